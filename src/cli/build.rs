//! `kehoach build`

use super::FAILED;
use super::arguments::{Build, workers};
use super::progress::Progress;
use super::screen::Screen;
use super::totals::Totals;
use crate::build::{Listener, Options, Outcome, Output, build};
use crate::data::shown;
use crate::diag::{Arguments, Findings};
use crate::report::{Event, output_json};

pub(super) fn run(arguments: &Build, screen: &Screen) -> u8 {
    let options = Options {
        paths: arguments.paths.clone(),
        output: arguments.output.clone(),
        format: arguments.format,
        workers: workers(arguments.jobs),
        shard: arguments.shard,
        is_forced: arguments.force,
        is_dry_run: arguments.dry_run,
        is_fail_fast: arguments.fail_fast,
        locks: screen.lock_client(),
    };
    let mut teller = Teller::new(screen, options.is_dry_run);
    let findings = build(&options, &mut teller);
    teller.end(&findings)
}

/// Tells on the screen what comes of each plan, and counts.
pub(super) struct Teller<'a> {
    screen: &'a Screen,
    progress: Progress,
    is_dry_run: bool,
    totals: Totals,
}

impl<'a> Teller<'a> {
    pub(super) fn new(screen: &'a Screen, is_dry_run: bool) -> Self {
        Self { screen, progress: Progress::new(screen), is_dry_run, totals: Totals::default() }
    }

    /// Tells what belongs to no plan, and what it all came to; the exit status.
    pub(super) fn end(mut self, findings: &Findings) -> u8 {
        self.progress.end();
        self.screen.findings(findings);
        self.totals.count(findings);
        let message = if self.is_dry_run { "summary-dry-run" } else { "summary" };
        let status = self.totals.tell(message, self.screen);
        if self.is_dry_run && self.totals.is_anything_done() { FAILED } else { status }
    }

    /// The same for a round of `watch`, which says nothing where nothing was done.
    pub(super) fn end_of_round(self, findings: &Findings) {
        if self.totals.is_anything_done() || self.totals.has_errors() || findings.has_errors() {
            self.end(findings);
        } else {
            self.progress.end();
            self.screen.findings(findings);
        }
    }

    fn tell(&self, outcome: &Outcome) {
        self.screen.findings(&outcome.findings);
        Outputs { screen: self.screen, is_dry_run: self.is_dry_run }.tell(outcome);
        if outcome.errors > 0 {
            let values = [("plan", outcome.plan.as_str().into()), ("errors", outcome.errors.into())];
            self.screen.complain("plan-failed", &Arguments::from(values));
        }
    }
}

/// Tells on the screen what was made and removed of a plan, or would be.
pub(super) struct Outputs<'a> {
    pub(super) screen: &'a Screen,
    pub(super) is_dry_run: bool,
}

impl Outputs<'_> {
    pub(super) fn tell(&self, outcome: &Outcome) {
        for output in &outcome.outputs {
            self.tell_output(&outcome.plan, output);
        }
        for path in &outcome.removed {
            let (event, id) =
                if self.is_dry_run { (Event::Gone, "would-remove") } else { (Event::Removed, "removed") };
            let path = shown(path);
            if self.screen.is_json() {
                self.screen.line(&output_json(event, &outcome.plan, &path, None));
            }
            self.screen.say(id, &Arguments::from([("path", path.into())]));
        }
    }

    fn tell_output(&self, plan: &str, output: &Output) {
        let path = shown(&output.path);
        if self.screen.is_json() {
            let event = if self.is_dry_run { Event::Stale } else { Event::Written };
            self.screen.line(&output_json(event, plan, &path, Some(output)));
            return;
        }
        let reasons = self.screen.reasons(&output.reasons);
        let mut values = Arguments::from([("path", path.into()), ("reasons", reasons.into())]);
        let id = match output.pages {
            _ if self.is_dry_run => "would-write",
            Some(pages) => {
                values.insert("pages", pages.into());
                "document-written"
            }
            None => "source-written",
        };
        self.screen.say(id, &values);
    }
}

impl Listener for Teller<'_> {
    fn begin(&mut self, plans: usize) {
        self.progress.begin(plans);
    }

    fn step(&mut self) {
        self.progress.step();
    }

    fn outcome(&mut self, outcome: Outcome) {
        self.totals.count_plan(&outcome);
        self.totals.count(&outcome.findings);
        self.progress.aside(|| self.tell(&outcome));
    }
}
