//! Any two documents compared: nothing of either is lost, and nothing is there that is in neither.

use proptest::prelude::*;

use super::passages::{Compared, Fate, compare};
use super::words::{Mark, Stretch};
use crate::render::{Form, Passage, Piece};

/// Texts of few words, so that many are equal, alike or parts of each other.
fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "chi bộ",
        "đảng ủy",
        "04/25",
        "báo cáo",
        "hằng quý",
        "16%",
        "kết nạp",
        "năm 2026",
        "rà soát,",
        "nguồn.",
    ]);
    prop::collection::vec(word, 0..14).prop_map(|words| words.join(" "))
}

fn document() -> impl Strategy<Value = Vec<Passage>> {
    let passage = (0..4_usize, 0..4_usize, text(), prop::option::weighted(0.1, 0..5_usize));
    prop::collection::vec(passage, 0..24).prop_map(|parts| {
        let mut counts = [0; 8];
        let passage = |(depth, form, text, key): (usize, usize, String, Option<usize>)| {
            counts[depth] += 1;
            let (form, label) = match form {
                0 => (Form::Heading("roman"), format!("{}.", counts[depth])),
                1 => (Form::Numbered("number"), format!("{}.", counts[depth])),
                2 => (Form::Paragraph("paragraph"), String::new()),
                _ => (Form::Item, "-".to_owned()),
            };
            let text = if text.is_empty() { Vec::new() } else { vec![Piece::plain(text)] };
            Passage { depth, key: key.map(|key| format!("part {key}")), form, label, text }
        };
        parts.into_iter().map(passage).collect()
    })
}

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn side(words: &[Stretch], left_out: Mark) -> String {
    let kept = words.iter().filter(|stretch| stretch.mark != left_out);
    kept.map(|stretch| stretch.piece.text.as_str()).collect()
}

/// The new document as it is told: each passage in its order.
fn told_new(compared: &[Compared]) -> Vec<(String, String)> {
    let is_there =
        |one: &&Compared| matches!(one.fate, Fate::Kept | Fate::Added | Fate::Moved { .. } | Fate::Split);
    let there = compared.iter().filter(is_there);
    there.map(|one| (one.labels.1.clone(), side(&one.words, Mark::Deleted))).collect()
}

/// The texts of the old document as they are told; of what was parted or joined the words count, not the passages.
fn told_old(compared: &[Compared]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for one in compared {
        let text = match one.fate {
            // Its words are told where it is.
            Fate::Gone { .. } | Fate::Joined | Fate::Added => continue,
            _ => side(&one.words, Mark::Inserted),
        };
        words.extend(text.split_whitespace().map(str::to_owned));
    }
    words.sort();
    words
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn nothing_is_lost_and_nothing_invented(old in document(), new in document()) {
        let compared = compare(&old, &new);
        let expected: Vec<(String, String)> =
            new.iter().map(|passage| (passage.label.clone(), plain(&passage.text))).collect();
        prop_assert_eq!(told_new(&compared), expected);
        let mut words: Vec<String> = old
            .iter()
            .flat_map(|passage| plain(&passage.text).split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        words.sort();
        prop_assert_eq!(told_old(&compared), words);
        let count = |is: fn(&Fate) -> bool| compared.iter().filter(|one| is(&one.fate)).count();
        let moved = count(|fate| matches!(fate, Fate::Moved { .. }));
        prop_assert_eq!(moved, count(|fate| matches!(fate, Fate::Gone { .. })));
    }

    #[test]
    fn equal_documents_do_not_differ(document in document()) {
        prop_assert!(compare(&document, &document).iter().all(|one| !one.is_changed()));
    }
}
