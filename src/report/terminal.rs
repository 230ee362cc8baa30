//! Findings as drawn in a terminal: text, place, line of the source, and how to fix them.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstream::adapter::strip_str;

use super::catalogue::Catalogue;
use super::finding::FindingTexts;
use crate::diag::{Arguments, Finding, Severity};
use crate::source::{Place, Position};

/// Draws findings with the messages of a catalogue.
pub struct Terminal<'a> {
    catalogue: &'a Catalogue,
    renderer: Renderer,
}

/// The widest line of a source that is shown whole, in characters: a paragraph of a plan may be one
/// line of many thousands.
const WIDEST: usize = 140;

impl<'a> Terminal<'a> {
    /// A terminal with colours.
    pub fn new(catalogue: &'a Catalogue) -> Self {
        Self { catalogue, renderer: Renderer::styled().term_width(WIDEST) }
    }

    /// A terminal without colours.
    pub fn plain(catalogue: &'a Catalogue) -> Self {
        Self { catalogue, renderer: Renderer::plain().term_width(WIDEST) }
    }

    /// Draws a finding with its line of the source, its related places and its help.
    pub fn draw(&self, finding: &Finding) -> String {
        self.draw_with(finding, None)
    }

    /// Draws a finding with a note about it that is no part of it.
    pub fn draw_with(&self, finding: &Finding, further: Option<&str>) -> String {
        let severity = self.severity(finding.severity());
        let level = match finding.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let texts = FindingTexts::new(self.catalogue, finding);
        let title = texts.message();
        let title = level.with_name(severity.as_str()).primary_title(title.as_str()).id(finding.code().id());
        let mut group = Group::with_title(title);
        let shown: Vec<DrawnPlace> = places(finding, &texts);
        for place in &shown {
            group = place.draw_in(group);
        }
        let (notes, name) = (self.notes(finding, &texts), self.severity(Severity::Note));
        for note in further.into_iter().chain(notes.iter().map(String::as_str)) {
            group = group.element(Level::NOTE.with_name(name.as_str()).message(note));
        }
        let (help, label) = (texts.help(), self.catalogue.word("help-label"));
        if let Some(help) = &help {
            group = group.element(Level::HELP.with_name(label.as_str()).message(help.as_str()));
        }
        without_bare_marks(&self.renderer.render(&[group]))
    }

    /// The plans that a finding concerns, and the reason why it was accepted.
    fn notes(&self, finding: &Finding, texts: &FindingTexts<'_>) -> Vec<String> {
        let concerned =
            texts.arguments.get("plans").map(|_| self.catalogue.say("concerned", &texts.arguments));
        let accepted = finding
            .accepted()
            .map(|reason| self.catalogue.say("accepted", &Arguments::from([("reason", reason.into())])));
        concerned.into_iter().chain(accepted).collect()
    }

    fn severity(&self, severity: Severity) -> String {
        self.catalogue.word(match severity {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
            Severity::Note => "severity-note",
        })
    }
}

/// The lines of a drawing without those of a bare `:::`, the mark of a snippet that has no path of its own: of a cell the
/// path is above it, with the cell in the place of line and column.
fn without_bare_marks(drawn: &str) -> String {
    let is_bare = |line: &str| line.contains(":::") && strip_str(line).to_string().trim() == ":::";
    if !drawn.lines().any(is_bare) {
        return drawn.to_owned();
    }
    drawn.lines().filter(|line| !is_bare(line)).collect::<Vec<_>>().join("\n")
}

fn places(finding: &Finding, texts: &FindingTexts<'_>) -> Vec<DrawnPlace> {
    let primary = finding.place().map(|place| shown(place, None, AnnotationKind::Primary));
    let others = finding
        .others()
        .iter()
        .map(|related| shown(&related.place, texts.label(related), AnnotationKind::Context));
    primary.into_iter().chain(others).collect()
}

/// A place with the text that is drawn for it.
enum DrawnPlace {
    /// A file of which no text is shown.
    File(String),
    /// A line with a part of it marked, or a cell of a workbook: `line` is the row then.
    Line {
        path: String,
        line: usize,
        /// `Quý 2!B7`; none of a text file.
        cell: Option<String>,
        text: String,
        range: std::ops::Range<usize>,
        label: Option<String>,
        kind: AnnotationKind,
    },
}

impl DrawnPlace {
    /// Adds the place to the group of a finding.
    fn draw_in<'a>(&'a self, group: Group<'a>) -> Group<'a> {
        match self {
            Self::File(path) => group.element(Origin::path(path.as_str())),
            Self::Line { path, line, cell, text, range, label, kind } => {
                let annotation = kind.span(range.clone()).label(label.as_deref());
                let snippet = Snippet::source(text.as_str()).line_start(*line).annotation(annotation);
                match cell {
                    Some(cell) => group.element(Origin::path(format!("{path}:{cell}"))).element(snippet),
                    None => group.element(snippet.path(path.as_str())),
                }
            }
        }
    }
}

/// The first line of a place. A place of several lines is marked at its beginning only.
fn shown(place: &Place, label: Option<String>, kind: AnnotationKind) -> DrawnPlace {
    let source = place.source();
    let (path, whole) = (source.path().to_owned(), source.text());
    if whole.is_empty() {
        return DrawnPlace::File(path);
    }
    let range = place.range();
    let start = whole[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = whole[range.start..].find('\n').map_or(whole.len(), |at| range.start + at);
    let text = whole[start..end].trim_end_matches('\r').to_owned();
    let clip = |at: usize| at.saturating_sub(start).min(text.len());
    let range = clip(range.start)..clip(range.end);
    let (line, cell) = match place.position() {
        Position::Line { line, .. } => (line, None),
        Position::Cell(address) => (address.row as usize, Some(address.to_string())),
        Position::Word(address) => (address.number() as usize, Some(address.to_string())),
    };
    DrawnPlace::Line { path, line, cell, text, range, label, kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::report::Language;
    use crate::source::{CellAddress, Source};

    #[test]
    fn a_finding_shows_place_line_and_mend() {
        let source = Source::new("data/a/plan.yaml", "format: 1\nisuer: x\n");
        let place = Place::new(&source, 10..15);
        let finding = Finding::at(Code::UnknownKey, &place).with("key", "isuer");
        let finding = finding.with_known("isuer", ["issuer", "place"]);
        let catalogue = Catalogue::new(Language::English);
        let drawn = Terminal::plain(&catalogue).draw(&finding);
        for part in
            ["error[unknown-key]", "data/a/plan.yaml:2:1", "isuer: x", "^^^^^", "did you mean `issuer`?"]
        {
            assert!(drawn.contains(part), "{part} is missing in\n{drawn}");
        }
    }

    #[test]
    fn a_finding_in_a_workbook_shows_the_cell() {
        let address = CellAddress { sheet: "Quý 2".to_owned(), row: 7, column: 2 };
        let (_, places) = Source::from_cells("kq.xlsx", [(address, "1oo")]);
        let finding = Finding::at(Code::InvalidValue, &places[0]).with("value", "1oo");
        let catalogue = Catalogue::new(Language::Vietnamese);
        let drawn = Terminal::plain(&catalogue).draw(&finding);
        assert!(drawn.contains("--> kq.xlsx:Quý 2!B7\n") && drawn.contains("7 | 1oo"), "{drawn}");
        let styled = Terminal::new(&catalogue).draw(&finding);
        assert!(!drawn.contains(":::") && !styled.contains(":::"), "{drawn}{styled}");
        let line: serde_json::Value =
            serde_json::from_str(&crate::report::finding_json(&catalogue, &finding)).unwrap();
        let place = serde_json::json!({"path": "kq.xlsx", "sheet": "Quý 2", "cell": "B7"});
        assert_eq!(line["place"], place);
    }

    #[test]
    fn a_place_of_many_lines_is_marked_at_its_first() {
        let source = Source::new("a.yaml", "a: b\nc:\n  - d\n  - e\n");
        let finding = Finding::at(Code::NodeKind, &Place::new(&source, 5..19));
        let catalogue = Catalogue::new(Language::Vietnamese);
        let drawn = Terminal::plain(&catalogue).draw(&finding);
        assert!(drawn.contains("a.yaml:2:1") && !drawn.contains("- d"), "{drawn}");
    }
}
