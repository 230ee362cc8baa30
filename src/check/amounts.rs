//! Amounts typed in prose that count a measure: `kết nạp từ 09 - 11 đảng viên`.

use std::ops::Range;

use crate::model::{Amount, Measure};
use crate::text::{Scan, TokenKind, count_in_words};

/// An amount in prose with the measure that it counts.
pub(super) struct Typed<'m> {
    pub(super) amount: Amount,
    /// The id of the measure.
    pub(super) measure: &'m str,
    /// The name of a measure that the data declare.
    pub(super) name: Option<Range<usize>>,
    /// Its first and its last token.
    pub(super) first: usize,
    pub(super) last: usize,
    /// Whether it leaves open how many there will be: `khoảng 25`, `trên 20`.
    pub(super) is_loose: bool,
    /// Whether it is written in words: `hai mươi lăm`.
    pub(super) is_in_words: bool,
    /// Of a part in the list of a whole's parts, the first token of the sentence: `…, trong đó quý I 05 đồng chí`.
    pub(super) listed_in: Option<usize>,
}

/// The nouns for the people counted.
pub(super) const COUNTED: &[&str] =
    &["đảng viên", "quần chúng", "người", "đồng chí", "đoàn viên", "hội viên", "thanh niên", "đ / c"];

/// Words that may be between a verb and its amount.
const BETWEEN: &[&str] = &[
    "từ", "ít", "nhất", "khoảng", "được", "mới", "tối", "thiểu", "đạt", "là", "tổng", "số", "trên", "hơn",
    "gần", "phấn", "đấu", "mỗi", "năm", "hằng", "hàng", "cho", "đảng", "viên", "quần", "chúng", "ưu", "tú",
    "toàn", "xã", "bộ", "của", "đủ", "thêm", "cả", "đoàn", "hội", "quá",
];

/// Words before an amount that leave it open.
const LOOSE: &[&str] = &["khoảng", "trên", "hơn", "gần", "quá", "chừng"];

/// The largest number of tokens between a verb and its amount.
const REACH: usize = 10;

/// All amounts of a clause that count a measure.
pub(super) fn typed_in(scan: &Scan<'_>, clause: Range<usize>) -> Vec<Typed<'static>> {
    let mut found = Vec::new();
    let mut at = clause.start;
    while at < clause.end {
        let in_figures = amount_at(scan, at);
        let is_in_words = in_figures.is_none();
        let typed = in_figures.or_else(|| counted_in_words(scan, at));
        let Some((amount, last)) = typed.filter(|(_, last)| *last < clause.end) else {
            at += 1;
            continue;
        };
        let after = after_words(scan, last + 1);
        let noun = COUNTED.iter().map(|noun| scan.phrase(after, noun)).find(|length| *length > 0);
        let of = |length: usize| measure(scan, &clause, at..after + length);
        let counted = noun.and_then(of);
        // In figures, a count that goes on with another's verb, or has no noun, may be one.
        let going_on = || going_on(scan, &clause, at, noun, after).filter(|_| !is_in_words);
        let listed = || listed(scan, &clause, at, noun.is_some(), after).filter(|_| !is_in_words);
        let listed = if counted.is_none() { listed() } else { None };
        let is_open = LOOSE.contains(&scan.word(at.wrapping_sub(1))) || scan.has_any(&clause, &["trở lên"]);
        let (name, first) = (None, at);
        if let Some((measure, sentence)) = listed {
            let (is_loose, listed_in) = (is_open, Some(sentence));
            found.push(Typed { amount, measure, name, first, last, is_loose, is_in_words, listed_in });
        } else if let Some(measure) = counted.or_else(going_on) {
            let (is_loose, listed_in) = (is_open || counted.is_none(), None);
            found.push(Typed { amount, measure, name, first, last, is_loose, is_in_words, listed_in });
        }
        at = last + 1;
    }
    found
}

/// Behind the amount in words: `25 (hai mươi lăm) đảng viên`.
fn after_words(scan: &Scan<'_>, at: usize) -> usize {
    const LONGEST: usize = 8;
    if !scan.is_mark(at, '(') {
        return at;
    }
    (at + 1..at + LONGEST).find(|close| scan.is_mark(*close, ')')).map_or(at, |close| close + 1)
}

/// A count in words that may count people. `một` is an article as well and `năm` a year, and `không` is no count of
/// people.
fn counted_in_words(scan: &Scan<'_>, at: usize) -> Option<(Amount, usize)> {
    let (amount, last) = worded_at(scan, at)?;
    let is_other_word = at == last && matches!(scan.word(at), "một" | "năm" | "không");
    (!is_other_word).then_some((amount, last))
}

/// `hai mươi lăm`, `chín đến mười một`, `chín - mười một`.
pub(super) fn worded_at(scan: &Scan<'_>, at: usize) -> Option<(Amount, usize)> {
    let (from, last) = count_in_words(scan, at)?;
    let to = count_in_words(scan, last + 2).filter(|(to, _)| is_range(scan, last + 1) && *to > from);
    Some(to.map_or((Amount::Exactly(from), last), |(to, last)| (Amount::Between(from, to), last)))
}

/// Whether a token says `from … to …`.
fn is_range(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_mark(at, '-') || scan.is_mark(at, '–') || scan.word(at) == "đến"
}

/// `9`, `09 - 11`.
pub(super) fn amount_at(scan: &Scan<'_>, at: usize) -> Option<(Amount, usize)> {
    let from = scan.number(at)?;
    let is_part = at > 0 && scan.is_joined(at) && !scan.is_mark(at - 1, '(');
    let goes_on =
        matches!(scan.kind(at + 1), Some(TokenKind::Mark('/' | '.' | ',' | '%'))) && scan.is_joined(at + 1);
    let goes_on = goes_on && (scan.kind(at + 2) == Some(TokenKind::Number) || scan.is_mark(at + 1, '%'));
    if is_part || goes_on {
        return None;
    }
    match scan.number(at + 2).filter(|to| is_range(scan, at + 1) && *to > from) {
        Some(to) => Some((Amount::Between(from, to), at + 2)),
        None => Some((Amount::Exactly(from), at)),
    }
}

/// The words between a verb and a count that goes on with it: `kết nạp 04 đảng viên, quý III` before `03 đảng viên`.
const GOING_ON: &[&str] =
    &["quý", "i", "ii", "iii", "iv", "và", "còn", "kết", "nạp", "giới", "thiệu", "thì", "là"];

/// The measure of a count that has no verb or no noun of its own: `kết nạp 04 đảng viên, quý III 03`, `kết nạp 3 - 5.`
fn going_on(
    scan: &Scan<'_>,
    clause: &Range<usize>,
    first: usize,
    noun: Option<usize>,
    after: usize,
) -> Option<&'static str> {
    const LONGEST: usize = 40;
    let has_noun = noun.is_some();
    let is_end = after >= clause.end || matches!(scan.kind(after), Some(TokenKind::Mark(',' | ')')));
    let is_of_part = first >= 2 && scan.word(first - 2) == "quý";
    let is_mark = |at: usize| matches!(scan.kind(at), Some(TokenKind::Mark('-' | '–' | ',')));
    let is_between = |at: usize| {
        let word = scan.word(at);
        BETWEEN.contains(&word)
            || GOING_ON.contains(&word)
            || scan.kind(at) == Some(TokenKind::Number)
            || is_mark(at)
            || COUNTED.iter().any(|noun| noun.split(' ').any(|part| part == word))
    };
    let measure = |verb: &str, measure: &'static str| {
        let start =
            (clause.start..first).rev().find(|at| scan.phrase(*at, verb) > 0)? + verb.split(' ').count();
        let is_near = first - start <= LONGEST && (start..first).all(is_between);
        let is_direct = !(start..first).any(|at| is_mark(at) || scan.kind(at) == Some(TokenKind::Number));
        let is_meant = if is_direct { is_end && !has_noun } else { is_of_part && (has_noun || is_end) };
        (is_near && is_meant).then_some(measure)
    };
    measure("kết nạp", Measure::ADMISSIONS).or_else(|| measure("giới thiệu", Measure::PUT_FORWARD))
}

/// The measure of a period's part in the list of a whole's parts, and the first token of the sentence: `kết nạp 25 đảng viên,
/// trong đó: quý I 05 đồng chí; quý II 08`.
fn listed(
    scan: &Scan<'_>,
    clause: &Range<usize>,
    first: usize,
    has_noun: bool,
    after: usize,
) -> Option<(&'static str, usize)> {
    const LONGEST: usize = 80;
    let is_stop = |at: &usize| {
        matches!(scan.kind(*at), Some(TokenKind::Mark('.' | '?' | '!'))) && !scan.is_joined(at + 1)
    };
    let start = (first.saturating_sub(LONGEST)..first).rev().find(is_stop).map_or(0, |stop| stop + 1);
    let is_end = after >= clause.end || matches!(scan.kind(after), Some(TokenKind::Mark(',' | ')' | ';')));
    let is_last = is_end || matches!(scan.word(after), "và" | "còn");
    let is_of_part = part_before(scan, first).is_some_and(|part| part >= start);
    if first - start > LONGEST || !is_of_part || !(has_noun || is_last) {
        return None;
    }
    let list = ["trong đó", "gồm", "cụ thể", "chia ra"]
        .iter()
        .filter_map(|lead| scan.find(start..first, lead))
        .min()?;
    let measure = |verb: &str, measure: &'static str| {
        let verb = scan.find(start..list, verb)? + verb.split(' ').count();
        let is_counted = |at: usize| {
            matches!(scan.kind(at), Some(TokenKind::Number | TokenKind::Expression))
                && COUNTED.iter().any(|noun| scan.phrase(at + 1, noun) > 0)
        };
        (verb..list).any(is_counted).then_some((measure, start))
    };
    // Another verb in the list counts something else.
    let is_other = scan.has_any(&(list..first), &["giới thiệu", "kết nạp", "công nhận", "cử"]);
    let found =
        measure("kết nạp", Measure::ADMISSIONS).or_else(|| measure("giới thiệu", Measure::PUT_FORWARD));
    found.filter(|_| !is_other)
}

/// The first token of the quarter or half year that is named right before a token: `quý II: `, `6 tháng đầu năm là `, `quý III kết
/// nạp `.
pub(super) fn part_before(scan: &Scan<'_>, at: usize) -> Option<usize> {
    const REACH: usize = 6;
    const LINKS: &[&str] =
        &["là", "có", "đạt", "kết", "nạp", "giới", "thiệu", "phấn", "đấu", "được", "sẽ", "dự", "kiến"];
    let is_link = |at: usize| {
        matches!(scan.kind(at), Some(TokenKind::Mark(':' | '-' | '–' | '(')))
            || LINKS.contains(&scan.word(at))
    };
    let end = (at.saturating_sub(REACH)..at).rev().find(|at| !is_link(*at))? + 1;
    let is_quarter = |start: &usize| scan.word(*start) == "quý";
    let quarter = end.checked_sub(2).filter(is_quarter);
    // `quý III và quý IV kết nạp 21 đảng viên` is of both.
    let is_of_two = |start: usize| {
        let is_joint = |at: usize| scan.word(at) == "và" || scan.is_mark(at, ',') || scan.is_mark(at, '-');
        start >= 3 && is_joint(start - 1) && scan.word(start - 3) == "quý"
    };
    if quarter.is_some_and(is_of_two) {
        return None;
    }
    quarter.or_else(|| {
        let start = end.checked_sub(if scan.word(end - 1) == "năm" { 4 } else { 3 })?;
        let is_half = scan.word(start + 1) == "tháng" && matches!(scan.word(start + 2), "đầu" | "cuối");
        (is_half && scan.number(start) == Some(6)).then_some(start)
    })
}

/// The measure that an amount counts; `amount` is the range of tokens from its first to the end of the counted
/// people.
fn measure(scan: &Scan<'_>, clause: &Range<usize>, amount: Range<usize>) -> Option<&'static str> {
    let Range { start: first, end: after } = amount;
    let next = (after..clause.end).find(|at| scan.kind(*at) == Some(TokenKind::Number)).unwrap_or(clause.end);
    let rest = after..next;
    if scan.has_any(&rest, &["lớp bồi dưỡng nhận thức", "lớp nhận thức", "lớp bồi dưỡng kết nạp"])
    {
        return Some(Measure::AWARENESS_CLASS);
    }
    if scan.has_any(&rest, &["lớp bồi dưỡng đảng viên mới", "lớp đảng viên mới"]) {
        return Some(Measure::NEW_MEMBERS_CLASS);
    }
    let is_verb = |verb: &str| {
        let words = verb.split(' ').count();
        let start = (clause.start..first).rev().find(|at| scan.phrase(*at, verb) > 0);
        start.is_some_and(|start| {
            let mut between = start + words..first;
            let is_year = |at: usize| scan.word(at - 1) == "năm" && scan.written(at).len() == 4;
            between.len() <= REACH && between.all(|at| BETWEEN.contains(&scan.word(at)) || is_year(at))
        })
    };
    if is_verb("kết nạp") {
        Some(Measure::ADMISSIONS)
    } else if is_verb("giới thiệu") {
        Some(Measure::PUT_FORWARD)
    } else if is_verb("công nhận chính thức") || is_verb("chuyển đảng chính thức") {
        Some(Measure::CONFIRMATION)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<(Amount, &'static str)> {
        let scan = Scan::new(text);
        let all = scan.clauses().into_iter().flat_map(|clause| typed_in(&scan, clause));
        all.map(|typed| (typed.amount, typed.measure)).collect()
    }

    #[test]
    fn amounts_that_count_a_measure_are_read() {
        use Amount::{Between, Exactly};
        for (text, expected) in [
            ("kết nạp từ 09 - 11 đảng viên", (Between(9, 11), Measure::ADMISSIONS)),
            ("Phấn đấu kết nạp 12 đảng viên mới", (Exactly(12), Measure::ADMISSIONS)),
            ("kết nạp từ 9 đến 11 quần chúng", (Between(9, 11), Measure::ADMISSIONS)),
            (
                "cử 05 quần chúng ưu tú dự lớp bồi dưỡng nhận thức về Đảng",
                (Exactly(5), Measure::AWARENESS_CLASS),
            ),
            (
                "4 đảng viên dự bị tham gia lớp bồi dưỡng đảng viên mới",
                (Exactly(4), Measure::NEW_MEMBERS_CLASS),
            ),
            ("mỗi năm giới thiệu 16 đoàn viên", (Exactly(16), Measure::PUT_FORWARD)),
            ("Chỉ tiêu kết nạp đảng viên năm 2026 là 30 đồng chí", (Exactly(30), Measure::ADMISSIONS)),
            ("kết nạp 25 (hai mươi lăm) đảng viên", (Exactly(25), Measure::ADMISSIONS)),
            ("công nhận chính thức cho 12 đảng viên dự bị", (Exactly(12), Measure::CONFIRMATION)),
            ("phấn đấu kết nạp hai mươi lăm đảng viên", (Exactly(25), Measure::ADMISSIONS)),
            ("kết nạp từ chín đến mười một đảng viên", (Between(9, 11), Measure::ADMISSIONS)),
            ("giới thiệu hai mươi lăm (25) quần chúng", (Exactly(25), Measure::PUT_FORWARD)),
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
            "kết nạp đảng viên, phân công 02 đảng viên giúp đỡ",
            "thủ tục kết nạp theo Hướng dẫn số 06-HD/TW, 100 đảng viên",
            "kết nạp {{ quota.admissions.target }} đảng viên",
            "trong năm đảng viên được kết nạp",
            "kết nạp một đảng viên",
            "không kết nạp không đảng viên nào",
        ] {
            assert_eq!(typed(text), [], "{text}");
        }
    }
}
