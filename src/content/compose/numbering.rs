//! The labels of the numbered parts of a text.

use crate::content::block::PartLabel;
use crate::model::{Level, PartCount, PartCounter};
use crate::text;

/// Gives labels in the order of the text.
pub(super) struct Numbering(PartCounter);

/// The number that a part says, where it says one, and its level.
#[derive(Clone, Copy)]
pub(super) struct NumberedPart {
    pub(super) level: Level,
    pub(super) number: Option<usize>,
}

impl Numbering {
    pub(super) fn new(levels: &[Level]) -> Self {
        Self(PartCounter::new(levels))
    }

    /// The level of a depth, from 1.
    pub(super) fn level(&self, depth: usize) -> Level {
        self.0.level(depth)
    }

    /// Gives the levels below a depth, from 1, in place of the document's; returns those that were.
    pub(super) fn set_below(&mut self, depth: usize, below: &[Level]) -> Vec<Level> {
        self.0.set_below(depth, below)
    }

    /// Takes back the levels that [`Self::set_below`] replaced.
    pub(super) fn restore(&mut self, levels: Vec<Level>) {
        self.0.restore(levels);
    }

    /// The label and the count of the next part at a depth where that part has a level of its own.
    pub(super) fn next_of(&mut self, depth: usize, part: NumberedPart) -> (PartLabel, PartCount) {
        let before = self.set_below(depth.saturating_sub(1), &[part.level]);
        let counted = self.counted(depth, part.number);
        self.restore(before);
        counted
    }

    /// The label of the next part at a depth, from 1; deeper counters restart.
    pub(super) fn next(&mut self, depth: usize) -> PartLabel {
        self.counted(depth, None).0
    }

    fn counted(&mut self, depth: usize, number: Option<usize>) -> (PartLabel, PartCount) {
        let counted = self.0.next(depth, number);
        let level = self.level(depth);
        let label = if level == Level::Article {
            label(level, &[counted.count], None)
        } else {
            let is_sub = |depth: &usize| self.level(*depth) == Level::Subnumber;
            let deepest = (1..=depth).rev().take_while(is_sub).count();
            let above = depth.checked_sub(1).filter(|above| *above > 0).map(|above| self.level(above));
            label(level, &self.0.counts()[depth.saturating_sub(deepest + 1)..], above)
        };
        (label, counted)
    }
}

/// The label of a part below one of a level. `counters` end with its own; those of numbers under numbers begin with the
/// number above all.
fn label(level: Level, counters: &[usize], above: Option<Level>) -> PartLabel {
    let count = counters.last().copied().unwrap_or_default();
    let roman = || text::roman(count as u64);
    let own = match level {
        Level::Part => format!("Phần {}", roman()),
        Level::Chapter => format!("Chương {}", roman()),
        Level::Section => format!("Mục {count}"),
        Level::Article => format!("Điều {count}"),
        Level::Roman => roman(),
        Level::Number | Level::Clause | Level::Subnumber => count.to_string(),
        Level::Letter | Level::Point => text::letter(count),
        Level::PartInWords => format!("Phần thứ {}", text::ordinal(count as u64)),
        Level::Capital => text::upper(&text::letter(count)),
        Level::Bracketed => format!("({count})"),
        Level::Star => "*".to_owned(),
        Level::Unnumbered => String::new(),
    };
    let mark = match level {
        Level::Part
        | Level::PartInWords
        | Level::Chapter
        | Level::Section
        | Level::Bracketed
        | Level::Star
        | Level::Unnumbered => "",
        Level::Letter | Level::Point => ")",
        Level::Article | Level::Roman | Level::Capital | Level::Number | Level::Clause | Level::Subnumber => {
            "."
        }
    };
    match above.filter(|_| level == Level::Subnumber) {
        // `2.1.` repeats the number above it.
        Some(above) => {
            let whole = counters.iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
            let is_repeated = matches!(above, Level::Number | Level::Clause | Level::Subnumber);
            PartLabel { printed: format!("{whole}{mark}"), own: if is_repeated { own } else { whole } }
        }
        None => PartLabel { printed: format!("{own}{mark}"), own },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_a_plan() {
        let mut numbering = Numbering::new(&[Level::Roman, Level::Number, Level::Subnumber, Level::Letter]);
        let depths = [1, 2, 2, 3, 3, 4, 4, 2, 3, 1, 2];
        let labels = depths.map(|depth| numbering.next(depth).printed);
        assert_eq!(labels, ["I.", "1.", "2.", "2.1.", "2.2.", "a)", "b)", "3.", "3.1.", "II.", "1."]);
    }

    #[test]
    fn a_part_adds_its_own_number_to_the_one_above() {
        let mut numbering = Numbering::new(&[Level::Roman, Level::Number, Level::Subnumber, Level::Letter]);
        let own = [1, 2, 2, 3, 4].map(|depth| numbering.next(depth).own);
        assert_eq!(own, ["I", "1", "2", "1", "a"]);
        let mut numbering = Numbering::new(&[Level::Roman, Level::Subnumber, Level::Subnumber]);
        let labels = [1, 2, 3].map(|depth| numbering.next(depth));
        let labels = labels.each_ref().map(|label| (label.printed.as_str(), label.own.as_str()));
        assert_eq!(labels, [("I.", "I"), ("1.1.", "1.1"), ("1.1.1.", "1")]);
    }

    #[test]
    fn numbers_under_numbers_are_printed_in_full() {
        let levels = [Level::Roman, Level::Number, Level::Subnumber, Level::Subnumber];
        let mut numbering = Numbering::new(&levels);
        let labels = [1, 2, 3, 4, 4, 3, 4, 5, 2, 3].map(|depth| numbering.next(depth).printed);
        let expected = ["I.", "1.", "1.1.", "1.1.1.", "1.1.2.", "1.2.", "1.2.1.", "1.2.1.1.", "2.", "2.1."];
        assert_eq!(labels, expected);
    }

    #[test]
    fn parts_without_a_number_take_none() {
        let mut numbering = Numbering::new(&[Level::Capital, Level::Number]);
        let of = |level| NumberedPart { level, number: None };
        let labels = [
            numbering.next_of(1, of(Level::Unnumbered)).0,
            numbering.next(1),
            numbering.next_of(2, of(Level::Star)).0,
            numbering.next(2),
            numbering.next_of(1, of(Level::Star)).0,
            numbering.next(1),
        ];
        assert_eq!(labels.map(|label| label.printed), ["", "A.", "*", "1.", "*", "B."]);
    }

    #[test]
    fn a_part_that_says_its_number_is_counted_on_from() {
        let mut numbering = Numbering::new(&[Level::Article, Level::Clause, Level::Point]);
        let mut of =
            |depth, level, number| numbering.next_of(depth, NumberedPart { level, number }).0.printed;
        let labels = [
            of(1, Level::Article, Some(3)),
            of(2, Level::Clause, Some(2)),
            of(3, Level::Point, Some(5)),
            of(1, Level::Article, Some(7)),
            of(2, Level::Clause, None),
            of(1, Level::Article, None),
        ];
        assert_eq!(labels, ["Điều 3.", "2.", "đ)", "Điều 7.", "1.", "Điều 8."]);
    }

    #[test]
    fn letters_have_a_d_with_a_stroke() {
        let mut numbering = Numbering::new(&[Level::Letter]);
        let labels: Vec<_> = (0..7).map(|_| numbering.next(1).printed).collect();
        assert_eq!(labels, ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]);
    }

    #[test]
    fn articles_are_counted_through_chapters() {
        let levels = [Level::Chapter, Level::Article, Level::Clause, Level::Point];
        let mut numbering = Numbering::new(&levels);
        let labels = [1, 2, 2, 3, 4, 1, 2].map(|depth| numbering.next(depth).printed);
        assert_eq!(labels, ["Chương I", "Điều 1.", "Điều 2.", "1.", "a)", "Chương II", "Điều 3."]);
    }
}
