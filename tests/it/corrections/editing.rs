//! A Word file as somebody edits it.

use std::io::{Cursor, Read, Write};
use std::ops::Range;

use crate::harness::Project;

const DOCUMENT: &str = "word/document.xml";

/// A Word file, unpacked.
#[derive(Clone)]
pub(super) struct EditedTwin {
    parts: Vec<(String, Vec<u8>)>,
}

impl EditedTwin {
    pub(super) fn open(project: &Project, path: &str) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(project.bytes(path))).unwrap();
        let count = archive.len();
        // Blanks at the ends of runs stay where a run is split.
        let kept = |xml: Vec<u8>| {
            String::from_utf8(xml).unwrap().replace("<w:t>", "<w:t xml:space=\"preserve\">").into_bytes()
        };
        let part = |at| {
            let mut part = archive.by_index(at).unwrap();
            let (name, mut bytes) = (part.name().unwrap().into_owned(), Vec::new());
            part.read_to_end(&mut bytes).unwrap();
            let bytes = if name == DOCUMENT { kept(bytes) } else { bytes };
            (name, bytes)
        };
        Self { parts: (0..count).map(part).collect() }
    }

    pub(super) fn save(&self, project: &Project, path: &str) {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.parts {
            archive.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        project.put(path, &archive.finish().unwrap().into_inner());
    }

    /// The XML of the text.
    pub(super) fn document(&self) -> String {
        let (_, bytes) = self.parts.iter().find(|(name, _)| name == DOCUMENT).unwrap();
        String::from_utf8(bytes.clone()).unwrap()
    }

    fn with_document(mut self, change: impl FnOnce(String) -> String) -> Self {
        let xml = change(self.document());
        let part = self.parts.iter_mut().find(|(name, _)| name == DOCUMENT).unwrap();
        part.1 = xml.into_bytes();
        self
    }

    /// Puts words, or XML, in the place of others that are there once.
    pub(super) fn replace(self, from: &str, to: &str) -> Self {
        self.with_document(|xml| {
            assert_eq!(xml.matches(from).count(), 1, "`{from}`");
            xml.replace(from, to)
        })
    }

    /// The same as Word tracks it.
    pub(super) fn track(self, from: &str, to: &str) -> Self {
        let run =
            |text: &str, tag: &str| format!("<w:r><w:{tag} xml:space=\"preserve\">{text}</w:{tag}></w:r>");
        let own = "w:author=\"Lãnh đạo\" w:date=\"2026-06-01T00:00:00Z\"";
        let (deleted, inserted) = (run(from, "delText"), run(to, "t"));
        let tracked = format!(
            "<w:del w:id=\"901\" {own}>{deleted}</w:del><w:ins w:id=\"902\" {own}>{inserted}</w:ins>"
        );
        let open = "<w:r><w:t xml:space=\"preserve\">";
        self.replace(from, &format!("</w:t></w:r>{tracked}{open}"))
    }

    /// The paragraph that holds some words.
    fn paragraph(xml: &str, words: &str) -> Range<usize> {
        let at = xml.find(words).unwrap_or_else(|| panic!("`{words}`"));
        let start = xml[..at].rfind("<w:p>").unwrap();
        start..at + xml[at..].find("</w:p>").unwrap() + "</w:p>".len()
    }

    pub(super) fn remove(self, words: &str) -> Self {
        self.with_document(|mut xml| {
            let range = Self::paragraph(&xml, words);
            xml.replace_range(range, "");
            xml
        })
    }

    /// A new paragraph after the one that holds some words, of the same look.
    pub(super) fn insert_after(self, words: &str, text: &str) -> Self {
        self.with_document(|mut xml| {
            let range = Self::paragraph(&xml, words);
            let own = &xml[range.clone()];
            let look = &own[..own.find("</w:pPr>").unwrap() + "</w:pPr>".len()];
            let new = format!("{look}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
            xml.insert_str(range.end, &new);
            xml
        })
    }

    /// The paragraph with some words behind the one with others.
    pub(super) fn move_after(self, words: &str, behind: &str) -> Self {
        self.with_document(|mut xml| {
            let range = Self::paragraph(&xml, words);
            let own = xml[range.clone()].to_owned();
            xml.replace_range(range, "");
            let end = Self::paragraph(&xml, behind).end;
            xml.insert_str(end, &own);
            xml
        })
    }

    /// With a remark in the margin.
    pub(super) fn with_comment(mut self, author: &str, text: &str) -> Self {
        let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let comment = format!(
            "<w:comments xmlns:w=\"{main}\"><w:comment w:id=\"0\" w:author=\"{author}\"><w:p><w:r><w:t>{text}</w:t></w:r></w:p>\
             </w:comment></w:comments>"
        );
        self.parts.push(("word/comments.xml".to_owned(), comment.into_bytes()));
        let relation = "<Relationship Id=\"rIdY\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" \
                        Target=\"comments.xml\"/></Relationships>";
        for (_, bytes) in self.parts.iter_mut().filter(|(name, _)| name == "word/_rels/document.xml.rels") {
            let text = String::from_utf8_lossy(bytes).replace("</Relationships>", relation);
            *bytes = text.into_bytes();
        }
        self
    }

    pub(super) fn without_bookmarks(self) -> Self {
        self.with_document(|xml| {
            let pattern = regex::Regex::new("<w:bookmark(Start|End)[^>]*/>").unwrap();
            pattern.replace_all(&xml, "").into_owned()
        })
    }

    /// Without the record of its words, as a program may save it that drops what it does not know.
    pub(super) fn without_record(mut self) -> Self {
        let pattern = regex::Regex::new("<[A-Za-z]+ [^>]*customXml[^>]*/>").unwrap();
        self.parts.retain(|(name, _)| !name.starts_with("customXml"));
        for (name, bytes) in &mut self.parts {
            let text = String::from_utf8_lossy(bytes).into_owned();
            if name == "word/_rels/document.xml.rels" || name == "[Content_Types].xml" {
                *bytes = pattern.replace_all(&text, "").into_owned().into_bytes();
            }
        }
        self
    }

    /// The texts of its runs.
    pub(super) fn run_texts(&self) -> Vec<String> {
        let pattern = regex::Regex::new("<w:t[^>]*>([^<&]*)</w:t>").unwrap();
        pattern.captures_iter(&self.document()).map(|found| found[1].to_owned()).collect()
    }
}
