//! Issued documents among those of a working copy: their pages are those that were issued, whatever the data say now.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::diag::{Code, Finding};
use crate::disk;
use crate::disk::limits;
use crate::model::{Document, DocumentId, DocumentPart, IssuedSet, Plan, State, TemplateText};
use crate::pipeline::program::PROGRAM;
use crate::records::{Digest, Fields, FileRecord, Format, SET_SOURCES, SetRecord};

/// A document as it was issued.
#[derive(Clone, Debug)]
pub(crate) struct IssuedDocument {
    /// The PDF that is kept.
    pub(crate) path: PathBuf,
    /// Its title, with the name of its type.
    pub(crate) title: String,
    /// Its symbol.
    pub(crate) symbol: String,
    /// Its digest and size.
    pub(crate) file: FileRecord,
    /// How many pages it has.
    pub(crate) pages: Option<usize>,
    /// The digest of its Typst text.
    pub(crate) data: Digest,
    /// The file that keeps its Typst text.
    pub(crate) source: PathBuf,
    pub(crate) set: u32,
    pub(crate) document: DocumentId,
    /// Whether the same program would write the same text from the same data.
    pub(crate) is_of_this_program: bool,
    /// Whether its number was written by hand.
    pub(crate) has_number_by_hand: bool,
    /// Issued, or awaiting number and day.
    pub(crate) state: State,
    /// Whether its text may be another now, and that is as it should be.
    pub(crate) is_kept_back: bool,
}

/// A part of a document as it was issued, where it is to stay so.
pub(crate) fn frozen(plan: &Plan, part: &DocumentPart) -> Option<IssuedDocument> {
    let document = part.document.issued_as();
    let stem = part.stem();
    let is_kept_back = plan.stays_as_issued(&part.document);
    let standing = plan.standing_set(&document).into_iter();
    let former = plan.history.sets(&document).filter(|_| is_kept_back);
    let record = |set: &IssuedSet| Some((set.clone(), SetRecord::read(&set.folder)?));
    let mut records = standing.chain(former).filter_map(record);
    let (set, record) = records.find(|(_, record)| record.documents.contains_key(&stem))?;
    Some(IssuedDocument { is_kept_back, ..IssuedDocument::new(&set, &record, &stem)? })
}

/// The documents of the plan's issued sets other than some parts: a document that the data no longer make, such as
/// the extract of a unit without a quota, stays until another takes its place.
pub(crate) fn frozen_besides<'p>(
    plan: &'p Plan,
    parts: &[DocumentPart],
) -> Vec<(DocumentPart, &'p Document, IssuedDocument)> {
    let stems: BTreeSet<String> = parts.iter().map(DocumentPart::stem).collect();
    let mut kept = Vec::new();
    for written in plan.issued_documents() {
        let Some(set) = plan.standing_set(&written.id) else { continue };
        let Some(record) = SetRecord::read(&set.folder) else { continue };
        for stem in record.documents.keys().filter(|stem| !stems.contains(*stem)) {
            let frozen = IssuedDocument::new(set, &record, stem)
                .map(|frozen| IssuedDocument { is_kept_back: true, ..frozen });
            kept.extend(frozen.and_then(|frozen| Some((stem.parse().ok()?, written, frozen))));
        }
    }
    kept
}

impl IssuedDocument {
    fn new(set: &IssuedSet, record: &SetRecord, stem: &str) -> Option<Self> {
        let made = record.documents.get(stem)?;
        let (name, file) = made.files.iter().next()?;
        Some(Self {
            path: name.below(&set.folder),
            title: record.head.title.clone(),
            symbol: record.head.symbol.clone(),
            file: file.clone(),
            pages: made.pages,
            data: made.data,
            source: set.folder.join(SET_SOURCES).join(format!("{stem}.typ")),
            set: set.set,
            document: set.document.clone(),
            is_of_this_program: record.made_with.program == PROGRAM,
            has_number_by_hand: record.head.number.is_none(),
            state: if set.awaits_number() { State::AwaitingNumber } else { State::Issued },
            is_kept_back: false,
        })
    }

    /// The digest of what its file is made from: of the file itself, whichever program copies it.
    pub(crate) fn made_from(&self, format: Format) -> Digest {
        Fields::default().and("issued").and(format.id()).and(self.file.digest).and(self.data).digest()
    }

    /// Its bytes; none where they are not those that were issued.
    pub(crate) fn bytes(&self) -> Option<Vec<u8>> {
        let bytes = disk::read(&self.path, limits::OUTPUT).ok()?;
        (Digest::new(&bytes) == self.file.digest).then_some(bytes)
    }

    /// Its Typst text as it was issued.
    pub(crate) fn text(&self) -> Option<String> {
        disk::read_text(&self.source, limits::RECORD).ok()
    }
}

/// The finding about a part of an issued document that was not issued with it: the extract of a unit that got a quota
/// later, or an annex that was added. The part bears the document's number and date without having been issued.
pub(crate) fn unissued(plan: &Plan, part: &DocumentPart) -> Option<Finding> {
    let set = plan.standing_set(&part.document.issued_as())?;
    let written = plan.document(&part.document)?;
    let annex = part.annex().and_then(|at| written.annexes.get(at));
    let of_annex = annex.and_then(|annex| annex.title.first()).map(TemplateText::place);
    let own = plan.unit(&part.document).map(|unit| &unit.place).or(of_annex);
    let place = own.unwrap_or(&written.header.places.date);
    let finding = Finding::at(Code::PartNotIssued, place).with("document", part.stem());
    Some(finding.with("set", u64::from(set.set)))
}
