//! The program from outside: files in, PDFs and words out.

mod cli;
mod harness;
mod pdf;
