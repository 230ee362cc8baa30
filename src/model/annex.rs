//! Annexes of quota tables.

use super::{BodyNode, ChartData, TableData, TemplateText};
use crate::source::Placed;

/// An annex of the plan, or of a document that the plan cites.
#[derive(Clone, Debug)]
pub struct AnnexData {
    /// Its title, by line.
    pub title: Vec<TemplateText>,
    /// Whether its title is in capitals, however it is typed.
    pub has_capitals: bool,
    /// Whether the header block is repeated on it (practice, no rule).
    pub has_header_block: bool,
    /// The id of the citation that it belongs to, where it is not the plan's own.
    pub attached_to: Option<Placed<String>>,
    /// Its tables.
    pub tables: Vec<TableData>,
    /// Its charts, after the tables.
    pub charts: Vec<ChartData>,
    /// Its text, after tables and charts.
    pub body: Vec<BodyNode>,
    /// Lines under all of it.
    pub notes: Vec<TemplateText>,
}
