//! Text files of one table: fields between semicolons, commas or tabs.

use super::input::{Allowance, InputNumber, InputValue, RawCell, RawSheet, TableFault};
use super::number::{TextNumberForm, text_number};
use crate::text;
use crate::workbook::CellPosition;

/// The marks between fields, the likeliest first where they come out equal.
const MARKS: [char; 3] = [';', '\t', ','];

/// How many lines tell which mark it is.
const SAMPLED: usize = 50;

/// The table of a text.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<RawSheet, TableFault> {
    let text = decode(bytes)?;
    if text.contains('\u{fffd}') || text.contains('\0') || text::legacy(&text).is_some() {
        return Err(TableFault::Encoding);
    }
    let (mark, text) = mark(text::without_byte_order_mark(&text));
    let mut sheet = RawSheet { name: name.to_owned(), ..RawSheet::default() };
    let mut allowance = Allowance::default();
    let fields = CsvFields { rest: text, mark };
    let (mut row, mut column) = (0u32, 0u32);
    for CsvField { text, ends_line } in fields {
        if let (Some(value), Ok(column)) = (value(&text, mark), u16::try_from(column)) {
            let at = CellPosition::new(row, column);
            sheet.push(RawCell { at, value, is_formula: false }, &mut allowance)?;
        }
        (row, column) = if ends_line { (row + 1, 0) } else { (row, column + 1) };
    }
    Ok(sheet)
}

/// UTF-8, or UTF-16 with its mark at the beginning.
fn decode(bytes: &[u8]) -> Result<String, TableFault> {
    let units = |from: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| from([pair[0], pair[1]])).collect();
        String::from_utf16(&units).map_err(|_| TableFault::Encoding)
    };
    match bytes {
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        _ => String::from_utf8(bytes.to_vec()).map_err(|_| TableFault::Encoding),
    }
}

/// The mark between fields, and the text without a line that names it (`sep=;`).
fn mark(text: &str) -> (char, &str) {
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some(mark) = rest.chars().next()
    {
        let end = rest.find('\n').map_or(rest.len(), |end| end + 1);
        return (mark, &rest[end..]);
    }
    let lines = || text.lines().take(SAMPLED);
    // A mark that parts fields does so in line after line; one within words or numbers does not.
    let regular = |mark: char| {
        let counts: Vec<usize> = lines().map(|line| outside_quotes(line, mark)).collect();
        let most = counts.iter().copied().max().unwrap_or_default();
        (counts.iter().filter(|count| **count == most && most > 0).count(), most)
    };
    let best = MARKS.into_iter().rev().max_by_key(|mark| regular(*mark));
    (best.unwrap_or(MARKS[0]), text)
}

fn outside_quotes(line: &str, mark: char) -> usize {
    line.split('"').step_by(2).map(|part| part.matches(mark).count()).sum()
}

struct CsvFields<'a> {
    rest: &'a str,
    mark: char,
}

struct CsvField {
    text: String,
    ends_line: bool,
}

impl Iterator for CsvFields<'_> {
    type Item = CsvField;

    fn next(&mut self) -> Option<CsvField> {
        if self.rest.is_empty() {
            return None;
        }
        let mut text = String::new();
        if let Some(quoted) = self.rest.strip_prefix('"') {
            let mut at = 0;
            loop {
                let Some(end) = quoted[at..].find('"').map(|end| at + end) else {
                    text.push_str(&quoted[at..]);
                    at = quoted.len();
                    break;
                };
                text.push_str(&quoted[at..end]);
                at = end + 1;
                if !quoted[at..].starts_with('"') {
                    break;
                }
                text.push('"');
                at += 1;
            }
            self.rest = &quoted[at..];
        }
        let end = self.rest.find([self.mark, '\n', '\r']).unwrap_or(self.rest.len());
        text.push_str(&self.rest[..end]);
        let rest = &self.rest[end..];
        let ends_line = !rest.starts_with(self.mark);
        let after = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix([self.mark, '\n', '\r']));
        self.rest = after.unwrap_or_default();
        Some(CsvField { text, ends_line })
    }
}

/// The value of a field: a number where it can be read in one way alone.
fn value(text: &str, mark: char) -> Option<InputValue> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return None;
    }
    if trimmed.starts_with('#') && trimmed.ends_with(['!', '?', 'A']) && !trimmed.contains(' ') {
        return Some(InputValue::Error(trimmed.to_owned()));
    }
    let number = text_number(text).and_then(|found| {
        let is_three = found.number.decimals == 3;
        let written = match found.form {
            TextNumberForm::Plain | TextNumberForm::Spaced => trimmed.to_owned(),
            TextNumberForm::DecimalComma if mark != ',' && !is_three => {
                trimmed.replace('.', "").replace(',', ".")
            }
            TextNumberForm::DecimalPoint if !is_three && !trimmed.contains(',') => trimmed.to_owned(),
            _ => return None,
        };
        Some(InputNumber { written: written.replace('−', "-"), is_percent: false })
    });
    Some(number.map_or_else(|| InputValue::Text(text.to_owned()), InputValue::Number))
}
