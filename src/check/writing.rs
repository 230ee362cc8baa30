//! Two ways of writing one name or word in one document: `Tổ Quốc` beside `Tổ quốc`, `hàng năm` beside `hằng năm`, `bảo đảm` beside
//! `đảm bảo`, `thôn Hạ` beside `Thôn Hạ`; two kinds of dashes, and spans of years with spaces and without.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::fixed_names::{HEADS, NAMES, PAIRS, PLACES, PROPER, WORDS};
use super::prose::Prose;
use super::vocabulary;
use crate::diag::{Code, Findings};
use crate::text::{Phrases, Scan, TokenKind, ToneMark, respell, upper_first};

/// The names with capitals of their own.
static FIXED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(NAMES.iter().copied()));

/// The words with two ways of writing, in both.
static TWO_WAYS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(WORDS.iter().flat_map(|(one, other, _)| [*one, *other])));

/// The words of two syllables with two ways of writing, in both.
static TWO_PAIRS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(PAIRS.iter().flat_map(|(one, other)| [*one, *other])));

/// The words before names of places.
static BEFORE_PLACES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(PLACES.iter().copied()));

/// Words of bodies that are named by what they deal with: `Phòng Kinh tế`.
const NAMED_BY_WORD: &[&str] = &["trạm", "phòng", "sở", "ban", "bộ", "trung", "tâm", "khoa"];

/// Words that begin names of bodies, of which the second has no capital: `Công an xã`.
const BODIES: &[&str] = &["công an", "văn phòng", "quân sự"];

/// Where a name or word is written: by which text, and where in it.
struct Written<'p, 's> {
    prose: &'p Prose<'s>,
    range: Range<usize>,
    /// As it is compared.
    form: String,
}

/// Every place of each name or word, by what is one and the same.
type Spellings<'p, 's> = BTreeMap<Cow<'static, str>, Vec<Written<'p, 's>>>;

pub(super) fn check(prose: &[Prose<'_>], findings: &mut Findings) {
    let mut ways = Spellings::new();
    for one in prose.iter().filter(|one| !one.context.zone.is_outside()) {
        let mut at = 0;
        while at < one.scan.tokens().len() {
            at += collect(one, at, &mut ways).max(1);
        }
    }
    for (name, written) in &ways {
        match name.as_ref() {
            "dash" => report_dashes(written, findings),
            "years" => report(written, Some(APART), findings),
            _ => report(written, None, findings),
        }
    }
}

/// Notes the name or word at a token; the number of its tokens.
fn collect<'p, 's>(prose: &'p Prose<'s>, at: usize, ways: &mut Spellings<'p, 's>) -> usize {
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
            ways.entry(name.into()).or_default().push(Written { prose, range, form });
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
            ways.entry(one.into()).or_default().push(Written { prose, range, form });
        }
    }
    if let Some(form) = commune_form(scan, at) {
        let range = scan.range(at, at);
        ways.entry("xã".into()).or_default().push(Written { prose, range, form });
    }
    collect_pair(prose, at, ways);
    collect_capitals(prose, at, ways);
    collect_place(prose, at, ways);
    collect_dash(prose, at, ways);
    0
}

/// Notes `bảo đảm` and `đảm bảo`, but for those in the title of a cited document.
fn collect_pair<'p, 's>(prose: &'p Prose<'s>, at: usize, ways: &mut Spellings<'p, 's>) {
    let scan = &prose.scan;
    let Some((way, length)) = TWO_PAIRS.at(scan, at) else { return };
    let (one, _) = PAIRS[way / 2];
    let form = (at..at + length).map(|at| scan.word(at)).collect::<Vec<_>>().join(" ");
    if !is_in_title(scan, at) {
        let range = scan.range(at, at + length - 1);
        ways.entry(one.into()).or_default().push(Written { prose, range, form });
    }
}

/// Notes a word of two syllables that begins with a capital in the middle of a name: `Trạm Y tế`, `Trạm Y Tế`.
fn collect_capitals<'p, 's>(prose: &'p Prose<'s>, at: usize, ways: &mut Spellings<'p, 's>) {
    let scan = &prose.scan;
    let is_word = |at: usize| scan.kind(at) == Some(TokenKind::Word) && !is_in_capitals(scan, at, 1);
    let has_capital = |at: usize| scan.written(at).starts_with(char::is_uppercase);
    let is_after_head = at > 0 && NAMED_BY_WORD.contains(&scan.word(at - 1)) && is_word(at - 1);
    let is_body = BODIES.iter().any(|body| scan.phrase(at, body) > 0);
    if (is_after_head || is_body)
        && is_word(at)
        && is_word(at + 1)
        && has_capital(at)
        && !scan.is_joined(at + 1)
    {
        let spelled = [at, at + 1].map(|at| respell(scan.word(at), ToneMark::First));
        let [first, second] = [&spelled[0], &spelled[1]].map(|word| vocabulary::find(word));
        if vocabulary::is_right(first, second) {
            let form = format!("{} {}", scan.written(at), scan.written(at + 1));
            let range = scan.range(at, at + 1);
            let name = format!("{} *", spelled.join(" "));
            ways.entry(name.into()).or_default().push(Written { prose, range, form });
        }
    }
}

/// Whether a token is in the title of a cited document, or in quotation marks: its words are those of somebody else.
fn is_in_title(scan: &Scan<'_>, at: usize) -> bool {
    let start = (0..at).rev().find(|at| scan.is_mark(*at, ';')).map_or(0, |mark| mark + 1);
    let about = (start..at).find(|at| scan.word(*at) == "về");
    let is_cited = about.is_some_and(|about| (start..about).any(|at| scan.word(at) == "số"));
    let opened =
        (start..at).filter(|at| matches!(scan.kind(*at), Some(TokenKind::Mark('“' | '”' | '"')))).count();
    is_cited || opened % 2 == 1
}

/// Notes `thôn Hạ` and `Thôn Hạ`, apart where a branch is called by the name of its village: `Chi bộ Thôn Hạ`.
fn collect_place<'p, 's>(prose: &'p Prose<'s>, at: usize, ways: &mut Spellings<'p, 's>) {
    let scan = &prose.scan;
    let Some((place, length)) = BEFORE_PLACES.at(scan, at) else { return };
    let begins = at == 0 || matches!(scan.kind(at - 1), Some(TokenKind::Mark(_) | TokenKind::Expression));
    let is_capital = |at: usize| {
        let mut letters = scan.written(at).chars();
        let is_word =
            scan.kind(at) == Some(TokenKind::Word) && letters.next().is_some_and(char::is_uppercase);
        is_word && letters.next().is_none_or(char::is_lowercase)
    };
    let start = at + length;
    let count = (start..scan.tokens().len()).take_while(|at| is_capital(*at)).count();
    let is_numbered = count == 0 && scan.kind(start) == Some(TokenKind::Number) && !scan.is_joined(start + 1);
    let end = start + if is_numbered { 1 } else { count };
    // `trạm y tế xã` has no name of its own.
    if begins || end == start || is_in_capitals(scan, at, length) || is_in_title(scan, at) {
        return;
    }
    let is_branch = scan.word(at - 1) == "bộ";
    let range = scan.range(at, end - 1);
    let name = format!(
        "{} {}{}",
        PLACES[place],
        &scan.text()[scan.range(start, end - 1)],
        if is_branch { " *" } else { "" }
    );
    let form = scan.text()[scan.range(at, start - 1)].to_owned();
    ways.entry(name.into()).or_default().push(Written { prose, range, form });
}

/// The form of a span of years with spaces, as the program writes it.
const APART: &str = "2025 - 2030";

/// Notes dashes between words, and those of spans of years, by their kind and the spaces beside them.
fn collect_dash<'p, 's>(prose: &'p Prose<'s>, at: usize, ways: &mut Spellings<'p, 's>) {
    let scan = &prose.scan;
    let Some(TokenKind::Mark(dash @ ('-' | '–' | '—'))) = scan.kind(at) else { return };
    let Some(before) = at.checked_sub(1) else { return };
    let is_apart = !scan.is_joined(at) && !scan.is_joined(at + 1);
    let is_between = |kind: TokenKind| [before, at + 1].iter().all(|at| scan.kind(*at) == Some(kind));
    if is_apart && is_between(TokenKind::Word) {
        let range = scan.range(at, at);
        ways.entry("dash".into()).or_default().push(Written { prose, range, form: dash.to_string() });
    }
    let is_year = |at: usize| {
        scan.written(at).len() == 4 && scan.number(at).is_some_and(|year| (1930..2200).contains(&year))
    };
    let goes_on = |at: usize| match scan.kind(at) {
        Some(TokenKind::Mark('/' | '-')) => scan.is_joined(at),
        Some(TokenKind::Mark('.')) => scan.is_joined(at) && scan.is_joined(at + 1),
        _ => false,
    };
    let is_span = is_between(TokenKind::Number) && is_year(before) && is_year(at + 1) && !goes_on(at + 2);
    let is_free = before == 0 || !scan.is_joined(before);
    if is_span && is_free && (is_apart || scan.is_joined(at) && scan.is_joined(at + 1)) {
        let range = scan.range(before, at + 1);
        let form = if is_apart { APART } else { "2025-2030" };
        ways.entry("years".into()).or_default().push(Written { prose, range, form: form.to_owned() });
    }
}

/// `Đảng ủy Xã Long Thành`: the word before the name of a commune, after a word in small letters.
fn commune_form(scan: &Scan<'_>, at: usize) -> Option<String> {
    if scan.word(at) != "xã" {
        return None;
    }
    let is_capital = |at: usize| {
        scan.kind(at) == Some(TokenKind::Word) && scan.written(at).starts_with(char::is_uppercase)
    };
    let follows =
        at > 0 && matches!(scan.word(at - 1), "ủy" | "uỷ" | "bộ" | "dân" | "quốc" | "toàn" | "trong" | "của");
    let is_small_before = follows && !is_in_capitals(scan, at - 1, 1);
    let is_named =
        is_capital(at + 1) && !is_in_capitals(scan, at + 1, 1) && scan.kind(at + 1) == Some(TokenKind::Word);
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
        at == 0 || matches!(scan.kind(at - 1), Some(TokenKind::Mark('.' | ':' | '!' | '?' | '“' | '"')));
    let form = words.join(" ");
    if is_first { upper_first(&form) } else { form }
}

/// Dashes of several kinds in one text; and the long one, where it stands beside others in the document.
fn report_dashes(written: &[Written<'_, '_>], findings: &mut Findings) {
    const LONG: &str = "—";
    let mut rest = written;
    let mut has_reported = false;
    while let Some(first) = rest.first() {
        let (own, others) =
            rest.split_at(rest.iter().take_while(|one| std::ptr::eq(one.prose, first.prose)).count());
        if own.iter().any(|one| one.form != first.form) {
            report(own, None, findings);
            has_reported = true;
        }
        rest = others;
    }
    if !has_reported && written.iter().any(|one| one.form == LONG) {
        report(written, None, findings);
    }
}

/// Reports every way but the usual one, which is the more frequent where none is given that the document has.
fn report(written: &[Written<'_, '_>], preferred: Option<&str>, findings: &mut Findings) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in written {
        *counts.entry(&one.form).or_default() += 1;
    }
    // The first of equals, as the text has them.
    let first = |form: &str| written.iter().position(|one| one.form == form);
    let usual = counts.iter().max_by_key(|(form, count)| (**count, std::cmp::Reverse(first(form))));
    let preferred = preferred.and_then(|form| counts.get_key_value(form));
    let Some((usual, usual_count)) = preferred.or(usual).map(|(form, count)| (*form, *count)) else { return };
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
