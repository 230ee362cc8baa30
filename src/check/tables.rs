//! Checks that the quotas have the figures that the columns of tables show.

use std::collections::BTreeSet;

use super::agreement::{no_periods, not_additive};
use crate::diag::{Code, Finding, Findings};
use crate::model::{
    CellValue, ColumnContent, Columns, Holder, Plan, ProgressFigure, Quota, QuotaPart, QuotaProgress,
    QuotaTable, TableData,
};
use crate::source::{Place, Placed};

/// Findings about one table.
pub(super) fn check(plan: &Plan, table: &TableData, findings: &mut Findings) {
    let TableData::Quota(table) = table else { return };
    if let Some(id) = &table.quota {
        let Some(quota) = plan.quotas.quota(&id.value) else { return };
        if quota.tally.shares.is_empty() {
            findings.push(no_holders(quota, &id.place));
        } else if matches!(table.columns, Columns::Periods) && !quota.tally.is_full_table() {
            findings.push(no_periods(&id.value, &id.place, quota));
        }
    }
    check_holding(plan, table, findings);
    let Columns::Listed(columns) = &table.columns else { return };
    for column in columns {
        findings.extend_one(check_breakdown(plan, &column.content));
        match &column.content {
            ColumnContent::Figure(name) => {
                if !column.is_named_for_years()
                    && !column.is_declared(&plan.quotas)
                    && are_years(plan, &name.value)
                {
                    let finding = Finding::at(Code::YearsAdded, &name.place);
                    findings.push(finding.with("figure", name.value.as_str()));
                }
            }
            ColumnContent::Progress(_, part) => {
                let quota = plan.quotas.quota(&part.quota.value);
                if let Some(quota) = quota.filter(|quota| quota.tally.shares.is_empty()) {
                    findings.push(no_holders(quota, &part.quota.place));
                }
            }
            ColumnContent::Quota(part) => check_part(plan, part, findings),
            ColumnContent::Share(part) => {
                let quota = plan.quotas.quota(&part.quota.value);
                match quota.filter(|quota| !quota.measure.adds_up()) {
                    Some(quota) => findings.push(not_additive(quota, "share", &part.quota.place)),
                    None => check_part(plan, part, findings),
                }
            }
        }
    }
}

/// Whether a figure of several units looks like a year for each.
fn are_years(plan: &Plan, figure: &str) -> bool {
    let figures = plan.quotas.units.iter().filter_map(|unit| Holder::Unit(unit).figure(figure));
    let cells: Vec<CellValue> = figures.map(CellValue::from_figure).collect();
    cells.len() > 1 && CellValue::may_be_years(cells.iter())
}

/// A column of a quota needs holders, and for a period counts by period, some of which lie in it.
fn check_part(plan: &Plan, part: &QuotaPart, findings: &mut Findings) {
    let Some(quota) = plan.quotas.quota(&part.quota.value) else { return };
    if quota.tally.shares.is_empty() {
        findings.push(no_holders(quota, &part.quota.place));
        return;
    }
    let Some(period) = &part.period else { return };
    if !quota.tally.is_full_table() {
        findings.push(no_periods(&part.quota.value, &part.quota.place, quota));
    } else if quota.tally.in_period(period.value).is_none() {
        let known: Vec<String> = quota.tally.columns().iter().map(ToString::to_string).collect();
        let name = period.value.to_string();
        let finding =
            Finding::at(Code::UnknownId, &period.place).with("id", name.as_str()).with("kind", "period");
        findings.push(finding.with_known(&name, known.iter().map(String::as_str)));
    }
}

/// A column of a part needs a quota, or results, with a part of that name. Of rates and remainders there are none.
fn check_breakdown(plan: &Plan, content: &ColumnContent) -> Option<Finding> {
    let part = content.quota()?;
    let name = part.of_which.as_ref()?;
    let quota = plan.quotas.quota(&part.quota.value)?;
    let known: BTreeSet<&str> = match content {
        ColumnContent::Progress(ProgressFigure::Reached | ProgressFigure::Cumulative, _) => {
            QuotaProgress::new(quota, &plan.results, quota.period).part_names()
        }
        ColumnContent::Progress(..) => BTreeSet::new(),
        _ => quota.tally.part_names(),
    };
    if known.contains(name.value.as_str()) {
        return None;
    }
    let id = name.value.as_str();
    Some(Finding::at(Code::UnknownId, &name.place).with("id", id).with_known(id, known.iter().copied()))
}

/// The rows of a table are units or organisations: the figures of the others would be missing.
fn check_holding(plan: &Plan, table: &QuotaTable, findings: &mut Findings) {
    let held = |id: &&Placed<String>| {
        let quota = plan.quotas.quota(&id.value)?;
        (!quota.tally.shares.is_empty()).then_some(quota.tally.holding)
    };
    let first = table.quota_ids().find_map(|id| held(&id));
    if let Some(other) = table.quota_ids().find(|id| held(id).is_some_and(|holding| Some(holding) != first)) {
        let finding = Finding::at(Code::InvalidValue, &other.place).with("expected", "holding");
        findings.push(finding.with("got", other.value.as_str()));
    }
}

fn no_holders(quota: &Quota, place: &Place) -> Finding {
    Finding::at(Code::NoHolders, place).with("quota", quota.id.as_str()).related("quota", &quota.place)
}
