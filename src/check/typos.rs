//! Letters typed for digits (`2O26`), numbers that touch words (`30ngày`), phrases typed twice, brackets and quotation marks that
//! are not closed.

use std::ops::Range;

use super::phrase_book::BOOK;
use super::prose::{Prose, ProseZone};
use crate::diag::{Code, Findings};
use crate::text::{self, Scan, TokenKind};

/// Checks a text.
pub(super) fn check(prose: &Prose<'_>, findings: &mut Findings) {
    for at in 0..prose.scan.tokens().len() {
        check_digits(prose, at, findings);
        check_joined(prose, at, findings);
    }
    check_repeated(prose, findings);
}

/// Reports `2O26` and `l00%`.
fn check_digits(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let Some((tokens, mended)) = mistyped_number(&prose.scan, at) else { return };
    let range = prose.scan.range(tokens.start, tokens.end - 1);
    let (place, written) = (prose.place(range.clone()), &prose.scan.text()[range.clone()]);
    let finding = prose.finding(Code::NumberForm, range).with("kind", "letter").with("written", written);
    findings.push(finding.with("mended", mended.as_str()).with_fix(&place, written, mended.as_str()));
}

/// The tokens of digits and the letters O, o, l, I among them, and the number that they look like.
fn mistyped_number(scan: &Scan<'_>, at: usize) -> Option<(Range<usize>, String)> {
    let looks_so = |at: usize| {
        let is_digits = scan.kind(at) == Some(TokenKind::Number);
        is_digits
            || (scan.kind(at) == Some(TokenKind::Word)
                && scan.written(at).chars().all(|c| matches!(c, 'O' | 'o' | 'l' | 'I')))
    };
    if !looks_so(at)
        || at > 0
            && scan.is_joined(at)
            && !matches!(scan.kind(at - 1), Some(TokenKind::Mark('(' | '/' | '“')))
    {
        return None;
    }
    let mut end = at + 1;
    while scan.is_joined(end) && looks_so(end) {
        end += 1;
    }
    let is_number = |at: usize| scan.kind(at) == Some(TokenKind::Number);
    let letters = (at..end).filter(|at| !is_number(*at)).count();
    let digits: usize = (at..end).filter(|at| is_number(*at)).map(|at| scan.written(at).len()).sum();
    let goes_on = scan.is_joined(end)
        && matches!(
            scan.kind(end),
            Some(TokenKind::Word | TokenKind::Expression | TokenKind::Mark('-' | '@' | '_'))
        );
    let is_rate = scan.is_mark(end, '%') || scan.is_mark(end, '/');
    // `10l` is litres, `O2` oxygen, `I.1` a part, `20o` degrees.
    let is_meant = match (is_number(at), is_number(end - 1)) {
        (true, true) => true,
        (false, true) => digits >= 2 && scan.written(at) == "l" || is_rate,
        (true, false) => (scan.written(end - 1).ends_with('O') && digits >= 1) || is_rate,
        (false, false) => false,
    };
    let mended = || in_digits(&scan.text()[scan.range(at, end - 1)]);
    (letters > 0 && digits > 0 && !goes_on && is_meant).then(|| (at..end, mended()))
}

/// A text with digits for the letters that look like them.
fn in_digits(written: &str) -> String {
    let digit = |c: char| match c {
        'O' | 'o' => '0',
        'l' | 'I' => '1',
        other => other,
    };
    written.chars().map(digit).collect()
}

/// Reports `30ngày`, `50.000đồng`, `tháng7`.
fn check_joined(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    if !is_run_together(scan, at) {
        return;
    }
    let range = scan.range(at, at + 1);
    let (place, written) = (prose.place(range.clone()), &scan.text()[range.clone()]);
    let mended = format!("{} {}", scan.written(at), scan.written(at + 1));
    let finding = prose.finding(Code::Spacing, range).with("kind", "number").with("written", written);
    findings.push(finding.with("mended", mended.as_str()).with_fix(&place, written, mended.as_str()));
}

/// Words that a number follows.
const BEFORE_NUMBER: &[&str] = &[
    "ngày", "tháng", "năm", "quý", "số", "điều", "khoản", "mục", "điểm", "thôn", "từ", "đến", "và", "gồm",
    "chương", "phần",
];

/// Whether a number and a word of the language touch, in either order.
fn is_run_together(scan: &Scan<'_>, at: usize) -> bool {
    const PLAIN: &[&str] = &["chi", "trong", "theo", "cho", "quy", "nam", "quan"];
    if !scan.is_joined(at + 1) {
        return false;
    }
    let is_word = |at: usize| {
        let (written, word) = (scan.written(at), scan.word(at));
        let is_cased = written == word || written == text::upper_first(word);
        let is_long = word.chars().count() > 1;
        is_long && is_cased && (!word.is_ascii() && text::is_syllable(word) || PLAIN.contains(&word))
    };
    match (scan.kind(at), scan.kind(at + 1)) {
        (Some(TokenKind::Number), Some(TokenKind::Word)) => {
            is_word(at + 1) && scan.written(at + 1) == scan.word(at + 1)
        }
        // After other words it may be the number of a note.
        (Some(TokenKind::Word), Some(TokenKind::Number)) => {
            BEFORE_NUMBER.contains(&scan.word(at)) && is_word(at) && !scan.is_joined(at)
        }
        _ => false,
    }
}

/// Reports `các chi bộ các chi bộ`: two to four words that stand twice.
fn check_repeated(prose: &Prose<'_>, findings: &mut Findings) {
    let scan = &prose.scan;
    let mut at = 0;
    while at < scan.tokens().len() {
        let Some(length) = repeated_at(scan, at) else {
            at += 1;
            continue;
        };
        // What stands three times and more is no slip of the hand.
        let mut end = at + 2 * length;
        while (0..length)
            .all(|by| end + by < scan.tokens().len() && scan.word(end + by) == scan.word(at + by))
        {
            end += length;
        }
        if end > at + 2 * length {
            at = end;
            continue;
        }
        let range = scan.range(at, at + 2 * length - 1);
        let (place, written) = (prose.place(range.clone()), &scan.text()[range.clone()]);
        let phrase = &scan.text()[scan.range(at, at + length - 1)];
        let finding = prose.finding(Code::WordDoubled, range).with("kind", "word").with("word", phrase);
        findings.push(finding.with_fix(&place, written, phrase));
        at += 2 * length;
    }
}

/// How many words from a token on stand twice.
fn repeated_at(scan: &Scan<'_>, at: usize) -> Option<usize> {
    if scan.kind(at) != Some(TokenKind::Word)
        || !(at + 2..at + 5).any(|next| scan.word(next) == scan.word(at))
    {
        return None;
    }
    let spelled = |at: usize| text::respell_word(scan.word(at), text::ToneMark::First).into_owned();
    (2..=4).rev().find(|length| {
        let is_same = |by: usize| {
            scan.kind(at + by) == Some(TokenKind::Word) && spelled(at + by) == spelled(at + length + by)
        };
        let is_apart = (at + 1..at + 2 * length).all(|at| !scan.is_joined(at));
        let is_doubled_word = *length == 2 && spelled(at) == spelled(at + 1);
        // `từng bước từng bước`, `rất nhiều rất nhiều`; a name begins: `Đảng bộ Đảng bộ xã`.
        let is_on_purpose =
            matches!(scan.word(at), "từng" | "rất" | "ngày" | "muôn" | "mỗi" | "đời" | "người" | "nhà");
        let is_capital = |at: usize| scan.written(at).starts_with(char::is_uppercase);
        let begins_name = is_capital(at + length) && !is_capital(at);
        (0..*length).all(is_same)
            && is_apart
            && !is_doubled_word
            && !is_on_purpose
            && !begins_name
            && !is_of_two(scan, at, *length)
    })
}

/// Whether words that stand twice are parts of different ones: a name and a verb (`Ủy ban Kiểm tra kiểm tra`), a noun and a verb
/// (`các tổ chức tổ chức`), the ends of two words and the beginnings of the next (`tiêu chuẩn quy chuẩn quy hoạch`).
fn is_of_two(scan: &Scan<'_>, at: usize, length: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let is_capital = |at: usize| scan.written(at).starts_with(char::is_uppercase);
    let is_word = |at: usize| BOOK.is_word(scan.word(at), scan.word(at + 1));
    let begins = matches!(scan.kind(before), Some(TokenKind::Mark('.' | ':' | '-' | '+')));
    let ends_name = is_capital(at) && !is_capital(at + length) && !begins;
    let may_act = length == 2 && matches!(scan.word(at), "tổ" | "báo");
    let is_noun = matches!(scan.word(before), "các" | "những" | "mỗi" | "và" | "hoặc" | ",");
    let is_astride = length == 2 && is_word(before) && !is_word(at) && is_word(at + 1);
    ends_name || may_act && is_noun || is_astride
}

/// A bracket or quotation mark.
struct Opened {
    mark: char,
    at: usize,
}

/// Reports brackets and quotation marks without the other of their pair. A quotation may go on in the next paragraph.
pub(super) fn check_brackets(prose: &[Prose<'_>], findings: &mut Findings) {
    let is_read = |one: &&Prose<'_>| {
        matches!(one.context.zone, ProseZone::Body | ProseZone::Inner | ProseZone::Heading)
    };
    let texts: Vec<&Prose<'_>> = prose.iter().filter(is_read).collect();
    let closes_quote = |one: &&Prose<'_>| unpaired(&one.scan).iter().any(|opened| opened.mark == '”');
    for (at, one) in texts.iter().enumerate() {
        for opened in unpaired(&one.scan) {
            let goes_on = match opened.mark {
                '“' => texts[at + 1..].iter().any(closes_quote),
                '”' => {
                    texts[..at].iter().any(|one| unpaired(&one.scan).iter().any(|opened| opened.mark == '“'))
                }
                // Such a mark may open or close.
                '"' => {
                    let has_one =
                        |one: &&&Prose<'_>| unpaired(&one.scan).iter().any(|opened| opened.mark == '"');
                    texts.iter().filter(has_one).count() > 1
                }
                _ => false,
            };
            if !goes_on {
                let range = one.scan.range(opened.at, opened.at);
                let finding = one.finding(Code::Punctuation, range);
                let finding = finding
                    .with("kind", if matches!(opened.mark, ')' | '”') { "unopened" } else { "unclosed" });
                findings.push(finding.with("mark", opened.mark.to_string()).with("expected", ""));
            }
        }
    }
}

/// The brackets and quotation marks of a text that have no other.
fn unpaired(scan: &Scan<'_>) -> Vec<Opened> {
    let mut open: Vec<Opened> = Vec::new();
    let mut found = Vec::new();
    for at in 0..scan.tokens().len() {
        let Some(TokenKind::Mark(mark)) = scan.kind(at) else { continue };
        let opening = match mark {
            '(' | '“' => {
                open.push(Opened { mark, at });
                continue;
            }
            ')' => '(',
            '”' => '“',
            _ => continue,
        };
        match open.iter().rposition(|opened| opened.mark == opening) {
            Some(pair) => {
                open.remove(pair);
            }
            None if mark == '”' || !is_list_mark(scan, at) => found.push(Opened { mark, at }),
            None => {}
        }
    }
    let straight: Vec<usize> = (0..scan.tokens().len()).filter(|at| scan.is_mark(*at, '"')).collect();
    if straight.len() % 2 == 1 && !is_inch(scan, straight[0]) {
        found.extend(straight.last().map(|at| Opened { mark: '"', at: *at }));
    }
    found.extend(open);
    found
}

/// `a)`, `1)`, `ii)`: the mark of a part, and no bracket that is closed.
fn is_list_mark(scan: &Scan<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let written = scan.written(before);
    let is_roman = !written.is_empty() && written.chars().all(|c| "ivxIVX".contains(c));
    written.chars().count() <= 2 && scan.kind(before) == Some(TokenKind::Number)
        || written.chars().count() == 1
        || is_roman
        || !matches!(scan.kind(before), Some(TokenKind::Word | TokenKind::Number))
}

fn is_inch(scan: &Scan<'_>, at: usize) -> bool {
    at > 0 && scan.kind(at - 1) == Some(TokenKind::Number) && scan.is_joined(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_among_digits_are_found() {
        let mended = |text: &str| -> Vec<String> {
            let scan = Scan::new(text);
            (0..scan.tokens().len())
                .filter_map(|at| mistyped_number(&scan, at))
                .map(|(_, mended)| mended)
                .collect()
        };
        for (text, expected) in
            [("năm 2O26.", "2026"), ("đạt l00%", "100"), ("đạt 1OO%", "100"), ("30/6/2o26", "2026")]
        {
            assert_eq!(mended(text), [expected], "{text}");
        }
        for text in [
            "năm 2026",
            "10l dầu",
            "khí O2, O18, H2O, CO2",
            "mục I.1",
            "37oC",
            "A4O-12",
            "lol",
            "O",
            "l5 đồng chí",
        ] {
            assert_eq!(mended(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn numbers_that_touch_words_are_found() {
        let found = |text: &str| -> Vec<String> {
            let scan = Scan::new(text);
            let found = (0..scan.tokens().len()).filter(|at| is_run_together(&scan, *at));
            found.map(|at| text[scan.range(at, at + 1)].to_owned()).collect()
        };
        for (text, expected) in [
            ("trong 30ngày", "30ngày"),
            ("hỗ trợ 50.000đồng", "000đồng"),
            ("có 07chi bộ", "07chi"),
            ("trong tháng7/2026", "tháng7"),
            ("Điều5", "Điều5"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        for text in [
            "10h30, 5kg, 50m2, 3A, 10đ, Covid19, QĐ12, Đ5, 12a",
            "30 ngày",
            "2026-Q1",
            "điểm a1",
            "theo kết quả4",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn phrases_that_are_twice_are_found() {
        let found = |text: &str| -> Vec<usize> {
            let scan = Scan::new(text);
            (0..scan.tokens().len()).filter_map(|at| repeated_at(&scan, at)).collect()
        };
        assert_eq!(found("giao các chi bộ các chi bộ thực hiện"), [3]);
        assert_eq!(found("tổ chức thực hiện tổ chức thực hiện"), [4]);
        assert_eq!(found("phát triển phát triển đảng viên"), [2]);
        for text in [
            "từng bước từng bước",
            "các chi bộ, các chi bộ",
            "của đảng bộ Đảng bộ xã",
            "ngày càng ngày càng",
            "luôn luôn luôn luôn",
            "đảng viên, đảng viên dự bị",
        ] {
            assert_eq!(found(text), [] as [usize; 0], "{text}");
        }
    }

    #[test]
    fn brackets_without_the_other_are_found() {
        let found =
            |text: &str| -> String { unpaired(&Scan::new(text)).iter().map(|opened| opened.mark).collect() };
        for (text, expected) in [
            ("kết nạp 05 đảng viên (trong đó nữ 02.", "("),
            ("thực hiện “Chi bộ bốn tốt.", "“"),
            ("thực hiện \"Chi bộ bốn tốt.", "\""),
            ("xã Hàm Liêm) tổ chức", ")"),
            ("bốn tốt” tổ chức", "”"),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
        for text in [
            "a) một, b) hai; 1) ba; ii) bốn",
            "(một (hai) ba), “bốn” \"năm\"",
            "(1) một; (2) hai",
            "màn hình 24\"",
            "{{ annex(1) }} kèm theo",
        ] {
            assert_eq!(found(text), "", "{text}");
        }
    }
}
