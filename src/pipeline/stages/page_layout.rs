//! How the pages of a document should be laid out.

use crate::model::{Document, Signature};
use crate::pipeline::engine::Engine;
use crate::typeset::{Layout, Margins};

/// The layout that the pages of a document should keep to: the profile's margins, and the signature with the text.
pub(super) fn layout(document: &Document, engine: &Engine) -> Layout {
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
    Layout {
        margins: margins(),
        closing: closing.chain(label).collect(),
        signers: signers.collect(),
        widest_gap: profile.and_then(|profile| profile.style.number(&["body", "widest_gap"])),
    }
}
