//! The levels of numbering that a tree needs, and the number of each part.

use super::outline::{RetypedNode, RetypedPart};
use crate::model::Level;

/// The parts of some nodes.
pub(super) fn parts(nodes: &[RetypedNode]) -> impl Iterator<Item = &RetypedPart> {
    nodes.iter().filter_map(|node| match node {
        RetypedNode::Part(part) => Some(part),
        _ => None,
    })
}

/// Gives what is below articles the levels that it has there.
pub(super) fn below_articles(nodes: &mut [RetypedNode], is_below: Option<Level>) {
    for node in nodes {
        if let RetypedNode::Part(part) = node {
            let has_article = is_below.is_some();
            part.level = match part.level {
                Level::Number if has_article => Level::Clause,
                Level::Letter if has_article => Level::Point,
                level => level,
            };
            let below = if part.level == Level::Article { Some(Level::Article) } else { is_below };
            below_articles(&mut part.body, below);
        }
    }
}

/// The levels that some nodes need, from the highest: at each depth that of the first part.
pub(super) fn needed(nodes: &[RetypedNode]) -> Vec<Level> {
    let mut levels = Vec::new();
    collect(nodes, 0, &mut levels);
    levels.into_iter().map(|level| level.unwrap_or(Level::Unnumbered)).collect()
}

fn collect(nodes: &[RetypedNode], depth: usize, levels: &mut Vec<Option<Level>>) {
    for part in parts(nodes) {
        if levels.len() <= depth {
            levels.push(None);
        }
        if part.level != Level::Unnumbered {
            levels[depth].get_or_insert(part.level);
        }
        collect(&part.body, depth + 1, levels);
    }
}

/// Whether levels that are there are those that are needed. A level that no part needs may be any.
pub(super) fn fits(there: &[Level], needed: &[Level]) -> bool {
    needed.len() <= there.len()
        && needed.iter().zip(there).all(|(needed, there)| needed == there || *needed == Level::Unnumbered)
}

/// Counts parts as the program numbers them.
#[derive(Default)]
pub(super) struct NumberCounter {
    articles: usize,
}

impl NumberCounter {
    /// The number that a part has to say; none where it is the next one. `before` is that of the part before it.
    pub(super) fn said(&mut self, part: &RetypedPart, before: &mut usize) -> Option<usize> {
        let value = part.label.as_ref()?.value;
        let counter = if part.level == Level::Article { &mut self.articles } else { before };
        let next = *counter + 1;
        *counter = value;
        (value != next && value > 0).then_some(value)
    }
}
