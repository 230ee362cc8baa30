//! Finds contradictions within one finished text, whatever the text was made from.

use super::slip::Slip;
use super::{amount_rates, growth, rates, remainders, shares, weekdays, words};
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
        found.extend(remainders::wrong_rates(scan));
        extend_apart(&mut found, amount_rates::wrong(scan));
    } else if scan.text().contains("gấp") {
        found.extend(amount_rates::wrong(scan));
    }
    if scan.text().contains('(') {
        found.extend(words::wrong(scan));
    }
    found.extend(weekdays::wrong(scan));
    found
}

/// Adds the slips that are about other parts of the text than those found already.
fn extend_apart(found: &mut Vec<Slip>, more: Vec<Slip>) {
    let is_known = |slip: &Slip| found.iter().any(|known| known.range.start == slip.range.start);
    let more: Vec<Slip> = more.into_iter().filter(|slip| !is_known(slip)).collect();
    found.extend(more);
}
