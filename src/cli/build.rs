//! `kehoach build`

use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use super::arguments::Build;
use super::screen::Screen;
use super::{FAILED, OK};
use crate::build::{Options, Outcome, build};
use crate::data::shown;
use crate::diag::{Arguments, Findings, Severity};
use crate::report::{output_json, summary_json};

/// What a run came to.
#[derive(Default)]
struct Totals {
    plans: usize,
    documents: usize,
    errors: usize,
    warnings: usize,
}

impl Totals {
    fn count(&mut self, findings: &Findings) {
        self.errors += findings.count(Severity::Error);
        self.warnings += findings.count(Severity::Warning);
    }
}

pub(super) fn run(arguments: &Build, screen: &mut Screen) -> u8 {
    let workers = arguments.jobs.or_else(|| available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let options = Options {
        paths: arguments.paths.clone(),
        output: arguments.output.clone(),
        format: arguments.format,
        workers,
    };
    let mut totals = Totals::default();
    let findings = build(&options, |outcome| tell(&outcome, screen, &mut totals));
    screen.findings(&findings);
    totals.count(&findings);
    summarise(&totals, screen);
    if totals.errors > 0 { FAILED } else { OK }
}

fn tell(outcome: &Outcome, screen: &Screen, totals: &mut Totals) {
    screen.findings(&outcome.findings);
    totals.plans += 1;
    totals.documents += outcome.outputs.len();
    totals.count(&outcome.findings);
    for output in &outcome.outputs {
        let path = shown(&output.path);
        if screen.is_json() {
            screen.line(&output_json(&outcome.plan, &path, output.pages));
            continue;
        }
        match output.pages {
            Some(pages) => {
                let values = Arguments::from([("path", path.into()), ("pages", pages.into())]);
                screen.say("document-written", &values);
            }
            None => screen.say("source-written", &Arguments::from([("path", path.into())])),
        }
    }
    let errors = outcome.findings.count(Severity::Error);
    if errors > 0 {
        let values = [("plan", outcome.plan.as_str().into()), ("errors", errors.into())];
        screen.complain("plan-failed", &Arguments::from(values));
    }
}

fn summarise(totals: &Totals, screen: &Screen) {
    let Totals { plans, documents, errors, warnings } = *totals;
    if screen.is_json() {
        screen.line(&summary_json(plans, documents, errors, warnings));
        return;
    }
    let values = [
        ("plans", plans.into()),
        ("documents", documents.into()),
        ("errors", errors.into()),
        ("warnings", warnings.into()),
    ];
    screen.say("summary", &Arguments::from(values));
}
