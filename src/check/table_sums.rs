//! Tables of texts whose numbers contradict each other: a row of totals that is not the sum of the rows, a rate that is not that
//! of the two numbers in its row.

use super::quantities::{Quantity, written};
use super::rates::rounds_to;
use crate::diag::{Code, Finding, Findings};
use crate::model::{
    BodyNode, Document, GridCell, ProseCell, ProseGrid, ProseRow, ProseTable, TableData, TemplateText,
};
use crate::text::{self, Scan};

/// The first words of a row of totals.
const TOTALS: &[&str] = &["tổng", "tổng số", "tổng cộng", "cộng", "toàn xã", "toàn tỉnh", "toàn đảng bộ"];

/// Words of a header by which the numbers of its column do not add up.
const NO_SUMS: &[&str] = &[
    "tỷ lệ",
    "tỉ lệ",
    "tỉ trọng",
    "tỷ trọng",
    "bình quân",
    "đơn giá",
    "mức",
    "năm",
    "điểm",
    "xếp",
    "tuổi",
    "số hiệu",
    "điện thoại",
    "mã",
    "stt",
    "tt",
    "so với",
    "hệ số",
    "giá",
    "ngày",
    "thời gian",
    "lũy kế",
    "luỹ kế",
    "số, ký hiệu",
];

/// Checks the tables of a document.
pub(super) fn check(document: &Document, findings: &mut Findings) {
    document.bodies().for_each(|body| check_nodes(body, findings));
    document.annexes.iter().flat_map(|annex| &annex.tables).for_each(|table| check_table(table, findings));
}

fn check_nodes(nodes: &[BodyNode], findings: &mut Findings) {
    for node in nodes {
        match node {
            BodyNode::Section(section) => check_nodes(&section.body, findings),
            BodyNode::Table(table) => check_table(table, findings),
            BodyNode::Paragraph(_)
            | BodyNode::Line(_)
            | BodyNode::Items(_)
            | BodyNode::Progress(_)
            | BodyNode::Drawing(_) => {}
        }
    }
}

fn check_table(table: &TableData, findings: &mut Findings) {
    let TableData::Prose(table) = table else { return };
    let numbers = TableNumbers::new(table);
    for column in 0..table.columns.len() {
        if numbers.is_rate[column] {
            numbers.check_rates(column, findings);
        } else if numbers.adds_up[column] {
            numbers.check_totals(column, findings);
        }
    }
}

/// A cell: its text, and its number if it is one.
struct SummedCell<'t> {
    text: Option<&'t TemplateText>,
    content: CellNumber,
}

enum CellNumber {
    /// Nothing, or a dash.
    Empty,
    Number(Quantity),
    Other,
}

impl<'t> SummedCell<'t> {
    fn new(lines: &'t [TemplateText]) -> Self {
        let text = lines.first();
        let content = match lines {
            [] => CellNumber::Empty,
            [line] => number_of(line.written().trim()),
            _ => CellNumber::Other,
        };
        Self { text, content }
    }

    fn number(&self) -> Option<&Quantity> {
        if let CellNumber::Number(number) = &self.content { Some(number) } else { None }
    }

    /// How many it counts; none where it is no number.
    fn value(&self) -> Option<u64> {
        match &self.content {
            CellNumber::Empty => Some(0),
            CellNumber::Number(number) => Some(number.value),
            CellNumber::Other => None,
        }
    }
}

fn number_of(written: &str) -> CellNumber {
    if matches!(written, "" | "-" | "–") {
        return CellNumber::Empty;
    }
    let scan = Scan::new(written);
    match Quantity::parse(&scan, 0) {
        Some(number) if number.end == scan.tokens().len() => CellNumber::Number(number),
        _ => CellNumber::Other,
    }
}

/// The kind of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SummedRowKind {
    /// The name of a group.
    Group,
    /// A total.
    Total,
    /// A row that a Roman number or a letter begins, which may be the sum of those below it.
    Head,
    Plain,
}

/// A table by its cells.
struct TableNumbers<'t> {
    rows: Vec<(SummedRowKind, Vec<SummedCell<'t>>)>,
    is_rate: Vec<bool>,
    adds_up: Vec<bool>,
}

impl<'t> TableNumbers<'t> {
    fn new(table: &'t ProseTable) -> Self {
        let mut grid = ProseGrid::new(table.columns.len());
        let mut summed = |cells: &'t [ProseCell]| -> Vec<SummedCell<'t>> {
            let cell = |cell: GridCell<'t>| match cell {
                GridCell::Cell(cell) => SummedCell::new(&cell.lines),
                GridCell::Covered => SummedCell::new(&[]),
            };
            grid.next_row(cells).into_iter().map(cell).collect()
        };
        let rows = table.rows.iter().map(|row| match row {
            ProseRow::Group(_) => (SummedRowKind::Group, Vec::new()),
            ProseRow::Total(cells) => (SummedRowKind::Total, summed(cells)),
            ProseRow::Cells(cells) => {
                let cells = summed(cells);
                (kind_of(&cells), cells)
            }
        });
        let rows: Vec<(SummedRowKind, Vec<SummedCell<'t>>)> = rows.collect();
        let header = |column: usize| {
            let column = &table.columns[column];
            let all = column.over.iter().chain([&column.header]);
            text::lower(&all.map(TemplateText::written).collect::<Vec<_>>().join(" "))
        };
        let headers: Vec<String> = (0..table.columns.len()).map(header).collect();
        let is_rate = |header: &String| {
            let scan = Scan::new(header);
            let is_named = scan.has_any(&(0..scan.tokens().len()), &["tỷ lệ", "tỉ lệ", "%", "đạt %"]);
            is_named && !["tăng", "giảm", "so với"].iter().any(|word| header.contains(word))
        };
        let adds_up = |header: &String| {
            let scan = Scan::new(header);
            !header.contains('%') && !scan.has_any(&(0..scan.tokens().len()), NO_SUMS)
        };
        let (is_rate, adds_up) =
            (headers.iter().map(is_rate).collect(), headers.iter().map(adds_up).collect());
        Self { rows, is_rate, adds_up }
    }

    /// Compares each total of a column with the rows that it may be the sum of.
    fn check_totals(&self, column: usize, findings: &mut Findings) {
        for (at, (_, cells)) in
            self.rows.iter().enumerate().filter(|(_, (kind, _))| *kind == SummedRowKind::Total)
        {
            let Some(total) = cells.get(column).and_then(SummedCell::number).filter(|total| !total.is_rate())
            else {
                continue;
            };
            // The total is above its rows where it is the first one.
            let is_above = at == 0 && self.rows.len() > 2;
            let rows = if is_above { 1..self.rows.len() } else { 0..at };
            let Some(parts) = self.wrong_parts(column, rows, total.value) else { continue };
            let Some(text) = cells[column].text else { continue };
            let shown: Vec<String> = parts.iter().map(|part| written(*part)).collect();
            let place = text.place().value_part(text.written(), 0..text.written().len());
            let finding = Finding::at(Code::SumDisagrees, &place).with("kind", "column");
            let finding = finding.with("written", text.written()).with("whole", total.written.as_str());
            findings.push(finding.with("parts", shown.join(" + ")).with("sum", written(parts.iter().sum())));
        }
    }

    /// The numbers of a column in some rows, where no way to add them up makes the total; none where one does, or where
    /// something in the column is no number.
    fn wrong_parts(&self, column: usize, rows: std::ops::Range<usize>, total: u64) -> Option<Vec<u64>> {
        let rows = &self.rows[rows];
        let is_kind = |kinds: &'static [SummedRowKind]| {
            move |row: &&(SummedRowKind, Vec<SummedCell<'t>>)| kinds.contains(&row.0)
        };
        let values = |rows: &[(SummedRowKind, Vec<SummedCell<'t>>)],
                      kinds: &'static [SummedRowKind]|
         -> Option<Vec<u64>> {
            let cells = rows.iter().filter(is_kind(kinds)).map(|(_, cells)| cells.get(column));
            cells.map(|cell| cell?.value()).collect()
        };
        let all = values(rows, &[SummedRowKind::Plain, SummedRowKind::Head])?;
        let plain = values(rows, &[SummedRowKind::Plain])?;
        let heads = values(rows, &[SummedRowKind::Head])?;
        let totals = values(rows, &[SummedRowKind::Total])?;
        // A total in the midst is that of its group.
        let last =
            rows.iter().rposition(|(kind, _)| matches!(kind, SummedRowKind::Total | SummedRowKind::Group));
        let group =
            values(&rows[last.map_or(0, |last| last + 1)..], &[SummedRowKind::Plain, SummedRowKind::Head])?;
        let ways = [&all, &plain, &heads, &totals, &group];
        let is_right = ways.iter().any(|way| !way.is_empty() && way.iter().sum::<u64>() == total);
        let counted = |way: &&Vec<u64>| way.iter().filter(|value| **value > 0).count() >= 2;
        let shown = [plain, all].into_iter().find(|way| counted(&way))?;
        (!is_right && total > 0).then_some(shown)
    }

    /// Compares the rates of a column with the two columns of which they are, as most rows show.
    fn check_rates(&self, column: usize, findings: &mut Findings) {
        let rows =
            || self.rows.iter().filter(|(kind, _)| *kind != SummedRowKind::Group).map(|(_, cells)| cells);
        let numbers: Vec<usize> = (0..self.adds_up.len())
            .filter(|at| *at != column && !self.is_rate[*at])
            .filter(|at| rows().filter_map(|cells| cells.get(*at)?.number()).count() > 0)
            .collect();
        let judge = |part: usize, whole: usize| {
            let judged =
                rows().filter_map(|cells| Some(RateCells::new(cells, [part, whole, column])?.is_right()));
            let judged: Vec<bool> = judged.collect();
            (judged.iter().filter(|right| **right).count(), judged.len())
        };
        let pairs = numbers.iter().flat_map(|part| numbers.iter().map(move |whole| (*part, *whole)));
        let pairs = pairs.filter(|(part, whole)| part != whole);
        let Some((part, whole)) = pairs.max_by_key(|(part, whole)| (judge(*part, *whole).0, *part < *whole))
        else {
            return;
        };
        let (right, all) = judge(part, whole);
        // Of more wrong than right the rate is one of something else.
        if right == 0 || right == all || 2 * right < all {
            return;
        }
        for cells in rows() {
            let Some(wrong) = RateCells::new(cells, [part, whole, column]).filter(|cells| !cells.is_right())
            else {
                continue;
            };
            let Some((text, rate)) = cells[column].text.zip(text::rate(wrong.part.value, wrong.whole.value))
            else {
                continue;
            };
            let place = text.place().value_part(text.written(), 0..text.written().len());
            let finding =
                Finding::at(Code::RateDisagrees, &place).with("written", format!("{}%", wrong.rate.written));
            let finding = finding.with("rate", rate).with("part", wrong.part.written.as_str());
            findings.push(finding.with("whole", wrong.whole.written.as_str()));
        }
    }
}

/// A rate and its two numbers.
struct RateCells<'c> {
    part: &'c Quantity,
    whole: &'c Quantity,
    rate: &'c Quantity,
}

impl<'c> RateCells<'c> {
    fn new(cells: &'c [SummedCell<'_>], [part, whole, rate]: [usize; 3]) -> Option<Self> {
        let number = |at: usize| cells.get(at).and_then(SummedCell::number);
        let found = Self { part: number(part)?, whole: number(whole)?, rate: number(rate)? };
        (found.whole.value > 0).then_some(found)
    }

    fn is_right(&self) -> bool {
        rounds_to(self.part.value, self.whole.value, &self.rate.written)
    }
}

/// The kind of a row by its first cell with a text, but for its number.
fn kind_of(cells: &[SummedCell<'_>]) -> SummedRowKind {
    let texts = || cells.iter().filter_map(|cell| cell.text).map(|text| text.written().trim());
    let label = texts().find(|text| text.chars().count() > 3 && text.contains(char::is_alphabetic));
    let scan = Scan::new(label.unwrap_or_default());
    let length = TOTALS.iter().map(|words| scan.phrase(0, words)).max().unwrap_or(0);
    let is_total =
        length > 0 && matches!(scan.tokens().len() - length, 0..=2) && !scan.word(length).eq("đồng");
    let number = texts().next().unwrap_or_default().trim_end_matches('.');
    let is_roman = !number.is_empty() && number.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let is_letter = number.len() == 1 && number.starts_with(|c: char| c.is_ascii_uppercase());
    match (is_total, is_roman || is_letter) {
        (true, _) => SummedRowKind::Total,
        (false, true) => SummedRowKind::Head,
        (false, false) => SummedRowKind::Plain,
    }
}
