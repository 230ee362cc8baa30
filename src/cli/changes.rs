//! `kehoach changes`

use super::changes_arguments::ChangesArguments;
use super::console::Console;
use super::proposal::{self, Consent, ProposalWords};
use super::status::{FAILED, OK};
use crate::corrections::{CorrectionOutcome, CorrectionRequest, bring_home};
use crate::diag::{Findings, Severity};
use crate::pipeline::note_brought_home;
use crate::records::BroughtHome;
use crate::report::{changes_json, correction_json};

/// The words for what is brought home.
const CHANGES_WORDS: ProposalWords = ProposalWords {
    question: proposal::MAKE_CHANGES,
    nothing: "changes-nothing",
    written: "changes-written",
    count: "corrections",
    json: |file, diff| changes_json(file.path(), file.changes, diff),
};

pub(super) fn run(arguments: &ChangesArguments, console: &Console) -> u8 {
    let consent = Consent::from_arguments(arguments.dry_run, arguments.yes);
    let request = CorrectionRequest { file: arguments.file.clone(), plan: arguments.plan.clone() };
    let mut findings = Findings::default();
    let outcome = bring_home(&request, &mut findings);
    findings.put_in_order();
    console.findings(&findings);
    let Some(outcome) = outcome else {
        console.error("changes-refused", &[("errors", findings.count(Severity::Error).into())].into());
        return FAILED;
    };
    let CorrectionOutcome { proposal, corrections, plan, digest, is_whole } = outcome;
    for correction in &corrections {
        if console.is_json() {
            console.line(&correction_json(correction));
        } else {
            console.line(&console.correction(correction));
        }
    }
    let mut end = proposal::run(proposal, &CHANGES_WORDS, consent, console);
    if let Some(digest) = digest.filter(|_| end.is_made(consent)) {
        let known = BroughtHome { digest, is_whole };
        note_brought_home(&arguments.file, &plan, known, &console.lock_client(), &mut end.failed);
    }
    console.findings(&end.failed);
    if end.failed.has_errors() || !end.is_done { FAILED } else { OK }
}
