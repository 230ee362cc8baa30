//! The values that documents print and that are no texts, each with the place where it is written.

use super::Composer;
use crate::model::{Citation, Document, Figure, Plan, QuotaSet};
use crate::source::Place;

/// A value as it is written.
pub(super) struct WrittenValue {
    pub(super) text: String,
    pub(super) place: Place,
    /// The names by which an expression may name it.
    pub(super) keys: Vec<String>,
}

impl Composer<'_, '_> {
    /// Every such value of the document and of the plan's quotas.
    pub(super) fn written_values(&self) -> Vec<WrittenValue> {
        let mut lister = WrittenValueList {
            document: self.document,
            plan: self.plan,
            quotas: self.quotas,
            found: Vec::new(),
        };
        lister.header();
        lister.figures();
        let Document { citations, replaces, copies, .. } = self.document;
        for (id, citation) in citations {
            lister.citation(id, citation);
        }
        for (name, citation) in [("replaces", replaces), ("copies", copies)] {
            if let Some(citation) = citation {
                lister.citation(name, citation);
            }
        }
        lister.holders();
        lister.found
    }
}

struct WrittenValueList<'a> {
    document: &'a Document,
    plan: &'a Plan,
    quotas: &'a QuotaSet,
    found: Vec<WrittenValue>,
}

impl WrittenValueList<'_> {
    fn push(&mut self, text: &str, place: Place, keys: &[&str]) {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        self.found.push(WrittenValue { text: text.to_owned(), place, keys });
    }

    /// A value that keys lead to in one of the plan's files, the document's own first.
    fn push_at(&mut self, path: &[&str], text: &str) {
        let place = self.place(path, text);
        self.push(text, place, path.get(1..).unwrap_or_default());
    }

    fn place(&self, path: &[&str], text: &str) -> Place {
        let own = &self.document.source;
        own.value_at(path, text).unwrap_or_else(|| self.plan.place_of_value(path, text))
    }

    /// The values in the headers of the document and of those that it may cite.
    fn header(&mut self) {
        let (plan, document) = (self.plan, self.document);
        let single = plan.issued_documents().filter(|one| one.kind().file().is_some());
        for Document { header, .. } in std::iter::once(document).chain(single) {
            self.push(&header.symbol, header.places.symbol.clone(), &["symbol", "reference"]);
            let place = self.place(&["place"], &header.place);
            self.push(&header.place, place, &["place"]);
            let cited = &header.issuer.cited;
            self.push(cited.written(), cited.place().clone(), &["cite"]);
        }
        for salutation in document.addressees.iter().filter_map(|group| group.salutation.as_ref()) {
            self.push_at(&["addressees"], salutation);
        }
    }

    fn figures(&mut self) {
        for (name, figure) in &self.document.figures {
            if let Figure::Text(text) = figure {
                self.push_at(&["figures", name], text);
            }
        }
    }

    fn citation(&mut self, id: &str, citation: &Citation) {
        let Citation { kind, symbol, issuer, about, .. } = citation;
        for text in [Some(kind), symbol.as_ref(), issuer.as_ref(), about.as_ref()].into_iter().flatten() {
            self.push(text, citation.part(text), &[id]);
        }
    }

    /// Names of units, organisations and groups, and the figures of units.
    fn holders(&mut self) {
        let quotas = self.quotas;
        for unit in &quotas.units {
            let id = unit.id.as_str();
            self.push_at(&["units", id, "name"], &unit.name);
            if let Some(name) = &unit.full_name {
                self.push_at(&["units", id, "full_name"], name);
            }
            for (name, figure) in &unit.figures {
                if let Figure::Text(text) = figure {
                    self.push_at(&["units", id, "figures", name], text);
                }
            }
        }
        for one in &quotas.organisations {
            self.push_at(&["organisations", one.id.as_str(), "name"], &one.name);
        }
        for group in &quotas.groups {
            self.push_at(&["groups", group.id.as_str(), "name"], &group.name);
        }
    }
}
