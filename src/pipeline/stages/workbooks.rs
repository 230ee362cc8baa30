//! The workbooks of a plan: that of its figures, and one for each annex with a table.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::issued_contents::IssuedContents;
use super::rendered::{DocumentRenderer, OutputContent, RenderedDocument, RenderedText};
use crate::content::{Content, Table};
use crate::data::PlanFolder;
use crate::model::{
    Columns, Document, DocumentId, DocumentPart, GroupBy, Part, Plan, Quota, QuotaTable, Report,
};
use crate::source::Placed;
use crate::text::ToneMark;
use crate::typeset::Manuscript;
use crate::workbook::{
    FiguresRequest, ReportContent, Workbook, annex_workbook, figures_workbook, has_standings,
};

/// The workbooks of the documents of a plan. What stands issued is shown as it was issued.
pub(super) fn workbooks<'a>(
    renderer: DocumentRenderer<'a>,
    folder: &PlanFolder,
    documents: &[RenderedDocument<'a>],
) -> Vec<RenderedDocument<'a>> {
    let contents = contents(renderer, folder, documents);
    let figures = figures(renderer, &contents).map(|workbook| {
        let document = &renderer.plan.document;
        rendered(renderer, DocumentPart::FIGURES, document, workbook)
    });
    let annexes = contents.iter().flat_map(|(id, content)| {
        let count = content.annexes.len();
        let annexes = content.annexes.iter().enumerate();
        annexes.filter_map(move |(at, annex)| {
            let part = if count == 1 { Part::LoneAnnex } else { Part::Annex(at) };
            let part = DocumentPart { document: id.clone(), part };
            Some(rendered(renderer, part, renderer.plan.document(id)?, annex_workbook(content, annex)?))
        })
    });
    figures.into_iter().chain(annexes).collect()
}

fn rendered<'a>(
    renderer: DocumentRenderer<'a>,
    part: DocumentPart,
    document: &'a Document,
    workbook: Workbook,
) -> RenderedDocument<'a> {
    let data = workbook.digest();
    let manuscript = Manuscript { text: String::new(), pictures: BTreeMap::new() };
    let content = OutputContent::Workbook(Box::new(workbook));
    renderer.document(RenderedText { part, document, content, manuscript, data })
}

/// The documents as they read, each once. How an issued one reads is in the data of its set.
fn contents(
    renderer: DocumentRenderer<'_>,
    folder: &PlanFolder,
    documents: &[RenderedDocument<'_>],
) -> Vec<(DocumentId, Arc<Content>)> {
    let mut sets = IssuedContents::new(renderer, folder);
    let mut contents = Vec::new();
    for document in documents.iter().filter(|document| document.part.part == Part::Text) {
        let id = document.part.document.clone();
        let content = match document.content() {
            OutputContent::Composed(content) => Some(Arc::clone(content)),
            OutputContent::Issued(issued) => sets.content(issued.set, &id),
            OutputContent::Comparison | OutputContent::Tracked(_) | OutputContent::Workbook(_) => None,
        };
        contents.extend(content.map(|content| (id, content)));
    }
    contents
}

/// A table of how each quota stands by a report that has none.
fn standings(renderer: DocumentRenderer<'_>, report: &Report) -> Vec<Table> {
    let DocumentRenderer { plan, engine, .. } = renderer;
    let quotas = report.quotas.as_ref().unwrap_or(&plan.quotas);
    let has_groups = quotas.units.iter().any(|unit| unit.group.is_some());
    let held = quotas.quotas.iter().filter(|quota| !quota.tally.shares.is_empty());
    let table = |quota: &Quota| {
        let place = quota.place.clone();
        let table = QuotaTable {
            quota: Some(Placed { value: quota.id.clone(), place: place.clone() }),
            lead: None,
            columns: Columns::Results,
            group_by: has_groups.then(|| Placed { value: GroupBy::Group, place: place.clone() }),
            name_header: None,
            quota_header: None,
            notes_header: None,
            has_notes: false,
            has_total: true,
            total_label: None,
            place,
        };
        engine.renderer.quota_table(plan, &engine.settings, &report.document.id, &table)
    };
    held.filter_map(table).collect()
}

/// The workbook of the plan's figures.
fn figures(renderer: DocumentRenderer<'_>, contents: &[(DocumentId, Arc<Content>)]) -> Option<Workbook> {
    let DocumentRenderer { plan, engine, .. } = renderer;
    let content = |wanted: &DocumentId| {
        contents.iter().find(|(id, _)| id == wanted).map(|(_, content)| content.as_ref())
    };
    let document = &plan.document;
    let issued = plan.standing_set(&DocumentId::PLAN).map(|set| set.quotas.clone());
    let is_issued = issued.is_some();
    let of_set = issued.map(|quotas| Plan { quotas, ..plan.clone() });
    let in_force = of_set.as_ref().unwrap_or(plan).in_force_at(&document.id);
    let own = &of_set.as_ref().unwrap_or(plan).quotas;
    let reports = plan.reports.iter().filter_map(|report| {
        let quotas = report.quotas.as_ref().unwrap_or(&plan.quotas);
        let has_same_quotas = quotas.is_as(own);
        let content = content(&report.document.id)?;
        let besides = if has_standings(content) { Vec::new() } else { standings(renderer, report) };
        Some(ReportContent { period: report.period, has_same_quotas, content, besides })
    });
    let settings = &engine.settings;
    figures_workbook(&FiguresRequest {
        plan,
        quotas: &in_force.quotas,
        is_issued,
        content: content(&document.id)?,
        reports: reports.collect(),
        spelling: document.spelling.or(settings.spelling).unwrap_or(ToneMark::Second),
        units_header: engine.renderer.profile(document, settings)?.rules.units_header.clone(),
    })
}
