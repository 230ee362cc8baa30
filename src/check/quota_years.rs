//! A year that is typed beside the quota of a later one: what last year's plan said, in a plan that began as its copy.

use super::dates::written_date;
use super::prose::{Facts, Prose, Topic};
use crate::diag::{Code, Finding, Findings};
use crate::model::{QuotaSet, TableData};
use crate::source::Place;
use crate::text::{Scan, TokenKind, name_paths};

/// Words of a clause by which its year is that of something else: of a comparison, a span, or another document.
const OF_ANOTHER: &[&str] = &[
    "so với",
    "cùng kỳ",
    "đã",
    "kết quả",
    "tăng",
    "giảm",
    "giai đoạn",
    "nhiệm kỳ",
    "từ năm",
    "đến năm",
    "hết năm",
    "cuối năm",
    "kế hoạch năm",
    "nghị quyết năm",
    "thay thế",
    "chuyển sang",
    "còn lại",
];

/// Checks a text: `Năm 2026, phấn đấu kết nạp {{ quota.admissions.total }}` where that quota is of 2027.
pub(super) fn check(facts: &Facts<'_>, quotas: &QuotaSet, prose: &Prose<'_>, findings: &mut Findings) {
    let is_past = prose.context.topic == Topic::Past || facts.document.document_type.is_report;
    if is_past || !prose.text.has_expression() {
        return;
    }
    let scan = &prose.scan;
    for at in 0..scan.tokens().len() {
        let Some(year) = quota_year(quotas, scan, at) else { continue };
        let sentence = sentence_before(scan, at)..at;
        let typed: Vec<usize> = sentence.clone().filter(|at| year_at(scan, *at).is_some()).collect();
        let [typed] = typed[..] else { continue };
        let is_earlier = year_at(scan, typed).is_some_and(|typed| typed < year);
        if is_earlier && !scan.has_any(&sentence, OF_ANOTHER) {
            let range = scan.range(typed, typed);
            findings.push(finding(facts, &prose.place(range.clone()), &scan.text()[range], year));
        }
    }
}

/// Checks the titles of annexes whose tables are all of quotas of one later year.
pub(super) fn check_annexes(facts: &Facts<'_>, quotas: &QuotaSet, findings: &mut Findings) {
    if facts.document.document_type.is_report {
        return;
    }
    for annex in &facts.document.annexes {
        let ids = || annex.tables.iter().flat_map(TableData::quota_ids);
        let years: Option<Vec<u64>> = ids().map(|id| year_of(quotas, &id.value)).collect();
        let Some([year, rest @ ..]) = years.as_deref() else { continue };
        if rest.iter().any(|other| other != year) {
            continue;
        }
        for text in annex.title.iter().filter(|text| !text.has_expression()) {
            let scan = Scan::new(text.written());
            let all = 0..scan.tokens().len();
            let typed: Vec<usize> = all.clone().filter(|at| year_at(&scan, *at).is_some()).collect();
            let [typed] = typed[..] else { continue };
            if year_at(&scan, typed).is_some_and(|typed| typed < *year) && !scan.has_any(&all, OF_ANOTHER) {
                let range = scan.range(typed, typed);
                let place = text.place().value_part(text.written(), range.clone());
                findings.push(finding(facts, &place, &scan.text()[range], *year));
            }
        }
    }
}

fn finding(facts: &Facts<'_>, place: &Place, typed: &str, year: u64) -> Finding {
    let header = &facts.document.header;
    let finding = Finding::at(Code::DeadlinePast, place).with("kind", "quota").with("date", typed);
    let finding = finding.with("year", year.to_string()).with("own", written_date(header.date));
    finding.related("own", &header.places.date)
}

/// The one year that a quota is of.
fn year_of(quotas: &QuotaSet, id: &str) -> Option<u64> {
    let period = quotas.quota(id)?.period;
    let (first, last) = (period.first_day()?.year(), period.last_day()?.year());
    u64::try_from(first).ok().filter(|_| first == last)
}

/// The year of the quota that the expression at a token names.
fn quota_year(quotas: &QuotaSet, scan: &Scan<'_>, at: usize) -> Option<u64> {
    if scan.kind(at) != Some(TokenKind::Expression) {
        return None;
    }
    let paths = name_paths(scan.written(at));
    let mut names = paths.iter().map(|path| path.names().collect::<Vec<_>>());
    names.find_map(|names| match names[..] {
        ["quota", id, ..] => year_of(quotas, id),
        _ => None,
    })
}

/// Where the sentence of a token begins, or what follows the expression before it.
fn sentence_before(scan: &Scan<'_>, at: usize) -> usize {
    let is_end = |at: &usize| {
        scan.is_mark(*at, '.') || scan.is_mark(*at, ';') || scan.kind(*at) == Some(TokenKind::Expression)
    };
    (0..at).rev().find(is_end).map_or(0, |end| end + 1)
}

/// `2026` of `năm 2026`.
fn year_at(scan: &Scan<'_>, at: usize) -> Option<u64> {
    let is_named = at > 0 && scan.word(at - 1) == "năm";
    scan.number(at).filter(|year| is_named && (1930..2200).contains(year))
}
