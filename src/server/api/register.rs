//! The register: every document with its number, date and state, as `list` has it.

use axum::response::Response;
use serde_json::{Value, json};

use crate::archive::listed;
use crate::diag::Findings;
use crate::report::listed_json;
use crate::server::answer::ApiError;
use crate::server::call::Call;

/// The documents of the register, in its order. Reading writes nothing: what a stopped issue left is done by the next
/// command.
pub(in crate::server) async fn register(call: Call) -> Response {
    let paths = call.shared.options.paths.clone();
    let listed = tokio::task::spawn_blocking(move || {
        let documents = listed(&paths, &mut Findings::default());
        documents
            .iter()
            .filter_map(|one| serde_json::from_str(&listed_json(one)).ok())
            .collect::<Vec<Value>>()
    });
    let result = listed.await.map(|documents| json!({"register": documents}));
    call.answer(result.map_err(|_| ApiError::malformed()))
}
