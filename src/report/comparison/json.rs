//! The changes as lines of JSON.

use serde::Serialize;
use serde_json::Number;

use super::super::json::{json_number, line_of};
use crate::compare::{
    ChangeGroup, ChangeKind, ChangedValue, ComparedColumn, ComparedForm, ComparedRow, ComparedValue,
    DiffMark, DiffSpan, DocumentComparison,
};
use crate::data::{Version, shown};
use crate::model::DocumentId;
use crate::pipeline::{Compared, VersionLabel};

#[derive(Serialize)]
struct ComparisonHeader<'a> {
    plan: &'a str,
    document: Option<String>,
    before: EditionLine,
    after: EditionLine,
    different: bool,
}

#[derive(Serialize)]
struct EditionLine {
    version: String,
    cited: String,
    state: &'static str,
}

#[derive(Serialize)]
struct FigureLine<'a> {
    group: &'static str,
    id: &'a str,
    what: &'a str,
    of: &'a [String],
    names: &'a [String],
    documents: Vec<String>,
    before: Option<&'a str>,
    after: Option<&'a str>,
    before_count: Option<Number>,
    after_count: Option<Number>,
    difference: Option<Number>,
}

#[derive(Serialize)]
struct PassageLine<'a> {
    document: String,
    zone: &'a str,
    form: &'static str,
    /// The name of a line at a fixed place.
    name: Option<String>,
    fate: &'static str,
    path: &'a str,
    moved_from: Option<&'a str>,
    moved_to: Option<&'a str>,
    before_label: &'a str,
    after_label: &'a str,
    renumbered: bool,
    rewritten: bool,
    words: Vec<WordLine<'a>>,
    columns: Vec<ColumnLine<'a>>,
    rows: Vec<RowLine<'a>>,
}

#[derive(Serialize)]
struct WordLine<'a> {
    mark: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct ColumnLine<'a> {
    fate: &'static str,
    header: Vec<WordLine<'a>>,
}

#[derive(Serialize)]
struct RowLine<'a> {
    fate: &'static str,
    kind: &'static str,
    cells: Vec<Vec<WordLine<'a>>>,
}

/// The compared versions, then each changed figure and each changed passage.
pub fn comparison_json(compared: &Compared) -> Vec<String> {
    let head = ComparisonHeader {
        plan: &compared.plan,
        document: compared.document.as_ref().map(DocumentId::to_string),
        before: edition(&compared.from),
        after: edition(&compared.to),
        different: !compared.comparison.is_empty(),
    };
    let mut lines = vec![line_of("comparison", &head)];
    for group in &compared.comparison.groups {
        lines.extend(group.differences().map(|change| figure(group, change)));
    }
    for document in &compared.comparison.documents {
        lines.extend(passages(document));
    }
    lines
}

fn edition(edition: &VersionLabel) -> EditionLine {
    EditionLine {
        version: match &edition.version {
            Version::Working => "working".to_owned(),
            Version::Issued(number) => number.to_string(),
            Version::Folder(path) => shown(path),
        },
        cited: edition.cited.clone(),
        state: edition.state.id(),
    }
}

fn figure(group: &ChangeGroup, change: &ChangedValue) -> String {
    let text = |value: &'_ Option<ComparedValue>| value.as_ref().map(|value| value.text.clone());
    let count = |value: &Option<ComparedValue>| {
        value.as_ref().and_then(|value| json_number(value.count?.into(), &value.format))
    };
    let (old, new) = (text(&change.old), text(&change.new));
    let figure = FigureLine {
        group: group.kind.id(),
        id: &group.id,
        what: change.what.id(),
        of: &change.of,
        names: &change.names,
        documents: change.documents.iter().map(DocumentId::to_string).collect(),
        before: old.as_deref(),
        after: new.as_deref(),
        before_count: count(&change.old),
        after_count: count(&change.new),
        difference: change.difference().and_then(|difference| json_number(difference, &change.format())),
    };
    line_of("figure", &figure)
}

fn passages(document: &DocumentComparison) -> Vec<String> {
    let mut zone = "";
    let mut lines = Vec::new();
    for passage in &document.passages {
        if let ComparedForm::Zone(part) = passage.form {
            zone = part.id();
        }
        let is_mere_zone = matches!(passage.form, ComparedForm::Zone(_)) && passage.words.is_empty();
        if !passage.is_changed() || is_mere_zone {
            continue;
        }
        let (columns, rows) = match &passage.form {
            ComparedForm::Table(grid) => (grid.columns.as_slice(), grid.rows.as_slice()),
            _ => Default::default(),
        };
        let changed = rows.iter().filter(|row| row.is_changed());
        let rest = PassageLine {
            document: document.document.to_string(),
            zone,
            form: passage.form.id(),
            name: if let ComparedForm::Line(name) = &passage.form { Some(name.to_string()) } else { None },
            fate: passage.change.id(),
            path: &passage.path,
            moved_from: if let ChangeKind::Moved { from } = &passage.change { Some(from) } else { None },
            moved_to: if let ChangeKind::Gone { to } = &passage.change { Some(to) } else { None },
            before_label: &passage.labels.0,
            after_label: &passage.labels.1,
            renumbered: passage.is_renumbered(),
            rewritten: passage.is_rewritten(),
            words: words(&passage.words),
            columns: columns.iter().filter(|column| column.is_changed()).map(column).collect(),
            rows: changed.map(row).collect(),
        };
        lines.push(line_of("passage", &rest));
    }
    lines
}

fn column(column: &ComparedColumn) -> ColumnLine<'_> {
    ColumnLine { fate: column.change.id(), header: words(&column.header) }
}

fn row(row: &ComparedRow) -> RowLine<'_> {
    let cells = row.cells.iter().map(|cell| words(cell)).collect();
    RowLine { fate: row.change.id(), kind: row.kind.id(), cells }
}

fn words(words: &[DiffSpan]) -> Vec<WordLine<'_>> {
    let word = |span: &'_ DiffSpan| -> &'static str {
        match span.mark {
            DiffMark::Same => "same",
            DiffMark::Deleted => "deleted",
            DiffMark::Inserted => "inserted",
        }
    };
    words.iter().map(|span| WordLine { mark: word(span), text: &span.piece.text }).collect()
}
