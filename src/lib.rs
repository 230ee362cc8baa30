//! From a folder of YAML (a plan, its quotas, its results) to the official PDFs of a Vietnamese Party
//! committee.
//!
//! The modules are floors: each uses only those below it. `ARCHITECTURE.md` draws them.

pub mod archive;
pub mod check;
pub mod cli;
pub mod compare;
pub mod content;
pub mod corrections;
pub mod data;
pub mod diag;
mod disk;
pub mod docx;
pub mod edits;
pub mod intake;
mod limits;
mod listed;
pub mod model;
mod package;
pub mod pipeline;
pub mod province;
pub mod records;
pub mod render;
pub mod report;
pub mod retype;
pub mod server;
pub mod signatures;
pub mod source;
pub mod text;
pub mod typeset;
pub mod word;
pub mod workbook;
