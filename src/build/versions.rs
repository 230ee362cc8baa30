//! Two versions of a plan, read and compared.

use std::path::{Path, PathBuf};

use super::project::Workshop;
use crate::compare::{Comparison, Side, compare};
use crate::data::{
    PlanFolder, Project, SetFault, Target, Version, issued_sets, load_plan, project_settings, set_folder,
    shown, target,
};
use crate::diag::{Code, Finding, Findings, Severity};
use crate::model::{DocumentId, Plan, State};
use crate::records::SetSummary;
use crate::render::{Chapter, Renderer, Script};
use crate::source::Place;

/// What is compared with what.
#[derive(Clone, Debug)]
pub struct CompareOptions {
    /// A plan's folder, or one of its documents: `PLAN/notice`, `PLAN/reports/2026-Q2`.
    pub plan: PathBuf,
    /// The older version; the set that was issued last if none.
    pub from: Option<Version>,
    /// The newer version; the working copy if none.
    pub to: Option<Version>,
}

/// A version of a plan as people call it.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Which version it is.
    pub version: Version,
    /// How its document is cited: `Kế hoạch số 70-KH/ĐU, ngày 26/3/2026`.
    pub cited: String,
    /// Whether that is issued.
    pub state: State,
}

/// Two versions of a plan, compared.
#[derive(Debug)]
pub struct Compared {
    /// The plan's id.
    pub plan: String,
    /// The document that is asked for; all if none.
    pub chapter: Option<Chapter>,
    /// The older version.
    pub from: Edition,
    /// The newer version.
    pub to: Edition,
    /// What changed.
    pub comparison: Comparison,
}

/// A version of a plan that is read.
pub(super) struct Reading {
    pub(super) version: Version,
    pub(super) plan: Plan,
    scripts: Vec<Script>,
}

impl Reading {
    /// The working copy, which was read already.
    pub(super) fn of(plan: Plan, workshop: &Workshop) -> Self {
        let scripts = workshop.renderer.scripts(&plan, &workshop.settings, &mut Findings::default());
        Self { version: Version::Working, plan, scripts }
    }

    /// Reads a version. Errors in it are told, and what can be read is there all the same.
    pub(super) fn load(
        version: Version,
        folder: &PlanFolder,
        renderer: &Renderer,
        findings: &mut Findings,
    ) -> Self {
        let mut found = Findings::default();
        let root = if folder.root.as_os_str().is_empty() { Path::new(".") } else { &folder.root };
        let settings = project_settings(root, &mut found).unwrap_or_default();
        let plan = load_plan(folder, &mut found);
        let mut failed = Findings::default();
        let scripts = renderer.scripts(&plan, &settings, &mut failed);
        failed.drop_following(&plan.doubts);
        found.extend(failed);
        found.put_in_order();
        // What else is to be said of a version is for `check`.
        found.split_off(|finding| finding.severity() != Severity::Error);
        match version {
            Version::Issued(_) => report_changed(folder, findings),
            Version::Working | Version::Folder(_) => findings.extend(found),
        }
        Self { version, plan, scripts }
    }

    fn side(&self) -> Side<'_> {
        Side { plan: &self.plan, scripts: &self.scripts }
    }

    /// As people call it, by the document that is asked for.
    pub(super) fn edition(&self, chapter: Option<Chapter>) -> Edition {
        let wanted = |script: &&Script| chapter.is_none_or(|chapter| script.chapter == chapter);
        let script = self.scripts.iter().find(wanted).or_else(|| self.scripts.first());
        Edition {
            version: self.version.clone(),
            // The blanks to write in would be long on one line.
            cited: script.map(|script| one_blank(&script.cited)).unwrap_or_default(),
            state: self.plan.document.state,
        }
    }
}

/// Reports the data of an issued set that are others since. What else is wrong with them was right when it was issued, by
/// the checks of that time.
fn report_changed(folder: &PlanFolder, findings: &mut Findings) {
    let Some(set) = folder.root.parent() else { return };
    let changed = SetSummary::read(set).map(|summary| summary.changed_data(set)).unwrap_or_default();
    for path in changed {
        findings.push(SetFault::Damaged.finding(&Place::file(shown(&path))));
    }
}

/// A text with dots for each blank to write in.
fn one_blank(text: &str) -> String {
    let mut parts = text.split("  ").filter(|part| !part.trim().is_empty());
    let first = parts.next().unwrap_or_default().trim().to_owned();
    parts.fold(first, |text, part| format!("{text} … {}", part.trim()))
}

/// What changed from one reading to another, in all documents or in one.
pub(super) fn compared(from: &Reading, to: &Reading, chapter: Option<Chapter>) -> Comparison {
    let comparison = compare(from.side(), to.side());
    match chapter {
        Some(chapter) => comparison.only(chapter),
        None => comparison,
    }
}

/// Compares two versions of a plan; none where one of them is not there.
pub fn compare_versions(options: &CompareOptions, findings: &mut Findings) -> Option<Compared> {
    let asked = Asked::of(&options.plan, findings)?;
    let workshop = Workshop::open(&asked.project, 1, findings)?;
    let (from, to) = readings(options, &asked, &workshop, findings)?;
    Some(asked.compared(&from, &to))
}

/// The plan that is asked for, and which of its documents.
pub(super) struct Asked {
    pub(super) project: Project,
    pub(super) folder: PlanFolder,
    pub(super) chapter: Option<Chapter>,
}

impl Asked {
    pub(super) fn of(path: &Path, findings: &mut Findings) -> Option<Self> {
        let Target { project, folder, named } = target(path, findings)?;
        let chapter = named.map(|document| match document {
            DocumentId::Plan => Chapter::Plan,
            DocumentId::Notice => Chapter::Notice,
            DocumentId::Report(period) => Chapter::Report(period),
        });
        Some(Self { project, folder, chapter })
    }
}

impl Asked {
    /// What changed from one version to another.
    pub(super) fn compared(&self, from: &Reading, to: &Reading) -> Compared {
        Compared {
            plan: self.folder.id.clone(),
            chapter: self.chapter,
            from: from.edition(self.chapter),
            to: to.edition(self.chapter),
            comparison: compared(from, to, self.chapter),
        }
    }
}

/// Reads both versions.
pub(super) fn readings(
    options: &CompareOptions,
    asked: &Asked,
    workshop: &Workshop,
    findings: &mut Findings,
) -> Option<(Reading, Reading)> {
    let last = || {
        let last = last_issued(&asked.folder, asked.chapter);
        if last.is_none() {
            let place = Place::file(shown(&asked.folder.path));
            findings.push(Finding::at(Code::NoIssuedSet, &place));
        }
        last
    };
    let from = options.from.clone().or_else(last)?;
    let to = options.to.clone().unwrap_or(Version::Working);
    let mut read = |version: Version| {
        let folder = version.folder(&asked.folder);
        let Some(folder) = folder else {
            findings.push(unknown(&version, &asked.folder));
            return None;
        };
        Some(Reading::load(version, &folder, &workshop.renderer, findings))
    };
    let (from, to) = (read(from), read(to));
    Some((from?, to?))
}

/// The set in which a document was issued last, the plan itself where none is asked for; else the last of any: it keeps
/// all data of the plan as they were then.
fn last_issued(folder: &PlanFolder, chapter: Option<Chapter>) -> Option<Version> {
    let wanted = chapter.unwrap_or(Chapter::Plan).id();
    let sets = issued_sets(folder);
    let is_of_it = |set: &&u32| {
        let summary = SetSummary::read(&set_folder(folder, **set));
        summary.is_some_and(|summary| summary.head.document.to_string() == wanted)
    };
    sets.iter().rev().find(is_of_it).or(sets.last()).copied().map(Version::Issued)
}

fn unknown(version: &Version, folder: &PlanFolder) -> Finding {
    let numbers: Vec<String> = issued_sets(folder).iter().map(u32::to_string).collect();
    let place = match version {
        Version::Folder(path) => Place::file(shown(path)),
        Version::Working | Version::Issued(_) => Place::file(shown(&folder.path)),
    };
    let name = match version {
        Version::Working => String::new(),
        Version::Issued(number) => number.to_string(),
        Version::Folder(path) => shown(path),
    };
    Finding::at(Code::UnknownVersion, &place).with("version", name).with("known", numbers.join(", "))
}
