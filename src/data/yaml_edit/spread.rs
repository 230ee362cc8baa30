//! Members of a list that are maps in brackets, written with a line for each key, so that lines can be added to them.

use std::sync::Arc;

use super::lines;
use super::text_edit::{TextEdit, apply};
use super::tree::YamlTree;
use super::written::yaml_lines;
use super::{Value, entry, flow};
use crate::data::values::values;
use crate::data::yaml::{self, Node};
use crate::diag::Findings;
use crate::source::{Source, ValuePath};

/// The text with the members of the list under a key as maps with a line for each key. The text as it is where that would
/// read otherwise, as it may with comments or aliases in the brackets.
pub fn spread_members(source: &Arc<Source>, key: &str) -> String {
    let text = source.text();
    spread(source, key).unwrap_or_else(|| text.to_owned())
}

fn spread(source: &Arc<Source>, key: &str) -> Option<String> {
    let text = source.text();
    let top = yaml::parse(source, &mut Findings::default())?;
    let Value::Map(entries) = &top.value else { return None };
    let (_, list) = entries.iter().find(|(node, _)| entry::name(node) == Some(key))?;
    let Value::List(members) = &list.value else { return None };
    if flow::is_flow(text, list) {
        return None;
    }
    let in_brackets = members.iter().filter(|member| flow::is_flow(text, member));
    let mut edits: Vec<TextEdit> = in_brackets.filter_map(|member| edit(text, member)).collect();
    let after = apply(text, &mut edits)?;
    (YamlTree::read(text) == YamlTree::read(&after)).then_some(after)
}

fn edit(text: &str, member: &Node) -> Option<TextEdit> {
    let range = flow::extent(text, member)?;
    let indent = range.start - lines::start(text, range.start);
    // On its own, a map in brackets is a file whose values have the paths that they have in it.
    let own = Source::new("", format!("- {}\n", &text[range.clone()]));
    let Value::List(_) = &yaml::parse(&own, &mut Findings::default())?.value else { return None };
    let first =
        |path: &ValuePath| path.parts()[1..].iter().fold(ValuePath::default(), |path, part| path.below(part));
    let in_order = in_order(
        member,
        &values(&own).into_iter().map(|(path, value)| (first(&path), value)).collect::<Vec<_>>(),
    );
    let written = yaml_lines(&in_order);
    let lead = format!("{}{}", lines::line_end(text), " ".repeat(indent));
    Some(TextEdit::new(range, written.trim_end().replace('\n', &lead)))
}

/// Values in the order in which a map has their keys.
fn in_order(map: &Node, values: &[(ValuePath, String)]) -> Vec<(ValuePath, String)> {
    let Value::Map(entries) = &map.value else { return Vec::new() };
    let keys = entries.iter().filter_map(|(key, _)| entry::name(key));
    keys.flat_map(|key| values.iter().filter(move |(path, _)| path.top() == key).cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_in_brackets_get_a_line_for_each_key() {
        let text = "# đầu\nquotas: # năm\n  - {measure: admissions, period: 2026} # một\n  - measure: m\n  - {id: lop, periods: {2026-Q2: 1}, of: [a, b]}\n# hết\nx: [{a: 1}]\n";
        let after = "# đầu\nquotas: # năm\n  - measure: admissions\n    period: 2026 # một\n  - measure: m\n  - id: lop\n    periods:\n      2026-Q2: 1\n    of: [a, b]\n# hết\nx: [{a: 1}]\n";
        assert_eq!(spread_members(&Source::new("a.yaml", text), "quotas"), after);
        for kept in ["quotas: [{a: 1}]\n", "quotas:\n  - {a: {b: ~}}\n", "x: 1\n"] {
            assert_eq!(spread_members(&Source::new("a.yaml", kept), "quotas"), kept);
        }
    }
}
