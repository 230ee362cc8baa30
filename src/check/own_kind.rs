//! A document that calls itself by the name of another kind: `quán triệt Kế hoạch này` in a resolution.

use super::cited::KINDS;
use super::prose::{Facts, Prose, ProseZone};
use crate::diag::{Code, Findings};
use crate::text::{self, Scan};

/// Checks each `… này` of the texts of a document: a kind that nothing else in it is of is its own, by another name.
pub(super) fn check(facts: &Facts<'_>, prose: &[Prose<'_>], findings: &mut Findings) {
    let own = &facts.rules.name;
    let texts = || prose.iter().filter(|one| matches!(one.context.zone, ProseZone::Body | ProseZone::Inner));
    let mut found = Vec::new();
    for one in texts() {
        let scan = &one.scan;
        let kinds = (0..scan.tokens().len()).filter_map(|at| Some((at, called_at(scan, at)?)));
        found.extend(kinds.map(|(at, kind)| (one, at, kind)));
    }
    found.retain(|(_, _, kind)| text::lower(own) != **kind);
    for (one, at, kind) in found {
        // `kèm theo Quyết định này` is found wherever it stands.
        let is_attached = at >= 2 && one.scan.phrase(at - 2, "kèm theo") > 0;
        if is_attached || prose.iter().any(|one| names_another(&one.scan, kind)) {
            continue;
        }
        let length = kind.split(' ').count();
        let written = &one.scan.text()[one.scan.range(at, at + length - 1)];
        let range = one.scan.range(at, at + length);
        let finding = one.finding(Code::CitationForm, range).with("kind", "attached");
        findings.push(finding.with("written", written).with("expected", format!("{own} này")));
    }
}

/// The kind that `… này` at a token calls a document.
fn called_at(scan: &Scan<'_>, at: usize) -> Option<&'static str> {
    let is_capital = scan.written(at).starts_with(char::is_uppercase);
    let begins = at == 0 || !matches!(scan.kind(at - 1), Some(crate::text::TokenKind::Word));
    if !is_capital || begins {
        return None;
    }
    let kind = KINDS.iter().find(|kind| scan.phrase(at, kind) > 0)?;
    (scan.word(at + kind.split(' ').count()) == "này").then_some(*kind)
}

/// Whether a text names a kind with a capital and without `này`, so that there is another document of it.
fn names_another(scan: &Scan<'_>, kind: &str) -> bool {
    (0..scan.tokens().len()).any(|at| {
        let length = scan.phrase(at, kind);
        let is_capital = scan.written(at).starts_with(char::is_uppercase);
        length > 0 && is_capital && scan.word(at + length) != "này"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_that_a_document_calls_itself_are_read() {
        let found = |text: &str| {
            let scan = Scan::new(text);
            (0..scan.tokens().len()).find_map(|at| called_at(&scan, at))
        };
        assert_eq!(found("quán triệt Kế hoạch này đến đảng viên"), Some("kế hoạch"));
        for text in ["quán triệt kế hoạch này", "Kế hoạch này thay thế", "theo Kế hoạch năm 2026"]
        {
            assert_eq!(found(text), None, "{text}");
        }
        let scan = Scan::new("xây dựng kế hoạch; thực hiện Kế hoạch số 12-KH/TU");
        assert!(names_another(&scan, "kế hoạch"));
        assert!(!names_another(&Scan::new("xây dựng kế hoạch, Kế hoạch này"), "kế hoạch"));
    }
}
