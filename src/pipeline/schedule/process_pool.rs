//! Processes of the program that build or check the plans of a run, where that pays: the threads of one process meet at
//! what the typesetter remembers, and on many cores wait for each other more than they work.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::check::CheckOptions;
use crate::data::{PlanFolder, Project};
use crate::diag::{Argument, Code, Finding};
use crate::disk::{LineProcess, LockClient};
use crate::pipeline::exchange::messages::{PlanRequest, WorkerAnswer, WorkerJob, WorkerTask};
use crate::pipeline::isolation::broken;
use crate::pipeline::options::{Depth, Options, Processes};
use crate::pipeline::outcome::Outcome;
use crate::pipeline::program::PROGRAM;
use crate::records::Format;

/// The argument of a process that works for another run.
pub const WORKER_ARGUMENT: &str = "--work-for-another-run";

/// How many plans there are at least where processes pay. To start, a process takes as long as five documents; with two
/// workers it sets one in twenty more than a thread in the same time, so that it has won that back after thirty plans of
/// two documents. On Windows, where programs are searched for viruses first, a start takes several times as long.
const PLANS: usize = if cfg!(windows) { 256 } else { 64 };

/// How many there are at least for each worker. Sixteen threads set half of what sixteen processes do, so that few plans
/// win the start back; at the end of a batch a process cannot help another with the documents of its plan.
const PLANS_A_WORKER: usize = if cfg!(windows) { 16 } else { 4 };

/// Processes that work on plans, at most one for each thread that asks for one.
pub(crate) struct ProcessPool {
    task: String,
    locks: LockClient,
    idle: Mutex<Vec<LineProcess>>,
    /// Whether no further process is started, because one could not be.
    is_closed: AtomicBool,
    failed_trials: AtomicUsize,
}

impl ProcessPool {
    /// The processes for a build of as many plans; none where threads do as well.
    pub(crate) fn for_build(plans: usize, project: &Project, options: &Options) -> Option<Self> {
        let Options { output, formats, is_forced, denies_warnings, locks, .. } = options.clone();
        let mut asked = options.formats(&project.settings).into_iter();
        let has_pages = asked.any(|format| Depth::to_write(format) == Depth::Pages);
        if options.is_dry_run || !has_pages || !pays(plans, options.workers, options.processes) {
            return None;
        }
        let formats = formats.into_iter().map(|format: Format| format.id().to_owned()).collect();
        let work = WorkerJob::Build { output, formats, is_forced, denies_warnings };
        Self::new(project, work, locks)
    }

    /// The processes for a check; none where threads do as well.
    pub(crate) fn for_check(project: &Project, options: &CheckOptions) -> Option<Self> {
        let is_set = options.depth == Depth::Pages;
        let pays = || pays(project.plans.len(), options.workers, options.processes);
        if is_set && pays() { Self::new(project, WorkerJob::Check, LockClient::default()) } else { None }
    }

    /// `None` where a path can be written in no line.
    fn new(project: &Project, work: WorkerJob, locks: LockClient) -> Option<Self> {
        let command = locks.command().to_owned();
        let task = WorkerTask { settings_file: project.settings_file.clone(), work, command };
        Some(Self {
            task: serde_json::to_string(&task).ok()?,
            locks,
            idle: Mutex::default(),
            is_closed: AtomicBool::new(false),
            failed_trials: AtomicUsize::new(0),
        })
    }

    /// Has a process work on a plan. `None` where none can, which this process has to do then. A process that dies fails
    /// the plan, as does one whose building breaks down, and the next plan has another.
    pub(crate) fn work(&self, folder: &PlanFolder) -> Option<Outcome> {
        let request = PlanRequest::new(folder, self.failed_trials.load(Ordering::Relaxed))?;
        let request = serde_json::to_string(&request).ok()?;
        let mut process = self.given(&request)?;
        let Some(outcome) = self.outcome(&mut process) else { return Some(broken(folder)) };
        self.idle().push(process);
        let failed = outcome.elsewhere.iter().chain(&outcome.findings).any(is_failed_trial);
        self.failed_trials.fetch_add(usize::from(failed), Ordering::Relaxed);
        Some(outcome)
    }

    fn idle(&self) -> MutexGuard<'_, Vec<LineProcess>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next_idle(&self) -> Option<LineProcess> {
        self.idle().pop()
    }

    /// A process that was given a request: one that waited for it, or another.
    fn given(&self, request: &str) -> Option<LineProcess> {
        // One that died while it waited has failed no plan.
        while let Some(mut process) = self.next_idle() {
            if process.send(request).is_ok() {
                return Some(process);
            }
        }
        if self.is_closed.load(Ordering::Relaxed) {
            return None;
        }
        let given = self.start().and_then(|mut process| process.send(request).ok().map(|()| process));
        self.is_closed.store(given.is_none(), Ordering::Relaxed);
        given
    }

    /// Starts a process that is this very program, and gives it its task.
    fn start(&self) -> Option<LineProcess> {
        let mut process = LineProcess::start(WORKER_ARGUMENT).ok().flatten()?;
        process.send(&self.task).ok()?;
        match answer(&mut process)? {
            WorkerAnswer::Ready(program) if program == PROGRAM => Some(process),
            WorkerAnswer::Ready(_) | WorkerAnswer::Waiting(..) | WorkerAnswer::Done(_) => None,
        }
    }

    /// What a process makes of the plan that it was given; `None` where it dies.
    fn outcome(&self, process: &mut LineProcess) -> Option<Outcome> {
        loop {
            match answer(process)? {
                WorkerAnswer::Waiting(lock, holder) => self.locks.report_wait(&lock, &holder),
                WorkerAnswer::Done(outcome) => return outcome.restored(),
                WorkerAnswer::Ready(_) => return None,
            }
        }
    }
}

fn answer(process: &mut LineProcess) -> Option<WorkerAnswer> {
    serde_json::from_str(&process.receive().ok()??).ok()
}

fn pays(plans: usize, workers: NonZeroUsize, processes: Processes) -> bool {
    let enough = match processes {
        Processes::WherePays => workers.get().saturating_mul(PLANS_A_WORKER).max(PLANS),
        Processes::Always => 2,
        Processes::Never => return false,
    };
    workers.get() > 1 && plans >= enough
}

/// Whether it was found by trying the templates of the project, which are not tried for ever.
fn is_failed_trial(finding: &Finding) -> bool {
    let kind = finding.arguments().get("kind");
    let is_tried = matches!(kind, Some(Argument::Text(kind)) if matches!(kind.as_str(), "time" | "memory"));
    finding.code() == Code::TemplateLimit && is_tried
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processes_pay_for_many_plans_on_several_cores() {
        let pays =
            |plans, workers, processes| super::pays(plans, NonZeroUsize::new(workers).unwrap(), processes);
        for (workers, enough) in [(2, PLANS), (16, PLANS), (64, 64 * PLANS_A_WORKER)] {
            assert!(pays(enough, workers, Processes::WherePays));
            assert!(!pays(enough - 1, workers, Processes::WherePays));
            assert!(pays(2, workers, Processes::Always) && !pays(enough, workers, Processes::Never));
        }
        assert!(!pays(1000, 1, Processes::WherePays) && !pays(1000, 1, Processes::Always));
    }

    #[test]
    fn without_a_program_to_start_this_process_does_the_work() {
        let project = Project {
            settings: crate::model::Settings::default(),
            settings_file: "kehoach.yaml".into(),
            plans: Vec::new(),
        };
        let processes = ProcessPool::new(&project, WorkerJob::Check, LockClient::default()).unwrap();
        let folder = PlanFolder::new("a".to_owned(), "d/a".into(), "d".into());
        assert!(processes.work(&folder).is_none() && processes.is_closed.into_inner());
    }
}
