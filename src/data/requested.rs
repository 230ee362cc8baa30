//! Which of a plan's documents is meant on the command line.

use std::path::{Path, PathBuf};

use super::file::{is_there, shown};
use super::folders::{PlanFolder, Project, find_projects, has_plan, has_plan_file};
use super::plan::separate_documents;
use crate::diag::{Code, Finding, Findings};
use crate::disk::or_current;
use crate::model::{DocumentId, DocumentKind};
use crate::source::Place;

/// A document of a plan, and the project that the plan is in.
#[derive(Debug)]
pub struct RequestedDocument {
    /// The project, with that plan alone.
    pub project: Project,
    /// The plan's folder.
    pub folder: PlanFolder,
    /// The document; `None` where the plan as a whole was named.
    pub named: Option<DocumentId>,
}

impl RequestedDocument {
    /// The document: where no other was named the plan itself, or the only document of a folder without one.
    pub fn document(&self) -> DocumentId {
        let only = || {
            let mut all = separate_documents(&self.folder.path).into_iter();
            all.next().filter(|_| !has_plan_file(&self.folder.path) && all.next().is_none())
        };
        self.named.clone().or_else(only).unwrap_or(DocumentId::PLAN)
    }

    /// The document's file.
    pub fn file(&self) -> PathBuf {
        self.folder.path.join(self.document().file())
    }
}

/// Finds what a path names: a plan's folder, or a document of it by its file, with or without the ending:
/// `data/my-plan`, `data/my-plan/notice`, `data/my-plan/reports/2026-Q2.yaml`. What cannot be found is a finding.
pub fn requested_document(path: &Path, findings: &mut Findings) -> Option<RequestedDocument> {
    let (plan, named) = split(path).unwrap_or((path, None));
    let plan = or_current(plan);
    if !has_plan(plan) {
        findings.push(no_plan(path));
        return None;
    }
    // Plans below this plan are others, and may be of another project.
    let is_it = |found: &PlanFolder| found.path == plan;
    let projects = find_projects(&[plan.to_path_buf()], findings);
    let mut project = projects.into_iter().find(|project| project.plans.iter().any(is_it))?;
    project.plans.retain(is_it);
    let folder = project.plans.first().cloned()?;
    Some(RequestedDocument { project, folder, named })
}

/// The finding about a path that is no plan: it is not there, or is a folder of plans, which are listed.
fn no_plan(path: &Path) -> Finding {
    let place = Place::file(shown(path));
    let is_nothing = |path: &Path| path.symlink_metadata().is_err();
    if is_nothing(path)
        && path.parent().is_none_or(|folder| is_nothing(or_current(folder)) || !has_plan(folder))
    {
        return Finding::at(Code::FileUnreadable, &place).with("reason", "not-found");
    }
    let projects = find_projects(&[path.to_path_buf()], &mut Findings::default());
    let plans = projects.iter().flat_map(|project| &project.plans);
    let plans: Vec<String> = plans.map(|plan| shown(&plan.path)).collect();
    let finding =
        Finding::at(Code::NoPlan, &place).with("kind", if plans.is_empty() { "none" } else { "several" });
    finding.with_known("", plans.iter().map(String::as_str))
}

/// The plan's folder, and the document whose file is named.
fn split(path: &Path) -> Option<(&Path, Option<DocumentId>)> {
    if has_plan(path) {
        return Some((path, None));
    }
    let folder = path.parent()?;
    let name = path.file_name()?.to_str()?;
    let name = name.strip_suffix(".yaml").unwrap_or(name);
    let below = folder.file_name().and_then(|folder| folder.to_str()).unwrap_or_default();
    if DocumentKind::is_folder(below) {
        return Some((folder.parent()?, Some(format!("{below}/{name}").parse().ok()?)));
    }
    let document: DocumentId = name.parse().ok()?;
    // Any name could be that of a document's own file; the others are where they are.
    let is_there = document.kind() != DocumentKind::Separate || is_there(&folder.join(document.file()));
    is_there.then_some((folder, Some(document)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_named_by_their_files() {
        let folder = tempfile::tempdir().unwrap();
        let plan = folder.path().join("a/b");
        std::fs::create_dir_all(plan.join("c")).unwrap();
        for name in ["plan.yaml", "c/plan.yaml"] {
            std::fs::write(plan.join(name), "").unwrap();
        }
        let named = |path: &str| {
            requested_document(&plan.join(path), &mut Findings::default()).map(|requested| requested.named)
        };
        assert_eq!(named(""), Some(None));
        assert_eq!(named("plan.yaml"), Some(Some(DocumentId::PLAN)));
        assert_eq!(named("notice"), Some(Some(DocumentId::NOTICE)));
        assert_eq!(named("notice.yaml"), Some(Some(DocumentId::NOTICE)));
        assert_eq!(named("reports/2026-Q2"), named("reports/2026-Q2.yaml"));
        assert_eq!(named("c"), Some(None));
        for wrong in ["quotas", "reports/x", "d", "../x"] {
            assert_eq!(named(wrong), None, "{wrong}");
        }
    }
}
