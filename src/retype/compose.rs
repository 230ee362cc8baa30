//! The YAML of a text: nodes, tables and annexes.

use super::grid::{PlacedCell, TableGrid, is_sum};
use super::levels::{NumberCounter, fits, needed};
use super::line::{LineEmphasis, RetypedLine};
use super::outline::{RetypedItem, RetypedNode, RetypedPart};
use super::quotas::RetypedQuota;
use super::yaml::{YamlText, flow};
use crate::docx::Alignment;
use crate::model::Level;

/// Writes nodes.
pub(super) struct NodeWriter<'a> {
    pub(super) yaml: &'a mut YamlText,
    pub(super) quotas: &'a [RetypedQuota],
    pub(super) counter: NumberCounter,
}

/// Where nodes are: how far they are put in, and the levels that they and those below have.
#[derive(Clone, Copy)]
pub(super) struct NodePlace<'a> {
    pub(super) indent: usize,
    pub(super) levels: &'a [Level],
}

impl NodeWriter<'_> {
    /// Writes nodes as members of a list.
    pub(super) fn nodes(&mut self, nodes: &[RetypedNode], place: NodePlace<'_>) {
        let mut before = 0;
        for node in nodes {
            let indent = place.indent;
            match node {
                RetypedNode::Paragraph(line) => self.yaml.value(indent, "-", &line.markup(&[])),
                RetypedNode::Line(line) => {
                    self.yaml.value(indent, "- line:", &line.markup(&[]));
                    if line.alignment == Alignment::Right {
                        self.yaml.line(indent + 2, "align: right");
                    }
                }
                RetypedNode::Part(part) => self.part(part, place, &mut before),
                RetypedNode::Items(items) => {
                    self.yaml.line(indent, "- items:");
                    for item in items {
                        self.item(item, indent + 4);
                    }
                }
                RetypedNode::Table(grid) => {
                    self.yaml.line(indent, "- table:");
                    self.table(grid, indent + 4);
                }
                RetypedNode::Quotas(at) => {
                    self.yaml.line(indent, "- quota_table:");
                    self.quota_table(*at, indent + 4);
                }
            }
        }
    }

    fn part(&mut self, part: &RetypedPart, place: NodePlace<'_>, before: &mut usize) {
        let NodePlace { indent, levels } = place;
        let own = levels.first().copied().unwrap_or(Level::Unnumbered);
        let below_there = levels.get(1..).unwrap_or_default();
        let below = needed(&part.body);
        let text = part.line.markup(if part.is_title { &[LineEmphasis::Bold] } else { &[] });
        // A title of nothing, and one that is a paragraph, cannot be.
        let is_title = part.is_title && !text.is_empty();
        self.yaml.value(
            indent,
            if is_title { "- title:" } else { "- text:" },
            if text.is_empty() { "…" } else { &text },
        );
        if part.level != own {
            self.yaml.line(indent + 2, &format!("level: {}", part.level.id()));
        }
        if let Some(number) = self.counter.said(part, before) {
            self.yaml.line(indent + 2, &format!("number: {number}"));
        }
        if is_title {
            let is_capital = part.line.is_capital();
            let has_capitals = part.level == Level::Roman;
            if has_capitals && !is_capital {
                self.yaml.line(indent + 2, "capitals: false");
            } else if !has_capitals && part.line.is_all(LineEmphasis::Capitals) {
                self.yaml.line(indent + 2, "capitals: true");
            }
        }
        let does_fit = fits(below_there, &below);
        if !does_fit {
            self.yaml.line(indent + 2, &format!("numbering: [{}]", ids(&below)));
        }
        if !part.body.is_empty() {
            self.yaml.line(indent + 2, "body:");
            let levels = if does_fit { below_there } else { &below };
            self.nodes(&part.body, NodePlace { indent: indent + 4, levels });
        }
    }

    fn item(&mut self, item: &RetypedItem, indent: usize) {
        let text = item.line.markup(&[]);
        if item.below.is_empty() {
            return self.yaml.value(indent, "-", &text);
        }
        self.yaml.value(indent, "- text:", &text);
        let below: Vec<String> = item.below.iter().map(|line| line.markup(&[])).collect();
        self.yaml.line(indent + 2, "items:");
        for text in &below {
            self.yaml.value(indent + 4, "-", text);
        }
    }

    /// Writes the keys of a table of quotas.
    pub(super) fn quota_table(&mut self, at: usize, indent: usize) {
        let quota = &self.quotas[at];
        self.yaml.line(indent, &format!("quota: {}", quota.id));
        if !quota.periods.is_empty() {
            self.yaml.line(indent, "columns: periods");
        }
        let default_name = if quota.is_of_organisations { "Hội, đoàn thể" } else { "Chi bộ" };
        let default_figures = if quota.periods.is_empty() { "Chỉ tiêu" } else { "Cả năm" };
        for (key, text, default) in [
            ("name_header:", &quota.name_header, default_name),
            ("quota_header:", &quota.figure_header, default_figures),
        ] {
            if text != default && !text.is_empty() {
                self.yaml.value(indent, key, text);
            }
        }
        if !quota.has_notes {
            self.yaml.line(indent, "notes: false");
        }
        match &quota.sum_label {
            None => self.yaml.line(indent, "total: false"),
            Some(label) if label != "Tổng cộng" => self.yaml.value(indent, "total_label:", label),
            Some(_) => {}
        }
    }

    /// Writes the keys of a table of words.
    pub(super) fn table(&mut self, grid: &TableGrid, indent: usize) {
        let is_numbered = grid.is_numbered();
        let first = usize::from(is_numbered);
        if is_numbered {
            self.yaml.line(indent, "numbered: true");
        }
        self.yaml.line(indent, "columns:");
        for column in first..grid.columns {
            self.column(grid, column, indent + 2);
        }
        self.yaml.line(indent, "rows:");
        for row in grid.body() {
            self.row(grid, row, first, indent + 2);
        }
    }

    fn column(&mut self, grid: &TableGrid, column: usize, indent: usize) {
        let cells = grid.header(column);
        let mut texts: Vec<String> =
            cells.iter().map(|cell| cell_text(cell, &[LineEmphasis::Bold])).collect();
        let own = texts.pop().unwrap_or_default();
        let own = if own.is_empty() { "…".to_owned() } else { own };
        let body: Vec<Alignment> = grid
            .body()
            .iter()
            .filter_map(|row| row.iter().find(|cell| cell.column == column && cell.columns == 1))
            .filter(|cell| !cell.lines.is_empty())
            .map(PlacedCell::alignment)
            .collect();
        let count = |wanted| body.iter().filter(|one| **one == wanted).count();
        let align = if count(Alignment::Centre) * 2 > body.len() {
            Some("center")
        } else if count(Alignment::Right) * 2 > body.len() {
            Some("right")
        } else {
            None
        };
        let over = match texts.as_slice() {
            [] => None,
            [one] => Some(flow(one)),
            several => {
                Some(format!("[{}]", several.iter().map(|text| flow(text)).collect::<Vec<_>>().join(", ")))
            }
        };
        if align.is_none() && over.is_none() {
            return self.yaml.value(indent, "-", &own);
        }
        let mut keys = vec![format!("header: {}", flow(&own))];
        keys.extend(over.map(|over| format!("over: {over}")));
        keys.extend(align.map(|align| format!("align: {align}")));
        self.yaml.line(indent, &format!("- {{{}}}", keys.join(", ")));
    }

    fn row(&mut self, grid: &TableGrid, row: &[PlacedCell], first: usize, indent: usize) {
        if let [only] = row
            && only.columns == grid.columns
        {
            return self.yaml.value(indent, "- group:", &cell_text(only, &[LineEmphasis::Bold]));
        }
        let is_total = row.iter().take(2).any(|cell| is_sum(&cell.words()));
        let left_out: &[LineEmphasis] = if is_total { &[LineEmphasis::Bold] } else { &[] };
        let mut cells: Vec<PlacedCell> = Vec::new();
        for cell in row {
            if cell.column >= first {
                cells.push(cell.clone());
            } else if cell.columns > 1 {
                // The number's column is not one of the table's own.
                cells.push(PlacedCell { column: first, columns: cell.columns - 1, ..cell.clone() });
            }
        }
        let written: Vec<String> = cells.iter().map(|cell| Self::cell(cell, grid, left_out)).collect();
        let start = if is_total { "- total: [" } else { "- [" };
        let one = format!("{start}{}]", written.join(", "));
        if indent + one.chars().count() <= 106 {
            return self.yaml.line(indent, &one);
        }
        if is_total {
            self.yaml.line(indent, "- total:");
            return written.iter().for_each(|cell| self.yaml.line(indent + 4, &format!("- {cell}")));
        }
        for (at, cell) in written.iter().enumerate() {
            self.yaml.line(indent, &format!("{} - {cell}", if at == 0 { "-" } else { " " }));
        }
    }

    /// A cell on one line.
    fn cell(cell: &PlacedCell, grid: &TableGrid, left_out: &[LineEmphasis]) -> String {
        let lines: Vec<String> = cell.lines.iter().map(|line| line_text(line, left_out)).collect();
        let text = match lines.as_slice() {
            [] => "\"\"".to_owned(),
            [one] => flow(one),
            several => format!("[{}]", several.iter().map(|text| flow(text)).collect::<Vec<_>>().join(", ")),
        };
        if cell.columns == 1 && cell.rows == 1 || grid.columns == 1 {
            return text;
        }
        let text = if lines.len() > 1 { flow(&lines.join(" ")) } else { text };
        let mut keys = vec![format!("text: {text}")];
        if cell.columns > 1 {
            keys.push(format!("columns: {}", cell.columns));
        }
        if cell.rows > 1 {
            keys.push(format!("rows: {}", cell.rows));
        }
        format!("{{{}}}", keys.join(", "))
    }
}

/// The names of levels, for a list.
pub(super) fn ids(levels: &[Level]) -> String {
    levels.iter().map(|level| level.id()).collect::<Vec<_>>().join(", ")
}

/// A line of a cell; a number or bullet that Word gives it is part of it.
fn line_text(line: &RetypedLine, left_out: &[LineEmphasis]) -> String {
    let text = line.markup(left_out);
    match &line.label {
        Some(label) if !label.text.trim().is_empty() => {
            let label = if label.is_bullet { "-" } else { label.text.trim() };
            format!("{label} {text}")
        }
        _ => text,
    }
}

fn cell_text(cell: &PlacedCell, left_out: &[LineEmphasis]) -> String {
    let lines: Vec<String> = cell.lines.iter().map(|line| line_text(line, left_out)).collect();
    lines.join(" ")
}
