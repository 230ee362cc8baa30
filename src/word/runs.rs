//! Runs of text as elements of Word, and the footnotes that they bear.

use super::format::{ParagraphFormat, RunFormat};
use super::styles::{Component, WORD};
use super::xml::XmlElement;
use crate::content::{LEADER, Run, Runs};

/// Writes runs, and keeps the footnotes of the document.
#[derive(Default)]
pub(super) struct RunWriter {
    footnotes: Vec<XmlElement>,
}

impl RunWriter {
    /// The elements of runs in a format over that of their paragraph.
    pub(super) fn write(&mut self, runs: &Runs, format: RunFormat) -> Vec<XmlElement> {
        let mut written = Vec::new();
        for run in &runs.0 {
            match run {
                Run::Plain(text) => written.extend(text_run(text, format)),
                Run::Unbroken(text) => written.extend(unbroken_run(text, format)),
                Run::Bold(inner) => {
                    written.extend(self.write(inner, RunFormat { bold: Some(true), ..format }));
                }
                Run::Italic(inner) => {
                    written.extend(self.write(inner, RunFormat { italic: Some(true), ..format }));
                }
                Run::Underlined(inner) => {
                    written.extend(self.write(inner, RunFormat { is_underlined: true, ..format }));
                }
                Run::Footnote(inner) => written.push(self.footnote(inner)),
                Run::Leader => written.push(with_format(format).child(XmlElement::new("w:tab"))),
            }
        }
        written
    }

    fn footnote(&mut self, runs: &Runs) -> XmlElement {
        let mut own = Self::default();
        let text = own.write(runs, RunFormat::default());
        // 0 and 1 are the lines above footnotes.
        let id = self.footnotes.len() + 2;
        let reference = XmlElement::from_value("w:rStyle", "SoChuThich");
        let mark = XmlElement::new("w:r")
            .child(XmlElement::new("w:rPr").child(reference.clone()))
            .child(XmlElement::new("w:footnoteRef"));
        let blank =
            XmlElement::new("w:r").child(XmlElement::new("w:t").with("xml:space", "preserve").text(" "));
        let style = Component::Footnote.name();
        let runs = [mark, blank].into_iter().chain(text).collect();
        let paragraph = super::composer::element(&style, &ParagraphFormat::default(), runs);
        self.footnotes.push(XmlElement::new("w:footnote").with("w:id", id).child(paragraph));
        XmlElement::new("w:r")
            .child(XmlElement::new("w:rPr").child(reference))
            .child(XmlElement::new("w:footnoteReference").with("w:id", id))
    }

    /// The footnotes, to be changed.
    pub(super) fn notes(&mut self) -> &mut [XmlElement] {
        &mut self.footnotes
    }

    /// The part `footnotes.xml`; none where there are no footnotes.
    pub(super) fn footnotes(&self) -> Option<XmlElement> {
        if self.footnotes.is_empty() {
            return None;
        }
        let separator = |kind: &str, id: usize, element: &'static str| {
            let paragraph =
                XmlElement::new("w:p").child(XmlElement::new("w:r").child(XmlElement::new(element)));
            XmlElement::new("w:footnote").with("w:type", kind).with("w:id", id).child(paragraph)
        };
        let own = [
            separator("separator", 0, "w:separator"),
            separator("continuationSeparator", 1, "w:continuationSeparator"),
        ];
        Some(
            XmlElement::new("w:footnotes")
                .with("xmlns:w", WORD)
                .children(own)
                .children(self.footnotes.clone()),
        )
    }
}

fn with_format(format: RunFormat) -> XmlElement {
    let elements = format.elements();
    let run = XmlElement::new("w:r");
    if elements.is_empty() { run } else { run.child(XmlElement::new("w:rPr").children(elements)) }
}

/// The element of a text: blanks at its ends are kept.
pub(super) fn text_element(text: &str) -> XmlElement {
    let element = XmlElement::new("w:t");
    let is_padded =
        text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) || text.contains("  ");
    if is_padded { element.with("xml:space", "preserve").text(text) } else { element.text(text) }
}

fn text_run(text: &str, format: RunFormat) -> Option<XmlElement> {
    (!text.is_empty()).then(|| with_format(format).child(text_element(text)))
}

/// A text that no line break parts: its blanks are fixed, and its hyphens are those after which no line breaks.
fn unbroken_run(text: &str, format: RunFormat) -> Option<XmlElement> {
    if text.is_empty() {
        return None;
    }
    let text = text.replace(' ', "\u{a0}");
    let mut run = with_format(format);
    for (at, piece) in text.split('-').enumerate() {
        if at > 0 {
            run = run.child(XmlElement::new("w:noBreakHyphen"));
        }
        if !piece.is_empty() {
            run = run.child(text_element(piece));
        }
    }
    Some(run)
}

/// The text of runs without styles and footnotes, with U+00A0 where lines do not break.
pub(super) fn plain(runs: &Runs) -> String {
    let piece = |run: &Run| match run {
        Run::Plain(text) => text.clone(),
        Run::Unbroken(text) => text.replace(' ', "\u{a0}"),
        Run::Bold(inner) | Run::Italic(inner) | Run::Underlined(inner) => plain(inner),
        Run::Footnote(_) => String::new(),
        Run::Leader => LEADER.to_owned(),
    };
    runs.0.iter().map(piece).collect()
}

/// The texts between the leaders of runs, and those at both ends.
pub(super) fn between_leaders(runs: &Runs) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for run in &runs.0 {
        let inner = match run {
            Run::Leader => {
                pieces.push(String::new());
                continue;
            }
            Run::Bold(inner) | Run::Italic(inner) | Run::Underlined(inner) => between_leaders(inner),
            Run::Plain(_) | Run::Unbroken(_) => vec![plain(&Runs(vec![run.clone()]))],
            Run::Footnote(_) => Vec::new(),
        };
        for (at, piece) in inner.into_iter().enumerate() {
            if at > 0 {
                pieces.push(String::new());
            }
            if let Some(last) = pieces.last_mut() {
                last.push_str(&piece);
            }
        }
    }
    pieces
}
