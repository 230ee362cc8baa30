//! The rows of a table of quotas: every holder with its figures, groups with subtotals, the total.

use std::collections::BTreeMap;

use super::{
    CellValue, ColumnContent, Figure, GroupBy, Holder, Holding, Id, Period, ProgressFigure, ProgressFigures,
    Quota, QuotaColumn, QuotaPart, QuotaProgress, QuotaSet, QuotaTable, ReportingContext, Share,
    TemplateText,
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
            .map(|holder| HolderRow {
                holder,
                group: table.group_by.as_ref().and_then(|by| holder.group(by.value, quotas)),
                cells: columns.iter().map(|column| ledger.cell(&column.content, holder)).collect(),
                note: ledger.note(holder),
            })
            .collect();
        // Stable: within a group the order stays that of the list.
        lines.sort_by_key(|line| line.group.map(|(order, _)| order));
        apportion(&columns, &mut lines);
        set_years(&columns, &mut lines);
        let additive: Vec<bool> = columns.iter().map(|column| ledger.adds_up(&column.content)).collect();
        let mut rows = rows(&lines, &additive);
        rows.retain(|row| table.has_total || !matches!(row.head, RowHead::Total));
        Self { columns, holding, rows }
    }
}

/// A holder's row before it is numbered.
struct HolderRow<'a> {
    holder: Holder<'a>,
    group: Option<(usize, &'a str)>,
    cells: Vec<CellValue>,
    note: Option<&'a TemplateText>,
}

/// Turns the counts of columns of shares into shares.
fn apportion(columns: &[QuotaColumn], lines: &mut [HolderRow<'_>]) {
    for (at, _) in
        columns.iter().enumerate().filter(|(_, column)| matches!(column.content, ColumnContent::Share(_)))
    {
        // A holder without a group is one alone.
        let groups = lines.chunk_by(|one, next| one.group.is_some() && one.group == next.group);
        let of_group = |group: &[HolderRow<'_>]| group.iter().map(|line| line.cells[at].clone()).collect();
        let counts: Vec<Vec<CellValue>> = groups.map(of_group).collect();
        for (line, share) in lines.iter_mut().zip(CellValue::shares(&counts).into_iter().flatten()) {
            line.cells[at] = share;
        }
    }
}

/// Puts years in the place of counts in the columns that hold years: they are neither set off by thousands nor added up.
fn set_years(columns: &[QuotaColumn], lines: &mut [HolderRow<'_>]) {
    for (at, _) in columns.iter().enumerate().filter(|(_, column)| column.is_named_for_years()) {
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
    let total = TableRow { head: RowHead::Total, cells: totals(lines, columns) };
    let mut rows = Vec::with_capacity(lines.len() + 1);
    let mut groups = 0;
    for group in lines.chunk_by(|one, next| one.group == next.group) {
        if let Some((_, name)) = group[0].group {
            groups += 1;
            rows.push(TableRow {
                head: RowHead::Group { number: groups, name },
                cells: totals(group, columns),
            });
        }
        rows.extend(group.iter().enumerate().map(|(at, line)| {
            let head = RowHead::Holder { number: at + 1, holder: line.holder, note: line.note };
            TableRow { head, cells: line.cells.clone() }
        }));
    }
    // The total of one is that one.
    if lines.len() > 1 || groups > 0 {
        rows.push(total);
    }
    rows
}

/// The totals of the columns, of which each adds up or not.
fn totals(lines: &[HolderRow<'_>], columns: &[bool]) -> Vec<CellValue> {
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
                progress.map_or(CellValue::Empty, |progress| figure.cell(progress.for_holder(holder.id())))
            }
        }
    }

    fn count(&self, part: &QuotaPart, holder: Holder<'_>) -> CellValue {
        let shares = self.quotas.iter().find(|(quota, _)| quota.id == part.quota.value);
        let share = shares.and_then(|(_, shares)| shares.get(holder.id()));
        let count = share.and_then(|share| match &part.period {
            Some(period) => share.counts.in_period(period.value),
            None => Some(share.counts.total()),
        });
        count.map_or(CellValue::Empty, CellValue::Count)
    }
}

fn key(part: &QuotaPart) -> (String, Option<Period>) {
    (part.quota.value.clone(), part.period.as_ref().map(|period| period.value))
}

impl ProgressFigure {
    fn cell(self, figures: ProgressFigures) -> CellValue {
        match self {
            Self::Planned => CellValue::Count(figures.planned),
            Self::Reached => CellValue::Count(figures.period_reached),
            Self::Cumulative => CellValue::Count(figures.cumulative),
            Self::Rate => CellValue::Rate { part: figures.cumulative, whole: figures.target },
            Self::Remaining => CellValue::Left { part: figures.cumulative, whole: figures.target },
        }
    }
}

impl<'a> Holder<'a> {
    /// The order and the name of its group; an organisation has none.
    pub fn group(self, by: GroupBy, quotas: &'a QuotaSet) -> Option<(usize, &'a str)> {
        let Self::Unit(unit) = self else { return None };
        let named = |id: &str| quotas.groups.iter().position(|group| group.id.as_str() == id);
        match by {
            GroupBy::Group => {
                let at = named(unit.group.as_ref()?.value.as_str())?;
                Some((at, quotas.groups[at].name.as_str()))
            }
            // A group whose id is that of a kind renames the kind.
            GroupBy::Kind => {
                let name = named(unit.kind.id()).map(|at| quotas.groups[at].name.as_str());
                Some((unit.kind as usize, name.unwrap_or(unit.kind.name())))
            }
        }
    }
}
