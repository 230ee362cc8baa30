//! The annexes of a document.

use super::Composer;
use crate::content::document::Annex;
use crate::content::evaluate::CitationValue;
use crate::content::evaluate::annex_labels;
use crate::model::AnnexData;

impl Composer<'_, '_> {
    /// Its annexes, in order.
    pub(super) fn annexes(&mut self) -> Vec<Annex> {
        let document = self.document;
        let labels = annex_labels(document, self.profile);
        labels.into_iter().zip(&document.annexes).map(|(label, annex)| self.annex(label, annex)).collect()
    }

    fn annex(&mut self, label: String, annex: &AnnexData) -> Annex {
        Annex {
            label,
            title: self.all(&annex.title),
            reference: self.own(format!("(Kèm theo {})", self.host(annex))),
            has_capitals: annex.has_capitals,
            has_letterhead: annex.has_header_block,
            body: self.annex_body(annex),
        }
    }

    /// The document that an annex belongs to, as it is cited.
    fn host(&self, annex: &AnnexData) -> String {
        let attached = annex.attached_to.as_ref().and_then(|id| self.document.citations.get(&id.value));
        match attached {
            Some(citation) => {
                let rules = self.profile.rules.citation.clone();
                CitationValue { citation: citation.clone(), rules }.cited()
            }
            None => self.texts.cited().printed.clone(),
        }
    }
}
