//! Numbers of one sentence that do not add up, and one figure that a document gives twice with two values.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::prose::{Prose, ProseZone};
use super::rates::count_at;
use super::stated_shares::{self, StatedTotal};
use super::unit_numbers::UnitNumbers;
use super::wrong_sum::WrongSum;
use super::{
    amount_parts, growth, labelled_parts, listed_parts, noun_parts, part_excess, parts, products,
    related_amounts, remainders,
};
use crate::diag::{Code, Findings};
use crate::source::Place;
use crate::text::{Phrases, Scan, TokenKind};

/// Words before the number of those who are there.
static THERE: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(["hiện có", "có mặt", "đã có"]));

/// The whole of which something is counted, the longer before what begins it.
static SUBJECTS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["toàn đảng bộ", "đảng bộ xã", "đảng bộ", "toàn xã"]));

/// Checks the sums within a text.
pub(super) fn check(prose: &Prose<'_>, findings: &mut Findings) {
    if !is_read(prose) {
        return;
    }
    let scan = &prose.scan;
    let wrong = parts::wrong(scan).into_iter().chain(products::wrong(scan));
    let wrong = wrong.chain(amount_parts::wrong(scan));
    let wrong = wrong.chain(labelled_parts::wrong(scan)).chain(growth::wrong_differences(scan));
    let wrong = wrong.chain(remainders::wrong(scan)).chain(listed_parts::wrong(scan));
    let wrong = wrong.chain(related_amounts::wrong(scan)).chain(noun_parts::wrong(scan));
    let mut reported: Vec<WrongSum> = Vec::new();
    for sum in wrong {
        // One sum may be read in two ways.
        if !reported.iter().any(|known| known.overlaps(&sum)) {
            findings.push(sum.finding(prose));
            reported.push(sum);
        }
    }
    for finding in part_excess::wrong(prose) {
        findings.push(finding);
    }
    for at in 0..scan.tokens().len() {
        check_staff(prose, at, findings);
        check_absent(prose, at, findings);
    }
}

/// Checks the figures that the texts of a document give several times.
pub(super) fn check_stated_twice(units: &UnitNumbers<'_>, prose: &[Prose<'_>], findings: &mut Findings) {
    let mut known = BTreeMap::new();
    for one in prose.iter().filter(|one| is_read(one)) {
        for at in 0..one.scan.tokens().len() {
            check_stated(units, one, at, &mut known, findings);
        }
    }
    let totals = known.iter().map(|(counted, (count, place))| StatedTotal {
        counted: COUNTED[*counted],
        count: *count,
        place,
    });
    stated_shares::check(prose, &totals.collect::<Vec<_>>(), findings);
}

/// Whether the sums of a text are looked at: those of headings and cells are not.
fn is_read(prose: &Prose<'_>) -> bool {
    matches!(prose.context.zone, ProseZone::Body | ProseZone::Inner)
}

/// `31 biên chế, hiện có 25, khuyết 07`: what is there and what is missing make up the whole.
fn check_staff(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    const NEAR: usize = 9;
    const MISSING: &[&str] = &["khuyết", "thiếu", "còn thiếu", "còn khuyết", "còn trống"];
    let scan = &prose.scan;
    let there = THERE.at(scan, at);
    let Some((present, last)) = there.and_then(|(_, length)| count_at(scan, at + length)) else { return };
    let is_stop = |at: &usize| {
        matches!(scan.kind(*at), Some(TokenKind::Mark('.' | ';' | '%'))) && !scan.is_joined(at + 1)
    };
    let nearby = (at.saturating_sub(NEAR)..at).rev().take_while(|at| !is_stop(at));
    let whole = nearby.into_iter().find(|at| scan.kind(*at) == Some(TokenKind::Number));
    let after = (last + 1..last + NEAR).take_while(|at| !is_stop(at));
    let missing = after.into_iter().find_map(|at| {
        let length = MISSING.iter().map(|words| scan.phrase(at, words)).max().filter(|length| *length > 0)?;
        count_at(scan, at + length)
    });
    let (Some(whole_at), Some((missing, end))) = (whole, missing) else { return };
    let is_plain = whole_at == 0 || !scan.is_joined(whole_at);
    let Some((whole, _)) = count_at(scan, whole_at).filter(|(whole, _)| *whole > present) else { return };
    if is_plain && !is_year(scan, whole_at) && whole != present + missing {
        let sum = WrongSum::new(whole_at..end, whole, &[present, missing]);
        findings.push(sum.finding(prose));
    }
}

/// `có mặt 22/25 đồng chí, vắng 02`: those who are there and those who are not make up all.
fn check_absent(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    const NEAR: usize = 16;
    let scan = &prose.scan;
    if scan.word(at) != "vắng" {
        return;
    }
    let is_stop =
        |at: &usize| matches!(scan.kind(*at), Some(TokenKind::Mark('.'))) && !scan.is_joined(at + 1);
    let is_slash = |at: &usize| scan.is_mark(*at, '/') && scan.is_joined(*at) && scan.is_joined(at + 1);
    let slash = (at.saturating_sub(NEAR)..at).rev().take_while(|at| !is_stop(at)).find(is_slash);
    let Some(slash) = slash.filter(|slash| *slash > 0 && !is_year(scan, slash - 1)) else { return };
    let (Some(present), Some((whole, _))) = (scan.number(slash - 1), count_at(scan, slash + 1)) else {
        return;
    };
    let start = at + 1 + usize::from(scan.word(at + 1) == "mặt");
    let reason = ["có lý do", "có phép", "có lí do"].iter().map(|words| scan.phrase(start, words)).max();
    let reason = reason.unwrap_or(0);
    let lead =
        usize::from(scan.is_mark(start + reason, ':') || matches!(scan.word(start + reason), "là" | "có"));
    let Some((mut absent, mut last)) = count_at(scan, start + reason + lead) else { return };
    let without = ["không có lý do", "không lý do", "không phép", "không có phép"];
    let other = (last..(last + NEAR).min(scan.tokens().len())).take_while(|at| !is_stop(at)).find_map(|at| {
        let length = without.iter().map(|words| scan.phrase(at, words)).max().filter(|length| *length > 0)?;
        count_at(scan, at + length + usize::from(scan.is_mark(at + length, ':')))
    });
    if let Some((more, end)) = other.filter(|_| reason > 0) {
        (absent, last) = (absent + more, end);
    }
    if present + absent != whole && present <= whole && !scan.is_mark(slash + 2, '/') {
        let sum = WrongSum::new(slash - 1..last, whole, &[present, absent]);
        findings.push(sum.finding(prose));
    }
}

/// Whether a number is the year that `năm` names, or part of a date.
fn is_year(scan: &Scan<'_>, at: usize) -> bool {
    const NAMED: &[&str] =
        &["năm", "tháng", "ngày", "quý", "số", "khóa", "khoá", "thứ", "điều", "mục", "lần"];
    at > 0 && NAMED.contains(&scan.word(at - 1))
}

/// What is counted of the whole branch or commune.
const COUNTED: &[&str] = &["đảng viên", "chi bộ", "tổ chức cơ sở đảng", "thôn", "hộ dân", "nhân khẩu"];

/// A figure and where it was stated first, by what is counted.
type FirstStated = BTreeMap<usize, (u64, Place)>;

/// `Đảng bộ có 12 chi bộ`, `tổng số đảng viên của Đảng bộ là 256`: one figure, which has one value in one document.
fn check_stated(
    units: &UnitNumbers<'_>,
    prose: &Prose<'_>,
    at: usize,
    known: &mut FirstStated,
    findings: &mut Findings,
) {
    let scan = &prose.scan;
    let mut stated = counted_of_all(scan, at).or_else(|| total_of_all(scan, at));
    while let Some(one) = stated {
        let of_data = units
            .is_of_its_day(scan, &(sentence_before(scan, at)..at))
            .then(|| units.compare(prose, COUNTED[one.counted], one.count, scan.range(one.first, one.last)));
        let (finding, is_known) = of_data.unwrap_or_default();
        findings.extend_one(finding);
        // Which of two numbers is wrong the data tell, where they have it.
        if !is_known && !names_time(scan, at) {
            compare_stated(prose, &one, known, findings);
        }
        stated = counted_beside(scan, &one);
    }
}

/// A count of the whole branch or commune.
struct StatedCount {
    /// What is counted: its place in [`COUNTED`].
    counted: usize,
    count: u64,
    /// The first token of the number.
    first: usize,
    /// The last token of the number.
    last: usize,
}

/// Compares a figure with the first of the document that counts the same, and notes it where there was none.
fn compare_stated(prose: &Prose<'_>, stated: &StatedCount, known: &mut FirstStated, findings: &mut Findings) {
    let (scan, StatedCount { counted, count, first, last }) = (&prose.scan, stated);
    let range = scan.range(*first, *last);
    match known.get(counted) {
        None => {
            known.insert(*counted, (*count, prose.place(range)));
        }
        Some((first, at)) if first != count => {
            let finding =
                prose.finding(Code::FigureDiffers, range.clone()).with("written", &scan.text()[range]);
            let finding =
                finding.with("kind", "count").with("counted", COUNTED[*counted]).with("first", *first);
            findings.push(finding.related("first", at));
        }
        Some(_) => {}
    }
}

/// `Đảng bộ xã Long Thành hiện có 12 chi bộ trực thuộc`: what, how many, and the tokens of the number. `at` begins the
/// subject.
fn counted_of_all(scan: &Scan<'_>, at: usize) -> Option<StatedCount> {
    const NEAR: usize = 8;
    let (_, length) = SUBJECTS.at(scan, at)?;
    let is_part = at > 0 && matches!(scan.word(at - 1), "của" | "trong" | "các" | "mỗi" | "thuộc" | "toàn");
    let has = (at + length..at + length + NEAR)
        .take_while(|at| scan.kind(*at) == Some(TokenKind::Word))
        .find(|at| scan.word(*at) == "có")?;
    let (count, last) = count_at(scan, has + 1)?;
    let counted = COUNTED.iter().position(|noun| scan.phrase(last + 1, noun) > 0)?;
    let follows = scan.word(last + 1 + COUNTED[counted].split(' ').count());
    // Not `12 chi bộ nông thôn`, which are some of them.
    let is_all =
        matches!(follows, "" | "," | "." | ";" | ":" | "trực" | "và" | "với" | "(" | "sinh" | "đang");
    (is_all && !is_part).then_some(StatedCount { counted, count, first: has + 1, last })
}

/// `12 chi bộ với 256 đảng viên`: what is counted beside another count of all.
fn counted_beside(scan: &Scan<'_>, before: &StatedCount) -> Option<StatedCount> {
    let mut joint = before.last + 1 + COUNTED[before.counted].split(' ').count();
    joint += scan.phrase(joint, "trực thuộc");
    let is_joint = scan.is_mark(joint, ',') || matches!(scan.word(joint), "với" | "và");
    let (count, last) = count_at(scan, joint + 1).filter(|_| is_joint)?;
    let counted = COUNTED.iter().position(|noun| scan.phrase(last + 1, noun) > 0)?;
    let follows = scan.word(last + 1 + COUNTED[counted].split(' ').count());
    matches!(follows, "" | "," | "." | ";" | "(" | "sinh" | "và").then_some(StatedCount {
        counted,
        count,
        first: joint + 1,
        last,
    })
}

/// `tổng số đảng viên của Đảng bộ là 256`, `tổng số chi bộ: 12`.
fn total_of_all(scan: &Scan<'_>, at: usize) -> Option<StatedCount> {
    const NEAR: usize = 8;
    const BETWEEN: &[&str] =
        &["của", "toàn", "đảng", "bộ", "xã", "hiện", "nay", "có", "là", ":", "trực", "thuộc"];
    let length = Some(scan.phrase(at, "tổng số")).filter(|length| *length > 0)?;
    let counted = COUNTED.iter().position(|noun| scan.phrase(at + length, noun) > 0)?;
    let start = at + length + COUNTED[counted].split(' ').count();
    let number = (start..start + NEAR).find(|at| !BETWEEN.contains(&scan.word(*at)))?;
    let (count, last) = count_at(scan, number)?;
    let goes_on = matches!(scan.kind(last + 1), Some(TokenKind::Mark('/' | '%' | '-')));
    (!goes_on).then_some(StatedCount { counted, count, first: number, last })
}

/// The first token of the sentence of a token.
fn sentence_before(scan: &Scan<'_>, at: usize) -> usize {
    let is_stop =
        |at: &usize| matches!(scan.kind(*at), Some(TokenKind::Mark('.' | ';'))) && !scan.is_joined(at + 1);
    (0..at).rev().take_while(|at| !is_stop(at)).last().unwrap_or(at)
}

/// Whether the text before names a time of its own: two figures of two times may differ.
fn names_time(scan: &Scan<'_>, at: usize) -> bool {
    scan.has_any(
        &(sentence_before(scan, at)..at),
        &["năm", "ngày", "tháng", "cuối", "đầu", "trước", "phấn đấu", "đến", "khi", "nhiệm kỳ"],
    )
}
