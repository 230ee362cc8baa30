//! Sheets of the tables of documents: as a table prints, its figures as numbers, its sums and rates as formulas.

use std::collections::BTreeMap;

use super::address::{CellArea, CellPosition};
use super::formula::{Formula, Range};
use super::head::{BOLD, FIRST_COLUMN, Heading, HeadingBlock, TableWidths, heighten};
use super::names::SheetNames;
use super::record::SheetKind;
use super::sheet::{
    CellFormat, CellRole, CellStyle, FormulaValue, Number, Page, Sheet, SheetValue, Weight, Workbook,
};
use super::tally::SheetPlacement;
use crate::content::{
    self, Annex, BlockKind, Column, ColumnRole, Content, FigureColumn, Letterhead, Row, RowKind, Table,
    TableFigures, Text,
};
use crate::model::{
    CellValue, ColumnContent, GroupLevel, Id, NumberFormat, Period, ProgressFigure, QuotaPart,
};
use crate::text;

/// How many decimals a share of the whole has: hundredths of a percent.
const SHARE_DECIMALS: u8 = 4;

/// The workbook of the tables of an annex, one sheet for each; none of an annex without a table.
pub fn annex_workbook(content: &Content, annex: &Annex) -> Option<Workbook> {
    let tables: Vec<&Table> = tables(&annex.body).collect();
    let mut names = SheetNames::default();
    let heading = annex_heading(annex);
    let sheets = tables.iter().map(|table| {
        let words = if tables.len() == 1 { annex.label.clone() } else { sheet_words(annex, table) };
        let caption = table.caption.iter().map(|caption| caption.runs.to_plain());
        let subtitles = heading.subtitles.iter().cloned().chain(caption).collect();
        let heading = Heading { subtitles, ..heading.clone() };
        table_sheet(table, names.free(&words), &heading, &Links::default())
    });
    let sheets: Vec<Sheet> = sheets.collect();
    let title = content::one_line(&annex.title);
    let title = if title.is_empty() { annex.label.clone() } else { title };
    let (author, day) = (content.head.issuer.runs.to_plain(), content.head.date);
    (!sheets.is_empty()).then_some(Workbook { title, author, day, sheets })
}

fn sheet_words(annex: &Annex, table: &Table) -> String {
    table.caption.as_ref().map_or_else(|| annex.label.clone(), |caption| caption.runs.to_plain())
}

/// The tables among some blocks.
pub(super) fn tables(blocks: &[content::Block]) -> impl Iterator<Item = &Table> {
    blocks
        .iter()
        .filter_map(|block| if let BlockKind::Table(table) = &block.kind { Some(table) } else { None })
}

fn annex_heading(annex: &Annex) -> Heading {
    let capitals = |line: &Text| {
        let line = line.runs.to_plain();
        if annex.has_capitals { text::upper(&line) } else { line }
    };
    let label = std::iter::once(annex.label.clone());
    Heading {
        block: annex.letterhead.as_ref().map(|letterhead: &Letterhead| HeadingBlock::new(letterhead)),
        title: label.chain(annex.title.iter().map(capitals)).collect(),
        subtitles: vec![annex.reference.runs.to_plain()],
    }
}

/// The sheets that the formulas of a table may name.
#[derive(Default)]
pub(super) struct Links<'a> {
    pub(super) sheets: &'a [Sheet],
    pub(super) placements: &'a [SheetPlacement],
    /// The results of each quota, by its id: the ids of those that are compared with it.
    pub(super) results: BTreeMap<String, Vec<String>>,
}

/// The sheet of a table.
pub(super) fn table_sheet(table: &Table, name: String, heading: &Heading, links: &Links<'_>) -> Sheet {
    let mut sheet = Sheet::new(name);
    let widths = TableWidths::new(table.columns.iter().map(|column| width(table, column)).collect());
    widths.set_on(&mut sheet);
    let top = heading.put_on(&mut sheet, &widths);
    let first = put_headers(&mut sheet, table, top);
    put_rows(&mut sheet, table, first);
    if let Some(figures) = &table.figures {
        let mut filling = Figures { table, values: figures, sheet, first, links };
        filling.put_all();
        sheet = filling.sheet;
    }
    let last = first + count(table.rows.len()).saturating_sub(1);
    sheet.page = Some(Page {
        area: CellArea::new(
            CellPosition::new(0, FIRST_COLUMN),
            CellPosition::new(last.max(first), widths.last()),
        ),
        repeated: (top, first - 1),
        moving: CellPosition::new(first, FIRST_COLUMN + name_columns(table)),
        orientation: widths.orientation(),
    });
    sheet
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The columns at the left that stay in sight: numbers and names.
fn name_columns(table: &Table) -> u16 {
    let is_name = |column: &&Column| matches!(column.role, ColumnRole::RowNumber | ColumnRole::Name);
    u16::try_from(table.columns.iter().take_while(is_name).count()).unwrap_or_default()
}

fn width(table: &Table, column: &Column) -> f64 {
    match column.role {
        ColumnRole::RowNumber => 5.0,
        ColumnRole::Name => 28.0,
        ColumnRole::Figure if table.figures.is_some() => 12.0,
        ColumnRole::Figure => 16.0,
        ColumnRole::Note => 24.0,
        ColumnRole::Prose { width: Some(width), .. } => f64::from(width.clamp(4, 60)),
        ColumnRole::Prose { width: None, .. } => 20.0,
    }
}

/// The rows of headers, from the highest; the first row after them.
fn put_headers(sheet: &mut Sheet, table: &Table, top: u32) -> u32 {
    let style = CellStyle::new(CellRole::Header, Weight::Bold);
    let depth = table.columns.iter().map(|column| column.over.len()).max().unwrap_or_default();
    let bottom = top + count(depth);
    for level in 0..depth {
        let row = top + count(level);
        let over = |column: &Column| column.over.get(..=level).map(<[String]>::to_vec);
        let mut at = FIRST_COLUMN;
        for group in table.columns.chunk_by(|one, next| over(one).is_some() && over(one) == over(next)) {
            let end = at + u16::try_from(group.len()).unwrap_or(1) - 1;
            if let Some(words) = group[0].over.get(level) {
                sheet.put_across(
                    CellArea::new(CellPosition::new(row, at), CellPosition::new(row, end)),
                    words,
                    style.clone(),
                );
            }
            at = end + 1;
        }
    }
    for (at, column) in (FIRST_COLUMN..).zip(&table.columns) {
        let width = sheet.widths.get(&at).copied().unwrap_or_default();
        heighten(sheet, bottom, &column.header, width / BOLD);
        let from = CellPosition::new(top + count(column.over.len()), at);
        sheet.put_across(CellArea::new(from, CellPosition::new(bottom, at)), &column.header, style.clone());
    }
    bottom + 1
}

fn put_rows(sheet: &mut Sheet, table: &Table, first: u32) {
    for (row, line) in (first..).zip(&table.rows) {
        if let RowKind::Holder(id) = &line.kind {
            sheet.put_text(
                CellPosition::new(row, 0),
                id.as_str(),
                CellStyle::new(CellRole::Id, Weight::Regular),
            );
        }
        match line.kind {
            RowKind::Span => put_span(sheet, table, line, row),
            _ => put_row(sheet, table, line, row),
        }
    }
}

/// The name of a group of rows, over all columns.
fn put_span(sheet: &mut Sheet, table: &Table, line: &Row, row: u32) {
    let last = FIRST_COLUMN + u16::try_from(table.columns.len()).unwrap_or(1) - 1;
    let style = CellStyle::new(CellRole::Name, Weight::Bold);
    let mut at = FIRST_COLUMN;
    if let [number, _] = line.cells.as_slice() {
        sheet.put_text(
            CellPosition::new(row, at),
            words(number),
            CellStyle::new(CellRole::RowNumber, Weight::Bold),
        );
        at += 1;
    }
    let name = line.cells.last().map(words).unwrap_or_default();
    sheet.put_across(
        CellArea::new(CellPosition::new(row, at), CellPosition::new(row, last.max(at))),
        name,
        style,
    );
}

fn put_row(sheet: &mut Sheet, table: &Table, line: &Row, row: u32) {
    let weight = weight(&line.kind);
    for ((at, column), cell) in (FIRST_COLUMN..).zip(&table.columns).zip(&line.cells) {
        let role = match column.role {
            ColumnRole::RowNumber => CellRole::RowNumber,
            ColumnRole::Figure | ColumnRole::Prose { align: crate::model::Align::Center, .. } => {
                CellRole::Centred
            }
            ColumnRole::Name | ColumnRole::Note | ColumnRole::Prose { .. } => CellRole::Name,
        };
        let first = CellPosition::new(row, at);
        let style = CellStyle::new(role, weight);
        match cell {
            content::Cell::Covered => {}
            content::Cell::Merged(merged) => {
                let columns = u16::try_from(merged.columns).unwrap_or(1).max(1) - 1;
                let last = CellPosition::new(row + count(merged.rows).max(1) - 1, at + columns);
                sheet.put_across(CellArea::new(first, last), words(cell), style);
            }
            _ => {
                let words = words(cell);
                if role == CellRole::Name {
                    let width = sheet.widths.get(&at).copied().unwrap_or_default();
                    heighten(sheet, row, &words, width);
                }
                sheet.put_text(first, words, style);
            }
        }
    }
}

/// The texts of a cell, by line.
fn words(cell: &content::Cell) -> String {
    let lines = |lines: &[Text]| {
        let lines: Vec<String> = lines.iter().map(|line| line.runs.to_plain()).collect();
        lines.join("\n")
    };
    match cell {
        content::Cell::Plain(words) => words.clone(),
        content::Cell::Lines(texts) => lines(texts),
        content::Cell::Merged(merged) => lines(&merged.lines),
        content::Cell::Covered => String::new(),
    }
}

fn weight(kind: &RowKind) -> Weight {
    match kind {
        RowKind::Group | RowKind::Total | RowKind::Span => Weight::Bold,
        RowKind::Holder(_) | RowKind::Quota(_) | RowKind::Prose | RowKind::Series(_) => Weight::Regular,
    }
}

/// The figures of a table of quotas while they are put in place of their texts. A formula is put only where it has the
/// value that the table prints.
struct Figures<'a> {
    table: &'a Table,
    values: &'a TableFigures,
    sheet: Sheet,
    /// The row of the first.
    first: u32,
    links: &'a Links<'a>,
}

/// The place of a figure: the row of the table, and the column of figures.
#[derive(Clone, Copy)]
struct FigurePosition {
    row: usize,
    column: usize,
}

impl Figures<'_> {
    fn put_all(&mut self) {
        let is_sum = |row: &Row| matches!(row.kind, RowKind::Group | RowKind::Total);
        let (sums, own): (Vec<usize>, Vec<usize>) =
            (0..self.table.rows.len()).partition(|row| is_sum(&self.table.rows[*row]));
        // Counts first, then rates of them, in rows of units before their sums.
        for rows in [own, sums] {
            for of_counts in [Pass::Counts, Pass::Rates] {
                for row in &rows {
                    for column in 0..self.values.columns.len() {
                        self.put(FigurePosition { row: *row, column }, of_counts);
                    }
                }
            }
        }
    }

    fn put(&mut self, at: FigurePosition, pass: Pass) {
        let Some(value) = self.values.rows.get(at.row).and_then(|row| row.cells.get(at.column)) else {
            return;
        };
        if Pass::from_value(value) != pass {
            return;
        }
        let Some(Printed { number: expected, format }) =
            Printed::new(value, &self.values.columns[at.column].format)
        else {
            return;
        };
        let outcome = FormulaValue::Number(expected);
        let is_right = |formula: &Formula| {
            formula.is_within_bounds() && formula.outcome(&self.sheet, self.links.sheets) == outcome
        };
        let formula = self.candidates(at, expected.decimals).into_iter().find(is_right);
        let value = formula
            .map_or(SheetValue::Number(expected), |formula| SheetValue::Formula(formula, outcome.clone()));
        let weight = weight(&self.table.rows[at.row].kind);
        self.sheet.put(self.cell(at), value, CellStyle { role: CellRole::Figure, weight, format });
    }

    /// The formulas that a figure may be, the best first.
    fn candidates(&self, at: FigurePosition, decimals: u8) -> Vec<Formula> {
        let content = &self.values.columns[at.column].content;
        if let ColumnContent::Progress(figure @ (ProgressFigure::Rate | ProgressFigure::Remaining), part) =
            content
        {
            return self.beside(at, *figure, part, decimals).into_iter().collect();
        }
        match &self.table.rows[at.row].kind {
            RowKind::Group | RowKind::Total => {
                let column = self.cell(at).column;
                let areas = CellArea::from_rows(self.members(at.row), column);
                vec![Formula::Sum(areas.into_iter().map(Range::own).collect(), decimals)]
            }
            RowKind::Holder(holder) => {
                let ranges = self.linked(content, holder);
                ranges.into_iter().map(|ranges| Formula::Sum(ranges, decimals)).collect()
            }
            RowKind::Quota(_) | RowKind::Prose | RowKind::Span | RowKind::Series(_) => Vec::new(),
        }
    }

    /// The rate or the rest, of the figures in the same row.
    fn beside(
        &self,
        at: FigurePosition,
        figure: ProgressFigure,
        part: &QuotaPart,
        decimals: u8,
    ) -> Option<Formula> {
        let is_same = |other: &QuotaPart| other.quota.value == part.quota.value && other.of_which.is_none();
        let find = |is_it: &dyn Fn(&FigureColumn) -> bool| {
            let column = self.values.columns.iter().position(is_it)?;
            Some(Range::cell(self.cell(FigurePosition { row: at.row, column })))
        };
        let reached = find(
            &|column| matches!(&column.content, ColumnContent::Progress(ProgressFigure::Cumulative, other) if is_same(other)),
        )?;
        let whole = find(
            &|column| matches!(&column.content, ColumnContent::Quota(other) if is_same(other) && other.period.is_none()),
        )?;
        Some(match figure {
            ProgressFigure::Rate => Formula::Rate { part: reached, whole },
            _ => Formula::Left { part: reached, whole, decimals },
        })
    }

    /// The rows of units that a group or the total sums up.
    fn members(&self, row: usize) -> Vec<u32> {
        let rows = &self.table.rows;
        let is_holder = |at: &usize| matches!(rows[*at].kind, RowKind::Holder(_));
        let position = |at: usize| self.first + count(at);
        if rows[row].kind == RowKind::Total {
            return (0..rows.len()).filter(is_holder).map(position).collect();
        }
        let level = |at: usize| self.values.rows.get(at).and_then(|row| row.level);
        let is_end = |at: &usize| {
            rows[*at].kind == RowKind::Total
                || rows[*at].kind == RowKind::Group
                    && (level(*at) == Some(GroupLevel::Outer) || level(row) == Some(GroupLevel::Inner))
        };
        let end = (row + 1..rows.len()).find(is_end).unwrap_or(rows.len());
        (row + 1..end).filter(is_holder).map(position).collect()
    }

    /// The cells of other sheets of which a figure of a unit is the sum.
    fn linked(&self, content: &ColumnContent, holder: &Id) -> Vec<Vec<Range>> {
        let quota = |part: &QuotaPart| {
            let is_it = |one: &&SheetPlacement| one.kind == SheetKind::Quota && one.id == part.quota.value;
            self.links.placements.iter().find(is_it)
        };
        let reported = self.values.period;
        let until = |period: Period| reported.is_some_and(|reported| period.ends_by(reported));
        match content {
            ColumnContent::Quota(part) if part.of_which.is_none() => {
                let Some((quota, row)) = quota(part).and_then(|one| Some((one, *one.rows.get(holder)?)))
                else {
                    return Vec::new();
                };
                match &part.period {
                    None => vec![vec![quota.range(row, quota.total_column)]],
                    Some(period) => vec![quota.ranges(row, |column| period.value.contains(column))],
                }
            }
            ColumnContent::Progress(ProgressFigure::Planned, part) => {
                let found = quota(part).and_then(|one| Some((one, *one.rows.get(holder)?)));
                found.map(|(quota, row)| quota.ranges(row, until)).into_iter().collect()
            }
            ColumnContent::Progress(ProgressFigure::Reached, part) if part.of_which.is_none() => {
                let period = part.period.as_ref().map(|period| period.value).or(reported);
                self.result_cells(part, holder, |column| period.is_some_and(|period| period.contains(column)))
            }
            ColumnContent::Progress(ProgressFigure::Cumulative, part) if part.of_which.is_none() => {
                self.result_cells(part, holder, until)
            }
            ColumnContent::Quota(_)
            | ColumnContent::Share(_)
            | ColumnContent::Figure(_)
            | ColumnContent::Progress(..) => Vec::new(),
        }
    }

    /// The cells of each result of a quota: of the wanted periods, or of the whole.
    fn result_cells(
        &self,
        part: &QuotaPart,
        holder: &Id,
        is_wanted: impl Fn(Period) -> bool,
    ) -> Vec<Vec<Range>> {
        let ids = self.links.results.get(&part.quota.value);
        let is_of_it = |one: &&SheetPlacement| {
            one.kind == SheetKind::Result && ids.is_some_and(|ids| ids.contains(&one.id))
        };
        let results = self.links.placements.iter().filter(is_of_it);
        let of = |one: &SheetPlacement| {
            let row = *one.rows.get(holder)?;
            Some([one.ranges(row, &is_wanted), vec![one.range(row, one.total_column)]])
        };
        results.filter_map(of).flatten().filter(|ranges| !ranges.is_empty()).collect()
    }

    fn cell(&self, at: FigurePosition) -> CellPosition {
        let is_figure = |(_, column): &(usize, &Column)| column.role == ColumnRole::Figure;
        let columns = self.table.columns.iter().enumerate().filter(is_figure);
        let column = columns.map(|(column, _)| column).nth(at.column).unwrap_or_default();
        CellPosition::new(
            self.first + count(at.row),
            FIRST_COLUMN + u16::try_from(column).unwrap_or_default(),
        )
    }
}

/// The number that a figure prints, and how.
struct Printed {
    number: Number,
    format: CellFormat,
}

impl Printed {
    /// None of what is no number, which stays the text that it prints.
    fn new(value: &CellValue, format: &NumberFormat) -> Option<Self> {
        let decimals = format.decimals();
        let (number, format) = match value {
            CellValue::Count(count) => (Number::from_count(*count, format), CellFormat::with_unit(format)),
            CellValue::Rate { part, whole } if *whole != 0 => (rate(*part, *whole), CellFormat::Rate),
            CellValue::Left { part, whole } => {
                let digits = |count: &u64| Number::from_count(*count, format).digits;
                (Number { digits: digits(whole) - digits(part), decimals }, CellFormat::Left(decimals))
            }
            CellValue::Share(Some(share)) => {
                (Number { digits: i64::from(*share), decimals: SHARE_DECIMALS }, CellFormat::Rate)
            }
            CellValue::Rate { .. }
            | CellValue::Share(None)
            | CellValue::Empty
            | CellValue::NotAdded
            | CellValue::Figure(_)
            | CellValue::Incomplete { .. }
            | CellValue::Unreported(_) => return None,
        };
        Some(Self { number, format })
    }
}

/// The rounds in which figures are put in place: rates are of counts that are there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Counts,
    Rates,
}

impl Pass {
    fn from_value(value: &CellValue) -> Self {
        match value {
            CellValue::Rate { .. } | CellValue::Left { .. } => Self::Rates,
            _ => Self::Counts,
        }
    }
}

/// A rate in hundredths of a percent, rounded half up.
fn rate(part: u64, whole: u64) -> Number {
    let (part, whole) = (u128::from(part), u128::from(whole));
    let rounded = (part * 20_000 + whole).checked_div(whole * 2).unwrap_or_default();
    Number { digits: i64::try_from(rounded).unwrap_or(i64::MAX), decimals: super::formula::RATE_DECIMALS }
}
