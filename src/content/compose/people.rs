//! The addressees, the recipients and the signers of a document.

use super::Composer;
use crate::content::document::{Addressees, Line, Recipients, Signer, SignerPicture};
use crate::content::text::{Marks, one_line};
use crate::model::{AddresseesData, Picture, Signature, TemplateText};

impl Composer<'_, '_> {
    /// The addressees of the document (9a).
    pub(super) fn addressees(&mut self) -> Vec<Addressees> {
        let document = self.document;
        document.addressees.iter().map(|group| self.addressed(group)).collect()
    }

    fn addressed(&mut self, group: &AddresseesData) -> Addressees {
        let profile = self.profile;
        let rules = &profile.rules;
        let ends = [rules.addressee_end.as_str(), &rules.addressee_last_end];
        Addressees {
            salutation: group
                .salutation
                .clone()
                .or_else(|| self.rules.salutation.clone())
                .unwrap_or_else(|| rules.salutation.clone()),
            list: match group.list.as_slice() {
                [one] => vec![Line { text: self.text(one), marks: None }],
                list => self.dashed(list, ends),
            },
        }
    }

    /// The recipients of the document (9).
    pub(super) fn recipients(&mut self) -> Recipients {
        let document = self.document;
        let recipients = &document.recipients;
        let profile = self.profile;
        let rules = &profile.rules;
        let ends = [rules.recipient_end.as_str(), &rules.recipient_last_end];
        Recipients {
            label: rules.recipients_label.clone(),
            list: self.dashed(&recipients.list, ends),
            drafter: self.optional(recipients.drafter.as_ref()),
        }
    }

    /// Lines with a dash; each ends with the first of `ends`, the last with the second.
    fn dashed(&mut self, texts: &[TemplateText], ends: [&str; 2]) -> Vec<Line> {
        let last = texts.len().saturating_sub(1);
        let line = |(at, text)| {
            let end = ends[usize::from(at == last)].to_owned();
            Line { text: self.text(text), marks: Some(Marks { start: Some("- ".to_owned()), end }) }
        };
        texts.iter().enumerate().map(line).collect()
    }

    /// Who signs the document (7).
    pub(super) fn signers(&mut self) -> Vec<Signer> {
        let document = self.document;
        document.signatures.iter().map(|signature| self.signer(signature)).collect()
    }

    pub(super) fn signer(&mut self, signature: &Signature) -> Signer {
        let name = self.text(&signature.signer);
        let position = self.all(&signature.position);
        let person = name.runs.to_plain();
        let picture = |picture: &Option<Picture>, alt: String| {
            let Picture { name, width, .. } = picture.as_ref()?;
            Some(SignerPicture { file: name.clone(), width: *width, alt })
        };
        let has_field = self.document.signature_field.unwrap_or(self.settings.has_signature_field);
        let field = has_field.then(|| format!("Chữ ký số của {person}, {}", one_line(&position)));
        let seal = format!("Dấu bên chữ ký của {person}, {}", one_line(&position));
        Signer {
            authority: self.all(&signature.authority),
            image: picture(&signature.image, format!("Chữ ký của {person}")),
            seal: picture(&signature.seal, seal),
            position,
            note: self.all(&signature.note),
            name,
            field,
        }
    }
}
