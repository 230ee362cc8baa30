//! The end of a document: who gets it and who signs it.

use super::elements::{ElementReader, RetypedElement};
use super::line::RetypedLine;
use crate::docx::{Alignment, WordTable};
use crate::text::fold;

/// The longest line of a signature, in characters.
const SHORT: usize = 70;

/// How far from the left margin a line of a signature may be put, in twentieths of a point.
const FAR: i32 = 3_500;

/// What the end of a document says.
#[derive(Default)]
pub(super) struct RetypedTail {
    pub(super) recipients: Vec<String>,
    pub(super) drafter: Option<String>,
    pub(super) signatures: Vec<RetypedSignature>,
    /// Lines that say none of this.
    pub(super) others: Vec<RetypedLine>,
}

/// A signature.
#[derive(Default)]
pub(super) struct RetypedSignature {
    pub(super) authority: Vec<String>,
    pub(super) position: Vec<String>,
    pub(super) note: Vec<String>,
    pub(super) signer: Option<String>,
    /// That it was signed, which is no part of the text.
    pub(super) left_out: Vec<RetypedLine>,
}

/// Reads the end of a text: the elements before it are left, those after it are returned.
pub(super) fn read_tail(
    elements: &mut Vec<RetypedElement>,
    reader: &mut ElementReader<'_>,
) -> (RetypedTail, Vec<RetypedElement>) {
    let mut tail = RetypedTail::default();
    let list = elements.iter().position(|element| has_recipients(element, reader));
    let Some(at) = list else {
        if let Some(table) = last_signed(elements, reader) {
            read_columns(&table, reader, &mut tail);
            return (tail, Vec::new());
        }
        let end = annex_start(elements).unwrap_or(elements.len());
        let after = elements.split_off(end);
        let start = signature_start(elements);
        let signed = elements.split_off(start);
        let lines = signed.into_iter().flat_map(|element| lines_of(element, reader)).collect();
        tail.signatures = signature(lines).into_iter().collect();
        return (tail, after);
    };
    let mut after = elements.split_off(at);
    match after.remove(0) {
        RetypedElement::Table(table) => {
            read_columns(&table, reader, &mut tail);
            // A signature above or below the list.
            if tail.signatures.is_empty()
                && let Some(table) = last_signed(elements, reader)
            {
                read_columns(&table, reader, &mut tail);
            } else if tail.signatures.is_empty() {
                let start = signature_start(elements);
                let lines =
                    elements.split_off(start).into_iter().flat_map(|element| lines_of(element, reader));
                tail.signatures = signature(lines.collect()).into_iter().collect();
            }
        }
        RetypedElement::Line(first) => {
            let signed = last_signed(elements, reader);
            let start = signature_start(elements);
            let above: Vec<RetypedLine> =
                elements.split_off(start).into_iter().flat_map(|element| lines_of(element, reader)).collect();
            let end = annex_start(&after).unwrap_or(after.len());
            let later = after.split_off(end);
            let mut lines = vec![first];
            lines.extend(after.into_iter().flat_map(|element| lines_of(element, reader)));
            let (left, right) = sides(&lines);
            read_recipients(left, &mut tail);
            if let Some(table) = signed {
                read_columns(&table, reader, &mut tail);
                tail.others.extend(right);
                return (tail, later);
            }
            let signed = if right.is_empty() { above } else { [above, right].concat() };
            tail.signatures = signature(signed).into_iter().collect();
            return (tail, later);
        }
    }
    (tail, after)
}

/// The table of signatures at the end of some elements, which it is taken from: no lines, and each cell begins with a
/// position.
fn last_signed(elements: &mut Vec<RetypedElement>, reader: &mut ElementReader<'_>) -> Option<WordTable> {
    let Some(RetypedElement::Table(table)) = elements.last() else { return None };
    let columns = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let mut cells = table.rows.first()?.cells.iter().map(|cell| reader.lines(&cell.blocks)).peekable();
    let is_signed = |lines: Vec<RetypedLine>| {
        let is_short = lines.iter().all(|line| line.words().chars().count() <= SHORT);
        lines.is_empty() || is_short && lines[0].is_capital()
    };
    let has_any = cells.peek().is_some();
    let is_it = !table.has_lines && (1..=5).contains(&columns) && has_any && cells.all(is_signed);
    if !is_it {
        return None;
    }
    let Some(RetypedElement::Table(table)) = elements.pop() else { return None };
    Some(table)
}

fn lines_of(element: RetypedElement, reader: &mut ElementReader<'_>) -> Vec<RetypedLine> {
    match element {
        RetypedElement::Line(line) => line.lines(),
        RetypedElement::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.flat_map(|cell| reader.lines(&cell.blocks)).collect()
        }
    }
}

fn is_list_head(line: &RetypedLine) -> bool {
    fold(&line.words()).starts_with("noi nhan")
}

fn has_recipients(element: &RetypedElement, reader: &mut ElementReader<'_>) -> bool {
    match element {
        RetypedElement::Line(line) => is_list_head(line),
        RetypedElement::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.flat_map(|cell| reader.lines(&cell.blocks)).any(|line| is_list_head(&line))
        }
    }
}

/// Where an annex begins.
pub(super) fn annex_start(elements: &[RetypedElement]) -> Option<usize> {
    elements.iter().position(|element| match element {
        RetypedElement::Line(line) => is_annex_label(line),
        RetypedElement::Table(_) => false,
    })
}

/// `Phụ lục 1`, alone on its line.
pub(super) fn is_annex_label(line: &RetypedLine) -> bool {
    let Some(first) = line.lines().into_iter().next() else { return false };
    let folded = fold(&first.words());
    let rest = ["phu luc", "bieu so", "mau so", "mau"].iter().find_map(|name| folded.strip_prefix(name));
    let is_number = |rest: &str| {
        let rest = rest.trim().trim_end_matches(['.', ':']);
        rest.is_empty() || rest.len() <= 5 && rest.chars().all(|c| c.is_ascii_digit() || "ivxabc".contains(c))
    };
    rest.is_some_and(is_number) && first.alignment != Alignment::Both
}

/// Where the lines of a signature at the end of a text begin.
fn signature_start(elements: &[RetypedElement]) -> usize {
    let is_part = |element: &&RetypedElement| match element {
        RetypedElement::Line(line) => {
            let words = line.words();
            let is_aside = matches!(line.alignment, Alignment::Centre | Alignment::Right) || line.left >= FAR;
            words.chars().count() <= SHORT && is_aside && line.label.is_none()
        }
        RetypedElement::Table(_) => false,
    };
    let count = elements.iter().rev().take_while(is_part).take(10).count();
    let start = elements.len() - count;
    let has_position = elements[start..].iter().any(|element| match element {
        RetypedElement::Line(line) => line.lines().iter().any(RetypedLine::is_capital),
        RetypedElement::Table(_) => false,
    });
    if has_position { start } else { elements.len() }
}

/// The columns of a table with the list and the signatures.
fn read_columns(table: &WordTable, reader: &mut ElementReader<'_>, tail: &mut RetypedTail) {
    let count = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let mut columns: Vec<Vec<RetypedLine>> = vec![Vec::new(); count];
    for row in &table.rows {
        for (at, cell) in row.cells.iter().enumerate() {
            columns[at].extend(reader.lines(&cell.blocks));
        }
    }
    for column in columns {
        if column.iter().any(is_list_head) {
            read_recipients(column, tail);
        } else {
            tail.signatures.extend(signature(column));
        }
    }
}

/// Lines of which some have the list at the left and the signature at the right.
fn sides(lines: &[RetypedLine]) -> (Vec<RetypedLine>, Vec<RetypedLine>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in lines {
        let is_aside = line.left >= FAR || matches!(line.alignment, Alignment::Right | Alignment::Centre);
        let columns = line.columns();
        match columns.as_slice() {
            [_, _, ..] => {
                let mut columns = columns.into_iter();
                left.extend(columns.next());
                right.extend(columns);
            }
            _ if is_aside => right.extend(columns),
            _ => left.extend(columns),
        }
    }
    (left, right)
}

/// The list of those who get it, without dashes and marks; a line below it without a dash is the drafter's.
fn read_recipients(lines: Vec<RetypedLine>, tail: &mut RetypedTail) {
    let mut is_listed = false;
    for line in lines {
        let words = line.words();
        if is_list_head(&line) {
            is_listed = true;
            let rest = words.split_once(':').map(|(_, rest)| rest.trim()).unwrap_or_default();
            if !rest.is_empty() {
                tail.recipients.push(without_marks(rest));
            }
            continue;
        }
        let has_bullet = line.label.as_ref().is_some_and(|label| label.is_bullet);
        let bare = words.trim_start_matches(['-', '–', '+', '•', '*', ' ']);
        if !is_listed || bare.is_empty() {
            if !bare.is_empty() {
                tail.others.push(line);
            }
            continue;
        }
        let is_item = has_bullet || bare.len() < words.len();
        let is_continued = !is_item && bare.starts_with(char::is_lowercase);
        let is_drafter = !is_item && !bare.contains(' ') && bare.contains('-');
        match tail.recipients.last_mut() {
            Some(last) if is_continued => {
                last.push(' ');
                last.push_str(&without_marks(bare));
            }
            Some(_) if is_drafter => tail.drafter = Some(bare.to_owned()),
            _ => tail.recipients.push(without_marks(bare)),
        }
    }
}

fn without_marks(text: &str) -> String {
    let text = text.trim().trim_end_matches([';', ',']).trim_end();
    let is_short = text.rsplit(' ').next().is_some_and(|word| word.trim_end_matches('.').contains('.'));
    if is_short { text.to_owned() } else { text.trim_end_matches('.').trim_end().to_owned() }
}

/// A signature of the lines of its column.
fn signature(lines: Vec<RetypedLine>) -> Option<RetypedSignature> {
    let mut signature = RetypedSignature::default();
    for line in lines {
        let words = line.words();
        let folded = fold(&words);
        if super::head::is_rule(&words) || words.is_empty() {
            continue;
        }
        let is_note = words.starts_with('(') && words.ends_with(')');
        if is_note {
            if matches!(folded.trim_matches(['(', ')']), "da ky" | "da ki") {
                signature.left_out.push(line);
            } else {
                signature.note.push(words);
            }
        } else if is_authority(&folded) && signature.position.is_empty() {
            signature.authority.push(words);
        } else if line.is_capital() && signature.signer.is_none() {
            signature.position.push(words);
        } else if signature.signer.is_none() {
            signature.signer = Some(words);
        } else {
            signature.position.push(words);
        }
    }
    // The last of several positions in capitals may be the name.
    if signature.signer.is_none() && signature.position.len() > 1 {
        signature.signer = signature.position.pop();
    }
    let is_empty =
        signature.position.is_empty() && signature.signer.is_none() && signature.authority.is_empty();
    (!is_empty).then_some(signature)
}

/// `T/M BAN THƯỜNG VỤ`, `KT. CHỦ TỊCH`
fn is_authority(folded: &str) -> bool {
    [
        "t/m", "k/t", "t/l", "t.m", "k.t", "t.l", "tm.", "kt.", "tl.", "tuq.", "q.", "thay mat", "tm ",
        "kt ", "tl ", "tuq ",
    ]
    .iter()
    .any(|begin| folded.starts_with(begin) && *begin != "q.")
}
