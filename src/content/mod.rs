//! The document as it reads: typed blocks, tables, cells and runs, with numbers given and texts evaluated.
//!
//! It has no style and no format. Typst text, the comparison and every other output of a document read this, and
//! nothing reads what another of them makes.

mod block;
mod chart;
mod compose;
mod document;
mod drawing;
mod evaluate;
mod field;
mod figure_name;
mod printed;
mod runs;
mod table;
mod text;

pub use block::{Block, BlockKind, Marker, ParagraphStyle, PartLabel};
pub use chart::{Chart, ChartPeriod};
pub use compose::{ComposedDocument, Described, DocumentFields, LineParts, Request};
pub use document::{
    Addressees, Annex, CitedName, Content, Head, Letterhead, Line, Recipients, Signer, SignerPicture, Title,
};
pub use drawing::{Image, OrgBox, OrgChart};
pub use evaluate::{OfferedName, OfferedNames, TextPiece, period_name, target_text};
pub(crate) use evaluate::{engine_of_templates, expression};
pub(crate) use field::named;
pub use field::{Field, FieldKind, Note};
pub use figure_name::figure_name;
pub use runs::{LEADER, Run, Runs};
pub use table::{
    Cell, Column, ColumnRole, FigureColumn, MergedCell, Row, RowFigures, RowKind, Series, Table, TableFigures,
};
pub use text::{Marks, Text, one_line};
