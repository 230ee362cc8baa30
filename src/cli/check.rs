//! `kehoach check`

use super::arguments::{CheckArguments, workers};
use super::console::Console;
use super::proposal::{self, Consent, ProposalWords};
use super::totals::Totals;
use super::worker_processes::processes;
use crate::diag::{Code, Finding, Findings};
use crate::edits::propose_fixes;
use crate::pipeline::{CheckOptions, Depth, check};
use crate::report::fix_json;

/// The words for what `--fix` changes.
const FIX_WORDS: ProposalWords = ProposalWords {
    question: proposal::MAKE_CHANGES,
    nothing: "fix-nothing",
    written: "fix-written",
    count: "findings",
    json: |file, diff| fix_json(file.path(), file.changes, diff),
};

pub(super) fn run(arguments: &CheckArguments, console: &mut Console) -> u8 {
    if arguments.accepted {
        console.show_accepted();
    }
    let failed = if arguments.fix { fix(arguments, console) } else { Findings::default() };
    let mut totals = Totals::default();
    console.group_findings(arguments.all);
    let mut findings = check(&options(arguments), |mut outcome| {
        if arguments.deny_warnings {
            outcome.deny_warnings();
        }
        console.plan_findings(&outcome.plan, &outcome.findings);
        totals.count_plan(&outcome);
        totals.count(&outcome.findings);
    });
    if arguments.deny_warnings {
        findings.deny_warnings();
    }
    for findings in [&findings, &failed] {
        console.findings(findings);
        totals.count(findings);
    }
    console.end_groups();
    totals.print("summary-checked", console)
}

fn options(arguments: &CheckArguments) -> CheckOptions {
    CheckOptions {
        paths: arguments.paths.clone(),
        depth: if arguments.layout { Depth::Pages } else { Depth::Data },
        workers: workers(arguments.jobs),
        processes: processes(),
    }
}

/// Applies the safe fixes; the check that follows reports the remaining findings.
fn fix(arguments: &CheckArguments, console: &Console) -> Findings {
    let mut found: Vec<Finding> = Vec::new();
    let findings = check(&options(arguments), |outcome| found.extend(outcome.findings.iter().cloned()));
    found.extend(findings.iter().cloned());
    // Two ways of spelling are both right: which of them a document has is changed on request alone.
    found.retain(|finding| arguments.spelling || finding.code() != Code::SpellingMixed);
    let consent = if arguments.yes { Consent::Given } else { Consent::Asked };
    proposal::run(propose_fixes(&found, &arguments.paths), &FIX_WORDS, consent, console).failed
}
