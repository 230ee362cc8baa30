//! Which findings are about a document that is issued: those about another one are asked about when that one is.

use crate::data::{RequestedDocument, shown};
use crate::diag::{Argument, Code, Finding, Findings, Severity};
use crate::disk::{QUOTAS_FILE, RESULTS_FILE};
use crate::model::{BodyNode, DocumentId, DocumentKind, DocumentPart, Plan};
use crate::source::Place;
use crate::text::name_paths;

/// The names of expressions that depend neither on quotas nor on results.
const WITHOUT_FIGURES: [&str; 7] = ["cite", "document", "figures", "in_force", "notice", "plan", "replaces"];

/// A document that is issued.
#[derive(Clone, Copy)]
pub(super) struct IssueConcerns<'a> {
    pub(super) plan: &'a Plan,
    pub(super) requested: &'a RequestedDocument,
}

impl IssueConcerns<'_> {
    /// Drops the findings that are about other documents alone. Errors stay: they keep the plan from being read.
    pub(super) fn drop_others(self, findings: &mut Findings) {
        let shows_figures = self.shows_figures();
        findings.split_off(|finding| {
            finding.severity() != Severity::Error && !self.is_concerned(finding, shows_figures)
        });
    }

    /// Whether a place is in the own file of another document.
    pub(super) fn is_of_other(self, place: &Place) -> bool {
        let other = self.name(place).and_then(DocumentId::from_file);
        other.is_some_and(|other| other != self.requested.document())
    }

    /// Whether a finding is about the document, or about data that it shows.
    fn is_concerned(self, finding: &Finding, shows_figures: bool) -> bool {
        let text = |name: &str| match finding.arguments().get(name) {
            Some(Argument::Text(text)) => Some(text.as_str()),
            Some(Argument::Count(_) | Argument::Changes(_)) | None => None,
        };
        let document = self.requested.document();
        match finding.code() {
            Code::PartNotIssued => {
                let part = text("document").and_then(|stem| stem.parse::<DocumentPart>().ok());
                part.is_none_or(|part| part.document.issued_as() == document)
            }
            Code::IssuedChanged => text("document").is_none_or(|changed| changed == document.to_string()),
            Code::NotReported => {
                text("report").is_none_or(|of| document.period().is_some_and(|own| own.to_string() == of))
            }
            _ => {
                let name = finding.place().and_then(|place| self.name(place));
                let is_of_figures = name.is_some_and(|name| [QUOTAS_FILE, RESULTS_FILE].contains(&name));
                shows_figures || !is_of_figures
            }
        }
    }

    /// Whether the document shows quotas or results: all but those in a file of their own that name none.
    fn shows_figures(self) -> bool {
        let document = self.requested.document();
        let Some(written) = self.plan.document(&document) else { return true };
        if document.kind() != DocumentKind::Separate {
            return true;
        }
        let names_figures = written
            .texts()
            .into_iter()
            .flat_map(|text| name_paths(text.written()))
            .any(|path| path.names().next().is_none_or(|first| !WITHOUT_FIGURES.contains(&first)));
        let has_tables = written.annexes.iter().any(|annex| !annex.tables.is_empty());
        names_figures || has_tables || written.bodies().any(has_figures)
    }

    /// The name of a file in the plan's folder.
    fn name(self, place: &Place) -> Option<&str> {
        let path = place.source().path().strip_prefix(&shown(&self.requested.folder.path));
        path.and_then(|below| below.strip_prefix('/'))
    }
}

/// Whether nodes show a table or a line that is computed.
fn has_figures(nodes: &[BodyNode]) -> bool {
    nodes.iter().any(|node| match node {
        BodyNode::Section(section) => has_figures(&section.body),
        BodyNode::Table(table) => table.as_quota().is_some(),
        BodyNode::Progress(_) => true,
        BodyNode::Paragraph(_) | BodyNode::Line(_) | BodyNode::Items(_) | BodyNode::Drawing(_) => false,
    })
}
