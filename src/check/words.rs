//! Counts that stand in figures and in words side by side: `25 (hai mươi lăm)`.

use super::amounts::{COUNTED, amount_at, worded_at};
use super::rates::count_at;
use super::slips::Slip;
use crate::diag::Code;
use crate::model::Amount;
use crate::text::{Scan, in_words};

/// How many tokens stand in brackets at the most, for them to be read as a number.
const LONGEST: usize = 24;

/// Every count in words that is not the one in figures beside it.
pub(super) fn wrong(scan: &Scan<'_>) -> Vec<Slip> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.tokens().len() {
        let beside = words_after(scan, at).or_else(|| words_before(scan, at));
        let Some(Beside { figures, words, range, last }) = beside else {
            at += 1;
            continue;
        };
        at = last + 1;
        if figures != words && !may_be_years(scan, range) {
            let written = scan.range(range.0, range.1);
            let slip = Slip::new(Code::WordsDisagree, written.clone())
                .with("words", &scan.text()[written])
                .with("said", digits(words))
                .with("figures", digits(figures));
            found.push(slip.with("expected", spelled(figures)));
        }
    }
    found
}

/// A count in figures beside one in words.
struct Beside {
    figures: Amount,
    words: Amount,
    /// The first and the last token of the words.
    range: (usize, usize),
    /// The last token of both.
    last: usize,
}

/// `25 (hai mươi lăm)`, `25 đảng viên (hai mươi lăm đảng viên)`.
fn words_after(scan: &Scan<'_>, at: usize) -> Option<Beside> {
    let of_thousands = || {
        let (count, last) = count_at(scan, at).filter(|_| !scan.is_joined(at))?;
        Some((Amount::Exactly(count), last))
    };
    let (figures, last) = amount_at(scan, at).or_else(of_thousands)?;
    let open = last + 1 + noun(scan, last + 1);
    if !scan.is_mark(open, '(') {
        return None;
    }
    let (words, end) = worded_at(scan, open + 1)?;
    let close = end + 1 + noun(scan, end + 1);
    let is_all = scan.is_mark(close, ')') && close - open <= LONGEST;
    is_all.then_some(Beside { figures, words, range: (open + 1, end), last: close })
}

/// `hai mươi lăm (25) đảng viên`. Of one word alone a noun has to tell that it counts: `quý hai (2026)`.
fn words_before(scan: &Scan<'_>, at: usize) -> Option<Beside> {
    let (words, end) = worded_at(scan, at)?;
    let (figures, last) = amount_at(scan, end + 2).filter(|_| scan.is_mark(end + 1, '('))?;
    let is_counted = end > at || noun(scan, last + 2) > 0;
    let is_all = scan.is_mark(last + 1, ')') && is_counted;
    is_all.then_some(Beside { figures, words, range: (at, end), last: last + 1 })
}

/// How many tokens say who is counted.
fn noun(scan: &Scan<'_>, at: usize) -> usize {
    COUNTED.iter().map(|noun| scan.phrase(at, noun)).find(|length| *length > 0).unwrap_or(0)
}

/// `10 (năm)` are ten years as well as a five.
fn may_be_years(scan: &Scan<'_>, (first, last): (usize, usize)) -> bool {
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
            "Phụ lục 1 (hai phần)",
            "kết nạp 25 (có danh sách kèm theo)",
            "năm 2026 (một năm)",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
