//! Changes of files that the page makes.

use axum::extract::Path;
use axum::response::Response;
use serde::Deserialize;

use crate::data::{FieldEdit, FieldValue, UnchangeableValue, edit_fields};
use crate::server::answer::{ApiError, ApiResult};
use crate::server::call::{Call, PostedCall};
use crate::server::change::{NewChange, Turn, allow, changed, make, turn};
use crate::server::field_body::SentValue;
use crate::server::plan_files::{PlanPlace, digest, read};
use crate::server::users::UserRole;
use crate::source::ValuePath;

/// The most changes at once: a large sheet.
const MOST: usize = 20_000;

/// Changes of a file, one after the other.
#[derive(Deserialize)]
pub(in crate::server) struct EditsBody {
    file: String,
    /// The digest of the text that they are changes of.
    digest: String,
    edits: Vec<EditBody>,
}

#[derive(Deserialize)]
struct EditBody {
    op: EditOperation,
    path: String,
    #[serde(default)]
    value: Option<SentValue>,
    #[serde(default)]
    to: Option<String>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum EditOperation {
    Set,
    Insert,
    Remove,
    Move,
}

/// Changes a file.
pub(in crate::server) async fn edits(
    Path(plan): Path<String>,
    PostedCall { call, body }: PostedCall<EditsBody>,
) -> Response {
    let result = match prepared(&call, &plan).await {
        Ok(place) => blocking(&call, move |call| edit(call, &place, &body)).await,
        Err(error) => Err(error),
    };
    call.answer(result)
}

/// Takes the last change of a plan back.
pub(in crate::server) async fn undo(
    Path(plan): Path<String>,
    PostedCall { call, .. }: PostedCall<serde_json::Value>,
) -> Response {
    turned(call, &plan, Turn::Undo).await
}

/// Makes the change again that was taken back last.
pub(in crate::server) async fn redo(
    Path(plan): Path<String>,
    PostedCall { call, .. }: PostedCall<serde_json::Value>,
) -> Response {
    turned(call, &plan, Turn::Redo).await
}

async fn turned(call: Call, plan: &str, way: Turn) -> Response {
    let result = match prepared(&call, plan).await {
        Ok(place) => blocking(&call, move |call| turn(&call.shared, &call.session, &place, way)).await,
        Err(error) => Err(error),
    };
    call.answer(result)
}

/// The place of a plan that the reader may change.
pub(super) async fn prepared(call: &Call, plan: &str) -> Result<PlanPlace, ApiError> {
    allow(&call.shared, &call.session, UserRole::Write)?;
    call.shared.place(plan).await
}

/// Does what waits for the disk on a thread that may wait.
pub(super) async fn blocking(
    call: &Call,
    work: impl FnOnce(&Call) -> ApiResult + Send + 'static,
) -> ApiResult {
    let own = Call { shared: call.shared.clone(), session: call.session.clone() };
    let done = tokio::task::spawn_blocking(move || work(&own)).await;
    done.unwrap_or_else(|_| Err(ApiError::new(axum::http::StatusCode::INTERNAL_SERVER_ERROR, "system")))
}

fn edit(call: &Call, place: &PlanPlace, body: &EditsBody) -> ApiResult {
    let file = place.file(&body.file)?;
    if body.edits.len() > MOST {
        return Err(ApiError::malformed());
    }
    let edits = body.edits.iter().map(field_edit).collect::<Option<Vec<_>>>();
    let edits = edits.ok_or_else(ApiError::malformed)?;
    let source = read(&file)?;
    let after = edit_fields(&source, &edits);
    if digest(&source).to_string() != body.digest {
        // What the text would be with the changes is shown beside what is there.
        return Err(changed(&file, &after.unwrap_or_else(|_| source.text().to_owned())));
    }
    let after = after.map_err(|UnchangeableValue(path)| {
        ApiError::impossible("unchangeable").with("path", path.to_string())
    })?;
    let field = match edits.as_slice() {
        [FieldEdit::Set { path, .. }] => Some(path.to_string()),
        _ => None,
    };
    let change = NewChange {
        session: &call.session,
        place,
        file: &file,
        command: "edits",
        before: source.text(),
        after: &after,
        field,
    };
    make(&call.shared, &change)
}

fn field_edit(body: &EditBody) -> Option<FieldEdit> {
    let path = ValuePath::parse(&body.path);
    if path.parts().is_empty() {
        return None;
    }
    let value = || body.value.clone().map_or(FieldValue::Null, |SentValue(value)| value);
    Some(match body.op {
        EditOperation::Set => FieldEdit::Set { path, value: value() },
        EditOperation::Insert => FieldEdit::Insert { path, value: value() },
        EditOperation::Remove => FieldEdit::Remove { path },
        EditOperation::Move => FieldEdit::Move { path, to: ValuePath::parse(body.to.as_ref()?) },
    })
}
