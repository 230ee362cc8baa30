//! How figures stand in the cells of tables.

use super::super::scope;
use crate::model::Cell;
use crate::text;

/// A cell as it prints: counts are not padded; a share or rate of nothing is `-`.
pub(super) fn written(cell: &Cell) -> String {
    const NOTHING: &str = "-";
    match cell {
        Cell::Empty => String::new(),
        Cell::Count(count) => text::thousands(*count),
        Cell::Left { part, whole } => text::thousands(whole.saturating_sub(*part)),
        Cell::Rate { part, whole } => text::rate(*part, *whole).unwrap_or_else(|| NOTHING.to_owned()),
        Cell::Share(share) => {
            let share = share.and_then(|share| text::rate(share.into(), 10_000));
            share.unwrap_or_else(|| NOTHING.to_owned())
        }
        Cell::Figure(figure) => scope::of_figure(figure).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;

    #[test]
    fn cells_print_as_tables_have_them() {
        assert_eq!(written(&Cell::Count(1905)), "1.905");
        assert_eq!(written(&Cell::Left { part: 4, whole: 25 }), "21");
        assert_eq!(written(&Cell::Left { part: 26, whole: 25 }), "0");
        assert_eq!(written(&Cell::Rate { part: 4, whole: 25 }), "16%");
        assert_eq!(written(&Cell::Rate { part: 0, whole: 0 }), "-");
        assert_eq!(written(&Cell::Share(Some(833))), "8,33%");
        assert_eq!(written(&Cell::Share(Some(10_000))), "100%");
        assert_eq!(written(&Cell::Share(None)), "-");
        let range = "3 - 5".parse().map(Figure::Amount).unwrap();
        assert_eq!(written(&Cell::Figure(range)), "3 - 5");
    }
}
