//! How texts are written: in Unicode, of characters that print.

use super::decode::{Context, Decode, scalar};
use super::yaml::Node;
use crate::diag::{Code, Finding};
use crate::source::Place;
use crate::text;

impl Decode for String {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let written = scalar(node, context)?;
        let place = context.place(node);
        let legacy = text::legacy(written);
        if let Some((encoding, converted)) = &legacy {
            let finding = Finding::at(Code::LegacyEncoding, &place).with("encoding", encoding.name());
            context.findings.push(finding.with("converted", converted.as_str()));
        }
        let unprintable = text::unprintable(written);
        // A soft hyphen is a letter of TCVN3.
        if legacy.is_some() && !unprintable.is_empty() {
            return None;
        }
        if let Some((at, character)) = unprintable.first() {
            let part = place.of_value(written, *at..*at + character.len_utf8());
            let finding = Finding::at(Code::Unprintable, &part)
                .with("character", format!("U+{:04X}", u32::from(*character)))
                .with("count", unprintable.len());
            context.findings.push(finding);
            return None;
        }
        let trimmed = text::nfc(written.trim()).into_owned();
        if trimmed.is_empty() {
            context.invalid(node, "", "text");
            return None;
        }
        Some(trimmed)
    }

    fn stand_in(_: &Place) -> Option<Self> {
        Some("…".to_owned())
    }
}
