//! A cheap look at what a plan is made from: digests of files, nothing parsed and nothing set.
//!
//! Contents are compared, never times, so a changed clock, a moved folder or a restored backup hides no change.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::data::{PlanFolder, Project, own_files, shared_files, shared_folders, shown, template_files};
use crate::diag::{Code, Finding, Findings};
use crate::disk::limits;
use crate::model::Settings;
use crate::pipeline::fonts::digest_of_fonts;
use crate::pipeline::fonts::fonts as load_fonts;
use crate::pipeline::program::PROGRAM;
use crate::records::{Digest, Fields, MadeWith, ManifestSummary};
use crate::source::{Place, Source};
use crate::text::BYTE_ORDER_MARK;
use crate::typeset::list_fonts;

/// The inputs that the plans of a project share, looked at once.
pub(crate) struct ProjectSnapshot {
    pub(crate) made_with: MadeWith,
    shared: Mutex<BTreeMap<PathBuf, SharedInputs>>,
}

/// The contents of a folder of shared files.
type SharedInputs = Arc<Option<Vec<Input>>>;

/// A file that a plan may be read from.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// Its name in a manifest.
    name: String,
    path: PathBuf,
    digest: Digest,
}

/// The files that one plan may be read from, as they are now.
pub(crate) struct InputSnapshot {
    own: Vec<Input>,
    shared: Vec<Input>,
    pub(crate) surroundings: Digest,
    /// The folders of shared files that hold more than is compared: it is unknown whether any of that changed.
    too_large: Vec<PathBuf>,
}

impl ProjectSnapshot {
    pub(crate) fn new(project: &Project) -> Self {
        let settings = &project.settings;
        let templates = settings.templates.as_ref().map(|folder| folder.value.as_path());
        let made_with = MadeWith {
            program: PROGRAM.to_owned(),
            settings: digest_of(&project.settings_file),
            templates: digest_of_files(&templates.map_or_else(Vec::new, templates_below), limits::DATA),
            fonts: fonts(settings),
        };
        Self { made_with, shared: Mutex::default() }
    }

    /// A snapshot for a look at data, whatever they are made into.
    pub(crate) fn without_tools() -> Self {
        let (program, none) = (PROGRAM.to_owned(), Digest::new(&[]));
        Self {
            made_with: MadeWith { program, settings: none, templates: none, fonts: none },
            shared: Mutex::default(),
        }
    }

    /// The files that a plan may be read from.
    pub(crate) fn inputs(&self, folder: &PlanFolder) -> InputSnapshot {
        let own =
            own_files(folder).into_iter().map(|(name, path)| Input { digest: digest_of(&path), name, path });
        let mut shared = Vec::new();
        let mut too_large = Vec::new();
        for (at, near) in shared_folders(folder).into_iter().enumerate() {
            // Two kinds of folders on each level; the plan's own level is the first.
            let way = "../".repeat(at / 2);
            let kind = near.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let named =
                |input: &Input| Input { name: format!("{way}{kind}/{}", input.name), ..input.clone() };
            match self.shared(near.clone()).as_ref() {
                Some(inputs) => shared.extend(inputs.iter().map(named)),
                None => too_large.push(near),
            }
        }
        let surroundings =
            shared.iter().fold(Fields::default(), |fields, input| fields.and(&input.name)).digest();
        InputSnapshot { own: own.collect(), shared, surroundings, too_large }
    }

    /// A folder of shared files, which many plans look at; none where it holds more than is looked through.
    fn shared(&self, folder: PathBuf) -> SharedInputs {
        let mut known = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let inputs = known.entry(folder).or_insert_with_key(|folder| {
            let input = |(name, path): (String, PathBuf)| Input { digest: digest_of(&path), name, path };
            let files = shared_files(folder).ok().filter(|files| is_soon_read(files));
            Arc::new(files.map(|files| files.into_iter().map(input).collect()))
        });
        Arc::clone(inputs)
    }
}

impl InputSnapshot {
    /// Whether a plan that was read from the inputs of a manifest would be read the same now.
    pub(crate) fn are_those_of(&self, manifest: &ManifestSummary) -> bool {
        let known = |input: &&Input| manifest.inputs.contains_key(&input.name);
        let shared = self.shared.iter().filter(known);
        let now: BTreeMap<&str, Digest> =
            self.own.iter().chain(shared).map(|input| (input.name.as_str(), input.digest)).collect();
        let then = manifest.inputs.iter().map(|(name, digest)| (name.as_str(), *digest));
        self.too_large.is_empty() && self.surroundings == manifest.surroundings && now.into_iter().eq(then)
    }

    /// The digest of all inputs with their names.
    pub(crate) fn digest(&self) -> Digest {
        let all = self.own.iter().chain(&self.shared);
        all.fold(Fields::default(), |fields, input| fields.and(&input.name).and(input.digest)).digest()
    }

    /// Reports the folders of shared files that are too large to be compared.
    pub(crate) fn report_too_large(&self, findings: &mut Findings) {
        for folder in &self.too_large {
            findings.push(Finding::at(Code::SharedTooLarge, &Place::file(shown(folder))));
        }
    }

    /// The inputs that a plan was read from: all of its own, and of the shared ones its sources and the files beside
    /// these that are not data: pictures.
    pub(crate) fn read(&self, sources: &[Arc<Source>]) -> BTreeMap<String, Digest> {
        let paths: BTreeSet<&str> = sources.iter().map(|source| source.path()).collect();
        let folders: BTreeSet<&str> =
            paths.iter().filter_map(|path| Some(path.rsplit_once('/')?.0)).collect();
        let is_read = |input: &&Input| {
            let path = shown(&input.path);
            let is_beside = || path.rsplit_once('/').is_some_and(|(folder, _)| folders.contains(folder));
            let is_data = input.path.extension().is_some_and(|ending| ending == "yaml");
            paths.contains(path.as_str()) || !is_data && is_beside()
        };
        let shared = self.shared.iter().filter(is_read);
        self.own.iter().chain(shared).map(|input| (input.name.clone(), input.digest)).collect()
    }

    /// Whether what a plan was read from is what was looked at before. A file that was saved between, and saved again
    /// as it had been, would else pass for the one that was read.
    pub(crate) fn are_those_read(&self, sources: &[Arc<Source>]) -> bool {
        let all = self.own.iter().chain(&self.shared);
        let looked_at: BTreeMap<String, Digest> =
            all.map(|input| (shown(&input.path), input.digest)).collect();
        sources.iter().all(|source| {
            // The text is without the mark that some editors put before it.
            let is_it = |digest: &Digest| {
                let with_mark = || Digest::new(format!("{BYTE_ORDER_MARK}{}", source.text()).as_bytes());
                *digest == Digest::new(source.text().as_bytes()) || *digest == with_mark()
            };
            looked_at.get(source.path()).is_none_or(is_it)
        })
    }

    /// Where an input is.
    pub(crate) fn path(&self, name: &str) -> Option<&Path> {
        let mut all = self.own.iter().chain(&self.shared);
        all.find(|input| input.name == name).map(|input| input.path.as_path())
    }

    /// The name in a manifest of the file with a path as people see it.
    pub(crate) fn name(&self, path: &str) -> Option<String> {
        let mut all = self.own.iter().chain(&self.shared);
        all.find(|input| shown(&input.path) == path).map(|input| input.name.clone())
    }
}

/// Whether files are no more bytes than a folder of shared parts may hold. A link may make a whole disk of one.
fn is_soon_read(files: &[(String, PathBuf)]) -> bool {
    let lengths = files.iter().map(|(_, path)| path.metadata().map_or(0, |found| found.len()));
    lengths.fold(0, u64::saturating_add) <= limits::SHARED
}

/// The digest of a file; the digest of no bytes where the file cannot be read or is too large, which reading it
/// properly reports.
fn digest_of(path: &Path) -> Digest {
    Digest::from_file(path, limits::DATA).unwrap_or_else(|_| Digest::new(&[]))
}

/// The templates below a folder; none where it holds too many, which reading them reports.
fn templates_below(folder: &Path) -> Vec<(String, PathBuf)> {
    template_files(folder).unwrap_or_default()
}

/// The fonts below a folder; none where it holds too many, which loading them reports.
fn fonts_below(folder: &Path) -> Vec<(String, PathBuf)> {
    let files = list_fonts(folder).unwrap_or_default().into_iter();
    files.filter_map(|path| Some((shown(path.strip_prefix(folder).ok()?), path))).collect()
}

/// The digest of files of at most `limit` bytes each.
fn digest_of_files(files: &[(String, PathBuf)], limit: u64) -> Digest {
    let digest = |path: &Path| Digest::from_file(path, limit).unwrap_or_else(|_| Digest::new(&[]));
    let fields =
        files.iter().fold(Fields::default(), |fields, (name, path)| fields.and(name).and(digest(path)));
    fields.digest()
}

/// The digest of the fonts: of font folders by their files; of the system's fonts, which are in many folders, by
/// those that are found.
fn fonts(settings: &Settings) -> Digest {
    let folders = settings.fonts.folders.iter();
    let folders = folders.map(|folder| digest_of_files(&fonts_below(&folder.value), limits::FONT));
    let fields = folders.fold(Fields::default(), Fields::and);
    if !settings.fonts.uses_system {
        return fields.digest();
    }
    let found = load_fonts(settings, &mut crate::diag::Findings::default());
    found.iter().fold(fields, |fields, fonts| fields.and(digest_of_fonts(fonts))).digest()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_for_the_time_of_reading_is_not_the_one_that_was_looked_at() {
        let root = tempfile::tempdir().unwrap();
        let (path, id) = (root.path().join("plan"), "plan".to_owned());
        let folder = PlanFolder::new(id, path.clone(), root.path().to_path_buf());
        let write = |text: &str| {
            std::fs::create_dir_all(&path).unwrap();
            std::fs::write(path.join("plan.yaml"), text).unwrap();
        };
        let sources = || crate::data::load_plan(&folder, &mut crate::diag::Findings::default()).sources;
        for mark in ["", "\u{feff}"] {
            write(&format!("{mark}format: 1\nplace: A\n"));
            let inputs = ProjectSnapshot::without_tools().inputs(&folder);
            assert!(inputs.are_those_read(&sources()));
            write(&format!("{mark}format: 1\nplace: B\n"));
            let read = sources();
            write(&format!("{mark}format: 1\nplace: A\n"));
            assert!(!inputs.are_those_read(&read));
        }
    }
}
