//! Where words go: results to stdout, findings and talk to stderr.

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice as Colours};
use clap::ColorChoice;

use super::arguments::Common;
use crate::build::{Compared, Reason};
use crate::build::{LockClient, LockHolder};
use crate::data::shown;
use crate::diag::{Arguments, Finding, Findings, Severity};
use crate::report::{Catalogue, Language, Terminal, comparison_json, comparison_text, finding_json};

/// The two streams of the terminal, and the language that is spoken on them.
pub(super) struct Screen {
    catalogue: Catalogue,
    colours: Colours,
    is_quiet: bool,
    is_json: bool,
    shows_accepted: bool,
    /// What this run was started as.
    command: String,
    /// Why results could not be written, if so.
    lost: RefCell<Option<std::io::Error>>,
}

impl Screen {
    /// For a run with these arguments, the first of which is its own name.
    pub(super) fn new(common: &Common, arguments: &[OsString]) -> Self {
        let colours = match common.color {
            ColorChoice::Auto => Colours::Auto,
            ColorChoice::Always => Colours::Always,
            ColorChoice::Never => Colours::Never,
        };
        let language = common.lang.unwrap_or(Language::Vietnamese);
        Self {
            catalogue: Catalogue::new(language),
            colours,
            is_quiet: common.quiet,
            is_json: common.json,
            shows_accepted: false,
            command: command(arguments),
            lost: RefCell::new(None),
        }
    }

    /// What this run is as it takes locks: one that waits for another says so.
    pub(super) fn lock_client(&self) -> LockClient {
        let language = self.language();
        let colours = self.colours;
        LockClient::new(&self.command, move |lock, holder| {
            let catalogue = Catalogue::new(language);
            let said = catalogue.say("waiting-for-run", &holder_arguments(lock, holder));
            write_stderr(&format!("{said}\n"), colours);
        })
    }

    /// Shows accepted findings too.
    pub(super) fn show_accepted(&mut self) {
        self.shows_accepted = true;
    }

    pub(super) fn language(&self) -> Language {
        self.catalogue.language()
    }

    pub(super) fn is_json(&self) -> bool {
        self.is_json
    }

    /// A message of the catalogue as a line of results; silent under `-q`.
    pub(super) fn say(&self, id: &str, arguments: &Arguments) {
        if self.is_talkative() {
            self.line(&self.catalogue.say(id, arguments));
        }
    }

    /// A message of the catalogue on stderr, even under `-q`.
    pub(super) fn complain(&self, id: &str, arguments: &Arguments) {
        if !self.is_json {
            self.complaint(&format!("{}\n", self.catalogue.say(id, arguments)));
        }
    }

    /// A word of the catalogue.
    pub(super) fn word(&self, id: &str, arguments: &Arguments) -> String {
        self.catalogue.say(id, arguments)
    }

    /// Whether there is room for more than results and findings.
    pub(super) fn is_talkative(&self) -> bool {
        !self.is_quiet && !self.is_json
    }

    /// Why a document is made, in words.
    pub(super) fn reasons(&self, reasons: &[Reason]) -> String {
        crate::report::reasons(&self.catalogue, reasons)
    }

    /// What changed between two versions.
    pub(super) fn comparison(&self, compared: &Compared) {
        let lines =
            if self.is_json { comparison_json(compared) } else { comparison_text(&self.catalogue, compared) };
        for line in &lines {
            self.line(line);
        }
    }

    /// A line of results as it is.
    pub(super) fn line(&self, line: &str) {
        let written = writeln!(AutoStream::new(std::io::stdout(), self.colours), "{line}");
        // A reader that has gone (`| head`) has what it wanted.
        if let Err(error) = written
            && error.kind() != std::io::ErrorKind::BrokenPipe
        {
            self.lost.replace(Some(error));
        }
    }

    /// Tells that lines of results were lost, as on a full disk; whether some were.
    pub(super) fn tell_of_lost(&self) -> bool {
        let lost = self.lost.take();
        if let Some(error) = &lost {
            let arguments = Arguments::from([("reason", error.to_string().into())]);
            self.complaint(&format!("{}\n", self.catalogue.say("results-lost", &arguments)));
        }
        lost.is_some()
    }

    /// Findings: drawn on stderr, or lines of JSON on stdout.
    pub(super) fn findings(&self, findings: &Findings) {
        for finding in findings {
            self.finding(finding);
        }
    }

    /// One finding; an accepted one only where lines are read by programs, or on demand.
    pub(super) fn finding(&self, finding: &Finding) {
        if self.is_json {
            self.line(&finding_json(&self.catalogue, finding));
            return;
        }
        let is_unasked = self.is_quiet && finding.severity() == Severity::Note;
        if is_unasked || finding.accepted().is_some() && !self.shows_accepted {
            return;
        }
        let drawn = Terminal::new(&self.catalogue, true).draw(finding);
        self.complaint(&format!("{drawn}\n\n"));
    }

    /// Lines on stderr.
    fn complaint(&self, lines: &str) {
        write_stderr(lines, self.colours);
    }
}

fn write_stderr(lines: &str, colours: Colours) {
    let stderr = std::io::stderr();
    let colours = match colours {
        Colours::Auto => AutoStream::choice(&stderr),
        chosen => chosen,
    };
    // Nobody is left to tell that stderr is gone.
    let _ = match colours {
        // In one piece: a stream that takes colours out writes what stands between them, bit by bit.
        Colours::Never => stderr.lock().write_all(strip_str(lines).to_string().as_bytes()),
        colours => AutoStream::new(stderr, colours).write_all(lines.as_bytes()),
    };
}

/// The command as it was typed: `kehoach issue data/ke-hoach-2026`.
fn command(arguments: &[OsString]) -> String {
    let arguments = arguments.iter().skip(1).map(|argument| argument.to_string_lossy());
    std::iter::once("kehoach".into()).chain(arguments).collect::<Vec<_>>().join(" ")
}

/// Who holds a lock, for the catalogue.
fn holder_arguments(lock: &Path, holder: &LockHolder) -> Arguments {
    let text = |text: &Option<String>| text.clone().unwrap_or_default().into();
    let process = holder.process.map(|process| process.to_string());
    Arguments::from([
        ("lock", shown(lock).into()),
        ("process", text(&process)),
        ("command", text(&holder.command)),
        ("user", text(&holder.user)),
        ("machine", text(&holder.machine)),
    ])
}
