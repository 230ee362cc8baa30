//! Changes of what is computed, once the data are as they are to be: those that the data then make themselves are settled, and
//! of others it is said what the data make.

use super::edited::EditedPassage;
use super::pairs::{PairSide, is_figure, pairs};
use super::quotes::short_unlike;
use crate::diag::{Finding, Findings};
use crate::word::WordPassage;

/// A changed paragraph that the program computes or words.
pub(super) struct ComputedChange {
    /// Which of the file's.
    pub(super) edited: usize,
    /// Which of the data's.
    pub(super) now: usize,
    /// How the data have it if what is computed stays as it is.
    pub(super) kept: String,
    pub(super) finding: Finding,
}

/// Reports the changes that the data, as they are to be, do not make.
pub(super) fn report_computed(
    computed: &[ComputedChange],
    edited: &[EditedPassage],
    now: &[WordPassage],
    after: &[WordPassage],
    left: &mut Findings,
) {
    if computed.is_empty() {
        return;
    }
    let places = places_after(now, after);
    for one in computed {
        let reads = places[one.now].map(|at| after[at].text.as_str());
        if reads == Some(edited[one.edited].text.as_str()) {
            continue;
        }
        let changed = reads.filter(|reads| *reads != one.kept && *reads != now[one.now].text);
        let shown = changed.map(|reads| short_unlike(reads, &one.kept)).unwrap_or_default();
        left.push(one.finding.clone().with("now", shown));
    }
}

/// Which paragraph each is with the data as they are to be. Figures alone say nothing of which they are: as many as before are
/// the same in their order.
fn places_after(now: &[WordPassage], after: &[WordPassage]) -> Vec<Option<usize>> {
    let (of_now, of_after) = (names(now), names(after));
    let mut places = pairs(&sides(now, &of_now), &sides(after, &of_after));
    let (figures_now, figures_after) = (figures(now), figures(after));
    if figures_now.len() == figures_after.len() {
        figures_now.into_iter().zip(figures_after).for_each(|(one, other)| places[one] = Some(other));
    }
    places
}

fn names(passages: &[WordPassage]) -> Vec<[String; 1]> {
    passages.iter().map(|one| [one.name.clone()]).collect()
}

fn sides<'p>(passages: &'p [WordPassage], names: &'p [[String; 1]]) -> Vec<PairSide<'p>> {
    passages.iter().zip(names).map(|(one, names)| PairSide { text: &one.text, names }).collect()
}

fn figures(passages: &[WordPassage]) -> Vec<usize> {
    (0..passages.len()).filter(|at| is_figure(&passages[*at].text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_the_same_in_their_order() {
        let passages = |texts: &[&str]| -> Vec<WordPassage> {
            let passage = |text: &&str| WordPassage {
                name: format!("_{text}"),
                text: (*text).to_owned(),
                source: None,
            };
            texts.iter().map(passage).collect()
        };
        let (now, after) = (passages(&["Thôn", "3", "5", "15"]), passages(&["Mới", "Thôn", "5", "7", "17"]));
        assert_eq!(places_after(&now, &after), [Some(1), Some(2), Some(3), Some(4)]);
    }
}
