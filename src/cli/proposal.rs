//! Changes of people's files at the terminal: shown as a diff, asked about, written. `check --fix` changes files so, and
//! every command that writes what it read elsewhere into people's files is to.

use std::io::BufRead;
use std::path::Path;

use similar::TextDiff;

use super::console::Console;
use super::status::{FAILED, OK};
use crate::data::reason;
use crate::diag::{Arguments, Code, Finding, Findings, Severity};
use crate::edits::{Proposal, ProposedFile};
use crate::source::Place;

/// How the changes are confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Consent {
    /// Yes, by `--yes`.
    Given,
    /// On the terminal.
    Asked,
    /// No: the changes are only shown.
    Withheld,
}

impl Consent {
    /// As `--dry-run` and `--yes` have it.
    pub(super) fn from_arguments(is_dry_run: bool, is_given: bool) -> Self {
        match (is_dry_run, is_given) {
            (true, _) => Self::Withheld,
            (false, true) => Self::Given,
            (false, false) => Self::Asked,
        }
    }
}

impl ProposalEnd {
    /// Whether the data have now what was proposed.
    pub(super) fn is_made(&self, consent: Consent) -> bool {
        self.is_done && consent != Consent::Withheld && !self.failed.has_errors()
    }

    /// Prints what could not be written; the exit status of the command.
    pub(super) fn report(&self, console: &Console) -> u8 {
        console.findings(&self.failed);
        if self.failed.has_errors() || !self.is_done { FAILED } else { OK }
    }
}

/// What a command read elsewhere for people's files, with what it found printed; none where errors keep it from them, of
/// which a message tells how many there are.
pub(super) fn read_for<T>(
    refused: &'static str,
    console: &Console,
    read: impl FnOnce(&mut Findings) -> Option<T>,
) -> Option<T> {
    let mut findings = Findings::default();
    let found = read(&mut findings);
    // Equal ones are counted once.
    findings.put_in_order();
    console.findings(&findings);
    if found.is_none() {
        let errors = findings.count(Severity::Error);
        console.error(refused, &Arguments::from([("errors", errors.into())]));
    }
    found
}

/// How the changes ended.
pub(super) struct ProposalEnd {
    /// What could not be written.
    pub(super) failed: Findings,
    /// Whether nothing that was wanted is left to be done.
    pub(super) is_done: bool,
}

/// The words with which a command asks whether changes are to be made.
pub(super) struct Question {
    /// The message that asks.
    pub(super) ask: &'static str,
    /// The message where there is no terminal to answer at, and the arguments do not say yes.
    pub(super) unanswered: &'static str,
}

/// The question of a command that shows the changes of files and has no words of its own.
pub(super) const MAKE_CHANGES: Question = Question { ask: "fix-question", unanswered: "fix-yes-needed" };

/// The words of a command for its changes.
pub(super) struct ProposalWords {
    /// The question whether they are to be made.
    pub(super) question: Question,
    /// The message where nothing is to be changed.
    pub(super) nothing: &'static str,
    /// The message about a file that was written, with its `path` and how many changes were made.
    pub(super) written: &'static str,
    /// The name of the count in that message.
    pub(super) count: &'static str,
    /// A file of the proposal with its diff as one line of JSON.
    pub(super) json: fn(&ProposedFile, &str) -> String,
}

/// Shows what is proposed, and writes it where that is wanted.
pub(super) fn run(
    mut proposal: Proposal,
    words: &ProposalWords,
    consent: Consent,
    console: &Console,
) -> ProposalEnd {
    for file in &proposal.files {
        show(file, words, console);
    }
    let mut failed = std::mem::take(&mut proposal.refused);
    if proposal.files.is_empty() {
        console.info(words.nothing, &Arguments::new());
    }
    let is_any = !proposal.files.is_empty();
    let is_wanted = match consent {
        Consent::Given => is_any || proposal.has_left_over(),
        Consent::Asked => is_any && is_confirmed(&words.question, console),
        Consent::Withheld => false,
    };
    if is_wanted {
        write(&proposal, words, console, &mut failed);
    }
    ProposalEnd { failed, is_done: is_wanted || !is_any || consent == Consent::Withheld }
}

fn write(proposal: &Proposal, words: &ProposalWords, console: &Console, failed: &mut Findings) {
    let Some(_locks) = proposal.lock(&console.lock_client(), failed) else { return };
    for file in &proposal.files {
        let path = ("path", file.path().into());
        match file.write() {
            Ok(()) => {
                console.output_line(Path::new(file.path()));
                let count = (words.count, file.changes.into());
                let name = Path::new(file.path()).file_stem().unwrap_or_default().to_string_lossy();
                let file = ("file", name.into_owned().into());
                console.info(words.written, &Arguments::from([path, count, file]));
            }
            Err(error) => {
                let finding = Finding::at(Code::FileUnwritable, &Place::file(file.path()));
                failed.push(finding.with("reason", reason(&error)));
            }
        }
    }
}

fn show(file: &ProposedFile, words: &ProposalWords, console: &Console) {
    let diff = difference(file.path(), file.before(), &file.after);
    if console.is_json() {
        console.line(&(words.json)(file, &diff));
    } else {
        console.line(diff.trim_end());
    }
}

/// The lines of a file that would change, with a line around them.
pub(super) fn difference(path: &str, before: &str, after: &str) -> String {
    TextDiff::from_lines(before, after).unified_diff().context_radius(1).header(path, path).to_string()
}

/// Asks on the terminal. Without a terminal the answer is no.
pub(super) fn is_confirmed(question: &Question, console: &Console) -> bool {
    if !console.is_answered() {
        console.error(question.unanswered, &Arguments::new());
        return false;
    }
    console.error(question.ask, &Arguments::new());
    let mut answer = String::new();
    let is_read = std::io::stdin().lock().read_line(&mut answer).is_ok();
    is_read && matches!(answer.trim().to_lowercase().as_str(), "c" | "có" | "co" | "y" | "yes")
}
