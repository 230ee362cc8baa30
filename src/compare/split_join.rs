//! Paragraphs that were split in two, and those that were joined: their words are compared as one text.

use std::collections::{HashMap, HashSet};

use super::matching::Pairs;
use super::pieces::Piece;
use super::tree::{Class, Tree, likeness};
use super::words::{DiffMark, DiffSpan, compare_texts};

/// The least likeness of two paragraphs together to one of the other version.
const TOGETHER: f64 = 0.85;

/// The least growth of likeness from the first paragraph alone to both together.
const BETTER: f64 = 0.1;

/// The passages that were split and those that were joined.
#[derive(Debug, Default)]
pub(super) struct SplitJoin {
    /// New passages that were the end of the one before them, by their places, each with that one's place.
    pub(super) split: HashMap<usize, usize>,
    /// Old passages that are the end of the one before them now.
    pub(super) joined: HashSet<usize>,
    /// The words of new passages that were split or joined.
    words: HashMap<usize, Vec<DiffSpan>>,
}

/// A paragraph of one version.
#[derive(Clone, Copy)]
struct Paragraph<'t, 'a> {
    tree: &'t Tree<'a>,
    at: usize,
}

/// Two paragraphs of one version, one after the other.
#[derive(Clone, Copy)]
struct Halves<'t, 'a> {
    tree: &'t Tree<'a>,
    first: usize,
    second: usize,
}

impl SplitJoin {
    /// Finds them among the pairs. The first half is paired with the whole then, and the second with nothing.
    pub(super) fn find(old: &Tree<'_>, new: &Tree<'_>, pairs: &mut Pairs) -> Self {
        let mut split_join = Self::default();
        for to in 0..new.nodes.len() {
            let Some(from) = pairs.of_new[to].filter(|_| new.nodes[to].class == Class::Text) else {
                continue;
            };
            if !new.nodes[to].children.is_empty() || !old.nodes[from].children.is_empty() {
                continue;
            }
            let (was, is) = (Paragraph { tree: old, at: from }, Paragraph { tree: new, at: to });
            let alone = likeness(was.words(), is.words());
            let split = is.halves(&pairs.of_new);
            if let Some(halves) = split.into_iter().find(|halves| halves.make_up(was, alone)) {
                pairs.of_new[to] = None;
                pairs.of_new[halves.first] = Some(from);
                pairs.of_old[from] = Some(halves.first);
                split_join.split(was, halves);
                continue;
            }
            let joined = was.halves(&pairs.of_old);
            if let Some(halves) = joined.into_iter().find(|halves| halves.make_up(is, alone)) {
                pairs.of_old[from] = None;
                pairs.of_old[halves.first] = Some(to);
                pairs.of_new[to] = Some(halves.first);
                split_join.join(halves, is);
            }
        }
        split_join
    }

    /// The words of a new passage, where it was split or joined.
    pub(super) fn words(&self, at: usize) -> Option<&Vec<DiffSpan>> {
        self.words.get(&at)
    }

    fn split(&mut self, whole: Paragraph<'_, '_>, halves: Halves<'_, '_>) {
        let length: usize = text(halves.tree, halves.first).iter().map(|piece| piece.text.len()).sum();
        let words = compare_texts(&text(whole.tree, whole.at), &halves.text());
        // The blank between the two belongs to neither.
        let (one, other) = cut(words, length);
        self.words.insert(halves.first, one);
        self.words.insert(halves.second, other);
        self.split.insert(halves.second, halves.first);
    }

    fn join(&mut self, halves: Halves<'_, '_>, whole: Paragraph<'_, '_>) {
        self.words.insert(whole.at, compare_texts(&halves.text(), &text(whole.tree, whole.at)));
        self.joined.insert(halves.second);
    }
}

impl<'t, 'a> Paragraph<'t, 'a> {
    fn words(self) -> &'t [u32] {
        &self.tree.nodes[self.at].words
    }

    /// The paragraph with the next of its siblings, and the one before it with it, where that is paired with nothing
    /// and has no children.
    fn halves(self, pairs: &[Option<usize>]) -> Vec<Halves<'t, 'a>> {
        let Self { tree, at } = self;
        let siblings = &tree.nodes[tree.nodes[at].parent].children;
        let place = siblings.partition_point(|sibling| *sibling < at);
        let is_free = |other: &&usize| {
            let node = &tree.nodes[**other];
            pairs[**other].is_none() && node.class == Class::Text && node.children.is_empty()
        };
        let next = siblings.get(place + 1).filter(is_free);
        let before = place.checked_sub(1).and_then(|place| siblings.get(place)).filter(is_free);
        let with_next = next.map(|next| Halves { tree, first: at, second: *next });
        let with_before = before.map(|before| Halves { tree, first: *before, second: at });
        with_next.into_iter().chain(with_before).collect()
    }
}

impl Halves<'_, '_> {
    /// Whether the two together are what a paragraph of the other version was, much more than one of them alone.
    fn make_up(&self, whole: Paragraph<'_, '_>, alone: f64) -> bool {
        let parts = [self.first, self.second].into_iter();
        let mut words: Vec<u32> = parts.flat_map(|part| &self.tree.nodes[part].words).copied().collect();
        words.sort_unstable();
        let together = likeness(whole.words(), &words);
        together >= TOGETHER && together >= alone + BETTER
    }

    /// The two as one text.
    fn text(&self) -> Vec<Piece> {
        joined(text(self.tree, self.first), text(self.tree, self.second))
    }
}

fn text(tree: &Tree<'_>, at: usize) -> Vec<Piece> {
    tree.nodes[at].passage.map(|passage| passage.text.clone()).unwrap_or_default()
}

fn joined(mut one: Vec<Piece>, other: Vec<Piece>) -> Vec<Piece> {
    let style = other.first().map(|piece| piece.style).unwrap_or_default();
    match one.last_mut() {
        Some(last) if last.style == style => last.text.push(' '),
        _ => one.push(Piece { text: " ".to_owned(), style }),
    }
    for piece in other {
        match one.last_mut() {
            Some(last) if last.style == piece.style => last.text.push_str(&piece.text),
            _ => one.push(piece),
        }
    }
    one
}

/// The words up to a length of the new text, and those after the blank that follows.
fn cut(words: Vec<DiffSpan>, length: usize) -> (Vec<DiffSpan>, Vec<DiffSpan>) {
    let (mut one, mut other) = (Vec::new(), Vec::new());
    let mut at = 0;
    for DiffSpan { mark, piece } in words {
        if mark == DiffMark::Deleted {
            // A text that is deleted at the cut belongs to what it follows.
            if at <= length { &mut one } else { &mut other }.push(DiffSpan { mark, piece });
            continue;
        }
        let end = at + piece.text.len();
        let place = length.saturating_sub(at).min(piece.text.len());
        let (first, rest) = piece.text.split_at(place);
        let rest = if at + place == length { rest.strip_prefix(' ').unwrap_or(rest) } else { rest };
        for (text, half) in [(first, &mut one), (rest, &mut other)] {
            if !text.is_empty() {
                let piece = Piece { text: text.to_owned(), style: piece.style };
                half.push(DiffSpan { mark, piece });
            }
        }
        at = end;
    }
    (one, other)
}
