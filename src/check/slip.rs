//! A contradiction within one finished text, before its place in the data is known.

use std::ops::Range;

use crate::diag::{Argument, Code, Finding};
use crate::source::Place;

/// A part of a text that another part of it contradicts.
#[derive(Clone, Debug)]
pub struct Slip {
    /// The kind of fault.
    pub code: Code,
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    arguments: Vec<(&'static str, Argument)>,
}

impl Slip {
    pub(super) fn new(code: Code, range: Range<usize>) -> Self {
        Self { code, range, arguments: Vec::new() }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The finding of it at the place where it is written.
    pub fn at(self, place: &Place) -> Finding {
        let finding = Finding::at(self.code, place);
        self.arguments.into_iter().fold(finding, |finding, (name, value)| finding.with(name, value))
    }
}
