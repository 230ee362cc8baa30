//! Issues a document: with a number, a date, and a set that is never changed afterwards.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::affected::affected;
use super::concerns::IssueConcerns;
use super::issue_options::{
    Issue, IssueOptions, IssueOutcome, OnWarnings, OpenPromise, ProfileChoice, RequestedNumber,
};
use super::issued_keys::IssuedKeys;
use super::noted::may_be_renumbered;
use super::pending::Pending;
use super::session::Session;
use super::set_locations::stopped_sets;
use super::snapshot::{PreparedSet, SnapshotWriter};
use crate::check::{check_issue, term};
use crate::data::file_errors::{Failed, unchangeable, unwritable};
use crate::data::{Register, Registered, RequestedDocument, Unchangeable, next_set, set_folder, shown};
use crate::diag::{Code, Finding, Findings, Severity};
use crate::disk::{Refusal, limits};
use crate::edits::file_change::FileChange;
use crate::model::{Amount, CitedNumber, Document, DocumentDate, DocumentId, IssuedSet, Plan, State, Target};
use crate::pipeline::cache::snapshot::ProjectSnapshot;
use crate::pipeline::engine::{Engine, Engines};
use crate::pipeline::options::Depth;
use crate::pipeline::policy::Policy;
use crate::pipeline::stages::issued_changes::says_what_was_issued;
use crate::pipeline::stages::rendered::DocumentRenderer;
use crate::records::{Format, ISSUED};
use crate::source::{Place, Source};
use crate::text::without_byte_order_mark;
use crate::{disk, text};

/// Issues a document. `None` where something keeps it from being issued; what, is among the findings. Of many documents
/// all are to be issued with the same engines.
pub fn issue(options: &IssueOptions, engines: &mut Engines, findings: &mut Findings) -> Option<Issue> {
    let session = if options.is_dry_run {
        Session::for_preview(&options.path, findings)
    } else {
        Session::for_change(&options.path, &options.locks, findings)
    }?;
    let document = session.document(findings)?;
    let (requested, plan) = (&session.requested, &session.plan);
    let standing = plan.standing_set(&requested.document());
    if let Some(set) = standing.filter(|set| options.is_about_stamp(document, set)) {
        return Draft::from_standing(&session, document, set)?.note_stamp(set, options, findings);
    }
    let other_number =
        standing.filter(|set| options.asks_other_number(document, set) && may_be_renumbered(plan, set));
    match other_number {
        Some(set) => {
            if !options.allow_noting(document, set, findings) {
                return None;
            }
            let draft = Draft::from_standing(&session, document, set)?;
            if set.has_printed_number {
                return draft.renumber(set, options, engines, findings);
            }
            draft.note_number(options, set.date, findings)
        }
        None => Draft::new(&session, document, findings)?.issue(options, engines, findings),
    }
}

/// A document that is to be issued.
pub(super) struct Draft<'a> {
    pub(super) requested: &'a RequestedDocument,
    pub(super) plan: &'a Plan,
    pub(super) document: &'a Document,
    /// Its own file; empty where a model alone says what it says.
    pub(super) source: Arc<Source>,
    /// Whether it has a file of its own.
    has_file: bool,
    pub(super) set: u32,
    /// The set with a wrong number that this one takes the place of.
    corrects: Option<u32>,
}

impl<'a> Draft<'a> {
    fn new(session: &'a Session, document: &'a Document, findings: &mut Findings) -> Option<Self> {
        let (requested, plan) = (&session.requested, &session.plan);
        let path = requested.file();
        if let Some(set) = plan.standing_set(&requested.document()) {
            let place = document.set.as_ref().map_or(&document.header.places.date, |set| &set.place);
            let finding = Finding::at(Code::AlreadyIssued, place).with("set", u64::from(set.set));
            let own = if requested.document() == DocumentId::PLAN { &requested.folder.path } else { &path };
            let finding = finding.with("path", shown(own)).with("noted", "").with("printed", "no");
            findings.push(finding.with("folder", shown(&set.folder)));
            return None;
        }
        let read = session.source().map(Arc::clone);
        let has_file = read.is_some();
        let source = read.unwrap_or_else(|| Source::new(shown(&path), "format: 1\n"));
        let set = new_set(requested, findings)?;
        Some(Self { requested, plan, document, source, has_file, set, corrects: None })
    }

    /// A document that is issued as a set; none where it has no file of its own.
    pub(super) fn from_standing(
        session: &'a Session,
        document: &'a Document,
        set: &IssuedSet,
    ) -> Option<Self> {
        let (requested, plan) = (&session.requested, &session.plan);
        let source = Arc::clone(session.source()?);
        Some(Self { requested, plan, document, source, has_file: true, set: set.set, corrects: None })
    }

    /// Issues a document again that was issued with a wrong number: on the same day and from the same data, as another set.
    fn renumber(
        &self,
        former: &IssuedSet,
        options: &IssueOptions,
        engines: &mut Engines,
        findings: &mut Findings,
    ) -> Option<Issue> {
        let engine = self.engine(engines, findings)?;
        let renderer = DocumentRenderer { plan: self.plan, engine, format: Format::Pdf };
        let id = self.requested.document();
        if !says_what_was_issued(renderer, &self.requested.folder, &id, former.set) {
            let number = self.document.header.number.unwrap_or_default();
            let finding = Finding::at(Code::AlreadyIssued, self.number_place()).with("printed", "changed");
            let finding = finding.with("noted", reference(number, &self.document.header.symbol));
            let finding = finding.with("path", shown(&options.path)).with("set", u64::from(former.set));
            findings.push(finding.with("folder", shown(&former.folder)));
            return None;
        }
        let mut plan = self.plan.clone();
        plan.history.0.retain(|set| set.set != former.set);
        let set = new_set(self.requested, findings)?;
        let source = Arc::clone(&self.source);
        let again = Draft { plan: &plan, set, corrects: Some(former.set), source, ..*self };
        let options = IssueOptions { date: former.date.full(), ..options.clone() };
        let issue = again.issue(&options, engines, findings)?;
        Some(Issue { outcome: IssueOutcome::Renumbered(former.set), ..issue })
    }

    /// The engine of the working copy.
    fn engine<'e>(&self, engines: &'e mut Engines, findings: &mut Findings) -> Option<&'e Engine> {
        let project = &self.requested.project;
        engines.open(project, &ProjectSnapshot::new(project), NonZeroUsize::MIN, findings)
    }

    fn issue(&self, options: &IssueOptions, engines: &mut Engines, findings: &mut Findings) -> Option<Issue> {
        let date = self.date(options, findings)?;
        self.check_needs(findings)?;
        let register = self.register(findings)?.reserving(&options.reserved);
        let entry = match date.full() {
            Some(day) => {
                self.check_day(day, findings)?;
                self.entry(options, &register, day, findings)?
            }
            None => None,
        };
        let number = entry.as_ref().map(|entry| entry.number);
        let keys = IssuedKeys { set: self.set, number, date };
        let refused = |Unchangeable| findings.push(unchangeable(self.source.path(), "document"));
        let text = keys.set_in(&self.source).map_err(refused).ok()?;
        let engine = self.engine(engines, findings)?;
        if !engine.try_templates(self.plan, &self.requested.folder, Depth::Data, findings) {
            return None;
        }
        let affected = affected(self.plan, &self.requested.folder, &self.requested.document(), engine);
        let of_draft = engine.renderer.profile(self.document, &self.requested.project.settings);
        let of_draft = of_draft.map(|profile| profile.id.clone());
        let (requested, plan, corrects) = (self.requested, self.plan, self.corrects);
        let freezing = SnapshotWriter { requested, plan, set: self.set, text: &text, corrects };
        let prepared = if options.is_dry_run {
            freezing.preview(engines, findings)
        } else {
            freezing.prepare(engines, findings)
        }?;
        let issue = Issue {
            profile: profile(&prepared, of_draft),
            promises: self.promises(),
            registered: entry.clone(),
            files: self.files(&prepared),
            affected,
            outcome: match keys.state() {
                State::AwaitingNumber => IssueOutcome::AwaitingNumber,
                State::Draft | State::Issued => IssueOutcome::Issued,
            },
            ..self.issue_of(number, date)
        };
        if options.is_dry_run {
            return Some(issue);
        }
        if options.on_warnings == OnWarnings::Stop && self.has_warnings(findings) {
            freezing.show_working_text(findings);
            return None;
        }
        let entry =
            entry.map(|entry| Registered { title: Some(prepared.record.head.title.clone()), ..entry });
        let after = entry.map(|entry| match self.corrects {
            Some(former) => register.with_other_number(&entry, former),
            None => register.with(&entry),
        });
        let after = after.transpose();
        let after = after.map_err(|finding| findings.push(*finding)).ok()?;
        let written = IssueFiles { keys, text: &text, register: after.map(|after| (&register, after)) };
        self.put(prepared, written, findings)?;
        Some(issue)
    }

    /// The date that the command gives, or else the data: a whole one, unless number and day are awaited.
    fn date(&self, options: &IssueOptions, findings: &mut Findings) -> Option<DocumentDate> {
        let header = &self.document.header;
        if options.is_awaiting_number {
            return self.date_without_day(findings);
        }
        let date = options.date.or(header.date.full());
        if date.is_none() {
            let finding = Finding::at(Code::IssuedIncomplete, &header.places.date).with("key", "date");
            findings.push(finding.with("by", "command"));
        }
        date.map(DocumentDate::Day)
    }

    /// What is reported of the document, without files and affected documents.
    pub(super) fn issue_of(&self, number: Option<u32>, date: DocumentDate) -> Issue {
        Issue {
            plan: self.plan.id.clone(),
            document: self.requested.document(),
            outcome: IssueOutcome::Issued,
            set: self.set,
            reference: number.map(|number| reference(number, &self.document.header.symbol)),
            registered: None,
            date,
            profile: None,
            promises: Vec::new(),
            files: Vec::new(),
            affected: Vec::new(),
        }
    }

    /// The quotas that a document allots beyond the lower bound that it promises.
    fn promises(&self) -> Vec<OpenPromise> {
        if !self.requested.document().is_allotting() {
            return Vec::new();
        }
        let promise = |quota: &crate::model::Quota| {
            let Target::Amount(Amount::AtLeast(least)) = quota.target.as_ref()?.value else { return None };
            let total = quota.tally.total().filter(|total| *total > least)?;
            let (quota, format) = (quota.id.clone(), quota.measure.format().clone());
            Some(OpenPromise { quota, least, total, format })
        };
        self.plan.quotas.quotas.iter().filter_map(promise).collect()
    }

    /// The paths of the files of the new set.
    fn files(&self, prepared: &PreparedSet) -> Vec<PathBuf> {
        let place = set_folder(&self.requested.folder, self.set);
        let mut documents: Vec<_> = prepared.record.documents.iter().collect();
        documents.sort_by(|(one, _), (other, _)| text::natural_order(one, other));
        let names = documents.into_iter().flat_map(|(_, record)| record.files.keys());
        names.map(|name| name.below(&place)).collect()
    }

    /// The register. A number that it has for the set that is issued now is free again where a run was stopped before
    /// the set was in its place; else the set was issued and is lost.
    fn register(&self, findings: &mut Findings) -> Option<Register> {
        let register = Register::read(&self.requested.folder.root, findings)?;
        let stopped = stopped_sets(&self.requested.folder.path);
        let is_stopped =
            stopped.iter().any(|head| head.set == self.set && head.document == self.requested.document());
        Some(if is_stopped { register } else { register.keeping_all() })
    }

    /// Whether there are warnings about the document, not accepted: those at another document's own file are not.
    pub(super) fn has_warnings(&self, findings: &Findings) -> bool {
        let concerns = IssueConcerns { plan: self.plan, requested: self.requested };
        findings.iter().any(|finding| {
            finding.severity() == Severity::Warning
                && finding.code() != Code::AcceptedNothing
                && finding.accepted().is_none()
                && !finding.place().is_some_and(|place| concerns.is_of_other(place))
        })
    }

    /// Refuses a day on which the document would contradict what was issued before, or itself.
    pub(super) fn check_day(&self, day: Date, findings: &mut Findings) -> Option<()> {
        let mut found = Findings::default();
        check_issue(self.plan, &self.requested.document(), day, &mut found);
        Policy::new(&self.requested.project.settings, self.plan).apply(&mut found);
        let is_sound = !found.has_errors();
        findings.extend(found);
        is_sound.then_some(())
    }

    /// The three renames. All that takes room is written before the first, and all files are compared with what was
    /// read before it, each once more before its own. `None` where it is not issued; why, is among the findings.
    fn put(&self, prepared: PreparedSet, written: IssueFiles<'_>, findings: &mut Findings) -> Option<()> {
        let folder = &self.requested.folder;
        let decide = || -> Failed<(Pending, FileChange)> {
            let pending = Pending::new(&folder.path, self.requested.document(), written.text, written.keys)?;
            pending.note(&prepared.set)?;
            let working = FileChange::stage(&self.requested.file(), self.read(), written.text)?;
            let stage = |(register, after): (&Register, String)| {
                FileChange::stage(register.path(), register.text(), &after)
            };
            let register = written.register.map(stage).transpose()?;
            working.check()?;
            self.check_inputs()?;
            if let Some(register) = register {
                register.put()?;
            }
            let place = set_folder(folder, self.set);
            prepared.set.put().map_err(|error| (place, error))?;
            Ok((pending, working))
        };
        let (pending, working) =
            decide().map_err(|(path, error)| findings.push(unwritable(&path, &error))).ok()?;
        // From here on it is issued; what cannot be done now the next run does. A file that was saved in the last
        // moment keeps what was saved, and says that it is issued too.
        let done = if working.put().is_ok() {
            pending.strike(&folder.path)
        } else {
            pending.carry_out(&folder.path)
        };
        findings.extend_one(done.err().map(|finding| *finding));
        Some(())
    }

    /// The text of the document's own file as it was read; none where a model alone says what it says.
    pub(super) fn read(&self) -> Option<&str> {
        self.has_file.then(|| self.source.text())
    }

    /// Looks whether all files of the plan still are as they were read: what is kept was made from them.
    fn check_inputs(&self) -> Failed<()> {
        for source in &self.plan.sources {
            let path = Path::new(source.path());
            let Ok(now) = disk::read_text(path, limits::DATA) else { continue };
            if without_byte_order_mark(&now) != source.text() {
                return Err((path.to_path_buf(), Refusal::Changed.into()));
            }
        }
        Ok(())
    }

    /// The entry for the register; the inner `None` where its number is written by hand.
    #[expect(clippy::option_option, reason = "no number is not the same as a number that cannot be given")]
    pub(super) fn entry(
        &self,
        options: &IssueOptions,
        register: &Register,
        date: Date,
        findings: &mut Findings,
    ) -> Option<Option<Registered>> {
        let header = &self.document.header;
        let wish = options.number.or(header.number.map(RequestedNumber::Given));
        let Some(wish) = wish else { return Some(None) };
        let entry = Registered {
            issuer: header.issuer.name.written().to_owned(),
            symbol: header.symbol.clone(),
            term: self.term(options, date, findings)?,
            number: 0,
            date: Some(date),
            title: None,
            is_void: false,
            of: Some((self.plan.id.clone(), self.requested.document().to_string(), self.set)),
        };
        let number = match wish {
            RequestedNumber::Given(number) => number,
            RequestedNumber::Next => self.next_number(register, &entry, findings),
        };
        let entry = Registered { number, ..entry };
        self.check_free(register, &entry, findings)?;
        self.check_order(register, &entry, findings)?;
        Some(Some(entry))
    }

    /// The number after those that are known. Where none is known the first is a guess, which a person confirms: the office may
    /// have given numbers before it had a register.
    fn next_number(&self, register: &Register, entry: &Registered, findings: &mut Findings) -> u32 {
        let replaced = self.number_after_replaced(entry);
        if replaced == 1 && !register.knows_any(entry) {
            let finding = Finding::at(Code::RegisterNumbers, self.number_place()).with("kind", "none");
            let finding = finding.with("symbol", entry.symbol.as_str()).with("term", entry.term.to_string());
            findings.push(finding.with("path", shown(register.path())));
        }
        register.next(entry).max(replaced)
    }

    /// The place of the number, or where it would be.
    pub(super) fn number_place(&self) -> &Place {
        let places = &self.document.header.places;
        places.number.as_ref().unwrap_or(&places.symbol)
    }

    /// The first year of the term, or the year, to which the number belongs.
    fn term(&self, options: &IssueOptions, date: Date, findings: &mut Findings) -> Option<u32> {
        let of_date = term(&self.document.header.symbol, DocumentDate::Day(date));
        let term = options.term.or(of_date.and_then(|year| u32::try_from(year).ok()));
        if term.is_none() {
            let finding = Finding::at(Code::TermUnknown, self.number_place());
            findings.push(finding.with("date", date.to_string()));
        }
        term
    }

    /// Refuses a number that the register or another set of the plan has.
    fn check_free(&self, register: &Register, entry: &Registered, findings: &mut Findings) -> Option<()> {
        // Numbers run for each symbol, through a term.
        let is_of_series = |set: &IssuedSet| {
            let symbol = set.citation.symbol.as_deref().unwrap_or_default();
            let of_term = term(symbol, set.date).and_then(|term| u32::try_from(term).ok());
            text::fold(symbol) == text::fold(&entry.symbol) && of_term.is_none_or(|term| term == entry.term)
        };
        let is_of_set = |set: &&IssuedSet| {
            set.citation.number.and_then(CitedNumber::plain) == Some(entry.number)
                && is_of_series(set)
                && set.set != self.set
        };
        let kept = self.plan.history.0.iter().find(is_of_set).map(|set| set.citation.place.clone());
        let registered = register.holder(entry).map(|(_, place)| place.clone());
        let Some(taken) = registered.or(kept) else { return Some(()) };
        let finding = Finding::at(Code::NumberTaken, self.number_place());
        let finding = finding.with("reference", reference(entry.number, &entry.symbol));
        findings.push(finding.with("next", u64::from(register.next(entry))).related("first", &taken));
        None
    }

    /// The number after that of the document that this one replaces, where both are of one series: it was given by hand,
    /// and the register may not have it. 1 where there is none.
    fn number_after_replaced(&self, entry: &Registered) -> u32 {
        let replaced = self.document.replaces.as_ref().and_then(|replaced| {
            let symbol =
                replaced.symbol.as_ref().filter(|symbol| text::fold(symbol) == text::fold(&entry.symbol))?;
            let term = term(symbol, DocumentDate::Day(replaced.date?))?;
            let is_of_term = u32::try_from(term).is_ok_and(|term| term == entry.term);
            replaced.number?.plain().filter(|_| is_of_term)
        });
        replaced.map_or(1, |number| number + 1)
    }

    /// Reports a number that is not dated as its neighbours in the register are. `None` where that is an error by the
    /// settings of the project, and not accepted.
    fn check_order(&self, register: &Register, entry: &Registered, findings: &mut Findings) -> Option<()> {
        let Some((other, at)) = register.out_of_order(entry) else { return Some(()) };
        let written = |date: Option<Date>| {
            date.map(|date| text::short_date(date.year(), date.month(), date.day())).unwrap_or_default()
        };
        let finding = Finding::at(Code::NumberOutOfOrder, self.number_place());
        let finding = finding.with("reference", reference(entry.number, &entry.symbol));
        let finding = finding.with("other", reference(other.number, &other.symbol));
        let finding = finding.with("own", written(entry.date)).with("date", written(other.date));
        let mut policy = Policy::new(&self.requested.project.settings, self.plan);
        let Some(judged) = policy.judge(finding.related("first", at)) else { return Some(()) };
        let is_refused = judged.severity() == Severity::Error && judged.accepted().is_none();
        findings.push(judged);
        (!is_refused).then_some(())
    }
}

/// The profile of the set, beside that of the draft where it is another.
fn profile(prepared: &PreparedSet, of_draft: Option<String>) -> Option<ProfileChoice> {
    let id = prepared.profile.clone()?;
    let of_draft = of_draft.filter(|draft| *draft != id);
    Some(ProfileChoice { id, of_draft })
}

/// The files that are written when a document is issued, beside its set.
struct IssueFiles<'a> {
    keys: IssuedKeys,
    /// The document's own file.
    text: &'a str,
    /// The register, and what it is to say; none where the number is written by hand.
    register: Option<(&'a Register, String)>,
}

/// The number of the next set; none where there is no higher one, which is a finding.
fn new_set(requested: &RequestedDocument, findings: &mut Findings) -> Option<u32> {
    let set = next_set(&requested.folder);
    if set.is_none() {
        let place = Place::file(shown(&requested.folder.path.join(ISSUED)));
        findings.push(Finding::at(Code::FileUnwritable, &place).with("reason", "numbers"));
    }
    set
}

/// `85-KH/ĐU`
pub(super) fn reference(number: u32, symbol: &str) -> String {
    text::numbered(number, symbol)
}
