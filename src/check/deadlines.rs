//! Deadlines before the date of the document that sets them.

use std::ops::Range;

use jiff::civil::Date;

use super::dates::written;
use super::prose::{Facts, Prose, Topic};
use crate::diag::{Code, Findings};
use crate::text::Scan;

/// Words before a date that make it a last day.
const UNTIL: &[&str] =
    &["trước", "chậm nhất", "chậm nhất là", "chậm nhất đến", "chậm nhất vào", "chậm nhất trước", "hạn cuối"];

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
    "ban hành",
    "xây dựng",
    "rà soát",
    "phê duyệt",
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
    "số liệu",
    "kết quả",
];

pub(super) fn check(facts: &Facts<'_>, prose: &Prose<'_>, findings: &mut Findings) {
    let Some(own) = facts.document.header.date.full() else { return };
    let is_past = facts.document.kind().is_report() || prose.context.topic == Topic::Past;
    if is_past {
        return;
    }
    let scan = &prose.scan;
    for clause in scan.clauses() {
        let dates = clause.clone().filter_map(|at| deadline_at(scan, at)).filter(|(date, _)| *date < own);
        let dates: Vec<(Date, Range<usize>)> = dates.collect();
        let asks =
            !dates.is_empty() && scan.has_any(&clause, ASKING) && !scan.has_any(&clause, OF_ANOTHER_TIME);
        for (date, tokens) in dates.into_iter().filter(|_| asks) {
            let range = scan.range(tokens.start, tokens.end - 1);
            let finding = prose.finding(Code::DeadlinePast, range).with("date", written(date));
            let finding = finding.with("own", written(own));
            findings.push(finding.related("own", &facts.document.header.places.date));
        }
    }
}

/// The last day that a token begins to name, and the tokens of its date: `trước ngày 15/3/2026`, `trước ngày 15 tháng 3
/// năm 2026`, `trong tháng 3/2026`.
fn deadline_at(scan: &Scan<'_>, at: usize) -> Option<(Date, Range<usize>)> {
    let follows = |words: &&str| {
        let count = words.split(' ').count();
        at >= count && scan.phrase(at - count, words) > 0
    };
    let is_until = UNTIL.iter().any(&follows);
    match scan.word(at) {
        "ngày" if is_until => day_at(scan, at + 1),
        "tháng" if is_until || follows(&"trong") => {
            let has_year =
                (scan.is_mark(at + 2, '/') || scan.word(at + 2) == "năm") && scan.written(at + 3).len() == 4;
            let first = date(scan.number(at + 3).filter(|_| has_year)?, scan.number(at + 1)?, 1)?;
            Some((if is_until { first } else { first.last_of_month() }, at + 1..at + 4))
        }
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

fn date(year: u64, month: u64, day: u64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
