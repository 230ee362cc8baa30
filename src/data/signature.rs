//! Who signs a document and whom it addresses, as written.

use super::decode::{Context, Decode, Filled, Named, record};
use super::scalars::Lines;
use super::yaml::{Node, Value};
use crate::model::{Addressees, Signature, TemplateText};
use crate::source::Place;

record! {
    /// Who signs.
    struct SignatureFile {
        default authority: Lines,
        required position: Filled<TemplateText>,
        required signer: TemplateText,
    }
}

/// One signature, or two that stand side by side.
#[derive(Clone, Debug)]
pub(crate) struct SignaturesFile(Vec<SignatureFile>);

impl Decode for SignaturesFile {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let Filled(signatures) = Filled::decode(node, context)?;
        if signatures.len() > 2 {
            context.invalid(node, &signatures.len().to_string(), "signatures");
            return None;
        }
        Some(Self(signatures))
    }

    fn stand_in(place: &Place) -> Option<Self> {
        SignatureFile::stand_in(place).map(|signature| Self(vec![signature]))
    }
}

impl SignaturesFile {
    pub(super) fn into_model(self) -> Vec<Signature> {
        let signature = |file: SignatureFile| Signature {
            authority: file.authority.0,
            position: file.position.0,
            signer: file.signer,
        };
        self.0.into_iter().map(signature).collect()
    }
}

/// Those whom a document addresses: a text, a list, or either under a salutation of its own.
#[derive(Clone, Debug)]
pub(crate) struct AddresseesFile(Vec<Addressees>);

impl Decode for AddresseesFile {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        if let Value::Map(_) = node.value {
            let Named(groups) = Named::<String, Filled<TemplateText>>::decode(node, context)?;
            let group = |(salutation, list): (crate::source::Placed<String>, Filled<_>)| Addressees {
                salutation: Some(salutation.value.trim_end_matches(':').to_owned()),
                list: list.0,
            };
            return Some(Self(groups.into_iter().map(group).collect()));
        }
        let Filled(list) = Filled::decode(node, context)?;
        Some(Self(vec![Addressees { salutation: None, list }]))
    }
}

impl AddresseesFile {
    pub(super) fn into_model(self) -> Vec<Addressees> {
        self.0
    }
}
