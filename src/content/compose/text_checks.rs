//! Checks of what a document prints, with expressions evaluated: placeholders that are left to be filled in, and texts
//! that contradict themselves. Texts without expressions are checked as they are written.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Composer;
use super::written_values::WrittenValue;
use crate::check::{blanks, slips};
use crate::content::document::Content;
use crate::content::evaluate::{Origin, Texts};
use crate::content::runs::Runs;
use crate::diag::{Code, Finding, Findings};
use crate::model::{State, TemplateText};

/// The placeholder of a text that cannot be read.
const STAND_IN: &str = "…";

/// Whether a text that is printed holds something left to be filled in.
pub(super) fn is_unfilled(runs: &Runs) -> bool {
    let mut has_blank = false;
    runs.each_text(&mut |text| has_blank |= !blanks(text).is_empty());
    has_blank
}

/// Reports where an evaluated text contradicts itself, at the part of the data that says so.
pub(super) fn report_slips(text: &TemplateText, runs: &Runs, texts: &Texts, findings: &mut Findings) {
    if !text.has_expression() {
        return;
    }
    let mut has_slip = false;
    runs.each_text(&mut |text| has_slip |= !slips(text).is_empty());
    if !has_slip {
        return;
    }
    let trace = texts.trace(text);
    for reading in trace.readings() {
        for slip in slips(&reading.text) {
            let range = match trace.origin(&reading, &slip.range) {
                // A rate that is computed is one of the figures that its expression names.
                Origin::Value(_) if slip.code == Code::RateDisagrees => continue,
                Origin::Text(range) | Origin::Value(range) => range,
            };
            findings.push(slip.at(&text.place().value_part(text.written(), range)));
        }
    }
}

impl Composer<'_, '_> {
    /// Reports what is left to be filled in on the pages of the document.
    pub(super) fn report_unfilled(&mut self, content: &Content) {
        let texts = std::mem::take(&mut self.unfilled);
        if self.document.is_form {
            return;
        }
        let mut lines: Vec<String> = Vec::new();
        content.each_printed(&mut |text| lines.extend((!blanks(text).is_empty()).then(|| text.to_owned())));
        // The last text of all has other marks at its end than it is typed with.
        let bare = |line: &str| line.trim_end_matches(|c: char| ".,;:/…".contains(c)).to_owned();
        let by_hand: BTreeSet<String> = self.by_hand.iter().map(|line| bare(line)).collect();
        lines.retain(|line| !by_hand.contains(&bare(line)));
        if texts.is_empty() && lines.is_empty() {
            return;
        }
        let values: Vec<WrittenValue> =
            self.written_values().into_iter().filter(|value| !blanks(&value.text).is_empty()).collect();
        let mut report = UnfilledReport { composer: self, blanks: BTreeSet::new() };
        for text in &texts {
            report.text(text, &values);
        }
        for value in values.iter().filter(|value| lines.iter().any(|line| line.contains(&value.text))) {
            report.value(value);
        }
        report.others(&lines);
    }
}

/// Reports the blanks of a document, each once.
struct UnfilledReport<'t, 'a, 'f> {
    composer: &'t mut Composer<'a, 'f>,
    /// The blanks that are left to be filled in, as they read.
    blanks: BTreeSet<String>,
}

impl UnfilledReport<'_, '_, '_> {
    fn finding(&self, blank: &str, at: impl FnOnce(Code) -> Finding) -> Finding {
        let code = match self.composer.document.state {
            State::Draft => Code::Placeholder,
            State::AwaitingNumber | State::Issued => Code::PlaceholderIssued,
        };
        at(code).with("text", blank)
    }

    /// Each blank of a text, at its place in the text or in the value that the text names.
    fn text(&mut self, text: &TemplateText, values: &[WrittenValue]) {
        let trace = self.composer.texts.trace(text);
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
        let place = text.place().value_part(text.written(), range);
        let finding = self.finding(blank, |code| Finding::at(code, &place));
        self.composer.findings.push(finding);
    }

    /// Each blank of a value that is no text.
    fn value(&mut self, value: &WrittenValue) {
        // The program put the placeholder in place of an unreadable text: that error is reported already.
        if value.text == STAND_IN && !self.composer.plan.doubts.is_empty() {
            self.blanks.insert(STAND_IN.to_owned());
            return;
        }
        for range in blanks(&value.text) {
            let blank = &value.text[range.clone()];
            self.blanks.insert(blank.to_owned());
            let place = value.place.value_part(&value.text, range);
            let finding = self.finding(blank, |code| Finding::at(code, &place));
            self.composer.findings.push(finding);
        }
    }

    /// Reports each printed blank that no single text and no single value holds: one of two lines that read as one,
    /// say.
    fn others(&mut self, lines: &[String]) {
        let found: BTreeSet<&str> =
            lines.iter().flat_map(|line| blanks(line).into_iter().map(|range| &line[range])).collect();
        for blank in found {
            if !self.blanks.contains(blank) && self.composer.plan.doubts.is_empty() {
                let source = &self.composer.document.source;
                let finding = self.finding(blank, |code| Finding::nowhere_in(code, source));
                self.composer.findings.push(finding);
            }
        }
    }
}

/// The value with a blank that an expression names; the first value with the blank where it names none.
fn named<'v>(expression: &str, blank: &str, values: &'v [WrittenValue]) -> Option<&'v WrittenValue> {
    let holds = |value: &&WrittenValue| value.text.contains(blank);
    let is_named = |value: &&WrittenValue| value.keys.iter().any(|key| expression.contains(key.as_str()));
    values.iter().filter(holds).find(is_named).or_else(|| values.iter().find(holds))
}
