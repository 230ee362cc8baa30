//! A plan, read from the files of its folder.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::assemble::{self, Parts};
use super::file::{is_there, load, shown};
use super::files::{PlanFile, QuotasFile, ResultsFile};
use super::folders::PlanFolder;
use super::tallies::{quota_set, result_set};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Plan, QuotaSet, ResultSet};
use crate::source::{Place, Source};

/// The file that makes a folder a plan's.
pub(super) const PLAN_FILE: &str = "plan.yaml";

/// The files of a plan, and the project's own, which may stand beside a plan that is alone.
const FILES: [&str; 4] = [PLAN_FILE, "quotas.yaml", "results.yaml", super::folders::PROJECT_FILE];

/// Reads a plan with its quotas and results.
///
/// `None`, with findings, where a file could not be read whole. A plan may come with findings that are
/// errors too: it does not fit together, and is good for no more than further checks.
pub fn load_plan(folder: &PlanFolder, findings: &mut Findings) -> Option<Plan> {
    report_unknown_files(folder, findings);
    let mut own = Findings::default();
    let mut sources = Vec::new();
    let plan = load::<PlanFile>(&folder.path.join(PLAN_FILE), &mut own);
    sources.extend(plan.as_ref().map(|(_, source)| Arc::clone(source)));
    let mut of_quotas = Findings::default();
    let quotas = optional::<QuotasFile>(&folder.path.join("quotas.yaml"), &mut sources, &mut of_quotas);
    let results = optional::<ResultsFile>(&folder.path.join("results.yaml"), &mut sources, &mut own);
    // What refers to units and quotas: of a broken file some are not known, and would be missed.
    let are_known = !of_quotas.has_errors();
    own.extend(of_quotas);
    let is_whole = !own.has_errors();
    let mut references = Findings::default();
    let quotas = quotas.map_or_else(QuotaSet::default, |file| quota_set(file, &mut references));
    let results = results.map_or_else(ResultSet::default, |file| result_set(file, &quotas, &mut references));
    let plan = plan.map(|(file, source)| {
        let parts = Parts { id: folder.id.clone(), sources, quotas, results };
        assemble::plan(file, source, parts, &mut own)
    });
    if let Some(plan) = &plan {
        assemble::check_quota_ids(plan, &mut references);
        assemble::check_citation_ids(plan, &mut own);
    }
    if !are_known {
        references.drop_code(Code::UnknownId);
    }
    own.extend(references);
    findings.extend(own);
    plan.filter(|_| is_whole)
}

/// A file under another name would be left out in silence: `results.yml`, `quota.yaml`.
fn report_unknown_files(folder: &PlanFolder, findings: &mut Findings) {
    let entries = std::fs::read_dir(&folder.path).into_iter().flatten().filter_map(Result::ok);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_yaml = |name: &String| {
        let lower = name.to_lowercase();
        !name.starts_with('.') && [".yaml", ".yml"].iter().any(|ending| lower.ends_with(ending))
    };
    let unknown: BTreeSet<String> =
        names.filter(is_yaml).filter(|name| !FILES.contains(&name.as_str())).collect();
    for name in unknown {
        let finding = Finding::at(Code::UnknownFile, &Place::file(shown(&folder.path.join(&name))));
        findings.push(finding.with("file", name.as_str()).with_known(&name, FILES));
    }
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
