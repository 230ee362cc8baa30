//! Updates outputs after `issue` and `revise`.

use std::path::Path;

use super::arguments::workers;
use super::build::OutputPrinter;
use super::console::Console;
use crate::diag::{Code, Finding, Findings, Severity};
use crate::pipeline::{Engines, Listener, Options, Outcome, Processes, not_refreshed, refresh};
use crate::report::RunMode;

/// Updates the outputs of plans that were built before, all in one build, and prints what is made. Errors are printed with
/// a warning: the command itself has succeeded.
pub(super) fn run(paths: &[&Path], output: &Path, engines: &mut Engines, console: &Console) {
    let options = Options {
        paths: Vec::new(),
        output: output.to_path_buf(),
        formats: Vec::new(),
        workers: workers(None),
        processes: Processes::Never,
        shard: None,
        is_forced: false,
        is_dry_run: false,
        is_fail_fast: false,
        denies_warnings: false,
        locks: console.lock_client(),
    };
    let mut reporter = RefreshReporter { console, errors: Vec::new() };
    let shared = refresh(paths, &options, engines, &mut reporter);
    let shared = kept(&shared);
    let mut errors = reporter.errors;
    // What is wrong with a project keeps its plans from being made.
    match errors.last_mut() {
        Some((_, last)) => last.extend(shared),
        None => errors.push((String::new(), shared)),
    }
    for (_, errors) in &errors {
        console.findings(errors);
    }
    for (plan, errors) in &errors {
        if let Some(finding) = not_refreshed(output, plan, &[errors]) {
            console.finding(&finding);
        }
    }
}

/// Prints the outcomes of the builds: what was made, and those findings that are about the outputs themselves. All
/// others were printed before, or will be by the next build.
struct RefreshReporter<'a> {
    console: &'a Console,
    /// By plan, in the order of their outcomes.
    errors: Vec<(String, Findings)>,
}

/// The findings that are about outputs.
fn kept(findings: &Findings) -> Findings {
    let is_kept = |finding: &&Finding| {
        let is_error = finding.severity() == Severity::Error && finding.accepted().is_none();
        is_error || matches!(finding.code(), Code::OutputChanged | Code::OutputOpen)
    };
    let mut kept = Findings::default();
    for finding in findings.iter().filter(is_kept) {
        kept.push(finding.clone());
    }
    kept
}

impl Listener for RefreshReporter<'_> {
    fn begin(&mut self, _: usize) {}

    fn step(&mut self) {}

    fn outcome(&mut self, outcome: Outcome) {
        OutputPrinter { console: self.console, mode: RunMode::Real, lists_all: false }.print(&outcome);
        let errors = kept(&outcome.findings);
        match self.errors.iter_mut().find(|(plan, _)| *plan == outcome.plan) {
            Some((_, known)) => known.extend(errors),
            None => self.errors.push((outcome.plan, errors)),
        }
    }
}
