//! The view for the template of the comparison. It is an interface: `templates/README.md` describes it.

use serde::Serialize;

use super::figures::{ChangeGroup, ChangedValue, ComparedValue};
use super::grid::{ComparedColumn, ComparedGrid, ComparedRow, TableChange};
use super::highlight::{Marked, label, marked, unmarked};
use super::passages::{ChangeKind, ComparedForm, ComparedPassage};
use super::pieces::Piece;
use super::words::{DiffMark, DiffSpan};
use super::{Comparison, DocumentComparison};
use crate::content::{RowKind, period_name};
use crate::model::{DocumentId, Extent, LinePart, Unbroken};

/// Figures, then texts.
#[derive(Debug, Serialize)]
pub struct ComparisonView {
    groups: Vec<GroupView>,
    documents: Vec<DocumentView>,
}

/// Changes that belong together.
#[derive(Debug, Serialize)]
struct GroupView {
    /// `quota`, `result`, `holders`, `documents`
    kind: &'static str,
    name: String,
    changes: Vec<ChangeView>,
    total: Option<ChangeView>,
}

/// A value that changed.
#[derive(Debug, Serialize)]
struct ChangeView {
    what: &'static str,
    /// Which of several, in words.
    names: Vec<Marked>,
    documents: Vec<DocumentNameView>,
    old: Option<Vec<Marked>>,
    new: Option<Vec<Marked>>,
    /// `+3`, `-2`, `0`; none of what is no count.
    difference: Option<String>,
}

/// Which document.
#[derive(Debug, Serialize)]
struct DocumentNameView {
    /// `plan`, `notice`, `unit-notice`, `report`
    kind: &'static str,
    /// The period of a report: `quý II/2026`.
    period: Option<String>,
    /// The name of the file of a document in one of its own, without the ending.
    file: Option<String>,
}

/// A document that changed.
#[derive(Debug, Serialize)]
struct DocumentView {
    document: DocumentNameView,
    /// `kept`, `added`, `removed`
    fate: &'static str,
    passages: Vec<PassageView>,
}

/// A passage with its marks.
#[derive(Debug, Serialize)]
struct PassageView {
    /// `zone`, `line`, `heading`, `numbered`, `paragraph`, `item`, `table`; `gap` for what is left out
    form: &'static str,
    /// The numbering level, or the style of a paragraph; the name of a zone or a line.
    style: &'static str,
    fate: &'static str,
    is_changed: bool,
    notes: Vec<NoteView>,
    label: Vec<Marked>,
    text: Vec<Marked>,
    table: Option<DiffTableView>,
}

/// A note on the change of a passage apart from its words.
#[derive(Debug, Serialize)]
struct NoteView {
    /// `moved`, `gone`, `split`, `joined`, `renumbered`
    kind: &'static str,
    /// The number of the part that it came from or went to; nothing outside of all parts.
    at: String,
}

/// A table, in the form that the library draws.
#[derive(Debug, Serialize)]
struct DiffTableView {
    columns: Vec<DiffColumnView>,
    rows: Vec<DiffRowView>,
}

#[derive(Debug, Serialize)]
struct DiffColumnView {
    header: Vec<Marked>,
    /// `kept`, `added`, `removed`
    fate: &'static str,
    /// The header before, where it was another.
    was: Option<String>,
    align: &'static str,
    flex: bool,
    longest: Vec<String>,
    words: Vec<String>,
}

#[derive(Debug, Serialize)]
struct DiffRowView {
    kind: &'static str,
    fate: &'static str,
    /// Each of lines, and each of these marked.
    cells: Vec<Vec<Vec<Marked>>>,
}

impl ComparisonView {
    /// The changes, in documents that changed.
    pub fn new(comparison: &Comparison, extent: Extent, rule: &Unbroken) -> Self {
        let changed = comparison.documents.iter().filter(|document| document.is_changed());
        Self {
            groups: comparison
                .groups
                .iter()
                .filter(|one| one.is_shown())
                .map(|one| group(one, rule))
                .collect(),
            documents: changed.map(|one| document(one, extent, rule)).collect(),
        }
    }
}

fn group(group: &ChangeGroup, rule: &Unbroken) -> GroupView {
    GroupView {
        kind: group.kind.id(),
        name: group.name.clone(),
        changes: group.shown().map(|one| change(one, rule)).collect(),
        total: group.total.as_ref().map(|one| change(one, rule)),
    }
}

fn change(change: &ChangedValue, rule: &Unbroken) -> ChangeView {
    let text = |value: &Option<ComparedValue>| value.as_ref().map(|value| unmarked(&value.text, rule));
    let difference = change.difference_text();
    ChangeView {
        what: change.what.id(),
        names: unmarked(&change.names.join(", "), rule),
        documents: change.documents.iter().map(name).collect(),
        old: text(&change.old),
        new: text(&change.new),
        difference,
    }
}

fn name(document: &DocumentId) -> DocumentNameView {
    DocumentNameView {
        kind: document.kind().id(),
        period: document.period().map(period_name),
        file: document.own_file().map(ToString::to_string),
    }
}

fn document(document: &DocumentComparison, extent: Extent, rule: &Unbroken) -> DocumentView {
    let fate = match document.cited {
        (None, _) => "added",
        (_, None) => "removed",
        _ => "kept",
    };
    let passages = match extent {
        // A document that is wholly new or gone is read on its own.
        _ if fate != "kept" => Vec::new(),
        Extent::All | Extent::Nothing => {
            document.passages.iter().map(|one| passage(one, extent, rule)).collect()
        }
        Extent::Changed => changed(&document.passages, rule),
    };
    DocumentView { document: name(&document.document), fate, passages }
}

/// The passages that changed, with the passages above them, and a gap in place of those left out between.
fn changed(passages: &[ComparedPassage], rule: &Unbroken) -> Vec<PassageView> {
    let mut is_shown = vec![false; passages.len()];
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (at, one) in passages.iter().enumerate() {
        open.retain(|(depth, _)| *depth < one.depth);
        open.push((one.depth, at));
        let is_zone = matches!(one.form, ComparedForm::Zone(_));
        if one.is_changed() && !(is_zone && one.words.is_empty()) {
            for (_, above) in &open {
                is_shown[*above] = true;
            }
        }
    }
    let mut shown = Vec::new();
    let mut is_gap = false;
    for (one, is_shown) in passages.iter().zip(is_shown) {
        let is_zone = matches!(one.form, ComparedForm::Zone(_));
        if is_shown {
            shown.extend((is_gap && !is_zone).then(gap));
            shown.push(passage(one, Extent::Changed, rule));
        }
        is_gap = !is_shown && !is_zone;
    }
    shown
}

fn gap() -> PassageView {
    PassageView {
        form: "gap",
        style: "",
        fate: "kept",
        is_changed: false,
        notes: Vec::new(),
        label: Vec::new(),
        text: Vec::new(),
        table: None,
    }
}

fn passage(one: &ComparedPassage, extent: Extent, rule: &Unbroken) -> PassageView {
    let style = match &one.form {
        ComparedForm::Zone(zone) => zone.id(),
        ComparedForm::Line(name) => name.id(),
        ComparedForm::Heading(level) | ComparedForm::Numbered(level) => level.id(),
        ComparedForm::Paragraph(style) => style.id(),
        ComparedForm::Item | ComparedForm::Table(_) => "",
    };
    let is_mere_zone = matches!(one.form, ComparedForm::Zone(_)) && one.words.is_empty();
    PassageView {
        form: one.form.id(),
        style,
        fate: one.change.id(),
        is_changed: one.is_changed() && !is_mere_zone,
        notes: notes(one),
        label: label(one),
        text: marked(&words(one), rule),
        table: if let ComparedForm::Table(grid) = &one.form { Some(table(grid, extent, rule)) } else { None },
    }
}

/// How much is shown of a passage that is shown in full elsewhere, in characters.
const LEFT: usize = 80;

/// The words of a passage; of one that moved away only the first.
fn words(one: &ComparedPassage) -> Vec<DiffSpan> {
    if !matches!(one.change, ChangeKind::Gone { .. } | ChangeKind::Joined) {
        return one.words.clone();
    }
    let text: String = one.words.iter().map(|span| span.piece.text.as_str()).collect();
    let piece = match text.char_indices().nth(LEFT) {
        Some((end, _)) => Piece::plain(format!("{}…", text[..end].trim_end())),
        None => Piece::plain(text),
    };
    vec![DiffSpan { mark: DiffMark::Same, piece }]
}

fn notes(one: &ComparedPassage) -> Vec<NoteView> {
    let fate = match &one.change {
        ChangeKind::Moved { from } => Some(NoteView { kind: "moved", at: from.clone() }),
        ChangeKind::Gone { to } => Some(NoteView { kind: "gone", at: to.clone() }),
        ChangeKind::Split => Some(NoteView { kind: "split", at: String::new() }),
        ChangeKind::Joined => Some(NoteView { kind: "joined", at: String::new() }),
        ChangeKind::Kept | ChangeKind::Added | ChangeKind::Removed => None,
    };
    let was = one.labels.0.trim_end_matches('.').to_owned();
    let is_told = one.is_renumbered() && !was.is_empty() && one.change == ChangeKind::Kept;
    let renumbered = is_told.then_some(NoteView { kind: "renumbered", at: was });
    fate.into_iter().chain(renumbered).collect()
}

/// A table; of a long one that changed in part only what changed, where that is asked for.
fn table(grid: &ComparedGrid, extent: Extent, rule: &Unbroken) -> DiffTableView {
    let is_shown = |row: &&ComparedRow| {
        extent != Extent::Changed
            || row.is_changed()
            || matches!(row.kind, RowKind::Total | RowKind::Group | RowKind::Span)
    };
    let rows: Vec<&ComparedRow> = grid.rows.iter().filter(is_shown).collect();
    let columns = grid.columns.iter().enumerate();
    DiffTableView {
        columns: columns
            .map(|(at, one)| column(one, rows.iter().filter_map(|row| row.cells.get(at)), rule))
            .collect(),
        rows: rows.iter().map(|row| self::row(row, rule)).collect(),
    }
}

/// How many texts of a column are measured to find its width.
const MEASURED: usize = 30;

fn column<'a>(
    column: &ComparedColumn,
    cells: impl Iterator<Item = &'a Vec<DiffSpan>>,
    rule: &Unbroken,
) -> DiffColumnView {
    let said = |left_out: DiffMark| -> String {
        let kept = column.header.iter().filter(|span| span.mark != left_out);
        kept.map(|span| span.piece.text.as_str()).collect()
    };
    let (was, is) = (said(DiffMark::Inserted), said(DiffMark::Deleted));
    let texts = cells.map(|cell| cell.iter().map(|span| span.piece.text.as_str()).collect::<String>());
    let mut texts: Vec<String> = texts.collect();
    let mut words: Vec<String> = texts.iter().flat_map(|text| whole_words(text, rule)).collect();
    for list in [&mut texts, &mut words] {
        list.sort_by_cached_key(|text| (std::cmp::Reverse(text.chars().count()), text.clone()));
        list.dedup();
        list.truncate(MEASURED);
    }
    let is_renamed = column.change == TableChange::Kept && was != is;
    DiffColumnView {
        header: unmarked(if is.is_empty() { &was } else { &is }, rule),
        was: is_renamed.then_some(was),
        fate: column.change.id(),
        align: column.role.align().id(),
        flex: column.role.is_text(),
        words: if column.role.is_text() { words } else { Vec::new() },
        longest: texts,
    }
}

/// The words of a text, what stays on one line being one.
fn whole_words(text: &str, rule: &Unbroken) -> Vec<String> {
    let words = |part| match part {
        LinePart::Whole(text) => vec![text.to_owned()],
        LinePart::Breakable(text) => text.split_whitespace().map(str::to_owned).collect(),
    };
    rule.parts(text).into_iter().flat_map(words).collect()
}

fn row(row: &ComparedRow, rule: &Unbroken) -> DiffRowView {
    let lines = |cell: &Vec<DiffSpan>| vec![marked(cell, rule)];
    // A group's name spans all columns but the first.
    let cells = if row.kind == RowKind::Span { row.cells.get(..2).unwrap_or(&row.cells) } else { &row.cells };
    DiffRowView { kind: row.kind.id(), fate: row.change.id(), cells: cells.iter().map(lines).collect() }
}
