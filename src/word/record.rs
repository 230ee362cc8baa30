//! What a Word file keeps of itself: the words of its paragraphs as they were written, by their names. A part of its own that
//! Word and `LibreOffice` keep when they save the file; by it what was changed in Word is known from what was changed in
//! the data.

use super::package::{PackagePart, PackageRelation};
use super::passages::WordPassage;
use super::xml::XmlElement;
use crate::text::nfc;

/// The namespace of the record.
pub const RECORD_NAMESPACE: &str = "urn:kehoach:word:1";

const STORE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const STORE_TYPE: &str = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

/// The id of the part among those of a file: any, but always the same.
const STORE_ID: &str = "{6B656861-6F61-6368-0000-000000000001}";

/// A text as it is compared, wherever it was saved: composed, with one blank wherever there are blanks of any kind, and
/// hyphens for those that do not break.
pub fn as_read(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == '\u{200b}').collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let text = words.join(" ").replace('\u{2011}', "-").replace('\u{ad}', "");
    nfc(&text).into_owned()
}

/// The parts of the record; none of a file without named paragraphs.
pub(super) fn parts(passages: &[WordPassage], keywords: &str) -> Vec<PackagePart> {
    if passages.is_empty() {
        return Vec::new();
    }
    let passage = |WordPassage { name, text, source }: &WordPassage| {
        let mut element = XmlElement::new("passage").with("name", name);
        for (key, mark) in source.iter().flat_map(|source| [("start", &source.start), ("end", &source.end)]) {
            if !mark.is_empty() {
                element = element.with(key, mark);
            }
        }
        element.text(text)
    };
    let record = XmlElement::new("record")
        .with("xmlns", RECORD_NAMESPACE)
        .with("format", 1)
        .with("made", keywords)
        .children(passages.iter().map(passage));
    let properties =
        XmlElement::new("ds:datastoreItem").with("ds:itemID", STORE_ID).with("xmlns:ds", STORE).child(
            XmlElement::new("ds:schemaRefs")
                .child(XmlElement::new("ds:schemaRef").with("ds:uri", RECORD_NAMESPACE)),
        );
    let relations = super::package::relations_to("customXmlProps", "itemProps1.xml");
    vec![
        part("customXml/item1.xml", None, &record),
        part("customXml/itemProps1.xml", Some(STORE_TYPE), &properties),
        part("customXml/_rels/item1.xml.rels", None, &relations),
    ]
}

fn part(path: &str, content_type: Option<&str>, root: &XmlElement) -> PackagePart {
    PackagePart {
        path: path.to_owned(),
        content_type: content_type.map(str::to_owned),
        bytes: root.to_file(),
    }
}

/// The relation of a document to its record.
pub(super) fn relation() -> PackageRelation {
    PackageRelation {
        id: "rIdGoc".to_owned(),
        kind: "customXml",
        target: "../customXml/item1.xml".to_owned(),
    }
}
