//! The tree of a text: parts by their numbers, items by their dashes, tables where they are.

use super::elements::{ElementReader, RetypedElement};
use super::grid::TableGrid;
use super::label::{LabelContext, LineLabel, LineLabelKind};
use super::line::{LineEmphasis, RetypedLine};
use crate::docx::Alignment;
use crate::model::Level;
use crate::text::fold;

/// The longest title that is not bold, in characters.
const TITLE: usize = 120;

/// A piece of the text.
pub(super) enum RetypedNode {
    /// A paragraph without a number.
    Paragraph(RetypedLine),
    /// A line in the middle or at the right.
    Line(RetypedLine),
    /// A part with a number, or a title without one.
    Part(RetypedPart),
    /// Items with dashes.
    Items(Vec<RetypedItem>),
    /// A table.
    Table(TableGrid),
    /// A table of quotas, by its place among them.
    Quotas(usize),
}

/// A part with a number.
pub(super) struct RetypedPart {
    pub(super) level: Level,
    /// How many numbers its number has: `1.2.` has two.
    pub(super) numbers: usize,
    /// The number that it shows.
    pub(super) label: Option<LineLabel>,
    pub(super) line: RetypedLine,
    pub(super) is_title: bool,
    pub(super) body: Vec<RetypedNode>,
}

/// An item with those below it.
pub(super) struct RetypedItem {
    pub(super) line: RetypedLine,
    pub(super) below: Vec<RetypedLine>,
}

/// Builds the tree of a text.
#[derive(Default)]
pub(super) struct PartTreeBuilder {
    root: Vec<RetypedNode>,
    /// The parts that are open, from the outermost.
    open: Vec<RetypedPart>,
    /// A part whose title is on the next line.
    awaits_title: bool,
}

impl PartTreeBuilder {
    /// The tree of some elements. Tables are given to a function that may know better what they are.
    pub(super) fn build(
        elements: Vec<RetypedElement>,
        reader: &mut ElementReader<'_>,
        table: &mut dyn FnMut(TableGrid, Option<&RetypedLine>) -> RetypedNode,
    ) -> Vec<RetypedNode> {
        let mut builder = Self::default();
        let mut before: Option<RetypedLine> = None;
        for element in tab_tables(elements) {
            match element {
                BuiltElement::Line(line) => {
                    builder.line(&line);
                    // `Đơn vị tính: người` is no title of a table.
                    let folded = fold(&line.text);
                    let is_of_unit = ["don vi tinh", "dvt", "don vi:"]
                        .iter()
                        .any(|start| folded.trim_start_matches([' ', '(']).starts_with(start));
                    if !is_of_unit && !line.is_blank() {
                        before = Some(line);
                    }
                }
                BuiltElement::Grid(grid) => builder.push(table(grid, before.as_ref())),
                BuiltElement::Table(word_table) => {
                    if let Some(grid) = TableGrid::new(&word_table, reader) {
                        builder.push(table(grid, before.as_ref()));
                        continue;
                    }
                    for cell in word_table.rows.iter().flat_map(|row| &row.cells) {
                        for line in reader.lines(&cell.blocks) {
                            builder.push(RetypedNode::Paragraph(line));
                        }
                    }
                }
            }
        }
        builder.close_to(0);
        builder.root
    }

    fn push(&mut self, node: RetypedNode) {
        self.awaits_title = false;
        match self.open.last_mut() {
            Some(part) => part.body.push(node),
            None => self.root.push(node),
        }
    }

    fn close_to(&mut self, count: usize) {
        while self.open.len() > count {
            if let Some(part) = self.open.pop() {
                match self.open.last_mut() {
                    Some(outer) => outer.body.push(RetypedNode::Part(part)),
                    None => self.root.push(RetypedNode::Part(part)),
                }
            }
        }
    }

    fn line(&mut self, line: &RetypedLine) {
        // Word numbers paragraphs without words too.
        if line.words().is_empty() && line.notes.is_empty() {
            return;
        }
        let labels: Vec<LineLabel> = self.open.iter().filter_map(|part| part.label.clone()).collect();
        let Some(label) = (LabelContext { open: &labels }).label(line) else {
            return self.unnumbered(line);
        };
        let rest = line.without_start(label.length);
        match label.kind {
            LineLabelKind::Dash => self.item(&rest),
            LineLabelKind::Plus => self.item_below(rest),
            LineLabelKind::Numbered(level, numbers) => {
                let mut lines = rest.lines().into_iter();
                let first = lines.next().unwrap_or(rest);
                // A title may go on after a break; else what follows is a paragraph of its own.
                let is_named =
                    matches!(level, Level::Part | Level::PartInWords | Level::Chapter | Level::Section);
                let is_bold = |line: &RetypedLine| line.is_all(LineEmphasis::Bold) || line.is_capital();
                let mut first = first;
                let mut others: Vec<RetypedLine> = Vec::new();
                for line in lines {
                    if others.is_empty() && (is_named || is_bold(&first) && is_bold(&line)) {
                        first = joined(first, &line);
                    } else {
                        others.push(line);
                    }
                }
                self.part(label, level, numbers, first);
                for line in others {
                    self.line(&line);
                }
            }
        }
    }

    fn part(&mut self, label: LineLabel, level: Level, numbers: usize, line: RetypedLine) {
        let is_same = |part: &RetypedPart| part.level == level && part.numbers == numbers;
        let place = self.open.iter().rposition(is_same).or_else(|| {
            // A number of a higher level than all that are open since: what is below it ends.
            let deeper = |part: &RetypedPart| rank(part.level, part.numbers) > rank(level, numbers);
            let first = self.open.iter().rposition(|part| !deeper(part)).map_or(0, |at| at + 1);
            (first < self.open.len()).then_some(first)
        });
        if let Some(place) = place {
            self.close_to(place);
        }
        let words = line.words();
        let is_article = matches!(level, Level::Article | Level::Clause | Level::Point);
        let ends = words.ends_with(['.', ';', ',']);
        let is_bold = line.is_all(LineEmphasis::Bold);
        let is_named = matches!(level, Level::Part | Level::PartInWords | Level::Chapter | Level::Section);
        let is_title = is_named
            || is_bold && (!ends || words.chars().count() <= TITLE)
            || line.is_capital()
            || level == Level::Roman && !ends && words.chars().count() <= TITLE
            || is_article && is_bold;
        self.awaits_title = words.is_empty();
        self.open.push(RetypedPart { level, numbers, label: Some(label), line, is_title, body: Vec::new() });
    }

    fn unnumbered(&mut self, line: &RetypedLine) {
        if self.awaits_title
            && let Some(part) = self.open.last_mut()
        {
            part.line = joined(part.line.clone(), line);
            self.awaits_title = false;
            return;
        }
        let pieces = sentences(line);
        for line in pieces {
            let words = line.words();
            let is_short = words.chars().count() <= TITLE;
            let is_heading = is_short && line.is_all(LineEmphasis::Bold) && !words.ends_with(['.', ';', ',']);
            match line.alignment {
                Alignment::Centre | Alignment::Right if is_short && !is_heading => self.aside(line),
                _ if is_heading => self.heading(line),
                _ => self.paragraph(line),
            }
        }
    }

    /// A line that is apart is not part of what is numbered below a title.
    fn aside(&mut self, line: RetypedLine) {
        self.close_paragraphs();
        self.push(RetypedNode::Line(line));
    }

    fn paragraph(&mut self, line: RetypedLine) {
        self.close_paragraphs();
        self.push(RetypedNode::Paragraph(line));
    }

    /// What follows a numbered paragraph is not part of it, unless that leads in to it.
    fn close_paragraphs(&mut self) {
        while let Some(part) = self.open.last()
            && !part.is_title
            && !part.line.words().ends_with(':')
            && !matches!(part.level, Level::Article)
        {
            let count = self.open.len() - 1;
            self.close_to(count);
        }
    }

    /// A bold line without a number.
    fn heading(&mut self, line: RetypedLine) {
        let place = self.open.iter().rposition(|part| part.level == Level::Unnumbered);
        if let Some(place) = place {
            self.close_to(place);
        }
        self.close_paragraphs();
        self.open.push(RetypedPart {
            level: Level::Unnumbered,
            numbers: 0,
            label: None,
            line,
            is_title: true,
            body: Vec::new(),
        });
    }

    fn body(&mut self) -> &mut Vec<RetypedNode> {
        match self.open.last_mut() {
            Some(part) => &mut part.body,
            None => &mut self.root,
        }
    }

    fn item(&mut self, line: &RetypedLine) {
        let mut lines = line.lines().into_iter();
        let Some(first) = lines.next() else { return };
        let item = RetypedItem { line: first, below: Vec::new() };
        let body = self.body();
        match body.last_mut() {
            Some(RetypedNode::Items(items)) => items.push(item),
            _ => body.push(RetypedNode::Items(vec![item])),
        }
        for line in lines {
            let is_label = (LabelContext { open: &[] }).label(&line).is_some();
            if is_label {
                self.line(&line);
            } else if let Some(RetypedNode::Items(items)) = self.body().last_mut()
                && let Some(last) = items.last_mut()
            {
                join(&mut last.line, &line);
            }
        }
    }

    fn item_below(&mut self, line: RetypedLine) {
        let line = line.lines().into_iter().reduce(|one, next| joined(one, &next)).unwrap_or(line);
        if let Some(RetypedNode::Items(items)) = self.body().last_mut()
            && let Some(last) = items.last_mut()
        {
            last.below.push(line);
        } else {
            self.item(&line);
        }
    }
}

/// How deep a level is as people use them.
fn rank(level: Level, numbers: usize) -> usize {
    match level {
        Level::Part | Level::PartInWords => 0,
        Level::Chapter => 1,
        Level::Section => 2,
        Level::Article => 3,
        Level::Capital => 4,
        Level::Roman => 5,
        Level::Number | Level::Clause => 6,
        Level::Subnumber => 6 + numbers,
        Level::Letter | Level::Point => 20,
        Level::Bracketed => 21,
        Level::Star | Level::Unnumbered => 30,
    }
}

/// A line that goes on with another.
fn joined(mut one: RetypedLine, next: &RetypedLine) -> RetypedLine {
    join(&mut one, next);
    one
}

/// Adds a line to the one that it goes on from.
fn join(whole: &mut RetypedLine, next: &RetypedLine) {
    if whole.text.is_empty() {
        *whole = RetypedLine { label: whole.label.take(), ..next.clone() };
        return;
    }
    whole.text.push(' ');
    let start = whole.text.len();
    let moved = |range: &std::ops::Range<usize>| range.start + start..range.end + start;
    whole.spans.extend(
        next.spans
            .iter()
            .map(|span| super::line::EmphasisSpan { range: moved(&span.range), emphasis: span.emphasis }),
    );
    whole.notes.extend(
        next.notes.iter().map(|note| super::line::LineNote { at: note.at + start, text: note.text.clone() }),
    );
    whole.text.push_str(&next.text);
}

/// The lines of a paragraph with breaks that are paragraphs of their own: after the end of a sentence, or in a line that
/// is apart.
fn sentences(line: &RetypedLine) -> Vec<RetypedLine> {
    let mut found: Vec<RetypedLine> = Vec::new();
    for part in line.lines() {
        let is_apart = |last: &RetypedLine| {
            last.text.trim_end().ends_with(['.', ';', ':', '!', '?'])
                || matches!(line.alignment, Alignment::Centre | Alignment::Right)
        };
        match found.pop() {
            Some(last) if !is_apart(&last) => found.push(joined(last, &part)),
            Some(last) => found.extend([last, part]),
            None => found.push(part),
        }
    }
    found
}

/// A line, or a table of a file or of lines with tabs.
enum BuiltElement {
    Line(RetypedLine),
    Table(crate::docx::WordTable),
    Grid(TableGrid),
}

/// Lines of which at least three in a row have as many columns, parted by tabs, are a table.
fn tab_tables(elements: Vec<RetypedElement>) -> Vec<BuiltElement> {
    let mut built = Vec::new();
    let mut lines: Vec<Vec<RetypedLine>> = Vec::new();
    let mut whole: Vec<RetypedLine> = Vec::new();
    for element in elements {
        let fields = match &element {
            RetypedElement::Line(line) if line.label.is_none() => tab_fields(line),
            _ => Vec::new(),
        };
        let is_same = lines.last().is_none_or(|last| last.len() == fields.len());
        if fields.len() < 2 || !is_same {
            end_table(&mut built, &mut lines, &mut whole);
        }
        match element {
            RetypedElement::Line(line) if fields.len() > 1 => {
                lines.push(fields);
                whole.push(line);
            }
            RetypedElement::Line(line) => built.push(BuiltElement::Line(line)),
            RetypedElement::Table(table) => built.push(BuiltElement::Table(table)),
        }
    }
    end_table(&mut built, &mut lines, &mut whole);
    built
}

fn tab_fields(line: &RetypedLine) -> Vec<RetypedLine> {
    let text = line.text.trim_start_matches('\t');
    let start = line.text.len() - text.len();
    let mut fields = Vec::new();
    let mut from = start;
    let ends: Vec<usize> =
        text.match_indices('\t').map(|(at, _)| at + start).chain([line.text.len()]).collect();
    for end in ends {
        if from <= end {
            let field = line.slice(from..end);
            if !field.text.is_empty() {
                fields.push(field);
            }
        }
        from = end + 1;
    }
    // A number and its text are no columns.
    let is_label = fields.len() == 2 && (LabelContext { open: &[] }).label(line).is_some();
    if is_label || text.contains('\n') { Vec::new() } else { fields }
}

fn end_table(built: &mut Vec<BuiltElement>, lines: &mut Vec<Vec<RetypedLine>>, whole: &mut Vec<RetypedLine>) {
    let rows = std::mem::take(lines);
    let kept = std::mem::take(whole);
    if rows.len() < 3 {
        built.extend(kept.into_iter().map(BuiltElement::Line));
        return;
    }
    let columns = rows[0].len();
    let cell = |(column, line): (usize, RetypedLine)| super::grid::PlacedCell {
        column,
        columns: 1,
        rows: 1,
        place: Some(line.place.clone()),
        lines: vec![line],
    };
    let rows = rows.into_iter().map(|row| row.into_iter().enumerate().map(cell).collect()).collect();
    built.push(BuiltElement::Grid(TableGrid { columns, headers: 1, rows }));
}
