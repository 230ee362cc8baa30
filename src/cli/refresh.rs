//! Updates outputs after `issue` and `revise`.

use std::path::Path;

use super::arguments::workers;
use super::build::OutputPrinter;
use super::console::Console;
use crate::diag::{Code, Finding, Findings, Severity};
use crate::pipeline::{Listener, Options, Outcome, not_refreshed, refresh};
use crate::report::RunMode;

/// Updates the outputs of a plan, if it was built before, and prints what is made. Errors are printed with a warning:
/// the command itself has succeeded.
pub(super) fn run(path: &Path, output: &Path, console: &Console) {
    let options = Options {
        paths: Vec::new(),
        output: output.to_path_buf(),
        formats: Vec::new(),
        workers: workers(None),
        shard: None,
        is_forced: false,
        is_dry_run: false,
        is_fail_fast: false,
        denies_warnings: false,
        locks: console.lock_client(),
    };
    let mut reporter = RefreshReporter { console, errors: Findings::default(), plan: String::new() };
    let findings = refresh(path, &options, &mut reporter);
    reporter.keep(&findings);
    let RefreshReporter { errors, plan, .. } = reporter;
    console.findings(&errors);
    if let Some(finding) = not_refreshed(output, &plan, &[&errors]) {
        console.finding(&finding);
    }
}

/// Prints the outcomes of the builds: what was made, and those findings that are about the outputs themselves. All
/// others were printed before, or will be by the next build.
struct RefreshReporter<'a> {
    console: &'a Console,
    errors: Findings,
    plan: String,
}

impl RefreshReporter<'_> {
    fn keep(&mut self, findings: &Findings) {
        let is_kept = |finding: &&Finding| {
            let is_error = finding.severity() == Severity::Error && finding.accepted().is_none();
            is_error || matches!(finding.code(), Code::OutputChanged | Code::OutputOpen)
        };
        for finding in findings.iter().filter(is_kept) {
            self.errors.push(finding.clone());
        }
    }
}

impl Listener for RefreshReporter<'_> {
    fn begin(&mut self, _: usize) {}

    fn step(&mut self) {}

    fn outcome(&mut self, outcome: Outcome) {
        OutputPrinter { console: self.console, mode: RunMode::Real, lists_all: false }.print(&outcome);
        self.keep(&outcome.findings);
        self.plan = outcome.plan;
    }
}
