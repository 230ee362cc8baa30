//! Figures of which one counts some of those that another counts: women among members.

use std::collections::BTreeMap;

use crate::diag::{Code, Finding, Findings};
use crate::model::{Figure, Plan};

/// Names of figures, and of those that they are part of.
const PARTS: [(&str, &str); 2] = [("women", "members"), ("nu", "dang_vien")];

/// The endings of the name of a figure that counts the women among those whom the name before it counts.
const ENDINGS: [&str; 3] = ["_women", "_female", "_nu"];

pub(super) fn check(plan: &Plan, findings: &mut Findings) {
    for unit in &plan.quotas.units {
        let path = ["units", unit.id.as_str(), "figures"];
        report(plan, &FigureOwner { figures: &unit.figures, path: &path, holder: &unit.name }, findings);
    }
    for document in plan.documents().into_iter().filter(|document| !document.id.is_for_every_unit()) {
        report(plan, &FigureOwner { figures: &document.figures, path: &["figures"], holder: "" }, findings);
    }
}

/// Figures by name.
struct FigureOwner<'a> {
    figures: &'a BTreeMap<String, Figure>,
    /// The keys that lead to them.
    path: &'a [&'a str],
    /// The unit that they are of.
    holder: &'a str,
}

/// A notice or report takes the figures of its plan: the finding has one place and is reported once.
fn report(plan: &Plan, of: &FigureOwner<'_>, findings: &mut Findings) {
    let place = |name: &str| plan.place_of_value(&[of.path, &[name]].concat(), "");
    for name in of.figures.keys() {
        let Some(whole) = whole_of(name).filter(|whole| of.figures.contains_key(*whole)) else { continue };
        let (Some((least, _)), Some((_, Some(most)))) = (bounds(of.figures, name), bounds(of.figures, whole))
        else {
            continue;
        };
        if least > most {
            let finding = Finding::at(Code::PartBeyondWhole, &place(name))
                .with("holder", of.holder)
                .with("part", name.as_str())
                .with("part_count", least)
                .with("whole", whole)
                .with("whole_count", most);
            findings.push(finding.related("whole", &place(whole)));
        }
    }
}

/// The name of those of whom a figure counts some.
fn whole_of(name: &str) -> Option<&str> {
    let known = PARTS.iter().find(|(part, _)| *part == name).map(|(_, whole)| *whole);
    known.or_else(|| ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)))
}

fn bounds(figures: &BTreeMap<String, Figure>, name: &str) -> Option<(u64, Option<u64>)> {
    match figures.get(name)? {
        Figure::Amount(amount) => Some((amount.least(), amount.most())),
        // Years of four digits are texts: `1905` members are many, but members all the same.
        Figure::Text(text) => text.parse().ok().map(|count| (count, Some(count))),
        Figure::Day(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Amount;

    #[test]
    fn names_tell_what_they_are_part_of() {
        for (name, whole) in [
            ("women", Some("members")),
            ("nu", Some("dang_vien")),
            ("dang_vien_nu", Some("dang_vien")),
            ("candidates_women", Some("candidates")),
            ("members", None),
            ("youth_union", None),
        ] {
            assert_eq!(whole_of(name), whole, "{name}");
        }
    }

    #[test]
    fn texts_of_digits_are_counts() {
        let amount = |count| Figure::Amount(Amount::Exactly(count));
        let figures =
            BTreeMap::from([("a".to_owned(), amount(3)), ("b".to_owned(), Figure::Text("1905".into()))]);
        assert_eq!(bounds(&figures, "a"), Some((3, Some(3))));
        assert_eq!(bounds(&figures, "b"), Some((1905, Some(1905))));
        assert_eq!(bounds(&figures, "c"), None);
    }
}
