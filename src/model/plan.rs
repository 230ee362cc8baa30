//! The plan: its documents, with the quotas and results that they all quote.

use std::sync::Arc;

use super::{Acceptance, Document, History, Period, QuotaSet, ResultSet, TemplateText};
use crate::diag::Doubts;
use crate::source::{Place, Source};

/// A plan, valid in itself where nothing is in doubt; whether its figures agree is for the checks.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its folder's path below the data folder, with `/`.
    pub id: String,
    /// Its own text.
    pub document: Document,
    /// The notice that allots its quotas, if it has one.
    pub notice: Option<Notice>,
    /// Reports of what was reached, in the order of their periods.
    pub reports: Vec<Report>,
    /// Quotas.
    pub quotas: QuotaSet,
    /// Results.
    pub results: ResultSet,
    /// What was issued of it.
    pub history: History,
    /// Findings that are accepted.
    pub acceptances: Vec<Acceptance>,
    /// What could not be read; other values stand in for it.
    pub doubts: Doubts,
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

impl Plan {
    /// Every document as it is written: the plan, the notice, its extract, reports.
    pub fn documents(&self) -> Vec<&Document> {
        let mut documents = vec![&self.document];
        if let Some(notice) = &self.notice {
            documents.push(&notice.document);
            documents.extend(&notice.extract);
        }
        documents.extend(self.reports.iter().map(|report| &report.document));
        documents
    }

    /// The same documents, each with the quotas that it is written by where they are others than the plan's.
    pub fn documents_with_quotas(&self) -> Vec<(&Document, Option<&QuotaSet>)> {
        let reports = self.reports.iter().map(|report| report.quotas.as_ref());
        let others = self.documents().len() - self.reports.len();
        let quotas = std::iter::repeat_n(None, others).chain(reports);
        self.documents().into_iter().zip(quotas).collect()
    }

    /// Whether a document is the text of the units' extracts.
    pub fn is_extract(&self, document: &Document) -> bool {
        let extract = self.notice.as_ref().and_then(|notice| notice.extract.as_ref());
        extract.is_some_and(|extract| std::ptr::eq(extract, document))
    }

    /// Where a value stands to which keys lead in one of the plan's files, members of lists by their ids; empty where the
    /// keys lead to whatever value. A value that has moved since is looked for anywhere.
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
