//! The whole set of documents of a plan: notices, extracts, reports, what they build on, and what they compute.

mod bound;
mod layers;
mod notices;
mod periods;
mod reports;
mod separate;

use crate::pdf::Pdf;

/// All letters without blanks, so that no line break matters.
fn squeezed(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

#[track_caller]
fn assert_prints(pdf: &Pdf, expected: &str) {
    assert!(squeezed(&pdf.text()).contains(&squeezed(expected)), "`{expected}` is not in\n{}", pdf.text());
}

#[track_caller]
fn assert_lacks(pdf: &Pdf, text: &str) {
    assert!(!squeezed(&pdf.text()).contains(&squeezed(text)), "`{text}` is in\n{}", pdf.text());
}
