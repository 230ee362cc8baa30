//! `kehoach check --fix`: what is safe to mend is shown, and mended on a yes.

use std::io::{BufRead, IsTerminal};

use similar::TextDiff;

use super::screen::Screen;
use crate::build::{Mend, mends};
use crate::data::reason;
use crate::diag::{Arguments, Code, Finding, Findings};
use crate::report::mend_json;
use crate::source::Place;

/// Whether people are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Consent {
    /// Yes, by `--yes`.
    Given,
    /// On the terminal.
    Asked,
}

/// Shows what mends the findings, and mends it where that is wanted. What cannot be written is returned.
pub(super) fn run(
    findings: &[Finding],
    paths: &[std::path::PathBuf],
    consent: Consent,
    screen: &Screen,
) -> Findings {
    let mut mends = mends(findings, paths);
    for mend in &mends.files {
        show(mend, screen);
    }
    let mut failed = std::mem::take(&mut mends.refused);
    if mends.files.is_empty() {
        screen.say("fix-nothing", &Arguments::new());
    }
    let is_any_to_do = !mends.files.is_empty() || mends.has_left_over();
    let is_done = consent == Consent::Given || !mends.files.is_empty() && is_wanted(screen);
    if !is_any_to_do || !is_done {
        return failed;
    }
    let Some(_locks) = mends.lock(&screen.lock_client(), &mut failed) else { return failed };
    for mend in &mends.files {
        let path = ("path", mend.path().into());
        match mend.write() {
            Ok(()) => screen.say("fix-written", &Arguments::from([path, ("findings", mend.findings.into())])),
            Err(error) => {
                let finding = Finding::at(Code::FileUnwritable, &Place::file(mend.path()));
                failed.push(finding.with("reason", reason(&error)));
            }
        }
    }
    failed
}

fn show(mend: &Mend, screen: &Screen) {
    let diff = TextDiff::from_lines(mend.before(), &mend.after);
    let diff = diff.unified_diff().context_radius(1).header(mend.path(), mend.path()).to_string();
    if screen.is_json() {
        screen.line(&mend_json(mend.path(), mend.findings, &diff));
    } else {
        screen.line(diff.trim_end());
    }
}

/// Asks; where nobody can answer, the answer is no.
fn is_wanted(screen: &Screen) -> bool {
    if screen.is_json() || !std::io::stdin().is_terminal() {
        screen.complain("fix-yes-needed", &Arguments::new());
        return false;
    }
    screen.complain("fix-question", &Arguments::new());
    let mut answer = String::new();
    let is_read = std::io::stdin().lock().read_line(&mut answer).is_ok();
    is_read && matches!(answer.trim().to_lowercase().as_str(), "c" | "có" | "co" | "y" | "yes")
}
