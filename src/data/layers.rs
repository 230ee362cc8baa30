//! Models and shared parts: what a document's own file builds on.
//!
//! A model is a folder `_models/<name>` of the same files as a plan's, a shared part a file `_shared/<name>.yaml`;
//! both are in the plan's folder or in one above it, up to the project's.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::assemble::{DocumentSource, Key};
use super::decode::{Context, Decode, OneOrMany};
use super::file::{is_there, shown};
use super::folders::PlanFolder;
use super::named_pictures;
use super::pictures::Pictures;
use super::raw::{AcceptFile, DocumentFile};
use super::yaml::{self, Node, Value};
use crate::diag::{Code, Finding, Findings};
use crate::disk::stored_path;
use crate::source::{Place, Placed, Source};

pub(super) const MODELS: &str = "_models";
pub(super) const SHARED: &str = "_shared";

/// The files that the documents of one plan are laid together from.
pub(super) struct Layers<'a> {
    folder: &'a PlanFolder,
    model: Option<PathBuf>,
    /// The acceptances in the files.
    pub(super) acceptances: Vec<AcceptFile>,
    /// Every file that was read, in the order of reading.
    pub(super) sources: Vec<Arc<Source>>,
    pictures: Pictures,
}

impl<'a> Layers<'a> {
    pub(super) fn new(folder: &'a PlanFolder) -> Self {
        Self {
            folder,
            model: None,
            acceptances: Vec::new(),
            sources: Vec::new(),
            pictures: Pictures::default(),
        }
    }

    /// The folder of the plan's model.
    pub(super) fn model(&self) -> Option<&Path> {
        self.model.as_deref()
    }

    /// Reads the plan's own file, and with it which model all of its documents have.
    pub(super) fn plan(&mut self, name: &str, findings: &mut Findings) -> Option<DocumentSource> {
        let path = self.folder.path.join(name);
        let mut own = self.read(&path, findings)?;
        let Some(model) = own.file.model.take() else { return self.complete(own, name, findings) };
        self.model = self.find(MODELS, &model, "", findings);
        let whole = self.complete(own, name, findings);
        whole.filter(|_| self.model.is_some())
    }

    /// Reads another document of the plan, where its folder or its model has one.
    pub(super) fn other(&mut self, name: &str, findings: &mut Findings) -> Option<DocumentSource> {
        let path = self.folder.path.join(name);
        if self.folder.has_file(name) {
            let own = self.read(&path, findings)?;
            report_model(&own, findings);
            return self.complete(own, name, findings);
        }
        let path = self.model.as_ref()?.join(name);
        if is_there(&path) { self.read(&path, findings) } else { None }
    }

    /// Lays the shared parts and the model's file of that name below a document's own file.
    fn complete(
        &mut self,
        mut own: DocumentSource,
        name: &str,
        findings: &mut Findings,
    ) -> Option<DocumentSource> {
        let shared = own.file.shared.take();
        // Where a file that a document builds on is missing, it is unknown what the document lacks.
        let mut bases = Vec::new();
        for part in shared.map_or_else(Vec::new, |OneOrMany(parts)| parts) {
            let path = self.find(SHARED, &part, ".yaml", findings);
            bases.push(path.and_then(|path| self.read(&path, findings)));
        }
        let path = self.model.as_ref().map(|model| model.join(name)).filter(|path| is_there(path));
        if let Some(path) = path {
            let base = self.read(&path, findings);
            bases.push(base.inspect(|base| report_model(base, findings)));
        }
        for base in bases {
            let base = base?;
            own = own.over(base.file, &base.keys);
        }
        Some(own)
    }

    fn read(&mut self, path: &Path, findings: &mut Findings) -> Option<DocumentSource> {
        let source = self.folder.read(path, findings)?;
        self.sources.push(Arc::clone(&source));
        let node = yaml::parse(&source, findings)?;
        let mut file = DocumentFile::decode(&node, &mut Context { source: &source, findings })?;
        self.acceptances.extend(file.accept.take().unwrap_or_default().0);
        self.load_pictures(&mut file, path, findings);
        let keys = keys(&node, &source);
        let head = keys.first().map_or_else(|| Place::new(&source, 0..0), |key| key.place.clone());
        Some(DocumentSource { file, source, head, keys })
    }

    /// Reads the pictures that a file names; they are files of the plan like the others, though of no text.
    fn load_pictures(&mut self, file: &mut DocumentFile, path: &Path, findings: &mut Findings) {
        let folder = path.parent().unwrap_or(Path::new(""));
        let extract = file.unit.as_mut().and_then(|unit| unit.value.signature.as_mut());
        let mut paths = Vec::new();
        let annexes = file.annexes.iter_mut().flat_map(|annexes| &mut annexes.0);
        let of_annexes = annexes.filter_map(|annex| annex.signature.as_mut());
        for signature in file.signature.iter_mut().chain(extract).chain(of_annexes) {
            paths.extend(signature.load_pictures(folder, &mut self.pictures, findings));
        }
        named_pictures::load(named_pictures::nodes(file), folder, &mut self.pictures, findings, &mut paths);
        self.sources.extend(paths.iter().map(|path| Source::new(shown(path), "")));
    }

    /// The nearest folder or file of that name, at or above the plan's folder.
    fn find(
        &self,
        kind: &str,
        name: &Placed<String>,
        ending: &str,
        findings: &mut Findings,
    ) -> Option<PathBuf> {
        let is_told =
            |finding: &Finding| finding.place().is_some_and(|place| place.range() == name.place.range());
        if findings.iter().any(is_told) {
            return None;
        }
        let found = find_shared(self.folder, kind, &name.value, ending);
        let unknown = |known: Vec<String>| {
            let finding = Finding::at(Code::UnknownId, &name.place).with("id", name.value.as_str());
            findings.push(finding.with_known(&name.value, known.iter().map(String::as_str)));
        };
        found.map_err(unknown).ok()
    }
}

/// The nearest folder or file of that name, at or above a plan's folder.
///
/// # Errors
/// With the names that there are.
fn find_shared(folder: &PlanFolder, kind: &str, name: &str, ending: &str) -> Result<PathBuf, Vec<String>> {
    let below = format!("{name}{ending}");
    let is_plain = !below.starts_with('.') && !below.contains(['/', '\\', ':']);
    let folders = || folder.ancestors().map(|folder| folder.join(kind));
    let mut files = folders().map(|folder| stored_path(&folder.join(&below)));
    let found = files.find(|path| is_plain && is_there(path));
    found.ok_or_else(|| folders().flat_map(|folder| names_in(&folder, ending)).collect())
}

/// The folder of a model that a plan can have.
///
/// # Errors
/// With the names of those that it can have.
pub fn model_folder(folder: &PlanFolder, name: &str) -> Result<PathBuf, Vec<String>> {
    find_shared(folder, MODELS, name, "")
}

/// A model has no model, and only the plan's own file names one.
fn report_model(written: &DocumentSource, findings: &mut Findings) {
    if let Some(model) = &written.file.model {
        let finding = Finding::at(Code::InvalidValue, &model.place).with("expected", "no-model");
        findings.push(finding.with("got", model.value.as_str()));
    }
}

/// The names in a folder of models or shared parts, in order.
fn names_in(folder: &Path, ending: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> =
        names.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect();
    names.sort();
    names
}

/// The keys of a map.
fn keys(node: &Node, source: &Arc<Source>) -> Vec<Key> {
    let Value::Map(entries) = &node.value else { return Vec::new() };
    let keys = entries.iter().map(|(key, value)| Key {
        place: Place::new(source, key.range.clone()),
        has_value: !matches!(value.value, Value::Null),
    });
    keys.collect()
}
