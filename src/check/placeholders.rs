//! Placeholders that are still to be filled in: `[CẦN BỔ SUNG]`, `…`, `___`, `xxx`. Placeholders are looked for in
//! the text that documents print, where that is known.

use std::ops::Range;

use crate::text::{Scan, TokenKind};

/// The beginnings of such a note in square brackets.
const ASKING: &[&str] = &[
    "cần bổ sung",
    "bổ sung",
    "cần điền",
    "điền",
    "cần ghi",
    "ghi",
    "nhập",
    "chèn",
    "tên",
    "họ tên",
    "họ và tên",
    "số",
    "ngày",
    "tháng",
    "năm",
    "đơn vị",
    "nội dung",
    "chưa rõ",
    "chờ",
    "sẽ bổ sung",
    "xem lại",
    "kiểm tra lại",
];

/// Words that are only used as a note to oneself.
const NOTES: &[&str] = &["todo", "tbd", "fixme", "lorem"];

/// Every part of a finished text that is left to be filled in, in bytes.
pub fn blanks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !may_hold_any(text) {
        return found;
    }
    let scan = Scan::new(text);
    let mut at = 0;
    while at < scan.tokens().len() {
        let last = placeholder(&scan, at);
        found.extend(last.map(|last| scan.range(at, last)));
        at = last.unwrap_or(at) + 1;
    }
    found
}

/// Whether a text holds a mark or the first letters of a word that may begin a placeholder: nearly none does.
fn may_hold_any(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins = |(at, first): (usize, &u8)| {
        let word = &bytes[at..];
        let is_note = |note: &&str| {
            word.get(..note.len()).is_some_and(|word| word.eq_ignore_ascii_case(note.as_bytes()))
        };
        let next = word.get(1).map(u8::to_ascii_lowercase);
        match first {
            b'[' | b'_' => true,
            b'.' => word.starts_with(b"..."),
            0xE2 => word.starts_with("…".as_bytes()),
            // The second letters of the words.
            _ => matches!(next, Some(b'o' | b'b' | b'i' | b'x')) && NOTES.iter().chain(&["xxx"]).any(is_note),
        }
    };
    bytes.iter().enumerate().filter(|(_, first)| BEGINNINGS[usize::from(**first)]).any(begins)
}

/// The bytes that such marks and words begin with.
static BEGINNINGS: [bool; 256] = {
    let mut beginnings = [false; 256];
    let marks_and_letters = b"[_.\xE2fFlLtTxX";
    let mut at = 0;
    while at < marks_and_letters.len() {
        beginnings[marks_and_letters[at] as usize] = true;
        at += 1;
    }
    beginnings
};

/// The last token of the placeholder that begins at a token.
fn placeholder(scan: &Scan<'_>, at: usize) -> Option<usize> {
    match scan.kind(at)? {
        TokenKind::Mark('[') => bracketed(scan, at),
        TokenKind::Mark('_') => run(scan, at, '_', 3),
        TokenKind::Mark('.') => run(scan, at, '.', 3).filter(|last| is_blank(scan, at..last + 1)),
        TokenKind::Mark('…') => run(scan, at, '…', 1).filter(|last| is_blank(scan, at..last + 1)),
        TokenKind::Word => {
            let word = scan.word(at);
            let is_crossed = word.len() >= 3 && word.bytes().all(|byte| byte == b'x');
            // XXX is the thirtieth congress.
            let is_note = NOTES.contains(&word) || (is_crossed && scan.written(at) != "XXX");
            is_note.then_some(at)
        }
        TokenKind::Mark(_) | TokenKind::Number | TokenKind::Expression => None,
    }
}

fn bracketed(scan: &Scan<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let close = (at + 1..at + LONGEST).find(|close| scan.is_mark(*close, ']'))?;
    let is_empty = close == at + 1 || scan.is_mark(at + 1, '…') || scan.is_mark(at + 1, '.');
    let asks = ASKING.iter().any(|words| scan.phrase(at + 1, words) > 0);
    (is_empty || asks).then_some(close)
}

/// The last of at least `least` adjacent equal marks.
fn run(scan: &Scan<'_>, at: usize, mark: char, least: usize) -> Option<usize> {
    if at > 0 && scan.is_mark(at - 1, mark) && scan.is_joined(at) {
        return None;
    }
    let more = (at + 1..scan.tokens().len())
        .take_while(|next| scan.is_mark(*next, mark) && scan.is_joined(*next))
        .count();
    (more + 1 >= least).then_some(at + more)
}

/// Words before dots that ask for what is to be written there: `ngày …`, `gồm …`.
const WANTING: &[&str] = &[
    "ngày", "tháng", "năm", "số", "là", "có", "của", "chí", "ông", "bà", "tại", "từ", "đến", "được", "gồm",
    "khoảng", "đạt", "trước", "hết", "giao", "nạp", "quý", "thôn", "lớp", "và", "hoặc", "cho", "với", "về",
];

/// Whether dots are a blank to be filled in. Dots right after a word or a comma mean `and so on`, and so do those that
/// close a list; dots alone in brackets mean that a quotation is cut.
fn is_blank(scan: &Scan<'_>, dots: Range<usize>) -> bool {
    let characters: usize = scan.text()[scan.range(dots.start, dots.end - 1)].chars().count();
    let is_long = characters > 3;
    let Some(before) = dots.start.checked_sub(1) else { return true };
    let follows_mark =
        matches!(scan.kind(before), Some(TokenKind::Mark(',' | ';' | '.' | '(' | '[' | '“' | '"')));
    is_long || (!follows_mark && !scan.is_joined(dots.start) && !closes_list(scan, &dots))
}

/// Whether dots stand at the end of a list of several members: `Thôn 1, Thôn 2 …;`.
fn closes_list(scan: &Scan<'_>, dots: &Range<usize>) -> bool {
    const NEAR: usize = 40;
    let before = dots.start.saturating_sub(1);
    // `Thôn 1, Thôn 2 … tập trung`: the last member is a name or has a number.
    let is_named =
        scan.kind(before) == Some(TokenKind::Number) || scan.written(before).starts_with(char::is_uppercase);
    let ends = is_named
        || matches!(scan.kind(dots.end), None | Some(TokenKind::Mark(',' | ';' | '.' | ')')))
        || matches!(scan.word(dots.end), "và" | "để" | "theo" | "trong" | "của" | "cho" | "nhằm");
    let is_stop = |at: &usize| matches!(scan.kind(*at), Some(TokenKind::Mark('.' | ';' | ':' | '(')));
    let mut nearby = (dots.start.saturating_sub(NEAR)..before).rev().take_while(|at| !is_stop(at));
    let has_member = nearby.any(|at| scan.is_mark(at, ',') && !scan.is_joined(at + 1));
    let is_member =
        scan.kind(before) == Some(TokenKind::Word) || scan.kind(before) == Some(TokenKind::Number);
    ends && has_member && is_member && !WANTING.contains(&scan.word(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        blanks(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn what_is_left_to_be_filled_in_is_found() {
        for (text, expected) in [
            ("Giao [CẦN BỔ SUNG] chỉ tiêu", "[CẦN BỔ SUNG]"),
            ("Đồng chí [họ và tên] phụ trách", "[họ và tên]"),
            ("ngày … tháng 6", "…"),
            ("ngày ... tháng 6", "..."),
            ("Số ……/KH", "……"),
            ("trước ngày .......", "......."),
            ("kết nạp ___ đảng viên", "___"),
            ("kết nạp xxx đảng viên", "xxx"),
            ("TODO: viết tiếp", "TODO"),
            ("số Xxx/KH", "Xxx"),
            ("v.v. ........", "........"),
            ("[…]", "[…]"),
            ("Đồng chí Nguyễn Văn A, Bí thư, sinh ngày …", "…"),
            ("phối hợp với các đơn vị, đồng chí … phụ trách", "…"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_belongs_to_a_text_is_left() {
        for text in [
            "thanh niên, phụ nữ, v.v...",
            "hội viên…",
            "đoàn viên, hội viên, ...",
            "các chi bộ Thôn 1, Thôn 2, Trường Tiểu học …",
            "các chi bộ (Thôn 1, Thôn 2, Trường Tiểu học …) tập trung",
            "Nông dân, Phụ nữ ... và các đoàn thể",
            "“chủ trương (…) đúng đắn”",
            "Đại hội lần thứ XXX",
            "[1] Quy định này",
            "{{ plan.number | default(\"…\") }}",
            "quán triệt.",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
