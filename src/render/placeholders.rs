//! What is left to be filled in, looked for in everything that a document prints: texts with their expressions evaluated,
//! names and values that stand in no text, and what the program puts together of them.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::frame::Setting;
use super::printed;
use super::runs::Runs;
use super::trace::Origin;
use super::view::{AnnexAlone, TextView};
use super::written_values::{WrittenValue, values};
use crate::check::blanks;
use crate::diag::{Code, Finding, Findings};
use crate::model::{State, TemplateText};

/// What stands in for a text that cannot be read.
const STAND_IN: &str = "…";

/// The texts of a document that were printed with something left to be filled in.
#[derive(Default)]
pub(super) struct Unfilled(RefCell<Vec<TemplateText>>);

impl Unfilled {
    /// Notes a text that is printed.
    pub(super) fn note(&self, text: &TemplateText, runs: &Runs) {
        let mut has_blank = false;
        runs.each_text(&mut |text| has_blank |= !blanks(text).is_empty());
        if has_blank {
            self.0.borrow_mut().push(text.clone());
        }
    }
}

/// Reports what is left to be filled in on the pages that a view is printed on.
pub(super) fn report_text(view: &TextView, setting: &Setting<'_>, findings: &mut Findings) {
    report(&|visit| printed::text(view, visit), setting, findings);
}

/// The same for an annex that stands alone.
pub(super) fn report_annex(view: &AnnexAlone, setting: &Setting<'_>, findings: &mut Findings) {
    report(&|visit| printed::annex_alone(view, visit), setting, findings);
}

/// Calls a function with each text that is printed.
type Printed<'p> = &'p dyn Fn(&mut dyn FnMut(&str));

fn report(printed: Printed<'_>, setting: &Setting<'_>, findings: &mut Findings) {
    let texts = setting.unfilled.0.take();
    let mut lines: Vec<String> = Vec::new();
    printed(&mut |text| lines.extend((!blanks(text).is_empty()).then(|| text.to_owned())));
    if texts.is_empty() && lines.is_empty() {
        return;
    }
    let values: Vec<WrittenValue> =
        values(setting).into_iter().filter(|value| !blanks(&value.text).is_empty()).collect();
    let mut told = Told { setting, findings, blanks: BTreeSet::new() };
    for text in &texts {
        told.text(text, &values);
    }
    for value in values.iter().filter(|value| lines.iter().any(|line| line.contains(&value.text))) {
        told.value(value);
    }
    told.others(&lines);
}

/// What has been told of a document.
struct Told<'a, 's> {
    setting: &'a Setting<'s>,
    findings: &'a mut Findings,
    /// What is left to be filled in, as it reads.
    blanks: BTreeSet<String>,
}

impl Told<'_, '_> {
    fn finding(&self, blank: &str, at: impl FnOnce(Code) -> Finding) -> Finding {
        let code = match self.setting.document.state {
            State::Draft => Code::Placeholder,
            State::Issued => Code::PlaceholderIssued,
        };
        at(code).with("text", blank)
    }

    /// Each blank of a text, at its place in the text or in the value that the text names.
    fn text(&mut self, text: &TemplateText, values: &[WrittenValue]) {
        let trace = self.setting.texts.trace(text);
        for reading in trace.readings() {
            for range in blanks(&reading.text) {
                let blank = &reading.text[range.clone()];
                self.blanks.insert(blank.to_owned());
                match trace.origin(&reading, &range) {
                    Origin::Text(range) => self.at_text(text, range, blank),
                    Origin::Value(range) => {
                        let expression = &text.written()[range.clone()];
                        match named(expression, blank, values) {
                            Some(value) => self.value(value),
                            None => self.at_text(text, range, blank),
                        }
                    }
                }
            }
        }
    }

    fn at_text(&mut self, text: &TemplateText, range: Range<usize>, blank: &str) {
        let place = text.place().of_value(text.written(), range);
        let finding = self.finding(blank, |code| Finding::at(code, &place));
        self.findings.push(finding);
    }

    /// Each blank of a value that is no text.
    fn value(&mut self, value: &WrittenValue) {
        // What stands in for a text that cannot be read is no slip of anybody's.
        if value.text == STAND_IN && !self.setting.plan.doubts.is_empty() {
            self.blanks.insert(STAND_IN.to_owned());
            return;
        }
        for range in blanks(&value.text) {
            let blank = &value.text[range.clone()];
            self.blanks.insert(blank.to_owned());
            let place = value.place.of_value(&value.text, range);
            let finding = self.finding(blank, |code| Finding::at(code, &place));
            self.findings.push(finding);
        }
    }

    /// What is printed with a blank that no one text and no one value holds: two lines that read as one, say.
    fn others(&mut self, lines: &[String]) {
        let found: BTreeSet<&str> =
            lines.iter().flat_map(|line| blanks(line).into_iter().map(|range| &line[range])).collect();
        for blank in found {
            if !self.blanks.contains(blank) && self.setting.plan.doubts.is_empty() {
                let source = &self.setting.document.source;
                let finding = self.finding(blank, |code| Finding::nowhere_in(code, source));
                self.findings.push(finding);
            }
        }
    }
}

/// The value that an expression names and that a blank stands in.
fn named<'v>(expression: &str, blank: &str, values: &'v [WrittenValue]) -> Option<&'v WrittenValue> {
    let holds = |value: &&WrittenValue| value.text.contains(blank);
    let is_named = |value: &&WrittenValue| value.keys.iter().any(|key| expression.contains(key.as_str()));
    values.iter().filter(holds).find(is_named).or_else(|| values.iter().find(holds))
}
