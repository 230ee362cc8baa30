//! Findings and summaries in words: terminal text, or lines of JSON.

mod catalogue;
mod json;
mod terminal;

pub use catalogue::{Catalogue, Language};
pub use json::{FaceLine, Summary, face_json, finding_json, output_json, summary_json};
pub use terminal::Terminal;
