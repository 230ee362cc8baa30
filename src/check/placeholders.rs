//! What is left to be filled in: `[CẦN BỔ SUNG]`, `…`, `___`, `xxx`.

use std::ops::Range;

use super::prose::Prose;
use crate::diag::{Code, Finding, Findings};
use crate::model::{Figure, Plan, State};
use crate::source::Place;
use crate::text::{Kind, Scan};

/// What such a note in square brackets begins with.
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

/// Words that no document holds but as a note to oneself.
const NOTES: &[&str] = &["todo", "tbd", "fixme", "lorem"];

/// What stands in for a text that cannot be read.
const STAND_IN: &str = "…";

/// A note is an error in a document that has gone out.
pub(super) fn check(prose: &Prose<'_>, state: State, findings: &mut Findings) {
    let code = match state {
        State::Draft => Code::Placeholder,
        State::Issued => Code::PlaceholderIssued,
    };
    let mut at = 0;
    while at < prose.scan.tokens().len() {
        let Some(last) = placeholder(&prose.scan, at) else {
            at += 1;
            continue;
        };
        let range = prose.scan.range(at, last);
        let written = &prose.scan.text()[range.clone()];
        findings.push(prose.finding(code, range).with("text", written));
        at = last + 1;
    }
}

/// The same for what is printed and is no text: places, names, figures, citations.
pub(super) fn check_data(plan: &Plan, findings: &mut Findings) {
    let code = |is_issued: bool| if is_issued { Code::PlaceholderIssued } else { Code::Placeholder };
    let mut tell = |code: Code, written: &str, place: &dyn Fn() -> Place| {
        // What stands in for a text that cannot be read is no slip of anybody's.
        if written == STAND_IN && !plan.doubts.is_empty() {
            return;
        }
        let scan = Scan::new(written);
        let found = (0..scan.tokens().len()).find_map(|at| Some((at, placeholder(&scan, at)?)));
        if let Some((at, last)) = found {
            let text = &scan.text()[scan.range(at, last)];
            findings.push(Finding::at(code, &place()).with("text", text));
        }
    };
    for document in plan.documents().into_iter().filter(|document| !plan.is_extract(document)) {
        let code = code(document.state == State::Issued);
        let anywhere = |written: &str| {
            let at = document.source.text().find(written);
            let range = at.map_or(0..0, |at| at..at + written.len());
            Place::new(&document.source, range)
        };
        let figures = document.figures.values().filter_map(|figure| match figure {
            Figure::Text(text) => Some(text.as_str()),
            Figure::Amount(_) | Figure::Day(_) => None,
        });
        for written in figures.chain([document.header.place.as_str()]) {
            tell(code, written, &|| anywhere(written));
        }
        for citation in document.citations.values().chain(&document.replaces) {
            for written in citation.about.iter().chain(&citation.issuer) {
                tell(code, written, &|| citation.part(written));
            }
        }
    }
    let is_issued = plan.documents().iter().any(|document| document.state == State::Issued);
    for unit in &plan.quotas.units {
        tell(code(is_issued), &unit.name, &|| unit.place.clone());
        if let Some(note) = &unit.note {
            tell(code(is_issued), note.written(), &|| note.place().clone());
        }
    }
}

/// The last token of the placeholder that begins at a token.
fn placeholder(scan: &Scan<'_>, at: usize) -> Option<usize> {
    match scan.kind(at)? {
        Kind::Mark('[') => bracketed(scan, at),
        Kind::Mark('_') => run(scan, at, '_', 3),
        Kind::Mark('.') => run(scan, at, '.', 3).filter(|last| is_blank(scan, at..last + 1)),
        Kind::Mark('…') => run(scan, at, '…', 1).filter(|last| is_blank(scan, at..last + 1)),
        Kind::Word => {
            let word = scan.word(at);
            let is_crossed = word.len() >= 3 && word.bytes().all(|byte| byte == b'x');
            // XXX is the thirtieth congress.
            let is_note = NOTES.contains(&word) || (is_crossed && scan.written(at) != "XXX");
            is_note.then_some(at)
        }
        Kind::Mark(_) | Kind::Number | Kind::Expression => None,
    }
}

fn bracketed(scan: &Scan<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let close = (at + 1..at + LONGEST).find(|close| scan.is_mark(*close, ']'))?;
    let is_empty = close == at + 1 || scan.is_mark(at + 1, '…') || scan.is_mark(at + 1, '.');
    let asks = ASKING.iter().any(|words| scan.phrase(at + 1, words) > 0);
    (is_empty || asks).then_some(close)
}

/// The last of at least `least` equal marks that stand together.
fn run(scan: &Scan<'_>, at: usize, mark: char, least: usize) -> Option<usize> {
    if at > 0 && scan.is_mark(at - 1, mark) && scan.is_joined(at) {
        return None;
    }
    let more = (at + 1..scan.tokens().len())
        .take_while(|next| scan.is_mark(*next, mark) && scan.is_joined(*next))
        .count();
    (more + 1 >= least).then_some(at + more)
}

/// Whether dots stand for something to be filled in. Right after a word or a comma they say `and so on`; in
/// brackets alone they say that a quotation is cut.
fn is_blank(scan: &Scan<'_>, dots: Range<usize>) -> bool {
    let characters: usize = scan.text()[scan.range(dots.start, dots.end - 1)].chars().count();
    let is_long = characters > 3;
    let Some(before) = dots.start.checked_sub(1) else { return true };
    let follows_mark = matches!(scan.kind(before), Some(Kind::Mark(',' | ';' | '.' | '(' | '[' | '“' | '"')));
    is_long || (!follows_mark && !scan.is_joined(dots.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let scan = Scan::new(text);
        let ranges = (0..scan.tokens().len()).filter_map(|at| Some(scan.range(at, placeholder(&scan, at)?)));
        ranges.map(|range| &text[range]).collect()
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
            ("[…]", "[…]"),
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
