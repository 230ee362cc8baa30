//! The annexes of a document.

use super::Composer;
use crate::content::document::{Annex, Letterhead};
use crate::content::evaluate::CitationValue;
use crate::content::evaluate::annex_labels;
use crate::content::runs::Runs;
use crate::content::text::Text;
use crate::model::{AnnexData, AnnexHeader, AnnexHeaderData};

/// The words before the document that an annex belongs to.
const REFERENCE: &str = "Kèm theo";

impl Composer<'_, '_> {
    /// Its annexes, in order.
    pub(super) fn annexes(&mut self, letterhead: &Letterhead) -> Vec<Annex> {
        let document = self.document;
        let labels = annex_labels(document, self.profile);
        let annexes = labels.into_iter().zip(&document.annexes);
        annexes.map(|(label, annex)| self.annex(label, annex, letterhead)).collect()
    }

    fn annex(&mut self, label: String, annex: &AnnexData, letterhead: &Letterhead) -> Annex {
        let unfilled = self.unfilled.len();
        let composed = Annex {
            label,
            title: self.all(&annex.title),
            reference: self.own(format!(
                "({} {})",
                annex.reference.as_deref().unwrap_or(REFERENCE),
                self.host(annex)
            )),
            has_capitals: annex.has_capitals,
            letterhead: match &annex.header {
                AnnexHeader::None => None,
                AnnexHeader::Document => Some(letterhead.clone()),
                AnnexHeader::Own(own) => Some(self.own_letterhead(own)),
            },
            has_own_letterhead: annex.header.own().is_some(),
            body: self.annex_body(annex),
            signers: annex.signatures.iter().map(|signature| self.signer(signature)).collect(),
        };
        if annex.is_form {
            self.leave_to_fill_in(unfilled);
        }
        composed
    }

    /// A block of its own above an annex: its lines print as they are written.
    fn own_letterhead(&mut self, own: &AnnexHeaderData) -> Letterhead {
        let nothing = || Text { runs: Runs::default(), place: None };
        Letterhead {
            title: self.profile.rules.header_title.clone(),
            superior: self.optional(own.superior.as_ref()),
            issuer: self.text(&own.issuer),
            number: self.optional(own.number.as_ref()).unwrap_or_else(nothing),
            date: self.optional(own.date.as_ref()).unwrap_or_else(nothing),
            subject: Vec::new(),
            urgency: None,
            draft: None,
            circulation: None,
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
