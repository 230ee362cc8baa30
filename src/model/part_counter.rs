//! Counts the numbered parts of a text in the order of print.

use super::Level;

/// Counts the parts of a text. Each part counts on from the one before it at its depth, unless it says its number.
pub struct PartCounter {
    levels: Vec<Level>,
    counters: Vec<usize>,
    articles: usize,
}

/// The number of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartCount {
    /// Its number; that of the part before it where its level has none.
    pub count: usize,
    /// The number that follows the part before it; none where its level has none.
    pub next: Option<usize>,
}

impl PartCounter {
    /// Begins to count at levels of numbering, from the highest.
    pub fn new(levels: &[Level]) -> Self {
        Self { levels: levels.to_vec(), counters: Vec::new(), articles: 0 }
    }

    /// The level of a depth, from 1.
    pub fn level(&self, depth: usize) -> Level {
        let deepest = self.levels.last().copied().unwrap_or(Level::Letter);
        self.levels.get(depth.saturating_sub(1)).copied().unwrap_or(deepest)
    }

    /// Gives the levels below a depth, from 1, in place of the document's; returns those that were.
    pub fn set_below(&mut self, depth: usize, below: &[Level]) -> Vec<Level> {
        let before = self.levels.clone();
        let deepest = self.level(depth);
        self.levels.resize(depth, deepest);
        self.levels.extend_from_slice(below);
        before
    }

    /// Takes back the levels that [`Self::set_below`] replaced.
    pub fn restore(&mut self, levels: Vec<Level>) {
        self.levels = levels;
    }

    /// Counts the next part at a depth, from 1, which may say its number; deeper parts begin again. Articles are counted
    /// through the whole document (6c).
    pub fn next(&mut self, depth: usize, number: Option<usize>) -> PartCount {
        self.counters.resize(depth, 0);
        let level = self.level(depth);
        let own = self.counters.last().copied().unwrap_or_default();
        let before = if level == Level::Article { self.articles } else { own };
        if !level.is_numbered() {
            return PartCount { count: before, next: None };
        }
        let count = number.unwrap_or(before + 1);
        if level == Level::Article {
            self.articles = count;
        }
        if let Some(counter) = self.counters.last_mut() {
            *counter = count;
        }
        PartCount { count, next: Some(before + 1) }
    }

    /// The numbers of the parts that a depth is in, from the highest, its own last.
    pub fn counts(&self) -> &[usize] {
        &self.counters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_says_its_number_is_counted_on_from() {
        let mut counter = PartCounter::new(&[Level::Roman, Level::Number]);
        let parts = [(1, None), (2, Some(4)), (2, None), (1, Some(5)), (2, None)];
        let counts = parts.map(|(depth, number)| counter.next(depth, number));
        let expected = [(1, 1), (4, 1), (5, 5), (5, 2), (1, 1)];
        assert_eq!(counts.map(|one| (one.count, one.next.unwrap())), expected);
    }

    #[test]
    fn articles_count_on_through_chapters_from_the_number_that_one_says() {
        let mut counter = PartCounter::new(&[Level::Chapter, Level::Article]);
        let parts = [(1, Some(2)), (2, Some(7)), (1, None), (2, None)];
        assert_eq!(parts.map(|(depth, number)| counter.next(depth, number).count), [2, 7, 3, 8]);
    }

    #[test]
    fn a_part_without_a_number_takes_none() {
        let mut counter = PartCounter::new(&[Level::Unnumbered]);
        assert_eq!(counter.next(1, Some(7)), PartCount { count: 0, next: None });
    }
}
