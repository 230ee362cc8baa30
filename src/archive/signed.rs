//! Takes in what a signing tool made of the PDFs of a set: each lies beside the set from then on, written once. Number and
//! day that the tool stamped are noted, where they are given.

use std::path::{Path, PathBuf};

use super::after::{RECORD, frozen_beginning, pdfs};
use super::issue::Draft;
use super::issue_options::{Issue, IssueOptions};
use super::noted::may_be_renumbered;
use super::session::Session;
use crate::data::file_errors::unwritable;
use crate::data::{reason, shown};
use crate::diag::{Code, Finding, Findings};
use crate::disk;
use crate::disk::{IssuedSets, limits};
use crate::model::{DocumentId, IssuedSet};
use crate::pipeline::output::provenance::Provenance;
use crate::records::{AfterRecord, Digest, Format, RelativePath, SET_AFTER, SetRecord};
use crate::signatures::PdfSignatures;
use crate::source::Place;

/// Signed files, and the document that they are of.
#[derive(Clone, Debug)]
pub struct SignedOptions {
    /// The document, and the number and day that were stamped on it.
    pub issue: IssueOptions,
    /// The signed files.
    pub files: Vec<PathBuf>,
}

/// Signed files that were taken in, or would be.
#[derive(Debug)]
pub struct TakenSigned {
    /// The plan's id.
    pub plan: String,
    /// Which of its documents.
    pub document: DocumentId,
    /// The number and day that were noted; none where none were to be.
    pub noted: Option<Issue>,
    /// Whether the set still awaits number and day.
    pub awaits_number: bool,
    /// Each file.
    pub files: Vec<TakenFile>,
}

/// A signed file that was taken in.
#[derive(Debug)]
pub struct TakenFile {
    /// Where it was.
    pub from: PathBuf,
    /// Where it is kept.
    pub path: PathBuf,
    /// The set's number.
    pub set: u32,
    /// The file of the set that was signed.
    pub of: RelativePath,
    /// Whether it was kept there before.
    pub was_kept: bool,
    /// Its signatures.
    pub signatures: PdfSignatures,
}

/// A file that can be taken in.
struct Candidate {
    from: PathBuf,
    bytes: Vec<u8>,
    set: u32,
    folder: PathBuf,
    of: RelativePath,
    signatures: PdfSignatures,
}

/// Takes in signed files. `None` where something keeps one from it; what, is among the findings, and nothing is written
/// then.
pub fn take_signed(options: &SignedOptions, findings: &mut Findings) -> Option<TakenSigned> {
    let issue = &options.issue;
    let asks_to_note = issue.number.is_some() || issue.date.is_some();
    let session = match (issue.is_dry_run, asks_to_note) {
        (true, _) => Session::for_preview(&issue.path, findings),
        (false, true) => Session::for_change(&issue.path, &issue.locks, findings),
        // Whatever the data say now, what was issued was signed.
        (false, false) => Session::for_restoring(&issue.path, Some(&issue.locks), findings),
    }?;
    let document = session.requested.document();
    let sets: Vec<&IssuedSet> = session.plan.history.sets(&document).collect();
    if sets.is_empty() {
        let place = Place::file(shown(&session.requested.file()));
        findings.push(Finding::at(Code::NotIssued, &place).with("state", "none"));
        return None;
    }
    let candidates = options.files.iter().map(|file| candidate(file, &sets, findings));
    let candidates: Option<Vec<Candidate>> = candidates.collect::<Vec<_>>().into_iter().collect();
    let candidates = candidates?;
    let noted = if asks_to_note { Some(note(&session, issue, findings)?) } else { None };
    let place = &session.requested.folder.path;
    let mut files = Vec::new();
    for candidate in candidates {
        files.push(candidate.keep(place, issue.is_dry_run, findings)?);
    }
    let awaits = session.plan.awaiting_set(&document).is_some() && noted.is_none();
    Some(TakenSigned {
        plan: session.plan.id.clone(),
        document,
        noted: noted.flatten(),
        awaits_number: awaits,
        files,
    })
}

/// Notes number and day of the document; the inner `None` where the set has them already.
#[expect(clippy::option_option, reason = "nothing to note is not the same as what cannot be noted")]
fn note(session: &Session, options: &IssueOptions, findings: &mut Findings) -> Option<Option<Issue>> {
    let document = session.document(findings)?;
    let (requested, plan) = (&session.requested, &session.plan);
    let Some(set) = plan.standing_set(&requested.document()) else {
        findings.push(Finding::at(Code::NotIssued, &document.header.places.date).with("state", "draft"));
        return None;
    };
    let draft = || Draft::from_standing(session, document, set);
    if options.is_about_stamp(document, set) {
        return draft()?.note_stamp(set, options, findings).map(Some);
    }
    let is_other_day = options.date.is_some_and(|day| set.date.full() != Some(day));
    if options.asks_other_number(document, set) || is_other_day {
        let may_be_noted = !set.has_printed_number && !is_other_day && may_be_renumbered(plan, set);
        if !may_be_noted {
            let finding = Finding::at(Code::AlreadyIssued, &document.header.places.date);
            let finding = finding.with("set", u64::from(set.set)).with("path", shown(&options.path));
            findings.push(finding.with("noted", "").with("printed", "no").with("folder", shown(&set.folder)));
            return None;
        }
        if !options.allow_noting(document, set, findings) {
            return None;
        }
        return draft()?.note_number(options, set.date, findings).map(Some);
    }
    Some(None)
}

/// A signed file that begins with all bytes of a PDF of one of the sets; anything else is a finding.
fn candidate(path: &Path, sets: &[&IssuedSet], findings: &mut Findings) -> Option<Candidate> {
    let place = Place::file(shown(path));
    let read = disk::read(path, limits::OUTPUT);
    let bytes = read.map_err(|error| {
        findings.push(Finding::at(Code::FileUnreadable, &place).with("reason", reason(&error)));
    });
    let bytes = bytes.ok()?;
    let found = sets.iter().find_map(|set| {
        let of = frozen_beginning(&bytes, &set.folder, &SetRecord::read(&set.folder)?)?;
        Some((*set, of))
    });
    let unfit = |kind: &'static str| Finding::at(Code::SignedUnfit, &place).with("kind", kind);
    let Some((set, of)) = found else {
        findings.push(difference(&bytes, sets, &place));
        return None;
    };
    let signatures = PdfSignatures::read(&bytes);
    let kind = if signatures.signatures.is_empty() {
        "unsigned"
    } else if signatures.is_changed() {
        "changed"
    } else {
        let (from, folder) = (path.to_path_buf(), set.folder.clone());
        return Some(Candidate { from, bytes, set: set.set, folder, of, signatures });
    };
    findings.push(unfit(kind).with("path", shown(&of.below(&set.folder))));
    None
}

/// The finding about a file that begins with no PDF of the sets: which one it says to be, and the first byte that is
/// another one.
fn difference(bytes: &[u8], sets: &[&IssuedSet], place: &Place) -> Finding {
    let finding = Finding::at(Code::SignedUnfit, place);
    let stem = Provenance::from_pdf(bytes).map(|provenance| provenance.document.stem());
    let closest = sets.iter().find_map(|set| {
        let record = SetRecord::read(&set.folder)?;
        let name = pdfs(&record).find(|name| name.strip_suffix(".pdf") == stem.as_deref())?;
        Some(name.below(&set.folder))
    });
    let Some(path) = closest else {
        let document = sets.first().map(|set| set.document.to_string()).unwrap_or_default();
        return finding.with("kind", "foreign").with("document", document);
    };
    let frozen = disk::read(&path, limits::OUTPUT).unwrap_or_default();
    let alike = frozen.iter().zip(bytes).take_while(|(one, other)| one == other).count();
    let finding = finding.with("kind", "differs").with("path", shown(&path));
    finding.with("at", u64::try_from(alike).unwrap_or_default())
}

impl Candidate {
    /// Keeps it beside the set in the plan's folder, under the first free name, with its record. What is kept already is not
    /// kept twice.
    fn keep(self, plan: &Path, is_dry_run: bool, findings: &mut Findings) -> Option<TakenFile> {
        let digest = Digest::new(&self.bytes);
        let stem = self.of.strip_suffix(".pdf").unwrap_or(&self.of);
        let name = |number: usize| format!("{SET_AFTER}{stem}.{number}");
        let is_there = |name: &str, ending: &str| {
            self.folder.join(format!("{name}.{ending}")).symlink_metadata().is_ok()
        };
        let pdf = Format::Pdf.id();
        let is_kept = |name: &str| {
            Digest::from_file(&self.folder.join(format!("{name}.{pdf}")), limits::OUTPUT)
                .is_ok_and(|kept| kept == digest)
        };
        let mut number = 1;
        while is_there(&name(number), pdf) && !is_kept(&name(number))
            || !is_there(&name(number), pdf) && is_there(&name(number), RECORD)
        {
            number += 1;
        }
        let name = name(number);
        let was_kept = is_kept(&name);
        let record = AfterRecord::new(self.of.clone(), &self.bytes);
        if !is_dry_run {
            let files = [(pdf, &self.bytes), (RECORD, &record.to_bytes())];
            for (ending, bytes) in files.into_iter().filter(|(ending, _)| !is_there(&name, ending)) {
                let below = format!("{name}.{ending}");
                let added = IssuedSets::new(plan).and_then(|sets| sets.add_after(self.set, &below, bytes));
                added.map_err(|error| findings.push(unwritable(&self.folder.join(&below), &error))).ok()?;
            }
        }
        let path = self.folder.join(format!("{name}.{pdf}"));
        let Self { from, set, of, signatures, .. } = self;
        Some(TakenFile { from, path, set, of, was_kept, signatures })
    }
}
