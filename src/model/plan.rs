//! The plan: its documents, with the quotas and results that they all quote.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use super::{
    Document, DocumentId, DocumentKind, DocumentPart, History, Part, Period, QuotaSet, Repeats, ResultSet,
    TemplateText, Unit,
};
use crate::diag::{Code, UnreadableParts};
use crate::source::{Place, Placed, Source};

/// A plan, valid in itself where nothing is in doubt; whether its figures agree is for the checks.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its folder's path below the data folder, with `/`.
    pub id: String,
    /// Its own text; of a folder without one the first of its separate documents.
    pub document: Document,
    /// The notice that allots its quotas, if it has one.
    pub notice: Option<Notice>,
    /// Reports of what was reached, in the order of their periods.
    pub reports: Vec<Report>,
    /// Documents in files of their own, in the order of their names, without the first of a folder that has no plan.
    pub separate: Vec<Document>,
    /// Quotas.
    pub quotas: QuotaSet,
    /// Results.
    pub results: ResultSet,
    /// Its issued sets.
    pub history: History,
    /// Findings that are accepted.
    pub acceptances: Vec<Acceptance>,
    /// The values that could not be read and were replaced by others.
    pub doubts: UnreadableParts,
    /// All files that the plan is written in, the plan's own first.
    pub sources: Vec<Arc<Source>>,
}

/// A notice that allots quotas.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The notice.
    pub document: Document,
    /// The text of the extract that each unit gets.
    pub extract: Option<Document>,
}

/// A report of what was reached by the end of a period.
#[derive(Clone, Debug)]
pub struct Report {
    /// The period that is reported.
    pub period: Period,
    /// The report.
    pub document: Document,
    /// The quotas that were in force on its date, where they are others than the plan has now.
    pub quotas: Option<QuotaSet>,
}

/// An acceptance: one finding, or several of one code at one place, are known and right as they are.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// The accepted code, and its place. Only findings in the same file are accepted.
    pub code: Placed<Code>,
    /// Where: part of a path of keys, or words of the text.
    pub at: String,
    /// Why.
    pub reason: String,
}

impl Plan {
    /// Every document as it is written: the plan, the notice, the text of its extracts, reports.
    pub fn documents(&self) -> Vec<&Document> {
        DocumentKind::ALL.into_iter().flat_map(|kind| self.documents_of(kind)).collect()
    }

    /// The documents of a kind, as they are written.
    fn documents_of(&self, kind: DocumentKind) -> Vec<&Document> {
        match kind {
            DocumentKind::Plan => Some(&self.document).filter(|own| own.kind() == kind).into_iter().collect(),
            DocumentKind::Separate if self.document.kind() == kind => {
                std::iter::once(&self.document).chain(&self.separate).collect()
            }
            DocumentKind::Separate => self.separate.iter().collect(),
            DocumentKind::Notice => self.notice.iter().map(|notice| &notice.document).collect(),
            DocumentKind::UnitNotice => {
                self.notice.iter().filter_map(|notice| notice.extract.as_ref()).collect()
            }
            DocumentKind::Report => self.reports.iter().map(|report| &report.document).collect(),
        }
    }

    /// The same documents, each with the quotas that it is written by where they are others than the plan's.
    pub fn documents_with_quotas(&self) -> Vec<(&Document, Option<&QuotaSet>)> {
        let quotas = |id: &DocumentId| self.report(id).and_then(|report| report.quotas.as_ref());
        self.documents().into_iter().map(|document| (document, quotas(&document.id))).collect()
    }

    /// The documents that are issued on their own.
    pub fn issued_documents(&self) -> impl Iterator<Item = &Document> {
        self.documents().into_iter().filter(|document| document.kind().is_issued_by_itself())
    }

    /// The ids of the documents that are issued on their own.
    pub fn document_ids(&self) -> Vec<DocumentId> {
        self.issued_documents().map(|document| document.id.clone()).collect()
    }

    /// The document as it is written: for an extract the text that all units get.
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        let is_it = |document: &&Document| match id.kind().record().repeats {
            Repeats::Once | Repeats::PerPeriod | Repeats::PerFile => document.id == *id,
            Repeats::PerUnit => document.kind() == id.kind(),
        };
        self.documents().into_iter().find(is_it)
    }

    /// Changes every document as it is written.
    pub fn change_documents(&mut self, mut change: impl FnMut(&mut Document)) {
        for kind in DocumentKind::ALL {
            self.change_documents_of(kind, &mut change);
        }
    }

    /// Changes the documents that are issued as one: a notice and the text of its extracts.
    pub fn change_issued_as(&mut self, id: &DocumentId, mut change: impl FnMut(&mut Document)) {
        self.change_documents(|document| {
            if document.id.issued_as() == *id {
                change(document);
            }
        });
    }

    fn change_documents_of(&mut self, kind: DocumentKind, change: &mut impl FnMut(&mut Document)) {
        match kind {
            DocumentKind::Plan => {
                Some(&mut self.document).filter(|own| own.kind() == kind).into_iter().for_each(change);
            }
            DocumentKind::Separate => {
                let own = Some(&mut self.document).filter(|own| own.kind() == kind);
                own.into_iter().chain(&mut self.separate).for_each(change);
            }
            DocumentKind::Notice => {
                self.notice.iter_mut().map(|notice| &mut notice.document).for_each(change);
            }
            DocumentKind::UnitNotice => {
                self.notice.iter_mut().filter_map(|notice| notice.extract.as_mut()).for_each(change);
            }
            DocumentKind::Report => {
                self.reports.iter_mut().map(|report| &mut report.document).for_each(change);
            }
        }
    }

    /// The report that a document is.
    pub fn report(&self, id: &DocumentId) -> Option<&Report> {
        self.reports.iter().find(|report| report.document.id == *id)
    }

    /// The unit whose extract a document is.
    pub fn unit(&self, id: &DocumentId) -> Option<&Unit> {
        self.quotas.unit(id.unit()?)
    }

    /// Every document that is built, in order: extracts for the units that hold a quota.
    fn built_documents(&self) -> Vec<DocumentId> {
        let built = self.documents().into_iter().flat_map(|document| {
            if document.id.is_for_every_unit() {
                let day = self.units_day(&document.id);
                let is_there = |unit: &&Unit| day.is_none_or(|day| unit.life.is_on(day));
                let holders = self.quotas.units.iter().filter(is_there);
                let holders = holders.filter(|unit| self.quotas.is_held_by(&unit.id));
                holders.map(|unit| DocumentId::unit_notice(unit.id.clone())).collect()
            } else {
                vec![document.id.clone()]
            }
        });
        built.collect()
    }

    /// Every file to build: each text, and each annex in a file of its own.
    pub fn parts(&self) -> Vec<DocumentPart> {
        let mut parts = Vec::new();
        for id in self.built_documents() {
            let alone = self.document(&id).filter(|document| !document.binds_annexes);
            let count = alone.map_or(0, |document| document.annexes.len());
            let annex = |at| if count == 1 { Part::LoneAnnex } else { Part::Annex(at) };
            parts.push(DocumentPart::text(id.clone()));
            parts.extend((0..count).map(|at| DocumentPart { document: id.clone(), part: annex(at) }));
        }
        parts
    }

    /// The plan with the quotas that a document is written by, and with the units of its day: a report has the quotas
    /// that were in force on its date, and what former units had is there with the units that carry it on.
    pub fn in_force_at(&self, id: &DocumentId) -> Cow<'_, Self> {
        let report = self.report(id);
        let in_force = report.and_then(|report| report.quotas.as_ref());
        let quotas = in_force.unwrap_or(&self.quotas);
        let Some(day) = self.units_day(id).filter(|_| quotas.has_lives()) else {
            let owned = |quotas: &QuotaSet| Cow::Owned(Self { quotas: quotas.clone(), ..self.clone() });
            return in_force.map_or(Cow::Borrowed(self), owned);
        };
        let (quotas, results) = match report {
            Some(_) => (quotas.carried_to(day).on(day), self.results.carried_to(quotas, day)),
            None => (quotas.on(day), self.results.clone()),
        };
        Cow::Owned(Self { quotas, results, ..self.clone() })
    }

    /// The day whose units a document means: of a report the last of its period, else the last day that it can be of.
    pub fn units_day(&self, id: &DocumentId) -> Option<Date> {
        let of_period = self.report(id).and_then(|report| report.period.last_day());
        of_period.or_else(|| Some(self.document(id)?.header.date.latest()))
    }

    /// Whether a document is an extract that stays as it was issued before: a notice that replaces another goes to
    /// those units alone whose quota changed.
    pub fn stays_as_issued(&self, id: &DocumentId) -> bool {
        let former = || self.former_set(&id.issued_as());
        self.unit(id).zip(former()).is_some_and(|(unit, former)| {
            former.quotas.is_held_by(&unit.id) && self.quotas.is_held_as(&former.quotas, &unit.id)
        })
    }

    /// The place of the value that keys lead to in one of the plan's files, members of lists by their ids. An empty
    /// value matches any. A value that has moved since is looked for in all files; where there is none, the place is
    /// the plan's own file.
    pub fn place_of_value(&self, path: &[&str], value: &str) -> Place {
        let at_path = self.sources.iter().find_map(|source| source.value_at(path, value));
        let anywhere = |source: &Arc<Source>| {
            let at = source.text().find(value)?;
            Some(Place::new(source, at..at + value.len()))
        };
        let found = at_path.or_else(|| self.sources.iter().find_map(anywhere));
        found.unwrap_or_else(|| Place::file(self.document.source.path()))
    }

    /// Every text of every document.
    pub fn texts(&self) -> Vec<&TemplateText> {
        self.documents().into_iter().flat_map(Document::texts).collect()
    }
}
