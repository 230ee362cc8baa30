//! Shares of one whole in a sentence: `25 đồng chí, trong đó 16 nam (chiếm 68%), 09 nữ (chiếm 32%)`.

use super::rates::{count_at, rate_at, rounds_to};
use super::slip::Slip;
use crate::diag::Code;
use crate::text::{self, Scan, TokenKind};

/// The nouns for what is counted.
const COUNTED: &[&str] = &[
    "đồng chí",
    "đảng viên",
    "quần chúng",
    "hồ sơ",
    "người",
    "chi bộ",
    "đơn vị",
    "hộ",
    "thôn",
    "đoàn viên",
    "hội viên",
    "cán bộ",
    "lượt",
    "trường hợp",
    "ý kiến",
    "đại biểu",
    "phiếu",
    "tổ chức",
    "văn bản",
    "học sinh",
    "lao động",
    "trẻ",
    "trẻ em",
    "giáo viên",
    "viên chức",
    "công chức",
    "thanh niên",
    "phụ nữ",
    "gia đình",
    "cơ sở",
    "doanh nghiệp",
    "vụ việc",
    "vụ",
    "đơn thư",
    "đơn",
];

/// Words by which a share is one of something else than the whole of its sentence.
const OF_OTHERS: &[&str] = &[
    "tăng",
    "giảm",
    "so với",
    "cùng kỳ",
    "vượt",
    "kế hoạch",
    "chỉ tiêu",
    "thêm",
    "còn lại",
    "bình quân",
    "dân số",
];

/// Nouns for members of an organisation, and those by which they are called again: `167 đảng viên; nữ 60 đồng chí`.
const MEMBERS: &[&str] =
    &["đảng viên", "đoàn viên", "hội viên", "cán bộ", "đại biểu", "học viên", "quần chúng"];
const CALLED_AGAIN: &[&str] = &["đồng chí", "người", "đảng viên"];

/// Words beside a number that make it one of those who are alike.
const LABELS: &[&str] = &[
    "nữ",
    "nam",
    "thiểu số",
    "dân tộc",
    "kinh",
    "tôn giáo",
    "có đạo",
    "giáo dân",
    "dự bị",
    "chính thức",
    "đoàn viên",
    "trẻ",
    "đại học",
    "trung cấp",
    "sơ cấp",
    "cao cấp",
    "miễn sinh hoạt",
    "mới",
];

/// Words after a rate that lead to the whole.
const TOTALS: &[&str] =
    &["trong tổng số", "trên tổng số", "so với tổng số", "của tổng số", "tổng số", "trong số", "của"];

/// How many tokens may be between a part and its share.
const NEAR: usize = 5;

/// How many tokens may be between `tổng số` and its number.
const TOTAL: usize = 6;

/// A number with what it counts.
pub(super) struct Count {
    pub(super) value: u64,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) noun: Option<&'static str>,
}

/// Every share that is not the part of any whole of its sentence.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<Slip> {
    let mut found = Vec::new();
    for sentence in sentences(scan) {
        let counts = counts(scan, sentence.clone());
        for at in sentence.clone() {
            found.extend(share_at(scan, &counts, at, sentence.start));
            found.extend(share_of_total(scan, &counts, at));
        }
    }
    found
}

/// The sentences of a text, by their tokens.
pub(super) fn sentences(scan: &Scan<'_>) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let count = scan.tokens().len();
    for at in 0..count {
        let is_end =
            matches!(scan.kind(at), Some(TokenKind::Mark('.' | '?' | '!'))) && !scan.is_joined(at + 1);
        if is_end || at + 1 == count {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    found
}

/// The counts of a sentence: no dates, rates, fractions or numbers of documents.
pub(super) fn counts(scan: &Scan<'_>, sentence: std::ops::Range<usize>) -> Vec<Count> {
    const NAMED: &[&str] =
        &["năm", "tháng", "ngày", "quý", "số", "điều", "khóa", "khoá", "lần", "thứ", "mục", "khoản"];
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let Some((value, last)) = count_at(scan, at) else {
            at += 1;
            continue;
        };
        let goes_on = |at: usize| matches!(scan.kind(at), Some(TokenKind::Mark('/' | '-' | ',' | '–' | '%')));
        let is_part =
            at > 0 && goes_on(at - 1) && (scan.is_joined(at) || scan.number(at.wrapping_sub(2)).is_some());
        let is_more = scan.is_mark(last + 1, '%')
            || (goes_on(last + 1) && scan.is_joined(last + 1) && scan.is_joined(last + 2));
        let is_total = at > 1 && scan.phrase(at - 2, "tổng số") > 0;
        let is_few = at > 1 && scan.word(at - 1) == "số" && matches!(scan.word(at - 2), "thiểu" | "đa");
        let is_named = at > 0 && NAMED.contains(&scan.word(at - 1)) && !is_total && !is_few;
        if !is_part && !is_more && !is_named {
            let noun = COUNTED.iter().copied().find(|noun| scan.phrase(last + 1, noun) > 0);
            found.push(Count { value, first: at, last, noun });
        }
        at = last + 1;
    }
    found
}

/// A share at a token, `chiếm 68%`, whose part is just before it and whose whole is before that.
fn share_at(scan: &Scan<'_>, counts: &[Count], at: usize, start: usize) -> Option<Slip> {
    let said = ["chiếm tỷ lệ", "chiếm tỉ lệ", "tỷ lệ", "tỉ lệ", "chiếm"];
    let length = said.iter().map(|words| scan.phrase(at, words)).find(|length| *length > 0)?;
    let follows_other = at > 0 && matches!(scan.word(at - 1), "chiếm" | "đạt");
    let rate = rate_at(scan, at + length).filter(|_| !follows_other)?;
    let part = counts.iter().rev().find(|count| count.last < at)?;
    let between = part.last + 1..at;
    let is_near = between.len() <= NEAR + 1 && (scan.is_mark(at - 1, '(') || scan.is_mark(at - 1, ','));
    let ends = matches!(scan.kind(rate.last + 1), None | Some(TokenKind::Mark(_)))
        || scan.word(rate.last + 1) == "và";
    if !is_near || !ends || scan.has_any(&(part.first..rate.last), OF_OTHERS) {
        return None;
    }
    // The whole is stated before, of the same people or things, or says that parts of it follow.
    let earlier = counts.iter().filter(|count| count.first < part.first && count.value >= part.value);
    let is_whole = |count: &&Count| {
        let is_same = count.noun.is_some() && (part.noun == count.noun || part.noun.is_none());
        let parts = scan.has_any(&(count.last..part.first), &["trong đó", "gồm"]);
        let is_total = scan.has_any(&(count.first.saturating_sub(TOTAL)..count.first), &["tổng số"]);
        let is_known = is_same || (parts && count.noun.is_some()) || (is_total && part.noun.is_none());
        is_known || are_some_of(scan, counts, count, part)
    };
    let wholes: Vec<&Count> = earlier.filter(is_whole).collect();
    let is_of_others = scan.has_any(&(start..part.first), &["so với", "cùng kỳ", "tăng", "giảm"]);
    let is_right = |whole: &&Count| whole.value > 0 && rounds_to(part.value, whole.value, &rate.written);
    if wholes.is_empty() || is_of_others || wholes.iter().any(is_right) || part.value == 0 {
        return None;
    }
    let whole = wholes.iter().max_by_key(|whole| whole.value)?;
    let expected = text::rate(part.value, whole.value)?;
    let slip = Slip::new(Code::RateDisagrees, scan.range(rate.first, rate.last));
    let slip = slip.with("written", rate.written + "%").with("rate", expected);
    Some(slip.with("part", part.value).with("whole", whole.value))
}

/// Whether a part is of the members that are counted before it, which it calls in another way: `167 đảng viên; nữ 60 đồng chí`.
fn are_some_of(scan: &Scan<'_>, counts: &[Count], whole: &Count, part: &Count) -> bool {
    let is_labelled = |count: &Count| {
        let ends = |label: &&str| {
            let length = label.split(' ').count();
            count.first >= length && scan.phrase(count.first - length, label) > 0
        };
        let noun = count.noun.map_or(0, |noun| noun.split(' ').count());
        let begins = |label: &&str| scan.phrase(count.last + 1 + noun, label) > 0;
        LABELS.iter().any(|label| ends(label) || begins(label))
    };
    let is_called = |count: &Count, nouns: &[&str]| count.noun.is_some_and(|noun| nouns.contains(&noun));
    let mut between = counts.iter().filter(|one| whole.last < one.first && one.last < part.first);
    is_called(whole, MEMBERS)
        && is_called(part, CALLED_AGAIN)
        && is_labelled(part)
        && between.all(|one| is_called(one, CALLED_AGAIN) && is_labelled(one))
}

/// `60 đảng viên nữ (45%) trong tổng số 167 đảng viên`, `nữ 60 đồng chí, chiếm 45% tổng số 167 đảng viên`: a share whose whole is
/// after it. `at` is its number.
fn share_of_total(scan: &Scan<'_>, counts: &[Count], at: usize) -> Option<Slip> {
    let rate = rate_at(scan, at).filter(|_| at > 0)?;
    let is_bracketed = scan.is_mark(at - 1, '(');
    let is_said = matches!(scan.word(at - 1), "chiếm" | "lệ" | "bằng" | "đạt");
    let close = rate.last + 1 + usize::from(is_bracketed);
    let total = TOTALS.iter().map(|words| scan.phrase(close, words)).find(|length| *length > 0)?;
    let whole = whole_after(scan, counts, close + total)?;
    let part = counts.iter().rev().find(|count| count.last < at - 1)?;
    let between = part.last + 1..at - 1;
    let is_plain =
        |at: usize| scan.kind(at) == Some(TokenKind::Word) || !is_bracketed && scan.is_mark(at, ',');
    let is_near = between.len() <= NEAR + 2 && between.clone().all(is_plain);
    let is_closed = !is_bracketed || scan.is_mark(close - 1, ')');
    let is_meant = (is_bracketed || is_said) && is_closed && is_near && whole.value >= part.value;
    let is_of_others = scan.has_any(&(part.first.saturating_sub(2)..at), OF_OTHERS);
    if !is_meant || is_of_others || whole.value == 0 || rounds_to(part.value, whole.value, &rate.written) {
        return None;
    }
    let expected = text::rate(part.value, whole.value)?;
    let slip = Slip::new(Code::RateDisagrees, scan.range(rate.first, rate.last));
    let slip = slip.with("written", rate.written + "%").with("rate", expected);
    Some(slip.with("part", part.value).with("whole", whole.value))
}

/// The whole that `tổng số` leads to: `167 đảng viên`, `đảng viên toàn Đảng bộ (167 đồng chí)`.
fn whole_after<'c>(scan: &Scan<'_>, counts: &'c [Count], at: usize) -> Option<&'c Count> {
    const LONGEST: usize = 8;
    let noun = COUNTED.iter().map(|noun| scan.phrase(at, noun)).max().unwrap_or(0);
    let count = counts.iter().find(|count| count.first >= at)?;
    let lead = at + noun..count.first;
    let is_word = |at: usize| scan.kind(at) == Some(TokenKind::Word);
    let is_led = |at: usize| scan.is_mark(at, '(') || matches!(scan.word(at), "là" | "có");
    let is_next = count.first == at;
    let is_named = noun > 0
        && lead.len() <= LONGEST
        && !lead.is_empty()
        && is_led(lead.end - 1)
        && (lead.start..lead.end - 1).all(is_word);
    (is_next || is_named).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        wrong(&Scan::new(text)).into_iter().map(|slip| text[slip.range].to_owned()).collect()
    }

    #[test]
    fn shares_that_are_none_of_their_whole_are_found() {
        for (text, expected) in [
            ("Có 25 đồng chí, trong đó nam 16 (chiếm 68%), nữ 09 (chiếm 36%)", "68%"),
            ("Tổng số 25 đồng chí: 16 đồng chí nam (chiếm 64%), 09 đồng chí nữ (chiếm 32%)", "32%"),
            ("Tổng số 167 đảng viên, trong đó nữ 60 (chiếm 45%)", "45%"),
            ("Tổng số đảng viên: 167, nữ 60 (chiếm 45%)", "45%"),
            ("Có 60 đảng viên nữ (45%) trong tổng số 167 đảng viên", "45%"),
            ("Tiếp nhận 735 hồ sơ, trễ hạn 5 hồ sơ, chiếm 13,36%", "13,36%"),
            ("Đảng viên nữ 60 đồng chí, chiếm 45% tổng số 167 đảng viên.", "45%"),
            ("Có 60 đảng viên nữ, chiếm tỷ lệ 45% trong tổng số 167 đảng viên", "45%"),
            ("Kết nạp 12 đoàn viên, bằng 90% của 15 quần chúng", "90%"),
            ("Trễ hạn 05 hồ sơ, chiếm 13,36% tổng số hồ sơ tiếp nhận là 735", "13,36%"),
            ("Có 60 đồng chí nữ, chiếm 45% tổng số đảng viên (167 đồng chí)", "45%"),
            ("Toàn Đảng bộ có 167 đảng viên; nữ 60 đồng chí (chiếm 45%).", "45%"),
            ("Toàn xã có 412 hội viên, trong độ tuổi lao động; dân tộc thiểu số 103 người, chiếm 40%", "40%"),
            ("Đảng bộ có 167 đảng viên; 60 đồng chí nữ (chiếm 35,93%), 17 đồng chí dự bị (chiếm 12%)", "12%"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn right_shares_and_those_of_others_are_left() {
        for text in [
            "Có 25 đồng chí, trong đó nam 16 (chiếm 64%), nữ 09 (chiếm 36%)",
            "Có 60 đảng viên nữ (35,93%) trong tổng số 167 đảng viên",
            "Tiếp nhận 735 hồ sơ, trễ hạn 5 hồ sơ, chiếm 0,68%",
            "Năm 2025 kết nạp 12 đồng chí, tăng 3 đồng chí, chiếm 25% so với cùng kỳ",
            "Có 120 hộ, 30 hộ nghèo (chiếm 25%), trong đó 6 hộ neo đơn (chiếm 20%)",
            "Đảng bộ có 300 đảng viên; 20 chi bộ, 5 chi bộ thôn (chiếm 25%)",
            "Đảng viên nữ 60 đồng chí, chiếm 35,93% tổng số 167 đảng viên.",
            "Có 60 đồng chí nữ, chiếm 35,93% tổng số đảng viên (167 đồng chí)",
            "Đảng bộ có 300 đảng viên; Ban Chấp hành có 15 ủy viên, nữ 03 đồng chí (chiếm 20%)",
            "Đảng bộ có 300 đảng viên; đội ngũ cán bộ có 05 đồng chí trình độ khá (chiếm 83%)",
            "Đảng bộ có 167 đảng viên; cấp ủy có 45 đồng chí, nữ 09 đồng chí (chiếm 20%)",
            "Kết nạp 12 đảng viên, tăng 03 đồng chí, chiếm 7% tổng số 167 đảng viên",
            "Chi bộ có 12 đảng viên, chiếm 7,19% của 167 đảng viên; bằng 80% của năm 2025",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
