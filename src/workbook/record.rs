//! The hidden sheet: what the workbook was made from, and every cell of a figure of the data with its value, so
//! that a changed workbook can be compared with what it was and with what the data are since.

use super::address::CellPosition;
use super::sheet::{CellRole, CellStyle, Number, Sheet, SheetValue, Visibility, Weight};

/// The name of the sheet.
pub const RECORD_SHEET: &str = "_kehoach";

/// The version of its layout.
const FORMAT: i64 = 1;

/// The headers of the table of cells.
const HEADERS: [&str; 6] = ["sheet", "kind", "id", "unit", "period", "value"];

/// In the place of a unit: the row of all of them.
pub const ALL_UNITS: &str = "*";

/// In the place of a period: the column of the total.
pub const TOTAL: &str = "total";

/// How the key of a part begins, in the place of a period: `of_which.women`, `of_which.women.2026-Q3`.
pub const OF_WHICH: &str = "of_which.";

/// What the figures of a sheet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetKind {
    /// A quota.
    Quota,
    /// A result.
    Result,
}

impl SheetKind {
    /// The name in the sheet.
    pub fn id(self) -> &'static str {
        match self {
            Self::Quota => "quota",
            Self::Result => "result",
        }
    }
}

/// A cell that is to be filled in, or of an issued quota shows a figure as it was issued.
#[derive(Clone, Debug)]
pub(super) struct EntryRecord {
    /// The name of its sheet.
    pub(super) sheet: String,
    pub(super) kind: SheetKind,
    /// The id of the quota or the result.
    pub(super) id: String,
    /// The id of the unit or organisation, or [`ALL_UNITS`].
    pub(super) unit: String,
    /// The period as the data write it, or [`TOTAL`].
    pub(super) period: String,
    /// Its value; none of an empty one.
    pub(super) value: Option<Number>,
}

/// The sheet of a plan, with the digest of its data.
pub(super) fn record_sheet(plan: &str, data: &str, entries: &[EntryRecord]) -> Sheet {
    let mut sheet = Sheet::new(RECORD_SHEET.to_owned());
    sheet.visibility = Visibility::VeryHidden;
    let style = || CellStyle::new(CellRole::Id, Weight::Regular);
    sheet.put_text(CellPosition::new(0, 0), "format", style());
    sheet.put(CellPosition::new(0, 1), SheetValue::Number(Number { digits: FORMAT, decimals: 0 }), style());
    for (row, (key, value)) in (1..).zip([("plan", plan), ("data", data)]) {
        sheet.put_text(CellPosition::new(row, 0), key, style());
        sheet.put_text(CellPosition::new(row, 1), value, style());
    }
    for (column, header) in (0..).zip(HEADERS) {
        sheet.put_text(CellPosition::new(3, column), header, style());
    }
    for (row, entry) in (4..).zip(entries) {
        let texts = [&entry.sheet, entry.kind.id(), &entry.id, &entry.unit, &entry.period];
        for (column, text) in (0..).zip(texts) {
            sheet.put_text(CellPosition::new(row, column), text, style());
        }
        if let Some(value) = entry.value {
            sheet.put(CellPosition::new(row, 5), SheetValue::Number(value), style());
        }
    }
    sheet
}
