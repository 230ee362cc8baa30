//! Many plans on several threads, or in several processes.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, Ordering};

use super::check::check_data;
use super::freshness;
use super::plan_build::BuildContext;
use super::process_pool::ProcessPool;
use super::shared_findings::SharedFindings;
use super::stale_plan::StalePlan;
use crate::data::{Discovered, PlanFolder, Project, discover};
use crate::diag::Findings;
use crate::pipeline::cache::snapshot::ProjectSnapshot;
use crate::pipeline::engine::Engines;
use crate::pipeline::options::{Depth, Options};
use crate::pipeline::outcome::Outcome;
use crate::pipeline::output::folder::OutputFolder;
use crate::pipeline::output::sources::SourceFiles;
use crate::pipeline::workers::{WorkerPool, beside};
use crate::records::Format;

/// Receives the progress and the outcomes of a build.
pub trait Listener {
    /// The number of plans that will be built.
    fn begin(&mut self, plans: usize);
    /// One of them is done.
    fn step(&mut self);
    /// The outcome of a plan; in the order of ids, as soon as those of all before it are known.
    fn outcome(&mut self, outcome: Outcome);
}

/// Where outcomes go: to the listener, without the findings about shared files, which are reported once.
struct OutcomeSink<'a, L> {
    listener: &'a mut L,
    shared: SharedFindings,
    /// The findings that belong to no plan.
    findings: Findings,
}

impl<L: Listener> OutcomeSink<'_, L> {
    fn outcome(&mut self, mut outcome: Outcome) {
        self.shared.take(&mut outcome);
        self.listener.outcome(outcome);
    }

    /// Checks the data of a project that is broken itself.
    fn check(&mut self, project: &Project, workers: NonZeroUsize) {
        check_data(project, workers, |outcome| {
            self.listener.step();
            self.outcome(outcome);
        });
    }

    /// The findings that belong to no plan alone.
    fn into_findings(mut self) -> Findings {
        self.findings.extend(self.shared.into_findings());
        self.findings
    }
}

/// Which of the plans are built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All.
    All,
    /// The plans with these ids.
    Plans(BTreeSet<String>),
}

impl Scope {
    pub(crate) fn has(&self, plan: &str) -> bool {
        match self {
            Self::All => true,
            Self::Plans(plans) => plans.contains(plan),
        }
    }

    /// The plans of either scope.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Plans(mut plans), Self::Plans(others)) => {
                plans.extend(others);
                Self::Plans(plans)
            }
            (Self::All, _) | (_, Self::All) => Self::All,
        }
    }
}

/// The request of a run.
pub(crate) struct BuildRequest<'a> {
    pub(crate) options: &'a Options,
    pub(crate) scope: Scope,
}

/// Builds every plan. The result holds what belongs to no plan alone.
pub fn build(options: &Options, listener: &mut impl Listener) -> Findings {
    let mut findings = Findings::default();
    let discovered = discover(&options.paths, &mut findings);
    let request = BuildRequest { options, scope: Scope::All };
    findings.extend(build_projects(discovered, &request, &mut Engines::default(), listener));
    findings
}

/// Builds the requested plans of projects, and checks the data of the projects that are broken.
pub(crate) fn build_projects(
    discovered: Discovered,
    request: &BuildRequest<'_>,
    engines: &mut Engines,
    listener: &mut impl Listener,
) -> Findings {
    let BuildRequest { options, scope } = request;
    let mut sink = OutcomeSink { listener, shared: SharedFindings::default(), findings: Findings::default() };
    let is_requested =
        |plan: &PlanFolder| scope.has(&plan.id) && options.shard.is_none_or(|shard| shard.has(&plan.id));
    for mut project in discovered.projects {
        project.plans.retain(is_requested);
        project.settings.severities.denies_warnings = options.denies_warnings;
        sink.listener.begin(project.plans.len());
        build_project(&project, options, engines, &mut sink);
    }
    for mut project in discovered.broken {
        project.plans.retain(is_requested);
        sink.listener.begin(project.plans.len());
        sink.check(&project, options.workers);
    }
    sink.into_findings()
}

/// Looks at every plan of a project first: where nothing changed, neither fonts nor templates are read.
fn build_project(
    project: &Project,
    options: &Options,
    engines: &mut Engines,
    sink: &mut OutcomeSink<'_, impl Listener>,
) {
    let output = &OutputFolder::new(&options.output);
    let snapshot = ProjectSnapshot::new(project);
    let mut fresh = BTreeMap::new();
    let mut stale = Vec::new();
    let folders: Vec<_> = project.plans.iter().enumerate().collect();
    let formats = &options.formats(&project.settings);
    let look = |&(at, folder): &(usize, _)| StalePlan::new(at, folder, &snapshot, options, &project.settings);
    let pool = &WorkerPool::new(options.workers);
    pool.work(&folders, look, |plan| match plan.outcome_if_fresh() {
        Some(outcome) => {
            sink.listener.step();
            fresh.insert(plan.at, outcome);
        }
        None => stale.push(plan),
    });
    let needs_engine = !stale.is_empty() || has_library(formats);
    let opened = needs_engine.then(|| engines.open(project, &snapshot, options.workers, &mut sink.findings));
    match opened.flatten() {
        Some(engine) => {
            let format = Format::default();
            let context = BuildContext { engine, snapshot: &snapshot, output, options, format, pool };
            let processes = ProcessPool::for_build(stale.len(), project, options);
            build_stale(
                &stale,
                formats,
                BuildParts { context, processes: processes.as_ref() },
                &mut fresh,
                sink,
            );
        }
        None if needs_engine => return sink.check(project, options.workers),
        None => {}
    }
    for outcome in fresh.into_values() {
        sink.outcome(outcome);
    }
}

/// The parts that stale plans are built with.
#[derive(Clone, Copy)]
struct BuildParts<'a> {
    context: BuildContext<'a>,
    /// The processes that build them, where that pays.
    processes: Option<&'a ProcessPool>,
}

fn has_library(formats: &[Format]) -> bool {
    formats.iter().any(|format| format.has_library())
}

/// Builds what is stale, and notes what was written. Outcomes of fresh plans are handed over at their places between.
fn build_stale(
    stale: &[StalePlan<'_>],
    formats: &[Format],
    parts: BuildParts<'_>,
    fresh: &mut BTreeMap<usize, Outcome>,
    sink: &mut OutcomeSink<'_, impl Listener>,
) {
    let BuildContext { engine, output, options, pool, .. } = parts.context;
    // A worker that finds no plan prepares what the first document would have to wait for. Not with templates of the
    // project's own: how long those take is unknown, and so is which of them a document needs.
    let is_one_idle = (1..options.workers.get()).contains(&stale.len());
    let has_pages = formats.iter().any(|format| Depth::to_write(*format) == Depth::Pages);
    let is_set = !options.is_dry_run && has_pages;
    let is_warmed = is_one_idle && is_set && engine.settings.templates.is_none();
    let warm_up = is_warmed.then_some(|| {
        engine.typesetter.warm_up();
    });
    beside(warm_up, || build_plans(stale, parts, fresh, sink));
    if options.is_dry_run {
        return;
    }
    let note = |one: &StalePlan<'_>| {
        for format in formats {
            freshness::note_outputs(one.folder, output, *format);
        }
    };
    pool.work(stale, note, |()| {});
    if has_library(formats) {
        let sources = SourceFiles { output, is_forced: options.is_forced };
        sources.write_library(engine, &mut sink.findings);
    }
}

fn build_plans(
    stale: &[StalePlan<'_>],
    parts: BuildParts<'_>,
    fresh: &mut BTreeMap<usize, Outcome>,
    sink: &mut OutcomeSink<'_, impl Listener>,
) {
    let BuildParts { context, processes } = parts;
    let is_stopped = AtomicBool::new(false);
    let build = |one: &StalePlan<'_>| {
        if is_stopped.load(Ordering::Relaxed) {
            return (one.at, None);
        }
        let elsewhere = processes.and_then(|processes| processes.work(one.folder));
        let outcome = elsewhere.unwrap_or_else(|| one.build(context));
        if context.options.is_fail_fast && outcome.errors > 0 {
            is_stopped.store(true, Ordering::Relaxed);
        }
        (one.at, Some(outcome))
    };
    context.pool.work(stale, build, |(at, outcome)| {
        while let Some(before) = fresh.first_entry().filter(|entry| *entry.key() < at) {
            sink.outcome(before.remove());
        }
        sink.listener.step();
        if let Some(outcome) = outcome {
            sink.outcome(outcome);
        }
    });
}
