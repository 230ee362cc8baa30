//! Which of a plan's documents is meant on the command line.

use std::path::{Path, PathBuf};

use super::file::shown;
use super::folders::{PlanFolder, Project, find_projects, has_plan};
use crate::diag::{Code, Finding, Findings};
use crate::disk::or_current;
use crate::model::{DocumentId, DocumentKind};
use crate::source::Place;

/// A document of a plan, and the project that the plan is in.
#[derive(Debug)]
pub struct Target {
    /// The project, with that plan alone.
    pub project: Project,
    /// The plan's folder.
    pub folder: PlanFolder,
    /// The document; `None` where the plan as a whole was named.
    pub named: Option<DocumentId>,
}

impl Target {
    /// The document: the plan itself where no other was named.
    pub fn document(&self) -> DocumentId {
        self.named.clone().unwrap_or(DocumentId::PLAN)
    }

    /// The document's file.
    pub fn file(&self) -> PathBuf {
        self.folder.path.join(self.document().file())
    }
}

/// Finds what a path names: a plan's folder, or a document of it by its file, with or without the ending:
/// `data/my-plan`, `data/my-plan/notice`, `data/my-plan/reports/2026-Q2.yaml`. What cannot be found is a finding.
pub fn target(path: &Path, findings: &mut Findings) -> Option<Target> {
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
    Some(Target { project, folder, named })
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
    Some((folder, Some(name.parse().ok()?)))
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
        let named =
            |path: &str| target(&plan.join(path), &mut Findings::default()).map(|target| target.named);
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
