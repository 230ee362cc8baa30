//! Syllables that Vietnamese does not have, set phrases that are one key away from what is typed, and words that are
//! typed twice.

use std::borrow::Cow;
use std::cell::RefCell;

use rustc_hash::FxHashSet;

use super::near_words::{NearWords, real_word_meant};
use super::phrase_book::{BOOK, spelled_words};
use super::prose::Prose;
use super::vocabulary;
use super::wrong_syllables::{is_wrong, is_wrong_among_words};
use crate::diag::{Code, Finding, Findings};
use crate::text::{self, Scan, TokenKind};

/// Words that begin a name whose next word is one of the language: `Trường Mần non`.
const HEADS: &[&str] = &[
    "trường",
    "trạm",
    "hội",
    "đoàn",
    "ban",
    "đảng",
    "phòng",
    "xã",
    "khối",
    "ngành",
    "ủy",
    "uỷ",
    "bộ",
    "công",
];

/// Words before the name of a place.
const PLACES: &[&str] = &[
    "xã",
    "phường",
    "thôn",
    "xóm",
    "ấp",
    "bản",
    "buôn",
    "làng",
    "huyện",
    "tỉnh",
    "tổ",
    "khu",
    "phố",
    "quận",
    "trấn",
    "khối",
];

/// How many words are kept at the most that were found to be right: documents have some hundreds.
const KEPT: usize = 4096;

/// Words that were found to be right.
type RightWords = FxHashSet<Box<str>>;

/// Names of bodies that end with the word with which the name of what they are of may begin.
const ENDS_AND_BEGINS: &[(&str, &str)] = &[
    ("đảng", "bộ"),
    ("chi", "bộ"),
    ("đảng", "ủy"),
    ("chi", "ủy"),
    ("chi", "hội"),
    ("chi", "đoàn"),
    ("công", "đoàn"),
    ("trực", "thuộc"),
];

thread_local! {
    /// Those of all documents so far: they share most of their words.
    static RIGHT: RefCell<RightWords> = RefCell::default();
}

/// Checks a text.
pub(super) fn check(prose: &Prose<'_>, findings: &mut Findings) {
    RIGHT.with_borrow_mut(|right| SpelledText::new(prose).check(right, findings));
}

/// A text with its words as they are looked up.
struct SpelledText<'p, 's> {
    prose: &'p Prose<'s>,
    spelled: Vec<Cow<'p, str>>,
}

impl<'p, 's> SpelledText<'p, 's> {
    fn new(prose: &'p Prose<'s>) -> Self {
        Self { prose, spelled: spelled_words(&prose.scan) }
    }

    fn check(&self, right: &mut RightWords, findings: &mut Findings) {
        let near = NearWords::new(&self.spelled);
        let mut reported = None;
        for at in 0..self.spelled.len() {
            if self.is_pair(at) {
                self.check_doubled(at, findings);
                // `đóng gớp ý kiến`: one word may be wrong beside both of its neighbours.
                if reported != Some(at) {
                    reported = self.check_phrase(at, findings).or(reported);
                }
                if reported.is_none_or(|wrong| wrong < at) {
                    reported = self.check_near_word(&near, at, findings).or(reported);
                }
            }
            // What is wrong in a phrase is reported once.
            if reported != Some(at) {
                self.check_syllable(at, right, findings);
            }
        }
    }

    fn scan(&self) -> &Scan<'_> {
        &self.prose.scan
    }

    /// A word; empty before the first, beyond the last, and where it is no word.
    fn word(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.spelled.get(at)).map_or("", AsRef::as_ref)
    }

    /// Whether two tokens are words beside each other with nothing but one gap between them.
    fn is_pair(&self, at: usize) -> bool {
        !self.word(Some(at)).is_empty()
            && !self.word(Some(at + 1)).is_empty()
            && !self.scan().is_joined(at + 1)
    }

    /// Reports a word of a pair that stands twice.
    fn check_doubled(&self, at: usize, findings: &mut Findings) {
        if self.spelled[at] != self.spelled[at + 1] || !self.is_slip(at) {
            return;
        }
        let scan = self.scan();
        let range = scan.range(at, at + 1);
        let (place, written) = (self.prose.place(range.clone()), &scan.text()[range.clone()]);
        let finding =
            self.prose.finding(Code::WordDoubled, range).with("kind", "word").with("word", scan.written(at));
        findings.push(finding.with_fix(&place, written, scan.written(at)));
    }

    /// Whether a word that stands twice is one too many: neither doubled on purpose, nor the end of one word and the
    /// beginning of the next.
    fn is_slip(&self, at: usize) -> bool {
        let scan = self.scan();
        let word = self.word(Some(at));
        let before = |by: usize| self.word(at.checked_sub(by));
        let after = |by: usize| self.word(Some(at + 1 + by));
        let is_number = scan.kind(at + 2) == Some(TokenKind::Number);
        if matches!(word, "ngày" | "tháng" | "năm") {
            let is_counted = at > 0 && scan.kind(at - 1) == Some(TokenKind::Number);
            return is_number != is_counted && before(1) != "năm";
        }
        // `Đảng bộ Bộ Công an`: a name begins.
        let begins_name = is_capital(scan, at + 1) && !is_capital(scan, at);
        // `ĐẢNG BỘ BỘ GIAO THÔNG`, `CHI ĐOÀN ĐOÀN BIÊN PHÒNG`: in capitals no letter tells where the name begins.
        let is_in_capitals = scan.written(at).chars().all(char::is_uppercase)
            && scan.written(at + 1).chars().all(char::is_uppercase);
        if is_in_capitals && ENDS_AND_BEGINS.contains(&(before(1), word)) {
            return false;
        }
        // `Đảng uỷ xã xã Tân Lập`: the word before the name of a place.
        if PLACES.contains(&word) && !begins_name && is_capital(scan, at + 2) {
            return true;
        }
        // `của người người dân`; `người người thi đua` is meant.
        if word == "người" && matches!(after(1), "dân" | "lao" | "nghèo" | "cao" | "có" | "bệnh" | "đứng")
        {
            return true;
        }
        let counts_time = matches!(after(1), "năm" | "quý" | "tháng" | "tuần" | "ngày");
        // `hằng hằng tháng`, `nêu cao cao tinh thần`
        let ends_word = matches!(word, "cao" | "sâu" | "rộng")
            && vocabulary::is_right(vocabulary::find(before(1)), vocabulary::find(word));
        if word == "hằng" && counts_time || ends_word {
            return true;
        }
        if BOOK.is_reduplicated(word) || begins_name {
            return false;
        }
        if BOOK.joins(word) {
            return self.is_joining_twice(at);
        }
        // `Trần Văn Văn`: a person may be called so.
        if is_capital(scan, at) && is_capital(scan, at + 1) && after(1).is_empty() && !is_in_capitals {
            return false;
        }
        // `nhà giáo giáo dục nghề nghiệp`, `kiểm định định kỳ`
        let is_known = |first: &str, second: &str| {
            vocabulary::is_right(vocabulary::find(first), vocabulary::find(second))
        };
        if is_known(before(1), word) && is_known(word, after(1)) {
            return false;
        }
        let (ends, begins) = (BOOK.is_word(before(1), word), BOOK.is_word(word, after(1)));
        let is_free_before =
            before(1).is_empty() || BOOK.joins(before(1)) || BOOK.is_word(before(2), before(1));
        let is_part = !BOOK.stands_alone(word);
        match (ends, begins) {
            (true, true) => false,
            // `Tờ trình trình Hội đồng nhân dân` is right.
            (_, false) => is_part,
            (false, true) => is_free_before || is_part,
        }
    }

    /// Whether a word that joins others and stands twice is one too many.
    fn is_joining_twice(&self, at: usize) -> bool {
        let before = |by: usize| self.word(at.checked_sub(by));
        // `tải về | về việc`, `hàng không | không thuộc`.
        match self.word(Some(at)) {
            "về" => before(1).is_empty() || BOOK.joins(before(1)) || BOOK.is_word(before(2), before(1)),
            "trong" => !matches!(before(1), "đàng" | "bên" | "phía"),
            "không" => !matches!(before(1), "hàng" | "phòng" | "trên"),
            "ra" | "hai" | "số" | "thời" | "một" | "toàn" => false,
            _ => true,
        }
    }

    /// Reports a pair of words that are one key away from a set phrase; the one of them that is wrong.
    fn check_phrase(&self, at: usize, findings: &mut Findings) -> Option<usize> {
        let meant = Some(at).filter(|at| !self.is_name(*at));
        let meant = meant.and_then(|at| BOOK.meant(self.word(Some(at)), self.word(Some(at + 1))));
        let (first, second) = meant?;
        // `hạnh nhân`, `đại hồi`: words of their own.
        if vocabulary::is_right(
            vocabulary::find(self.word(Some(at))),
            vocabulary::find(self.word(Some(at + 1))),
        ) {
            return None;
        }
        let is_second = self.spelled[at] == first;
        let wrong = at + usize::from(is_second);
        if self.is_of_another(at, wrong) {
            return None;
        }
        let scan = self.scan();
        let expected = cased(if is_second { second } else { first }, scan.written(wrong));
        let finding = self.misspelt_phrase(at, wrong, &expected);
        let place = self.prose.place(scan.range(wrong, wrong));
        findings.push(finding.with_fix(&place, scan.written(wrong), expected));
        Some(wrong)
    }

    /// Reports a pair of words that are one key away from a word of the vocabulary; the one of them that is wrong. There is
    /// no fix: which of the two is wrong, a person decides.
    fn check_near_word(&self, near: &NearWords<'_>, at: usize, findings: &mut Findings) -> Option<usize> {
        if let Some(expected) = self.real_word_meant(at) {
            let expected = cased(expected, self.scan().written(at));
            findings.push(self.misspelt_phrase(at, at, &expected));
            return Some(at);
        }
        let may_be_meant = |at: &usize| !self.is_name(*at) && !self.is_of_letterhead(*at);
        let meant = |at: usize| Some(at).filter(may_be_meant).and_then(|at| near.meant(at));
        let next = || meant(at + 1).is_some_and(|next| !next.is_second) || self.is_wrong_before(at + 1);
        // `một bô phận` is reported with the word that it begins.
        // `Đảng bộ phấn đáu`: the first belongs to the word before it, the second to a set phrase.
        let is_parted = || {
            BOOK.is_word(self.word(at.checked_sub(1)), self.word(Some(at)))
                && BOOK.meant(self.word(Some(at + 1)), self.word(Some(at + 2))).is_some()
        };
        let meant = meant(at)
            .filter(|meant| !(meant.is_second && self.is_pair(at + 1) && (next() || is_parted())))?;
        let wrong = at + usize::from(meant.is_second);
        let expected = cased(meant.expected, self.scan().written(wrong));
        findings.push(self.misspelt_phrase(at, wrong, &expected));
        Some(wrong)
    }

    /// The word that the first of two is typed for, where both are words, and yet never beside each other: `nếu trên,`.
    fn real_word_meant(&self, at: usize) -> Option<&'static str> {
        let (first, second) = (self.word(Some(at)), self.word(Some(at + 1)));
        let expected = real_word_meant(first, second)?;
        // `nếu trên đường có người`, `cũng cố gắng`: the second may begin another phrase.
        let third = self.word(Some(at + 2));
        let ends = third.is_empty() && self.scan().kind(at + 2) != Some(TokenKind::Expression);
        let begins_word = vocabulary::is_right(vocabulary::find(second), vocabulary::find(third));
        (ends || first == "cũng" && !begins_word && third != "ý").then_some(expected)
    }

    /// Whether two words are of a line in capitals outside the body: `ĐẢNG BỘ TỈNH QUẢNG TRỊ`. There no letter says where a name
    /// begins.
    fn is_of_letterhead(&self, at: usize) -> bool {
        let is_capital = |at: usize| self.scan().written(at).chars().all(char::is_uppercase);
        self.prose.context.zone.is_outside() && is_capital(at) && is_capital(at + 1)
    }

    /// Whether the first of two words is one key away from that of a set phrase.
    fn is_wrong_before(&self, at: usize) -> bool {
        let (first, second) = (self.word(Some(at)), self.word(Some(at + 1)));
        BOOK.meant(first, second).is_some_and(|(meant, _)| meant != first) && !self.is_name(at)
    }

    /// The finding of a pair of words of which one is wrong.
    fn misspelt_phrase(&self, at: usize, wrong: usize, expected: &str) -> Finding {
        let scan = self.scan();
        let range = scan.range(at, at + 1);
        let phrase = if wrong == at {
            format!("{expected} {}", scan.written(at + 1))
        } else {
            format!("{} {expected}", scan.written(at))
        };
        let finding = self.prose.finding(Code::Misspelt, range.clone()).with("kind", "phrase");
        finding.with("written", &scan.text()[range]).with("expected", phrase)
    }

    /// Whether a phrase that is one key away may be parts of other words.
    fn is_of_another(&self, at: usize, wrong: usize) -> bool {
        let (before, after) = (self.word(at.checked_sub(1)), self.word(Some(at + 2)));
        BOOK.joins(self.word(Some(wrong)))
            || BOOK.is_word(before, self.word(Some(at)))
            || BOOK.is_word(self.word(Some(at + 1)), after)
    }

    /// Whether two words may be of a name: the second has a capital, or the first and the word before it.
    fn is_name(&self, at: usize) -> bool {
        let scan = self.scan();
        let all_capitals = |at: usize| scan.written(at).chars().filter(|c| c.is_uppercase()).count() > 1;
        let ends_name =
            at > 0 && is_capital(scan, at) && is_capital(scan, at - 1) && !HEADS.contains(&scan.word(at - 1));
        (is_capital(scan, at + 1) || ends_name) && !(all_capitals(at) && all_capitals(at + 1))
    }

    /// Whether a word may be a name: it has a capital, and does not begin a sentence before a word in small letters.
    fn may_be_name(&self, at: usize) -> bool {
        let scan = self.scan();
        if !is_capital(scan, at) {
            return false;
        }
        let begins = at == 0 || matches!(scan.kind(at - 1), Some(TokenKind::Mark('.' | ';' | ':')));
        let is_followed = !self.word(Some(at + 1)).is_empty() && !is_capital(scan, at + 1);
        let capitals = scan.written(at).chars().filter(|c| c.is_uppercase()).count();
        !(begins && is_followed && capitals == 1)
    }

    /// A word in small letters, or at the beginning of a sentence, that is no syllable.
    fn check_syllable(&self, at: usize, right: &mut RightWords, findings: &mut Findings) {
        let scan = self.scan();
        let word = self.word(Some(at));
        // `điểm đ`; a letter that looks like `đ` is reported for its file.
        if right.contains(word)
            || is_letter_alone(word)
            || word.starts_with(['ð', 'ɖ'])
            || self.may_be_name(at)
        {
            return;
        }
        let stands_alone = (at == 0 || !scan.is_joined(at) || scan.is_mark(at - 1, '('))
            && !matches!(scan.kind(at + 1), Some(TokenKind::Number | TokenKind::Word) if scan.is_joined(at + 1));
        if !stands_alone || is_link(scan, at) {
            return;
        }
        if !is_wrong(word) {
            if is_wrong_among_words(word) {
                if self.is_among_words(at) {
                    self.report_syllable(at, findings);
                }
            } else if right.len() < KEPT {
                right.insert(word.into());
            }
            return;
        }
        let near_foreign = |at: Option<usize>| {
            let other = self.word(at);
            other.is_ascii() && other.len() > 1 && !text::is_syllable(other)
        };
        if word.is_ascii() && (near_foreign(at.checked_sub(1)) || near_foreign(Some(at + 1))) {
            return;
        }
        self.report_syllable(at, findings);
    }

    fn report_syllable(&self, at: usize, findings: &mut Findings) {
        let range = self.scan().range(at, at);
        let finding = self.prose.finding(Code::Misspelt, range).with("kind", "syllable");
        findings.push(finding.with("written", self.scan().written(at)).with("expected", ""));
    }

    /// Whether a word is between words of the language, or between one and the end of a sentence or clause.
    fn is_among_words(&self, at: usize) -> bool {
        let scan = self.scan();
        let is_bound = |at: Option<usize>| {
            let kind = at.map(|at| scan.kind(at));
            matches!(
                kind,
                None | Some(None | Some(TokenKind::Mark('.' | ';' | ':' | ',' | '(' | ')' | '-' | '+')))
            )
        };
        let sides = [at.checked_sub(1), Some(at + 1)];
        let is_word = |at: Option<usize>| text::is_syllable(self.word(at));
        let is_marked = |at: Option<usize>| is_word(at) && !self.word(at).is_ascii();
        sides.iter().all(|side| is_word(*side) || is_bound(*side))
            && sides.iter().any(|side| is_marked(*side))
    }
}

/// Whether a word is a single letter, or none.
fn is_letter_alone(word: &str) -> bool {
    word.chars().next().is_none_or(|first| first.len_utf8() == word.len())
}

/// Whether a word is a part of an address on the net.
fn is_link(scan: &Scan<'_>, at: usize) -> bool {
    let mark =
        |at: usize| matches!(scan.kind(at), Some(TokenKind::Mark('.' | '/' | '@' | '_' | '-' | '\'' | '’')));
    (at > 0 && mark(at - 1) && scan.is_joined(at))
        || (mark(at + 1) && scan.is_joined(at + 1) && scan.is_joined(at + 2))
}

fn is_capital(scan: &Scan<'_>, at: usize) -> bool {
    scan.written(at).starts_with(char::is_uppercase)
}

/// A word with the capitals of another.
fn cased(word: &str, like: &str) -> String {
    if like.chars().filter(|c| c.is_uppercase()).count() > 1 {
        return text::upper(word);
    }
    if like.starts_with(char::is_uppercase) { text::upper_first(word) } else { word.to_owned() }
}
