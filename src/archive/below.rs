//! One document of each plan below a folder, which are issued or revised together.

use std::path::{Path, PathBuf};

use crate::data::{PlanFolder, find_projects, load_plan};
use crate::diag::Findings;
use crate::model::DocumentId;

/// A document of a plan below a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentBelow {
    /// The plan's id.
    pub plan: String,
    /// What names the document: the plan's folder, or the document's file.
    pub path: PathBuf,
    /// How far its life has come.
    pub stage: DocumentStage,
}

/// How far the life of a document has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentStage {
    /// The plan has no such document.
    Missing,
    /// It is a draft, or the plan has errors, which are found when it is issued.
    Draft,
    /// It left to be signed as a set with this number, and awaits number and day.
    AwaitingNumber(u32),
    /// It is issued as a set with this number.
    Issued(u32),
}

/// A document of each plan below a folder, in the order of the plans' ids within each project. A folder without plans is a
/// finding.
pub fn documents_below(folder: &Path, document: &DocumentId, findings: &mut Findings) -> Vec<DocumentBelow> {
    let projects = find_projects(&[folder.to_path_buf()], findings);
    let folders = projects.iter().flat_map(|project| &project.plans);
    let below = folders.map(|folder| DocumentBelow {
        plan: folder.id.clone(),
        path: path_of(folder, document),
        stage: stage(folder, document),
    });
    below.collect()
}

fn path_of(folder: &PlanFolder, document: &DocumentId) -> PathBuf {
    if *document == DocumentId::PLAN { folder.path.clone() } else { folder.path.join(document.file()) }
}

fn stage(folder: &PlanFolder, document: &DocumentId) -> DocumentStage {
    let mut findings = Findings::default();
    let plan = load_plan(folder, &mut findings);
    match plan.standing_set(document) {
        Some(set) if set.awaits_number() => DocumentStage::AwaitingNumber(set.set),
        Some(set) => DocumentStage::Issued(set.set),
        None if plan.document(document).is_none() && !findings.has_errors() => DocumentStage::Missing,
        None => DocumentStage::Draft,
    }
}
