//! What is found in a text by itself, whatever document it is in.
//!
//! Plans that are drafted from one model share most of their texts. Each worker remembers those in which nothing was
//! found, and does not look at them again.

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::prose::{Prose, ProseZone};
use super::{calendar, marks, misspelt, number_form, right_names, slips, spacing, sums, typing, typos};
use crate::diag::Findings;

thread_local! {
    /// Those of all documents so far.
    static CLEAN: RefCell<CleanTexts> = RefCell::default();
}

/// Checks each text of a document by itself. Names that are mixed in the document must have been reported before.
pub(super) fn check(prose: &[Prose<'_>], findings: &mut Findings) {
    CLEAN.with_borrow_mut(|clean| {
        for one in prose.iter().filter(|one| !one.scan.text().is_empty()) {
            if !clean.contain(one) && check_one(one, findings) {
                clean.insert(one);
            }
        }
    });
}

/// Checks a text. Whether nothing was found.
fn check_one(prose: &Prose<'_>, findings: &mut Findings) -> bool {
    let mut found = Findings::default();
    typing::check(prose, &mut found);
    calendar::check(prose, &mut found);
    spacing::check(prose, &mut found);
    number_form::check(prose, &mut found);
    marks::check_emphasis(prose, &mut found);
    misspelt::check(prose, &mut found);
    typos::check(prose, &mut found);
    sums::check(prose, &mut found);
    // A text with expressions is looked at when they are evaluated.
    if prose.context.zone == ProseZone::Inner || !prose.text.has_expression() {
        for slip in slips::slips_in(&prose.scan) {
            let place = prose.place(slip.range.clone());
            found.push(slip.at(&place));
        }
    }
    let names = right_names::wrong_names(prose);
    let is_clean = names.is_empty() && found.iter().next().is_none();
    findings.extend(found);
    right_names::report(names, findings);
    is_clean
}

/// Texts in which nothing was found, by what they are read as.
#[derive(Default)]
struct CleanTexts {
    texts: FxHashMap<TextUse, FxHashSet<Box<str>>>,
    kept: usize,
}

/// What a text is read as, beside its words: all that the checks of one text ask of its context.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct TextUse {
    zone: ProseZone,
    is_form: bool,
}

impl CleanTexts {
    /// How many texts are kept at the most: a plan with its notice and reports has some hundreds.
    const MOST: usize = 4096;

    fn contain(&self, prose: &Prose<'_>) -> bool {
        self.texts.get(&TextUse::new(prose)).is_some_and(|texts| texts.contains(prose.scan.text()))
    }

    fn insert(&mut self, prose: &Prose<'_>) {
        if self.kept < Self::MOST {
            self.kept += 1;
            self.texts.entry(TextUse::new(prose)).or_default().insert(prose.scan.text().into());
        }
    }
}

impl TextUse {
    fn new(prose: &Prose<'_>) -> Self {
        Self { zone: prose.context.zone, is_form: prose.context.is_form }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::prose::ProseContext;
    use crate::model::TemplateText;
    use crate::source::{Place, Source};

    fn found(written: &str, zone: ProseZone) -> usize {
        let source = Source::new("plan.yaml", written.to_owned());
        let place = Place::new(&source, 0..written.len());
        let text = TemplateText::new(written.to_owned(), place);
        let context = ProseContext { zone, ..ProseContext::default() };
        let mut findings = Findings::default();
        check(&[Prose::new(&text, context)], &mut findings);
        findings.iter().count()
    }

    #[test]
    fn a_text_with_a_finding_has_it_in_each_document() {
        for _ in 0..3 {
            assert_eq!(found("các chi bộ thực hiên tốt", ProseZone::Body), 1);
        }
    }

    #[test]
    fn a_text_that_is_clean_in_one_zone_is_read_in_another() {
        let sum = "Có 25 đồng chí, trong đó: 16 nam, 10 nữ.";
        assert_eq!(found(sum, ProseZone::Heading), 0);
        assert_eq!(found(sum, ProseZone::Body), 1);
        assert_eq!(found(sum, ProseZone::Heading), 0);
    }

    #[test]
    fn no_more_texts_are_kept_than_the_bound() {
        let mut clean = CleanTexts::default();
        for at in 0..CleanTexts::MOST + 5 {
            let written = format!("Việc {at}");
            let source = Source::new("plan.yaml", written.clone());
            let place = Place::new(&source, 0..written.len());
            let text = TemplateText::new(written.clone(), place);
            clean.insert(&Prose::new(&text, ProseContext::default()));
        }
        assert_eq!(clean.texts.values().map(FxHashSet::len).sum::<usize>(), CleanTexts::MOST);
    }
}
