//! The head of a document: who issues it, its number and date, its type and what it is about.

use std::sync::Arc;

use super::elements::{ElementReader, RetypedElement};
use super::line::{LineEmphasis, RetypedLine};
use crate::data::DocumentTypes;
use crate::docx::{Alignment, WordTable};
use crate::model::DocumentType;
use crate::text::{fold, lower_first};

/// How many elements are looked through for the name of the type.
const HEAD: usize = 40;

/// The longest name of a type on a line of its own, in characters.
const TITLE: usize = 60;

/// What the head of a document says.
#[derive(Default)]
pub(super) struct RetypedHead {
    pub(super) superior: Vec<String>,
    pub(super) issuer: Vec<String>,
    pub(super) is_state: bool,
    pub(super) number: Option<String>,
    pub(super) symbol: Option<String>,
    pub(super) place: Option<String>,
    pub(super) date: WrittenDate,
    pub(super) document_type: Option<Arc<DocumentType>>,
    pub(super) subject: Vec<RetypedLine>,
    pub(super) is_amended: bool,
    pub(super) urgency: Option<&'static str>,
    pub(super) draft: Option<u32>,
    /// Lines that say none of this.
    pub(super) others: Vec<RetypedLine>,
    /// Where the words of the head are, for findings.
    pub(super) number_line: Option<RetypedLine>,
}

/// A date of which some may be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct WrittenDate {
    pub(super) year: Option<u32>,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
}

/// Which column of a letterhead a line is in.
#[derive(Clone, Copy, PartialEq)]
enum HeadSide {
    Left,
    Right,
    Alone,
}

struct LetterheadLine {
    line: RetypedLine,
    side: HeadSide,
}

/// Reads the head; the elements after it are left.
pub(super) fn read_head(
    elements: &mut Vec<RetypedElement>,
    reader: &mut ElementReader<'_>,
    types: &DocumentTypes,
) -> RetypedHead {
    let mut head = RetypedHead::default();
    let mut names: Vec<RetypedLine> = Vec::new();
    let mut rest = std::mem::take(elements).into_iter();
    let mut after = Vec::new();
    let mut is_read = false;
    for (count, element) in rest.by_ref().enumerate() {
        let lines = match &element {
            RetypedElement::Line(line) if count < HEAD => line_columns(line),
            RetypedElement::Table(table) if count < HEAD && is_letterhead(table, reader) => {
                table_lines(table, reader)
            }
            _ => {
                after.push(element);
                break;
            }
        };
        let mut lines = lines.into_iter();
        for LetterheadLine { line, side } in lines.by_ref() {
            if let Some(title) = title(&line, types) {
                head.document_type = Some(title.document_type);
                head.subject.extend(title.subject);
                is_read = true;
                break;
            }
            if head.has_begun() && is_end(&line, side) {
                after.push(RetypedElement::Line(line));
                is_read = true;
                break;
            }
            head.add(line, side, &mut names);
        }
        after.extend(lines.map(|one| RetypedElement::Line(one.line)));
        if is_read {
            break;
        }
    }
    after.extend(rest);
    *elements = after;
    set_names(&mut head, &names);
    if head.document_type.is_some() {
        read_subject(&mut head, elements);
    }
    head
}

impl RetypedHead {
    fn has_begun(&self) -> bool {
        self.symbol.is_some() || self.place.is_some()
    }

    fn add(&mut self, line: RetypedLine, side: HeadSide, names: &mut Vec<RetypedLine>) {
        let words = line.words();
        let folded = fold(&words);
        let is_motto = folded.contains("doc lap") && folded.contains("hanh phuc");
        if is_rule(&words) || is_motto || folded == "dang cong san viet nam" {
            return;
        }
        if folded.starts_with("cong hoa xa hoi chu nghia") {
            self.is_state = true;
            return;
        }
        if let Some(urgency) = urgency(&folded) {
            self.urgency = Some(urgency);
            return;
        }
        if let Some(draft) = draft(&folded) {
            self.draft = Some(draft);
            return;
        }
        if self.symbol.is_none()
            && let Some((number, symbol)) = number_and_symbol(&words)
        {
            (self.number, self.symbol) = (number, Some(symbol));
            self.number_line = Some(line);
            return;
        }
        if self.place.is_none()
            && let Some((place, date)) = place_and_date(&words)
        {
            (self.place, self.date) = (Some(place), date);
            return;
        }
        if self.symbol.is_some() && (folded.starts_with("v/v") || folded.starts_with("ve viec")) {
            self.subject.push(line);
            return;
        }
        // A subject may go on below itself.
        if !self.subject.is_empty() && side != HeadSide::Right && self.document_type.is_none() {
            self.subject.push(line);
            return;
        }
        let is_name = line.is_capital() && side != HeadSide::Right && self.symbol.is_none();
        if is_name { names.push(line) } else { self.others.push(line) }
    }
}

/// Which names are of the superior, and which of the issuer: bold ones are the issuer's, else the last.
fn set_names(head: &mut RetypedHead, names: &[RetypedLine]) {
    let is_bold: Vec<bool> = names.iter().map(|name| name.is_all(LineEmphasis::Bold)).collect();
    let first_bold =
        is_bold.iter().position(|bold| *bold).filter(|at| *at > 0 || is_bold.iter().all(|bold| *bold));
    let issuer_at = match first_bold {
        Some(at) if at > 0 => at,
        _ => usize::from(names.len() > 1),
    };
    // The place of a body may be on a line of its own: `UỶ BAN NHÂN DÂN`, `XÃ BÌNH AN`.
    let is_place = |name: &RetypedLine| {
        let folded = fold(&name.words());
        ["xa ", "phuong ", "huyen ", "tinh ", "thanh pho ", "thi tran ", "quan "]
            .iter()
            .any(|word| folded.starts_with(word))
    };
    let issuer_at =
        if names.get(issuer_at).is_some_and(is_place) { issuer_at.saturating_sub(1) } else { issuer_at };
    for (at, name) in names.iter().enumerate() {
        let list = if at < issuer_at { &mut head.superior } else { &mut head.issuer };
        list.push(name.words().trim_end_matches(['*', '-', '_']).trim().to_owned());
    }
}

/// The lines of what the document is about, which follow the name of its type.
fn read_subject(head: &mut RetypedHead, elements: &mut Vec<RetypedElement>) {
    let mut taken = 0;
    for element in elements.iter() {
        let RetypedElement::Line(line) = element else { break };
        let words = line.words();
        let folded = fold(&words);
        if is_rule(&words) {
            taken += 1;
            if !head.subject.is_empty() {
                break;
            }
            continue;
        }
        let is_subject = line.alignment == Alignment::Centre
            || line.style == "Trích yếu"
            || line.is_all(LineEmphasis::Bold);
        let is_other = line.label.is_some()
            || folded.starts_with("kinh gui")
            || folded.starts_with("can cu")
            || super::label::LabelContext { open: &[] }.label(line).is_some();
        if !is_subject || is_other || head.subject.len() >= 6 {
            break;
        }
        taken += 1;
        if folded.trim_matches(['(', ')']) == "dieu chinh, bo sung" {
            head.is_amended = true;
        } else {
            head.subject.extend(line.lines());
        }
    }
    elements.drain(..taken);
}

/// The name of a type as a line of its own, or at the beginning of one.
struct FoundTitle {
    document_type: Arc<DocumentType>,
    subject: Vec<RetypedLine>,
}

fn title(line: &RetypedLine, types: &DocumentTypes) -> Option<FoundTitle> {
    let first = line.lines().into_iter().next()?;
    let words = first.words();
    let is_begun = first.text.chars().filter(|c| c.is_alphabetic()).take(2).all(char::is_uppercase);
    if words.chars().count() > TITLE * 3 || !is_begun || !first.text.chars().next()?.is_uppercase() {
        return None;
    }
    let others = || line.lines().into_iter().skip(1);
    let all = types.ids().into_iter().filter_map(|id| types.get(&id));
    let mut found: Option<(usize, FoundTitle)> = None;
    for document_type in all.filter(|one| one.id != "cong-van") {
        for name in document_type.names() {
            let upper = crate::text::upper(name);
            let is_it = fold(&words) == fold(&upper) && first.is_capital();
            // `KẾ HOẠCH phát triển đảng viên`
            let begins = words
                .strip_prefix(&upper)
                .is_some_and(|rest| rest.starts_with(' ') && rest.chars().any(char::is_lowercase));
            if (is_it || begins) && found.as_ref().is_none_or(|(length, _)| *length < name.len()) {
                let mut subject: Vec<RetypedLine> = Vec::new();
                if begins {
                    subject.push(first.without_start(upper.len().min(first.text.len())));
                }
                subject.extend(others());
                found = Some((name.len(), FoundTitle { document_type: Arc::clone(&document_type), subject }));
            }
        }
    }
    found.map(|(_, title)| title)
}

/// Whether a line of a document without a title is the first after its head.
fn is_end(line: &RetypedLine, side: HeadSide) -> bool {
    let words = line.words();
    let folded = fold(&words);
    side == HeadSide::Alone
        && (folded.starts_with("kinh gui") || words.chars().count() > 90 && !line.is_capital())
}

/// A line with its columns.
fn line_columns(line: &RetypedLine) -> Vec<LetterheadLine> {
    let mut found = Vec::new();
    for part in line.lines() {
        let columns = part.columns();
        let several = columns.len() > 1;
        for (at, column) in columns.into_iter().enumerate() {
            let side = match (several, at, line.alignment) {
                (true, 0, _) => HeadSide::Left,
                (true, ..) | (_, _, Alignment::Right) => HeadSide::Right,
                _ => HeadSide::Alone,
            };
            found.push(LetterheadLine { line: column, side });
        }
    }
    found
}

/// Whether a table before the title is there for the layout of the head: it has no column of figures.
fn is_letterhead(table: &WordTable, reader: &mut ElementReader<'_>) -> bool {
    let lines: Vec<RetypedLine> =
        table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| reader.lines(&cell.blocks)).collect();
    let is_head = |line: &RetypedLine| {
        let folded = fold(&line.words());
        folded.contains("dang cong san viet nam")
            || folded.contains("cong hoa xa hoi")
            || number_and_symbol(&line.words()).is_some()
            || place_and_date(&line.words()).is_some()
            || folded.starts_with("v/v")
            || folded.starts_with("ve viec")
    };
    table.rows.len() <= 8 && lines.iter().any(is_head)
}

fn table_lines(table: &WordTable, reader: &mut ElementReader<'_>) -> Vec<LetterheadLine> {
    let mut lines = Vec::new();
    for row in &table.rows {
        for (at, cell) in row.cells.iter().enumerate() {
            let side = match at {
                0 if row.cells.len() == 1 => HeadSide::Alone,
                0 => HeadSide::Left,
                _ => HeadSide::Right,
            };
            lines.extend(reader.lines(&cell.blocks).into_iter().map(|line| LetterheadLine { line, side }));
        }
    }
    lines
}

/// Whether a line is drawn of signs: `*`, `-----`.
pub(super) fn is_rule(words: &str) -> bool {
    !words.is_empty()
        && words.chars().all(|c| matches!(c, '*' | '-' | '_' | '–' | '—' | '=' | '.' | 'o' | ' ' | '¯'))
}

fn urgency(folded: &str) -> Option<&'static str> {
    match folded {
        "khan" => Some("KHẨN"),
        "thuong khan" => Some("THƯỢNG KHẨN"),
        "hoa toc" => Some("HOẢ TỐC"),
        _ => None,
    }
}

/// `Dự thảo lần 2`: 2; `DỰ THẢO`: 0.
fn draft(folded: &str) -> Option<u32> {
    let rest = folded.trim_matches(['(', ')']).strip_prefix("du thao")?.trim();
    if rest.is_empty() { Some(0) } else { rest.strip_prefix("lan")?.trim().parse().ok() }
}

/// `Số 12-KH/ĐU`, `Số: … /KH-UBND`
pub(super) fn number_and_symbol(words: &str) -> Option<(Option<String>, String)> {
    let rest = words.strip_prefix("Số").or_else(|| words.strip_prefix("SỐ"))?;
    let rest = rest.trim_start_matches([':', ' ']);
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '…' | ' ' | '_')))
        .unwrap_or(rest.len());
    let (number, rest) = rest.split_at(end);
    // `12a-KH/ĐU`
    let (letter, rest) = match rest.chars().next() {
        Some(c) if c.is_ascii_lowercase() => rest.split_at(1),
        _ => ("", rest),
    };
    let symbol = rest.trim_start_matches(['-', '/', '–', ' ']).trim();
    let is_symbol = !symbol.is_empty()
        && symbol.chars().count() <= 40
        && symbol.chars().next().is_some_and(char::is_uppercase)
        && symbol.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | '&' | '–'))
        && rest.starts_with(['-', '/', '–', ' ']);
    let number = number.trim_matches(|c: char| !c.is_ascii_digit());
    let number = format!("{}{letter}", number.trim_start_matches('0'));
    is_symbol.then(|| ((!number.is_empty()).then_some(number), symbol.replace('–', "-")))
}

/// `Bình An, ngày 05 tháng 02 năm 2026`, with blanks or dots in the place of figures.
pub(super) fn place_and_date(words: &str) -> Option<(String, WrittenDate)> {
    let lower = words.to_lowercase();
    let (day_at, month_at, year_at) = (lower.find("ngày")?, lower.rfind("tháng")?, lower.rfind("năm")?);
    if !(day_at < month_at && month_at < year_at) || lower.len() != words.len() || words.chars().count() > 80
    {
        return None;
    }
    let figure = |text: &str| text.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().ok();
    let is_figure =
        |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '…' | '_' | '/'));
    let day = &words[day_at + "ngày".len()..month_at];
    let month = &words[month_at + "tháng".len()..year_at];
    let year = &words[year_at + "năm".len()..];
    if ![day, month, year].into_iter().all(is_figure) {
        return None;
    }
    let place = words[..day_at].trim().trim_end_matches(',').trim().to_owned();
    let is_place = !place.is_empty() && place.chars().next().is_some_and(char::is_uppercase);
    let in_range = |value: Option<u32>, most: u32| value.filter(|value| (1..=most).contains(value));
    let month = in_range(figure(month), 12);
    let date = WrittenDate {
        year: figure(year).filter(|year| (1900..3000).contains(year)),
        month,
        day: in_range(figure(day), 31).filter(|_| month.is_some()),
    };
    is_place.then_some((place, date))
}

/// What a document is about, as its key has it: without `V/v`, and of a Party body begun with a small letter.
pub(super) fn subject_text(line: &RetypedLine, is_state: bool) -> String {
    let text = line.markup(&[LineEmphasis::Bold, LineEmphasis::Italic]);
    let begun = ["V/v:", "V/v ", "v/v "].iter().find_map(|begin| text.strip_prefix(begin));
    let text = begun.map_or(text.clone(), |rest| rest.trim().to_owned());
    let mut letters = text.chars();
    let is_word = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(|c| c.is_lowercase() || c == ' ');
    if is_word && !is_state { lower_first(&text) } else { text }
}

impl WrittenDate {
    /// As data have it: `2026-02-05`, `2026-02`, `2026`.
    pub(super) fn written(self) -> Option<String> {
        let year = self.year?;
        Some(match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{year}-{month:02}"),
            _ => year.to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_are_read_as_people_type_them() {
        let numbers = [
            ("Số 12-KH/ĐU", Some("12"), "KH/ĐU"),
            ("Số: 05/KH-UBND", Some("5"), "KH-UBND"),
            ("Số            -KH/ĐU", None, "KH/ĐU"),
            ("Số …… - NQ/ĐU", None, "NQ/ĐU"),
            ("Số 7a-TB/ĐU", Some("7a"), "TB/ĐU"),
        ];
        for (text, number, symbol) in numbers {
            let expected = Some((number.map(str::to_owned), symbol.to_owned()));
            assert_eq!(number_and_symbol(&super::super::line::collapsed(text)), expected, "{text}");
        }
        for text in ["Số lượng", "Số 12 người", "Số liệu - KH"] {
            assert_eq!(number_and_symbol(text), None, "{text}");
        }
        let dates = [
            ("Bình An, ngày 05 tháng 02 năm 2026", "Bình An", "2026-02-05"),
            ("Bình An, ngày tháng 7 năm 2026", "Bình An", "2026-07"),
            ("Bình An, ngày … tháng … năm 2026", "Bình An", "2026"),
        ];
        for (text, place, date) in dates {
            let read = place_and_date(text).unwrap();
            assert_eq!((read.0.as_str(), read.1.written().unwrap().as_str()), (place, date), "{text}");
        }
        assert_eq!(place_and_date("Tính đến ngày 05 tháng 02 năm 2026, đã kết nạp 4 người"), None);
    }
}
