//! Issuing a document: a number, a date, and a set that nobody changes any more.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::freeze::{Freezing, Prepared};
use super::opened::Opened;
use super::pending::{self, Pending};
use super::touched::{Touched, touched};
use crate::build::plan::unwritable;
use crate::build::project::Workshop;
use crate::build::shelf::Failed;
use crate::build::write::{beside, replace};
use crate::check::term;
use crate::data::{Editor, Register, Registered, Target, issued_sets, read_source, set_folder, shown};
use crate::diag::{Code, Finding, Findings};
use crate::disk::StagedFile;
use crate::model::{CitedNumber, Document, DocumentDate, DocumentId, IssuedSet, Plan};
use crate::source::{Place, Source};

/// What is issued, and as what.
#[derive(Clone, Debug)]
pub struct IssueOptions {
    /// The plan's folder, or the file of another of its documents.
    pub path: PathBuf,
    /// The number; none where the data have it, or where it is written by hand.
    pub number: Option<NumberWish>,
    /// The date; none where the data have it.
    pub date: Option<Date>,
    /// The first year of the congress term, where the date does not tell it.
    pub term: Option<u32>,
    /// Whether it is only told what would be issued.
    pub is_dry_run: bool,
}

/// Which number is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWish {
    /// This one.
    Given(u32),
    /// The next of the register.
    Next,
}

/// What was issued, or would be.
#[derive(Debug)]
pub struct Issue {
    /// The plan's id.
    pub plan: String,
    /// Which of its documents.
    pub document: DocumentId,
    /// The set's number.
    pub set: u32,
    /// The number as it is cited: `85-KH/ĐU`; none where it is written by hand.
    pub reference: Option<String>,
    /// The date.
    pub date: Date,
    /// The PDFs that are kept.
    pub files: Vec<PathBuf>,
    /// The documents, of this set and others, that say something else than when they were issued last.
    pub touched: Vec<Touched>,
}

/// Issues a document. `None` where something keeps it from being issued; what, is among the findings.
pub fn issue(options: &IssueOptions, findings: &mut Findings) -> Option<Issue> {
    let opened = Opened::of(&options.path, findings)?;
    let document = opened.document(findings)?;
    let (target, plan) = (&opened.target, &opened.plan);
    let by_hand = plan.standing_set(target.document()).filter(|set| set.citation.number.is_none());
    match by_hand {
        Some(set) if options.number.is_some() && document.header.number.is_none() => {
            let source = read_source(&target.file(), findings)?;
            let draft = Draft { target, plan, document, source, set: set.set };
            draft.note_number(options, set.date, findings)
        }
        _ => Draft::of(target, plan, document, findings)?.issue(options, findings),
    }
}

/// A document that is to be issued.
struct Draft<'a> {
    target: &'a Target,
    plan: &'a Plan,
    document: &'a Document,
    /// Its own file; empty where a model alone says what it says.
    source: Arc<Source>,
    set: u32,
}

impl<'a> Draft<'a> {
    fn of(
        target: &'a Target,
        plan: &'a Plan,
        document: &'a Document,
        findings: &mut Findings,
    ) -> Option<Self> {
        let path = target.file();
        if let Some(set) = plan.standing_set(target.document()) {
            let place = document.set.as_ref().map_or(&document.header.places.date, |set| &set.place);
            let finding = Finding::at(Code::AlreadyIssued, place).with("set", u64::from(set.set));
            findings.push(finding.with("folder", shown(&set.folder)));
            return None;
        }
        let empty = || Some(Source::new(shown(&path), "format: 1\n"));
        let source = if path.is_file() { read_source(&path, findings) } else { empty() }?;
        let set = issued_sets(&target.folder).last().map_or(1, |last| last + 1);
        Some(Self { target, plan, document, source, set })
    }

    fn issue(&self, options: &IssueOptions, findings: &mut Findings) -> Option<Issue> {
        let date = options.date.or(self.document.header.date.full());
        let Some(date) = date else {
            let place = &self.document.header.places.date;
            let finding = Finding::at(Code::IssuedIncomplete, place).with("key", "date");
            findings.push(finding.with("by", "command"));
            return None;
        };
        let register = Register::read(&self.target.folder.root, findings)?;
        let entry = self.entry(options, (&register, date), findings)?;
        let number = entry.as_ref().map(|entry| entry.number);
        let text = self.text(number, date).or_else(|| {
            findings.push(Finding::at(Code::FileUnchangeable, &Place::file(self.source.path())));
            None
        })?;
        let workshop = Workshop::open(&self.target.project, 1, findings)?;
        let touched = touched((self.plan, &self.target.folder), self.target.document(), &workshop);
        let freezing = Freezing { target: self.target, plan: self.plan, set: self.set, text: &text };
        let prepared = freezing.prepare(findings)?;
        let place = set_folder(&self.target.folder, self.set);
        let names = prepared.record.documents.values().flat_map(|record| record.files.keys());
        let issue = Issue {
            plan: self.plan.id.clone(),
            document: self.target.document(),
            set: self.set,
            reference: number.map(|number| reference(number, &self.document.header.symbol)),
            date,
            files: names.map(|name| place.join(name)).collect(),
            touched,
        };
        if options.is_dry_run {
            prepared.set.discard();
            return Some(issue);
        }
        let entry =
            entry.map(|entry| Registered { title: Some(prepared.record.head.title.clone()), ..entry });
        let register = entry.map(|entry| register.with(&entry).map(|text| (register.path(), text)));
        let register = register.transpose().map_err(|finding| findings.push(*finding)).ok()?;
        let written = self.put(prepared, register, &text);
        written.map_err(|(path, error)| findings.push(unwritable(&path, &error))).ok().map(|()| issue)
    }

    /// Notes the number of a document that was issued before its number was known: in the register and in the data.
    /// What was issued stays as it is.
    fn note_number(&self, options: &IssueOptions, date: Date, findings: &mut Findings) -> Option<Issue> {
        let register = Register::read(&self.target.folder.root, findings)?;
        let entry = self.entry(options, (&register, date), findings)??;
        let mut editor = Editor::of(&self.source).ok();
        if let Some(editor) = &mut editor {
            editor.set("number", &entry.number.to_string(), &BEFORE_NUMBER);
        }
        let Some(text) = editor.and_then(|editor| editor.finish().ok()) else {
            findings.push(Finding::at(Code::FileUnchangeable, &Place::file(self.source.path())));
            return None;
        };
        let issue = Issue {
            plan: self.plan.id.clone(),
            document: self.target.document(),
            set: self.set,
            reference: Some(reference(entry.number, &entry.symbol)),
            date,
            files: Vec::new(),
            touched: Vec::new(),
        };
        if options.is_dry_run {
            return Some(issue);
        }
        let files = [(register.path().to_path_buf(), register.with(&entry)), (self.target.file(), Ok(text))];
        for (path, text) in files {
            let text = text.map_err(|finding| findings.push(*finding)).ok()?;
            let written = replace(&path, text.as_bytes());
            written.map_err(|error| findings.push(unwritable(&path, &error))).ok()?;
        }
        Some(issue)
    }

    /// The three renames.
    fn put(
        &self,
        prepared: Prepared,
        register: Option<(&std::path::Path, String)>,
        text: &str,
    ) -> Failed<()> {
        let folder = &self.target.folder;
        let pending = Pending::of(&folder.path, self.target.document().file(), text);
        pending.note(&prepared.set)?;
        // All that takes room is written before anything is renamed.
        let working = pending.ready(&folder.path)?;
        let register = register.map(|(path, text)| {
            let ready = beside(path, text.as_bytes());
            (path.to_path_buf(), ready)
        });
        if let Some((path, ready)) = register {
            ready.and_then(StagedFile::put).map_err(|error| (path, error))?;
        }
        let place = set_folder(folder, self.set);
        prepared.set.put().map_err(|error| (place, error))?;
        // From here on it is issued; what is left to do, the next run would do as well.
        working.put().map_err(|error| (self.target.file(), error))?;
        pending::strike(&folder.path, self.set)
    }

    /// What the register is to say of it; the inner `None` where its number is written by hand.
    #[expect(clippy::option_option, reason = "no number is not the same as a number that cannot be given")]
    fn entry(
        &self,
        options: &IssueOptions,
        (register, date): (&Register, Date),
        findings: &mut Findings,
    ) -> Option<Option<Registered>> {
        let header = &self.document.header;
        let wish = options.number.or(header.number.map(NumberWish::Given));
        let Some(wish) = wish else { return Some(None) };
        let place = header.places.number.as_ref().unwrap_or(&header.places.symbol);
        let of_date = term(&header.symbol, DocumentDate::Day(date)).and_then(|year| u32::try_from(year).ok());
        let Some(term) = options.term.or(of_date) else {
            findings.push(Finding::at(Code::TermUnknown, place).with("date", date.to_string()));
            return None;
        };
        let of = Some((self.plan.id.clone(), self.target.document().to_string(), self.set));
        let entry = Registered {
            issuer: header.issuer.name.written().to_owned(),
            symbol: header.symbol.clone(),
            term,
            number: 0,
            date: Some(date),
            title: None,
            of,
        };
        let number = match wish {
            NumberWish::Given(number) => number,
            NumberWish::Next => register.next(&entry),
        };
        let entry = Registered { number, ..entry };
        let is_of_set = |set: &&IssuedSet| {
            set.citation.number.and_then(CitedNumber::plain) == Some(number)
                && set.document.kind() == self.target.document().kind()
                && set.set != self.set
        };
        let kept = self.plan.history.0.iter().find(is_of_set).map(|set| set.citation.place.clone());
        let registered = register.holder(&entry).map(|(_, place)| place.clone());
        if let Some(taken) = &registered.or(kept) {
            let finding = Finding::at(Code::NumberTaken, place);
            let finding = finding.with("reference", reference(number, &entry.symbol));
            findings.push(finding.with("next", u64::from(register.next(&entry))).related("first", taken));
            return None;
        }
        Some(Some(entry))
    }

    /// The document's file when it is issued.
    fn text(&self, number: Option<u32>, date: Date) -> Option<String> {
        let mut editor = Editor::of(&self.source).ok()?;
        editor.set("state", "issued", &["format", "model", "shared"]);
        editor.set("set", &self.set.to_string(), &["state"]);
        if let Some(number) = number {
            editor.set("number", &number.to_string(), &BEFORE_NUMBER);
        }
        editor.set("date", &date.to_string(), &["format", "state", "number", "symbol", "place"]);
        editor.finish().ok()
    }
}

/// The keys that a number comes after.
const BEFORE_NUMBER: [&str; 9] =
    ["format", "model", "shared", "state", "type", "spelling", "profile", "superior", "issuer"];

/// `85-KH/ĐU`
fn reference(number: u32, symbol: &str) -> String {
    format!("{}-{symbol}", crate::text::padded(number.into()))
}
