//! What the columns of a table mean.

use super::figure::PlanTable;
use super::input::InputWorkbook;
use super::names::name_key;
use super::table::{FoundColumn, FoundTable};
use super::words;
use crate::data::{ImportColumn, ImportMapping};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Holding, Period};
use crate::text::fold;
use crate::workbook::{CellPosition, SheetKind};

/// What a column means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ColumnMeaning {
    /// Figures of a table of the plan, by its position; of the whole where no period is said.
    Figures { table: usize, period: Option<Period> },
    /// Sums of these columns.
    SumOf { parts: Vec<u16>, span: SumSpan },
    /// Quotas beside results: held against those of a table of the plan, and not imported.
    Compared { table: usize, period: Option<Period> },
    /// Nothing that is imported.
    Nothing,
}

/// What sums may have in them beside the columns of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SumSpan {
    /// Nothing.
    Columns,
    /// What the data have of a period.
    Within(Period),
    /// What the data have up to the last of the columns.
    Running,
}

/// Where a table is, and what it may be about.
pub(super) struct SheetContext<'a> {
    pub(super) book: &'a InputWorkbook,
    pub(super) table: &'a FoundTable<'a>,
    pub(super) tables: &'a [PlanTable<'a>],
    pub(super) mapping: &'a ImportMapping,
    pub(super) holding: Holding,
}

/// What a column says of itself.
enum HeaderMeaning {
    Period(Period),
    /// No period: of the period that the titles name.
    Value,
    Sum,
    /// Figures from the beginning of the year on.
    Running,
    Nothing,
}

/// The meanings of a table's columns. Those that cannot be known are findings.
pub(super) fn column_meanings(
    context: &SheetContext<'_>,
    findings: &mut Findings,
) -> Vec<(u16, ColumnMeaning)> {
    let columns: Vec<(&FoundColumn, HeaderMeaning)> =
        context.table.columns.iter().map(|column| (column, context.said(column, findings))).collect();
    let has_periods = columns.iter().any(|(_, said)| matches!(said, HeaderMeaning::Period(_)));
    let mut meanings: Vec<(u16, ColumnMeaning)> = Vec::new();
    let mut sums: Vec<(u16, SumSpan)> = Vec::new();
    for (column, said) in columns {
        let period = match said {
            HeaderMeaning::Nothing => None,
            HeaderMeaning::Sum if has_periods => {
                sums.push((column.column, SumSpan::Columns));
                None
            }
            HeaderMeaning::Running if has_periods => {
                sums.push((column.column, SumSpan::Running));
                None
            }
            HeaderMeaning::Running => {
                context.report_unused(column, findings);
                None
            }
            HeaderMeaning::Period(period) => Some(Some(period)),
            HeaderMeaning::Sum | HeaderMeaning::Value => {
                context.period_of_title(column).map_err(|finding| findings.push(*finding)).ok()
            }
        };
        let table =
            period.and_then(|period| context.pick(column, period, findings).map(|table| (table, period)));
        meanings.push((
            column.column,
            match table {
                Some((table, period)) => {
                    let of = &context.tables[table];
                    let by_period = of.tally.is_some_and(|tally| tally.columns().contains(&of.period));
                    // The period of a quota or result as a whole is no period of it.
                    let period = period.filter(|period| *period != of.period || by_period);
                    ColumnMeaning::Figures { table, period }
                }
                None => ColumnMeaning::Nothing,
            },
        ));
    }
    compare_quotas(context, &mut meanings);
    drop_same(context, &mut meanings, findings);
    with_sums(context, meanings, &sums)
}

/// Columns whose period holds those of others are their sums.
fn with_sums(
    context: &SheetContext<'_>,
    meanings: Vec<(u16, ColumnMeaning)>,
    sums: &[(u16, SumSpan)],
) -> Vec<(u16, ColumnMeaning)> {
    let figures: Vec<(u16, usize, Period)> = meanings
        .iter()
        .filter_map(|(column, meaning)| match meaning {
            ColumnMeaning::Figures { table, period } => {
                Some((*column, *table, period.unwrap_or(context.tables[*table].period)))
            }
            _ => None,
        })
        .collect();
    let parts_of = |table: usize, period: Period| -> Vec<u16> {
        let is_part = |(_, other, part): &&(u16, usize, Period)| {
            *other == table && *part != period && period.contains(*part)
        };
        let is_leaf = |(_, other, part): &&(u16, usize, Period)| {
            !figures.iter().any(|(_, one, inner)| one == other && inner != part && part.contains(*inner))
        };
        figures.iter().filter(is_part).filter(is_leaf).map(|(column, ..)| *column).collect()
    };
    let leaves = |table: usize| -> Vec<u16> {
        let of_table = figures
            .iter()
            .filter(|(_, other, period)| *other == table && parts_of(table, *period).is_empty());
        of_table.map(|(column, ..)| *column).collect()
    };
    let is_one_table =
        figures.iter().all(|(_, table, _)| Some(*table) == figures.first().map(|(_, table, _)| *table));
    let meaning = |(column, meaning): (u16, ColumnMeaning)| {
        let own = figures.iter().find(|(one, ..)| *one == column);
        let parts = own.map(|(_, table, period)| parts_of(*table, *period)).unwrap_or_default();
        let meaning = match figures.first() {
            _ if !parts.is_empty() => {
                let span = own.map_or(SumSpan::Columns, |(_, _, period)| SumSpan::Within(*period));
                ColumnMeaning::SumOf { parts, span }
            }
            Some((_, table, _)) if is_one_table => match sums.iter().find(|(one, _)| *one == column) {
                Some((_, span)) => ColumnMeaning::SumOf { parts: leaves(*table), span: *span },
                None => meaning,
            },
            _ => meaning,
        };
        (column, meaning)
    };
    meanings.into_iter().map(meaning).collect()
}

/// Quotas beside results are there to compare these with, unless the title is of quotas or the mapping names the column.
fn compare_quotas(context: &SheetContext<'_>, meanings: &mut [(u16, ColumnMeaning)]) {
    let kind = |meaning: &ColumnMeaning| match meaning {
        ColumnMeaning::Figures { table, .. } => Some(context.tables[*table].kind),
        _ => None,
    };
    let has_results = meanings.iter().any(|(_, meaning)| kind(meaning) == Some(SheetKind::Result));
    if !has_results || context.is_of_quotas() {
        return;
    }
    for (column, meaning) in
        meanings.iter_mut().filter(|(_, meaning)| kind(meaning) == Some(SheetKind::Quota))
    {
        let is_named = context.table.columns.iter().any(|one| one.column == *column && context.is_named(one));
        if let ColumnMeaning::Figures { table, period } = meaning
            && !is_named
        {
            *meaning = ColumnMeaning::Compared { table: *table, period: *period };
        }
    }
}

/// Reports two columns of the same figures, and keeps the first.
fn drop_same(context: &SheetContext<'_>, meanings: &mut [(u16, ColumnMeaning)], findings: &mut Findings) {
    for at in 0..meanings.len() {
        let (column, meaning) = meanings[at].clone();
        let is_same = |(_, other): &&(u16, ColumnMeaning)| *other == meaning;
        let first = meanings[..at].iter().find(is_same).filter(|_| meaning != ColumnMeaning::Nothing);
        let Some(first) = first.map(|(first, _)| *first) else { continue };
        let of = |wanted: u16| context.table.columns.iter().find(|one| one.column == wanted);
        if let Some((column, first)) = of(column).zip(of(first)) {
            let finding = Finding::at(Code::SheetTwice, &column.place).related("first", &first.place);
            findings.push(finding.with("name", "").with("period", column.headers.join(" / ")));
        }
        meanings[at].1 = ColumnMeaning::Nothing;
    }
}

impl SheetContext<'_> {
    fn said(&self, column: &FoundColumn, findings: &mut Findings) -> HeaderMeaning {
        let mapped = self.mapped(column);
        if mapped.is_some_and(|mapped| mapped.is_skipped) {
            return HeaderMeaning::Nothing;
        }
        if let Some(period) = mapped.and_then(|mapped| mapped.period) {
            return HeaderMeaning::Period(period);
        }
        let headers = &column.headers;
        let is_named = mapped.is_some_and(|mapped| mapped.column.is_some());
        if !is_named
            && headers.iter().any(|header| words::is_computed(header) || words::is_number_header(header))
        {
            return HeaderMeaning::Nothing;
        }
        if !is_named && headers.iter().any(|header| words::is_running(header)) {
            return HeaderMeaning::Running;
        }
        let year = headers.iter().find_map(|header| words::year_in(header)).or(self.year());
        if let Some(period) = headers.iter().rev().find_map(|header| words::header_period(header, year)) {
            return HeaderMeaning::Period(period);
        }
        if let Some(header) = headers.iter().find(|header| words::seems_period(header)) {
            let finding = Finding::at(Code::SheetPeriod, &column.place).with("reason", "unknown");
            findings.push(finding.with("got", header.as_str()));
            return HeaderMeaning::Nothing;
        }
        if let Some(header) = headers.iter().find(|header| words::is_sum(header)) {
            // `Tổng số đảng viên` is no sum of admissions.
            let subject = words::subject(header);
            let is_of = |table: &PlanTable<'_>| words::explains(table.measure.name(), &subject);
            if subject.is_empty() || self.tables.iter().any(is_of) {
                return HeaderMeaning::Sum;
            }
        }
        let is_value = headers.iter().any(|header| {
            words::is_of_quotas(header).is_some() || is_general(header) || self.names_measure(header)
        });
        if is_named || is_value {
            // `Số kết nạp quý II`
            let within = headers.iter().rev().find_map(|header| words::period_in(header, year));
            return within.map_or(HeaderMeaning::Value, HeaderMeaning::Period);
        }
        self.report_unused(column, findings);
        HeaderMeaning::Nothing
    }

    fn report_unused(&self, column: &FoundColumn, findings: &mut Findings) {
        let is_number = |row: &u32| {
            let cell = self.table.sheet.cell(CellPosition::new(*row, column.column));
            cell.is_some_and(|cell| matches!(cell.value, super::input::InputValue::Number(_)))
        };
        if self.table.rows.iter().any(is_number) {
            let finding = Finding::at(Code::SheetUnused, &column.place).with("reason", "column");
            let name = match column.headers[..] {
                [] => letter(column),
                _ => column.headers.join(" / "),
            };
            findings.push(finding.with("name", name));
        }
    }

    /// What the mapping says of a column.
    fn mapped(&self, column: &FoundColumn) -> Option<&ImportColumn> {
        let letter = letter(column);
        let joined = column.headers.join(" / ");
        let is_it = |mapped: &&ImportColumn| {
            let is_sheet =
                mapped.sheet.as_ref().is_none_or(|name| name_key(name) == name_key(&self.table.sheet.name));
            let is_column = mapped.column.as_ref().is_none_or(|name| {
                let key = name_key(name);
                *name == letter
                    || key == name_key(&joined)
                    || column.headers.iter().any(|header| name_key(header) == key)
            });
            is_sheet && is_column
        };
        self.mapping.columns.iter().find(is_it)
    }

    /// Whether the mapping names a column.
    fn is_named(&self, column: &FoundColumn) -> bool {
        self.mapped(column).is_some_and(|mapped| mapped.column.is_some())
    }

    /// Whether the texts around the table are of quotas.
    pub(super) fn is_of_quotas(&self) -> bool {
        self.texts().find_map(words::is_of_quotas) == Some(true)
    }

    /// The texts around the table, the nearest first.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let file = self.book.path.rsplit('/').next().unwrap_or_default();
        let titles = self.table.titles.iter().map(String::as_str);
        titles.chain([self.table.sheet.name.as_str(), file])
    }

    /// The year that the sheet is about.
    fn year(&self) -> Option<u16> {
        self.texts()
            .find_map(words::year_in)
            .or_else(|| self.tables.iter().find_map(|table| table.period.year()))
    }

    /// The period of a column that names none: that of the title, if any.
    ///
    /// # Errors
    /// A finding where the title says that figures run from the beginning of the year, so that they are of more than it.
    fn period_of_title(&self, column: &FoundColumn) -> Result<Option<Period>, Box<Finding>> {
        let year = self.year();
        let said = self.texts().find_map(|text| words::period_in(text, year).map(|period| (text, period)));
        let Some((text, period)) = said else { return Ok(None) };
        let is_first = period.year().is_none_or(|year| Period::Year(year).first_day() == period.first_day());
        if is_first || !words::is_running(text) {
            return Ok(Some(period));
        }
        let finding = Finding::at(Code::SheetPeriod, &column.place).with("reason", "running");
        let finding = finding.with("got", text).with("period", period.to_string());
        Err(Box::new(finding.with("name", column.headers.join(" / "))))
    }

    /// Whether a header names the measure of a table of the plan.
    fn names_measure(&self, header: &str) -> bool {
        self.tables.iter().any(|table| names(header, table))
    }

    /// The quota or result whose figures a column has.
    pub(super) fn pick(
        &self,
        column: &FoundColumn,
        period: Option<Period>,
        findings: &mut Findings,
    ) -> Option<usize> {
        let own = column.headers.iter().rev().find_map(|header| words::is_of_quotas(header));
        let wanted = self.mapped(column).and_then(|mapped| {
            let quota = mapped.quota.as_ref().map(|id| (SheetKind::Quota, id));
            let wanted = quota.or_else(|| mapped.result.as_ref().map(|id| (SheetKind::Result, id)));
            // What is said of all columns is not said of one whose header says otherwise.
            let is_other = |kind| own.is_some_and(|own| own != (kind == SheetKind::Quota));
            wanted.filter(|(kind, _)| mapped.column.is_some() || !is_other(*kind))
        });
        if let Some((kind, id)) = wanted {
            let found = self.tables.iter().position(|table| table.is(kind, &id.value));
            if found.is_none() {
                let ids = self.tables.iter().filter(|table| table.kind == kind).map(|table| table.id);
                let finding = Finding::at(Code::SheetMeaning, &id.place).with("reason", "gone");
                findings.push(finding.with("id", id.value.as_str()).with_known(&id.value, ids));
            }
            return found;
        }
        let said = own.or_else(|| self.texts().find_map(words::is_of_quotas));
        let kind = if said == Some(true) { SheetKind::Quota } else { SheetKind::Result };
        let of_kind: Vec<usize> = (0..self.tables.len())
            .filter(|at| {
                let table = &self.tables[*at];
                table.kind == kind && table.holding == self.holding && !table.is_baseline
            })
            .collect();
        let fitting: Vec<usize> = of_kind
            .iter()
            .copied()
            .filter(|at| period.is_none_or(|period| has_room(&self.tables[*at], period)))
            .collect();
        let by_header = |at: &usize| column.headers.iter().any(|header| names(header, &self.tables[*at]));
        let by_text = |at: &usize| self.texts().any(|text| names(text, &self.tables[*at]));
        // A result of which the data have a total alone is rarely meant by figures of units.
        let has_holders = |at: &usize| !self.tables[*at].expected.shares.is_empty();
        let narrowed = narrow(narrow(narrow(fitting, by_header), by_text), has_holders);
        if let [only] = narrowed[..] {
            let is_explained = self.mapped(column).is_some_and(|mapped| mapped.column.is_some())
                || self.report_unexplained(column, &self.tables[only], findings);
            return is_explained.then_some(only);
        }
        self.report_unpicked(
            column,
            period,
            kind,
            if narrowed.is_empty() { &of_kind } else { &narrowed },
            findings,
        );
        None
    }

    /// Whether the headers and the title say nothing but what a table counts; a finding where they do, once for each text.
    fn report_unexplained(
        &self,
        column: &FoundColumn,
        table: &PlanTable<'_>,
        findings: &mut Findings,
    ) -> bool {
        if column.headers.iter().any(|header| names(header, table)) {
            return true;
        }
        let said = |text: &&String| !words::subject(text).is_empty();
        let headers = column.headers.iter().filter(|header| {
            !words::is_sum(header)
                && !words::is_number_header(header)
                && words::header_period(header, None).is_none()
        });
        let title = self.table.titles.iter().find(said).filter(|title| !names(title, table));
        let text = headers.rev().find(said).or(title);
        let Some(text) = text.filter(|text| !words::explains(table.measure.name(), &words::subject(text)))
        else {
            return true;
        };
        let is_said = |finding: &Finding| {
            finding.code() == Code::SheetMeaning
                && finding.arguments().get("header") == Some(&text.as_str().into())
                && finding.place().is_some_and(|place| place.source().path() == column.place.source().path())
        };
        if !findings.iter().any(is_said) {
            let finding = Finding::at(Code::SheetMeaning, &column.place).with("reason", "unexplained");
            let finding = finding.with("kind", table.kind.id()).with("header", text.as_str());
            findings.push(finding.with("id", table.id).with("measure", table.measure.name()));
        }
        false
    }

    fn report_unpicked(
        &self,
        column: &FoundColumn,
        period: Option<Period>,
        kind: SheetKind,
        candidates: &[usize],
        findings: &mut Findings,
    ) {
        let ids: Vec<&str> = candidates.iter().map(|at| self.tables[*at].id).collect();
        let has_none = |period: Period| candidates.iter().all(|at| !has_room(&self.tables[*at], period));
        if let Some(period) = period.filter(|period| !candidates.is_empty() && has_none(*period)) {
            let periods: Vec<String> =
                candidates.iter().map(|at| self.tables[*at].period.to_string()).collect();
            let finding = Finding::at(Code::SheetPeriod, &column.place).with("reason", "outside");
            let finding = finding.with("got", period.to_string()).with("name", "").with("id", ids.join(", "));
            findings.push(finding.with("period", periods.join(", ")));
            return;
        }
        let reason = if ids.is_empty() { "none" } else { "several" };
        let finding = Finding::at(Code::SheetMeaning, &column.place).with("reason", reason);
        let finding = finding.with("kind", kind.id()).with("header", column.headers.join(" / "));
        findings.push(finding.with("known", ids.join(", ")));
    }
}

/// The letter of a column.
fn letter(column: &FoundColumn) -> String {
    CellPosition::new(0, column.column).to_string().trim_end_matches('1').to_owned()
}

/// Whether a period is within that of a table.
fn has_room(table: &PlanTable<'_>, period: Period) -> bool {
    table.period.contains(period) || table.period == Period::EachYear
}

/// Those that a test is true of, or all where it is true of none.
fn narrow(all: Vec<usize>, is_meant: impl Fn(&usize) -> bool) -> Vec<usize> {
    if all.len() < 2 {
        return all;
    }
    let meant: Vec<usize> = all.iter().copied().filter(is_meant).collect();
    if meant.is_empty() { all } else { meant }
}

/// Whether a text names the measure of a table.
fn names(text: &str, table: &PlanTable<'_>) -> bool {
    let (text, name) = (name_key(text), name_key(table.measure.name()));
    !name.is_empty() && text.contains(&name)
}

/// Whether a header says no more than that a number is under it.
fn is_general(header: &str) -> bool {
    let words = fold(header);
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    ["so luong", "so lieu", "so nguoi", "so", "so ket qua"].contains(&words)
}
