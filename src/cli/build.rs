//! `kehoach build`

use super::arguments::{BuildArguments, formats, workers};
use super::console::Console;
use super::progress::BuildProgress;
use super::status::{FAILED, OK};
use super::totals::Totals;
use super::worker_processes::processes;
use crate::data::shown;
use crate::diag::{Arguments, Findings};
use crate::pipeline::{Listener, Options, Outcome, Output, build};
use crate::report::{Event, RunMode, output_json};

pub(super) fn run(arguments: &BuildArguments, console: &Console) -> u8 {
    let options = Options {
        paths: arguments.paths.clone(),
        output: arguments.output.clone(),
        formats: formats(&arguments.format),
        workers: workers(arguments.jobs),
        processes: processes(),
        shard: arguments.shard,
        is_forced: arguments.force,
        is_dry_run: arguments.dry_run,
        is_fail_fast: arguments.fail_fast,
        denies_warnings: arguments.deny_warnings,
        locks: console.lock_client(),
    };
    let mode = RunMode::from_dry_run(options.is_dry_run);
    let mut reporter = Reporter {
        lists_all: arguments.all,
        denies_warnings: arguments.deny_warnings,
        ..Reporter::new(console, mode)
    };
    console.group_findings(arguments.all);
    let findings = build(&options, &mut reporter);
    reporter.end(findings)
}

/// Prints the outcome of each plan, and counts.
pub(super) struct Reporter<'a> {
    console: &'a Console,
    progress: BuildProgress,
    mode: RunMode,
    lists_all: bool,
    denies_warnings: bool,
    totals: Totals,
}

impl<'a> Reporter<'a> {
    pub(super) fn new(console: &'a Console, mode: RunMode) -> Self {
        let progress = BuildProgress::new(console);
        Self { console, progress, mode, lists_all: false, denies_warnings: false, totals: Totals::default() }
    }

    /// Prints the findings of no particular plan and the summary; returns the exit status.
    pub(super) fn end(mut self, mut findings: Findings) -> u8 {
        if self.denies_warnings {
            findings.deny_warnings();
        }
        self.progress.end();
        self.console.findings(&findings);
        self.totals.count(&findings);
        self.console.end_groups();
        let message = if self.mode.is_dry() { "summary-dry-run" } else { "summary" };
        let status = self.totals.print(message, self.console);
        if self.mode.is_dry() && self.totals.is_anything_done() { FAILED } else { status }
    }

    /// The same for one round of `watch`, without a summary where nothing was done.
    pub(super) fn end_of_round(self, findings: Findings) {
        let console = self.console;
        let mut status = OK;
        if self.totals.is_anything_done() || self.totals.has_errors() || findings.has_errors() {
            status = self.end(findings);
        } else {
            self.progress.end();
            console.findings(&findings);
        }
        console.end("watch", status);
    }

    fn print(&self, outcome: &Outcome) {
        self.console.plan_findings(&outcome.plan, &outcome.findings);
        OutputPrinter { console: self.console, mode: self.mode, lists_all: self.lists_all }.print(outcome);
        if outcome.errors > 0 {
            let values = [("plan", outcome.plan.as_str().into()), ("errors", outcome.errors.into())];
            self.console.error("plan-failed", &Arguments::from(values));
        }
    }
}

/// Prints what was made and removed of a plan, or would be.
pub(super) struct OutputPrinter<'a> {
    pub(super) console: &'a Console,
    pub(super) mode: RunMode,
    /// Whether each output has a line of its own.
    pub(super) lists_all: bool,
}

/// How many outputs of a folder that are made for the same reasons are said in one line.
const GROUPED: usize = 3;

impl OutputPrinter<'_> {
    pub(super) fn print(&self, outcome: &Outcome) {
        for outputs in outcome.outputs.chunk_by(|one, next| self.are_alike(&outcome.plan, one, next)) {
            match outputs {
                [first, .., last] if outputs.len() >= GROUPED => self.print_group(first, last, outputs),
                _ => outputs.iter().for_each(|output| self.print_output(&outcome.plan, output)),
            }
        }
        for path in &outcome.removed {
            let (event, id) =
                if self.mode.is_dry() { (Event::Gone, "would-remove") } else { (Event::Removed, "removed") };
            let path = shown(path);
            if self.console.is_json() {
                self.console.line(&output_json(event, &outcome.plan, &path, None));
            }
            self.console.info(id, &Arguments::from([("path", path.into())]));
        }
    }

    /// Whether two outputs are said in one line where there are many: extracts of a notice, made for the same reasons.
    fn are_alike(&self, plan: &str, one: &Output, next: &Output) -> bool {
        let folder = one.path.parent();
        let is_below_plan = folder.is_some_and(|folder| !folder.ends_with(plan));
        let is_one = folder == next.path.parent() && one.reasons == next.reasons;
        let are_documents = !one.format.is_source() || self.mode.is_dry();
        is_below_plan && is_one && are_documents && !self.console.is_json() && !self.lists_all
    }

    /// One line for all outputs of a folder: `thong-bao/thon-1.pdf … truong-thcs.pdf`.
    fn print_group(&self, first: &Output, last: &Output, outputs: &[Output]) {
        let reasons = self.console.reasons(&first.reasons);
        let end = last.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let path = format!("{} … {end}", shown(&first.path));
        let mut values = Arguments::from([("path", path.into()), ("reasons", reasons.into())]);
        values.insert("count", outputs.len().into());
        let pages: Option<usize> = outputs.iter().map(|output| output.pages).sum();
        values.insert("pages", pages.map_or_else(|| "".into(), Into::into));
        let id = if self.mode.is_dry() { "would-write-several" } else { "documents-written" };
        self.console.info(id, &values);
    }

    fn print_output(&self, plan: &str, output: &Output) {
        let path = shown(&output.path);
        if self.console.is_json() {
            let event = if self.mode.is_dry() { Event::Stale } else { Event::Written };
            self.console.line(&output_json(event, plan, &path, Some(output)));
            return;
        }
        let reasons = self.console.reasons(&output.reasons);
        let mut values = Arguments::from([("path", path.into()), ("reasons", reasons.into())]);
        values.insert("pages", output.pages.map_or_else(|| "".into(), Into::into));
        let id = match output.format.is_source() {
            _ if self.mode.is_dry() => "would-write",
            true => "source-written",
            false => "document-written",
        };
        self.console.info(id, &values);
    }
}

impl Listener for Reporter<'_> {
    fn begin(&mut self, plans: usize) {
        self.progress.begin(plans);
    }

    fn step(&mut self) {
        self.progress.step();
    }

    fn outcome(&mut self, mut outcome: Outcome) {
        if self.denies_warnings {
            outcome.deny_warnings();
        }
        self.totals.count_plan(&outcome);
        self.totals.count(&outcome.findings);
        self.progress.aside(|| self.print(&outcome));
    }
}
