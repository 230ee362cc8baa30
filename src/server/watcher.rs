//! Files that editors, git or other programs save while the page is open.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::jobs::Job;
use super::state::ServerState;
use crate::pipeline::{FileWatch, SavedFiles, WatchedPlan};

/// How often it is looked whether to end.
const TICK: Duration = Duration::from_millis(250);

/// Starts the thread that watches; without one the page learns of changes when it asks.
pub(super) fn start(shared: Arc<ServerState>, is_ended: Arc<AtomicBool>) -> std::io::Result<()> {
    let Ok(mut watch) = FileWatch::new(&shared.options.paths, &shared.options.output) else { return Ok(()) };
    std::thread::Builder::new().name("kehoach-watcher".to_owned()).spawn(move || {
        let mut surveyed = None;
        while !is_ended.load(Ordering::Relaxed) {
            let now = shared.plans().surveyed;
            if now != surveyed {
                watch.know(&plans(&shared));
                surveyed = now;
            }
            match watch.wait(TICK) {
                None => {}
                Some(SavedFiles::Any) => {
                    let _ = shared.jobs.send(Job::Survey { done: None });
                }
                Some(SavedFiles::Plans(plans)) => {
                    for plan in plans {
                        let _ = shared.jobs.send(Job::Compare { plan });
                    }
                }
            }
        }
    })?;
    Ok(())
}

fn plans(shared: &ServerState) -> Vec<WatchedPlan> {
    let known = shared.plans();
    let plan = |(id, plan): (&String, &super::state::KnownPlan)| WatchedPlan {
        id: id.clone(),
        folder: plan.folder.clone(),
        root: plan.root.clone(),
    };
    known.plans.iter().map(plan).collect()
}
