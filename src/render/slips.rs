//! What contradicts itself in a text once its expressions are evaluated; a text without any is looked at as it is written.

use super::runs::Runs;
use super::text::Texts;
use super::trace::Origin;
use crate::check::slips;
use crate::diag::{Code, Findings};
use crate::model::TemplateText;

/// Reports the slips of a text, at the parts of it that they are written in.
pub(super) fn report(text: &TemplateText, runs: &Runs, texts: &Texts, findings: &mut Findings) {
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
            findings.push(slip.at(&text.place().of_value(text.written(), range)));
        }
    }
}
