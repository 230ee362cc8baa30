//! Figures as official documents write them: padded, grouped, Roman, in words, and as rates.

/// The count as prose writes it: below ten with a leading 0 (`04`, `00`), otherwise plain (`25`).
///
/// Source: practice (the-thuc, Writing). Tables do not pad.
#[must_use]
pub fn padded(n: u64) -> String {
    format!("{n:02}")
}

/// The number with a dot between groups of three digits: `1.905`.
///
/// Source: the-thuc, Phụ lục (tables).
#[must_use]
pub fn thousands(n: u64) -> String {
    grouped(&n.to_string())
}

/// The number in Roman numerals, 1 (`I`) to 3999 (`MMMCMXCIX`).
///
/// There are no Roman numerals for 0 and above 3999: such a number is written in Arabic digits, so that it stays
/// readable.
#[must_use]
pub fn roman(n: u64) -> String {
    if !(1..=3999).contains(&n) {
        return n.to_string();
    }
    let mut rest = n;
    let mut numeral = String::new();
    for (value, sign) in ROMAN {
        while rest >= value {
            numeral.push_str(sign);
            rest -= value;
        }
    }
    numeral
}

const ROMAN: [(u64, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// `part` of `whole` as a percentage: `16%`, `38,33%`; `None` when `whole` is 0, for which tables print `-`.
///
/// Decimal comma, at most two decimals, rounded half up in exact integers, trailing zeros dropped; from 1000 %
/// on the integer part is grouped as by [`thousands`]. Source: the-thuc, Phụ lục (tables).
#[must_use]
pub fn rate(part: u64, whole: u64) -> Option<String> {
    // Hundredths of a percent; twice over, so that half of the divisor is an integer. Below 2^80 for any input.
    let doubled = u128::from(part) * 20_000 + u128::from(whole);
    let hundredths = doubled.checked_div(u128::from(whole) * 2)?;
    let percent = grouped(&(hundredths / 100).to_string());
    Some(match hundredths % 100 {
        0 => format!("{percent}%"),
        decimals if decimals % 10 == 0 => format!("{percent},{}%", decimals / 10),
        decimals => format!("{percent},{decimals:02}%"),
    })
}

/// The decimal digits with a dot before every third from the end.
fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

const BILLION: u64 = 1_000_000_000;

/// The ordinal in words, after `thứ`: `nhất`, `hai`, `ba`, `tư`, `năm` …
#[must_use]
pub fn ordinal(n: u64) -> String {
    match n {
        1 => "nhất".to_owned(),
        4 => "tư".to_owned(),
        _ => in_words(n),
    }
}

/// The number in Vietnamese words, lower case: `hai mươi lăm`, `một nghìn không trăm linh một`.
///
/// Northern forms: `linh` and `nghìn` (not `lẻ`, `ngàn`), `tỷ` with y. `mốt`, `tư` and `lăm` follow `mươi`, `lăm` also
/// `mười`; `linh` keeps `một`, `bốn`, `năm`. What passes `tỷ` counts in `tỷ`: `một nghìn tỷ`, `một tỷ tỷ`.
#[must_use]
pub fn in_words(n: u64) -> String {
    if n == 0 {
        return DIGITS[0].to_owned();
    }
    let mut words = Vec::new();
    push_number(&mut words, n);
    words.join(" ")
}

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

fn push_number(words: &mut Vec<&'static str>, n: u64) {
    if n >= BILLION {
        push_number(words, n / BILLION);
        words.push("tỷ");
    }
    let millions = n % BILLION / 1_000_000;
    push_group(words, millions, Some("triệu"));
    push_group(words, n / 1000 % 1000, Some("nghìn"));
    push_group(words, n % 1000, None);
}

/// Adds a group of three digits with its scale; a group of zeros is not read.
fn push_group(words: &mut Vec<&'static str>, group: u64, scale: Option<&'static str>) {
    if group == 0 {
        return;
    }
    let (hundreds, rest) = (group / 100, group % 100);
    // Only the first group of a number leaves its missing hundreds unread.
    let reads_hundreds = hundreds > 0 || !words.is_empty();
    if reads_hundreds {
        words.extend([digit(hundreds), "trăm"]);
        if (1..10).contains(&rest) {
            words.push("linh");
        }
    }
    push_tens(words, rest);
    words.extend(scale);
}

/// Adds a number below a hundred; 0 adds nothing.
fn push_tens(words: &mut Vec<&'static str>, n: u64) {
    let (tens, unit) = (n / 10, n % 10);
    match tens {
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match (tens, unit) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit(unit)),
    }
}

/// The word of a decimal digit.
fn digit(n: u64) -> &'static str {
    usize::try_from(n % 10).map_or(DIGITS[0], |index| DIGITS[index])
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn counts_below_ten_are_padded() {
        let cases = [(0, "00"), (4, "04"), (9, "09"), (10, "10"), (1905, "1905")];
        for (n, expected) in cases {
            assert_eq!(padded(n), expected);
        }
    }

    #[test]
    fn thousands_are_set_off_by_dots() {
        let cases = [
            (0, "0"),
            (999, "999"),
            (1000, "1.000"),
            (1905, "1.905"),
            (21_000, "21.000"),
            (100_000, "100.000"),
            (1_000_000, "1.000.000"),
            (u64::MAX, "18.446.744.073.709.551.615"),
        ];
        for (n, expected) in cases {
            assert_eq!(thousands(n), expected);
        }
    }

    #[test]
    fn roman_numerals() {
        let cases = [
            (1, "I"),
            (3, "III"),
            (4, "IV"),
            (5, "V"),
            (8, "VIII"),
            (9, "IX"),
            (14, "XIV"),
            (40, "XL"),
            (49, "XLIX"),
            (90, "XC"),
            (444, "CDXLIV"),
            (500, "D"),
            (1994, "MCMXCIV"),
            (2026, "MMXXVI"),
            (3999, "MMMCMXCIX"),
            (0, "0"),
            (4000, "4000"),
            (u64::from(u32::MAX) + 1, "4294967296"),
        ];
        for (n, expected) in cases {
            assert_eq!(roman(n), expected);
        }
    }

    #[test]
    fn rates() {
        let cases = [
            (4, 25, "16%"),
            (15, 25, "60%"),
            (25, 25, "100%"),
            (0, 25, "0%"),
            (23, 60, "38,33%"),
            (2, 3, "66,67%"),
            (1, 8, "12,5%"),
            (1, 32, "3,13%"),
            (1, 1000, "0,1%"),
            (101, 10_000, "1,01%"),
            (1, 20_000, "0,01%"),
            (1, 20_001, "0%"),
            (99_995, 100_000, "100%"),
            (99_994, 100_000, "99,99%"),
            (30, 25, "120%"),
            (12, 1, "1.200%"),
            (u64::MAX, u64::MAX, "100%"),
            (u64::MAX, 1, "1.844.674.407.370.955.161.500%"),
        ];
        for (part, whole, expected) in cases {
            assert_eq!(rate(part, whole).as_deref(), Some(expected), "{part}/{whole}");
        }
        assert_eq!(rate(0, 0), None);
        assert_eq!(rate(4, 0), None);
    }

    #[test]
    fn words_below_a_thousand() {
        let cases = [
            (0, "không"),
            (1, "một"),
            (4, "bốn"),
            (5, "năm"),
            (10, "mười"),
            (11, "mười một"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (25, "hai mươi lăm"),
            (31, "ba mươi mốt"),
            (44, "bốn mươi tư"),
            (55, "năm mươi lăm"),
            (100, "một trăm"),
            (101, "một trăm linh một"),
            (104, "một trăm linh bốn"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (111, "một trăm mười một"),
            (115, "một trăm mười lăm"),
            (121, "một trăm hai mươi mốt"),
            (999, "chín trăm chín mươi chín"),
        ];
        check_words(&cases);
    }

    #[test]
    fn words_of_larger_numbers() {
        let cases = [
            (1000, "một nghìn"),
            (1001, "một nghìn không trăm linh một"),
            (1010, "một nghìn không trăm mười"),
            (1024, "một nghìn không trăm hai mươi tư"),
            (1100, "một nghìn một trăm"),
            (1905, "một nghìn chín trăm linh năm"),
            (2026, "hai nghìn không trăm hai mươi sáu"),
            (10_000, "mười nghìn"),
            (21_000, "hai mươi mốt nghìn"),
            (100_000, "một trăm nghìn"),
            (105_015, "một trăm linh năm nghìn không trăm mười lăm"),
            (1_000_000, "một triệu"),
            (1_000_001, "một triệu không trăm linh một"),
            (1_001_000, "một triệu không trăm linh một nghìn"),
            (35_004_100, "ba mươi lăm triệu không trăm linh bốn nghìn một trăm"),
        ];
        check_words(&cases);
    }

    #[test]
    fn words_from_a_billion_on() {
        let cases = [
            (1_000_000_000, "một tỷ"),
            (1_000_000_001, "một tỷ không trăm linh một"),
            (2_005_000_000, "hai tỷ không trăm linh năm triệu"),
            (1_000_000_000_000, "một nghìn tỷ"),
            (1_001_000_000_000, "một nghìn không trăm linh một tỷ"),
            (1_000_000_000_000_000, "một triệu tỷ"),
            (1_000_000_000_000_000_000, "một tỷ tỷ"),
            (
                u64::MAX,
                "mười tám tỷ bốn trăm bốn mươi sáu triệu bảy trăm bốn mươi tư nghìn không trăm bảy mươi ba tỷ \
                 bảy trăm linh chín triệu năm trăm năm mươi mốt nghìn sáu trăm mười lăm",
            ),
        ];
        check_words(&cases);
    }

    #[test]
    fn no_two_numbers_share_their_words() {
        let mut seen = HashSet::new();
        for n in (0..20_000).chain((0..2000).map(|k| k * BILLION + 999_000 + k)) {
            assert!(seen.insert(in_words(n)), "{n}");
        }
    }

    fn check_words(cases: &[(u64, &str)]) {
        for &(n, expected) in cases {
            assert_eq!(in_words(n), expected, "{n}");
        }
    }
}
