//! The texts of a finding: its message, its help, and the labels of its further places.

use super::catalogue::{Catalogue, Language};
use super::change_reason::{changes, document_name};
use crate::content::period_name;
use crate::diag::{Argument, Arguments, Code, Finding, Related};
use crate::model::{Measure, State, UnitKind};
use crate::text::lower_first;

/// The texts of a finding in the language of a catalogue.
pub(super) struct FindingTexts<'a> {
    catalogue: &'a Catalogue,
    id: &'static str,
    /// The values of the finding, those that are no text yet as text.
    pub(super) arguments: Arguments,
    /// The same as they read in its texts.
    spoken: Arguments,
}

impl<'a> FindingTexts<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, finding: &Finding) -> Self {
        let arguments: Arguments =
            finding.arguments().iter().map(|(name, value)| (*name, plain(catalogue, value))).collect();
        let spoken =
            arguments.iter().map(|(name, value)| (*name, spoken(catalogue, finding.code(), name, value)));
        Self { catalogue, id: finding.code().id(), spoken: spoken.collect(), arguments }
    }

    /// Its message.
    pub(super) fn message(&self) -> String {
        self.catalogue.say(self.id, &self.spoken)
    }

    /// How to fix it.
    pub(super) fn help(&self) -> Option<String> {
        self.catalogue.attribute(self.id, "help", &self.spoken)
    }

    /// The label at a further place.
    pub(super) fn label(&self, related: &Related) -> Option<String> {
        self.catalogue.attribute(self.id, related.label, &self.spoken)
    }
}

/// A value as people call it: documents by name, and periods in Vietnamese where no text asks to type them.
fn spoken(catalogue: &Catalogue, code: Code, name: &str, value: &Argument) -> Argument {
    let Argument::Text(text) = value else { return value.clone() };
    let is_vietnamese = catalogue.language() == Language::Vietnamese;
    let said = match (code, name) {
        (Code::IssuedChanged, "document") => {
            text.parse().ok().map(|document| document_name(catalogue, &document))
        }
        (
            Code::PeriodUnfinished
            | Code::PeriodOver
            | Code::ResultBeyondQuota
            | Code::ResultAfterAsOf
            | Code::ResultBeforeQuota
            | Code::ResultNotSplit
            | Code::ResultOfPeriodUnknown
            | Code::SheetUnreported
            | Code::TotalsDisagree,
            "period" | "whole" | "report",
        ) if is_vietnamese => text.parse().ok().map(period_name),
        // What may be typed stays as it is typed, with what it means.
        (Code::InvalidValue, "known") if is_vietnamese => Some(explained(catalogue, text)),
        _ => None,
    };
    said.map_or_else(|| value.clone(), Argument::Text)
}

/// The words that may be typed in the place of a wrong one, with their meanings where people know them by another word:
/// `village (thôn)`.
fn explained(catalogue: &Catalogue, known: &str) -> String {
    let meaning = |word: &str| -> Option<String> {
        let kind = UnitKind::all_built_in().iter().find(|kind| kind.id() == word).map(UnitKind::name);
        let measure = Measure::all_built_in().iter().find(|measure| measure.id() == word).map(Measure::name);
        let state = word.parse::<State>().ok();
        let state = state.map(|state| {
            let values = Arguments::from([("state", state.id().into()), ("by", "".into())]);
            catalogue.say("listed-state", &values)
        });
        kind.or(measure).map(lower_first).or(state)
    };
    let words = known.split(", ").map(|word| match meaning(word) {
        Some(meaning) => format!("{word} ({meaning})"),
        None => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(", ")
}

fn plain(catalogue: &Catalogue, value: &Argument) -> Argument {
    match value {
        Argument::Changes(all) => Argument::Text(changes(catalogue, all)),
        Argument::Count(_) | Argument::Text(_) => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Language;

    fn help(language: Language, finding: &Finding) -> String {
        FindingTexts::new(&Catalogue::new(language), finding).help().unwrap_or_default()
    }

    #[test]
    fn words_that_may_be_typed_are_shown_with_what_they_mean() {
        let finding = Finding::nowhere(Code::InvalidValue).with("expected", "word").with("got", "thôn");
        let of_kinds = finding.clone().with_known("thôn", ["village", "school"]);
        assert!(help(Language::Vietnamese, &of_kinds).contains("village (thôn), school (trường học)"));
        assert!(help(Language::English, &of_kinds).contains("village, school"));
        let of_states = finding.with_known("thôn", ["draft", "issued", "phong"]);
        assert!(
            help(Language::Vietnamese, &of_states).contains("draft (dự thảo), issued (đã ban hành), phong")
        );
    }

    #[test]
    fn commands_that_a_help_names_have_their_path() {
        for code in [Code::IssuedChanged, Code::SheetIssued] {
            let finding = Finding::nowhere(code).with("path", "data/a").with("changes", "").with("data", "1");
            for language in Language::ALL {
                assert!(help(language, &finding).contains("`kehoach revise data/a`"), "{code:?}");
            }
        }
    }

    #[test]
    fn who_has_not_reported_is_said_by_names() {
        let finding =
            Finding::nowhere(Code::SheetUnreported).with("id", "admissions").with("name", "kết nạp");
        let finding =
            finding.with("count", 2_usize).with("period", "2026-Q1").with("names", "Thôn 1, Thôn 2");
        let message = FindingTexts::new(&Catalogue::new(Language::Vietnamese), &finding).message();
        assert_eq!(message, "kết quả kết nạp, quý I/2026: 2 nơi chưa báo cáo: Thôn 1, Thôn 2");
    }
}
