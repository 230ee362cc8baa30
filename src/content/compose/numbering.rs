//! The labels of the numbered parts of a text.

use crate::content::block::PartLabel;
use crate::model::Level;
use crate::text;

/// Gives labels in the order of the text.
pub(super) struct Numbering {
    levels: Vec<Level>,
    counters: Vec<usize>,
    articles: usize,
}

impl Numbering {
    pub(super) fn new(levels: &[Level]) -> Self {
        Self { levels: levels.to_vec(), counters: Vec::new(), articles: 0 }
    }

    /// The level of a depth, from 1.
    pub(super) fn level(&self, depth: usize) -> Level {
        let deepest = self.levels.last().copied().unwrap_or(Level::Letter);
        self.levels.get(depth.saturating_sub(1)).copied().unwrap_or(deepest)
    }

    /// Gives the levels below a depth, from 1, in place of the document's; returns those that were.
    pub(super) fn set_below(&mut self, depth: usize, below: &[Level]) -> Vec<Level> {
        let before = self.levels.clone();
        let deepest = self.level(depth);
        self.levels.resize(depth, deepest);
        self.levels.extend_from_slice(below);
        before
    }

    /// Takes back the levels that [`Self::set_below`] replaced.
    pub(super) fn restore(&mut self, levels: Vec<Level>) {
        self.levels = levels;
    }

    /// The label of the next part at a depth where that part has a level of its own.
    pub(super) fn next_of(&mut self, depth: usize, level: Level) -> PartLabel {
        let before = self.set_below(depth - 1, &[level]);
        let label = self.next(depth);
        self.restore(before);
        label
    }

    /// The label of the next part at a depth, from 1; deeper counters restart.
    pub(super) fn next(&mut self, depth: usize) -> PartLabel {
        self.counters.resize(depth, 0);
        let level = self.level(depth);
        let is_counted = !matches!(level, Level::Star | Level::Unnumbered);
        if let Some(counter) = self.counters.last_mut().filter(|_| is_counted) {
            *counter += 1;
        }
        // Articles are counted through the whole document (6c).
        if level == Level::Article {
            self.articles += 1;
            return label(level, &[self.articles], None);
        }
        let deepest = (1..=depth).rev().take_while(|depth| self.level(*depth) == Level::Subnumber).count();
        let above = depth.checked_sub(1).filter(|above| *above > 0).map(|above| self.level(above));
        label(level, &self.counters[depth.saturating_sub(deepest + 1)..], above)
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
        let labels = [
            numbering.next_of(1, Level::Unnumbered),
            numbering.next(1),
            numbering.next_of(2, Level::Star),
            numbering.next(2),
            numbering.next_of(1, Level::Star),
            numbering.next(1),
        ];
        assert_eq!(labels.map(|label| label.printed), ["", "A.", "*", "1.", "*", "B."]);
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
