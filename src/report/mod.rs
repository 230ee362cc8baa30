//! Findings and results as text for a terminal, or as lines of JSON.

mod catalogue;
mod change_reason;
mod comparison;
mod explanation;
mod finding;
mod json;
mod json_explained;
mod passed_over;
mod schema;
mod terminal;
#[cfg(test)]
mod tests;

pub use catalogue::{Catalogue, Language};
pub use change_reason::{document_name, reasons};
pub use comparison::{comparison_json, comparison_text};
pub use explanation::{Explanation, explanations};
pub use json::{
    Event, FaceLine, RunMode, Summary, face_json, finding_json, fix_json, import_json, issue_json,
    listed_json, output_json, summary_json, verified_json, verified_set_json,
};
pub use json_explained::{TypeFact, document_type_json, explanation_json};
pub use passed_over::{PassedOver, PassedOverReason, passed_over_json};
pub use schema::schema_text;
pub use terminal::Terminal;
