//! A request that was let in: whose it is, and what it says.

use std::sync::Arc;
use std::time::Duration;

use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::Response;
use serde::de::DeserializeOwned;

use super::answer::{ApiError, ApiResult, answered};
use super::sessions::UserSession;
use super::state::ServerState;
use crate::report::Language;

/// The largest body of a request, in bytes: a file of data with its quotes.
const LARGEST_BODY: usize = 4 << 20;

/// How long a body may take to come.
const BODY_TIME: Duration = Duration::from_secs(20);

/// A request without a body.
pub(super) struct Call {
    pub(super) shared: Arc<ServerState>,
    pub(super) session: UserSession,
}

/// A request with a body of JSON.
pub(super) struct PostedCall<T> {
    pub(super) call: Call,
    pub(super) body: T,
}

impl Call {
    pub(super) fn language(&self) -> Language {
        self.session.language
    }

    pub(super) fn answer(&self, result: ApiResult) -> Response {
        answered(result, self.language())
    }
}

impl FromRequestParts<Arc<ServerState>> for Call {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, shared: &Arc<ServerState>) -> Result<Self, StatusCode> {
        // The guard lets none in without a session.
        let session = parts.extensions.get::<UserSession>().cloned().ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Self { shared: Arc::clone(shared), session })
    }
}

impl<T: DeserializeOwned> FromRequest<Arc<ServerState>> for PostedCall<T> {
    type Rejection = Response;

    async fn from_request(request: Request, shared: &Arc<ServerState>) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let call = Call::from_request_parts(&mut parts, shared)
            .await
            .map_err(|status| ApiError::new(status, "no-session").response(Language::Vietnamese))?;
        let refused = |error: ApiError| error.response(call.language());
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.and_then(|kind| kind.split(';').next()).map(str::trim) != Some("application/json") {
            return Err(refused(ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "content-type")));
        }
        let length = parts.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
        let is_too_large =
            length.and_then(|length| length.parse().ok()).is_some_and(|length: usize| length > LARGEST_BODY);
        let too_large = || ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large");
        if is_too_large {
            return Err(refused(too_large()));
        }
        let read = tokio::time::timeout(BODY_TIME, to_bytes(body, LARGEST_BODY)).await;
        let bytes = match read {
            Ok(Ok(bytes)) => bytes,
            Ok(Err(_)) => return Err(refused(too_large())),
            Err(_) => return Err(refused(ApiError::new(StatusCode::REQUEST_TIMEOUT, "too-slow"))),
        };
        match serde_json::from_slice(&bytes) {
            Ok(body) => Ok(Self { call, body }),
            Err(_) => Err(refused(ApiError::malformed())),
        }
    }
}
