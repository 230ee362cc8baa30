//! Paragraphs that were parted in two, and those that were joined: their words are compared as one text.

use std::collections::{HashMap, HashSet};

use super::matching::Pairs;
use super::tree::{Class, Tree, likeness};
use super::words::{Mark, Stretch, compare_texts};
use crate::render::Piece;

/// From which likeness on two paragraphs together are what one was.
const TOGETHER: f64 = 0.85;

/// By how much they are more alike together than the first alone.
const BETTER: f64 = 0.1;

/// What was parted and what was joined.
#[derive(Debug, Default)]
pub(super) struct Parted {
    /// New passages that were the end of the one before them, by their places, each with that one's place.
    pub(super) split: HashMap<usize, usize>,
    /// Old passages that are the end of the one before them now.
    pub(super) joined: HashSet<usize>,
    /// The words of new passages that were parted or joined.
    words: HashMap<usize, Vec<Stretch>>,
}

impl Parted {
    /// Finds them among the pairs, in which the first of two parts then is the other version of the whole.
    pub(super) fn of((old, new): (&Tree<'_>, &Tree<'_>), pairs: &mut Pairs) -> Self {
        let mut parted = Self::default();
        for to in 0..new.nodes.len() {
            let Some(from) = pairs.of_new[to].filter(|_| new.nodes[to].class == Class::Text) else {
                continue;
            };
            if !new.nodes[to].children.is_empty() || !old.nodes[from].children.is_empty() {
                continue;
            }
            let alone = likeness(&old.nodes[from].words, &new.nodes[to].words);
            let split = neighbours(new, to, &pairs.of_new);
            if let Some((one, next)) =
                split.into_iter().find(|parts| is_whole(old, from, (new, *parts), alone))
            {
                pairs.of_new[to] = None;
                pairs.of_new[one] = Some(from);
                pairs.of_old[from] = Some(one);
                parted.split((old, from), (new, one, next));
                continue;
            }
            let joined = neighbours(old, from, &pairs.of_old);
            if let Some((one, next)) =
                joined.into_iter().find(|parts| is_whole(new, to, (old, *parts), alone))
            {
                pairs.of_old[from] = None;
                pairs.of_old[one] = Some(to);
                pairs.of_new[to] = Some(one);
                parted.join((old, one, next), (new, to));
            }
        }
        parted
    }

    /// The words of a new passage, where it was parted or joined.
    pub(super) fn words(&self, at: usize) -> Option<&Vec<Stretch>> {
        self.words.get(&at)
    }

    fn split(&mut self, (old, from): (&Tree<'_>, usize), (new, to, next): (&Tree<'_>, usize, usize)) {
        let first = text(new, to);
        let length: usize = first.iter().map(|piece| piece.text.len()).sum();
        let whole = joined(first, text(new, next));
        let words = compare_texts(&text(old, from), &whole);
        // The blank between the two belongs to neither.
        let (one, other) = cut(words, length);
        self.words.insert(to, one);
        self.words.insert(next, other);
        self.split.insert(next, to);
    }

    fn join(&mut self, (old, from, next): (&Tree<'_>, usize, usize), (new, to): (&Tree<'_>, usize)) {
        let whole = joined(text(old, from), text(old, next));
        self.words.insert(to, compare_texts(&whole, &text(new, to)));
        self.joined.insert(next);
    }
}

/// A passage with the next of its siblings, and the one before it with it, where that has no other version and nothing
/// under it.
fn neighbours(tree: &Tree<'_>, at: usize, pairs: &[Option<usize>]) -> Vec<(usize, usize)> {
    let siblings = &tree.nodes[tree.nodes[at].parent].children;
    let place = siblings.partition_point(|sibling| *sibling < at);
    let is_free = |other: &&usize| {
        let node = &tree.nodes[**other];
        pairs[**other].is_none() && node.class == Class::Text && node.children.is_empty()
    };
    let next = siblings.get(place + 1).filter(is_free).map(|next| (at, *next));
    let before = place.checked_sub(1).and_then(|place| siblings.get(place)).filter(is_free);
    next.into_iter().chain(before.map(|before| (*before, at))).collect()
}

fn is_whole(one: &Tree<'_>, at: usize, (other, parts): (&Tree<'_>, (usize, usize)), alone: f64) -> bool {
    let parts = [parts.0, parts.1].into_iter();
    let mut words: Vec<u32> = parts.flat_map(|part| &other.nodes[part].words).copied().collect();
    words.sort_unstable();
    let together = likeness(&one.nodes[at].words, &words);
    together >= TOGETHER && together >= alone + BETTER
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
fn cut(words: Vec<Stretch>, length: usize) -> (Vec<Stretch>, Vec<Stretch>) {
    let (mut one, mut other) = (Vec::new(), Vec::new());
    let mut at = 0;
    for Stretch { mark, piece } in words {
        if mark == Mark::Deleted {
            // What is deleted at the cut belongs to what it follows.
            if at <= length { &mut one } else { &mut other }.push(Stretch { mark, piece });
            continue;
        }
        let end = at + piece.text.len();
        let place = length.saturating_sub(at).min(piece.text.len());
        let (first, rest) = piece.text.split_at(place);
        let rest = if at + place == length { rest.strip_prefix(' ').unwrap_or(rest) } else { rest };
        for (text, half) in [(first, &mut one), (rest, &mut other)] {
            if !text.is_empty() {
                let piece = Piece { text: text.to_owned(), style: piece.style };
                half.push(Stretch { mark, piece });
            }
        }
        at = end;
    }
    (one, other)
}
