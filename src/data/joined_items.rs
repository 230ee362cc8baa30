//! Lines that look like members of a list, and that YAML joins to the text above them: they are indented deeper than the list.
//!
//! ```yaml
//! recipients:
//!   - Các chi bộ
//!     - Lưu Văn phòng
//! ```
//!
//! A sentence that is written on several lines may have a dash at the beginning of one, too: `chính trị` and on the next line
//! `- xã hội`. Where the dash is and what is before it decide.

use std::ops::Range;

use crate::diag::{Code, Finding};
use crate::source::Place;

/// How many characters a line has at the least that somebody broke because it was long.
const LONG: usize = 60;

/// Characters at the end of a line after which no sentence goes on with a dash.
const ENDS: [char; 6] = ['.', ';', ':', ',', '!', '?'];

/// A line of a text on several lines.
struct WrittenLine<'t> {
    /// Where its first character is in the source.
    start: usize,
    /// How far it is indented; of the first line, where the text begins.
    column: usize,
    text: &'t str,
}

impl WrittenLine<'_> {
    fn is_dashed(&self) -> bool {
        self.text.starts_with("- ")
    }
}

/// The finding about the lines of a text that were meant as members of a list.
pub(super) fn finding(place: &Place) -> Option<Finding> {
    let written = place.text();
    if !written.contains('\n') || written.starts_with(['"', '\'', '|', '&', '*', '!']) {
        return None;
    }
    let is_folded = written.starts_with('>');
    let lines = lines(place, is_folded);
    let meant: Vec<usize> = (1..lines.len()).filter(|at| lines[*at].is_dashed()).collect();
    let first = *meant.iter().find(|at| is_meant(&lines, **at, &meant))?;
    let line = &lines[first];
    let source = place.source();
    let found = Place::new(source, line.start..line.start + line.text.len());
    let finding = Finding::at(Code::ItemJoined, &found).with("count", meant.len());
    let is_nested = lines[first - 1].text.ends_with(':');
    let finding = finding.with("kind", if is_nested { "nested" } else { "alike" });
    let above = Place::new(source, lines[0].start..lines[0].start + lines[0].text.len());
    let finding = finding.related("above", &above);
    // Members of another list, and lines of a text that is folded on purpose, a person puts in order.
    let Some(list) = list_column(place).filter(|_| !is_nested && !is_folded) else { return Some(finding) };
    let mended = |finding: Finding, line: &WrittenLine<'_>| {
        let indentation = Place::new(source, line.start - line.column..line.start);
        finding.with_reshaping(&indentation, " ".repeat(list))
    };
    Some(lines[1..].iter().filter(|line| line.is_dashed()).fold(finding, mended))
}

/// The lines of a text with something on them, without those that are its mark and no text.
fn lines(place: &Place, is_folded: bool) -> Vec<WrittenLine<'_>> {
    let (source, Range { start, .. }) = (place.source().text(), place.range());
    let mut lines = Vec::new();
    let mut at = start;
    for (number, line) in place.text().split_inclusive('\n').enumerate() {
        let text = line.trim();
        let blank = line.len() - line.trim_start().len();
        let from = at + blank;
        at += line.len();
        let is_mark = is_folded && number == 0;
        if !text.is_empty() && !is_mark {
            let begins = source[..from].rfind('\n').map_or(0, |at| at + 1);
            lines.push(WrittenLine { start: from, column: from - begins, text });
        }
    }
    lines
}

/// Whether the dash at the beginning of a line is that of a member of a list, and none of a sentence.
fn is_meant(lines: &[WrittenLine<'_>], at: usize, dashed: &[usize]) -> bool {
    let (before, line) = (&lines[at - 1], &lines[at]);
    let (last, next) = (last_word(before.text), first_word(&line.text[2..]));
    if next.is_empty() || goes_on(last, next) && !before.text.ends_with(ENDS) {
        return false;
    }
    if before.is_dashed() && before.column == line.column {
        return true;
    }
    let is_short = before.text.chars().count() + 3 + next.chars().count() < LONG;
    // Lines of a sentence begin below each other.
    let others = lines[1..].iter().filter(|line| !line.is_dashed());
    let is_out_of_line =
        others.clone().count() > 0 && others.clone().all(|other| other.column != line.column);
    let begins_sentence = next.starts_with(char::is_uppercase) && !ends_with_name(before.text);
    before.text.ends_with(ENDS) || is_short || is_out_of_line || begins_sentence || dashed.len() > 1
}

/// Whether a dash between two words is one of those within a sentence: `kinh tế - xã hội`, `2025 - 2030`, `07 - NQ/TW`.
fn goes_on(last: &str, next: &str) -> bool {
    const WITHIN: [(&str, &str); 6] =
        [("tế", "xã"), ("trị", "xã"), ("hoá", "xã"), ("hóa", "xã"), ("số", "kế"), ("động", "Thương")];
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_symbol = |word: &str| word.contains('/') || word.chars().all(char::is_uppercase);
    WITHIN.contains(&(last, next)) || is_number(last) && (is_number(next) || is_symbol(next))
}

/// Whether one of the last words of a line, not the first of it, has a capital: a name may go on after a dash.
fn ends_with_name(text: &str) -> bool {
    const WORDS: usize = 3;
    let words: Vec<&str> = text.split_whitespace().skip(1).collect();
    words.iter().rev().take(WORDS).any(|word| word.starts_with(char::is_uppercase))
}

fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or_default()
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default().trim_end_matches(ENDS)
}

/// The column of the dashes of the list that a text is a member of: it begins right after its dash.
fn list_column(place: &Place) -> Option<usize> {
    let before = place.source().text()[..place.range().start].rsplit('\n').next()?;
    let dash = before.strip_suffix("- ")?;
    dash.bytes().all(|byte| byte == b' ').then_some(dash.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    /// The line of the finding about the value of a file that begins with `from`, and the file as it is mended.
    fn found(file: &str, from: &str, to: &str) -> Option<(usize, Option<String>)> {
        let source = Source::new("a.yaml", file);
        let (start, end) = (file.find(from).unwrap(), file.rfind(to).unwrap() + to.len());
        let finding = finding(&Place::new(&source, start..end))?;
        let mut edits: Vec<_> = finding.fix().iter().collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.place.range().start));
        let mended = edits.into_iter().fold(file.to_owned(), |mut file, edit| {
            file.replace_range(edit.place.range(), &edit.replacement);
            file
        });
        let line = finding.place().unwrap().line_column().0;
        Some((line, Some(mended).filter(|mended| mended != file)))
    }

    #[test]
    fn members_that_are_indented_too_far_are_found_and_mended() {
        let file = "recipients:\n  - Các chi bộ\n    - Hội Nông dân\n      xã\n    - Lưu\n";
        let mended = "recipients:\n  - Các chi bộ\n  - Hội Nông dân\n      xã\n  - Lưu\n";
        assert_eq!(found(file, "Các", "Lưu"), Some((3, Some(mended.to_owned()))));
        // After a colon they may be members of another list.
        let nested = "  - Văn phòng có trách nhiệm:\n    - Theo dõi;\n    - Tổng hợp.\n";
        assert_eq!(found(nested, "Văn", "hợp."), Some((2, None)));
        // What is no member of a list is not made one.
        assert_eq!(found("recipients: Các chi bộ\n  - Lưu\n", "Các", "Lưu"), Some((2, None)));
        // A long line that ends a sentence.
        let long = format!("- {} thực hiện tốt.\n  - Một việc\n", "chi bộ ".repeat(20));
        assert_eq!(found(&long, "chi bộ", "việc").map(|(line, _)| line), Some(2));
        let folded = "- >-\n  Văn phòng có trách nhiệm:\n  - Theo dõi;\n  - Tổng hợp.\n";
        assert_eq!(found(folded, ">-", "hợp."), Some((3, None)));
    }

    #[test]
    fn a_sentence_with_a_dash_at_the_beginning_of_a_line_is_left() {
        let filler = "Ban Thường vụ Đảng uỷ lãnh đạo, chỉ đạo các chi bộ tổ chức thực hiện ";
        for (first, second) in [
            ("nhiệm vụ phát triển kinh tế", "- xã hội, bảo đảm quốc phòng"),
            ("Mặt trận Tổ quốc và các đoàn thể chính trị", "- xã hội"),
            ("trong nhiệm kỳ 2025", "- 2030 và những năm tiếp theo"),
            ("phong trào của Đoàn Thanh niên", "- Hội Liên hiệp Thanh niên"),
            ("thực hiện Nghị quyết số 07", "- NQ/TW"),
            ("theo đề nghị của Bộ Lao động", "- Thương binh và Xã hội"),
        ] {
            for indentation in ["  ", "    "] {
                let file = format!("- {filler}{first}\n{indentation}{second}\n");
                assert_eq!(found(&file, "Ban", second), None, "{file}");
                let folded = format!("- >-\n  {filler}{first}\n  {second}\n");
                assert_eq!(found(&folded, ">-", second), None, "{folded}");
            }
            // Also where the line is short.
            let short = format!("- {first}\n  {second}\n");
            let is_name = second.starts_with("- H");
            assert_eq!(found(&short, first, second).is_some(), is_name, "{short}");
        }
    }
}
