//! The rows of a table of quotas: every holder with its figures, groups with subtotals, the total.

use std::collections::BTreeMap;

use super::{
    Amount, Cell, Column, ColumnContent, Figure, Figures, GroupBy, Holder, Holding, Id, Period, Quota,
    QuotaPart, QuotaSet, QuotaTable, Share, Sight, Standing, StandingFigure, TemplateText,
};

/// A table with all its figures.
#[derive(Clone, Debug)]
pub struct Tabulation<'a> {
    /// Its columns of figures.
    pub columns: Vec<Column>,
    /// Whether its rows are of units or of organisations.
    pub holding: Holding,
    /// Its rows in the order of print, the total last.
    pub rows: Vec<TableRow<'a>>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct TableRow<'a> {
    /// Whose row it is.
    pub head: RowHead<'a>,
    /// A cell for each column of figures.
    pub cells: Vec<Cell>,
}

/// Whose row it is. Groups are numbered from 1, and units within their group.
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
        /// Who it is.
        holder: Holder<'a>,
        /// What the notes say of it.
        note: Option<&'a TemplateText>,
    },
    /// All of them.
    Total,
}

impl<'a> Tabulation<'a> {
    /// The figures of a table. Its rows are the holders of the quotas that it names, or all units where it names
    /// none, in the order of their list.
    pub fn new(table: &QuotaTable, quotas: &'a QuotaSet, sight: Sight<'a>) -> Self {
        let columns = table.columns(quotas, sight.period);
        let named = table.quota_ids().filter_map(|id| quotas.quota(&id.value));
        let ledger = Ledger::new(named, &columns, sight);
        let holding = ledger.holding();
        let mut lines: Vec<Line<'a>> = ledger
            .holders(quotas)
            .map(|holder| Line {
                holder,
                group: table.group_by.as_ref().and_then(|by| holder.group(by.value, quotas)),
                cells: columns.iter().map(|column| ledger.cell(&column.content, holder)).collect(),
                note: ledger.note(holder),
            })
            .collect();
        apportion(&columns, &mut lines);
        let rows = rows(lines, columns.len());
        Self { columns, holding, rows }
    }
}

/// A holder's row before it is numbered.
struct Line<'a> {
    holder: Holder<'a>,
    group: Option<(usize, &'a str)>,
    cells: Vec<Cell>,
    note: Option<&'a TemplateText>,
}

/// Turns the counts of columns of shares into shares.
fn apportion(columns: &[Column], lines: &mut [Line<'_>]) {
    for (at, _) in
        columns.iter().enumerate().filter(|(_, column)| matches!(column.content, ColumnContent::Share(_)))
    {
        let counts: Vec<Cell> = lines.iter().map(|line| line.cells[at].clone()).collect();
        for (line, share) in lines.iter_mut().zip(Cell::shares(&counts)) {
            line.cells[at] = share;
        }
    }
}

fn rows(mut lines: Vec<Line<'_>>, columns: usize) -> Vec<TableRow<'_>> {
    // Stable: within a group the order stays that of the list.
    lines.sort_by_key(|line| line.group.map(|(order, _)| order));
    let total = TableRow { head: RowHead::Total, cells: totals(&lines, columns) };
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

fn totals(lines: &[Line<'_>], columns: usize) -> Vec<Cell> {
    (0..columns).map(|at| Cell::total(lines.iter().map(|line| &line.cells[at]))).collect()
}

/// The quotas that a table names, with the shares of each by holder.
struct Ledger<'a> {
    quotas: Vec<(&'a Quota, BTreeMap<&'a Id, &'a Share>)>,
    /// How the quotas stand at the end of the periods that columns ask for.
    standings: BTreeMap<(String, Option<Period>), Standing<'a>>,
}

impl<'a> Ledger<'a> {
    fn new(named: impl Iterator<Item = &'a Quota>, columns: &[Column], sight: Sight<'a>) -> Self {
        let mut quotas: Vec<(&Quota, BTreeMap<&Id, &Share>)> = Vec::new();
        for quota in named {
            if quotas.iter().all(|(known, _)| known.id != quota.id) {
                let shares = quota.tally.shares.iter().map(|share| (&share.holder, share));
                quotas.push((quota, shares.collect()));
            }
        }
        let standing = |part: &QuotaPart| {
            let (quota, _) = quotas.iter().find(|(quota, _)| quota.id == part.quota.value)?;
            let (id, period) = key(part);
            Some(((id, period), sight.standing(quota, period)))
        };
        let asked = columns.iter().filter_map(|column| match &column.content {
            ColumnContent::Standing(_, part) => standing(part),
            _ => None,
        });
        Self { standings: asked.collect(), quotas }
    }

    /// Whose table it is: that of the first quota.
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

    /// What a column shows of a holder; for a share, what it is a share of.
    fn cell(&self, content: &ColumnContent, holder: Holder<'_>) -> Cell {
        match content {
            ColumnContent::Figure(name) => holder.figure(&name.value).map_or(Cell::Empty, of_figure),
            ColumnContent::Quota(part) | ColumnContent::Share(part) => self.count(part, holder),
            ColumnContent::Standing(figure, part) => {
                let standing = self.standings.get(&key(part));
                standing.map_or(Cell::Empty, |standing| figure.of(standing.of(holder.id())))
            }
        }
    }

    fn count(&self, part: &QuotaPart, holder: Holder<'_>) -> Cell {
        let shares = self.quotas.iter().find(|(quota, _)| quota.id == part.quota.value);
        let share = shares.and_then(|(_, shares)| shares.get(holder.id()));
        let count = share.and_then(|share| match &part.period {
            Some(period) => share.counts.of(period.value),
            None => Some(share.counts.total()),
        });
        count.map_or(Cell::Empty, Cell::Count)
    }
}

fn key(part: &QuotaPart) -> (String, Option<Period>) {
    (part.quota.value.clone(), part.period.as_ref().map(|period| period.value))
}

impl StandingFigure {
    fn of(self, figures: Figures) -> Cell {
        match self {
            Self::Planned => Cell::Count(figures.planned),
            Self::Reached => Cell::Count(figures.period_reached),
            Self::Cumulative => Cell::Count(figures.cumulative),
            Self::Rate => Cell::Rate { part: figures.cumulative, whole: figures.target },
            Self::Remaining => Cell::Left { part: figures.cumulative, whole: figures.target },
        }
    }
}

fn of_figure(figure: &Figure) -> Cell {
    match figure {
        Figure::Amount(Amount::Exactly(count)) => Cell::Count(*count),
        other => Cell::Figure(other.clone()),
    }
}

impl<'a> Holder<'a> {
    /// The order and the name of the group that it stands in; an organisation stands in none.
    pub fn group(self, by: GroupBy, quotas: &'a QuotaSet) -> Option<(usize, &'a str)> {
        let Self::Unit(unit) = self else { return None };
        let named = |id: &str| quotas.groups.iter().position(|group| group.id.as_str() == id);
        match by {
            GroupBy::Group => {
                let at = named(unit.group.as_ref()?.value.as_str())?;
                Some((at, quotas.groups[at].name.as_str()))
            }
            // A group with the id of a kind gives the kind another name.
            GroupBy::Kind => {
                let name = named(unit.kind.id()).map(|at| quotas.groups[at].name.as_str());
                Some((unit.kind as usize, name.unwrap_or(unit.kind.name())))
            }
        }
    }
}
