//! The names of paragraphs in a Word file: a hidden bookmark around each that says something, made of its words, so that
//! it is the same in every version that has them.

use std::collections::BTreeMap;

use super::record::as_read;
use super::xml::XmlElement;
use crate::records::Digest;

/// How a name begins. Word hides bookmarks whose names begin with a low line.
const PREFIX: &str = "_kh";

/// How many digits of the digest of its words a name has.
const DIGITS: usize = 16;

/// A paragraph with its name.
pub(super) struct NamedPassage {
    pub(super) name: String,
    /// As it reads, without the difference of blanks.
    pub(super) text: String,
}

/// The paragraphs that have a name so far.
#[derive(Default)]
pub(super) struct PassageNames {
    pub(super) passages: Vec<NamedPassage>,
    counts: BTreeMap<String, usize>,
}

impl PassageNames {
    /// Names a paragraph, if it says anything.
    pub(super) fn add(&mut self, paragraph: &mut XmlElement) {
        let text = as_read(&paragraph.plain_text());
        if text.is_empty() {
            return;
        }
        let count = self.counts.entry(text.clone()).or_default();
        *count += 1;
        let digest = Digest::new(text.as_bytes()).to_string();
        let name = format!("{PREFIX}{}_{count}", &digest[..DIGITS]);
        let id = self.passages.len() + 1;
        let start = XmlElement::new("w:bookmarkStart").with("w:id", id).with("w:name", &name);
        paragraph.surround("w:pPr", start, XmlElement::new("w:bookmarkEnd").with("w:id", id));
        self.passages.push(NamedPassage { name, text });
    }
}
