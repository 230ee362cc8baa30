//! What is asked of an issue, and what it reports.

use std::path::PathBuf;

use jiff::civil::Date;

use super::affected::AffectedDocument;
use crate::data::Registered;
use crate::disk::LockClient;
use crate::model::{DocumentDate, DocumentId, NumberFormat};

/// The document to issue, and its number and date.
#[derive(Clone, Debug)]
pub struct IssueOptions {
    /// The plan's folder, or the file of another of its documents.
    pub path: PathBuf,
    /// The number; none where the data have it, or where it is written by hand.
    pub number: Option<RequestedNumber>,
    /// The date; none where the data have it.
    pub date: Option<Date>,
    /// The first year of the congress term, where it does not follow from the date.
    pub term: Option<u32>,
    /// Whether it leaves without number and day, which a signing tool stamps on it.
    pub is_awaiting_number: bool,
    /// Whether the run only reports what would be issued.
    pub is_dry_run: bool,
    /// Whether a number that was noted before may give way to another.
    pub renoting: Renoting,
    /// Whether a document with warnings is issued.
    pub on_warnings: OnWarnings,
    /// Numbers that other documents of the same run are to have: they are given as if they stood in the register.
    pub reserved: Vec<Registered>,
    /// How it takes the project's lock.
    pub locks: LockClient,
}

/// Whether the number that was noted of a document may be noted again. The old one stays in the register as void.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renoting {
    /// It may not: that it was noted is a finding.
    Refused,
    /// It may.
    Allowed,
}

/// Whether a document with warnings is issued: what is issued stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnWarnings {
    /// It is not, so that a person can look at them before.
    Stop,
    /// It is.
    GoOn,
}

/// Which number is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestedNumber {
    /// The given number.
    Given(u32),
    /// The next of the register.
    Next,
}

/// What was done with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueOutcome {
    /// It was issued as a new set.
    Issued,
    /// The number was noted of a document that was issued before without one. Its set stays as it is.
    Noted,
    /// It left without number and day, which are stamped on it: it is kept as a new set.
    AwaitingNumber,
    /// The number and day were noted that were stamped on it. Its set stays as it is.
    Stamped,
    /// It was issued again with another number: the number of the former set is void.
    Renumbered(u32),
}

/// A document that was issued, or would be.
#[derive(Debug)]
pub struct Issue {
    /// The plan's id.
    pub plan: String,
    /// Which of its documents.
    pub document: DocumentId,
    /// What was done.
    pub outcome: IssueOutcome,
    /// The set's number.
    pub set: u32,
    /// The number as it is cited: `85-KH/ĐU`; none where it is written by hand.
    pub reference: Option<String>,
    /// What the register has of it; none where it has no number.
    pub registered: Option<Registered>,
    /// The date, not whole while number and day are awaited.
    pub date: DocumentDate,
    /// The profile that its date or its data bring.
    pub profile: Option<ProfileChoice>,
    /// The promises that are printed beside another total.
    pub promises: Vec<OpenPromise>,
    /// The PDFs that are kept.
    pub files: Vec<PathBuf>,
    /// The documents, of this set and others, that say something else than when they were issued last.
    pub affected: Vec<AffectedDocument>,
}

/// The format profile of a document that is issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileChoice {
    /// The profile's id: `hd05-2026`.
    pub id: String,
    /// The profile that the draft follows, where it is another one.
    pub of_draft: Option<String>,
}

/// A quota whose target is a lower bound that the allotment goes beyond: the text prints the one, tables and rates the
/// other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPromise {
    /// The quota's id.
    pub quota: String,
    /// The lower bound.
    pub least: u64,
    /// The total of what is allotted.
    pub total: u64,
    /// How both are written.
    pub format: NumberFormat,
}
