//! Output of the commands: results to stdout, findings and messages about the run to stderr.

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::Path;

use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice as Colours};
use clap::ColorChoice;

use super::alike::AlikeFindings;
use super::arguments::Common;
use super::finding_groups::FindingGroups;
use crate::corrections::Correction;
use crate::data::shown;
use crate::diag::{Arguments, Finding, Findings, Severity};
use crate::model::DocumentId;
use crate::pipeline::{Compared, Reason};
use crate::pipeline::{LockClient, LockHolder};
use crate::report::{
    Catalogue, Event, JsonFormat, Language, PlanCounts, Summary, Terminal, as_first_format, comparison_json,
    comparison_text, correction_text, finding_json, output_json, summary_json, text_json,
};

/// The two output streams, with the language and the amount of output that the arguments ask for.
pub(super) struct Console {
    catalogue: Catalogue,
    colours: Colours,
    is_quiet: bool,
    json: Option<JsonFormat>,
    /// What was printed so far, for the summary of JSON lines.
    summary: RefCell<Summary>,
    shows_accepted: bool,
    /// The findings of plans so far, where equal ones are shown once.
    groups: RefCell<Option<FindingGroups>>,
    /// The command line of this run.
    command: String,
    /// The error of the last line of results that could not be written.
    lost: RefCell<Option<std::io::Error>>,
    /// The lines so far of a run that prints nothing: they are handed over at its end.
    kept: Option<RefCell<String>>,
}

impl Console {
    /// The console of a run with these arguments, the first of which is its own name.
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
            json: common.json,
            summary: RefCell::default(),
            shows_accepted: false,
            groups: RefCell::default(),
            command: command(arguments),
            lost: RefCell::new(None),
            kept: None,
        }
    }

    /// The console of a run whose lines are kept, for the page of a browser.
    pub(super) fn keeping(common: &Common, arguments: &[OsString]) -> Self {
        Self { kept: Some(RefCell::default()), colours: Colours::Never, ..Self::new(common, arguments) }
    }

    /// The lines that were kept.
    pub(super) fn into_lines(self) -> Vec<String> {
        let kept = self.kept.map(RefCell::into_inner).unwrap_or_default();
        kept.lines().map(str::to_owned).collect()
    }

    /// Whether its lines are kept rather than printed.
    pub(super) fn is_kept(&self) -> bool {
        self.kept.is_some()
    }

    /// Whether somebody is there to answer a question.
    pub(super) fn is_answered(&self) -> bool {
        self.kept.is_none() && !self.is_json() && std::io::stdin().is_terminal()
    }

    /// The client with which this run takes locks; it reports when it waits for another run.
    pub(super) fn lock_client(&self) -> LockClient {
        if self.kept.is_some() {
            return LockClient::new(&self.command, |_, _| {});
        }
        let language = self.language();
        let colours = self.colours;
        LockClient::new(&self.command, move |lock, holder| {
            let catalogue = Catalogue::new(language);
            let said = catalogue.say("waiting-for-run", &holder_arguments(lock, holder));
            write_stderr(&format!("{said}\n"), colours);
        })
    }

    /// Shows accepted findings too, which are hidden by default.
    pub(super) fn show_accepted(&mut self) {
        self.shows_accepted = true;
    }

    pub(super) fn language(&self) -> Language {
        self.catalogue.language()
    }

    /// Whether the command line names a language.
    pub(super) fn is_language_chosen(&self) -> bool {
        self.command.split(' ').any(|word| word == "--lang" || word.starts_with("--lang="))
    }

    pub(super) fn is_json(&self) -> bool {
        self.json.is_some()
    }

    /// Whether lines of JSON have the names of the first format.
    pub(super) fn is_first_format(&self) -> bool {
        self.json == Some(JsonFormat::First)
    }

    /// Keeps what was done with plans, for the summary of JSON lines.
    pub(super) fn count_plans(&self, plans: PlanCounts) {
        self.summary.borrow_mut().plans = Some(plans);
    }

    /// Ends the lines of JSON with their summary.
    pub(super) fn end(&self, command: &str, status: u8) {
        if self.is_json() {
            let summary = self.summary.take();
            self.print(&summary_json(command, status, &summary));
        }
    }

    /// Prints a text on stdout, in one piece: under `--json` as one line.
    pub(super) fn text(&self, text: &str) {
        if self.is_json() { self.line(&text_json(text)) } else { self.line(text.trim_end()) }
    }

    /// Prints a message of the catalogue on stdout; not under `-q` or `--json`.
    pub(super) fn info(&self, id: &str, arguments: &Arguments) {
        if self.shows_messages() {
            self.line(&self.catalogue.say(id, arguments));
        }
    }

    /// Prints a message of the catalogue on stderr, under `-q` too; not under `--json`.
    pub(super) fn error(&self, id: &str, arguments: &Arguments) {
        if !self.is_json() {
            self.write_error(&format!("{}\n", self.catalogue.say(id, arguments)));
        }
    }

    /// A message of the catalogue as text.
    pub(super) fn message(&self, id: &str, arguments: &Arguments) -> String {
        self.catalogue.say(id, arguments)
    }

    /// The name of a document that is issued on its own, as text.
    pub(super) fn document_name(&self, document: &DocumentId) -> String {
        crate::report::document_name(&self.catalogue, document)
    }

    /// Whether more than results and findings is printed.
    pub(super) fn shows_messages(&self) -> bool {
        !self.is_quiet && !self.is_json()
    }

    /// The reasons why a document is stale, as text.
    pub(super) fn reasons(&self, reasons: &[Reason]) -> String {
        crate::report::reasons(&self.catalogue, reasons)
    }

    /// A paragraph that a Word file changes, as text.
    pub(super) fn correction(&self, correction: &Correction) -> String {
        correction_text(&self.catalogue, correction)
    }

    /// Prints the changes between two versions.
    pub(super) fn comparison(&self, compared: &Compared) {
        let lines = if self.is_json() {
            comparison_json(compared)
        } else {
            comparison_text(&self.catalogue, compared)
        };
        for line in &lines {
            self.line(line);
        }
    }

    /// Prints a line of results on stdout.
    pub(super) fn line(&self, line: &str) {
        self.summary.borrow_mut().results += 1;
        self.print(line);
    }

    /// Prints a line on stdout, under `--json=1` with its names.
    fn print(&self, line: &str) {
        let first = if self.is_first_format() { as_first_format(line) } else { Some(line.to_owned()) };
        let Some(line) = first else { return };
        if let Some(kept) = &self.kept {
            kept.borrow_mut().extend([strip_str(&line).to_string().as_str(), "\n"]);
            return;
        }
        let written = writeln!(AutoStream::new(std::io::stdout(), self.colours), "{line}");
        // A reader that closed the pipe (`| head`) needs no more lines.
        if let Err(error) = written
            && error.kind() != std::io::ErrorKind::BrokenPipe
        {
            self.lost.replace(Some(error));
        }
    }

    /// Reports lines of results that could not be written, as on a full disk; returns whether there were any.
    pub(super) fn report_lost_lines(&self) -> bool {
        let lost = self.lost.take();
        if let Some(error) = &lost {
            let arguments = Arguments::from([("reason", error.to_string().into())]);
            self.write_error(&format!("{}\n", self.catalogue.say("results-lost", &arguments)));
        }
        lost.is_some()
    }

    /// Prints the line of JSON of a file that was written, of no plan in particular.
    pub(super) fn output_line(&self, path: &Path) {
        if self.is_json() {
            self.line(&output_json(Event::Written, "", &shown(path), None));
        }
    }

    /// Reports a file of no plan that was written.
    pub(super) fn written(&self, path: &Path) {
        self.output_line(path);
        self.info("new-written", &Arguments::from([("path", shown(path).into())]));
    }

    /// Prints findings in the order of their places, equal ones once: drawn on stderr, or as lines of JSON on stdout.
    pub(super) fn findings(&self, findings: &Findings) {
        let findings = in_order(findings);
        if self.is_json() {
            for finding in &findings {
                self.finding(finding);
            }
        } else {
            for alike in &AlikeFindings::from_findings(&findings) {
                self.alike(alike);
            }
        }
    }

    /// Shows equal findings of many plans once, unless all are asked for.
    pub(super) fn group_findings(&self, shows_all: bool) {
        self.groups.replace((!shows_all).then(FindingGroups::default));
    }

    /// Prints the findings of a plan: of those that another plan had as well only where they are, at the end.
    pub(super) fn plan_findings(&self, plan: &str, findings: &Findings) {
        if self.is_json() {
            self.findings(findings);
            return;
        }
        for alike in AlikeFindings::from_findings(&in_order(findings)) {
            let is_shown = |groups: &mut FindingGroups| groups.is_shown(plan, alike.first);
            if self.groups.borrow_mut().as_mut().is_none_or(is_shown) {
                self.alike(&alike);
            }
        }
    }

    /// Says how often findings were left out that say what another said, and where.
    pub(super) fn end_groups(&self) {
        for group in self.groups.take().map(FindingGroups::left_out).unwrap_or_default() {
            let mut places = group.places.join(", ");
            if group.count > group.places.len() {
                places += ", …";
            }
            let values =
                [("code", group.code.into()), ("count", group.count.into()), ("places", places.into())];
            self.error("found-again", &Arguments::from(values));
        }
    }

    /// Prints one finding; an accepted one only under `--json` or where accepted ones are asked for.
    pub(super) fn finding(&self, finding: &Finding) {
        if self.is_json() {
            self.count(finding);
            self.print(&finding_json(&self.catalogue, finding));
            return;
        }
        self.draw(finding, None);
    }

    /// Prints one finding with the lines of those that have its cause.
    fn alike(&self, alike: &AlikeFindings<'_>) {
        let values = [("count", alike.count().into()), ("lines", alike.lines().into())];
        let note = (alike.count() > 0).then(|| self.catalogue.say("alike", &Arguments::from(values)));
        self.draw(alike.first, note.as_deref());
    }

    fn draw(&self, finding: &Finding, note: Option<&str>) {
        let is_unasked = self.is_quiet && finding.severity() == Severity::Note;
        if is_unasked || finding.accepted().is_some() && !self.shows_accepted {
            return;
        }
        let drawn = Terminal::new(&self.catalogue).draw_with(finding, note);
        self.write_error(&format!("{drawn}\n\n"));
    }

    /// Counts a finding for the summary of JSON lines.
    fn count(&self, finding: &Finding) {
        let mut summary = self.summary.borrow_mut();
        let count = match (finding.accepted(), finding.severity()) {
            (Some(_), _) => &mut summary.accepted,
            (None, Severity::Error) => &mut summary.errors,
            (None, Severity::Warning) => &mut summary.warnings,
            (None, Severity::Note) => &mut summary.notes,
        };
        *count += 1;
    }

    /// Writes lines to stderr.
    fn write_error(&self, lines: &str) {
        if let Some(kept) = &self.kept {
            kept.borrow_mut().push_str(&strip_str(lines).to_string());
            return;
        }
        write_stderr(lines, self.colours);
    }
}

fn write_stderr(lines: &str, colours: Colours) {
    let stderr = std::io::stderr();
    let colours = match colours {
        Colours::Auto => AutoStream::choice(&stderr),
        chosen => chosen,
    };
    // If stderr is closed, there is no stream left to report it on.
    let _ = match colours {
        // In one piece: a stream that strips colours writes each part between two of them by itself, and parts of
        // several processes would mix.
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

/// Findings in the order of their places, equal ones once.
fn in_order(findings: &Findings) -> Findings {
    let mut findings = findings.clone();
    findings.put_in_order();
    findings
}
