//! The words of a target in findings.

use crate::diag::Finding;
use crate::model::{Amount, NumberFormat, NumberStyle, Target};

/// Adds a target to a finding: its kind (`exactly`, `least`, `range`) and its numbers. What is neither, and what has
/// decimals or a unit, is said as documents print it.
pub(super) fn with_target(finding: Finding, target: Target, format: &NumberFormat) -> Finding {
    let (kind, from, to) = match target.amount().filter(|_| format.is_count()) {
        Some(Amount::Exactly(count)) => ("exactly", count, count),
        Some(Amount::AtLeast(count)) => ("least", count, count),
        Some(Amount::Between(from, to)) => ("range", from, to),
        None => {
            let words = target.written(format, NumberStyle::Plain);
            return finding.with("kind", "exactly").with("from", words.as_str()).with("to", words.as_str());
        }
    };
    finding.with("kind", kind).with("from", from).with("to", to)
}
