//! Two versions of a plan compared, on their data and on the trees of their texts: which figures changed, and what
//! became of every passage. Never on pages.

mod align;
mod entries;
mod figures;
mod grid;
mod marked;
mod matching;
mod merge;
mod parted;
mod passages;
#[cfg(test)]
mod tests;
mod tree;
mod view;
mod words;

pub use figures::{Change, Group, GroupKind, Value};
pub use grid::{ColumnFate, ComparedColumn, ComparedGrid, ComparedRow};
pub use passages::{Compared, ComparedForm, Fate};
pub use view::ComparisonView;
pub use words::{Mark, Stretch};

use crate::model::Plan;
use crate::render::{Chapter, Script};

/// A version of a plan, with what its documents say.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its documents.
    pub scripts: &'a [Script],
}

/// What changed from one version of a plan to another.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Figures and other named values, by what they belong to; only groups in which something changed.
    pub groups: Vec<Group>,
    /// The documents of either version, in order.
    pub chapters: Vec<ChapterComparison>,
}

/// What became of a document.
#[derive(Clone, Debug)]
pub struct ChapterComparison {
    /// Which document.
    pub chapter: Chapter,
    /// As it is cited in either version.
    pub cited: (Option<String>, Option<String>),
    /// Its passages in the order of the new version, those that are gone where they stood.
    pub passages: Vec<Compared>,
}

impl Comparison {
    /// Whether there is any difference at all.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.chapters.iter().all(|chapter| !chapter.is_changed())
    }

    /// The same, of one document alone: its text and what is said of it. Figures are the whole plan's.
    #[must_use]
    pub fn only(mut self, chapter: Chapter) -> Self {
        self.chapters.retain(|one| one.chapter == chapter);
        for group in &mut self.groups {
            group.changes.retain(|change| change.chapters.is_empty() || change.chapters.contains(&chapter));
        }
        self.groups.retain(|group| !group.changes.is_empty());
        self
    }
}

impl ChapterComparison {
    /// Whether anything in it changed.
    pub fn is_changed(&self) -> bool {
        self.cited.0.is_some() != self.cited.1.is_some() || self.passages.iter().any(Compared::is_changed)
    }
}

/// Compares two versions.
pub fn compare(old: Side<'_>, new: Side<'_>) -> Comparison {
    let chapters = merge::merged(old.scripts, new.scripts, |script| script.chapter.id());
    let chapters = chapters.into_iter().map(|(old, new)| chapter(old, new));
    Comparison { groups: figures::groups(old, new), chapters: chapters.flatten().collect() }
}

fn chapter(old: Option<&Script>, new: Option<&Script>) -> Option<ChapterComparison> {
    let passages = |script: Option<&Script>| script.map(|script| script.passages.clone()).unwrap_or_default();
    let cited = |script: Option<&Script>| script.map(|script| script.cited.clone());
    Some(ChapterComparison {
        chapter: new.or(old)?.chapter,
        cited: (cited(old), cited(new)),
        passages: passages::compare(&passages(old), &passages(new)),
    })
}
