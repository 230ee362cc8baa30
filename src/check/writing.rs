//! Two ways of writing one name or word in one document: `Tổ Quốc` beside `Tổ quốc`, `hàng năm` beside `hằng năm`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::fixed_names::{HEADS, NAMES, PROPER, WORDS};
use super::prose::{Prose, ProseZone};
use crate::diag::{Code, Findings};
use crate::text::{Kind, Phrases, Scan, ToneMark, respell, upper_first};

/// The names with capitals of their own.
static FIXED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(NAMES.iter().copied()));

/// The words with two ways of writing, in both.
static TWO_WAYS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(WORDS.iter().flat_map(|(one, other, _)| [*one, *other])));

/// Where a name or word is written: by which text, and where in it.
struct Written<'p, 's> {
    prose: &'p Prose<'s>,
    range: Range<usize>,
    /// As it is compared.
    form: String,
}

/// Every place of each name or word, by what is one and the same.
type Ways<'p, 's> = BTreeMap<&'static str, Vec<Written<'p, 's>>>;

pub(super) fn check(prose: &[Prose<'_>], findings: &mut Findings) {
    let mut ways = Ways::new();
    for one in prose.iter().filter(|one| one.context.zone != ProseZone::Other) {
        let mut at = 0;
        while at < one.scan.tokens().len() {
            at += collect(one, at, &mut ways).max(1);
        }
    }
    for written in ways.values() {
        report(written, findings);
    }
}

/// Notes the name or word at a token; the number of its tokens.
fn collect<'p, 's>(prose: &'p Prose<'s>, at: usize, ways: &mut Ways<'p, 's>) -> usize {
    let scan = &prose.scan;
    // `Ủy ban Thường vụ Quốc hội` is another body.
    let is_of_another = || at > 0 && matches!(scan.word(at - 1), "ủy" | "uỷ");
    if let Some((name, length)) = FIXED.at(scan, at).filter(|_| !is_of_another()) {
        let name = NAMES[name];
        let length = HEADS.iter().find(|(head, _)| *head == name).map_or(length, |(_, length)| *length);
        let range = scan.range(at, at + length - 1);
        let has_capital = scan.text()[range.clone()].contains(char::is_uppercase);
        // A wrong way has a finding of its own.
        let is_wrong = super::right_names::is_wrong_name(scan, at);
        if !is_wrong && !is_in_capitals(scan, at, length) && (has_capital || PROPER.contains(&name)) {
            let form = name_form(scan, at, length);
            ways.entry(name).or_default().push(Written { prose, range, form });
        }
        return length;
    }
    if let Some((way, _)) = TWO_WAYS.at(scan, at) {
        let (one, _, following) = WORDS[way / 2];
        // A person may be called `Quý`.
        let is_name = at > 0
            && following.is_empty()
            && scan.written(at).starts_with(char::is_uppercase)
            && scan.written(at - 1).starts_with(char::is_uppercase);
        if !is_name && (following.is_empty() || following.contains(&scan.word(at + 1))) {
            let (range, form) = (scan.range(at, at), scan.word(at).to_owned());
            ways.entry(one).or_default().push(Written { prose, range, form });
        }
    }
    if let Some(form) = commune_form(scan, at) {
        let range = scan.range(at, at);
        ways.entry("xã").or_default().push(Written { prose, range, form });
    }
    0
}

/// `Đảng ủy Xã Long Thành`: the word before the name of a commune, after a word in small letters.
fn commune_form(scan: &Scan<'_>, at: usize) -> Option<String> {
    if scan.word(at) != "xã" {
        return None;
    }
    let is_capital =
        |at: usize| scan.kind(at) == Some(Kind::Word) && scan.written(at).starts_with(char::is_uppercase);
    let follows =
        at > 0 && matches!(scan.word(at - 1), "ủy" | "uỷ" | "bộ" | "dân" | "quốc" | "toàn" | "trong" | "của");
    let is_small_before = follows && !is_in_capitals(scan, at - 1, 1);
    let is_named =
        is_capital(at + 1) && !is_in_capitals(scan, at + 1, 1) && scan.kind(at + 1) == Some(Kind::Word);
    (is_small_before && is_named && !is_in_capitals(scan, at, 2)).then(|| scan.written(at).to_owned())
}

/// Whether all letters of some words are capitals.
fn is_in_capitals(scan: &Scan<'_>, at: usize, length: usize) -> bool {
    let range = scan.range(at, at + length - 1);
    let letters = scan.text()[range].chars().filter(|c| c.is_alphabetic());
    let (capitals, small): (Vec<char>, Vec<char>) = letters.partition(|c| c.is_uppercase());
    small.is_empty() && capitals.len() > 1
}

/// A name as it is compared: the capital that begins a sentence, the place of tone marks and white space do not count.
fn name_form(scan: &Scan<'_>, at: usize, length: usize) -> String {
    let words = (at..at + length).map(|at| respell(scan.written(at), ToneMark::First)).collect::<Vec<_>>();
    let is_first =
        at == 0 || matches!(scan.kind(at - 1), Some(Kind::Mark('.' | ':' | '!' | '?' | '“' | '"')));
    let form = words.join(" ");
    if is_first { upper_first(&form) } else { form }
}

fn report(written: &[Written<'_, '_>], findings: &mut Findings) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in written {
        *counts.entry(&one.form).or_default() += 1;
    }
    // The first of equals, as the text has them.
    let first = |form: &str| written.iter().position(|one| one.form == form);
    let usual = counts.iter().max_by_key(|(form, count)| (**count, std::cmp::Reverse(first(form))));
    let Some((usual, usual_count)) = usual.map(|(form, count)| (*form, *count)) else { return };
    let example = written.iter().find(|one| one.form == usual);
    for (rare, rare_count) in counts.iter().filter(|(form, _)| **form != usual) {
        let mut places = written.iter().filter(|one| one.form == **rare);
        let (Some(slip), Some(example)) = (places.next(), example) else { continue };
        let finding = slip.prose.finding(Code::WritingMixed, slip.range.clone());
        let shown = |one: &Written<'_, '_>| one.prose.scan.text()[one.range.clone()].to_owned();
        let finding = finding
            .with("kind", "mixed")
            .with("rare", shown(slip))
            .with("usual", shown(example))
            .with("rare_count", *rare_count)
            .with("usual_count", usual_count)
            .related("usual", &example.prose.place(example.range.clone()));
        findings.push(
            places
                .fold(finding, |finding, one| finding.related("again", &one.prose.place(one.range.clone()))),
        );
    }
}
