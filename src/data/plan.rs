//! A plan, read from the files of its folder.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::assemble::{self, Written};
use super::file::{is_there, load, shown};
use super::files::{AcceptFile, QuotasFile, ResultsFile};
use super::folders::PlanFolder;
use super::layers::Layers;
use super::tallies::{quota_set, result_set};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Acceptance, Document, DocumentType, Notice, Period, Plan, QuotaSet, Report, ResultSet};
use crate::source::{Place, Source};

/// The file that makes a folder a plan's.
pub(super) const PLAN_FILE: &str = "plan.yaml";

const NOTICE_FILE: &str = "notice.yaml";

/// The folder of reports, a file for each period.
pub(super) const REPORTS: &str = "reports";

/// The files of a plan, and the project's own, which may stand beside a plan that is alone.
const FILES: [&str; 5] =
    [PLAN_FILE, "quotas.yaml", "results.yaml", NOTICE_FILE, super::folders::PROJECT_FILE];

/// The documents of a plan, as far as their files could be read.
#[derive(Default)]
struct Documents {
    plan: Option<Document>,
    notice: Option<Notice>,
    reports: Vec<Report>,
}

/// Reads a plan with its quotas and results, its notice and its reports.
///
/// `None`, with findings, where a file could not be read whole. A plan may come with findings that are
/// errors too: it does not fit together, and is good for no more than further checks.
pub fn load_plan(folder: &PlanFolder, findings: &mut Findings) -> Option<Plan> {
    report_unknown_files(&folder.path, &FILES, findings);
    let mut own = Findings::default();
    let mut layers = Layers::of(folder);
    let documents = documents(folder, &mut layers, &mut own);
    let Layers { mut acceptances, mut sources, .. } = layers;
    let mut of_quotas = Findings::default();
    let quotas = optional::<QuotasFile>(&folder.path.join("quotas.yaml"), &mut sources, &mut of_quotas);
    let results = optional::<ResultsFile>(&folder.path.join("results.yaml"), &mut sources, &mut own);
    // What refers to units and quotas: of a broken file some are not known, and would be missed.
    let are_known = !of_quotas.has_errors();
    own.extend(of_quotas);
    let is_whole = !own.has_errors();
    let mut references = Findings::default();
    let (mut quotas, mut results) = (quotas, results);
    acceptances.extend(quotas.iter_mut().flat_map(|file| std::mem::take(&mut file.accept.0)));
    acceptances.extend(results.iter_mut().flat_map(|file| std::mem::take(&mut file.accept.0)));
    let acceptances = acceptances.into_iter().filter_map(|file| acceptance(file, &mut own)).collect();
    let quotas = quotas.map_or_else(QuotaSet::default, |file| quota_set(file, &mut references));
    let results = results.map_or_else(ResultSet::default, |file| result_set(file, &quotas, &mut references));
    let Documents { plan, notice, reports } = documents;
    let plan = plan.map(|document| Plan {
        id: folder.id.clone(),
        document,
        notice,
        reports,
        quotas,
        results,
        acceptances,
        sources,
    });
    for document in plan.iter().flat_map(Plan::documents) {
        let known: Vec<&str> =
            plan.iter().flat_map(|plan| &plan.quotas.quotas).map(|quota| quota.id.as_str()).collect();
        assemble::check_quota_ids(document, &known, &mut references);
        assemble::check_citation_ids(document, &mut own);
    }
    if !are_known {
        references.drop_code(Code::UnknownId);
    }
    own.extend(references);
    findings.extend(own);
    plan.filter(|_| is_whole)
}

/// What is accepted; a code that must not be is a finding.
fn acceptance(file: AcceptFile, findings: &mut Findings) -> Option<Acceptance> {
    let AcceptFile { code, at, reason } = file;
    let code = code.value.gradable(&code.place, "accept", findings)?;
    Some(Acceptance { code, at, reason })
}

fn documents(folder: &PlanFolder, layers: &mut Layers<'_>, findings: &mut Findings) -> Documents {
    let Some(plan) = layers.plan(PLAN_FILE, findings) else { return Documents::default() };
    let periods = periods_of(folder, layers.model(), findings);
    let mut other = |name: &str, kind: DocumentType, findings: &mut Findings| {
        let written = layers.other(name, findings)?;
        Some(written.over(plan.inherited_by(kind), &plan.keys))
    };
    let notice = other(NOTICE_FILE, DocumentType::Notice, findings);
    let mut reports = Vec::new();
    for period in periods {
        let written = other(&format!("{REPORTS}/{period}.yaml"), DocumentType::Report, findings);
        reports.extend(written.map(|written| (period, written)));
    }
    Documents {
        plan: assemble::document(DocumentType::Plan, plan, findings),
        notice: notice.and_then(|notice| self::notice(notice, findings)),
        reports: reports
            .into_iter()
            .filter_map(|(period, written)| report(period, written, findings))
            .collect(),
    }
}

fn notice(mut written: Written, findings: &mut Findings) -> Option<Notice> {
    let extract = written.file.unit.take().map(|extract| written.extract(extract));
    let document = assemble::document(DocumentType::Notice, written, findings);
    let extract = extract.map(|extract| assemble::document(DocumentType::Notice, extract, findings));
    Some(Notice { document: document?, extract: extract.flatten() })
}

fn report(period: Period, written: Written, findings: &mut Findings) -> Option<Report> {
    let document = assemble::document(DocumentType::Report, written, findings)?;
    Some(Report { period, document })
}

/// The periods that a plan or its model has reports of. A file with another name is a finding.
fn periods_of(folder: &PlanFolder, model: Option<&Path>, findings: &mut Findings) -> BTreeSet<Period> {
    let mut periods = BTreeSet::new();
    for folder in [Some(folder.path.as_path()), model].into_iter().flatten() {
        let reports = folder.join(REPORTS);
        for name in yaml_files(&reports) {
            match name.strip_suffix(".yaml").and_then(|period| period.parse().ok()) {
                Some(period) => {
                    periods.insert(period);
                }
                None => findings.push(unknown_file(&reports, &name, &[])),
            }
        }
    }
    periods
}

/// A file under another name would be left out in silence: `results.yml`, `quota.yaml`.
fn report_unknown_files(folder: &Path, known: &[&str], findings: &mut Findings) {
    for name in yaml_files(folder).iter().filter(|name| !known.contains(&name.as_str())) {
        findings.push(unknown_file(folder, name, known));
    }
}

fn unknown_file(folder: &Path, name: &str, known: &[&str]) -> Finding {
    let finding = Finding::at(Code::UnknownFile, &Place::file(shown(&folder.join(name))));
    finding.with("file", name).with_known(name, known.iter().copied())
}

/// The names of a folder's YAML files, in order.
fn yaml_files(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_yaml = |name: &String| {
        let lower = name.to_lowercase();
        !name.starts_with('.') && [".yaml", ".yml"].iter().any(|ending| lower.ends_with(ending))
    };
    names.filter(is_yaml).collect()
}

fn optional<T: super::decode::Decode>(
    path: &Path,
    sources: &mut Vec<Arc<Source>>,
    findings: &mut Findings,
) -> Option<T> {
    if !is_there(path) {
        return None;
    }
    let (file, source) = load::<T>(path, findings)?;
    sources.push(source);
    Some(file)
}
