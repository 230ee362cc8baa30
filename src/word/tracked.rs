//! Tracked changes: two versions of a document as one, in which what was deleted and what was inserted is marked as Word
//! itself marks it.
//!
//! Both versions are written as blocks first, paragraphs and tables, and then merged: what accepts all changes has
//! the blocks of the new version, what rejects all those of the old one. A paragraph's changes are those of its words; a
//! table's those of its rows and of the words in its cells, or, where its columns or merged cells differ, all rows of both.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::alignment::{AlignedPair, aligned};
use super::xml::XmlElement;

/// Whose the changes are, and when they were made.
pub(super) struct ChangeMarks {
    author: String,
    /// `2026-02-05T00:00:00Z`; none where the new version has no date.
    time: Option<String>,
    /// How many changes there are so far.
    count: usize,
}

/// How a block, a row or a word changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TrackedChange {
    Deleted,
    Inserted,
}

impl TrackedChange {
    /// The element that marks it, in a paragraph or a row.
    fn element(self) -> &'static str {
        match self {
            Self::Deleted => "w:del",
            Self::Inserted => "w:ins",
        }
    }
}

/// A word, a mark or blanks of a paragraph, or a whole element such as a tab, with the format of its run.
#[derive(Clone)]
struct RunToken {
    format: Option<XmlElement>,
    content: XmlElement,
    /// Equal where the tokens are.
    key: String,
}

impl ChangeMarks {
    /// Marks of an author on a day (`2026-02-05`).
    pub(super) fn new(author: String, day: Option<String>) -> Self {
        Self { author, time: day.map(|day| format!("{day}T00:00:00Z")), count: 0 }
    }

    fn mark(&mut self, change: TrackedChange) -> XmlElement {
        self.count += 1;
        let mark = XmlElement::new(change.element()).with("w:id", self.count).with("w:author", &self.author);
        match &self.time {
            Some(time) => mark.with("w:date", time),
            None => mark,
        }
    }

    /// Blocks of both versions as one list.
    pub(super) fn merged(&mut self, old: &[XmlElement], new: &[XmlElement]) -> Vec<XmlElement> {
        let mut merged: Vec<XmlElement> = Vec::with_capacity(new.len());
        for pair in aligned(old, new, XmlElement::plain_text, can_be_versions) {
            match pair {
                AlignedPair::Both(old, new) if old == new => merged.push(new.clone()),
                AlignedPair::Both(old, new) if new.name() == "w:tbl" => merged.extend(self.table(old, new)),
                AlignedPair::Both(old, new) => merged.push(self.paragraph(old, new)),
                AlignedPair::Old(old) => merged.push(self.whole(old, TrackedChange::Deleted)),
                AlignedPair::New(new) => merged.push(self.whole(new, TrackedChange::Inserted)),
            }
        }
        apart(merged)
    }

    /// A block that is in one version alone.
    fn whole(&mut self, block: &XmlElement, change: TrackedChange) -> XmlElement {
        match block.name() {
            "w:p" => self.whole_paragraph(block, change),
            "w:tbl" => block.map_children("w:tr", |row| self.whole_row(row, change)),
            _ => block.clone(),
        }
    }

    fn whole_row(&mut self, row: &XmlElement, change: TrackedChange) -> XmlElement {
        let mark = self.mark(change);
        let row = row
            .map_children("w:tc", |cell| cell.map_children("w:p", |one| self.whole_paragraph(one, change)));
        let properties = row.child_named("w:trPr").cloned().unwrap_or_else(|| XmlElement::new("w:trPr"));
        row.with_first_child("w:trPr", properties.child(mark))
    }

    fn whole_paragraph(&mut self, paragraph: &XmlElement, change: TrackedChange) -> XmlElement {
        let properties = paragraph.child_named("w:pPr").cloned().unwrap_or_else(|| XmlElement::new("w:pPr"));
        let mark = self.mark(change);
        let runs: Vec<XmlElement> =
            paragraph.elements().filter(|child| child.name() != "w:pPr").cloned().collect();
        let written = XmlElement::new("w:p").child(with_marked_end(&properties, mark));
        if runs.is_empty() { written } else { written.child(self.marked_runs(runs, change)) }
    }

    fn marked_runs(&mut self, runs: Vec<XmlElement>, change: TrackedChange) -> XmlElement {
        let runs =
            runs.into_iter().map(|run| if change == TrackedChange::Deleted { deleted(&run) } else { run });
        self.mark(change).children(runs)
    }

    /// A paragraph of both versions, its changed words marked.
    fn paragraph(&mut self, old: &XmlElement, new: &XmlElement) -> XmlElement {
        let (before, after) = (tokens(old), tokens(new));
        let key = |tokens: &[RunToken]| tokens.iter().map(|token| token.key.clone()).collect::<Vec<_>>();
        let mut written = XmlElement::new("w:p").children(new.child_named("w:pPr").cloned());
        for operation in capture_diff_slices(Algorithm::Patience, &key(&before), &key(&after)) {
            let (was, is) = (&before[operation.old_range()], &after[operation.new_range()]);
            if let DiffOp::Equal { .. } = operation {
                written = written.children(runs(is));
                continue;
            }
            for (tokens, change) in [(was, TrackedChange::Deleted), (is, TrackedChange::Inserted)] {
                if !tokens.is_empty() {
                    let marked = self.marked_runs(runs(tokens), change);
                    written = written.child(marked);
                }
            }
        }
        written
    }

    /// A table of both versions: row by row, or, where columns or merged cells differ, all rows of both.
    fn table(&mut self, old: &XmlElement, new: &XmlElement) -> Vec<XmlElement> {
        if !has_same_columns(old, new) {
            return vec![self.whole(old, TrackedChange::Deleted), self.whole(new, TrackedChange::Inserted)];
        }
        let rows = |table: &XmlElement| -> Vec<XmlElement> {
            table.elements().filter(|child| child.name() == "w:tr").cloned().collect()
        };
        let (before, after) = (rows(old), rows(new));
        let kept = new.elements().filter(|child| child.name() != "w:tr").cloned();
        let mut written = XmlElement::new("w:tbl").children(kept);
        for pair in aligned(&before, &after, XmlElement::plain_text, has_same_cells) {
            let row = match pair {
                AlignedPair::Both(_, new) if old == new => new.clone(),
                AlignedPair::Both(old, new) => self.row(old, new),
                AlignedPair::Old(old) => self.whole_row(old, TrackedChange::Deleted),
                AlignedPair::New(new) => self.whole_row(new, TrackedChange::Inserted),
            };
            written = written.child(row);
        }
        vec![written]
    }

    fn row(&mut self, old: &XmlElement, new: &XmlElement) -> XmlElement {
        let mut before = old.elements().filter(|child| child.name() == "w:tc");
        new.map_children("w:tc", |cell| {
            let Some(was) = before.next() else { return cell.clone() };
            let paragraphs = |cell: &XmlElement| -> Vec<XmlElement> {
                cell.elements().filter(|child| child.name() == "w:p").cloned().collect()
            };
            let merged = self.merged(&paragraphs(was), &paragraphs(cell));
            let kept = cell.elements().filter(|child| child.name() != "w:p").cloned();
            XmlElement::new("w:tc").children(kept).children(merged)
        })
    }
}

/// Whether a block can be another version of one.
fn can_be_versions(old: &XmlElement, new: &XmlElement) -> bool {
    old.name() == new.name()
}

/// Tables with a line between those that follow each other: Word makes one of neighbours.
fn apart(blocks: Vec<XmlElement>) -> Vec<XmlElement> {
    let mut apart: Vec<XmlElement> = Vec::with_capacity(blocks.len());
    for block in blocks {
        if block.name() == "w:tbl" && apart.last().is_some_and(|last| last.name() == "w:tbl") {
            apart.push(super::composer::gap(1.0));
        }
        apart.push(block);
    }
    apart
}

/// The properties of a paragraph with a mark at its end.
fn with_marked_end(properties: &XmlElement, mark: XmlElement) -> XmlElement {
    let own = properties.child_named("w:rPr").cloned().unwrap_or_else(|| XmlElement::new("w:rPr"));
    let marked = XmlElement::new("w:rPr").child(mark).children(own.elements().cloned());
    let is_end = |child: &&XmlElement| child.name() == "w:sectPr";
    let others = properties.elements().filter(|child| !matches!(child.name(), "w:rPr" | "w:sectPr")).cloned();
    let end = properties.elements().find(is_end).cloned();
    XmlElement::new("w:pPr").children(others).child(marked).children(end)
}

/// A run whose text is a deleted one.
fn deleted(run: &XmlElement) -> XmlElement {
    run.renamed_children("w:t", "w:delText")
}

/// How many columns the cells of each row take, and which cells go over several rows.
fn cells(row: &XmlElement) -> Vec<(String, String)> {
    let value = |cell: &XmlElement, name: &str| {
        let properties = cell.child_named("w:tcPr");
        let element = properties.and_then(|properties| properties.child_named(name));
        element.map(|element| element.value("w:val").to_owned()).unwrap_or_default()
    };
    let cells = row.elements().filter(|child| child.name() == "w:tc");
    cells.map(|cell| (value(cell, "w:gridSpan"), value(cell, "w:vMerge"))).collect()
}

fn has_same_cells(old: &XmlElement, new: &XmlElement) -> bool {
    cells(old) == cells(new)
}

/// Whether tables can be compared row by row: as many columns, and the same cells over several rows.
fn has_same_columns(old: &XmlElement, new: &XmlElement) -> bool {
    let columns =
        |table: &XmlElement| table.child_named("w:tblGrid").map_or(0, |grid| grid.elements().count());
    let merged = |table: &XmlElement| -> Vec<Vec<(String, String)>> {
        let rows = table.elements().filter(|child| child.name() == "w:tr").map(cells);
        rows.filter(|cells| cells.iter().any(|(_, merge)| !merge.is_empty())).collect()
    };
    columns(old) == columns(new) && merged(old) == merged(new)
}

/// The words, marks and elements of a paragraph.
fn tokens(paragraph: &XmlElement) -> Vec<RunToken> {
    let mut tokens = Vec::new();
    for run in paragraph.elements().filter(|child| child.name() == "w:r") {
        let format = run.child_named("w:rPr").cloned();
        let look = format.as_ref().map(|format| format!("{format:?}")).unwrap_or_default();
        for child in run.elements().filter(|child| child.name() != "w:rPr") {
            if child.name() != "w:t" {
                let key = format!("{look}{child:?}");
                tokens.push(RunToken { format: format.clone(), content: child.clone(), key });
                continue;
            }
            for word in words(&child.plain_text()) {
                let key = format!("{look}{word}");
                tokens.push(RunToken {
                    format: format.clone(),
                    content: super::runs::text_element(word),
                    key,
                });
            }
        }
    }
    tokens
}

/// Words, and the blanks and marks between them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_alphanumeric() {
            rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}

/// The runs of tokens: neighbours of one format are one run, and their texts one text.
fn runs(tokens: &[RunToken]) -> Vec<XmlElement> {
    let mut runs: Vec<XmlElement> = Vec::new();
    for group in tokens.chunk_by(|one, next| one.format == next.format) {
        let mut run = XmlElement::new("w:r").children(group[0].format.clone());
        let mut text = String::new();
        for token in group {
            if token.content.name() == "w:t" {
                text.push_str(&token.content.plain_text());
                continue;
            }
            if !text.is_empty() {
                run = run.child(super::runs::text_element(&std::mem::take(&mut text)));
            }
            run = run.child(token.content.clone());
        }
        if !text.is_empty() {
            run = run.child(super::runs::text_element(&text));
        }
        runs.push(run);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> XmlElement {
        let run = XmlElement::new("w:r").child(super::super::runs::text_element(text));
        XmlElement::new("w:p").child(run)
    }

    fn merged(old: &[&str], new: &[&str]) -> String {
        let blocks = |texts: &[&str]| texts.iter().map(|text| paragraph(text)).collect::<Vec<_>>();
        let mut marks = ChangeMarks::new("A".to_owned(), None);
        let merged = marks.merged(&blocks(old), &blocks(new));
        XmlElement::new("w:body").children(merged).to_text()
    }

    #[test]
    fn a_changed_word_is_deleted_and_inserted() {
        let merged = merged(&["đạt 25 người."], &["đạt 26 người."]);
        assert!(merged.contains("<w:delText>25</w:delText>"), "{merged}");
        assert!(
            merged.contains("<w:ins w:id=\"2\" w:author=\"A\"><w:r><w:t>26</w:t></w:r></w:ins>"),
            "{merged}"
        );
        assert_eq!(merged.matches("<w:del ").count(), 1, "{merged}");
    }

    #[test]
    fn a_paragraph_of_one_version_has_its_end_marked() {
        let merged = merged(&["Một.", "Hai ba bốn."], &["Một."]);
        assert!(merged.contains("<w:p><w:r><w:t>Một.</w:t></w:r></w:p>"), "{merged}");
        assert!(
            merged.contains("<w:pPr><w:rPr><w:del w:id=\"1\" w:author=\"A\"/></w:rPr></w:pPr>"),
            "{merged}"
        );
    }
}
