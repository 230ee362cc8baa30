//! How texts are written: in Unicode, of characters that print.

use super::decode::{Context, Decode, scalar};
use super::joined_items;
use super::yaml::Node;
use crate::diag::{Code, Finding};
use crate::limits;
use crate::source::Place;
use crate::text::{self, LegacyText};

impl Decode for String {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let written = scalar(node, context)?;
        let place = context.place(node);
        if written.len() > limits::TEXT && written.chars().nth(limits::TEXT).is_some() {
            let finding = Finding::at(Code::LimitExceeded, &place.within(0..1));
            context.findings.push(finding.with("what", "characters").with("limit", limits::TEXT));
            return None;
        }
        context.findings.extend_one(joined_items::finding(&place));
        let legacy = text::legacy(written);
        context.findings.extend_one(legacy.as_ref().map(|legacy| old(written, &place, legacy)));
        let unprintable = text::unprintable(written);
        // A soft hyphen is a letter of TCVN3.
        if legacy.is_some_and(|legacy| legacy.only.is_none()) && !unprintable.is_empty() {
            return None;
        }
        if let Some((at, character)) = unprintable.first() {
            let part = place.value_part(written, *at..*at + character.len_utf8());
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

    fn substitute(_: &Place) -> Option<Self> {
        Some("…".to_owned())
    }
}

/// A text in an old encoding, or a word that looks so.
fn old(written: &str, place: &Place, legacy: &LegacyText) -> Finding {
    let (code, place) = match &legacy.only {
        None => (Code::LegacyEncoding, place.clone()),
        Some(word) => (Code::LegacyWord, place.value_part(written, word.clone())),
    };
    let finding = Finding::at(code, &place).with("encoding", legacy.encoding.name());
    finding.with("written", place.text()).with("converted", legacy.converted.as_str())
}
