//! Formats figures as cells of tables.

use crate::content::evaluate;
use crate::model::{CellValue, NumberFormat, NumberStyle};
use crate::text;

/// What is printed where there is no figure.
const NOTHING: &str = "-";

/// A cell as it prints, in the format of its column: counts are not padded; a share or rate of nothing is `-`, as is
/// the total of what does not add up.
pub(super) fn written(cell: &CellValue, format: &NumberFormat) -> String {
    let number = |number| format.written(number, NumberStyle::Thousands);
    match cell {
        CellValue::Empty => String::new(),
        CellValue::NotAdded => NOTHING.to_owned(),
        CellValue::Count(count) => number(*count),
        // Said, so that the rows add up to the total, in which an excess here makes up for a lack there.
        CellValue::Left { part, whole } if part > whole => {
            format!("vượt {}", format.written(part - whole, NumberStyle::Padded))
        }
        CellValue::Left { part, whole } => number(whole - part),
        CellValue::Rate { part, whole } => text::rate(*part, *whole).unwrap_or_else(|| NOTHING.to_owned()),
        CellValue::Share(share) => {
            let share = share.and_then(|share| text::rate(share.into(), 10_000));
            share.unwrap_or_else(|| NOTHING.to_owned())
        }
        CellValue::Figure(figure) => evaluate::figure_value(figure).to_string(),
        // The count beside the rate says what is missing.
        CellValue::Incomplete { known, .. } if matches!(**known, CellValue::Rate { .. }) => {
            self::written(known, format)
        }
        CellValue::Incomplete { known, missing } => {
            format!("{} (thiếu {missing})", self::written(known, format))
        }
        CellValue::Unreported(_) => evaluate::UNREPORTED.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;

    fn written(cell: &CellValue) -> String {
        super::written(cell, &NumberFormat::default())
    }

    #[test]
    fn cells_print_as_tables_have_them() {
        assert_eq!(written(&CellValue::Count(1905)), "1.905");
        assert_eq!(written(&CellValue::Left { part: 4, whole: 25 }), "21");
        assert_eq!(written(&CellValue::Left { part: 26, whole: 25 }), "vượt 01");
        assert_eq!(written(&CellValue::Left { part: 25, whole: 25 }), "0");
        assert_eq!(written(&CellValue::Rate { part: 4, whole: 25 }), "16%");
        assert_eq!(written(&CellValue::Rate { part: 0, whole: 0 }), "-");
        assert_eq!(written(&CellValue::Share(Some(833))), "8,33%");
        assert_eq!(written(&CellValue::Share(Some(10_000))), "100%");
        assert_eq!(written(&CellValue::Share(None)), "-");
        let range = "3 - 5".parse().map(Figure::Amount).unwrap();
        assert_eq!(written(&CellValue::Figure(range)), "3 - 5");
    }
}
