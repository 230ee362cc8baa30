//! The issued sets of a plan, and which of them is in force when.

use std::path::PathBuf;

use jiff::civil::Date;

use super::{Citation, Document, DocumentDate, DocumentId, Plan, QuotaSet, State};

/// A set that was issued at one time, kept as it was.
#[derive(Clone, Debug)]
pub struct IssuedSet {
    /// Its number among the plan's sets, from 1.
    pub set: u32,
    /// Which document it is.
    pub document: DocumentId,
    /// How others cite it, with a number that was stamped since; its place is where it is noted down.
    pub citation: Citation,
    /// Its date: not whole while its number and day are awaited.
    pub date: DocumentDate,
    /// The date as its pages have it.
    pub printed_date: DocumentDate,
    /// Whether its pages have a number.
    pub has_printed_number: bool,
    /// The document that it replaced, if any.
    pub replaces: Option<Citation>,
    /// The quotas at that time.
    pub quotas: QuotaSet,
    /// The folder where it is kept.
    pub folder: PathBuf,
}

/// Every set that was issued of a plan, in the order in which they were.
#[derive(Clone, Debug, Default)]
pub struct History(pub Vec<IssuedSet>);

impl History {
    /// The sets of a document that are or were in force, the last first: those that await number and day are not.
    pub fn dated_sets(&self, document: &DocumentId) -> impl Iterator<Item = &IssuedSet> {
        self.sets(document).filter(|set| !set.awaits_number())
    }

    /// The sets of a document, the last first.
    pub fn sets(&self, document: &DocumentId) -> impl Iterator<Item = &IssuedSet> {
        self.0.iter().rev().filter(move |set| set.document == *document)
    }

    /// The set of some documents that is in force on a day: the one of the latest date by then, the later where two
    /// have one date.
    fn in_force(&self, documents: &[DocumentId], day: Date) -> Option<&IssuedSet> {
        let among = self.0.iter().filter(|set| documents.contains(&set.document));
        let by_then = among.filter_map(|set| Some((set.date.full().filter(|date| *date <= day)?, set)));
        by_then.max_by_key(|(date, set)| (*date, set.set)).map(|(_, set)| set)
    }

    /// The sets that were issued before a set.
    fn before(&self, set: u32) -> Self {
        Self(self.0.iter().filter(|other| other.set < set).cloned().collect())
    }
}

impl IssuedSet {
    /// Whether number and day are still to be noted, after they are stamped on its pages.
    pub fn awaits_number(&self) -> bool {
        self.date.full().is_none()
    }

    /// Whether number and day are stamped on its pages after it left.
    pub fn is_stamped(&self) -> bool {
        self.printed_date.full().is_none()
    }

    /// Gives a document that is read from the set the number and day that were noted since.
    pub fn note_in(&self, document: &mut Document) {
        if self.is_stamped() && !self.awaits_number() {
            document.state = State::Issued;
            document.header.number = self.citation.number.and_then(super::CitedNumber::plain);
            document.header.date = self.date;
        }
    }
}

impl Plan {
    /// The set that a document is issued as; `None` while it is a draft, or where its set is not there.
    pub fn standing_set(&self, document: &DocumentId) -> Option<&IssuedSet> {
        let written = self.document(document).filter(|written| written.state.is_frozen())?;
        let number = written.set.as_ref()?.value;
        self.history.sets(document).find(|set| set.set == number)
    }

    /// The document that is being issued: its data name a set that is not there yet, and the latest of those.
    pub fn going_out(&self) -> Option<&DocumentId> {
        let named = self.issued_documents().filter(|document| document.state.is_frozen());
        let unkept = named.filter(|document| self.standing_set(&document.id).is_none());
        let sets = unkept.filter_map(|document| Some((document.set.as_ref()?.value, &document.id)));
        sets.max_by_key(|(set, _)| *set).map(|(_, id)| id)
    }

    /// Whether a document was issued before, as a set: what it says was judged then.
    pub fn is_past(&self, document: &DocumentId) -> bool {
        let named = self.document(document).filter(|written| written.state.is_frozen());
        named.is_some_and(|written| written.set.is_some()) && self.going_out() != Some(document)
    }

    /// The set whose quotas are in force for a document: the plan's, or the notice's where no plan was issued by then.
    pub fn quotas_in_force_for(&self, document: &DocumentId) -> Option<IssuedSet> {
        DocumentId::allotting().find_map(|allotting| self.in_force_for(document, &[allotting]))
    }

    /// The set of some documents that is in force on the last day that a document can be of; for an issued document,
    /// only sets that were issued before its own count.
    pub fn in_force_for(&self, document: &DocumentId, among: &[DocumentId]) -> Option<IssuedSet> {
        let day = self.document(document)?.header.date.latest();
        match self.standing_set(document) {
            Some(own) => self.history.before(own.set).in_force(among, day).cloned(),
            None => self.history.in_force(among, day).cloned(),
        }
    }

    /// The set of a document that awaits number and day, as which it stands.
    pub fn awaiting_set(&self, document: &DocumentId) -> Option<&IssuedSet> {
        self.standing_set(document).filter(|set| set.awaits_number())
    }

    /// The set that a document replaces: the last of its sets other than the one that it is issued as, of those that are
    /// or were in force.
    pub fn former_set(&self, document: &DocumentId) -> Option<&IssuedSet> {
        let standing = self.standing_set(document).map(|set| set.set);
        self.history.dated_sets(document).find(|set| Some(set.set) != standing)
    }
}
