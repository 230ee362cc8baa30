//! A sum that is none: a whole, and parts that do not make it up.

use std::fmt;
use std::ops::Range;

use super::prose::Prose;
use super::quantities::{Quantity, written};
use crate::diag::{Code, Finding};

/// A whole and its parts, as they are shown.
#[derive(Debug)]
pub(super) struct WrongSum {
    /// The tokens from the first of the numbers through the last.
    range: Range<usize>,
    whole: String,
    parts: String,
    sum: String,
}

impl WrongSum {
    /// `range` begins at the first token of the numbers and ends at the last.
    pub(super) fn new(range: Range<usize>, whole: u64, parts: &[u64]) -> Self {
        let sum: u64 = parts.iter().sum();
        let parts: Vec<String> = parts.iter().map(u64::to_string).collect();
        Self { range, whole: whole.to_string(), parts: parts.join(" + "), sum: sum.to_string() }
    }

    /// A product that is not the whole.
    pub(super) fn from_product(range: Range<usize>, whole: u64, factors: [u64; 2]) -> Self {
        let [one, other] = factors;
        let sum = one.saturating_mul(other).to_string();
        Self { range, whole: whole.to_string(), parts: format!("{one} × {other}"), sum }
    }

    /// Rates that are not all of a whole.
    pub(super) fn from_rates(range: Range<usize>, rates: &[String], sum: String) -> Self {
        Self { range, whole: "100%".to_owned(), parts: rates.join(" + "), sum }
    }

    /// Amounts as they are written, of which the parts do not make up the whole.
    pub(super) fn from_quantities(whole: &Quantity, parts: &[&Quantity]) -> Self {
        let shown: Vec<&str> = parts.iter().map(|part| part.written.as_str()).collect();
        let last = parts.last().map_or(whole.first, |part| part.end - 1);
        let sum = parts.iter().map(|part| part.value).sum();
        Self::from_written(whole.first..last, whole.written.clone(), shown.join(" + "), written(sum))
    }

    /// Numbers with decimals or marks, as they are shown.
    pub(super) fn from_written(range: Range<usize>, whole: String, parts: String, sum: String) -> Self {
        Self { range, whole, parts, sum }
    }

    /// Whether some of its tokens are of another sum too.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.range.start <= other.range.end && other.range.start <= self.range.end
    }

    /// The finding about it.
    pub(super) fn finding(&self, prose: &Prose<'_>) -> Finding {
        let range = prose.scan.range(self.range.start, self.range.end);
        let finding = prose.finding(Code::SumDisagrees, range.clone()).with("kind", "sum");
        finding
            .with("written", &prose.scan.text()[range])
            .with("whole", self.whole.as_str())
            .with("parts", self.parts.as_str())
            .with("sum", self.sum.as_str())
    }
}

impl fmt::Display for WrongSum {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} = {}, {}", self.parts, self.sum, self.whole)
    }
}
