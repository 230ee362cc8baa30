//! The template that writes a file of the outputs, and what it shows beside text.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Document, DocumentPart, DocumentType, Part, Plan};

/// The template of annexes.
const ANNEX: &str = "phu-luc.typ.j2";

/// The template of comparisons.
const COMPARISON: &str = "so-sanh.typ.j2";

/// The template that writes a part.
pub(super) fn template(part: Part, document_type: &DocumentType) -> &str {
    match part {
        Part::Text => &document_type.template,
        Part::LoneAnnex | Part::Annex(_) => ANNEX,
        // No template writes figures: they are a workbook.
        Part::Comparison | Part::Figures => COMPARISON,
    }
}

/// The pictures that the Typst text of a part names, by their path below the root of the Typst sources.
pub fn pictures(part: &DocumentPart, plan: &Plan) -> BTreeMap<String, Arc<[u8]>> {
    let document = plan.document(&part.document);
    let own = document.into_iter().flat_map(|document| document.pictures_of(part.part));
    let bound = document.into_iter().filter(|_| part.part == Part::Text).flat_map(Document::bound_documents);
    let bound = bound.filter_map(|id| plan.document(&id));
    let pictures = own.chain(bound.flat_map(|document| document.pictures_of(Part::Text)));
    pictures.map(|picture| (picture_path(&picture.name), Arc::clone(&picture.bytes))).collect()
}

/// The path of a picture below the root of the Typst sources.
pub(super) fn picture_path(name: &str) -> String {
    format!("pictures/{name}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::DocumentTypes;
    use crate::diag::Findings;
    use crate::render::Templates;

    #[test]
    fn every_template_that_is_named_is_built_in() {
        let templates = Templates::load(None, &mut Findings::default()).unwrap();
        let types = DocumentTypes::new(None);
        for id in types.ids() {
            let document_type = types.get(&id).unwrap();
            for part in [Part::Text, Part::Annex(0), Part::Comparison] {
                let name = template(part, &document_type);
                assert!(templates.source(name).is_some(), "add {name} to templates/ and to `BUILT_IN`");
            }
        }
    }
}
