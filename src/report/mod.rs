//! Findings and summaries in words: terminal text, or lines of JSON.

mod catalogue;
mod comparison;
mod explanation;
mod json;
mod reason;
mod schema;
mod terminal;

pub use catalogue::{Catalogue, Language};
pub use comparison::{comparison_json, comparison_text};
pub use explanation::{Explanation, explanations};
pub use json::{
    Event, FaceLine, Summary, explanation_json, face_json, finding_json, issue_json, listed_json, mend_json,
    output_json, rebuilt_json, summary_json, verified_json,
};
pub use reason::reasons;
pub use schema::schema_text;
pub use terminal::Terminal;
