//! Ids that are legal as names of files everywhere.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use crate::text::{is_device, natural_order};

/// The id of a unit or organisation: letters `a`–`z`, digits and hyphens, up to 64, and no name that
/// Windows keeps for itself. Ids differ without regard to case; in their order numbers count.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Id(String);

impl Id {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        natural_order(&self.0, &other.0)
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
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
    fn the_numbers_in_ids_count() {
        let mut ids = ["thon-10", "thon-2", "truong", "thon-1"].map(|id| id.parse::<Id>().unwrap());
        ids.sort();
        assert_eq!(ids.each_ref().map(Id::as_str), ["thon-1", "thon-2", "thon-10", "truong"]);
    }

    #[test]
    fn takes_names_that_every_system_takes() {
        assert_eq!("Dien-Yen".parse::<Id>().unwrap().as_str(), "dien-yen");
        for wrong in ["", "điện-yên", "a b", "../x", "con", "LPT1", "-a", "a/b", "a.b"] {
            assert!(wrong.parse::<Id>().is_err(), "{wrong}");
        }
    }
}
