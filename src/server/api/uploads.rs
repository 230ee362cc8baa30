//! Files for commands that the browser sends, and empty tables that it takes home to be filled in.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::body::to_bytes;
use axum::extract::{Path, Query, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;

use super::commands::data_folder;
use super::edits::blocking;
use crate::data::{has_plan, is_hidden};
use crate::diag::Findings;
use crate::province::form_bytes;
use crate::server::answer::{ApiError, ApiResult, bytes};
use crate::server::call::Call;
use crate::server::change::{allow, unwritable};
use crate::server::uploads::largest;
use crate::server::users::UserRole;

/// How long a file may take to come.
const BODY_TIME: Duration = Duration::from_mins(2);

/// The type of an Excel workbook.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The name of a file that is sent.
#[derive(Deserialize)]
pub(in crate::server) struct SentName {
    name: String,
}

/// Keeps a file until its command has read it.
pub(in crate::server) async fn upload(
    call: Call,
    Query(SentName { name }): Query<SentName>,
    request: Request,
) -> Response {
    let result = kept(&call, name, request).await;
    call.answer(result)
}

async fn kept(call: &Call, name: String, request: Request) -> ApiResult {
    allow(&call.shared, &call.session, UserRole::Write)?;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind != Some("application/octet-stream") {
        return Err(ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "content-type"));
    }
    let largest = largest(&name).ok_or_else(|| ApiError::impossible("file-kind"))?;
    let largest = usize::try_from(largest).unwrap_or(usize::MAX);
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let too_large = || ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large");
    if length.and_then(|length| length.parse().ok()).is_some_and(|length: usize| length > largest) {
        return Err(too_large());
    }
    // Each is held in memory once: a few at a time.
    let Ok(_turn) = call.shared.uploading.try_acquire() else {
        return Err(ApiError::new(StatusCode::TOO_MANY_REQUESTS, "wait"));
    };
    let read = tokio::time::timeout(BODY_TIME, to_bytes(request.into_body(), largest)).await;
    let bytes = read.map_err(|_| ApiError::new(StatusCode::REQUEST_TIMEOUT, "too-slow"))?;
    let bytes = bytes.map_err(|_| too_large())?;
    call.shared.survey().await;
    let keep = move |call: &Call| {
        let kept = call.shared.uploads.keep(&data_folder(call), &call.session.user, &name, &bytes);
        kept.map(|id| json!({"upload": id})).map_err(|error| unwritable(&error))
    };
    blocking(call, keep).await
}

/// The names of the models that plans can be made from.
pub(in crate::server) async fn models(call: Call) -> Response {
    call.shared.survey().await;
    let result = blocking(&call, |call| Ok(json!({"models": model_names(call)}))).await;
    call.answer(result)
}

fn model_names(call: &Call) -> BTreeSet<String> {
    let entries = std::fs::read_dir(data_folder(call).join("_models")).into_iter().flatten().flatten();
    let names = entries
        .filter(|entry| has_plan(&entry.path()))
        .filter_map(|entry| entry.file_name().into_string().ok());
    names.filter(|name| !is_hidden(name)).collect()
}

/// The empty table of a model, to be filled in: a row for each commune.
pub(in crate::server) async fn table(call: Call, Path(model): Path<String>) -> Response {
    call.shared.survey().await;
    let own = Call { shared: call.shared.clone(), session: call.session.clone() };
    let made = tokio::task::spawn_blocking(move || {
        let is_known = model_names(&own).contains(&model);
        is_known.then(|| form_bytes(&model, &data_folder(&own), &mut Findings::default())).flatten()
    });
    let Some(table) = made.await.ok().flatten() else {
        return call.answer(Err(ApiError::unknown("no-such-file")));
    };
    let mut response = bytes(StatusCode::OK, WORKBOOK, table);
    let kept = HeaderValue::from_static("attachment; filename=\"bang-cac-xa.xlsx\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, kept);
    response
}
