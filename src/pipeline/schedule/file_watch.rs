//! Which plans the files that were saved may touch, for who keeps plans open.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::watch::{paths, plan_of, real};
use crate::data::{PlanFolder, is_hidden};

/// How long it has to be quiet after a change.
const QUIET: Duration = Duration::from_millis(40);

/// How long is waited for quiet at the most.
const LONGEST: Duration = Duration::from_millis(400);

/// Watches folders of plans.
pub struct FileWatch {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    output: PathBuf,
    watched: BTreeSet<PathBuf>,
    plans: BTreeMap<PathBuf, String>,
}

/// A plan, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchedPlan {
    /// Its id.
    pub id: String,
    /// Its folder.
    pub folder: PathBuf,
    /// The folder of its project.
    pub root: PathBuf,
}

impl From<&PlanFolder> for WatchedPlan {
    fn from(folder: &PlanFolder) -> Self {
        Self { id: folder.id.clone(), folder: folder.path.clone(), root: folder.root.clone() }
    }
}

/// What was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavedFiles {
    /// Files of these plans alone.
    Plans(BTreeSet<String>),
    /// Something that any plan may be made from, or a new plan.
    Any,
}

impl FileWatch {
    /// Watches these folders; what is saved below `output` says nothing.
    ///
    /// # Errors
    /// When the system can watch nothing.
    pub fn new(folders: &[PathBuf], output: &Path) -> notify::Result<Self> {
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(sender)?;
        let mut watch =
            Self { watcher, events, output: real(output), watched: BTreeSet::new(), plans: BTreeMap::new() };
        for folder in folders {
            watch.follow(real(folder));
        }
        Ok(watch)
    }

    /// Notes where plans are, and watches their projects.
    pub fn know(&mut self, plans: &[WatchedPlan]) {
        self.plans.clear();
        for WatchedPlan { id, folder, root } in plans {
            let below = folder.strip_prefix(root).unwrap_or(folder);
            self.plans.insert(real(root).join(below), id.clone());
            self.follow(real(root));
        }
    }

    /// Waits until something is saved and it is quiet again; none after a time without.
    pub fn wait(&mut self, time: Duration) -> Option<SavedFiles> {
        let first = match self.events.recv_timeout(time) {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout) => return None,
            Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(time);
                return None;
            }
        };
        let mut saved = paths(first);
        let begin = Instant::now();
        while begin.elapsed() < LONGEST {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => saved.extend(paths(event)),
                Err(_) => break,
            }
        }
        self.touched(&saved)
    }

    fn touched(&self, saved: &BTreeSet<PathBuf>) -> Option<SavedFiles> {
        let is_data = |path: &&PathBuf| {
            let root = path.ancestors().find(|above| self.watched.contains(*above));
            let below = root.and_then(|root| path.strip_prefix(root).ok()).unwrap_or(path);
            // Locks and lists of the program's own.
            if below.iter().any(|part| is_hidden(&part.to_string_lossy())) {
                return false;
            }
            !path.starts_with(&self.output) || root.is_some_and(|root| root.starts_with(&self.output))
        };
        let mut plans = BTreeSet::new();
        for path in saved.iter().filter(is_data) {
            match plan_of(path, &self.plans) {
                Some(plan) => drop(plans.insert(plan.to_owned())),
                None => return Some(SavedFiles::Any),
            }
        }
        (!plans.is_empty()).then_some(SavedFiles::Plans(plans))
    }

    fn follow(&mut self, folder: PathBuf) {
        let is_watched = folder.ancestors().any(|above| self.watched.contains(above));
        if !is_watched && self.watcher.watch(&folder, RecursiveMode::Recursive).is_ok() {
            self.watched.insert(folder);
        }
    }
}
