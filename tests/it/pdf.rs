//! The instrument by which tests measure a finished PDF: the position and style of its text, and what the file says
//! of itself.
#![allow(dead_code, reason = "an instrument measures more than today's tests ask for")]

mod content;
mod objects;
mod page;

use hayro_interpret::hayro_syntax;
pub(crate) use hayro_interpret::hayro_syntax::object::DateTime;
#[allow(unused_imports, reason = "named by tests that keep a measurement")]
pub(crate) use page::{Glyph, Line, Page, Rect, Run, Stroke};

/// A finished PDF, read whole. Lengths are in points, from the top left corner of a page, y downwards.
pub(crate) struct Pdf {
    /// The pages, in order.
    pub(crate) pages: Vec<Page>,
    /// The header's or catalog's version, such as `1.7`.
    pub(crate) version: String,
    /// The information dictionary's `Title`; PDF 2.0 has it in [`Pdf::xmp`] only.
    pub(crate) title: Option<String>,
    /// The information dictionary's `Author`.
    pub(crate) author: Option<String>,
    /// The program that wrote the text (`Creator`).
    pub(crate) creator: Option<String>,
    /// The program that wrote the file (`Producer`).
    pub(crate) producer: Option<String>,
    /// The information dictionary's `CreationDate`.
    pub(crate) created: Option<DateTime>,
    /// The document's language, such as `vi`.
    pub(crate) lang: Option<String>,
    /// Whether the file says that it is tagged (`MarkInfo`) and holds a structure tree.
    pub(crate) tagged: bool,
    /// The XMP packet; empty when there is none.
    pub(crate) xmp: String,
    /// The fonts, in alphabetical order.
    pub(crate) fonts: Vec<FontFace>,
    /// The output conditions (`OutputConditionIdentifier`), one for each output intent.
    pub(crate) output_intents: Vec<String>,
    /// The titles of the bookmarks, depth-first.
    pub(crate) bookmarks: Vec<String>,
    /// The roles of the structure tree, depth-first: `Document`, `H1`, `P`, `Table`, `TR`, `TH` …
    pub(crate) roles: Vec<String>,
    /// The words that replace figures (`Alt`), depth-first.
    pub(crate) alternatives: Vec<String>,
}

/// A font that the file names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FontFace {
    /// The PostScript name without subset tag, such as `LiberationSerif-Bold`.
    pub(crate) name: String,
    /// Whether the font program lies in the file.
    pub(crate) embedded: bool,
}

impl Pdf {
    /// Reads the bytes of a PDF; panics when they are none.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let pdf = hayro_syntax::Pdf::new(bytes.to_vec()).expect("these bytes are no PDF");
        let catalog = objects::catalog(&pdf);
        let info = pdf.metadata();
        let text = |bytes: &Option<Vec<u8>>| bytes.as_deref().map(objects::decode);
        Self {
            pages: content::pages(&pdf),
            version: objects::version(&pdf),
            title: text(&info.title),
            author: text(&info.author),
            creator: text(&info.creator),
            producer: text(&info.producer),
            created: info.creation_date,
            lang: objects::text(&catalog, "Lang"),
            tagged: objects::is_tagged(&catalog),
            xmp: objects::xmp(&catalog),
            fonts: objects::fonts(&pdf),
            output_intents: objects::output_intents(&catalog),
            bookmarks: objects::bookmarks(&catalog),
            roles: objects::roles(&catalog),
            alternatives: objects::alternatives(&catalog),
        }
    }

    /// The text of all pages, a line of the paper a line of the text, pages divided by a form feed.
    pub(crate) fn text(&self) -> String {
        let pages: Vec<_> = self.pages.iter().map(Page::text).collect();
        pages.join("\u{c}")
    }

    /// The first place of `text` (see [`Page::find`]): the page's index and the run; panics with the pages' text when
    /// it is nowhere.
    pub(crate) fn expect(&self, text: &str) -> (usize, Run) {
        let places = self.pages.iter().map(|page| page.find(text));
        let first = places.enumerate().find_map(|(index, run)| Some((index, run?)));
        first.unwrap_or_else(|| panic!("`{text}` is nowhere in:\n{}", self.text()))
    }
}
