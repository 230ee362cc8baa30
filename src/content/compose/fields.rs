//! The fields of a document, and the notes of the plan's data.

use super::{Composer, Request};
use crate::content::document::Content;
use crate::content::evaluate::{CitationValue, DateValue, printed_figure};
use crate::content::field::{Field, FieldKind, Note};
use crate::content::one_line;
use crate::diag::Findings;
use crate::model::{Citation, DocumentId, Picture, Signature, State, TemplateText, Urgency};
use crate::text::ToneMark;

/// The fields and notes of a document, beside its content.
#[derive(Clone, Debug, Default)]
pub struct DocumentFields {
    /// Its fields, in the order in which people read them.
    pub fields: Vec<Field>,
    /// The notes of the data, for the plan's own text.
    pub notes: Vec<Note>,
}

/// A document with its fields.
#[derive(Clone, Debug)]
pub struct ComposedDocument {
    /// As it reads.
    pub content: Content,
    /// The fields beside its content.
    pub fields: DocumentFields,
}

/// How many spaces are printed for a day or month that is not known yet.
const BLANK: usize = 6;

impl Request<'_> {
    /// The content with the fields of the document, for comparisons.
    pub fn compose_with_fields(self, findings: &mut Findings) -> Option<ComposedDocument> {
        self.with_composer(findings, |composer| ComposedDocument {
            content: composer.content(),
            fields: composer.fields(),
        })
    }
}

impl Composer<'_, '_> {
    pub(super) fn fields(&mut self) -> DocumentFields {
        let mut fields = Vec::new();
        self.header_fields(&mut fields);
        self.setting_fields(&mut fields);
        self.named_fields(&mut fields);
        self.people_fields(&mut fields);
        let is_plan = self.document.id == DocumentId::PLAN;
        DocumentFields { fields, notes: if is_plan { self.notes() } else { Vec::new() } }
    }

    /// Some texts on one line; none where there are none.
    fn line(&mut self, texts: &[TemplateText]) -> Option<String> {
        let texts = self.all(texts);
        (!texts.is_empty()).then(|| one_line(&texts))
    }

    fn read(&mut self, text: &TemplateText) -> String {
        self.text(text).runs.to_plain()
    }

    fn header_fields(&mut self, fields: &mut Vec<Field>) {
        let document = self.document;
        let header = &document.header;
        let state = match self.document.state {
            State::Draft => "dự thảo",
            State::AwaitingNumber => "chờ số",
            State::Issued => "đã ban hành",
        };
        push(fields, FieldKind::State, state);
        push_if(fields, FieldKind::Number, header.number.map(|number| number.to_string()));
        push(fields, FieldKind::Symbol, header.symbol.as_str());
        push(fields, FieldKind::Place, header.place.as_str());
        push(fields, FieldKind::Date, DateValue { date: header.date, blank: BLANK }.long());
        push_if(fields, FieldKind::Superior, header.superior.as_ref().map(|text| self.read(text)));
        push(fields, FieldKind::Issuer, self.read(&header.issuer.name));
        push(fields, FieldKind::CitedAs, self.read(&header.issuer.cited));
        push_if(fields, FieldKind::Abstract, self.line(&header.about));
        push_if(fields, FieldKind::Amended, header.amended.then_some("(điều chỉnh, bổ sung)"));
        push_if(fields, FieldKind::Urgency, header.urgency.map(Urgency::name));
        push_if(fields, FieldKind::Draft, header.draft.map(|draft| draft.to_string()));
        push_if(fields, FieldKind::Circulation, header.circulation.as_ref().map(|text| self.read(text)));
    }

    /// How the document is set and numbered, where that shows.
    fn setting_fields(&self, fields: &mut Vec<Field>) {
        let (document, settings) = (self.document, self.settings);
        let spelling = match self.spelling {
            ToneMark::First => "ủy",
            ToneMark::Second => "uỷ",
        };
        let levels: Vec<&str> = document.levels(&self.profile.id).iter().map(|level| level.id()).collect();
        let families: Vec<&str> =
            settings.fonts.families.iter().map(|family| family.value.as_str()).collect();
        push(fields, FieldKind::Profile, self.profile.id.as_str());
        push(fields, FieldKind::Spelling, spelling);
        push(fields, FieldKind::Numbering, levels.join(", "));
        push(fields, FieldKind::DraftMark, yes_or_no(document.draft_mark.unwrap_or(settings.has_draft_mark)));
        let has_field = document.signature_field.unwrap_or(settings.has_signature_field);
        push(fields, FieldKind::SignatureField, yes_or_no(has_field));
        push(fields, FieldKind::Duplex, yes_or_no(settings.is_duplex));
        push_if(fields, FieldKind::Fonts, (!families.is_empty()).then(|| families.join(", ")));
        let has_annexes = !document.annexes.is_empty();
        push_if(fields, FieldKind::BindAnnexes, has_annexes.then(|| yes_or_no(document.binds_annexes)));
        for (at, annex) in document.annexes.iter().enumerate() {
            push_of(fields, FieldKind::HeaderBlock, (at + 1).to_string(), yes_or_no(annex.header.is_some()));
        }
    }

    /// Figures and citations, each by its name.
    fn named_fields(&self, fields: &mut Vec<Field>) {
        let rules = &self.profile.rules.citation;
        let cited = |citation: &Citation| {
            let cited = CitationValue { citation: citation.clone(), rules: rules.clone() }.cited();
            let about = citation.about.as_ref().map(|about| format!(" ({about})")).unwrap_or_default();
            format!("{cited}{about}")
        };
        for (name, figure) in &self.document.figures {
            push_of(fields, FieldKind::Figure, name.clone(), printed_figure(figure));
        }
        for (name, citation) in &self.document.citations {
            push_of(fields, FieldKind::Citation, name.clone(), cited(citation));
        }
        push_if(fields, FieldKind::Replaces, self.document.replaces.as_ref().map(cited));
    }

    /// Who signs, and to whom the document goes.
    fn people_fields(&mut self, fields: &mut Vec<Field>) {
        let document = self.document;
        for (at, signature) in document.signatures.iter().enumerate() {
            self.signature_fields(&(at + 1).to_string(), signature, fields);
        }
        let addressees = document.addressees.iter().flat_map(|group| &group.list);
        let addressees = addressees.map(|text| (FieldKind::Addressee, text));
        let recipients = document.recipients.list.iter().map(|text| (FieldKind::Recipient, text));
        // Each member of a list by its own text: an added or removed member is reported separately.
        for (kind, text) in addressees.chain(recipients) {
            let value = self.read(text);
            push_of(fields, kind, value.clone(), value);
        }
        let drafter = document.recipients.drafter.as_ref().map(|text| self.read(text));
        push_if(fields, FieldKind::Drafter, drafter);
    }

    fn signature_fields(&mut self, at: &str, signature: &Signature, fields: &mut Vec<Field>) {
        let texts = [
            (FieldKind::Authority, signature.authority.as_slice()),
            (FieldKind::Position, &signature.position),
            (FieldKind::Signer, std::slice::from_ref(&signature.signer)),
        ];
        for (kind, texts) in texts {
            if let Some(line) = self.line(texts) {
                push_of(fields, kind, at.to_owned(), line);
            }
        }
        for (kind, picture) in [(FieldKind::Image, &signature.image), (FieldKind::Seal, &signature.seal)] {
            if let Some(Picture { name, width, .. }) = picture {
                push_of(fields, kind, at.to_owned(), format!("{name}, {width:.1} pt"));
            }
        }
    }

    /// The notes about those who hold quotas, and about their shares.
    fn notes(&mut self) -> Vec<Note> {
        let plan = self.plan;
        let units = plan.quotas.units.iter().map(|unit| (&unit.id, unit.note.as_ref()));
        let organisations = plan.quotas.organisations.iter().map(|one| (&one.id, one.note.as_ref()));
        let of_holders = units.chain(organisations).map(|(holder, note)| (None, holder, note));
        let of_shares = plan.quotas.quotas.iter().flat_map(|quota| {
            let shares = quota.tally.shares.iter();
            shares.map(|share| (Some(quota.id.clone()), &share.holder, share.note.as_ref()))
        });
        let mut notes = Vec::new();
        for (quota, holder, note) in of_holders.chain(of_shares) {
            if let Some(note) = note {
                notes.push(Note { quota, holder: holder.to_string(), text: self.read(note) });
            }
        }
        notes
    }
}

fn push(fields: &mut Vec<Field>, kind: FieldKind, value: impl Into<String>) {
    fields.push(Field { kind, of: Vec::new(), value: value.into() });
}

fn push_if(fields: &mut Vec<Field>, kind: FieldKind, value: Option<impl Into<String>>) {
    fields.extend(value.map(|value| Field { kind, of: Vec::new(), value: value.into() }));
}

fn push_of(fields: &mut Vec<Field>, kind: FieldKind, of: String, value: impl Into<String>) {
    fields.push(Field { kind, of: vec![of], value: value.into() });
}

fn yes_or_no(is_so: bool) -> &'static str {
    if is_so { "có" } else { "không" }
}
