//! Evaluates the texts of a document: what they can name, what its values read as, what is wrong with an expression.

mod builtins;
mod expr_errors;
pub(crate) mod expression;
mod filters;
mod functions;
mod labels;
mod offered;
mod pieces;
mod quota_progress;
mod scope;
mod texts;
mod trace;
mod values;

pub(crate) use builtins::engine_of_templates;
pub(super) use labels::{annex_labels, printed_number};
pub use offered::{OfferedName, OfferedNames};
pub use pieces::TextPiece;
pub(super) use quota_progress::UNREPORTED;
pub(super) use scope::{Own, figure_value};
pub(super) use texts::Texts;
pub(super) use trace::Origin;
pub(super) use values::{CitationValue, DateValue, PeriodValue, printed_figure};
pub use values::{period_name, target_text};
