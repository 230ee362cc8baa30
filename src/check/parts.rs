//! Wholes of one sentence and their parts: `167 đảng viên, trong đó 60 nữ và 105 nam`, `15 chi bộ, gồm 04 chi bộ thôn, 05 chi
//! bộ trường học và 06 chi bộ cơ quan`.

use std::ops::Range;

use super::rates::count_at;
use super::shares::{Count, counts, sentences};
use super::wrong_sum::WrongSum;
use crate::text::{Scan, TokenKind};

/// How many tokens may be between a whole and its parts, or between two parts.
const NEAR: usize = 14;

/// Labels of which one or the other is right for everybody.
const HALVES: &[(&str, &str)] = &[("nam", "nữ"), ("chính thức", "dự bị"), ("đúng hạn", "quá hạn")];

/// The nouns for what can be in halves.
const IN_HALVES: &[&str] = &[
    "đồng chí",
    "đảng viên",
    "quần chúng",
    "người",
    "đoàn viên",
    "hội viên",
    "học viên",
    "học sinh",
    "cán bộ",
    "đại biểu",
    "hồ sơ",
    "lượt người",
    "lượt",
    "lao động",
    "thanh niên",
    "công dân",
    "nhân khẩu",
    "trẻ em",
];

/// Words that may be between a number and the label of a half, beside the noun.
const BESIDE: &[&str] = &["là", "có", ":", "là:", "gồm"];

/// Every whole of a text whose parts do not add up to it.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<WrongSum> {
    let mut found = Vec::new();
    for sentence in sentences(scan) {
        let counts = counts(scan, sentence.clone());
        if counts.len() < 3 {
            continue;
        }
        let sentence = SentenceCounts { scan, range: sentence, counts };
        for (one, other) in HALVES {
            found.extend(sentence.halves(one, other));
        }
        for at in sentence.range.clone() {
            found.extend(sentence.members(at));
        }
    }
    found
}

/// A sentence and its counts.
struct SentenceCounts<'s, 't> {
    scan: &'s Scan<'t>,
    range: Range<usize>,
    counts: Vec<Count>,
}

/// On which side of a label its number is.
#[derive(Clone, Copy)]
enum LabelSide {
    Before,
    After,
}

impl SentenceCounts<'_, '_> {
    /// Each whole that two halves, labelled by these words, do not make up.
    fn halves(&self, one: &str, other: &str) -> Option<WrongSum> {
        [LabelSide::Before, LabelSide::After].into_iter().find_map(|side| {
            let (ones, others) = (self.labelled(one, side), self.labelled(other, side));
            ones.iter().find_map(|one| {
                let near = |other: &&&Count| other.first.abs_diff(one.first) <= NEAR;
                let other = others.iter().filter(near).min_by_key(|other| other.first.abs_diff(one.first))?;
                let (first, second) = if one.first < other.first { (one, other) } else { (other, one) };
                let sum = first.value + second.value;
                let whole = self.whole_of(first, second)?;
                let range = whole.first.min(first.first)..whole.last.max(second.last);
                (whole.value != sum).then(|| WrongSum::new(range, whole.value, &[first.value, second.value]))
            })
        })
    }

    /// The counts that a label is beside.
    fn labelled(&self, label: &str, side: LabelSide) -> Vec<&Count> {
        let length = label.split(' ').count();
        let labels = self.range.clone().filter(|at| self.scan.phrase(*at, label) > 0 && !self.is_name(*at));
        labels
            .filter_map(|at| match side {
                LabelSide::Before => self.counts.iter().find(|count| {
                    let noun = IN_HALVES
                        .iter()
                        .map(|noun| self.scan.phrase(count.last + 1, noun))
                        .max()
                        .unwrap_or(0);
                    count.last + 1 == at || (noun > 0 && count.last + 1 + noun == at)
                }),
                LabelSide::After => {
                    let noun =
                        IN_HALVES.iter().map(|noun| self.scan.phrase(at + length, noun)).max().unwrap_or(0);
                    let start = at + length + noun;
                    let start = start + usize::from(BESIDE.contains(&self.scan.word(start)));
                    self.counts
                        .iter()
                        .find(|count| count.first == start && self.scan.word(count.last + 1) != "tuổi")
                }
            })
            .collect()
    }

    /// `Việt Nam` is no man.
    fn is_name(&self, at: usize) -> bool {
        self.scan.written(at).starts_with(char::is_uppercase)
            && at > 0
            && !matches!(self.scan.kind(at - 1), Some(TokenKind::Mark(':' | '(' | '-')))
    }

    /// The whole that two parts are of: the nearest before them, or a total after them.
    fn whole_of(&self, first: &Count, second: &Count) -> Option<&Count> {
        let may_be = |count: &&Count| count.value >= first.value.max(second.value) && self.is_plain(count);
        let before = self.counts.iter().rev().filter(|count| count.last < first.first).find(may_be);
        let before =
            before.filter(|whole| first.first - whole.last <= NEAR && self.is_whole(whole, first.first));
        before.or_else(|| {
            let after = self.counts.iter().find(|count| count.first > second.last)?;
            let is_total = self.scan.has_any(&(second.last..after.first), &["tổng số", "tổng cộng"]);
            (is_total && after.first - second.last <= NEAR).then_some(after)
        })
    }

    /// Whether a number is neither a year nor a bound.
    fn is_plain(&self, count: &Count) -> bool {
        let before = count.first.checked_sub(1).map_or("", |before| self.scan.word(before));
        !matches!(before, "trên" | "hơn" | "gần" | "khoảng" | "dưới" | "quá" | "thôn" | "đến")
    }

    /// Whether a number is one of those that are parted from a token on.
    fn is_whole(&self, whole: &Count, start: usize) -> bool {
        let between = whole.last + 1..start;
        let is_people = IN_HALVES.iter().any(|noun| self.scan.phrase(whole.last + 1, noun) > 0);
        let is_other = whole.noun.is_some() && !is_people;
        let is_total = whole.first >= 2
            && self.scan.has_any(&(whole.first.saturating_sub(6)..whole.first), &["tổng số"]);
        let says_parts = self.scan.has_any(&between, &["trong đó", "gồm", "có"])
            || between.clone().any(|at| self.scan.is_mark(at, '(') || self.scan.is_mark(at, ':'));
        !is_other
            && (is_people || is_total || says_parts)
            && !self.scan.has_any(&between, &["%", "tăng", "giảm", "kết nạp"])
    }

    /// The whole before a token that begins a list of all its parts, where they do not make it up.
    fn members(&self, at: usize) -> Option<WrongSum> {
        let lead = PartsLead::parse(self.scan, at)?;
        let whole = self
            .counts
            .iter()
            .rev()
            .find(|count| count.last < at)
            .filter(|whole| self.leads_to(whole, at))?;
        let list = MemberList::parse(self.scan, at + lead.length, self.range.end)?;
        let noun =
            whole.noun.filter(|noun| list.starts.iter().all(|start| self.scan.phrase(*start, noun) > 0));
        let sum: u64 = list.values.iter().sum();
        let is_parted = list.values.len() >= 2 && list.values.iter().all(|value| *value < whole.value);
        let is_close = sum.abs_diff(whole.value) <= (whole.value / 3).max(2);
        let is_meant = match lead.kind {
            PartsLeadKind::All => noun.is_some() || (is_close && !list.has_bare),
            PartsLeadKind::Mark => {
                noun.is_some() || (list.names_roles(self.scan) && is_close && !list.has_bare)
            }
            // What is only named may overlap, or leave others out.
            PartsLeadKind::Some => {
                noun.is_some_and(|noun| noun == "hồ sơ" || !IN_HALVES.contains(&noun)) && sum > whole.value
            }
        };
        let is_wrong = is_parted && is_meant && sum != whole.value && self.is_plain(whole);
        is_wrong.then(|| WrongSum::new(whole.first..list.last, whole.value, &list.values))
    }

    /// Whether nothing but words and a comma is between a whole and the lead of its parts.
    fn leads_to(&self, whole: &Count, at: usize) -> bool {
        const LONGEST: usize = 8;
        let between = whole.last + 1..at;
        let is_word = |at: usize| self.scan.kind(at) == Some(TokenKind::Word) || self.scan.is_mark(at, ',');
        between.len() <= LONGEST && !between.is_empty() && between.clone().all(is_word)
    }
}

/// What the beginning of a list says of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PartsLeadKind {
    /// `gồm`: all parts follow.
    All,
    /// A bracket or colon.
    Mark,
    /// `trong đó`: parts follow, and maybe not all.
    Some,
}

/// The beginning of a list of parts.
struct PartsLead {
    kind: PartsLeadKind,
    length: usize,
}

impl PartsLead {
    fn parse(scan: &Scan<'_>, at: usize) -> Option<Self> {
        let (kind, length) = match scan.word(at) {
            "gồm" => (PartsLeadKind::All, 1 + usize::from(scan.word(at + 1) == "có")),
            "(" | ":" => (PartsLeadKind::Mark, 1 + usize::from(scan.word(at + 1) == "gồm")),
            "trong" if scan.word(at + 1) == "đó" => {
                (PartsLeadKind::Some, 2 + usize::from(scan.word(at + 2) == "có"))
            }
            _ => return None,
        };
        let colon = usize::from(scan.is_mark(at + length, ':'));
        Some(Self { kind, length: length + colon })
    }
}

/// `04 chi bộ thôn, 05 chi bộ trường học và 06 chi bộ cơ quan`.
struct MemberList {
    values: Vec<u64>,
    /// The token after each number.
    starts: Vec<usize>,
    last: usize,
    /// Whether something without a number is joined to a part.
    has_bare: bool,
}

impl MemberList {
    /// Whether a part is the head or a deputy of a body, so that its members follow: `01 trưởng ban, 02 phó ban`.
    fn names_roles(&self, scan: &Scan<'_>) -> bool {
        const ROLES: &[&str] = &[
            "trưởng ban",
            "tổ trưởng",
            "trưởng đoàn",
            "đội trưởng",
            "nhóm trưởng",
            "phó ban",
            "tổ phó",
            "phó trưởng",
        ];
        self.starts.iter().any(|start| ROLES.iter().any(|role| scan.phrase(*start, role) > 0))
    }

    fn parse(scan: &Scan<'_>, start: usize, end: usize) -> Option<Self> {
        let mut found = Self { values: Vec::new(), starts: Vec::new(), last: start, has_bare: false };
        let mut at = start;
        loop {
            let (value, last) = count_at(scan, at).filter(|(_, last)| *last < end)?;
            found.values.push(value);
            found.starts.push(last + 1);
            let mut next = last + 1;
            while scan.kind(next) == Some(TokenKind::Word)
                && !(scan.word(next) == "và" && scan.number(next + 1).is_some())
            {
                found.has_bare |= scan.word(next) == "và";
                next += 1;
            }
            found.last = next - 1;
            let is_joint = scan.is_mark(next, ',') || scan.is_mark(next, ';') || scan.word(next) == "và";
            let following = next + 1 + usize::from(is_joint && scan.word(next + 1) == "và");
            if is_joint && next < end && scan.number(following).is_some() {
                at = following;
                continue;
            }
            found.has_bare |= scan.is_mark(next, ',');
            let is_end =
                next >= end || matches!(scan.kind(next), None | Some(TokenKind::Mark(',' | '.' | ';' | ')')));
            return is_end.then_some(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let scan = Scan::new(text);
        wrong(&scan).into_iter().map(|sum| sum.to_string()).collect()
    }

    #[test]
    fn halves_that_are_no_whole_are_found() {
        for text in [
            "Đảng bộ có 167 đảng viên, trong đó 60 nữ và 105 nam.",
            "Toàn Đảng bộ có 167 đảng viên (nữ 60, nam 105).",
            "Tổng số 167 đảng viên, có 60 đảng viên nữ và 105 đảng viên nam.",
            "Tổng số đảng viên là 167, trong đó nam 105, nữ 60.",
            "Đảng bộ có 167 đảng viên (nam: 105; nữ: 60), sinh hoạt tại 07 chi bộ.",
            "Tuyên truyền cho 167 lượt người (nam: 105, nữ: 60).",
            "Có 60 đồng chí nữ và 105 đồng chí nam, tổng cộng 167 đồng chí.",
        ] {
            assert!(
                matches!(&found(text)[..], [one] if one.ends_with("= 165, 167")),
                "{text} {:?}",
                found(text)
            );
        }
        for text in [
            "Đảng bộ có 167 đảng viên, trong đó 160 đảng viên chính thức, 5 đảng viên dự bị.",
            "Tiếp nhận 735 hồ sơ, trong đó đúng hạn 730, quá hạn 4.",
        ] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn members_that_are_no_whole_are_found() {
        for (text, expected) in [
            (
                "Đảng bộ có 16 chi bộ, gồm 04 chi bộ thôn, 05 chi bộ trường học và 06 chi bộ cơ quan.",
                "4 + 5 + 6 = 15, 16",
            ),
            (
                "Đảng bộ có 16 chi bộ trực thuộc, gồm: 04 thôn, 05 trường học và 06 cơ quan.",
                "4 + 5 + 6 = 15, 16",
            ),
            (
                "Tổ công tác có 10 đồng chí, gồm 01 tổ trưởng, 02 tổ phó và 06 thành viên.",
                "1 + 2 + 6 = 9, 10",
            ),
            ("Ban Chỉ đạo gồm 09 đồng chí: 01 trưởng ban, 02 phó ban và 05 thành viên.", "1 + 2 + 5 = 8, 9"),
            ("Có 16 chi bộ (04 chi bộ thôn, 05 chi bộ trường học, 06 chi bộ cơ quan).", "4 + 5 + 6 = 15, 16"),
            ("Thẩm định 20 hồ sơ, trong đó 12 hồ sơ đạt, 09 hồ sơ chưa đạt.", "12 + 9 = 21, 20"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_adds_up_or_may_is_left() {
        for text in [
            "Đảng bộ có 165 đảng viên, trong đó 60 nữ và 105 nam.",
            "Đảng bộ có 07 chi bộ, 165 đảng viên (nữ 60, nam 105).",
            "Đảng bộ có 167 đảng viên, trong đó nữ 60; kết nạp 10 đảng viên, nam 6, nữ 4.",
            "Đảng bộ có 167 đảng viên, trong đó 60 nữ, 15 người dân tộc thiểu số.",
            "Trên 160 đảng viên, trong đó 60 nữ và 105 nam.",
            "Năm 2026, độ tuổi nghỉ hưu của nam 61 tuổi, nữ 57 tuổi.",
            "Đảng Cộng sản Việt Nam; 5 hội viên nữ, 3 chi hội của 120 hộ.",
            "Quy chế có 3 phần, gồm 10 chương, 50 điều.",
            "Ban Chỉ đạo có 12 đồng chí, gồm 01 Trưởng ban, 02 Phó Trưởng ban và các thành viên.",
            "Ban Chỉ đạo có 12 đồng chí, gồm 01 trưởng ban, 02 phó ban, 08 thành viên và thư ký.",
            "Có 167 đảng viên, trong đó 100 đảng viên nữ, 90 đảng viên dưới 30 tuổi.",
            "Đảng bộ có 15 chi bộ, gồm 04 chi bộ thôn, 05 chi bộ trường học và 06 chi bộ cơ quan.",
            "Kết nạp 25 đảng viên, gồm 04 đảng viên quý I và số còn lại trong năm.",
            "Kết nạp 09 đảng viên (05 nữ, 03 dân tộc thiểu số).",
            "Trong 16 chi bộ, trong đó có 04 chi bộ thôn, 05 chi bộ trường học.",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
