//! Word files that people corrected: what they changed comes back into the data that the file was made from.
//!
//! A file keeps the words of its paragraphs as they were written (`word::record`), so that three versions are compared,
//! paragraph by paragraph: the one that was made, the one that comes back, and what the data say now (`pairs`, `versions`, `merged`). What the file
//! alone changed goes to the place in the data that the text comes from (`wording`, `rewritten`, `members`), byte by byte; what the
//! program computes, and what has no place in the data, is a finding.

mod bring_home;
mod computed;
mod edited;
mod filled_cells;
mod letterhead;
mod looks;
mod members;
mod merged;
mod pairs;
mod quotes;
mod record;
mod rewritten;
mod settled;
mod tokens;
mod trial;
mod versions;
mod wording;

pub use bring_home::{Correction, CorrectionOutcome, CorrectionRequest, bring_home};
