//! The routes of the page, a file for each group of them.

mod commands;
mod edits;
mod events;
mod files;
mod findings;
mod grid;
mod import_preview;
mod jumps;
mod mend;
mod names;
mod open;
mod output;
mod pages;
mod plans;
mod register;
mod sign_in;
mod types;
mod uploads;

use std::sync::Arc;

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{get, post};

use super::answer::{ApiError, bytes};
use super::assets::asset;
use super::call::Call;
use super::guard::guard;
use super::shell::page;
use super::state::ServerState;

/// All routes, each behind the guard.
pub(super) fn router(shared: Arc<ServerState>) -> Router {
    Router::new()
        .route("/", get(shell))
        .route("/open", get(open::open))
        .route("/assets/{name}", get(file))
        .route("/api/session", get(open::session))
        .route("/api/language", post(open::language))
        .route("/api/events", get(events::events))
        .route("/api/plans", get(plans::plans))
        .route("/api/register", get(register::register))
        .route("/api/plans/{plan}/grid", get(grid::grid))
        .route("/api/plans/{plan}/names", get(names::names))
        .route("/api/plans/{plan}/findings", get(findings::findings))
        .route("/api/plans/{plan}/documents/{document}/pages", get(pages::pages))
        .route("/api/plans/{plan}/documents/{document}/pages/{page}/{picture}", get(pages::picture))
        .route("/api/plans/{plan}/documents/{document}/at", get(jumps::at))
        .route("/api/plans/{plan}/documents/{document}/where", get(jumps::printed))
        .route("/api/plans/{plan}/files", get(files::files))
        .route("/api/plans/{plan}/files/{file}", get(files::file))
        .route("/api/plans/{plan}/edits", post(edits::edits))
        .route("/api/plans/{plan}/undo", post(edits::undo))
        .route("/api/plans/{plan}/redo", post(edits::redo))
        .route("/api/plans/{plan}/fix", post(mend::fix))
        .route("/api/plans/{plan}/accept", post(mend::accept))
        .route("/api/commands/{name}", post(commands::command))
        .route("/api/output", get(output::output))
        .route("/api/uploads", post(uploads::upload))
        .route("/api/types", get(types::types))
        .route("/api/models", get(uploads::models))
        .route("/api/models/{model}/table.xlsx", get(uploads::table))
        .route("/sign-in", get(sign_in::form).post(sign_in::sign_in))
        .fallback(unknown)
        .layer(from_fn_with_state(Arc::clone(&shared), guard))
        .with_state(shared)
}

/// The page itself.
async fn shell(call: Call) -> Response {
    bytes(StatusCode::OK, "text/html; charset=utf-8", page(call.language()))
}

/// A script or style of the page.
async fn file(call: Call, Path(name): Path<String>) -> Response {
    match asset(&name) {
        Some(asset) => bytes(StatusCode::OK, asset.kind, asset.bytes),
        None => call.answer(Err(ApiError::unknown("no-such-page"))),
    }
}

async fn unknown(call: Call) -> Response {
    call.answer(Err(ApiError::unknown("no-such-page")))
}
