//! YAML as a tree of nodes with places: what is written, before anything is known of its meaning.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{
    Budget, DuplicateKeyPolicy, Location, MergeKeyPolicy, NonFiniteFloatPolicy, Options, Spanned,
};

use super::properties::{tags, unused_anchors};
use super::syntax;
use crate::diag::{Code, Finding, Findings};
use crate::limits;
pub(crate) use crate::source::{Node, Value};
use crate::source::{Place, Source};

/// Reads the one document of a source, unless that was done before. A syntax error is a finding.
pub(crate) fn parse(source: &Arc<Source>, findings: &mut Findings) -> Option<Arc<Node>> {
    if let Some(known) = source.tree() {
        return Some(known);
    }
    let text = source.text();
    match serde_saphyr::from_str_with_options::<Spanned<ParsedYaml>>(text, options(text)) {
        Ok(written) => {
            let node = resolve(written, text);
            is_within_bounds(&node, source, findings).then(|| source.keep_tree(node))
        }
        Err(error) => {
            findings.push(syntax::finding(source, &error));
            None
        }
    }
}

/// Whether no value has a tag, no text an anchor that is not used, and no list or map more members than anybody needs. What is beyond is a finding.
fn is_within_bounds(node: &Node, source: &Arc<Source>, findings: &mut Findings) -> bool {
    let tags = tags(source.text());
    for tag in &tags {
        let finding = Finding::at(Code::YamlSyntax, &Place::new(source, tag.clone()));
        findings.push(finding.with("kind", "tag").with("detail", ""));
    }
    let anchors = unused_anchors(source.text());
    for anchor in &anchors {
        let finding = Finding::at(Code::YamlSyntax, &Place::new(source, anchor.clone()));
        findings.push(finding.with("kind", "anchor").with("detail", ""));
    }
    let excess = first_excess(node);
    if let Some(member) = excess {
        let finding = Finding::at(Code::LimitExceeded, &Place::new(source, member.range.clone()));
        findings.push(finding.with("what", "members").with("limit", limits::MEMBERS));
    }
    tags.is_empty() && anchors.is_empty() && excess.is_none()
}

/// The first member or key that is one too many.
fn first_excess(node: &Node) -> Option<&Node> {
    match &node.value {
        Value::Null | Value::Scalar(_) => None,
        Value::List(members) => {
            members.get(limits::MEMBERS).or_else(|| members.iter().find_map(first_excess))
        }
        Value::Map(entries) => {
            let excess = entries.get(limits::MEMBERS).map(|(key, _)| key);
            excess.or_else(|| entries.iter().find_map(|(_, value)| first_excess(value)))
        }
    }
}

fn options(text: &str) -> Options {
    // The library's own limits are for small settings; ours follow the size of the file, so that only
    // what grows out of proportion (alias bombs) is refused.
    let nodes = 10_000 + text.len();
    let mut budget = Budget::default();
    budget.max_nodes = nodes;
    budget.max_events = 4 * nodes;
    budget.max_depth = limits::NESTED_VALUES;
    let mut options = Options::default();
    options.budget = Some(budget);
    options.duplicate_keys = DuplicateKeyPolicy::PassThrough;
    // Every key of every map is remembered because of `<<`.
    if !text.contains("<<") {
        options.merge_keys = MergeKeyPolicy::AsOrdinary;
    }
    options.non_finite_float_policy = NonFiniteFloatPolicy::PassThrough;
    options.with_snippet = false;
    options
}

/// A value as the YAML library hands it over.
enum ParsedYaml {
    Null,
    /// Read as a truth value or a number; the text in the file is what counts.
    Plain,
    Text(String),
    List(Vec<Spanned<ParsedYaml>>),
    Map(Vec<(Spanned<ParsedYaml>, Spanned<ParsedYaml>)>),
}

impl<'de> Deserialize<'de> for ParsedYaml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WrittenVisitor)
    }
}

struct WrittenVisitor;

impl<'de> Visitor<'de> for WrittenVisitor {
    type Value = ParsedYaml;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Null)
    }

    fn visit_none<E>(self) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<ParsedYaml, D::Error> {
        ParsedYaml::deserialize(deserializer)
    }

    fn visit_bool<E>(self, _: bool) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<ParsedYaml, E> {
        Ok(ParsedYaml::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<ParsedYaml, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = access.next_element()? {
            members.push(member);
        }
        Ok(ParsedYaml::List(members))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<ParsedYaml, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(ParsedYaml::Map(entries))
    }
}

fn resolve(written: Spanned<ParsedYaml>, text: &str) -> Node {
    let range = byte_range(written.referenced);
    let value = match written.value {
        ParsedYaml::Null => Value::Null,
        // Behind an alias the text is where the anchor is.
        ParsedYaml::Plain => {
            let plain = text.get(byte_range(written.defined)).unwrap_or_default();
            Value::Scalar(plain.trim().to_owned())
        }
        ParsedYaml::Text(value) => Value::Scalar(value),
        ParsedYaml::List(members) => {
            Value::List(members.into_iter().map(|member| resolve(member, text)).collect())
        }
        ParsedYaml::Map(entries) => Value::Map(
            entries.into_iter().map(|(key, value)| (resolve(key, text), resolve(value, text))).collect(),
        ),
    };
    let range = block_range(&value, range);
    Node { value, range }
}

/// Lists and maps are reported with their first token only; they reach to the end of their last member.
fn block_range(value: &Value, range: Range<usize>) -> Range<usize> {
    let last = match value {
        Value::Null | Value::Scalar(_) => None,
        Value::List(members) => members.last(),
        Value::Map(entries) => entries.last().map(|(_, value)| value),
    };
    range.start..last.map_or(range.end, |last| last.range.end).max(range.end)
}

fn byte_range(location: Location) -> Range<usize> {
    let span = location.span();
    let start = usize::try_from(span.byte_offset().unwrap_or(0)).unwrap_or(usize::MAX);
    let length = usize::try_from(span.byte_len().unwrap_or(0)).unwrap_or(0);
    start..start.saturating_add(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Arc<Node> {
        let mut findings = Findings::default();
        let node = parse(&Source::new("a.yaml", text), &mut findings);
        node.unwrap_or_else(|| panic!("{findings:?}"))
    }

    fn refused(text: &str) -> Finding {
        let mut findings = Findings::default();
        assert!(parse(&Source::new("a.yaml", text), &mut findings).is_none());
        findings.iter().next().unwrap().clone()
    }

    #[test]
    fn keeps_scalars_as_written() {
        let node = parsed("a: no\nb: 012\nc: 1e999\nd: 'it''s'\ne: 3.50\n");
        let Value::Map(entries) = &node.value else { panic!("no map") };
        let scalars: Vec<_> = entries
            .iter()
            .map(|(_, node)| match &node.value {
                Value::Scalar(text) => text.as_str(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(scalars, ["no", "012", "1e999", "it's", "3.50"]);
    }

    #[test]
    fn aliases_have_the_text_of_their_anchor() {
        let node = parsed("a: &x 012\nb: *x\n");
        let Value::Map(entries) = &node.value else { panic!("no map") };
        assert!(matches!(&entries[1].1.value, Value::Scalar(text) if text == "012"));
        assert_eq!(entries[1].1.range, 13..15);
    }

    #[test]
    fn keeps_keys_that_are_twice() {
        let node = parsed("a: 1\na: 2\n");
        let Value::Map(entries) = &node.value else { panic!("no map") };
        assert_eq!(entries.len(), 2);
    }

    #[test]
    fn a_syntax_error_has_its_line() {
        let finding = refused("số: 1\nb: c: d\n");
        assert_eq!(finding.code(), Code::YamlSyntax);
        assert_eq!(finding.place().unwrap().line_column(), (2, 5));
    }

    #[test]
    fn an_unquoted_expression_is_distinguished_from_other_errors() {
        assert_eq!(refused("a: {{ x }} và\n").code(), Code::UnquotedExpression);
    }

    #[test]
    fn bombs_and_wells_are_refused() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..9 {
            let of = format!("*a{}", level - 1);
            let members = [of.as_str(); 9].join(", ");
            bomb.extend(["a", &level.to_string(), ": &a", &level.to_string(), " [", &members, "]\n"]);
        }
        refused(&bomb);
        refused(&"[".repeat(100_000));
    }
}
