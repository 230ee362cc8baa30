//! Finds contradictions within one finished text, whatever the text was made from.

use std::ops::Range;

use super::{rates, shares, words};
use crate::diag::{Argument, Code, Finding};
use crate::source::Place;
use crate::text::Scan;

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

/// Everything in a finished text that contradicts itself: rates beside their two numbers, counts in words beside
/// figures.
pub fn slips(text: &str) -> Vec<Slip> {
    let scan = Scan::new(text);
    slips_in(&scan)
}

/// The same in a text that is taken apart already.
pub(super) fn slips_in(scan: &Scan<'_>) -> Vec<Slip> {
    let mut found = Vec::new();
    if scan.text().contains('%') || scan.text().contains("phần trăm") {
        found.extend(rates::wrong(scan));
        found.extend(shares::wrong(scan));
    }
    if scan.text().contains('(') {
        found.extend(words::wrong(scan));
    }
    found
}
