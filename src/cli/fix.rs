//! `kehoach check --fix`: shows the safe fixes as a diff, and applies them once they are confirmed.

use std::io::{BufRead, IsTerminal};

use similar::TextDiff;

use super::console::Console;
use crate::data::reason;
use crate::diag::{Arguments, Code, Finding, Findings};
use crate::edits::{FileFix, FileFixes};
use crate::report::fix_json;
use crate::source::Place;

/// How the changes are confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Consent {
    /// Yes, by `--yes`.
    Given,
    /// On the terminal.
    Asked,
}

/// Shows what fixes the findings, and fixes it where that is wanted. What cannot be written is returned.
pub(super) fn run(
    findings: &[Finding],
    paths: &[std::path::PathBuf],
    consent: Consent,
    console: &Console,
) -> Findings {
    let mut fixes = FileFixes::find(findings, paths);
    for fix in &fixes.files {
        show(fix, console);
    }
    let mut failed = std::mem::take(&mut fixes.refused);
    if fixes.files.is_empty() {
        console.info("fix-nothing", &Arguments::new());
    }
    let is_any_to_do = !fixes.files.is_empty() || fixes.has_left_over();
    let is_done = consent == Consent::Given || !fixes.files.is_empty() && is_wanted(console);
    if !is_any_to_do || !is_done {
        return failed;
    }
    let Some(_locks) = fixes.lock(&console.lock_client(), &mut failed) else { return failed };
    for fix in &fixes.files {
        let path = ("path", fix.path().into());
        match fix.write() {
            Ok(()) => {
                console.info("fix-written", &Arguments::from([path, ("findings", fix.findings.into())]));
            }
            Err(error) => {
                let finding = Finding::at(Code::FileUnwritable, &Place::file(fix.path()));
                failed.push(finding.with("reason", reason(&error)));
            }
        }
    }
    failed
}

fn show(fix: &FileFix, console: &Console) {
    let diff = difference(fix.path(), fix.before(), &fix.after);
    if console.is_json() {
        console.line(&fix_json(fix.path(), fix.findings, &diff));
    } else {
        console.line(diff.trim_end());
    }
}

/// The lines of a file that would change, with a line around them.
pub(super) fn difference(path: &str, before: &str, after: &str) -> String {
    TextDiff::from_lines(before, after).unified_diff().context_radius(1).header(path, path).to_string()
}

/// Asks on the terminal. Without a terminal the answer is no.
pub(super) fn is_wanted(console: &Console) -> bool {
    if console.is_json() || !std::io::stdin().is_terminal() {
        console.error("fix-yes-needed", &Arguments::new());
        return false;
    }
    console.error("fix-question", &Arguments::new());
    let mut answer = String::new();
    let is_read = std::io::stdin().lock().read_line(&mut answer).is_ok();
    is_read && matches!(answer.trim().to_lowercase().as_str(), "c" | "có" | "co" | "y" | "yes")
}
