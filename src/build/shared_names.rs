//! Documents of one plan that would be one file.

use std::collections::BTreeMap;

use super::sheet::Sheet;
use crate::diag::{Code, Finding, Findings};
use crate::model::Plan;
use crate::text::same_name_key;

/// Reports each document that would be written where another of the plan is: the extract of a unit `a-phu-luc`, and the
/// annex of the extract of a unit `a`. It is found at the unit that can have another id.
pub(super) fn report(plan: &Plan, sheets: &[Sheet<'_>], findings: &mut Findings) {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for sheet in sheets {
        *names.entry(same_name_key(&sheet.stem)).or_default() += 1;
    }
    for (name, _) in names.iter().filter(|(_, count)| **count > 1) {
        let unit = plan.quotas.units.iter().find(|unit| name.ends_with(&format!("/{}", unit.id)));
        let place = unit.map_or(&plan.document.header.places.date, |unit| &unit.place);
        let finding = Finding::at(Code::OutputShared, place).with("reason", "document");
        findings.push(finding.with("name", name.as_str()).with("other", ""));
    }
}
