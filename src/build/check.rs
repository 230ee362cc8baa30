//! Checking: everything that a build finds, and nothing written.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use super::batch::safely;
use super::documents;
use super::plan::Outcome;
use super::project::{Workshop, for_neighbours};
use super::shared::Shared;
use super::workers::Crew;
use crate::data::{PlanFolder, Project, find_projects_and_broken};
use crate::diag::{Code, Findings};

/// How far a check goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The data, and the texts that are made of them.
    Data,
    /// The finished pages too.
    Pages,
}

/// What is checked, and how.
#[derive(Clone, Debug)]
pub struct CheckOptions {
    /// Plans' folders, or folders that hold plans.
    pub paths: Vec<PathBuf>,
    /// How far.
    pub depth: Depth,
    /// How many plans are checked at once; where there are fewer, how many of their documents.
    pub workers: NonZeroUsize,
}

/// Checks every plan, and hands over what came of each, in the order of their ids, as soon as it is known. The
/// result holds what belongs to no plan alone.
pub fn check(options: &CheckOptions, mut on_outcome: impl FnMut(Outcome)) -> Findings {
    let mut findings = Findings::default();
    let mut shared = Shared::default();
    let mut tell = |mut outcome| {
        shared.take(&mut outcome);
        on_outcome(outcome);
    };
    let (projects, broken) = find_projects_and_broken(&options.paths, &mut findings);
    for project in projects {
        let Some(workshop) = Workshop::open(&project, for_neighbours(options.workers), &mut findings) else {
            check_data(&project, options.workers, &mut tell);
            continue;
        };
        let crew = &Crew::new(options.workers);
        let check = |folder: &PlanFolder| {
            safely(folder, || documents::check(folder, &workshop, (options.depth, crew)))
        };
        crew.work(&project.plans, check, &mut tell);
    }
    for project in broken {
        check_data(&project, options.workers, &mut tell);
    }
    findings.extend(shared.into_findings());
    findings
}

/// Checks the data of a project of which settings, templates or fonts are broken: what is wrong with those has been
/// told, and hides nothing else.
pub(super) fn check_data(project: &Project, workers: NonZeroUsize, mut tell: impl FnMut(Outcome)) {
    let Some(workshop) = Workshop::built_in(project) else { return };
    let crew = &Crew::new(workers);
    let check = |folder: &PlanFolder| {
        let mut outcome = safely(folder, || documents::check(folder, &workshop, (Depth::Data, crew)));
        // A profile may be one of the project's own.
        outcome.findings.drop_code(Code::UnknownProfile);
        outcome
    };
    crew.work(&project.plans, check, &mut tell);
}
