//! Rewritten texts: words that are typed change in the data, and of computed ones it is said what computes them.

use std::collections::BTreeMap;

use super::computed;
use super::settled::ComputedChange;
use super::trial::{CorrectedFile, WantedChange, WantedChanges, correction, left_out};
use super::versions::PassageChange;
use super::wording::{RefusedWords, WordingChange, WordingObstacle, WrittenEdit, wording_change};
use crate::data::{WordsChange, WordsChangeKind};
use crate::diag::Findings;
use crate::model::{DocumentId, TemplateText};
use crate::source::Place;

/// A rewritten paragraph with the text that it is made from.
pub(super) struct RewrittenText<'c> {
    pub(super) change: &'c PassageChange,
    pub(super) document: DocumentId,
    pub(super) place: Place,
    pub(super) text: TemplateText,
}

/// A place as a key.
type PlaceKey = (String, usize);

fn place_key(place: &Place) -> PlaceKey {
    (place.source().path().to_owned(), place.range().start)
}

impl CorrectedFile<'_> {
    /// New words of texts: where they are typed they change, where they are computed it is said.
    pub(super) fn add_texts(
        &self,
        texts: Vec<RewrittenText<'_>>,
        wanted: &mut WantedChanges,
        left: &mut Findings,
    ) {
        let mut by_document: BTreeMap<String, Vec<RewrittenText<'_>>> = BTreeMap::new();
        for text in texts {
            by_document.entry(text.document.to_string()).or_default().push(text);
        }
        let mut known: BTreeMap<PlaceKey, Vec<WrittenEdit>> = BTreeMap::new();
        for texts in by_document.into_values() {
            let written: Vec<TemplateText> = texts.iter().map(|text| text.text.clone()).collect();
            let pieces = self.maker.pieces(&self.twin.plan, &texts[0].document, &written).unwrap_or_default();
            for (text, pieces) in texts.iter().zip(pieces) {
                let wording = wording_change(&text.change.old, &text.change.new, &pieces);
                self.add_refused(text, &wording, wanted, left);
                let WordingChange { edits, reads, .. } = wording;
                if edits.is_empty() {
                    continue;
                }
                let place = self.edited[text.change.edited].place.clone();
                let own = correction(&text.place, "changed", &text.change.old, &reads);
                match known.get(&place_key(&text.place)) {
                    Some(before) if *before == edits => {}
                    Some(_) => left.push(left_out(&place, "twice", &own)),
                    None => {
                        known.insert(place_key(&text.place), edits.clone());
                        let kind = WordsChangeKind::Within(edits);
                        let change = WordsChange { place: text.place.clone(), kind };
                        wanted.words.push(WantedChange {
                            change,
                            correction: own,
                            place,
                            reads: Some(reads),
                        });
                    }
                }
            }
        }
    }

    /// Says which words of a rewritten text have no place in it, each obstacle once.
    fn add_refused(
        &self,
        text: &RewrittenText<'_>,
        wording: &WordingChange,
        wanted: &mut WantedChanges,
        left: &mut Findings,
    ) {
        let change = text.change;
        let PassageChange { edited, now, .. } = *change;
        let mut said: Vec<&WordingObstacle> = Vec::new();
        for refused in &wording.refused {
            let RefusedWords { obstacle, .. } = refused;
            if said.contains(&obstacle) {
                continue;
            }
            said.push(obstacle);
            let mut computed = match obstacle {
                WordingObstacle::Sign => {
                    let own = correction(&text.place, "changed", &change.old, &change.new);
                    left.push(left_out(&self.edited[edited].place, "sign", &own));
                    continue;
                }
                WordingObstacle::Own => self.computed(change),
                WordingObstacle::Computed(expression) => {
                    let (file, plan) = (&self.edited[edited], &self.twin.plan);
                    let finding =
                        computed::expression_finding(change, file, &text.text, expression, refused, plan);
                    ComputedChange { edited, now, kept: String::new(), finding }
                }
            };
            computed.kept = self.twin.passages[now].text.replacen(&change.old, &wording.reads, 1);
            wanted.computed.push(computed);
        }
    }
}
