//! The provenance that a file states, a PDF, a workbook or a Word file in its keywords: its plan, and the data that it shows.

use std::io::{Cursor, Read};

use crate::model::{DocumentPart, State};
use crate::pipeline::program::PROGRAM;
use crate::records::{Digest, Format};

/// The beginning of every keyword of ours.
const OURS: &str = "kehoach:";

/// The provenance that a PDF states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The plan's id.
    pub plan: String,
    /// Which document, or part of one.
    pub document: DocumentPart,
    /// The state of the document.
    pub state: State,
    /// The digest of the data that it shows: of its Typst text.
    pub data: Digest,
    /// The program that made it.
    pub program: String,
}

impl Provenance {
    pub(crate) fn new(plan: &str, document: DocumentPart, state: State, data: Digest) -> Self {
        Self { plan: plan.to_owned(), document, state, data, program: PROGRAM.to_owned() }
    }

    /// Whether anything was added to a PDF after the program wrote it, as signing does: then its end is not its only
    /// one.
    pub(crate) fn is_added_to(pdf: &[u8]) -> bool {
        const END: &[u8] = b"%%EOF";
        find(pdf, END).is_none_or(|at| !pdf[at + END.len()..].trim_ascii().is_empty())
    }

    /// As keywords. A comma would end one, so it is written otherwise.
    pub(crate) fn keywords(&self) -> Vec<String> {
        let Self { plan, document, state, data, program } = self;
        let (document, data) = (document.stem(), data.to_string());
        let pairs = [
            ("plan", plan.as_str()),
            ("document", &document),
            ("state", state.id()),
            ("data", &data),
            ("program", program),
        ];
        let keyword = |(name, value): (&str, &str)| {
            format!("{OURS}{name}={}", value.replace('%', "%25").replace(',', "%2C"))
        };
        pairs.map(keyword).to_vec()
    }

    /// Whether files of a format state their provenance. Of the others a name alone says whose they are.
    pub(crate) fn is_stated_in(format: Format) -> bool {
        match format {
            Format::Pdf | Format::Xlsx | Format::Docx => true,
            Format::Png | Format::Svg | Format::Typ => false,
        }
    }

    /// The provenance that a file of a format states; `None` where the program did not make it, and of a format whose
    /// files state none.
    pub(crate) fn from_file(format: Format, bytes: &[u8]) -> Option<Self> {
        match format {
            Format::Pdf => Self::from_pdf(bytes),
            Format::Xlsx | Format::Docx => Self::from_keywords(&office_keywords(bytes)?),
            Format::Png | Format::Svg | Format::Typ => None,
        }
    }

    /// The provenance that a PDF states; `None` where the program did not make it.
    ///
    /// It is in the metadata, which are never compressed, and which remain when a signature is added to the file.
    pub(crate) fn from_pdf(pdf: &[u8]) -> Option<Self> {
        Self::from_keywords(&unescaped(element(metadata(pdf)?, "pdf:Keywords")?))
    }

    /// The provenance that keywords state.
    pub(crate) fn from_keywords(keywords: &str) -> Option<Self> {
        let ours = keywords.split(',').filter_map(|word| word.trim().strip_prefix(OURS)?.split_once('='));
        let pairs: Vec<(&str, &str)> = ours.collect();
        let value = |name: &str| {
            let (_, value) = pairs.iter().find(|(known, _)| *known == name)?;
            Some(value.replace("%2C", ",").replace("%25", "%"))
        };
        Some(Self {
            plan: value("plan")?,
            document: value("document")?.parse().ok()?,
            state: value("state")?.parse().ok()?,
            data: value("data")?.parse().ok()?,
            program: value("program")?,
        })
    }
}

/// The properties of its document that a PDF states, as any reader of PDFs shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PdfProperties {
    /// Its title.
    pub(crate) title: Option<String>,
    /// Its author: who issues the document.
    pub(crate) author: Option<String>,
    /// The day of the document: `2026-06-12`.
    pub(crate) date: Option<String>,
    /// How many pages it has.
    pub(crate) pages: Option<usize>,
}

impl PdfProperties {
    /// The properties of a PDF; `None` where it states none.
    pub(crate) fn read(pdf: &[u8]) -> Option<Self> {
        let metadata = metadata(pdf)?;
        let date = element(metadata, "xmp:CreateDate").and_then(|date| date.get(..10).map(str::to_owned));
        Some(Self {
            title: element(metadata, "dc:title").and_then(|list| element(list, "rdf:li")).map(unescaped),
            author: element(metadata, "dc:creator").and_then(|list| element(list, "rdf:li")).map(unescaped),
            date,
            pages: element(metadata, "xmpTPg:NPages").and_then(|pages| pages.parse().ok()),
        })
    }
}

/// The longest part of a workbook or a Word file that is read for what it says of itself.
const LONGEST_PROPERTIES: u64 = 64 << 10;

/// The keywords that a workbook or a Word file states, as any office program shows and keeps them.
fn office_keywords(file: &[u8]) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).ok()?;
    let part = archive.by_name("docProps/core.xml").ok()?;
    let mut properties = Vec::new();
    std::io::copy(&mut part.take(LONGEST_PROPERTIES), &mut properties).ok()?;
    element(std::str::from_utf8(&properties).ok()?, "cp:keywords").map(unescaped)
}

/// The metadata of a PDF.
fn metadata(pdf: &[u8]) -> Option<&str> {
    const BEGIN: &[u8] = b"<x:xmpmeta";
    const END: &[u8] = b"</x:xmpmeta>";
    let begin = find(pdf, BEGIN)?;
    let length = find(&pdf[begin..], END)?;
    std::str::from_utf8(&pdf[begin..begin + length]).ok()
}

/// The content of the first element of a name.
fn element<'x>(xml: &'x str, name: &str) -> Option<&'x str> {
    let tag = &xml[xml.find(&format!("<{name}"))?..];
    let (_, inside) = tag.split_once('>')?;
    inside.split_once(&format!("</{name}>")).map(|(inside, _)| inside)
}

fn unescaped(xml: &str) -> String {
    let text = xml.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    text.replace("&amp;", "&")
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DocumentId;

    fn plan() -> DocumentPart {
        DocumentPart::text(DocumentId::PLAN)
    }

    fn written(provenance: &Provenance) -> Vec<u8> {
        let words = provenance.keywords().join(", ").replace('&', "&amp;").replace('<', "&lt;");
        format!(
            "%PDF-1.7 … <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Kế hoạch \
             &amp;lt; x</rdf:li></rdf:Alt></dc:title><pdf:Keywords>{words}</pdf:Keywords>\
             <xmp:CreateDate>2026-03-26T00:00:00Z</xmp:CreateDate><xmpTPg:NPages>4</xmpTPg:NPages></x:xmpmeta> …"
        )
        .into_bytes()
    }

    #[test]
    fn what_is_written_is_read() {
        let mut provenance = Provenance::new("xã/a, b & c = 100%", plan(), State::Draft, Digest::new(b"x"));
        assert_eq!(Provenance::from_pdf(&written(&provenance)), Some(provenance.clone()));
        provenance.plan = "%2C".to_owned();
        assert_eq!(Provenance::from_pdf(&written(&provenance)), Some(provenance));
    }

    #[test]
    fn what_was_signed_was_added_to() {
        assert!(!Provenance::is_added_to(b"%PDF-1.7 ... %%EOF\n"));
        for other in ["... %%EOF\n1 0 obj ... %%EOF\n", "... %%EOF\nx", "... "] {
            assert!(Provenance::is_added_to(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn other_files_have_none() {
        for other in ["", "%PDF-1.7", "<pdf:Keywords>", "<pdf:Keywords>a, b</pdf:Keywords>"] {
            assert_eq!(Provenance::from_pdf(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn properties_are_read_as_they_are_shown() {
        let provenance = Provenance::new("a", plan(), State::Draft, Digest::new(b"x"));
        let expected = PdfProperties {
            title: Some("Kế hoạch &lt; x".to_owned()),
            author: None,
            date: Some("2026-03-26".to_owned()),
            pages: Some(4),
        };
        assert_eq!(PdfProperties::read(&written(&provenance)), Some(expected));
        assert_eq!(PdfProperties::read(b"%PDF-1.7"), None);
    }
}
