//! Outputs that are brought up to date after `issue` and `revise`.

use std::path::Path;

use super::arguments::workers;
use super::build::Outputs;
use super::screen::Screen;
use crate::build::{Format, Listener, Options, Outcome, not_refreshed, refresh};
use crate::diag::{Code, Finding, Findings, Severity};

/// Brings the outputs of a plan up to date, where it was built before, and says what is made. What keeps them from it is
/// told with a warning: what was done before stands.
pub(super) fn run(path: &Path, output: &Path, screen: &Screen) {
    let options = Options {
        paths: Vec::new(),
        output: output.to_path_buf(),
        format: Format::default(),
        workers: workers(None),
        shard: None,
        is_forced: false,
        is_dry_run: false,
        is_fail_fast: false,
        locks: screen.lock_client(),
    };
    let mut told = Told { screen, errors: Findings::default(), plan: String::new() };
    let findings = refresh(path, &options, &mut told);
    told.keep(&findings);
    let Told { errors, plan, .. } = told;
    screen.findings(&errors);
    if let Some(finding) = not_refreshed(output, &plan, &[&errors]) {
        screen.finding(&finding);
    }
}

/// What comes of the builds: what was made is told, and of the findings what concerns the outputs themselves. What else
/// there is to say of the data was said before, or is by the next build.
struct Told<'a> {
    screen: &'a Screen,
    errors: Findings,
    plan: String,
}

impl Told<'_> {
    fn keep(&mut self, findings: &Findings) {
        let is_kept = |finding: &&Finding| {
            let is_error = finding.severity() == Severity::Error && finding.accepted().is_none();
            is_error || finding.code() == Code::OutputChanged
        };
        for finding in findings.iter().filter(is_kept) {
            self.errors.push(finding.clone());
        }
    }
}

impl Listener for Told<'_> {
    fn begin(&mut self, _: usize) {}

    fn step(&mut self) {}

    fn outcome(&mut self, outcome: Outcome) {
        Outputs { screen: self.screen, is_dry_run: false }.tell(&outcome);
        self.keep(&outcome.findings);
        self.plan = outcome.plan;
    }
}
