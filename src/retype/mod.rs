//! Plans that somebody wrote by hand in Word → the YAML of a plan.
//!
//! The file is read as a tree (`docx`), which becomes lines and tables (`elements`), then a head (`head`), what the text opens
//! with (`opening`), a tree of parts (`outline`), an end (`tail`) and annexes (`annexes`). Tables of units with figures become
//! quotas (`quotas`), and figures in sentences that say the same expressions (`figures`). What is not understood is a plain
//! paragraph in its place, and is reported: no word is lost.

mod annexes;
mod compose;
mod counted;
mod elements;
mod figures;
mod grid;
mod head;
mod label;
mod letters;
mod levels;
mod line;
mod named;
mod opening;
mod outline;
mod plan;
mod quotas;
mod tail;
mod yaml;

use std::path::Path;

use crate::data::{DocumentTypes, shown};
use crate::diag::{Code, Finding, Findings};
use crate::docx::{IgnoredPart, UnreadWord, WordDocument, WordVersion, read_word};
use crate::edits::NewFile;
use crate::source::Place;
use annexes::read_annexes;
use elements::{ElementReader, RetypedElement, shortened};
use figures::{put_annexes, put_figures};
use grid::TableGrid;
use head::read_head;
use line::RetypedLine;
use opening::read_opening;
use outline::{PartTreeBuilder, RetypedNode};
use plan::RetypedPlan;
use quotas::{QuotaReader, context_of};
use tail::read_tail;

/// The files of a plan that a Word file holds. None where it cannot be read; what is found is among the findings.
pub fn retype(file: &Path, findings: &mut Findings) -> Option<Vec<NewFile>> {
    let path = shown(file);
    let document = match read_word(file, &path) {
        Ok(document) => document,
        Err(UnreadWord::File(error)) => {
            findings.push(crate::data::unreadable(&Place::file(path), &error, crate::limits::files::WORD));
            return None;
        }
        Err(UnreadWord::Fault(fault)) => {
            let finding = Finding::at(Code::WordUnreadable, &Place::file(path));
            findings.push(finding.with("reason", fault.id()));
            return None;
        }
    };
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Some(files(&name, document, findings))
}

/// The files of a plan that a document holds.
fn files(name: &str, document: WordDocument, findings: &mut Findings) -> Vec<NewFile> {
    report_ignored(&document, findings);
    let document = document.into_version(WordVersion::New);
    let plan = read(name, &document, findings);
    let mut files = vec![NewFile { below: "plan.yaml".to_owned(), text: plan.to_yaml() }];
    if let Some(text) = plan.to_quotas_yaml() {
        files.push(NewFile { below: "quotas.yaml".to_owned(), text });
    }
    files
}

/// Reports what a file has that no text is made of.
fn report_ignored(document: &WordDocument, findings: &mut Findings) {
    let place = Place::file(document.path.as_str());
    for ignored in &document.ignored {
        let (reason, text) = match ignored {
            IgnoredPart::Macros => ("macros", String::new()),
            IgnoredPart::Embedded(path) => ("embedded", path.clone()),
            IgnoredPart::External(address) => ("external", shortened(address)),
        };
        findings.push(Finding::at(Code::WordText, &place).with("reason", reason).with("text", text));
    }
    let mut has_changes = None;
    crate::docx::each_paragraph(&document.blocks, &mut |paragraph| {
        let is_changed =
            paragraph.pieces.iter().any(|piece| piece.change.is_some()) || paragraph.end_change.is_some();
        if is_changed && has_changes.is_none() {
            has_changes = Some(paragraph.place.clone());
        }
    });
    if let Some(place) = has_changes {
        findings.push(Finding::at(Code::WordText, &place).with("reason", "changes"));
    }
}

fn read(name: &str, document: &WordDocument, findings: &mut Findings) -> RetypedPlan {
    let types = DocumentTypes::new(None);
    let mut own = Findings::default();
    let mut reader = ElementReader::new(document, &mut own);
    let mut elements = reader.elements(&document.blocks);
    let words = words_of(&elements, &mut reader);
    let head = read_head(&mut elements, &mut reader, &types);
    let (tail, after) = read_tail(&mut elements, &mut reader);
    let decision = head.document_type.as_ref().and_then(|one| one.rules.decision.clone());
    let opening = read_opening(&mut elements, decision.as_deref());
    let mut quotas =
        QuotaReader { year: head.date.year.or_else(|| year_of(&words)), ..QuotaReader::default() };
    let mut found = Findings::default();
    let subject = context_of(&head.subject.iter().collect::<Vec<_>>());
    let mut body = PartTreeBuilder::build(elements, &mut reader, &mut |grid, before| {
        let mut context = subject.clone();
        context.extend(before.map(RetypedLine::words));
        quota_or_table(grid, &context, &mut quotas, &mut found)
    });
    let mut annexes = read_annexes(after, &mut reader, &mut |grid, title| {
        let mut context = subject.clone();
        context.extend(context_of(&title.iter().collect::<Vec<_>>()));
        quota_or_table(grid, &context, &mut quotas, &mut found)
    });
    levels::below_articles(&mut body, None);
    put_figures(&mut body, &quotas, &mut found);
    if !annexes.is_empty() {
        put_annexes(&mut body, annexes.len());
    }
    for annex in &mut annexes {
        levels::below_articles(&mut annex.body, None);
    }
    for line in &head.others {
        let finding = Finding::at(Code::WordText, &line.place).with("reason", "head");
        own.push(finding.with("text", shortened(&line.text)));
    }
    for line in &tail.others {
        let finding = Finding::at(Code::WordText, &line.place).with("reason", "tail");
        own.push(finding.with("text", shortened(&line.text)));
    }
    for line in tail.signatures.iter().flat_map(|one| &one.left_out) {
        let finding = Finding::at(Code::WordText, &line.place).with("reason", "signed");
        own.push(finding.with("text", shortened(&line.text)));
    }
    without_doubles(&own, findings);
    without_doubles(&found, findings);
    // What is not understood is a paragraph in its place.
    let mut preamble = head.others.clone();
    preamble.extend(opening.preamble);
    body.extend(tail.others.iter().cloned().map(RetypedNode::Paragraph));
    without_final_slash(&mut body);
    RetypedPlan {
        source: name.to_owned(),
        head,
        decided_by: opening.decided_by,
        salutation: opening.salutation,
        addressees: opening.addressees,
        legal_bases: opening.legal_bases,
        preamble,
        body,
        tail,
        annexes,
        quotas,
        words,
    }
}

fn quota_or_table(
    grid: TableGrid,
    context: &[String],
    quotas: &mut QuotaReader,
    findings: &mut Findings,
) -> RetypedNode {
    match quotas.read(&grid, context, findings) {
        Some(at) => RetypedNode::Quotas(at),
        None => RetypedNode::Table(grid),
    }
}

/// Lines are read more than once while it is found out what they are: each finding is reported once.
fn without_doubles(own: &Findings, findings: &mut Findings) {
    let mut seen = std::collections::HashSet::new();
    for finding in own {
        let key = format!("{:?} {:?} {:?}", finding.code().id(), finding.place(), finding.arguments());
        if seen.insert(key) {
            findings.push(finding.clone());
        }
    }
}

/// The texts of all elements, a line each.
fn words_of(elements: &[RetypedElement], reader: &mut ElementReader<'_>) -> String {
    let mut words = String::new();
    for element in elements {
        let lines = match element {
            RetypedElement::Line(line) => vec![line.clone()],
            RetypedElement::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.flat_map(|cell| reader.lines(&cell.blocks)).collect()
            }
        };
        for line in lines {
            words.push_str(&line.words());
            words.push('\n');
        }
    }
    words
}

/// The first year that a text names after `năm`.
fn year_of(words: &str) -> Option<u32> {
    words.match_indices("năm ").find_map(|(at, found)| {
        let digits: String = words[at + found.len()..].chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok().filter(|year| (1990..2100).contains(year) && digits.len() == 4)
    })
}

/// Takes the slash off the end of a text, `./.`: the program sets the mark that the format wants.
fn without_final_slash(body: &mut [RetypedNode]) {
    let line = match body.last_mut() {
        Some(RetypedNode::Paragraph(line)) => line,
        Some(RetypedNode::Items(items)) => match items.last_mut() {
            Some(item) => item.below.last_mut().unwrap_or(&mut item.line),
            None => return,
        },
        Some(RetypedNode::Part(part)) if part.body.is_empty() => &mut part.line,
        Some(RetypedNode::Part(part)) => return without_final_slash(&mut part.body),
        _ => return,
    };
    let text = line.text.trim_end();
    if let Some(bare) = text.strip_suffix("/.") {
        let end = bare.trim_end().len();
        *line = line.slice(0..end);
    }
}
