//! The texts of a finding: its message, its help, and the labels of its further places.

use super::catalogue::{Catalogue, Language};
use super::change_reason::{changes, document_name};
use crate::content::period_name;
use crate::diag::{Argument, Arguments, Code, Finding, Related};

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
            | Code::TotalsDisagree,
            "period" | "whole" | "report",
        ) if is_vietnamese => text.parse().ok().map(period_name),
        _ => None,
    };
    said.map_or_else(|| value.clone(), Argument::Text)
}

fn plain(catalogue: &Catalogue, value: &Argument) -> Argument {
    match value {
        Argument::Changes(all) => Argument::Text(changes(catalogue, all)),
        Argument::Count(_) | Argument::Text(_) => value.clone(),
    }
}
