//! Findings, and the numbers of documents, as a manifest keeps them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::file::as_optional_text;

use crate::diag::{Argument, Code, DataChange, Severity, ValueChange};
use crate::model::NumberKey;
use crate::source::ValuePath;

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
    /// The name of the input in the manifest.
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
    /// Changes of the data.
    Changes(Vec<ChangeRecord>),
}

/// A change of the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeRecord {
    /// The name of the file in the manifest.
    file: String,
    /// The value; none of a file as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<ValuePath>,
    /// A short value before and after; none of a long text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    values: Option<(Option<String>, Option<String>)>,
    /// Whether another quota or result of the file has the same value.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_of_several: bool,
    /// What it is called on paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    called: Option<String>,
}

impl FindingRecord {
    /// Whether it is about the pages of a document.
    pub fn is_of_pages(&self, document: &str) -> bool {
        let name = self.arguments.get("document");
        let is_own = matches!(name, Some(ArgumentRecord::Text(name)) if name == document);
        is_own && Code::from_id(&self.code).is_some_and(Code::is_of_pages)
    }
}

/// A number of a document as a manifest keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberRecord {
    /// The key that no two documents have in common.
    pub key: NumberKey,
    /// As it is cited: `54-KH/ĐU`.
    pub reference: String,
    /// The name in the manifest of the input that gives it.
    pub input: String,
    /// The bytes of the input.
    pub range: (usize, usize),
    /// Its fields for the finding that reports it as given twice.
    #[serde(flatten)]
    pub judgement: JudgementRecord,
}

/// A citation of a document as a manifest keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitationRecord {
    /// Number and symbol, as citations are compared.
    pub key: String,
    /// Number and symbol as it is cited: `05-HD/TW`.
    pub reference: String,
    /// The date that is said of it.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "as_optional_text")]
    pub date: Option<Date>,
    /// The issuer that is said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Within how many years one number and symbol is one document.
    pub years: u16,
    /// The name in the manifest of the input that cites it.
    pub input: String,
    /// The bytes of the input.
    pub range: (usize, usize),
    /// Its fields for the finding that reports it as cited in two ways.
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
            Argument::Changes(changes) => Self::Changes(changes.iter().map(Into::into).collect()),
        }
    }
}

impl From<&ArgumentRecord> for Argument {
    fn from(argument: &ArgumentRecord) -> Self {
        match argument {
            ArgumentRecord::Count(count) => Self::Count(*count),
            ArgumentRecord::Text(text) => Self::Text(text.clone()),
            ArgumentRecord::Changes(changes) => Self::Changes(changes.iter().map(Into::into).collect()),
        }
    }
}

impl From<&DataChange> for ChangeRecord {
    fn from(change: &DataChange) -> Self {
        let (values, is_of_several) = match change {
            DataChange::Value(ValueChange { before, after, is_of_several, .. }) => {
                (Some((before.clone(), after.clone())), *is_of_several)
            }
            DataChange::Text { .. } | DataChange::File { .. } => (None, false),
        };
        let called = change.called().map(str::to_owned);
        Self { file: change.file().to_owned(), path: change.path().cloned(), values, is_of_several, called }
    }
}

impl From<&ChangeRecord> for DataChange {
    fn from(record: &ChangeRecord) -> Self {
        let ChangeRecord { file, path, values, is_of_several, called } = record.clone();
        match (path, values) {
            (Some(path), Some((before, after))) => {
                Self::Value(ValueChange { file, path, before, after, is_of_several, called })
            }
            (Some(path), None) => Self::Text { file, path, called },
            (None, _) => Self::File { file },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_read_as_they_were_written() {
        let path = ValuePath::parse("quotas.admissions.units.\"a.b\"");
        let (file, before) = ("../_shared/a.yaml".to_owned(), Some("1".to_owned()));
        let called = Some("Thôn 2".to_owned());
        let (own, after) = (path.clone(), None);
        let value = ValueChange { file: file.clone(), path: own, before, after, is_of_several: true, called };
        let changes = vec![
            DataChange::Value(value),
            DataChange::Text { file: file.clone(), path, called: Some("II.2".to_owned()) },
            DataChange::File { file },
        ];
        let argument = Argument::Changes(changes);
        let written = serde_json::to_string(&ArgumentRecord::from(&argument)).unwrap();
        let read: ArgumentRecord = serde_json::from_str(&written).unwrap();
        assert_eq!(Argument::from(&read), argument, "{written}");
        let none = Argument::Changes(Vec::new());
        let read: ArgumentRecord =
            serde_json::from_str(&serde_json::to_string(&ArgumentRecord::from(&none)).unwrap()).unwrap();
        assert_eq!(Argument::from(&read), none);
    }
}
