//! The lives of units, from what is written to the model.

use std::collections::BTreeSet;

use super::tally_files::{QuotasFile, RenamingFile, UnitFile};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Ending, Id, Renaming, UnitLife};
use crate::source::{Place, Placed};

/// The life of a unit. A key that says nothing without another one, or against it, is a finding.
pub(super) fn life(file: &UnitFile, findings: &mut Findings) -> UnitLife {
    let UnitFile { from, until, merged_into, split_into, carried_to, renamed, .. } = file;
    let first = merged_into.as_ref().map(|unit| &unit.place);
    let first = first.or_else(|| split_into.as_ref().map(|parts| &parts.place));
    if let Some(place) = first.filter(|_| until.is_none()) {
        let finding = Finding::at(Code::MissingKey, place).with("key", "until").with("state", "absent");
        findings.push(finding);
    }
    if let (Some(unit), Some(parts)) = (merged_into, split_into) {
        let finding = Finding::at(Code::UnitLife, &parts.place).with("kind", "both");
        let finding = finding.with("unit", file.name.0.as_str());
        findings.push(finding.related("merged", &unit.place));
    }
    if let Some(heir) = carried_to {
        let is_part = |part: &Placed<Id>| part.value == heir.value;
        if !split_into.as_ref().is_some_and(|parts| parts.value.iter().any(is_part)) {
            findings.push(fault("carried", &heir.place, file));
        }
    }
    let ending = match (merged_into, split_into) {
        (Some(unit), _) => Ending::MergedInto(unit.clone()),
        (None, Some(parts)) => {
            Ending::SplitInto { parts: parts.value.clone(), carried_to: carried_to.clone() }
        }
        (None, None) => Ending::None,
    };
    let renamings = renamed.iter().map(|one| renaming(one.clone())).collect();
    UnitLife { from: from.clone(), until: until.clone(), ending, renamings }
}

fn fault(kind: &'static str, place: &Place, file: &UnitFile) -> Finding {
    Finding::at(Code::UnitLife, place).with("kind", kind).with("unit", file.name.0.as_str())
}

fn renaming(file: RenamingFile) -> Renaming {
    Renaming { name: file.name.0, full_name: file.full_name.map(|name| name.0), from: file.from }
}

/// The units that take the place of others must be of the list.
pub(super) fn report_unknown(file: &QuotasFile, findings: &mut Findings) {
    let known: BTreeSet<&str> = file.units.iter().map(|unit| unit.id.value.as_str()).collect();
    for unit in &file.units {
        let parts = unit.split_into.iter().flat_map(|parts| &parts.value);
        for named in unit.merged_into.iter().chain(parts) {
            let id = named.value.as_str();
            if !known.contains(id) {
                let finding = Finding::at(Code::UnknownId, &named.place).with("id", id);
                findings.push(finding.with_known(id, known.iter().copied()));
            }
        }
    }
}
