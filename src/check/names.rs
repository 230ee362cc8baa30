//! Names of units in prose that are nearly those of the data: `Vạn Trang` for `Vạn Tràng`.

use std::ops::Range;
use std::sync::LazyLock;

use super::phrase_book::BOOK;
use super::prose::Prose;
use crate::diag::{Code, Findings};
use crate::model::{QuotaSet, Unit};
use crate::text::{self, Phrases, Scan, TokenKind, ToneMark, WordKey, count_in_words};

/// Words that may be before the name of a unit, in prose or in the name itself.
static LEADS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "chi bộ",
        "đảng bộ bộ phận",
        "đảng bộ",
        "tổ dân phố",
        "khu phố",
        "khu dân cư",
        "thôn",
        "xóm",
        "ấp",
        "bản",
        "buôn",
        "làng",
        "khối",
        "cb",
    ])
});

/// A level of schools, by all its names.
struct SchoolLevel(&'static [&'static str]);

const SCHOOLS: &[SchoolLevel] = &[
    SchoolLevel(&["mầm non", "mẫu giáo", "mn"]),
    SchoolLevel(&["tiểu học", "th"]),
    SchoolLevel(&["trung học cơ sở", "thcs"]),
    SchoolLevel(&["trung học phổ thông", "thpt"]),
];

impl SchoolLevel {
    fn length_at(&self, scan: &Scan<'_>, at: usize) -> usize {
        self.0.iter().map(|name| scan.phrase(at, name)).max().unwrap_or(0)
    }

    /// Whether a school is of the level, alone or with another: `Trường Tiểu học và THCS`.
    fn is_of(&self, school: &str) -> bool {
        let scan = Scan::new(school);
        (0..scan.tokens().len()).any(|at| self.length_at(&scan, at) > 0) || school.contains("cấp")
    }
}

/// The proper names of a plan's units.
pub(super) struct UnitNames {
    /// Each as spelled, with the tone marks of `uy`, `oa` on the second vowel, and folded.
    names: Vec<UnitName>,
    /// The numbers that follow a lead: `thôn` 1, 2, 3.
    numbered: Vec<NumberedUnit>,
    /// Names with small letters in them: `Trường Mầm non`.
    common: Vec<CommonName>,
    /// The names of schools.
    schools: Vec<String>,
}

/// `Thôn 7`, or `Thôn Bảy`.
struct NumberedUnit {
    lead: String,
    number: u64,
    /// The number as the name has it.
    written: String,
}

/// A name of which most words are those of the language.
struct CommonName {
    spelled: String,
    /// The keys of its first word with the tone mark of `uy`, `oa` on either vowel.
    first: [WordKey; 2],
    /// In small letters, with the tone marks of `uy`, `oa` on the first vowel.
    words: Vec<String>,
    /// Whether each word is one of the language, and no proper name.
    is_common: Vec<bool>,
}

struct UnitName {
    spelled: String,
    folded: String,
    words: usize,
}

impl UnitNames {
    /// The names of all units. Of names with small letters in them, such as `Trường Tiểu học`, prose has only parts at
    /// times: they are compared word by word.
    pub(super) fn new(set: &QuotaSet) -> Self {
        let mut found =
            Self { names: Vec::new(), numbered: Vec::new(), common: Vec::new(), schools: Vec::new() };
        for name in set.units.iter().flat_map(Unit::names) {
            found.schools.extend(Some(name).filter(|name| name.starts_with("Trường ")).map(str::to_owned));
            let scan = Scan::new(name);
            let start = lead(&scan, 0);
            let count = scan.tokens().len();
            let is_proper = (start..count).all(|at| is_capitalised(&scan, at));
            if is_proper && count >= start + 2 {
                found.names.push(UnitName::new(&name[scan.range(start, count - 1)]));
            } else if let (true, Some(number)) = (start > 0 && count == start + 1, number_of(&scan, start)) {
                let (lead, written) = (lead_words(&scan, 0, start), scan.written(start).to_owned());
                found.numbered.push(NumberedUnit { lead, number, written });
            } else if !is_proper {
                found.common.extend(CommonName::new(name, &scan));
            }
        }
        found
    }

    /// Reports names in a text that are similar to that of a unit, but not equal.
    pub(super) fn check(&self, prose: &Prose<'_>, findings: &mut Findings) {
        let scan = &prose.scan;
        for name in &self.common {
            name.check(prose, findings);
        }
        self.check_schools(prose, findings);
        if self.names.is_empty() && self.numbered.is_empty() {
            return;
        }
        let mut at = 0;
        while at < scan.tokens().len() {
            let length = lead(scan, at);
            if length == 0 {
                at += 1;
                continue;
            }
            self.check_number(prose, at..at + length, findings);
            at = self.check_list(prose, at + length, findings);
        }
    }

    /// Reports the branch of a school of a level of which the data have none: `Chi bộ Trường mầm non Tân Lộc`.
    fn check_schools(&self, prose: &Prose<'_>, findings: &mut Findings) {
        let scan = &prose.scan;
        if self.schools.is_empty() {
            return;
        }
        for at in (0..scan.tokens().len()).filter(|at| scan.phrase(*at, "chi bộ") > 0) {
            let school = at + 2;
            let Some(level) = SCHOOLS.iter().find(|level| level.length_at(scan, school + 1) > 0) else {
                continue;
            };
            let place = school + 1 + level.length_at(scan, school + 1);
            let words = (place..scan.tokens().len()).take_while(|at| is_capitalised(scan, *at)).count();
            let is_known = self.schools.iter().any(|name| level.is_of(name));
            if scan.word(school) != "trường" || words == 0 || is_known {
                continue;
            }
            let range = scan.range(school, place + words - 1);
            let written = &scan.text()[range.clone()];
            let likeness = |name: &&String| {
                let lower = text::lower(written);
                text::lower(name).split(' ').filter(|word| lower.contains(word)).count()
            };
            let Some(nearest) = self.schools.iter().max_by_key(likeness) else { continue };
            let finding = prose.finding(Code::UnknownUnitName, range).with("name", written);
            findings.push(finding.with("nearest", nearest.as_str()));
        }
    }

    /// The names that follow a lead, parted by commas or `và`.
    fn check_list(&self, prose: &Prose<'_>, start: usize, findings: &mut Findings) -> usize {
        let scan = &prose.scan;
        let mut at = start;
        loop {
            let length = lead(scan, at);
            if length > 0 {
                self.check_number(prose, at..at + length, findings);
                at += length;
            }
            let count = (at..scan.tokens().len()).take_while(|at| is_capitalised(scan, *at)).count();
            if count == 0 {
                return at.max(start);
            }
            self.check_name(prose, at..at + count, findings);
            at += count;
            let is_parted = scan.is_mark(at, ',') || matches!(scan.word(at), "và" | "hoặc");
            if !is_parted {
                return at;
            }
            at += 1;
        }
    }

    fn check_name(&self, prose: &Prose<'_>, tokens: Range<usize>, findings: &mut Findings) {
        let range = prose.scan.range(tokens.start, tokens.end - 1);
        let written = UnitName::new(&prose.scan.text()[range.clone()]);
        let is_known = self.names.iter().any(|name| name.spelled == written.spelled);
        if let Some(nearest) = self.nearest(&written).filter(|_| !is_known && tokens.len() >= 2) {
            let finding = prose.finding(Code::UnknownUnitName, range).with("name", written.spelled.as_str());
            findings.push(finding.with("nearest", nearest));
        }
    }

    /// The unit that is meant: the same but for marks, or but for one letter of a long name.
    fn nearest(&self, written: &UnitName) -> Option<&str> {
        const LONG: usize = 7;
        let distance = |name: &UnitName| strsim::levenshtein(&name.folded, &written.folded);
        let is_near = |name: &&UnitName| {
            let distance = distance(name);
            distance == 0 || (distance == 1 && written.folded.chars().count() >= LONG)
        };
        let near = self.names.iter().filter(|name| name.words == written.words).filter(is_near);
        let nearest = near.min_by_key(|name| strsim::levenshtein(&name.spelled, &written.spelled));
        nearest.map(|name| name.spelled.as_str())
    }

    /// `thôn 7`, where the units are `Thôn 1` to `Thôn 5`.
    fn check_number(&self, prose: &Prose<'_>, tokens: Range<usize>, findings: &mut Findings) {
        let scan = &prose.scan;
        // `thôn Bảy` for `Thôn 7`; in small letters it may be a count of another word.
        let in_words = || {
            let (number, last) = count_in_words(scan, tokens.end)?;
            let is_name = is_capitalised(scan, tokens.end) && !is_capitalised(scan, last + 1);
            (is_name && last == tokens.end).then_some(number)
        };
        let spelled = in_words();
        let Some(number) = scan.number(tokens.end).filter(|_| !scan.is_joined(tokens.end)).or(spelled) else {
            return;
        };
        let words = lead_words(scan, tokens.start, tokens.end);
        let known: Vec<&NumberedUnit> = self.numbered.iter().filter(|unit| unit.lead == words).collect();
        let goes_on =
            |at: usize| scan.is_joined(at) && scan.is_joined(at + 1) && scan.number(at + 1).is_some();
        let is_counted = match scan.kind(tokens.end + 1) {
            Some(TokenKind::Mark('/' | '-')) => true,
            // `mỗi thôn 12,500 đồng`
            Some(TokenKind::Mark(',' | '.')) => goes_on(tokens.end + 1),
            _ => false,
        };
        let same = known.iter().find(|unit| unit.number == number);
        let is_spelled_alike = |unit: &&NumberedUnit| {
            let is_number = unit.written.starts_with(|c: char| c.is_ascii_digit());
            is_number == spelled.is_none()
        };
        let Some(nearest) = same.or_else(|| known.iter().max_by_key(|unit| unit.number)) else { return };
        let is_other = !same.is_some_and(is_spelled_alike);
        if known.len() >= 2 && is_other && !is_counted {
            let range = scan.range(tokens.start, tokens.end);
            let lead = text::upper_first(&words);
            let finding =
                prose.finding(Code::UnknownUnitName, range.clone()).with("name", &scan.text()[range]);
            findings.push(finding.with("nearest", format!("{lead} {}", nearest.written)));
        }
    }
}

/// The number that a name ends with: `7`, `Bảy`.
fn number_of(scan: &Scan<'_>, at: usize) -> Option<u64> {
    let in_words = || count_in_words(scan, at).filter(|(_, last)| *last == at).map(|(number, _)| number);
    scan.number(at).or_else(in_words)
}

impl CommonName {
    /// A name of three words and more, some in small letters or capitals throughout; none for others.
    fn new(name: &str, scan: &Scan<'_>) -> Option<Self> {
        let count = scan.tokens().len();
        let is_small = |at: usize| scan.written(at).starts_with(char::is_lowercase);
        let are_words = (0..count).all(|at| scan.kind(at) == Some(TokenKind::Word));
        // `Mầm` of `Mầm non` has a capital as the first word of its name alone.
        let is_common = (0..count).map(|at| at > 0 && (is_small(at) || at == 1 && is_small(2))).collect();
        (count >= 3 && are_words).then(|| Self {
            spelled: name.to_owned(),
            first: [ToneMark::First, ToneMark::Second]
                .map(|style| WordKey::new(&text::respell(scan.word(0), style))),
            words: (0..count).map(|at| text::respell(scan.word(at), ToneMark::First)).collect(),
            is_common,
        })
    }

    /// Whether a word is one of a set phrase with a neighbour: a slip in it is found without the name.
    fn is_in_book(&self, at: usize) -> bool {
        let word = |at: usize| self.words.get(at).map_or("", String::as_str);
        BOOK.is_set(word(at - 1), word(at)) || BOOK.is_set(word(at), word(at + 1))
    }

    /// Reports a place where two words of the name are one: `Trạm Ytế`.
    fn check_joined(&self, prose: &Prose<'_>, at: usize, findings: &mut Findings) {
        let scan = &prose.scan;
        let last = at + self.words.len() - 2;
        let written: String =
            (at..=last).map(|at| text::respell_word(scan.word(at), ToneMark::First)).collect();
        if last < scan.tokens().len() && written == self.words.concat() {
            let range = scan.range(at, last);
            let finding =
                prose.finding(Code::UnknownUnitName, range.clone()).with("name", &scan.text()[range]);
            findings.push(finding.with("nearest", self.spelled.as_str()));
        }
    }

    /// Reports a place that has the words of the name but for a slip in one: `Trường Mần non`.
    fn check(&self, prose: &Prose<'_>, findings: &mut Findings) {
        let scan = &prose.scan;
        let count = self.words.len();
        for at in 0..(scan.tokens().len() + 2).saturating_sub(count) {
            let other =
                |of: &usize| text::respell_word(scan.word(at + of), ToneMark::First) != self.words[*of];
            let may_begin = scan.key(at).is_some_and(|key| self.first.contains(&key));
            if !may_begin || other(&0) {
                continue;
            }
            self.check_joined(prose, at, findings);
            let mut others = (1..count).filter(other);
            let (Some(slip), None) = (others.next(), others.next()) else { continue };
            let is_wrong = if self.is_common[slip] {
                !self.is_in_book(slip) && is_slip(scan.word(at + slip), &self.words[slip])
            } else {
                // `Tân Lôc`, and not the next place: `Tân Lập`.
                text::fold(scan.word(at + slip)) == text::fold(&self.words[slip])
            };
            if is_wrong {
                let range = scan.range(at, at + count - 1);
                let finding =
                    prose.finding(Code::UnknownUnitName, range.clone()).with("name", &scan.text()[range]);
                findings.push(finding.with("nearest", self.spelled.as_str()));
            }
        }
    }
}

/// Whether a word is another but for its marks, or one letter of three and more.
fn is_slip(written: &str, word: &str) -> bool {
    let is_long = written.chars().count() >= 3 && word.chars().count() >= 3;
    text::fold(written) == text::fold(word) || is_long && strsim::levenshtein(written, word) == 1
}

impl UnitName {
    fn new(name: &str) -> Self {
        let spelled = text::respell(name, ToneMark::Second);
        // `Phú Mĩ` for `Phú Mỹ`: two ways to write one sound.
        let folded = text::fold(&spelled).replace('y', "i");
        Self { words: spelled.split_whitespace().count(), spelled, folded }
    }
}

/// The number of tokens of a lead at a token; 0 if there is none.
fn lead(scan: &Scan<'_>, at: usize) -> usize {
    let mut length = 0;
    while let Some((_, more)) = LEADS.at(scan, at + length) {
        length += more;
    }
    length
}

/// The last lead before a name, which gives the kind of place.
fn lead_words(scan: &Scan<'_>, start: usize, end: usize) -> String {
    let ends = |at: &usize| LEADS.at(scan, *at).is_some_and(|(_, length)| length == end - at);
    let last = (start..end).rev().find(ends);
    (last.unwrap_or(start)..end).map(|at| scan.word(at)).collect::<Vec<_>>().join(" ")
}

/// A word with a capital and small letters: names in capitals are headings.
fn is_capitalised(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.written(at);
    let mut letters = word.chars();
    let is_word = scan.kind(at) == Some(TokenKind::Word) && letters.next().is_some_and(char::is_uppercase);
    is_word && letters.next().is_none_or(char::is_lowercase)
}
