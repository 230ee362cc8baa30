//! `kehoach issue`

use std::path::Path;

use super::arguments::IssueArguments;
use super::console::Console;
use super::proposal::Question;
use super::status::{FAILED, OK};
use super::{issue_many, issue_signed, proposal, refresh};
use crate::archive::{
    self, AffectedDocument, IssueOptions, IssueOutcome, OnWarnings, ProfileChoice, Renoting, issue,
};
use crate::data::shown;
use crate::diag::{Argument, Arguments, Finding, Findings, Severity};
use crate::model::{DocumentDate, DocumentId};
use crate::pipeline::Engines;
use crate::report::{RunMode, issue_json};
use crate::text;

pub(super) fn run(arguments: &IssueArguments, console: &Console) -> u8 {
    if !arguments.signed.is_empty() {
        return issue_signed::run(arguments, console);
    }
    if let Some(document) = &arguments.document {
        return issue_many::run(arguments, document, console);
    }
    let options = options(arguments, console);
    let mode = RunMode::from_dry_run(options.is_dry_run);
    let mut findings = Findings::default();
    let mut engines = Engines::default();
    let mut issued = issue(&options, &mut engines, &mut findings);
    console.findings(&findings);
    let stopped = Stopped::by(&findings).filter(|_| mode == RunMode::Real && issued.is_none());
    if let Some(stopped) = stopped
        && proposal::is_confirmed(&stopped.question(), console)
    {
        let mut findings = Findings::default();
        issued = issue(&stopped.overruled(options.clone()), &mut engines, &mut findings);
        // The others were shown before the question.
        let errors = findings.split_off(|finding| finding.severity() == Severity::Error);
        for finding in &errors {
            console.finding(finding);
        }
    }
    let Some(issued) = issued else {
        console.error("issue-refused", &Arguments::from([("path", shown(&options.path).into())]));
        return FAILED;
    };
    if console.is_json() {
        console.line(&issue_json(&issued, mode));
    } else {
        print(&issued, &options.path, mode, console);
    }
    if mode == RunMode::Real {
        refresh::run(&[&options.path], &arguments.output, &mut engines, console);
    }
    OK
}

/// What the command line asks of an issue.
pub(super) fn options(arguments: &IssueArguments, console: &Console) -> IssueOptions {
    let (renoting, on_warnings) = if arguments.yes {
        (Renoting::Allowed, OnWarnings::GoOn)
    } else {
        (Renoting::Refused, OnWarnings::Stop)
    };
    IssueOptions {
        renoting,
        on_warnings,
        path: arguments.path.clone(),
        number: arguments.number,
        date: arguments.date,
        term: arguments.term,
        is_awaiting_number: arguments.awaiting_number,
        is_dry_run: arguments.dry_run,
        reserved: Vec::new(),
        locks: console.lock_client(),
    }
}

/// What a person can overrule of that which keeps a document from being issued.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stopped {
    /// Another number was noted of it before.
    Noted,
    /// There are warnings.
    Warnings,
}

impl Stopped {
    /// What stopped an issue with some findings, where that alone did.
    pub(super) fn by(findings: &Findings) -> Option<Self> {
        let is_error =
            |finding: &&Finding| finding.severity() == Severity::Error && finding.accepted().is_none();
        let mut errors = findings.iter().filter(is_error);
        let is_noted = |finding: &Finding| {
            let noted = finding.arguments().get("noted");
            matches!(noted, Some(Argument::Text(noted)) if !noted.is_empty())
                && finding.arguments().get("printed") != Some(&Argument::from("changed"))
        };
        match (errors.next(), errors.next()) {
            (None, _) => (findings.count(Severity::Warning) > 0).then_some(Self::Warnings),
            (Some(error), None) => is_noted(error).then_some(Self::Noted),
            (Some(_), Some(_)) => None,
        }
    }

    pub(super) fn question(self) -> Question {
        match self {
            Self::Noted => Question { ask: "note-question", unanswered: "note-yes-needed" },
            Self::Warnings => Question { ask: "issue-question", unanswered: "issue-yes-needed" },
        }
    }

    pub(super) fn overruled(self, options: IssueOptions) -> IssueOptions {
        match self {
            Self::Noted => IssueOptions { renoting: Renoting::Allowed, ..options },
            Self::Warnings => IssueOptions { on_warnings: OnWarnings::GoOn, ..options },
        }
    }
}

pub(super) fn print(issued: &archive::Issue, path: &Path, mode: RunMode, console: &Console) {
    print_touched(&issued.affected, console);
    let id = match (issued.outcome, mode.is_dry()) {
        (IssueOutcome::Issued, false) => "issued",
        (IssueOutcome::Issued, true) => "would-issue",
        (IssueOutcome::Noted, false) => "noted",
        (IssueOutcome::Noted, true) => "would-note",
        (IssueOutcome::AwaitingNumber, false) => "sent-for-number",
        (IssueOutcome::AwaitingNumber, true) => "would-send-for-number",
        (IssueOutcome::Stamped, false) => "stamped",
        (IssueOutcome::Stamped, true) => "would-stamp",
        (IssueOutcome::Renumbered(_), false) => "renumbered",
        (IssueOutcome::Renumbered(_), true) => "would-renumber",
    };
    let reference = issued.reference.clone().unwrap_or_default();
    let mut values =
        Arguments::from([("set", u64::from(issued.set).into()), ("plan", issued.plan.as_str().into())]);
    if let IssueOutcome::Renumbered(former) = issued.outcome {
        values.insert("former", u64::from(former).into());
    }
    values.insert("document", name(&issued.document, console).into());
    values.insert("reference", reference.into());
    values.insert("path", shown(path).into());
    values.insert("date", written_date(issued.date).into());
    console.info(id, &values);
    if mode.is_dry() {
        print_profile(issued.profile.as_ref(), console);
    }
    for promise in &issued.promises {
        let mut values = Arguments::from([("quota", promise.quota.as_str().into())]);
        values.insert("least", promise.format.argument(promise.least));
        values.insert("total", promise.format.argument(promise.total));
        console.info("issue-promise", &values);
    }
    for path in &issued.files {
        console.info("issued-file", &Arguments::from([("path", shown(path).into())]));
    }
}

/// `12/6/2026`, or as much of it as is known.
pub(super) fn written_date(date: DocumentDate) -> String {
    match date {
        DocumentDate::Day(day) => text::short_date(day.year(), day.month(), day.day()),
        DocumentDate::Month(year, month) => format!("{}/{year}", text::month_digits(month)),
        DocumentDate::Year(year) => year.to_string(),
    }
}

/// Names the profile of a document, and that of the draft where it is another.
fn print_profile(profile: Option<&ProfileChoice>, console: &Console) {
    let Some(ProfileChoice { id, of_draft }) = profile else { return };
    let draft = of_draft.as_deref().unwrap_or_default();
    console
        .info("issue-profile", &Arguments::from([("profile", id.as_str().into()), ("draft", draft.into())]));
}

/// The name of a document in messages.
fn name(document: &DocumentId, console: &Console) -> String {
    console.document_name(document)
}

/// Lists the documents that were issued before and have another text now.
fn print_touched(affected: &[AffectedDocument], console: &Console) {
    if !affected.is_empty() {
        console.info("touched", &Arguments::new());
    }
    let mut shown: Vec<(&AffectedDocument, usize)> = Vec::new();
    for one in affected {
        // Extracts that changed for one reason are listed in one line.
        let is_alike = |other: &AffectedDocument| {
            let folder =
                |one: &AffectedDocument| one.stem.split_once('/').map(|(folder, _)| folder.to_owned());
            folder(one).is_some()
                && (folder(one), one.set, &one.reasons) == (folder(other), other.set, &other.reasons)
        };
        match shown.iter_mut().find(|(other, _)| is_alike(other)) {
            Some((_, count)) => *count += 1,
            None => shown.push((one, 1)),
        }
    }
    for (one, count) in shown {
        let folder = one.stem.split_once('/').map_or("", |(folder, _)| folder);
        let name = if count > 1 { format!("{folder}/ ({count})") } else { one.stem.clone() };
        let mut values = Arguments::from([("document", name.into())]);
        values.insert("set", u64::from(one.set).into());
        values.insert("reasons", console.reasons(&one.reasons).into());
        console.info("touched-document", &values);
    }
}
