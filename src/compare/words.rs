//! Compares two texts word by word. What is the same and what is deleted make up the old text, what is the same and
//! what is inserted the new one, to the letter.

use std::collections::HashMap;
use std::ops::Range;

use super::align::common;
use super::pieces::{Piece, TextStyle};

/// The change of a span of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffMark {
    /// It is in both versions.
    Same,
    /// It was in the old one.
    Deleted,
    /// It is in the new one.
    Inserted,
}

/// A span of text of one style, all of which changed alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffSpan {
    /// How it changed.
    pub mark: DiffMark,
    /// The text.
    pub piece: Piece,
}

/// A text all of which changed alike.
pub(super) fn all(pieces: &[Piece], mark: DiffMark) -> Vec<DiffSpan> {
    let filled = pieces.iter().filter(|piece| !piece.text.is_empty());
    filled.map(|piece| DiffSpan { mark, piece: piece.clone() }).collect()
}

/// Both texts in one, what was deleted before what took its place.
pub(super) fn compare_texts(old: &[Piece], new: &[Piece]) -> Vec<DiffSpan> {
    if old == new {
        return all(new, DiffMark::Same);
    }
    let (old, new) = (tokens(old), tokens(new));
    let (one, other) = ids(&old, &new);
    let kept = common(&one, &other);
    let mut script = regions(&kept, old.len(), new.len());
    drop_islands(&mut script, &new);
    if is_another_text(&script, &old, &new) {
        script = vec![Region::Changed(0..old.len(), 0..new.len())];
    }
    spans(&script, &old, &new)
}

/// Two plain texts in one, word by word.
pub fn compared_words(old: &str, new: &str) -> Vec<DiffSpan> {
    let pieces = |text: &str| if text.is_empty() { Vec::new() } else { vec![Piece::plain(text)] };
    compare_texts(&pieces(old), &pieces(new))
}

/// A word, a mark or the blanks between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct DiffToken<'a> {
    text: &'a str,
    style: TextStyle,
}

impl DiffToken<'_> {
    /// How many letters and digits it counts for.
    fn weight(&self) -> usize {
        self.text.chars().filter(|character| character.is_alphanumeric()).count()
    }
}

fn tokens(pieces: &[Piece]) -> Vec<DiffToken<'_>> {
    let mut tokens = Vec::new();
    for piece in pieces {
        let mut rest = piece.text.as_str();
        while let Some(first) = rest.chars().next() {
            let (text, after) = rest.split_at(token_length(rest, first));
            tokens.push(DiffToken { text, style: piece.style });
            rest = after;
        }
    }
    tokens
}

/// Blanks; a word or figure with the marks inside it, as `04/25`, `24-QĐ/TW`, `38,33%`; or one mark.
fn token_length(rest: &str, first: char) -> usize {
    if first.is_whitespace() {
        return rest.find(|character: char| !character.is_whitespace()).unwrap_or(rest.len());
    }
    if !first.is_alphanumeric() {
        return first.len_utf8();
    }
    let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let word = &rest[..word];
    let inner = |character: char| character.is_alphanumeric() || "/-,.%".contains(character);
    let word = &word[..word.find(|character: char| !inner(character)).unwrap_or(word.len())];
    word.trim_end_matches(['/', '-', ',', '.']).len()
}

/// Numbers in place of tokens, equal for equal ones.
fn ids(old: &[DiffToken<'_>], new: &[DiffToken<'_>]) -> (Vec<u32>, Vec<u32>) {
    let mut known = HashMap::new();
    let mut number = |token: &DiffToken<'_>| {
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        *known.entry((token.text.to_owned(), token.style)).or_insert(next)
    };
    (old.iter().map(&mut number).collect(), new.iter().map(&mut number).collect())
}

/// The unchanged regions of two texts, and the changed ones between them, as ranges of tokens.
#[derive(Debug)]
enum Region {
    /// In the new text.
    Same(Range<usize>),
    /// In the old text and in the new one; either may be empty.
    Changed(Range<usize>, Range<usize>),
}

fn regions(kept: &[(usize, usize)], old: usize, new: usize) -> Vec<Region> {
    let mut regions = Vec::new();
    let mut at = (0, 0);
    for &(one, other) in kept.iter().chain([&(old, new)]) {
        if at != (one, other) {
            regions.push(Region::Changed(at.0..one, at.1..other));
        }
        if other < new {
            match regions.last_mut() {
                Some(Region::Same(range)) if range.end == other => range.end += 1,
                _ => regions.push(Region::Same(other..other + 1)),
            }
        }
        at = (one + 1, other + 1);
    }
    regions
}

/// How many letters that two changes have between them do not part them.
const ISLAND: usize = 2;

/// A mark or a short word alone between two changes is changed with them: it would only be hard to read.
fn drop_islands(regions: &mut Vec<Region>, new: &[DiffToken<'_>]) {
    let mut joined: Vec<Region> = Vec::with_capacity(regions.len());
    for region in regions.drain(..) {
        let is_island =
            |range: &Range<usize>| new[range.clone()].iter().map(DiffToken::weight).sum::<usize>() <= ISLAND;
        match (joined.as_mut_slice(), region) {
            ([.., Region::Changed(from, to), Region::Same(same)], Region::Changed(then, next))
                if is_island(same) =>
            {
                (from.end, to.end) = (then.end, next.end);
                joined.pop();
            }
            (_, region) => joined.push(region),
        }
    }
    *regions = joined;
}

/// Whether so little is the same that old and new are better read one after the other.
fn is_another_text(regions: &[Region], old: &[DiffToken<'_>], new: &[DiffToken<'_>]) -> bool {
    let weight = |tokens: &[DiffToken<'_>]| tokens.iter().map(DiffToken::weight).sum::<usize>();
    let same = regions.iter().map(|region| match region {
        Region::Same(range) => weight(&new[range.clone()]),
        Region::Changed(..) => 0,
    });
    let changes = regions.iter().filter(|region| matches!(region, Region::Changed(..))).count();
    changes > 2 && same.sum::<usize>() * 4 < weight(old).max(weight(new))
}

fn spans(regions: &[Region], old: &[DiffToken<'_>], new: &[DiffToken<'_>]) -> Vec<DiffSpan> {
    let mut spans = Vec::new();
    for region in regions {
        match region {
            Region::Same(range) => push(&new[range.clone()], DiffMark::Same, &mut spans),
            Region::Changed(from, to) => {
                push(&old[from.clone()], DiffMark::Deleted, &mut spans);
                push(&new[to.clone()], DiffMark::Inserted, &mut spans);
            }
        }
    }
    spans
}

fn push(tokens: &[DiffToken<'_>], mark: DiffMark, spans: &mut Vec<DiffSpan>) {
    for token in tokens {
        match spans.last_mut() {
            Some(last) if last.mark == mark && last.piece.style == token.style => {
                last.piece.text.push_str(token.text);
            }
            _ => {
                let piece = Piece { text: token.text.to_owned(), style: token.style };
                spans.push(DiffSpan { mark, piece });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Vec<Piece> {
        vec![Piece::plain(text)]
    }

    /// `đạt [-04-]{+05+}/25`
    fn marked(old: &str, new: &str) -> String {
        let spans = compare_texts(&text(old), &text(new));
        let of = |left_out: DiffMark| -> String {
            let kept = spans.iter().filter(|span| span.mark != left_out);
            kept.map(|span| span.piece.text.as_str()).collect()
        };
        assert_eq!((of(DiffMark::Inserted).as_str(), of(DiffMark::Deleted).as_str()), (old, new));
        let words = spans.iter().map(|span| match span.mark {
            DiffMark::Same => span.piece.text.clone(),
            DiffMark::Deleted => format!("[-{}-]", span.piece.text),
            DiffMark::Inserted => format!("{{+{}+}}", span.piece.text),
        });
        words.collect()
    }

    #[test]
    fn words_figures_and_marks_are_distinguished() {
        for (old, new, expected) in [
            ("đạt 04/25 chỉ tiêu.", "đạt 05/25 chỉ tiêu.", "đạt [-04/25-]{+05/25+} chỉ tiêu."),
            ("đạt tỷ lệ 16%.", "đạt tỷ lệ 20%.", "đạt tỷ lệ [-16%-]{+20%+}."),
            ("một hai ba", "một ba", "một [-hai -]ba"),
            ("một ba", "một hai ba", "một {+hai +}ba"),
            ("xong", "xong", "xong"),
            ("", "mới", "{+mới+}"),
            ("cũ", "", "[-cũ-]"),
            ("a  b", "a b", "a[-  -]{+ +}b"),
            ("giao cho chi bộ", "giao cho các chi bộ.", "giao cho {+các +}chi bộ{+.+}"),
        ] {
            assert_eq!(marked(old, new), expected);
        }
    }

    #[test]
    fn another_text_is_not_pieced_together() {
        let old = "Thường xuyên kiểm tra, giám sát việc thực hiện của các chi bộ.";
        let new = "Phân công đồng chí phụ trách, mỗi tháng họp một lần và báo cáo.";
        let (old_words, new_words) = (old.trim_end_matches('.'), new.trim_end_matches('.'));
        assert_eq!(marked(old, new), format!("[-{old_words}-]{{+{new_words}+}}."));
    }

    #[test]
    fn a_style_alone_is_a_change() {
        let bold = Piece { text: "hai".to_owned(), style: TextStyle { bold: true, ..TextStyle::default() } };
        let new = [Piece::plain("một "), bold];
        let spans = compare_texts(&text("một hai"), &new);
        assert_eq!(
            spans.iter().map(|one| one.mark).collect::<Vec<_>>(),
            [DiffMark::Same, DiffMark::Deleted, DiffMark::Inserted]
        );
    }

    #[test]
    fn long_texts_take_no_long_time() {
        let start = std::time::Instant::now();
        let words = |step: usize, count: usize| {
            let words: Vec<String> = (0..count).map(|at| format!("từ{} ", at * step % 7919)).collect();
            words.concat()
        };
        marked(&words(1, 40_000), &words(3, 40_000));
        marked(&"a ".repeat(100_000), &"b a ".repeat(60_000));
        let long = words(1, 30_000);
        let changed = long.replacen("từ777 ", "từ mới ", 1);
        assert!(marked(&long, &changed).contains("[-từ777-]{+từ mới+}"));
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
