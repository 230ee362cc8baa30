//! The list of plans with their documents, whole or what became another since.

use std::time::Duration;

use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::model::Part;
use crate::pipeline::DocumentFacts;
use crate::server::call::Call;
use crate::server::state::{FindingCounts, KnownPlan};

/// Of how many plans the list waits for the first look at all of them; of more the events tell.
const FEW: usize = 12;

/// How long it waits for that.
const PATIENCE: Duration = Duration::from_millis(700);

const PAUSE: Duration = Duration::from_millis(20);

/// What the page knows already.
#[derive(Deserialize)]
pub(in crate::server) struct KnownList {
    /// The `since` of the answer before.
    #[serde(default)]
    since: String,
}

/// The plans with their documents, as far as they are known; of one that asks again those that became others, and all
/// ids where plans were looked for meanwhile.
pub(in crate::server) async fn plans(call: Call, Query(before): Query<KnownList>) -> Response {
    call.shared.survey().await;
    let is_enough = || {
        let known = call.shared.plans();
        known.plans.len() > FEW || known.plans.values().all(|plan| plan.seen.is_some())
    };
    let wait = async {
        while !is_enough() {
            tokio::time::sleep(PAUSE).await;
        }
    };
    let _ = tokio::time::timeout(PATIENCE, wait).await;
    // Counts of another run of the program say nothing.
    let run = &blake3::hash(&call.shared.key).to_hex()[..12];
    let since = before.since.split_once('-').filter(|(other, _)| *other == run);
    let since: Option<u64> = since.and_then(|(_, count)| count.parse().ok());
    let known = call.shared.plans();
    let is_other = |count: u64| since.is_none_or(|since| count > since);
    let changed = known.plans.iter().filter(|(_, plan)| is_other(plan.changed));
    let changed: Vec<Value> = changed.map(|(id, plan)| plan_json(id, plan)).collect();
    let ids = known.surveyed.is_some_and(is_other).then(|| known.plans.keys().cloned().collect::<Vec<_>>());
    let since = format!("{run}-{}", known.changes);
    drop(known);
    call.answer(Ok(json!({"plans": changed, "ids": ids, "since": since})))
}

fn plan_json(id: &str, plan: &KnownPlan) -> Value {
    let first = plan.documents.first();
    let counts = plan.seen.map(|_| FindingCounts::new(plan.findings.iter()));
    let documents: Vec<Value> = plan.documents.iter().map(|document| document_json(plan, document)).collect();
    json!({
        "id": id,
        "title": first.map(|first| first.title.clone()),
        "state": first.map(|first| first.state),
        "number": first.and_then(|first| first.number.clone()),
        "date": first.map(|first| first.date.clone()),
        "errors": counts.map(|counts| counts.errors),
        "warnings": counts.map(|counts| counts.warnings),
        "documents": documents,
    })
}

/// The name of the unit whose extract a document is.
fn unit<'k>(plan: &'k KnownPlan, document: &DocumentFacts) -> Option<&'k str> {
    plan.plan.as_ref()?.unit(&document.part.document).map(|unit| unit.name.as_str())
}

/// Whether a document was issued before, whatever it is now.
fn is_revised(plan: &KnownPlan, document: &DocumentFacts) -> bool {
    let id = document.part.document.issued_as();
    plan.plan.as_ref().is_some_and(|plan| plan.history.sets(&id).next().is_some())
}

fn document_json(plan: &KnownPlan, document: &DocumentFacts) -> Value {
    // A finding is of the document in whose file it is.
    let file = format!("{}/{}", crate::data::shown(&plan.folder), document.part.document.file());
    let is_own =
        |finding: &&crate::diag::Finding| finding.place().is_some_and(|place| place.source().path() == file);
    let counts = FindingCounts::new(plan.findings.iter().filter(is_own));
    json!({
        "name": document.name,
        "title": document.title,
        "kind": document.part.document.kind().id(),
        "unit": unit(plan, document),
        "annex": document.part.annex().map(|at| at + 1),
        "is_comparison": document.part.part == Part::Comparison,
        "file": document.part.document.file(),
        "state": document.state,
        "is_revised": is_revised(plan, document),
        "number": document.number,
        "date": document.date,
        "errors": counts.errors,
        "warnings": counts.warnings,
    })
}
