//! Secrets that cannot be guessed.

use std::fmt::Write;

/// A secret of 256 bits as 64 hexadecimal digits; none where the system has no random numbers.
pub(super) fn secret() -> Option<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

/// Whether two secrets are equal; how long the answer takes says nothing about where they differ.
pub(super) fn is_equal(one: &str, other: &str) -> bool {
    // The comparison of `blake3::Hash` takes constant time.
    blake3::hash(one.as_bytes()) == blake3::hash(other.as_bytes())
}
