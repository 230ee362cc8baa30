//! How wide texts are, without setting them.

use typst::layout::Abs;
use typst::text::{FontInstance, FontStretch, FontStyle, FontVariant, FontVariations, FontWeight};

use super::fonts::Fonts;

/// How wide a character is taken to be that no chosen family has, in em.
const UNKNOWN: f64 = 0.5;

/// Measures texts in one style of the chosen families, without kerning.
pub struct TextMeasure {
    fonts: Vec<FontInstance>,
}

/// A style of a family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FaceStyle {
    /// Whether it is bold.
    pub is_bold: bool,
    /// Whether it is italic.
    pub is_italic: bool,
}

impl FaceStyle {
    /// The upright bold one.
    pub const BOLD: Self = Self { is_bold: true, is_italic: false };
}

impl TextMeasure {
    /// The faces of the families in a style, in the order in which they are looked through.
    pub fn new(fonts: &Fonts, face: FaceStyle) -> Self {
        let style = if face.is_italic { FontStyle::Italic } else { FontStyle::Normal };
        let weight = if face.is_bold { FontWeight::BOLD } else { FontWeight::REGULAR };
        let variant = FontVariant::new(style, weight, FontStretch::NORMAL);
        let store = fonts.store();
        // Which size it is matters to fonts that look otherwise in each.
        let instance =
            |font: typst::text::Font| font.instantiate(variant, Abs::pt(13.0), &FontVariations::default());
        let faces = fonts.families().iter().filter_map(|family| {
            let index = store.book().select(&family.to_lowercase(), variant)?;
            store.font(index).map(instance)
        });
        Self { fonts: faces.collect() }
    }

    /// The width of a text in one line, in em.
    pub fn width(&self, text: &str) -> f64 {
        text.chars().map(|character| self.advance(character)).sum()
    }

    fn advance(&self, character: char) -> f64 {
        let advance = |font: &FontInstance| {
            let glyph = font.ttf().glyph_index(character)?;
            Some(font.x_advance(glyph.0)?.get())
        };
        self.fonts.iter().find_map(advance).unwrap_or(UNKNOWN)
    }

    /// The least width at which a text takes no more than so many lines, in em.
    pub fn width_in_lines(&self, text: &str, lines: usize) -> f64 {
        let words: Vec<f64> = text.split(' ').map(|word| self.width(word)).collect();
        let space = self.advance(' ');
        let widest = words.iter().copied().fold(0.0, f64::max);
        let whole = words.iter().map(|word| word + space).sum::<f64>() - space;
        if lines <= 1 {
            return whole;
        }
        // A width at which the lines are one more or fewer is the width of some run of words.
        let mut runs: Vec<f64> = Vec::new();
        for first in 0..words.len() {
            let mut width = -space;
            for word in &words[first..] {
                width += space + word;
                runs.push(width);
            }
        }
        runs.retain(|width| *width >= widest);
        runs.sort_by(f64::total_cmp);
        runs.into_iter().find(|width| lines_at(&words, space, *width) <= lines).unwrap_or(whole)
    }
}

/// How many lines words take at a width.
fn lines_at(words: &[f64], space: f64, width: f64) -> usize {
    const ROUNDING: f64 = 1e-9;
    let (mut lines, mut line) = (1, -space);
    for word in words {
        if line + space + word > width + ROUNDING {
            (lines, line) = (lines + 1, -space);
        }
        line += space + word;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::FontSettings;

    #[test]
    fn texts_are_as_wide_as_their_glyphs() {
        let measure = TextMeasure::new(&Fonts::load(&FontSettings::default()).unwrap(), FaceStyle::BOLD);
        // Of Liberation Serif Bold, in 2048 units to the em: digits 1024, a blank 512.
        assert!((measure.width("12") - 1.0).abs() < 1e-6);
        assert!((measure.width("1 2") - 1.25).abs() < 1e-6);
    }

    #[test]
    fn a_text_in_lines_is_as_wide_as_its_widest_line() {
        let measure = TextMeasure::new(&Fonts::load(&FontSettings::default()).unwrap(), FaceStyle::BOLD);
        let near = |text: &str, lines: usize, expected: f64| {
            assert!((measure.width_in_lines(text, lines) - expected).abs() < 1e-6, "{text} {lines}");
        };
        near("11 22 33", 1, 3.5);
        near("11 22 33", 2, 2.25);
        near("11 22 33", 3, 1.0);
        near("1111 22", 2, 2.0);
    }
}
