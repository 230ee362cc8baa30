//! Symbols of typed citations against the kind and the issuer that the citation names: `Chỉ thị số 33-NQ/TW`.

use super::cited::{KINDS, TypedCitation};
use super::format::ABBREVIATIONS;
use super::issuers;
use super::prose::Prose;
use crate::diag::{Code, Findings};
use crate::text::{self, Scan, TokenKind};

/// The abbreviations of the kinds that the state alone issues (Nghị định 30/2020, annex III).
const STATE_ABBREVIATIONS: &[(&str, &[&str])] =
    &[("NĐ", &["nghị định"]), ("TT", &["thông tư"]), ("TTLT", &["thông tư liên tịch"])];

/// Checks the symbol of a citation.
pub(super) fn check(prose: &Prose<'_>, citation: &TypedCitation, findings: &mut Findings) {
    let scan = &prose.scan;
    let Some(wrong) = wrong_kind(scan, citation).or_else(|| wrong_body(scan, citation)) else { return };
    let range = scan.range(citation.symbol, citation.last);
    let finding = prose.finding(Code::SymbolMismatch, range.clone()).with("kind", "cited");
    let finding = finding.with("symbol", &scan.text()[range]).with("document", wrong.of.as_str());
    findings.push(finding.with("expected", wrong.expected.as_str()));
}

/// What a symbol is not one of, and what it is to be.
struct WrongSymbol {
    of: String,
    expected: String,
}

/// The symbol is one of another kind of document.
fn wrong_kind(scan: &Scan<'_>, citation: &TypedCitation) -> Option<WrongSymbol> {
    let kind = citation.kind.clone()?;
    if is_about_another(scan, kind.start) {
        return None;
    }
    let written = &scan.text()[scan.range(kind.start, kind.end - 1)];
    let name = text::lower(written);
    let begin = scan.written(citation.symbol);
    let all = || ABBREVIATIONS.iter().chain(STATE_ABBREVIATIONS);
    let (own, _) = all().find(|(_, kinds)| kinds.contains(&name.as_str()))?;
    let known = all().find(|(abbreviation, _)| *abbreviation == begin);
    // Letters of no kind are a slip only where they are those of the own one in another order.
    let is_right = match known {
        Some((_, kinds)) => kinds.contains(&name.as_str()),
        None => !are_same_letters(own, begin),
    };
    let rest = &scan.text()[scan.range(citation.symbol + 1, citation.last)];
    (!is_right).then(|| WrongSymbol { of: written.to_owned(), expected: format!("{own}{rest}") })
}

/// Whether the kind at a token is what a document of another kind is about: `Thông báo kết luận số 12-TB/TU`, `Báo cáo kết quả thực hiện
/// Kế hoạch số 12-BC/ĐU`.
fn is_about_another(scan: &Scan<'_>, kind: usize) -> bool {
    const REACH: usize = 12;
    let before = kind.checked_sub(1).map_or("", |before| scan.word(before));
    let reach = kind.saturating_sub(REACH)..kind;
    let is_part = |at: &usize| !matches!(scan.kind(*at), Some(TokenKind::Word));
    let start = reach.clone().rev().find(is_part).map_or(reach.start, |mark| mark + 1);
    let is_under = || KINDS.iter().any(|kind| scan.find(start..reach.end, kind).is_some());
    matches!(before, "báo" | "trình") || before == "hiện" && is_under()
}

/// The symbol is one of another body: `85-KH/TU … của Ban Thường vụ Đảng ủy`.
fn wrong_body(scan: &Scan<'_>, citation: &TypedCitation) -> Option<WrongSymbol> {
    let next = citation.date.as_ref().map_or(citation.last + 1, |(_, tokens)| tokens.end);
    let own = issuers::letters_of(scan, next + 1).filter(|_| scan.word(next) == "của")?;
    let letters = scan.written(citation.symbol + 2);
    // `142/KH-UNBD … của Ủy ban nhân dân tỉnh`
    let is_known = issuers::are_known(letters) || own.iter().any(|own| are_turned(own, letters));
    let is_one = citation.last == citation.symbol + 2 && is_known;
    if !is_one || own.contains(&letters) {
        return None;
    }
    let end = (next + 1..next + 7).take_while(|at| scan.kind(*at) == Some(TokenKind::Word)).last()?;
    let rest = &scan.text()[scan.range(citation.symbol, citation.symbol + 1)];
    let of = scan.text()[scan.range(next + 1, end)].to_owned();
    Some(WrongSymbol { of, expected: format!("{rest}{}", own.first()?) })
}

/// Whether letters are those of a body with two neighbours changed about, or one twice or left out.
fn are_turned(own: &str, letters: &str) -> bool {
    let (one, other) = (sorted(own), sorted(letters));
    own.chars().count() > 2
        && own != letters
        && (one == other || lacks_one(&one, &other) || lacks_one(&other, &one))
}

/// Whether two rows of letters are the same ones in another order.
fn are_same_letters(own: &str, letters: &str) -> bool {
    own != letters && sorted(own) == sorted(letters)
}

fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters
}

/// Whether letters in order are those of a longer row without one of them.
fn lacks_one(shorter: &[char], longer: &[char]) -> bool {
    shorter.len() + 1 == longer.len()
        && (0..longer.len()).any(|at| [&longer[..at], &longer[at + 1..]].concat() == shorter)
}

#[cfg(test)]
mod tests {
    use super::super::cited::citations_in;
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let scan = Scan::new(text);
        let wrong = citations_in(&scan)
            .into_iter()
            .filter_map(|citation| wrong_kind(&scan, &citation).or_else(|| wrong_body(&scan, &citation)));
        wrong.map(|wrong| format!("{} → {}", wrong.of, wrong.expected)).collect()
    }

    #[test]
    fn symbols_of_another_kind_or_body_are_found() {
        for (text, expected) in [
            ("Chỉ thị số 33-NQ/TW, ngày 20/6/2025", "Chỉ thị → CT/TW"),
            ("Công văn số 93-KH/TU", "Công văn → CV/TU"),
            ("Thực hiện Chỉ thị số 33-NQ/TW, ngày 10/3/2024 của Ban Bí thư", "Chỉ thị → CT/TW"),
            ("Thực hiện Công văn số 93-KH/TU, ngày 12/01/2026 của Tỉnh uỷ", "Công văn → CV/TU"),
            ("tiếp tục thực hiện Kết luận số 21-QĐ/TW, ngày 25/10/2021", "Kết luận → KL/TW"),
            ("Sơ kết việc thực hiện Nghị quyết số 05-KH/ĐU, ngày 05/01/2026", "Nghị quyết → NQ/ĐU"),
            ("Kế hoạch số 15/QĐ-UBND", "Kế hoạch → KH-UBND"),
            ("Nghị định số 118/2025/NQ-CP", "Nghị định → NĐ-CP"),
            ("Nghị quyết số 71-NĐ/TW, ngày 22/8/2025", "Nghị quyết → NQ/TW"),
            ("Nghị quyết số 72-QN/TW ngày 09 tháng 9 năm 2025", "Nghị quyết → NQ/TW"),
            ("Thông tư số 22/2023/NĐ-BGDĐT", "Thông tư → TT-BGDĐT"),
            (
                "Kế hoạch số 85-KH/TU, ngày 05/8/2025 của Ban Thường vụ Đảng ủy xã",
                "Ban Thường vụ Đảng ủy xã → KH/ĐU",
            ),
            ("Nghị quyết số 21-NQ/TU, ngày 16/6/2022 của Bộ Chính trị", "Bộ Chính trị → NQ/TW"),
            (
                "Kế hoạch số 142/KH-UNBD ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh",
                "Ủy ban nhân dân tỉnh → KH-UBND",
            ),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn right_symbols_are_left() {
        for text in [
            "Chỉ thị số 33-CT/TW, ngày 20/6/2025 của Bộ Chính trị",
            "Quy định số 24-QĐ/TW, ngày 30/7/2021 của Ban Chấp hành Trung ương",
            "Thông báo kết luận số 34-TB/TU",
            "Báo cáo kết quả thực hiện Kế hoạch số 12-BC/ĐU, ngày 05/01/2026",
            "Hướng dẫn thực hiện Quy định số 07-HD/BTCTU, Thực hiện Chỉ thị số 33-CT/TW",
            "Tờ trình kế hoạch số 15-TTr/ĐU",
            "Công văn số 93-CV/TU; Công văn số 12/UBND-VP",
            "Thông tư số 02/2025/TT-BNV, Nghị định số 30/2020/NĐ-CP",
            "Hướng dẫn số 12-HD/BTCTW, ngày 01/3/2025 của Ban Tổ chức Trung ương",
            "Kế hoạch số 12-KH/TWĐTN-BTC",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
