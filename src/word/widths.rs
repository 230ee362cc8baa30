//! How wide the columns of a table are: as the Typst library finds it (`templates/the-thuc/table/widths.typ`), from the
//! same measures. Lengths are points.

use super::composer::{Measures, measured};
use super::look::{LineLook, ProfileLook};
use crate::content::{Cell, Column, ColumnRole, Row, RowKind, Runs, Table};

/// The widths that a column wants.
struct ColumnNeed {
    is_text: bool,
    /// Words stay whole, and figures on one line.
    least: f64,
    /// What is read as one in its header, too.
    held: f64,
    /// A short header, too.
    comfortable: f64,
    /// Any header that is no longer than a name.
    header: f64,
    /// Names, too.
    wanted: f64,
}

/// By how much another program may measure a text otherwise, and what it takes of a cell for its lines.
const ROUNDING: f64 = 1.5;

/// The lengths of tables in a look.
struct WordTableLook {
    inset: f64,
    header_whole: f64,
    header_lines: usize,
    name_width: f64,
    total: LineLook,
    header: LineLook,
}

impl WordTableLook {
    fn new(profile: ProfileLook<'_>) -> Self {
        let lines = profile.number(&["table", "header_lines"]).max(1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
        let header_lines = lines as usize;
        Self {
            inset: 2.0 * profile.number(&["table", "inset_x"]) + ROUNDING,
            header_whole: profile.number(&["table", "header_whole"]),
            header_lines,
            name_width: profile.number(&["table", "name_width"]),
            total: profile.row("total"),
            header: profile.row("header"),
        }
    }
}

/// The lines of a cell that takes one column alone, with U+00A0 where they do not break.
fn cell_lines(cell: &Cell) -> Vec<String> {
    match cell {
        Cell::Plain(text) => vec![text.clone()],
        Cell::Lines(lines) => lines.iter().map(|line| measured(&line.runs)).collect(),
        Cell::Merged(cell) if cell.columns == 1 => {
            cell.lines.iter().map(|line| measured(&line.runs)).collect()
        }
        Cell::Merged(_) | Cell::Covered => Vec::new(),
    }
}

fn lines_of(rows: &[Row], at: usize) -> Vec<String> {
    let rows = rows.iter().filter(|row| row.kind != RowKind::Span);
    rows.filter_map(|row| row.cells.get(at)).flat_map(cell_lines).collect()
}

/// The width of the widest of texts.
fn widest<'t>(measures: &Measures, look: &LineLook, texts: impl Iterator<Item = &'t str>) -> f64 {
    texts.map(|text| measures.width(look, text)).fold(0.0, f64::max)
}

/// The header of a column, with U+00A0 where it does not break.
pub(super) fn header_text(header: &str, unbroken: &crate::model::Unbroken) -> Runs {
    Runs::plain(header).unbroken(unbroken)
}

fn need(
    column: &Column,
    header: &str,
    lines: &[String],
    look: &WordTableLook,
    measures: &Measures,
    width: f64,
) -> ColumnNeed {
    let is_text = column.role.is_text();
    // A blank that does not break parts words, but not what is read as one.
    let parts = |text: &'_ str| -> Vec<String> { text.split([' ', '\u{a0}']).map(str::to_owned).collect() };
    let single: Vec<String> = lines.iter().flat_map(|line| parts(line)).collect();
    let whole = widest(measures, &look.total, lines.iter().map(String::as_str));
    let header_words = widest(measures, &look.header, parts(header).iter().map(String::as_str));
    let header_held = widest(measures, &look.header, header.split(' '));
    let header_whole = measures.width(&look.header, header);
    let least = if is_text {
        widest(measures, &look.total, single.iter().map(String::as_str))
    } else {
        let is_long = header.split([' ', '\u{a0}']).count() > look.header_lines;
        let narrow = measures.width_in_lines(&look.header, header, look.header_lines);
        whole.max(if is_long { narrow } else { 0.0 })
    };
    let least = least.max(header_words) + look.inset;
    let words = widest(measures, &look.total, lines.iter().flat_map(|line| line.split(' ')));
    let held = least.max(header_held + look.inset).max(if is_text { words + look.inset } else { 0.0 });
    let header_whole = header_whole + look.inset;
    let comfortable = if header_whole <= look.header_whole { least.max(header_whole) } else { held };
    let header = if header_whole <= width / 3.0 { comfortable.max(header_whole) } else { comfortable };
    ColumnNeed { is_text, least, held, comfortable, header, wanted: (whole + look.inset).max(comfortable) }
}

/// The least width of a column, of one of those that it wants.
type LeastWidth = fn(&ColumnNeed) -> f64;

/// The width that columns need together: figures on one line, names at a readable width, or a share of it.
fn together(needs: &[ColumnNeed], least: impl Fn(&ColumnNeed) -> f64, readable: f64) -> f64 {
    let width = |need: &ColumnNeed| {
        let least = least(need);
        if need.is_text { least.max(need.wanted.min(readable)) } else { least }
    };
    needs.iter().map(width).sum()
}

/// What is left beside least widths, shared so that those who lack little get it all, and the others by what they lack.
fn levelled(width: f64, least: &[f64], wanted: &[f64]) -> Vec<f64> {
    let mut widths = least.to_vec();
    let mut open: Vec<usize> = (0..least.len()).filter(|at| wanted[*at] > least[*at]).collect();
    let mut rest = (width - least.iter().sum::<f64>()).max(0.0);
    while !open.is_empty() {
        #[expect(clippy::cast_precision_loss, reason = "columns of a table")]
        let share = rest / open.len() as f64;
        let lack = |at: &usize| wanted[*at] - least[*at];
        let (few, many): (Vec<usize>, Vec<usize>) = open.iter().copied().partition(|at| lack(at) <= share);
        if few.is_empty() {
            let lacks: f64 = open.iter().map(lack).sum();
            for at in &open {
                widths[*at] += rest * lack(at) / lacks;
            }
            break;
        }
        for at in few {
            widths[at] = wanted[at];
            rest -= lack(&at);
        }
        open = many;
    }
    widths
}

/// What is left over, shared by weights.
fn filled(width: f64, least: Vec<f64>, weights: &[f64]) -> Vec<f64> {
    let (rest, sum) = ((width - least.iter().sum::<f64>()).max(0.0), weights.iter().sum::<f64>());
    if sum == 0.0 {
        return least;
    }
    least.iter().zip(weights).map(|(least, weight)| least + rest * weight / sum).collect()
}

fn fitted(needs: &[ColumnNeed], look: &WordTableLook, width: f64) -> Vec<f64> {
    let tiers: [(LeastWidth, f64); 2] =
        [(|need| need.comfortable, look.name_width), (|need| need.held, look.name_width / 2.0)];
    let tier = tiers.into_iter().find(|(least, readable)| together(needs, least, *readable) <= width);
    let least_of = tier.map_or((|need: &ColumnNeed| need.least) as LeastWidth, |(least, _)| least);
    let least: Vec<f64> = needs.iter().map(least_of).collect();
    let are_all_figures = needs.iter().all(|need| !need.is_text);
    let takes_more = |need: &ColumnNeed| are_all_figures || need.is_text;
    let wanted = needs
        .iter()
        .zip(&least)
        .map(|(need, least)| if takes_more(need) { least.max(need.wanted.min(width / 2.0)) } else { *least });
    let wanted: Vec<f64> = wanted.collect();
    if wanted.iter().sum::<f64>() > width {
        return levelled(width, &least, &wanted);
    }
    let roomy: Vec<f64> = needs.iter().zip(&wanted).map(|(need, wanted)| wanted.max(need.header)).collect();
    let wanted = levelled(width, &wanted, &roomy);
    let weights: Vec<f64> = needs
        .iter()
        .zip(&wanted)
        .map(|(need, wanted)| if takes_more(need) { *wanted } else { 0.0 })
        .collect();
    filled(width, wanted, &weights)
}

/// Columns in the proportions that the data give, but none narrower than its words.
fn proportioned(needs: &[ColumnNeed], shares: &[Option<u32>], width: f64) -> Vec<f64> {
    let readable = needs.iter().zip(shares).map(|(need, share)| match share {
        None => need.least.max(need.wanted.min(width / 3.0)),
        Some(_) => need.least,
    });
    let readable: Vec<f64> = readable.collect();
    let least: Vec<f64> = if readable.iter().sum::<f64>() <= width {
        readable
    } else {
        needs.iter().map(|need| need.least).collect()
    };
    let mut shares = shares.to_vec();
    loop {
        let parts: f64 = shares.iter().flatten().map(|share| f64::from(*share)).sum();
        if parts == 0.0 {
            return least;
        }
        let fixed: f64 =
            shares.iter().zip(&least).filter(|(share, _)| share.is_none()).map(|(_, least)| least).sum();
        let unit = (width - fixed) / parts;
        let narrow = (0..shares.len())
            .find(|at| shares[*at].is_some_and(|share| f64::from(share) * unit < least[*at]));
        let Some(narrow) = narrow else {
            let width =
                |(share, least): (&Option<u32>, &f64)| share.map_or(*least, |share| f64::from(share) * unit);
            return shares.iter().zip(&least).map(width).collect();
        };
        shares[narrow] = None;
    }
}

/// The columns of a table, measured.
pub(super) struct MeasuredColumns {
    needs: Vec<ColumnNeed>,
    shares: Vec<Option<u32>>,
    look: WordTableLook,
}

impl MeasuredColumns {
    pub(super) fn new(
        table: &Table,
        profile: ProfileLook<'_>,
        unbroken: &crate::model::Unbroken,
        measures: &Measures,
        width: f64,
    ) -> Self {
        let look = WordTableLook::new(profile);
        let needs = table.columns.iter().enumerate().map(|(at, column)| {
            let header = measured(&header_text(&column.header, unbroken));
            let mut lines = lines_of(&table.rows, at);
            if column.role == ColumnRole::Name {
                lines = lines.iter().map(|line| measured(&header_text(line, unbroken))).collect();
            }
            need(column, &header, &lines, &look, measures, width)
        });
        let share = |column: &Column| match column.role {
            ColumnRole::Prose { width, .. } => width,
            ColumnRole::RowNumber | ColumnRole::Name | ColumnRole::Figure | ColumnRole::Note => None,
        };
        Self { needs: needs.collect(), shares: table.columns.iter().map(share).collect(), look }
    }

    /// Whether the table is too wide for a width.
    pub(super) fn exceed(&self, width: f64) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "columns of a table")]
        let rounding = self.needs.len() as f64 * ROUNDING;
        together(&self.needs, |need| need.least, self.look.name_width) - rounding > width
    }

    /// The widths of the columns, which add up to that of the table.
    pub(super) fn widths(&self, width: f64) -> Vec<f64> {
        if self.shares.iter().any(Option::is_some) {
            proportioned(&self.needs, &self.shares, width)
        } else {
            fitted(&self.needs, &self.look, width)
        }
    }
}
