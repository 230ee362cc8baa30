//! How the numbers of cells are shown: as numbers, as percents, or as days.

use std::collections::BTreeMap;

use super::super::input::TableFault;
use crate::package::{Package, XmlEvent};

/// The most styles of cells that are read: Excel takes 65,490.
const STYLES: usize = 70_000;

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum NumberLook {
    #[default]
    Plain,
    Percent,
    Date,
}

/// How each style of cells shows a number.
pub(super) fn looks(package: &mut Package<'_>, name: &str) -> Result<Vec<NumberLook>, TableFault> {
    let mut formats: BTreeMap<u32, NumberLook> = BTreeMap::new();
    let (mut looks, mut is_of_cells) = (Vec::new(), false);
    let Some(mut xml) = package.part(name)? else { return Ok(looks) };
    loop {
        match xml.next()? {
            XmlEvent::Start(tag) => match tag.name() {
                "numFmt" if formats.len() < STYLES => {
                    if let Some((id, code)) = tag.number("numFmtId").zip(tag.attribute("formatCode")) {
                        formats.insert(id, look(&code));
                    }
                }
                "cellXfs" => is_of_cells = true,
                "xf" if is_of_cells && looks.len() < STYLES => {
                    let id = tag.number("numFmtId").unwrap_or_default();
                    looks.push(formats.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            XmlEvent::End(tag) if tag.name() == "cellXfs" => is_of_cells = false,
            XmlEvent::Eof => return Ok(looks),
            _ => {}
        }
    }
}

/// The formats that have no code in the file.
fn built_in(id: u32) -> NumberLook {
    match id {
        9 | 10 => NumberLook::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 | 71..=81 => NumberLook::Date,
        _ => NumberLook::Plain,
    }
}

/// What the first section of a format shows.
fn look(code: &str) -> NumberLook {
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                letters.by_ref().find(|end| *end == '"');
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|end| *end != ']').collect();
                // Hours that go beyond a day: `[h]`. All else is a colour, a condition or a language.
                if matches!(inside.to_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    return NumberLook::Date;
                }
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return NumberLook::Date,
            '%' => return NumberLook::Percent,
            'g' | 'G' if letters.as_str().to_lowercase().starts_with("eneral") => return NumberLook::Plain,
            ';' => return NumberLook::Plain,
            _ => {}
        }
    }
    NumberLook::Plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days_and_percents_are_distinguished_from_those_of_numbers() {
        for (code, expected) in [
            ("General", NumberLook::Plain),
            ("#,##0", NumberLook::Plain),
            ("#,##0\" đảng viên\"", NumberLook::Plain),
            ("#,##0;\"dd\"0", NumberLook::Plain),
            ("[Red]0.0", NumberLook::Plain),
            ("[$-42A]0", NumberLook::Plain),
            ("\\d0", NumberLook::Plain),
            ("0.00%", NumberLook::Percent),
            ("d/m/yyyy", NumberLook::Date),
            ("[$-42A]dd\\ mmmm", NumberLook::Date),
            ("[h]:mm", NumberLook::Date),
            ("d-mmm", NumberLook::Date),
        ] {
            assert_eq!(look(code), expected, "{code}");
        }
    }
}
