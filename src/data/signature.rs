//! Who signs a document and whom it addresses, as written.

use std::path::{Path, PathBuf};

use super::decode::{Context, Decode, Named, NonEmpty};
use super::pictures::{PictureFile, Pictures};
use super::record::record;
use super::scalars::Lines;
use super::schema::{Definitions, Schema};
use super::yaml::{Node, Value};
use crate::diag::Findings;
use crate::model::{AddresseesData, Signature, TemplateText};
use crate::source::Place;

record! {
    /// Who signs.
    struct SignatureFile {
        default authority: Lines,
        required position: NonEmpty<TemplateText>,
        default note: Lines,
        required signer: TemplateText,
        optional image: PictureFile,
        optional seal: PictureFile,
    }
}

/// How many sign one document at the most, side by side.
const MOST_SIGNERS: usize = 3;

/// One signature, or several side by side.
#[derive(Clone, Debug)]
pub(crate) struct SignaturesFile(Vec<SignatureFile>);

impl Decode for SignaturesFile {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let NonEmpty(signatures) = NonEmpty::decode(node, context)?;
        if signatures.len() > MOST_SIGNERS {
            context.invalid(node, &signatures.len().to_string(), "signatures");
            return None;
        }
        Some(Self(signatures))
    }

    fn substitute(place: &Place) -> Option<Self> {
        SignatureFile::substitute(place).map(|signature| Self(vec![signature]))
    }
}

impl Schema for SignaturesFile {
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        let mut schema = NonEmpty::<SignatureFile>::schema(definitions);
        schema["anyOf"][1]["maxItems"] = MOST_SIGNERS.into();
        schema
    }
}

impl SignaturesFile {
    /// Reads the pictures beside the file that names them, and returns their paths.
    pub(super) fn load_pictures(
        &mut self,
        folder: &Path,
        known: &mut Pictures,
        findings: &mut Findings,
    ) -> Vec<PathBuf> {
        let pictures = self.0.iter_mut().flat_map(|file| file.image.iter_mut().chain(&mut file.seal));
        pictures.filter_map(|picture| picture.load(folder, known, findings)).collect()
    }

    pub(super) fn into_model(self) -> Vec<Signature> {
        let signature = |file: SignatureFile| Signature {
            authority: file.authority.0,
            position: file.position.0,
            note: file.note.0,
            signer: file.signer,
            image: file.image.and_then(PictureFile::into_model),
            seal: file.seal.and_then(PictureFile::into_model),
        };
        self.0.into_iter().map(signature).collect()
    }
}

/// The addressees of a document: a text, a list, or either under a salutation of its own.
#[derive(Clone, Debug)]
pub(crate) struct AddresseesFile(Vec<AddresseesData>);

impl Decode for AddresseesFile {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        if let Value::Map(_) = node.value {
            let Named(groups) = Named::<String, NonEmpty<TemplateText>>::decode(node, context)?;
            let group = |(salutation, list): (crate::source::Placed<String>, NonEmpty<_>)| AddresseesData {
                salutation: Some(salutation.value.trim_end_matches(':').to_owned()),
                list: list.0,
            };
            return Some(Self(groups.into_iter().map(group).collect()));
        }
        let NonEmpty(list) = NonEmpty::decode(node, context)?;
        Some(Self(vec![AddresseesData { salutation: None, list }]))
    }
}

impl Schema for AddresseesFile {
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        let list = NonEmpty::<TemplateText>::schema(definitions);
        serde_json::json!({"anyOf": [list, Named::<String, NonEmpty<TemplateText>>::schema(definitions)]})
    }
}

impl AddresseesFile {
    pub(super) fn into_model(self) -> Vec<AddresseesData> {
        self.0
    }
}
