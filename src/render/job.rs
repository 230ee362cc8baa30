//! The things to build of a plan: each text, and each annex that stands alone.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::frame::picture_path;
use crate::model::{Document, DocumentId, Plan, Report, Signature, Unit};

/// Whose text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The plan.
    Plan,
    /// The notice of its quotas.
    Notice,
    /// The extract of the notice for the unit at an index from 0.
    Extract(usize),
    /// The report at an index from 0.
    Report(usize),
}

/// What of it stands in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The text, with the annexes that are bound to it.
    Text,
    /// The annex at an index from 0, alone.
    Annex(usize),
}

/// A file to build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Job {
    /// Whose text.
    pub subject: Subject,
    /// What of it.
    pub part: Part,
}

impl Subject {
    /// Every text of a plan, in the order in which they are built.
    fn all_of(plan: &Plan) -> Vec<Self> {
        let mut all = vec![Self::Plan];
        if let Some(notice) = &plan.notice {
            all.push(Self::Notice);
            let units = plan.quotas.units.iter().enumerate();
            let held = units.filter(|(_, unit)| notice.extract.is_some() && plan.quotas.is_held_by(&unit.id));
            all.extend(held.map(|(at, _)| Self::Extract(at)));
        }
        all.extend((0..plan.reports.len()).map(Self::Report));
        all
    }

    /// The plan with the quotas that it is written by: a report has those that were in force on its date.
    pub(super) fn plan_in_force(self, plan: &Plan) -> Cow<'_, Plan> {
        match self.report(plan).and_then(|report| report.quotas.clone()) {
            Some(quotas) => Cow::Owned(Plan { quotas, ..plan.clone() }),
            None => Cow::Borrowed(plan),
        }
    }

    /// The text of a document.
    pub fn of(plan: &Plan, document: DocumentId) -> Option<Self> {
        match document {
            DocumentId::Plan => Some(Self::Plan),
            DocumentId::Notice => Some(Self::Notice),
            DocumentId::Report(period) => {
                plan.reports.iter().position(|report| report.period == period).map(Self::Report)
            }
        }
    }

    /// Which of the plan's documents it belongs to.
    pub fn document_id(self, plan: &Plan) -> Option<DocumentId> {
        match self {
            Self::Plan => Some(DocumentId::Plan),
            Self::Notice | Self::Extract(_) => Some(DocumentId::Notice),
            Self::Report(at) => plan.reports.get(at).map(|report| DocumentId::Report(report.period)),
        }
    }

    /// Whether it is an extract that stays as it was issued before: a notice that takes the place of another goes to
    /// those units alone whose quota is another.
    pub fn stays_as_issued(self, plan: &Plan) -> bool {
        let former = || plan.former_set(DocumentId::Notice);
        self.holder(plan).zip(former()).is_some_and(|(unit, former)| {
            former.quotas.is_held_by(&unit.id) && plan.quotas.is_held_as(&former.quotas, &unit.id)
        })
    }

    /// The document that is written for it.
    pub fn document(self, plan: &Plan) -> Option<&Document> {
        let notice = plan.notice.as_ref();
        match self {
            Self::Plan => Some(&plan.document),
            Self::Notice => notice.map(|notice| &notice.document),
            Self::Extract(_) => notice.and_then(|notice| notice.extract.as_ref()),
            Self::Report(at) => plan.reports.get(at).map(|report| &report.document),
        }
    }

    /// The report that it is.
    pub(super) fn report(self, plan: &Plan) -> Option<&Report> {
        match self {
            Self::Report(at) => plan.reports.get(at),
            Self::Plan | Self::Notice | Self::Extract(_) => None,
        }
    }

    /// The unit whose extract it is.
    pub(super) fn holder(self, plan: &Plan) -> Option<&Unit> {
        match self {
            Self::Extract(at) => plan.quotas.units.get(at),
            Self::Plan | Self::Notice | Self::Report(_) => None,
        }
    }
}

impl Job {
    /// Every file to build of a plan.
    pub fn all_of(plan: &Plan) -> Vec<Self> {
        let mut jobs = Vec::new();
        for subject in Subject::all_of(plan) {
            jobs.push(Self { subject, part: Part::Text });
            let alone = subject.document(plan).filter(|document| !document.binds_annexes);
            let annexes = 0..alone.map_or(0, |document| document.annexes.len());
            jobs.extend(annexes.map(|at| Self { subject, part: Part::Annex(at) }));
        }
        jobs
    }

    /// The name of its file below the plan's folder, without an ending.
    pub fn file_stem(self, plan: &Plan) -> String {
        let text = match self.subject {
            Subject::Plan => "ke-hoach".to_owned(),
            Subject::Notice => "thong-bao-chi-tieu".to_owned(),
            Subject::Extract(_) => {
                let unit = self.subject.holder(plan).map_or("", |unit| unit.id.as_str());
                format!("thong-bao/{unit}")
            }
            Subject::Report(at) => {
                let period = plan.reports.get(at).map(|report| report.period.to_string());
                format!("bao-cao/{}", period.unwrap_or_default())
            }
        };
        let count = self.subject.document(plan).map_or(0, |document| document.annexes.len());
        match (self.part, self.subject) {
            (Part::Text, _) => text,
            (Part::Annex(_), Subject::Plan) if count == 1 => "phu-luc-chi-tieu".to_owned(),
            (Part::Annex(at), Subject::Plan) => format!("phu-luc-{}", at + 1),
            (Part::Annex(_), _) if count == 1 => format!("{text}-phu-luc"),
            (Part::Annex(at), _) => format!("{text}-phu-luc-{}", at + 1),
        }
    }

    /// The pictures that its Typst text names, by their path below the root of the Typst sources.
    pub fn pictures(self, plan: &Plan) -> BTreeMap<String, Arc<[u8]>> {
        let document = self.subject.document(plan).filter(|_| self.part == Part::Text);
        let signatures = document.into_iter().flat_map(|document| &document.signatures);
        let pictures = signatures.flat_map(Signature::pictures);
        pictures.map(|picture| (picture_path(&picture.name), Arc::clone(&picture.bytes))).collect()
    }

    /// The template that writes it.
    pub(super) fn template(self) -> &'static str {
        match (self.part, self.subject) {
            (Part::Annex(_), _) => "phu-luc.typ.j2",
            (Part::Text, Subject::Plan) => "ke-hoach.typ.j2",
            (Part::Text, Subject::Notice | Subject::Extract(_)) => "thong-bao.typ.j2",
            (Part::Text, Subject::Report(_)) => "bao-cao.typ.j2",
        }
    }
}
