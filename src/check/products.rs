//! Products and sums of rates in one sentence: `mỗi lớp 30 học viên, 02 lớp, tổng số 70`; rates that are all of a whole, and
//! add up to another than 100%.

use std::ops::Range;

use super::rates::{count_at, rate_at};
use super::related_amounts::amounts_in;
use super::shares::{Count, counts, sentences};
use super::wrong_sum::WrongSum;
use crate::text::{Scan, TokenKind};

/// What each of has as many.
const EACH: &[&str] =
    &["lớp", "buổi", "đợt", "chi bộ", "thôn", "tổ", "nhóm", "đội", "đơn vị", "khóa", "khoá", "cuộc", "xã"];

/// Words by which a number is no exact one.
const LOOSE: &[&str] = &[
    "khoảng",
    "ít nhất",
    "trở lên",
    "không quá",
    "tối đa",
    "tối thiểu",
    "từ",
    "trên",
    "hơn",
    "gần",
    "dưới",
    "bình quân",
];

/// Words by which rates are not the parts of one whole.
const NO_PARTS: &[&str] = &[
    "trong đó",
    "trở lên",
    "ít nhất",
    "phấn đấu",
    "tối thiểu",
    "tăng",
    "giảm",
    "so với",
    "trên",
    "hơn",
    "dưới",
    "vượt",
    "đối với",
    "riêng",
];

/// Labels that are all there is of something, each set once.
const LABELS: &[&[&str]] = &[
    &["nam", "nữ"],
    &["không tán thành", "tán thành"],
    &["không đồng ý", "đồng ý"],
    &["đúng hạn", "quá hạn"],
    &["hoàn thành xuất sắc", "hoàn thành tốt", "không hoàn thành", "hoàn thành"],
    &["nông nghiệp", "công nghiệp", "dịch vụ"],
    &["nông, lâm, thủy sản", "công nghiệp", "dịch vụ"],
];

/// Every product and every sum of rates of a text that is wrong.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<WrongSum> {
    let mut found = Vec::new();
    let has_rates = scan.has_mark('%');
    if !has_rates && !scan.has_any(&(0..scan.tokens().len()), &["mỗi"]) {
        return found;
    }
    for sentence in sentences(scan) {
        if scan.has_any(&sentence, &["mỗi"]) {
            found.extend(product(scan, &sentence).or_else(|| product_of_nouns(scan, &sentence)));
        }
        if !has_rates {
            continue;
        }
        found.extend(LABELS.iter().find_map(|labels| rates(scan, &sentence, labels)));
        found.extend(ages(scan, &sentence));
    }
    found
}

fn product(scan: &Scan<'_>, sentence: &Range<usize>) -> Option<WrongSum> {
    const NEAR: usize = 5;
    if scan.has_any(sentence, LOOSE) {
        return None;
    }
    let counts = counts(scan, sentence.clone());
    let each = scan.find(sentence.clone(), "mỗi")?;
    let noun = EACH.iter().find(|noun| scan.phrase(each + 1, noun) > 0)?;
    let start = each + 1 + noun.split(' ').count();
    let per = counts.iter().find(|count| count.first >= start && count.first < start + NEAR)?;
    let is_direct = (start..per.first).all(|at| scan.kind(at) == Some(TokenKind::Word));
    let mut numbers = counts.iter().filter(|count| scan.phrase(count.last + 1, noun) > 0);
    let number = numbers.next().filter(|_| numbers.next().is_none())?;
    let is_total = |count: &&Count| {
        let before = count.first.saturating_sub(NEAR)..count.first;
        let lead =
            ["tổng số", "tổng cộng", "tất cả"].iter().find_map(|words| scan.find(before.clone(), words));
        lead.is_some_and(|lead| {
            (lead..count.first).all(|at| scan.kind(at) == Some(TokenKind::Word) || scan.is_mark(at, ':'))
        })
    };
    let is_other = |count: &&Count| count.first != per.first && count.first != number.first;
    let total = counts.iter().filter(is_other).find(is_total)?;
    let range = [per, number, total].iter().map(|count| count.first).min()?
        ..[per, number, total].iter().map(|count| count.last).max()?;
    let is_wrong = is_direct && per.value.saturating_mul(number.value) != total.value;
    is_wrong.then(|| WrongSum::from_product(range, total.value, [per.value, number.value]))
}

/// `24 đợt khám tại 12 thôn, mỗi thôn 03 đợt`: a total and the number of places before what each of them has.
fn product_of_nouns(scan: &Scan<'_>, sentence: &Range<usize>) -> Option<WrongSum> {
    const NEAR: usize = 4;
    const REACH: usize = 40;
    if scan.has_any(sentence, LOOSE) {
        return None;
    }
    let each = scan.find(sentence.clone(), "mỗi")?;
    let is_word = |at: &usize| scan.kind(*at) == Some(TokenKind::Word);
    let words = (each + 1..each + NEAR).take_while(is_word).count();
    let (per, last) = count_at(scan, each + 1 + words)?;
    let goes_on = matches!(scan.kind(last + 1), Some(TokenKind::Mark(_))) || scan.word(last + 1) == "đến";
    if words == 0 || goes_on || scan.kind(last + 1) != Some(TokenKind::Word) {
        return None;
    }
    let amounts = amounts_in(scan, &(each.saturating_sub(REACH)..each));
    let only = |head: &str| {
        let mut alike = amounts.iter().filter(|one| one.head == head && one.quantity.value % 1000 == 0);
        alike.next().filter(|_| alike.next().is_none())
    };
    let (places, total) = (only(scan.word(each + 1))?, only(scan.word(last + 1))?);
    let (count, whole) = (places.quantity.value / 1000, total.quantity.value / 1000);
    let product = per.saturating_mul(count);
    let is_close = product <= 2 * whole && whole <= 2 * product;
    let first = places.quantity.first.min(total.quantity.first);
    (product != whole && is_close).then(|| WrongSum::from_product(first..last, whole, [per, count]))
}

/// A rate with its label, in hundredths of a percent.
struct LabelledRate {
    label: &'static str,
    written: String,
    hundredths: u64,
    first: usize,
    last: usize,
}

/// Rates of labels that are all of one whole: more than 100% is wrong, less where each label is there.
fn rates(scan: &Scan<'_>, sentence: &Range<usize>, labels: &[&'static str]) -> Option<WrongSum> {
    const NEAR: usize = 60;
    if scan.has_any(sentence, NO_PARTS) {
        return None;
    }
    let found: Vec<LabelledRate> =
        sentence.clone().filter_map(|at| labelled_rate(scan, at, sentence, labels)).collect();
    let [first, .., last] = &found[..] else { return None };
    let is_once = labels.iter().all(|label| found.iter().filter(|rate| rate.label == *label).count() <= 1);
    let sum: u64 = found.iter().map(|rate| rate.hundredths).sum();
    // What is rounded may be off by half of its last digit.
    let has_decimals = found.iter().any(|rate| rate.written.contains(','));
    let off = found.len() as u64 * if has_decimals { 5 } else { 50 };
    let is_wrong = sum > 10_000 + off || (found.len() == labels.len() && sum + off < 10_000);
    if !is_once || !is_wrong || last.first - first.first > NEAR {
        return None;
    }
    let written: Vec<String> = found.iter().map(|rate| format!("{}%", rate.written)).collect();
    Some(WrongSum::from_rates(first.first..last.last, &written, format!("{}%", shown(sum))))
}

/// Rates by age from the youngest to the oldest: `dưới 30 tuổi chiếm 20%, …, trên 50 tuổi chiếm 35%`.
fn ages(scan: &Scan<'_>, sentence: &Range<usize>) -> Option<WrongSum> {
    if scan.has_any(sentence, &["trong đó", "phấn đấu", "ít nhất", "tăng", "giảm", "so với"]) {
        return None;
    }
    let mut start = sentence.start;
    let (mut written, mut sum, mut last) = (Vec::new(), 0, start);
    let mut first = None;
    let (mut has_youngest, mut has_oldest) = (false, false);
    for at in sentence.clone() {
        let Some(rate) = rate_at(scan, at).filter(|_| at >= start) else { continue };
        let own = start..at;
        if !scan.has_any(&own, &["tuổi"]) {
            return None;
        }
        has_youngest |= scan.has_any(&own, &["dưới", "trở xuống"]);
        has_oldest |= scan.has_any(&own, &["trên", "trở lên"]);
        sum += hundredths(&rate.written)?;
        written.push(format!("{}%", rate.written));
        first = first.or(Some(at));
        (start, last) = (rate.last + 1, rate.last);
    }
    let off = written.len() as u64 * if written.iter().any(|rate| rate.contains(',')) { 5 } else { 50 };
    let is_all = has_youngest && has_oldest && written.len() >= 2;
    let is_wrong = is_all && 10_000_u64.abs_diff(sum) > off;
    is_wrong.then(|| WrongSum::from_rates(first.unwrap_or(start)..last, &written, format!("{}%", shown(sum))))
}

fn shown(hundredths: u64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let decimals = format!("{rest:02}");
    match decimals.trim_end_matches('0') {
        "" => whole.to_string(),
        decimals => format!("{whole},{decimals}"),
    }
}

/// A rate whose label is before it in its part of the sentence, or right after it: `nữ chiếm 36%`, `36% nữ`.
fn labelled_rate(
    scan: &Scan<'_>,
    at: usize,
    sentence: &Range<usize>,
    labels: &[&'static str],
) -> Option<LabelledRate> {
    const NEAR: usize = 12;
    let rate = rate_at(scan, at).filter(|_| at == 0 || !scan.is_joined(at) || scan.is_mark(at - 1, '('))?;
    let hundredths = hundredths(&rate.written)?;
    let is_break = |at: &usize| {
        scan.is_mark(*at, '%')
            || (matches!(scan.kind(*at), Some(TokenKind::Mark(',' | ';'))) && !scan.is_joined(at + 1))
    };
    let before = (at.saturating_sub(NEAR).max(sentence.start)..at).rev().take_while(|at| !is_break(at));
    let start = before.last().unwrap_or(at);
    let after = rate.last + 1;
    // `Việt Nam` is no man.
    let is_name = |at: usize| {
        let begins = at == sentence.start || matches!(scan.kind(at - 1), Some(TokenKind::Mark(_)));
        scan.written(at).starts_with(char::is_uppercase) && !begins
    };
    let within = |range: Range<usize>, label: &str| scan.find(range, label).is_some_and(|at| !is_name(at));
    let found = labels
        .iter()
        .find(|label| within(start..at, label))
        .or_else(|| labels.iter().find(|label| scan.phrase(after, label) > 0 && !is_name(after)));
    let label = *found?;
    Some(LabelledRate { label, written: rate.written, hundredths, first: at, last: rate.last })
}

pub(super) fn hundredths(written: &str) -> Option<u64> {
    let (whole, decimals) = written.split_once(',').unwrap_or((written, ""));
    let whole: u64 = whole.parse().ok()?;
    let decimals: u64 = match decimals.len() {
        0 => 0,
        1 => decimals.parse::<u64>().ok()? * 10,
        2 => decimals.parse().ok()?,
        _ => return None,
    };
    whole.checked_mul(100)?.checked_add(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        wrong(&Scan::new(text)).into_iter().map(|sum| sum.to_string()).collect()
    }

    #[test]
    fn wrong_products_and_sums_of_rates_are_found() {
        for (text, expected) in [
            ("Mở các lớp bồi dưỡng, mỗi lớp 30 học viên, 02 lớp, tổng số 70 học viên.", "30 × 2 = 60, 70"),
            ("Tổ chức 02 lớp, mỗi lớp có 30 quần chúng, tổng cộng 70 quần chúng.", "30 × 2 = 60, 70"),
            ("Tổ chức 24 đợt khám tại 12 thôn, mỗi thôn 03 đợt.", "3 × 12 = 36, 24"),
            ("Phụ trách 11 thôn; lập đội xung kích gồm 65 người (mỗi thôn 05 người).", "5 × 11 = 55, 65"),
            ("Nam chiếm 60% và nữ chiếm 45%.", "60% + 45% = 105%, 100%"),
            ("Đảng viên: nam chiếm 60%, nữ chiếm 30%.", "60% + 30% = 90%, 100%"),
            (
                "Xếp loại: hoàn thành xuất sắc 20%, hoàn thành tốt 70%, hoàn thành nhiệm vụ 15%.",
                "20% + 70% + 15% = 105%, 100%",
            ),
            (
                "Đảng viên dưới 30 tuổi chiếm 20%, từ 30 đến 50 tuổi chiếm 50%, trên 50 tuổi chiếm 35%.",
                "20% + 50% + 35% = 105%, 100%",
            ),
            ("Có 95,5% tán thành, 5,5% không tán thành.", "95,5% + 5,5% = 101%, 100%"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_right_or_may_be_is_left() {
        for text in [
            "Mở 02 lớp, mỗi lớp 30 học viên, tổng số 60 học viên.",
            "Mở 02 lớp, mỗi lớp từ 30 đến 40 học viên, tổng số 70 học viên.",
            "Mỗi chi bộ kết nạp 01 đảng viên, tổng số 07 chi bộ.",
            "Tổ chức 24 đợt khám tại 12 thôn, mỗi thôn 02 đợt.",
            "Tổ chức 24 đợt khám tại 12 thôn, mỗi thôn ít nhất 03 đợt.",
            "Tổ chức 24 đợt khám tại 12 thôn, mỗi thôn 02 - 03 đợt.",
            "Nam chiếm 64%, nữ chiếm 36%.",
            "Nam chiếm 33,3%, nữ chiếm 66,7%.",
            "Nữ chiếm 30%, dân tộc thiểu số chiếm 80%.",
            "Phấn đấu 100% hoàn thành nhiệm vụ, 90% hoàn thành tốt nhiệm vụ.",
            "Có 20% hoàn thành xuất sắc, 70% hoàn thành tốt.",
            "Dưới 30 tuổi chiếm 15%, từ 30 đến 50 tuổi chiếm 50%, trên 50 tuổi chiếm 35%.",
            "Dưới 30 tuổi chiếm 20%, nữ chiếm 45%, trên 50 tuổi chiếm 50%.",
            "Đại biểu Việt Nam chiếm 90%, nữ chiếm 40%.",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
