//! Requests and answers, each a line of JSON.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::outcome_record::OutcomeRecord;
use crate::data::PlanFolder;
use crate::disk::LockHolder;

/// The first line to a process: its task with every plan that follows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct WorkerTask {
    pub(crate) settings_file: PathBuf,
    pub(crate) work: WorkerJob,
    /// How the run was started, for those who wait for it.
    pub(crate) command: String,
}

/// What is done with a plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum WorkerJob {
    /// It is built.
    Build {
        output: PathBuf,
        /// The kinds of files that the command names.
        formats: Vec<String>,
        is_forced: bool,
        denies_warnings: bool,
    },
    /// It is checked as far as its pages.
    Check,
}

/// A plan to work on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PlanRequest {
    id: String,
    path: PathBuf,
    root: PathBuf,
    /// How many plans the templates of the project have failed with so far.
    pub(crate) failed_trials: usize,
}

/// A line of a process.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum WorkerAnswer {
    /// It has its task, and is this program.
    Ready(String),
    /// It waits for another run, which holds a lock.
    Waiting(PathBuf, LockHolder),
    /// The outcome of the plan.
    Done(Box<OutcomeRecord>),
}

impl PlanRequest {
    /// `None` of a plan with texts that its files do not have: a process reads the files.
    pub(crate) fn new(folder: &PlanFolder, failed_trials: usize) -> Option<Self> {
        let PlanFolder { id, path, root, templates: _, proposed } = folder.clone();
        proposed.is_empty().then_some(Self { id, path, root, failed_trials })
    }

    /// The plan in a project with these templates.
    pub(crate) fn into_folder(self, templates: Option<PathBuf>) -> PlanFolder {
        let Self { id, path, root, failed_trials: _ } = self;
        PlanFolder { id, path, root, templates, proposed: BTreeMap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_asked_for_by_its_files_alone() {
        let folder = PlanFolder::new("xa/a".to_owned(), "d/xa/a".into(), "d".into());
        let request = PlanRequest::new(&folder, 2).unwrap();
        let line = serde_json::to_string(&request).unwrap();
        let read: PlanRequest = serde_json::from_str(&line).unwrap();
        assert_eq!((read.failed_trials, read.into_folder(None)), (2, folder.clone()));
        let proposed = folder.with_texts(BTreeMap::from([("plan.yaml".to_owned(), String::new())]));
        assert!(PlanRequest::new(&proposed, 0).is_none());
    }
}
