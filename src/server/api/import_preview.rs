//! The figures that an import would change, as a table: whose, when, what they are and what they become.

use serde_json::{Value, json};

use crate::content::period_name;
use crate::diag::Findings;
use crate::intake::{FigureChange, ImportRequest, import};
use crate::model::{Measure, Plan};
use crate::workbook::SheetKind;

/// The figures that an import changes in a plan, each with the name of its holder.
pub(super) fn changed_figures(plan: &Plan, request: &ImportRequest) -> Vec<Value> {
    let outcome = import(request, &mut Findings::default());
    let changes = outcome.map(|outcome| outcome.changes).unwrap_or_default();
    changes.iter().filter_map(|change| figure_json(plan, change)).collect()
}

fn figure_json(plan: &Plan, change: &FigureChange) -> Option<Value> {
    let measure = measure(plan, change)?;
    let typed = |count: u64| measure.format().typed(count);
    Some(json!({
        "kind": change.key.kind.id(),
        "measure": measure.name(),
        "unit": change.key.holder.as_ref().map(|id| plan.quotas.name_of(id).unwrap_or(id.as_str())),
        "period": change.key.period.map(period_name),
        "part": change.key.part,
        "old": change.old.map(typed),
        "new": typed(change.new),
    }))
}

fn measure<'p>(plan: &'p Plan, change: &FigureChange) -> Option<&'p Measure> {
    let id = &change.key.id;
    match change.key.kind {
        SheetKind::Quota => {
            plan.quotas.quotas.iter().find(|quota| quota.id == *id).map(|quota| &quota.measure)
        }
        SheetKind::Result => {
            plan.results.results.iter().find(|result| result.id == *id).map(|result| &result.measure)
        }
    }
}
