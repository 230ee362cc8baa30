//! Opens a Word file and reads its parts.

use std::path::Path;

use super::blocks::{BlockReader, ReadContext};
use super::numbering::ListNumbering;
use super::parts::{custom_parts, ignored, properties};
use super::places::set_places;
use super::styles::Styles;
use super::tree::{NoteKind, WordComment, WordDocument, WordMargin, WordNote, WordSection, each_paragraph};
use crate::disk;
use crate::limits;
use crate::package::{
    ARCHIVE, COMPOUND, Package, PackageFault, PartRelation, Xml, XmlEvent, is_encrypted, relations,
};
use crate::source::Place;

/// The most notes, and parts at the head or foot of pages, that are read.
const PARTS: usize = 10_000;

/// Why no text could be read from a file.
#[derive(Debug)]
pub enum UnreadWord {
    /// The file itself cannot be read.
    File(std::io::Error),
    /// What is in it.
    Fault(WordFault),
}

/// What is wrong with a file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordFault {
    /// It is damaged, or holds no text of Word.
    Broken,
    /// It needs a password.
    Protected,
    /// A `.doc`, of Word before 2007.
    OldFormat,
    /// Another kind of file: a workbook, a text of `LibreOffice`, a PDF.
    OtherFormat,
    /// It holds more than is read.
    TooLarge,
}

impl WordFault {
    /// Its name in the catalogues.
    pub fn id(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Protected => "protected",
            Self::OldFormat => "old-format",
            Self::OtherFormat => "other-format",
            Self::TooLarge => "too-large",
        }
    }
}

impl From<PackageFault> for WordFault {
    fn from(fault: PackageFault) -> Self {
        match fault {
            PackageFault::Broken => Self::Broken,
            PackageFault::TooLarge => Self::TooLarge,
        }
    }
}

/// Reads a Word file: `.docx`, `.docm`, `.dotx`. It is shown to people under `path`.
///
/// # Errors
/// When the file cannot be read, or is no Word file that can be.
pub fn read_word(file: &Path, path: &str) -> Result<WordDocument, UnreadWord> {
    let bytes = disk::read(file, limits::files::WORD).map_err(UnreadWord::File)?;
    read_word_bytes(path, &bytes).map_err(UnreadWord::Fault)
}

/// Reads the bytes of a Word file that is shown to people under `path`.
///
/// # Errors
/// When it is no Word file that can be read.
pub fn read_word_bytes(path: &str, bytes: &[u8]) -> Result<WordDocument, WordFault> {
    if bytes.starts_with(COMPOUND) {
        return Err(if is_encrypted(bytes) { WordFault::Protected } else { WordFault::OldFormat });
    }
    if !bytes.starts_with(ARCHIVE) {
        let start = bytes.trim_ascii_start();
        let is_other = [&b"%PDF"[..], b"{\\rtf", b"<"].iter().any(|mark| start.starts_with(mark));
        return Err(if is_other { WordFault::OtherFormat } else { WordFault::Broken });
    }
    let mut package = Package::new(bytes)?;
    let read = document(&mut package, path);
    read.map_err(|fault| if package.is_exhausted() { WordFault::TooLarge } else { fault })
}

fn document(package: &mut Package<'_>, path: &str) -> Result<WordDocument, WordFault> {
    let own = relations(package, "_rels/.rels", "")?;
    let is_main = |one: &&PartRelation| one.kind.ends_with("/officeDocument") && !one.is_external;
    let Some(main) = own.iter().find(is_main).map(|one| one.target.clone()) else {
        return Err(if package.has("content.xml") { WordFault::OtherFormat } else { WordFault::Broken });
    };
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let (folder, relations_part) = (folder.to_owned(), format!("{folder}/_rels/{file}.rels"));
    let named = relations(package, relations_part.trim_start_matches('/'), &folder)?;
    let find = |ending: &str| {
        let found = named.iter().find(|one| one.kind.ends_with(ending) && !one.is_external);
        found.map(|one| one.target.as_str())
    };
    let styles = Styles::read(package, find("/styles"))?;
    let numbering = ListNumbering::read(package, find("/numbering"))?;
    let mut context = ReadContext {
        styles,
        numbering,
        place: Place::file(path),
        pieces_left: limits::WORD_PIECES,
        text_left: limits::WORD_TEXT,
    };
    let xml = text_part(package, &main)?;
    let mut reader = BlockReader::new(xml, &mut context);
    let blocks = reader.blocks()?;
    let mut sections = std::mem::take(&mut reader.sections);
    drop(reader);
    if sections.last().is_none_or(|last| last.end < blocks.len()) {
        sections.push(WordSection { end: blocks.len(), ..WordSection::default() });
    }
    let mut notes = Vec::new();
    for (kind, ending) in [(NoteKind::Foot, "/footnotes"), (NoteKind::End, "/endnotes")] {
        if let Some(part) = find(ending) {
            notes.extend(read_notes(package, part, kind, &mut context)?);
        }
    }
    let comments = match find("/comments") {
        Some(part) => comments(package, part, &mut context)?,
        None => Vec::new(),
    };
    let mut document = WordDocument {
        path: path.to_owned(),
        blocks,
        sections,
        notes,
        comments,
        margins: margins(package, &named, &mut context)?,
        properties: properties(package, &own)?,
        custom_parts: custom_parts(package, &named)?,
        ignored: ignored(package, &named),
    };
    set_places(&mut document);
    Ok(document)
}

/// The part with the text, after its first tag: another than `w:document` is of another kind of file.
fn text_part<'p>(
    package: &'p mut Package<'_>,
    name: &str,
) -> Result<Xml<impl std::io::BufRead + 'p>, WordFault> {
    let mut xml = package.part(name)?.ok_or(WordFault::Broken)?;
    loop {
        match xml.next()? {
            XmlEvent::Start(tag) if tag.name() == "document" => break,
            XmlEvent::Start(_) => return Err(WordFault::OtherFormat),
            XmlEvent::Eof => return Err(WordFault::Broken),
            _ => {}
        }
    }
    Ok(xml)
}

fn read_notes(
    package: &mut Package<'_>,
    part: &str,
    kind: NoteKind,
    context: &mut ReadContext,
) -> Result<Vec<WordNote>, PackageFault> {
    let mut notes = Vec::new();
    let Some(xml) = package.part(part)? else { return Ok(notes) };
    let mut reader = BlockReader::new(xml, context);
    loop {
        let id = match reader.xml.next()? {
            XmlEvent::Start(tag) if matches!(tag.name(), "footnote" | "endnote") => {
                // Others are the line above notes and what continues them.
                let is_note = tag.attribute("type").is_none_or(|kind| kind == "normal");
                is_note.then(|| tag.number("id").unwrap_or_default())
            }
            XmlEvent::Eof => return Ok(notes),
            _ => continue,
        };
        let blocks = reader.nested_blocks()?;
        if let Some(id) = id {
            notes.push(WordNote { kind, id, blocks });
        }
        if notes.len() > PARTS {
            return Err(PackageFault::TooLarge);
        }
    }
}

fn comments(
    package: &mut Package<'_>,
    part: &str,
    context: &mut ReadContext,
) -> Result<Vec<WordComment>, PackageFault> {
    let mut comments = Vec::new();
    let Some(xml) = package.part(part)? else { return Ok(comments) };
    let mut reader = BlockReader::new(xml, context);
    loop {
        let author = match reader.xml.next()? {
            XmlEvent::Start(tag) if tag.name() == "comment" => {
                tag.attribute("author").unwrap_or_default().into_owned()
            }
            XmlEvent::Eof => return Ok(comments),
            _ => continue,
        };
        let blocks = reader.nested_blocks()?;
        let mut lines = Vec::new();
        each_paragraph(&blocks, &mut |paragraph| lines.push(paragraph.text()));
        comments.push(WordComment { author, text: lines.join(" ").trim().to_owned() });
        if comments.len() > PARTS {
            return Err(PackageFault::TooLarge);
        }
    }
}

fn margins(
    package: &mut Package<'_>,
    named: &[PartRelation],
    context: &mut ReadContext,
) -> Result<Vec<WordMargin>, PackageFault> {
    let mut margins = Vec::new();
    for relation in named.iter().filter(|one| !one.is_external).take(PARTS) {
        let is_foot = relation.kind.ends_with("/footer");
        if !is_foot && !relation.kind.ends_with("/header") {
            continue;
        }
        let Some(xml) = package.part(&relation.target)? else { continue };
        let blocks = BlockReader::new(xml, context).blocks()?;
        margins.push(WordMargin { is_foot, blocks });
    }
    Ok(margins)
}
