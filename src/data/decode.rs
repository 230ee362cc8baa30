//! From nodes to typed values: every problem is a finding, and reading goes on.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::yaml::{Node, Value};
use super::{layout_slips, slips, syntax, vietnamese};
use crate::diag::{Code, Finding, Findings, nearest};
use crate::source::{Place, Placed, Source};
use crate::text;

/// The context of reading a file: the file, and where findings go.
pub(crate) struct Context<'a> {
    pub(crate) source: &'a Arc<Source>,
    pub(crate) findings: &'a mut Findings,
}

impl Context<'_> {
    /// The place of a node.
    pub(crate) fn place(&self, node: &Node) -> Place {
        Place::new(self.source, node.range.clone())
    }

    /// Reports a value of the wrong kind; `expected` is a key of the catalogue's list of kinds.
    pub(crate) fn wrong_type(&mut self, node: &Node, expected: &'static str) {
        if let Some(finding) = slips::sentence(node, self).filter(|_| expected == "scalar") {
            self.findings.push(finding);
            return;
        }
        if let Some(finding) = layout_slips::joined_dashes(node, self.source).filter(|_| expected == "list") {
            self.findings.push(finding);
            return;
        }
        let got = match &node.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "scalar",
            Value::List(_) => "list",
            Value::Map(_) => "map",
        };
        let place = self.place(node);
        let code = if is_expression(node, self) { Code::UnquotedExpression } else { Code::WrongType };
        let finding = Finding::at(code, &place).with("expected", expected);
        // `- - x`: a list of one in the place of a text.
        let is_dash_twice = expected == "scalar"
            && matches!(&node.value, Value::List(members) if members.len() == 1)
            && place.text().starts_with("- ");
        self.findings.push(if is_dash_twice {
            let dash = place.within(0..2);
            finding.with("got", "dash").with_reshaping(&dash, "")
        } else {
            finding.with("got", got)
        });
    }

    /// Reports a picture where a text belongs.
    pub(crate) fn no_picture(&mut self, node: &Node) {
        let finding = Finding::at(Code::WrongType, &self.place(node)).with("expected", "scalar");
        self.findings.push(finding.with("got", "picture"));
    }

    /// Reports a scalar that cannot be understood; `expected` is a key of the catalogue's list.
    pub(crate) fn invalid(&mut self, node: &Node, got: &str, expected: &'static str) {
        let place = self.place(node);
        let finding = Finding::at(Code::InvalidValue, &place).with("expected", expected).with("got", got);
        self.findings.push(finding);
    }
}

/// A type that can be read from a node. `None` means that a finding has been made.
pub(crate) trait Decode: Sized {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self>;

    /// The value that replaces one at this place that cannot be read, so that everything around it can still be
    /// checked; `None` where the value is better left out. It is never printed: there is a finding.
    fn substitute(place: &Place) -> Option<Self> {
        let _ = place;
        None
    }

    /// The value, or the one that replaces it.
    fn decode_or_substitute(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        Self::decode(node, context).or_else(|| Self::substitute(&context.place(node)))
    }
}

/// The entries of a map, taken out key by key.
pub(crate) struct MapReader<'n> {
    entries: Vec<MapEntry<'n>>,
    place: Place,
}

/// A known key, its place, and its value.
struct MapEntry<'n> {
    key: &'n str,
    key_node: &'n Node,
    value: &'n Node,
}

impl<'n> MapReader<'n> {
    /// Opens a map that knows just these keys: others and repeated ones are findings.
    pub(crate) fn open(node: &'n Node, context: &mut Context<'_>, known: &[&'static str]) -> Option<Self> {
        let Value::Map(written) = &node.value else {
            context.wrong_type(node, "map");
            return None;
        };
        if is_expression(node, context) {
            context.wrong_type(node, "map");
            return None;
        }
        let is_known = |(key, _): &(Node, Node)| matches!(&key.value, Value::Scalar(key) if known.contains(&key.as_str()));
        let is_named = |(key, _): &(Node, Node)| matches!(&key.value, Value::Scalar(key) if vietnamese::key(key, known).is_some());
        let is_of_keys = written.iter().any(|entry| is_known(entry) || is_named(entry));
        if let Some(finding) = slips::sentence(node, context).filter(|_| !is_of_keys) {
            context.findings.push(finding);
            return None;
        }
        let mut entries: Vec<MapEntry<'_>> = Vec::new();
        let mut slips: Vec<MapEntry<'_>> = Vec::new();
        // Whether the keys are those of another member of the list, of which the dash is missing.
        let mut is_second = false;
        for (at, (key_node, value)) in written.iter().enumerate() {
            let Some(key) = scalar_key(key_node, context) else { continue };
            if !known.contains(&key) && report_slip(written, at, context) {
                continue;
            }
            if !known.contains(&key) {
                report_unknown(key, key_node, known, context);
                // A slip of the pen is one mistake: the value is read as that of the key that is meant.
                let meant = meant(key, known).filter(|meant| slips.iter().all(|slip| slip.key != *meant));
                slips.extend(meant.map(|key| MapEntry { key, key_node, value }));
            } else if let Some(first) = entries.iter().find(|earlier| earlier.key == key) {
                let begun = BegunMember { node, key_node, first: first.key_node };
                match begun.finding(&entries[0], key, context) {
                    Some(finding) => context.findings.push(finding),
                    None if is_second => {}
                    None => report_duplicate(key, key_node, first.key_node, context),
                }
                is_second |= entries[0].key == key && is_member(node, context);
            } else {
                entries.push(MapEntry { key, key_node, value });
            }
        }
        let is_meant = |slip: &MapEntry<'_>| entries.iter().all(|entry| entry.key != slip.key);
        let meant: Vec<MapEntry<'_>> = slips.into_iter().filter(is_meant).collect();
        entries.extend(meant);
        Some(Self { entries, place: first_key_place(node, written, context) })
    }

    /// The node of a key; one without a value counts as absent.
    pub(crate) fn node(&self, key: &str) -> Option<&'n Node> {
        let node = self.entry(key)?.value;
        (!matches!(node.value, Value::Null)).then_some(node)
    }

    fn entry(&self, key: &str) -> Option<&MapEntry<'n>> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The value of a key that may be absent.
    pub(crate) fn optional<T: Decode>(&self, key: &str, context: &mut Context<'_>) -> Option<T> {
        self.node(key).and_then(|node| T::decode_or_substitute(node, context))
    }

    /// The value of a key that must be there.
    pub(crate) fn required<T: Decode>(&self, key: &str, context: &mut Context<'_>) -> Option<T> {
        if let Some(node) = self.node(key) {
            return T::decode_or_substitute(node, context);
        }
        // A key without a value is reported at the key.
        let (place, state) = match self.entry(key) {
            Some(entry) => (context.place(entry.key_node), "without-value"),
            None => (self.place.clone(), "absent"),
        };
        let finding = Finding::at(Code::MissingKey, &place).with("key", key).with("state", state);
        context.findings.push(finding);
        T::substitute(&place)
    }
}

/// Whether a map is `{{ … }}` without quotes, which YAML reads as a map in a map.
pub(crate) fn is_expression(node: &Node, context: &Context<'_>) -> bool {
    matches!(node.value, Value::Map(_)) && context.place(node).text().starts_with("{{")
}

/// Where a missing key is reported: at the map's first key, which names the map better than its whole.
fn first_key_place(node: &Node, written: &[(Node, Node)], context: &Context<'_>) -> Place {
    written.first().map_or_else(|| context.place(node), |(key, _)| context.place(key))
}

pub(crate) fn scalar_key<'n>(node: &'n Node, context: &mut Context<'_>) -> Option<&'n str> {
    let Value::Scalar(key) = &node.value else {
        context.wrong_type(node, "key");
        return None;
    };
    Some(key)
}

/// A key that stands twice in a map.
struct BegunMember<'n> {
    /// The map.
    node: &'n Node,
    key_node: &'n Node,
    first: &'n Node,
}

impl BegunMember<'_> {
    /// The finding where the first key of a member of a list stands in it again: another member begins there, and its
    /// dash is missing.
    fn finding(&self, head: &MapEntry<'_>, key: &str, context: &Context<'_>) -> Option<Finding> {
        if head.key != key || !is_member(self.node, context) {
            return None;
        }
        let place = context.place(self.key_node);
        let finding = Finding::at(Code::DuplicateKey, &place).with("key", key).with("kind", "member");
        let finding = finding.related("first", &context.place(self.first));
        let at = self.key_node.range.start;
        let dash = at.checked_sub(2).map(|start| Place::new(context.source, start..at));
        Some(match dash.filter(|dash| dash.text() == "  ") {
            Some(dash) => finding.with_reshaping(&dash, "- "),
            None => finding,
        })
    }
}

/// Whether a map is a member of a list, with a line for each key.
fn is_member(node: &Node, context: &Context<'_>) -> bool {
    let before = context.source.text()[..node.range.start].rsplit('\n').next().unwrap_or_default();
    before.trim_start().starts_with("- ") && before.trim().bytes().all(|byte| byte == b'-' || byte == b' ')
}

/// Reports an entry that is a slip of YAML rather than a key; whether it is one.
fn report_slip(entries: &[(Node, Node)], at: usize, context: &mut Context<'_>) -> bool {
    let (key, value) = &entries[at];
    let finding = slips::unspaced(key, value, context)
        .or_else(|| slips::comma(entries, at, context))
        .or_else(|| layout_slips::indented_key(key, context.source, syntax::is_yaml));
    let is_slip = finding.is_some();
    context.findings.extend_one(finding);
    is_slip
}

pub(crate) fn report_unknown(key: &str, node: &Node, known: &[&str], context: &mut Context<'_>) {
    let place = context.place(node);
    let finding = Finding::at(Code::UnknownKey, &place).with("key", key);
    let finding = finding.with_known(key, known.iter().copied());
    let meant = meant(key, known).unwrap_or_default();
    context.findings.push(finding.with("nearest", meant));
}

/// The known key that is meant by an unknown one: one that it names in Vietnamese, or the nearest.
fn meant<'k>(key: &str, known: &[&'k str]) -> Option<&'k str> {
    vietnamese::key(key, known).or_else(|| nearest(key, known))
}

fn report_duplicate(key: &str, node: &Node, first: &Node, context: &mut Context<'_>) {
    let finding = Finding::at(Code::DuplicateKey, &context.place(node)).with("key", key).with("kind", "same");
    let finding = finding.related("first", &context.place(first));
    context.findings.push(finding);
}

/// The text of a scalar as written, or a finding.
pub(crate) fn scalar<'n>(node: &'n Node, context: &mut Context<'_>) -> Option<&'n str> {
    let Value::Scalar(text) = &node.value else {
        context.wrong_type(node, "scalar");
        return None;
    };
    Some(text)
}

/// Reads a scalar with `parse`, or reports that `expected` was expected.
pub(crate) fn parsed<T>(
    node: &Node,
    context: &mut Context<'_>,
    expected: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let written = scalar(node, context)?;
    let value = parse(&text::nfc(written.trim()));
    if value.is_none() {
        context.invalid(node, written, expected);
    }
    value
}

impl Decode for bool {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        parsed(node, context, "flag", |text| match text {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        })
    }
}

impl Decode for u64 {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        parsed(node, context, "count", count)
    }

    fn substitute(_: &Place) -> Option<Self> {
        Some(0)
    }
}

impl Decode for u32 {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        parsed(node, context, "number", |text| count(text).and_then(|count| Self::try_from(count).ok()))
    }

    fn substitute(_: &Place) -> Option<Self> {
        Some(0)
    }
}

/// A count below 10⁹, so that no sum of a country's units can overflow.
fn count(text: &str) -> Option<u64> {
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let count = is_digits.then(|| text.parse().ok()).flatten()?;
    (count < 1_000_000_000).then_some(count)
}

impl<T: Decode> Decode for Placed<T> {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let value = T::decode(node, context)?;
        Some(Self { value, place: context.place(node) })
    }

    fn substitute(place: &Place) -> Option<Self> {
        Some(Self { value: T::substitute(place)?, place: place.clone() })
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        T::decode(node, context).map(Self::new)
    }

    fn substitute(place: &Place) -> Option<Self> {
        T::substitute(place).map(Self::new)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let Value::List(members) = &node.value else {
            context.wrong_type(node, "list");
            return None;
        };
        Some(members.iter().filter_map(|member| T::decode_or_substitute(member, context)).collect())
    }
}

/// A list that has to hold something.
#[derive(Clone, Debug)]
pub(crate) struct NonEmpty<T>(pub(crate) Vec<T>);

impl<T: Decode> Decode for NonEmpty<T> {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        if matches!(&node.value, Value::List(members) if members.is_empty()) {
            context.invalid(node, "", "filled");
        }
        OneOrMany::decode(node, context).map(|members| Self(members.0))
    }

    fn substitute(_: &Place) -> Option<Self> {
        Some(Self(Vec::new()))
    }
}

/// One value, or a list of them.
#[derive(Clone, Debug)]
pub(crate) struct OneOrMany<T>(pub(crate) Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Decode> Decode for OneOrMany<T> {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        match node.value {
            Value::List(_) => Vec::decode(node, context).map(Self),
            _ if layout_slips::joined_dashes(node, context.source).is_some() => {
                context.wrong_type(node, "list");
                None
            }
            _ => Some(Self(T::decode_or_substitute(node, context).into_iter().collect())),
        }
    }
}

/// A map whose keys are names of the user's: ids, periods.
#[derive(Clone, Debug)]
pub(crate) struct Named<K, T>(pub(crate) Vec<(Placed<K>, T)>);

impl<K, T> Default for Named<K, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, T> Named<K, T> {
    /// The entries in the order of their keys.
    pub(crate) fn into_map(self) -> BTreeMap<K, T> {
        self.0.into_iter().map(|(key, value)| (key.value, value)).collect()
    }
}

impl<K: Decode + Ord + Clone, T: Decode> Decode for Named<K, T> {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let Value::Map(written) = &node.value else {
            context.wrong_type(node, "map");
            return None;
        };
        let mut seen: BTreeMap<K, &Node> = BTreeMap::new();
        let mut entries: Vec<(Placed<K>, T)> = Vec::new();
        for (at, (key_node, value)) in written.iter().enumerate() {
            if report_slip(written, at, context) {
                continue;
            }
            let key = Placed::<K>::decode(key_node, context);
            let value = T::decode_or_substitute(value, context);
            let (Some(key), Some(value)) = (key, value) else { continue };
            if let Some(first) = seen.insert(key.value.clone(), key_node) {
                let name = key.place.text().to_owned();
                report_duplicate(&name, key_node, first, context);
                continue;
            }
            entries.push((key, value));
        }
        Some(Self(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::record::record;

    record! {
        /// A map of the tests.
        struct Sample {
            required name: String,
            optional count: u64,
            default lines: OneOrMany<String>,
        }
    }

    type Found = (Code, (usize, usize));

    fn read(text: &str) -> (Option<Sample>, Vec<Found>) {
        let source = Source::new("a.yaml", text);
        let mut findings = Findings::default();
        let node = super::super::yaml::parse(&source, &mut findings).unwrap();
        let mut context = Context { source: &source, findings: &mut findings };
        let sample = Sample::decode(&node, &mut context);
        let places = |finding: &Finding| (finding.code(), finding.place().unwrap().line_column());
        (sample, findings.iter().map(places).collect())
    }

    #[test]
    fn reads_what_is_right() {
        let (sample, findings) = read("name: Văn Trai\nlines: một\n");
        let sample = sample.unwrap();
        assert_eq!((sample.name.as_str(), sample.count, sample.lines.0.len()), ("Văn Trai", None, 1));
        assert_eq!(findings, []);
    }

    #[test]
    fn tells_all_that_is_wrong_at_once() {
        let (sample, findings) = read("nam: x\ncount: hai\ncount: 2\nlines: [a, {b: c}]\n");
        assert_eq!(sample.unwrap().name, "x");
        assert_eq!(
            findings,
            [
                (Code::UnknownKey, (1, 1)),
                (Code::DuplicateKey, (3, 1)),
                (Code::InvalidValue, (2, 8)),
                (Code::WrongType, (4, 12)),
            ]
        );
    }

    #[test]
    fn text_is_composed_and_printable() {
        let (sample, _) = read("name: Va\u{306}n\n");
        assert_eq!(sample.unwrap().name, "Văn");
        let (_, findings) = read("name: \"Văn\\u202e Trai\"\n");
        assert_eq!(findings[0].0, Code::Unprintable);
    }
}
