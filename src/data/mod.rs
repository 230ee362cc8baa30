//! From files to the model: what a person wrote, with places, read into valid types.
//!
//! A problem in the data is a finding and reading goes on, so that one run reports all problems.

mod assemble;
mod body;
mod decode;
mod doubts;
mod edit;
mod file;
pub(crate) mod file_errors;
mod file_kind;
mod files;
mod folders;
mod history;
mod inputs;
mod jpeg;
mod layers;
mod misnamed;
mod outline;
mod pictures;
mod plan;
mod profile;
mod properties;
mod prose_table;
mod record;
mod register;
mod scalars;
mod schema;
mod sections;
mod settings;
mod shift;
mod signature;
mod slips;
mod syntax;
mod tables;
mod tallies;
mod target;
mod texts;
mod values;
mod versions;
mod yaml;

pub use crate::disk::stored_path;
pub(crate) use assemble::INHERITED;
pub use edit::{Editor, NewValue, TextEdit, Unchangeable, UnchangeableValue, reshape, rewrite, set_values};
pub use file::{read as read_source, reason, shown, unreadable};
pub use file_kind::{FileKind, schema};
pub use folders::{
    Discovered, PlanFolder, Project, discover, find_projects, has_plan, project_root, project_settings,
};
pub use history::{SetFault, belongs};
pub use inputs::{
    PROFILES, document_of_input, files_below, is_hidden, own_files, shared_files, shared_folders,
    template_files,
};
pub use outline::Outline;
pub use plan::load_plan;
pub use profile::read_profile;
pub use register::{Register, Registered};
pub use shift::{next_year_of, years_left};
pub use slips::day_in_order;
pub use target::{Target, target};
pub use values::values;
pub use versions::{Version, issued_sets, next_set, set_folder, unfinished_sets};
