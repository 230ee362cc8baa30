//! Parts of the data that could not be read, and the findings that may be consequences of it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

use super::{Code, Finding, Findings};
use crate::source::Place;
use crate::text;

/// Parts of the files that could not be read. Placeholders take their places, so that the rest can still be checked;
/// findings about placeholders, or about sums with them, are dropped.
#[derive(Clone, Debug, Default)]
pub struct UnreadableParts {
    /// Values that could not be read.
    values: PlaceSet,
    /// Entries of which a part could not be read, so that their sums are unknown.
    sums: PlaceSet,
    /// Files with texts that could not be read.
    texts: BTreeSet<String>,
    /// Files with a date of the document that could not be read.
    dates: BTreeSet<String>,
    /// Names in expressions with values that could not be read, without diacritics.
    names: BTreeSet<String>,
    holders: Holders,
}

/// Whether all units and organisations are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Holders {
    #[default]
    Known,
    Lost,
}

impl UnreadableParts {
    /// Whether everything could be read.
    pub fn is_empty(&self) -> bool {
        self.values.ranges.is_empty()
    }

    /// Notes a value that could not be read.
    pub fn value(&mut self, place: &Place) {
        self.values.add(place);
    }

    /// Notes an entry of which a part could not be read.
    pub fn sum(&mut self, place: &Place) {
        self.sums.add(place);
    }

    /// Notes a name of which a value could not be read.
    pub fn name(&mut self, name: &str) {
        self.names.insert(text::fold(name));
    }

    /// Notes a text that could not be read.
    pub fn text(&mut self, place: &Place) {
        self.texts.insert(place.source().path().to_owned());
    }

    /// Notes a date of a document that could not be read.
    pub fn date(&mut self, place: &Place) {
        self.dates.insert(place.source().path().to_owned());
    }

    /// Notes that not all units and organisations could be read.
    pub fn lose_holders(&mut self) {
        self.holders = Holders::Lost;
    }

    /// Whether a finding may be a mere consequence of what could not be read.
    pub fn explain(&self, finding: &Finding) -> bool {
        let meets = |doubts: &PlaceSet| {
            let mut places =
                finding.place().into_iter().chain(finding.others().iter().map(|other| &other.place));
            places.any(|place| doubts.meet(place))
        };
        let is_in = |files: &BTreeSet<String>| {
            finding.place().is_some_and(|place| files.contains(place.source().path()))
        };
        match finding.code() {
            // The periods of an entry are known although its counts are not.
            Code::PeriodOutside | Code::PeriodsOverlap => meets(&self.values),
            Code::UnknownName | Code::ExpressionFailed | Code::UnknownId => {
                let is_holder = finding.code() == Code::UnknownId && self.holders == Holders::Lost;
                let is_value = |place: &Place| self.values.have(place);
                let said = if finding.code() == Code::UnknownName { path_to } else { expression_around };
                let is_lost = |place: &Place| is_value(place) || self.is_named_in(said(place));
                is_holder || finding.place().is_some_and(is_lost)
            }
            Code::MissingKey | Code::NoPeriods | Code::NoHolders
                if finding.place().is_some_and(|place| self.is_named_in(expression_around(place))) =>
            {
                true
            }
            Code::AnnexNotMentioned => is_in(&self.texts),
            // Whether a body or rule is out of date depends on the document's date.
            Code::DissolvedBody | Code::SupersededRule => is_in(&self.dates),
            Code::UnknownUnitName | Code::ResultWithoutQuota if self.holders == Holders::Lost => true,
            // The spelling that the settings ask for could not be read, and may be that of the text.
            Code::SpellingDiffers if self.names.contains("spelling") => true,
            _ => meets(&self.values) || meets(&self.sums),
        }
    }

    /// Whether an expression mentions a name of which a value could not be read.
    fn is_named_in(&self, said: &str) -> bool {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        said.split(|c: char| !is_part(c))
            .filter(|word| !word.is_empty())
            .any(|word| self.names.contains(&text::fold(word)))
    }
}

impl Findings {
    /// Drops the findings that may be mere consequences of what could not be read.
    pub fn drop_following(&mut self, doubts: &UnreadableParts) {
        if !doubts.is_empty() {
            self.0.retain(|finding| !doubts.explain(finding));
        }
    }
}

/// Places by file, of which as many may be asked for as there are.
#[derive(Clone, Debug, Default)]
struct PlaceSet {
    ranges: BTreeMap<String, BTreeSet<(usize, usize)>>,
    /// Of each range in order its beginning, and how far it and those before it go.
    reach: OnceLock<BTreeMap<String, Vec<(usize, usize)>>>,
}

impl PlaceSet {
    fn add(&mut self, place: &Place) {
        let Range { start, end } = place.range();
        self.ranges.entry(place.source().path().to_owned()).or_default().insert((start, end));
        self.reach = OnceLock::new();
    }

    /// Whether a place is one of them.
    fn have(&self, place: &Place) -> bool {
        let Range { start, end } = place.range();
        self.ranges.get(place.source().path()).is_some_and(|ranges| ranges.contains(&(start, end)))
    }

    /// Whether a place shares anything with one of them.
    fn meet(&self, place: &Place) -> bool {
        let reach = self.reach.get_or_init(|| {
            self.ranges.iter().map(|(path, ranges)| (path.clone(), furthest(ranges))).collect()
        });
        let Some(reach) = reach.get(place.source().path()) else { return false };
        let Range { start, end } = place.range();
        let begun = reach.partition_point(|(from, _)| *from <= end);
        reach[..begun].last().is_some_and(|(_, furthest)| *furthest >= start)
    }
}

fn furthest(ranges: &BTreeSet<(usize, usize)>) -> Vec<(usize, usize)> {
    let mut furthest = 0;
    let reach = |(start, end): &(usize, usize)| {
        furthest = furthest.max(*end);
        (*start, furthest)
    };
    ranges.iter().map(reach).collect()
}

/// How far an expression is looked for around a place, in bytes: most findings are about none.
const AROUND: usize = 16 * 1024;

/// The dotted path of names up to the end of a place; what follows it cannot make a name unknown.
fn path_to(place: &Place) -> &str {
    let said = &place.source().text()[..place.range().end];
    let is_part = |c: char| c.is_alphanumeric() || "_-.[]\"'".contains(c);
    said.rfind(|c| !is_part(c)).map_or(said, |at| said[at..].trim_start_matches(|c| !is_part(c)))
}

/// The expression that contains a place, or the text of the place.
fn expression_around(place: &Place) -> &str {
    let near = place.around(AROUND).range();
    let text = &place.source().text()[near.clone()];
    let range = place.range().start - near.start..place.range().end - near.start;
    let opened = text[..range.start].rfind("{{");
    let closed = text[..range.start].rfind("}}");
    let end = text[range.start..].find("}}").map(|at| range.start + at);
    match (opened, end) {
        (Some(start), Some(end)) if closed.is_none_or(|closed| closed < start) => {
            &text[start..end.max(range.end)]
        }
        _ => place.text(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn only_what_follows_is_explained() {
        let text = "a: 1\nb: {{ quota.kn.total }} {{ quota.x.total }}\n";
        let source = Source::new("a.yaml", text);
        let at = |part: &str| {
            let start = text.find(part).unwrap();
            Place::new(&source, start..start + part.len())
        };
        let mut doubts = UnreadableParts::default();
        doubts.value(&at("1"));
        doubts.name("kn");
        let explained = |code, part: &str| doubts.explain(&Finding::at(code, &at(part)));
        assert!(explained(Code::DatesOutOfOrder, "1"));
        assert!(explained(Code::DatesOutOfOrder, "a: 1"));
        assert!(!explained(Code::DatesOutOfOrder, "quota"));
        assert!(explained(Code::UnknownName, "total"));
        assert!(!explained(Code::UnknownName, "x") && !explained(Code::UnknownName, "quota"));
        assert!(UnreadableParts::default().is_empty() && !doubts.is_empty());
    }
}
