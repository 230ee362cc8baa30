//! How a session begins, and whose it is.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;

use crate::report::Language;
use crate::server::answer::{ApiError, bytes};
use crate::server::call::Call;
use crate::server::guard::see_other;
use crate::server::sessions::UserSession;
use crate::server::shell::message_page;
use crate::server::speech::word;
use crate::server::state::ServerState;
use crate::server::users::UserRole;

/// Exchanges the secret of the address for a cookie.
pub(in crate::server) async fn open(
    State(shared): State<Arc<ServerState>>,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let language = shared.language_of(&headers);
    let is_right = query.get("secret").is_some_and(|secret| shared.sessions.accepts(secret));
    if !is_right {
        let text = message_page(language, &word(language, "serve-error-secret"));
        return bytes(StatusCode::FORBIDDEN, "text/html; charset=utf-8", text);
    }
    let session = UserSession { user: String::new(), role: UserRole::Issue, language };
    begin(&shared, session)
}

/// Begins a session, and leads to the page.
pub(super) fn begin(shared: &ServerState, session: UserSession) -> Response {
    let language = session.language;
    let cookie = shared.sessions.begin(session);
    let cookie = cookie.and_then(|value| HeaderValue::from_str(&shared.reachable.cookie(&value)).ok());
    let Some(cookie) = cookie else {
        return ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, "system").response(language);
    };
    let mut response = see_other("/");
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    response
}

/// The language that a reader chooses.
#[derive(Deserialize)]
pub(in crate::server) struct LanguageChoice {
    lang: String,
}

/// Gives the session another language.
pub(in crate::server) async fn language(
    call: Call,
    headers: HeaderMap,
    Query(LanguageChoice { lang }): Query<LanguageChoice>,
) -> Response {
    let chosen = Language::ALL.into_iter().find(|language| language.tag() == lang);
    let result = match (chosen, call.shared.reachable.cookie_of(&headers)) {
        (Some(language), Some(cookie)) => {
            call.shared.sessions.speak(cookie, language);
            Ok(json!({"lang": language.tag()}))
        }
        _ => Err(ApiError::malformed()),
    };
    call.answer(result)
}

/// Who the page's reader is, and what they may do.
pub(in crate::server) async fn session(call: Call) -> Response {
    let paths: Vec<String> = call.shared.options.paths.iter().map(|path| crate::data::shown(path)).collect();
    let session = &call.session;
    call.answer(Ok(json!({
        "user": session.user,
        "role": session.role.id(),
        "read_only": call.shared.options.is_read_only,
        "lang": call.language().tag(),
        "program": crate::pipeline::PROGRAM,
        "data": paths,
    })))
}
