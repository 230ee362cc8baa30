//! Answers: JSON with `format: 1`, and refusals with a code and words.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde_json::{Value, json};

use super::speech::{unwritable_text, with_catalogue};
use crate::diag::Arguments;
use crate::report::Language;

/// The answer to a request of the page, before it is words.
pub(super) type ApiResult = Result<Value, ApiError>;

/// A request that is refused.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ApiError {
    status: StatusCode,
    /// `page-error-<code>` in the catalogues has its words.
    code: &'static str,
    /// What else the answer says.
    more: Value,
}

impl ApiError {
    pub(super) fn new(status: StatusCode, code: &'static str) -> Self {
        Self { status, code, more: json!({}) }
    }

    /// Nothing of that name is known.
    pub(super) fn unknown(code: &'static str) -> Self {
        Self::new(StatusCode::NOT_FOUND, code)
    }

    /// A request that does not say what it should.
    pub(super) fn malformed() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "malformed")
    }

    /// Something is in the way.
    pub(super) fn conflict(code: &'static str) -> Self {
        Self::new(StatusCode::CONFLICT, code)
    }

    /// What is asked for cannot be done, whatever else happens.
    pub(super) fn impossible(code: &'static str) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code)
    }

    #[must_use]
    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.more[key] = value.into();
        self
    }

    pub(super) fn response(self, language: Language) -> Response {
        let Self { status, code, mut more } = self;
        let reason = more["reason"].as_str().unwrap_or_default().to_owned();
        let reason = if reason.is_empty() { reason } else { unwritable_text(language, &reason) };
        let values = Arguments::from([("reason", reason.into())]);
        let text =
            with_catalogue(language, |catalogue| catalogue.say(&format!("serve-error-{code}"), &values));
        more["error"] = json!({"code": code, "text": text});
        json_response(status, more)
    }
}

/// The response to a request.
pub(super) fn answered(result: ApiResult, language: Language) -> Response {
    match result {
        Ok(value) => json_response(StatusCode::OK, value),
        Err(error) => error.response(language),
    }
}

fn json_response(status: StatusCode, mut value: Value) -> Response {
    value["format"] = json!(1);
    bytes(status, "application/json", value.to_string())
}

/// A response of a type.
pub(super) fn bytes(status: StatusCode, kind: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
