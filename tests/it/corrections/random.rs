//! Words anywhere in the samples: each change comes home as these bytes, and no other byte of the data differs.

use std::collections::BTreeSet;

use super::editing::EditedTwin;
use super::{changes, sample, text};

/// How many words are changed in each sample.
const EDITS: usize = 17;

/// A number that follows from another, as random numbers do.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap()
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1).collect()
}

#[test]
fn fifty_words_come_home_with_exactly_these_bytes_changed() {
    let mut state = 20_261;
    let untyped = regex::Regex::new(r"(?m)#.*$|\{\{[^}]*\}\}|\{header:[^}]*\}|^symbol:.*$").unwrap();
    for (name, file, stem) in [
        ("long-thanh-2023", "plan.yaml", "ke-hoach"),
        ("ham-liem-2026", "plan.yaml", "ke-hoach"),
        ("binh-an-2026", "ct-toan-khoa.yaml", "ct-toan-khoa"),
    ] {
        let project = sample(name);
        let (file, twin) = (format!("data/{name}/{file}"), format!("output/{name}/{stem}.docx"));
        let (before, mut edited) = (text(&project, &file), EditedTwin::open(&project, &twin));
        let once = |text: &str| -> BTreeSet<String> {
            let words = words(text);
            let alone = |word: &&&str| words.iter().filter(|other| other == word).count() == 1;
            words.iter().filter(alone).map(|word| (*word).to_owned()).collect()
        };
        // A word that is once in the data and once in the document is the same word.
        let in_document = once(&edited.run_texts().join(" "));
        let typed = untyped.replace_all(&before, "").into_owned();
        let is_typed = |word: &&String| words(&typed).contains(&word.as_str());
        let both: BTreeSet<String> = once(&before).intersection(&in_document).cloned().collect();
        let mut known: Vec<String> = both.iter().filter(is_typed).cloned().collect();
        let mut expected = before.clone();
        for _ in 0..EDITS {
            let word = known.swap_remove(next(&mut state) % known.len());
            let new = ["mới", "", "rất nhiều"][next(&mut state) % 3];
            let new = if new.is_empty() { format!("{word} lại") } else { new.to_owned() };
            let bounded = regex::Regex::new(&format!(r"(?P<a>[^\pL]){word}(?P<b>[^\pL])")).unwrap();
            let put = format!("${{a}}{new}${{b}}");
            let xml = edited.document();
            let piece = bounded.find(&xml).unwrap_or_else(|| panic!("{word}")).as_str().to_owned();
            let piece_after = bounded.replace(&piece, put.as_str()).into_owned();
            edited = edited.replace(&piece, &piece_after);
            expected = bounded.replace(&expected, put.as_str()).into_owned();
        }
        edited.save(&project, &twin);
        let run = changes(&project, &twin, &format!("data/{name}"));
        assert_eq!(run.status, 0, "{run:#?}");
        assert_eq!(text(&project, &file), expected, "{run:#?}");
    }
}
