//! A file as keys and values with their places, before anything is known of its meaning.

use std::ops::Range;

/// A value and its byte range in the source.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) range: Range<usize>,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// A scalar as written, quotes and folding resolved. `012` is `012`, `no` is `no`.
    Scalar(String),
    List(Vec<Node>),
    /// Entries in the order of the file; a key may stand twice.
    Map(Vec<(Node, Node)>),
}
