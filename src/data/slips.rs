//! Slips of people who write YAML: what they did, seen from what was read, and the text that they meant.

use jiff::civil::Date;

use super::decode::Context;
use super::layout_slips::quoted;
use super::vietnamese::is_prose;
use super::yaml::{Node, Value};
use crate::diag::{Code, Finding};
use crate::source::Place;

/// The finding about a map that is a sentence with `: ` in it, which YAML takes for a key: `- Phối hợp: mở lớp`.
pub(super) fn sentence(node: &Node, context: &Context<'_>) -> Option<Finding> {
    let Value::Map(entries) = &node.value else { return None };
    let (key, value) = entries.first()?;
    let Value::Scalar(text) = &key.value else { return None };
    if !is_prose(text) || entries.len() > 1 || context.place(node).text().starts_with('{') {
        return None;
    }
    let finding = Finding::at(Code::NodeKind, &context.place(key)).with("kinds", "sentence");
    let finding = finding.with("known", "").with("nearest", "");
    let whole = Place::new(context.source, key.range.start..value.range.end);
    let is_one_line = matches!(&value.value, Value::Scalar(_)) && !whole.text().contains('\n');
    Some(match quoted(whole.text()).filter(|_| is_one_line) {
        Some(quoted) => finding.with_reshaping(&whole, quoted),
        None => finding,
    })
}

/// The finding about a key without a value that is a key and a value with no space between: `2026-Q1:1`.
pub(super) fn unspaced(key: &Node, value: &Node, context: &Context<'_>) -> Option<Finding> {
    let Value::Scalar(text) = &key.value else { return None };
    let is_nothing = matches!(value.value, Value::Null);
    let place = context.place(key);
    let colon = text.find(':').filter(|_| is_nothing && place.text() == text)?;
    let (name, rest) = (&text[..colon], &text[colon + 1..]);
    if name.is_empty() || name.contains(' ') || rest.is_empty() || rest.starts_with([':', '/']) {
        return None;
    }
    let at = Place::new(context.source, key.range.start + colon + 1..key.range.start + colon + 1);
    let finding = Finding::at(Code::YamlSyntax, &place).with("kind", "space").with("detail", "");
    let finding = finding.with("meant", format!("{name}: {rest}"));
    Some(finding.with_reshaping(&at, " "))
}

/// The finding about a key without a value that goes on with the value before it: `1,5` in braces.
pub(super) fn comma(entries: &[(Node, Node)], at: usize, context: &Context<'_>) -> Option<Finding> {
    let (key, value) = &entries[at];
    let (_, before) = &entries[at.checked_sub(1)?];
    if !matches!((&value.value, &before.value), (Value::Null, Value::Scalar(_))) {
        return None;
    }
    let whole = Place::new(context.source, before.range.start..key.range.end);
    let between = context.source.text().get(before.range.end..key.range.start)?;
    let is_text = between.trim_matches(' ') == "," && !whole.text().starts_with(['"', '\'']);
    is_text.then(|| {
        let is_count = whole.text().bytes().all(|byte| byte.is_ascii_digit() || b", ".contains(&byte));
        let finding = Finding::at(Code::YamlSyntax, &whole).with("detail", "").with("meant", whole.text());
        let finding = finding.with("kind", if is_count { "decimal" } else { "comma" });
        match quoted(whole.text()).filter(|_| !is_count) {
            Some(quoted) => finding.with_reshaping(&whole, quoted),
            None => finding,
        }
    })
}

/// A day that is written with its day first, as `05/02/2026`, in the order of the files: `2026-02-05`.
pub fn day_in_order(written: &str) -> Option<String> {
    let parts: Vec<&str> = written.trim().split(['/', '.', '-']).map(str::trim).collect();
    let [day, month, year] = parts[..] else { return None };
    let number = |part: &str, most: usize| {
        let is_number = (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<i16>().ok()).flatten()
    };
    // `2026/02/05`, where the year is first already.
    let (day, year) = if day.len() == 4 { (year, day) } else { (day, year) };
    let (day, month) = (number(day, 2)?, number(month, 2)?);
    let year = number(year, 4).filter(|year| (1900..=2999).contains(year))?;
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_put_in_order_where_it_is_one() {
        for written in ["05/02/2026", "5/2/2026", "05-02-2026", "5.2.2026", "2026/02/05", "2026-2-5"] {
            assert_eq!(day_in_order(written).as_deref(), Some("2026-02-05"), "{written}");
        }
        for wrong in ["31/02/2026", "05/02/26", "05/2026", "hôm nay", "5/13/2026", ""] {
            assert_eq!(day_in_order(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_sentence_is_distinguished_from_a_key() {
        for prose in ["Phối hợp", "Lưu", "cơ quan", "Tel", "kính gửi"] {
            assert!(is_prose(prose), "{prose}");
        }
        for key in ["abstract", "as_of", "2026-Q1", "thon-1", "2026-Q1:1", "5"] {
            assert!(!is_prose(key), "{key}");
        }
    }
}
