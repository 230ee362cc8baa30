//! Names of units in prose that are nearly those of the data: `Vạn Trang` for `Vạn Tràng`.

use std::ops::Range;
use std::sync::LazyLock;

use super::prose::Prose;
use crate::diag::{Code, Findings};
use crate::model::QuotaSet;
use crate::text::{self, Kind, Phrases, Scan, ToneMark, count_in_words};

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

/// The proper names of a plan's units.
pub(super) struct UnitNames {
    /// Each as spelled, with the tone marks of `uy`, `oa` on the second vowel, and folded.
    names: Vec<UnitName>,
    /// The numbers that follow a lead: `thôn` 1, 2, 3.
    numbered: Vec<(String, u64)>,
}

struct UnitName {
    spelled: String,
    folded: String,
    words: usize,
}

impl UnitNames {
    /// The names of all units. Names with small letters in them, such as `Trường Tiểu học`, are no proper names:
    /// prose words them in other ways.
    pub(super) fn new(set: &QuotaSet) -> Self {
        let mut found = Self { names: Vec::new(), numbered: Vec::new() };
        for unit in &set.units {
            let scan = Scan::new(&unit.name);
            let start = lead(&scan, 0);
            let count = scan.tokens().len();
            let is_proper = (start..count).all(|at| is_capitalised(&scan, at));
            if is_proper && count >= start + 2 {
                found.names.push(UnitName::new(&unit.name[scan.range(start, count - 1)]));
            } else if let (true, Some(number)) = (start > 0 && count == start + 1, scan.number(start)) {
                found.numbered.push((lead_words(&scan, 0, start), number));
            }
        }
        found
    }

    /// Reports names in a text that are similar to that of a unit, but not equal.
    pub(super) fn check(&self, prose: &Prose<'_>, findings: &mut Findings) {
        let scan = &prose.scan;
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
        let known: Vec<u64> =
            self.numbered.iter().filter(|(lead, _)| *lead == words).map(|(_, number)| *number).collect();
        let is_counted = matches!(scan.kind(tokens.end + 1), Some(Kind::Mark('/' | '-')));
        let is_other = !known.contains(&number) || spelled.is_some();
        if known.len() >= 2 && is_other && !is_counted {
            let range = scan.range(tokens.start, tokens.end);
            let last = known.iter().max().copied().unwrap_or_default();
            let last = if known.contains(&number) { number } else { last };
            let lead = text::upper_first(&words);
            let finding =
                prose.finding(Code::UnknownUnitName, range.clone()).with("name", &scan.text()[range]);
            findings.push(finding.with("nearest", format!("{lead} {last}")));
        }
    }
}

impl UnitName {
    fn new(name: &str) -> Self {
        let spelled = text::respell(name, ToneMark::Second);
        let folded = text::fold(&spelled);
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
    let is_word = scan.kind(at) == Some(Kind::Word) && letters.next().is_some_and(char::is_uppercase);
    is_word && letters.next().is_none_or(char::is_lowercase)
}
