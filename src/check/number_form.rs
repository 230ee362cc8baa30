//! Numbers that are typed in the English way: a point before decimals (`7.77%`), commas between thousands
//! (`1,000,950`).

use std::ops::Range;

use super::prose::Prose;
use crate::diag::{Code, Findings};
use crate::text::{Kind, Scan};

/// Words before the number of a part of a document: `mục 2.1 điểm a`.
const PARTS: &[&str] =
    &["mục", "khoản", "điều", "điểm", "phần", "chương", "tiết", "số", "bảng", "biểu", "hình"];

/// Units of measure that a decimal may stand before.
const UNITS: &[&str] = &["tỷ", "tỉ", "triệu", "nghìn", "ha", "km", "m", "m2", "kg", "tấn", "tạ", "điểm"];

/// What is counted in whole numbers alone: `12,500 đồng` has no decimals.
const WHOLE: &[&str] =
    &["đồng", "người", "đảng viên", "quần chúng", "đồng chí", "đoàn viên", "hội viên", "hồ sơ", "hộ", "lượt"];

pub(super) fn check(prose: &Prose<'_>, findings: &mut Findings) {
    let scan = &prose.scan;
    for (tokens, mended) in wrong_numbers(scan) {
        let range = scan.range(tokens.start, tokens.end - 1);
        let (place, written) = (prose.place(range.clone()), &scan.text()[range.clone()]);
        let finding = prose.finding(Code::NumberForm, range).with("kind", "english").with("written", written);
        findings.push(finding.with("mended", mended.as_str()).with_fix(&place, written, mended.as_str()));
    }
}

/// The tokens of each number in the English way, and the number as it is to be written.
fn wrong_numbers(scan: &Scan<'_>) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.tokens().len() {
        let tokens = at..end_of_number(scan, at).max(at + 1);
        at = tokens.end;
        // A figure alone is right.
        let mended = Some(&tokens).filter(|tokens| tokens.len() > 1).and_then(|tokens| mended(scan, tokens));
        found.extend(mended.map(|mended| (tokens, mended)));
    }
    found
}

/// The end of the figures that points and commas join, from the first on; the token itself where it begins none.
fn end_of_number(scan: &Scan<'_>, at: usize) -> usize {
    if scan.kind(at) != Some(Kind::Number) || at > 0 && scan.is_joined(at) && !is_opening(scan, at - 1) {
        return at;
    }
    let mut end = at + 1;
    let is_joint = |at: usize| matches!(scan.kind(at), Some(Kind::Mark('.' | ','))) && scan.is_joined(at);
    while is_joint(end) && scan.is_joined(end + 1) && scan.kind(end + 1) == Some(Kind::Number) {
        end += 2;
    }
    end
}

fn is_opening(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.kind(at), Some(Kind::Mark('(' | '“' | '"')))
}

/// A number as it is to be written; none where it is right, or something else.
fn mended(scan: &Scan<'_>, tokens: &Range<usize>) -> Option<String> {
    // `Điều 5.2`, `12.5-KH`, `1.5/2`: parts of something else.
    let goes_on =
        scan.is_joined(tokens.end) && matches!(scan.kind(tokens.end), Some(Kind::Mark('/' | '-' | '.')));
    let is_digit_after = scan.is_joined(tokens.end + 1) && scan.number(tokens.end + 1).is_some();
    if goes_on && (is_digit_after || !scan.is_mark(tokens.end, '.')) {
        return None;
    }
    let groups: Vec<&str> = tokens.clone().step_by(2).map(|at| scan.written(at)).collect();
    let marks: Vec<&str> = tokens.clone().skip(1).step_by(2).map(|at| scan.written(at)).collect();
    let is_of_thousands = groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    let next = |words: &[&str]| words.iter().any(|words| scan.phrase(tokens.end, words) > 0);
    match (&groups[..], &marks[..]) {
        ([_, _, _, ..], marks) if is_of_thousands && marks.iter().all(|mark| *mark == ",") => {
            Some(groups.join("."))
        }
        // `1,000.50`
        ([first, middle @ .., decimals], [thousands @ .., "."])
            if !thousands.is_empty()
                && thousands.iter().all(|mark| *mark == ",")
                && first.len() <= 3
                && middle.iter().all(|group| group.len() == 3) =>
        {
            Some(format!("{},{decimals}", groups[..groups.len() - 1].join(".")))
        }
        ([_, decimals], ["."]) if decimals.len() != 3 && !names_part(scan, tokens.start) => {
            let is_rate = scan.is_mark(tokens.end, '%') || next(&["phần trăm"]);
            (is_rate || next(UNITS)).then(|| groups.join(","))
        }
        ([_, _], [","]) if is_of_thousands && groups[0] != "0" => next(WHOLE).then(|| groups.join(".")),
        _ => None,
    }
}

/// Whether the word before a number makes it that of a part of a document.
fn names_part(scan: &Scan<'_>, number: usize) -> bool {
    number > 0 && PARTS.contains(&scan.word(number - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        wrong_numbers(&Scan::new(text)).into_iter().map(|(_, mended)| mended).collect()
    }

    #[test]
    fn numbers_in_the_english_way_are_found() {
        for (text, expected) in [
            ("đạt 7.77%", "7,77"),
            ("đạt 85.5 % kế hoạch", "85,5"),
            ("đạt 85.5 phần trăm.", "85,5"),
            ("kinh phí 1,000,950 đồng", "1.000.950"),
            ("kinh phí (1,000,950) đồng", "1.000.950"),
            ("kinh phí 1,000,950.50 đồng", "1.000.950,50"),
            ("kinh phí 12,500 đồng.", "12.500"),
            ("1.5 tỷ đồng", "1,5"),
            ("diện tích 2.25 ha.", "2,25"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_right_or_something_else_is_left() {
        for text in [
            "đạt 7,77%; 1.905 người; 1.000.950 đồng",
            "1.905% và 2,500 tỷ đồng",
            "mục 2.1, khoản 1.2.3",
            "mục 2.1 điểm a; Bảng 2.15 ha",
            "ngày 12.5.2026, 12.5.2026",
            "Chi bộ 1,2,3 và 4,5",
            "các năm 2025, 2026",
            "đạt 0,125 người",
            "phiên bản 1.5",
            "1,5 tỷ đồng",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
