//! Pairs the passages of two versions: by id, by text, by title, by common words;
//! first under the same part, then anywhere.

use std::collections::HashMap;

use super::align::{common, heaviest_increasing};
use super::outline::PassageKey;
use super::tree::{Class, DiffNode, Tree, likeness};

/// Pairs of passages, by their places in the trees.
#[derive(Debug)]
pub(super) struct Pairs {
    /// The new passage of each old one.
    pub(super) of_old: Vec<Option<usize>>,
    /// The old passage of each new one.
    pub(super) of_new: Vec<Option<usize>>,
}

/// The least likeness of two texts under one part that are versions of each other.
const ALIKE: f64 = 0.45;

/// The least likeness of two texts in another order, or under different parts, that are versions of each other.
const ALIKE_ELSEWHERE: f64 = 0.75;

/// The least number of words of a text that is recognised anywhere.
const TELLING: usize = 6;

/// How many pairs of texts are looked at closely; of more only those about as far on in their part.
const LOOKED_AT: usize = 1 << 16;

/// How far from each other such texts are.
const WINDOW: usize = 24;

/// How often the pairs are gone through; each round goes one move deeper.
const ROUNDS: usize = 6;

pub(super) fn pairs(old: &Tree<'_>, new: &Tree<'_>) -> Pairs {
    let pairs = Pairs { of_old: vec![None; old.nodes.len()], of_new: vec![None; new.nodes.len()] };
    let mut matcher = Matcher { old, new, pairs, count: 0 };
    matcher.pair(0, 0);
    matcher.keys();
    for _ in 0..ROUNDS {
        let before = matcher.count;
        matcher.within(Matcher::equal_children);
        matcher.anywhere_equal();
        if matcher.count > before {
            continue;
        }
        matcher.within(Matcher::alike_children);
        matcher.anywhere_alike();
        if matcher.count == before {
            break;
        }
    }
    matcher.pairs
}

struct Matcher<'t, 'a> {
    old: &'t Tree<'a>,
    new: &'t Tree<'a>,
    pairs: Pairs,
    count: usize,
}

type Indices = Vec<usize>;

impl Matcher<'_, '_> {
    fn pair(&mut self, old: usize, new: usize) {
        self.pairs.of_old[old] = Some(new);
        self.pairs.of_new[new] = Some(old);
        self.count += 1;
    }

    /// Pairs passages of one name, where the name occurs once in each version.
    fn keys(&mut self) {
        let (old, new) = (by_key(self.old), by_key(self.new));
        let mut pairs: Vec<(usize, usize)> = old
            .iter()
            .filter_map(|(key, at)| Some(((*at)?, (*new.get(key)?)?)))
            .filter(|(at, to)| self.old.nodes[*at].class == self.new.nodes[*to].class)
            .collect();
        pairs.sort_unstable();
        for (old, new) in pairs {
            self.pair(old, new);
        }
    }

    /// Goes through the pairs from the root down; what is paired on the way is gone through too.
    fn within(&mut self, work: fn(&mut Self, &Indices, &Indices)) {
        for at in 0..self.new.nodes.len() {
            let Some(old) = self.pairs.of_new[at] else { continue };
            let is_free = |pairs: &[Option<usize>], children: &Indices| -> Indices {
                children.iter().copied().filter(|child| pairs[*child].is_none()).collect()
            };
            let one = is_free(&self.pairs.of_old, &self.old.nodes[old].children);
            let other = is_free(&self.pairs.of_new, &self.new.nodes[at].children);
            if !one.is_empty() && !other.is_empty() {
                work(self, &one, &other);
            }
        }
    }

    /// Pairs children that are equal with everything under them, then those with equal titles; first those that kept
    /// their order.
    fn equal_children(&mut self, old: &Indices, new: &Indices) {
        for print in [|node: &DiffNode<'_>| Some(node.whole), title] {
            let (one, other) = (free(&self.pairs.of_old, old), free(&self.pairs.of_new, new));
            let numbers = self.numbers(&one, &other, print);
            for (at, to) in common(&numbers.0, &numbers.1) {
                if numbers.0[at] != NOTHING {
                    self.pair(one[at], other[to]);
                }
            }
            let (one, other) = (free(&self.pairs.of_old, &one), free(&self.pairs.of_new, &other));
            self.pair_equal(&one, &other, print);
        }
    }

    /// Numbers in place of fingerprints, equal for equal ones.
    fn numbers(
        &self,
        old: &Indices,
        new: &Indices,
        print: fn(&DiffNode<'_>) -> Option<u64>,
    ) -> (Vec<u32>, Vec<u32>) {
        let mut known: HashMap<(Class, u64), u32> = HashMap::new();
        let mut number = |node: &DiffNode<'_>| {
            let next = u32::try_from(known.len()).unwrap_or(NOTHING - 1);
            print(node).map_or(NOTHING, |print| *known.entry((node.class, print)).or_insert(next))
        };
        let old = old.iter().map(|at| number(&self.old.nodes[*at])).collect();
        (old, new.iter().map(|at| number(&self.new.nodes[*at])).collect())
    }

    /// Equal ones in whatever order.
    fn pair_equal(&mut self, old: &Indices, new: &Indices, print: fn(&DiffNode<'_>) -> Option<u64>) {
        let mut known: HashMap<(Class, u64), Vec<usize>> = HashMap::new();
        for at in old.iter().rev() {
            let node = &self.old.nodes[*at];
            if let Some(print) = print(node) {
                known.entry((node.class, print)).or_default().push(*at);
            }
        }
        for to in new {
            let node = &self.new.nodes[*to];
            let Some(print) = print(node) else { continue };
            if let Some(at) = known.get_mut(&(node.class, print)).and_then(Vec::pop) {
                self.pair(at, *to);
            }
        }
    }

    /// Pairs equal texts that are long enough to be recognised anywhere.
    fn anywhere_equal(&mut self) {
        for print in [telling, telling_title] {
            let one = free(&self.pairs.of_old, &(0..self.old.nodes.len()).collect());
            let other = free(&self.pairs.of_new, &(0..self.new.nodes.len()).collect());
            self.pair_equal(&one, &other, print);
        }
    }

    /// Children that have much in common, the most alike first.
    fn alike_children(&mut self, old: &Indices, new: &Indices) {
        let mut found = self.alike(old, new, ALIKE);
        found.sort_by(|one, other| {
            let near = |found: &SimilarPair| found.old.abs_diff(found.new);
            other
                .likeness
                .total_cmp(&one.likeness)
                .then(near(one).cmp(&near(other)))
                .then(one.cmp_places(other))
        });
        let (mut is_old, mut is_new) = (vec![false; old.len()], vec![false; new.len()]);
        found.retain(|pair| {
            let is_free = !is_old[pair.old] && !is_new[pair.new];
            (is_old[pair.old], is_new[pair.new]) = (true, true);
            is_free
        });
        found.sort_by_key(|pair| pair.new);
        let weighed: Vec<(usize, u64)> = found.iter().map(|pair| (pair.old, 1)).collect();
        let is_in_order = heaviest_increasing(&weighed);
        for (pair, is_in_order) in found.iter().zip(is_in_order) {
            if is_in_order || pair.likeness >= ALIKE_ELSEWHERE {
                self.pair(old[pair.old], new[pair.new]);
            }
        }
    }

    /// Texts that went elsewhere and were changed there.
    fn anywhere_alike(&mut self) {
        let is_telling =
            |node: &DiffNode<'_>| node.class == Class::Text && node.all_words.len() >= 2 * TELLING;
        let mut old = free(&self.pairs.of_old, &(0..self.old.nodes.len()).collect());
        let mut new = free(&self.pairs.of_new, &(0..self.new.nodes.len()).collect());
        old.retain(|at| is_telling(&self.old.nodes[*at]));
        new.retain(|at| is_telling(&self.new.nodes[*at]));
        if old.len().saturating_mul(new.len()) > LOOKED_AT {
            return;
        }
        let mut found = self.alike(&old, &new, ALIKE_ELSEWHERE);
        found.sort_by(|one, other| other.likeness.total_cmp(&one.likeness).then(one.cmp_places(other)));
        for SimilarPair { old: at, new: to, .. } in found {
            if self.pairs.of_old[old[at]].is_none() && self.pairs.of_new[new[to]].is_none() {
                self.pair(old[at], new[to]);
            }
        }
    }

    /// The pairs that are as alike as asked for, by their places in the lists.
    fn alike(&self, old: &Indices, new: &Indices, least: f64) -> Vec<SimilarPair> {
        let is_much = old.len().saturating_mul(new.len()) > LOOKED_AT;
        let mut found = Vec::new();
        for (at, one) in old.iter().enumerate() {
            let about = at * new.len() / old.len();
            let range = if is_much {
                about.saturating_sub(WINDOW)..(about + WINDOW).min(new.len())
            } else {
                0..new.len()
            };
            for to in range {
                let likeness = likeness_of(&self.old.nodes[*one], &self.new.nodes[new[to]]);
                if likeness >= least {
                    found.push(SimilarPair { old: at, new: to, likeness });
                }
            }
        }
        found
    }
}

/// Two texts that have something in common.
struct SimilarPair {
    old: usize,
    new: usize,
    likeness: f64,
}

impl SimilarPair {
    fn cmp_places(&self, other: &Self) -> std::cmp::Ordering {
        (self.new, self.old).cmp(&(other.new, other.old))
    }
}

fn by_key<'t>(tree: &'t Tree<'_>) -> HashMap<&'t PassageKey, Option<usize>> {
    let mut places: HashMap<&PassageKey, Option<usize>> = HashMap::new();
    for (at, node) in tree.nodes.iter().enumerate() {
        if let Some(key) = node.passage.and_then(|passage| passage.key.as_ref()) {
            places.entry(key).and_modify(|place| *place = None).or_insert(Some(at));
        }
    }
    places
}

fn free(pairs: &[Option<usize>], places: &Indices) -> Indices {
    places.iter().copied().filter(|at| pairs[*at].is_none()).collect()
}

/// The title of a part that holds something.
fn title(node: &DiffNode<'_>) -> Option<u64> {
    (!node.words.is_empty() && !node.children.is_empty()).then_some(node.own)
}

fn telling(node: &DiffNode<'_>) -> Option<u64> {
    (node.all_words.len() >= TELLING && matches!(node.class, Class::Text | Class::Table))
        .then_some(node.whole)
}

fn telling_title(node: &DiffNode<'_>) -> Option<u64> {
    (node.words.len() >= TELLING).then(|| title(node)).flatten()
}

/// The number of a passage without a fingerprint; it equals no other.
const NOTHING: u32 = u32::MAX;

/// How much two passages have in common: their own words, or all words under them.
fn likeness_of(old: &DiffNode<'_>, new: &DiffNode<'_>) -> f64 {
    if old.class != new.class || matches!(old.class, Class::Root | Class::Line) {
        return 0.0;
    }
    let own = likeness(&old.words, &new.words);
    if old.children.is_empty() && new.children.is_empty() {
        return own;
    }
    own.max(likeness(&old.all_words, &new.all_words))
}
