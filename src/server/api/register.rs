//! The register: every document with its number, date and state, as `list` has it.

use axum::response::Response;
use serde_json::{Value, json};

use crate::archive::list;
use crate::diag::Findings;
use crate::disk::LockClient;
use crate::report::listed_json;
use crate::server::answer::ApiError;
use crate::server::call::Call;

/// The documents of the register, in its order.
pub(in crate::server) async fn register(call: Call) -> Response {
    let paths = call.shared.paths.clone();
    let listed = tokio::task::spawn_blocking(move || {
        let documents = list(&paths, &LockClient::default(), &mut Findings::default());
        documents
            .iter()
            .filter_map(|one| serde_json::from_str(&listed_json(one)).ok())
            .collect::<Vec<Value>>()
    });
    let result = listed.await.map(|documents| json!({"register": documents}));
    call.answer(result.map_err(|_| ApiError::malformed()))
}
