//! From files to the model: what a person wrote, with places, read into valid types.
//!
//! A problem in the data is a finding and reading goes on, so that one run tells them all.

mod assemble;
mod body;
mod decode;
mod file;
mod files;
mod profile;
mod project;
mod scalars;
mod syntax;
mod tallies;
mod yaml;

pub use file::{read as read_source, reason, shown};
pub use profile::read_profile;
pub use project::{PlanFolder, Project, find_projects, load_plan, project_settings};
