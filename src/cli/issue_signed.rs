//! `kehoach issue --signed FILE`: signed copies of what was issued, taken in beside it.

use std::path::PathBuf;

use super::arguments::IssueArguments;
use super::console::Console;
use super::issue::{Stopped, options, print};
use super::status::{FAILED, OK};
use super::{proposal, refresh};
use crate::archive::{IssueOptions, SignedOptions, TakenFile, TakenSigned, take_signed};
use crate::data::shown;
use crate::diag::{Arguments, Findings};
use crate::model::DocumentId;
use crate::pipeline::Engines;
use crate::report::{RunMode, issue_json, taken_json};
use crate::signatures::PdfSignature;
use crate::text;

pub(super) fn run(arguments: &IssueArguments, console: &Console) -> u8 {
    let path = path(arguments);
    let issue = IssueOptions { path: path.clone(), ..options(arguments, console) };
    let mut options = SignedOptions { issue, files: arguments.signed.clone() };
    let mut findings = Findings::default();
    let mut taken = take_signed(&options, &mut findings);
    console.findings(&findings);
    let mode = RunMode::from_dry_run(arguments.dry_run);
    if let Some(stopped) = Stopped::by(&findings).filter(|_| mode == RunMode::Real && taken.is_none())
        && proposal::is_confirmed(&stopped.question(), console)
    {
        options.issue = stopped.overruled(options.issue);
        // What is found was shown before the question.
        taken = take_signed(&options, &mut Findings::default());
    }
    let Some(taken) = taken else {
        console.error("signed-refused", &Arguments::from([("path", shown(&path).into())]));
        return FAILED;
    };
    print_taken(&taken, &path, mode, console);
    if mode == RunMode::Real && taken.noted.is_some() {
        refresh::run(&[&path], &arguments.output, &mut Engines::default(), console);
    }
    OK
}

/// The path of the document that is meant.
fn path(arguments: &IssueArguments) -> PathBuf {
    match &arguments.document {
        Some(document) if *document != DocumentId::PLAN => arguments.path.join(document.file()),
        Some(_) | None => arguments.path.clone(),
    }
}

fn print_taken(taken: &TakenSigned, path: &std::path::Path, mode: RunMode, console: &Console) {
    if let Some(noted) = &taken.noted {
        if console.is_json() {
            console.line(&issue_json(noted, mode));
        } else {
            print(noted, path, mode, console);
        }
    }
    for file in &taken.files {
        if console.is_json() {
            console.line(&taken_json(taken, file));
        } else {
            print_file(file, mode, console);
        }
    }
    if taken.awaits_number {
        let document = console.document_name(&taken.document);
        let values = [
            ("plan", taken.plan.as_str().into()),
            ("document", document.into()),
            ("path", shown(path).into()),
        ];
        console.info("signed-awaits", &Arguments::from(values));
    }
}

fn print_file(file: &TakenFile, mode: RunMode, console: &Console) {
    let id = match (file.was_kept, mode) {
        (true, _) => "signed-kept",
        (false, RunMode::Real) => "signed-taken",
        (false, RunMode::Dry) => "would-take-signed",
    };
    let values = [
        ("path", shown(&file.path).into()),
        ("from", shown(&file.from).into()),
        ("of", file.of.as_str().into()),
        ("set", u64::from(file.set).into()),
    ];
    console.info(id, &Arguments::from(values));
    for signature in &file.signatures.signatures {
        console.info("signed-by", &values_of_signature(signature));
    }
}

/// Who signed and when, as the signature says.
pub(super) fn values_of_signature(signature: &PdfSignature) -> Arguments {
    let time = signature.time.map(|time| {
        let at = time.local();
        format!("{} {:02}:{:02}", text::short_date(at.year(), at.month(), at.day()), at.hour(), at.minute())
    });
    Arguments::from([
        ("name", signature.name.clone().unwrap_or_default().into()),
        ("organization", signature.organization.clone().unwrap_or_default().into()),
        ("time", time.unwrap_or_default().into()),
        ("timestamp", if signature.is_timestamp { "yes" } else { "no" }.into()),
        ("state", signature.state.id().into()),
    ])
}
