//! Cells of a table of quotas that are empty in the data and filled in the Word file: figures of the holder of their row and
//! the period of their column.

use super::edited::EditedPassage;
use super::versions::WordFileChanges;
use crate::intake::FigureKey;
use crate::model::Id;
use crate::source::{Position, WordAddress};
use crate::word::{PassageKind, WordPassage};
use crate::workbook::SheetKind;

/// Which figure a new paragraph in a cell is; none where its row or its column is none of figures.
pub(super) fn filled_figure(
    at: usize,
    changes: &WordFileChanges,
    edited: &[EditedPassage],
    now: &[WordPassage],
) -> Option<FigureKey> {
    let own = cell(&edited[at])?;
    let neighbours = || {
        edited.iter().enumerate().filter_map(|(at, one)| {
            let place = cell(one).filter(|place| place.table == own.table)?;
            let source = now[changes.sources[at]?].source.as_ref()?;
            Some((place, &source.kind))
        })
    };
    let holder: Id = neighbours().find_map(|(place, kind)| match kind {
        PassageKind::Name(id) if place.row == own.row => Some(id.clone()),
        _ => None,
    })?;
    let in_column = neighbours().filter(|(place, _)| place.cell == own.cell && place.row != own.row);
    let (id, period) = in_column.into_iter().find_map(|(_, kind)| match kind {
        PassageKind::Share { quota, period, .. } => Some((quota.clone(), *period)),
        _ => None,
    })?;
    Some(FigureKey { kind: SheetKind::Quota, id, holder: Some(holder), period, part: None })
}

/// A cell of the text.
#[derive(Clone, Copy)]
struct CellPlace {
    table: u32,
    row: u32,
    cell: u32,
}

fn cell(passage: &EditedPassage) -> Option<CellPlace> {
    match passage.place.position() {
        Position::Word(WordAddress::Cell { table, row, cell }) => Some(CellPlace { table, row, cell }),
        _ => None,
    }
}
