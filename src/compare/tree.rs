//! The passages of a document as a tree, each with the hashes and words that it is recognised by.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::grid::{RowKey, cell_pieces};
use super::outline::{Form, Passage, Zone};
use super::pieces::Piece;

/// Kinds of passages that can be versions of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// The whole document.
    Root,
    /// A part of the page.
    Zone(Zone),
    /// A line at a fixed place.
    Line,
    /// Anything that is running text, whatever its number.
    Text,
    /// A table.
    Table,
}

/// A passage in its tree.
#[derive(Debug)]
pub(super) struct DiffNode<'a> {
    /// None for the root.
    pub(super) passage: Option<&'a Passage<'a>>,
    pub(super) class: Class,
    pub(super) parent: usize,
    pub(super) children: Vec<usize>,
    /// Equal for equal texts.
    pub(super) own: u64,
    /// Equal for equal texts with equal passages under them.
    pub(super) whole: u64,
    /// The words of its own text, sorted.
    pub(super) words: Vec<u32>,
    /// The words of its own text and of all passages under it, sorted.
    pub(super) all_words: Vec<u32>,
}

/// Passages in the order of print; the root is the first.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    pub(super) nodes: Vec<DiffNode<'a>>,
}

/// Numbers of words, the same in both trees.
pub(super) type Lexicon = HashMap<LexiconEntry, u32>;

/// The units by which texts and tables are compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum LexiconEntry {
    /// A word of a text.
    Text(String),
    /// A column's header, after that above it.
    Header(Vec<String>, String),
    /// Whose row it is.
    Row(RowKey),
}

impl<'a> Tree<'a> {
    pub(super) fn new(passages: &'a [Passage<'a>], lexicon: &mut Lexicon) -> Self {
        let root = DiffNode {
            passage: None,
            class: Class::Root,
            parent: 0,
            children: Vec::new(),
            own: 0,
            whole: 0,
            words: Vec::new(),
            all_words: Vec::new(),
        };
        let mut tree = Self { nodes: vec![root] };
        let mut open: Vec<(usize, usize)> = Vec::new();
        for passage in passages {
            open.retain(|(depth, _)| *depth < passage.depth);
            let parent = open.last().map_or(0, |(_, node)| *node);
            let at = tree.nodes.len();
            tree.nodes.push(node(passage, parent, lexicon));
            tree.nodes[parent].children.push(at);
            open.push((passage.depth, at));
        }
        tree.sum_up();
        tree
    }

    /// Sums up from the leaves to the root: a child comes after its parent.
    fn sum_up(&mut self) {
        for at in (0..self.nodes.len()).rev() {
            let mut hasher = DefaultHasher::new();
            self.nodes[at].own.hash(&mut hasher);
            let mut words = self.nodes[at].words.clone();
            for child in self.nodes[at].children.clone() {
                self.nodes[child].whole.hash(&mut hasher);
                words.extend(&self.nodes[child].all_words);
            }
            words.sort_unstable();
            self.nodes[at].whole = hasher.finish();
            self.nodes[at].all_words = words;
        }
    }

    /// The number of the part that a passage is or belongs to: `II.2.1`; empty outside of all parts.
    pub(super) fn path(&self, at: usize) -> String {
        let mut numbers: Vec<&str> = Vec::new();
        let mut at = at;
        while at != 0 {
            numbers.extend(self.nodes[at].passage.map(|passage| passage.number.as_str()));
            at = self.nodes[at].parent;
        }
        let numbers: Vec<&str> = numbers.into_iter().rev().filter(|number| !number.is_empty()).collect();
        numbers.join(".")
    }
}

fn node<'a>(passage: &'a Passage<'a>, parent: usize, lexicon: &mut Lexicon) -> DiffNode<'a> {
    let class = match &passage.form {
        Form::Zone(zone) => Class::Zone(*zone),
        Form::Line(_) => Class::Line,
        Form::Heading(_) | Form::Numbered(_) | Form::Paragraph(_) | Form::Item => Class::Text,
        Form::Table(_) => Class::Table,
    };
    let mut hasher = DefaultHasher::new();
    (class, &passage.text).hash(&mut hasher);
    let mut words = Vec::new();
    note_words(&passage.text, lexicon, &mut words);
    if let Form::Table(table) = &passage.form {
        for column in &table.columns {
            (&column.over, &column.header).hash(&mut hasher);
            words.push(number(LexiconEntry::Header(column.over.clone(), column.header.clone()), lexicon));
        }
        for row in &table.rows {
            row.kind.hash(&mut hasher);
            words.extend(RowKey::new(table, row).map(|key| number(LexiconEntry::Row(key), lexicon)));
            for cell in row.cells.iter().map(cell_pieces) {
                cell.hash(&mut hasher);
                note_words(&cell, lexicon, &mut words);
            }
        }
    }
    words.sort_unstable();
    let own = hasher.finish();
    DiffNode {
        passage: Some(passage),
        class,
        parent,
        children: Vec::new(),
        own,
        whole: own,
        all_words: Vec::new(),
        words,
    }
}

/// Adds the words of a text, as numbers of the lexicon.
pub(super) fn note_words(text: &[Piece], lexicon: &mut Lexicon, words: &mut Vec<u32>) {
    let said = text.iter().flat_map(|piece| piece.text.split(|c: char| !c.is_alphanumeric()));
    words.extend(
        said.filter(|word| !word.is_empty()).map(|word| number(LexiconEntry::Text(word.to_owned()), lexicon)),
    );
}

fn number(word: LexiconEntry, lexicon: &mut Lexicon) -> u32 {
    let next = u32::try_from(lexicon.len()).unwrap_or(u32::MAX);
    *lexicon.entry(word).or_insert(next)
}

/// How many words two sorted lists have in common, of both: 1 for equal lists, 0 for nothing in common.
pub(super) fn likeness(one: &[u32], other: &[u32]) -> f64 {
    let (mut at, mut to, mut common) = (0, 0, 0_u32);
    while at < one.len() && to < other.len() {
        match one[at].cmp(&other[to]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => (at, to, common) = (at + 1, to + 1, common + 1),
        }
    }
    let both = u32::try_from(one.len() + other.len()).unwrap_or(u32::MAX);
    if both == 0 { 0.0 } else { f64::from(2 * common) / f64::from(both) }
}
