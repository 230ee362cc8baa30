//! One plan, from its data to its pages.

mod characters;
pub(crate) mod comparison;
pub(crate) mod document_checks;
mod file_names;
pub(crate) mod issued;
pub(crate) mod issued_changes;
mod issued_contents;
pub(crate) mod page_findings;
mod page_layout;
mod printed_runs;
pub(crate) mod rendered;
pub(crate) mod sequence;
pub(crate) mod staleness;
pub(crate) mod twin;
pub(crate) mod versions;
mod wide_tables;
mod word;
pub(crate) mod workbooks;
