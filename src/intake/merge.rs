//! What sheets say beside what the data say: what is taken over, and what contradicts.

use std::collections::BTreeMap;

use super::figure::{FigureBase, FigureKey, PlanTable, SheetFigure};
use crate::diag::{Code, Finding, Findings};
use crate::disk::QUOTAS_FILE;
use crate::model::{Counts, DocumentId, Plan};
use crate::source::Place;
use crate::workbook::SheetKind;

/// A figure that the data are to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureChange {
    /// Which.
    pub key: FigureKey,
    /// What the data have now.
    pub old: Option<u64>,
    /// What they are to have.
    pub new: u64,
}

/// The figures that are to be changed. What cannot be taken over is a finding.
pub(super) fn changes(
    plan: &Plan,
    tables: &[PlanTable<'_>],
    figures: Vec<SheetFigure>,
    findings: &mut Findings,
) -> Vec<FigureChange> {
    let mut merging = Merging { plan, tables, findings };
    let mut wanted: BTreeMap<FigureKey, SheetFigure> = BTreeMap::new();
    for figure in figures {
        let Some(figure) = merging.new_figure(figure) else { continue };
        match wanted.get(&figure.key) {
            Some(first) if first.count != figure.count => {
                let finding = Finding::at(Code::SheetTwice, &figure.place).related("first", &first.place);
                let (name, period) = merging.words(&figure.key);
                merging.findings.push(finding.with("name", name).with("period", period));
            }
            Some(_) => {}
            None => {
                wanted.insert(figure.key.clone(), figure);
            }
        }
    }
    let mut changes = Vec::new();
    for (key, figure) in wanted {
        if let Some(table) = merging.allowed(&figure) {
            changes.push(FigureChange { old: table.count(&key), new: figure.count, key });
        }
    }
    changes
}

/// Figures while they are merged with the data.
struct Merging<'a> {
    plan: &'a Plan,
    tables: &'a [PlanTable<'a>],
    findings: &'a mut Findings,
}

impl<'a> Merging<'a> {
    /// The figure, if it is another than that of the data. Of one whose earlier value is known, only what the sheet alone
    /// changed.
    fn new_figure(&mut self, figure: SheetFigure) -> Option<SheetFigure> {
        let table = self.tables.iter().find(|table| table.is(figure.key.kind, &figure.key.id))?;
        let now = table.count(&figure.key);
        // What a quota does not write is 0.
        let is_unwritten = figure.key.kind == SheetKind::Quota && now.is_none() && figure.count == 0;
        if now == Some(figure.count) || is_unwritten {
            return None;
        }
        match figure.base {
            FigureBase::Recorded(base) if base == Some(figure.count) => None,
            FigureBase::Recorded(base) if base != now => {
                let (name, period) = self.words(&figure.key);
                let finding = Finding::at(Code::SheetConflict, &figure.place);
                let finding = finding.with("name", name).with("period", period);
                let finding =
                    finding.with("base", table.shown(base)).with("sheet", table.shown(Some(figure.count)));
                let finding = finding.with("data", table.shown(now));
                let place = place_now(table, &figure.key);
                self.findings
                    .push(place.iter().fold(finding, |finding, place| finding.related("data", place)));
                None
            }
            _ => Some(figure),
        }
    }

    /// The plan's folder, as a command names it.
    fn plan_path(&self) -> &'a str {
        let mut paths = self.plan.sources.iter().map(|source| source.path());
        let file = paths.find_map(|path| path.strip_suffix(QUOTAS_FILE));
        file.map_or(self.plan.id.as_str(), |folder| folder.trim_end_matches('/'))
    }

    /// The table of a figure, where the data can have it.
    fn allowed(&mut self, figure: &SheetFigure) -> Option<&'a PlanTable<'a>> {
        let key = &figure.key;
        let table = self.tables.iter().find(|table| table.is(key.kind, &key.id))?;
        let is_issued = self.plan.standing_set(&DocumentId::PLAN).is_some();
        if key.kind == SheetKind::Quota && is_issued {
            let finding = Finding::at(Code::SheetIssued, &figure.place).with("plan", self.plan.id.as_str());
            let finding = finding.with("quota", key.id.as_str()).with("data", table.shown(table.count(key)));
            let finding = finding.with("path", self.plan_path());
            self.findings.push(finding.with("sheet", table.shown(Some(figure.count))));
            return None;
        }
        let reason = period_fault(self.plan, table, key);
        if let Some(reason) = reason {
            let (name, period) = self.words(key);
            let finding = Finding::at(Code::SheetPeriod, &figure.place).with("reason", reason);
            let finding = finding.with("got", period).with("name", name).with("id", key.id.as_str());
            self.findings.push(finding.with("period", table.period.to_string()));
            return None;
        }
        Some(table)
    }

    /// The name of the holder and the period of a figure; each is empty for all.
    fn words(&self, key: &FigureKey) -> (String, String) {
        let name =
            key.holder.as_ref().map(|id| self.plan.quotas.name_of(id).unwrap_or(id.as_str()).to_owned());
        let period = key.period.map(|period| period.to_string());
        let of: Vec<String> = key.part.iter().cloned().chain(period).collect();
        (name.unwrap_or_default(), of.join(" "))
    }
}

/// Where the data have a figure.
fn place_now(table: &PlanTable<'_>, key: &FigureKey) -> Option<Place> {
    if let Some(holder) = &key.holder {
        return table.share(holder).map(|share| share.place.clone());
    }
    let tally = table.tally?;
    let of_period = key.period.and_then(|period| tally.periods.get(&period));
    of_period.or(tally.stated.as_ref()).map(|count| count.place.clone())
}

/// Why a period cannot be that of a figure.
fn period_fault(plan: &Plan, table: &PlanTable<'_>, key: &FigureKey) -> Option<&'static str> {
    let unit = key.holder.as_ref().and_then(|holder| plan.quotas.unit(holder));
    let period = key.period.unwrap_or(table.period);
    if unit.is_some_and(|unit| !unit.life.is_in(period)) {
        return Some("life");
    }
    // Parts are filled in where the data have them.
    if key.part.is_some() {
        return None;
    }
    // Figures of some units would contradict what the data say of all together.
    let is_of_all = table.tally.is_some_and(|tally| {
        tally.adds_up() && tally.shares.is_empty() && (!tally.periods.is_empty() || tally.stated.is_some())
    });
    if key.holder.is_some() && is_of_all {
        return Some("no-holders");
    }
    if let Some(share) = key.holder.as_ref().and_then(|holder| table.share(holder)) {
        match (&share.counts, key.period) {
            (Counts::Total(_), Some(_)) => return Some("total-written"),
            (Counts::ByPeriod(_), None) => return Some("periods-written"),
            _ => {}
        }
    }
    let period = key.period?;
    let has_room = table.period.contains(period) || table.period == crate::model::Period::EachYear;
    if !has_room {
        return Some("outside");
    }
    let tally = table.tally?;
    let is_in_the_way = |known: &crate::model::Period| *known != period && known.overlaps(period);
    tally.columns().iter().any(is_in_the_way).then_some("overlap")
}
