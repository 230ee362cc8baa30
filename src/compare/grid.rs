//! Two tables compared cell by cell: rows by whose they are, columns by their headers.

use std::collections::{HashMap, HashSet};

use super::align::heaviest_increasing;
use super::merge::merged;
use super::tree::likeness;
use super::words::{Mark, Stretch, all, compare_texts};
use crate::render::{Grid, GridColumn, GridRow, Piece};

/// A table with what became of its columns, rows and cells.
#[derive(Clone, Debug)]
pub struct ComparedGrid {
    /// Columns of either version.
    pub columns: Vec<ComparedColumn>,
    /// Rows of either version.
    pub rows: Vec<ComparedRow>,
}

/// What became of a column or of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnFate {
    /// It stands in both versions.
    Kept,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands at another place among the others.
    Moved,
}

impl ColumnFate {
    fn of<T>(old: Option<&T>, new: Option<&T>) -> Self {
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
    /// What became of it.
    pub fate: ColumnFate,
    /// Its header.
    pub header: Vec<Stretch>,
    /// `center` or `left`
    pub align: &'static str,
    /// Whether its texts may take several lines.
    pub flex: bool,
    /// Whether the program numbers the rows in it: what follows from other changes is not marked there.
    pub is_number: bool,
}

/// A row.
#[derive(Clone, Debug)]
pub struct ComparedRow {
    /// What became of it.
    pub fate: ColumnFate,
    /// `unit`, `group`, `total`, `prose` or `span`
    pub kind: &'static str,
    /// A text for each column.
    pub cells: Vec<Vec<Stretch>>,
}

impl ComparedRow {
    /// Whether anything in it changed.
    pub fn is_changed(&self) -> bool {
        self.fate != ColumnFate::Kept || self.cells.iter().flatten().any(|one| one.mark != Mark::Same)
    }
}

impl ComparedGrid {
    /// Whether anything in it changed.
    pub fn is_changed(&self) -> bool {
        let is_marked = |column: &ComparedColumn| {
            column.fate != ColumnFate::Kept || column.header.iter().any(|one| one.mark != Mark::Same)
        };
        self.columns.iter().any(is_marked) || self.rows.iter().any(ComparedRow::is_changed)
    }
}

/// Compares two tables; one that is missing has nothing.
pub(super) fn compare(old: &Grid, new: &Grid) -> ComparedGrid {
    let columns = columns(&old.columns, &new.columns);
    let rows = rows(old, new);
    let moved = moved(&rows);
    let compared = rows.into_iter().enumerate().map(|(at, (one, other))| {
        let (one, other) = (one.map(|at| &old.rows[at]), other.map(|at| &new.rows[at]));
        let fate = if moved.contains(&at) { ColumnFate::Moved } else { ColumnFate::of(one, other) };
        let cells = columns.iter().map(|column| cell((old, one), (new, other), *column)).collect();
        ComparedRow { fate, kind: other.or(one).map_or("unit", |row| row.kind), cells }
    });
    let rows = compared.collect();
    let columns = columns.into_iter().filter_map(|(one, other)| {
        let (was, is) = (one.map(|at| &old.columns[at]), other.map(|at| &new.columns[at]));
        let column = is.or(was)?;
        let header = |column: Option<&GridColumn>| {
            column.map(|column| vec![Piece::plain(column.header.clone())]).unwrap_or_default()
        };
        Some(ComparedColumn {
            fate: ColumnFate::of(was, is),
            header: compare_texts(&header(was), &header(is)),
            align: column.align,
            flex: column.flex,
            is_number: column.is_number,
        })
    });
    ComparedGrid { rows, columns: columns.collect() }
}

type Pair = (Option<usize>, Option<usize>);

/// Columns by their headers; those that are left over by their order, where there are as many.
fn columns(old: &[GridColumn], new: &[GridColumn]) -> Vec<Pair> {
    let place =
        |list: &[GridColumn], column: &GridColumn| list.iter().position(|other| std::ptr::eq(other, column));
    let named = merged(old, new, |column| column.header.clone());
    let gone: Vec<usize> =
        named.iter().filter(|(_, new)| new.is_none()).filter_map(|(one, _)| place(old, (*one)?)).collect();
    let come: Vec<usize> =
        named.iter().filter(|(old, _)| old.is_none()).filter_map(|(_, one)| place(new, (*one)?)).collect();
    let renamed: HashMap<usize, usize> =
        if gone.len() == come.len() { come.into_iter().zip(gone).collect() } else { HashMap::new() };
    let pairs = named.into_iter().filter_map(|(one, other)| {
        let (one, other) = (one.and_then(|one| place(old, one)), other.and_then(|other| place(new, other)));
        match (one, other) {
            (Some(one), None) => (!renamed.values().any(|gone| *gone == one)).then_some((Some(one), None)),
            (None, Some(other)) => Some((renamed.get(&other).copied(), Some(other))),
            pair => Some(pair),
        }
    });
    pairs.collect()
}

/// Rows by whose they are; those of prose by their texts, and then by what they have in common.
fn rows(old: &Grid, new: &Grid) -> Vec<Pair> {
    let names = (names(old, &[]), names(new, &rename(old, new)));
    let numbered = |names: Vec<String>| -> Vec<(String, usize)> {
        names.into_iter().enumerate().map(|(at, name)| (name, at)).collect()
    };
    let (one, other) = (numbered(names.0), numbered(names.1));
    let pairs = merged(&one, &other, |(name, _)| name.clone());
    pairs.into_iter().map(|(one, other)| (one.map(|one| one.1), other.map(|other| other.1))).collect()
}

/// The names of rows, each once.
fn names(grid: &Grid, renamed: &[(usize, String)]) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut names = Vec::with_capacity(grid.rows.len());
    for row in &grid.rows {
        let name = row.key.clone().unwrap_or_else(|| format!("text {}", told(grid, row)));
        let count = counts.entry(name.clone()).or_default();
        *count += 1;
        names.push(if *count > 1 { format!("{name} {count}") } else { name });
    }
    for (at, name) in renamed {
        names[*at].clone_from(name);
    }
    names
}

/// What a row says, but for its number.
fn told(grid: &Grid, row: &GridRow) -> String {
    let is_number = |at: usize| grid.columns.get(at).is_some_and(|column| column.is_number);
    let cells = row.cells.iter().enumerate().filter(|(at, _)| !is_number(*at));
    let said = cells.map(|(_, cell)| cell.iter().map(|piece| piece.text.as_str()).collect::<String>());
    said.collect::<Vec<_>>().join("\u{0}")
}

/// From which likeness on two rows of prose are versions of each other.
const ALIKE: f64 = 0.5;

/// How many pairs of rows are looked at.
const LOOKED_AT: usize = 1 << 16;

/// New rows of prose that are old ones with other words, under the names of those.
fn rename(old: &Grid, new: &Grid) -> Vec<(usize, String)> {
    let (before, after) = (names(old, &[]), names(new, &[]));
    let left = |grid: &Grid, names: &[String], others: &[String]| -> Vec<usize> {
        let others: HashSet<&String> = others.iter().collect();
        let is_left = |at: &usize| grid.rows[*at].key.is_none() && !others.contains(&names[*at]);
        (0..grid.rows.len()).filter(is_left).collect()
    };
    let (one, other) = (left(old, &before, &after), left(new, &after, &before));
    if one.len().saturating_mul(other.len()) > LOOKED_AT {
        return Vec::new();
    }
    let mut lexicon = HashMap::new();
    let mut words = |grid: &Grid, at: usize| {
        let text = told(grid, &grid.rows[at]);
        let said = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut words: Vec<u32> = said
            .map(|word| {
                let next = u32::try_from(lexicon.len()).unwrap_or(u32::MAX);
                *lexicon.entry(word.to_owned()).or_insert(next)
            })
            .collect();
        words.sort_unstable();
        words
    };
    let from: Vec<Vec<u32>> = one.iter().map(|at| words(old, *at)).collect();
    let to: Vec<Vec<u32>> = other.iter().map(|at| words(new, *at)).collect();
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

/// The places of pairs whose rows stand at another place among the others.
fn moved(rows: &[Pair]) -> HashSet<usize> {
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
fn cell(old: (&Grid, Option<&GridRow>), new: (&Grid, Option<&GridRow>), column: Pair) -> Vec<Stretch> {
    let text = |row: Option<&GridRow>, at: Option<usize>| -> Vec<Piece> {
        row.zip(at).and_then(|(row, at)| row.cells.get(at)).cloned().unwrap_or_default()
    };
    let (was, is) = (text(old.1, column.0), text(new.1, column.1));
    let is_number = |grid: &Grid, at: Option<usize>| at.is_some_and(|at| grid.columns[at].is_number);
    if is_number(old.0, column.0) && is_number(new.0, column.1) && old.1.is_some() && new.1.is_some() {
        return all(&is, Mark::Same);
    }
    compare_texts(&was, &is)
}
