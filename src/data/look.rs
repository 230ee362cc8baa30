//! The look of a profile, held against the looks of the built-in profiles: a key that none of them has and a value of another
//! kind are findings at their line. Only the Typst library knows what a key means; what the looks have tells which there are.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::decode::{Context, report_unknown, scalar_key};
use super::profile::scalar;
use super::scalars::unknown_word;
use super::yaml::{self, Node, Value};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Level, Style};
use crate::source::Source;

/// The keys of a style of text, any of which any style may have.
const STYLE_KEYS: [&str; 6] = ["size", "weight", "style", "caps", "underline", "rule"];

/// Styles of paragraphs beside the levels of numbering.
const PARAGRAPHS: [&str; 3] = ["paragraph", "preamble", "item"];

const WEIGHTS: [&str; 9] =
    ["thin", "extralight", "light", "regular", "medium", "semibold", "bold", "extrabold", "black"];

/// The looks that a look is held against.
#[derive(Debug)]
pub struct KnownLooks<'a> {
    looks: Vec<&'a Style>,
    /// What the built-in looks have for the keys of styles, wherever it is.
    styles: BTreeMap<&'static str, Vec<&'a Style>>,
    /// Words of the project's own library, which may know keys of its own.
    own_words: BTreeSet<&'a str>,
}

impl<'a> KnownLooks<'a> {
    /// The looks of the built-in profiles, and the texts of the project's own library.
    pub fn new(looks: Vec<&'a Style>, own_library: &[&'a str]) -> Self {
        let mut styles = BTreeMap::new();
        for look in &looks {
            collect_styles(look, &mut styles);
        }
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let own_words = own_library.iter().flat_map(|text| text.split(move |c| !is_part(c)));
        Self { looks, styles, own_words: own_words.collect() }
    }

    /// Reports unknown keys and wrong values in the look of a profile.
    pub fn check(&self, profile: &Arc<Source>, findings: &mut Findings) {
        let Some(node) = yaml::parse(profile, findings) else { return };
        let Value::Map(entries) = &node.value else { return };
        let is_look = |(key, _): &&(Node, Node)| matches!(&key.value, Value::Scalar(key) if key == "look");
        let context = &mut Context { source: profile, findings };
        if let Some((_, look)) = entries.iter().find(is_look) {
            self.check_value(look, "look", &self.looks, context);
        }
    }

    fn check_value(&self, node: &Node, key: &str, known: &[&'a Style], context: &mut Context<'_>) {
        let has = |is: fn(&Style) -> bool| known.iter().any(|style| is(style));
        let has_map = has(|style| matches!(style, Style::Map(_)));
        let has_list = has(|style| matches!(style, Style::List(_)));
        match &node.value {
            Value::Map(entries) if has_map => self.check_map(entries, key, known, context),
            Value::List(members) if has_list => {
                let of_members = known.iter().filter_map(|style| match *style {
                    Style::List(members) => Some(members.iter()),
                    _ => None,
                });
                let of_members: Vec<&Style> = of_members.flatten().collect();
                // An empty list of the looks says nothing of its members.
                for member in members.iter().filter(|_| !of_members.is_empty()) {
                    self.check_value(member, key, &of_members, context);
                }
            }
            Value::Scalar(written) if !has_map && !has_list => {
                check_scalar(node, written, key, known, context);
            }
            _ if has_map => context.wrong_type(node, "map"),
            _ if has_list => context.wrong_type(node, "list"),
            _ => context.wrong_type(node, "scalar"),
        }
    }

    fn check_map(&self, entries: &[(Node, Node)], key: &str, known: &[&'a Style], context: &mut Context<'_>) {
        let children = self.children(key, known);
        let names: Vec<&str> = children.keys().copied().collect();
        for (key_node, value) in entries {
            let Some(key) = scalar_key(key_node, context) else { continue };
            match children.get(key) {
                Some(styles) => self.check_value(value, key, styles, context),
                None if self.own_words.contains(key) => {}
                None => report_unknown(key, key_node, &names, context),
            }
        }
    }

    /// The keys that a map may have, each with what the built-in looks have there.
    fn children<'k>(&self, key: &str, known: &[&'k Style]) -> BTreeMap<&'k str, Vec<&'k Style>>
    where
        'a: 'k,
    {
        let mut children: BTreeMap<&str, Vec<&Style>> = BTreeMap::new();
        let maps = known.iter().filter_map(|style| match *style {
            Style::Map(entries) => Some(entries),
            _ => None,
        });
        for (name, style) in maps.flatten() {
            children.entry(name).or_default().push(style);
        }
        let all: Vec<&Style> = children.values().flatten().copied().collect();
        match key {
            // Levels and styles of paragraphs look like others where they are not named.
            "headings" => {
                for level in Level::ALL {
                    children.entry(level.id()).or_insert_with(|| all.clone());
                }
            }
            "paragraphs" => {
                let body = self.looks.iter().filter_map(|look| look.get(&["body"]));
                let all: Vec<&Style> = all.into_iter().chain(body).collect();
                for styles in children.values_mut() {
                    styles.clone_from(&all);
                }
                for name in Level::ALL.into_iter().map(Level::id).chain(PARAGRAPHS) {
                    children.insert(name, all.clone());
                }
            }
            // A second look of some parts.
            "tight" => {
                let parts = self.looks.iter().filter_map(|look| match *look {
                    Style::Map(parts) => Some(parts),
                    _ => None,
                });
                for (name, style) in parts.flatten() {
                    children.entry(name).or_default().push(style);
                }
            }
            _ if children.contains_key("size") || children.contains_key("weight") => {
                for (name, styles) in &self.styles {
                    children.entry(name).or_insert_with(|| styles.clone());
                }
            }
            _ => {}
        }
        children
    }
}

/// What a look has for the keys of styles.
fn collect_styles<'a>(style: &'a Style, found: &mut BTreeMap<&'static str, Vec<&'a Style>>) {
    match style {
        Style::Map(entries) => {
            for name in STYLE_KEYS {
                found.entry(name).or_default().extend(entries.get(name));
            }
            for inner in entries.values() {
                collect_styles(inner, found);
            }
        }
        Style::List(members) => {
            for inner in members {
                collect_styles(inner, found);
            }
        }
        Style::Flag(_) | Style::Number(_) | Style::Text(_) => {}
    }
}

fn check_scalar(node: &Node, written: &str, key: &str, known: &[&Style], context: &mut Context<'_>) {
    let value = scalar(written);
    let words: &[&str] = match key {
        "weight" | "label_weight" => &WEIGHTS,
        "style" => &["normal", "italic", "oblique"],
        "align" => &["centre", "right", "justified"],
        _ => &[],
    };
    let place = context.place(node);
    if !words.is_empty() {
        // Weights are numbers as well.
        let is_right = words.contains(&written) || words.len() > 3 && matches!(value, Style::Number(_));
        context.findings.extend_one((!is_right).then(|| unknown_word(&place, written, words)));
        return;
    }
    let is_like = |style: &&Style| std::mem::discriminant(*style) == std::mem::discriminant(&value);
    if known.is_empty() || known.iter().any(is_like) {
        return;
    }
    let expected = match known[0] {
        Style::Flag(_) => "flag",
        Style::Number(_) => "length",
        _ => "look-text",
    };
    let finding = Finding::at(Code::InvalidValue, &place).with("expected", expected);
    context.findings.push(finding.with("got", written));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::read_profile;

    const BUILT_IN: &str = include_str!("../../templates/profiles/hd05-2026.yaml");

    /// The findings about the built-in profile with a change, as code and text.
    fn found(from: &str, to: &str, library: &[&str]) -> Vec<(String, String)> {
        let built_in = read_profile(&Source::new("a", BUILT_IN), &mut Findings::default()).unwrap();
        let known = KnownLooks::new(vec![&built_in.style], library);
        assert!(BUILT_IN.contains(from), "{from}");
        let mut findings = Findings::default();
        known.check(&Source::new("b", BUILT_IN.replacen(from, to, 1)), &mut findings);
        let said =
            |finding: &Finding| (finding.code().id().to_owned(), finding.place().unwrap().text().to_owned());
        findings.iter().map(said).collect()
    }

    #[test]
    fn unknown_keys_and_wrong_values_are_found_at_their_place() {
        let one = |code: &str, text: &str| vec![(code.to_owned(), text.to_owned())];
        assert_eq!(found("kerning: false", "kerning: true", &[]), []);
        assert_eq!(found("  kerning: false", "  kernign: false", &[]), one("unknown-key", "kernign"));
        assert_eq!(found("kerning: false", "kerning: 3", &[]), one("invalid-value", "3"));
        assert_eq!(found("width: 210mm", "width: wide", &[]), one("invalid-value", "wide"));
        assert_eq!(found("weight: bold", "weight: bolt", &[]), one("invalid-value", "bolt"));
        assert_eq!(
            found("centred: {align: centre}", "centred: {align: middle}", &[]),
            one("invalid-value", "middle")
        );
        assert_eq!(found("    pitch: 18pt", "    pitch: {a: 1}", &[]).len(), 1);
        assert_eq!(found("  page:\n", "  page: 3\n  body2:\n", &[])[0].0, "wrong-type");
    }

    #[test]
    fn what_a_style_or_another_level_may_have_is_known() {
        for (from, to) in [
            (
                "kind: {size: 16pt,",
                "kind: {size: 16pt, style: italic, rule: {length: 1, thickness: 1pt, drop: 1pt},",
            ),
            ("    article: {size: 14pt,", "    bracketed: {size: 14pt}\n    article: {size: 14pt,"),
            ("    article: {label_weight", "    clause: {align: right}\n    article: {label_weight"),
            ("    title: {above: 6pt}", "    title: {above: 6pt, below: 3pt}\n    body: {gap: 3pt}"),
        ] {
            assert_eq!(found(from, to, &[]), [], "{to}");
        }
    }

    #[test]
    fn a_library_of_the_projects_own_may_know_other_keys() {
        let (from, to) = ("  kerning: false", "  kerning: false\n  colour: {red: 1}");
        assert_eq!(found(from, to, &[]).len(), 1);
        assert_eq!(found(from, to, &["#let c = look.value.colour"]), []);
    }
}
