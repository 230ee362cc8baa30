//! What templates see, made from the model.

use minijinja::value::{Serde, Value};

use super::body::Body;
use super::frame::Setting;
use super::job::Part;
use super::placeholders;
use super::runs::Runs;
use super::values::CitationValue;
use super::view::{AnnexAlone, AnnexHead, AnnexView, TextView};
use crate::diag::Findings;
use crate::model::{Annex, Document, Numerals, Profile};
use crate::text;

/// What the template of a job sees.
pub(super) fn view(part: Part, setting: &Setting<'_>, findings: &mut Findings) -> Value {
    match part {
        Part::Text => {
            let view = text_view(setting, findings);
            placeholders::report_text(&view, setting, findings);
            Value::from(Serde(view))
        }
        Part::Annex(at) => {
            let view = annex_alone(at, setting, findings);
            placeholders::report_annex(&view, setting, findings);
            Value::from(Serde(view))
        }
    }
}

fn text_view(setting: &Setting<'_>, findings: &mut Findings) -> TextView {
    let title = setting.pdf_title(findings);
    let frame = setting.frame(title, findings);
    let letterhead = setting.letterhead(findings);
    let title = setting.title(findings);
    let addressees = setting.addressees(findings);
    let signature = setting.signature(findings);
    let body = Body { setting, findings }.blocks();
    let bound = if setting.document.binds_annexes { setting.document.annexes.len() } else { 0 };
    let annexes = (0..bound).map(|at| annex_view(at, setting, findings)).collect();
    TextView { frame, letterhead, title, addressees, body, signature, annexes }
}

fn annex_alone(at: usize, setting: &Setting<'_>, findings: &mut Findings) -> AnnexAlone {
    let annex = annex_view(at, setting, findings);
    let lines: Vec<String> = annex.head.title.iter().map(Runs::to_plain).collect();
    let frame = setting.frame(format!("{}: {}", annex.head.label, lines.join(" ")), findings);
    AnnexAlone { frame, annex }
}

fn annex_view(at: usize, setting: &Setting<'_>, findings: &mut Findings) -> AnnexView {
    let head = annex_head(at, setting, findings);
    let body = Body { setting, findings }.of_annex(&setting.document.annexes[at]);
    AnnexView { head, body }
}

/// What stands above an annex's text.
pub(super) fn annex_head(at: usize, setting: &Setting<'_>, findings: &mut Findings) -> AnnexHead {
    let annex = &setting.document.annexes[at];
    let label = labels(setting.document, setting.profile).swap_remove(at);
    let title = setting.all(&annex.title, findings);
    let reference = setting.unbroken(Runs::plain(format!("(Kèm theo {})", host(annex, setting))));
    let letterhead = annex.has_header_block.then(|| setting.letterhead(findings));
    AnnexHead { letterhead, label, title, reference }
}

/// The document that an annex belongs to, as it is cited.
fn host(annex: &Annex, setting: &Setting<'_>) -> String {
    let attached = annex.attached_to.as_ref().and_then(|id| setting.document.citations.get(&id.value));
    match attached {
        Some(citation) => {
            CitationValue { citation: citation.clone(), rules: setting.profile.rules.citation.clone() }
                .cited()
        }
        None => setting.texts.cited().to_owned(),
    }
}

/// The labels of a document's annexes: `Phụ lục`, or `Phụ lục 1` where there are several.
pub(super) fn labels(document: &Document, profile: &Profile) -> Vec<String> {
    let label = &profile.rules.annex_label;
    let count = document.annexes.len();
    let numeral = |at: usize| match profile.rules.annex_numerals {
        Numerals::Arabic => at.to_string(),
        Numerals::Roman => text::roman(at as u64),
    };
    let label = |at| if count == 1 { label.clone() } else { format!("{label} {}", numeral(at)) };
    (1..=count).map(label).collect()
}
