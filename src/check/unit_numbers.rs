//! Numbers of all units typed in prose: `Đảng bộ xã có 08 chi bộ`, where the data have nine.
//!
//! The data may have only the units that a plan is about: a number is compared where it is near to theirs.

use std::ops::Range;

use jiff::civil::Date;

use super::prose::{Facts, Prose, ProseZone};
use crate::diag::{Code, Finding, Findings};
use crate::model::{QuotaSet, Unit, UnitKind};
use crate::text::{self, Scan, TokenKind};

/// Nouns for villages, by which their names begin.
const VILLAGES: &[&str] = &["thôn", "xóm", "ấp", "bản", "buôn", "làng", "tổ dân phố", "khu phố"];

/// The kinds of branches by the noun after `chi bộ`.
const BRANCHES: &[(&str, &str)] = &[("trường học", "school"), ("doanh nghiệp", "company")];

/// The units of the data by what prose calls them.
pub(super) struct UnitNumbers<'a> {
    units: Vec<&'a Unit>,
    quotas: &'a QuotaSet,
    day: Date,
    year: i16,
}

/// What a number of units is of, with the expression that prints it.
struct KnownNumber {
    count: u64,
    expression: String,
}

impl<'a> UnitNumbers<'a> {
    pub(super) fn new(facts: &Facts<'_>, quotas: &'a QuotaSet) -> Self {
        let day = quotas.day.unwrap_or(facts.latest);
        let units = quotas.units.iter().filter(|unit| unit.life.is_on(day)).collect();
        Self { units, quotas, day, year: facts.latest.year() }
    }

    /// How many units a noun is of; none where the data do not tell.
    fn known(&self, noun: &str) -> Option<KnownNumber> {
        let of = |unit: &&&Unit, noun: &str| text::lower(&unit.name).starts_with(&format!("{noun} "));
        if noun == "chi bộ" {
            // A part of the branches may be below a committee of their own.
            let has_others = self.units.iter().any(|unit| of(&unit, "đảng bộ"));
            let count = self.units.len() as u64;
            return (!has_others && count > 1).then(|| KnownNumber { count, expression: "total".to_owned() });
        }
        let kind = match noun.strip_prefix("chi bộ ").unwrap_or(noun) {
            village if VILLAGES.contains(&village) => UnitKind::VILLAGE,
            other => BRANCHES.iter().find(|(noun, _)| *noun == other)?.1,
        };
        let all: Vec<&&Unit> = self.units.iter().filter(|unit| unit.kind.id() == kind).collect();
        let village = noun.strip_prefix("chi bộ ").unwrap_or(noun);
        let are_called = kind != UnitKind::VILLAGE || all.iter().all(|unit| of(unit, village));
        let count = all.len() as u64;
        (are_called && count > 1).then(|| KnownNumber { count, expression: kind.to_owned() })
    }

    /// Whether the data have the number of units of a noun, and a number is as near to it as a slip is.
    fn near(&self, noun: &str, count: u64) -> Option<KnownNumber> {
        let known = self.known(noun)?;
        let difference = known.count.abs_diff(count);
        (difference <= (known.count / 4).max(1)).then_some(known)
    }

    /// Whether a number of units was right on another day, which is found by itself.
    fn is_of_another_day(&self, known: &KnownNumber, count: u64) -> bool {
        let is_of_kind = |unit: &&Unit| known.expression == "total" || unit.kind.id() == known.expression;
        let lives = || self.quotas.units.iter().filter(is_of_kind).map(|unit| &unit.life);
        let last = lives().filter_map(|life| life.until.as_ref());
        let mut days = last.chain(lives().filter_map(|life| life.from.as_ref())).map(|day| day.value);
        days.any(|day| lives().filter(|life| life.is_on(day)).count() as u64 == count)
    }

    /// A number that a text gives of all units of a noun: the finding where it is not that of the data, and whether the data
    /// have it at all.
    pub(super) fn compare(
        &self,
        prose: &Prose<'_>,
        noun: &str,
        count: u64,
        range: Range<usize>,
    ) -> (Option<Finding>, bool) {
        let Some(known) = self.near(noun, count) else { return (None, false) };
        let differs = known.count != count && !self.is_of_another_day(&known, count);
        (differs.then(|| self.finding(prose, &known, range)), true)
    }

    fn finding(&self, prose: &Prose<'_>, known: &KnownNumber, range: Range<usize>) -> Finding {
        let written = &prose.scan.text()[range.clone()];
        let day = text::short_date(self.day.year(), self.day.month(), self.day.day());
        let finding = prose.finding(Code::UnitCount, range).with("written", written).with("then", "none");
        let finding = finding.with("now", day).with("count", known.count);
        finding.with("expression", format!("{{{{ units.{} }}}}", known.expression))
    }

    /// Whether a text is about the day of the document, as far as it names a time.
    pub(super) fn is_of_its_day(&self, scan: &Scan<'_>, before: &Range<usize>) -> bool {
        const TIMES: &[&str] = &[
            "ngày",
            "tháng",
            "cuối",
            "đầu",
            "trước",
            "phấn đấu",
            "đến",
            "khi",
            "nhiệm kỳ",
            "giai đoạn",
            "quý",
        ];
        let is_year =
            |at: usize| scan.word(at) == "năm" && scan.number(at + 1) != u64::try_from(self.year).ok();
        !scan.has_any(before, TIMES) && !before.clone().any(is_year)
    }

    /// Reports the numbers of a text that are of all branches by what is said around them.
    pub(super) fn check(&self, prose: &Prose<'_>, findings: &mut Findings) {
        if !matches!(prose.context.zone, ProseZone::Body | ProseZone::Inner) || self.units.is_empty() {
            return;
        }
        for (first, noun, count) in claims(&prose.scan) {
            let Some(known) = self.near(&noun, count) else { continue };
            let sentence = sentence_before(&prose.scan, first)..first;
            let is_right =
                known.count == count || self.is_of_another_day(&known, count) || self.is_allotted(count);
            let range = prose.scan.range(first, first);
            if !is_right && self.is_of_its_day(&prose.scan, &sentence) && !is_found(prose, &range, findings) {
                findings.push(self.finding(prose, &known, range));
            }
        }
    }

    /// Whether a quota is allotted to so many units.
    fn is_allotted(&self, count: u64) -> bool {
        self.quotas.quotas.iter().any(|quota| quota.tally.shares.len() as u64 == count)
    }
}

/// Whether a number is found already.
fn is_found(prose: &Prose<'_>, range: &Range<usize>, findings: &Findings) -> bool {
    let own = prose.place(range.clone());
    findings.iter().filter(|known| known.code() == Code::UnitCount).filter_map(Finding::place).any(|at| {
        at.source().path() == own.source().path()
            && at.range().start < own.range().end
            && own.range().start < at.range().end
    })
}

/// The first token of the sentence of a token.
fn sentence_before(scan: &Scan<'_>, at: usize) -> usize {
    let is_stop = |at: &usize| matches!(scan.kind(*at), Some(TokenKind::Mark('.' | ';' | '?' | '!')));
    (0..at).rev().find(|at| is_stop(at) && !scan.is_joined(at + 1)).map_or(0, |stop| stop + 1)
}

/// The numbers of all branches in a text, each by its token, with its noun: `giao cho 08 chi bộ trực thuộc`, `trong đó 05 chi
/// bộ thôn`.
fn claims(scan: &Scan<'_>) -> Vec<(usize, String, u64)> {
    let mut found = Vec::new();
    for first in 0..scan.tokens().len() {
        let length = scan.phrase(first + 1, "chi bộ");
        let is_part = first > 0 && scan.is_joined(first);
        let Some(count) = scan.number(first).filter(|_| length > 0 && !is_part) else { continue };
        let next = first + 1 + length;
        let all = scan.phrase(next, "trực thuộc");
        let kinds = VILLAGES.iter().copied().chain(BRANCHES.iter().map(|(noun, _)| *noun));
        let kind = kinds.filter(|kind| scan.phrase(next, kind) > 0).max_by_key(|kind| kind.len());
        if all > 0 && ends(scan, next + all) && is_given(scan, first) {
            found.push((first, "chi bộ".to_owned(), count));
        } else if let Some(kind) = kind {
            let end = next + kind.split(' ').count();
            if ends(scan, end) && is_part_of_all(scan, first) {
                found.push((first, format!("chi bộ {kind}"), count));
            }
        }
    }
    found
}

/// Whether nothing more is said of what is counted.
fn ends(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.kind(at), None | Some(TokenKind::Mark('.' | ',' | ';' | ':' | ')' | '(')))
        || matches!(scan.word(at), "và" | "theo" | "tại" | "trong" | "năm" | "thực")
}

/// `giao cho 08`, `giao chỉ tiêu kết nạp cho 08`, `đến 08`.
fn is_given(scan: &Scan<'_>, first: usize) -> bool {
    let start = sentence_before(scan, first);
    let gives = ["giao", "phân bổ", "triển khai", "quán triệt", "phổ biến"];
    let is_to = first > start && matches!(scan.word(first - 1), "cho" | "đến" | "tới" | "cả");
    let is_some =
        scan.has_any(&(start..first), &["điểm", "khen", "tặng", "hỗ trợ", "riêng", "thêm", "trong đó"]);
    is_to && scan.has_any(&(start..first), &gives) && !is_some
}

/// `trong đó 05`, `gồm 05`, or the next of such a list, where the number of all is said before.
fn is_part_of_all(scan: &Scan<'_>, first: usize) -> bool {
    let start = sentence_before(scan, first);
    let lists = ["trong đó", "gồm", "bao gồm", "chia ra"];
    let list = lists.iter().filter_map(|lead| scan.find(start..first, lead)).min();
    let whole = |list: usize| {
        (start..list).any(|at| {
            scan.number(at).is_some() && scan.phrase(at + 1, "chi bộ") > 0
                || scan.kind(at) == Some(TokenKind::Expression) && scan.phrase(at + 1, "chi bộ") > 0
        }) && scan.has_any(&(start..list), &["đảng bộ", "toàn xã", "trực thuộc", "giao"])
    };
    let is_open = |list: usize| {
        (list..first).all(|at| !scan.has_any(&(at..first), &["hoàn thành", "kết nạp", "đạt", "chưa", "khen"]))
    };
    list.is_some_and(|list| whole(list) && is_open(list))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let found = claims(&Scan::new(text)).into_iter();
        found.map(|(_, noun, count)| format!("{count} {noun}")).collect()
    }

    #[test]
    fn numbers_of_all_branches_are_read() {
        for (text, expected) in [
            ("Chỉ tiêu được giao cho 08 chi bộ trực thuộc.", "8 chi bộ"),
            ("Đảng bộ có 09 chi bộ, trong đó 05 chi bộ thôn, còn lại là cơ quan.", "5 chi bộ thôn"),
            ("Đảng bộ có 09 chi bộ trực thuộc, gồm 05 chi bộ thôn và 02 trường.", "5 chi bộ thôn"),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn numbers_of_some_branches_are_left() {
        for text in [
            "Tặng Giấy khen cho 02 chi bộ trực thuộc.",
            "Giao nhiệm vụ làm điểm cho 02 chi bộ trực thuộc.",
            "Giao cho 08 chi bộ trực thuộc có nguồn.",
            "Kiểm tra 03 chi bộ thôn.",
            "Đảng bộ có 09 chi bộ, trong đó kết nạp ở 03 chi bộ thôn.",
            "Có 05 chi bộ hoàn thành, trong đó 03 chi bộ thôn.",
        ] {
            assert_eq!(read(text), [] as [&str; 0], "{text}");
        }
    }
}
