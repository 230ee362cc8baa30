//! The plan, put together from its files.

use std::sync::Arc;

use super::body::{nodes, table};
use super::decode::Filled;
use super::files::{AnnexFile, CitationFile, PlanFile};
use crate::diag::{Code, Finding, Findings};
use crate::model::{
    Annex, Citation, Header, Issuer, Level, Node, Plan, QuotaSet, Recipients, ResultSet, Signature, State,
};
use crate::source::{Placed, Source};

/// The parts of a plan that stand in files of their own.
pub(crate) struct Parts {
    pub(crate) id: String,
    /// The files, `plan.yaml` first.
    pub(crate) sources: Vec<Arc<Source>>,
    pub(crate) quotas: QuotaSet,
    pub(crate) results: ResultSet,
}

/// A plan of its files. What does not fit together is a finding.
pub(crate) fn plan(file: PlanFile, source: Arc<Source>, parts: Parts, findings: &mut Findings) -> Plan {
    let citations =
        file.citations.0.into_iter().map(|(name, citation)| (name.value.0, self::citation(citation)));
    let numbering = numbering(file.numbering, &file.body, findings);
    if file.state == Some(State::Issued) && file.date.value.full().is_none() {
        findings.push(Finding::at(Code::IssuedIncomplete, &file.date.place).with("key", "date"));
    }
    Plan {
        id: parts.id,
        state: file.state.unwrap_or(State::Draft),
        profile: file.profile,
        spelling: file.spelling,
        header: Header {
            kind: file.r#type.unwrap_or(crate::model::DocumentType::Plan),
            superior: file.superior,
            issuer: Issuer { name: file.issuer.name, cited: file.issuer.cited },
            number: file.number,
            symbol: file.symbol,
            place: file.place,
            date: file.date.value,
            about: file.r#abstract.0,
            amended: file.amended.unwrap_or(false),
            urgency: file.urgency,
            draft: file.draft,
            circulation: file.circulation,
        },
        replaces: file.replaces.map(citation),
        numbering,
        figures: file.figures.0.into_iter().map(|(name, figure)| (name.value.0, figure)).collect(),
        citations: citations.collect(),
        legal_bases: file.legal_bases.0,
        preamble: file.preamble.0,
        body: nodes(file.body.value.0),
        recipients: Recipients { list: file.recipients.0, drafter: file.drafter },
        signature: Signature {
            authority: file.signature.authority,
            position: file.signature.position,
            signer: file.signature.signer,
        },
        annexes: file.annexes.0.into_iter().map(annex).collect(),
        quotas: parts.quotas,
        results: parts.results,
        source,
        sources: parts.sources,
    }
}

fn annex(file: AnnexFile) -> Annex {
    Annex {
        title: file.title.0,
        has_header_block: file.header_block.unwrap_or(false),
        attached_to: file.attached_to,
        tables: file.tables.0.into_iter().map(table).collect(),
        notes: file.notes.0,
    }
}

fn citation(file: CitationFile) -> Citation {
    Citation {
        kind: file.r#type.0,
        number: file.number,
        symbol: file.symbol,
        date: file.date,
        issuer: file.issuer,
        about: file.about,
    }
}

/// The levels of numbering; a text that is deeper than they are is a finding.
fn numbering(
    written: Option<Placed<Vec<Level>>>,
    body: &Placed<Filled<super::files::NodeFile>>,
    findings: &mut Findings,
) -> Vec<Level> {
    let place = written.as_ref().map_or_else(|| body.place.clone(), |levels| levels.place.clone());
    let levels = written.map_or_else(|| Level::OF_A_PLAN.to_vec(), |levels| levels.value);
    let depth = depth(&body.value.0);
    if depth > levels.len() {
        let finding = Finding::at(Code::InvalidValue, &place.within(0..1))
            .with("expected", "levels")
            .with("got", depth);
        findings.push(finding);
    }
    levels
}

/// How many numbered nodes stand in each other at the most.
fn depth(nodes: &[super::files::NodeFile]) -> usize {
    use super::files::NodeFile;
    let of = |node: &NodeFile| match node {
        NodeFile::Heading(file) => 1 + depth(&file.body),
        NodeFile::Numbered(file) => 1 + depth(&file.body),
        NodeFile::Progress(file) => usize::from(file.progress.numbered.unwrap_or(true)),
        NodeFile::Paragraph(_) | NodeFile::Items(_) | NodeFile::QuotaTable(_) => 0,
    };
    nodes.iter().map(of).max().unwrap_or(0)
}

/// Every quota id that the plan's text and annexes name must be there.
pub(crate) fn check_quota_ids(plan: &Plan, findings: &mut Findings) {
    let in_annexes = plan.annexes.iter().flat_map(|annex| &annex.tables).map(|table| &table.quota);
    let mut named: Vec<&Placed<String>> = in_annexes.collect();
    named_in(&plan.body, &mut named);
    for name in named {
        if plan.quotas.quota(&name.value).is_none() {
            let known = plan.quotas.quotas.iter().map(|quota| quota.id.as_str());
            let finding = Finding::at(Code::UnknownId, &name.place).with("id", name.value.as_str());
            findings.push(finding.with_known(&name.value, known));
        }
    }
}

/// Every citation that an annex is attached to must be there.
pub(crate) fn check_citation_ids(plan: &Plan, findings: &mut Findings) {
    for annex in plan.annexes.iter().filter_map(|annex| annex.attached_to.as_ref()) {
        if !plan.citations.contains_key(&annex.value) {
            let finding = Finding::at(Code::UnknownId, &annex.place).with("id", annex.value.as_str());
            findings.push(finding.with_known(&annex.value, plan.citations.keys().map(String::as_str)));
        }
    }
}

fn named_in<'a>(nodes: &'a [Node], named: &mut Vec<&'a Placed<String>>) {
    for node in nodes {
        match node {
            Node::Section(section) => named_in(&section.body, named),
            Node::Progress(progress) => named.push(&progress.quota),
            Node::QuotaTable(table) => named.push(&table.quota),
            Node::Paragraph(_) | Node::Items(_) => {}
        }
    }
}
