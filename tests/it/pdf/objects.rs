//! The objects of a PDF beside the pages: language, tags, fonts, bookmarks, output intents, XMP.

use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use hayro_interpret::hayro_syntax::{Pdf, PdfVersion};

use super::FontFace;

/// The document's catalog.
pub(super) fn catalog(pdf: &Pdf) -> Dict<'_> {
    let xref = pdf.xref();
    xref.get(xref.root_id()).expect("a PDF that was read has a catalog")
}

/// The version as people write it.
pub(super) fn version(pdf: &Pdf) -> String {
    let version = pdf.version();
    if version == PdfVersion::Pdf20 { "2.0".into() } else { format!("1.{}", version as u8) }
}

/// The text string under `key`.
pub(super) fn text(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<PdfString<'_>>(key).map(|string| decode(string.as_bytes()))
}

/// The name under `key`.
fn name(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned())
}

/// A text string's text: UTF-16 or UTF-8 by its mark, else the first page of Unicode.
pub(super) fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, utf16 @ ..] => {
            let units = utf16.chunks_exact(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
            char::decode_utf16(units).map(|unit| unit.expect("valid UTF-16")).collect()
        }
        [0xef, 0xbb, 0xbf, utf8 @ ..] => str::from_utf8(utf8).expect("valid UTF-8").to_owned(),
        _ => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

/// Whether the file says that it is tagged and holds a structure tree.
pub(super) fn is_tagged(catalog: &Dict<'_>) -> bool {
    let marked = catalog.get::<Dict<'_>>("MarkInfo").and_then(|info| info.get::<bool>("Marked"));
    marked == Some(true) && catalog.contains_key("StructTreeRoot")
}

/// The XMP packet, or nothing.
pub(super) fn xmp(catalog: &Dict<'_>) -> String {
    let Some(stream) = catalog.get::<Stream<'_>>("Metadata") else {
        return String::new();
    };
    let bytes = stream.decoded().expect("the XMP stream decodes");
    String::from_utf8(bytes.into_owned()).expect("XMP is UTF-8")
}

/// The identifiers of the output intents.
pub(super) fn output_intents(catalog: &Dict<'_>) -> Vec<String> {
    let intents = catalog.get::<Array<'_>>("OutputIntents").unwrap_or_default();
    intents.iter::<Dict<'_>>().filter_map(|intent| text(&intent, "OutputConditionIdentifier")).collect()
}

/// Every font of the file, once.
pub(super) fn fonts(pdf: &Pdf) -> Vec<FontFace> {
    let objects = pdf.objects().into_iter();
    let mut fonts: Vec<_> = objects.filter_map(Object::into_dict).filter_map(|dict| font(&dict)).collect();
    fonts.sort();
    fonts.dedup();
    fonts
}

/// The font of a font dictionary; a composite font's descendant speaks for it.
fn font(dict: &Dict<'_>) -> Option<FontFace> {
    let is_font = name(dict, "Type")? == "Font" && !dict.contains_key("DescendantFonts");
    let base = name(dict, "BaseFont").filter(|_| is_font)?;
    let descriptor = dict.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
    let embedded = ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| descriptor.contains_key(key));
    Some(FontFace { name: without_subset_tag(&base).to_owned(), embedded })
}

/// `ABCDEF+LiberationSerif` → `LiberationSerif`.
fn without_subset_tag(name: &str) -> &str {
    match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 => rest,
        _ => name,
    }
}

/// The titles of the bookmarks, depth-first.
pub(super) fn bookmarks(catalog: &Dict<'_>) -> Vec<String> {
    let mut titles = Vec::new();
    if let Some(outlines) = catalog.get::<Dict<'_>>("Outlines") {
        push_bookmarks(&outlines, &mut titles);
    }
    titles
}

/// Adds the titles below one bookmark.
fn push_bookmarks(parent: &Dict<'_>, titles: &mut Vec<String>) {
    let mut next = parent.get::<Dict<'_>>("First");
    while let Some(item) = next {
        titles.extend(text(&item, "Title"));
        push_bookmarks(&item, titles);
        next = item.get("Next");
    }
}

/// The roles of the structure tree, depth-first.
pub(super) fn roles(catalog: &Dict<'_>) -> Vec<String> {
    let mut roles = Vec::new();
    if let Some(root) = catalog.get::<Dict<'_>>("StructTreeRoot") {
        each_element(&root, &mut |element| roles.extend(name(element, "S")));
    }
    roles
}

/// The words that replace figures, depth-first.
pub(super) fn alternatives(catalog: &Dict<'_>) -> Vec<String> {
    let mut alternatives = Vec::new();
    if let Some(root) = catalog.get::<Dict<'_>>("StructTreeRoot") {
        each_element(&root, &mut |element| alternatives.extend(text(element, "Alt")));
    }
    alternatives
}

/// An element and those below it; numbers among the kids are content, not elements.
fn each_element(element: &Dict<'_>, visit: &mut dyn FnMut(&Dict<'_>)) {
    visit(element);
    match element.get::<Object<'_>>("K") {
        Some(Object::Dict(kid)) => each_element(&kid, visit),
        Some(Object::Array(kids)) => {
            kids.iter::<Object<'_>>().filter_map(Object::into_dict).for_each(|kid| each_element(&kid, visit));
        }
        _ => {}
    }
}
