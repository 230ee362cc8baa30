//! Targets of measures that the data declare, as sentences and tables state them right behind the measure's name: bounds,
//! changes against an earlier result, statements. What `targets` finds of plain numbers is not found again.

use std::ops::Range;

use super::bounds::StatedBound;
use super::measured::{TypedNumbers, number_at, spaced};
use super::promised::with_target;
use super::prose::{Facts, Prose, Topic};
use crate::diag::{Code, Finding, Findings};
use crate::model::{
    Amount, BodyNode, ChangeBase, ChangeStep, Direction, Document, GridCell, NumberFormat, Period, ProseCell,
    ProseGrid, ProseRow, ProseTable, Quota, QuotaSet, Statement, TableData, Target, TemplateText,
};
use crate::source::Place;
use crate::text::{self, Scan, TokenKind};

/// Words that may be between the name of a measure and its target.
const FILLERS: &[&str] = &[
    "đạt",
    "là",
    "bình quân",
    "hằng năm",
    "hàng năm",
    "phấn đấu",
    "xuống",
    "còn",
    "ở mức",
    "duy trì",
    "toàn xã",
    "được",
];

/// Words by which a clause is about another time, a part, or what was reached.
const OF_ANOTHER: &[&str] = &[
    "đã",
    "kết quả",
    "năm trước",
    "năm qua",
    "năm ngoái",
    "cùng kỳ",
    "đến nay",
    "tính đến",
    "hiện nay",
    "hiện có",
    "trong đó",
    "riêng",
    "quý",
    "tháng",
    "giai đoạn",
    "mỗi chi bộ",
    "từng",
    "đến năm",
    "nhiệm kỳ trước",
];

/// Words of the header of a column of targets, and of one that is none.
const TARGET_HEADERS: &[&str] = &["mục tiêu", "chỉ tiêu", "kế hoạch", "phấn đấu", "giao"];
const OTHER_HEADERS: &[&str] =
    &["kết quả", "thực hiện", "ước", "đạt được", "tỷ lệ", "so với", "tên chỉ tiêu", "đơn vị", "đánh giá"];

/// A target of the data that texts may state.
pub(super) struct KnownTarget<'a> {
    quota: &'a Quota,
    target: Target,
    place: &'a Place,
    /// The measure's name in small letters.
    name: String,
    /// The names of other measures that contain it: `tỷ lệ hộ nghèo` of `hộ nghèo`.
    longer: Vec<String>,
}

/// The targets of measures that the data declare and count once.
pub(super) fn known_targets(quotas: &QuotaSet) -> Vec<KnownTarget<'_>> {
    let is_declared = |quota: &&Quota| quotas.measures.iter().any(|one| one.id() == quota.measure.id());
    let is_alone = |quota: &&Quota| {
        quotas.quotas.iter().filter(|other| other.measure.id() == quota.measure.id()).count() == 1
    };
    let alone = quotas.quotas.iter().filter(is_declared).filter(is_alone);
    let with_target = alone.filter_map(|quota| Some((quota, quota.target.as_ref()?)));
    let known = with_target.map(|(quota, target)| KnownTarget {
        quota,
        target: target.value,
        place: &target.place,
        name: text::lower(quota.measure.name()),
        longer: longer_names(quotas, &text::lower(quota.measure.name())),
    });
    known.collect()
}

/// The names of measures that contain a name, in small letters.
fn longer_names(quotas: &QuotaSet, name: &str) -> Vec<String> {
    let bare = name.strip_prefix("số ").unwrap_or(name);
    let names = quotas.measures.iter().map(|measure| text::lower(measure.name()));
    names.filter(|other| other != name && other.contains(bare)).collect()
}

/// A target as it is stated.
struct StatedTarget {
    first: usize,
    last: usize,
    /// Whether the unit of the measure is behind its number, or of a change what it is against: else it may be another
    /// number. A cell has it alone.
    is_certain: bool,
    form: StatedForm,
}

enum StatedForm {
    Number(StatedBound, TypedNumbers),
    /// A change by a number, or by a percentage; against a result where one is named.
    Change {
        direction: Direction,
        numbers: TypedNumbers,
        is_percent: bool,
        base: Option<ChangeBase>,
    },
}

/// Checks a sentence.
pub(super) fn check(
    facts: &Facts<'_>,
    known: &[KnownTarget<'_>],
    prose: &Prose<'_>,
    findings: &mut Findings,
) {
    let is_promise = !facts.document.document_type.is_report;
    if known.is_empty() || !is_promise || matches!(prose.context.topic, Topic::Cell | Topic::Past) {
        return;
    }
    for clause in prose.scan.clauses() {
        for one in known {
            let stated = one.contradicted(&prose.scan, &clause, prose.context.topic);
            let Some(range) = stated else { continue };
            let finding = one.finding(&prose.scan, &range, &prose.place(range.clone()));
            let is_known = |other: &Finding| {
                other.code() == Code::TargetInProse && other.place().is_some_and(|at| meets(at, &finding))
            };
            if !findings.iter().any(is_known) {
                findings.push(finding);
            }
        }
    }
}

/// Checks the tables of texts of a document.
pub(super) fn check_tables(document: &Document, known: &[KnownTarget<'_>], findings: &mut Findings) {
    if known.is_empty() || document.document_type.is_report {
        return;
    }
    document.bodies().for_each(|body| check_nodes(body, known, findings));
    document.annexes.iter().flat_map(|annex| &annex.tables).for_each(|table| {
        check_table(table, known, findings);
    });
}

fn check_nodes(nodes: &[BodyNode], known: &[KnownTarget<'_>], findings: &mut Findings) {
    for node in nodes {
        match node {
            BodyNode::Section(section) => check_nodes(&section.body, known, findings),
            BodyNode::Table(table) => check_table(table, known, findings),
            BodyNode::Paragraph(_)
            | BodyNode::Line(_)
            | BodyNode::Items(_)
            | BodyNode::Progress(_)
            | BodyNode::Drawing(_) => {}
        }
    }
}

fn check_table(table: &TableData, known: &[KnownTarget<'_>], findings: &mut Findings) {
    let TableData::Prose(table) = table else { return };
    let mut grid = ProseGrid::new(table.columns.len());
    for row in &table.rows {
        let cells = match row {
            ProseRow::Cells(cells) | ProseRow::Total(cells) => grid.next_row(cells),
            ProseRow::Group(_) => continue,
        };
        let texts: Vec<Option<&TemplateText>> = cells.into_iter().map(only_line).collect();
        findings.extend_one(row_finding(table, &texts, known));
    }
}

fn only_line(cell: GridCell<'_>) -> Option<&TemplateText> {
    match cell {
        GridCell::Cell(ProseCell { lines, .. }) => lines.first().filter(|_| lines.len() == 1),
        GridCell::Covered => None,
    }
}

/// What is wrong in a row that begins with the name of a measure.
fn row_finding(
    table: &ProseTable,
    texts: &[Option<&TemplateText>],
    known: &[KnownTarget<'_>],
) -> Option<Finding> {
    let (named, one) = texts.iter().enumerate().find_map(|(at, text)| {
        let name = text::lower((*text)?.written().trim().trim_end_matches('.'));
        Some((at, known.iter().find(|one| one.name == name)?))
    })?;
    let cells = texts.iter().enumerate().skip(named + 1);
    let mut targets = cells.filter(|(at, _)| one.is_column_of_it(table, *at));
    let (_, text) = targets.next().filter(|_| targets.next().is_none())?;
    let text = (*text)?;
    let scan = Scan::new(text.written());
    let range = one.contradicted_by_cell(&scan)?;
    let place = text.place().value_part(text.written(), range.clone());
    Some(one.finding(&scan, &range, &place))
}

/// Whether a finding is about words at a place.
fn meets(at: &Place, finding: &Finding) -> bool {
    finding.place().is_some_and(|own| {
        let (one, other) = (own.range(), at.range());
        own.source().path() == at.source().path() && one.start < other.end && other.start < one.end
    })
}

impl KnownTarget<'_> {
    fn format(&self) -> &NumberFormat {
        self.quota.measure.format()
    }

    fn finding(&self, scan: &Scan<'_>, range: &Range<usize>, place: &Place) -> Finding {
        let finding = Finding::at(Code::TargetInProse, place).with("written", &scan.text()[range.clone()]);
        let finding = with_target(finding, self.target, self.format());
        let expression = format!("{{{{ quota.{}.target }}}}", self.quota.id);
        finding.with("expression", expression).related("figure", self.place)
    }

    /// Whether a column is one of targets of the quota's time.
    fn is_column_of_it(&self, table: &ProseTable, at: usize) -> bool {
        let Some(column) = table.columns.get(at) else { return false };
        let headers = column.over.iter().chain([&column.header]).map(TemplateText::written);
        let header = headers.collect::<Vec<_>>().join(" ");
        let scan = Scan::new(&header);
        let all = 0..scan.tokens().len();
        scan.has_any(&all, TARGET_HEADERS)
            && !scan.has_any(&all, OTHER_HEADERS)
            && self.is_of_its_years(&scan, &all)
    }

    /// Whether no year is named but those of the quota.
    fn is_of_its_years(&self, scan: &Scan<'_>, within: &Range<usize>) -> bool {
        within.clone().all(|at| {
            let year = scan.number(at).filter(|_| scan.word(at.wrapping_sub(1)) == "năm");
            let year = year.and_then(|year| u16::try_from(year).ok()).filter(|year| *year > 1930);
            let is_base = scan.word(at.wrapping_sub(2)) == "với";
            is_base || year.is_none_or(|year| self.quota.period.overlaps(Period::Year(year)))
        })
    }

    /// The bytes of what a clause states otherwise than the data.
    fn contradicted(&self, scan: &Scan<'_>, clause: &Range<usize>, topic: Topic) -> Option<Range<usize>> {
        if let Target::Statement(statement) = self.target {
            // Elsewhere a text may say how things are.
            return self.denied(scan, clause, statement).filter(|_| topic == Topic::Target);
        }
        if let Some(none) = self.says_none_left(scan, clause) {
            return Some(none);
        }
        let (name, stated) = self.stated(scan, clause)?;
        let before = clause.start..name.start;
        let behind = name.end..clause.end;
        let is_other = [&before, &behind].into_iter().any(|part| scan.has_any(part, OF_ANOTHER));
        let is_of_it = self.is_of_its_years(scan, &before) && self.is_of_its_years(scan, &behind);
        // `5 năm qua` is no number of the measure.
        let differs = stated.is_certain && !is_other && is_of_it && self.differs(&stated);
        differs.then(|| scan.range(stated.first, stated.last))
    }

    /// `không còn hộ nghèo`, of a measure of which some may be left.
    fn says_none_left(&self, scan: &Scan<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
        const OF_SOME: &[&str] =
            &["thôn", "xóm", "tổ", "khu", "chi bộ", "hộ", "đảng viên", "hội viên", "nếu", "để", "khi"];
        let bare = self.name.strip_prefix("số ").unwrap_or(&self.name);
        let is_some = matches!(
            self.target,
            Target::AtMost(1..) | Target::Amount(Amount::Exactly(1..) | Amount::Between(1.., _))
        ) || matches!(self.target, Target::LessThan(2..));
        let at = clause.clone().find(|at| {
            let lead = scan.phrase(*at, "không còn");
            lead > 0 && scan.phrase(at + lead, bare) > 0
        })?;
        let last = at + 1 + bare.split(' ').count();
        let before = clause.start..at;
        let ends = last + 1 >= clause.end
            || matches!(scan.kind(last + 1), Some(TokenKind::Mark(',' | '.')))
            || ["năm", "vào", "đến", "trên địa bàn", "và"].iter().any(|word| scan.phrase(last + 1, word) > 0);
        let is_other = scan.has_any(clause, OF_ANOTHER) && !scan.has_any(&before, &["phấn đấu"])
            || scan.has_any(&before, OF_SOME)
            || !self.is_of_its_years(scan, clause);
        (is_some && ends && !is_other && !self.is_within_longer(scan, at + 2)).then(|| scan.range(at, last))
    }

    /// Whether a token is within the name of a measure that contains the name of this one.
    fn is_within_longer(&self, scan: &Scan<'_>, at: usize) -> bool {
        self.longer.iter().any(|name| {
            let reach = name.split(' ').count();
            (at.saturating_sub(reach)..=at).any(|start| start + scan.phrase(start, name) > at)
        })
    }

    /// What a clause states of the measure: behind its name, or counted before the rest of it: `5 trường đạt chuẩn`.
    fn stated(&self, scan: &Scan<'_>, clause: &Range<usize>) -> Option<(Range<usize>, StatedTarget)> {
        clause.clone().filter(|at| !self.is_within_longer(scan, *at)).find_map(|at| {
            let length = scan.phrase(at, &self.name);
            let name = at..at + length;
            if length > 0 {
                return self.parse(scan, name.end..clause.end).map(|stated| (name, stated));
            }
            let rest = self.name.strip_prefix("số ").filter(|_| self.format().unit().is_some())?;
            let length = scan.phrase(at, rest);
            let number = number_at(scan, at.checked_sub(1)?).filter(|(_, last)| length > 0 && last + 1 == at);
            let (numbers, last) = number?;
            let (bound, first) = StatedBound::before(scan, last);
            let form = StatedForm::Number(bound, numbers);
            Some((at..at + length, StatedTarget { first, last, is_certain: true, form }))
        })
    }

    /// The target at the beginning of some tokens, behind words that say nothing.
    fn parse(&self, scan: &Scan<'_>, within: Range<usize>) -> Option<StatedTarget> {
        let mut at = within.start;
        let filler = |at: usize| {
            let words = FILLERS.iter().map(|words| scan.phrase(at, words)).max().unwrap_or(0);
            words.max(usize::from(scan.is_mark(at, ':')))
        };
        while at < within.end && filler(at) > 0 {
            at += filler(at);
        }
        let direction = match scan.word(at) {
            "tăng" => Some(Direction::Up),
            "giảm" => Some(Direction::Down),
            _ => None,
        };
        let first = at;
        at += usize::from(direction.is_some());
        at += scan.phrase(at, "thêm");
        let (bound, words) = StatedBound::at(scan, at);
        at += words;
        let (numbers, last) = number_at(scan, at).filter(|(_, last)| *last < within.end)?;
        let is_percent = scan.is_mark(last + 1, '%');
        let unit = self.format().unit().map_or(0, |unit| {
            let unit = unit.trim_start_matches('%');
            usize::from(is_percent) + scan.phrase(last + 1 + usize::from(is_percent), &spaced(unit))
        });
        let is_certain = unit > 0;
        let last = last + unit.max(usize::from(is_percent));
        if let Some(direction) = direction {
            let against = base_behind(scan, last + 1, within.end);
            let (is_certain, base) = (against.is_some(), against.flatten());
            let form = StatedForm::Change { direction, numbers, is_percent, base };
            return Some(StatedTarget { first, last, is_certain, form });
        }
        let (behind, words) = StatedBound::behind(scan, last + 1);
        let bound = if bound == StatedBound::None { behind } else { bound };
        let last = last + words;
        Some(StatedTarget { first, last, is_certain, form: StatedForm::Number(bound, numbers) })
    }

    /// Whether what is stated is another target.
    fn differs(&self, stated: &StatedTarget) -> bool {
        match (&stated.form, self.target) {
            (StatedForm::Change { direction, numbers, is_percent, base }, Target::Change(change)) => {
                let (known, decimals) = change.step.number(self.format());
                let is_alike = matches!(change.step, ChangeStep::Percent(_)) == *is_percent
                    || self.format().is_percent();
                let is_same = numbers.exactly(decimals) == Some(known) && change.direction == *direction;
                is_alike && !(is_same && base.is_none_or(|base| base == change.base))
            }
            (StatedForm::Number(bound, numbers), target) => {
                let Some((from, to)) = numbers.bounds(self.format().decimals()) else { return false };
                let exactly = |count: u64| to.is_none() && from == count;
                match target {
                    Target::Amount(Amount::Exactly(count)) => {
                        !exactly(count) && *bound == StatedBound::None
                            || exactly(count) && bound.is_against(target)
                    }
                    Target::Amount(Amount::Between(least, most)) => match to {
                        Some(to) => (from, to) != (least, most),
                        None => !(least..=most).contains(&from),
                    },
                    Target::Amount(Amount::AtLeast(count))
                    | Target::MoreThan(count)
                    | Target::AtMost(count)
                    | Target::LessThan(count) => !exactly(count) || bound.is_against(target),
                    Target::Change(_) | Target::Statement(_) => false,
                }
            }
            (StatedForm::Change { .. }, _) => false,
        }
    }

    /// The bytes of words that deny a statement, or of one that is not to hold.
    fn denied(&self, scan: &Scan<'_>, clause: &Range<usize>, statement: Statement) -> Option<Range<usize>> {
        const CONDITIONS: &[&str] = &["nếu", "nguyên nhân", "trước đây"];
        let is_other = scan.has_any(clause, OF_ANOTHER) || scan.has_any(clause, CONDITIONS);
        if statement != Statement::Reached || is_other {
            return None;
        }
        let left = self.name.strip_prefix("không còn ");
        clause.clone().find_map(|at| {
            let length = scan.phrase(at, &self.name);
            let is_denied = matches!(scan.word(at.wrapping_sub(1)), "chưa" | "không") && at > clause.start;
            if length > 0 && is_denied {
                return Some(scan.range(at - 1, at + length - 1));
            }
            // `Còn 5 hộ nghèo`, of `không còn hộ nghèo`.
            let length = scan.phrase(at, left?);
            let number = at.checked_sub(1).filter(|at| scan.kind(*at) == Some(TokenKind::Number))?;
            let is_left = length > 0 && scan.word(number.wrapping_sub(1)) == "còn";
            (is_left && scan.number(number) != Some(0)).then(|| scan.range(number - 1, at + length - 1))
        })
    }

    /// The bytes of what a cell of targets states otherwise than the data; it states a target alone.
    fn contradicted_by_cell(&self, scan: &Scan<'_>) -> Option<Range<usize>> {
        let all = 0..scan.tokens().len();
        if let Target::Statement(statement) = self.target {
            let is_negated = ["chưa", "không"].contains(&scan.word(0));
            let is_said = scan.has_any(&all, &["hoàn thành", "đạt"]) && all.len() <= 3;
            let is_other = is_negated == (statement == Statement::Reached);
            return (is_said && is_other).then(|| scan.range(0, all.len() - 1));
        }
        let stated = self.parse(scan, all.clone())?;
        // Words behind it say of what or when it is.
        let rest = stated.last + 1;
        let is_alone = rest >= all.end || scan.phrase(rest, "so với") > 0;
        let is_of_unit = self.format().unit().is_none_or(|unit| {
            let is_percent = scan.text().contains('%');
            is_percent == unit.starts_with('%') || matches!(stated.form, StatedForm::Change { .. })
        });
        (is_alone && is_of_unit && self.differs(&stated)).then(|| scan.range(stated.first, stated.last))
    }
}

/// What a change is against: the outer none where nothing says that it is against anything.
#[expect(clippy::option_option, reason = "a change may be against something that is no result of the data")]
fn base_behind(scan: &Scan<'_>, from: usize, end: usize) -> Option<Option<ChangeBase>> {
    const NEAR: usize = 4;
    let against = (from..(from + NEAR).min(end)).find(|at| scan.phrase(*at, "so với") > 0)? + 2;
    let against = against + scan.phrase(against, "kết quả");
    if scan.phrase(against, "đầu nhiệm kỳ") > 0 {
        return Some(Some(ChangeBase::TermBeginning));
    }
    let year = scan.number(against + 1).filter(|_| scan.word(against) == "năm");
    Some(year.and_then(|year| u16::try_from(year).ok()).map(ChangeBase::Year))
}
