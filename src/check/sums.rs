//! Numbers of one sentence that do not add up, and one figure that a document gives twice with two values.

use std::collections::BTreeMap;

use super::prose::{Prose, Zone};
use super::rates::count_at;
use crate::diag::{Code, Findings};
use crate::source::Place;
use crate::text::{Kind, Scan};

pub(super) fn check(prose: &[Prose<'_>], findings: &mut Findings) {
    let mut known = BTreeMap::new();
    let texts = prose.iter().filter(|one| matches!(one.context.zone, Zone::Body | Zone::Inner));
    for one in texts {
        for at in 0..one.scan.tokens().len() {
            check_staff(one, at, findings);
            check_told(one, at, &mut known, findings);
        }
    }
}

/// `31 biên chế, hiện có 25, khuyết 07`: what is there and what is missing make up the whole.
fn check_staff(prose: &Prose<'_>, at: usize, findings: &mut Findings) {
    const NEAR: usize = 9;
    const THERE: &[&str] = &["hiện có", "có mặt", "đã có"];
    const MISSING: &[&str] = &["khuyết", "thiếu", "còn thiếu", "còn khuyết", "còn trống"];
    let scan = &prose.scan;
    let there = THERE.iter().map(|words| scan.phrase(at, words)).max().filter(|length| *length > 0);
    let Some((present, last)) = there.and_then(|length| count_at(scan, at + length)) else { return };
    let is_stop = |at: &usize| matches!(scan.kind(*at), Some(Kind::Mark('.' | ';' | '%')) ) && !scan.is_joined(at + 1);
    let nearby = (at.saturating_sub(NEAR)..at).rev().take_while(|at| !is_stop(at));
    let whole = nearby.into_iter().find(|at| scan.kind(*at) == Some(Kind::Number));
    let after = (last + 1..last + NEAR).take_while(|at| !is_stop(at));
    let missing = after.into_iter().find_map(|at| {
        let length = MISSING.iter().map(|words| scan.phrase(at, words)).max().filter(|length| *length > 0)?;
        count_at(scan, at + length)
    });
    let (Some(whole_at), Some((missing, end))) = (whole, missing) else { return };
    let is_plain = whole_at == 0 || !scan.is_joined(whole_at);
    let Some((whole, _)) = count_at(scan, whole_at).filter(|(whole, _)| *whole > present) else { return };
    if is_plain && !is_year(scan, whole_at) && whole != present + missing {
        let range = scan.range(whole_at, end);
        let finding = prose.finding(Code::SumDisagrees, range.clone()).with("written", &scan.text()[range]);
        findings.push(finding.with("whole", whole).with("parts", format!("{present} + {missing}")).with("sum", present + missing));
    }
}

/// Whether a number is the year that `năm` names, or part of a date.
fn is_year(scan: &Scan<'_>, at: usize) -> bool {
    const NAMED: &[&str] = &["năm", "tháng", "ngày", "quý", "số", "khóa", "khoá", "thứ", "điều", "mục", "lần"];
    at > 0 && NAMED.contains(&scan.word(at - 1))
}

/// The phrases that name one figure of the whole, which has one value in one document.
const WHOLES: &[&str] = &[
    "tổng số đảng viên của đảng bộ",
    "tổng số đảng viên toàn đảng bộ",
    "toàn đảng bộ có",
    "đảng bộ xã có",
    "đảng bộ hiện có",
    "đảng bộ xã hiện có",
    "toàn đảng bộ hiện có",
    "toàn xã có",
    "toàn xã hiện có",
];

/// What is counted there.
const COUNTED: &[&str] = &["đảng viên", "chi bộ", "chi, đảng bộ", "tổ chức cơ sở đảng", "thôn", "hộ", "nhân khẩu"];

/// A figure and where it was told first.
type Told = BTreeMap<(usize, bool), (u64, Place)>;

fn check_told(prose: &Prose<'_>, at: usize, known: &mut Told, findings: &mut Findings) {
    let scan = &prose.scan;
    let Some(length) = WHOLES.iter().map(|words| scan.phrase(at, words)).max().filter(|length| *length > 0) else {
        return;
    };
    let start = at + length + usize::from(matches!(scan.word(at + length), "là" | "có"));
    let Some((count, last)) = count_at(scan, start) else { return };
    let counted = COUNTED.iter().position(|noun| scan.phrase(last + 1, noun) > 0);
    let Some(counted) = counted.filter(|_| !names_time(scan, at)) else { return };
    let follows = scan.word(last + 1 + COUNTED[counted].split(' ').count());
    // `25 chi bộ trực thuộc`, and `12 chi bộ nông thôn` of them.
    let is_of_all = matches!(follows, "" | "," | "." | ";" | "trực" | "và" | "với" | "(" | "sinh" | "đang");
    let range = scan.range(start, last);
    let place = prose.place(range.clone());
    match known.get(&(counted, is_of_all)) {
        None => {
            known.insert((counted, is_of_all), (count, place));
        }
        Some((first, at)) if is_of_all && *first != count => {
            let finding = prose.finding(Code::FigureDiffers, range.clone()).with("written", &scan.text()[range]);
            let finding = finding.with("counted", COUNTED[counted]).with("first", *first);
            findings.push(finding.related("first", at));
        }
        Some(_) => {}
    }
}

/// Whether the text before names a time of its own: two figures of two times may differ.
fn names_time(scan: &Scan<'_>, at: usize) -> bool {
    let is_stop = |at: &usize| matches!(scan.kind(*at), Some(Kind::Mark('.' | ';'))) && !scan.is_joined(at + 1);
    let before = (0..at).rev().take_while(|at| !is_stop(at)).last().unwrap_or(at);
    scan.has_any(&(before..at), &["năm", "ngày", "tháng", "cuối", "đầu", "trước", "phấn đấu", "đến", "khi", "nhiệm kỳ"])
}
