//! The names of files and folders of issued sets.

pub use crate::disk::{ISSUED, PENDING_FILE, SET_DATA, SET_FILE};

/// The Typst texts of a set, with their library and pictures.
pub const SET_SOURCES: &str = "sources";

/// The templates of a set, where its project has some of its own.
pub const SET_TEMPLATES: &str = "templates";

/// The folder of a set for what came later: signed copies, notes. It is no part of what was issued.
pub const SET_AFTER: &str = "after/";

/// The highest number of a set. No office comes near it, and the number after it is a number too.
const HIGHEST_SET: u32 = 99_999;

/// The number of the set that a folder is named for, from 1: `7`, never `07`, which would be a second name of the same
/// set.
pub fn set_number(name: &str) -> Option<u32> {
    name.parse().ok().filter(|number: &u32| (1..=HIGHEST_SET).contains(number) && number.to_string() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_numbered_from_one() {
        assert_eq!(set_number("7"), Some(7));
        for name in ["", "0", "07", "+7", "-1", "1 (copy)", "100000", "4294967295", "99999999999"] {
            assert_eq!(set_number(name), None, "{name}");
        }
    }
}
