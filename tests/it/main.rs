//! The program from outside: files in, PDFs and words out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod agreement;
mod changes;
mod check;
mod cli;
mod comparison;
mod congress;
mod documents;
mod expressions;
mod figures;
mod file_names;
mod findings;
mod floors;
mod format;
mod harness;
mod hostile;
mod import;
mod incremental;
mod interface;
mod interrupted;
mod life;
mod many;
mod office;
mod outputs;
mod pdf;
mod placeholders;
mod program;
mod projects;
mod promises;
mod prose;
mod province;
mod reported;
mod samples;
mod scaling;
mod schema;
mod sets;
mod stable;
mod units;
mod verify;
mod watch;
mod word;
mod workbook;
