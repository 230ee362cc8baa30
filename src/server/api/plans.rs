//! The list of plans with their documents.

use std::time::Duration;

use axum::response::Response;
use serde_json::{Value, json};

use crate::pipeline::DocumentFacts;
use crate::server::call::Call;
use crate::server::state::{FindingCounts, KnownPlan};

/// How long the list waits for plans that were not looked at yet: a few are known at once, of many the events tell.
const PATIENCE: Duration = Duration::from_millis(700);

const PAUSE: Duration = Duration::from_millis(20);

/// Every plan with its documents, as far as they are known.
pub(in crate::server) async fn plans(call: Call) -> Response {
    call.shared.survey().await;
    let is_known = || call.shared.plans().plans.values().all(|plan| plan.seen.is_some());
    let wait = async {
        while !is_known() {
            tokio::time::sleep(PAUSE).await;
        }
    };
    let _ = tokio::time::timeout(PATIENCE, wait).await;
    let known = call.shared.plans();
    let plans: Vec<Value> = known.plans.iter().map(|(id, plan)| plan_json(id, plan)).collect();
    drop(known);
    call.answer(Ok(json!({"plans": plans})))
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
        "file": document.part.document.file(),
        "state": document.state,
        "number": document.number,
        "date": document.date,
        "errors": counts.errors,
        "warnings": counts.warnings,
    })
}
