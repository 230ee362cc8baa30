//! Findings: problems in the data as code, place and arguments. Their texts are in the catalogue of `report`.

mod change;
mod code;
mod doubt;
mod fix;
mod verdict;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

pub use change::{DataChange, TallyList, TallyPath, ValueChange};
pub use code::{Code, Severity};
pub use doubt::UnreadableParts;
pub use fix::Edit;
pub use verdict::Severities;

use crate::limits;
use crate::source::Place;

/// A value in the text of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A count.
    Count(u64),
    /// A piece of text, as the user wrote it or as the data have it.
    Text(String),
    /// Changes of the data.
    Changes(Vec<DataChange>),
}

impl From<Vec<DataChange>> for Argument {
    fn from(changes: Vec<DataChange>) -> Self {
        Self::Changes(changes)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Argument {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

/// The values in the text of a finding, by name.
pub type Arguments = BTreeMap<&'static str, Argument>;

/// A further place of a finding.
#[derive(Clone, Debug)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// The attribute of the finding's message that is shown there.
    pub label: &'static str,
}

/// A problem, or a fact worth knowing.
#[derive(Clone, Debug)]
pub struct Finding {
    code: Code,
    severity: Severity,
    place: Option<Place>,
    arguments: Arguments,
    related: Vec<Related>,
    /// None if one of the edits cannot be made.
    fix: Option<Vec<Edit>>,
    accepted: Option<String>,
}

impl Finding {
    /// A finding at a place.
    pub fn at(code: Code, place: &Place) -> Self {
        Self { place: Some(place.clone()), ..Self::nowhere(code) }
    }

    /// A finding without a place.
    pub fn nowhere(code: Code) -> Self {
        Self {
            code,
            severity: code.severity(),
            place: None,
            arguments: Arguments::new(),
            related: Vec::new(),
            fix: Some(Vec::new()),
            accepted: None,
        }
    }

    /// Restores a finding from its parts; without its fix.
    pub fn from_parts(code: Code, place: Option<Place>, arguments: Arguments, related: Vec<Related>) -> Self {
        Self { place, arguments, related, ..Self::nowhere(code) }
    }

    /// Restores the severity and acceptance that a finding had.
    #[must_use]
    pub fn judged(self, severity: Severity, accepted: Option<String>) -> Self {
        Self { severity, accepted, ..self }
    }

    /// A finding about a file as a whole.
    pub fn nowhere_in(code: Code, source: &std::sync::Arc<crate::source::Source>) -> Self {
        Self::at(code, &Place::file(source.path()))
    }

    /// Adds a value for the text of the finding; a long one is shortened, so that the text stays readable.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        let value = match value.into() {
            Argument::Text(text) => Argument::Text(shortened(text)),
            other @ (Argument::Count(_) | Argument::Changes(_)) => other,
        };
        self.arguments.insert(name, value);
        self
    }

    /// Adds all known names, and the nearest one for `did you mean`.
    #[must_use]
    pub fn with_known<'a>(self, wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known: Vec<&str> = known.into_iter().collect();
        let nearest = nearest(wrong, &known).unwrap_or_default().to_owned();
        let is_cut = known.len() > LISTED_WHOLE;
        known.truncate(if is_cut { LISTED } else { LISTED_WHOLE });
        let mut listed = known.into_iter().map(|name| shortened(name.to_owned())).collect::<Vec<_>>();
        listed.extend(is_cut.then(|| "…".to_owned()));
        let mut finding = self.with("nearest", nearest);
        finding.arguments.insert("known", Argument::Text(listed.join(", ")));
        finding
    }

    /// Adds a further place, with the attribute of the finding's message that is shown there.
    #[must_use]
    pub fn related(mut self, label: &'static str, place: &Place) -> Self {
        self.related.push(Related { place: place.clone(), label });
        self
    }

    /// Its code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// Whether another finding has the same code, place and arguments, but for the document or page.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let said = |finding: &Self| -> Arguments {
            let elsewhere = |name: &&'static str| matches!(*name, "document" | "page");
            let own = finding.arguments.iter().filter(|(name, _)| !elsewhere(name));
            own.map(|(name, value)| (*name, value.clone())).collect()
        };
        let place = |finding: &Self| {
            finding.place.as_ref().map(|place| (place.source().path().to_owned(), place.range()))
        };
        self.code == other.code && place(self) == place(other) && said(self) == said(other)
    }

    /// Its severity.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Its place, if it is about a file.
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// The values in its text.
    pub fn arguments(&self) -> &Arguments {
        &self.arguments
    }

    /// Its further places.
    pub fn others(&self) -> &[Related] {
        &self.related
    }
}

/// The largest number of known names that a finding lists all of: as many as the keys of a file.
const LISTED_WHOLE: usize = 40;

/// How many known names a finding lists where there are more.
const LISTED: usize = 24;

/// The longest text of an argument, in characters.
const LONGEST: usize = 120;

/// The largest number of known names that are compared with a wrong one; more would take longer than reading the file.
const COMPARED: usize = 5_000;

/// The text, or its beginning if it is long.
pub(crate) fn shortened(text: String) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// The known name that has the same letters as a wrong one, or is most similar to it, if any is similar enough.
pub(crate) fn nearest<'a>(wrong: &str, known: &[&'a str]) -> Option<&'a str> {
    if wrong.len() > LONGEST {
        return None;
    }
    let folded = crate::text::fold(wrong);
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let wanted = letters(&folded);
    let is_alike = |name: &&&str| {
        !wanted.is_empty() && name.len() <= LONGEST && letters(&crate::text::fold(name)) == wanted
    };
    let mut alike = known.iter().take(COMPARED).filter(is_alike);
    if let (Some(name), None) = (alike.next(), alike.next()) {
        return Some(name);
    }
    // A slip is seldom in the first letter: `khong-co` is not meant as `thong-bao`.
    let least = |name: &str| if name.chars().next() == folded.chars().next() { 0.8 } else { 0.85 };
    let likeness = |name: &'a str| {
        let other = crate::text::fold(name);
        let likeness = strsim::jaro_winkler(&folded, &other);
        (likeness > least(&other)).then_some((likeness, name))
    };
    known
        .iter()
        .take(COMPARED)
        .filter(|name| name.len() <= LONGEST)
        .filter_map(|name| likeness(name))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// A list of findings, to which everything that reads or checks data adds.
#[derive(Debug, Default, Clone)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Findings that were in a list before, as they are.
    pub(crate) fn from_list(findings: Vec<Finding>) -> Self {
        Self(findings)
    }

    /// Adds a finding. Beyond as many as anyone would read, that is the last one.
    pub fn push(&mut self, finding: Finding) {
        match self.0.len().cmp(&limits::FINDINGS) {
            Ordering::Less => self.0.push(finding),
            Ordering::Equal => {
                let count = limits::FINDINGS;
                self.0.push(Finding::nowhere(Code::FindingsCut).with("count", count));
            }
            Ordering::Greater => {}
        }
    }

    /// Adds a finding, if there is one.
    pub fn extend_one(&mut self, finding: Option<Finding>) {
        if let Some(finding) = finding {
            self.push(finding);
        }
    }

    /// Drops the findings of a code.
    pub fn drop_code(&mut self, code: Code) {
        self.0.retain(|finding| finding.code != code);
    }

    /// Gives the findings of a code another value of one argument, worked out from that of another, where there is one.
    pub(crate) fn mend_argument(
        &mut self,
        code: Code,
        from: &'static str,
        to: &'static str,
        value: impl Fn(&str) -> Option<String>,
    ) {
        for finding in self.0.iter_mut().filter(|finding| finding.code == code) {
            let Some(Argument::Text(written)) = finding.arguments.get(from) else { continue };
            if let Some(value) = value(written) {
                finding.arguments.insert(to, Argument::Text(value));
            }
        }
    }

    /// Removes the findings that match, and returns them.
    pub fn split_off(&mut self, is_asked_for: impl Fn(&Finding) -> bool) -> Vec<Finding> {
        let (taken, kept) = std::mem::take(&mut self.0).into_iter().partition(is_asked_for);
        self.0 = kept;
        taken
    }

    /// Keeps one of those whose codes are alike and that are about the same place: the gravest, and of equals the
    /// first.
    pub fn keep_one_at_each_place(&mut self, alike: &[&[Code]]) {
        let key = |finding: &Finding| {
            let about = alike.iter().position(|codes| codes.contains(&finding.code))?;
            let place = finding.place.as_ref()?;
            Some((about, place.source().path().to_owned(), place.range().start, place.range().end))
        };
        let mut gravest = BTreeMap::new();
        for (at, finding) in self.0.iter().enumerate() {
            if let Some(key) = key(finding) {
                let kept = *gravest.entry(key.clone()).or_insert(at);
                if self.0[kept].severity < finding.severity {
                    gravest.insert(key, at);
                }
            }
        }
        let kept: BTreeSet<usize> = gravest.into_values().collect();
        let mut at = 0;
        self.0.retain(|finding| {
            let is_kept = key(finding).is_none() || kept.contains(&at);
            at += 1;
            is_kept
        });
    }

    /// Adds all findings of another list.
    pub fn extend(&mut self, other: Self) {
        for finding in other.0 {
            self.push(finding);
        }
    }

    /// Renames the files of all places, and those that findings name: a path that begins with `from` begins with `to`
    /// instead.
    pub fn rename_files(&mut self, from: &str, to: &str) {
        for argument in self.0.iter_mut().flat_map(|finding| finding.arguments.values_mut()) {
            let Argument::Text(text) = argument else { continue };
            if let Some(rest) = text.strip_prefix(from) {
                *text = format!("{to}{rest}");
            }
        }
        let mut renamed = BTreeMap::new();
        self.change_places(|place: &mut Place| {
            let Some(rest) = place.source().path().strip_prefix(from) else { return };
            let path = format!("{to}{rest}");
            let text = || crate::source::Source::new(path.clone(), place.source().text());
            let source = renamed.entry(path.clone()).or_insert_with(text);
            *place = Place::new(source, place.range());
        });
    }

    /// Changes the places of all findings: their own, those of related lines, and those of fixes.
    pub fn change_places(&mut self, mut change: impl FnMut(&mut Place)) {
        for finding in &mut self.0 {
            finding.place.iter_mut().for_each(&mut change);
            finding.related.iter_mut().for_each(|related| change(&mut related.place));
            finding.fix.iter_mut().flatten().for_each(|edit| change(&mut edit.place));
        }
    }

    /// Whether there is an error that is not accepted.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// The number of findings of a severity that are not accepted.
    pub fn count(&self, severity: Severity) -> usize {
        let of_it = |finding: &&Finding| finding.severity == severity && finding.accepted.is_none();
        self.0.iter().filter(of_it).count()
    }

    /// The findings, in the order in which they were made.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.0.iter()
    }

    /// Sorts by file and place, so that the order does not depend on the distribution of work, and drops duplicates
    /// that several documents of a plan report at one place.
    pub fn put_in_order(&mut self) {
        self.0.sort_by_cached_key(|finding| {
            let place = finding.place.as_ref();
            (
                place.map(|place| place.source().path().to_owned()),
                place.map(|place| place.range().start),
                finding.code,
            )
        });
        // Between two equal findings of one code and place there may be others.
        let mut kept: Vec<Finding> = Vec::with_capacity(self.0.len());
        for finding in self.0.drain(..) {
            let at = |finding: &Finding| finding.place.as_ref().map(|place| place.range().start);
            let alike =
                kept.iter().rev().take_while(|other| other.code == finding.code && at(other) == at(&finding));
            if !alike.into_iter().any(|other| other.says_the_same(&finding)) {
                kept.push(finding);
            }
        }
        self.0 = kept;
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique() {
        let mut ids: Vec<_> = Code::ALL.iter().map(|code| code.id()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Code::ALL.len());
    }

    #[test]
    fn the_nearest_name_is_near_or_none() {
        assert_eq!(nearest("recipient", &["issuer", "recipients"]), Some("recipients"));
        assert_eq!(nearest("dien yen", &["dien-yen", "van-trang"]), Some("dien-yen"));
        assert_eq!(nearest("Trạm_Y_tế", &["tram-y-tex", "tram-y-te"]), Some("tram-y-te"));
        assert_eq!(nearest("xyz", &["issuer", "recipients"]), None);
        assert_eq!(nearest("khong-co", &["thong-bao"]), None);
        assert_eq!(nearest("ecipients", &["recipients"]), Some("recipients"));
    }
}
