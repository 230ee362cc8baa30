//! Checks that a text on a page is visible: its letters have ink, and do not all lie in one place.

use typst::text::{Glyph, TextItem, is_default_ignorable};

use super::soundness::{FontFault, has_outlines};

/// The least that a letter moves the pen, in parts of the type size.
const LEAST: f64 = 0.01;

/// Why a text would not be seen, if so: a letter or figure of it has no ink, or no width.
pub(super) fn fault(item: &TextItem) -> Option<FontFault> {
    let face = item.font.ttf();
    let is_drawn = has_outlines(face);
    // Several glyphs may be one letter, and one of them may have all of its ink.
    item.glyphs.chunk_by(|one, next| one.range == next.range).find_map(|letter| {
        let text = item.text.get(letter.first()?.range())?;
        if !text.chars().any(is_seen) || letter.iter().any(|glyph| glyph.id == 0) {
            return None;
        }
        let has_ink = |glyph: &Glyph| {
            face.glyph_bounding_box(ttf_parser::GlyphId(glyph.id)).is_some_and(|ink| ink.width() > 0)
        };
        let width: f64 = letter.iter().map(|glyph| glyph.x_advance.get()).sum();
        if is_drawn && !letter.iter().any(has_ink) {
            Some(FontFault::Outlines)
        } else {
            (is_letter(text) && width < LEAST).then_some(FontFault::Widths)
        }
    })
}

fn is_seen(character: char) -> bool {
    !character.is_whitespace() && !character.is_control() && !is_default_ignorable(character)
}

/// Whether a text is letters and figures alone: marks are set over what is before them.
fn is_letter(text: &str) -> bool {
    text.chars().all(char::is_alphanumeric)
}
