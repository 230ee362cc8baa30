//! Writes the files that people edit: new ones, and changes of those that are there, one run at a time, compared with
//! what was read, and never through a link.

pub(crate) mod file_change;
pub(crate) mod fix;
pub(crate) mod new_files;
pub(crate) mod project_guard;
pub(crate) mod proposal;

pub(crate) use file_change::FileChange;
pub use fix::propose_fixes;
pub use new_files::{
    NewFile, write_document, write_man_pages, write_schemas, write_starter, write_templates,
};
pub use proposal::{Proposal, ProposalLocks, ProposalOutcome, ProposedFile};
