//! Deadlines before the date of the document that sets them. One without a year is of the document's year, where that is
//! clear.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use super::calendar::date;
use super::dates::{written, written_date};
use super::prose::{Facts, Prose, Topic};
use crate::diag::{Code, Findings};
use crate::model::{Document, TemplateText};
use crate::text::{Scan, TokenKind};

/// Words before a date that make it a last day.
const UNTIL: &[&str] = &[
    "trước",
    "chậm nhất",
    "chậm nhất là",
    "chậm nhất đến",
    "chậm nhất vào",
    "chậm nhất trước",
    "hạn cuối",
    "bắt đầu từ",
    "bắt đầu",
    "bắt đầu vào",
];

/// Words of a clause that ask for something to be done by then.
const ASKING: &[&str] = &[
    "chậm nhất",
    "gửi",
    "báo cáo",
    "hoàn thành",
    "xong",
    "nộp",
    "đăng ký",
    "tổ chức",
    "triển khai",
    "thực hiện",
    "thời hạn",
    "hạn cuối",
    "tổng hợp",
    "kết nạp",
    "ban hành",
    "xây dựng",
    "rà soát",
    "phê duyệt",
    "sơ kết",
    "tổng kết",
    "phân công",
    "giao",
    "kiểm tra",
    "đánh giá",
    "thẩm định",
    "chuẩn bị",
    "trình",
    "cụ thể hóa",
    "cụ thể hoá",
    "quán triệt",
    "bắt đầu",
    "kết thúc",
    "chấm dứt",
    "khởi công",
    "bàn giao",
    "ra quân",
    "kiện toàn",
    "giải ngân",
    "quyết toán",
];

/// Words of a clause that make the day one of the past, or one that comes each year.
const OF_ANOTHER_TIME: &[&str] = &[
    "đã",
    "được ban hành",
    "sinh",
    "kết nạp trước",
    "có hiệu lực",
    "hằng năm",
    "hàng năm",
    "hằng tháng",
    "hàng tháng",
    "hằng quý",
    "hàng quý",
    "mỗi năm",
    "quy định tại",
    "theo quy định",
    "tuyển dụng trước",
    "tham gia",
    "nghỉ",
    "chưa",
    "số liệu trước",
    "số liệu đến",
    "số liệu tính",
    "số liệu tại",
    "mốc",
    "hiệu lực",
];

/// Words before `kết quả` with which a clause asks for it: `báo cáo kết quả trước ngày 05/8/2026`.
const OF_RESULTS: &[&str] = &[
    "báo cáo",
    "tổng hợp",
    "gửi",
    "nộp",
    "cáo về",
    "đánh giá",
    "thông báo",
    "công bố",
    "đăng ký",
    "cập nhật",
];

/// Whether a clause is of a day that is past or comes each year.
fn is_of_another_time(scan: &Scan<'_>, clause: &Range<usize>) -> bool {
    let is_asked = |at: usize| {
        OF_RESULTS.iter().any(|words| {
            let count = words.split(' ').count();
            at >= count && scan.phrase(at - count, words) > 0
        })
    };
    let mut results = clause.clone().filter(|at| scan.phrase(*at, "kết quả") > 0);
    scan.has_any(clause, OF_ANOTHER_TIME) || results.any(|at| !is_asked(at))
}

/// Words of a clause by which a day without a year is of another one than the document's.
const OF_ANOTHER_YEAR: &[&str] =
    &["năm sau", "năm tới", "năm tiếp theo", "năm kế tiếp", "năm trước", "năm ngoái", "các năm", "những năm"];

pub(super) fn check(facts: &Facts<'_>, prose: &Prose<'_>, findings: &mut Findings) {
    let own = facts.document.header.date.earliest();
    let scan = &prose.scan;
    let is_past = prose.context.topic == Topic::Past && !asks_somebody(scan);
    // What is still to be done is asked for in reports too.
    let is_reported = facts.document.document_type.is_report && prose.context.topic != Topic::Target;
    if is_reported || is_past {
        return;
    }
    let has_bound = |clause: &Range<usize>| clause.clone().any(|at| bound_at(scan, at).is_some());
    for clause in scan.clauses().into_iter().filter(has_bound) {
        let year = year_of(facts.document, own).filter(|_| !names_year(prose, &clause));
        let dates = clause.clone().filter_map(|at| deadline_at(scan, at, year));
        let dates = dates.filter(|(date, _)| *date < own);
        let dates: Vec<(Date, Range<usize>)> = dates.collect();
        let asks = !dates.is_empty() && scan.has_any(&clause, ASKING) && !is_of_another_time(scan, &clause);
        for (date, tokens) in dates.into_iter().filter(|_| asks) {
            let range = scan.range(tokens.start, tokens.end - 1);
            let finding = prose.finding(Code::DeadlinePast, range).with("kind", "day");
            let finding = finding.with("date", written(date));
            let finding = finding.with("own", written_date(facts.document.header.date));
            findings.push(finding.related("own", &facts.document.header.places.date));
        }
    }
}

/// Whether a text begins with a verb that gives somebody something to do, which is no result even below a heading of results.
fn asks_somebody(scan: &Scan<'_>) -> bool {
    ["giao", "yêu cầu", "đề nghị", "chỉ đạo", "phân công"].iter().any(|verb| scan.phrase(0, verb) > 0)
}

/// The year of a document's deadlines that have none: the one that its abstract names, else that of its date; none where
/// the abstract names several.
fn year_of(document: &Document, own: Date) -> Option<i16> {
    let about = document.header.about.iter().map(|text| Scan::new(text.written()));
    let years: BTreeSet<i16> = about.flat_map(|scan| years_in(&scan, &(0..scan.tokens().len()))).collect();
    match years.len() {
        0 => Some(own.year()),
        1 => years.into_iter().next(),
        _ => None,
    }
}

/// The numbers of a text that are years.
fn years_in(scan: &Scan<'_>, range: &Range<usize>) -> Vec<i16> {
    let year = |at: usize| i16::try_from(scan.number(at).filter(|_| scan.written(at).len() == 4)?).ok();
    range.clone().filter_map(year).filter(|year| (1930..2200).contains(year)).collect()
}

/// Whether a clause, or a heading or item above it, names a year or mentions another year than the document's.
fn names_year(prose: &Prose<'_>, clause: &Range<usize>) -> bool {
    let scan = &prose.scan;
    let is_of_another = scan.has_any(clause, OF_ANOTHER_YEAR) || !years_in(scan, clause).is_empty();
    let names_one = |lead: &&TemplateText| -> bool {
        let lead = Scan::new(lead.written());
        !years_in(&lead, &(0..lead.tokens().len())).is_empty()
    };
    is_of_another || prose.context.leads.iter().any(names_one)
}

/// The last day that a token begins to name, and the tokens of its date: `trước ngày 15/3/2026`, `trước ngày 15 tháng 3
/// năm 2026`, `trong tháng 3/2026`, `trong quý I/2026`; with the year that is meant, `trước 30/6`, `trong quý I`.
fn deadline_at(scan: &Scan<'_>, at: usize, year: Option<i16>) -> Option<(Date, Range<usize>)> {
    let bound = bound_at(scan, at)?;
    let is_until = bound == DeadlineBound::Until;
    let names_day = is_until || bound == DeadlineBound::On;
    match scan.word(at) {
        "ngày" if names_day => day_at(scan, at + 1).or_else(|| day_of_year(scan, at + 1, year?)),
        "tháng" => {
            let (year, end) = year_after(scan, at + 2, year)?;
            let first = date(year, scan.number(at + 1)?, 1)?;
            Some((if is_until { first } else { first.last_of_month() }, at + 1..end))
        }
        "quý" => {
            let (year, end) = year_after(scan, at + 2, year)?;
            let quarter = u64::from(quarter(scan, at + 1)?);
            let first = date(year, 3 * quarter - 2, 1)?;
            let last = || date(year, 3 * quarter, 1).map(Date::last_of_month);
            Some((if is_until { first } else { last()? }, at..end))
        }
        _ if names_day => day_at(scan, at).or_else(|| day_of_year(scan, at, year?)),
        _ => None,
    }
}

/// How the words before a day, month or quarter make it a last one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DeadlineBound {
    /// `trước`, `chậm nhất`: its first day is the last.
    Until,
    /// `trong`, `hết`: its last day is.
    Within,
    /// `vào`: the same, and a day is named too.
    On,
}

/// The bound before a token that begins to name a day, month or quarter; none before others.
fn bound_at(scan: &Scan<'_>, at: usize) -> Option<DeadlineBound> {
    let is_number = scan.kind(at) == Some(TokenKind::Number);
    if !is_number && !matches!(scan.word(at), "ngày" | "tháng" | "quý") {
        return None;
    }
    let follows = |words: &&str| {
        let count = words.split(' ').count();
        at >= count && scan.phrase(at - count, words) > 0
    };
    if UNTIL.iter().any(follows) {
        return Some(DeadlineBound::Until);
    }
    if ["trong", "hết"].iter().any(follows) {
        return Some(DeadlineBound::Within);
    }
    (follows(&"vào") && is_asked(scan, at)).then_some(DeadlineBound::On)
}

/// The verbs with which a sentence begins that asks for something: `Báo cáo vào ngày 15/3`.
const ASKED: &[&str] = &[
    "báo cáo",
    "gửi",
    "nộp",
    "hoàn thành",
    "tổng kết",
    "sơ kết",
    "tổ chức",
    "triển khai",
    "tổng hợp",
    "mở",
    "thẩm định",
    "kiểm tra",
    "rà soát",
    "đăng ký",
    "họp",
    "đánh giá",
];

/// Whether the clause of a token, from its beginning or after a comma, asks for something with nobody who has done it.
fn is_asked(scan: &Scan<'_>, at: usize) -> bool {
    let Some(clause) = scan.clauses().into_iter().find(|clause| clause.contains(&at)) else { return false };
    let begins = |from: usize| ASKED.iter().any(|verb| scan.phrase(from, verb) > 0);
    let comma = (clause.start..at).rev().find(|at| scan.is_mark(*at, ','));
    let is_past = scan.has_any(&clause, &["đã", "được", "vừa", "qua"]);
    (begins(clause.start) || comma.is_some_and(|comma| begins(comma + 1))) && !is_past
}

/// The year after a month or quarter, and the token after it; the year that is meant where there is none.
fn year_after(scan: &Scan<'_>, at: usize, meant: Option<i16>) -> Option<(u64, usize)> {
    let is_named = scan.is_mark(at, '/') || scan.word(at) == "năm";
    match scan.number(at + 1).filter(|_| is_named && scan.written(at + 1).len() == 4) {
        Some(year) => Some((year, at + 2)),
        // `tháng 3 - 4`, `quý I, II`: the last of several counts.
        None if is_named || goes_on(scan, at) => None,
        None => Some((u64::try_from(meant?).ok()?, at)),
    }
}

/// Whether another month, quarter or day follows.
fn goes_on(scan: &Scan<'_>, at: usize) -> bool {
    let is_joint =
        matches!(scan.kind(at), Some(TokenKind::Mark('-' | '–' | ',' | '/'))) || scan.word(at) == "và";
    is_joint
        && (scan.number(at + 1).is_some() || quarter(scan, at + 1).is_some() || scan.word(at + 1) == "quý")
}

/// `30/6`, `30 tháng 6`.
fn day_of_year(scan: &Scan<'_>, at: usize, year: i16) -> Option<(Date, Range<usize>)> {
    let is_short = scan.is_mark(at + 1, '/') && scan.is_joined(at + 1) && scan.is_joined(at + 2);
    let is_written = is_short || scan.word(at + 1) == "tháng";
    let is_all = !goes_on(scan, at + 3) && !scan.is_mark(at + 3, '%');
    let month = scan.number(at + 2).filter(|_| is_written && is_all)?;
    Some((date(u64::try_from(year).ok()?, month, scan.number(at)?)?, at..at + 3))
}

/// The quarter that a token names, in either numerals.
fn quarter(scan: &Scan<'_>, at: usize) -> Option<u8> {
    match scan.word(at) {
        "i" | "1" => Some(1),
        "ii" | "2" => Some(2),
        "iii" | "3" => Some(3),
        "iv" | "4" => Some(4),
        _ => None,
    }
}

fn day_at(scan: &Scan<'_>, at: usize) -> Option<(Date, Range<usize>)> {
    let slashes = scan.is_mark(at + 1, '/') && scan.is_mark(at + 3, '/');
    let in_words = scan.word(at + 1) == "tháng" && scan.word(at + 3) == "năm";
    let is_written = (slashes || in_words) && scan.written(at + 4).len() == 4;
    let day = date(scan.number(at + 4).filter(|_| is_written)?, scan.number(at + 2)?, scan.number(at)?)?;
    Some((day, at..at + 5))
}
