//! What a plan is: types that are valid by construction, and the arithmetic over them. No files, no
//! YAML, no formatting for print.

mod acceptance;
mod amount;
mod annex;
mod body;
mod cell;
mod citation;
mod date;
mod document;
mod header;
mod history;
mod id;
mod measure;
mod period;
mod plan;
mod profile;
mod quota;
mod quota_table;
mod quotable;
mod settings;
mod signature;
mod standing;
mod sums;
mod table;
mod tabulation;
mod tally;
mod template_text;
mod unit;

pub use acceptance::Acceptance;
pub use amount::Amount;
pub use annex::Annex;
pub use body::{Chart, Item, Node, Progress, Section};
pub use cell::Cell;
pub use citation::{Citation, CitedNumber};
pub use date::DocumentDate;
pub use document::{Document, Figure};
pub use header::{
    Addressees, DocumentType, Header, HeaderPlaces, Issuer, NumberKey, Recipients, State, Urgency,
};
pub use history::{DocumentId, History, IssuedSet};
pub use id::Id;
pub use measure::Measure;
pub use period::Period;
pub use plan::{Notice, Plan, Report};
pub use profile::{CitationRules, CitedDate, Level, Look, Numerals, Profile, Rules};
pub use quota::{Quota, QuotaSet, Reached, ResultSet};
pub use quota_table::{Column, ColumnContent, Columns, GroupBy, QuotaPart, QuotaTable, StandingFigure};
pub use quotable::{FIGURE_MAPS, FigureName, FigurePath, FigureSubject, FigureValue, Quotable};
pub use settings::{Extent, FontChoice, Settings};
pub use signature::{Picture, Signature};
pub use standing::{Figures, Sight, Standing};
pub use table::{Align, ProseColumn, ProseRow, ProseTable, Table};
pub use tabulation::{RowHead, TableRow, Tabulation};
pub use tally::{Counts, Holding, Share, Tally};
pub use template_text::TemplateText;
pub use unit::{Group, Holder, Organisation, Unit, UnitKind};
