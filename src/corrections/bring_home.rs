//! Brings what people changed in a Word file into the data that it was made from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::edited::{EditedFile, EditedPassage};
use super::looks::{EmphasizedWords, emphasized};
use super::quotes::short;
use super::record::{MadePassage, TwinRecord};
use super::trial::CorrectedFile;
use super::versions::{ThreeVersions, WordFileChanges, file_changes};
use crate::data::file_errors::unwritable;
use crate::data::{RequestedDocument, requested_document, shown, unreadable};
use crate::diag::{Code, Finding, Findings};
use crate::disk::{WritableFolder, limits};
use crate::docx::{UnreadWord, WordDocument, read_word, read_word_bytes};
use crate::edits::Proposal;
use crate::model::{DocumentPart, Part};
use crate::pipeline::{CurrentTwin, TwinMaker};
use crate::records::{Digest, output_digest};
use crate::source::Place;
use crate::word::WordPassage;

/// Which Word file, and which plan.
#[derive(Debug)]
pub struct CorrectionRequest {
    /// The file.
    pub file: PathBuf,
    /// The plan's folder.
    pub plan: PathBuf,
}

/// What became of a paragraph, as the data are to have it.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Where the data have its text; of a new one, the text beside it.
    pub place: Place,
    /// `changed`, `added` or `removed`.
    pub fate: &'static str,
    /// As it was; empty of a new one.
    pub old: String,
    /// As it is to be; empty of one that goes.
    pub new: String,
}

/// What a Word file comes to.
#[derive(Debug)]
pub struct CorrectionOutcome {
    /// The changes of the plan's files.
    pub proposal: Proposal,
    /// The paragraphs that change, in the order of the file.
    pub corrections: Vec<Correction>,
    /// The plan's id.
    pub plan: String,
    /// The digest of the file as it was read.
    pub digest: Option<Digest>,
    /// Whether nothing is in the file that the data are not to have.
    pub is_whole: bool,
    /// Whether both sides changed the same, each otherwise: that is not put in.
    pub has_conflicts: bool,
}

/// The changes that a Word file makes in a plan. None where it is not known what it changes; what is found is among the
/// findings.
pub fn bring_home(request: &CorrectionRequest, findings: &mut Findings) -> Option<CorrectionOutcome> {
    let requested = requested_document(&request.plan, findings)?;
    if let Err(error) = WritableFolder::new(&requested.folder.path) {
        findings.push(unwritable(&requested.folder.path, &error));
        return None;
    }
    let digest = output_digest(&request.file);
    let document = read(&request.file, findings)?;
    let record = TwinRecord::from_document(&document);
    let file = Place::file(document.path.as_str());
    let part = part(&record, &requested, &file, findings)?;
    let maker = TwinMaker::open(&requested.project, findings)?;
    let Some(twin) = maker.twin(&requested.folder, &part, findings) else {
        if !findings.has_errors() {
            findings.push(not_a_twin(&file, "no-document").with("of", part.stem()));
        }
        return None;
    };
    if twin.is_issued {
        let plan = shown(&requested.folder.path);
        findings.push(Finding::at(Code::WordIssued, &file).with("plan", plan).with("document", part.stem()));
        return None;
    }
    let made = made_passages(&record, &twin, &file, findings)?;
    let remarks = report_remarks(&document, &file, findings);
    let edited = EditedFile::from_document(document);
    report_tracked(&edited, &file, findings);
    let versions = ThreeVersions { made: &made, edited: &edited.passages, now: &twin.passages };
    // What both sides changed stays out; the rest comes in.
    let mut conflicts = Findings::default();
    let changes = file_changes(versions, &mut conflicts);
    let has_conflicts = conflicts.has_errors();
    let mut left = Findings::default();
    let looks = looks(&edited, &changes, &twin, &file, &mut left);
    let folder = requested.folder;
    let bringing =
        CorrectedFile { maker: &maker, twin: &twin, edited: &edited.passages, folder: &folder, part: &part };
    let brought = bringing.run(&changes, &looks, &mut left, findings)?;
    left.extend(conflicts);
    let is_whole = left.iter().next().is_none() && remarks == 0;
    findings.extend(left);
    let (proposal, corrections) = (brought.proposal, brought.corrections);
    Some(CorrectionOutcome { proposal, corrections, plan: folder.id, digest, is_whole, has_conflicts })
}

/// Reads the file; what cannot be read is a finding.
fn read(path: &Path, findings: &mut Findings) -> Option<WordDocument> {
    let place = Place::file(shown(path));
    match read_word(path, &shown(path)) {
        Ok(document) => return Some(document),
        Err(UnreadWord::File(error)) => findings.push(unreadable(&place, &error, limits::WORD)),
        Err(UnreadWord::Fault(fault)) => {
            findings.push(Finding::at(Code::WordUnreadable, &place).with("reason", fault.id()));
        }
    }
    None
}

/// The part of a document that the file is of; a finding where it is none of the plan's.
fn part(
    record: &TwinRecord,
    requested: &RequestedDocument,
    file: &Place,
    findings: &mut Findings,
) -> Option<DocumentPart> {
    let Some(made) = &record.made else {
        findings.push(not_a_twin(file, "no-record"));
        return None;
    };
    let part = &made.document;
    if part.part == Part::Comparison {
        findings.push(
            not_a_twin(file, "comparison").with("of", DocumentPart::text(part.document.clone()).stem()),
        );
        return None;
    }
    let is_named = requested.named.as_ref().is_none_or(|named| *named == part.document);
    if made.plan != requested.folder.id || !is_named {
        let of = format!("{}/{}", made.plan, part.stem());
        findings.push(not_a_twin(file, "other-plan").with("of", of));
        return None;
    }
    Some(part.clone())
}

fn not_a_twin(file: &Place, reason: &'static str) -> Finding {
    Finding::at(Code::WordOfAnother, file).with("reason", reason).with("of", "")
}

/// The paragraphs of the file as it was made. Where its record is gone they are known if the data say the same still.
fn made_passages(
    record: &TwinRecord,
    twin: &CurrentTwin,
    file: &Place,
    findings: &mut Findings,
) -> Option<Vec<MadePassage>> {
    if let Some(passages) = &record.passages {
        return Some(passages.clone());
    }
    if record.made.as_ref().is_some_and(|made| made.data == twin.data) {
        return Some(twin.passages.iter().map(as_made).collect());
    }
    findings.push(not_a_twin(file, "record-gone"));
    None
}

fn as_made(passage: &WordPassage) -> MadePassage {
    let WordPassage { name, text, source } = passage;
    let mark = |mark: fn(&crate::word::PassageSource) -> &String| {
        source.as_ref().map(mark).cloned().unwrap_or_default()
    };
    MadePassage {
        name: name.clone(),
        text: text.clone(),
        start: mark(|source| &source.start),
        end: mark(|source| &source.end),
    }
}

/// Lists the comments of a file; how many there are.
fn report_remarks(document: &WordDocument, file: &Place, findings: &mut Findings) -> usize {
    for comment in &document.comments {
        let finding = Finding::at(Code::WordRemark, file).with("text", short(&comment.text));
        findings.push(finding.with("author", comment.author.as_str()));
    }
    document.comments.len()
}

fn report_tracked(edited: &EditedFile, file: &Place, findings: &mut Findings) {
    let counts = edited.tracked;
    if counts.insertions + counts.deletions > 0 {
        let finding = Finding::at(Code::WordTracked, file).with("insertions", counts.insertions);
        findings.push(finding.with("deletions", counts.deletions));
    }
}

/// A paragraph with words that look otherwise.
pub(super) struct ChangedLooks {
    /// Which of the file's.
    pub(super) edited: usize,
    /// Which of the data's.
    pub(super) now: usize,
    pub(super) words: Vec<EmphasizedWords>,
}

/// The paragraphs that look otherwise than in the file as the data would make it now. Other pictures and heads of pages are
/// left out, and said.
fn looks(
    edited: &EditedFile,
    changes: &WordFileChanges,
    twin: &CurrentTwin,
    file: &Place,
    left: &mut Findings,
) -> Vec<ChangedLooks> {
    let Ok(made) = read_word_bytes("", &twin.bytes) else { return Vec::new() };
    let made = EditedFile::from_document(made);
    if made.pictures != edited.pictures {
        let finding = Finding::at(Code::WordLeft, file).with("kind", "picture");
        left.push(finding.with("text", edited.pictures.to_string()));
    }
    if made.margins != edited.margins {
        let finding = Finding::at(Code::WordLeft, file).with("kind", "margin");
        left.push(finding.with("text", short(&edited.margins.join(" | "))));
    }
    let by_name: BTreeMap<&String, &EditedPassage> =
        made.passages.iter().flat_map(|one| one.names.iter().map(move |name| (name, one))).collect();
    let sources = changes.sources.iter().enumerate();
    let with_words = sources.filter_map(|(at, now)| {
        let now = (*now)?;
        let was = by_name.get(&twin.passages[now].name)?;
        let words = emphasized(was, &edited.passages[at]);
        (!words.is_empty()).then_some(ChangedLooks { edited: at, now, words })
    });
    with_words.collect()
}
