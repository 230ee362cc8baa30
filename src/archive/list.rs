//! The documents of a project: drafts, what was issued, what took the place of what, and numbers given elsewhere.

use std::path::{Path, PathBuf};

use super::pending;
use crate::content::Described;
use crate::data::{
    PlanFolder, Project, Register, SetFault, belongs, find_projects, issued_sets, load_plan, set_folder,
    shown, unfinished_sets,
};
use crate::diag::Findings;
use crate::disk::LockClient;
use crate::edits::project_guard::Lock;
use crate::model::{CitedNumber, Document, DocumentDate, DocumentId, Plan, State};
use crate::pipeline::engine::Engine;
use crate::records::{SET_FILE, SetHead, SetRecord, SetSummary};
use crate::source::Place;
use crate::text;

/// A document of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The body whose numbers it belongs to, as in the header of its documents and in the register.
    pub series: String,
    /// Who issues it, as it is cited.
    pub issuer: String,
    /// Its kind: `Kế hoạch`; empty where only its number is known.
    pub kind: String,
    /// Its number, where it has one.
    pub number: Option<u32>,
    /// Its symbol.
    pub symbol: String,
    /// Its date: `2026-06-12`, `2026-06` or `2026` of a draft.
    pub date: String,
    /// Its subject.
    pub title: String,
    /// How far its life has come.
    pub state: ListedState,
    /// The plan's id; none of a document made elsewhere.
    pub plan: Option<String>,
    /// Which of the plan's documents: `plan`, `notice`, `reports/2026-Q2`.
    pub document: Option<String>,
    /// The set as which it is kept.
    pub set: Option<u32>,
}

/// How far the life of a listed document has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListedState {
    /// Being written.
    Draft,
    /// It left to be signed, and awaits number and day.
    AwaitingNumber,
    /// It left to be signed, and was taken back before it had number and day.
    Withdrawn,
    /// Issued, and in force.
    Issued,
    /// Another took its place: its number and date.
    Replaced(String),
    /// Its number was given to a document that is made elsewhere.
    Elsewhere,
    /// It was issued, and the set that kept it is gone.
    Lost,
    /// It was issued, and a PDF of its set is gone.
    Incomplete,
    /// Its number was noted down by mistake: no document has it.
    Void,
}

impl ListedState {
    /// Its stable name.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Draft => State::Draft.id(),
            Self::AwaitingNumber => State::AwaitingNumber.id(),
            Self::Withdrawn => "withdrawn",
            Self::Issued => State::Issued.id(),
            Self::Replaced(_) => "replaced",
            Self::Elsewhere => "elsewhere",
            Self::Lost => "lost",
            Self::Incomplete => "incomplete",
            Self::Void => "void",
        }
    }
}

/// Every document of the plans below some paths, by issuer, kind, date and number. What a stopped run left of an
/// issue is finished first.
pub fn list(paths: &[PathBuf], locks: &LockClient, findings: &mut Findings) -> Vec<Listed> {
    // `listed` finds the plans again, and reports what is wrong with that.
    for project in find_projects(paths, &mut Findings::default()) {
        project.plans.iter().for_each(|folder| finish(folder, locks, findings));
    }
    listed(paths, findings)
}

/// The same as the files are now: nothing is written.
pub fn listed(paths: &[PathBuf], findings: &mut Findings) -> Vec<Listed> {
    let mut listed = Vec::new();
    for project in find_projects(paths, findings) {
        let root = project.settings_file.parent().unwrap_or(Path::new("")).to_path_buf();
        let engine = Engine::open(&project, 1, findings);
        let mut heads = Vec::new();
        let mut series = Vec::new();
        let mut awaiting = Vec::new();
        for folder in &project.plans {
            // `check` reports the errors in it.
            let plan = load_plan(folder, &mut Findings::default());
            awaiting.extend(
                plan.document_ids()
                    .iter()
                    .filter_map(|id| plan.awaiting_set(id))
                    .map(|set| set.folder.clone()),
            );
            let sets = issued_sets(folder).into_iter();
            heads.extend(sets.filter_map(|set| head(folder, set, findings)));
            series.resize(heads.len(), plan.document.header.issuer.name.written().to_owned());
            listed.extend(working(&plan, &project, engine.as_ref()));
        }
        let register = Register::read(&root, findings);
        drop_corrected(&mut heads, &mut series);
        for head in &mut heads {
            note_number(head, register.as_ref());
        }
        for (head, series) in heads.iter().zip(series) {
            let mut one = Listed { series, ..listed_set(head, &heads) };
            let folder = project.plans.iter().find(|folder| folder.id == *head.plan);
            if folder.is_some_and(|folder| report_missing(folder, head.set, findings))
                && one.state == ListedState::Issued
            {
                one.state = ListedState::Incomplete;
            }
            let is_standing = |folder: &PlanFolder| awaiting.contains(&set_folder(folder, head.set));
            if head.state() == State::AwaitingNumber {
                let stands = folder.is_some_and(is_standing);
                one.state = if stands { ListedState::AwaitingNumber } else { ListedState::Withdrawn };
            }
            listed.push(one);
        }
        listed.extend(register.iter().flat_map(|register| unkept(register, &heads, &project)));
    }
    listed.sort_by(|one, other| {
        let key = |listed: &Listed| (text::fold(&listed.series), listed.symbol.clone(), listed.date.clone());
        key(one).cmp(&key(other)).then(one.number.cmp(&other.number)).then(one.set.cmp(&other.set))
    });
    listed
}

/// The head of the set of a number. One that is damaged, or another's, is a finding and no document.
fn head(folder: &PlanFolder, set: u32, findings: &mut Findings) -> Option<SetHead> {
    let path = set_folder(folder, set);
    let read = SetSummary::read(&path).map(|summary| summary.head).ok_or(SetFault::Damaged);
    let read = read.and_then(|head| belongs(&head, folder, set).map(|()| head));
    read.map_err(|fault| findings.push(fault.finding(&Place::file(shown(&path.join(SET_FILE)))))).ok()
}

fn finish(folder: &PlanFolder, locks: &LockClient, findings: &mut Findings) {
    if !unfinished_sets(folder).is_empty()
        && let Some(_lock) = Lock::acquire(&folder.root, locks, findings)
    {
        pending::finish(folder, findings);
    }
}

/// Reports the PDFs of a set that are gone; whether there are any. What they hold, `verify` looks at.
fn report_missing(folder: &PlanFolder, set: u32, findings: &mut Findings) -> bool {
    let path = set_folder(folder, set);
    let Some(record) = SetRecord::read(&path) else { return false };
    let files = record.documents.values().flat_map(|document| document.files.keys());
    let gone: Vec<PathBuf> = files.map(|name| name.below(&path)).filter(|file| !file.is_file()).collect();
    for file in &gone {
        findings.push(SetFault::Damaged.finding(&Place::file(shown(file))));
    }
    !gone.is_empty()
}

/// Drops the sets that were issued with a wrong number: their numbers are void in the register.
fn drop_corrected(heads: &mut Vec<SetHead>, series: &mut Vec<String>) {
    let corrected: Vec<(String, DocumentId, u32)> = heads
        .iter()
        .filter_map(|head| Some((head.plan.to_string(), head.document.clone(), head.corrects?)))
        .collect();
    let both = std::mem::take(heads).into_iter().zip(std::mem::take(series));
    (*heads, *series) = both
        .filter(|(head, _)| !corrected.contains(&(head.plan.to_string(), head.document.clone(), head.set)))
        .unzip();
}

/// A number that was written by hand may be known since.
fn note_number(head: &mut SetHead, register: Option<&Register>) {
    let entries = register.into_iter().flat_map(Register::entries);
    let mut entries = entries.filter(|(entry, _)| !entry.is_void);
    let noted = entries.find(|(entry, _)| entry.is_of(head)).map(|(entry, _)| entry);
    let day = noted.and_then(|entry| entry.date).filter(|_| head.state() == State::AwaitingNumber);
    head.number = head.number.or(noted.map(|entry| entry.number));
    head.date = day.map_or(head.date, DocumentDate::Day);
}

fn listed_set(head: &SetHead, all: &[SetHead]) -> Listed {
    let is_same = |one: &str, other: &str| text::fold(one) == text::fold(other);
    let cites = |other: &&SetHead| {
        other.replaces.as_ref().is_some_and(|replaced| {
            let number = replaced.number.and_then(CitedNumber::plain);
            let symbol = replaced.symbol.as_deref().unwrap_or_default();
            number.is_some()
                && number == head.number
                && is_same(symbol, &head.symbol)
                && replaced.date.is_some_and(|date| head.date.full() == Some(date))
                && is_same(&other.issuer, &head.issuer)
        })
    };
    let follows =
        |other: &&SetHead| other.plan == head.plan && other.document == head.document && other.set > head.set;
    let successor = all.iter().find(follows).or_else(|| all.iter().find(cites));
    Listed {
        series: String::new(),
        issuer: head.issuer.clone(),
        kind: head.r#type.clone(),
        number: head.number,
        symbol: head.symbol.clone(),
        date: head.date.to_string(),
        title: head.title.clone(),
        state: successor.map_or(ListedState::Issued, |other| ListedState::Replaced(reference(other))),
        plan: Some(head.plan.to_string()),
        document: Some(head.document.to_string()),
        set: Some(head.set),
    }
}

/// `85-KH/ĐU, 2026-06-12`
fn reference(head: &SetHead) -> String {
    match head.number {
        Some(number) => format!("{}, {}", text::numbered(number, &head.symbol), head.date),
        None => format!("{}, {}", head.symbol, head.date),
    }
}

/// The documents of a working copy that are not issued as a set.
fn working(plan: &Plan, project: &Project, engine: Option<&Engine>) -> Vec<Listed> {
    // A set that is named and is not there, or is another plan's, is a finding.
    let names_set = |document: &Document| document.state.is_frozen() && document.set.is_some();
    let documents = plan
        .issued_documents()
        .filter(|document| plan.standing_set(&document.id).is_none() && !names_set(document));
    let listed = documents.map(|written| {
        let (id, kind) = (&written.id, written.document_type.name());
        let describe = |engine: &Engine| engine.renderer.described(plan, &project.settings, id);
        let described = engine.and_then(describe);
        let Described { kind, title, issuer } = described.unwrap_or_else(|| Described {
            kind: kind.to_owned(),
            title: kind.to_owned(),
            issuer: written.header.issuer.cited.written().to_owned(),
        });
        Listed {
            series: written.header.issuer.name.written().to_owned(),
            issuer,
            kind,
            number: written.header.number,
            symbol: written.header.symbol.clone(),
            date: written.header.date.to_string(),
            title,
            state: match written.state {
                State::Draft => ListedState::Draft,
                State::AwaitingNumber => ListedState::AwaitingNumber,
                State::Issued => ListedState::Issued,
            },
            plan: Some(plan.id.clone()),
            document: Some(id.to_string()),
            set: None,
        }
    });
    listed.collect()
}

/// Numbers of documents that are not kept here: people wrote them down, or the set is gone.
fn unkept(register: &Register, heads: &[SetHead], project: &Project) -> Vec<Listed> {
    let is_kept = |(plan, document, set): &(String, String, u32)| {
        heads
            .iter()
            .any(|head| *head.plan == **plan && head.document.to_string() == *document && head.set == *set)
    };
    let is_asked_for = |plan: &str| project.plans.iter().any(|folder| folder.id == plan);
    let entries = register.entries().iter().map(|(entry, _)| entry);
    let entries = entries.filter(|entry| {
        entry.of.as_ref().is_none_or(|of| (entry.is_void || !is_kept(of)) && is_asked_for(&of.0))
    });
    let listed = entries.map(|entry| Listed {
        series: entry.issuer.clone(),
        issuer: entry.issuer.clone(),
        kind: String::new(),
        number: Some(entry.number),
        symbol: entry.symbol.clone(),
        date: entry.date.map(|date| date.to_string()).unwrap_or_default(),
        title: entry.title.clone().unwrap_or_default(),
        state: match &entry.of {
            _ if entry.is_void => ListedState::Void,
            Some(_) => ListedState::Lost,
            None => ListedState::Elsewhere,
        },
        plan: entry.of.as_ref().map(|of| of.0.clone()),
        document: entry.of.as_ref().map(|of| of.1.clone()),
        set: entry.of.as_ref().map(|of| of.2),
    });
    listed.collect()
}
