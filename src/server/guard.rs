//! What is looked at before any request is answered: whom it is addressed to, where it comes from and whose it is.

use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::Response;

use super::answer::{ApiError, bytes};
use super::listener::ConnectionState;
use super::shell::message_page;
use super::speech::word;
use super::state::ServerState;
use crate::report::Language;

/// The page that a request comes from, as browsers say it.
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The longest target of a request, in bytes.
const LONGEST_TARGET: usize = 8 << 10;

/// Lets in what is addressed to this server, comes from its own page and has a cookie of a session.
pub(super) async fn guard(
    State(shared): State<Arc<ServerState>>,
    ConnectInfo(connection): ConnectInfo<ConnectionState>,
    mut request: Request,
    next: Next,
) -> Response {
    let at_work = connection.begin();
    let language = shared.language_of(request.headers());
    let response = match admission(&shared, &mut request, language) {
        Ok(()) => next.run(request).await,
        Err(refused) => *refused,
    };
    drop(at_work);
    with_headers(response)
}

/// Why a request is not let in, as its answer; boxed, since most are.
fn admission(shared: &ServerState, request: &mut Request, language: Language) -> Result<(), Box<Response>> {
    let refuse = |status, code| Err(Box::new(ApiError::new(status, code).response(language)));
    if !shared.reachable.is_own_host(request) {
        return refuse(StatusCode::MISDIRECTED_REQUEST, "host");
    }
    if target_length(request.uri()) > LONGEST_TARGET {
        return refuse(StatusCode::URI_TOO_LONG, "malformed");
    }
    let site = request.headers().get(FETCH_SITE).and_then(|site| site.to_str().ok());
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    // Without the header it is no browser that other pages can make speak; GET without a cookie shows nothing.
    let is_own_site = match site {
        None | Some("same-origin") => true,
        Some("none") => is_reading,
        // A link to the page may be anywhere; the cookie does not come with it.
        Some(_) => is_reading && matches!(request.uri().path(), "/" | "/sign-in"),
    };
    if !is_own_site || !is_reading && !shared.reachable.is_own_origin(request.headers()) {
        return refuse(StatusCode::FORBIDDEN, "origin");
    }
    if !is_reading && *request.method() != Method::POST {
        return refuse(StatusCode::METHOD_NOT_ALLOWED, "method");
    }
    let path = request.uri().path();
    if matches!(path, "/open" | "/sign-in") {
        return Ok(());
    }
    let value = shared.reachable.cookie_of(request.headers());
    let Some(session) = value.and_then(|value| shared.sessions.session(value)) else {
        return Err(Box::new(without_session(shared, path, language)));
    };
    request.extensions_mut().insert(session);
    Ok(())
}

fn target_length(uri: &Uri) -> usize {
    uri.path_and_query().map_or(0, |target| target.as_str().len())
}

/// The answer to a request without a session: a page for who opens one.
fn without_session(shared: &ServerState, path: &str, language: Language) -> Response {
    if path != "/" {
        return ApiError::new(StatusCode::UNAUTHORIZED, "no-session").response(language);
    }
    if shared.options.users.is_some() {
        return see_other("/sign-in");
    }
    let text = message_page(language, &word(language, "serve-error-no-session"));
    bytes(StatusCode::UNAUTHORIZED, "text/html; charset=utf-8", text)
}

/// Leads to another page.
pub(super) fn see_other(target: &'static str) -> Response {
    let mut response = bytes(StatusCode::SEE_OTHER, "text/plain; charset=utf-8", "");
    response.headers_mut().insert(header::LOCATION, HeaderValue::from_static(target));
    response
}

/// Only what this server sends: no script, style or picture of others, in no frame, sent nowhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

fn with_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}
