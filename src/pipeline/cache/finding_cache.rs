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
    findings.iter().map(|finding| record(finding, |source| input(source.path()))).collect()
}

/// A finding as a record; `input` names the file of a place. `None` where it names none.
pub(crate) fn record(
    finding: &Finding,
    mut input: impl FnMut(&Arc<Source>) -> Option<String>,
) -> Option<FindingRecord> {
    let mut place = |place: &Place| {
        let whole = place.source().text().is_empty();
        let range = (!whole).then(|| (place.range().start, place.range().end));
        Some(PlaceRecord { input: input(place.source())?, range })
    };
    let own = finding.place().map_or(Some(None), |at| place(at).map(Some))?;
    let others = finding.others().iter();
    let related = others.map(|other| Some((other.label.to_owned(), place(&other.place)?)));
    let arguments = finding.arguments().iter();
    Some(FindingRecord {
        code: finding.code().id().to_owned(),
        severity: finding.severity().into(),
        accepted: finding.accepted().map(str::to_owned),
        place: own,
        related: related.collect::<Option<_>>()?,
        arguments: arguments.map(|(name, value)| (name.to_string(), value.into())).collect(),
    })
}

/// The findings that were kept; `path` gives the path of an input. `None` where a finding cannot be restored.
pub(crate) fn recall(kept: &[FindingRecord], path: impl Fn(&str) -> Option<PathBuf>) -> Option<Findings> {
    let mut read: BTreeMap<String, Arc<Source>> = BTreeMap::new();
    let mut findings = Findings::default();
    for one in kept {
        findings.push(restored(one, |kept| place(kept, &path, &mut read))?);
    }
    Some(findings)
}

/// The finding of a record, without its fix. `None` where it cannot be restored.
pub(crate) fn restored(
    record: &FindingRecord,
    mut place: impl FnMut(&PlaceRecord) -> Option<Place>,
) -> Option<Finding> {
    let at = record.place.as_ref().map_or(Some(None), |at| place(at).map(Some))?;
    let related = record.related.iter();
    let related = related.map(|(label, at)| Some(Related { label: interned(label), place: place(at)? }));
    let related: Vec<Related> = related.collect::<Option<_>>()?;
    let code = Code::ALL.iter().find(|code| code.id() == record.code)?;
    let arguments = record.arguments.iter().map(|(name, value)| (interned(name), value.into()));
    let finding = Finding::from_parts(*code, at, arguments.collect::<Arguments>(), related);
    Some(finding.judged(record.severity.into(), record.accepted.clone()))
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
