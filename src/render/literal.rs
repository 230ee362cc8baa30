//! Values as Typst literals: the one door from data to Typst, through which no value gets as code.

use std::fmt::Write;

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, ErrorKind, Output, State};

use super::style::StyleValue;
use crate::text::is_letter;

/// The formatter of every document template.
///
/// A template's author cannot forget to escape, nor switch it off: whatever a template prints with
/// `{{ … }}` becomes a string, number, truth value, array or dictionary.
pub(super) fn format(output: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let mut literal = String::new();
    write_value(&mut literal, value)?;
    output.write_str(&literal).map_err(|_| Error::new(ErrorKind::WriteFailure, "cannot write"))
}

pub(super) fn write_value(out: &mut String, value: &Value) -> Result<(), Error> {
    if let Some(style) = value.downcast_object_ref::<StyleValue>() {
        out.push_str(style.literal());
        return Ok(());
    }
    match value.kind() {
        ValueKind::Undefined => return Err(Error::from(ErrorKind::UndefinedError)),
        ValueKind::None => out.push_str("none"),
        ValueKind::Bool => out.push_str(if value.is_true() { "true" } else { "false" }),
        ValueKind::Number => {
            // Brackets keep a minus from binding to what the template wrote before it.
            out.push('(');
            write_number(out, value)?;
            out.push(')');
        }
        ValueKind::Seq | ValueKind::Iterable => write_array(out, value)?,
        ValueKind::Map => write_dictionary(out, value)?,
        // Objects of ours (amounts, dates, citations) print as they read.
        _ => write_string(out, &value.to_string()),
    }
    Ok(())
}

fn write_number(out: &mut String, value: &Value) -> Result<(), Error> {
    let written = value.to_string();
    if written.parse::<f64>().is_ok_and(f64::is_finite) && !written.contains(['e', 'E', 'n', 'N']) {
        out.push_str(&written);
        return Ok(());
    }
    Err(Error::new(ErrorKind::InvalidOperation, "not a finite number"))
}

fn write_array(out: &mut String, value: &Value) -> Result<(), Error> {
    out.push('(');
    let mut count = 0;
    for member in value.try_iter()? {
        out.push_str(if count == 0 { "" } else { ", " });
        write_member(out, &member)?;
        count += 1;
    }
    // Without a comma it would be its only member in brackets.
    out.push_str(if count == 1 { ",)" } else { ")" });
    Ok(())
}

fn write_dictionary(out: &mut String, value: &Value) -> Result<(), Error> {
    out.push('(');
    let mut is_empty = true;
    for key in value.try_iter()? {
        out.push_str(if is_empty { "" } else { ", " });
        write_string(out, &key.to_string());
        out.push_str(": ");
        write_member(out, &value.get_item(&key)?)?;
        is_empty = false;
    }
    out.push_str(if is_empty { ":)" } else { ")" });
    Ok(())
}

/// A value within an array or a dictionary, where nothing stands before it that a minus could bind to.
fn write_member(out: &mut String, value: &Value) -> Result<(), Error> {
    match value.kind() {
        ValueKind::Number => write_number(out, value),
        _ => write_value(out, value),
    }
}

/// A string literal that is inert in code, and in markup, raw text and comments too, should a template
/// put it there: every character that is neither alphanumeric nor plain punctuation is an escape.
pub(super) fn write_string(out: &mut String, text: &str) {
    out.push('"');
    let mut copied = 0;
    for (at, character) in text.char_indices().filter(|(_, character)| !is_inert(*character)) {
        out.push_str(&text[copied..at]);
        let _ = write!(out, "\\u{{{:x}}}", u32::from(character));
        copied = at + character.len_utf8();
    }
    out.push_str(&text[copied..]);
    out.push('"');
}

fn is_inert(character: char) -> bool {
    let is_plain = matches!(character, ' ' | ',' | '.' | ';' | '(' | ')' | '-' | '0'..='9');
    is_plain || is_letter(character) || character.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(value: &Value) -> String {
        let mut out = String::new();
        write_value(&mut out, value).unwrap();
        out
    }

    #[test]
    fn strings_hold_nothing_that_typst_could_read() {
        let hostile = "#panic(1) $x$ *b* _i_ @ref <l> \\ // /* \" ` [c] \n{{ x }}";
        let written = literal(&Value::from(hostile));
        let inside = &written[1..written.len() - 1];
        let escapes_left_out: String =
            inside.split("\\u{").map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
        assert!(
            !escapes_left_out.contains(['#', '$', '*', '_', '@', '<', '\\', '/', '"', '`', '[', '\n', '{'])
        );
        assert_eq!(literal(&Value::from("Đảng uỷ xã (B/c)")), "\"Đảng uỷ xã (B\\u{2f}c)\"");
    }

    #[test]
    fn structures_are_typst_structures() {
        let value = minijinja::context! { a => vec![1, -2], b => (), c => "x", d => Vec::<i32>::new() };
        let written = literal(&value);
        assert_eq!(written, "(\"a\": (1, -2), \"b\": none, \"c\": \"x\", \"d\": ())");
        assert_eq!(literal(&Value::from(vec![-2])), "(-2,)");
        assert_eq!(literal(&Value::from(-2)), "(-2)");
        assert_eq!(literal(&Value::from(std::collections::BTreeMap::<String, i32>::new())), "(:)");
    }

    #[test]
    fn numbers_are_finite() {
        assert!(write_value(&mut String::new(), &Value::from(f64::NAN)).is_err());
    }
}
