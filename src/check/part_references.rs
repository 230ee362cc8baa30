//! References of a document to its own parts that it does not have: `Như Điều 5` of a decision with three articles, `mục IV` of a
//! plan with three parts.

use std::collections::BTreeSet;

use super::cited::KINDS;
use super::prose::{Facts, Prose, ProseZone};
use crate::diag::{Code, Findings};
use crate::model::{BodyNode, Level, PartCounter};
use crate::text::{Scan, TokenKind};

/// The numbers of the parts that a document has.
#[derive(Default)]
struct PartNumbers {
    articles: BTreeSet<usize>,
    romans: BTreeSet<usize>,
    chapters: BTreeSet<usize>,
}

impl PartNumbers {
    fn new(nodes: &[BodyNode], levels: &[Level]) -> Self {
        let mut numbers = Self::default();
        numbers.collect(nodes, 1, &mut PartCounter::new(levels));
        numbers
    }

    /// Counts the parts of some nodes at a depth, from 1.
    fn collect(&mut self, nodes: &[BodyNode], depth: usize, counter: &mut PartCounter) {
        for node in nodes {
            let BodyNode::Section(section) = node else { continue };
            let level = section.level.unwrap_or_else(|| counter.level(depth));
            let levels = counter.set_below(depth - 1, &[level]);
            let number = section.number.as_ref().and_then(|number| usize::try_from(number.value).ok());
            let count = counter.next(depth, number).count;
            counter.restore(levels);
            match level {
                Level::Article => self.articles.insert(count),
                Level::Roman => self.romans.insert(count),
                Level::Chapter => self.chapters.insert(count),
                _ => false,
            };
            let before = section.numbering.as_deref().map(|below| counter.set_below(depth, below));
            self.collect(&section.body, depth + 1, counter);
            if let Some(before) = before {
                counter.restore(before);
            }
        }
    }

    /// Those of the text and of its annexes.
    fn all(facts: &Facts<'_>) -> Self {
        let each = facts.document.bodies().map(|body| Self::new(body, facts.levels()));
        each.fold(Self::default(), |mut all, one| {
            all.articles.extend(one.articles);
            all.romans.extend(one.romans);
            all.chapters.extend(one.chapters);
            all
        })
    }

    /// The numbers of the parts of a kind that is named.
    fn numbers_with(&self, kind: PartKind) -> &BTreeSet<usize> {
        match kind {
            PartKind::Article => &self.articles,
            PartKind::Roman => &self.romans,
            PartKind::Chapter => &self.chapters,
        }
    }
}

/// The kind of a part that a text names.
#[derive(Clone, Copy)]
enum PartKind {
    Article,
    Roman,
    Chapter,
}

/// Checks the recipients and the texts of a document.
pub(super) fn check(facts: &Facts<'_>, prose: &[Prose<'_>], findings: &mut Findings) {
    let document = facts.document;
    let own = PartNumbers::new(&document.body, facts.levels());
    let any = PartNumbers::all(facts);
    for one in prose {
        let is_recipient = one.context.zone == ProseZone::Recipient;
        let is_read = matches!(one.context.zone, ProseZone::Body | ProseZone::Inner);
        if !is_recipient && !is_read {
            continue;
        }
        for PartReference { first, last, kind, number } in references(&one.scan) {
            let numbers = if is_recipient { own.numbers_with(kind) } else { any.numbers_with(kind) };
            // Where the document has no such parts at all, a text speaks of another one.
            let is_of_it = !numbers.is_empty() || is_recipient && one.scan.word(0) == "như";
            let is_own = is_recipient || is_of_this(&one.scan, last);
            if !numbers.contains(&number) && is_of_it && is_own {
                let range = one.scan.range(last, last);
                let written = format!("{} {}", one.scan.written(first), &one.scan.text()[range.clone()]);
                let finding = one.finding(Code::CitationForm, range).with("kind", "part");
                findings.push(finding.with("written", written));
            }
        }
    }
}

/// A part that a text names.
struct PartReference {
    /// The token that says what it is: `Điều`.
    first: usize,
    /// The token of its number.
    last: usize,
    kind: PartKind,
    number: usize,
}

/// The parts that a text names: `Điều 2, 5 và 6` are three.
fn references(scan: &Scan<'_>) -> Vec<PartReference> {
    let mut found = Vec::new();
    for at in 0..scan.tokens().len() {
        let kind = match scan.word(at) {
            "điều" if is_article(scan, at) => PartKind::Article,
            "mục" | "phần" => PartKind::Roman,
            "chương" => PartKind::Chapter,
            _ => continue,
        };
        let mut last = at + 1;
        while let Some(number) = number_at(scan, last, kind) {
            found.push(PartReference { first: at, last, kind, number });
            if !scan.is_mark(last + 1, ',') && scan.word(last + 1) != "và" {
                break;
            }
            last += 2;
        }
    }
    found
}

/// `Điều`, or `tại điều`: other words have the syllable too.
fn is_article(scan: &Scan<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| scan.word(before));
    scan.written(at) != scan.word(at) || matches!(before, "tại" | "theo" | "như" | "các")
}

/// The number of a part at a token, in the numerals of its kind.
fn number_at(scan: &Scan<'_>, at: usize, kind: PartKind) -> Option<usize> {
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let ends =
        !matches!(scan.kind(at + 1), Some(TokenKind::Mark('/' | '-' | '%'))) || !scan.is_joined(at + 1);
    let roman = || ROMAN.iter().position(|numeral| *numeral == scan.written(at)).map(|at| at + 1);
    let number = match kind {
        PartKind::Article => scan.number(at).and_then(|number| usize::try_from(number).ok()),
        PartKind::Roman | PartKind::Chapter => roman(),
    };
    number.filter(|number| ends && (1..1000).contains(number) && !scan.is_joined(at))
}

/// Words that name another document, beside the kinds of documents.
const OTHERS: &[&str] = &["luật", "bộ luật", "hiến pháp", "pháp lệnh", "điều lệ", "văn kiện", "đề cương"];

/// Whether a reference is to the document's own part: no other document is named in the text, or it is followed by one that is
/// `này`.
pub(super) fn is_of_this(scan: &Scan<'_>, last: usize) -> bool {
    let document_at = |at: usize| {
        let kinds = KINDS.iter().chain(OTHERS);
        let length = kinds.map(|kind| scan.phrase(at, kind)).max().filter(|length| *length > 0)?;
        // `xây dựng kế hoạch` names none.
        let is_common =
            scan.written(at) == scan.word(at) && !OTHERS.iter().any(|other| scan.phrase(at, other) > 0);
        let is_numbered = scan.word(at + length) == "số" || scan.number(at + length).is_some();
        (!is_common || is_numbered).then_some((at, scan.word(at + length) == "này"))
    };
    // `mục VII của đề án`
    let of = last + 2;
    let named = KINDS.iter().map(|kind| scan.phrase(of, kind)).max().unwrap_or(0);
    if scan.word(last + 1) == "của" && named > 0 && scan.word(of + named) != "này" {
        return false;
    }
    let documents = || (0..scan.tokens().len()).filter_map(document_at);
    let next = documents().find(|(at, _)| *at > last);
    match next {
        Some((at, true)) if at <= last + 2 => true,
        _ => documents().all(|(_, is_this)| is_this),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<usize> {
        let scan = Scan::new(text);
        let own = references(&scan).into_iter().filter(|part| is_of_this(&scan, part.last));
        own.map(|part| part.number).collect()
    }

    #[test]
    fn references_to_own_parts_are_distinguished_from_others() {
        for (text, expected) in [
            ("Các đồng chí có tên tại Điều 7 chịu trách nhiệm thi hành Quyết định này.", vec![7]),
            ("Như Điều 5", vec![5]),
            ("Như các Điều 2, 5 và 6", vec![2, 5, 6]),
            ("Các chi bộ xây dựng kế hoạch theo mục V.", vec![5]),
            ("Như Điều 2, 5 và 6", vec![2, 5, 6]),
            ("Thực hiện nhiệm vụ tại mục IV, mục V.", vec![4, 5]),
            ("Chế độ theo Điều 9 Quy chế này.", vec![9]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        for text in [
            "Theo Điều 5 Luật Tổ chức chính quyền địa phương.",
            "Theo Điều 7 của Quyết định số 12-QĐ/TU.",
            "Điều 4 Nghị định số 30/2020/NĐ-CP; Điều lệ Đảng, Điều 10",
            "điều 5 người; mục tiêu 10; phần 5%; mục 4",
            "nhiệm vụ giao tại mục VII của đề án, chủ động thực hiện",
        ] {
            assert_eq!(read(text), [] as [usize; 0], "{text}");
        }
    }
}
