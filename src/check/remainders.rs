//! What is done and what is left of a number of cases: `05 vụ, đã làm rõ 04 vụ, còn 01 vụ`, with the rate of what is done.

use super::rates::{rate_at, rounds_to};
use super::shares::{Count, counts, sentences};
use super::slip::Slip;
use super::wrong_sum::WrongSum;
use crate::diag::Code;
use crate::text::{self, Scan, TokenKind};

/// The nouns for cases that are dealt with one by one.
const CASES: &[&str] = &[
    "vụ",
    "vụ việc",
    "hồ sơ",
    "hộ",
    "đơn",
    "đơn thư",
    "trường hợp",
    "ý kiến",
    "kiến nghị",
    "văn bản",
    "nhiệm vụ",
    "công trình",
    "dự án",
    "thửa",
    "nội dung",
    "chỉ tiêu",
    "tiêu chí",
    "cuộc",
    "lớp",
    "điểm",
];

/// Words by which a number is of another time, or one of those that are left.
const OF_OTHERS: &[&str] =
    &["tăng", "giảm", "so với", "cùng kỳ", "mỗi", "khoảng", "trên", "hơn", "gần", "năm trước", "chuyển sang"];

/// How many words may be between a number and what is said of it.
const NEAR: usize = 8;

/// Every number of cases that those done and those left do not make up.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<WrongSum> {
    let cases = all_cases(scan).into_iter();
    cases
        .filter_map(|cases| {
            let left = cases.left?;
            let (whole, done) = (cases.whole.value, cases.done.value);
            (done + left.value != whole)
                .then(|| WrongSum::new(cases.whole.first..left.last, whole, &[done, left.value]))
        })
        .collect()
}

/// Every rate of those done that is not theirs.
pub(super) fn wrong_rates(scan: &Scan<'_>) -> Vec<Slip> {
    let slip = |cases: Cases| {
        let (whole, done) = (cases.whole.value, cases.done.value);
        let comma = cases.done.last + 1 + cases.noun;
        let at = comma + usize::from(scan.is_mark(comma, ','));
        let said = ["đạt tỷ lệ", "đạt tỉ lệ", "tỷ lệ", "tỉ lệ", "đạt"];
        let length = said.iter().map(|words| scan.phrase(at, words)).find(|length| *length > 0)?;
        let rate = rate_at(scan, at + length).filter(|_| scan.is_mark(comma, ','))?;
        let is_end = matches!(scan.kind(rate.last + 1), None | Some(TokenKind::Mark(_)));
        if !is_end || rounds_to(done, whole, &rate.written) {
            return None;
        }
        let slip = Slip::new(Code::RateDisagrees, scan.range(rate.first, rate.last));
        let slip = slip.with("written", rate.written + "%").with("rate", text::rate(done, whole)?);
        Some(slip.with("part", done).with("whole", whole))
    };
    all_cases(scan).into_iter().filter_map(slip).collect()
}

/// A number of cases, those done, and those left.
struct Cases {
    whole: Count,
    done: Count,
    left: Option<Count>,
    /// How many words the noun has.
    noun: usize,
}

fn all_cases(scan: &Scan<'_>) -> Vec<Cases> {
    sentences(scan)
        .into_iter()
        .filter_map(|sentence| {
            let mut counted = counts(scan, sentence.clone());
            counted.retain(|count| !is_rate(scan, count));
            let is_other = scan.has_any(&sentence, OF_OTHERS);
            let whole = counted.iter().position(|count| noun_at(scan, count) > 0).filter(|_| !is_other)?;
            let mut rest = counted.split_off(whole).into_iter();
            let whole = rest.next()?;
            let noun = noun_at(scan, &whole);
            let is_alike =
                |count: &Count| (1..=noun).all(|by| scan.word(whole.last + by) == scan.word(count.last + by));
            let rest: Vec<Count> = rest.collect();
            let [done, left @ ..] = &rest[..] else { return None };
            // Nothing else is counted between them.
            let left = left.first().filter(|left| left_words(scan, left));
            let is_done =
                is_alike(done) && done.value < whole.value && is_said_done(scan, whole.last + 1 + noun, done);
            let left = left.filter(|left| is_alike(left) && rest.len() == 2);
            let copy = |count: &Count| Count { noun: count.noun, ..*count };
            is_done.then(|| Cases { done: copy(done), left: left.map(copy), whole, noun })
        })
        .collect()
}

fn is_rate(scan: &Scan<'_>, count: &Count) -> bool {
    rate_at(scan, count.first).is_some()
}

/// How many words the noun after a number has; 0 where it is none of cases.
fn noun_at(scan: &Scan<'_>, count: &Count) -> usize {
    CASES.iter().map(|noun| scan.phrase(count.last + 1, noun)).max().unwrap_or(0)
}

/// Whether `đã` is between the whole and a number, in a part of the sentence of its own.
fn is_said_done(scan: &Scan<'_>, from: usize, done: &Count) -> bool {
    let starts = (done.first.saturating_sub(NEAR).max(from)..done.first).rev();
    let is_mark = |at: &usize| matches!(scan.kind(*at), Some(TokenKind::Mark(_)));
    let part = starts.take_while(|at| !is_mark(at)).last().unwrap_or(done.first);
    let is_of_its_own = part > from && matches!(scan.kind(part - 1), Some(TokenKind::Mark(',' | ';')));
    is_of_its_own && scan.word(part) == "đã"
}

/// Whether `còn` leads to a number.
fn left_words(scan: &Scan<'_>, left: &Count) -> bool {
    let before = |by: usize| left.first.checked_sub(by).map_or("", |at| scan.word(at));
    matches!(before(1), "còn") || before(1) == "lại" && before(2) == "còn"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_that_are_not_those_done_and_left_are_found() {
        let found =
            |text: &str| -> Vec<String> { wrong(&Scan::new(text)).iter().map(ToString::to_string).collect() };
        for (text, expected) in [
            ("Xảy ra 05 vụ trộm, đã điều tra làm rõ 04 vụ, còn 02 vụ đang xác minh.", "4 + 2 = 6, 5"),
            (
                "Tiếp nhận 120 hồ sơ; đã giải quyết 110 hồ sơ, còn lại 11 hồ sơ đang trong hạn.",
                "110 + 11 = 121, 120",
            ),
            (
                "Ảnh hưởng 124 hộ; đã chi trả cho 93 hộ, đạt 75%; còn 32 hộ chưa thống nhất.",
                "93 + 32 = 125, 124",
            ),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        for text in [
            "Xảy ra 05 vụ trộm, đã điều tra làm rõ 04 vụ, còn 01 vụ đang xác minh.",
            "Tiếp nhận 120 hồ sơ, đã giải quyết 110 hồ sơ; năm trước chuyển sang còn 11 hồ sơ.",
            "Có 05 vụ, đã làm rõ 04 vụ, bắt 03 đối tượng, còn 02 vụ.",
            "Có 120 hộ nghèo, hỗ trợ 20 hộ, còn 90 hộ.",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn rates_of_those_done_are_compared() {
        let found = |text: &str| -> Vec<String> {
            wrong_rates(&Scan::new(text)).into_iter().map(|slip| text[slip.range].to_owned()).collect()
        };
        assert_eq!(found("Ảnh hưởng 124 hộ; đã chi trả cho 93 hộ, đạt 85%; còn 31 hộ."), ["85%"]);
        for text in [
            "Ảnh hưởng 124 hộ; đã chi trả cho 93 hộ, đạt 75%; còn 31 hộ.",
            "Ảnh hưởng 124 hộ; đã chi trả cho 93 hộ, đạt 90% kế hoạch.",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
