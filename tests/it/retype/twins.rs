//! The twin of a document read back gives the same document, word for word.

use std::collections::BTreeMap;

use super::words;
use crate::harness::Project;
use crate::word::file::WordFile;

fn counted(words: Vec<String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

#[test]
fn a_twin_that_is_read_back_has_the_same_words() {
    let mut wrong = Vec::new();
    for (sample, stems) in [
        ("long-thanh-2023", vec!["ke-hoach"]),
        ("ham-liem-2026", vec!["ke-hoach", "thong-bao-chi-tieu", "bao-cao/2026-Q2"]),
        ("minh-tan-2026", vec!["ke-hoach", "thong-bao-chi-tieu", "bao-cao/2026-9M", "cv-don-doc-bao-cao"]),
        (
            "binh-an-2026",
            vec![
                "ct-toan-khoa",
                "qd-to-cong-tac",
                "cv-cu-dai-bieu",
                "tt-sua-hoi-truong",
                "ubnd-ttr-du-toan",
                "bb-hop-ban-thuong-vu",
            ],
        ),
    ] {
        let source = Project::sample(sample);
        let run = source.run(&["build", "--format", "docx"]);
        assert_eq!(run.status, 0, "{run:#?}");
        for stem in stems {
            let bytes = source.bytes(&format!("output/{sample}/{stem}.docx"));
            let project = Project::new().bytes_at("ke-hoach.docx", &bytes);
            let run = project.run(&["new", "--from-word", "ke-hoach.docx", "data/moi"]);
            assert_eq!(run.status, 0, "{stem}: {run:#?}");
            let (before, after) = (WordFile::read(&bytes).words(), words(&project));
            let is_in_order = before == after;
            let (before, after) = (counted(before), counted(after));
            let differing: Vec<(&String, usize, usize)> = before
                .keys()
                .chain(after.keys())
                .map(|word| {
                    let count =
                        |words: &BTreeMap<String, usize>| words.get(word).copied().unwrap_or_default();
                    (word, count(&before), count(&after))
                })
                .filter(|(_, one, other)| one != other)
                .collect();
            if !is_in_order {
                wrong.push(format!("{sample}/{stem}: {differing:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
