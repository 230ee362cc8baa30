//! Many plans on several threads.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use super::check::check_data;
use super::documents::{self, Bench};
use super::look::{Inputs, Look};
use super::plan::{self, Format, Looked, Outcome};
use super::project::Workshops;
use super::shard::Shard;
use super::shared::Shared;
use super::sources::SourceFiles;
use super::workers::{Crew, beside};
use super::write::OutputFolder;
use crate::data::{PlanFolder, Project, find_projects_and_broken};
use crate::diag::{Code, Finding, Findings};
use crate::disk::LockClient;

/// What is built, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Plans' folders, or folders that hold plans.
    pub paths: Vec<PathBuf>,
    /// The folder that everything is written below.
    pub output: PathBuf,
    /// What kind of files are written.
    pub format: Format,
    /// How many plans are built at once; where there are fewer, how many of their documents.
    pub workers: NonZeroUsize,
    /// The part of the plans that is built; all where there is none.
    pub shard: Option<Shard>,
    /// Whether everything is made anew, also what is fresh, and written over what somebody changed.
    pub is_forced: bool,
    /// Whether it is only told what would be done.
    pub is_dry_run: bool,
    /// Whether no further plan is begun after one with an error.
    pub is_fail_fast: bool,
    /// How it takes the locks of the plans' folders of outputs.
    pub locks: LockClient,
}

/// Whom a build tells how it goes on.
pub trait Listener {
    /// So many plans will be built.
    fn begin(&mut self, plans: usize);
    /// One of them is done.
    fn step(&mut self);
    /// What came of a plan; in the order of ids, as soon as it is known of all before it.
    fn outcome(&mut self, outcome: Outcome);
}

/// Takes the findings about shared files from what the listener is told.
struct Teller<'a, L> {
    listener: &'a mut L,
    shared: Shared,
}

impl<L: Listener> Teller<'_, L> {
    fn outcome(&mut self, mut outcome: Outcome) {
        self.shared.take(&mut outcome);
        self.listener.outcome(outcome);
    }

    /// Of a project that is broken itself, what is wrong with its data.
    fn check(&mut self, project: &Project, workers: NonZeroUsize) {
        check_data(project, workers, |outcome| {
            self.listener.step();
            self.outcome(outcome);
        });
    }
}

/// Which of the plans are built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// All.
    All,
    /// Those with these ids.
    Plans(BTreeSet<String>),
}

impl Scope {
    pub(super) fn has(&self, plan: &str) -> bool {
        match self {
            Self::All => true,
            Self::Plans(plans) => plans.contains(plan),
        }
    }

    /// Those of either.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Plans(mut plans), Self::Plans(others)) => {
                plans.extend(others);
                Self::Plans(plans)
            }
            (Self::All, _) | (_, Self::All) => Self::All,
        }
    }
}

/// What a run is asked for.
pub(super) struct Asked<'a> {
    pub(super) options: &'a Options,
    pub(super) scope: Scope,
}

/// Builds every plan. The result holds what belongs to no plan alone.
pub fn build(options: &Options, listener: &mut impl Listener) -> Findings {
    let mut findings = Findings::default();
    let projects = find_projects_and_broken(&options.paths, &mut findings);
    let asked = Asked { options, scope: Scope::All };
    findings.extend(build_projects(projects, &asked, &mut Workshops::default(), listener));
    findings
}

/// Builds the plans of projects that are asked for, and checks the data of those that are broken.
pub(super) fn build_projects(
    (projects, broken): (Vec<Project>, Vec<Project>),
    asked: &Asked<'_>,
    workshops: &mut Workshops,
    listener: &mut impl Listener,
) -> Findings {
    let mut findings = Findings::default();
    let Asked { options, scope } = asked;
    let mut teller = Teller { listener, shared: Shared::default() };
    let is_asked =
        |plan: &PlanFolder| scope.has(&plan.id) && options.shard.is_none_or(|shard| shard.has(&plan.id));
    for mut project in projects {
        project.plans.retain(is_asked);
        teller.listener.begin(project.plans.len());
        build_project(&project, options, workshops, (&mut teller, &mut findings));
    }
    for mut project in broken {
        project.plans.retain(is_asked);
        teller.listener.begin(project.plans.len());
        teller.check(&project, options.workers);
    }
    findings.extend(teller.shared.into_findings());
    findings
}

/// Looks at every plan of a project first: where nothing changed, neither fonts nor templates are read.
fn build_project(
    project: &Project,
    options: &Options,
    workshops: &mut Workshops,
    (teller, findings): (&mut Teller<'_, impl Listener>, &mut Findings),
) {
    let output = &OutputFolder::new(&options.output);
    let look = Look::at(project);
    let mut fresh = BTreeMap::new();
    let mut stale = Vec::new();
    let folders: Vec<_> = project.plans.iter().enumerate().collect();
    let looked = |&(at, folder): &(usize, _)| (at, folder, plan::look(folder, &look, output, options));
    let crew = &Crew::new(options.workers);
    crew.work(&folders, looked, |(at, folder, looked)| match looked {
        Looked::Fresh(outcome) => {
            teller.listener.step();
            fresh.insert(at, outcome);
        }
        Looked::Stale(inputs) => stale.push(Stale { at, folder, inputs }),
    });
    let needs_workshop = !stale.is_empty() || options.format == Format::Typ;
    let workshop =
        if needs_workshop { workshops.of(project, &look, options.workers, findings) } else { None };
    if let Some(workshop) = workshop {
        let bench = Bench { workshop, look: &look, output, options, crew };
        // A worker that finds no plan gets ready what the first document would have to wait for. Not with templates of the
        // project's own: nobody knows how long those take, and which of them a document needs.
        let is_one_idle = (1..options.workers.get()).contains(&stale.len());
        let is_warmed = is_one_idle && !options.is_dry_run && project.settings.templates.is_none();
        let warm_up = is_warmed.then_some(|| {
            workshop.typesetter.warm_up();
        });
        beside(warm_up, || build_stale(&stale, bench, (teller, &mut fresh)));
        if !options.is_dry_run {
            crew.work(&stale, |one| plan::note_outputs(one.folder, output, options.format), |()| {});
        }
        if options.format == Format::Typ && !options.is_dry_run {
            SourceFiles { output, is_forced: options.is_forced }.write_library(workshop, findings);
        }
    } else if needs_workshop {
        teller.check(project, options.workers);
        return;
    }
    for outcome in fresh.into_values() {
        teller.outcome(outcome);
    }
}

/// A plan of which something may have changed, and its number in the order of ids.
struct Stale<'a> {
    at: usize,
    folder: &'a PlanFolder,
    inputs: Box<Inputs>,
}

/// Builds what is stale, and tells of the fresh plans between at their places.
fn build_stale(
    stale: &[Stale<'_>],
    bench: Bench<'_>,
    (teller, fresh): (&mut Teller<'_, impl Listener>, &mut BTreeMap<usize, Outcome>),
) {
    let is_stopped = AtomicBool::new(false);
    let build = |one: &Stale<'_>| {
        if is_stopped.load(Ordering::Relaxed) {
            return (one.at, None);
        }
        let build = || documents::build(one.folder, &one.inputs, bench);
        let outcome = safely(one.folder, build);
        if bench.options.is_fail_fast && outcome.errors > 0 {
            is_stopped.store(true, Ordering::Relaxed);
        }
        (one.at, Some(outcome))
    };
    bench.crew.work(stale, build, |(at, outcome)| {
        while let Some(before) = fresh.first_entry().filter(|entry| *entry.key() < at) {
            teller.outcome(before.remove());
        }
        teller.listener.step();
        if let Some(outcome) = outcome {
            teller.outcome(outcome);
        }
    });
}

/// Works on a plan. One that breaks down fails alone.
pub(super) fn safely(folder: &PlanFolder, work: impl FnOnce() -> Outcome) -> Outcome {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| broken(folder))
}

/// A plan whose building broke down fails alone.
fn broken(folder: &PlanFolder) -> Outcome {
    let mut findings = Findings::default();
    findings.push(broken_down(&folder.id));
    Outcome::new(folder, findings)
}

/// The making of a plan or of one of its documents broke down.
pub(super) fn broken_down(name: &str) -> Finding {
    let finding = Finding::nowhere(Code::TypesetFailed).with("document", name);
    finding.with("detail", "panic").with("hints", "")
}
