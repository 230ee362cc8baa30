//! Annexes as written, and as the model has them.

use super::body::{chart, nodes};
use super::decode::{Context, Decode, NonEmpty, OneOrMany};
use super::drawings::ChartFile;
use super::nodes::NodeFile;
use super::record::record;
use super::scalars::{Lines, Plain};
use super::schema::{Definitions, Schema, any_of};
use super::signature::SignaturesFile;
use super::yaml::{Node, Value};
use crate::diag::{Code, Finding, Findings};
use crate::model::{AnnexData, AnnexHeader, AnnexHeaderData, Level, TableData, TemplateText};
use crate::source::Placed;

record! {
    /// An annex.
    struct AnnexFile {
        optional label: Plain,
        required title: NonEmpty<TemplateText>,
        optional title_capitals: bool,
        optional header_block: AnnexHeader,
        optional attached_to: Placed<String>,
        optional form: bool,
        optional reference: Plain,
        optional numbering: OneOrMany<Level>,
        default tables: OneOrMany<TableData>,
        default charts: OneOrMany<ChartFile>,
        default body: Vec<NodeFile>,
        default notes: Lines,
        optional signature: SignaturesFile,
    }
}

impl AnnexFile {
    /// The annex, which has to hold something.
    pub(super) fn into_model(self, findings: &mut Findings) -> AnnexData {
        let is_empty = self.tables.0.is_empty() && self.charts.0.is_empty() && self.body.is_empty();
        if let Some(title) = self.title.0.first().filter(|_| is_empty) {
            let finding = Finding::at(Code::MissingKey, title.place());
            findings.push(finding.with("key", "tables").with("state", "absent"));
        }
        AnnexData {
            label: self.label.map(|label| label.0),
            title: self.title.0,
            has_capitals: self.title_capitals.unwrap_or(true),
            header: self.header_block.unwrap_or(AnnexHeader::None),
            attached_to: self.attached_to,
            is_form: self.form.unwrap_or(false),
            reference: self.reference.map(|words| words.0),
            numbering: self.numbering.map(|levels| levels.0),
            tables: self.tables.0,
            charts: self.charts.0.into_iter().map(chart).collect(),
            body: nodes(self.body),
            notes: self.notes.0,
            signatures: self.signature.map_or_else(Vec::new, SignaturesFile::into_model),
        }
    }
}

record! {
    /// A block of its own above an annex.
    struct AnnexHeaderFile {
        optional superior: TemplateText,
        required issuer: TemplateText,
        optional number: TemplateText,
        optional date: TemplateText,
    }
}

impl Decode for AnnexHeader {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        if matches!(node.value, Value::Map(_)) {
            let AnnexHeaderFile { superior, issuer, number, date } = AnnexHeaderFile::decode(node, context)?;
            return Some(Self::Own(Box::new(AnnexHeaderData { superior, issuer, number, date })));
        }
        bool::decode(node, context).map(|is_wanted| if is_wanted { Self::Document } else { Self::None })
    }
}

impl Schema for AnnexHeader {
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        any_of("AnnexHeader", &[bool::schema, AnnexHeaderFile::schema], definitions)
    }
}
