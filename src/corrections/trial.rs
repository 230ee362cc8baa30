//! The changes of the data that a Word file makes, tried before they are proposed: a change after which the document would
//! not read as the file does is left out, and said.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::bring_home::{ChangedLooks, Correction};
use super::computed;
use super::edited::EditedPassage;
use super::filled_cells::filled_figure;
use super::letterhead::{NewHeadValue, date_values, number_values};
use super::looks::{self, EmphasizedWords};
use super::members::{AddedPassage, added, removal};
use super::quotes::{short, short_unlike};
use super::rewritten::RewrittenText;
use super::settled::{ComputedChange, report_computed};
use super::versions::{PassageChange, WordFileChanges};
use super::wording::{WrittenEdit, look_edits};
use crate::data::{PlanFolder, UnchangeableWords, WordsChange, WordsChangeKind, set_words, shown};
use crate::diag::{Code, Finding, Findings};
use crate::edits::{Proposal, ProposalOutcome};
use crate::intake::{ChangedShare, FigureKey, change_shares};
use crate::model::{DocumentPart, TemplateText};
use crate::pipeline::{CurrentTwin, TwinMaker};
use crate::source::{Place, Source};
use crate::text::nfc;
use crate::word::{PassageKind, WordPassage};
use crate::workbook::SheetKind;

/// A Word file that is brought home.
pub(super) struct CorrectedFile<'a> {
    pub(super) maker: &'a TwinMaker,
    pub(super) twin: &'a CurrentTwin,
    pub(super) edited: &'a [EditedPassage],
    pub(super) folder: &'a PlanFolder,
    pub(super) part: &'a DocumentPart,
}

/// What is brought home.
pub(super) struct BroughtChanges {
    pub(super) proposal: Proposal,
    pub(super) corrections: Vec<Correction>,
}

/// A change of the data that a paragraph of the file makes.
#[derive(Clone)]
pub(super) struct WantedChange {
    pub(super) change: WordsChange,
    pub(super) correction: Correction,
    /// Where findings about it are.
    pub(super) place: Place,
    /// Words that the document is to have then; none of what goes.
    pub(super) reads: Option<String>,
}

/// What is wanted of the data.
#[derive(Default)]
pub(super) struct WantedChanges {
    pub(super) words: Vec<WantedChange>,
    shares: Vec<(ChangedShare, Correction)>,
    /// Changes of what is computed, which the data may make themselves.
    pub(super) computed: Vec<ComputedChange>,
}

/// How often changes are tried, each time without those that did not read as they should.
const TRIALS: usize = 4;

impl CorrectedFile<'_> {
    /// The changes of the data. What stays out is in `left`; none where the plan would have errors with them, which are
    /// among the findings.
    pub(super) fn run(
        &self,
        changes: &WordFileChanges,
        looks: &[ChangedLooks],
        left: &mut Findings,
        findings: &mut Findings,
    ) -> Option<BroughtChanges> {
        let mut wanted = self.wanted(changes, left);
        self.add_looks(changes, looks, &mut wanted, left);
        for _ in 0..TRIALS {
            let mut refused = Findings::default();
            let (mut proposal, done) = self.proposal(&wanted.words, &mut refused);
            let shares = wanted.shares.iter().map(|(share, _)| share.clone()).collect();
            change_shares(&mut proposal, &self.folder.path, &self.twin.plan, shares, findings)?;
            let after = self.after(&proposal, findings)?;
            let wrong = Self::wrong(&after, &wanted.words, &done);
            if wrong.is_empty() {
                left.extend(refused);
                report_computed(&wanted.computed, self.edited, &self.twin.passages, &after, left);
                return Some(Self::brought(proposal, wanted, &done));
            }
            for at in wrong.iter().rev() {
                let one = wanted.words.remove(*at);
                left.push(left_out(&one.place, "otherwise", &one.correction));
            }
        }
        let mut refused = Findings::default();
        let (proposal, done) = self.proposal(&[], &mut refused);
        for one in &wanted.words {
            left.push(left_out(&one.place, "otherwise", &one.correction));
        }
        for (share, correction) in &wanted.shares {
            left.push(left_out(&share.place, "otherwise", correction));
        }
        report_computed(&wanted.computed, self.edited, &self.twin.passages, &self.twin.passages, left);
        Some(Self::brought(proposal, WantedChanges::default(), &done))
    }

    fn brought(proposal: Proposal, wanted: WantedChanges, done: &BTreeSet<usize>) -> BroughtChanges {
        let words = wanted.words.into_iter().enumerate().filter(|(at, _)| done.contains(at));
        let words = words.map(|(_, one)| one.correction);
        let shares = wanted.shares.into_iter().map(|(_, correction)| correction);
        BroughtChanges { proposal, corrections: words.chain(shares).collect() }
    }

    /// What the file wants of the data. What has no place there is left out.
    fn wanted(&self, changes: &WordFileChanges, left: &mut Findings) -> WantedChanges {
        let mut wanted = WantedChanges::default();
        let mut texts = Vec::new();
        for change in &changes.rewritten {
            let now = &self.twin.passages[change.now];
            match self.rewritten(change, now) {
                RewrittenPassage::Text(text) => texts.push(text),
                RewrittenPassage::Share(share, correction) => wanted.shares.push((share, correction)),
                RewrittenPassage::Words(words) => wanted.words.extend(words),
                RewrittenPassage::Computed => wanted.computed.push(self.computed(change)),
            }
        }
        self.add_texts(texts, &mut wanted, left);
        self.add_members(changes, &mut wanted, left);
        for at in &changes.moved {
            left.push(left_at(&self.edited[*at], "moved"));
        }
        if let Some(first) = changes.remarked.first() {
            let finding = computed::mark_finding(&self.edited[*first]);
            left.push(finding.with("count", changes.remarked.len()).with("now", ""));
        }
        wanted
    }

    fn rewritten<'c>(&self, change: &'c PassageChange, now: &WordPassage) -> RewrittenPassage<'c> {
        let Some(source) = &now.source else { return RewrittenPassage::Computed };
        let plan = &self.twin.plan;
        match (&source.kind, &source.place) {
            (PassageKind::Text | PassageKind::Progress, Some(place)) => {
                let Some(value) = place.scalar() else { return RewrittenPassage::Computed };
                let text = TemplateText::new(nfc(value.trim()).into_owned(), place.clone());
                let (document, place) = (source.document.clone(), place.clone());
                RewrittenPassage::Text(RewrittenText { change, document, place, text })
            }
            (PassageKind::Share { quota, holder, period, count }, _) => {
                let (id, holder, period) = (quota.clone(), Some(holder.clone()), *period);
                let key = FigureKey { kind: SheetKind::Quota, id, holder, period, part: None };
                let place = &self.edited[change.edited].place;
                let Some(share) = ChangedShare::parse(plan, key, *count, &change.new, place) else {
                    return RewrittenPassage::Computed;
                };
                let held =
                    plan.quotas.quota(quota).and_then(|quota| quota.tally.share(share.key.holder.as_ref()?));
                let at = held.map_or_else(|| place.clone(), |share| share.place.clone());
                RewrittenPassage::Share(share, correction(&at, "changed", &change.old, &change.new))
            }
            (PassageKind::Number | PassageKind::Date, _) => {
                let values = plan.document(&source.document).and_then(|document| match source.kind {
                    PassageKind::Number => number_values(document, &change.new),
                    _ => date_values(document, &change.old, &change.new),
                });
                values.map_or(RewrittenPassage::Computed, |values| {
                    RewrittenPassage::Words(self.head_changes(change, values))
                })
            }
            _ => RewrittenPassage::Computed,
        }
    }

    /// A changed paragraph that the program words.
    pub(super) fn computed(&self, change: &PassageChange) -> ComputedChange {
        let PassageChange { edited, now, .. } = *change;
        let passage = &self.twin.passages[now];
        let finding = computed::passage_finding(change, &self.edited[edited], passage, &self.twin.plan);
        ComputedChange { edited, now, kept: passage.text.clone(), finding }
    }

    /// New values of the letterhead.
    fn head_changes(&self, change: &PassageChange, values: Vec<NewHeadValue>) -> Vec<WantedChange> {
        let wanted = |NewHeadValue { change: words, old, new }| WantedChange {
            correction: correction(&words.place, "changed", &old, &new),
            change: words,
            place: self.edited[change.edited].place.clone(),
            reads: Some(change.new.clone()),
        };
        values.into_iter().map(wanted).collect()
    }

    /// New looks of words: of typed ones in paragraphs whose words stay.
    fn add_looks(
        &self,
        changes: &WordFileChanges,
        looks: &[ChangedLooks],
        wanted: &mut WantedChanges,
        left: &mut Findings,
    ) {
        for ChangedLooks { edited, now, words } in looks {
            let is_rewritten = changes.rewritten.iter().any(|change| change.edited == *edited);
            let edits = if is_rewritten { None } else { self.look_edits(*now, words) };
            let file = &self.edited[*edited];
            let Some((place, edits)) = edits else {
                for words in words {
                    left.push(looks::finding(words, file));
                }
                continue;
            };
            let shown: Vec<&str> = words.iter().map(|words| words.text.as_str()).collect();
            let new: Vec<String> = edits
                .chunks(2)
                .zip(&shown)
                .map(|(edits, words)| format!("{}{words}{}", edits[0].1, edits[edits.len() - 1].1))
                .collect();
            wanted.words.push(WantedChange {
                correction: correction(&place, "changed", &shown.join(" … "), &new.join(" … ")),
                change: WordsChange { place, kind: WordsChangeKind::Within(edits) },
                place: file.place.clone(),
                reads: Some(self.twin.passages[*now].text.clone()),
            });
        }
    }

    /// The edits that give words of a paragraph their new looks; none where one of them has no function, or is not typed.
    fn look_edits(&self, now: usize, words: &[EmphasizedWords]) -> Option<(Place, Vec<WrittenEdit>)> {
        let passage = &self.twin.passages[now];
        let source = passage.source.as_ref().filter(|source| source.kind == PassageKind::Text)?;
        let place = source.place.clone()?;
        let value = nfc(place.scalar()?.trim()).into_owned();
        let text = [TemplateText::new(value, place.clone())];
        let pieces = self.maker.pieces(&self.twin.plan, &source.document, &text)?.pop()?;
        let edits = |words: &EmphasizedWords| {
            let part = looks::characters(&passage.text, &words.words)?;
            look_edits(&passage.text, &part, words.function?, &pieces)
        };
        Some((place, words.iter().map(edits).collect::<Option<Vec<_>>>()?.concat()))
    }

    /// Paragraphs that came and went.
    fn add_members(&self, changes: &WordFileChanges, wanted: &mut WantedChanges, left: &mut Findings) {
        let mut homeless: Vec<AddedPassage> = Vec::new();
        for one in added(changes, self.edited, &self.twin.passages) {
            if let Some(filled) = self.filled(&one, changes) {
                wanted.shares.push(filled);
                continue;
            }
            match one.change {
                Some(change) => wanted.words.push(WantedChange {
                    correction: correction(&change.place, "added", "", &one.text),
                    place: self.edited[one.edited].place.clone(),
                    reads: Some(member(&change).to_owned()),
                    change,
                }),
                None => homeless.push(one),
            }
        }
        for run in homeless.chunk_by(|one, next| one.edited + 1 == next.edited) {
            let texts: Vec<&str> = run.iter().map(|one| one.text.as_str()).collect();
            let finding =
                Finding::at(Code::WordLeft, &self.edited[run[0].edited].place).with("kind", "added");
            let finding = finding.with("text", short(&texts.join(" | ")));
            left.push(match &run[0].beside {
                Some((side, place)) => finding.related(side, place),
                None => finding,
            });
        }
        let mut gone: Vec<usize> = Vec::new();
        for at in &changes.removed {
            let passage = &self.twin.passages[*at];
            match removal(passage) {
                Some(change) => wanted.words.push(WantedChange {
                    correction: correction(&change.place, "removed", &passage.text, ""),
                    place: change.place.clone(),
                    reads: None,
                    change,
                }),
                None => gone.push(*at),
            }
        }
        for run in runs(&gone) {
            let texts: Vec<&str> = run.iter().map(|at| self.twin.passages[*at].text.as_str()).collect();
            let place = self.twin.passages[run[0]].source.as_ref().and_then(|source| source.place.clone());
            let file = self.edited.first().map(|first| Place::file(first.place.source().path()));
            let Some(place) = place.or(file) else { continue };
            let finding = Finding::at(Code::WordLeft, &place).with("kind", "removed");
            left.push(finding.with("text", short(&texts.join(" | "))));
        }
    }

    /// A figure that was typed in an empty cell of a table of quotas.
    fn filled(&self, added: &AddedPassage, changes: &WordFileChanges) -> Option<(ChangedShare, Correction)> {
        let key = filled_figure(added.edited, changes, self.edited, &self.twin.passages)?;
        let plan = &self.twin.plan;
        let place = &self.edited[added.edited].place;
        let quota = plan.quotas.quota(&key.id)?;
        let share = key.holder.as_ref().and_then(|holder| quota.tally.share(holder));
        let at = share.map_or(&quota.place, |share| &share.place);
        let correction = correction(at, "changed", "", &added.text);
        Some((ChangedShare::parse(plan, key, 0, &added.text, place)?, correction))
    }

    /// The files as they are to be, and which changes are in them. What the layout of a file does not allow is left out.
    fn proposal(&self, words: &[WantedChange], refused: &mut Findings) -> (Proposal, BTreeSet<usize>) {
        let mut proposal = Proposal::new(std::slice::from_ref(&self.folder.path));
        let mut by_file: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, one) in words.iter().enumerate() {
            by_file.entry(one.change.place.source().path().to_owned()).or_default().push(at);
        }
        let mut done = BTreeSet::new();
        for mut members in by_file.into_values() {
            let source = Arc::clone(words[members[0]].change.place.source());
            let text = text_with(&source, words, &mut members, refused);
            let Some(text) = text else { continue };
            let outcome = proposal.set_text(&source, text, members.len());
            match outcome {
                ProposalOutcome::Changed | ProposalOutcome::Unchanged => done.extend(members),
                ProposalOutcome::Linked => {}
                ProposalOutcome::Outside | ProposalOutcome::Protected => {
                    let elsewhere = members.iter().map(|at| &words[*at]);
                    elsewhere.for_each(|one| {
                        let finding = left_out(&one.place, "elsewhere", &one.correction);
                        refused.push(finding.related("data", &one.change.place));
                    });
                }
            }
        }
        (proposal, done)
    }

    /// The paragraphs of the document with the files as they are to be. None where the plan would have errors.
    fn after(&self, proposal: &Proposal, findings: &mut Findings) -> Option<Vec<WordPassage>> {
        if proposal.files.is_empty() {
            return Some(self.twin.passages.clone());
        }
        let root = format!("{}/", shown(&self.folder.path));
        let name = |path: &str| path.strip_prefix(&root).unwrap_or(path).to_owned();
        let texts = proposal.files.iter().map(|file| (name(file.path()), file.after.clone())).collect();
        let folder = self.folder.clone().with_texts(texts);
        Some(self.maker.twin(&folder, self.part, findings)?.passages)
    }

    /// The changes after which the document would not read as the file does.
    fn wrong(after: &[WordPassage], words: &[WantedChange], done: &BTreeSet<usize>) -> Vec<usize> {
        let is_read = |reads: &String| after.iter().any(|passage| passage.text.contains(reads.as_str()));
        let is_wrong = |at: &usize| words[*at].reads.as_ref().is_some_and(|reads| !is_read(reads));
        done.iter().copied().filter(is_wrong).collect()
    }
}

/// What becomes of a rewritten paragraph.
enum RewrittenPassage<'c> {
    Text(RewrittenText<'c>),
    Share(ChangedShare, Correction),
    Words(Vec<WantedChange>),
    Computed,
}

/// The text of a file with the changes of its members; those that its layout does not allow are taken out, and said.
fn text_with(
    source: &Arc<Source>,
    words: &[WantedChange],
    members: &mut Vec<usize>,
    refused: &mut Findings,
) -> Option<String> {
    while !members.is_empty() {
        let changes: Vec<WordsChange> = members.iter().map(|at| words[*at].change.clone()).collect();
        match set_words(source, &changes) {
            Ok(text) => return Some(text),
            Err(UnchangeableWords(at)) => {
                let one = &words[members.remove(at.min(members.len() - 1))];
                let kind = match one.change.kind {
                    WordsChangeKind::Within(_) => "layout",
                    WordsChangeKind::Before(_) | WordsChangeKind::After(_) => "added",
                    WordsChangeKind::Removed => "removed",
                };
                refused.push(left_out(&one.place, kind, &one.correction));
            }
        }
    }
    None
}

pub(super) fn correction(place: &Place, fate: &'static str, old: &str, new: &str) -> Correction {
    Correction { place: place.clone(), fate, old: old.to_owned(), new: new.to_owned() }
}

/// The new member of a list.
fn member(change: &WordsChange) -> &str {
    match &change.kind {
        WordsChangeKind::Before(member) | WordsChangeKind::After(member) => &member.text,
        WordsChangeKind::Within(_) | WordsChangeKind::Removed => "",
    }
}

/// The finding about a change that the data do not take.
pub(super) fn left_out(place: &Place, kind: &'static str, correction: &Correction) -> Finding {
    let Correction { old, new, .. } = correction;
    let text = if new.is_empty() { short(old) } else { short_unlike(new, old) };
    Finding::at(Code::WordLeft, place).with("kind", kind).with("text", text)
}

fn left_at(edited: &EditedPassage, kind: &'static str) -> Finding {
    Finding::at(Code::WordLeft, &edited.place).with("kind", kind).with("text", short(&edited.text))
}

/// Numbers in runs of those that follow each other.
fn runs(numbers: &[usize]) -> Vec<&[usize]> {
    numbers.chunk_by(|one, next| one + 1 == *next).collect()
}
