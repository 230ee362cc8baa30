//! Documents that await number and day, and those that need them before they are in force.

use crate::diag::{Code, Finding, Findings};
use crate::model::{Document, DocumentId, DocumentKind, Plan, State, TemplateText};
use crate::source::Place;
use crate::text::{NamePath, name_paths};

/// A document that needs another which is in force for nothing yet.
pub struct Need {
    /// Where it needs it.
    place: Place,
    /// Why: a text cites it (`cites`), its quotas are measured (`measures`) or allotted (`allots`).
    reason: &'static str,
    /// The document that awaits number and day.
    awaited: DocumentId,
}

impl Need {
    /// The finding about a draft.
    fn warning(&self) -> Finding {
        self.finding(Code::AwaitedNeeded)
    }

    /// The finding that keeps the document from being issued.
    pub fn refusal(&self) -> Finding {
        self.finding(Code::NumberAwaited).with("kind", "needed")
    }

    fn finding(&self, code: Code) -> Finding {
        let finding = Finding::at(code, &self.place).with("reason", self.reason);
        finding.with("awaited", self.awaited.to_string())
    }
}

/// Reports what of the data contradicts that a document awaits number and day, and the drafts that need it.
pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    for document in plan.issued_documents() {
        check_data(plan, document, findings);
        if document.state == State::Draft {
            for need in needs_of(plan, &document.id) {
                findings.push(need.warning());
            }
        }
    }
}

/// A number and a day that are written by hand are noted nowhere: the register has to know them.
fn check_data(plan: &Plan, document: &Document, findings: &mut Findings) {
    let header = &document.header;
    let is_awaiting = document.state == State::AwaitingNumber;
    let stands = plan.awaiting_set(&document.id).is_some();
    let number = header.places.number.as_ref().filter(|_| is_awaiting || stands);
    let day = Some(&header.places.date).filter(|_| is_awaiting && header.date.full().is_some());
    let state = Some(&header.places.date).filter(|_| stands && document.state == State::Issued);
    if let Some(place) = number.or(day).or(state) {
        let finding = Finding::at(Code::NumberAwaited, place).with("kind", "by-hand");
        findings.push(finding.with("document", document.id.to_string()));
    }
}

/// What a document that has not left yet needs of others that await number and day.
pub fn needs_of(plan: &Plan, id: &DocumentId) -> Vec<Need> {
    let awaits = |other: &DocumentId| other != id && plan.awaiting_set(other).is_some();
    let Some(document) = plan.document(id).filter(|_| plan.standing_set(id).is_none()) else {
        return Vec::new();
    };
    let mut needs = Vec::new();
    let extract = plan.documents().into_iter().filter(|other| other.id != *id && other.id.issued_as() == *id);
    for text in std::iter::once(document).chain(extract).flat_map(Document::texts) {
        let cited = cited(plan, id, text).find(|cited| awaits(cited));
        needs.extend(cited.map(|awaited| Need { place: text.place().clone(), reason: "cites", awaited }));
    }
    let date = &document.header.places.date;
    let allots = id.is_allotting() && awaits(&DocumentId::PLAN);
    let is_without_quotas = id.period().is_some() && plan.quotas_in_force_for(id).is_none();
    let measured = DocumentId::allotting().find(awaits).filter(|_| is_without_quotas);
    let allotted = allots.then_some(DocumentId::PLAN);
    let of_quotas =
        allotted.map(|awaited| ("allots", awaited)).or(measured.map(|awaited| ("measures", awaited)));
    needs.extend(of_quotas.map(|(reason, awaited)| Need { place: date.clone(), reason, awaited }));
    needs
}

/// The documents that a text cites by number and day: `{{ plan | cite }}`, `{{ in_force.plan | cite }}`.
pub(super) fn cited<'t>(
    plan: &'t Plan,
    id: &'t DocumentId,
    text: &'t TemplateText,
) -> impl Iterator<Item = DocumentId> + 't {
    let is_in_force = || plan.in_force_for(id, &[DocumentId::PLAN]).is_some();
    let named = |path: &NamePath| {
        let names: Vec<&str> = path.names().collect();
        match names.as_slice() {
            ["in_force", ..] if !is_in_force() => Some(DocumentId::PLAN),
            // The year is always known.
            [_, "date", "year"] => None,
            [kind] | [kind, "reference" | "number" | "date", ..] => {
                DocumentKind::declared(kind).and_then(DocumentId::only)
            }
            _ => None,
        }
    };
    let paths = name_paths(text.written());
    paths.iter().filter_map(named).collect::<Vec<_>>().into_iter()
}
