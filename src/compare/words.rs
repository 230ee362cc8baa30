//! Two texts compared word by word. What is the same and what is deleted make up the old text, what is the same and
//! what is inserted the new one, to the letter.

use std::collections::HashMap;
use std::ops::Range;

use super::align::common;
use crate::render::{Piece, Style};

/// What became of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It stands in both versions.
    Same,
    /// It stood in the old one.
    Deleted,
    /// It stands in the new one.
    Inserted,
}

/// A stretch of text of one style and one fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// What became of it.
    pub mark: Mark,
    /// The text.
    pub piece: Piece,
}

/// A text all of which has one fate.
pub(super) fn all(pieces: &[Piece], mark: Mark) -> Vec<Stretch> {
    let filled = pieces.iter().filter(|piece| !piece.text.is_empty());
    filled.map(|piece| Stretch { mark, piece: piece.clone() }).collect()
}

/// Both texts in one, what was deleted before what took its place.
pub(super) fn compare_texts(old: &[Piece], new: &[Piece]) -> Vec<Stretch> {
    if old == new {
        return all(new, Mark::Same);
    }
    let (old, new) = (tokens(old), tokens(new));
    let (one, other) = ids(&old, &new);
    let kept = common(&one, &other);
    let mut script = regions(&kept, (old.len(), new.len()));
    drop_islands(&mut script, &new);
    if is_another_text(&script, (&old, &new)) {
        script = vec![Region::Changed(0..old.len(), 0..new.len())];
    }
    stretches(&script, (&old, &new))
}

/// A word, a mark or the blanks between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Token<'a> {
    text: &'a str,
    style: Style,
}

impl Token<'_> {
    /// How many letters and digits it counts for.
    fn weight(&self) -> usize {
        self.text.chars().filter(|character| character.is_alphanumeric()).count()
    }
}

fn tokens(pieces: &[Piece]) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for piece in pieces {
        let mut rest = piece.text.as_str();
        while let Some(first) = rest.chars().next() {
            let (text, after) = rest.split_at(token_length(rest, first));
            tokens.push(Token { text, style: piece.style });
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
fn ids(old: &[Token<'_>], new: &[Token<'_>]) -> (Vec<u32>, Vec<u32>) {
    let mut known = HashMap::new();
    let mut number = |token: &Token<'_>| {
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        *known.entry((token.text.to_owned(), token.style)).or_insert(next)
    };
    (old.iter().map(&mut number).collect(), new.iter().map(&mut number).collect())
}

/// What is the same, and what stands between, by the places of tokens.
#[derive(Debug)]
enum Region {
    /// In the new text.
    Same(Range<usize>),
    /// In the old text and in the new one; either may be empty.
    Changed(Range<usize>, Range<usize>),
}

fn regions(kept: &[(usize, usize)], (old, new): (usize, usize)) -> Vec<Region> {
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
fn drop_islands(regions: &mut Vec<Region>, new: &[Token<'_>]) {
    let mut joined: Vec<Region> = Vec::with_capacity(regions.len());
    for region in regions.drain(..) {
        let is_island =
            |range: &Range<usize>| new[range.clone()].iter().map(Token::weight).sum::<usize>() <= ISLAND;
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
fn is_another_text(regions: &[Region], (old, new): (&[Token<'_>], &[Token<'_>])) -> bool {
    let weight = |tokens: &[Token<'_>]| tokens.iter().map(Token::weight).sum::<usize>();
    let same = regions.iter().map(|region| match region {
        Region::Same(range) => weight(&new[range.clone()]),
        Region::Changed(..) => 0,
    });
    let changes = regions.iter().filter(|region| matches!(region, Region::Changed(..))).count();
    changes > 2 && same.sum::<usize>() * 4 < weight(old).max(weight(new))
}

fn stretches(regions: &[Region], (old, new): (&[Token<'_>], &[Token<'_>])) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    for region in regions {
        match region {
            Region::Same(range) => push(&new[range.clone()], Mark::Same, &mut stretches),
            Region::Changed(from, to) => {
                push(&old[from.clone()], Mark::Deleted, &mut stretches);
                push(&new[to.clone()], Mark::Inserted, &mut stretches);
            }
        }
    }
    stretches
}

fn push(tokens: &[Token<'_>], mark: Mark, stretches: &mut Vec<Stretch>) {
    for token in tokens {
        match stretches.last_mut() {
            Some(last) if last.mark == mark && last.piece.style == token.style => {
                last.piece.text.push_str(token.text);
            }
            _ => {
                let piece = Piece { text: token.text.to_owned(), style: token.style };
                stretches.push(Stretch { mark, piece });
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
        let stretches = compare_texts(&text(old), &text(new));
        let of = |left_out: Mark| -> String {
            let kept = stretches.iter().filter(|stretch| stretch.mark != left_out);
            kept.map(|stretch| stretch.piece.text.as_str()).collect()
        };
        assert_eq!((of(Mark::Inserted).as_str(), of(Mark::Deleted).as_str()), (old, new));
        let words = stretches.iter().map(|stretch| match stretch.mark {
            Mark::Same => stretch.piece.text.clone(),
            Mark::Deleted => format!("[-{}-]", stretch.piece.text),
            Mark::Inserted => format!("{{+{}+}}", stretch.piece.text),
        });
        words.collect()
    }

    #[test]
    fn words_figures_and_marks_are_told_apart() {
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
        let bold = Piece { text: "hai".to_owned(), style: Style { bold: true, ..Style::default() } };
        let new = [Piece::plain("một "), bold];
        let stretches = compare_texts(&text("một hai"), &new);
        assert_eq!(
            stretches.iter().map(|one| one.mark).collect::<Vec<_>>(),
            [Mark::Same, Mark::Deleted, Mark::Inserted]
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
