//! `kehoach revise`

use std::path::Path;

use super::arguments::ReviseArguments;
use super::console::Console;
use super::proposal::Question;
use super::status::{FAILED, OK};
use super::{proposal, refresh, revise_many};
use crate::archive::{Cancellation, Revise, ReviseOptions, Revision, cancellation, revise};
use crate::data::shown;
use crate::diag::{Arguments, Findings};
use crate::pipeline::Engines;
use crate::report::revised_json;

pub(super) fn run(arguments: &ReviseArguments, console: &Console) -> u8 {
    if arguments.cancel {
        return cancel(arguments, console);
    }
    let into = match (arguments.replace, arguments.withdraw) {
        (true, _) => Revision::Replacement,
        (_, true) => Revision::Withdrawal,
        (false, false) => Revision::Amendment,
    };
    if let Some(document) = &arguments.document {
        return revise_many::run(arguments, document, into, console);
    }
    let mut findings = Findings::default();
    let (path, is_dry_run) = (arguments.path.clone(), arguments.dry_run);
    let options = ReviseOptions { path, into, is_dry_run, locks: console.lock_client() };
    let revised = revise(&options, &mut findings);
    console.findings(&findings);
    let Some(revised) = revised else { return FAILED };
    if is_dry_run {
        if !console.is_json() {
            let lines = proposal::difference(&shown(&revised.path), &revised.before, &revised.after);
            console.line(lines.trim_end());
        }
        console.info("would-revise", &set_values(&revised.path, revised.set));
        return OK;
    }
    print(&revised, into, console);
    refresh::run(&[&arguments.path], &arguments.output, &mut Engines::default(), console);
    OK
}

pub(super) fn print(revised: &Revise, into: Revision, console: &Console) {
    if console.is_json() {
        let into = match into {
            Revision::Amendment => "amendment",
            Revision::Replacement => "replacement",
            Revision::Withdrawal => "withdrawal",
        };
        console.line(&revised_json(&revised.path, revised.set, into));
    }
    let id = if into == Revision::Withdrawal { "withdrawn" } else { "revised" };
    console.info(id, &set_values(&revised.path, revised.set));
}

/// A file and a set, for messages.
fn set_values(path: &Path, set: u32) -> Arguments {
    Arguments::from([("path", shown(path).into()), ("set", u64::from(set).into())])
}

/// The question whether changes are to be thrown away.
const TAKE_BACK: Question = Question { ask: "cancel-question", unanswered: "cancel-yes-needed" };

/// Takes a revision back. What was changed since the document was opened again is shown, and lost only where that is wanted.
fn cancel(arguments: &ReviseArguments, console: &Console) -> u8 {
    let mut findings = Findings::default();
    let locks = (!arguments.dry_run).then(|| console.lock_client());
    let cancellation = cancellation(&arguments.path, locks.as_ref(), &mut findings);
    console.findings(&findings);
    let Some(cancellation) = cancellation else { return FAILED };
    if arguments.dry_run {
        show(&cancellation, console);
        console.info("would-cancel-revision", &set_values(&cancellation.path, cancellation.set));
        return OK;
    }
    if cancellation.loses_changes {
        show(&cancellation, console);
        if !arguments.yes && !proposal::is_confirmed(&TAKE_BACK, console) {
            return FAILED;
        }
    }
    let (path, set) = (cancellation.path.clone(), cancellation.set);
    let mut findings = Findings::default();
    let is_done = cancellation.put(&mut findings);
    console.findings(&findings);
    if !is_done {
        return FAILED;
    }
    if console.is_json() {
        console.line(&revised_json(&path, set, "cancellation"));
    }
    console.info("revision-canceled", &set_values(&path, set));
    refresh::run(&[&arguments.path], &arguments.output, &mut Engines::default(), console);
    OK
}

fn show(cancellation: &Cancellation, console: &Console) {
    for file in cancellation.files.iter().filter(|_| !console.is_json()) {
        let before = file.before.as_deref().unwrap_or_default();
        console.line(proposal::difference(&shown(&file.path), before, &file.after).trim_end());
    }
}
