//! Shifts the files of a plan by a year.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::yaml::{self, Node, Value};
use super::yaml_edit::{Editor, TextEdit, Unchangeable, YamlTree, apply, name};
use crate::diag::Findings;
use crate::model::{DocumentDate, Id, Period, State};
use crate::source::{Place, Source};
use crate::text::mentions;

/// A file of a plan as next year's begins: its periods a year later, and a document in it a draft without number,
/// dated next year, that replaces nothing.
///
/// # Errors
/// Where the file is not laid out so that its document can be changed.
pub fn next_year_of(source: &Arc<Source>, date: Option<DocumentDate>) -> Result<String, Unchangeable> {
    let shifted = shifted(source)?;
    let Some(date) = date else { return Ok(shifted) };
    let mut editor = Editor::new(&Source::new(source.path(), shifted))?;
    editor.set("state", State::Draft.id(), &["format", "model", "shared"]);
    for key in ["set", "number", "amended", "replaces", "draft"] {
        editor.remove(key);
    }
    editor.set("date", &(date.year() + 1).to_string(), &["state"]);
    editor.remove_members("body", says_what_is_replaced);
    editor.finish()
}

/// Units that are gone before the time of a file begins.
pub struct FormerUnits {
    /// Those that the list of units leaves out.
    pub left_out: Vec<Id>,
    /// Those that each quota leaves out, in the order of the file.
    pub without_share: Vec<Vec<Id>>,
}

/// The text of quotas without former units.
///
/// # Errors
/// Where the file is not laid out so that they can be taken out.
pub fn without_former_units(source: &Arc<Source>, former: &FormerUnits) -> Result<String, Unchangeable> {
    let is_in = |ids: &[Id], written: &str| ids.iter().any(|id| id.as_str().eq_ignore_ascii_case(written));
    let mut editor = Editor::new(source)?;
    for (at, ids) in former.without_share.iter().enumerate() {
        editor.remove_entries(["quotas", "units"], at, |written| is_in(ids, written));
    }
    let id = |node: &Node| match &node.value {
        Value::Map(entries) => {
            let own = entries.iter().find(|(key, _)| name(key) == Some("id"));
            own.and_then(|(_, id)| match &id.value {
                Value::Scalar(id) => Some(id.clone()),
                _ => None,
            })
        }
        _ => None,
    };
    editor.remove_members("units", |node| id(node).is_some_and(|id| is_in(&former.left_out, &id)));
    editor.finish()
}

/// Whether a node of the text is no more than a sentence that cites what the document replaces.
fn says_what_is_replaced(node: &Node) -> bool {
    let cites = |node: &Node| matches!(&node.value, Value::Scalar(text) if mentions(text, &["replaces"]));
    match &node.value {
        Value::Map(entries) => {
            let is_flat = |(_, value): &(Node, Node)| matches!(value.value, Value::Null | Value::Scalar(_));
            entries.iter().all(is_flat) && entries.iter().any(|(_, value)| cites(value))
        }
        _ => cites(node),
    }
}

/// The text with every period of its keys, and of its values that are periods, a year later.
fn shifted(source: &Arc<Source>) -> Result<String, Unchangeable> {
    let node = yaml::parse(source, &mut Findings::default()).ok_or(Unchangeable)?;
    let mut periods = Vec::new();
    collect(&node, Meaning::Other, source.text(), &mut periods);
    // A value behind an alias is found again at each use.
    let periods: BTreeMap<usize, (Range<usize>, Period)> =
        periods.into_iter().map(|(range, period)| (range.start, (range, period))).collect();
    let edits = periods.into_values();
    let edits = edits.map(|(range, period)| TextEdit::new(range, period.next_year().to_string()));
    let text = apply(source.text(), &mut edits.collect::<Vec<_>>()).ok_or(Unchangeable)?;
    let is_as_meant = YamlTree::read(&text).is_some_and(|tree| tree == expected(&node, Meaning::Other));
    if is_as_meant { Ok(text) } else { Err(Unchangeable) }
}

/// The expected reading of the text.
fn expected(node: &Node, meaning: Meaning) -> YamlTree {
    match &node.value {
        Value::Null => YamlTree::Null,
        Value::Scalar(written) => {
            let period = written.parse::<Period>().ok().filter(|_| meaning == Meaning::Period);
            YamlTree::Scalar(period.map_or_else(|| written.clone(), |period| period.next_year().to_string()))
        }
        Value::List(members) => {
            YamlTree::List(members.iter().map(|member| expected(member, Meaning::Other)).collect())
        }
        Value::Map(entries) => {
            let expected = |(key, value): &(Node, Node)| {
                (expected(key, Meaning::Period), expected(value, Meaning::from_key(key)))
            };
            YamlTree::Map(entries.iter().map(expected).collect())
        }
    }
}

/// The meaning of a node.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Period,
    Other,
}

impl Meaning {
    /// The meaning of the value of a key.
    fn from_key(key: &Node) -> Self {
        let is_period = matches!(&key.value, Value::Scalar(key) if key == "period");
        if is_period { Self::Period } else { Self::Other }
    }
}

fn collect(node: &Node, meaning: Meaning, text: &str, periods: &mut Vec<(Range<usize>, Period)>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(_) if meaning == Meaning::Other => {}
        Value::Scalar(written) => {
            // A value behind an alias is written where its anchor is.
            let place = text.get(node.range.clone()).and_then(|text| text.find(written.as_str()));
            let range = place.map(|at| node.range.start + at..node.range.start + at + written.len());
            periods.extend(range.zip(written.parse().ok()));
        }
        Value::List(members) => {
            for member in members {
                collect(member, Meaning::Other, text, periods);
            }
        }
        Value::Map(entries) => {
            for (key, value) in entries {
                collect(key, Meaning::Period, text, periods);
                collect(value, Meaning::from_key(key), text, periods);
            }
        }
    }
}

/// The places where a text still names a year as a separate number, or the year before as that of past figures: not in
/// the date or number of another document, nor as one end of a term.
pub fn years_left(source: &Arc<Source>, year: i16) -> Vec<Place> {
    let text = source.text();
    let is_comment =
        |at: usize| text[..at].rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('#'));
    let mut found: Vec<usize> = numbers(text, year).collect();
    found.extend(numbers(text, year - 1).filter(|at| is_of_past_figures(text, *at)));
    found.retain(|at| !is_comment(*at));
    found.sort_unstable();
    found.into_iter().map(|at| Place::new(source, at..at + 4)).collect()
}

/// Where a text has a year of four digits as a separate number.
fn numbers(text: &str, year: i16) -> impl Iterator<Item = usize> {
    let is_part = |c: char| c.is_alphanumeric();
    let written = year.to_string();
    let found: Vec<usize> = text.match_indices(&written).map(|(at, _)| at).collect();
    found.into_iter().filter(move |at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + 4..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

/// Whether a year at a place is written as people write that of figures: `Năm 2025`, `31/12/2025`; not `2025-05-26`,
/// `2025 - 2030`, `24/2025/NĐ-CP`.
fn is_of_past_figures(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], text[at + 4..].trim_start_matches(' '));
    let is_of_range =
        after.starts_with(['-', '–', '/']) || before.trim_end_matches(' ').ends_with(['-', '–']);
    let is_number = before.ends_with('/') && {
        let part = |c: char| c.is_ascii_digit() || c == '/';
        let digits = &before[before.trim_end_matches(part).len()..];
        digits.matches('/').count() < 2 && !before.trim_end_matches(part).trim_end().ends_with("tháng")
    };
    !is_of_range && !is_number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_go_on_by_a_year_and_nothing_else_does() {
        let text = "# 2026-Q1\nquotas:\n  - period: 2026   # năm\n    target: 2026\n    periods: {2026-Q1: 0, 2026-H2: 2026}\n    units: {a: {2026: 1}}\n  - period: each-year\n    total: 3\nterm: 2025 - 2030\n";
        let expected = "# 2026-Q1\nquotas:\n  - period: 2027   # năm\n    target: 2026\n    periods: {2027-Q1: 0, 2027-H2: 2026}\n    units: {a: {2027: 1}}\n  - period: each-year\n    total: 3\nterm: 2025 - 2030\n";
        assert_eq!(next_year_of(&Source::new("quotas.yaml", text), None).unwrap(), expected);
    }

    #[test]
    fn former_units_go_with_their_shares() {
        let id = |text: &str| text.parse::<Id>().unwrap();
        let text = "units:\n  - {id: a, name: A}\n  - id: b\n    name: B\nquotas:\n  - measure: x\n    units:\n      a: 1   # một\n      b: {2027-Q1: 1}\n  - measure: y\n    units: {a: 1, b: 2}\n  - {measure: z, units: {b: 1}}\n";
        let expected = "units:\n  - {id: a, name: A}\nquotas:\n  - measure: x\n    units:\n      a: 1   # một\n  - measure: y\n    units: {a: 1}\n  - {measure: z, units: {b: 1}}\n";
        let without_share = vec![vec![id("b")], vec![id("b")], Vec::new()];
        let former = FormerUnits { left_out: vec![id("b")], without_share };
        let after = without_former_units(&Source::new("quotas.yaml", text), &former).unwrap();
        assert_eq!(YamlTree::read(&after), YamlTree::read(expected), "{after}");
        let without_share = vec![vec![id("a"), id("b")], Vec::new(), vec![id("b")]];
        let former = FormerUnits { left_out: Vec::new(), without_share };
        let after = without_former_units(&Source::new("quotas.yaml", text), &former).unwrap();
        assert!(after.contains("measure: x\n    units: {}\n") && after.contains("{measure: z, units: {}}"));
    }

    #[test]
    fn a_document_begins_again() {
        let text = "format: 1\nstate: issued\nset: 2\nnumber: 85\ndate: 2026-06-12\namended: true\nreplaces: {type: plan}\nbody:\n  - progress: {quota: a, texts: {2026-Q1: Rà soát.}}\n  - (Thay thế {{ replaces | cite }}).\n";
        let date = DocumentDate::Day(jiff::civil::date(2026, 6, 12));
        let expected = "format: 1\nstate: draft\ndate: 2027\nbody:\n  - progress: {quota: a, texts: {2027-Q1: Rà soát.}}\n";
        assert_eq!(next_year_of(&Source::new("plan.yaml", text), Some(date)).unwrap(), expected);
    }

    #[test]
    fn periods_of_any_layout_go_on() {
        for (text, expected) in [
            ("a: &p {\"2026-Q1\": 1}\nb: *p\n", "a: &p {\"2027-Q1\": 1}\nb: *p\n"),
            ("a:\r\n  '2026': 1\r\n  period: '2026'", "a:\r\n  '2027': 1\r\n  period: '2027'"),
        ] {
            assert_eq!(next_year_of(&Source::new("a.yaml", text), None).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn a_year_of_past_figures_is_left_too() {
        let text = "a: Năm 2025, toàn Đảng bộ kết nạp 9; đến 31/12/2025, trong tháng 12/2025.\nb: 2025-05-26\nc: 2025 - 2030\nd: Nghị định số 24/2025/NĐ-CP, số 7/2025\n# 2025\n";
        let found = years_left(&Source::new("plan.yaml", text), 2026);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found.iter().all(|place| place.line_column().0 == 1 && place.text() == "2025"));
    }

    #[test]
    fn only_the_sentence_about_what_is_replaced_goes() {
        let text = "date: 2026\nbody:\n  - title: I\n    body:\n      - Một.\n      - (Thay thế {{ replaces | cite }}).\n";
        let date = DocumentDate::Year(2026);
        let expected = "state: draft\ndate: 2027\nbody:\n  - title: I\n    body:\n      - Một.\n";
        let after = next_year_of(&Source::new("plan.yaml", text), Some(date)).unwrap();
        assert_eq!(YamlTree::read(&after), YamlTree::read(expected), "{after}");
    }

    #[test]
    fn years_that_are_left_are_found() {
        let source = Source::new("plan.yaml", "# 2026\nabstract: năm 2026, 12026, 2026a\nx: (2026)\n");
        let found: Vec<_> = years_left(&source, 2026).iter().map(Place::line_column).collect();
        assert_eq!(found, [(2, 15), (3, 5)]);
    }
}
