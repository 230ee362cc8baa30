//! What a Word file keeps of itself, read back: its document, and the words of its paragraphs as they were written.

use std::io::Cursor;

use crate::docx::WordDocument;
use crate::package::{Xml, XmlEvent, XmlTag};
use crate::pipeline::Provenance;
use crate::word::RECORD_NAMESPACE;

/// A paragraph as it was written.
#[derive(Clone, Debug)]
pub(super) struct MadePassage {
    /// The name of its bookmark.
    pub(super) name: String,
    pub(super) text: String,
    /// What the program set before its text and at its end.
    pub(super) start: String,
    pub(super) end: String,
}

/// What a file keeps of itself.
#[derive(Debug, Default)]
pub(super) struct TwinRecord {
    /// Its document, and the digest of the data that it was made from.
    pub(super) made: Option<Provenance>,
    /// Its paragraphs; none where another program left the record out.
    pub(super) passages: Option<Vec<MadePassage>>,
}

impl TwinRecord {
    /// The record of a file.
    pub(super) fn from_document(document: &WordDocument) -> Self {
        let is_record = |xml: &&str| xml.contains(RECORD_NAMESPACE);
        let xml = document.custom_parts.iter().map(|part| part.xml.as_str()).find(is_record);
        let record = xml.and_then(read).unwrap_or_default();
        let keywords = document.properties.keywords.as_deref();
        let made = record.made.or_else(|| keywords.and_then(Provenance::from_keywords));
        Self { made, ..record }
    }
}

/// Reads the part with the record; none where it is damaged.
fn read(xml: &str) -> Option<TwinRecord> {
    let mut xml = Xml::new(Cursor::new(xml.as_bytes()));
    let mut record = TwinRecord::default();
    let mut passages: Vec<MadePassage> = Vec::new();
    let mut is_open = false;
    loop {
        match xml.next().ok()? {
            XmlEvent::Start(tag) if tag.name() == "record" => {
                if tag.attribute("format").as_deref() != Some("1") {
                    return None;
                }
                record.made = tag.attribute("made").and_then(|words| Provenance::from_keywords(&words));
            }
            XmlEvent::Start(tag) if tag.name() == "passage" => {
                passages.push(passage(&tag));
                is_open = true;
            }
            XmlEvent::Text(text) if is_open => {
                if let Some(last) = passages.last_mut() {
                    last.text.push_str(&text);
                }
            }
            XmlEvent::End(_) => is_open = false,
            XmlEvent::Eof => break,
            _ => {}
        }
    }
    record.passages = Some(passages);
    Some(record)
}

fn passage(tag: &XmlTag<'_>) -> MadePassage {
    let attribute = |name: &str| tag.attribute(name).map(std::borrow::Cow::into_owned).unwrap_or_default();
    MadePassage {
        name: attribute("name"),
        text: String::new(),
        start: attribute("start"),
        end: attribute("end"),
    }
}
