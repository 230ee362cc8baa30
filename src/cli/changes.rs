//! `kehoach changes`

use super::changes_arguments::ChangesArguments;
use super::console::Console;
use super::proposal::{self, Consent, ProposalWords, read_for};
use super::status::FAILED;
use crate::corrections::{CorrectionOutcome, CorrectionRequest, bring_home};
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
    let outcome = read_for("changes-refused", console, |findings| bring_home(&request, findings));
    let Some(outcome) = outcome else { return FAILED };
    let CorrectionOutcome { proposal, corrections, plan, digest, is_whole, has_conflicts } = outcome;
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
    let status = end.report(console);
    // What a person has to decide is still to be done.
    if has_conflicts { FAILED } else { status }
}
