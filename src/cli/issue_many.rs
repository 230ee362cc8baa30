//! `kehoach issue DIR --document D`: one document of each plan below a folder. All are listed with their numbers and
//! asked about once; each is issued whole before the next, so that a run that was stopped can be run again.

use std::path::Path;

use super::arguments::IssueArguments;
use super::console::Console;
use super::issue::{print, written_date};
use super::proposal::Question;
use super::signals::EndRequest;
use super::status::{FAILED, MISUSED, OK};
use super::{proposal, refresh};
use crate::archive::{
    DocumentBelow, DocumentStage, Issue, IssueOptions, OnWarnings, Renoting, RequestedNumber,
    documents_below, issue,
};
use crate::diag::{Arguments, Findings};
use crate::model::DocumentId;
use crate::pipeline::Engines;
use crate::report::{PassedOver, PassedOverReason, RunMode, issue_json, passed_over_json};

/// The question whether all that is listed is to be issued.
const ISSUE_ALL: Question = Question { ask: "issue-many-question", unanswered: "issue-many-yes-needed" };

pub(super) fn run(arguments: &IssueArguments, document: &DocumentId, console: &Console) -> u8 {
    if matches!(arguments.number, Some(RequestedNumber::Given(_))) {
        console.error("issue-many-one-number", &Arguments::new());
        return MISUSED;
    }
    let mut findings = Findings::default();
    let below = documents_below(&arguments.path, document, &mut findings);
    console.findings(&findings);
    if findings.has_errors() {
        return FAILED;
    }
    let engines = Engines::default();
    let mut run = ManyIssues { arguments, document, console, engines, ready: Vec::new(), left: 0 };
    run.preview(&below);
    run.list();
    if run.ready.is_empty() {
        console.info("issue-many-nothing", &Arguments::new());
    } else if !arguments.dry_run && (arguments.yes || proposal::is_confirmed(&ISSUE_ALL, console)) {
        run.issue_all();
    } else if !arguments.dry_run {
        return FAILED;
    }
    if run.left > 0 { FAILED } else { OK }
}

/// Documents that are issued together.
struct ManyIssues<'a> {
    arguments: &'a IssueArguments,
    document: &'a DocumentId,
    console: &'a Console,
    /// Fonts and templates, opened once for all of them.
    engines: Engines,
    /// What can be issued, as it would be.
    ready: Vec<(&'a DocumentBelow, Issue)>,
    /// How many that should be issued are not.
    left: usize,
}

impl<'a> ManyIssues<'a> {
    /// Works out what each document would be issued as. What keeps one from it is reported.
    fn preview(&mut self, below: &'a [DocumentBelow]) {
        self.console.group_findings(self.arguments.all);
        let mut reserved = Vec::new();
        let mut passed_over = Vec::new();
        for one in below {
            let reason = match one.stage {
                DocumentStage::Missing => PassedOverReason::Missing,
                DocumentStage::Issued(set) => PassedOverReason::Issued(set),
                DocumentStage::AwaitingNumber(set) => PassedOverReason::AwaitingNumber(set),
                DocumentStage::Draft => {
                    let mut findings = Findings::default();
                    let options = IssueOptions {
                        number: self.arguments.number,
                        is_dry_run: true,
                        reserved: reserved.clone(),
                        ..self.options(one)
                    };
                    let issued = issue(&options, &mut self.engines, &mut findings);
                    self.console.plan_findings(&one.plan, &findings);
                    if let Some(issued) = issued {
                        reserved.extend(issued.registered.clone());
                        self.ready.push((one, issued));
                        continue;
                    }
                    self.left += 1;
                    PassedOverReason::Error
                }
            };
            passed_over.push((one, reason));
        }
        self.console.end_groups();
        for (one, reason) in passed_over {
            self.pass_over(one, reason);
        }
    }

    fn options(&self, one: &DocumentBelow) -> IssueOptions {
        IssueOptions {
            path: one.path.clone(),
            number: None,
            date: self.arguments.date,
            term: self.arguments.term,
            is_awaiting_number: self.arguments.awaiting_number,
            is_dry_run: false,
            renoting: Renoting::Refused,
            // Warnings were shown before the question.
            on_warnings: OnWarnings::GoOn,
            reserved: Vec::new(),
            locks: self.console.lock_client(),
        }
    }

    /// Lists what would be issued.
    fn list(&self) {
        let count = ("count", self.ready.len().into());
        let document = ("document", self.console.document_name(self.document).into());
        if !self.ready.is_empty() {
            self.console.info("issue-many", &Arguments::from([count, document]));
        }
        for (one, issued) in &self.ready {
            if self.console.is_json() && self.arguments.dry_run {
                self.console.line(&issue_json(issued, RunMode::Dry));
            }
            let reference = issued.reference.clone().unwrap_or_default();
            let values = [
                ("plan", one.plan.as_str().into()),
                ("reference", reference.into()),
                ("date", written_date(issued.date).into()),
            ];
            self.console.info("issue-listed", &Arguments::from(values));
        }
    }

    /// Issues what was listed, each with the number that was listed.
    fn issue_all(&mut self) {
        let end = EndRequest::new();
        let mut done: Vec<&Path> = Vec::new();
        for (one, listed) in std::mem::take(&mut self.ready) {
            if end.is_made() {
                self.left += 1;
                self.pass_over(one, PassedOverReason::Stopped);
                continue;
            }
            let number = listed.registered.as_ref().map(|entry| RequestedNumber::Given(entry.number));
            let mut findings = Findings::default();
            let options = IssueOptions { number, ..self.options(one) };
            let issued = issue(&options, &mut self.engines, &mut findings);
            let Some(issued) = issued else {
                self.left += 1;
                self.console.findings(&findings);
                self.pass_over(one, PassedOverReason::Error);
                continue;
            };
            done.push(&one.path);
            if self.console.is_json() {
                self.console.line(&issue_json(&issued, RunMode::Real));
            } else {
                print(&issued, &one.path, RunMode::Real, self.console);
            }
        }
        refresh::run(&done, &self.arguments.output, &mut self.engines, self.console);
        let values = [("done", done.len().into()), ("left", self.left.into())];
        self.console.info("issue-many-done", &Arguments::from(values));
    }

    /// Says why a document is not issued.
    fn pass_over(&self, one: &DocumentBelow, reason: PassedOverReason) {
        report_passed_over(one, self.document, reason, self.console);
    }
}

/// Says why a document of a plan is left as it is.
pub(super) fn report_passed_over(
    one: &DocumentBelow,
    document: &DocumentId,
    reason: PassedOverReason,
    console: &Console,
) {
    if console.is_json() {
        console.line(&passed_over_json(&PassedOver { plan: &one.plan, document, reason }));
    }
    let mut values = Arguments::from([("plan", one.plan.as_str().into()), ("reason", reason.id().into())]);
    values.insert("document", console.document_name(document).into());
    values.insert("set", u64::from(reason.set().unwrap_or_default()).into());
    console.info("passed-over", &values);
}
