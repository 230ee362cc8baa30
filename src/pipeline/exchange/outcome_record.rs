//! The outcome of a plan as a record.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::reason_record::ReasonRecord;
use super::said_findings::SaidFindings;
use crate::diag::Findings;
use crate::pipeline::cache::{citations, numbers};
use crate::pipeline::outcome::{Outcome, Output};
use crate::records::{CitationRecord, Format, NumberRecord};

/// The outcome of a plan as a record.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct OutcomeRecord {
    plan: String,
    outputs: Vec<OutputRecord>,
    removed: Vec<PathBuf>,
    fresh: usize,
    /// The findings of the plan alone, and then those in files that other plans may share.
    findings: SaidFindings,
    /// How many are the plan's alone.
    own: usize,
    numbered: Vec<NumberRecord>,
    cited: Vec<CitationRecord>,
    errors: usize,
}

/// A file that was made.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct OutputRecord {
    path: PathBuf,
    format: String,
    pages: Option<usize>,
    reasons: Vec<ReasonRecord>,
}

impl OutcomeRecord {
    /// `None` where something of it can be in no record.
    pub(crate) fn new(outcome: &Outcome) -> Option<Self> {
        let Outcome { plan, outputs, removed, fresh, findings, elsewhere, numbered, cited, errors } = outcome;
        let output = |output: &Output| OutputRecord {
            path: output.path.clone(),
            format: output.format.id().to_owned(),
            pages: output.pages,
            reasons: output.reasons.iter().map(Into::into).collect(),
        };
        let path = |path: &str| Some(path.to_owned());
        Some(Self {
            plan: plan.clone(),
            outputs: outputs.iter().map(output).collect(),
            removed: removed.clone(),
            fresh: *fresh,
            findings: SaidFindings::new(findings.iter().chain(elsewhere)),
            own: findings.iter().count(),
            numbered: numbers::keep(numbered, path)?,
            cited: citations::keep(cited, path)?,
            errors: *errors,
        })
    }

    /// The outcome; `None` where the record says what no outcome has.
    pub(crate) fn restored(self) -> Option<Outcome> {
        let Self { plan, outputs, removed, fresh, findings, own, numbered, cited, errors } = self;
        let path = |path: &str| Some(path.to_owned());
        let (numbered, cited) = (numbers::recall(&numbered, path)?, citations::recall(&cited, path)?);
        let outputs = outputs.into_iter().map(OutputRecord::restored).collect::<Option<_>>()?;
        let mut all = findings.restored()?;
        let elsewhere = all.split_off(own.min(all.len()));
        let findings = Findings::from_list(all);
        Some(Outcome { plan, outputs, removed, fresh, findings, elsewhere, numbered, cited, errors })
    }
}

impl OutputRecord {
    fn restored(self) -> Option<Output> {
        let Self { path, format, pages, reasons } = self;
        let format = Format::from_ending(&format)?;
        let reasons = reasons.iter().map(ReasonRecord::restored).collect::<Option<_>>()?;
        Some(Output { path, format, pages, reasons })
    }
}
