//! Two tables compared cell by cell: rows by whose they are, columns by their headers.

use std::collections::{HashMap, HashSet};

use super::align::heaviest_increasing;
use super::merge::{IndexPair, merged_places};
use super::pieces::{Piece, pieces, plain};
use super::tree::{Lexicon, likeness, note_words};
use super::words::{DiffMark, DiffSpan, all, compare_texts};
use crate::content::{Cell, Column, ColumnRole, MergedCell, Row, RowKind, Table};

/// A table with the changes of its columns, rows and cells.
#[derive(Clone, Debug)]
pub struct ComparedGrid {
    /// Columns of either version.
    pub columns: Vec<ComparedColumn>,
    /// Rows of either version.
    pub rows: Vec<ComparedRow>,
}

/// The change of a column or of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableChange {
    /// It is in both versions.
    Kept,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is at another place among the others.
    Moved,
}

impl TableChange {
    fn new<T>(old: Option<&T>, new: Option<&T>) -> Self {
        match (old, new) {
            (None, Some(_)) => Self::Added,
            (Some(_), None) => Self::Removed,
            _ => Self::Kept,
        }
    }

    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
        }
    }
}

/// A column.
#[derive(Clone, Debug)]
pub struct ComparedColumn {
    /// How it changed.
    pub change: TableChange,
    /// Its header, after that above it.
    pub header: Vec<DiffSpan>,
    /// The role of its cells.
    pub role: ColumnRole,
}

/// A row.
#[derive(Clone, Debug)]
pub struct ComparedRow {
    /// How it changed.
    pub change: TableChange,
    /// Its kind.
    pub kind: RowKind,
    /// A text for each column.
    pub cells: Vec<Vec<DiffSpan>>,
}

impl ComparedRow {
    /// Whether anything in it changed.
    pub fn is_changed(&self) -> bool {
        self.change != TableChange::Kept || self.cells.iter().flatten().any(|one| one.mark != DiffMark::Same)
    }
}

impl ComparedColumn {
    /// Whether it is another than before, or has another header.
    pub fn is_changed(&self) -> bool {
        self.change != TableChange::Kept || self.header.iter().any(|one| one.mark != DiffMark::Same)
    }
}

impl ComparedGrid {
    /// Whether anything in it changed.
    pub fn is_changed(&self) -> bool {
        self.columns.iter().any(ComparedColumn::is_changed) || self.rows.iter().any(ComparedRow::is_changed)
    }
}

/// Compares two tables; one that is missing has nothing.
pub(super) fn compare(old: &Table, new: &Table) -> ComparedGrid {
    let columns = columns(&old.columns, &new.columns);
    let rows = rows(old, new);
    let moved = moved(&rows);
    let compared = rows.into_iter().enumerate().filter_map(|(at, (one, other))| {
        let (one, other) = (one.map(|at| &old.rows[at]), other.map(|at| &new.rows[at]));
        let change = if moved.contains(&at) { TableChange::Moved } else { TableChange::new(one, other) };
        let cells = columns.iter().map(|column| cell((old, one), (new, other), *column)).collect();
        Some(ComparedRow { change, kind: other.or(one)?.kind.clone(), cells })
    });
    let rows = compared.collect();
    let columns = columns.into_iter().filter_map(|(one, other)| {
        let (was, is) = (one.map(|at| &old.columns[at]), other.map(|at| &new.columns[at]));
        let header = |column: Option<&Column>| {
            column.map(|column| vec![Piece::plain(header(column))]).unwrap_or_default()
        };
        Some(ComparedColumn {
            change: TableChange::new(was, is),
            header: compare_texts(&header(was), &header(is)),
            role: is.or(was)?.role,
        })
    });
    ComparedGrid { rows, columns: columns.collect() }
}

/// A header, after that above it.
fn header(column: &Column) -> String {
    let headers: Vec<&str> = column.over.iter().chain([&column.header]).map(String::as_str).collect();
    headers.join(": ")
}

/// Columns by their headers; those that are left over by their order, where there are as many. The rows' numbers are
/// recognised by what they are, whatever a column of the data is called.
fn columns(old: &[Column], new: &[Column]) -> Vec<IndexPair> {
    let named = merged_places(old, new, |column| {
        (column.role == ColumnRole::RowNumber, column.over.clone(), column.header.clone())
    });
    let gone: Vec<usize> =
        named.iter().filter(|(_, new)| new.is_none()).filter_map(|(one, _)| *one).collect();
    let come: Vec<usize> =
        named.iter().filter(|(old, _)| old.is_none()).filter_map(|(_, one)| *one).collect();
    let renamed: HashMap<usize, usize> =
        if gone.len() == come.len() { come.into_iter().zip(gone).collect() } else { HashMap::new() };
    let pairs = named.into_iter().filter_map(|pair| match pair {
        (Some(one), None) => (!renamed.values().any(|gone| *gone == one)).then_some(pair),
        (None, Some(other)) => Some((renamed.get(&other).copied(), Some(other))),
        pair => Some(pair),
    });
    pairs.collect()
}

/// The key by which a row is recognised in another version.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum RowKey {
    /// Whose it is, or what of all: a unit, the total, a series of a chart.
    Kind(RowKind),
    /// The name of a group of units.
    Group(String),
    /// Its text, cell by cell.
    Text(Vec<String>),
}

impl RowKey {
    /// The key of a row that is recognised by more than its text.
    pub(super) fn new(table: &Table, row: &Row) -> Option<Self> {
        match &row.kind {
            RowKind::Holder(_) | RowKind::Quota(_) | RowKind::Total | RowKind::Series(_) => {
                Some(Self::Kind(row.kind.clone()))
            }
            RowKind::Group => {
                let at = table.columns.iter().position(|column| column.role == ColumnRole::Name)?;
                Some(Self::Group(row.cells.get(at).map(|cell| plain(&cell_pieces(cell))).unwrap_or_default()))
            }
            RowKind::Prose | RowKind::Span => None,
        }
    }
}

/// The key of a row, and how many rows before it have the same.
type CountedKey = (RowKey, usize);

/// Rows by whose they are; those of texts by what they say, and then by what they have in common.
fn rows(old: &Table, new: &Table) -> Vec<IndexPair> {
    let (before, mut after) = (keys(old), keys(new));
    for (at, key) in renamed(old, new) {
        after[at] = key;
    }
    merged_places(&before, &after, Clone::clone)
}

fn keys(table: &Table) -> Vec<CountedKey> {
    let mut counts: HashMap<RowKey, usize> = HashMap::new();
    let counted = table.rows.iter().map(|row| {
        let key = RowKey::new(table, row).unwrap_or_else(|| RowKey::Text(said(table, row)));
        let count = counts.entry(key.clone()).or_default();
        *count += 1;
        (key, *count - 1)
    });
    counted.collect()
}

/// The text of a row, but for its number.
fn said(table: &Table, row: &Row) -> Vec<String> {
    let is_number = |at: usize| table.columns.get(at).is_some_and(|one| one.role == ColumnRole::RowNumber);
    let cells = row.cells.iter().enumerate().filter(|(at, _)| !is_number(*at));
    cells.map(|(_, cell)| plain(&cell_pieces(cell))).collect()
}

/// The least likeness of two rows of texts that are versions of each other.
const ALIKE: f64 = 0.5;

/// How many pairs of rows are looked at.
const LOOKED_AT: usize = 1 << 16;

/// New rows of texts that are old ones with other words, with the keys of those.
fn renamed(old: &Table, new: &Table) -> Vec<(usize, CountedKey)> {
    let (before, after) = (keys(old), keys(new));
    let (one, other) = (texts_without(&before, &after), texts_without(&after, &before));
    if one.len().saturating_mul(other.len()) > LOOKED_AT {
        return Vec::new();
    }
    let mut lexicon = Lexicon::new();
    let from: Vec<Vec<u32>> = one.iter().map(|at| row_words(old, *at, &mut lexicon)).collect();
    let to: Vec<Vec<u32>> = other.iter().map(|at| row_words(new, *at, &mut lexicon)).collect();
    let mut taken = vec![false; one.len()];
    let mut renamed = Vec::new();
    for (at, words) in other.iter().zip(&to) {
        let free = (0..one.len()).filter(|place| !taken[*place]);
        let alike =
            free.map(|place| (likeness(&from[place], words), place)).filter(|(like, _)| *like >= ALIKE);
        let best = alike.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
        if let Some((_, place)) = best {
            taken[place] = true;
            renamed.push((*at, before[one[place]].clone()));
        }
    }
    renamed
}

/// The places of the rows of texts that are not among the others.
fn texts_without(keys: &[CountedKey], others: &[CountedKey]) -> Vec<usize> {
    let others: HashSet<&CountedKey> = others.iter().collect();
    let is_left = |at: &usize| matches!(keys[*at].0, RowKey::Text(_)) && !others.contains(&keys[*at]);
    (0..keys.len()).filter(is_left).collect()
}

/// The words of a row, as numbers of a lexicon, in their order.
fn row_words(table: &Table, at: usize, lexicon: &mut Lexicon) -> Vec<u32> {
    let texts: Vec<Piece> = said(table, &table.rows[at]).into_iter().map(Piece::plain).collect();
    let mut words = Vec::new();
    note_words(&texts, lexicon, &mut words);
    words.sort_unstable();
    words
}

/// The places of pairs whose rows are at another place among the others.
fn moved(rows: &[IndexPair]) -> HashSet<usize> {
    let kept = rows.iter().enumerate().filter_map(|(at, (old, new))| {
        new.as_ref()?;
        Some((at, (*old)?))
    });
    let kept: Vec<(usize, usize)> = kept.collect();
    let weighed: Vec<(usize, u64)> = kept.iter().map(|(_, place)| (*place, 1)).collect();
    let is_kept = heaviest_increasing(&weighed);
    kept.into_iter().zip(is_kept).filter_map(|((at, _), is_kept)| (!is_kept).then_some(at)).collect()
}

/// The text of a row in a column, in either version.
fn cell(old: (&Table, Option<&Row>), new: (&Table, Option<&Row>), column: IndexPair) -> Vec<DiffSpan> {
    let text = |row: Option<&Row>, at: Option<usize>| -> Vec<Piece> {
        row.zip(at).and_then(|(row, at)| row.cells.get(at)).map(cell_pieces).unwrap_or_default()
    };
    let (was, is) = (text(old.1, column.0), text(new.1, column.1));
    // A change that follows from other changes is not marked.
    let is_number = |table: &Table, at: Option<usize>| {
        at.is_some_and(|at| table.columns[at].role == ColumnRole::RowNumber)
    };
    if is_number(old.0, column.0) && is_number(new.0, column.1) && old.1.is_some() && new.1.is_some() {
        return all(&is, DiffMark::Same);
    }
    compare_texts(&was, &is)
}

/// The text of a cell, with a line break between its lines.
pub(super) fn cell_pieces(cell: &Cell) -> Vec<Piece> {
    match cell {
        Cell::Plain(text) => vec![Piece::plain(text.clone())],
        Cell::Covered => Vec::new(),
        Cell::Lines(lines) | Cell::Merged(MergedCell { lines, .. }) => {
            let mut all = Vec::new();
            for line in lines {
                all.extend((!all.is_empty()).then(|| Piece::plain("\n")));
                all.extend(pieces(&line.runs));
            }
            all
        }
    }
}
