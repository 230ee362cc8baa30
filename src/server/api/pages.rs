//! The finished pages of a document.

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde_json::{Value, json};

use crate::server::answer::{ApiError, ApiResult, bytes};
use crate::server::call::Call;
use crate::server::state::{ShownDocument, ShownPage};

/// The pages of a document by their digests.
pub(in crate::server) async fn pages(call: Call, Path((plan, document)): Path<(String, String)>) -> Response {
    let result = found(&call, &plan, &document).await.map(|shown| {
        let page = |page: &ShownPage| {
            json!({"width": page.width, "height": page.height, "digest": page.digest.to_string()})
        };
        let pages: Vec<Value> = shown.pages.iter().map(page).collect();
        json!({"revision": shown.revision, "stale": shown.is_stale, "pages": pages})
    });
    call.answer(result)
}

/// The pages of a document as it is now.
pub(super) async fn found(call: &Call, plan: &str, document: &str) -> Result<ShownDocument, ApiError> {
    if !call.shared.look(plan, Some(document)).await {
        return Err(ApiError::unknown("no-such-plan"));
    }
    let shown = call.shared.with_plan(plan, |known| known.shown.get(document).cloned()).flatten();
    shown.ok_or_else(|| ApiError::unknown("no-such-document"))
}

/// How a picture of a page is kept: it never changes under its name.
const KEPT: &str = "private, max-age=31536000, immutable";

/// Nothing in a picture runs or is fetched, wherever it is opened.
const PICTURE_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox";

/// A page as SVG.
pub(in crate::server) async fn picture(
    call: Call,
    Path((plan, document, page, name)): Path<(String, String, usize, String)>,
) -> Response {
    let digest = name.strip_suffix(".svg").unwrap_or_default();
    let find = |shown: &ShownDocument| {
        let named = page.checked_sub(1).and_then(|at| shown.pages.get(at));
        let named = named.filter(|page| page.digest.to_string() == digest);
        named.map(|page| page.svg.to_string())
    };
    let known = call.shared.with_plan(&plan, |known| known.shown.get(&document).and_then(find)).flatten();
    let svg = match known {
        Some(svg) => Some(svg),
        // It was let go, and is set again.
        None => found(&call, &plan, &document).await.ok().as_ref().and_then(find),
    };
    let Some(svg) = svg else {
        let gone: ApiResult = Err(ApiError::unknown("no-such-page"));
        return call.answer(gone);
    };
    let mut response = bytes(StatusCode::OK, "image/svg+xml", svg);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(KEPT));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PICTURE_POLICY));
    response
}
