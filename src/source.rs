//! Files as read, and places in them.

mod path;
mod position;
mod tree;
mod written;

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use unicode_normalization::UnicodeNormalization;

pub use path::ValuePath;
pub use position::{CellAddress, Position, WordAddress};
pub(crate) use tree::{Node, Value};

/// A file as read: a text, a workbook as the texts of its cells, or a Word file as those of its paragraphs. All findings about it share one copy.
pub struct Source {
    path: String,
    text: String,
    /// Of a workbook or a Word file: where the text of each cell or paragraph begins. None of a text file, and of a
    /// workbook that has no cell.
    cells: Vec<(usize, Position)>,
    tree: OnceLock<Arc<Node>>,
    marks: OnceLock<Vec<LinePosition>>,
}

/// The line and column of a byte of a text.
#[derive(Clone, Copy)]
struct LinePosition {
    at: usize,
    line: usize,
    column: usize,
}

impl LinePosition {
    /// The line and column after `text`, which begins at the mark.
    fn after(self, text: &str) -> Self {
        let (line, column) = match text.rfind('\n') {
            Some(last) => (self.line + text.matches('\n').count(), 1 + text[last + 1..].chars().count()),
            None => (self.line, self.column + text.chars().count()),
        };
        Self { at: self.at + text.len(), line, column }
    }
}

/// How many bytes lie between two marks: at most this many are counted through for a line and column.
const MARKED: usize = 4096;

impl Source {
    /// A file's text under the path that is shown to people (forward slashes).
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Self::from_parts(path.into(), text.into(), Vec::new())
    }

    /// The cells of a workbook under the path that is shown to people, with the place of each in the same order. Each
    /// cell is a line of the text, so that a finding shows the cell alone; its line breaks are blanks there. A workbook
    /// without cells has no places: what is found about it is at [`Place::file`].
    pub fn from_cells<'c>(
        path: impl Into<String>,
        cells: impl IntoIterator<Item = (CellAddress, &'c str)>,
    ) -> (Arc<Self>, Vec<Place>) {
        let cells = cells.into_iter().map(|(address, text)| (Position::Cell(address), text));
        Self::from_pieces(path.into(), cells)
    }

    /// The paragraphs of a Word file under the path that is shown to people, with the place of each in the same order, as
    /// [`Source::from_cells`].
    pub fn from_paragraphs<'c>(
        path: impl Into<String>,
        paragraphs: impl IntoIterator<Item = (WordAddress, &'c str)>,
    ) -> (Arc<Self>, Vec<Place>) {
        let paragraphs = paragraphs.into_iter().map(|(address, text)| (Position::Word(address), text));
        Self::from_pieces(path.into(), paragraphs)
    }

    fn from_pieces<'c>(
        path: String,
        pieces: impl Iterator<Item = (Position, &'c str)>,
    ) -> (Arc<Self>, Vec<Place>) {
        let (mut text, mut addresses, mut ranges) = (String::new(), Vec::new(), Vec::new());
        for (address, value) in pieces {
            let start = text.len();
            text.extend(value.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
            addresses.push((start, address));
            ranges.push(start..text.len());
            text.push('\n');
        }
        let source = Self::from_parts(path, text, addresses);
        let places = ranges.into_iter().map(|range| Place::new(&source, range)).collect();
        (source, places)
    }

    fn from_parts(path: String, text: String, cells: Vec<(usize, Position)>) -> Arc<Self> {
        Arc::new(Self { path, text, cells, tree: OnceLock::new(), marks: OnceLock::new() })
    }

    /// The path as shown to people.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text as a tree, where it has been read as one.
    pub(crate) fn tree(&self) -> Option<Arc<Node>> {
        self.tree.get().cloned()
    }

    /// Keeps the tree of the text for the next reader.
    pub(crate) fn keep_tree(&self, tree: Node) -> Arc<Node> {
        Arc::clone(self.tree.get_or_init(|| Arc::new(tree)))
    }

    /// The whole text; empty where only the file itself is meant.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a byte is, as people look it up.
    fn position(&self, at: usize) -> Position {
        let next = self.cells.partition_point(|(start, _)| *start <= at);
        if let Some(cell) = next.checked_sub(1) {
            return self.cells[cell].1.clone();
        }
        let (line, column) = self.line_column(at);
        Position::Line { line, column }
    }

    /// Line and column of a byte, both from 1; columns count characters. However many are asked for, the text is
    /// counted through once.
    fn line_column(&self, at: usize) -> (usize, usize) {
        let marks = self.marks.get_or_init(|| marks(&self.text));
        let before = marks[marks.partition_point(|mark| mark.at <= at) - 1];
        let found = before.after(&self.text[before.at..at]);
        (found.line, found.column)
    }
}

/// A mark for each stretch of bytes, the first at the beginning.
fn marks(text: &str) -> Vec<LinePosition> {
    let mut marks = vec![LinePosition { at: 0, line: 1, column: 1 }];
    let mut last = marks[0];
    while last.at + MARKED < text.len() {
        last = last.after(&text[last.at..floor_char(text, last.at + MARKED)]);
        marks.push(last);
    }
    marks
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({})", self.path)
    }
}

/// A byte range of a source: of a value, or of what a finding is about.
#[derive(Clone)]
pub struct Place {
    source: Arc<Source>,
    range: Range<usize>,
}

impl Place {
    /// The bytes `range` of `source`, cut back to the text's length and to whole characters.
    pub fn new(source: &Arc<Source>, range: Range<usize>) -> Self {
        let start = floor_char(source.text(), range.start);
        let end = floor_char(source.text(), range.end).max(start);
        Self { source: Arc::clone(source), range: start..end }
    }

    /// A file as a whole, of which no text is shown.
    pub fn file(path: impl Into<String>) -> Self {
        Self { source: Source::new(path, ""), range: 0..0 }
    }

    /// The file that the place is in.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The byte range in the source's text.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The text at the place.
    pub fn text(&self) -> &str {
        &self.source.text[self.range.clone()]
    }

    /// Where its beginning is, as people look it up. All that is shown of a place is made from this.
    pub fn position(&self) -> Position {
        self.source.position(self.range.start)
    }

    /// Line and column of its beginning in a text file, both from 1; columns count characters.
    pub fn line_column(&self) -> (usize, usize) {
        self.source.line_column(self.range.start)
    }

    /// The place of `range`, counted in bytes from this place's beginning.
    #[must_use]
    pub fn within(&self, range: Range<usize>) -> Self {
        let start = self.range.start;
        Self::new(&self.source, start + range.start..start + range.end)
    }

    /// The place with a number of bytes before and after it, as far as the file goes.
    #[must_use]
    pub fn around(&self, bytes: usize) -> Self {
        Self::new(&self.source, self.range.start.saturating_sub(bytes)..self.range.end + bytes)
    }

    /// The place with the same text in another version of its file, which has the same lines in the same order, but for
    /// some that are changed, added or left out: of a changed line, as much as it has in common at its beginning.
    #[must_use]
    pub fn in_version(&self, version: &Arc<Source>) -> Self {
        let start = matching(self.source.text(), version.text(), self.range.start);
        let end = matching(self.source.text(), version.text(), self.range.end).max(start);
        Self::new(version, start..end)
    }

    /// The place of a range of the value that was written here.
    ///
    /// YAML may have folded, unquoted or unescaped the value, so the two texts are walked side by
    /// side: what the value lacks (line breaks, indentation, quotes, backslashes) is passed over.
    #[must_use]
    pub fn value_part(&self, value: &str, range: Range<usize>) -> Self {
        let written = self.text();
        let mut at = 0;
        let mut start = None;
        for (offset, character) in value.char_indices() {
            if offset >= range.end {
                break;
            }
            at = find_near(written, at, character).unwrap_or(at);
            if offset >= range.start && start.is_none() {
                start = Some(at);
            }
            at += length_written(&written[at..], character);
        }
        self.within(start.unwrap_or(at)..at)
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.source.path, self.position())
    }
}

/// A value together with the place where it is written.
#[derive(Clone, Debug)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub place: Place,
}

/// How far the written form of a text may run ahead of its value: a line break and the indentation
/// of the next line.
const REACH: usize = 256;

fn find_near(written: &str, from: usize, character: char) -> Option<usize> {
    let rest = written.get(from..)?;
    let window = &rest[..floor_char(rest, REACH)];
    // A blank of the value matches any run of white space.
    if character.is_whitespace() {
        return window.starts_with(char::is_whitespace).then_some(from);
    }
    let skipped = window.find(|c: char| !is_passed_over(c));
    if let Some(skipped) = skipped.filter(|skipped| length_written(&window[*skipped..], character) > 0) {
        return Some(from + skipped);
    }
    window.find(character).map(|at| from + at)
}

/// How many bytes at the beginning of `written` are the character, composed or with its marks apart;
/// 0 where it does not begin so.
fn length_written(written: &str, character: char) -> usize {
    if written.starts_with(character) {
        return character.len_utf8();
    }
    let is_mark = unicode_normalization::char::is_combining_mark;
    let base = written.chars().next().map_or(0, char::len_utf8);
    let marks: usize = written[base..].chars().take_while(|mark| is_mark(*mark)).map(char::len_utf8).sum();
    let is_same = marks > 0 && written[..base + marks].nfc().eq(std::iter::once(character));
    if is_same { base + marks } else { 0 }
}

fn is_passed_over(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\'' | '"' | '\\')
}

/// The byte of a text that corresponds to a byte of another version of it: in the line that is the same as often
/// before, else in the line that begins with the same word after the same one, else at the end of the lines before.
fn matching(from: &str, to: &str, at: usize) -> usize {
    let start = from[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = from[start..].split('\n').next().unwrap_or_default();
    let nth = from[..start].split_terminator('\n').filter(|before| *before == line).count();
    let key = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
    let mut lines = lines_with_starts(to);
    let same = lines.clone().filter(|(_, other)| *other == line).nth(nth);
    let found = same.or_else(|| lines.find(|(_, other)| line.contains(':') && key(other) == key(line)));
    let Some((start_there, there)) = found else { return start.min(to.len()) };
    let common = line.bytes().zip(there.bytes()).take_while(|(one, other)| one == other).count();
    start_there + floor_char(there, (at - start).min(common))
}

/// The lines of a text, each with the byte at which it begins.
fn lines_with_starts(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    text.split('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len() + 1;
        Some((start, line))
    })
}

fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Place {
        Place::new(&Source::new("a.yaml", text), 0..text.len())
    }

    #[test]
    fn counts_lines_and_characters_from_one() {
        let source = Source::new("a.yaml", "số: 1\nđịa danh: Hà Nội\n");
        let at = source.text().find("Hà").unwrap();
        assert_eq!(Place::new(&source, at..at + 2).line_column(), (2, 11));
    }

    #[test]
    fn a_cell_has_the_name_that_a_spreadsheet_shows() {
        let address = |row, column| CellAddress { sheet: "Quý 2".to_owned(), row, column };
        let cells = [(address(2, 1), "Thôn 1"), (address(2, 2), ""), (address(7, 28), "120\nngười")];
        let (source, places) = Source::from_cells("kq.xlsx", cells);
        assert_eq!(source.text().lines().count(), 3);
        let shown: Vec<String> = places.iter().map(|place| format!("{place:?}")).collect();
        assert_eq!(shown, ["kq.xlsx:Quý 2!A2", "kq.xlsx:Quý 2!B2", "kq.xlsx:Quý 2!AB7"]);
        assert_eq!(places[2].text(), "120 người");
        assert_eq!(places[2].value_part("120 người", 4..7).position(), Position::Cell(address(7, 28)));
    }

    #[test]
    fn a_workbook_without_cells_is_a_file_as_a_whole() {
        let (source, places) = Source::from_cells("kq.xlsx", []);
        assert!(places.is_empty());
        let (own, whole) = (Place::new(&source, 0..0), Place::file("kq.xlsx"));
        assert_eq!((own.source().text(), own.position()), (whole.source().text(), whole.position()));
    }

    #[test]
    fn counts_the_same_in_a_long_text() {
        let text = "một dòng\n".repeat(900) + &"ư".repeat(9_000) + "\nhết";
        let source = Source::new("a.yaml", text.as_str());
        for at in (0..text.len()).step_by(997).chain([text.len() - 1, text.len()]) {
            let place = Place::new(&source, at..at);
            let before = &text[..place.range().start];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            assert_eq!(place.line_column(), (line, column), "{at}");
        }
    }

    #[test]
    fn cuts_a_range_back_to_whole_characters() {
        let source = Source::new("a.yaml", "ậ");
        assert_eq!(Place::new(&source, 1..99).text(), "ậ");
    }

    #[test]
    fn finds_the_same_text_in_another_version() {
        let issued =
            Source::new("a.yaml", "format: 1\nset: 1\ndate: 2026-06-12\nbody:\n  - Một.\n  - Một.\n");
        let edited = Source::new("a.yaml", "format: 1\ndate: 2026\nbody:\n  - Một.\n  - Một.\n");
        let place = |text: &str| {
            let at = issued.text().rfind(text).unwrap();
            Place::new(&issued, at..at + text.len()).in_version(&edited)
        };
        assert_eq!((place("Một.").line_column(), place("Một.").text()), ((5, 5), "Một."));
        assert_eq!((place("2026-06-12").line_column(), place("2026-06-12").text()), ((2, 7), "2026"));
    }

    #[test]
    fn finds_part_of_a_folded_text() {
        let place = whole("Chỉ tiêu {{ quota.a }}\n      và {{ quota.b }}");
        let value = "Chỉ tiêu {{ quota.a }} và {{ quota.b }}";
        let at = value.find("quota.b").unwrap();
        assert_eq!(place.value_part(value, at..at + 7).text(), "quota.b");
        assert_eq!(place.value_part(value, at..at + 7).line_column().0, 2);
    }

    #[test]
    fn finds_part_of_a_decomposed_text() {
        let written = "Va\u{306}n Tra\u{323}\u{302}m {{ x }} Va\u{306}n";
        let value = "Văn Trậm {{ x }} Văn";
        let at = value.find('x').unwrap();
        assert_eq!(whole(written).value_part(value, at..at + 1).text(), "x");
        assert_eq!(whole(written).value_part(value, 1..3).text(), "a\u{306}");
    }

    #[test]
    fn finds_part_of_a_quoted_text() {
        let place = whole("\"nói \\\"thế\\\" là {{ x }}\"");
        let value = "nói \"thế\" là {{ x }}";
        let at = value.find("x }").unwrap();
        assert_eq!(place.value_part(value, at..at + 1).text(), "x");
    }
}
