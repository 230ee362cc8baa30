//! The files that a plan is written in, by the names that the page has for them. A name is looked up among these and
//! never made a path.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::answer::ApiError;
use super::state::ServerState;
use crate::data::{FileKind, PlanFolder, own_files, read_source, shown, values};
use crate::diag::Findings;
use crate::model::{DocumentId, DocumentKind, Plan};
use crate::records::Digest;
use crate::report::file_below;
use crate::source::{Source, ValuePath};

/// A file that a plan is written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlanFile {
    /// Its path below the plan's folder; of a file elsewhere as people see it.
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) kind: FileKind,
}

/// Where a plan is.
#[derive(Clone, Debug)]
pub(super) struct PlanPlace {
    pub(super) id: String,
    pub(super) folder: PathBuf,
    pub(super) root: PathBuf,
    pub(super) plan: Option<Arc<Plan>>,
}

impl ServerState {
    /// Where a plan is; waits until plans were looked for.
    pub(super) async fn place(&self, plan: &str) -> Result<PlanPlace, ApiError> {
        self.survey().await;
        let place = self.with_plan(plan, |known| PlanPlace {
            id: plan.to_owned(),
            folder: known.folder.clone(),
            root: known.root.clone(),
            plan: known.plan.clone(),
        });
        place.ok_or_else(|| ApiError::unknown("no-such-plan"))
    }
}

impl PlanPlace {
    /// The files that people write for the plan: its own, then those that it shares.
    pub(super) fn files(&self) -> Vec<PlanFile> {
        let folder = PlanFolder::new(self.id.clone(), self.folder.clone(), self.root.clone());
        let own = own_files(&folder).into_iter().filter_map(|(name, path)| {
            let kind = kind_of(&name)?;
            Some(PlanFile { name, path, kind })
        });
        let mut files: Vec<PlanFile> = own.collect();
        files.sort_by_key(|file| order(file.kind));
        let sources = self.plan.iter().flat_map(|plan| &plan.sources);
        let known: Vec<String> = files.iter().map(|file| shown(&file.path)).collect();
        let shared = sources.filter(|source| !known.contains(&source.path().to_owned()));
        let shared = shared.filter(|source| is_shared(source.path(), &self.root));
        files.extend(shared.map(|source| PlanFile {
            name: file_below(source.path(), &self.folder),
            path: PathBuf::from(source.path()),
            kind: FileKind::Shared,
        }));
        files
    }

    /// The file of a name.
    pub(super) fn file(&self, name: &str) -> Result<PlanFile, ApiError> {
        let found = self.files().into_iter().find(|file| file.name == name);
        found.ok_or_else(|| ApiError::unknown("no-such-file"))
    }

    /// Whether what is issued depends on a file, so that it is not changed: it is the file of a document that is
    /// issued, or has the quotas of a plan that does.
    pub(super) fn is_issued(&self, file: &PlanFile) -> bool {
        let state = |path: &Path| {
            let source = read_source(path, &mut Findings::default())?;
            values(&source).remove(&ValuePath::parse("state"))
        };
        let is_frozen = |path: &Path| state(path).is_some_and(|state| state.trim() != "draft");
        match file.kind {
            FileKind::Quotas => is_frozen(&self.folder.join("plan.yaml")),
            FileKind::Results => false,
            _ => is_frozen(&file.path),
        }
    }
}

/// The digest of a file's text, by which the page knows which one it changes.
pub(super) fn digest(source: &Source) -> Digest {
    Digest::new(source.text().as_bytes())
}

/// A file as it is now.
pub(super) fn read(file: &PlanFile) -> Result<Arc<Source>, ApiError> {
    read_source(&file.path, &mut Findings::default()).ok_or_else(|| ApiError::unknown("no-such-file"))
}

fn is_yaml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "yaml")
}

/// The kind of a plan's own file; none of files that are no data.
fn kind_of(name: &str) -> Option<FileKind> {
    if !is_yaml(name) || name.starts_with("issued/") {
        return None;
    }
    Some(match name {
        "quotas.yaml" => FileKind::Quotas,
        "results.yaml" => FileKind::Results,
        "import.yaml" => FileKind::Import,
        "kehoach.yaml" | "register.yaml" => return None,
        _ => match DocumentId::from_file(name)?.kind() {
            DocumentKind::Plan => FileKind::Plan,
            DocumentKind::Notice | DocumentKind::UnitNotice => FileKind::Notice,
            DocumentKind::Report => FileKind::Report,
            DocumentKind::Separate => FileKind::Document,
        },
    })
}

fn order(kind: FileKind) -> usize {
    FileKind::ALL.into_iter().position(|known| known == kind).unwrap_or(usize::MAX)
}

/// Whether a file that plans share is of the project: one of a model or of shared parts, and of no issued set.
fn is_shared(path: &str, root: &Path) -> bool {
    let below = path.strip_prefix(&shown(root)).unwrap_or(path);
    let has = |folder: &str| below.split('/').any(|part| part == folder);
    is_yaml(path) && !has("issued") && (has("_shared") || has("_models"))
}
