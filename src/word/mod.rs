//! Word files: a document as it reads, for those who go on in Word.
//!
//! A twin is made of the content of a document and the look of its profile, as the PDF is; no page is read. What Word
//! users expect holds: named styles carry sizes and lengths (`styles`), tables have set widths and repeated headers
//! (`table`, `grid`), footnotes are footnotes (`runs`), sheets that turn are sections (`document`). Numbers of parts are text as they print, so
//! that nothing numbers them otherwise. The letters are measured with the fonts of the PDF, whose widths are those of
//! Times New Roman (`composer`, `widths`).
//!
//! Elements are written as values (`xml`) into a package without a clock (`package`): the same input, the same bytes. Not
//! a library that writes Word files: docx-rs 0.4 numbers paragraphs by a counter of the process, so that bytes differ
//! from run to run, and knows no headers of tables.

mod alignment;
mod body;
mod composer;
mod document;
mod format;
mod grid;
mod letterhead;
mod look;
mod media;
mod package;
mod passage_names;
mod passages;
mod record;
mod runs;
mod signature;
mod styles;
mod table;
mod theme;
mod tracked;
mod watermark;
mod widths;
mod xml;

pub use media::{DrawnBlock, WordPictures};
pub use passages::{PassageKind, PassageSource, WordPassage};
pub use record::{RECORD_NAMESPACE, as_read};

use crate::content::{Content, one_line};
use crate::model::{DocumentPart, Profile};
use crate::typeset::Fonts;
use composer::{Measures, WordComposer};
use document::DocumentWriter;
use look::ProfileLook;
use media::Media;
use package::Properties;
use runs::RunWriter;
use tracked::ChangeMarks;

/// What a Word file is made of.
pub struct WordRequest<'a> {
    /// The text, or an annex by itself.
    pub part: &'a DocumentPart,
    /// The document as it reads.
    pub content: &'a Content,
    /// The version before it, where its changes are tracked. Annexes follow the text then, bound to it or not.
    pub tracked_from: Option<&'a Content>,
    /// Its format.
    pub profile: &'a Profile,
    /// The fonts of the PDF, by which lines are measured.
    pub fonts: &'a Fonts,
    /// The pictures that it may have.
    pub pictures: WordPictures<'a>,
    /// Whether sheets are printed on both sides.
    pub is_duplex: bool,
    /// What the file says of itself.
    pub keywords: &'a str,
}

/// The day that a file without a date says it was made.
const NO_DAY: &str = "1980-01-01";

impl WordRequest<'_> {
    /// The bytes of a `.docx` file; none where the part is an annex that the document does not have.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        let measures = Measures::new(self.fonts);
        let WrittenDocument { mut writer, title } = self.written(&measures)?;
        let passages = passages::with_sources(writer.named(), self.content, self.part);
        let record = record::parts(&passages, self.keywords);
        let (mut parts, mut relations) = writer.into_parts();
        parts.extend(record);
        relations.extend(self.tracked_from.is_none().then(record::relation));
        let head = &self.content.head;
        let properties = Properties {
            title: &title,
            author: &head.issuer.runs.to_plain(),
            keywords: self.keywords,
            day: head.date.map_or_else(|| NO_DAY.to_owned(), |date| date.to_string()),
        };
        Some(package::to_bytes(&parts, &relations, &properties))
    }

    /// The paragraphs of the file that say something, in the order of the file, with where their texts come from; none
    /// where the part is not there.
    pub fn passages(&self) -> Option<Vec<WordPassage>> {
        let measures = Measures::new(self.fonts);
        let WrittenDocument { mut writer, .. } = self.written(&measures)?;
        Some(passages::with_sources(writer.named(), self.content, self.part))
    }

    fn written<'w>(&'w self, measures: &'w Measures) -> Option<WrittenDocument<'w>> {
        let profile = ProfileLook::new(&self.profile.style);
        let composer = WordComposer {
            profile,
            measures,
            media: Media::new(self.pictures),
            runs: RunWriter::default(),
            width: profile.sheet(false).text_width(),
        };
        let head = &self.content.head;
        let unbroken = &self.profile.rules.unbroken;
        let mut writer = DocumentWriter::new(composer, unbroken, self.is_duplex, head.is_marked_draft);
        let title = match self.part.annex() {
            None if let Some(old) = self.tracked_from => {
                let day = head.date.map(|date| date.to_string());
                writer.tracked(old, self.content, ChangeMarks::new(head.issuer.runs.to_plain(), day));
                head.name.clone()
            }
            None => {
                writer.text(self.content);
                head.name.clone()
            }
            Some(at) => {
                let annex = self.content.annexes.get(at)?;
                writer.annex(annex);
                format!("{}: {}", annex.label, one_line(&annex.title))
            }
        };
        Some(WrittenDocument { writer, title })
    }
}

/// A document whose elements are written, and the title of its file.
struct WrittenDocument<'a> {
    writer: DocumentWriter<'a>,
    title: String,
}
