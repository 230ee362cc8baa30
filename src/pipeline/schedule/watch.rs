//! Watching: what was saved since, and which plans it may touch.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::batch::{BuildRequest, Listener, Scope, build_projects};
use crate::data::{Project, discover, is_hidden, shown};
use crate::diag::Findings;
use crate::disk::{PROJECT_FILE, or_current};
use crate::model::DocumentKind;
use crate::pipeline::engine::Engines;
use crate::pipeline::options::Options;

/// How long it has to be quiet after a change: an editor writes beside a file, removes it and renames.
const QUIET: Duration = Duration::from_millis(60);

/// How long is waited for quiet at the most.
const LONGEST: Duration = Duration::from_millis(600);

/// How often it is looked whether to end, and whether a folder that was gone is there again.
const TICK: Duration = Duration::from_millis(100);

/// A build that goes on: fonts, templates and what the typesetter remembers stay.
pub struct Watch {
    options: Options,
    engines: Engines,
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// The folders to watch, and those that are.
    wanted: BTreeSet<PathBuf>,
    watched: BTreeSet<PathBuf>,
    /// The plans that were found last, by their real folders.
    plans: BTreeMap<PathBuf, String>,
    scope: Scope,
}

/// Why it was waited no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchEvent {
    /// Something was saved.
    Changed,
    /// It is to end.
    Ended,
}

impl Watch {
    /// Watches what the plans of the options are made from.
    ///
    /// # Errors
    /// When the system can watch nothing.
    pub fn new(options: Options) -> notify::Result<Self> {
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(sender)?;
        let wanted = options.paths.iter().map(|path| real(path)).collect();
        let mut watch = Self {
            options,
            engines: Engines::warm(),
            watcher,
            events,
            wanted,
            watched: BTreeSet::new(),
            plans: BTreeMap::new(),
            scope: Scope::All,
        };
        // Before the first build: what is saved while it goes on is not missed.
        watch.follow();
        Ok(watch)
    }

    /// Builds what was affected; at first, everything.
    pub fn build(&mut self, listener: &mut impl Listener) -> Findings {
        let mut findings = Findings::default();
        let discovered = discover(&self.options.paths, &mut findings);
        self.survey(discovered.projects.iter().chain(&discovered.broken));
        let scope = std::mem::replace(&mut self.scope, Scope::Plans(BTreeSet::new()));
        let request = BuildRequest { options: &self.options, scope };
        findings.extend(build_projects(discovered, &request, &mut self.engines, listener));
        findings
    }

    /// Notes where the plans are, and what they are made from.
    fn survey<'a>(&mut self, projects: impl Iterator<Item = &'a Project>) {
        self.wanted = self.options.paths.iter().map(|path| real(path)).collect();
        self.plans.clear();
        for project in projects {
            let settings = &project.settings;
            let root = project.settings_file.parent().map(real);
            let templates = settings.templates.iter().map(|folder| real(&folder.value));
            let fonts = settings.fonts.folders.iter().map(|folder| real(&folder.value));
            self.wanted.extend(root.into_iter().chain(templates).chain(fonts));
            for folder in &project.plans {
                let below = folder.path.strip_prefix(&folder.root).unwrap_or(&folder.path);
                self.plans.insert(real(&folder.root).join(below), folder.id.clone());
            }
        }
    }

    /// Waits until something is saved and it is quiet again, or `is_ended` says so.
    pub fn wait(&mut self, is_ended: impl Fn() -> bool) -> WatchEvent {
        loop {
            if is_ended() {
                return WatchEvent::Ended;
            }
            let is_found = self.follow();
            if is_found {
                self.scope = Scope::All;
            }
            match self.events.recv_timeout(TICK) {
                Ok(event) => {
                    let mut paths = paths(event);
                    self.until_quiet(&mut paths);
                    self.forget_gone();
                    if self.touch(&paths) || is_found {
                        return WatchEvent::Changed;
                    }
                }
                Err(_) if is_found => return WatchEvent::Changed,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return WatchEvent::Ended,
            }
        }
    }

    fn until_quiet(&self, paths: &mut BTreeSet<PathBuf>) {
        let begin = Instant::now();
        while begin.elapsed() < LONGEST {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => paths.extend(self::paths(event)),
                Err(_) => return,
            }
        }
    }

    /// Notes which plans these paths may touch; whether any.
    fn touch(&mut self, paths: &BTreeSet<PathBuf>) -> bool {
        let output = self.options.output.canonicalize().unwrap_or_else(|_| self.options.output.clone());
        let mut is_any = false;
        for path in paths {
            if is_output(path, &output, &self.wanted) {
                continue;
            }
            is_any = true;
            let scope = match plan_of(path, &self.plans) {
                Some(plan) => Scope::Plans(BTreeSet::from([plan.to_owned()])),
                None => Scope::All,
            };
            self.scope = std::mem::replace(&mut self.scope, Scope::All).and(scope);
        }
        is_any
    }

    /// Watches every folder that there is to watch; whether one has come since.
    fn follow(&mut self) -> bool {
        let is_below = |folder: &Path, watched: &BTreeSet<PathBuf>| {
            folder.ancestors().any(|above| watched.contains(above))
        };
        let mut is_new = false;
        for folder in &self.wanted {
            // A folder that is not there is tried again at the next tick.
            if !is_below(folder, &self.watched)
                && self.watcher.watch(folder, RecursiveMode::Recursive).is_ok()
            {
                self.watched.insert(folder.clone());
                is_new = true;
            }
        }
        is_new
    }

    fn forget_gone(&mut self) {
        let gone: Vec<PathBuf> = self.watched.iter().filter(|folder| !folder.exists()).cloned().collect();
        for folder in gone {
            // It is gone for the system too.
            let _ = self.watcher.unwatch(&folder);
            self.watched.remove(&folder);
        }
    }
}

/// The paths of an event that changed something.
pub(super) fn paths(event: notify::Result<Event>) -> BTreeSet<PathBuf> {
    match event {
        Ok(event) if matches!(event.kind, EventKind::Access(_)) => BTreeSet::new(),
        Ok(event) => event.paths.into_iter().filter(|path| !is_of_an_editor(path)).collect(),
        // The system has lost some: everything is looked at.
        Err(error) => error.paths.into_iter().chain([PathBuf::new()]).collect(),
    }
}

fn is_of_an_editor(path: &Path) -> bool {
    path.file_name().is_some_and(|name| is_hidden(&name.to_string_lossy()))
}

/// Whether a path below the output folder is none of the data's. Data may lie below it, or be it: what is then written
/// beside them finds them unchanged.
fn is_output(path: &Path, output: &Path, wanted: &BTreeSet<PathBuf>) -> bool {
    let root = path.ancestors().find(|above| wanted.contains(*above));
    path.starts_with(output) && !root.is_some_and(|root| root.starts_with(output))
}

/// The one plan that a file can touch; none where it may be others' too.
pub(super) fn plan_of<'a>(path: &Path, plans: &'a BTreeMap<PathBuf, String>) -> Option<&'a str> {
    let folder = path.ancestors().skip(1).find(|folder| plans.contains_key(*folder))?;
    let below = shown(path.strip_prefix(folder).ok()?);
    let is_own = match below.split_once('/') {
        None => below != PROJECT_FILE,
        Some((folder, file)) => DocumentKind::is_folder(folder) && !file.contains('/'),
    };
    plans.get(folder).filter(|_| is_own).map(String::as_str)
}

/// The real path, or the whole one where there is nothing.
pub(super) fn real(path: &Path) -> PathBuf {
    let path = or_current(path);
    let whole = || std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    path.canonicalize().unwrap_or_else(|_| whole())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_touches_its_plan_or_all() {
        let plans = BTreeMap::from([("/d/a".into(), "a".to_owned()), ("/d/a/b".into(), "a/b".to_owned())]);
        let of = |path: &str| plan_of(Path::new(path), &plans);
        assert_eq!(of("/d/a/quotas.yaml"), Some("a"));
        assert_eq!(of("/d/a/reports/2026-Q2.yaml"), Some("a"));
        assert_eq!(of("/d/a/b/plan.yaml"), Some("a/b"));
        // Settings, shared files, and a folder that may be a plan's soon.
        for path in [
            "/d/kehoach.yaml",
            "/d/a/kehoach.yaml",
            "/d/_shared/x.yaml",
            "/d/a/_shared/x.yaml",
            "/d/a/c/plan.yaml",
        ] {
            assert_eq!(of(path), None, "{path}");
        }
    }

    #[test]
    fn data_are_no_output_wherever_outputs_go() {
        let is = |path: &str, output: &str| {
            is_output(Path::new(path), Path::new(output), &BTreeSet::from(["/d/data".into()]))
        };
        for output in ["/d/output", "/d/data/output", "/d"] {
            assert!(is(&format!("{output}/a/ke-hoach.pdf"), output), "{output}");
            assert!(!is("/d/data/a/plan.yaml", output), "{output}");
        }
        assert!(!is("/d/data/a/plan.yaml", "/d/data"));
    }

    #[test]
    fn scopes_grow() {
        let plans = |ids: &[&str]| Scope::Plans(ids.iter().map(|id| (*id).to_owned()).collect());
        let both = plans(&["a"]).and(plans(&["b"]));
        assert!(both.has("a") && both.has("b") && !both.has("c"));
        assert!(plans(&["a"]).and(Scope::All).has("c") && Scope::All.and(plans(&["a"])).has("c"));
    }
}
