//! One plan, from its data to its pages.

pub(crate) mod comparison;
pub(crate) mod document_checks;
mod file_names;
pub(crate) mod issued;
pub(crate) mod issued_changes;
pub(crate) mod page_findings;
pub(crate) mod rendered;
pub(crate) mod sequence;
pub(crate) mod staleness;
pub(crate) mod versions;
mod wide_tables;
pub(crate) mod workbooks;
