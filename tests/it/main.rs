//! The program from outside: files in, PDFs and words out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod check;
mod cli;
mod comparison;
mod documents;
mod figures;
mod findings;
mod floors;
mod format;
mod harness;
mod hostile;
mod incremental;
mod interrupted;
mod life;
mod pdf;
mod promises;
mod prose;
mod scaling;
mod schema;
mod stable;
mod verify;
mod watch;
