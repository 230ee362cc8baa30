//! Changes of the files that people edit: one run at a time, compared with what was read, and never through a link.

pub(crate) mod file_change;
pub(crate) mod fix;
pub(crate) mod links;
pub(crate) mod project_lock;

pub use fix::{FileFix, FileFixes, FixLocks};
