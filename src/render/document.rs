//! The documents of a plan, as their templates see them.

use minijinja::value::{Serde, Value};

use super::body::Body;
use super::frame::{Setting, number_line};
use super::runs::Runs;
use super::table;
use super::values::{CitationValue, DateValue};
use super::view::{AnnexHead, AnnexView, PlanView, Table};
use crate::diag::Findings;
use crate::model::{Annex, DocumentDate, Numerals, Plan, Profile, QuotaTable};
use crate::text;

/// A document that is made from a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// The plan itself.
    Plan,
    /// The annex at an index from 0.
    Annex(usize),
}

impl Document {
    /// Every document of a plan.
    pub fn all_of(plan: &Plan) -> Vec<Self> {
        let annexes = (0..plan.annexes.len()).map(Self::Annex);
        std::iter::once(Self::Plan).chain(annexes).collect()
    }

    /// The name of its file, without an ending.
    pub fn file_stem(self, plan: &Plan) -> String {
        match self {
            Self::Plan => "ke-hoach".to_owned(),
            Self::Annex(_) if plan.annexes.len() == 1 => "phu-luc-chi-tieu".to_owned(),
            Self::Annex(at) => format!("phu-luc-{}", at + 1),
        }
    }

    /// The template that writes it.
    pub(super) fn template(self) -> &'static str {
        match self {
            Self::Plan => "ke-hoach.typ.j2",
            Self::Annex(_) => "phu-luc.typ.j2",
        }
    }
}

/// What the template of a document sees.
pub(super) fn view(document: Document, setting: &Setting<'_>, findings: &mut Findings) -> Value {
    match document {
        Document::Plan => Value::from(Serde(plan_view(setting, findings))),
        Document::Annex(at) => match setting.plan.annexes.get(at) {
            Some(annex) => Value::from(Serde(annex_view(at, annex, setting, findings))),
            None => Value::UNDEFINED,
        },
    }
}

fn plan_view<'a>(setting: &Setting<'a>, findings: &mut Findings) -> PlanView<'a> {
    let title = setting.pdf_title(findings);
    let frame = setting.frame(title, findings);
    let letterhead = setting.letterhead(findings);
    let title = setting.title(findings);
    let signature = setting.signature(findings);
    let Setting { plan, profile, texts, spelling, .. } = *setting;
    let body = Body { plan, profile, texts, spelling, findings }.blocks();
    PlanView { frame, letterhead, title, body, signature }
}

fn annex_view<'a>(at: usize, annex: &Annex, setting: &Setting<'a>, findings: &mut Findings) -> AnnexView<'a> {
    let label = labels(setting.plan, setting.profile).swap_remove(at);
    let title = setting.all(&annex.title, findings);
    let lines: Vec<String> = title.iter().map(Runs::to_plain).collect();
    let frame = setting.frame(format!("{label}: {}", lines.join(" ")), findings);
    let reference = Runs::plain(format!("(Kèm theo {})", host(annex, setting, findings)));
    let letterhead = annex.has_header_block.then(|| setting.letterhead(findings));
    let tables = annex.tables.iter().filter_map(|table| self::table(table, setting, findings)).collect();
    let notes = setting.all(&annex.notes, findings);
    AnnexView { frame, annex: AnnexHead { letterhead, label, title, reference }, tables, notes }
}

/// The document that an annex belongs to, as it is cited.
fn host(annex: &Annex, setting: &Setting<'_>, findings: &mut Findings) -> String {
    let attached = annex.attached_to.as_ref().and_then(|id| setting.plan.citations.get(&id.value));
    if let Some(citation) = attached {
        return CitationValue(citation.clone()).cited();
    }
    let header = &setting.plan.header;
    let number = number_line(header.number, &header.symbol, &setting.profile.rules);
    let date = DateValue { date: header.date, blank: setting.profile.rules.date_blank };
    let date = match header.date {
        DocumentDate::Day(_) => format!("ngày {}", date.short()),
        DocumentDate::Month(..) | DocumentDate::Year(_) => date.long(),
    };
    let issuer = setting.evaluate(&header.issuer.cited, findings).to_plain();
    format!("{} {}, {date} của {issuer}", header.kind.name(), text::lower_first(&number))
}

fn table(table: &QuotaTable, setting: &Setting<'_>, findings: &mut Findings) -> Option<Table> {
    table::of_quota(table, setting.plan, &mut |text| setting.evaluate(text, findings))
}

/// The labels of a plan's annexes: `Phụ lục`, or `Phụ lục 1` where there are several.
pub(super) fn labels(plan: &Plan, profile: &Profile) -> Vec<String> {
    let label = &profile.rules.annex_label;
    let count = plan.annexes.len();
    let numeral = |at: usize| match profile.rules.annex_numerals {
        Numerals::Arabic => at.to_string(),
        Numerals::Roman => text::roman(u32::try_from(at).unwrap_or(u32::MAX)),
    };
    let label = |at| if count == 1 { label.clone() } else { format!("{label} {}", numeral(at)) };
    (1..=count).map(label).collect()
}
