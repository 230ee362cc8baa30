//! Many plans on several threads.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc;

use super::plan::{self, Format, Outcome};
use super::project::Workshop;
use super::shared::Shared;
use super::write::OutputFolder;
use crate::data::{PlanFolder, find_projects};
use crate::diag::{Code, Finding, Findings};
use crate::typeset;

/// The name of the threads that build. A panic on one of them is caught and becomes a finding.
pub const WORKER: &str = "kehoach-worker";

/// The stack of such a thread, in bytes. Typst's layout recurses with the depth of a document.
const STACK: usize = 32 << 20;

/// What is built, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Plans' folders, or folders that hold plans.
    pub paths: Vec<PathBuf>,
    /// The folder that everything is written below.
    pub output: PathBuf,
    /// What kind of files are written.
    pub format: Format,
    /// How many plans are built at once.
    pub workers: NonZeroUsize,
}

/// Builds every plan, and hands over what came of each, in the order of their ids, as soon as it is
/// known. The result holds what belongs to no plan alone.
pub fn build(options: &Options, mut on_outcome: impl FnMut(Outcome)) -> Findings {
    let mut findings = Findings::default();
    let mut shared = Shared::default();
    let output = OutputFolder::new(&options.output);
    for project in find_projects(&options.paths, &mut findings) {
        let Some(workshop) = Workshop::open(&project, options.workers.get(), &mut findings) else { continue };
        let build = |folder: &PlanFolder| plan::build(folder, &workshop, &output, options.format);
        in_parallel(&project.plans, options.workers, build, &mut |mut outcome| {
            shared.take(&mut outcome);
            on_outcome(outcome);
        });
        if options.format == Format::Typ {
            super::sources::write(&workshop, &output, &mut findings);
        }
    }
    findings.extend(shared.into_findings());
    findings
}

/// Each worker is a thread of its own with a pool of its own: in a pool that they shared, a document
/// that waits would begin another on its own stack.
pub(super) fn in_parallel(
    folders: &[PlanFolder],
    workers: NonZeroUsize,
    build: impl Fn(&PlanFolder) -> Outcome + Sync,
    on_outcome: &mut impl FnMut(Outcome),
) {
    let queue = Mutex::new(folders.iter().enumerate());
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..workers.get().min(folders.len()) {
            let (sender, queue, build) = (sender.clone(), &queue, &build);
            let work = move || work(queue, build, &sender);
            // One plan alone may spread over every core.
            let work = move || if folders.len() == 1 { work() } else { typeset::worker(work) };
            let thread = std::thread::Builder::new().name(WORKER.to_owned()).stack_size(STACK);
            thread.spawn_scoped(scope, work).expect("a machine that runs the program has threads for it");
        }
        drop(sender);
        in_order(&receiver, on_outcome);
    });
}

type Queue<'a> = Mutex<std::iter::Enumerate<std::slice::Iter<'a, PlanFolder>>>;

fn work(queue: &Queue<'_>, build: &impl Fn(&PlanFolder) -> Outcome, sender: &mpsc::Sender<(usize, Outcome)>) {
    loop {
        let next = queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner).next();
        let Some((at, folder)) = next else { return };
        let outcome = catch_unwind(AssertUnwindSafe(|| build(folder)));
        if sender.send((at, outcome.unwrap_or_else(|_| broken(folder)))).is_err() {
            return;
        }
    }
}

/// A plan whose building broke down fails alone.
fn broken(folder: &PlanFolder) -> Outcome {
    let mut findings = Findings::default();
    let finding = Finding::nowhere(Code::TypesetFailed).with("document", folder.id.as_str());
    findings.push(finding.with("detail", "panic").with("hints", ""));
    Outcome::new(folder, Vec::new(), findings)
}

fn in_order(receiver: &mpsc::Receiver<(usize, Outcome)>, on_outcome: &mut impl FnMut(Outcome)) {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (at, outcome) in receiver {
        waiting.insert(at, outcome);
        while let Some(outcome) = waiting.remove(&next) {
            on_outcome(outcome);
            next += 1;
        }
    }
}
