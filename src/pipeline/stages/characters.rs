//! Sets of characters.

use std::collections::BTreeSet;

/// The characters that were seen so far.
pub(super) struct Characters {
    /// A bit for each character of the plane that nearly all are of; of emoji one text may be full.
    bits: Vec<u64>,
    beyond: BTreeSet<char>,
}

impl Default for Characters {
    fn default() -> Self {
        Self { bits: vec![0; 0x1_0000 / 64], beyond: BTreeSet::new() }
    }
}

impl Characters {
    /// Whether a character was not seen before.
    pub(super) fn is_new(&mut self, character: char) -> bool {
        let code = u32::from(character);
        let Some(bits) = self.bits.get_mut(code as usize / 64) else { return self.beyond.insert(character) };
        let is_new = *bits >> (code % 64) & 1 == 0;
        *bits |= 1 << (code % 64);
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_comes_once_from_whatever_plane() {
        let text = "ưa😀ư😀\u{10FFFF}a😀\u{FFFF}\u{10FFFF}\u{FFFF}";
        let expected = "ưa😀\u{10FFFF}\u{FFFF}";
        let mut seen = Characters::default();
        assert_eq!(text.chars().filter(|character| seen.is_new(*character)).collect::<String>(), expected);
    }
}
