//! Verifying: whether finished PDFs are what the data produce.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::check::Depth;
use super::comparison;
use super::documents::write;
use super::imprint::Imprint;
use super::life;
use super::look::{Look, PROGRAM};
use super::plan::Format;
use super::project::{Workshop, for_neighbours};
use super::reason::Reason;
use super::sheet::Sheet;
use super::stale::{Now, why};
use crate::data::{PlanFolder, files_below, find_projects, load_plan, reason, shown};
use crate::diag::{Code, Finding, Findings};
use crate::disk::{self, limits};
use crate::model::Plan;
use crate::records::{Digest, Manifest};
use crate::source::Place;

/// What is verified, and against what.
#[derive(Clone, Debug)]
pub struct VerifyOptions {
    /// A PDF, or a folder of them.
    pub path: PathBuf,
    /// Plans' folders, or folders that hold plans.
    pub data: Vec<PathBuf>,
}

/// What a PDF is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// What the data produce.
    Current,
    /// What other data, or another program, produced.
    Stale(Vec<Reason>),
    /// Changed after it was made: signed or edited.
    Changed,
    /// Noted in a manifest, but gone.
    Missing,
    /// The document of a plan that is not in the data, or of no document that it has now.
    WithoutSource,
    /// The document of a plan that has errors, so that nothing can be said.
    Undecided,
    /// None of the program's.
    Unknown,
}

impl State {
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

/// A PDF and what it is.
#[derive(Clone, Debug)]
pub struct Verified {
    /// Where.
    pub path: PathBuf,
    /// Whose document it says to be.
    pub imprint: Option<Imprint>,
    /// What it is.
    pub state: State,
}

/// A PDF that was found, or noted and not found.
struct Found {
    path: PathBuf,
    /// Of its bytes; none where the file is gone.
    digest: Option<Digest>,
    imprint: Option<Imprint>,
    /// What its plan's manifest says.
    noted: Option<Noted>,
}

/// What a manifest says of a file.
struct Noted {
    manifest: Arc<Manifest>,
    stem: String,
    name: String,
}

impl Found {
    /// The plan's id, and the name of the document without an ending.
    fn document(&self) -> Option<(&str, &str)> {
        let noted = self.noted.as_ref().map(|noted| (noted.manifest.plan.as_str(), noted.stem.as_str()));
        noted.or_else(|| {
            self.imprint.as_ref().map(|imprint| (imprint.plan.as_str(), imprint.document.as_str()))
        })
    }

    fn is(self, state: State) -> Verified {
        Verified { path: self.path, imprint: self.imprint, state }
    }
}

/// Verifies every PDF, and hands over what each is. The result holds what keeps some from being verified.
pub fn verify(options: &VerifyOptions, mut on_verified: impl FnMut(Verified)) -> Findings {
    let mut findings = Findings::default();
    let mut by_plan: BTreeMap<String, Vec<Found>> = BTreeMap::new();
    for found in find(&options.path, &mut findings) {
        match found.document().map(|(plan, _)| plan.to_owned()) {
            Some(plan) => by_plan.entry(plan).or_default().push(found),
            None => on_verified(found.is(State::Unknown)),
        }
    }
    for project in find_projects(&options.data, &mut findings) {
        let asked = |folder: &&PlanFolder| by_plan.contains_key(&folder.id);
        let folders: Vec<&PlanFolder> = project.plans.iter().filter(asked).collect();
        if folders.is_empty() {
            continue;
        }
        let look = Look::at(&project);
        let Some(workshop) = Workshop::open(&project, for_neighbours(NonZeroUsize::MIN), &mut findings)
        else {
            continue;
        };
        for folder in folders {
            let found = by_plan.remove(&folder.id).unwrap_or_default();
            let judge = Judge { folder, look: &look, workshop: &workshop };
            judge.all(found, &mut findings).into_iter().for_each(&mut on_verified);
        }
    }
    for found in by_plan.into_values().flatten() {
        on_verified(found.is(State::WithoutSource));
    }
    findings
}

/// The PDFs at or below a path, and those that its manifests note.
fn find(path: &Path, findings: &mut Findings) -> Vec<Found> {
    let mut manifests = Manifests::default();
    if path.is_file() && life::is_kept(path) {
        return Vec::new();
    }
    if path.is_file() {
        return vec![manifests.found(path.to_path_buf())];
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
    let files: BTreeSet<PathBuf> = files.filter(|path| !life::is_kept(path)).collect();
    let noted = files.iter().filter(|path| path.ends_with(Format::Pdf.manifest()));
    let noted: BTreeSet<PathBuf> = noted.flat_map(|path| manifests.files(path)).collect();
    let is_pdf = |path: &&PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let pdfs = files.iter().filter(is_pdf).chain(noted.difference(&files));
    pdfs.map(|path| manifests.found(path.clone())).collect()
}

/// Manifests by folder, each read once.
#[derive(Default)]
struct Manifests(BTreeMap<PathBuf, Option<Arc<Manifest>>>);

impl Manifests {
    fn of(&mut self, folder: &Path) -> Option<Arc<Manifest>> {
        let read = |folder: &PathBuf| Manifest::read(&folder.join(Format::Pdf.manifest()));
        let known = self.0.entry(folder.to_path_buf());
        known.or_insert_with_key(|folder| read(folder).map(Arc::new)).clone()
    }

    /// The files that a manifest notes.
    fn files(&mut self, path: &Path) -> Vec<PathBuf> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let manifest = self.of(folder);
        let records = manifest.iter().flat_map(|manifest| manifest.documents.values());
        records.flat_map(|record| record.files.keys()).map(|name| name.below(folder)).collect()
    }

    fn found(&mut self, path: PathBuf) -> Found {
        let bytes = disk::read(&path, limits::OUTPUT).ok();
        let noted = path.ancestors().skip(1).take(LEVELS).find_map(|folder| self.noted(&path, folder));
        Found {
            digest: bytes.as_deref().map(Digest::of),
            imprint: bytes.as_deref().and_then(Imprint::of),
            noted,
            path,
        }
    }

    fn noted(&mut self, path: &Path, folder: &Path) -> Option<Noted> {
        let manifest = self.of(folder)?;
        let name = shown(path.strip_prefix(folder).ok()?);
        let stem =
            manifest.documents.iter().find(|(_, record)| record.files.contains_key(name.as_str()))?.0.clone();
        Some(Noted { manifest, stem, name })
    }
}

/// How far up from a file its plan's manifest may be: `output/<plan>/thong-bao/<unit>.pdf`.
const LEVELS: usize = 2;

/// Judges the PDFs of one plan.
struct Judge<'a> {
    folder: &'a PlanFolder,
    look: &'a Look,
    workshop: &'a Workshop,
}

impl Judge<'_> {
    fn all(&self, found: Vec<Found>, findings: &mut Findings) -> Vec<Verified> {
        let mut own = Findings::default();
        let plan = load_plan(self.folder, &mut own);
        if !self.workshop.try_templates((&plan, self.folder), Depth::Pages, &mut own) {
            findings.extend(own);
            return found.into_iter().map(|one| one.is(State::Undecided)).collect();
        }
        let (mut sheets, _) = write((&plan, self.folder), self.workshop, Format::Pdf, &mut own);
        sheets.extend(comparison::of((&plan, self.folder), self.workshop, Format::Pdf, &mut own));
        if own.has_errors() {
            own.put_in_order();
            findings.extend(own);
            return found.into_iter().map(|one| one.is(State::Undecided)).collect();
        }
        let inputs = self.look.inputs(self.folder);
        let now = Now::of(&plan, &inputs, &self.look.made_with);
        let judged = found.into_iter().map(|one| {
            let stem = one.document().map(|(_, stem)| stem.to_owned());
            let sheet = sheets.iter().find(|sheet| Some(&sheet.stem) == stem.as_ref());
            let state = sheet.map_or(State::WithoutSource, |sheet| self.state(&one, sheet, (&plan, &now)));
            one.is(state)
        });
        judged.collect()
    }

    fn state(&self, found: &Found, sheet: &Sheet<'_>, (plan, now): (&Plan, &Now<'_>)) -> State {
        let Some(digest) = found.digest else { return State::Missing };
        let Some(noted) = &found.noted else { return self.by_imprint(found, sheet, (plan, digest)) };
        let record = &noted.manifest.documents[&noted.stem];
        if record.files[noted.name.as_str()].digest != digest {
            State::Changed
        } else if record.made_from == sheet.made_from {
            State::Current
        } else {
            State::Stale(why(sheet, &noted.manifest, now))
        }
    }

    /// What a file that no manifest knows is, by what it says of itself: a copy that was sent or kept.
    fn by_imprint(&self, found: &Found, sheet: &Sheet<'_>, (plan, digest): (&Plan, Digest)) -> State {
        let Some(imprint) = &found.imprint else { return State::Unknown };
        if let Some(frozen) = &sheet.frozen {
            return if frozen.file.digest == digest {
                State::Current
            } else if imprint.data == frozen.data.to_string() {
                State::Changed
            } else {
                State::Stale(Vec::new())
            };
        }
        if imprint.data != sheet.data.to_string() {
            return State::Stale(Vec::new());
        }
        if imprint.program != PROGRAM {
            return State::Stale(vec![Reason::Program]);
        }
        let mut findings = Findings::default();
        let Some(ready) = sheet.set(plan, self.workshop, Format::Pdf, &mut findings) else {
            return State::Undecided;
        };
        let is_same = ready.record.files.values().any(|file| file.digest == digest);
        if is_same { State::Current } else { State::Changed }
    }
}
