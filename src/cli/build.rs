//! `kehoach build`

use super::arguments::{Build, workers};
use super::screen::Screen;
use super::totals::Totals;
use crate::build::{Options, Outcome, build};
use crate::data::shown;
use crate::diag::Arguments;
use crate::report::output_json;

pub(super) fn run(arguments: &Build, screen: &Screen) -> u8 {
    let options = Options {
        paths: arguments.paths.clone(),
        output: arguments.output.clone(),
        format: arguments.format,
        workers: workers(arguments.jobs),
    };
    let mut totals = Totals::default();
    let findings = build(&options, |outcome| tell(&outcome, screen, &mut totals));
    screen.findings(&findings);
    totals.count(&findings);
    totals.tell("summary", screen)
}

fn tell(outcome: &Outcome, screen: &Screen, totals: &mut Totals) {
    screen.findings(&outcome.findings);
    totals.count_plan(outcome.outputs.len());
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
    if outcome.errors > 0 {
        let values = [("plan", outcome.plan.as_str().into()), ("errors", outcome.errors.into())];
        screen.complain("plan-failed", &Arguments::from(values));
    }
}
