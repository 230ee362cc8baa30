//! Two versions of a plan, read and compared.

use std::path::PathBuf;
use std::sync::Arc;

use crate::compare::{Comparison, Side, compare};
use crate::content::{ComposedDocument, Content};
use crate::data::{
    PlanFolder, RequestedDocument, SetFault, Version, issued_set, issued_sets, load_plan, project_settings,
    requested_document, set_folder, shown,
};
use crate::diag::{Code, Finding, Findings, Severity};
use crate::disk::or_current;
use crate::model::{DocumentId, DocumentPart, IssuedSet, Plan, Settings, State};
use crate::pipeline::engine::Engine;
use crate::records::SetSummary;
use crate::render::Renderer;
use crate::source::Place;

/// The versions to compare.
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
pub struct VersionLabel {
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
    pub document: Option<DocumentId>,
    /// The older version.
    pub from: VersionLabel,
    /// The newer version.
    pub to: VersionLabel,
    /// The changes.
    pub comparison: Comparison,
}

impl Compared {
    /// The changes from one version to another of the document that is asked for, or of the whole plan.
    pub(crate) fn new(requested: &RequestedDocument, from: &LoadedVersion, to: &LoadedVersion) -> Self {
        let document = requested.named.as_ref();
        Self {
            plan: requested.folder.id.clone(),
            document: document.cloned(),
            from: from.label(document),
            to: to.label(document),
            comparison: compared(from, to, document),
        }
    }
}

/// A version of a plan that is read.
pub(crate) struct LoadedVersion {
    pub(crate) version: Version,
    pub(crate) plan: Plan,
    /// Those of its project.
    settings: Settings,
    documents: Vec<ComposedDocument>,
}

impl LoadedVersion {
    /// The working copy, which was read already.
    pub(crate) fn working_copy(plan: Plan, engine: &Engine) -> Self {
        let documents = engine.renderer.composed(&plan, &engine.settings, &mut Findings::default());
        Self { version: Version::Working, plan, settings: engine.settings.clone(), documents }
    }

    /// Reads a version, of a set with the number and day that were noted of it since. Errors in it are reported, and the
    /// parts that can be read are loaded all the same.
    pub(crate) fn load(
        version: Version,
        folder: &PlanFolder,
        noted: Option<&IssuedSet>,
        renderer: &Renderer,
        findings: &mut Findings,
    ) -> Self {
        let mut found = Findings::default();
        let root = or_current(&folder.root);
        let settings = project_settings(root, &mut found).unwrap_or_default();
        let mut plan = load_plan(folder, &mut found);
        if let Some(set) = noted {
            plan.change_issued_as(&set.document, |document| set.note_in(document));
        }
        let mut failed = Findings::default();
        let documents = renderer.composed(&plan, &settings, &mut failed);
        failed.drop_following(&plan.doubts);
        found.extend(failed);
        found.put_in_order();
        // `check` reports the other findings of a version.
        found.split_off(|finding| finding.severity() != Severity::Error);
        match version {
            Version::Issued(_) => report_changed(folder, findings),
            Version::Working | Version::Folder(_) => findings.extend(found),
        }
        Self { version, plan, settings, documents }
    }

    /// One of its documents as it reads.
    pub(crate) fn content(&self, document: &DocumentId) -> Option<&Content> {
        self.documents.iter().map(|composed| &composed.content).find(|content| content.document == *document)
    }

    /// The same of any document, of the extract for one unit too.
    pub(super) fn composed(&self, document: &DocumentId, renderer: &Renderer) -> Option<Arc<Content>> {
        if let Some(content) = self.content(document) {
            return Some(Arc::new(content.clone()));
        }
        let parts = [DocumentPart::text(document.clone())];
        let mut composed = renderer.compose(&self.plan, &self.settings, &parts, &mut Findings::default());
        composed.pop().map(|part| part.content)
    }

    fn side(&self) -> Side<'_> {
        Side { plan: &self.plan, documents: &self.documents }
    }

    /// As people call it, by the document that is asked for.
    pub(crate) fn label(&self, document: Option<&DocumentId>) -> VersionLabel {
        let wanted =
            |one: &&ComposedDocument| document.is_none_or(|document| one.content.document == *document);
        let composed = self.documents.iter().find(wanted).or_else(|| self.documents.first());
        VersionLabel {
            version: self.version.clone(),
            cited: composed.map(|one| one.content.cited.in_line.clone()).unwrap_or_default(),
            state: self.plan.document.state,
        }
    }
}

/// Reports the data of an issued set that are others since. What else is wrong with them was right when it was
/// issued, by the checks of that time.
fn report_changed(folder: &PlanFolder, findings: &mut Findings) {
    let Some(set) = folder.root.parent() else { return };
    let changed = SetSummary::read(set).map(|summary| summary.changed_data(set)).unwrap_or_default();
    for path in changed {
        findings.push(SetFault::Damaged.finding(&Place::file(shown(&path))));
    }
}

/// The changes from one reading to another, in all documents or in one.
pub(crate) fn compared(
    from: &LoadedVersion,
    to: &LoadedVersion,
    document: Option<&DocumentId>,
) -> Comparison {
    let comparison = compare(from.side(), to.side());
    match document {
        Some(document) => comparison.only(document),
        None => comparison,
    }
}

/// Compares two versions of a plan; none where one of them is not there.
pub fn compare_versions(options: &CompareOptions, findings: &mut Findings) -> Option<Compared> {
    let requested = requested_document(&options.plan, findings)?;
    let engine = Engine::open(&requested.project, 1, findings)?;
    let (from, to) = load_versions(options, &requested, &engine, findings)?;
    Some(Compared::new(&requested, &from, &to))
}

/// Reads both versions.
pub(crate) fn load_versions(
    options: &CompareOptions,
    requested: &RequestedDocument,
    engine: &Engine,
    findings: &mut Findings,
) -> Option<(LoadedVersion, LoadedVersion)> {
    let last = || {
        let last = last_issued(&requested.folder, requested.named.as_ref());
        if last.is_none() {
            let place = Place::file(shown(&requested.folder.path));
            findings.push(Finding::at(Code::NoIssuedSet, &place));
        }
        last
    };
    let from = options.from.clone().or_else(last)?;
    let to = options.to.clone().unwrap_or(Version::Working);
    let mut read = |version: Version| {
        let folder = version.folder(&requested.folder);
        let Some(folder) = folder else {
            findings.push(unknown(&version, &requested.folder));
            return None;
        };
        let noted = match &version {
            Version::Issued(number) => issued_set(&requested.folder, *number),
            Version::Working | Version::Folder(_) => None,
        };
        Some(LoadedVersion::load(version, &folder, noted.as_ref(), &engine.renderer, findings))
    };
    let (from, to) = (read(from), read(to));
    Some((from?, to?))
}

/// The set in which a document was issued last, the plan itself where none is asked for; else the last of any: it keeps
/// all data of the plan as they were then.
fn last_issued(folder: &PlanFolder, document: Option<&DocumentId>) -> Option<Version> {
    let wanted = document.unwrap_or(&DocumentId::PLAN).to_string();
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
