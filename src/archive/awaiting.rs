//! Documents that leave without number and day: a signing tool stamps both, and they are noted afterwards.
//!
//! The set of such a document never changes. Its number and day are what the register says of it
//! ([`Register::stamp`]): until it has both, the document is in force for nothing.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::issue::{Draft, reference};
use super::issue_options::{Issue, IssueOptions, IssueOutcome, OnWarnings, Renoting, RequestedNumber};
use super::issued_keys::IssuedKeys;
use super::kept_project::project_of;
use crate::check::needs_of;
use crate::data::file_errors::unchangeable;
use crate::data::{PlanFolder, Register, Registered, Unchangeable, load_plan, shown};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Citation, CitedNumber, Document, DocumentDate, IssuedSet, Plan, State};
use crate::pipeline::engine::Engine;
use crate::pipeline::options::Depth;
use crate::pipeline::stages::sequence::Loaded;
use crate::records::{Format, SET_DATA, SetSummary};

/// The number and day that are to be noted.
#[derive(Clone, Copy)]
struct Stamp {
    number: RequestedNumber,
    day: Date,
}

impl IssueOptions {
    /// Whether they are about the number and day that are stamped on a set: it awaits them, or others are given.
    pub(super) fn is_about_stamp(&self, document: &Document, set: &IssuedSet) -> bool {
        if !set.is_stamped() {
            return false;
        }
        let is_noted = document.state == State::Issued && !set.awaits_number();
        let noted = set.citation.number.and_then(CitedNumber::plain);
        let is_other_number = match self.number {
            Some(RequestedNumber::Given(number)) => Some(number) != noted,
            Some(RequestedNumber::Next) | None => false,
        };
        !is_noted || is_other_number || self.date.is_some_and(|day| set.date.full() != Some(day))
    }
}

impl Draft<'_> {
    /// The date of a document that is to await number and day; what it has of them already is a finding.
    pub(super) fn date_without_day(&self, findings: &mut Findings) -> Option<DocumentDate> {
        let header = &self.document.header;
        let at = |place, kind: &'static str| Finding::at(Code::NumberAwaited, place).with("kind", kind);
        let number = header.places.number.as_ref().map(|place| at(place, "has-number"));
        let day = header.date.full().map(|day| {
            let finding = at(&header.places.date, "has-day");
            finding.with("date", format!("{}-{:02}", day.year(), day.month()))
        });
        let is_free = number.is_none() && day.is_none();
        findings.extend_one(number);
        findings.extend_one(day);
        is_free.then_some(header.date)
    }

    /// Refuses a document that needs another which is in force for nothing yet.
    pub(super) fn check_needs(&self, findings: &mut Findings) -> Option<()> {
        let needs = needs_of(self.plan, &self.requested.document());
        for need in &needs {
            findings.push(need.refusal());
        }
        needs.is_empty().then_some(())
    }

    /// Notes the number and day that were stamped on the document, in the register and in the data. Its set stays as it
    /// is. What history demands of the day is judged here.
    pub(super) fn note_stamp(
        &self,
        set: &IssuedSet,
        options: &IssueOptions,
        findings: &mut Findings,
    ) -> Option<Issue> {
        let stamp = self.stamp(set, options, findings)?;
        self.allow_other_stamp(set, stamp, options, findings)?;
        self.check_printed(set, stamp, findings)?;
        self.check_day(stamp.day, findings)?;
        let register = Register::read(&self.requested.folder.root, findings)?;
        let options = IssueOptions { number: Some(stamp.number), date: Some(stamp.day), ..options.clone() };
        let entry = self.entry(&options, &register, stamp.day, findings)??;
        self.judge(set, &entry, stamp.day, findings)?;
        let date = DocumentDate::Day(stamp.day);
        let keys = IssuedKeys { set: set.set, number: Some(entry.number), date };
        let refused = |Unchangeable| findings.push(unchangeable(self.source.path(), "document"));
        let text = keys.set_in(&self.source).map_err(refused).ok()?;
        let issue = Issue { outcome: IssueOutcome::Stamped, ..self.issue_of(Some(entry.number), date) };
        if options.is_dry_run {
            return Some(issue);
        }
        if options.on_warnings == OnWarnings::Stop && self.has_warnings(findings) {
            return None;
        }
        let title = SetSummary::read(&set.folder).map(|summary| summary.head.title);
        let after = with_entry(&register, &Registered { title, ..entry }, set);
        let after = after.map_err(|finding| findings.push(*finding)).ok()?;
        self.put_noted(&register, &after, &text, findings).map(|()| issue)
    }

    /// The number and day that are asked for: both, unless they were noted before.
    fn stamp(&self, set: &IssuedSet, options: &IssueOptions, findings: &mut Findings) -> Option<Stamp> {
        let noted = set.citation.number.and_then(CitedNumber::plain).map(RequestedNumber::Given);
        let number = options.number.or(noted).filter(|_| !options.is_awaiting_number);
        let day = options.date.or(set.date.full()).filter(|_| !options.is_awaiting_number);
        let stamp = number.zip(day).map(|(number, day)| Stamp { number, day });
        if stamp.is_none() {
            let finding = Finding::at(Code::NumberAwaited, &self.document.header.places.date);
            let finding = finding.with("kind", "unnoted").with("path", shown(&options.path));
            findings.push(finding.with("folder", shown(&set.folder)));
        }
        stamp
    }

    /// Allows what was noted before to be noted otherwise, where it was a mistake that nothing depends on yet.
    fn allow_other_stamp(
        &self,
        set: &IssuedSet,
        stamp: Stamp,
        options: &IssueOptions,
        findings: &mut Findings,
    ) -> Option<()> {
        let noted = set.citation.number.and_then(CitedNumber::plain).zip(set.date.full());
        let Some((number, day)) = noted else { return Some(()) };
        let is_same = stamp.number == RequestedNumber::Given(number) && stamp.day == day;
        let is_last = self.plan.history.0.iter().all(|other| other.set <= set.set);
        if is_same || is_last && options.renoting == Renoting::Allowed {
            return Some(());
        }
        let finding = Finding::at(Code::AlreadyIssued, self.number_place()).with("set", u64::from(set.set));
        let noted = if is_last { reference(number, &self.document.header.symbol) } else { String::new() };
        let finding = finding.with("noted", noted).with("printed", "no");
        findings.push(finding.with("path", shown(&options.path)).with("folder", shown(&set.folder)));
        None
    }

    /// Refuses a day that is not of the month and year on the pages.
    fn check_printed(&self, set: &IssuedSet, stamp: Stamp, findings: &mut Findings) -> Option<()> {
        let printed = set.printed_date;
        if (printed.earliest()..=printed.latest()).contains(&stamp.day) {
            return Some(());
        }
        let finding = Finding::at(Code::NumberAwaited, &self.document.header.places.date);
        let (month, unit) = match printed {
            DocumentDate::Month(year, month) => (format!("{month}/{year}"), "month"),
            DocumentDate::Year(year) => (year.to_string(), "year"),
            DocumentDate::Day(_) => (printed.to_string(), "month"),
        };
        let day = crate::text::short_date(stamp.day.year(), stamp.day.month(), stamp.day.day());
        findings.push(
            finding.with("kind", "other-month").with("printed", month).with("unit", unit).with("date", day),
        );
        None
    }

    /// Judges what was issued with the number and day that it has now: what is found that was not found without them is
    /// asked as at an issue. `None` where something of it is an error.
    fn judge(&self, set: &IssuedSet, entry: &Registered, day: Date, findings: &mut Findings) -> Option<()> {
        let Some(head) = SetSummary::read(&set.folder).map(|summary| summary.head) else { return Some(()) };
        let engine = Engine::open(&project_of(&set.folder, &self.requested.project, findings)?, 1, findings)?;
        let folder = PlanFolder::kept(&set.folder, &head.plan);
        let mut plan = load_plan(&folder, &mut Findings::default());
        let before = found(&folder, &engine, plan.clone());
        let profile = |plan: &Plan| {
            let document = plan.document(&set.document)?;
            Some(engine.renderer.profile(document, &engine.settings)?.id.clone())
        };
        let printed = profile(&plan);
        let citation = Citation { number: Some(entry.number.into()), ..set.citation.clone() };
        let noted = IssuedSet { citation, date: DocumentDate::Day(day), ..set.clone() };
        plan.change_issued_as(&set.document, |document| noted.note_in(document));
        if let Some((printed, of_day)) =
            printed.zip(profile(&plan)).filter(|(printed, of_day)| printed != of_day)
        {
            let finding = Finding::at(Code::NotedProfile, &self.document.header.places.date);
            findings.push(finding.with("printed", printed).with("profile", of_day));
        }
        let mut after = found(&folder, &engine, plan);
        let known: BTreeSet<String> = before.iter().map(signature).collect();
        after.split_off(|finding| known.contains(&signature(finding)));
        let root = match shown(&self.requested.folder.root).as_str() {
            "" | "." => String::new(),
            root => format!("{root}/"),
        };
        after.rename_files(&format!("{}/", shown(&set.folder.join(SET_DATA))), &root);
        let is_sound = !after.has_errors();
        findings.extend(after);
        is_sound.then_some(())
    }
}

/// What is found about the documents of a kept plan.
fn found(folder: &PlanFolder, engine: &Engine, plan: Plan) -> Findings {
    let mut found = Findings::default();
    let loaded = Loaded { folder, engine, plan };
    if let Some(evaluated) = loaded.evaluate(Depth::Data, Format::Pdf, &mut found) {
        drop(evaluated);
    }
    // The documents name their set, which is not below itself.
    found.drop_code(Code::SetDamaged);
    found
}

/// What a finding is about, whatever number and day it names.
fn signature(finding: &Finding) -> String {
    let place = finding.place().map(|place| (place.source().path().to_owned(), place.range()));
    format!("{:?} {place:?} {:?}", finding.code(), finding.arguments())
}

/// The register with the number and day of a set. Another number leaves the old one void; the same with another day
/// takes its place.
fn with_entry(register: &Register, entry: &Registered, set: &IssuedSet) -> Result<String, Box<Finding>> {
    let noted = set.citation.number.and_then(CitedNumber::plain);
    match noted {
        Some(noted) if noted != entry.number => register.with_other_number(entry, set.set),
        Some(_) | None => register.with(entry),
    }
}
