//! The package of a Word file: its parts, their types and relations, in a ZIP archive without a clock.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::XmlElement;

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A part of a package.
pub(super) struct PackagePart {
    /// Its path: `word/styles.xml`.
    pub(super) path: String,
    /// Its type of content, of an XML part; pictures have theirs by their ending.
    pub(super) content_type: Option<String>,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

impl PackagePart {
    /// An XML part of a document: `styles`, of the type `styles+xml`.
    pub(super) fn from_element(name: &str, kind: &str, root: &XmlElement) -> Self {
        let content_type = Some(format!("{WORD_TYPE}.{kind}+xml"));
        Self { path: format!("word/{name}.xml"), content_type, bytes: root.to_file() }
    }
}

/// What a document's relation leads to.
pub(super) struct PackageRelation {
    /// `rId1`
    pub(super) id: String,
    /// The last word of its type: `styles`.
    pub(super) kind: &'static str,
    /// The part, below `word/`.
    pub(super) target: String,
}

/// What a file says of itself.
pub(super) struct Properties<'a> {
    pub(super) title: &'a str,
    pub(super) author: &'a str,
    pub(super) keywords: &'a str,
    /// `2026-02-05`
    pub(super) day: String,
}

/// The bytes of a package; the first part is the document itself.
pub(super) fn to_bytes(
    parts: &[PackagePart],
    relations: &[PackageRelation],
    properties: &Properties<'_>,
) -> Vec<u8> {
    let mut files = vec![("[Content_Types].xml".to_owned(), content_types(parts).to_file())];
    files.push(("_rels/.rels".to_owned(), root_relations().to_file()));
    files.push(("word/_rels/document.xml.rels".to_owned(), document_relations(relations).to_file()));
    files.push(("docProps/core.xml".to_owned(), core(properties).to_file()));
    files.push(("docProps/app.xml".to_owned(), app().to_file()));
    let parts = parts.iter().map(|part| (part.path.as_str(), part.bytes.as_slice()));
    let own = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    archive(own.chain(parts)).expect("nothing fails where bytes are added to memory")
}

fn archive<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The earliest time that an archive can tell: the same input gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (path, bytes) in files {
        archive.start_file(path, options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn content_types(parts: &[PackagePart]) -> XmlElement {
    let default = |ending: &str, kind: &str| {
        XmlElement::new("Default").with("Extension", ending).with("ContentType", kind)
    };
    let own =
        |path: &str, kind: &str| XmlElement::new("Override").with("PartName", path).with("ContentType", kind);
    let named =
        parts.iter().filter_map(|part| Some(own(&format!("/{}", part.path), part.content_type.as_deref()?)));
    XmlElement::new("Types")
        .with("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
        .child(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
        .child(default("xml", "application/xml"))
        .child(default("png", "image/png"))
        .child(default("jpg", "image/jpeg"))
        .child(own("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
        .child(own(
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        ))
        .children(named)
}

fn relation(id: &str, kind: String, target: &str) -> XmlElement {
    XmlElement::new("Relationship").with("Id", id).with("Type", kind).with("Target", target)
}

/// The relations of a part that has one: its kind, and where it leads.
pub(super) fn relations_to(kind: &str, target: &str) -> XmlElement {
    let one = relation("rId1", format!("{OFFICE}/{kind}"), target);
    XmlElement::new("Relationships").with("xmlns", RELATIONS).child(one)
}

fn root_relations() -> XmlElement {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    XmlElement::new("Relationships")
        .with("xmlns", RELATIONS)
        .child(relation("rId1", format!("{OFFICE}/officeDocument"), "word/document.xml"))
        .child(relation("rId2", core.to_owned(), "docProps/core.xml"))
        .child(relation("rId3", format!("{OFFICE}/extended-properties"), "docProps/app.xml"))
}

fn document_relations(relations: &[PackageRelation]) -> XmlElement {
    let all = relations.iter().map(|one| relation(&one.id, format!("{OFFICE}/{}", one.kind), &one.target));
    XmlElement::new("Relationships").with("xmlns", RELATIONS).children(all)
}

fn core(properties: &Properties<'_>) -> XmlElement {
    let time = |name| {
        XmlElement::new(name)
            .with("xsi:type", "dcterms:W3CDTF")
            .text(&format!("{}T00:00:00Z", properties.day))
    };
    XmlElement::new("cp:coreProperties")
        .with("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(XmlElement::new("dc:title").text(properties.title))
        .child(XmlElement::new("dc:creator").text(properties.author))
        .child(XmlElement::new("cp:keywords").text(properties.keywords))
        .child(XmlElement::new("dc:language").text("vi-VN"))
        .child(time("dcterms:created"))
        .child(time("dcterms:modified"))
}

fn app() -> XmlElement {
    XmlElement::new("Properties")
        .with("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
        .child(XmlElement::new("Application").text("kehoach"))
}
