//! Findings, and the numbers of documents, as a manifest keeps them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diag::{Argument, Code, Severity};
use crate::model::NumberKey;

/// A finding as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingRecord {
    /// Its code, as it is printed.
    pub code: String,
    /// Its severity after the settings and the data have judged it.
    pub severity: SeverityRecord,
    /// The reason why it is accepted, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceRecord>,
    /// The values of its message.
    pub arguments: BTreeMap<String, ArgumentRecord>,
    /// Other places that belong to it, each with its label.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<(String, PlaceRecord)>,
}

/// A place in one of a plan's inputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceRecord {
    /// What the manifest calls the input.
    pub input: String,
    /// The bytes; none for the file as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<(usize, usize)>,
}

/// A severity as a manifest keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SeverityRecord {
    /// `note`
    Note,
    /// `warning`
    Warning,
    /// `error`
    Error,
}

/// A value of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ArgumentRecord {
    /// A number.
    Count(u64),
    /// Words.
    Text(String),
}

impl FindingRecord {
    /// Whether it is about the pages of a document.
    pub fn is_of_pages(&self, document: &str) -> bool {
        let name = self.arguments.get("document");
        let is_own = matches!(name, Some(ArgumentRecord::Text(name)) if name == document);
        is_own && Code::of_id(&self.code).is_some_and(Code::is_of_pages)
    }
}

/// A number of a document as a manifest keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberRecord {
    /// What no two documents have in common.
    pub key: NumberKey,
    /// As it is cited: `54-KH/ĐU`.
    pub reference: String,
    /// What the manifest calls the input that gives it.
    pub input: String,
    /// The bytes of the input.
    pub range: (usize, usize),
    /// What is said of it where it is given twice.
    #[serde(flatten)]
    pub judgement: JudgementRecord,
}

/// How a plan judges a number that is given twice, before it is known whether it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgementRecord {
    /// The severity of the finding.
    pub severity: SeverityRecord,
    /// The reason why the plan accepts it, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
}

impl From<Severity> for SeverityRecord {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Note => Self::Note,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

impl From<SeverityRecord> for Severity {
    fn from(severity: SeverityRecord) -> Self {
        match severity {
            SeverityRecord::Note => Self::Note,
            SeverityRecord::Warning => Self::Warning,
            SeverityRecord::Error => Self::Error,
        }
    }
}

impl From<&Argument> for ArgumentRecord {
    fn from(argument: &Argument) -> Self {
        match argument {
            Argument::Count(count) => Self::Count(*count),
            Argument::Text(text) => Self::Text(text.clone()),
        }
    }
}

impl From<&ArgumentRecord> for Argument {
    fn from(argument: &ArgumentRecord) -> Self {
        match argument {
            ArgumentRecord::Count(count) => Self::Count(*count),
            ArgumentRecord::Text(text) => Self::Text(text.clone()),
        }
    }
}
