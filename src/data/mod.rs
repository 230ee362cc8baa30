//! From files to the model: what a person wrote, with places, read into valid types.
//!
//! A problem in the data is a finding and reading goes on, so that one run reports all problems.

mod annex;
mod assemble;
mod body;
mod declared;
mod decode;
mod document_types;
mod doubts;
mod drawings;
mod field_tree;
mod file;
pub(crate) mod file_errors;
mod file_kind;
mod folders;
mod history;
mod import_file;
mod inputs;
mod joined_items;
mod jpeg;
mod layers;
mod layout_slips;
mod lives;
mod look;
mod measures;
mod misnamed;
mod named_pictures;
mod nodes;
mod outline;
mod period_names;
mod pictures;
mod plan;
mod profile;
mod properties;
mod prose_table;
mod raw;
mod record;
mod register;
mod requested;
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
mod tally_files;
mod target_words;
mod texts;
mod unit_kinds;
mod values;
mod versions;
mod vietnamese;
mod yaml;
mod yaml_edit;

pub use crate::disk::stored_path;
pub(crate) use assemble::INHERITED;
pub use document_types::{BUILT_IN_KINDS, DocumentTypes, KINDS, read_document_type};
pub use field_tree::{WrittenContent, WrittenField, fields};
pub use file::{read as read_source, reason, shown, unreadable};
pub use file_kind::{FileKind, schema};
pub(crate) use folders::reopened_project;
pub use folders::{
    Discovered, PlanFolder, Project, discover, find_projects, has_plan, has_plan_file, plan_folder_in,
    project_root, project_settings,
};
pub use history::{SetFault, belongs, issued_set};
pub use import_file::{ImportColumn, ImportMapping, SkippedRow, import_mapping};
pub use inputs::{
    PROFILES, document_of_input, files_below, is_hidden, own_files, shared_files, shared_folders,
    template_files,
};
pub use layers::model_folder;
pub use look::KnownLooks;
pub use outline::Outline;
pub use period_names::meant_period;
pub use plan::load_plan;
pub use profile::read_profile;
pub use register::{Register, Registered, register_of};
pub use requested::{RequestedDocument, requested_document};
pub use shift::{FormerUnits, next_year_of, without_former_units, years_left};
pub use slips::day_in_order;
pub(crate) use tally_files::EMPTY_RESULTS;
pub use values::{path_at, value_places, values};
pub use versions::{Version, issued_sets, next_set, set_folder, unfinished_sets};
pub(crate) use vietnamese::{plain as plain_words, word as vietnamese_word};
pub use yaml_edit::{
    Editor, FieldEdit, FieldValue, NewMember, NewValue, TextEdit, Unchangeable, UnchangeableValue,
    UnchangeableWords, WordsChange, WordsChangeKind, edit_fields, reshape, rewrite, set_values, set_words,
    spread_members, yaml_line, yaml_lines,
};
