//! The rows of a table of quotas: every holder with its figures, groups with subtotals, the total.

use std::collections::BTreeMap;

use super::{
    CellValue, ColumnContent, Figure, GroupBy, Holder, Holding, Id, Period, ProgressFigure, ProgressFigures,
    Quota, QuotaColumn, QuotaPart, QuotaProgress, QuotaSet, QuotaTable, ReportingContext, ResultCoverage,
    Share, TemplateText,
};

/// A table with all its figures.
#[derive(Clone, Debug)]
pub struct Tabulation<'a> {
    /// Its columns of figures.
    pub columns: Vec<QuotaColumn>,
    /// Whether its rows are of units or of organisations.
    pub holding: Holding,
    /// Its rows in the order of print, the total last.
    pub rows: Vec<TableRow<'a>>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct TableRow<'a> {
    /// The subject of the row.
    pub head: RowHead<'a>,
    /// A cell for each column of figures.
    pub cells: Vec<CellValue>,
}

/// The subject of a row. Groups are numbered from 1, and units within their group.
#[derive(Clone, Debug)]
pub enum RowHead<'a> {
    /// A group of units, before them.
    Group {
        /// Its number.
        number: usize,
        /// Its name.
        name: &'a str,
        /// Its level.
        level: GroupLevel,
    },
    /// A unit or an organisation.
    Holder {
        /// Its number.
        number: usize,
        /// The unit or organisation.
        holder: Holder<'a>,
        /// Its text in the notes column.
        note: Option<&'a TemplateText>,
    },
    /// All of them.
    Total,
}

/// The level of a group of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupLevel {
    /// It is not in another, and other groups of the table are.
    Outer,
    /// It holds units alone.
    Inner,
}

impl<'a> Tabulation<'a> {
    /// The figures of a table. Its rows are the holders of the quotas that it names, or all units where it names
    /// none, in the order of their list.
    pub fn new(table: &QuotaTable, quotas: &'a QuotaSet, reporting: ReportingContext<'a>) -> Self {
        let columns = table.columns(quotas, reporting.period);
        let named = table.quota_ids().filter_map(|id| quotas.quota(&id.value));
        let ledger = Ledger::new(named, &columns, reporting);
        let holding = ledger.holding();
        let mut lines: Vec<HolderRow<'a>> = ledger
            .holders(quotas)
            .filter(|holder| is_in_time(*holder, &columns))
            .map(|holder| HolderRow {
                holder,
                groups: table.group_by.as_ref().map_or_else(Vec::new, |by| holder.groups(by.value, quotas)),
                cells: columns.iter().map(|column| ledger.cell(&column.content, holder)).collect(),
                note: ledger.note(holder),
            })
            .collect();
        // Stable: within a group the order stays that of the list.
        lines.sort_by_key(|line| line.groups.iter().map(|(order, _)| *order).collect::<Vec<_>>());
        apportion(&columns, &mut lines);
        set_years(&columns, quotas, &mut lines);
        let additive: Vec<bool> = columns.iter().map(|column| ledger.adds_up(&column.content)).collect();
        let mut rows = rows(&lines, &additive);
        rows.retain(|row| table.has_total || !matches!(row.head, RowHead::Total));
        Self { columns, holding, rows }
    }
}

/// Whether a holder is there in the time of the columns. One that is not there in the period of any has nothing in its row.
fn is_in_time(holder: Holder<'_>, columns: &[QuotaColumn]) -> bool {
    let Holder::Unit(unit) = holder else { return true };
    let mut periods = columns.iter().map(|column| match &column.content {
        ColumnContent::Quota(part) | ColumnContent::Share(part) => part.period.as_ref(),
        ColumnContent::Figure(_) | ColumnContent::Progress(..) => None,
    });
    unit.life.is_unsaid()
        || columns.is_empty()
        || periods.any(|period| period.is_none_or(|period| unit.life.is_in(period.value)))
}

/// A holder's row before it is numbered.
struct HolderRow<'a> {
    holder: Holder<'a>,
    /// The groups that it is in, from the highest: the order and the name of each.
    groups: Vec<(usize, &'a str)>,
    cells: Vec<CellValue>,
    note: Option<&'a TemplateText>,
}

/// Turns the counts of columns of shares into shares.
fn apportion(columns: &[QuotaColumn], lines: &mut [HolderRow<'_>]) {
    for (at, _) in
        columns.iter().enumerate().filter(|(_, column)| matches!(column.content, ColumnContent::Share(_)))
    {
        // A holder without a group is one alone.
        let groups = lines.chunk_by(|one, next| !one.groups.is_empty() && one.groups == next.groups);
        let of_group = |group: &[HolderRow<'_>]| group.iter().map(|line| line.cells[at].clone()).collect();
        let counts: Vec<Vec<CellValue>> = groups.map(of_group).collect();
        for (line, share) in lines.iter_mut().zip(CellValue::shares(&counts).into_iter().flatten()) {
            line.cells[at] = share;
        }
    }
}

/// Puts years in the place of counts in the columns that hold years: they are neither set off by thousands nor added up.
fn set_years(columns: &[QuotaColumn], quotas: &QuotaSet, lines: &mut [HolderRow<'_>]) {
    let may_be_years = |column: &QuotaColumn| column.is_named_for_years() && !column.is_declared(quotas);
    for (at, _) in columns.iter().enumerate().filter(|(_, column)| may_be_years(column)) {
        if CellValue::may_be_years(lines.iter().map(|line| &line.cells[at])) {
            for line in lines.iter_mut() {
                if let CellValue::Count(year) = line.cells[at] {
                    line.cells[at] = CellValue::Figure(Figure::Text(year.to_string()));
                }
            }
        }
    }
}

fn rows<'a>(lines: &[HolderRow<'a>], columns: &[bool]) -> Vec<TableRow<'a>> {
    let mut rows = Vec::with_capacity(lines.len() + 1);
    let depth = lines.iter().map(|line| line.groups.len()).max().unwrap_or_default();
    let mut numbers = vec![0; depth];
    let mut open: &[(usize, &str)] = &[];
    for group in lines.chunk_by(|one, next| one.groups == next.groups) {
        let path = &group[0].groups;
        let kept = path.iter().zip(open).take_while(|(now, before)| now == before).count();
        for level in kept..path.len() {
            numbers[level] += 1;
            numbers[level + 1..].fill(0);
            let within: Vec<&HolderRow<'_>> =
                lines.iter().filter(|line| line.groups.starts_with(&path[..=level])).collect();
            let is_outer = depth > 1 && level == 0;
            let head = RowHead::Group {
                number: numbers[level],
                name: path[level].1,
                level: if is_outer { GroupLevel::Outer } else { GroupLevel::Inner },
            };
            rows.push(TableRow { head, cells: totals(&within, columns) });
        }
        open = path;
        rows.extend(group.iter().enumerate().map(|(at, line)| {
            let head = RowHead::Holder { number: at + 1, holder: line.holder, note: line.note };
            TableRow { head, cells: line.cells.clone() }
        }));
    }
    // The total of one is that one.
    if lines.len() > 1 || depth > 0 {
        let all: Vec<&HolderRow<'_>> = lines.iter().collect();
        rows.push(TableRow { head: RowHead::Total, cells: totals(&all, columns) });
    }
    rows
}

/// The totals of the columns, of which each adds up or not.
fn totals(lines: &[&HolderRow<'_>], columns: &[bool]) -> Vec<CellValue> {
    let total = |(at, adds_up): (usize, &bool)| match adds_up {
        true => CellValue::total(lines.iter().map(|line| &line.cells[at])),
        false => CellValue::NotAdded,
    };
    columns.iter().enumerate().map(total).collect()
}

/// The quotas that a table names, with the shares of each by holder.
struct Ledger<'a> {
    quotas: Vec<(&'a Quota, BTreeMap<&'a Id, &'a Share>)>,
    /// The progress of the quotas at the end of the periods of the columns.
    progress: BTreeMap<(String, Option<Period>), QuotaProgress<'a>>,
}

impl<'a> Ledger<'a> {
    fn new(
        named: impl Iterator<Item = &'a Quota>,
        columns: &[QuotaColumn],
        reporting: ReportingContext<'a>,
    ) -> Self {
        let mut quotas: Vec<(&Quota, BTreeMap<&Id, &Share>)> = Vec::new();
        for quota in named {
            if quotas.iter().all(|(known, _)| known.id != quota.id) {
                let shares = quota.tally.shares.iter().map(|share| (&share.holder, share));
                quotas.push((quota, shares.collect()));
            }
        }
        let progress = |part: &QuotaPart| {
            let (quota, _) = quotas.iter().find(|(quota, _)| quota.id == part.quota.value)?;
            let (id, period) = key(part);
            Some(((id, period), reporting.progress(quota, period)))
        };
        let asked = columns.iter().filter_map(|column| match &column.content {
            ColumnContent::Progress(_, part) => progress(part),
            _ => None,
        });
        Self { progress: asked.collect(), quotas }
    }

    /// Whether the cells of a column add up.
    fn adds_up(&self, content: &ColumnContent) -> bool {
        let Some(part) = content.quota() else { return true };
        let quota = self.quotas.iter().find(|(quota, _)| quota.id == part.quota.value);
        quota.is_none_or(|(quota, _)| quota.measure.adds_up())
    }

    /// The kind of holders: that of the first quota.
    fn holding(&self) -> Holding {
        self.quotas.first().map_or(Holding::Units, |(quota, _)| quota.tally.holding)
    }

    fn holders(&self, quotas: &'a QuotaSet) -> impl Iterator<Item = Holder<'a>> {
        let is_held = |holder: &Holder<'_>| {
            self.quotas.is_empty() || self.quotas.iter().any(|(_, shares)| shares.contains_key(holder.id()))
        };
        quotas.holders(self.holding()).into_iter().filter(is_held)
    }

    /// The note of the holder's share, that of the first quota which has one; else the holder's own.
    fn note(&self, holder: Holder<'a>) -> Option<&'a TemplateText> {
        let mut shares = self.quotas.iter().filter_map(|(_, shares)| shares.get(holder.id()));
        shares.find_map(|share| share.note.as_ref()).or(holder.note())
    }

    /// The cell of a holder in a column; of a share with its whole.
    fn cell(&self, content: &ColumnContent, holder: Holder<'_>) -> CellValue {
        match content {
            ColumnContent::Figure(name) => {
                holder.figure(&name.value).map_or(CellValue::Empty, CellValue::from_figure)
            }
            ColumnContent::Quota(part) | ColumnContent::Share(part) => self.count(part, holder),
            ColumnContent::Progress(figure, part) => {
                let progress = self.progress.get(&key(part));
                progress.map_or(CellValue::Empty, |progress| match &part.of_which {
                    Some(name) => figure.part_cell(progress, holder.id(), &name.value),
                    None => figure.cell(progress.for_holder(holder.id())),
                })
            }
        }
    }

    fn count(&self, part: &QuotaPart, holder: Holder<'_>) -> CellValue {
        let shares = self.quotas.iter().find(|(quota, _)| quota.id == part.quota.value);
        let share = shares.and_then(|(_, shares)| shares.get(holder.id()));
        let counts = share.and_then(|share| match &part.of_which {
            Some(name) => share.of_which.part(&name.value),
            None => Some(&share.counts),
        });
        let count = counts.and_then(|counts| match &part.period {
            Some(period) => counts.in_period(period.value),
            None => Some(counts.total()),
        });
        let is_there = match (holder, &part.period) {
            (Holder::Unit(unit), Some(period)) => unit.life.is_in(period.value),
            _ => true,
        };
        // No quota of a time in which there is no unit.
        let count = count.filter(|count| *count > 0 || is_there);
        count.map_or(CellValue::Empty, CellValue::Count)
    }
}

fn key(part: &QuotaPart) -> (String, Option<Period>) {
    (part.quota.value.clone(), part.period.as_ref().map(|period| period.value))
}

impl ProgressFigure {
    /// The cell of a part of what is reached; nothing where no result says it.
    fn part_cell(self, progress: &QuotaProgress<'_>, holder: &Id, name: &str) -> CellValue {
        let [of_period, until_now] = progress.part_of(holder, name);
        let count = match self {
            Self::Reached => of_period,
            Self::Cumulative => until_now,
            Self::Planned | Self::Rate | Self::Remaining => None,
        };
        count.map_or(CellValue::Empty, CellValue::Count)
    }

    fn cell(self, figures: ProgressFigures) -> CellValue {
        let (cell, coverage) = match self {
            Self::Planned => (CellValue::Count(figures.planned), ResultCoverage::default()),
            Self::Reached => (CellValue::Count(figures.period_reached), figures.period_coverage),
            Self::Cumulative => (CellValue::Count(figures.cumulative), figures.coverage),
            Self::Rate => {
                (CellValue::Rate { part: figures.cumulative, whole: figures.target }, figures.coverage)
            }
            Self::Remaining => {
                (CellValue::Left { part: figures.cumulative, whole: figures.target }, figures.coverage)
            }
        };
        cell.covered(coverage)
    }
}

impl<'a> Holder<'a> {
    /// The groups that it is in, from the highest: the order and the name of each. An organisation is in none.
    pub fn groups(self, by: GroupBy, quotas: &'a QuotaSet) -> Vec<(usize, &'a str)> {
        let Self::Unit(unit) = self else { return Vec::new() };
        let named = |id: &str| quotas.groups.iter().position(|group| group.id.as_str() == id);
        match by {
            GroupBy::Group => {
                let own = unit.group.as_ref().and_then(|group| named(group.value.as_str()));
                let parent = own.and_then(|at| named(quotas.groups[at].parent.as_ref()?.value.as_str()));
                let path = parent.into_iter().chain(own);
                path.map(|at| (at, quotas.groups[at].name.as_str())).collect()
            }
            // A group whose id is that of a kind renames the kind.
            GroupBy::Kind => {
                let kind = &unit.kind;
                let name = named(kind.id()).map(|at| quotas.groups[at].name.as_str());
                vec![(kind.order(), name.unwrap_or(kind.name()))]
            }
        }
    }
}
