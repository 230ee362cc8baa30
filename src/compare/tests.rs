//! Any two documents compared: nothing of either is lost, and nothing is there that is in neither.

use proptest::prelude::*;

use super::outline::{Form, Passage, PassageKey};
use super::passages::{ChangeKind, ComparedPassage, compare};
use super::pieces::Piece;
use super::words::{DiffMark, DiffSpan};
use crate::content::ParagraphStyle;
use crate::model::Level;

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

fn document() -> impl Strategy<Value = Vec<Passage<'static>>> {
    let passage = (0..4_usize, 0..4_usize, text(), prop::option::weighted(0.1, 0..5_usize));
    prop::collection::vec(passage, 0..24).prop_map(|parts| {
        let mut counts = [0; 8];
        let passage = |(depth, form, text, key): (usize, usize, String, Option<usize>)| {
            counts[depth] += 1;
            let (form, label) = match form {
                0 => (Form::Heading(Level::Roman), format!("{}.", counts[depth])),
                1 => (Form::Numbered(Level::Number), format!("{}.", counts[depth])),
                2 => (Form::Paragraph(ParagraphStyle::Plain), String::new()),
                _ => (Form::Item, "-".to_owned()),
            };
            let number = label.trim_end_matches(['.', '-']).to_owned();
            let text = if text.is_empty() { Vec::new() } else { vec![Piece::plain(text)] };
            Passage {
                depth,
                key: key.map(|key| PassageKey::Part(key.to_string())),
                form,
                label,
                number,
                text,
            }
        };
        parts.into_iter().map(passage).collect()
    })
}

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn side(words: &[DiffSpan], left_out: DiffMark) -> String {
    let kept = words.iter().filter(|span| span.mark != left_out);
    kept.map(|span| span.piece.text.as_str()).collect()
}

/// The new document as reported: each passage in its order.
fn told_new(compared: &[ComparedPassage]) -> Vec<(String, String)> {
    let is_there = |one: &&ComparedPassage| {
        matches!(
            one.change,
            ChangeKind::Kept | ChangeKind::Added | ChangeKind::Moved { .. } | ChangeKind::Split
        )
    };
    let there = compared.iter().filter(is_there);
    there.map(|one| (one.labels.1.clone(), side(&one.words, DiffMark::Deleted))).collect()
}

/// The texts of the old document as reported; of what was split or joined the words count, not the passages.
fn told_old(compared: &[ComparedPassage]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for one in compared {
        let text = match one.change {
            // Its words are reported where it is now.
            ChangeKind::Gone { .. } | ChangeKind::Joined | ChangeKind::Added => continue,
            _ => side(&one.words, DiffMark::Inserted),
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
        let count = |is: fn(&ChangeKind) -> bool| compared.iter().filter(|one| is(&one.change)).count();
        let moved = count(|change| matches!(change, ChangeKind::Moved { .. }));
        prop_assert_eq!(moved, count(|change| matches!(change, ChangeKind::Gone { .. })));
    }

    #[test]
    fn equal_documents_do_not_differ(document in document()) {
        prop_assert!(compare(&document, &document).iter().all(|one| !one.is_changed()));
    }
}
