//! What was issued of a plan: its sets, and which of them is in force when.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use jiff::civil::Date;

use super::{Citation, Document, DocumentType, Period, Plan, QuotaSet, State};

/// One of the documents of a plan that are issued by themselves, with its annexes and extracts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentId {
    /// The plan.
    Plan,
    /// The notice of its quotas.
    Notice,
    /// The report of a period.
    Report(Period),
}

impl DocumentId {
    /// What kind of document it is.
    pub fn kind(self) -> DocumentType {
        match self {
            Self::Plan => DocumentType::Plan,
            Self::Notice => DocumentType::Notice,
            Self::Report(_) => DocumentType::Report,
        }
    }

    /// Its file below the plan's folder.
    pub fn file(self) -> String {
        format!("{self}.yaml")
    }
}

/// The name of its file without an ending: `plan`, `notice`, `reports/2026-Q2`.
impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan => f.write_str("plan"),
            Self::Notice => f.write_str("notice"),
            Self::Report(period) => write!(f, "reports/{period}"),
        }
    }
}

impl FromStr for DocumentId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once('/') {
            None if text == "plan" => Ok(Self::Plan),
            None if text == "notice" => Ok(Self::Notice),
            Some(("reports", period)) => period.parse().map(Self::Report),
            _ => Err(()),
        }
    }
}

/// What was issued at one time, kept as it was.
#[derive(Clone, Debug)]
pub struct IssuedSet {
    /// Its number among the plan's sets, from 1.
    pub set: u32,
    /// Which document it is.
    pub document: DocumentId,
    /// How others cite it; its place is where it is noted down.
    pub citation: Citation,
    /// Its date.
    pub date: Date,
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
    /// The sets of a document, the last first.
    pub fn of(&self, document: DocumentId) -> impl Iterator<Item = &IssuedSet> {
        self.0.iter().rev().filter(move |set| set.document == document)
    }

    /// The set of some documents that is in force on a day: the one of the latest date by then, the later where two
    /// have one date.
    fn in_force(&self, documents: &[DocumentId], day: Date) -> Option<&IssuedSet> {
        let by_then = self.0.iter().filter(|set| documents.contains(&set.document) && set.date <= day);
        by_then.max_by_key(|set| (set.date, set.set))
    }

    /// What was issued before a set.
    fn before(&self, set: u32) -> Self {
        Self(self.0.iter().filter(|other| other.set < set).cloned().collect())
    }
}

impl Plan {
    /// One of its documents.
    pub fn document(&self, document: DocumentId) -> Option<&Document> {
        match document {
            DocumentId::Plan => Some(&self.document),
            DocumentId::Notice => self.notice.as_ref().map(|notice| &notice.document),
            DocumentId::Report(period) => {
                self.reports.iter().find(|report| report.period == period).map(|report| &report.document)
            }
        }
    }

    /// The ids of its documents.
    pub fn document_ids(&self) -> Vec<DocumentId> {
        let notice = self.notice.as_ref().map(|_| DocumentId::Notice);
        let reports = self.reports.iter().map(|report| DocumentId::Report(report.period));
        std::iter::once(DocumentId::Plan).chain(notice).chain(reports).collect()
    }

    /// The set as which a document stands issued; none while it is a draft, or where nobody froze it.
    pub fn standing_set(&self, document: DocumentId) -> Option<&IssuedSet> {
        let written = self.document(document).filter(|written| written.state == State::Issued)?;
        let number = written.set.as_ref()?.value;
        self.history.of(document).find(|set| set.set == number)
    }

    /// The set whose quotas are in force for a document: the plan's, or the notice's where no plan was issued by then.
    pub fn quotas_in_force_for(&self, document: DocumentId) -> Option<IssuedSet> {
        let of_plan = self.in_force_for(document, &[DocumentId::Plan]);
        of_plan.or_else(|| self.in_force_for(document, &[DocumentId::Notice]))
    }

    /// What is in force, of some documents, on the last day that a document can be of; for one that stands issued,
    /// of what was issued before it.
    pub fn in_force_for(&self, document: DocumentId, among: &[DocumentId]) -> Option<IssuedSet> {
        let day = self.document(document)?.header.date.latest();
        match self.standing_set(document) {
            Some(own) => self.history.before(own.set).in_force(among, day).cloned(),
            None => self.history.in_force(among, day).cloned(),
        }
    }

    /// The set that a document takes the place of: the last that it does not stand as itself.
    pub fn former_set(&self, document: DocumentId) -> Option<&IssuedSet> {
        let standing = self.standing_set(document).map(|set| set.set);
        self.history.of(document).find(|set| Some(set.set) != standing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_go_by_their_files() {
        for name in ["plan", "notice", "reports/2026-Q2", "reports/2026"] {
            assert_eq!(name.parse::<DocumentId>().unwrap().to_string(), name);
        }
        for wrong in ["", "quotas", "reports", "reports/x", "notice/2026", "plan.yaml"] {
            assert_eq!(wrong.parse::<DocumentId>(), Err(()), "{wrong}");
        }
    }
}
