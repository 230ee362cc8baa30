//! Compares the passages of two versions: one list in the order of the new text, removed passages where they were.

use std::collections::HashMap;

use super::align::heaviest_increasing;
use super::grid::{self, ComparedGrid};
use super::matching::{Pairs, pairs};
use super::outline::{Form, Passage};
use super::split_join::SplitJoin;
use super::tree::{Lexicon, Tree};
use super::words::{DiffMark, DiffSpan, all, compare_texts};
use crate::content::Table;

/// The change of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It kept its place.
    Kept,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stood elsewhere: in the part of that number, or in no part.
    Moved {
        /// `II.2`, or nothing.
        from: String,
    },
    /// It is elsewhere now, where the whole of it is shown.
    Gone {
        /// `II.2`, or nothing.
        to: String,
    },
    /// It was the end of the passage before it.
    Split,
    /// It was a passage of its own, and is the end of the one before it now, where its words are shown.
    Joined,
}

impl ChangeKind {
    /// The stable name.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved { .. } => "moved",
            Self::Gone { .. } => "gone",
            Self::Split => "split",
            Self::Joined => "joined",
        }
    }
}

/// The form of a passage, with both versions of a table.
pub type ComparedForm = Form<ComparedGrid>;

/// A passage of either version.
#[derive(Clone, Debug)]
pub struct ComparedPassage {
    /// How many passages it is nested in.
    pub depth: usize,
    /// Its form.
    pub form: ComparedForm,
    /// How it changed.
    pub change: ChangeKind,
    /// Its number or dash before and after; nothing where it has none or is not there.
    pub labels: (String, String),
    /// The number of the part that it is or belongs to: of the old version where the passage is shown at its old
    /// place, else of the new one.
    pub path: String,
    /// Its words.
    pub words: Vec<DiffSpan>,
}

impl ComparedPassage {
    /// Whether it bears another number than before.
    pub fn is_renumbered(&self) -> bool {
        let is_in_both = matches!(self.change, ChangeKind::Kept | ChangeKind::Moved { .. });
        is_in_both && self.labels.0 != self.labels.1
    }

    /// Whether its words changed.
    pub fn is_rewritten(&self) -> bool {
        self.words.iter().any(|span| span.mark != DiffMark::Same)
            || matches!(&self.form, ComparedForm::Table(grid) if grid.is_changed())
    }

    /// Whether anything about it changed.
    pub fn is_changed(&self) -> bool {
        self.change != ChangeKind::Kept || self.is_renumbered() || self.is_rewritten()
    }
}

/// Compares two documents.
pub(super) fn compare(old: &[Passage<'_>], new: &[Passage<'_>]) -> Vec<ComparedPassage> {
    let mut lexicon = Lexicon::new();
    let (old, new) = (Tree::new(old, &mut lexicon), Tree::new(new, &mut lexicon));
    let mut pairs = pairs(&old, &new);
    let split_join = SplitJoin::find(&old, &new, &mut pairs);
    let mut writer =
        DiffWriter { old: &old, new: &new, pairs: &pairs, split_join: &split_join, out: Vec::new() };
    writer.children(Some(0), Some(0));
    writer.out
}

struct DiffWriter<'t, 'a> {
    old: &'t Tree<'a>,
    new: &'t Tree<'a>,
    pairs: &'t Pairs,
    split_join: &'t SplitJoin,
    out: Vec<ComparedPassage>,
}

/// Whether a passage kept its order among its siblings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Kept,
    Changed,
}

impl DiffWriter<'_, '_> {
    /// Writes the passages under a passage: the new ones in their order, and before each that kept its place the old
    /// ones before it that are no longer there.
    fn children(&mut self, old: Option<usize>, new: Option<usize>) {
        let of = |tree: &Tree<'_>, at: Option<usize>| {
            at.map_or_else(Vec::new, |at| tree.nodes[at].children.clone())
        };
        let (before, after) = (of(self.old, old), of(self.new, new));
        let kept = self.kept(&before, &after);
        let mut shown = 0;
        for (at, child) in after.iter().enumerate() {
            if let Some(place) = kept[at] {
                before[shown..place].iter().for_each(|gone| self.gone(*gone));
                shown = place + 1;
                self.present(*child, Order::Kept);
            } else {
                self.present(*child, Order::Changed);
            }
        }
        // A passage that kept its place was shown when it was met.
        before[shown..].iter().for_each(|gone| self.gone(*gone));
    }

    /// For each new child that kept its place, that place among the old ones.
    fn kept(&self, before: &[usize], after: &[usize]) -> Vec<Option<usize>> {
        let places: HashMap<usize, usize> =
            before.iter().enumerate().map(|(place, child)| (*child, place)).collect();
        let pairs = after.iter().enumerate();
        let pairs: Vec<(usize, usize)> =
            pairs.filter_map(|(at, child)| Some((at, *places.get(&self.pairs.of_new[*child]?)?))).collect();
        let weight = |at: usize| self.new.nodes[after[at]].all_words.len() as u64 + 1;
        let weighed: Vec<(usize, u64)> = pairs.iter().map(|(at, place)| (*place, weight(*at))).collect();
        let mut kept = vec![None; after.len()];
        for ((at, place), is_kept) in pairs.into_iter().zip(heaviest_increasing(&weighed)) {
            kept[at] = is_kept.then_some(place);
        }
        kept
    }

    /// Writes a passage of the new version, and the passages under it.
    fn present(&mut self, at: usize, order: Order) {
        let Some(passage) = self.new.nodes[at].passage else { return };
        let old = self.pairs.of_new[at];
        let was = old.and_then(|old| self.old.nodes[old].passage);
        let change = match old {
            None if self.split_join.split.contains_key(&at) => ChangeKind::Split,
            None => ChangeKind::Added,
            Some(old) if order == Order::Changed => ChangeKind::Moved { from: self.old.path(old) },
            Some(_) => ChangeKind::Kept,
        };
        let words = match self.split_join.words(at) {
            Some(words) => words.clone(),
            None => was.map_or_else(
                || all(&passage.text, DiffMark::Inserted),
                |was| compare_texts(&was.text, &passage.text),
            ),
        };
        self.out.push(ComparedPassage {
            depth: passage.depth,
            form: form(was, Some(passage)),
            change,
            labels: (was.map(|was| was.label.clone()).unwrap_or_default(), passage.label.clone()),
            path: self.new.path(at),
            words,
        });
        self.children(old, Some(at));
    }

    /// Writes a passage of the old version that is no longer at its place.
    fn gone(&mut self, at: usize) {
        let Some(passage) = self.old.nodes[at].passage else { return };
        let now = self.pairs.of_old[at];
        let change = match now {
            Some(now) => ChangeKind::Gone { to: self.new.path(now) },
            None if self.split_join.joined.contains(&at) => ChangeKind::Joined,
            None => ChangeKind::Removed,
        };
        let is_removed = change == ChangeKind::Removed;
        self.out.push(ComparedPassage {
            depth: passage.depth,
            form: if is_removed { form(Some(passage), None) } else { bare(passage) },
            change,
            labels: (passage.label.clone(), String::new()),
            path: self.old.path(at),
            words: if is_removed {
                all(&passage.text, DiffMark::Deleted)
            } else {
                all(&passage.text, DiffMark::Same)
            },
        });
        if now.is_none() {
            self.children(Some(at), None);
        }
    }
}

/// The form of a passage, with the tables of both versions.
fn form(old: Option<&Passage<'_>>, new: Option<&Passage<'_>>) -> ComparedForm {
    let Some(passage) = new.or(old) else { return ComparedForm::Item };
    let Form::Table(_) = &passage.form else { return bare(passage) };
    let nothing = Table::default();
    let table = |passage: Option<&Passage<'_>>| match passage.map(|passage| &passage.form) {
        Some(Form::Table(table)) => table.clone().into_owned(),
        _ => nothing.clone(),
    };
    ComparedForm::Table(grid::compare(&table(old), &table(new)))
}

/// The form of a passage, a table without its rows.
fn bare(passage: &Passage<'_>) -> ComparedForm {
    passage.form.with_table(|_| ComparedGrid { columns: Vec::new(), rows: Vec::new() })
}
