//! Formats figures as cells of tables.

use crate::content::evaluate;
use crate::model::CellValue;
use crate::text;

/// A cell as it prints: counts are not padded; a share or rate of nothing is `-`.
pub(super) fn written(cell: &CellValue) -> String {
    const NOTHING: &str = "-";
    match cell {
        CellValue::Empty => String::new(),
        CellValue::Count(count) => text::thousands(*count),
        // Said, so that the rows add up to the total, in which an excess here makes up for a lack there.
        CellValue::Left { part, whole } if part > whole => format!("vượt {}", text::padded(part - whole)),
        CellValue::Left { part, whole } => text::thousands(whole - part),
        CellValue::Rate { part, whole } => text::rate(*part, *whole).unwrap_or_else(|| NOTHING.to_owned()),
        CellValue::Share(share) => {
            let share = share.and_then(|share| text::rate(share.into(), 10_000));
            share.unwrap_or_else(|| NOTHING.to_owned())
        }
        CellValue::Figure(figure) => evaluate::figure_value(figure).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;

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
