//! The formulas that cells hold. There are three, and each can be computed here too: the value that is stored with a
//! formula is the value that a calculator gets.

use std::fmt;

use super::address::{CellArea, CellPosition};
use super::sheet::{FormulaValue, Number, Sheet};

/// What is shown for the rate of nothing.
pub(super) const NO_RATE: &str = "-";

/// How many decimals a rate has: hundredths of a percent.
pub(super) const RATE_DECIMALS: u8 = 4;

/// The most arguments of a function in Excel.
const MOST_ARGUMENTS: usize = 255;

/// A formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// The sum of ranges, of numbers with so many decimals. Cells without a number count for nothing.
    Sum(Vec<Range>, u8),
    /// The rate of a part of a whole; `-` where the whole is 0.
    Rate {
        /// What is reached.
        part: Range,
        /// What was to be reached.
        whole: Range,
    },
    /// What of a whole is left beside a part, with so many decimals.
    Left {
        /// What is reached.
        part: Range,
        /// What was to be reached.
        whole: Range,
        /// The decimals of both.
        decimals: u8,
    },
}

/// A range of cells of the formula's own sheet or of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The name of the sheet; none of the formula's own.
    pub sheet: Option<String>,
    /// The cells.
    pub area: CellArea,
}

impl Range {
    /// A range of the formula's own sheet.
    pub fn own(area: CellArea) -> Self {
        Self { sheet: None, area }
    }

    /// A cell of the formula's own sheet.
    pub fn cell(cell: CellPosition) -> Self {
        Self::own(CellArea::new(cell, cell))
    }

    /// The numbers in it. `own` is the formula's sheet, `others` those that are done.
    fn numbers<'s>(&'s self, own: &'s Sheet, others: &'s [Sheet]) -> impl Iterator<Item = Number> + 's {
        let sheet = match &self.sheet {
            None => Some(own),
            Some(name) => others.iter().find(|sheet| sheet.name == *name),
        };
        self.area.cells().filter_map(move |cell| sheet?.number(cell))
    }
}

/// As formulas write it: `D8:D12`, `'Chỉ tiêu kết nạp'!D8`.
impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "'{}'!", sheet.replace('\'', "''"))?;
        }
        self.area.fmt(f)
    }
}

impl Formula {
    /// Whether calculators take it: functions have a bound of arguments.
    pub fn is_within_bounds(&self) -> bool {
        match self {
            Self::Sum(ranges, _) => ranges.len() <= MOST_ARGUMENTS,
            Self::Rate { .. } | Self::Left { .. } => true,
        }
    }

    /// The value that it has in a sheet.
    pub fn outcome(&self, own: &Sheet, others: &[Sheet]) -> FormulaValue {
        let sum = |range: &Range| range.numbers(own, others).map(|number| number.digits).sum::<i64>();
        match self {
            Self::Sum(ranges, decimals) => {
                FormulaValue::Number(Number { digits: ranges.iter().map(sum).sum(), decimals: *decimals })
            }
            Self::Rate { part, whole } => rate(sum(part), sum(whole)),
            Self::Left { part, whole, decimals } => {
                FormulaValue::Number(Number { digits: sum(whole) - sum(part), decimals: *decimals })
            }
        }
    }
}

/// The rate of a part of a whole, rounded half up as texts round it.
fn rate(part: i64, whole: i64) -> FormulaValue {
    if whole == 0 {
        return FormulaValue::Text(NO_RATE.to_owned());
    }
    let (part, whole) = (i128::from(part), i128::from(whole));
    let rounded = (part * 20_000 + whole).div_euclid(whole * 2);
    FormulaValue::Number(Number {
        digits: i64::try_from(rounded).unwrap_or(i64::MAX),
        decimals: RATE_DECIMALS,
    })
}

/// As the cell has it, without the sign before it. Sums of decimals are rounded: a calculator adds binary fractions.
impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sum(ranges, decimals) => {
                let ranges: Vec<String> = ranges.iter().map(Range::to_string).collect();
                let sum = format!("SUM({})", ranges.join(","));
                if *decimals == 0 { f.write_str(&sum) } else { write!(f, "ROUND({sum},{decimals})") }
            }
            Self::Rate { part, whole } => {
                write!(f, "IF(N({whole})=0,\"{NO_RATE}\",ROUND({part}/{whole},{RATE_DECIMALS}))")
            }
            Self::Left { part, whole, decimals: 0 } => write!(f, "{whole}-{part}"),
            Self::Left { part, whole, decimals } => write!(f, "ROUND({whole}-{part},{decimals})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::sheet::{CellRole, CellStyle, SheetValue, Weight};

    fn sheet(numbers: &[i64]) -> Sheet {
        let mut sheet = Sheet::new("a".to_owned());
        for (row, digits) in numbers.iter().enumerate() {
            let value = SheetValue::Number(Number { digits: *digits, decimals: 1 });
            let cell = CellPosition::new(u32::try_from(row).unwrap(), 0);
            sheet.put(cell, value, CellStyle::new(CellRole::Figure, Weight::Regular));
        }
        sheet
    }

    #[test]
    fn what_is_stored_is_what_a_calculator_gets() {
        let sheet = sheet(&[1, 2, 30]);
        let all = Range::own(CellArea::new(CellPosition::new(0, 0), CellPosition::new(5, 0)));
        let sum = Formula::Sum(vec![all], 1);
        assert_eq!(sum.to_string(), "ROUND(SUM(A1:A6),1)");
        assert_eq!(sum.outcome(&sheet, &[]), FormulaValue::Number(Number { digits: 33, decimals: 1 }));
        let (first, last) = (Range::cell(CellPosition::new(0, 0)), Range::cell(CellPosition::new(2, 0)));
        let rate = Formula::Rate { part: first.clone(), whole: last.clone() };
        assert_eq!(rate.outcome(&sheet, &[]), FormulaValue::Number(Number { digits: 333, decimals: 4 }));
        let left = Formula::Left { part: last, whole: first.clone(), decimals: 0 };
        assert_eq!(left.to_string(), "A1-A3");
        assert_eq!(left.outcome(&sheet, &[]), FormulaValue::Number(Number { digits: -29, decimals: 0 }));
        let nothing = Range::cell(CellPosition::new(9, 0));
        let rate = Formula::Rate { part: first, whole: nothing };
        assert_eq!(rate.outcome(&sheet, &[]), FormulaValue::Text("-".to_owned()));
    }

    #[test]
    fn a_range_of_another_sheet_is_quoted() {
        let area = CellArea::new(CellPosition::new(7, 3), CellPosition::new(7, 3));
        let range = Range { sheet: Some("Chỉ tiêu 'x'".to_owned()), area };
        assert_eq!(range.to_string(), "'Chỉ tiêu ''x'''!D8");
    }
}
