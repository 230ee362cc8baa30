//! `kehoach check`

use super::arguments::{Check, workers};
use super::screen::Screen;
use super::totals::Totals;
use crate::build::{CheckOptions, Depth, check};

pub(super) fn run(arguments: &Check, screen: &mut Screen) -> u8 {
    if arguments.accepted {
        screen.show_accepted();
    }
    let options = CheckOptions {
        paths: arguments.paths.clone(),
        depth: if arguments.layout { Depth::Pages } else { Depth::Data },
        workers: workers(arguments.jobs),
    };
    let mut totals = Totals::default();
    let findings = check(&options, |outcome| {
        screen.findings(&outcome.findings);
        totals.count_plan(&outcome);
        totals.count(&outcome.findings);
    });
    screen.findings(&findings);
    totals.count(&findings);
    totals.tell("summary-checked", screen)
}
