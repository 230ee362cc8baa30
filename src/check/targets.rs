//! Figures typed in prose: what disagrees with the data, and what the data could say by themselves.
//!
//! Only what clearly counts a measure is looked at (`kết nạp từ 09 - 11 đảng viên`), and where a sentence may speak of
//! a part, a unit or another time, nothing is said.

use std::ops::Range;

use super::figures::{Figure, Scope};
use super::prose::{Facts, Prose, Topic};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Amount, DocumentType, Measure, Period};
use crate::text::{Kind, Scan};

pub(super) fn check(facts: &Facts<'_>, figures: &[Figure<'_>], prose: &Prose<'_>, findings: &mut Findings) {
    for clause in prose.scan.clauses() {
        for typed in typed_in(&prose.scan, clause.clone()) {
            check_typed(facts, figures, &Reading { prose, clause: clause.clone(), typed }, findings);
        }
        check_rates(prose, clause, findings);
    }
}

/// An amount in prose and what it counts.
struct Typed {
    amount: Amount,
    measure: Measure,
    /// Its first and its last token.
    first: usize,
    last: usize,
}

/// An amount and where it is read.
struct Reading<'p, 's> {
    prose: &'p Prose<'s>,
    clause: Range<usize>,
    typed: Typed,
}

/// Who is counted.
const COUNTED: &[&str] = &["đảng viên", "quần chúng", "người", "đồng chí", "đoàn viên", "hội viên"];

/// Words that may stand between a verb and its amount.
const BETWEEN: &[&str] = &[
    "từ", "ít", "nhất", "khoảng", "được", "mới", "tối", "thiểu", "đạt", "là", "tổng", "số", "trên", "hơn",
    "phấn", "đấu", "mỗi", "năm",
];

fn typed_in(scan: &Scan<'_>, clause: Range<usize>) -> Vec<Typed> {
    let mut found = Vec::new();
    let mut at = clause.start;
    while at < clause.end {
        let Some((amount, last)) = amount_at(scan, at).filter(|(_, last)| *last < clause.end) else {
            at += 1;
            continue;
        };
        let noun = COUNTED.iter().map(|noun| scan.phrase(last + 1, noun)).find(|length| *length > 0);
        let of = |length: usize| measure(scan, &clause, (at, last + 1 + length));
        if let Some(measure) = noun.and_then(of) {
            found.push(Typed { amount, measure, first: at, last });
        }
        at = last + 1;
    }
    found
}

/// `9`, `09 - 11`.
fn amount_at(scan: &Scan<'_>, at: usize) -> Option<(Amount, usize)> {
    let from = scan.number(at)?;
    let is_part = at > 0 && scan.is_joined(at) && !scan.is_mark(at - 1, '(');
    let goes_on =
        matches!(scan.kind(at + 1), Some(Kind::Mark('/' | '.' | ',' | '%'))) && scan.is_joined(at + 1);
    let goes_on = goes_on && (scan.kind(at + 2) == Some(Kind::Number) || scan.is_mark(at + 1, '%'));
    if is_part || goes_on {
        return None;
    }
    let is_dash = scan.is_mark(at + 1, '-') || scan.is_mark(at + 1, '–') || scan.word(at + 1) == "đến";
    match scan.number(at + 2).filter(|to| is_dash && *to > from) {
        Some(to) => Some((Amount::Between(from, to), at + 2)),
        None => Some((Amount::Exactly(from), at)),
    }
}

/// What is counted by an amount that stands from the first token on, the counted people ending before the second.
fn measure(scan: &Scan<'_>, clause: &Range<usize>, (first, after): (usize, usize)) -> Option<Measure> {
    let next = (after..clause.end).find(|at| scan.kind(*at) == Some(Kind::Number)).unwrap_or(clause.end);
    let rest = after..next;
    if scan.has_any(&rest, &["lớp bồi dưỡng nhận thức", "lớp nhận thức", "lớp bồi dưỡng kết nạp"])
    {
        return Some(Measure::AwarenessClass);
    }
    if scan.has_any(&rest, &["lớp bồi dưỡng đảng viên mới", "lớp đảng viên mới"]) {
        return Some(Measure::NewMembersClass);
    }
    let is_verb = |verb: &str| {
        let words = verb.split(' ').count();
        let start = (clause.start..first).rev().find(|at| scan.phrase(*at, verb) > 0);
        start.is_some_and(|start| {
            let mut between = start + words..first;
            between.len() <= 6 && between.all(|at| BETWEEN.contains(&scan.word(at)))
        })
    };
    if is_verb("kết nạp") {
        Some(Measure::Admissions)
    } else if is_verb("giới thiệu") {
        Some(Measure::PutForward)
    } else if is_verb("công nhận chính thức") || is_verb("chuyển đảng chính thức") {
        Some(Measure::Confirmation)
    } else {
        None
    }
}

fn check_typed(
    facts: &Facts<'_>,
    figures: &[Figure<'_>],
    reading: &Reading<'_, '_>,
    findings: &mut Findings,
) {
    let of_measure: Vec<&Figure<'_>> =
        figures.iter().filter(|figure| figure.measure == reading.typed.measure).collect();
    let fits =
        |figure: &&&Figure<'_>| reading.is_about(figure) && is_same(figure.value, reading.typed.amount);
    if let Some(figure) = of_measure.iter().find(fits) {
        findings.push(reading.note(figure));
        return;
    }
    let wholes: Vec<&&Figure<'_>> = of_measure.iter().filter(|figure| figure.scope == Scope::Whole).collect();
    let wholes: Vec<&&Figure<'_>> = wholes.into_iter().filter(|figure| reading.is_of_time(figure)).collect();
    let quota = wholes.iter().find(|figure| figure.is_quota);
    if let Some(figure) = quota.filter(|_| reading.is_of_whole() && reading.is_promise(facts)) {
        findings.push(reading.disagreement(figure));
    }
}

fn is_same(data: Amount, typed: Amount) -> bool {
    match (data, typed) {
        (Amount::AtLeast(one), Amount::Exactly(other)) => one == other,
        _ => data == typed,
    }
}

/// Words by which a clause speaks of a part of what is counted.
const OF_A_PART: &[&str] = &[
    "trong đó",
    "riêng",
    "thêm",
    "mỗi chi bộ",
    "từng chi bộ",
    "mỗi thôn",
    "mỗi đơn vị",
    "mỗi đảng viên",
    "mỗi xóm",
    "nữ",
    "dân tộc",
    "tôn giáo",
    "có đạo",
    "trường",
    "doanh nghiệp",
    "công an",
    "quân sự",
    "nhiệm kỳ",
    "giai đoạn",
    "quý",
    "tháng",
    "đợt",
    "còn lại",
    "còn thiếu",
    "so với",
    "tăng",
    "giảm",
];

/// Words by which a clause speaks of what has happened.
const OF_THE_PAST: &[&str] = &[
    "đã",
    "được",
    "kết quả",
    "thực hiện được",
    "năm trước",
    "năm ngoái",
    "cùng kỳ",
    "tính đến",
    "bình quân",
];

impl Reading<'_, '_> {
    fn scan(&self) -> &Scan<'_> {
        &self.prose.scan
    }

    /// Whether the clause speaks of all that a quota asks for.
    fn is_of_whole(&self) -> bool {
        let says = |words: &[&str]| self.scan().has_any(&self.clause, words);
        !says(OF_A_PART) && (says(&["toàn đảng bộ", "toàn xã"]) || !says(&["chi bộ"]))
    }

    /// Whether the clause says what is to be done.
    fn is_promise(&self, facts: &Facts<'_>) -> bool {
        let says = |words: &[&str]| self.scan().has_any(&self.clause, words);
        let is_report = facts.document.header.kind == DocumentType::Report;
        let promises = says(&["phấn đấu", "chỉ tiêu", "mục tiêu", "toàn đảng bộ"]);
        !says(OF_THE_PAST) && self.prose.topic != Topic::Past && (promises || !is_report)
    }

    /// Whether the clause names no other year than the figure's.
    fn is_of_time(&self, figure: &Figure<'_>) -> bool {
        let own = |year: u64| match figure.period {
            Period::EachYear => false,
            period => period.year().is_some_and(|own| u64::from(own) == year),
        };
        let is_year =
            |at: &usize| self.scan().word(at.wrapping_sub(1)) == "năm" && self.scan().written(*at).len() == 4;
        let mut years = self.clause.clone().filter(is_year).filter_map(|at| self.scan().number(at));
        years.all(own)
    }

    /// Whether a figure is what the clause speaks of: its unit or period is named, or neither is any.
    fn is_about(&self, figure: &Figure<'_>) -> bool {
        let is_of_past = self.prose.topic == Topic::Past;
        match figure.scope {
            Scope::Whole => self.is_of_whole() && self.is_of_time(figure) && (figure.is_quota || is_of_past),
            Scope::Part(period) => self.names_period(period) && figure.is_quota != is_of_past,
            Scope::Unit(name) => {
                let is_part = self.scan().has_any(&self.clause, &["quý", "tháng", "trong đó"]);
                let is_named = self.scan().find(self.clause.clone(), &name.to_lowercase()).is_some();
                is_named && !is_part && figure.is_quota != is_of_past
            }
        }
    }

    fn names_period(&self, period: Period) -> bool {
        let Period::Quarter(_, quarter) = period else { return false };
        let words = ["quý i", "quý ii", "quý iii", "quý iv"];
        let named: Vec<usize> =
            (0..4).filter(|at| self.scan().find(self.clause.clone(), words[*at]).is_some()).collect();
        named == [usize::from(quarter) - 1]
    }

    fn range(&self) -> Range<usize> {
        self.scan().range(self.typed.first, self.typed.last)
    }

    /// A figure that the data could say.
    fn note(&self, figure: &Figure<'_>) -> Finding {
        let range = self.range();
        let written = &self.scan().text()[range.clone()];
        let padded =
            if written.starts_with('0') || self.typed.amount.least() < 10 { " | padded" } else { "" };
        self.prose
            .finding(Code::FigureTyped, range)
            .with("written", written)
            .with("expression", format!("{{{{ {}{padded} }}}}", figure.name))
            .related("figure", figure.place)
    }

    fn disagreement(&self, figure: &Figure<'_>) -> Finding {
        let range = self.range();
        let (kind, from, to) = match figure.value {
            Amount::Exactly(count) => ("exactly", count, count),
            Amount::AtLeast(count) => ("least", count, count),
            Amount::Between(from, to) => ("range", from, to),
        };
        let written = &self.scan().text()[range.clone()];
        self.prose
            .finding(Code::TargetInProse, range)
            .with("written", written)
            .with("kind", kind)
            .with("from", from)
            .with("to", to)
            .with("expression", format!("{{{{ {} | padded }}}}", figure.name))
            .related("figure", figure.place)
    }
}

/// `đạt 04/25 chỉ tiêu, đạt tỷ lệ 17%`: the rate is that of the two numbers before it.
fn check_rates(prose: &Prose<'_>, clause: Range<usize>, findings: &mut Findings) {
    const REACH: usize = 8;
    let scan = &prose.scan;
    for at in clause.clone() {
        let fraction = scan.number(at).zip(scan.number(at + 2)).filter(|_| {
            scan.is_mark(at + 1, '/')
                && scan.is_joined(at + 1)
                && scan.is_joined(at + 2)
                && !scan.is_mark(at + 3, '/')
        });
        let Some((part, whole)) = fraction.filter(|(part, whole)| part <= whole && *whole > 0) else {
            continue;
        };
        let is_date = scan.word(at.wrapping_sub(1)) == "ngày" || scan.word(at.wrapping_sub(1)) == "tháng";
        let end = clause.end.min(at + 3 + REACH);
        let rate = (at + 3..end).find(|one| scan.word(*one) == "tỷ" || scan.word(*one) == "tỉ");
        let Some(rate) = rate.filter(|rate| !is_date && scan.word(rate + 1) == "lệ") else { continue };
        let Some((typed, last)) = percent_at(scan, rate + 2) else { continue };
        let Some(expected) = crate::text::rate(part, whole) else { continue };
        if !rounds_to(part, whole, &typed) {
            let range = scan.range(rate + 2, last);
            let finding = prose.finding(Code::RateDisagrees, range).with("written", typed + "%");
            findings.push(finding.with("part", part).with("whole", whole).with("rate", expected));
        }
    }
}

/// `38`, `38,33` before `%`, and the last token.
fn percent_at(scan: &Scan<'_>, at: usize) -> Option<(String, usize)> {
    scan.number(at)?;
    if scan.is_mark(at + 1, '%') {
        return Some((scan.written(at).to_owned(), at + 1));
    }
    let is_decimal = scan.is_mark(at + 1, ',') && scan.is_joined(at + 1) && scan.is_joined(at + 2);
    scan.number(at + 2).filter(|_| is_decimal && scan.is_mark(at + 3, '%'))?;
    Some((format!("{},{}", scan.written(at), scan.written(at + 2)), at + 3))
}

/// Whether a rate, with as many decimals as it has, is the part of the whole, rounded or cut.
fn rounds_to(part: u64, whole: u64, typed: &str) -> bool {
    let decimals = typed.split_once(',').map_or(0, |(_, decimals)| decimals.len());
    let (Ok(typed), Ok(places)) = (typed.replace(',', ".").parse::<f64>(), i32::try_from(decimals)) else {
        return true;
    };
    #[expect(clippy::cast_precision_loss, reason = "counts are below a billion")]
    let exact = part as f64 * 100.0 / whole as f64;
    (typed - exact).abs() < 10f64.powi(-places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<(Amount, Measure)> {
        let scan = Scan::new(text);
        let all = scan.clauses().into_iter().flat_map(|clause| typed_in(&scan, clause));
        all.map(|typed| (typed.amount, typed.measure)).collect()
    }

    #[test]
    fn amounts_that_count_a_measure_are_read() {
        use Amount::{Between, Exactly};
        for (text, expected) in [
            ("kết nạp từ 09 - 11 đảng viên", (Between(9, 11), Measure::Admissions)),
            ("Phấn đấu kết nạp 12 đảng viên mới", (Exactly(12), Measure::Admissions)),
            ("kết nạp từ 9 đến 11 quần chúng", (Between(9, 11), Measure::Admissions)),
            (
                "cử 05 quần chúng ưu tú dự lớp bồi dưỡng nhận thức về Đảng",
                (Exactly(5), Measure::AwarenessClass),
            ),
            (
                "4 đảng viên dự bị tham gia lớp bồi dưỡng đảng viên mới",
                (Exactly(4), Measure::NewMembersClass),
            ),
            ("mỗi năm giới thiệu 16 đoàn viên", (Exactly(16), Measure::PutForward)),
        ] {
            assert_eq!(typed(text), [expected], "{text}");
        }
    }

    #[test]
    fn other_amounts_are_left() {
        for text in [
            "từ đủ 18 tuổi trở lên",
            "100% đảng viên dự bị",
            "phân công 02 đảng viên chính thức giúp đỡ người được kết nạp",
            "sau khi kết nạp, chi bộ giao việc cho 3 đảng viên",
            "đạt 04/25 chỉ tiêu kết nạp",
            "kết nạp {{ quota.admissions.target }} đảng viên",
        ] {
            assert_eq!(typed(text), [], "{text}");
        }
    }

    #[test]
    fn rates_may_be_rounded_or_cut() {
        assert!(
            rounds_to(4, 25, "16")
                && rounds_to(1, 3, "33,33")
                && rounds_to(2, 3, "66,6")
                && rounds_to(2, 3, "67")
        );
        assert!(!rounds_to(4, 25, "17") && !rounds_to(15, 25, "6"));
    }
}
