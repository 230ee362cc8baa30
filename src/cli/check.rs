//! `kehoach check`

use super::arguments::{Check, workers};
use super::fix::{self, Consent};
use super::screen::Screen;
use super::totals::Totals;
use crate::build::{CheckOptions, Depth, check};
use crate::diag::{Finding, Findings};

pub(super) fn run(arguments: &Check, screen: &mut Screen) -> u8 {
    if arguments.accepted {
        screen.show_accepted();
    }
    let failed = if arguments.fix { fix(arguments, screen) } else { Findings::default() };
    let mut totals = Totals::default();
    let findings = check(&options(arguments), |outcome| {
        screen.findings(&outcome.findings);
        totals.count_plan(&outcome);
        totals.count(&outcome.findings);
    });
    for findings in [&findings, &failed] {
        screen.findings(findings);
        totals.count(findings);
    }
    totals.tell("summary-checked", screen)
}

fn options(arguments: &Check) -> CheckOptions {
    CheckOptions {
        paths: arguments.paths.clone(),
        depth: if arguments.layout { Depth::Pages } else { Depth::Data },
        workers: workers(arguments.jobs),
    }
}

/// Mends what can be mended; the check that follows tells what is left.
fn fix(arguments: &Check, screen: &Screen) -> Findings {
    let mut found: Vec<Finding> = Vec::new();
    let findings = check(&options(arguments), |outcome| found.extend(outcome.findings.iter().cloned()));
    found.extend(findings.iter().cloned());
    let consent = if arguments.yes { Consent::Given } else { Consent::Asked };
    fix::run(&found, &arguments.paths, consent, screen)
}
