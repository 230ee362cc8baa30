//! The texts that the cells of a workbook share.

use super::super::input::TableFault;
use crate::limits;
use crate::package::{Package, XmlEvent};

/// The shared texts of a workbook.
pub(super) fn shared_strings(package: &mut Package<'_>, name: &str) -> Result<Vec<String>, TableFault> {
    let mut strings = Vec::new();
    let mut left = limits::SHEET_TEXT;
    let Some(mut xml) = package.part(name)? else { return Ok(strings) };
    let mut text = RichText::default();
    loop {
        match xml.next()? {
            XmlEvent::Start(tag) => text.open(tag.name()),
            XmlEvent::Text(piece) => text.push(&piece),
            XmlEvent::End(tag) => {
                text.close(tag.name());
                if tag.name() == "si" {
                    let whole = text.take();
                    left = left.checked_sub(whole.len()).ok_or(TableFault::TooLarge)?;
                    strings.push(whole);
                    if strings.len() > limits::SHEET_CELLS {
                        return Err(TableFault::TooLarge);
                    }
                }
            }
            XmlEvent::Other => {}
            XmlEvent::Eof => return Ok(strings),
        }
    }
}

/// A text that may be in pieces, each with its own look; how it is pronounced is left out.
#[derive(Default)]
pub(super) struct RichText {
    text: String,
    is_in_text: bool,
    is_phonetic: bool,
}

impl RichText {
    pub(super) fn open(&mut self, tag: &str) {
        match tag {
            "t" => self.is_in_text = !self.is_phonetic,
            "rPh" => self.is_phonetic = true,
            _ => {}
        }
    }

    pub(super) fn close(&mut self, tag: &str) {
        match tag {
            "t" => self.is_in_text = false,
            "rPh" => self.is_phonetic = false,
            _ => {}
        }
    }

    pub(super) fn push(&mut self, piece: &str) {
        if self.is_in_text {
            self.text.push_str(piece);
        }
    }

    pub(super) fn take(&mut self) -> String {
        unescaped(&std::mem::take(&mut self.text))
    }
}

/// A text with its escaped characters: `_x000D_`.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let letter = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        if let Some(letter) = letter {
            plain.push(letter);
            rest = &rest[at + 7..];
        } else {
            plain.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    plain + rest
}
