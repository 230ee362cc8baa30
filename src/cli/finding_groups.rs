//! Equal findings of many plans: the first is shown, of the others where they are.

use std::collections::BTreeMap;

use crate::diag::Finding;
use crate::source::{Place, Position};

/// How many further places of a group are named.
const NAMED: usize = 3;

/// The findings that were shown, by what they say, and the plans that have the same.
#[derive(Debug, Default)]
pub(super) struct FindingGroups(BTreeMap<String, FindingGroup>);

/// Findings that say the same.
#[derive(Debug)]
struct FindingGroup {
    plan: String,
    code: &'static str,
    /// How many were left out.
    left_out: usize,
    /// The places of the first of those.
    places: Vec<String>,
}

/// What is said of a group at the end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LeftOut {
    pub(super) code: &'static str,
    pub(super) count: usize,
    /// The first places.
    pub(super) places: Vec<String>,
}

impl FindingGroups {
    /// Whether a finding of a plan is the first of those that say the same. Those of one plan are all shown: each is
    /// mended at its own place.
    pub(super) fn is_shown(&mut self, plan: &str, finding: &Finding) -> bool {
        let code = finding.code().id();
        let new = || FindingGroup { plan: plan.to_owned(), code, left_out: 0, places: Vec::new() };
        let group = self.0.entry(said(finding)).or_insert_with(new);
        if group.plan == plan {
            return true;
        }
        if let Some(place) = finding.place() {
            group.left_out += 1;
            if group.places.len() < NAMED {
                group.places.push(shown(place));
            }
        }
        false
    }

    /// The groups of which some were left out, in the order of their codes.
    pub(super) fn left_out(self) -> Vec<LeftOut> {
        let groups = self.0.into_values().filter(|group| group.left_out > 0);
        let mut told: Vec<LeftOut> = groups
            .map(|group| LeftOut { code: group.code, count: group.left_out, places: group.places })
            .collect();
        told.sort_by_key(|group| group.code);
        told
    }
}

/// A place as it is named: `data/p/plan.yaml:2`.
fn shown(place: &Place) -> String {
    match place.position() {
        Position::Line { line, .. } => format!("{}:{line}", place.source().path()),
        position => format!("{}:{position}", place.source().path()),
    }
}

/// What a finding says, wherever it is: its code, its values and the text at its place.
fn said(finding: &Finding) -> String {
    let text = finding.place().map_or("", |place| place.text());
    let accepted = finding.accepted();
    format!("{} {:?} {text} {accepted:?}", finding.code().id(), finding.arguments())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::source::Source;

    #[test]
    fn the_first_of_equal_findings_of_many_plans_is_shown() {
        let finding = |plan: &str, at: &str| {
            let source = Source::new(format!("data/{plan}/plan.yaml"), "a: 1\nb: 1\n");
            let start = source.text().find(at).unwrap();
            Finding::at(Code::AcceptedNothing, &Place::new(&source, start..start + 1)).with("at", at)
        };
        let mut groups = FindingGroups::default();
        let mut is_shown = |plan: &str, at: &str| groups.is_shown(plan, &finding(plan, at));
        assert!(is_shown("p", "b") && is_shown("p", "b") && is_shown("q", "a"));
        for plan in ["q", "r", "s", "t"] {
            assert!(!is_shown(plan, "b"), "{plan}");
        }
        let places = ["data/q/plan.yaml:2", "data/r/plan.yaml:2", "data/s/plan.yaml:2"].map(str::to_owned);
        let left = LeftOut { code: "accepted-nothing", count: 4, places: places.to_vec() };
        assert_eq!(groups.left_out(), [left]);
    }
}
