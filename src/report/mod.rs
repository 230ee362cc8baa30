//! Findings and results as text for a terminal, or as lines of JSON.

mod catalogue;
mod change_reason;
mod comparison;
mod corrections;
mod explanation;
mod finding;
mod json;
mod json_explained;
mod json_format;
mod json_results;
mod json_signed;
mod passed_over;
mod schema;
mod spoken;
mod terminal;
#[cfg(test)]
mod tests;

pub use catalogue::{Catalogue, Language};
pub use change_reason::{document_name, reasons};
pub use comparison::{comparison_json, comparison_text};
pub use corrections::{changes_json, correction_json, correction_text};
pub use explanation::{Explanation, explanations};
pub use json::{
    Event, FaceLine, RunMode, face_json, finding_json, fix_json, import_json, issue_json, listed_json,
    output_json, verified_json, verified_set_json,
};
pub use json_explained::{TypeFact, document_type_json, explanation_json};
pub use json_format::{JsonFormat, RENAMED_KEYS, RenamedKey, as_first_format};
pub use json_results::{
    PlanCounts, Summary, revised_json, schema_json, summary_json, template_json, text_json,
};
pub use json_signed::{after_json, taken_json};
pub use passed_over::{PassedOver, PassedOverReason, passed_over_json};
pub use schema::{LINES_SCHEMA, described_schema, schema_text};
pub use spoken::{SpokenFinding, file_below, finding_id, spoken_finding};
pub use terminal::Terminal;
