//! The names that a text can use between braces, with their present values, and the filters.

use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::content::OfferedNames;
use crate::model::DocumentId;
use crate::server::answer::ApiError;
use crate::server::call::Call;
use crate::server::state::KnownPlan;

/// The key of a notice with the extracts that units get.
const EXTRACT: &str = "unit";

/// Where the text is.
#[derive(Deserialize)]
pub(in crate::server) struct TextPlace {
    /// The file, below the plan's folder.
    #[serde(default)]
    file: String,
    /// The path of keys in it.
    #[serde(default)]
    path: String,
}

/// The names that a text of a file can use.
pub(in crate::server) async fn names(
    call: Call,
    Path(plan): Path<String>,
    Query(place): Query<TextPlace>,
) -> Response {
    if !call.shared.look(&plan, None).await {
        return call.answer(Err(ApiError::unknown("no-such-plan")));
    }
    let names = call.shared.with_plan(&plan, |known| listed(known, &place));
    call.answer(names.ok_or_else(|| ApiError::unknown("no-such-plan")))
}

/// The names for a text: those of its document, or of the plan where its file is no document's.
fn listed(known: &KnownPlan, place: &TextPlace) -> Value {
    let is_of_extract = place.path.split('.').next() == Some(EXTRACT);
    let is_it = |id: &&DocumentId| id.file() == place.file && (id.is_for_every_unit() == is_of_extract);
    let mut documents = known.names.keys();
    let document = documents.find(is_it).or_else(|| known.plan.as_ref().map(|plan| &plan.document.id));
    let OfferedNames { names, filters } =
        document.and_then(|id| known.names.get(id)).cloned().unwrap_or_default();
    let names: Vec<Value> =
        names.iter().map(|name| json!({"name": name.written, "value": name.value})).collect();
    json!({"names": names, "filters": filters})
}
