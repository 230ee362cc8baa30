//! Parts of people that are more than all: `kết nạp 20 đảng viên, trong đó có 25 nữ`.

use super::prose::Prose;
use super::shares::{counts, sentences};
use crate::diag::{Code, Finding};
use crate::text::{Scan, TokenKind};

/// The nouns for people.
const PEOPLE: &[&str] =
    &["đảng viên", "đồng chí", "quần chúng", "người", "đoàn viên", "hội viên", "đại biểu"];

/// Words for some of them.
const LABELS: &[&str] = &["nữ", "nam", "dự bị", "dân tộc", "có đạo", "giáo dân", "trẻ", "mới", "chính thức"];

/// A part with its whole.
struct ExcessPart {
    part: u64,
    whole: u64,
    label: &'static str,
    noun: &'static str,
    /// The token of the part.
    at: usize,
    /// The first and the last token of the whole.
    of: (usize, usize),
}

/// Every part of a text that is more than its whole.
pub(super) fn wrong(prose: &Prose<'_>) -> Vec<Finding> {
    let scan = &prose.scan;
    let finding = |one: ExcessPart| {
        let whole = prose.place(scan.range(one.of.0, one.of.1));
        let finding = prose.finding(Code::PartBeyondWhole, scan.range(one.at, one.at)).with("holder", "");
        let finding = finding.with("part", one.label).with("part_count", one.part);
        finding.with("whole", one.noun).with("whole_count", one.whole).related("whole", &whole)
    };
    excess(scan).into_iter().map(finding).collect()
}

fn excess(scan: &Scan<'_>) -> Vec<ExcessPart> {
    const NEAR: usize = 6;
    let mut found = Vec::new();
    for sentence in sentences(scan) {
        let leads = sentence.clone().filter(|at| scan.phrase(*at, "trong đó") > 0);
        for lead in leads {
            let Some(whole) = counts(scan, sentence.start..lead).pop() else { continue };
            let noun = whole.noun.and_then(|noun| PEOPLE.iter().find(|one| **one == noun));
            let is_led = |at: usize| matches!(scan.word(at), "có" | "gồm" | "là") || scan.is_mark(at, ':');
            let at = (lead + 2..lead + 4).find(|at| !is_led(*at)).unwrap_or(lead + 2);
            let (Some(noun), Some(part)) = (noun, scan.number(at)) else { continue };
            let own = PEOPLE.iter().map(|noun| scan.phrase(at + 1, noun)).max().unwrap_or(0);
            let label = LABELS.iter().find(|label| scan.phrase(at + 1 + own, label) > 0);
            let goes_on = matches!(scan.kind(at + 1), Some(TokenKind::Mark('/' | '%' | '.' | ',')))
                && scan.is_joined(at + 1);
            let is_near = lead - whole.last <= NEAR;
            if let Some(label) = label.filter(|_| part > whole.value && is_near && !goes_on) {
                let (whole, of) = (whole.value, (whole.first, whole.last));
                found.push(ExcessPart { part, whole, label, noun, at, of });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_beyond_their_whole_are_found() {
        let found = |text: &str| excess(&Scan::new(text)).into_iter().map(|one| (one.part, one.whole)).next();
        for (text, expected) in [
            ("Năm 2026 kết nạp 20 đảng viên, trong đó có 25 nữ.", (25, 20)),
            ("Có 12 đồng chí dự, trong đó: 15 đồng chí nữ.", (15, 12)),
        ] {
            assert_eq!(found(text), Some(expected), "{text}");
        }
        for text in [
            "Năm 2026 kết nạp 20 đảng viên, trong đó có 08 nữ.",
            "Có 09 chi bộ, trong đó 25 đảng viên nữ.",
            "Kết nạp 20 đảng viên, trong đó 25% là nữ.",
            "Kết nạp 20 đảng viên, trong đó quý III 25 đảng viên.",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
