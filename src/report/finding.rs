//! The texts of a finding: its message, its help, and the labels of its further places.

use super::catalogue::Catalogue;
use super::change_reason::changes;
use crate::diag::{Argument, Arguments, Finding, Related};

/// The texts of a finding in the language of a catalogue.
pub(super) struct FindingTexts<'a> {
    catalogue: &'a Catalogue,
    id: &'static str,
    /// The values of the finding, those that are no text yet as text.
    pub(super) arguments: Arguments,
}

impl<'a> FindingTexts<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, finding: &Finding) -> Self {
        let arguments =
            finding.arguments().iter().map(|(name, value)| (*name, plain(catalogue, value))).collect();
        Self { catalogue, id: finding.code().id(), arguments }
    }

    /// Its message.
    pub(super) fn message(&self) -> String {
        self.catalogue.say(self.id, &self.arguments)
    }

    /// How to fix it.
    pub(super) fn help(&self) -> Option<String> {
        self.catalogue.attribute(self.id, "help", &self.arguments)
    }

    /// The label at a further place.
    pub(super) fn label(&self, related: &Related) -> Option<String> {
        self.catalogue.attribute(self.id, related.label, &self.arguments)
    }
}

fn plain(catalogue: &Catalogue, value: &Argument) -> Argument {
    match value {
        Argument::Changes(all) => Argument::Text(changes(catalogue, all)),
        Argument::Count(_) | Argument::Text(_) => value.clone(),
    }
}
