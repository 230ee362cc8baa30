//! Sheets of figures: the units of a quota or a result down, its periods across, with sums both ways.

use std::collections::BTreeMap;

use super::address::{CellArea, CellPosition};
use super::formula::{Formula, Range};
use super::head::{BOLD, FIRST_COLUMN, Heading, TableWidths, heighten};
use super::parts::PartColumn;
use super::record::{ALL_UNITS, EntryRecord, SheetKind, TOTAL};
use super::sheet::{CellFormat, CellRole, CellStyle, Entries, Number, Page, Sheet, SheetValue, Weight};
use crate::content::period_name;
use crate::model::{Counts, Id, NumberFormat, Period, QuotaSet, Tally};
use crate::text::{self, ToneMark};

/// The column of names, and the first of figures.
const NAMES: u16 = FIRST_COLUMN + 1;
const FIGURES: u16 = NAMES + 1;

/// The widths of the columns of numbers, names and figures.
const WIDTHS: (f64, f64, f64) = (5.0, 30.0, 11.0);

/// What is said under a table of which cells are to be filled in.
const REMARK: &str = "Chỉ ghi vào ô nền vàng; ô để trống là chưa có số. Dòng và cột cộng tự tính.";

/// What a sheet of figures shows.
pub(super) struct TallyTable<'a> {
    pub(super) kind: SheetKind,
    /// The id of the quota or the result.
    pub(super) id: String,
    pub(super) tally: &'a Tally,
    /// The units, of which each is there for a time.
    pub(super) units: &'a QuotaSet,
    pub(super) format: NumberFormat,
    /// Its rows, in the order of the table.
    pub(super) holders: Vec<HolderLine>,
    /// Its columns, in order.
    pub(super) periods: Vec<Period>,
    /// The columns of its parts, right of all others.
    pub(super) parts: Vec<PartColumn>,
    pub(super) names_header: String,
    pub(super) total_header: String,
    /// Whether its figures may be changed.
    pub(super) access: Access,
    /// The quota that a result is compared with.
    pub(super) compared: Option<&'a SheetPlacement>,
    pub(super) spelling: ToneMark,
}

/// A unit or an organisation in a sheet.
pub(super) struct HolderLine {
    pub(super) id: Id,
    pub(super) name: String,
    /// The groups that it is in, from the highest: the order and the name of each.
    pub(super) groups: Vec<(usize, String)>,
}

/// Whether figures may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// They are to be filled in.
    Open,
    /// They are as they were issued.
    Closed,
}

/// Where the figures of a quota or a result stand.
#[derive(Clone, Debug)]
pub(super) struct SheetPlacement {
    pub(super) sheet: String,
    pub(super) kind: SheetKind,
    pub(super) id: String,
    pub(super) rows: BTreeMap<Id, u32>,
    pub(super) total_row: u32,
    pub(super) columns: BTreeMap<Period, u16>,
    pub(super) total_column: u16,
}

impl SheetPlacement {
    /// A cell of it, for formulas of other sheets.
    pub(super) fn range(&self, row: u32, column: u16) -> Range {
        let cell = CellPosition::new(row, column);
        Range { sheet: Some(self.sheet.clone()), area: CellArea::new(cell, cell) }
    }

    /// The cells of some columns in a row.
    pub(super) fn ranges(&self, row: u32, is_wanted: impl Fn(Period) -> bool) -> Vec<Range> {
        let wanted = self.columns.iter().filter(|(period, _)| is_wanted(**period));
        let areas = CellArea::from_columns(wanted.map(|(_, column)| *column), row);
        areas.into_iter().map(|area| Range { sheet: Some(self.sheet.clone()), area }).collect()
    }
}

/// A sheet of figures that is done.
pub(super) struct DoneSheet {
    pub(super) sheet: Sheet,
    pub(super) placement: SheetPlacement,
    pub(super) entries: Vec<EntryRecord>,
}

/// A row of a sheet of figures.
enum TallyLine<'a> {
    Group { label: String, name: &'a str, members: Vec<Id> },
    Holder { number: usize, holder: &'a HolderLine },
}

/// The sheet of a table; `others` are the sheets that are done, which its formulas may name.
pub(super) fn tally_sheet(
    table: &TallyTable<'_>,
    name: String,
    heading: &Heading,
    others: &[Sheet],
) -> DoneSheet {
    let mut sheet = Sheet::new(name);
    let (numbers, names, figures) = WIDTHS;
    let beside = usize::from(table.compared_columns()) + table.parts.len();
    let columns = std::iter::repeat_n(figures, table.periods.len() + 1 + beside);
    let widths = TableWidths::new([numbers, names].into_iter().chain(columns).collect());
    widths.set_on(&mut sheet);
    let keys = heading.put_on(&mut sheet, &widths);
    let lines = table.lines();
    let rows: BTreeMap<Id, u32> = (keys + 2..)
        .zip(&lines)
        .filter_map(|(row, line)| {
            if let TallyLine::Holder { holder, .. } = line { Some((holder.id.clone(), row)) } else { None }
        })
        .collect();
    let total_row = keys + 2 + u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let columns: BTreeMap<Period, u16> = table.periods.iter().copied().zip(FIGURES..).collect();
    let total_column = FIGURES + u16::try_from(table.periods.len()).unwrap_or(u16::MAX);
    let (kind, id, name) = (table.kind, table.id.clone(), sheet.name.clone());
    let placement = SheetPlacement { sheet: name, kind, id, rows, total_row, columns, total_column };
    let mut filling = TallyFilling { table, sheet, placement, entries: Vec::new(), others };
    filling.put_headers(keys);
    filling.put_lines(&lines, keys + 2);
    filling.put_total();
    let last = filling.put_running();
    filling.finish(keys, last, &widths)
}

impl TallyTable<'_> {
    /// Its rows: groups before their members, in the order of groups.
    fn lines(&self) -> Vec<TallyLine<'_>> {
        let mut holders: Vec<&HolderLine> = self.holders.iter().collect();
        holders.sort_by_key(|holder| holder.groups.iter().map(|(order, _)| *order).collect::<Vec<_>>());
        let depth = holders.iter().map(|holder| holder.groups.len()).max().unwrap_or_default();
        let mut numbers = vec![0usize; depth];
        let mut open: &[(usize, String)] = &[];
        let mut lines = Vec::new();
        for group in holders.chunk_by(|one, next| one.groups == next.groups) {
            let path = &group[0].groups;
            let kept = path.iter().zip(open).take_while(|(now, before)| now == before).count();
            for level in kept..path.len() {
                numbers[level] += 1;
                numbers[level + 1..].fill(0);
                let is_within = |holder: &&&HolderLine| holder.groups.starts_with(&path[..=level]);
                let members = holders.iter().filter(is_within).map(|holder| holder.id.clone()).collect();
                let label = if depth > 1 && level == 0 {
                    text::letter(numbers[level]).to_uppercase()
                } else {
                    text::roman(numbers[level] as u64)
                };
                lines.push(TallyLine::Group { label, name: &path[level].1, members });
            }
            open = path;
            lines.extend(group.iter().zip(1..).map(|(holder, number)| TallyLine::Holder { number, holder }));
        }
        lines
    }

    /// How many columns compare it with a quota.
    pub(super) fn compared_columns(&self) -> u16 {
        if self.compared.is_some() { 3 } else { 0 }
    }

    /// Whether its columns do not share any time, so that they can be added up one after another.
    fn has_running_total(&self) -> bool {
        let periods = &self.periods;
        let is_apart =
            |(at, one): (usize, &Period)| periods[at + 1..].iter().all(|other| !one.overlaps(*other));
        self.tally.adds_up() && periods.len() > 1 && periods.iter().enumerate().all(is_apart)
    }

    fn number(&self, count: u64) -> Number {
        Number::from_count(count, &self.format)
    }

    pub(super) fn own(&self, words: &str) -> String {
        text::respell(words, self.spelling)
    }
}

/// A sheet while its cells are filled.
pub(super) struct TallyFilling<'a> {
    pub(super) table: &'a TallyTable<'a>,
    pub(super) sheet: Sheet,
    pub(super) placement: SheetPlacement,
    entries: Vec<EntryRecord>,
    others: &'a [Sheet],
}

impl TallyFilling<'_> {
    /// The hidden row of periods, and the headers under it.
    fn put_headers(&mut self, keys: u32) {
        let id = CellStyle::new(CellRole::Id, Weight::Regular);
        self.sheet.hidden_rows.insert(keys);
        let header = keys + 1;
        self.put_header(CellPosition::new(header, FIRST_COLUMN), "TT");
        self.put_header(CellPosition::new(header, NAMES), &self.table.names_header.clone());
        for (period, column) in self.placement.columns.clone() {
            self.sheet.put_text(CellPosition::new(keys, column), period.to_string(), id.clone());
            let name = self.table.own(&text::upper_first(&period_name(period)));
            self.put_header(CellPosition::new(header, column), &name);
        }
        let total = self.placement.total_column;
        self.sheet.put_text(CellPosition::new(keys, total), TOTAL, id);
        self.put_header(CellPosition::new(header, total), &self.table.total_header.clone());
        if self.table.compared.is_some() {
            for (column, words) in (total + 1..).zip(["Chỉ tiêu", "Tỷ lệ", "Còn lại"]) {
                self.put_header(CellPosition::new(header, column), &self.table.own(words));
            }
        }
        self.put_part_headers(keys);
    }

    pub(super) fn put_header(&mut self, cell: CellPosition, words: &str) {
        let width = self.sheet.widths.get(&cell.column).copied().unwrap_or_default();
        heighten(&mut self.sheet, cell.row, words, width / BOLD);
        self.sheet.put_text(cell, words, CellStyle::new(CellRole::Header, Weight::Bold));
    }

    fn put_lines(&mut self, lines: &[TallyLine<'_>], first: u32) {
        for (row, line) in (first..).zip(lines) {
            if let TallyLine::Holder { number, holder } = line {
                self.put_name(row, &number.to_string(), &holder.name, Weight::Regular);
                let id = CellStyle::new(CellRole::Id, Weight::Regular);
                self.sheet.put_text(CellPosition::new(row, 0), holder.id.as_str(), id);
                self.put_holder(row, &holder.id);
                self.put_parts(row, &holder.id);
            }
        }
        // The sums of groups are of cells that are filled.
        for (row, line) in (first..).zip(lines) {
            if let TallyLine::Group { label, name, members } = line {
                self.put_name(row, label, name, Weight::Bold);
                let members: Vec<u32> = members.iter().map(|member| self.placement.rows[member]).collect();
                for column in FIGURES..=self.placement.total_column {
                    self.put_sum(
                        CellPosition::new(row, column),
                        CellArea::from_rows(members.iter().copied(), column),
                    );
                }
                self.put_compared_sum(row, &members);
                self.put_part_sums(row, &members);
            }
        }
    }

    fn put_name(&mut self, row: u32, number: &str, name: &str, weight: Weight) {
        let width = self.sheet.widths.get(&NAMES).copied().unwrap_or_default();
        heighten(&mut self.sheet, row, name, width);
        self.sheet.put_text(
            CellPosition::new(row, FIRST_COLUMN),
            number,
            CellStyle::new(CellRole::RowNumber, weight),
        );
        self.sheet.put_text(CellPosition::new(row, NAMES), name, CellStyle::new(CellRole::Name, weight));
    }

    /// The figures of a unit: its counts, and their sum.
    fn put_holder(&mut self, row: u32, holder: &Id) {
        let counts = self.table.tally.share(holder).map(|share| share.counts.clone());
        let periods = self.placement.columns.clone();
        let whole = CellPosition::new(row, self.placement.total_column);
        let (unit, has_columns) = (holder.to_string(), !periods.is_empty());
        match counts {
            Some(Counts::Total(count)) => {
                for column in periods.values() {
                    self.put_closed(CellPosition::new(row, *column));
                }
                self.put_entry(whole, &unit, TOTAL, Some(count));
            }
            None if !has_columns => self.put_entry(whole, &unit, TOTAL, None),
            by_period => {
                let count = |period: &Period| match &by_period {
                    Some(Counts::ByPeriod(counts)) => counts.get(period).copied(),
                    _ => None,
                };
                let life = self.table.units.unit(holder).map(|unit| &unit.life);
                for (period, column) in &periods {
                    let (cell, count) = (CellPosition::new(row, *column), count(period));
                    if count.is_none() && life.is_some_and(|life| !life.is_in(*period)) {
                        self.put_closed(cell);
                    } else {
                        self.put_entry(cell, &unit, &period.to_string(), count);
                    }
                }
                self.put_sum(whole, CellArea::from_columns(periods.values().copied(), row));
            }
        }
        if let Some(quota) = self.table.compared {
            let of_holder = quota.rows.get(holder).copied();
            self.put_compared(row, of_holder.map(|row| quota.range(row, quota.total_column)));
        }
    }

    /// The row of all of them: sums of units where there are any, else what the data say of all.
    fn put_total(&mut self) {
        let row = self.placement.total_row;
        let words = self.table.own("Tổng cộng");
        self.sheet.put_text(
            CellPosition::new(row, 0),
            ALL_UNITS,
            CellStyle::new(CellRole::Id, Weight::Regular),
        );
        self.put_name(row, "", &words, Weight::Bold);
        let tally = self.table.tally;
        let rows: Vec<u32> = self.placement.rows.values().copied().collect();
        let rows = sorted(rows);
        let has_shares_by_period =
            tally.shares.iter().any(|share| matches!(share.counts, Counts::ByPeriod(_)));
        let is_summed = !rows.is_empty() && tally.adds_up();
        let whole = CellPosition::new(row, self.placement.total_column);
        for (period, column) in self.placement.columns.clone() {
            let cell = CellPosition::new(row, column);
            let written = tally.periods.get(&period).map(|count| count.value);
            if is_summed && (has_shares_by_period || tally.shares.is_empty()) {
                self.put_sum(cell, CellArea::from_rows(rows.iter().copied(), column));
            } else if rows.is_empty() || written.is_some() {
                self.put_entry(cell, ALL_UNITS, &period.to_string(), written);
            } else {
                self.put_closed(cell);
            }
        }
        self.put_whole(whole, &rows);
        self.put_part_totals(row, &rows);
        if let Some(quota) = self.table.compared {
            self.put_compared(row, Some(quota.range(quota.total_row, quota.total_column)));
        }
    }

    /// The cell of all units over the whole time.
    fn put_whole(&mut self, whole: CellPosition, rows: &[u32]) {
        let tally = self.table.tally;
        let stated = tally.stated.as_ref().map(|stated| stated.value);
        if tally.adds_up() && !rows.is_empty() {
            self.put_sum(whole, CellArea::from_rows(rows.iter().copied(), whole.column));
        } else if tally.adds_up() && !self.placement.columns.is_empty() {
            let columns: Vec<u16> = self.placement.columns.values().copied().collect();
            self.put_sum(whole, CellArea::from_columns(columns, whole.row));
        } else if rows.is_empty() || stated.is_some() {
            self.put_entry(whole, ALL_UNITS, TOTAL, stated);
        } else {
            self.put_closed(whole);
        }
    }

    /// The rows of what adds up from one period to the next, and its rate; the last row of the table.
    fn put_running(&mut self) -> u32 {
        let total = self.placement.total_row;
        if !self.table.has_running_total() {
            return total;
        }
        let (sums, rates) = (total + 1, total + 2);
        let words = [self.table.own("Lũy kế"), self.table.own("Tỷ lệ lũy kế")];
        self.put_name(sums, "", &words[0], Weight::Bold);
        self.put_name(rates, "", &words[1], Weight::Bold);
        let own = Range::cell(CellPosition::new(total, self.placement.total_column));
        let whole = match self.table.compared {
            Some(quota) => quota.range(quota.total_row, quota.total_column),
            None => own,
        };
        for column in self.placement.columns.values().copied().collect::<Vec<_>>() {
            let until = CellArea::new(CellPosition::new(total, FIGURES), CellPosition::new(total, column));
            self.put_sum(CellPosition::new(sums, column), vec![until]);
            let part = Range::cell(CellPosition::new(sums, column));
            self.put_rate(CellPosition::new(rates, column), Formula::Rate { part, whole: whole.clone() });
        }
        for row in [sums, rates] {
            for column in self.placement.total_column..=self.last_column() {
                self.put_closed(CellPosition::new(row, column));
            }
        }
        rates
    }

    /// What a result is compared with: the quota, the rate of it, and what remains.
    fn put_compared(&mut self, row: u32, quota: Option<Range>) {
        let reached = self.placement.total_column;
        let [target, rate, left] = [1, 2, 3].map(|beside| CellPosition::new(row, reached + beside));
        let Some(quota) = quota.filter(|_| self.table.tally.adds_up()) else {
            for cell in [target, rate, left] {
                self.put_closed(cell);
            }
            return;
        };
        let decimals = self.table.format.decimals();
        self.put_formula(target, Formula::Sum(vec![quota], decimals), self.format());
        self.put_rates_of(row);
    }

    /// The same of a group: the sum of its members'.
    fn put_compared_sum(&mut self, row: u32, members: &[u32]) {
        if self.table.compared.is_some() {
            let target = CellPosition::new(row, self.placement.total_column + 1);
            self.put_sum(target, CellArea::from_rows(members.iter().copied(), target.column));
            self.put_rates_of(row);
        }
    }

    fn put_rates_of(&mut self, row: u32) {
        let reached = self.placement.total_column;
        let part = Range::cell(CellPosition::new(row, reached));
        let whole = Range::cell(CellPosition::new(row, reached + 1));
        let decimals = self.table.format.decimals();
        self.put_rate(
            CellPosition::new(row, reached + 2),
            Formula::Rate { part: part.clone(), whole: whole.clone() },
        );
        let left = Formula::Left { part, whole, decimals };
        self.put_formula(CellPosition::new(row, reached + 3), left, CellFormat::Left(decimals));
    }

    pub(super) fn put_sum(&mut self, cell: CellPosition, areas: Vec<CellArea>) {
        let sum = Formula::Sum(areas.into_iter().map(Range::own).collect(), self.table.format.decimals());
        if self.table.tally.adds_up() && sum.is_within_bounds() {
            self.put_formula(cell, sum, self.format());
        } else {
            self.put_closed(cell);
        }
    }

    fn put_rate(&mut self, cell: CellPosition, rate: Formula) {
        self.put_formula(cell, rate, CellFormat::Rate);
    }

    fn put_formula(&mut self, cell: CellPosition, formula: Formula, format: CellFormat) {
        let outcome = formula.outcome(&self.sheet, self.others);
        let style = CellStyle { role: CellRole::Figure, weight: self.weight(cell), format };
        self.sheet.put(cell, SheetValue::Formula(formula, outcome), style);
    }

    pub(super) fn put_closed(&mut self, cell: CellPosition) {
        self.sheet.put(cell, SheetValue::Blank, CellStyle::new(CellRole::Figure, Weight::Regular));
    }

    /// A cell that is to be filled in, or of an issued quota the figure as it is.
    pub(super) fn put_entry(&mut self, cell: CellPosition, unit: &str, period: &str, count: Option<u64>) {
        let value = count.map(|count| self.table.number(count));
        let is_open = self.table.access == Access::Open;
        let role = if is_open { CellRole::Entry } else { CellRole::Figure };
        let style = CellStyle { role, weight: self.weight(cell), format: self.format() };
        self.sheet.put(cell, value.map_or(SheetValue::Blank, SheetValue::Number), style);
        // A closed figure is recorded too, so that a change of it is seen when the workbook comes back.
        let (sheet, id) = (self.placement.sheet.clone(), self.placement.id.clone());
        let (kind, unit, period) = (self.placement.kind, unit.to_owned(), period.to_owned());
        self.entries.push(EntryRecord { sheet, kind, id, unit, period, value });
    }

    /// The columns and rows of sums stand out.
    fn weight(&self, cell: CellPosition) -> Weight {
        let is_row_of_units = self.placement.rows.values().any(|row| *row == cell.row);
        if is_row_of_units { Weight::Regular } else { Weight::Bold }
    }

    fn format(&self) -> CellFormat {
        CellFormat::from_measure(&self.table.format)
    }

    fn finish(mut self, keys: u32, last: u32, widths: &TableWidths) -> DoneSheet {
        let header = keys + 1;
        let mut end = last;
        if self.table.access == Access::Open {
            end = last + 2;
            let row =
                CellArea::new(CellPosition::new(end, FIRST_COLUMN), CellPosition::new(end, widths.last()));
            let remark = self.table.own(REMARK);
            self.sheet.put_across(row, remark, CellStyle::new(CellRole::Remark, Weight::Regular));
            let entry_column =
                if self.table.parts.is_empty() { self.placement.total_column } else { self.last_column() };
            let entries = CellArea::new(
                CellPosition::new(header + 1, FIGURES),
                CellPosition::new(self.placement.total_row, entry_column),
            );
            self.sheet.entries = Some(Entries { area: entries, decimals: self.table.format.decimals() });
        }
        self.sheet.page = Some(Page {
            area: CellArea::new(CellPosition::new(0, FIRST_COLUMN), CellPosition::new(end, widths.last())),
            repeated: (header, header),
            moving: CellPosition::new(header + 1, FIGURES),
            orientation: widths.orientation(),
        });
        DoneSheet { sheet: self.sheet, placement: self.placement, entries: self.entries }
    }
}

fn sorted(mut rows: Vec<u32>) -> Vec<u32> {
    rows.sort_unstable();
    rows
}
