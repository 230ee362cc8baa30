//! Citations that are typed: parts that are missing or cannot be, one document cited in two ways, annexes that are not
//! there.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::cited::{KINDS, TypedCitation, citations_in, odd_symbol_at};
use super::prose::{Facts, Prose};
use super::{citation_parts, part_references, symbols};
use crate::diag::{Code, Finding, Findings};
use crate::source::Place;
use crate::text::{self, IssuerKind, Scan, TokenKind};

pub(super) fn check(facts: &Facts<'_>, prose: &[Prose<'_>], findings: &mut Findings) {
    let mut known = KnownCitations::new(facts);
    for one in prose {
        for citation in citations_in(&one.scan) {
            match facts.issuer {
                IssuerKind::Party => check_comma(one, &citation, findings),
                IssuerKind::State => check_no_comma(one, &citation, findings),
            }
            citation_parts::check_number_word(one, &citation, &known, findings);
            citation_parts::check_padding(one, &citation, findings);
            check_year(one, &citation, findings);
            citation_parts::check_parts(one, &citation, &known, findings);
            citation_parts::check_capital(one, &citation, findings);
            symbols::check(one, &citation, findings);
            check_order(facts, one, &citation, findings);
            known.compare(one, &citation, findings);
        }
        for at in 0..one.scan.tokens().len() {
            check_token(facts, one, at, &known, findings);
        }
    }
}

/// What is wrong with the part of a citation at a token.
fn check_token(
    facts: &Facts<'_>,
    prose: &Prose<'_>,
    at: usize,
    known: &KnownCitations,
    findings: &mut Findings,
) {
    match prose.scan.kind(at) {
        Some(TokenKind::Number) => {
            check_impossible_year(facts, prose, at, findings);
            check_odd_symbol(prose, at, findings);
            citation_parts::check_bare_symbol(prose, at, findings);
        }
        Some(TokenKind::Word) => match prose.scan.word(at) {
            "số" => {
                check_blank(prose, at, findings);
                citation_parts::check_symbol(prose, at, known, findings);
            }
            "ngày" => check_law_date(prose, at, findings),
            "phụ" => check_annex(facts, prose, at, findings),
            "kèm" => check_attached(facts, prose, at, findings),
            _ => {}
        },
        Some(TokenKind::Mark(_) | TokenKind::Expression) | None => {}
    }
}

/// The comma before `ngày` in a paper of the Party (the-thuc, Writing). Symbols of the state may have none.
fn check_comma(prose: &Prose<'_>, citation: &TypedCitation, findings: &mut Findings) {
    let scan = &prose.scan;
    let day = citation.last + 1;
    if citation.is_of_party && scan.word(day) == "ngày" && scan.kind(day + 1) == Some(TokenKind::Number) {
        let (gap, range) = (scan.gap(day), scan.range(citation.number, citation.last));
        let place = prose.place(gap.clone());
        let finding = prose.finding(Code::CitationComma, range.clone()).with("kind", "missing");
        let finding = finding.with("cited", &scan.text()[range]);
        findings.push(finding.with_fix(&place, &scan.text()[gap], ", "));
    }
}

/// No comma stands before `ngày` in a paper of a body of the state, whatever it cites (Nghị định 30/2020/NĐ-CP, Phụ lục I).
fn check_no_comma(prose: &Prose<'_>, citation: &TypedCitation, findings: &mut Findings) {
    let scan = &prose.scan;
    let comma = citation.last + 1;
    let is_dated = scan.word(comma + 1) == "ngày" && scan.kind(comma + 2) == Some(TokenKind::Number);
    if scan.is_mark(comma, ',') && is_dated {
        let range = scan.range(citation.number, comma);
        let cited = &scan.text()[scan.range(citation.number, citation.last)];
        let (place, written) = (prose.place(range.clone()), &scan.text()[range.clone()]);
        let finding = prose.finding(Code::CitationComma, range).with("kind", "extra").with("cited", cited);
        findings.push(finding.with_fix(&place, written, cited));
    }
}

/// `12/HD-BTCTW`, `90 KH/TU`.
fn check_odd_symbol(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let Some(odd) = odd_symbol_at(&prose.scan, at) else { return };
    let range = prose.scan.range(odd.tokens.start, odd.tokens.end - 1);
    let (place, written) = (prose.place(range.clone()), &prose.scan.text()[range.clone()]);
    let finding = prose.finding(Code::CitationForm, range).with("kind", odd.kind).with("written", written);
    findings.push(finding.with("expected", odd.mended.as_str()).with_fix(&place, written, odd.mended));
}

/// A decree or circular of the state has its year between number and symbol: `30/2020/NĐ-CP`.
fn check_year(prose: &Prose<'_>, citation: &TypedCitation, findings: &mut Findings) {
    let scan = &prose.scan;
    let symbol = scan.written(citation.symbol);
    if !citation.is_of_party && !citation.has_year && matches!(symbol, "NĐ" | "TT" | "TTLT") {
        let range = scan.range(citation.number, citation.last);
        let finding = prose.finding(Code::CitationForm, range.clone()).with("kind", "state-year");
        findings.push(finding.with("written", &scan.text()[range]));
    }
}

/// A cited document is no younger than the one that cites it.
fn check_order(facts: &Facts<'_>, prose: &Prose<'_>, citation: &TypedCitation, findings: &mut Findings) {
    let late = citation.date.as_ref().filter(|(date, _)| *date > facts.latest);
    let Some((date, tokens)) = late else { return };
    let range = prose.scan.range(tokens.start, tokens.end - 1);
    let header = &facts.document.header;
    let finding = prose.finding(Code::DatesOutOfOrder, range).with("kind", "cited");
    let finding = finding.with("date", super::dates::written(*date));
    let finding = finding.with("own", super::dates::written_date(header.date));
    findings.push(finding.related("own", &header.places.date));
}

/// `số    -KH/ĐU` in a text, `at` being `số`.
fn check_blank(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    if prose.context.zone.is_outside() {
        return;
    }
    let is_dash = |at: usize| matches!(scan.kind(at), Some(TokenKind::Mark('-' | '–' | '/')));
    let is_short = |at: usize| scan.kind(at) == Some(TokenKind::Word) && scan.written(at).len() < 10;
    let is_symbol = is_dash(at + 1) && is_short(at + 2) && is_dash(at + 3) && is_short(at + 4);
    let is_capital = scan.written(at + 2).starts_with(char::is_uppercase);
    if is_symbol && is_capital && scan.is_joined(at + 2) {
        let range = scan.range(at, at + 4);
        let finding = prose.finding(Code::CitationForm, range.clone()).with("kind", "blank");
        findings.push(finding.with("written", &scan.text()[range]));
    }
}

/// `ngày 30/7/20224`, `năm 20224`.
fn check_impossible_year(facts: &Facts<'_>, prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    let year = scan.written(at);
    let is_long = scan.kind(at) == Some(TokenKind::Number) && year.len() == 5 && year.starts_with(['1', '2']);
    let is_of_date =
        |at: usize| scan.is_mark(at - 1, '/') && scan.number(at - 2).is_some_and(|month| month <= 12);
    let is_named =
        at >= 1 && scan.word(at - 1) == "năm" || at >= 4 && is_of_date(at) && scan.is_mark(at - 3, '/');
    let is_more = scan.is_mark(at + 1, '.') && scan.number(at + 2).is_some();
    // `25/10/201`
    let is_short =
        scan.kind(at) == Some(TokenKind::Number) && year.len() == 3 && at >= 4 && is_whole_date(scan, at);
    if is_long && is_named && !is_more || is_short || is_far_away(facts, prose, at) {
        let range = scan.range(at, at);
        findings.push(prose.finding(Code::CitationForm, range).with("kind", "year").with("written", year));
    }
}

/// `Căn cứ Luật Khám bệnh, chữa bệnh ngày 09 tháng 01`: the date of a law, which has no number to be known by, without its year.
fn check_law_date(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    let is_day =
        scan.number(at + 1).is_some() && scan.word(at + 2) == "tháng" && scan.number(at + 3).is_some();
    let has_year = scan.word(at + 4) == "năm" || scan.is_mark(at + 4, '/') && scan.is_joined(at + 5);
    let start = (0..at).rev().find(|at| scan.is_mark(*at, ';')).map_or(0, |mark| mark + 1);
    let is_law =
        |at: usize| matches!(scan.word(at), "luật" | "hiến") && scan.written(at).starts_with(['L', 'H']);
    if is_day && !has_year && scan.phrase(start, "căn cứ") > 0 && (start..at).any(is_law) {
        let range = scan.range(at, at + 3);
        let finding = prose.finding(Code::CitationForm, range.clone()).with("kind", "date-year");
        findings.push(finding.with("written", &scan.text()[range]));
    }
}

/// Whether a day of a month is in a year that no document speaks of: `ngày 06 tháng 7 năm 2062` in one of 2026, `năm 3030`.
fn is_far_away(facts: &Facts<'_>, prose: &Prose<'_>, at: usize) -> bool {
    const LIFETIME: u64 = 30;
    let own = u64::try_from(facts.latest.year()).unwrap_or_default();
    let scan = &prose.scan;
    let is_year = scan.written(at).len() == 4 && at >= 4;
    let Some(year) = scan.number(at).filter(|_| is_year) else { return false };
    let is_day = (scan.word(at - 1) == "năm" && scan.word(at - 3) == "tháng" || is_whole_date(scan, at))
        && scan.number(at - 2).is_some();
    let is_named = scan.word(at - 1) == "năm" && !scan.is_joined(at);
    is_day && year > own + LIFETIME || is_named && year > own + 4 * LIFETIME
}

/// Whether a day and month with nothing but `/` between are before a token, after `ngày`.
fn is_whole_date(scan: &Scan<'_>, at: usize) -> bool {
    let is_slash = |at: usize| scan.is_mark(at, '/') && scan.is_joined(at) && scan.is_joined(at + 1);
    let day = scan.number(at - 4).is_some_and(|day| (1..=31).contains(&day));
    let month = scan.number(at - 2).is_some_and(|month| (1..=12).contains(&month));
    let is_named = at >= 5 && scan.word(at - 5) == "ngày" && !scan.is_mark(at + 1, '/');
    is_slash(at - 1) && is_slash(at - 3) && day && month && is_named
}

/// The number after `phụ lục`, in either numerals, and its token.
fn annex_number(scan: &Scan<'_>, at: usize) -> Option<usize> {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    if scan.word(at) != "phụ" || scan.word(at + 1) != "lục" {
        return None;
    }
    let at = at + 2 + usize::from(scan.word(at + 2) == "số");
    let roman = ROMAN.iter().position(|numeral| *numeral == scan.word(at)).map(|at| at + 1);
    roman.or_else(|| usize::try_from(scan.number(at)?).ok())
}

/// `Phụ lục 5` of a document that has four.
fn check_annex(facts: &Facts<'_>, prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    let Some(number) = annex_number(scan, at) else { return };
    let count = facts.document.annexes.len();
    let last = at + 2 + usize::from(scan.word(at + 2) == "số");
    // Of another document: `Phụ lục 5 của Nghị định …`, `Phụ lục I ban hành kèm theo …`.
    let rest = last + 1..(last + 8).min(scan.tokens().len());
    let is_of_another = scan
        .has_any(&rest, &["ban hành", "của", "nghị định", "thông tư", "quy định", "hướng dẫn", "quyết định"]);
    let is_part = scan.is_joined(last + 1) && scan.number(last + 2).is_some();
    let is_titled = scan.written(at) != scan.word(at);
    if count == 0 && is_titled && !is_of_another && !is_part && part_references::is_of_this(scan, last) {
        let range = scan.range(at, last);
        let finding = prose.finding(Code::CitationForm, range.clone()).with("kind", "part");
        findings.push(finding.with("written", &scan.text()[range]));
    }
    if count > 0 && number > count && number < 100 && !is_of_another && !is_part {
        let range = scan.range(at, last);
        let finding = prose.finding(Code::CitationForm, range.clone()).with("kind", "annex");
        findings.push(finding.with("written", &scan.text()[range]).with("count", count));
    }
}

/// Whether an annex with this number is named in a text.
pub(super) fn names_annex(written: &str, number: usize) -> bool {
    // Few texts have the word, and the others are not taken apart.
    if !["lục", "Lục", "LỤC"].iter().any(|word| written.contains(word)) {
        return false;
    }
    let scan = Scan::new(written);
    (0..scan.tokens().len()).any(|at| annex_number(&scan, at) == Some(number))
}

/// `kèm theo Quy định này` in a plan: what `này` of one kind is in another is taken from a model.
fn check_attached(facts: &Facts<'_>, prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    let attached = scan.phrase(at, "kèm theo");
    if attached == 0 {
        return;
    }
    let kind = at + attached;
    let Some(length) = KINDS.iter().map(|words| scan.phrase(kind, words)).find(|length| *length > 0) else {
        return;
    };
    if scan.word(kind + length) != "này" {
        return;
    }
    let written = &scan.text()[scan.range(kind, kind + length - 1)];
    let own = &facts.rules.name;
    if text::lower(written) != text::lower(own) {
        let range = scan.range(kind, kind + length);
        let finding = prose.finding(Code::CitationForm, range.clone()).with("kind", "attached");
        findings.push(finding.with("written", &scan.text()[range]).with("expected", format!("{own} này")));
    }
}

/// How a document was cited first.
#[derive(Default)]
struct Cited {
    date: Option<(Date, Place)>,
    issuer: Option<(String, Place)>,
}

/// The citations met so far, by number and symbol.
pub(super) struct KnownCitations(BTreeMap<String, Cited>);

impl KnownCitations {
    /// Those of the data, which texts may cite as well.
    fn new(facts: &Facts<'_>) -> Self {
        let mut known = BTreeMap::new();
        for citation in facts.document.citations.values() {
            let (Some(number), Some(symbol)) = (citation.number, &citation.symbol) else { continue };
            let reference = reference(&number.to_string(), symbol);
            let date = citation.date.map(|date| (date, citation.part(&date.to_string())));
            let issuer = citation.issuer.as_ref().map(|issuer| (issuer.clone(), citation.part(issuer)));
            let issuer = issuer.and_then(|(issuer, place)| {
                let scan = Scan::new(&issuer);
                let range = compared_issuer(&scan, 0)?;
                Some((issuer[range].to_owned(), place))
            });
            known.insert(reference, Cited { date, issuer });
        }
        Self(known)
    }

    /// Whether a document was cited before.
    pub(super) fn has(&self, scan: &Scan<'_>, citation: &TypedCitation) -> bool {
        self.0.contains_key(&reference_of(scan, citation))
    }

    /// Whether a document with this number was cited before.
    pub(super) fn has_number(&self, number: &str) -> bool {
        let begin = reference(number, "");
        self.0.keys().any(|reference| reference.starts_with(&begin))
    }

    /// Compares a citation with the first of its document, and notes it where there was none.
    fn compare(&mut self, prose: &Prose<'_>, citation: &TypedCitation, findings: &mut Findings) {
        let known = self.0.entry(reference_of(&prose.scan, citation)).or_default();
        let differs = known.compare_date(prose, citation);
        let is_dated = differs.is_none() && citation.date.is_some();
        findings.extend_one(differs.or_else(|| known.compare_issuer(prose, citation, is_dated)));
    }
}

/// A finding that one document is cited in two ways.
fn disagreement(prose: &Prose<'_>, citation: &TypedCitation, place: &Place, kind: &'static str) -> Finding {
    let cited = &prose.scan.text()[prose.scan.range(citation.number, citation.last)];
    Finding::at(Code::CitationDisagrees, place).with("kind", kind).with("cited", cited)
}

impl Cited {
    /// Compares the date of a citation with the first one, and notes it where there was none.
    fn compare_date(&mut self, prose: &Prose<'_>, citation: &TypedCitation) -> Option<Finding> {
        let (date, tokens) = citation.date.clone()?;
        let place = prose.place(prose.scan.range(tokens.start, tokens.end - 1));
        let Some((first, at)) = &self.date else {
            self.date = Some((date, place));
            return None;
        };
        let differs = *first != date && is_one_document(*first, date, citation);
        differs.then(|| {
            let finding = disagreement(prose, citation, &place, "date");
            let finding = finding.with("first", super::dates::written(*first));
            finding.with("other", super::dates::written(date)).related("first", at)
        })
    }

    /// The same of the issuer. Of one date are those of one number alone, whatever provinces have the number as well.
    fn compare_issuer(
        &mut self,
        prose: &Prose<'_>,
        citation: &TypedCitation,
        is_dated: bool,
    ) -> Option<Finding> {
        let scan = &prose.scan;
        let next = citation.date.as_ref().map_or(citation.last + 1, |(_, tokens)| tokens.end);
        let range = compared_issuer(scan, next)?;
        let (place, written) = (prose.place(range.clone()), &scan.text()[range]);
        let Some((first, at)) = &self.issuer else {
            self.issuer = Some((written.to_owned(), place));
            return None;
        };
        are_two_issuers(first, written, is_dated).then(|| {
            let finding = disagreement(prose, citation, &place, "issuer").with("first", first.as_str());
            finding.with("other", written).related("first", at)
        })
    }
}

/// Number and symbol of a typed citation as they are compared.
fn reference_of(scan: &Scan<'_>, citation: &TypedCitation) -> String {
    let symbol = &scan.text()[scan.range(citation.symbol, citation.last)];
    reference(&scan.text()[scan.range(citation.number, citation.symbol - 2)], symbol)
}

/// Number and symbol of a document as they are compared: `05-hd/tw`.
pub(super) fn reference(number: &str, symbol: &str) -> String {
    let number = number.trim_start_matches('0');
    format!("{number} {}", text::fold(symbol))
}

/// Whether two dates of one number and symbol are of one document: numbers begin again with each term, those of the
/// state with each year.
fn is_one_document(first: Date, other: Date, citation: &TypedCitation) -> bool {
    first.year().abs_diff(other.year()) < citation.series().years()
}

/// The bodies at the top, by one of which a document is: others are called in several ways.
const CENTRAL: &[&str] = &[
    "bộ chính trị",
    "ban bí thư",
    "ban chấp hành trung ương",
    "ban tổ chức trung ương",
    "ủy ban kiểm tra trung ương",
    "văn phòng trung ương",
    "chính phủ",
    "thủ tướng chính phủ",
    "quốc hội",
];

/// The levels of bodies by which two names of issuers cannot be those of one.
const LEVELS: &[&str] =
    &["tỉnh ủy", "thành ủy", "huyện ủy", "đảng ủy", "ủy ban nhân dân", "ubnd", "hội đồng nhân dân"];

/// The issuer of a citation as far as it is compared: a body at the top, or the level of another.
fn compared_issuer(scan: &Scan<'_>, at: usize) -> Option<Range<usize>> {
    const NEAR: usize = 5;
    let is_named = scan.word(at) == "của" || at == 0;
    central_issuer(scan, at).or_else(|| {
        let within = at..(at + NEAR).min(scan.tokens().len());
        let is_word = |at: &usize| scan.kind(*at) == Some(TokenKind::Word);
        let length_at = |at: usize| LEVELS.iter().map(|level| scan.phrase(at, level)).max().unwrap_or(0);
        let level = within.take_while(is_word).find(|at| length_at(*at) > 0)?;
        let end = level + length_at(level);
        let is_name = |at: &usize| {
            let mut letters = scan.written(*at).chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
        };
        // `Tỉnh ủy Sơn Hà`
        let place = (end..end + NEAR).take_while(is_name).count();
        is_named.then(|| scan.range(level, end + place - 1))
    })
}

/// Whether two names are of two bodies, and not of one in two ways: with the place, and without. Of several places each may have
/// its own document with a number.
fn are_two_issuers(first: &str, other: &str, is_of_one_date: bool) -> bool {
    let fold = |name: &str| text::fold(name).replace("ubnd", "uy ban nhan dan");
    let (first, other) = (fold(first), fold(other));
    let level =
        |name: &str| LEVELS.iter().map(|level| fold(level)).find(|level| name.starts_with(level.as_str()));
    let is_shorter = first.starts_with(&other) || other.starts_with(&first);
    let is_one_level = level(&first).is_some() && level(&first) == level(&other);
    if is_one_level { is_of_one_date && !is_shorter } else { first != other }
}

/// `của Ban Bí thư` from a token on, in bytes of the name.
pub(super) fn central_issuer(scan: &Scan<'_>, at: usize) -> Option<Range<usize>> {
    let at = at + usize::from(scan.word(at) == "của");
    let length = CENTRAL.iter().map(|body| scan.phrase(at, body)).max().filter(|length| *length > 0)?;
    Some(scan.range(at, at + length - 1))
}
