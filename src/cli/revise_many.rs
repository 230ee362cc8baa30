//! `kehoach revise DIR --document D`: one document of each plan below a folder is made a draft again. All are listed and
//! asked about once.

use std::path::Path;

use super::arguments::ReviseArguments;
use super::console::Console;
use super::issue_many::report_passed_over;
use super::proposal::Question;
use super::signals::EndRequest;
use super::status::{FAILED, OK};
use super::{proposal, refresh};
use crate::archive::{DocumentBelow, DocumentStage, ReviseOptions, Revision, documents_below, revise};
use crate::diag::{Arguments, Findings};
use crate::model::DocumentId;
use crate::pipeline::Engines;
use crate::report::PassedOverReason;

/// The question whether all that is listed is to be a draft again.
const REVISE_ALL: Question = Question { ask: "revise-many-question", unanswered: "revise-many-yes-needed" };

pub(super) fn run(
    arguments: &ReviseArguments,
    document: &DocumentId,
    into: Revision,
    console: &Console,
) -> u8 {
    let mut findings = Findings::default();
    let below = documents_below(&arguments.path, document, &mut findings);
    console.findings(&findings);
    if findings.has_errors() {
        return FAILED;
    }
    let mut ready = Vec::new();
    for one in &below {
        match reason_against(one, into) {
            Some(reason) => report_passed_over(one, document, reason, console),
            None => ready.push(one),
        }
    }
    if ready.is_empty() {
        console.info("revise-many-nothing", &Arguments::new());
        return OK;
    }
    let document_name = console.document_name(document);
    let values = [("count", ready.len().into()), ("document", document_name.into())];
    console.info("revise-many", &Arguments::from(values));
    for one in &ready {
        console.info("revise-listed", &Arguments::from([("plan", one.plan.as_str().into())]));
    }
    if arguments.dry_run {
        return OK;
    }
    if !arguments.yes && !proposal::is_confirmed(&REVISE_ALL, console) {
        return FAILED;
    }
    revise_all(arguments, document, into, &ready, console)
}

/// Why a document is left as it is; none where it can be revised.
fn reason_against(one: &DocumentBelow, into: Revision) -> Option<PassedOverReason> {
    match (one.stage, into) {
        (DocumentStage::Missing, _) => Some(PassedOverReason::Missing),
        (DocumentStage::Draft, _) => Some(PassedOverReason::Draft),
        (DocumentStage::AwaitingNumber(set), Revision::Amendment | Revision::Replacement) => {
            Some(PassedOverReason::AwaitingNumber(set))
        }
        (DocumentStage::Issued(set), Revision::Withdrawal) => Some(PassedOverReason::Issued(set)),
        (DocumentStage::AwaitingNumber(_), Revision::Withdrawal)
        | (DocumentStage::Issued(_), Revision::Amendment | Revision::Replacement) => None,
    }
}

fn revise_all(
    arguments: &ReviseArguments,
    document: &DocumentId,
    into: Revision,
    ready: &[&DocumentBelow],
    console: &Console,
) -> u8 {
    let end = EndRequest::new();
    let (mut done, mut left): (Vec<&Path>, usize) = (Vec::new(), 0);
    for one in ready {
        let mut findings = Findings::default();
        let path = one.path.clone();
        let options = ReviseOptions { path, into, is_dry_run: false, locks: console.lock_client() };
        let revised = if end.is_made() { None } else { revise(&options, &mut findings) };
        console.findings(&findings);
        if let Some(revised) = revised {
            done.push(&one.path);
            super::revise::print(&revised, into, console);
        } else {
            left += 1;
            let is_stopped = end.is_made() && !findings.has_errors();
            let reason = if is_stopped { PassedOverReason::Stopped } else { PassedOverReason::Error };
            report_passed_over(one, document, reason, console);
        }
    }
    refresh::run(&done, &arguments.output, &mut Engines::default(), console);
    let values = [("done", done.len().into()), ("left", left.into())];
    console.info("revise-many-done", &Arguments::from(values));
    if left > 0 { FAILED } else { OK }
}
