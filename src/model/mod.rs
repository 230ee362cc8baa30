//! What a plan is: types that are valid by construction, and the arithmetic over them. No files, no
//! YAML, no formatting for print.

mod amount;
mod annex;
mod body;
mod citation;
mod date;
mod document;
mod header;
mod id;
mod measure;
mod period;
mod plan;
mod profile;
mod quota;
mod settings;
mod tally;
mod template_text;
mod unit;

pub use amount::Amount;
pub use annex::{Annex, Columns};
pub use body::{Item, Node, Progress, QuotaTable, Section};
pub use citation::Citation;
pub use date::DocumentDate;
pub use document::{Document, Figure};
pub use header::{DocumentType, Header, Issuer, Recipients, Signature, State, Urgency};
pub use id::Id;
pub(crate) use id::is_reserved_on_windows;
pub use measure::Measure;
pub use period::Period;
pub use plan::{Notice, Plan, Report};
pub use profile::{Level, Look, Numerals, Profile, Rules};
pub use quota::{Quota, QuotaSet, Reached, ResultSet};
pub use settings::{FontChoice, Settings};
pub use tally::{Counts, Holding, Share, Tally};
pub use template_text::TemplateText;
pub use unit::{Organisation, Unit, UnitKind};
