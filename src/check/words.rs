//! Counts written in figures and in words side by side: `25 (hai mươi lăm)`.

use std::ops::Range;

use super::amounts::{COUNTED, amount_at, worded_at};
use super::rates::count_at;
use super::slip::Slip;
use crate::diag::Code;
use crate::model::Amount;
use crate::text::{Scan, in_words};

/// How many words may say what is counted.
const NOUN: usize = 4;

/// Every count in words that is not the one in figures beside it.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<Slip> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.tokens().len() {
        let beside =
            words_after(scan, at).or_else(|| percent_after(scan, at)).or_else(|| words_before(scan, at));
        let Some(CountPair { figures, words, range, last }) = beside else {
            at += 1;
            continue;
        };
        at = last + 1;
        if figures != words && !may_be_years(scan, range.0, range.1) {
            let written = scan.range(range.0, range.1);
            let slip = Slip::new(Code::WordsDisagree, written.clone())
                .with("kind", "count")
                .with("words", &scan.text()[written])
                .with("said", digits(words))
                .with("figures", digits(figures));
            found.push(slip.with("expected", spelled(figures)));
        }
    }
    found
}

/// A count in figures beside one in words.
struct CountPair {
    figures: Amount,
    words: Amount,
    /// The first and the last token of the words.
    range: (usize, usize),
    /// The last token of both.
    last: usize,
}

/// `25 (hai mươi lăm)`, `25 đảng viên (hai mươi lăm đảng viên)`.
fn words_after(scan: &Scan<'_>, at: usize) -> Option<CountPair> {
    let of_thousands = || {
        let (count, last) = count_at(scan, at).filter(|_| !scan.is_joined(at))?;
        Some((Amount::Exactly(count), last))
    };
    let (figures, last) = amount_at(scan, at).or_else(of_thousands)?;
    let open = (last + 1..last + 2 + NOUN).find(|open| scan.is_mark(*open, '('))?;
    let (words, end) = worded_at(scan, open + 1)?;
    let close = (end + 1..end + 2 + NOUN).find(|close| scan.is_mark(*close, ')'))?;
    let (counted, repeated) = (last + 1..open, end + 1..close);
    // If two figures are before the brackets, the words are those of the nearer one: `năm 2026 kết nạp 24 (hai mươi
    // bốn)`.
    if counted.clone().any(|at| scan.number(at).is_some()) {
        return None;
    }
    let is_said_again = repeated.len() == counted.len()
        && repeated.clone().zip(counted.clone()).all(|(one, other)| scan.word(one) == scan.word(other));
    let is_known = |words: &Range<usize>| words.is_empty() || noun(scan, words.start) == words.len();
    // A single word is a count only where a noun shows it: `Phụ lục 1 kèm theo (hai)`.
    let is_count = is_known(&counted) || end > open + 1 || !repeated.is_empty();
    let is_all = is_said_again || (is_known(&repeated) && is_count);
    is_all.then_some(CountPair { figures, words, range: (open + 1, end), last: close })
}

/// `16% (mười sáu phần trăm)`.
fn percent_after(scan: &Scan<'_>, at: usize) -> Option<CountPair> {
    let is_part = at > 0 && scan.is_joined(at);
    let figures =
        scan.number(at).filter(|_| scan.is_mark(at + 1, '%') && scan.is_mark(at + 2, '(') && !is_part)?;
    let (words, end) = worded_at(scan, at + 3)?;
    let close = end + 1 + scan.phrase(end + 1, "phần trăm");
    let is_all = close > end + 1 && scan.is_mark(close, ')');
    let figures = Amount::Exactly(figures);
    is_all.then_some(CountPair { figures, words, range: (at + 3, end), last: close })
}

/// `hai mươi lăm (25) đảng viên`. A single word is a count only where a noun shows it: `quý hai (2026)`.
fn words_before(scan: &Scan<'_>, at: usize) -> Option<CountPair> {
    let (words, end) = worded_at(scan, at)?;
    let (figures, last) = amount_at(scan, end + 2).filter(|_| scan.is_mark(end + 1, '('))?;
    let is_counted = end > at || noun(scan, last + 2) > 0;
    let is_all = scan.is_mark(last + 1, ')') && is_counted;
    is_all.then_some(CountPair { figures, words, range: (at, end), last: last + 1 })
}

/// How many tokens say who is counted.
fn noun(scan: &Scan<'_>, at: usize) -> usize {
    COUNTED.iter().map(|noun| scan.phrase(at, noun)).find(|length| *length > 0).unwrap_or(0)
}

/// `10 (năm)` are ten years as well as a five.
fn may_be_years(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    first == last && scan.word(first) == "năm"
}

fn digits(amount: Amount) -> String {
    written(amount, |count| count.to_string())
}

fn spelled(amount: Amount) -> String {
    written(amount, in_words)
}

fn written(amount: Amount, write: fn(u64) -> String) -> String {
    match amount {
        Amount::Exactly(count) | Amount::AtLeast(count) => write(count),
        Amount::Between(from, to) => format!("{} - {}", write(from), write(to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        wrong(&Scan::new(text)).into_iter().map(|slip| text[slip.range].to_owned()).collect()
    }

    #[test]
    fn words_that_are_not_the_figures_are_found() {
        for (text, expected) in [
            ("kết nạp 24 (hai mươi lăm) đảng viên", "hai mươi lăm"),
            ("kết nạp 24 đảng viên (hai mươi lăm)", "hai mươi lăm"),
            ("kết nạp 24 đảng viên (Hai mươi lăm đảng viên)", "Hai mươi lăm"),
            ("05 (bốn) đồng chí", "bốn"),
            ("12 chi bộ (mười một chi bộ)", "mười một"),
            ("12 chi bộ trực thuộc (mười một)", "mười một"),
            ("Đạt 16% (mười bảy phần trăm)", "mười bảy"),
            ("1.905 (một nghìn chín trăm linh bốn) người", "một nghìn chín trăm linh bốn"),
            ("từ 09 - 11 (chín đến mười) đảng viên", "chín đến mười"),
            ("hai mươi lăm (24) đảng viên", "hai mươi lăm"),
            ("bốn (05) đảng viên", "bốn"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn words_that_are_the_figures_and_other_brackets_are_left() {
        for text in [
            "kết nạp 25 (hai mươi lăm) đảng viên",
            "05 (năm) đồng chí",
            "thời hạn 10 (năm)",
            "1.905 (một nghìn chín trăm linh năm) người",
            "từ 09 - 11 (chín đến mười một) đảng viên",
            "hai mươi lăm (25) đảng viên",
            "quý hai (2026)",
            "năm 2026 kết nạp 24 (hai mươi bốn) đảng viên",
            "Phụ lục 1 (hai phần)",
            "Phụ lục 1 kèm theo (hai)",
            "12 chi bộ (mười hai chi bộ)",
            "Đạt 16,5% (mười sáu phẩy năm phần trăm)",
            "kết nạp 25 (có danh sách kèm theo)",
            "năm 2026 (một năm)",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
