//! Compares two versions of a plan by their data and by the trees of their texts, never by pages: which figures
//! changed, and how every passage changed.

mod align;
mod figures;
mod grid;
mod highlight;
mod kinds;
mod matching;
mod merge;
mod named_values;
mod outline;
mod passages;
mod pieces;
mod split_join;
#[cfg(test)]
mod tests;
mod tree;
mod unit_events;
mod view;
mod words;

pub use figures::{ChangeGroup, ChangedValue, ComparedValue, GroupKind};
pub use grid::{ComparedColumn, ComparedGrid, ComparedRow, TableChange};
pub use kinds::{DataKind, ValueKind};
pub use outline::{Form, PlaceName, Zone};
pub use passages::{ChangeKind, ComparedForm, ComparedPassage};
pub use pieces::{Piece, TextStyle};
pub use view::ComparisonView;
pub use words::{DiffMark, DiffSpan, compared_words};

use crate::content::{ComposedDocument, Content};
use crate::model::{DocumentId, Plan};

/// A version of a plan, with what its documents say.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its documents.
    pub documents: &'a [ComposedDocument],
}

/// The changes from one version of a plan to another.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Figures and other named values, by what they belong to; only groups in which something changed.
    pub groups: Vec<ChangeGroup>,
    /// The documents of either version, in order.
    pub documents: Vec<DocumentComparison>,
}

/// The changes of a document.
#[derive(Clone, Debug)]
pub struct DocumentComparison {
    /// Which document.
    pub document: DocumentId,
    /// As it is cited in either version.
    pub cited: (Option<String>, Option<String>),
    /// Its passages in the order of the new version, those that are gone where they stood.
    pub passages: Vec<ComparedPassage>,
}

impl Comparison {
    /// Whether there is any difference at all.
    pub fn is_empty(&self) -> bool {
        !self.groups.iter().any(ChangeGroup::is_shown)
            && self.documents.iter().all(|document| !document.is_changed())
    }

    /// The same, of one document alone: its text and its fields. Figures are the whole plan's.
    #[must_use]
    pub fn only(mut self, document: &DocumentId) -> Self {
        self.documents.retain(|one| one.document == *document);
        for group in &mut self.groups {
            group.changes.retain(|change| change.documents.is_empty() || change.documents.contains(document));
        }
        self.groups.retain(|group| !group.changes.is_empty());
        self
    }
}

impl DocumentComparison {
    /// Whether anything in it changed.
    pub fn is_changed(&self) -> bool {
        self.cited.0.is_some() != self.cited.1.is_some()
            || self.passages.iter().any(ComparedPassage::is_changed)
    }
}

/// Compares two versions.
pub fn compare(old: Side<'_>, new: Side<'_>) -> Comparison {
    let documents = merge::merged(old.documents, new.documents, |one| one.content.document.clone());
    let documents = documents.into_iter().map(|(old, new)| document(old, new));
    Comparison { groups: figures::groups(old, new), documents: documents.flatten().collect() }
}

fn passages_of(content: Option<&Content>) -> Vec<outline::Passage<'_>> {
    content.map(outline::passages).unwrap_or_default()
}

fn document(old: Option<&ComposedDocument>, new: Option<&ComposedDocument>) -> Option<DocumentComparison> {
    let (old, new) = (old.map(|one| &one.content), new.map(|one| &one.content));
    let cited = |content: Option<&Content>| content.map(|content| content.cited.printed.clone());
    Some(DocumentComparison {
        document: new.or(old)?.document.clone(),
        cited: (cited(old), cited(new)),
        passages: passages::compare(&passages_of(old), &passages_of(new)),
    })
}
