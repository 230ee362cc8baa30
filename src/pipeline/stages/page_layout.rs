//! How the pages of a document should be laid out.

use crate::model::{Document, Part, Signature, Style};
use crate::pipeline::engine::Engine;
use crate::typeset::{Layout, Margins};

/// The layout that the pages of a document should keep to: the profile's margins, and the signature with the text.
pub(super) fn layout(document: &Document, part: Part, engine: &Engine) -> Layout {
    let settings = &engine.settings;
    let profile = engine.renderer.profile(document, settings);
    let margin = |side| profile?.style.number(&["page", "margins", side]);
    let margins = || {
        let (top, bottom) = (margin("top")?, margin("bottom")?);
        let (left, right) = (margin("left")?, margin("right")?);
        Some(Margins { top, bottom, left, right, is_duplex: settings.is_duplex })
    };
    let signed = document.signatures.iter().flat_map(Signature::texts);
    let recipients = document.recipients.list.iter().chain(&document.recipients.drafter);
    let label = profile.map(|profile| profile.rules.recipients_label.trim_end_matches(':').to_owned());
    let closing = signed.chain(recipients).map(|text| text.written().to_owned());
    let signers = document.signatures.iter().map(|signature| signature.signer.written().to_owned());
    let has_fields = document.signature_field.unwrap_or(settings.has_signature_field);
    let is_signed = has_fields && part == Part::Text;
    Layout {
        signature_fields: if is_signed { document.signatures.len() } else { 0 },
        margins: margins(),
        closing: closing.chain(label).collect(),
        signers: signers.collect(),
        widest_gap: profile.and_then(|profile| profile.style.number(&["body", "widest_gap"])),
        tight_saving: profile.map_or(0.0, |profile| tight_saving(&profile.style)),
    }
}

/// The room, in points, that the values of a style for tight pages save in the place of its usual ones.
fn tight_saving(style: &Style) -> f64 {
    let Some(Style::Map(parts)) = style.get(&["tight"]) else { return 0.0 };
    let values = parts.iter().filter_map(|(part, values)| match values {
        Style::Map(values) => Some(values.keys().map(move |key| (part.as_str(), key.as_str()))),
        _ => None,
    });
    let saved = |(part, key)| Some(style.number(&[part, key])? - style.number(&["tight", part, key])?);
    values.flatten().filter_map(saved).sum()
}
