//! Whether what a cell holds is a figure of a measure.

use super::input::{InputCell, InputSheet, InputValue};
use super::number::{TextNumberForm, text_number};
use crate::diag::{Code, Finding};
use crate::model::Measure;
use crate::workbook::{CellPosition, Number};

/// The largest number that data take, whatever its decimals.
const MOST: u64 = 1_000_000_000;

/// What a cell is as a figure.
pub(super) enum JudgedCell {
    /// It is empty.
    Empty,
    /// The figure: a whole number of the last decimal of its measure.
    Count(u64),
    /// No figure.
    Wrong(Finding),
}

/// Judges a cell of a sheet that people fill in: its value, and whether people see it as the cell that it is.
pub(super) fn judge(sheet: &InputSheet, at: CellPosition, measure: &Measure) -> JudgedCell {
    let Some(cell) = sheet.cell(at).filter(|cell| !cell.is_blank()) else { return JudgedCell::Empty };
    if let Some(reason) = obstacle(sheet, at) {
        return JudgedCell::Wrong(wrong(cell, reason));
    }
    value(cell, measure)
}

/// Judges the value of a cell alone.
pub(super) fn value(cell: &InputCell, measure: &Measure) -> JudgedCell {
    let found = match &cell.value {
        InputValue::Empty => Err(wrong(cell, "unstored")),
        InputValue::Text(text) if text.trim().is_empty() => return JudgedCell::Empty,
        InputValue::Text(text) => Err(text_fault(cell, text, measure)),
        InputValue::Boolean(_) => Err(wrong(cell, "truth")),
        InputValue::Error(_) => Err(wrong(cell, "error")),
        InputValue::Date(_) => Err(wrong(cell, "day")),
        InputValue::Number(number) if number.is_percent && !measure.format().is_percent() => {
            Err(wrong(cell, "percent"))
        }
        InputValue::Number(number) => match number.decimal() {
            Some(number) => count(number, measure).map_err(|reason| measure_fault(cell, reason, measure)),
            None => Err(measure_fault(cell, "decimals", measure)),
        },
    };
    found.map_or_else(JudgedCell::Wrong, JudgedCell::Count)
}

/// Why people may not see a figure as that of its row and column.
fn obstacle(sheet: &InputSheet, at: CellPosition) -> Option<&'static str> {
    if sheet.is_row_hidden(at.row) {
        Some("hidden-row")
    } else if sheet.is_column_hidden(at.column) {
        Some("hidden-column")
    } else {
        sheet.merged_at(at).map(|_| "merged")
    }
}

/// A number of a measure; a reason where it can be none.
pub(super) fn count(number: Number, measure: &Measure) -> Result<u64, &'static str> {
    let digits = u64::try_from(number.digits).map_err(|_| "negative")?;
    let more = measure.format().decimals().checked_sub(number.decimals).ok_or("decimals")?;
    let scale = 10u64.pow(u32::from(more));
    let most = MOST * 10u64.pow(u32::from(measure.format().decimals()));
    digits.checked_mul(scale).filter(|count| *count < most).ok_or("large")
}

fn wrong(cell: &InputCell, reason: &'static str) -> Finding {
    let finding = Finding::at(Code::SheetFigure, &cell.place).with("reason", reason);
    finding.with("got", cell.value.to_string())
}

fn measure_fault(cell: &InputCell, reason: &'static str, measure: &Measure) -> Finding {
    let most = u64::from(measure.format().decimals());
    wrong(cell, reason).with("measure", measure.name()).with("most", most)
}

/// A text in the place of a figure, with the number that it looks like.
fn text_fault(cell: &InputCell, text: &str, measure: &Measure) -> Finding {
    let Some(found) = text_number(text) else { return wrong(cell, "text") };
    let meant = count(found.number, measure).map(|count| measure.format().typed(count)).unwrap_or_default();
    let reason = match found.form {
        TextNumberForm::Padded => "padded",
        TextNumberForm::Grouped => "grouped",
        TextNumberForm::Plain
        | TextNumberForm::Spaced
        | TextNumberForm::DecimalComma
        | TextNumberForm::DecimalPoint
        | TextNumberForm::Percent => "as-text",
    };
    wrong(cell, reason).with("meant", meant)
}
