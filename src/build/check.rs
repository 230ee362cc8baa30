//! Checking: everything that a build finds, and nothing written.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use super::batch::{in_parallel, safely};
use super::documents;
use super::plan::Outcome;
use super::project::Workshop;
use super::shared::Shared;
use crate::data::{PlanFolder, find_projects};
use crate::diag::Findings;

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
    /// How many plans are checked at once.
    pub workers: NonZeroUsize,
}

/// Checks every plan, and hands over what came of each, in the order of their ids, as soon as it is known. The
/// result holds what belongs to no plan alone.
pub fn check(options: &CheckOptions, mut on_outcome: impl FnMut(Outcome)) -> Findings {
    let mut findings = Findings::default();
    let mut shared = Shared::default();
    for project in find_projects(&options.paths, &mut findings) {
        let Some(workshop) = Workshop::open(&project, options.workers.get(), &mut findings) else { continue };
        let check =
            |folder: &PlanFolder| safely(folder, || documents::check(folder, &workshop, options.depth));
        in_parallel(&project.plans, options.workers, check, |mut outcome| {
            shared.take(&mut outcome);
            on_outcome(outcome);
        });
    }
    findings.extend(shared.into_findings());
    findings
}
