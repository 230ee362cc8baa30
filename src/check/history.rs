//! Dissolved bodies and replaced rules that a document names as if they still existed.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::prose::{Facts, Prose};
use super::superseded::{BODIES, DissolvedBody, PROVINCES, RULES, SupersededRule};
use crate::diag::{Code, Finding, Findings};
use crate::model::Citation;
use crate::text::{Phrases, Scan, TokenKind};

/// Words that make a clause one about the past, or about the end of what it names.
const OF_THE_PAST: &[&str] = &[
    "nguyên là",
    "nguyên huyện",
    "nguyên bí thư",
    "nguyên chủ tịch",
    "nguyên phó",
    "trước đây",
    "cũ",
    "trước khi",
    "sáp nhập",
    "hợp nhất",
    "giải thể",
    "kết thúc",
    "không còn",
    "không tổ chức",
    "bãi bỏ",
    "bỏ cấp",
    "chuyển giao",
    "bàn giao",
    "thay thế",
    "thay cho",
    "thành lập trên cơ sở",
];

/// Checks a document for both.
pub(super) fn check(facts: &Facts<'_>, prose: &[Prose<'_>], findings: &mut Findings) {
    for one in prose {
        for clause in one.scan.clauses() {
            let mut found = Findings::default();
            check_bodies(facts, one, clause.clone(), &mut found);
            check_typed_rules(facts, one, clause.clone(), &mut found);
            // Few clauses name any; only for those it is checked whether they are about the past.
            if found.iter().next().is_some() && !one.scan.has_any(&clause, OF_THE_PAST) {
                findings.extend(found);
            }
        }
    }
    check_citations(facts, prose, findings);
}

fn check_bodies(facts: &Facts<'_>, prose: &Prose<'_>, clause: Range<usize>, findings: &mut Findings) {
    let scan = &prose.scan;
    let mut at = clause.start;
    while at < clause.end {
        // `cấp huyện` is a level, which rules of former years name.
        let is_level = || at > 0 && matches!(scan.word(at - 1), "cấp" | "tuyến");
        let body = body_at(scan, at).filter(|(body, _)| body.gone <= facts.latest && !is_level());
        let Some((body, length)) = body.filter(|(body, _)| !is_before(scan, clause.clone(), body, facts))
        else {
            at += 1;
            continue;
        };
        let range = scan.range(at, at + length - 1);
        let written = &scan.text()[range.clone()];
        let finding = prose.finding(Code::DissolvedBody, range).with("body", written);
        let gone = crate::text::short_date(body.gone.year(), body.gone.month(), body.gone.day());
        findings.push(finding.with("gone", gone).with("successor", body.successor));
        at += length;
    }
}

/// The phrases that name bodies, the phrases before the name of a province, and the names of provinces.
static NAMES: LazyLock<[Phrases; 3]> = LazyLock::new(|| {
    let words = |bodies: &'static [DissolvedBody]| Phrases::new(bodies.iter().map(|body| body.words));
    [words(BODIES), Phrases::new(["tỉnh ủy", "tỉnh"]), words(PROVINCES)]
});

/// The body that a token begins to name, and in how many tokens.
fn body_at(scan: &Scan<'_>, at: usize) -> Option<(&'static DissolvedBody, usize)> {
    let [bodies, leads, provinces] = &*NAMES;
    if let Some((body, length)) = bodies.at(scan, at) {
        return Some((&BODIES[body], length));
    }
    let (_, lead) = leads.at(scan, at)?;
    let (body, length) = provinces.at(scan, at + lead)?;
    let is_name = scan.written(at + lead).starts_with(char::is_uppercase);
    is_name.then_some((&PROVINCES[body], lead + length))
}

/// Whether a clause may be about a time before the end of a body: it names a day before that (`ngày 30/5/2023`), or a
/// year before the document's and no day after it (`năm 2024`).
fn is_before(scan: &Scan<'_>, clause: Range<usize>, body: &DissolvedBody, facts: &Facts<'_>) -> bool {
    let year = u64::try_from(facts.latest.year()).unwrap_or(0);
    let is_year =
        |at: usize| scan.number(at).is_some_and(|n| (1930..year).contains(&n)) && scan.written(at).len() == 4;
    let days: Vec<Date> =
        clause.clone().filter_map(|at| day_at(scan, at).or_else(|| month_at(scan, at))).collect();
    if days.is_empty() {
        return clause.into_iter().any(is_year);
    }
    days.iter().any(|day| *day < body.gone)
}

/// `8/8/2025`.
fn day_at(scan: &Scan<'_>, at: usize) -> Option<Date> {
    let is_written =
        scan.is_mark(at + 1, '/') && scan.is_mark(at + 3, '/') && scan.written(at + 4).len() == 4;
    let (day, month, year) = (scan.number(at)?, scan.number(at + 2)?, scan.number(at + 4)?);
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    date.ok().filter(|_| is_written)
}

/// The last day of `tháng 10/2025`.
fn month_at(scan: &Scan<'_>, at: usize) -> Option<Date> {
    let is_written = scan.word(at) == "tháng" && scan.is_mark(at + 2, '/') && scan.written(at + 3).len() == 4;
    let (month, year) = (scan.number(at + 1)?, scan.number(at + 3).filter(|_| is_written)?);
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
    Some(date.last_of_month())
}

/// `36-HD/VPTW` typed in a clause.
fn check_typed_rules(facts: &Facts<'_>, prose: &Prose<'_>, clause: Range<usize>, findings: &mut Findings) {
    let scan = &prose.scan;
    for at in clause.clone().filter(|at| scan.kind(*at) == Some(TokenKind::Number)) {
        let start = scan.range(at, at).start;
        let is_begin = !scan.is_joined(at) && scan.is_mark(at + 1, '-');
        let Some(rule) = RULES.iter().find(|rule| is_begin && begins(scan, start, rule)) else { continue };
        let last = at + 4;
        let date = typed_date(scan, last + 1);
        let is_meant = date.map_or(rule.is_known_undated, |date| date == rule.date);
        if is_meant && rule.from <= facts.latest {
            let finding = prose.finding(Code::SupersededRule, scan.range(at, last));
            findings.push(superseded(finding, rule));
        }
    }
}

/// Whether number, hyphen and symbol of a rule are at a byte; a number below ten may lack its nought.
fn begins(scan: &Scan<'_>, start: usize, rule: &SupersededRule) -> bool {
    const LONGEST: usize = 16;
    let rest: String = scan.text()[start..].chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let short = rule.reference.trim_start_matches('0');
    let tail = rest.strip_prefix(rule.reference).or_else(|| rest.strip_prefix(short));
    tail.is_some_and(|tail| !tail.starts_with(char::is_alphanumeric))
}

/// The date that follows `, ngày`.
fn typed_date(scan: &Scan<'_>, at: usize) -> Option<Date> {
    let at = at + usize::from(scan.is_mark(at, ','));
    if scan.word(at) != "ngày" {
        return None;
    }
    let number = |at: usize| scan.number(at);
    let (day, month, year) = (number(at + 1)?, number(at + 3)?, number(at + 5)?);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The citations that a text uses, unless it says that they are replaced.
fn check_citations(facts: &Facts<'_>, prose: &[Prose<'_>], findings: &mut Findings) {
    let citations = &facts.document.citations;
    let rule_of =
        |citation: &Citation| RULES.iter().find(|rule| is_of(citation, rule) && rule.from <= facts.latest);
    if !citations.values().any(|citation| rule_of(citation).is_some()) {
        return;
    }
    let mut named = BTreeSet::new();
    for one in prose.iter().filter(|one| one.text.has_expression()) {
        if !one.scan.has_any(&(0..one.scan.tokens().len()), &["thay thế", "bãi bỏ", "trước đây"]) {
            named.extend(super::dates::names_of(one.text));
        }
    }
    for (id, citation) in citations {
        if let Some(rule) = rule_of(citation).filter(|_| named.contains(id.as_str())) {
            let symbol = citation.symbol.as_deref().unwrap_or_default();
            let finding = Finding::at(Code::SupersededRule, &citation.part(symbol));
            findings.push(superseded(finding, rule));
        }
    }
}

fn is_of(citation: &Citation, rule: &SupersededRule) -> bool {
    let (Some(number), Some(symbol)) = (citation.number, &citation.symbol) else { return false };
    let reference = format!("{number}-{}", symbol.to_lowercase());
    let is_dated = citation.date.map_or(rule.is_known_undated, |date| date == rule.date);
    is_dated && reference == rule.reference
}

fn superseded(finding: Finding, rule: &SupersededRule) -> Finding {
    let (reference, successor) = (rule.reference.to_uppercase(), rule.successor);
    finding.with("rule", reference).with("successor", successor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(text: &str) -> Vec<&str> {
        let scan = Scan::new(text);
        let found = (0..scan.tokens().len()).filter_map(|at| {
            let (_, length) = body_at(&scan, at)?;
            Some(scan.range(at, at + length - 1))
        });
        found.map(|range| &text[range]).collect()
    }

    #[test]
    fn bodies_are_found_by_whole_words() {
        assert_eq!(bodies("ĐẢNG BỘ HUYỆN YÊN THÀNH"), ["HUYỆN"]);
        assert_eq!(bodies("Thường trực Huyện uỷ"), ["Huyện uỷ"]);
        assert_eq!(bodies("ĐẢNG BỘ TỈNH BÌNH THUẬN"), ["TỈNH BÌNH THUẬN"]);
        assert_eq!(bodies("Tỉnh ủy Ninh Thuận"), ["Tỉnh ủy Ninh Thuận"]);
        assert_eq!(bodies("xã Hòa Bình, tỉnh Phú Thọ"), [] as [&str; 0]);
        assert_eq!(bodies("sinh hoạt, luyện tập"), [] as [&str; 0]);
    }

    #[test]
    fn rules_are_distinguished_from_others_of_their_number() {
        let rule = &RULES[0];
        for (text, expected) in [("36-HD/VPTW, ngày", true), ("36-HD/VPTWĐ", false), ("36-KH/ĐU", false)] {
            assert_eq!(begins(&Scan::new(text), 0, rule), expected, "{text}");
        }
        assert!(begins(&Scan::new("1-HD/TW"), 0, &RULES[3]));
    }
}
