//! What typed citations lack: `số`, the symbol, the date, `ngày` before it, `của` before the issuer, the capital of the kind.

use std::ops::Range;

use super::citations::{KnownCitations, central_issuer};
use super::cited::{TypedCitation, date_after, kind_before};
use super::prose::{Prose, ProseZone};
use crate::diag::{Code, Findings};
use crate::text::{self, Scan, TokenKind};

/// `Quy định 24-QĐ/TW, ngày 30/7/2021` lacks `số`. Without date and issuer a document that was cited before is named in
/// short.
pub(super) fn check_number_word(
    prose: &Prose<'_>,
    citation: &TypedCitation,
    known: &KnownCitations,
    findings: &mut Findings,
) {
    let scan = &prose.scan;
    // A number of the state with its year is a name of its own: `Nghị định 30/2020/NĐ-CP`.
    let is_first = !citation.has_year && prose.context.zone == ProseZone::Body && !known.has(scan, citation);
    let is_full = citation.date.is_some() || scan.word(citation.last + 1) == "của" || is_first;
    let lacks = |kind: &Range<usize>| kind.end == citation.number && is_full;
    let Some(kind) = citation.kind.clone().filter(lacks) else { return };
    let range = scan.range(kind.start, citation.last);
    let gap = scan.gap(citation.number);
    let (place, written) = (prose.place(gap.clone()), &scan.text()[gap]);
    let finding = prose.finding(Code::CitationForm, range.clone()).with("kind", "number-word");
    findings.push(finding.with("written", &scan.text()[range]).with_fix(&place, written, " số "));
}

/// `Công văn 285/CCTTHC` lacks `số`: a number with a symbol of one word. `at` is the number.
pub(super) fn check_bare_symbol(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    let Some(kind) = bare_symbol_at(scan, at).filter(|_| !prose.context.zone.is_outside()) else {
        return;
    };
    let (range, gap) = (scan.range(kind.start, at + 2), scan.gap(at));
    let (place, written) = (prose.place(gap.clone()), &scan.text()[gap]);
    let finding = prose.finding(Code::CitationForm, range.clone()).with("kind", "number-word");
    findings.push(finding.with("written", &scan.text()[range]).with_fix(&place, written, " số "));
}

/// The tokens of the kind before a number that a slash and letters follow.
fn bare_symbol_at(scan: &Scan<'_>, at: usize) -> Option<Range<usize>> {
    if scan.kind(at) != Some(TokenKind::Number) || !scan.is_mark(at + 1, '/') || scan.is_joined(at) {
        return None;
    }
    let letters = scan.written(at + 2);
    let is_symbol = letters.chars().count() >= 2 && letters.chars().all(char::is_uppercase);
    let is_joined = scan.is_joined(at + 1) && scan.is_joined(at + 2);
    let goes_on = scan.is_joined(at + 3) && matches!(scan.kind(at + 3), Some(TokenKind::Mark('-' | '/')));
    let kind = kind_before(scan, at).filter(|kind| kind.end == at)?;
    (is_symbol && is_joined && !goes_on).then_some(kind)
}

/// `Kết luận số 5-KL/TW`: numbers below ten have a nought (component 2).
pub(super) fn check_padding(prose: &Prose<'_>, citation: &TypedCitation, findings: &mut Findings) {
    let scan = &prose.scan;
    let number = scan.written(citation.number);
    // Laws are numbered by the year of the assembly.
    if number.len() != 1 || citation.has_year {
        return;
    }
    let at = scan.range(citation.number, citation.number);
    let range = scan.range(citation.number, citation.last);
    let (place, written) = (prose.place(at), &scan.text()[range.clone()]);
    let finding = prose.finding(Code::CitationForm, range).with("kind", "padding");
    let finding = finding.with("written", written).with("expected", format!("0{written}"));
    findings.push(finding.with_fix(&place, number, format!("0{number}")));
}

/// `Hướng dẫn số 12, ngày 17/5/2022` lacks the symbol. `at` is `số`.
pub(super) fn check_symbol(prose: &Prose<'_>, at: usize, known: &KnownCitations, findings: &mut Findings) {
    let scan = &prose.scan;
    if prose.context.zone.is_outside() {
        return;
    }
    let Some(kind) = unsymboled_at(scan, at, |number| known.has_number(number)) else { return };
    let range = scan.range(kind.start, at + 1);
    let finding = prose.finding(Code::CitationForm, range.clone()).with("kind", "symbol");
    findings.push(finding.with("written", &scan.text()[range]));
}

/// The tokens of the kind of a citation that has number and date and no symbol, or number and issuer where the document was not
/// cited before.
fn unsymboled_at(scan: &Scan<'_>, at: usize, is_known: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let number = at + 1;
    let next = number + 1;
    let is_number = scan.kind(number) == Some(TokenKind::Number) && !scan.is_joined(number);
    let is_alone = !scan.is_joined(next) || scan.is_mark(next, ',') && !scan.is_joined(next + 1);
    let kind = kind_before(scan, number).filter(|_| is_number && is_alone)?;
    let is_dated = scan.is_mark(next, ',') || scan.word(next) == "ngày";
    let has_date = is_dated && date_after(scan, next).is_some();
    let is_issued = scan.word(next) == "của"
        && BODIES.iter().any(|body| scan.phrase(next + 1, body) > 0)
        && scan.written(next + 1).starts_with(char::is_uppercase);
    (has_date || is_issued && !is_known(scan.written(number))).then_some(kind)
}

/// `theo kế hoạch số 15-KH/TU, ngày 12/01/2026`: the kind of one document has a capital.
pub(super) fn check_capital(prose: &Prose<'_>, citation: &TypedCitation, findings: &mut Findings) {
    let scan = &prose.scan;
    let is_full = citation.date.is_some() || scan.word(citation.last + 1) == "của";
    let Some(kind) = citation.kind.clone().filter(|_| is_full) else { return };
    let (word, before) = (scan.written(kind.start), kind.start.checked_sub(1));
    // `các kế hoạch số 15-KH/TU, số 16-KH/TU` are several, `Thông báo kết luận số 34-TB/TU` is a notice.
    let is_of_several =
        before.is_some_and(|at| matches!(scan.word(at), "các" | "những" | "hai" | "ba" | "báo" | "trình"));
    if word == scan.word(kind.start) && !is_of_several {
        let range = scan.range(kind.start, kind.end - 1);
        let (place, written) = (prose.place(range.clone()), &scan.text()[range.clone()]);
        let expected = text::upper_first(written);
        let finding = prose.finding(Code::WritingMixed, range).with("kind", "name");
        let finding = finding.with("rare", written).with("usual", expected.as_str());
        let finding = finding.with("rare_count", 1_usize).with("usual_count", 0_usize);
        findings.push(finding.with_fix(&place, written, expected));
    }
}

/// Bodies that a citation names right after its date.
const BODIES: &[&str] = &[
    "ban chấp hành",
    "ban thường vụ",
    "ban bí thư",
    "bộ chính trị",
    "ban tổ chức",
    "ủy ban nhân dân",
    "tỉnh ủy",
    "huyện ủy",
    "thành ủy",
    "đảng ủy",
    "chính phủ",
    "thủ tướng chính phủ",
    "hội đồng nhân dân",
    "quốc hội",
];

/// What a citation lacks: `của` before the issuer; its date, where a legal basis names a document for the first time.
pub(super) fn check_parts(
    prose: &Prose<'_>,
    citation: &TypedCitation,
    known: &KnownCitations,
    findings: &mut Findings,
) {
    let scan = &prose.scan;
    let next = citation.date.as_ref().map_or(citation.last + 1, |(_, tokens)| tokens.end);
    let shown =
        scan.range(citation.kind.as_ref().map_or(citation.number, |kind| kind.start), next.max(1) - 1);
    let is_body = BODIES.iter().any(|body| scan.phrase(next, body) > 0);
    let begins_capital = scan.written(next).starts_with(char::is_uppercase);
    if citation.kind.is_some() && is_body && begins_capital {
        let finding = prose.finding(Code::CitationForm, shown.clone()).with("kind", "of");
        findings.push(finding.with("written", &scan.text()[shown]));
        return;
    }
    let day = citation.date.as_ref().map(|(_, tokens)| tokens.start);
    if let Some(day) = day.filter(|day| citation.kind.is_some() && scan.word(day - 1) != "ngày") {
        let gap = scan.gap(day);
        let (place, written) = (prose.place(gap.clone()), &scan.text()[gap]);
        let finding = prose.finding(Code::CitationForm, shown.clone()).with("kind", "day-word");
        findings.push(finding.with("written", &scan.text()[shown]).with_fix(&place, written, " ngày "));
        return;
    }
    let is_basis = citation.kind.as_ref().is_some_and(|kind| is_basis(scan, kind.start));
    if citation.date.is_none()
        && citation.is_of_party
        && is_basis
        && scan.word(next) == "của"
        && !known.has(scan, citation)
    {
        let is_central =
            central_issuer(scan, next).is_some() || BODIES.iter().any(|body| scan.phrase(next + 1, body) > 0);
        let finding = prose.finding(Code::CitationForm, shown.clone()).with("kind", "date");
        findings.extend_one(is_central.then(|| finding.with("written", &scan.text()[shown])));
    }
}

/// Whether the kind of a cited document at a token is that of a legal basis: `Căn cứ Quy định …`, `Thực hiện Kế hoạch …` at the
/// beginning of a text.
fn is_basis(scan: &Scan<'_>, kind: usize) -> bool {
    const LEADS: [&str; 3] = ["căn cứ", "thực hiện", "thi hành"];
    LEADS.iter().any(|lead| kind == lead.split(' ').count() && scan.phrase(0, lead) > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_of_one_word_without_their_number_s_word_are_found() {
        let found = |text: &str| {
            let scan = Scan::new(text);
            (0..scan.tokens().len()).filter(|at| bare_symbol_at(&scan, *at).is_some()).count()
        };
        for text in ["theo Công văn 285/CCTTHC của", "Báo cáo 12/VP, ngày 05/3/2026"] {
            assert_eq!(found(text), 1, "{text}");
        }
        for text in [
            "theo Công văn số 285/CCTTHC của",
            "Kế hoạch 15/KH-UBND; báo cáo 12/15 chi bộ",
            "Nghị định 30/2020/NĐ-CP; thông báo 2/LĐLĐ-TG",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
    }

    #[test]
    fn citations_without_a_symbol_are_found() {
        let found = |text: &str| -> Vec<String> {
            let scan = Scan::new(text);
            let all = (0..scan.tokens().len()).filter(|at| scan.word(*at) == "số");
            let found = all.filter_map(|at| Some((unsymboled_at(&scan, at, |number| number == "05")?, at)));
            found.map(|(kind, at)| text[scan.range(kind.start, at + 1)].to_owned()).collect()
        };
        for (text, expected) in [
            ("Thực hiện Hướng dẫn số 12, ngày 17/5/2022 của Ban Tổ chức Trung ương.", "Hướng dẫn số 12"),
            ("theo Công văn số 93 ngày 12 tháng 01 năm 2026", "Công văn số 93"),
            ("Căn cứ Quyết định số 217, ngày 12/12/2013 của Bộ Chính trị", "Quyết định số 217"),
            ("Nghị quyết số 18 của Ban Chấp hành Trung ương", "Nghị quyết số 18"),
            ("Kế hoạch số 15, 12/01/2026", "Kế hoạch số 15"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        for text in [
            "Hướng dẫn số 12-HD/BTCTW, ngày 17/5/2022",
            "Nghị định số 30/2020/NĐ-CP; Luật số 72/2025/QH15",
            "thực hiện Nghị quyết số 18; Kế hoạch số 15, 16; Thông báo số 3",
            "Nghị quyết số 05 của Đảng ủy",
            "Kế hoạch số 15 của đồng chí Bí thư; tổ số 3, ngày 17/5/2022",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
