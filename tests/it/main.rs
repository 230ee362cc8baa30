//! The program from outside: files in, PDFs and words out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cli;
mod findings;
mod format;
mod harness;
mod pdf;
