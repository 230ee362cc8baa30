//! Checking: everything that a build finds, and nothing written.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use super::plan_build::check_plan;
use super::process_pool::ProcessPool;
use super::shared_findings::SharedFindings;
use crate::data::{Discovered, PlanFolder, Project, Register, discover};
use crate::diag::{Code, Findings};
use crate::pipeline::engine::{Engine, for_neighbours};
use crate::pipeline::isolation::safely;
use crate::pipeline::options::{Depth, Processes};
use crate::pipeline::outcome::Outcome;
use crate::pipeline::workers::WorkerPool;

/// The plans to check, and how far.
#[derive(Clone, Debug)]
pub struct CheckOptions {
    /// Plans' folders, or folders that hold plans.
    pub paths: Vec<PathBuf>,
    /// How far.
    pub depth: Depth,
    /// How many plans are checked at once; where there are fewer, how many of their documents.
    pub workers: NonZeroUsize,
    /// Whether each worker is a process.
    pub processes: Processes,
}

/// Checks every plan, and hands over what came of each, in the order of their ids, as soon as it is known. The
/// result holds what belongs to no plan alone.
pub fn check(options: &CheckOptions, mut on_outcome: impl FnMut(Outcome)) -> Findings {
    let mut findings = Findings::default();
    let mut shared = SharedFindings::default();
    let mut tell = |mut outcome| {
        shared.take(&mut outcome);
        on_outcome(outcome);
    };
    let Discovered { projects, broken } = discover(&options.paths, &mut findings);
    for project in projects {
        let root = project.plans.first().map(|folder| &folder.root);
        let register = root.and_then(|root| Register::read(root, &mut Findings::default()));
        if let Some(register) = register {
            register.report_disorder(&mut findings);
        }
        let Some(engine) = Engine::open(&project, for_neighbours(options.workers), &mut findings) else {
            check_data(&project, options.workers, &mut tell);
            continue;
        };
        let pool = &WorkerPool::new(options.workers);
        let processes = ProcessPool::for_check(&project, options);
        let check = |folder: &PlanFolder| {
            let elsewhere = processes.as_ref().and_then(|processes| processes.work(folder));
            elsewhere.unwrap_or_else(|| safely(folder, || check_plan(folder, &engine, options.depth, pool)))
        };
        pool.work(&project.plans, check, &mut tell);
    }
    for project in broken {
        check_data(&project, options.workers, &mut tell);
    }
    findings.extend(shared.into_findings());
    findings
}

/// Checks the data of a project whose settings, templates or fonts are broken. The errors in those are reported
/// already, and must not hide errors in the data.
pub(crate) fn check_data(project: &Project, workers: NonZeroUsize, mut tell: impl FnMut(Outcome)) {
    let Some(engine) = Engine::built_in(project) else { return };
    let pool = &WorkerPool::new(workers);
    let check = |folder: &PlanFolder| {
        let mut outcome = safely(folder, || check_plan(folder, &engine, Depth::Data, pool));
        // A profile may be one of the project's own.
        outcome.findings.drop_code(Code::UnknownProfile);
        outcome
    };
    pool.work(&project.plans, check, &mut tell);
}
