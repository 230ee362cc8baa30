//! Fields for digital signatures, which the exporter does not write: the Typst library puts a link where one is to be, and
//! here the link in the finished PDF becomes an unsigned signature field, visible and empty.
//!
//! So the exporter has settled all else that PDF/UA-1 and PDF/A-2 ask of a field: its place in the structure and in the
//! order of reading, the order of tabs, that it prints.

use memchr::memmem;
use typst::layout::{Frame, FrameItem, GroupItem};
use typst::model::Destination;

use super::pdf_objects::PdfObjects;

/// The beginning of the address of such a link (`templates/the-thuc/signature.typ`). The words for readers follow.
const ADDRESS: &str = "kehoach:signature-field/";

/// A link that becomes a field.
struct FieldLink<'a> {
    number: usize,
    dictionary: &'a str,
    /// The words by which readers name it.
    words: String,
}

/// The PDF has another form than the exporter gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OtherForm;

/// The PDF with a signature field in the place of each link that marks one; as it is where there is none.
///
/// # Errors
/// When the PDF has another form than the exporter gives it.
pub(super) fn with_signature_fields(pdf: Vec<u8>) -> Result<Vec<u8>, OtherForm> {
    if memmem::find(&pdf, uri(ADDRESS).as_bytes()).is_none() {
        return Ok(pdf);
    }
    replaced(&pdf).ok_or(OtherForm)
}

fn replaced(pdf: &[u8]) -> Option<Vec<u8>> {
    let objects = PdfObjects::parse(pdf)?;
    let dictionaries: Vec<(usize, &str)> = objects.dictionaries().collect();
    let links: Vec<FieldLink<'_>> =
        dictionaries.iter().filter_map(|(number, text)| FieldLink::parse(*number, text)).collect();
    let (mut changed, mut added) = (Vec::new(), Vec::new());
    for (at, link) in links.iter().enumerate() {
        let (page, _) = dictionaries.iter().find(|(_, text)| is_page_of(text, link.number))?;
        let appearance = objects.next() + added.len();
        let name = if links.len() == 1 { NAME.to_owned() } else { format!("{NAME}-{}", at + 1) };
        changed.push((link.number, link.field(&name, *page, appearance)?));
        added.push(link.appearance()?);
        let element = dictionaries.iter().find(|(_, text)| is_element_of(text, link.number));
        changed.extend(element.map(|(number, text)| (*number, text.replacen("/S/Link", "/S/Form", 1))));
    }
    let (root, catalog) = dictionaries.iter().find(|(_, text)| text.starts_with("<</Type/Catalog/"))?;
    let fields: Vec<String> = links.iter().map(|link| format!("{} 0 R", link.number)).collect();
    // 1: there are signature fields.
    let form = format!("/AcroForm<</Fields[{}]/SigFlags 1>>>>", fields.join(" "));
    changed.push((*root, catalog.strip_suffix(">>")?.to_owned() + &form));
    Some(objects.with(&changed, &added))
}

/// The name of a field, by which signing tools ask for it; of several each has its number after it.
const NAME: &str = "chu-ky";

impl<'a> FieldLink<'a> {
    fn parse(number: usize, dictionary: &'a str) -> Option<Self> {
        let (_, address) = dictionary.split_once("/URI<")?;
        let address = String::from_utf8(bytes(address.split_once('>')?.0)?).ok()?;
        let words = address.strip_prefix(ADDRESS)?.to_owned();
        Some(Self { number, dictionary, words })
    }

    /// The value of a key: all up to the end of an array, or to the next key.
    fn array(&self, key: &str) -> Option<&'a str> {
        self.dictionary.split_once(key)?.1.split_once(']').map(|(value, _)| value)
    }

    /// The field, which is its own widget: printed (`/F 4`), named, empty.
    fn field(&self, name: &str, page: usize, appearance: usize) -> Option<String> {
        let area = self.array("/Rect[")?;
        let parent = self.dictionary.split_once("/StructParent ").map(|(_, rest)| {
            let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
            format!("/StructParent {number}")
        });
        let parent = parent.unwrap_or_default();
        let words = text_string(&self.words);
        Some(format!(
            "<</Type/Annot/Subtype/Widget/FT/Sig/T({name})/TU{words}/F 4/Rect[{area}]/P {page} 0 R/AP<</N {appearance} 0 \
             R>>{parent}>>"
        ))
    }

    /// What it looks like until it is signed: nothing, in its size.
    fn appearance(&self) -> Option<String> {
        let sides = self.array("/Rect[")?.split(' ').map(|side| side.parse().ok());
        let sides: Vec<f32> = sides.collect::<Option<_>>()?;
        let [left, bottom, right, top] = sides[..] else { return None };
        let (width, height) = (right - left, top - bottom);
        Some(format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 {width} {height}]/Resources<<>>/Length 0>>\nstream\n\nendstream"
        ))
    }
}

/// How many links that mark fields are on a page.
pub(super) fn count_fields(frame: &Frame) -> usize {
    let of_item = |item: &FrameItem| match item {
        FrameItem::Link(Destination::Url(url), _) => usize::from(url.as_str().starts_with(ADDRESS)),
        FrameItem::Group(group) => count_fields(&group.frame),
        _ => 0,
    };
    frame.items().map(|(_, item)| of_item(item)).sum()
}

/// A page without the links that mark fields: other formats have no fields.
pub(super) fn without_links(frame: &Frame) -> Frame {
    let mut plain = Frame::new(frame.size(), frame.kind());
    if frame.has_baseline() {
        plain.set_baseline(frame.baseline());
    }
    for (at, item) in frame.items() {
        match item {
            FrameItem::Link(Destination::Url(url), _) if url.as_str().starts_with(ADDRESS) => {}
            FrameItem::Group(group) => {
                let frame = without_links(&group.frame);
                plain.push(*at, FrameItem::Group(GroupItem { frame, ..group.clone() }));
            }
            other => plain.push(*at, other.clone()),
        }
    }
    plain
}

/// Whether a dictionary is the page of an annotation.
fn is_page_of(dictionary: &str, annotation: usize) -> bool {
    let of_page = dictionary.strip_prefix("<</Type/Page/").and_then(|page| page.split_once("/Annots["));
    let annotations = of_page.and_then(|(_, rest)| rest.split_once(']'));
    annotations
        .is_some_and(|(all, _)| all.split(" 0 R").any(|number| number.trim().parse() == Ok(annotation)))
}

/// Whether a dictionary is the element of the structure that holds a link.
fn is_element_of(dictionary: &str, link: usize) -> bool {
    dictionary.starts_with("<</Type/StructElem/S/Link/") && dictionary.contains(&format!("/Obj {link} 0 R"))
}

/// How the exporter writes the beginning of an address.
fn uri(address: &str) -> String {
    let digits = address.bytes().map(|byte| format!("{byte:02X}"));
    std::iter::once("/URI<".to_owned()).chain(digits).collect()
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks_exact(2).map(|pair| std::str::from_utf8(pair).ok());
    pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}

/// A text as a PDF has it where it is not ASCII: UTF-16, in hexadecimal digits.
fn text_string(text: &str) -> String {
    let digits = text.encode_utf16().map(|unit| format!("{unit:04X}"));
    format!("<FEFF{}>", digits.collect::<String>())
}
