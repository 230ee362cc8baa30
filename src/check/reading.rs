//! The meaning of a clause with a figure: whether it is about the whole, a period or a unit; of which year; of a
//! result or of a target.

use std::cell::OnceCell;
use std::ops::Range;

use super::amounts::{self, COUNTED};
use super::prose::{Prose, Topic};
use crate::model::{DocumentType, Period};
use crate::text::{Scan, TokenKind};

/// The subject of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About<'a> {
    /// A quota as a whole.
    Whole,
    /// A part of a year.
    Part(PartOfYear),
    /// All up to the end of a part of a year.
    Until(PartOfYear),
    /// A unit or organisation, by its name.
    Unit(&'a str),
}

/// A part of a year, whichever year it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartOfYear {
    Quarter(u8),
    Half(u8),
}

impl PartOfYear {
    /// The part of its year that a period is.
    fn from_period(period: Period) -> Option<Self> {
        match period {
            Period::Quarter(_, quarter) => Some(Self::Quarter(quarter)),
            Period::Half(_, half) => Some(Self::Half(half)),
            // Texts name nine months, months and weeks in ways of their own.
            Period::NineMonths(_)
            | Period::Month(..)
            | Period::Week(..)
            | Period::EachYear
            | Period::Year(_)
            | Period::Years(..) => None,
        }
    }

    /// Whether a period is this part of its year.
    pub(super) fn is(self, period: Period) -> bool {
        Self::from_period(period) == Some(self)
    }
}

/// Words that make a clause one about a part that is not in the data.
const OF_A_PART: &[&str] = &[
    "riêng",
    "thêm",
    "mỗi chi bộ",
    "từng chi bộ",
    "một số chi bộ",
    "mỗi đơn vị",
    "mỗi đảng viên",
    "nữ",
    "dân tộc",
    "tôn giáo",
    "có đạo",
    "giáo dân",
    "tuổi",
    "doanh nghiệp",
    "công an",
    "quân sự",
    "đợt",
    "còn lại",
    "còn thiếu",
    "so với",
    "thôn",
    "xóm",
    "ấp",
    "tổ dân phố",
    "khu phố",
    "khu dân cư",
    "trạm",
    "trường",
    "hội nông dân",
    "hội phụ nữ",
    "hội liên hiệp",
    "hội lhpn",
    "hội ccb",
    "hội cựu",
    "hội người",
    "đoàn thanh niên",
    "đoàn xã",
    "đoàn tncs",
    "công đoàn",
    "nửa",
    "năm sau",
    "năm tới",
];

/// Words that make it one about all up to the end of a period.
const CUMULATIVE: &[&str] =
    &["đến hết", "hết quý", "hết 6 tháng", "hết 06 tháng", "lũy kế", "luỹ kế", "cộng dồn"];

/// Words that make it one about several years at once.
const OF_YEARS: &[&str] = &["giai đoạn", "nhiệm kỳ", "5 năm", "05 năm", "các năm"];

/// Words that make it one about every year.
const OF_EACH_YEAR: &[&str] = &["mỗi năm", "hằng năm", "hàng năm", "bình quân"];

/// Words that make it one about the past, or about another year than the document's.
const OF_THE_PAST: &[&str] = &[
    "đã",
    "kết quả",
    "thực hiện được",
    "năm trước",
    "năm ngoái",
    "năm qua",
    "thời gian qua",
    "những năm",
    "cùng kỳ",
    "tính đến",
    "đến nay",
    "bình quân",
];

/// Words by which it promises.
const OF_A_PROMISE: &[&str] = &[
    "phấn đấu",
    "chỉ tiêu",
    "mục tiêu",
    "toàn đảng bộ",
    "toàn xã",
    "giao",
    "hoàn thành",
    "đề ra",
    "dự kiến",
    "sẽ",
    "kế hoạch",
    "ít nhất",
    "tối thiểu",
    "trở lên",
    "yêu cầu",
    "nhiệm vụ",
];

/// A clause with the text before it in its sentence, and the headings and items above its text.
pub(super) struct ClauseReading<'p, 's> {
    pub(super) prose: &'p Prose<'s>,
    clause: Range<usize>,
    /// The first token of the amount.
    amount: usize,
    /// The part of the clause, between commas, that contains the amount.
    phrase: Range<usize>,
    /// The beginning of the sentence before a colon: `Quý II:`.
    before: Range<usize>,
    /// The name of the measure, where it is one of the data.
    name: Option<Range<usize>>,
    above: OnceCell<Vec<Scan<'s>>>,
}

impl<'p, 's> ClauseReading<'p, 's> {
    /// The reading of an amount in a clause of a text, by its first token.
    pub(super) fn new(prose: &'p Prose<'s>, clause: Range<usize>, amount: usize) -> Self {
        let scan = &prose.scan;
        let is_comma =
            |at: &usize| (scan.is_mark(*at, ',') || scan.is_mark(*at, ';')) && !scan.is_joined(at + 1);
        let from = (clause.start..amount).rev().find(is_comma).map_or(clause.start, |comma| comma + 1);
        let phrase = from..(amount..clause.end).find(is_comma).unwrap_or(clause.end);
        let is_stop = |at: &usize| matches!(scan.kind(*at), Some(TokenKind::Mark('.' | '?' | '!')));
        let is_end = |at: &usize| is_stop(at) && !scan.is_joined(at + 1);
        let start = (0..clause.start).rev().find(is_end).map_or(0, |end| end + 1);
        let colon = (start..clause.start).rev().find(|at| scan.is_mark(*at, ':'));
        let before = colon.map_or(start..start, |colon| start..colon);
        Self { prose, clause, amount, phrase, before, name: None, above: OnceCell::new() }
    }

    /// The same, where some tokens are the name of a measure, whose words say nothing else: `thu nhập bình quân`.
    #[must_use]
    pub(super) fn with_name(self, name: Option<Range<usize>>) -> Self {
        Self { name, ..self }
    }

    /// Whether some tokens, but for the name of a measure, contain one of several phrases.
    fn hears(&self, within: &Range<usize>, words: &[&str]) -> bool {
        let scan = &self.prose.scan;
        let Some(name) = &self.name else { return scan.has_any(within, words) };
        scan.has_any(&(within.start..within.end.min(name.start)), words)
            || scan.has_any(&(within.start.max(name.end)..within.end), words)
    }

    /// The tokens of the headings and items above the text, the nearest last.
    fn above(&self) -> &[Scan<'s>] {
        let leads = &self.prose.context.leads;
        self.above.get_or_init(|| leads.iter().map(|lead| Scan::new(lead.written())).collect())
    }

    /// Whether the sentence contains one of several phrases.
    fn says(&self, words: &[&str]) -> bool {
        self.hears(&self.clause, words) || self.hears(&self.before, words)
    }

    /// The clause up to the end of the amount's phrase: what follows is not about the amount (`…, trong đó quý II 04`).
    fn heard(&self) -> Range<usize> {
        self.clause.start..self.phrase.end
    }

    /// Whether the sentence up to the end of the amount's phrase, or a heading or item above it, contains one of
    /// several phrases.
    fn says_or_is_under(&self, words: &[&str]) -> bool {
        let is_heard = self.hears(&self.heard(), words) || self.hears(&self.before, words);
        is_heard || self.is_under(words)
    }

    fn is_under(&self, words: &[&str]) -> bool {
        self.above().iter().any(|lead| lead.has_any(&all(lead), words))
    }

    /// The subject of the clause; none if it is ambiguous. `units` are the names of all units.
    pub(super) fn about<'a>(&self, units: impl Iterator<Item = &'a str>) -> Option<About<'a>> {
        let parts = self.parts();
        let named = self.unit(units);
        match (parts.as_slice(), named) {
            ([], NamedUnits::One(unit)) => {
                (!self.says(&["trong đó", "quý", "tháng"])).then_some(About::Unit(unit))
            }
            ([part], NamedUnits::None) => {
                let is_of_month = matches!(part, PartOfYear::Quarter(_))
                    && self.says(&["tháng"])
                    && self.part_before().is_none();
                let about = if self.is_cumulative() { About::Until(*part) } else { About::Part(*part) };
                (!self.is_of_some() && !is_of_month).then_some(about)
            }
            ([], NamedUnits::None) => {
                let is_whole = !self.is_of_some() && !self.names_other_part();
                let is_all = self.says(&["toàn đảng bộ", "toàn xã"]) || !self.says_or_is_under(&["chi bộ"]);
                (is_whole && is_all).then_some(About::Whole)
            }
            _ => None,
        }
    }

    /// Whether it is about all up to the end of the period that it names.
    fn is_cumulative(&self) -> bool {
        let scan = &self.prose.scan;
        [self.heard(), self.before.clone()].iter().any(|range| scan.has_any(range, CUMULATIVE))
    }

    /// Whether it is about a part of the whole, other than a period.
    fn is_of_some(&self) -> bool {
        self.says_or_is_under(OF_A_PART) || self.says_or_is_under(&["trong đó"]) && !self.is_listed()
    }

    /// Whether the period that it is about is one of a list: `trong đó quý I 05 đồng chí`.
    fn is_listed(&self) -> bool {
        let scan = &self.prose.scan;
        let is_led = |start| scan.find(self.clause.start..start, "trong đó").is_some();
        self.part_before().is_some_and(is_led)
    }

    /// The first token of the period that is named right before the amount, in its phrase.
    fn part_before(&self) -> Option<usize> {
        let start = amounts::part_before(&self.prose.scan, self.amount)?;
        (start >= self.phrase.start).then_some(start)
    }

    /// Whether it names quarters or months, unless the amount's own phrase is about the year.
    fn names_other_part(&self) -> bool {
        !self.is_of_year() && self.says_or_is_under(&["quý", "tháng"])
    }

    /// Whether the amount's own phrase names the whole year.
    fn is_of_year(&self) -> bool {
        let scan = &self.prose.scan;
        scan.has_any(&self.phrase, &["cả năm", "trong năm"])
            || !years_in(scan, self.phrase.clone()).is_empty()
    }

    /// The parts of a year that the nearest of phrase, sentence, period and leads names.
    fn parts(&self) -> Vec<PartOfYear> {
        let scan = &self.prose.scan;
        // `quý III 09 và quý IV 10`
        let next = parts_in(scan, self.part_before().unwrap_or(self.amount)..self.amount);
        if !next.is_empty() {
            return next;
        }
        let own = parts_in(scan, self.phrase.clone());
        if !own.is_empty() || self.is_of_year() {
            return own;
        }
        let before = [self.clause.start..self.phrase.start, self.before.clone()];
        let before = before.into_iter().map(|range| parts_in(scan, range)).find(|parts| !parts.is_empty());
        if let Some(before) = before {
            return before;
        }
        if let Some(part) = self.prose.context.period.and_then(PartOfYear::from_period) {
            return vec![part];
        }
        let above = self.above().iter().rev().map(|lead| parts_in(lead, all(lead)));
        above.into_iter().find(|parts| !parts.is_empty()).unwrap_or_default()
    }

    fn unit<'a>(&self, units: impl Iterator<Item = &'a str>) -> NamedUnits<'a> {
        let mut named = NamedUnits::None;
        for unit in units {
            let lower = unit.to_lowercase();
            let is_named =
                self.says(&[&lower]) || self.above().iter().any(|lead| lead.has_any(&all(lead), &[&lower]));
            named = match named {
                _ if !is_named => named,
                NamedUnits::None => NamedUnits::One(unit),
                NamedUnits::One(other) if other == unit => named,
                NamedUnits::One(_) | NamedUnits::Several => NamedUnits::Several,
            };
        }
        named
    }

    /// The unit that the amount's own phrase names, where the clause names several: `Thôn 1 kết nạp 4 đảng viên, Thôn 2 kết
    /// nạp 5`.
    pub(super) fn unit_of_phrase<'a>(&self, units: impl Iterator<Item = &'a str>) -> Option<About<'a>> {
        let scan = &self.prose.scan;
        let mut named = units.filter(|unit| scan.has_any(&self.phrase, &[&unit.to_lowercase()]));
        let unit = named.next()?;
        let is_one = named.all(|other| other == unit);
        let is_of_part = self.says(&["trong đó", "quý", "tháng"]);
        (is_one && !is_of_part).then_some(About::Unit(unit))
    }

    /// Whether it is about the past.
    pub(super) fn is_past(&self) -> bool {
        let scan = &self.prose.scan;
        // `được` of a result, and not `chỉ tiêu được giao`.
        let is_reached =
            |at: &usize| scan.word(*at) == "được" && !matches!(scan.word(at + 1), "giao" | "phân");
        self.says(OF_THE_PAST)
            || (self.prose.context.topic == Topic::Past && !self.says(&["phấn đấu", "chỉ tiêu", "giao"]))
            || self.clause.clone().any(|at| is_reached(&at))
            || self.above().iter().any(|lead| lead.has_any(&all(lead), OF_THE_PAST))
    }

    /// Whether it is about a target. In a report only explicit words count.
    pub(super) fn is_promise(&self, document_type: &DocumentType) -> bool {
        self.says(OF_A_PROMISE)
            || self.prose.context.topic == Topic::Target
            || (!document_type.is_report && (self.names_year() || self.is_under(OF_A_PROMISE)))
    }

    /// Whether it says that an amount is allotted.
    pub(super) fn is_allotted(&self) -> bool {
        self.says(&["chỉ tiêu", "giao", "phấn đấu"])
    }

    /// Whether a unit does what is counted, and all of those are counted: `Chi bộ Thôn Hạ kết nạp 03 đảng viên.` `last` is the
    /// last token of the amount.
    pub(super) fn is_done_by(&self, unit: &str, last: usize) -> bool {
        const VERBS: &[&str] = &["kết", "nạp", "giới", "thiệu", "phấn", "đấu", "sẽ", "dự", "kiến"];
        let scan = &self.prose.scan;
        let lower = unit.to_lowercase();
        let verb = scan.find(self.phrase.start..self.amount, &lower).map(|at| at + scan.phrase(at, &lower));
        let is_direct = |verb: usize| (verb..self.amount).all(|at| VERBS.contains(&scan.word(at)));
        let noun = COUNTED.iter().map(|noun| scan.phrase(last + 1, noun)).max().unwrap_or(0);
        let end = last + 1 + noun + scan.phrase(last + 1 + noun, "mới");
        verb.is_some_and(|verb| verb < self.amount && is_direct(verb)) && noun > 0 && end >= self.phrase.end
    }

    fn names_year(&self) -> bool {
        self.says(OF_EACH_YEAR)
            || !years_in(&self.prose.scan, self.clause.clone()).is_empty()
            || self.says(&["trong năm"])
    }

    /// Whether it gives a lower bound: `ít nhất`, `trở lên`.
    pub(super) fn says_least(&self) -> bool {
        self.prose.scan.has_any(&self.clause, &["ít nhất", "tối thiểu", "trở lên", "không dưới"])
    }

    /// Whether it names the year of a period, and no other.
    pub(super) fn names_year_of(&self, period: Period) -> bool {
        let years = self.years();
        !years.is_empty() && years.iter().all(|year| Some(*year) == period.year())
    }

    /// Whether nothing in it names another time than the figure's.
    pub(super) fn is_of_time(&self, period: Period) -> bool {
        let is_each = self.says(OF_EACH_YEAR);
        let is_long = self.says(OF_YEARS);
        let years = self.years();
        match period {
            Period::EachYear => is_each || (!is_long && years.is_empty()),
            Period::Years(first, last) => {
                is_long && !is_each && years.iter().all(|year| (first..=last).contains(year))
            }
            part => !is_each && !is_long && years.iter().all(|year| Some(*year) == part.year()),
        }
    }

    /// The years that the nearest of phrase, clause, sentence and leads names.
    fn years(&self) -> Vec<u16> {
        let scan = &self.prose.scan;
        let own = [&self.phrase, &self.clause, &self.before].map(|range| years_in(scan, range.clone()));
        let above = self.above().iter().rev().map(|lead| years_in(lead, all(lead)));
        own.into_iter().chain(above).find(|years| !years.is_empty()).unwrap_or_default()
    }
}

/// The units that a text names.
enum NamedUnits<'a> {
    None,
    One(&'a str),
    Several,
}

fn all(scan: &Scan<'_>) -> Range<usize> {
    0..scan.tokens().len()
}

/// `năm 2026`, `quý II/2026`, `2023 - 2025`.
fn years_in(scan: &Scan<'_>, range: Range<usize>) -> Vec<u16> {
    let year = |at: usize| {
        let year = scan.number(at).filter(|_| scan.written(at).len() == 4)?;
        let follows = scan.word(at.wrapping_sub(1));
        let is_named = matches!(follows, "năm" | "đoạn" | "kỳ" | "khóa" | "khoá");
        let is_of_part = scan.is_mark(at.wrapping_sub(1), '/') && is_part_before(scan, at);
        let is_last = scan.is_mark(at.wrapping_sub(1), '-') && scan.written(at.wrapping_sub(2)).len() == 4;
        u16::try_from(year)
            .ok()
            .filter(|year| (1930..2200).contains(year) && (is_named || is_of_part || is_last))
    };
    range.filter_map(year).collect()
}

/// Whether `quý II/` or `tháng 6/` is before a token.
fn is_part_before(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.word(at.wrapping_sub(3)), "quý" | "tháng")
}

/// The quarters and halves that a text names, each once.
fn parts_in(scan: &Scan<'_>, range: Range<usize>) -> Vec<PartOfYear> {
    let mut parts: Vec<PartOfYear> = Vec::new();
    for at in range {
        let quarter = Some(at).filter(|at| scan.word(*at) == "quý").and_then(|at| quarter(scan, at + 1));
        let named = quarter.map(PartOfYear::Quarter).or_else(|| half(scan, at).map(PartOfYear::Half));
        parts.extend(named.filter(|part| !parts.contains(part)));
    }
    parts
}

fn quarter(scan: &Scan<'_>, at: usize) -> Option<u8> {
    let numerals = ["i", "ii", "iii", "iv"];
    let roman = numerals.iter().position(|numeral| *numeral == scan.word(at));
    let number =
        roman.and_then(|at| u8::try_from(at + 1).ok()).or_else(|| u8::try_from(scan.number(at)?).ok());
    number.filter(|number| (1..=4).contains(number))
}

/// `6 tháng đầu năm`, `06 tháng cuối năm`.
fn half(scan: &Scan<'_>, at: usize) -> Option<u8> {
    let is_six = scan.number(at) == Some(6) || scan.word(at) == "sáu";
    if !is_six || scan.word(at + 1) != "tháng" {
        return None;
    }
    match scan.word(at + 2) {
        "đầu" => Some(1),
        "cuối" => Some(2),
        _ => None,
    }
}
