//! Shares of a total that another text of the document states: `103 đồng chí, chiếm 25% tổng số đảng viên`, where the branch has 412.

use super::prose::{Prose, ProseZone};
use super::rates::{rate_at, rounds_to};
use super::shares::counts;
use crate::diag::{Code, Findings};
use crate::source::Place;
use crate::text::{self, Scan, TokenKind};

/// A total that a document states once.
pub(super) struct StatedTotal<'a> {
    /// What is counted, in small letters.
    pub(super) counted: &'static str,
    pub(super) count: u64,
    pub(super) place: &'a Place,
}

/// Compares each share of a total with the total.
pub(super) fn check(prose: &[Prose<'_>], totals: &[StatedTotal<'_>], findings: &mut Findings) {
    let texts = prose.iter().filter(|one| matches!(one.context.zone, ProseZone::Body | ProseZone::Inner));
    for one in texts.filter(|one| one.scan.has_mark('%')) {
        for at in 0..one.scan.tokens().len() {
            let Some(share) = share_at(&one.scan, at) else { continue };
            let Some(total) = totals.iter().find(|total| total.counted == share.counted) else { continue };
            let is_right = rounds_to(share.part, total.count, &share.written);
            let Some(expected) = text::rate(share.part, total.count) else { continue };
            if share.part <= total.count && !is_right {
                let finding = one.finding(Code::RateDisagrees, one.scan.range(share.first, share.last));
                let finding = finding.with("written", format!("{}%", share.written)).with("rate", expected);
                let finding = finding.with("part", share.part).with("whole", total.count);
                findings.push(finding.related("whole", total.place));
            }
        }
    }
}

/// A share of a total.
struct StatedShare {
    part: u64,
    written: String,
    first: usize,
    last: usize,
    counted: &'static str,
}

/// `103 đồng chí, chiếm 25% tổng số đảng viên`, `at` being the rate; none where the total is in the same sentence.
fn share_at(scan: &Scan<'_>, at: usize) -> Option<StatedShare> {
    const LEADS: &[&str] = &["chiếm", "chiếm tỷ lệ", "chiếm tỉ lệ"];
    const OF_OTHERS: &[&str] = &["tăng", "giảm", "so với", "năm", "kết nạp", "quý", "tháng"];
    let rate = rate_at(scan, at)?;
    let lead = LEADS.iter().find(|lead| {
        let length = lead.split(' ').count();
        at >= length && scan.phrase(at - length, lead) > 0
    })?;
    let start = at - lead.split(' ').count();
    let total = rate.last + 1 + scan.phrase(rate.last + 1, "trong") + scan.phrase(rate.last + 1, "so với");
    let counted = ["đảng viên", "chi bộ"].into_iter().find(|noun| {
        let length = scan.phrase(total, "tổng số");
        let end = total + length + noun.split(' ').count();
        // `tổng số đảng viên nữ` are others.
        let is_all = matches!(scan.kind(end), None | Some(TokenKind::Mark('.' | ',' | ';' | ')')))
            || ["toàn đảng bộ", "của đảng bộ", "của toàn đảng bộ"].iter().any(|of| scan.phrase(end, of) > 0);
        length > 0 && scan.phrase(total + length, noun) > 0 && is_all
    })?;
    let is_stop = |at: &usize| matches!(scan.kind(*at), Some(TokenKind::Mark('.' | ';')));
    let sentence = (0..start).rev().take_while(|at| !is_stop(at)).last().unwrap_or(start);
    let part = counts(scan, sentence..start).pop()?;
    let is_near = start - part.last <= 6;
    let is_plain = !scan.has_any(&(sentence..start), OF_OTHERS);
    (is_near && is_plain).then_some(StatedShare {
        part: part.value,
        written: rate.written,
        first: rate.first,
        last: rate.last,
        counted,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_a_total_elsewhere_are_read() {
        let found = |text: &str| {
            let scan = Scan::new(text);
            (0..scan.tokens().len())
                .find_map(|at| share_at(&scan, at))
                .map(|share| (share.part, share.counted))
        };
        assert_eq!(
            found("Đảng viên trong độ tuổi Đoàn có 103 đồng chí, chiếm 35% tổng số đảng viên."),
            Some((103, "đảng viên"))
        );
        for text in [
            "Kết nạp 12 đồng chí, chiếm 3% tổng số đảng viên.",
            "Có 12 đồng chí, chiếm 35% tổng số đảng viên nữ.",
            "Có 12 đồng chí, chiếm 35% số hộ.",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
