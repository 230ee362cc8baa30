//! The labels of the numbered parts of a text.

use crate::model::Level;
use crate::text;

/// Gives labels in the order of the text.
pub(super) struct Numbering<'a> {
    levels: &'a [Level],
    counters: Vec<usize>,
    articles: usize,
}

impl<'a> Numbering<'a> {
    pub(super) fn new(levels: &'a [Level]) -> Self {
        Self { levels, counters: Vec::new(), articles: 0 }
    }

    /// The level of a depth, from 1.
    pub(super) fn level(&self, depth: usize) -> Level {
        let deepest = self.levels.last().copied().unwrap_or(Level::Letter);
        self.levels.get(depth.saturating_sub(1)).copied().unwrap_or(deepest)
    }

    /// The label of the next part at a depth, from 1; deeper counters restart.
    pub(super) fn next(&mut self, depth: usize) -> String {
        self.counters.resize(depth, 0);
        let level = self.level(depth);
        if let Some(counter) = self.counters.last_mut() {
            *counter += 1;
        }
        // Articles are counted through the whole document (6c).
        if level == Level::Article {
            self.articles += 1;
            return label(level, &[self.articles]);
        }
        let deepest = (1..=depth).rev().take_while(|depth| self.level(*depth) == Level::Subnumber).count();
        label(level, &self.counters[depth.saturating_sub(deepest + 1)..])
    }
}

/// The label of a part. `counters` end with its own; those of numbers under numbers begin with the number above all.
fn label(level: Level, counters: &[usize]) -> String {
    let own = counters.last().copied().unwrap_or_default();
    let roman = || text::roman(own as u64);
    match level {
        Level::Part => format!("Phần {}", roman()),
        Level::Chapter => format!("Chương {}", roman()),
        Level::Section => format!("Mục {own}"),
        Level::Article => format!("Điều {own}."),
        Level::Roman => format!("{}.", roman()),
        Level::Number | Level::Clause => format!("{own}."),
        Level::Subnumber => {
            let counters: Vec<String> = counters.iter().map(ToString::to_string).collect();
            format!("{}.", counters.join("."))
        }
        Level::Letter | Level::Point => format!("{})", text::letter(own)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DocumentKind;

    #[test]
    fn numbers_a_plan() {
        let mut numbering = Numbering::new(DocumentKind::Plan.record().levels);
        let depths = [1, 2, 2, 3, 3, 4, 4, 2, 3, 1, 2];
        let labels = depths.map(|depth| numbering.next(depth));
        assert_eq!(labels, ["I.", "1.", "2.", "2.1.", "2.2.", "a)", "b)", "3.", "3.1.", "II.", "1."]);
    }

    #[test]
    fn numbers_under_numbers_are_told_in_full() {
        let levels = [Level::Roman, Level::Number, Level::Subnumber, Level::Subnumber];
        let mut numbering = Numbering::new(&levels);
        let labels = [1, 2, 3, 4, 4, 3, 4, 5, 2, 3].map(|depth| numbering.next(depth));
        let expected = ["I.", "1.", "1.1.", "1.1.1.", "1.1.2.", "1.2.", "1.2.1.", "1.2.1.1.", "2.", "2.1."];
        assert_eq!(labels, expected);
    }

    #[test]
    fn letters_have_a_d_with_a_stroke() {
        let mut numbering = Numbering::new(&[Level::Letter]);
        let labels: Vec<_> = (0..7).map(|_| numbering.next(1)).collect();
        assert_eq!(labels, ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]);
    }

    #[test]
    fn articles_are_counted_through_chapters() {
        let levels = [Level::Chapter, Level::Article, Level::Clause, Level::Point];
        let mut numbering = Numbering::new(&levels);
        let labels = [1, 2, 2, 3, 4, 1, 2].map(|depth| numbering.next(depth));
        assert_eq!(labels, ["Chương I", "Điều 1.", "Điều 2.", "1.", "a)", "Chương II", "Điều 3."]);
    }
}
