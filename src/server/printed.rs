//! Which text of the data is printed where: the texts of a document, in the order in which they print, are looked for in the
//! texts of its pages. What an expression prints is whatever is between the words around it.

use std::ops::Range;

use crate::model::TemplateText;
use crate::source::Place;
use crate::typeset::PageText;

/// A letter or digit of the pages: which text of a page it is in.
struct PrintedLetter {
    folded: char,
    run: usize,
}

/// The texts of pages as one row of letters, without blanks and case: lines break and capitals come as the program sets
/// them.
pub(super) struct PrintedPages<'p> {
    texts: &'p [PageText],
    letters: Vec<PrintedLetter>,
}

/// A text of the data, and the texts of pages that show it.
pub(super) struct PrintedText {
    pub(super) place: Place,
    /// By their numbers in the order of the pages.
    pub(super) runs: Range<usize>,
    /// Its letters among those of all pages.
    letters: Range<usize>,
}

/// The most letters that an expression prints.
const LONGEST_VALUE: usize = 400;

impl<'p> PrintedPages<'p> {
    pub(super) fn new(texts: &'p [PageText]) -> Self {
        let letters = texts
            .iter()
            .enumerate()
            .flat_map(|(run, text)| folded(&text.text).map(move |folded| PrintedLetter { folded, run }));
        Self { texts, letters: letters.collect() }
    }

    /// Where each text is printed; of texts that are printed alike each takes the next place.
    pub(super) fn find(&self, texts: &[&TemplateText]) -> Vec<PrintedText> {
        let mut found = Vec::new();
        let mut from = 0;
        for text in texts {
            let pieces = pieces(text.written());
            let here = self.match_from(&pieces, from).or_else(|| self.match_from(&pieces, 0));
            let Some(range) = here else { continue };
            // Texts come in the order of print, but for a few: what was found far ahead moves nothing.
            if range.start >= from && range.start - from < LONGEST_VALUE * 8 {
                from = range.end;
            }
            let runs = self.letters[range.start].run..self.letters[range.end - 1].run + 1;
            found.push(PrintedText { place: text.place().clone(), runs, letters: range });
        }
        found
    }

    /// The text that a text of a page belongs to: of those that make up most of it the shortest, as a word elsewhere in
    /// the data may be equal to one within a sentence; where none does, the one with the most of it.
    pub(super) fn holding<'t>(&self, found: &'t [PrintedText], run: usize) -> Option<&'t PrintedText> {
        let own = self.letters.partition_point(|letter| letter.run < run)
            ..self.letters.partition_point(|letter| letter.run <= run);
        let shared = |text: &PrintedText| {
            text.letters.end.min(own.end).saturating_sub(text.letters.start.max(own.start))
        };
        let holding = found.iter().filter(|text| shared(text) > 0);
        holding.min_by_key(|text| {
            let is_most = shared(text) * 2 >= own.len();
            (!is_most, if is_most { text.letters.len() } else { own.len() - shared(text) })
        })
    }

    /// The letters that pieces of text cover, the first of which begins at or after a letter.
    fn match_from(&self, pieces: &[WrittenPiece], from: usize) -> Option<Range<usize>> {
        let first = pieces.iter().position(|piece| !piece.letters.is_empty())?;
        let mut start = from;
        while let Some(at) = self.position(&pieces[first].letters, start, self.letters.len()) {
            let mut end = at + pieces[first].letters.len();
            let rest = pieces[first + 1..].iter().filter(|piece| !piece.letters.is_empty());
            let mut is_whole = true;
            for piece in rest {
                let limit = (end + LONGEST_VALUE + piece.letters.len()).min(self.letters.len());
                let Some(next) = self.position(&piece.letters, end, limit) else {
                    is_whole = false;
                    break;
                };
                end = next + piece.letters.len();
            }
            if is_whole {
                return Some(at..end);
            }
            start = at + 1;
        }
        None
    }

    fn position(&self, letters: &[char], from: usize, to: usize) -> Option<usize> {
        let window = self.letters.get(from..to)?;
        let is_here =
            |window: &[PrintedLetter]| window.iter().zip(letters).all(|(one, other)| one.folded == *other);
        window.windows(letters.len()).position(is_here).map(|at| from + at)
    }

    /// The text of a page at a point, in points from its top left corner: the nearest on its line.
    pub(super) fn run_at(&self, page: usize, x: f64, y: f64) -> Option<usize> {
        const NEAR: f64 = 14.0;
        let distance = |text: &PageText| {
            let beyond = |low: f64, high: f64, at: f64| (low - at).max(at - high).max(0.0);
            let across = beyond(text.x, text.x + text.width, x);
            let down = beyond(text.y, text.y + text.height, y);
            (down <= NEAR / 2.0 && across <= NEAR).then_some(across + 3.0 * down)
        };
        let on_page = self.texts.iter().enumerate().filter(|(_, text)| text.page == page);
        let near = on_page.filter_map(|(at, text)| Some((at, distance(text)?)));
        near.min_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(at, _)| at)
    }
}

/// Words of a text between two expressions.
struct WrittenPiece {
    letters: Vec<char>,
}

/// The words of a text outside its expressions.
fn pieces(written: &str) -> Vec<WrittenPiece> {
    let mut pieces = Vec::new();
    let mut rest = written;
    while let Some(at) = rest.find("{{") {
        pieces.push(WrittenPiece { letters: folded(&rest[..at]).collect() });
        rest = rest[at..].split_once("}}").map_or("", |(_, after)| after);
    }
    pieces.push(WrittenPiece { letters: folded(rest).collect() });
    pieces
}

/// The letters and digits of a text, small.
fn folded(text: &str) -> impl Iterator<Item = char> {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn run(page: usize, y: f64, text: &str) -> PageText {
        PageText { page, text: text.to_owned(), x: 10.0, y, width: 100.0, height: 12.0 }
    }

    #[test]
    fn texts_are_found_across_lines_and_expressions_in_the_order_of_print() {
        let source = Source::new("plan.yaml", " ".repeat(16));
        let pages = [
            run(1, 10.0, "KẾ HOẠCH NĂM"),
            run(1, 30.0, "1. Kết nạp ít nhất 25 đảng"),
            run(1, 50.0, "viên trong năm."),
            run(1, 70.0, "Kết nạp"),
            run(2, 10.0, "Kết nạp"),
        ];
        let text = |at: usize, written: &str| TemplateText::new(written, Place::new(&source, at..at));
        let texts = [
            text(0, "Kế hoạch năm"),
            text(1, "Kết nạp {{ quota.admissions.target }} đảng viên trong năm."),
            text(2, "Kết nạp"),
            text(3, "Kết nạp"),
            text(4, "Không in"),
        ];
        let printed = PrintedPages::new(&pages);
        let found = printed.find(&texts.iter().collect::<Vec<_>>());
        let runs: Vec<Range<usize>> = found.iter().map(|text| text.runs.clone()).collect();
        assert_eq!(runs, [0..1, 1..3, 3..4, 4..5]);
        // A word of a table that begins a sentence is not what a click on the sentence means.
        let column = text(9, "đảng viên");
        let sentence = text(1, "Kết nạp {{ quota.admissions.target }} đảng viên trong năm.");
        let found = printed.find(&[&column, &sentence]);
        let held = |run: usize| printed.holding(&found, run).map(|text| text.place.range().start);
        assert_eq!((held(1), held(2), held(0)), (Some(1), Some(1), None));
        assert_eq!(printed.run_at(1, 50.0, 36.0), Some(1));
        assert_eq!(printed.run_at(2, 50.0, 300.0), None);
    }
}
