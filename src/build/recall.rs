//! Findings kept in a manifest, so that a plan of which nothing changed still tells its warnings.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::data::read_source;
use crate::diag::{Argument, Arguments, Code, Finding, Findings, Related, Severity};
use crate::source::{Place, Source};

/// A finding as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Recalled {
    code: String,
    severity: RecalledSeverity,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    accepted: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<RecalledPlace>,
    arguments: BTreeMap<String, RecalledArgument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    related: Vec<(String, RecalledPlace)>,
}

/// A place in one of a plan's inputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct RecalledPlace {
    input: String,
    /// The bytes; none for the file as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    range: Option<(usize, usize)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RecalledSeverity {
    Note,
    Warning,
    Error,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum RecalledArgument {
    Count(u64),
    Text(String),
}

impl Recalled {
    /// Whether it is about the pages of a document.
    pub(super) fn is_of_pages(&self, document: &str) -> bool {
        let name = self.arguments.get("document");
        let is_own = matches!(name, Some(RecalledArgument::Text(name)) if name == document);
        is_own && Code::of_id(&self.code).is_some_and(Code::is_of_pages)
    }
}

/// The findings as they are kept; `input` tells an input from the path that people see. `None` where one
/// of them is about another file: then it cannot be kept.
pub(super) fn keep(findings: &Findings, input: impl Fn(&str) -> Option<String>) -> Option<Vec<Recalled>> {
    let place = |place: &Place| {
        let whole = place.source().text().is_empty();
        let range = (!whole).then(|| (place.range().start, place.range().end));
        Some(RecalledPlace { input: input(place.source().path())?, range })
    };
    let kept = |finding: &Finding| {
        let related =
            finding.others().iter().map(|other| Some((other.label.to_owned(), place(&other.place)?)));
        Some(Recalled {
            code: finding.code().id().to_owned(),
            severity: finding.severity().into(),
            accepted: finding.accepted().map(str::to_owned),
            place: finding.place().map_or(Some(None), |at| place(at).map(Some))?,
            arguments: finding
                .arguments()
                .iter()
                .map(|(name, value)| (name.to_string(), value.into()))
                .collect(),
            related: related.collect::<Option<_>>()?,
        })
    };
    findings.iter().map(kept).collect()
}

/// The findings that were kept; `path` tells where an input is. `None` where one cannot be told again.
pub(super) fn recall(kept: &[Recalled], path: impl Fn(&str) -> Option<PathBuf>) -> Option<Findings> {
    let mut read: BTreeMap<String, Arc<Source>> = BTreeMap::new();
    let mut findings = Findings::default();
    for one in kept {
        let mut place = |kept: &RecalledPlace| place(kept, &path, &mut read);
        let related =
            one.related.iter().map(|(label, at)| Some(Related { label: interned(label), place: place(at)? }));
        let related: Vec<Related> = related.collect::<Option<_>>()?;
        let at = one.place.as_ref().map_or(Some(None), |at| place(at).map(Some))?;
        let code = Code::ALL.iter().find(|code| code.id() == one.code)?;
        let arguments = one.arguments.iter().map(|(name, value)| (interned(name), value.into()));
        let finding = Finding::from_parts(*code, at, arguments.collect::<Arguments>(), related);
        findings.push(finding.judged(one.severity.into(), one.accepted.clone()));
    }
    Some(findings)
}

fn place(
    kept: &RecalledPlace,
    path: &impl Fn(&str) -> Option<PathBuf>,
    read: &mut BTreeMap<String, Arc<Source>>,
) -> Option<Place> {
    let path = path(&kept.input)?;
    let Some((start, end)) = kept.range else { return Some(Place::file(crate::data::shown(&path))) };
    let source = match read.get(&kept.input) {
        Some(source) => Arc::clone(source),
        None => read_source(&path, &mut Findings::default())?,
    };
    read.insert(kept.input.clone(), Arc::clone(&source));
    Some(Place::new(&source, start..end))
}

impl From<Severity> for RecalledSeverity {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Note => Self::Note,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

impl From<RecalledSeverity> for Severity {
    fn from(severity: RecalledSeverity) -> Self {
        match severity {
            RecalledSeverity::Note => Self::Note,
            RecalledSeverity::Warning => Self::Warning,
            RecalledSeverity::Error => Self::Error,
        }
    }
}

impl From<&Argument> for RecalledArgument {
    fn from(argument: &Argument) -> Self {
        match argument {
            Argument::Count(count) => Self::Count(*count),
            Argument::Text(text) => Self::Text(text.clone()),
        }
    }
}

impl From<&RecalledArgument> for Argument {
    fn from(argument: &RecalledArgument) -> Self {
        match argument {
            RecalledArgument::Count(count) => Self::Count(*count),
            RecalledArgument::Text(text) => Self::Text(text.clone()),
        }
    }
}

/// The name as one that lives as long as the program: findings name their values by constants, of which
/// there are a few dozen.
fn interned(name: &str) -> &'static str {
    static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.get(name) {
        return known;
    }
    let name: &'static str = Box::leak(name.to_owned().into_boxed_str());
    names.insert(name);
    name
}
