//! The names of files and folders of issued sets.

pub use crate::disk::{ISSUED, PENDING_FILE, SET_DATA, SET_FILE};

/// The Typst texts of a set, with their library and pictures.
pub const SET_SOURCES: &str = "sources";

/// The templates of a set, where its project has some of its own.
pub const SET_TEMPLATES: &str = "templates";

/// The number of the set that a folder is named for: `7`, never `07`, which would be a second name of the same set.
pub fn set_number(name: &str) -> Option<u32> {
    name.parse().ok().filter(|number: &u32| *number > 0 && number.to_string() == name)
}
