//! Names that two units, two organisations or two groups have: no reader can distinguish their rows and documents.

use std::collections::BTreeMap;

use crate::diag::{Code, Finding, Findings};
use crate::model::Plan;
use crate::text::{self, ToneMark};

pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    let quotas = &plan.quotas;
    let units = quotas.units.iter().map(|unit| (unit.id.as_str(), unit.name.as_str()));
    let organisations = quotas.organisations.iter().map(|one| (one.id.as_str(), one.name.as_str()));
    let groups = quotas.groups.iter().map(|group| (group.id.as_str(), group.name.as_str()));
    report(plan, "units", units, findings);
    report(plan, "organisations", organisations, findings);
    report(plan, "groups", groups, findings);
}

/// Names of a list that read the same: capitals, spaces and the place of a tone mark do not distinguish them.
fn report<'a>(
    plan: &Plan,
    list: &str,
    names: impl Iterator<Item = (&'a str, &'a str)>,
    findings: &mut Findings,
) {
    let place = |(id, name): (&str, &str)| plan.place_of_value(&[list, id, "name"], name);
    let mut seen: BTreeMap<String, (&str, &str)> = BTreeMap::new();
    for (id, name) in names {
        let spelled = text::respell(name, ToneMark::Second).to_lowercase();
        let read = spelled.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(first) = seen.get(&read) else {
            seen.insert(read, (id, name));
            continue;
        };
        // A duplicate id is reported already.
        if first.0 != id && !are_apart(plan, first.0, id) {
            let finding = Finding::at(Code::NameTwice, &place((id, name))).with("name", name);
            findings.push(finding.related("first", &place(*first)));
        }
    }
}

/// Whether two ids are of units that never exist together: the later may have the name of the earlier.
fn are_apart(plan: &Plan, one: &str, other: &str) -> bool {
    let unit = |id: &str| plan.quotas.unit(&id.parse().ok()?);
    unit(one).zip(unit(other)).is_some_and(|(one, other)| !one.life.meets(&other.life))
}
