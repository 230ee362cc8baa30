//! Checks the abstract of a document, which begins with a small letter, and its annexes, which its text must mention.

use super::citations::names_annex;
use super::cited::KINDS;
use super::prose::Facts;
use crate::diag::{Code, Finding, Findings};
use crate::model::{Document, TemplateText};
use crate::text::{self, IssuerKind, Scan, TokenKind};

pub(super) fn check(facts: &Facts<'_>, findings: &mut Findings) {
    check_abstract(facts, findings);
    check_annexes(facts.document, findings);
}

/// The abstract of a Party's document begins with a small letter (5b, mark A); those of state bodies are written both ways. A
/// word with more capitals is a name or an abbreviation, and stays.
fn check_abstract(facts: &Facts<'_>, findings: &mut Findings) {
    if facts.issuer == IssuerKind::State {
        return;
    }
    let document = facts.document;
    let Some(first) = document.header.about.first() else { return };
    // `V/v` has a finding of its own.
    if first.written().to_lowercase().starts_with("v/v") {
        return;
    }
    if text::lower_first(first.written()) != first.written() && !begins_name(first.written()) {
        let word = first.written().split_whitespace().next().unwrap_or_default();
        let place = first.place().value_part(first.written(), 0..word.len());
        findings.push(Finding::at(Code::AbstractCapital, &place).with("word", word));
    }
}

/// What has a capital wherever it stands.
const NAMES: &[&str] = &[
    "đại hội đại biểu",
    "đại hội đảng bộ",
    "đại hội chi bộ",
    "đại hội xiv",
    "đảng bộ",
    "đảng ủy",
    "chi bộ",
    "ban thường vụ",
    "ban chấp hành",
    "ban bí thư",
    "bộ chính trị",
    "trung ương",
    "chính phủ",
    "quốc hội",
    "hội đồng nhân dân",
    "ủy ban nhân dân",
    "ủy ban kiểm tra",
    "mặt trận tổ quốc",
    "hội nông dân",
    "hội liên hiệp",
    "hội cựu chiến binh",
    "đoàn thanh niên",
    "công đoàn",
    "tháng thanh niên",
    "tết nguyên đán",
    "tết trung thu",
    "tết trồng cây",
    "luật",
    "hiến pháp",
    "nhà nước",
    "cách mạng tháng tám",
    "quốc khánh",
];

/// Whether a text begins with a proper name: one of a body or event, of several words with capitals, or a cited document.
fn begins_name(written: &str) -> bool {
    let scan = Scan::new(written);
    let is_capital = |at: usize| {
        scan.kind(at) == Some(TokenKind::Word) && scan.written(at).starts_with(char::is_uppercase)
    };
    let names = NAMES.iter().any(|name| scan.phrase(0, name) > 0);
    let kind = KINDS.iter().map(|kind| scan.phrase(0, kind)).max().unwrap_or(0);
    let is_cited = kind > 0 && (scan.word(kind) == "số" || is_capital(kind));
    names || is_cited || is_capital(1)
}

/// The text of the document that an annex belongs to must refer to it (annexes, mark A).
fn check_annexes(document: &Document, findings: &mut Findings) {
    let own = document.annexes.iter().find(|annex| annex.attached_to.is_none());
    let Some(title) = own.and_then(|annex| annex.title.first()) else { return };
    let texts = document.texts();
    let labels: Vec<&String> = document.annexes.iter().filter_map(|annex| annex.label.as_ref()).collect();
    let is_labelled =
        |text: &&TemplateText| labels.iter().any(|label| text.written().contains(label.as_str()));
    if !texts.iter().any(|text| mentions_annex(text) || is_labelled(text)) {
        findings.push(Finding::at(Code::AnnexNotMentioned, title.place()));
        return;
    }
    // Where several are named by their numbers, each is. A text that names all at once names each.
    let count = document.annexes.len();
    let names = |number: usize| texts.iter().any(|text| names_annex_at(text, number));
    let is_all = |text: &TemplateText| {
        let folded = text::fold(text.written());
        ["cac phu luc", "phu luc kem theo", "bieu kem theo", "kem theo"]
            .iter()
            .any(|words| folded.contains(words))
    };
    let is_numbered = (1..=count).any(names);
    if count < 2
        || !is_numbered
        || texts.iter().any(|text| is_all(text) && !(1..=count).any(|at| names_annex_at(text, at)))
    {
        return;
    }
    for (at, annex) in document.annexes.iter().enumerate().filter(|(_, annex)| annex.attached_to.is_none()) {
        let is_labelled = |label: &String| texts.iter().any(|text| text.written().contains(label.as_str()));
        let title = annex.title.first();
        let title = title.filter(|_| !names(at + 1) && !annex.label.as_ref().is_some_and(is_labelled));
        findings.extend_one(title.map(|title| Finding::at(Code::AnnexNotMentioned, title.place())));
    }
}

/// Whether a text names an annex by its number, typed or in an expression.
fn names_annex_at(text: &TemplateText, number: usize) -> bool {
    let written = text.written();
    let is_quoted = || {
        let spelled: String = written.split_whitespace().collect();
        spelled.contains(&format!("annex({number})"))
    };
    (written.contains("annex") && is_quoted()) || names_annex(written, number)
}

fn mentions_annex(text: &TemplateText) -> bool {
    // A slip in a mark is another finding.
    let folded = text::fold(text.written());
    ["annex(", "phu luc", "kem theo"].iter().any(|words| folded.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proper_names_are_distinguished_from_words() {
        for text in ["Đại hội đại biểu Đảng bộ xã", "Long Thành", "Nghị quyết số 18-NQ/TW", "Tết Nguyên đán"]
        {
            assert!(begins_name(text), "{text}");
        }
        for text in ["Phát triển đảng viên", "Tổ chức Đại hội", "Kế hoạch năm 2026", "Đại hội thể thao"]
        {
            assert!(!begins_name(text), "{text}");
        }
    }
}
