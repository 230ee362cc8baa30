//! Findings kept in a manifest, so that a plan that has not changed still reports its warnings.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::data::read_source;
use crate::diag::{Arguments, Code, Finding, Findings, Related};
use crate::records::{FindingRecord, PlaceRecord};
use crate::source::{Place, Source};

/// The findings as they are kept; `input` names the input at a path that people see. `None` where a finding is about
/// another file: then it cannot be kept.
pub(crate) fn keep(
    findings: &Findings,
    input: impl Fn(&str) -> Option<String>,
) -> Option<Vec<FindingRecord>> {
    let place = |place: &Place| {
        let whole = place.source().text().is_empty();
        let range = (!whole).then(|| (place.range().start, place.range().end));
        Some(PlaceRecord { input: input(place.source().path())?, range })
    };
    let kept = |finding: &Finding| {
        let related =
            finding.others().iter().map(|other| Some((other.label.to_owned(), place(&other.place)?)));
        Some(FindingRecord {
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

/// The findings that were kept; `path` gives the path of an input. `None` where a finding cannot be restored.
pub(crate) fn recall(kept: &[FindingRecord], path: impl Fn(&str) -> Option<PathBuf>) -> Option<Findings> {
    let mut read: BTreeMap<String, Arc<Source>> = BTreeMap::new();
    let mut findings = Findings::default();
    for one in kept {
        let mut place = |kept: &PlaceRecord| place(kept, &path, &mut read);
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
    kept: &PlaceRecord,
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
    // The text may be another than the one that was read then, or the manifest one that somebody made up.
    source.text().get(start..end)?;
    Some(Place::new(&source, start..end))
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
