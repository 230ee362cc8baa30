//! Numbers of units typed in prose that are those of another day: `13 thôn` after some of them were merged.

use jiff::civil::Date;

use super::prose::{Facts, Prose};
use super::unit_numbers::UnitNumbers;
use crate::diag::{Code, Findings};
use crate::model::{QuotaSet, Unit};
use crate::text::{self, Scan, TokenKind};

/// Nouns for units in prose, with the kind that they are of, or all.
const NOUNS: [(&str, Option<&str>); 9] = [
    ("chi bộ", None),
    ("chi, đảng bộ", None),
    ("đơn vị trực thuộc", None),
    ("thôn", Some("village")),
    ("xóm", Some("village")),
    ("tổ dân phố", Some("village")),
    ("trường học", Some("school")),
    ("trường", Some("school")),
    ("doanh nghiệp", Some("company")),
];

/// Words of a sentence that tells what became of units: it has the numbers of two days.
const TELLING: &[&str] =
    &["sáp nhập", "hợp nhất", "nhập", "chia", "tách", "thành lập", "giải thể", "trước", "từ"];

/// Reports numbers of units in a text that were right on another day; `quotas` are those of the document's day.
pub(super) fn check(facts: &Facts<'_>, quotas: &QuotaSet, prose: &Prose<'_>, findings: &mut Findings) {
    UnitNumbers::new(facts, quotas).check(prose, findings);
    let scan = &prose.scan;
    let Some(today) = quotas.day.filter(|_| !scan.has_any(&(0..scan.tokens().len()), TELLING)) else {
        return;
    };
    let counted = |at: usize| counted(scan, at).map(|(count, kind, last)| (at, count, kind, last));
    let of_other_day =
        (0..scan.tokens().len()).filter_map(counted).filter_map(|(first, count, kind, last)| {
            let units = UnitsOfKind { quotas, kind };
            let is_right = [today, facts.latest].into_iter().any(|day| units.on(day) == count);
            let then = units.days().into_iter().find(|day| units.on(*day) == count).filter(|_| !is_right)?;
            let range = scan.range(first, last);
            let written = &scan.text()[range.clone()];
            let finding = prose.finding(Code::UnitCount, range).with("written", written);
            let finding =
                finding.with("then", day(then)).with("now", day(today)).with("count", units.on(today));
            Some(finding.with("expression", format!("{{{{ units.{} }}}}", kind.unwrap_or("total"))))
        });
    of_other_day.for_each(|finding| findings.push(finding));
}

/// A number before a noun for units, with the last token of the noun.
fn counted(scan: &Scan<'_>, at: usize) -> Option<(usize, Option<&'static str>, usize)> {
    let count = scan.number(at).filter(|_| scan.kind(at) == Some(TokenKind::Number) && !is_part(scan, at))?;
    let nouns = NOUNS.iter().map(|(noun, kind)| (scan.phrase(at + 1, noun), *kind));
    let (length, kind) = nouns.filter(|(length, _)| *length > 0).max_by_key(|(length, _)| *length)?;
    Some((usize::try_from(count).ok()?, kind, at + length))
}

/// Whether a number is a part of another, or the number of a thing.
fn is_part(scan: &Scan<'_>, at: usize) -> bool {
    at > 0 && (scan.is_joined(at) || matches!(scan.word(at - 1), "số" | "thứ" | "năm"))
}

/// The units of a kind, or all.
struct UnitsOfKind<'a> {
    quotas: &'a QuotaSet,
    kind: Option<&'a str>,
}

impl UnitsOfKind<'_> {
    fn all(&self) -> impl Iterator<Item = &Unit> {
        self.quotas.units.iter().filter(|unit| self.kind.is_none_or(|kind| unit.kind.id() == kind))
    }

    fn on(&self, day: Date) -> usize {
        self.all().filter(|unit| unit.life.is_on(day)).count()
    }

    /// The days on which their number may have been another: the last ones of units that ended, and the first ones.
    fn days(&self) -> Vec<Date> {
        let lives = || self.all().map(|unit| &unit.life);
        let last = lives().filter_map(|life| life.until.as_ref());
        let first = lives().filter_map(|life| life.from.as_ref());
        last.chain(first).map(|day| day.value).collect()
    }
}

fn day(date: Date) -> String {
    text::short_date(date.year(), date.month(), date.day())
}
