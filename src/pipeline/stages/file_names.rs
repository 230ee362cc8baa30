//! The names of the PDFs of a plan's documents: fixed ones, or those that offices give them.

use super::rendered::OutputContent;
use crate::model::{CitedNumber, Document, DocumentPart, FileNames, Part, Plan};
use crate::records::{Format, RelativePath};
use crate::text::{first_words, padded, portable_name};

/// The most characters of a name, its ending included.
const LONGEST: usize = 120;

/// The name of the PDF of a part below the plan's folder of outputs.
pub(super) fn pdf_name(
    names: FileNames,
    plan: &Plan,
    document: &Document,
    part: &DocumentPart,
    content: &OutputContent,
) -> RelativePath {
    let name = match names {
        FileNames::Fixed => part.stem(),
        FileNames::Office => {
            let subject = Subject::new(plan, document, content);
            office_name(&subject, &suffix(plan, part, &subject.about), part)
        }
    };
    let name = format!("{name}.{}", Format::Pdf.id());
    name.parse().expect("names are made of words, ids and periods, in which nothing leads elsewhere")
}

/// What a document is named by.
struct Subject {
    number: Option<u32>,
    symbol: String,
    /// What it is about, or what it is where it says nothing; empty of a comparison.
    about: String,
}

impl Subject {
    /// Of a document that stands issued as it was issued, with a number that was noted since.
    fn new(plan: &Plan, document: &Document, content: &OutputContent) -> Self {
        let header = &document.header;
        let noted = || {
            let set = plan.standing_set(&document.id.issued_as())?;
            set.citation.number.and_then(CitedNumber::plain).or(header.number)
        };
        match content {
            OutputContent::Issued(issued) => {
                Self { number: noted(), symbol: issued.symbol.clone(), about: about(document, &issued.title) }
            }
            OutputContent::Composed(content) => Self {
                number: header.number,
                symbol: header.symbol.clone(),
                about: about(document, &content.head.name),
            },
            OutputContent::Comparison | OutputContent::Tracked(_) | OutputContent::Workbook(_) => Self {
                number: noted().or(header.number),
                symbol: header.symbol.clone(),
                about: String::new(),
            },
        }
    }
}

/// What a document is about: its title without the name of its type, unless that is all.
fn about(document: &Document, title: &str) -> String {
    let is_boundary = |rest: &&str| rest.is_empty() || rest.starts_with(' ');
    let mut rest =
        document.document_type.names().filter_map(|name| title.strip_prefix(name).filter(is_boundary));
    let about = rest.next().map(str::trim).filter(|about| !about.is_empty());
    about.unwrap_or(title).to_owned()
}

/// Which part it is, after the subject: ` (Thôn 1)`, ` (Phụ lục 2)`. A unit that a short subject names is not named twice.
fn suffix(plan: &Plan, part: &DocumentPart, about: &str) -> String {
    let is_short = about.chars().count() <= LONGEST - 40;
    let unit = plan.unit(&part.document).map(|unit| unit.name.clone());
    let unit = unit.filter(|name| !(is_short && about.contains(name.as_str())));
    let part = match part.part {
        Part::Text => None,
        Part::LoneAnnex => Some("Phụ lục".to_owned()),
        Part::Annex(at) => Some(format!("Phụ lục {}", at + 1)),
        Part::Comparison => Some("so sánh".to_owned()),
        Part::Figures => Some("bảng số liệu".to_owned()),
    };
    let names = unit.into_iter().chain(part).map(|name| format!(" ({})", portable_name(&name)));
    names.collect::<Vec<_>>().concat()
}

/// `54-KH-ĐU phát triển đảng viên năm 2026`, without an ending, cut at a word. Extracts of units have a folder.
fn office_name(subject: &Subject, suffix: &str, part: &DocumentPart) -> String {
    let number = subject.number.map(|number| format!("{}-", padded(number.into()))).unwrap_or_default();
    let reference = portable_name(&format!("{number}{}", subject.symbol));
    let longest = LONGEST - ".pdf".len();
    let suffix = first_words(suffix, longest / 2);
    let left = longest.saturating_sub(reference.chars().count() + suffix.chars().count() + 1);
    let about = if subject.about.is_empty() { String::new() } else { portable_name(&subject.about) };
    let about = first_words(&about, left);
    let gap = if about.is_empty() { "" } else { " " };
    let name = format!("{reference}{gap}{about}{suffix}");
    let name = first_words(&name, longest).trim_end_matches(['.', ' ']);
    match part.stem().rsplit_once('/') {
        Some((folder, _)) if part.document.unit().is_some() => format!("{folder}/{name}"),
        _ => name.to_owned(),
    }
}
