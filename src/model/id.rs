//! Ids that are legal as names of files everywhere.

use std::fmt;
use std::str::FromStr;

use crate::text::is_device;

/// The id of a unit or organisation: letters `a`–`z`, digits and hyphens, up to 64, and no name that
/// Windows keeps for itself. Ids differ without regard to case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Id {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let legal = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let lower = text.to_ascii_lowercase();
        let usable = !text.is_empty()
            && text.len() <= 64
            && text.bytes().all(legal)
            && !text.starts_with('-')
            && !is_device(&lower);
        if usable { Ok(Self(lower)) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_names_that_every_system_takes() {
        assert_eq!("Dien-Yen".parse::<Id>().unwrap().as_str(), "dien-yen");
        for wrong in ["", "điện-yên", "a b", "../x", "con", "LPT1", "-a", "a/b", "a.b"] {
            assert!(wrong.parse::<Id>().is_err(), "{wrong}");
        }
    }
}
