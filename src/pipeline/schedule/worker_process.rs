//! A process that works for another run: it reads plans line by line and answers with what came of each.

use std::io::{BufRead, Write};
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError, mpsc};

use super::plan_build::{BuildContext, check_plan};
use super::stale_plan::StalePlan;
use crate::data::{PlanFolder, Project, reopened_project};
use crate::diag::Findings;
use crate::disk::LockClient;
use crate::pipeline::cache::snapshot::ProjectSnapshot;
use crate::pipeline::engine::{Engine, for_neighbours};
use crate::pipeline::exchange::messages::{PlanRequest, WorkerAnswer, WorkerJob, WorkerTask};
use crate::pipeline::exchange::outcome_record::OutcomeRecord;
use crate::pipeline::isolation::safely;
use crate::pipeline::options::{Depth, Options, Processes};
use crate::pipeline::outcome::Outcome;
use crate::pipeline::output::folder::OutputFolder;
use crate::pipeline::program::PROGRAM;
use crate::pipeline::workers::{WorkerPool, spawn_worker};
use crate::records::Format;

/// Works on plans for another run, until that has no more or dies: then the caller is to end the process at once, whatever
/// is being worked on. What was begun to be written is mended by the next run, as after any that was stopped.
pub fn work_for_parent(requests: impl BufRead, answers: impl Write + Send + 'static) {
    let (sender, lines) = mpsc::channel();
    let worker = spawn_worker(move || {
        let answers = Answers(Arc::new(Mutex::new(answers)));
        // A line that cannot be read is one of another program, which is not worked for.
        let _ = work(&lines, &answers);
    });
    if worker.is_err() {
        return;
    }
    for line in requests.lines() {
        let Ok(line) = line else { return };
        if sender.send(line).is_err() {
            return;
        }
    }
}

/// Where answers go.
struct Answers<W>(Arc<Mutex<W>>);

impl<W: Write> Answers<W> {
    /// `None` where the run has ended.
    fn send(&self, answer: &WorkerAnswer) -> Option<()> {
        let line = serde_json::to_string(answer).ok()?;
        let mut to = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        to.write_all(format!("{line}\n").as_bytes()).ok()?;
        to.flush().ok()
    }
}

/// Takes the task, and then plan after plan.
fn work<W: Write + Send + 'static>(lines: &mpsc::Receiver<String>, answers: &Answers<W>) -> Option<()> {
    let task: WorkerTask = serde_json::from_str(&lines.recv().ok()?).ok()?;
    let WorkerTask { settings_file, work, command } = task;
    let own = Answers(Arc::clone(&answers.0));
    let locks = LockClient::new(&command, move |lock, holder| {
        // A run that has ended is noticed when the outcome is sent.
        let _ = own.send(&WorkerAnswer::Waiting(lock.to_owned(), holder.clone()));
    });
    let member = PlanWorker::new(reopened_project(settings_file)?, work, locks)?;
    answers.send(&WorkerAnswer::Ready(PROGRAM.to_owned()))?;
    for line in lines {
        let request: PlanRequest = serde_json::from_str(&line).ok()?;
        member.engine.note_failed_trials(request.failed_trials);
        let templates = member.engine.settings.templates.as_ref().map(|folder| folder.value.clone());
        let outcome = member.outcome(&request.into_folder(templates));
        answers.send(&WorkerAnswer::Done(Box::new(OutcomeRecord::new(&outcome)?)))?;
    }
    Some(())
}

/// The parts that one process works on plans with.
struct PlanWorker {
    engine: Engine,
    snapshot: ProjectSnapshot,
    pool: WorkerPool,
    work: OpenedJob,
}

/// What it does with a plan.
enum OpenedJob {
    Build(Options),
    Check,
}

impl PlanWorker {
    /// `None` where settings, templates or fonts are broken: the run has found them whole.
    fn new(mut project: Project, work: WorkerJob, locks: LockClient) -> Option<Self> {
        let one = NonZeroUsize::MIN;
        let work = match work {
            WorkerJob::Check => OpenedJob::Check,
            WorkerJob::Build { output, formats, is_forced, denies_warnings } => {
                project.settings.severities.denies_warnings = denies_warnings;
                let formats = formats.iter().map(|format| Format::from_ending(format));
                OpenedJob::Build(Options {
                    paths: Vec::new(),
                    output,
                    formats: formats.collect::<Option<_>>()?,
                    workers: one,
                    processes: Processes::Never,
                    shard: None,
                    is_forced,
                    is_dry_run: false,
                    is_fail_fast: false,
                    denies_warnings,
                    locks,
                })
            }
        };
        let snapshot = ProjectSnapshot::new(&project);
        let engine = Engine::open(&project, for_neighbours(one), &mut Findings::default())?;
        Some(Self { engine, snapshot, pool: WorkerPool::new(one), work })
    }

    fn outcome(&self, folder: &PlanFolder) -> Outcome {
        let Self { engine, snapshot, pool, work } = self;
        match work {
            OpenedJob::Check => safely(folder, || check_plan(folder, engine, Depth::Pages, pool)),
            OpenedJob::Build(options) => {
                let output = &OutputFolder::new(&options.output);
                let format = Format::default();
                let context = BuildContext { engine, snapshot, output, options, format, pool };
                let stale = StalePlan::new(0, folder, snapshot, options, &engine.settings);
                // Another run may have built it since it was looked at.
                stale.outcome_if_fresh().unwrap_or_else(|| stale.build(context))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a process answers to lines.
    fn answered(lines: &[String]) -> Vec<WorkerAnswer> {
        let (sender, receiver) = mpsc::channel();
        for line in lines {
            sender.send(line.clone()).unwrap();
        }
        drop(sender);
        let answers = Answers(Arc::new(Mutex::new(Vec::new())));
        let _ = work(&receiver, &answers);
        let bytes = answers.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn each_plan_has_an_answer_and_a_line_of_something_else_ends_all() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a");
        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join("plan.yaml"), "format: 1\nplace: [\n").unwrap();
        let (settings_file, command) = (root.path().join("kehoach.yaml"), "kehoach build".to_owned());
        let output = root.path().join("output");
        let work = WorkerJob::Build { output, formats: Vec::new(), is_forced: false, denies_warnings: false };
        let task = serde_json::to_string(&WorkerTask { settings_file, work, command }).unwrap();
        let folder = PlanFolder::new("a".to_owned(), path, root.path().to_path_buf());
        let plan = serde_json::to_string(&PlanRequest::new(&folder, 0)).unwrap();
        let lines = [task, plan.clone(), plan.clone(), "{}".to_owned(), plan];
        let mut answers = answered(&lines).into_iter();
        assert!(matches!(answers.next(), Some(WorkerAnswer::Ready(program)) if program == PROGRAM));
        for _ in 0..2 {
            let Some(WorkerAnswer::Done(outcome)) = answers.next() else { panic!("no outcome") };
            let outcome = outcome.restored().unwrap();
            assert_eq!((outcome.plan.as_str(), outcome.errors, outcome.outputs.len()), ("a", 1, 0));
        }
        assert!(answers.next().is_none());
        assert!(answered(&["no task".to_owned()]).is_empty());
    }
}
