//! What is wrong with a plan, in the words of the terminal.

use axum::extract::Path;
use axum::response::Response;
use serde_json::{Value, json};

use crate::server::answer::ApiError;
use crate::server::call::Call;
use crate::server::speech::with_catalogue;

/// The findings of a plan.
pub(in crate::server) async fn findings(call: Call, Path(plan): Path<String>) -> Response {
    if !call.shared.look(&plan, None).await {
        return call.answer(Err(ApiError::unknown("no-such-plan")));
    }
    let found = call.shared.with_plan(&plan, |known| (known.findings.clone(), known.folder.clone()));
    let Some((findings, folder)) = found else {
        return call.answer(Err(ApiError::unknown("no-such-plan")));
    };
    // What belongs to no plan alone, as settings that cannot be read, is shown with each.
    let common = call.shared.plans().findings.clone();
    let spoken = with_catalogue(call.language(), |catalogue| {
        let all = common
            .iter()
            .chain(findings.iter())
            .map(|finding| crate::report::spoken_finding(catalogue, finding, &folder));
        all.collect::<Vec<_>>()
    });
    let findings: Vec<Value> = spoken.into_iter().map(|finding| json!(finding)).collect();
    call.answer(Ok(json!({"findings": findings})))
}
