//! The values of cells as YAML has them.

use super::columns::CellKind;
use super::shared_model::SharedModel;
use crate::data::{day_in_order, plain_words};
use crate::diag::{Code, Finding};
use crate::intake::{InputCell, InputNumber, InputValue, TextNumber, TextNumberForm, text_number};
use crate::model::{TypedTarget, UnitKind};
use crate::text::nfc;
use crate::workbook::Number;

/// Words before the number of a target, and what the data have for them.
const TARGETS: [(&str, &str); 8] = [
    ("nhiều hơn", "more than"),
    ("ít hơn", "less than"),
    ("ít nhất", "at least"),
    ("tối thiểu", "at least"),
    ("không quá", "at most"),
    ("tối đa", "at most"),
    ("trên", "more than"),
    ("dưới", "less than"),
];

/// Whether a cell holds a value, or should: a formula without one is a fault, not nothing.
pub(super) fn is_filled(cell: &InputCell) -> bool {
    !cell.is_blank()
}

/// The value of a filled cell of a column. What a cell of the kind cannot hold is a finding.
pub(super) fn cell_text(
    cell: &InputCell,
    kind: CellKind,
    model: &SharedModel,
) -> Result<String, Box<Finding>> {
    let wrong = |expected: &'static str| {
        let finding = Finding::at(Code::TableCell, &cell.place).with("expected", expected);
        Box::new(finding.with("got", cell.value.to_string()).with("nearest", ""))
    };
    match &cell.value {
        InputValue::Empty => return Err(wrong("stored")),
        InputValue::Error(_) => return Err(wrong("no-error")),
        InputValue::Boolean(_) if kind != CellKind::Text => return Err(wrong("no-boolean")),
        _ => {}
    }
    match kind {
        CellKind::Text => Ok(words(&cell.value)),
        CellKind::Whole => {
            count(cell).filter(|text| !text.contains(',')).ok_or_else(|| Box::new(number_fault(cell)))
        }
        CellKind::Count => count(cell).ok_or_else(|| Box::new(number_fault(cell))),
        CellKind::Date => date(&cell.value).ok_or_else(|| wrong("date")),
        CellKind::Figure => Ok(figure(&cell.value)),
        CellKind::Target => target(cell).ok_or_else(|| wrong("target")),
        CellKind::UnitKind => {
            model.kind(&words(&cell.value)).map(|kind| kind.id().to_owned()).ok_or_else(|| {
                let names: Vec<&str> = model.kinds.iter().map(UnitKind::name).collect();
                let finding = Finding::at(Code::TableCell, &cell.place).with("expected", "unit-kind");
                let got = cell.value.to_string();
                Box::new(finding.with_known(&got, names).with("got", got))
            })
        }
    }
}

/// Words as they are shown, blanks at line ends and between words made one.
fn words(value: &InputValue) -> String {
    let shown = value.to_string();
    let lines = shown.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    nfc(lines.collect::<Vec<_>>().join("\n").trim()).into_owned()
}

/// A number from 0 on as YAML has it. A text is one only where it can be read in no other way.
fn count(cell: &InputCell) -> Option<String> {
    match &cell.value {
        InputValue::Number(number) => shown(number).filter(|text| !text.starts_with('-')),
        _ => None,
    }
}

/// The finding about a cell that should hold a number: what is meant, where that is plain.
fn number_fault(cell: &InputCell) -> Finding {
    let finding = Finding::at(Code::TableCell, &cell.place).with("got", cell.value.to_string());
    let (expected, nearest) = match &cell.value {
        InputValue::Date(_) => ("number-of-date", String::new()),
        InputValue::Text(text) => match text_number(text) {
            Some(TextNumber { number, form }) if number.digits >= 0 && form != TextNumberForm::Percent => {
                ("number-of-text", written(number))
            }
            _ => ("number", String::new()),
        },
        _ => ("number", String::new()),
    };
    finding.with("expected", expected).with("nearest", nearest)
}

/// A number with a decimal comma, and with its percent sign.
fn shown(number: &InputNumber) -> Option<String> {
    number.decimal().map(|_| number.to_string())
}

fn written(number: Number) -> String {
    let Number { digits, decimals } = number;
    let digits = format!("{digits:0>width$}", width = usize::from(decimals) + 1);
    let (whole, part) = digits.split_at(digits.len() - usize::from(decimals));
    if part.is_empty() { whole.to_owned() } else { format!("{whole},{part}") }
}

/// A day, a month or a year as YAML has it: `2026-06-12`, `2026-06`, `2026`.
fn date(value: &InputValue) -> Option<String> {
    match value {
        InputValue::Date(date) => date.day.map(|day| day.to_string()),
        InputValue::Number(number) => {
            let year = shown(number)?;
            is_year(&year).then_some(year)
        }
        InputValue::Text(text) => {
            let text = text.trim();
            day_in_order(text).or_else(|| month(text)).or_else(|| is_year(text).then(|| text.to_owned()))
        }
        InputValue::Empty | InputValue::Boolean(_) | InputValue::Error(_) => None,
    }
}

/// `6/2026` and `2026-06` as `2026-06`.
fn month(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [one, other] = parts[..] else { return None };
    let (year, month) = if is_year(one) { (one, other) } else { (other, one) };
    let month: u8 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    is_year(year).then(|| format!("{year}-{month:02}"))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse().is_ok_and(|year: u16| (1900..=2999).contains(&year))
}

fn figure(value: &InputValue) -> String {
    match value {
        InputValue::Date(date) => date.day.map_or_else(|| date.written.clone(), |day| day.to_string()),
        value => words(value),
    }
}

/// `ít nhất 25` as `at least 25`; a number, and what the data have for a target, as it is.
fn target(cell: &InputCell) -> Option<String> {
    match &cell.value {
        InputValue::Number(_) => count(cell),
        InputValue::Text(_) => {
            let text = words(&cell.value);
            let known = TARGETS.iter().find_map(|(said, key)| {
                let (start, rest) =
                    text.char_indices().nth(said.chars().count()).map(|(at, _)| text.split_at(at))?;
                (plain_words(start) == plain_words(said)).then(|| format!("{key} {}", rest.trim()))
            });
            let range = || {
                let (least, most) = text.strip_prefix("từ ")?.split_once(" đến ")?;
                Some(format!("{} - {}", least.trim(), most.trim()))
            };
            let target = known.or_else(range).unwrap_or(text);
            TypedTarget::parse(&target).is_some().then_some(target)
        }
        _ => None,
    }
}
