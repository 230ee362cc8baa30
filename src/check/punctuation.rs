//! Marks at the ends of the members of a list and of headings, and small letters after a semicolon.

use super::end_marks::{at_end, begins_verb, end};
use super::lead_ins;
use super::prose::{Facts, Prose, ProseZone};
use super::sentence_case::is_among_names;
use crate::diag::{Code, Finding, Findings};
use crate::model::{BodyNode, Item, TemplateText};
use crate::text::{self, Scan, TokenKind};

pub(super) fn check(facts: &Facts<'_>, prose: &[Prose<'_>], findings: &mut Findings) {
    for body in facts.document.bodies() {
        check_lists(body, findings);
        check_headings(body, findings);
        check_marked_headings(body, findings);
        lead_ins::check(body, findings);
    }
    let lists = [&facts.document.recipients.list, &facts.document.legal_bases];
    for list in lists {
        lead_ins::check_split(&list.iter().collect::<Vec<_>>(), findings);
    }
    for one in prose.iter().filter(|one| matches!(one.context.zone, ProseZone::Body | ProseZone::Inner)) {
        (0..one.scan.tokens().len()).for_each(|at| check_capital(one, at, findings));
    }
}

fn check_lists(nodes: &[BodyNode], findings: &mut Findings) {
    for node in nodes {
        match node {
            BodyNode::Section(section) => {
                check_lists(&section.body, findings);
                check_points(&section.body, findings);
            }
            BodyNode::Items(items) => check_items(items, findings),
            BodyNode::Paragraph(_)
            | BodyNode::Line(_)
            | BodyNode::Progress(_)
            | BodyNode::Table(_)
            | BodyNode::Drawing(_) => {}
        }
    }
}

/// Numbered texts of one list, such as the points of an article.
fn check_points(nodes: &[BodyNode], findings: &mut Findings) {
    let mut texts = Vec::new();
    for node in nodes {
        let BodyNode::Section(section) = node else { return };
        if section.is_heading || !section.body.is_empty() {
            return;
        }
        texts.push(&section.text);
    }
    check_ends(&texts, findings);
}

fn check_items(items: &[Item], findings: &mut Findings) {
    for item in items {
        check_items(&item.items, findings);
    }
    if items.iter().all(|item| item.items.is_empty()) {
        check_ends(&items.iter().map(|item| &item.text).collect::<Vec<_>>(), findings);
    }
}

/// Members of a list that end with `;` have it all, but for the last, which ends with a full stop.
fn check_ends(texts: &[&TemplateText], findings: &mut Findings) {
    let [others @ .., last] = texts else { return };
    let parted = others.iter().filter(|text| end(text) == Some(';')).count();
    let is_mixed = check_mixed(texts, findings);
    if others.len() < 2 || parted == 0 || is_mixed {
        return;
    }
    if end(last) == Some(';') && parted == others.len() {
        findings.push(at_end(last, "last", ";", "."));
    }
    let unlike: Vec<&&TemplateText> = others.iter().filter(|text| end(text) != Some(';')).collect();
    // Where more end otherwise than with `;`, or one has sentences of its own, the list may be meant so.
    if unlike.len() > parted {
        return;
    }
    for text in unlike.into_iter().filter(|text| !has_sentences(text.written())) {
        let mark = end(text).filter(|mark| matches!(mark, '.' | ',')).map(String::from);
        let is_bare = end(text).is_none();
        if mark.is_some() || is_bare {
            findings.push(at_end(text, "inner", mark.as_deref().unwrap_or_default(), ";"));
        }
    }
}

/// Members of a list of which some end with a full stop, one with `;` and one with nothing; or with full stops but for the last,
/// which ends with `;`. Whether they are such.
fn check_mixed(texts: &[&TemplateText], findings: &mut Findings) -> bool {
    let [.., last] = texts else { return false };
    let is_bare = |text: &&&TemplateText| end(text).is_none();
    let ends = |mark: char| texts.iter().filter(|text| end(text) == Some(mark)).count();
    let (bare, stopped, parted) = (texts.iter().filter(is_bare).count(), ends('.'), ends(';'));
    let is_all = bare + stopped + parted == texts.len();
    let has_three = bare > 0 && stopped > 0 && parted > 0 && parted <= stopped;
    // The full stop of the last is that of the whole list.
    let is_of_list = stopped == 1 && end(last) == Some('.');
    let is_last_alone = bare == 0 && parted == 1 && stopped >= 2 && end(last) == Some(';');
    let is_mixed = is_all && (has_three && !is_of_list || is_last_alone);
    if !is_mixed || texts.iter().any(|text| has_sentences(text.written()) || text.has_expression()) {
        return false;
    }
    for text in texts.iter().filter(|text| end(text) != Some('.')) {
        let mark = end(text).map(String::from).unwrap_or_default();
        findings.push(at_end(text, "mixed", &mark, "."));
    }
    true
}

/// Whether a text holds more than one sentence.
fn has_sentences(written: &str) -> bool {
    let inside = text::without_end_mark(written);
    [". ", "; ", ": ", "! ", "? "].iter().any(|mark| inside.contains(mark))
}

/// How many levels of headings a document may have.
const DEEPEST: usize = 6;

/// Headings of one level that end with a full stop beside others that do not.
fn check_headings(nodes: &[BodyNode], findings: &mut Findings) {
    for depth in 0..DEEPEST {
        let mut headings = Vec::new();
        collect_headings(nodes, depth, &mut headings);
        let (stopped, bare): (Vec<&TemplateText>, Vec<&TemplateText>) = headings
            .into_iter()
            .filter(|text| matches!(end(text), None | Some('.' | ')' | '”')))
            .partition(|text| end(text) == Some('.'));
        if stopped.is_empty() || bare.is_empty() {
            continue;
        }
        if stopped.len() <= bare.len() {
            findings.extend(collected(stopped.iter().map(|text| at_end(text, "heading", ".", ""))));
        } else {
            findings.extend(collected(bare.iter().map(|text| at_end(text, "heading-bare", "", "."))));
        }
    }
}

/// Headings that end with a mark, where most headings of the text end with none: those of a level that is alike in itself, and
/// those with a colon.
fn check_marked_headings(nodes: &[BodyNode], findings: &mut Findings) {
    const LONGEST: usize = 25;
    let levels = (0..DEEPEST).map(|depth| {
        let mut headings = Vec::new();
        collect_headings(nodes, depth, &mut headings);
        headings.retain(|text| text.written().split_whitespace().count() <= LONGEST);
        headings
    });
    let levels: Vec<Vec<&TemplateText>> = levels.collect();
    let is_bare = |text: &&&TemplateText| matches!(end(text), None | Some(')' | '”'));
    let bare = levels.iter().flatten().filter(is_bare).count();
    for (mark, kind) in [(':', "heading-colon"), ('.', "heading")] {
        let ends = |text: &&&TemplateText| end(text) == Some(mark);
        if levels.iter().flatten().filter(ends).count() > bare {
            continue;
        }
        // A full stop beside headings of its level without one is found with these.
        let is_alone = |level: &&Vec<&TemplateText>| mark == ':' || !level.iter().any(|text| is_bare(&text));
        for text in levels.iter().filter(is_alone).flatten().filter(ends) {
            findings.push(at_end(text, kind, &mark.to_string(), ""));
        }
    }
}

fn collected(found: impl Iterator<Item = Finding>) -> Findings {
    let mut findings = Findings::default();
    found.for_each(|finding| findings.push(finding));
    findings
}

/// The headings that are so many levels below these nodes, without those that hold several sentences.
fn collect_headings<'a>(nodes: &'a [BodyNode], depth: usize, found: &mut Vec<&'a TemplateText>) {
    for node in nodes {
        let BodyNode::Section(section) = node else { continue };
        if depth > 0 {
            collect_headings(&section.body, depth - 1, found);
        } else if section.is_heading && !has_sentences(section.text.written()) {
            found.push(&section.text);
        }
    }
}

/// Reports by their names: `Tờ trình số 12; Báo cáo thẩm tra của Ban Pháp chế`.
const REPORTS: &[&str] =
    &["báo cáo thẩm tra", "báo cáo thẩm định", "báo cáo tổng kết", "báo cáo sơ kết", "báo cáo chính trị"];

/// `; Phối hợp` in the midst of a sentence.
fn check_capital(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    let scan = &prose.scan;
    let word = scan.written(at);
    let is_capital = scan.kind(at) == Some(TokenKind::Word) && word.starts_with(char::is_uppercase);
    if !is_capital || at == 0 || !scan.is_mark(at - 1, ';') || is_name(scan, at + 1) {
        return;
    }
    // `; Báo cáo số 12` is a document.
    let names = (at + 2..at + 7).any(|at| scan.word(at) == "số") || scan.number(at + 2).is_some();
    // `các Sở: Tài chính; Xây dựng`
    let is_department = scan.word(at) == "xây" && is_among_names(scan, at);
    // `; Nhân dân tham gia`
    let names = names
        || is_department
        || scan.phrase(at, "nhân dân") > 0
        || REPORTS.iter().any(|report| scan.phrase(at, report) > 0);
    let is_line =
        scan.text()[scan.gap(at)].contains('\n') || word.chars().filter(|c| c.is_uppercase()).count() > 1;
    if begins_verb(scan, at) && !names && !is_line {
        let range = scan.range(at, at);
        let (place, small) = (prose.place(range.clone()), text::lower(word));
        let finding = prose.finding(Code::Punctuation, range).with("kind", "capital").with("mark", word);
        findings.push(finding.with("expected", small.as_str()).with_fix(&place, word, small.as_str()));
    }
}

fn is_name(scan: &Scan<'_>, at: usize) -> bool {
    scan.kind(at) == Some(TokenKind::Word) && scan.written(at).starts_with(char::is_uppercase)
}
