//! Findings of one cause: the same wrong word or key many times in a file. A person reads one, with the lines of the others.

use crate::diag::{Argument, Code, Finding, Findings};

/// How many lines of others are named.
const NAMED: usize = 12;

/// A finding, and those that have the same cause.
#[derive(Debug)]
pub(super) struct AlikeFindings<'a> {
    pub(super) first: &'a Finding,
    /// The lines of the others, from 1.
    others: Vec<usize>,
}

impl<'a> AlikeFindings<'a> {
    /// The findings in their order, those of one cause together at the first.
    pub(super) fn from_findings(findings: &'a Findings) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for finding in findings {
            let same = all.iter_mut().find(|one| has_one_cause(one.first, finding));
            match (same, finding.place()) {
                (Some(one), Some(place)) => one.others.push(place.line_column().0),
                _ => all.push(Self { first: finding, others: Vec::new() }),
            }
        }
        all
    }

    /// How many others there are.
    pub(super) fn count(&self) -> usize {
        self.others.len()
    }

    /// The lines of the others: `12, 13, 14`.
    pub(super) fn lines(&self) -> String {
        let named = self.others.iter().take(NAMED).map(ToString::to_string);
        let rest = (self.others.len() > NAMED).then(|| "…".to_owned());
        named.chain(rest).collect::<Vec<_>>().join(", ")
    }
}

/// Whether two findings are about the same wrong word or key of a file.
fn has_one_cause(one: &Finding, other: &Finding) -> bool {
    let is_of_word = match one.code() {
        Code::UnknownKey => true,
        Code::InvalidValue => one.arguments().get("expected") == Some(&Argument::from("word")),
        _ => false,
    };
    let file = |finding: &Finding| finding.place().map(|place| place.source().path().to_owned());
    is_of_word
        && one.code() == other.code()
        && one.arguments() == other.arguments()
        && one.accepted() == other.accepted()
        && file(one) == file(other)
        && file(one).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, Source};

    #[test]
    fn the_same_wrong_word_of_a_file_is_one_finding() {
        let text = "a: thôn\nb: thôn\nc: làng\nd: thôn\n";
        let files = [Source::new("a/quotas.yaml", text), Source::new("b/quotas.yaml", text)];
        let mut findings = Findings::default();
        for file in &files {
            for (at, word) in text.match_indices("thôn").chain(text.match_indices("làng")) {
                let place = Place::new(file, at..at + word.len());
                let finding = Finding::at(Code::InvalidValue, &place).with("expected", "word");
                findings.push(finding.with("got", word));
                findings.push(Finding::at(Code::Misspelt, &place).with("written", word));
            }
        }
        let alike = AlikeFindings::from_findings(&findings);
        let shown = |one: &AlikeFindings<'_>| {
            let place = one.first.place().unwrap();
            format!("{}:{} {}", place.source().path(), place.line_column().0, one.lines())
        };
        let of_words: Vec<String> =
            alike.iter().filter(|one| one.first.code() == Code::InvalidValue).map(shown).collect();
        let expected =
            ["a/quotas.yaml:1 2, 4", "a/quotas.yaml:3 ", "b/quotas.yaml:1 2, 4", "b/quotas.yaml:3 "];
        assert_eq!(of_words, expected);
        // Each misspelt word is mended at its own place.
        assert_eq!(alike.len(), 4 + 8);
    }
}
