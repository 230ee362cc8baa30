//! The files of a plan, and each as a form.

use axum::extract::Path;
use axum::response::Response;
use serde_json::{Value, json};

use super::edits::blocking;
use crate::data::{FileKind, fields};
use crate::model::DocumentId;
use crate::report::described_schema;
use crate::server::answer::{ApiError, ApiResult};
use crate::server::call::Call;
use crate::server::form::form;
use crate::server::plan_files::{PlanFile, PlanPlace, digest, read};
use crate::server::speech::with_catalogue;

/// The files that a plan is written in.
pub(in crate::server) async fn files(call: Call, Path(plan): Path<String>) -> Response {
    let result = match looked(&call, &plan).await {
        Ok(place) => blocking(&call, move |call| Ok(list(call, &place))).await,
        Err(error) => Err(error),
    };
    call.answer(result)
}

/// A file with its fields.
pub(in crate::server) async fn file(call: Call, Path((plan, name)): Path<(String, String)>) -> Response {
    let result = match looked(&call, &plan).await {
        Ok(place) => blocking(&call, move |_| whole(&place, &name)).await,
        Err(error) => Err(error),
    };
    call.answer(result)
}

/// The place of a plan that was looked at before.
pub(super) async fn looked(call: &Call, plan: &str) -> Result<PlanPlace, ApiError> {
    // The files that plans share are known from a look; of a plan that was read once the former will do.
    call.shared.survey().await;
    let is_seen = call.shared.with_plan(plan, |known| known.seen.is_some());
    if is_seen == Some(false) {
        call.shared.look(plan, None).await;
    }
    call.shared.place(plan).await
}

fn list(call: &Call, place: &PlanPlace) -> Value {
    let titles = call.shared.with_plan(&place.id, |known| known.documents.clone()).unwrap_or_default();
    let title = |file: &PlanFile| {
        let document = DocumentId::from_file(&file.name)?;
        let known = titles.iter().find(|facts| facts.part.document == document)?;
        Some(known.title.clone())
    };
    let files = place.files().into_iter().filter_map(|file| {
        let source = read(&file).ok()?;
        let title = title(&file).or_else(|| said(call, &file));
        Some(json!({"file": file.name, "digest": digest(&source).to_string(), "title": title}))
    });
    json!({"files": files.collect::<Vec<Value>>()})
}

/// The title of a file that is no document.
fn said(call: &Call, file: &PlanFile) -> Option<String> {
    let id = match file.kind {
        FileKind::Quotas => "serve-file-quotas",
        FileKind::Results => "serve-file-results",
        FileKind::Shared => "serve-file-shared",
        _ => return None,
    };
    Some(with_catalogue(call.language(), |catalogue| catalogue.word(id)))
}

fn whole(place: &PlanPlace, name: &str) -> ApiResult {
    let file = place.file(name)?;
    let source = read(&file)?;
    let tree = fields(&source).map(|fields| form(&fields, &described_schema(file.kind)));
    Ok(json!({
        "file": file.name,
        "digest": digest(&source).to_string(),
        "text": source.text(),
        "issued": place.is_issued(&file),
        // A file that is no YAML has none: its finding says where and why.
        "tree": tree.unwrap_or_else(|| json!({"path": "", "key": "", "kind": "map", "children": []})),
    }))
}
