//! `kehoach import FILE DIR`, where DIR holds plans that were made of a table: what the table changes in them.

use super::arguments::ImportArguments;
use super::console::Console;
use super::proposal::{self, Consent, ProposalWords, Question};
use super::status::{FAILED, MISUSED, OK};
use crate::diag::{Arguments, Findings};
use crate::province::{TableUpdate, update_plans};
use crate::report::import_json;

/// The words for what a table changes.
const TABLE_WORDS: ProposalWords = ProposalWords {
    question: Question { ask: "table-question", unanswered: "table-yes-needed" },
    nothing: "table-nothing",
    written: "table-written",
    count: "values",
    json: |file, diff| import_json(file.path(), file.changes, diff),
};

pub(super) fn run(arguments: &ImportArguments, consent: Consent, console: &Console) -> u8 {
    let [table] = arguments.files.as_slice() else { return refuse(console) };
    if arguments.quota.is_some() || arguments.result.is_some() {
        return refuse(console);
    }
    let mut findings = Findings::default();
    let update = update_plans(table, &arguments.plan, &mut findings);
    console.findings(&findings);
    let Some(TableUpdate { proposal, noted }) = update else { return FAILED };
    let (files, plans) = (proposal.files.len(), noted.plans());
    if files > 0 {
        console.info("table-changes", &Arguments::from([("plans", plans.into()), ("files", files.into())]));
    }
    let end = proposal::run(proposal, &TABLE_WORDS, consent, console);
    let mut failed = end.failed;
    if consent == Consent::Given || noted.is_any_made() {
        noted.write(&console.lock_client(), &mut failed);
    }
    console.findings(&failed);
    if findings.has_errors() || failed.has_errors() || !end.is_done { FAILED } else { OK }
}

fn refuse(console: &Console) -> u8 {
    console.error("table-one-file", &Arguments::new());
    MISUSED
}
