//! Verifying: whether finished documents are what the data produce.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::set_locations::is_kept;
use crate::data::{PlanFolder, files_below, find_projects, reason, shown};
use crate::diag::{Code, Finding, Findings};
use crate::disk;
use crate::disk::limits;
use crate::pipeline::cache::change_reason::Reason;
use crate::pipeline::cache::snapshot::ProjectSnapshot;
use crate::pipeline::engine::{Engine, for_neighbours};
use crate::pipeline::options::Depth;
use crate::pipeline::output::provenance::Provenance;
use crate::pipeline::program::PROGRAM;
use crate::pipeline::stages::rendered::RenderedDocument;
use crate::pipeline::stages::sequence::Loaded;
use crate::pipeline::stages::staleness::{CurrentState, change_reasons};
use crate::records::{Digest, Format, Manifest, Record};
use crate::source::Place;

/// The files to verify, and the plans to compare them with.
#[derive(Clone, Debug)]
pub struct VerifyOptions {
    /// A finished document, or a folder of them.
    pub path: PathBuf,
    /// Plans' folders, or folders that hold plans.
    pub data: Vec<PathBuf>,
}

/// The state of the file of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerifiedFileState {
    /// The data produce it.
    Current,
    /// Other data, or another program, produced it.
    Stale(Vec<Reason>),
    /// Changed after it was made: signed or edited.
    Changed,
    /// In a manifest, but gone.
    Missing,
    /// The document of a plan that is not in the data, or of no document that it has now.
    WithoutSource,
    /// The document of a plan that has errors, so that nothing can be said.
    Undecided,
    /// None of the program's.
    Unknown,
}

impl VerifiedFileState {
    /// The stable name of it.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Stale(_) => "stale",
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::WithoutSource => "without-source",
            Self::Undecided => "undecided",
            Self::Unknown => "unknown",
        }
    }
}

/// The file of a document, and its state.
#[derive(Clone, Debug)]
pub struct VerifiedFile {
    /// Where.
    pub path: PathBuf,
    /// Whose document it says to be.
    pub provenance: Option<Provenance>,
    /// Its state.
    pub state: VerifiedFileState,
}

/// The formats of files that say whose they are.
fn formats() -> impl Iterator<Item = Format> {
    Format::ALL.into_iter().filter(|format| Provenance::is_stated_in(*format))
}

/// The format of a file, by its name.
fn format_of(path: &Path) -> Option<Format> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    Format::from_ending(&ending).filter(|format| Provenance::is_stated_in(*format))
}

/// A document in a file that was found, or noted and not found.
struct FoundFile {
    format: Format,
    path: PathBuf,
    /// The digest of its bytes; none where the file is gone.
    digest: Option<Digest>,
    provenance: Option<Provenance>,
    /// The entry in its plan's manifest.
    noted: Option<ManifestEntry>,
}

/// The entry of a file in a manifest.
struct ManifestEntry {
    manifest: Arc<Manifest>,
    stem: String,
    name: String,
}

impl FoundFile {
    /// The plan's id, and the name of the document without an ending.
    fn document(&self) -> Option<(&str, String)> {
        let noted = self.noted.as_ref().map(|noted| (noted.manifest.plan.as_str(), noted.stem.clone()));
        noted.or_else(|| {
            let provenance = self.provenance.as_ref()?;
            Some((provenance.plan.as_str(), provenance.document.stem()))
        })
    }

    fn is(self, state: VerifiedFileState) -> VerifiedFile {
        VerifiedFile { path: self.path, provenance: self.provenance, state }
    }
}

/// Verifies every file, and hands over what each is. The result holds what keeps some from being verified.
pub fn verify(options: &VerifyOptions, mut on_verified: impl FnMut(VerifiedFile)) -> Findings {
    let mut findings = Findings::default();
    let mut by_plan: BTreeMap<String, Vec<FoundFile>> = BTreeMap::new();
    for found in find(&options.path, &mut findings) {
        match found.document().map(|(plan, _)| plan.to_owned()) {
            Some(plan) => by_plan.entry(plan).or_default().push(found),
            None => on_verified(found.is(VerifiedFileState::Unknown)),
        }
    }
    for project in find_projects(&options.data, &mut findings) {
        let asked = |folder: &&PlanFolder| by_plan.contains_key(&folder.id);
        let folders: Vec<&PlanFolder> = project.plans.iter().filter(asked).collect();
        if folders.is_empty() {
            continue;
        }
        let snapshot = ProjectSnapshot::new(&project);
        let Some(engine) = Engine::open(&project, for_neighbours(NonZeroUsize::MIN), &mut findings) else {
            continue;
        };
        let context = ProjectContext { engine: &engine, snapshot: &snapshot };
        for folder in folders {
            let found = by_plan.remove(&folder.id).unwrap_or_default();
            verify_plan(folder, &context, found, &mut findings).into_iter().for_each(&mut on_verified);
        }
    }
    for found in by_plan.into_values().flatten() {
        on_verified(found.is(VerifiedFileState::WithoutSource));
    }
    findings
}

/// The PDFs at or below a path, and those that its manifests note.
fn find(path: &Path, findings: &mut Findings) -> Vec<FoundFile> {
    let mut manifests = Manifests::default();
    if path.is_file() && is_kept(path) {
        return Vec::new();
    }
    if path.is_file() {
        let format = format_of(path).unwrap_or_default();
        return vec![manifests.found(format, path.to_path_buf())];
    }
    if !path.is_dir() {
        let finding = Finding::at(Code::FileUnreadable, &Place::file(shown(path)));
        findings.push(finding.with("reason", "not-found"));
        return Vec::new();
    }
    let listed = files_below(path).map_err(|error| {
        let finding = Finding::at(Code::FileUnreadable, &Place::file(shown(path)));
        findings.push(finding.with("reason", reason(&error)));
    });
    let files = listed.unwrap_or_default().into_iter().map(|(_, path)| path);
    let files: BTreeSet<PathBuf> = files.filter(|path| !is_kept(path)).collect();
    let mut noted = BTreeSet::new();
    for format in formats() {
        let of_format = files.iter().filter(|path| path.ends_with(format.manifest()));
        noted.extend(of_format.flat_map(|path| manifests.files(format, path)));
    }
    let is_document = |path: &&PathBuf| format_of(path).is_some();
    let documents = files.iter().filter(is_document).chain(noted.difference(&files));
    documents.map(|path| manifests.found(format_of(path).unwrap_or_default(), path.clone())).collect()
}

/// Manifests by folder and format, each read once.
#[derive(Default)]
struct Manifests(BTreeMap<PathBuf, Option<Arc<Manifest>>>);

impl Manifests {
    fn get(&mut self, format: Format, folder: &Path) -> Option<Arc<Manifest>> {
        let known = self.0.entry(folder.join(format.manifest()));
        known.or_insert_with_key(|path| Manifest::read(path).map(Arc::new)).clone()
    }

    /// The files that a manifest notes.
    fn files(&mut self, format: Format, path: &Path) -> Vec<PathBuf> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let manifest = self.get(format, folder);
        let records = manifest.iter().flat_map(|manifest| manifest.documents.values());
        records.flat_map(|record| record.files.keys()).map(|name| name.below(folder)).collect()
    }

    fn found(&mut self, format: Format, path: PathBuf) -> FoundFile {
        let bytes = disk::read(&path, limits::OUTPUT).ok();
        let noted = path.ancestors().skip(1).take(LEVELS).find_map(|folder| {
            let manifest = self.get(format, folder)?;
            noted(manifest, &path, folder)
        });
        FoundFile {
            format,
            digest: bytes.as_deref().map(Digest::new),
            provenance: bytes.as_deref().and_then(|bytes| Provenance::from_file(format, bytes)),
            noted,
            path,
        }
    }
}

/// The entry of a file in the manifest of a folder.
fn noted(manifest: Arc<Manifest>, path: &Path, folder: &Path) -> Option<ManifestEntry> {
    let name = shown(path.strip_prefix(folder).ok()?);
    let has_file = |record: &Record| record.files.contains_key(name.as_str());
    let stem = manifest.documents.iter().find(|(_, record)| has_file(record))?.0.clone();
    Some(ManifestEntry { manifest, stem, name })
}

/// How far up from a file its plan's manifest may be: `output/<plan>/thong-bao/<unit>.pdf`.
const LEVELS: usize = 2;

/// Verifies the files of the plan in a folder. Where the plan has errors, which are findings, their state is unknown.
fn verify_plan(
    folder: &PlanFolder,
    project: &ProjectContext<'_>,
    found: Vec<FoundFile>,
    findings: &mut Findings,
) -> Vec<VerifiedFile> {
    let mut found = found;
    let mut verified = Vec::new();
    for format in formats() {
        let (of_format, rest): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.format == format);
        found = rest;
        if !of_format.is_empty() {
            verified.extend(verify_files(folder, project, of_format, findings));
        }
    }
    verified
}

/// Verifies the files of a plan that are of one format.
fn verify_files(
    folder: &PlanFolder,
    project: &ProjectContext<'_>,
    found: Vec<FoundFile>,
    findings: &mut Findings,
) -> Vec<VerifiedFile> {
    let format = found.first().map(|one| one.format).unwrap_or_default();
    let mut own = Findings::default();
    let loaded = Loaded::new(folder, project.engine, &mut own);
    let evaluated = loaded.evaluate(Depth::to_write(format), format, &mut own).and_then(|mut evaluated| {
        evaluated.add_comparison(&mut own);
        (!own.has_errors()).then_some(evaluated)
    });
    let Some(mut evaluated) = evaluated else {
        findings.extend(own);
        return found.into_iter().map(|one| one.is(VerifiedFileState::Undecided)).collect();
    };
    let inputs = project.snapshot.inputs(folder);
    let now = CurrentState::new(&loaded.plan, &inputs, &project.snapshot.made_with);
    let verifier = PlanVerifier { documents: evaluated.take_documents(), now };
    found.into_iter().map(|one| verifier.verify(one)).collect()
}

/// The parts with which the plans of a project are verified.
struct ProjectContext<'a> {
    engine: &'a Engine,
    snapshot: &'a ProjectSnapshot,
}

/// The documents that the files of a plan are compared with.
struct PlanVerifier<'a> {
    documents: Vec<RenderedDocument<'a>>,
    now: CurrentState<'a>,
}

impl PlanVerifier<'_> {
    fn verify(&self, found: FoundFile) -> VerifiedFile {
        let stem = found.document().map(|(_, stem)| stem);
        let document = self.documents.iter().find(|document| Some(document.stem()) == stem);
        let state =
            document.map_or(VerifiedFileState::WithoutSource, |document| self.state(&found, document));
        found.is(state)
    }

    fn state(&self, found: &FoundFile, document: &RenderedDocument<'_>) -> VerifiedFileState {
        let Some(digest) = found.digest else { return VerifiedFileState::Missing };
        let Some(noted) = &found.noted else { return by_provenance(found, digest, document) };
        let record = &noted.manifest.documents[&noted.stem];
        if record.files[noted.name.as_str()].digest != digest {
            VerifiedFileState::Changed
        } else if record.made_from == document.made_from {
            VerifiedFileState::Current
        } else {
            VerifiedFileState::Stale(change_reasons(document, &noted.manifest, &self.now))
        }
    }
}

/// The state of a file that no manifest has, by what it says of itself: a copy that was sent or kept.
fn by_provenance(found: &FoundFile, digest: Digest, document: &RenderedDocument<'_>) -> VerifiedFileState {
    let Some(provenance) = &found.provenance else { return VerifiedFileState::Unknown };
    if let Some(frozen) = document.issued_file() {
        return if frozen.file.digest == digest {
            VerifiedFileState::Current
        } else if provenance.data == frozen.data {
            VerifiedFileState::Changed
        } else {
            VerifiedFileState::Stale(Vec::new())
        };
    }
    if provenance.data != document.data {
        return VerifiedFileState::Stale(Vec::new());
    }
    if provenance.program != PROGRAM {
        return VerifiedFileState::Stale(vec![Reason::Program]);
    }
    let Some(artifact) = document.set(&mut Findings::default()) else { return VerifiedFileState::Undecided };
    let is_same = artifact.record.files.values().any(|file| file.digest == digest);
    if is_same { VerifiedFileState::Current } else { VerifiedFileState::Changed }
}
