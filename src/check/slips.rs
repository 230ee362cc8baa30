//! Finds contradictions within one finished text, whatever the text was made from.

use super::slip::Slip;
use super::{growth, rates, shares, weekdays, words};
use crate::text::Scan;

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
        found.extend(growth::wrong(scan));
    }
    if scan.text().contains('(') {
        found.extend(words::wrong(scan));
    }
    found.extend(weekdays::wrong(scan));
    found
}
