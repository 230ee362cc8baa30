//! The problems that the typesetter found, as findings about the data where their place in the data can be found.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::printed_runs::longest_run;
use crate::diag::{Code, Finding, Findings};
use crate::model::{BodyNode, Document, Plan, TableData};
use crate::render::Templates;
use crate::source::{Place, Source};
use crate::typeset::{PagePosition, Problem};

/// The pages that the problems are about.
pub(crate) struct Pages<'a> {
    /// The plan that they are made from.
    pub(crate) plan: &'a Plan,
    /// The document that they show.
    pub(crate) document: &'a Document,
    /// The name of its Typst source: `long-thanh-2023/ke-hoach.typ`.
    pub(crate) name: &'a str,
    /// Its Typst source.
    pub(crate) source: &'a str,
    /// The templates that it was made with.
    pub(crate) templates: &'a Templates,
}

/// How many problems of one kind and page are looked up. Of those with one code a single one is reported, but for
/// missing glyphs.
const LOOKED_UP: usize = 20;

/// Reports each problem.
pub(crate) fn report(pages: &Pages<'_>, problems: &[Problem], findings: &mut Findings) {
    // One text that is too long pushes others aside: of a code and a page the first is reported.
    let mut reported = BTreeSet::new();
    let mut looked_up = HashMap::new();
    for problem in problems {
        // Where each comes from is looked for in all texts.
        let kind = (std::mem::discriminant(problem), spot(problem).map(|spot| spot.page));
        let count = looked_up.entry(kind).or_insert(0);
        *count += 1;
        if *count > LOOKED_UP {
            continue;
        }
        if let Problem::MissingGlyph { character, spot } = problem {
            missing_glyph(pages, *character, Some(spot.page), findings);
            continue;
        }
        let too_wide = table_too_wide(pages, problem);
        let finding = too_wide.unwrap_or_else(|| finding(pages, problem));
        let finding = finding.with("document", pages.name);
        if spot(problem).is_none_or(|spot| reported.insert((finding.code(), spot.page))) {
            findings.push(finding);
        }
    }
}

/// The most columns of a table of targets.
const TARGET_COLUMNS: usize = 6;

/// Figures outside the page come from a table in the text, if there is one of many columns; an annex would
/// turn to landscape.
fn table_too_wide(pages: &Pages<'_>, problem: &Problem) -> Option<Finding> {
    let Problem::OutsidePage { spot, .. } = problem else { return None };
    let columns = |table: &&TableData| match table {
        TableData::Quota(table) => table.columns(&pages.plan.quotas, None).len(),
        TableData::Targets(_) => TARGET_COLUMNS,
        TableData::Prose(table) => table.columns.len(),
    };
    let table =
        tables(&pages.document.body).into_iter().max_by_key(columns).filter(|table| columns(table) > 1)?;
    let place = place_of_table(table)?;
    let is_of_a_text = matches!(table, TableData::Quota(_)) && place_of(pages, &spot.text).is_some();
    (!is_of_a_text).then(|| Finding::at(Code::TableTooWide, place).with("page", spot.page))
}

/// Where a table is written.
pub(super) fn place_of_table(table: &TableData) -> Option<&Place> {
    match table {
        TableData::Quota(table) => Some(&table.place),
        TableData::Targets(table) => Some(&table.place),
        TableData::Prose(table) => table.columns.first().map(|column| column.header.place()),
    }
}

/// The tables of a text, in the order in which they print.
pub(super) fn tables(nodes: &[BodyNode]) -> Vec<&TableData> {
    let mut found = Vec::new();
    for node in nodes {
        match node {
            BodyNode::Section(section) => found.extend(tables(&section.body)),
            BodyNode::Table(table) => found.push(table),
            BodyNode::Paragraph(_)
            | BodyNode::Line(_)
            | BodyNode::Items(_)
            | BodyNode::Progress(_)
            | BodyNode::Drawing(_) => {}
        }
    }
    found
}

fn spot(problem: &Problem) -> Option<&PagePosition> {
    match problem {
        Problem::Typst { .. } | Problem::SignatureFieldMissing { .. } | Problem::Panic { .. } => None,
        Problem::MissingGlyph { spot, .. }
        | Problem::ForeignFont { spot, .. }
        | Problem::Invisible { spot, .. }
        | Problem::OutsidePage { spot, .. }
        | Problem::Clipped { spot, .. }
        | Problem::Overlap { spot, .. }
        | Problem::Overfull { spot, .. }
        | Problem::OutsideMargins { spot, .. }
        | Problem::LooseLine { spot, .. }
        | Problem::PageEndsEarly { spot, .. }
        | Problem::HeadingAtFoot { spot }
        | Problem::SignatureAlone { spot }
        | Problem::ShortLastPage { spot, .. } => Some(spot),
    }
}

fn finding(pages: &Pages<'_>, problem: &Problem) -> Finding {
    let at = |code, spot: &PagePosition| at_spot(code, pages, spot);
    match problem {
        Problem::Typst { message, hints, place, .. } => {
            let finding = match place {
                Some(place) => Finding::at(Code::TypesetFailed, &typst_place(pages, place)),
                None => Finding::nowhere(Code::TypesetFailed),
            };
            finding.with("detail", message.as_str()).with("hints", hints.join("; "))
        }
        Problem::MissingGlyph { spot, .. } => at(Code::MissingGlyph, spot),
        Problem::ForeignFont { family, spot } => at(Code::ForeignFont, spot).with("family", family.as_str()),
        Problem::Invisible { fault, spot } => at(Code::TextInvisible, spot).with("fault", fault.id()),
        Problem::OutsidePage { by, spot } => at(Code::OutsidePage, spot).with("by", millimetres(*by)),
        Problem::Clipped { by, spot } => at(Code::TextClipped, spot).with("by", millimetres(*by)),
        Problem::Overlap { other, spot } => at(Code::TextOverlap, spot).with("other", other.as_str()),
        Problem::OutsideMargins { by, spot } => at(Code::OutsideMargins, spot).with("by", millimetres(*by)),
        Problem::LooseLine { by, spot, lines } => {
            at_line(Code::LooseLine, pages, spot, lines).with("by", millimetres(*by))
        }
        Problem::PageEndsEarly { by, lines, is_before_picture, spot, above } => {
            let kind = if *is_before_picture { "picture" } else { "lines" };
            let finding = at_last_of_page(Code::PageEndsEarly, pages, spot, above);
            finding.with("by", millimetres(*by)).with("lines", *lines).with("kind", kind)
        }
        Problem::HeadingAtFoot { spot } => at_page(Code::HeadingAtFoot, pages, spot),
        Problem::SignatureAlone { spot } => at_page(Code::SignatureAlone, pages, spot),
        Problem::ShortLastPage { lines, spot } => {
            at_page(Code::ShortLastPage, pages, spot).with("lines", *lines)
        }
        Problem::SignatureFieldMissing { wanted, found } => {
            let finding = Finding::at(Code::SignatureFieldMissing, &pages.document.head);
            finding.with("wanted", *wanted).with("found", *found)
        }
        Problem::Overfull { by, spot } => at(Code::CellOverfull, spot).with("by", millimetres(*by)),
        Problem::Panic { message } => {
            Finding::nowhere(Code::TypesetFailed).with("detail", message.as_str()).with("hints", "")
        }
    }
}

/// A finding about a text on a page, at the text of the data that it comes from, if one is found.
fn at_spot(code: Code, pages: &Pages<'_>, spot: &PagePosition) -> Finding {
    finding_at(code, pages, spot, place_of_printed(pages, &spot.text))
}

/// A finding about how a page of the document is filled: where the text comes from a file that several documents share, at
/// the document's own.
fn at_page(code: Code, pages: &Pages<'_>, spot: &PagePosition) -> Finding {
    let is_own = |place: &Place| place.source().path() == pages.document.source.path();
    let place = place_of_printed(pages, &spot.text);
    let place = place.map(|place| if is_own(&place) { place } else { pages.document.head.clone() });
    finding_at(code, pages, spot, place)
}

/// The same about the last line of a page: where the data do not write it, as a line of progress or a row of figures, at the nearest
/// one above that somebody did. A few words of such a row may be in a text of any page, and tell nothing.
fn at_last_of_page(code: Code, pages: &Pages<'_>, spot: &PagePosition, above: &[String]) -> Finding {
    let is_written = |text: &&String| {
        let place = place_of_printed(pages, text);
        place.is_some_and(|place| 2 * place.range().len() > text.trim().len())
    };
    let written = std::iter::once(&spot.text).chain(above).find(is_written);
    let finding = match written {
        Some(text) => at_page(code, pages, &PagePosition { text: text.clone(), ..spot.clone() }),
        None => finding_at(code, pages, spot, None),
    };
    finding.with("text", spot.text.as_str())
}

/// The same about a line, which is looked for by all its texts, and by those of the line below: both are of one paragraph.
fn at_line(code: Code, pages: &Pages<'_>, spot: &PagePosition, lines: &[Vec<String>; 2]) -> Finding {
    let mut texts: Vec<&str> = lines.iter().flatten().map(String::as_str).collect();
    texts.sort_by_key(|text| std::cmp::Reverse(text.chars().count()));
    let place = texts.into_iter().find_map(|text| place_of_printed(pages, text));
    finding_at(code, pages, spot, place)
}

fn finding_at(code: Code, pages: &Pages<'_>, spot: &PagePosition, place: Option<Place>) -> Finding {
    let finding = match place {
        Some(place) => Finding::at(code, &place),
        None => Finding::nowhere_in(code, &pages.document.source),
    };
    finding.with("page", spot.page).with("text", spot.text.as_str())
}

/// The place of a text that is printed, or else of the most of its words that a text of the document has: it may hold a
/// label, a mark or a figure that the data do not.
fn place_of_printed(pages: &Pages<'_>, text: &str) -> Option<Place> {
    place_of(pages, text).or_else(|| {
        let texts = pages.document.texts();
        let written: Vec<&str> = texts.iter().map(|text| text.written()).collect();
        let run = longest_run(text, &written)?;
        let text = &texts[run.text];
        Some(text.place().value_part(text.written(), run.range))
    })
}

/// Reports a character that no font has at each text that contains it, so that a person can fix all of them at once.
pub(crate) fn missing_glyph(
    pages: &Pages<'_>,
    character: char,
    page: Option<usize>,
    findings: &mut Findings,
) {
    let written = character.to_string();
    let mut found = false;
    for text in pages.document.texts() {
        if let Some(at) = text.written().find(character) {
            let place = text.place().value_part(text.written(), at..at + written.len());
            findings.push(glyph_finding(Finding::at(Code::MissingGlyph, &place), pages, character, page));
            found = true;
        }
    }
    if found {
        return;
    }
    let source = pages.plan.sources.iter().find_map(|source| place_in(source, &written));
    let finding = match source {
        Some(place) => Finding::at(Code::MissingGlyph, &place),
        None => Finding::nowhere_in(Code::MissingGlyph, &pages.document.source),
    };
    findings.push(glyph_finding(finding, pages, character, page));
}

fn glyph_finding(finding: Finding, pages: &Pages<'_>, character: char, page: Option<usize>) -> Finding {
    let finding = finding
        .with("character", character.to_string())
        .with("code", format!("U+{:04X}", u32::from(character)))
        .with("document", pages.name);
    match page {
        Some(page) => finding.with("page", page),
        None => finding,
    }
}

/// The least number of characters that identify where a text on a page comes from.
const TELLING: usize = 5;

fn place_of(pages: &Pages<'_>, text: &str) -> Option<Place> {
    let wanted = text.trim();
    // A piece as short as a figure occurs in many places: no place is better than a wrong one.
    if wanted.chars().count() < TELLING {
        return None;
    }
    // The header of a column, say, is in sentences too: the text that has least beside it is meant.
    let has_it =
        pages.document.texts().into_iter().filter_map(|text| Some((text.written().find(wanted)?, text)));
    let of_text = has_it.min_by_key(|(_, text)| text.written().len());
    let of_text = of_text.map(|(at, text)| text.place().value_part(text.written(), at..at + wanted.len()));
    of_text.or_else(|| pages.plan.sources.iter().find_map(|source| place_in(source, wanted)))
}

fn place_in(source: &Arc<Source>, text: &str) -> Option<Place> {
    source.text().find(text).map(|at| Place::new(source, at..at + text.len()))
}

/// A place in the Typst source or its library.
fn typst_place(pages: &Pages<'_>, place: &crate::typeset::TypstPlace) -> Place {
    let of_library = pages.templates.source(place.file.trim_start_matches('/'));
    let source = match of_library {
        Some(source) if place.file != pages.name => Arc::clone(source),
        _ => Source::new(place.file.as_str(), pages.source),
    };
    let text = source.text();
    let line_start: usize = text.split_inclusive('\n').take(place.line - 1).map(str::len).sum();
    let line = text.get(line_start..).unwrap_or_default();
    let offset = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
    let (start, end) = (offset(place.column - 1), offset(place.column - 1 + place.width.max(1)));
    Place::new(&source, line_start + start..line_start + end)
}

fn millimetres(length: f64) -> String {
    format!("{length:.1}").replace('.', ",")
}
