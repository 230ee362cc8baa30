//! Signing in by name and password, where the server is behind a proxy.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use axum::body::to_bytes;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;

use super::open::begin;
use crate::report::Language;
use crate::server::answer::{ApiError, bytes};
use crate::server::sessions::UserSession;
use crate::server::shell::sign_in_page;
use crate::server::state::ServerState;
use crate::server::users::UserRole;

/// The largest form, in bytes.
const LARGEST: usize = 4096;

/// How long who mistyped waits: a guesser cannot try fast.
const PAUSE: Duration = Duration::from_millis(700);

/// The form.
pub(in crate::server) async fn form(State(shared): State<Arc<ServerState>>, headers: HeaderMap) -> Response {
    page(shared.language_of(&headers), StatusCode::OK, "")
}

fn page(language: Language, status: StatusCode, trouble: &str) -> Response {
    bytes(status, "text/html; charset=utf-8", sign_in_page(language, trouble))
}

/// Lets in who has the right password.
pub(in crate::server) async fn sign_in(State(shared): State<Arc<ServerState>>, request: Request) -> Response {
    let language = shared.language_of(request.headers());
    let Some(form) = sent(request).await else { return ApiError::malformed().response(language) };
    // Hashes cost memory and time on purpose: a few at once.
    let Ok(_turn) = shared.signing_in.try_acquire() else {
        return ApiError::new(StatusCode::TOO_MANY_REQUESTS, "busy").response(language);
    };
    let name = form.get("name").cloned().unwrap_or_default();
    let password = form.get("password").cloned().unwrap_or_default();
    let role = {
        let (shared, name) = (Arc::clone(&shared), name.clone());
        let look = move || shared.options.users.as_ref().and_then(|users| users.role(&name, &password));
        tokio::task::spawn_blocking(look).await.ok().flatten()
    };
    if let Some(role) = role {
        return begin(&shared, session(name, role, language));
    }
    tokio::time::sleep(PAUSE).await;
    page(language, StatusCode::FORBIDDEN, "serve-sign-in-wrong")
}

fn session(user: String, role: UserRole, language: Language) -> UserSession {
    UserSession { user, role, language }
}

/// The fields of a form that was sent.
async fn sent(request: Request) -> Option<HashMap<String, String>> {
    let kind = request.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    if kind.split(';').next()?.trim() != "application/x-www-form-urlencoded" {
        return None;
    }
    let body = tokio::time::timeout(Duration::from_secs(10), to_bytes(request.into_body(), LARGEST)).await;
    let body = String::from_utf8(body.ok()?.ok()?.to_vec()).ok()?;
    // A form is written as the part of an address behind the question mark.
    let address = format!("/?{body}").parse().ok()?;
    Query::<HashMap<String, String>>::try_from_uri(&address).ok().map(|Query(form)| form)
}
