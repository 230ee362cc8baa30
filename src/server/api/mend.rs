//! Findings that are mended by a click, or accepted with a reason.

use axum::extract::Path;
use axum::response::Response;
use serde::Deserialize;

use super::edits::{blocking, prepared};
use crate::data::{FieldEdit, FieldValue, Outline, edit_fields, shown};
use crate::diag::Finding;
use crate::edits::propose_fixes;
use crate::report::finding_id;
use crate::server::answer::{ApiError, ApiResult};
use crate::server::call::{Call, PostedCall};
use crate::server::change::{NewChange, changed, make};
use crate::server::plan_files::{PlanFile, PlanPlace, read};
use crate::source::{Place, ValuePath};

/// A finding that is to be mended.
#[derive(Deserialize)]
pub(in crate::server) struct FixBody {
    fix: String,
}

/// A finding that is right as it is.
#[derive(Deserialize)]
pub(in crate::server) struct AcceptBody {
    finding: String,
    reason: String,
}

/// Mends a finding.
pub(in crate::server) async fn fix(
    Path(plan): Path<String>,
    PostedCall { call, body }: PostedCall<FixBody>,
) -> Response {
    let result = match with_finding(&call, &plan, &body.fix).await {
        Ok(MeantFinding { place, finding }) => {
            blocking(&call, move |call| mend(call, &place, &finding)).await
        }
        Err(error) => Err(error),
    };
    call.answer(result)
}

/// Accepts a finding.
pub(in crate::server) async fn accept(
    Path(plan): Path<String>,
    PostedCall { call, body }: PostedCall<AcceptBody>,
) -> Response {
    let result = match with_finding(&call, &plan, &body.finding).await {
        Ok(MeantFinding { place, finding }) => {
            blocking(&call, move |call| note_acceptance(call, &place, &finding, body.reason.trim())).await
        }
        Err(error) => Err(error),
    };
    call.answer(result)
}

/// A finding, and the plan that it is about.
struct MeantFinding {
    place: PlanPlace,
    finding: Finding,
}

async fn with_finding(call: &Call, plan: &str, id: &str) -> Result<MeantFinding, ApiError> {
    let place = prepared(call, plan).await?;
    call.shared.look(plan, None).await;
    let findings = call.shared.with_plan(plan, |known| known.findings.clone());
    let finding = findings.and_then(|all| all.iter().find(|finding| finding_id(finding) == id).cloned());
    finding.map(|finding| MeantFinding { place, finding }).ok_or_else(|| ApiError::unknown("no-such-finding"))
}

/// The file of the plan that a place is in.
fn file_of(plan: &PlanPlace, place: &Place) -> Result<PlanFile, ApiError> {
    let is_it = |file: &PlanFile| shown(&file.path) == place.source().path();
    plan.files().into_iter().find(is_it).ok_or_else(|| ApiError::unknown("no-such-file"))
}

fn mend(call: &Call, plan: &PlanPlace, finding: &Finding) -> ApiResult {
    let first = finding.fix().first().ok_or_else(|| ApiError::unknown("no-such-finding"))?;
    let file = file_of(plan, &first.place)?;
    let folder = file.path.parent().unwrap_or(&plan.folder).to_path_buf();
    let proposal = propose_fixes([finding], &[folder]);
    let [proposed] = proposal.files.as_slice() else { return Err(ApiError::impossible("unchangeable")) };
    change(call, plan, &file, "fix", proposed.before(), &proposed.after)
}

fn note_acceptance(call: &Call, plan: &PlanPlace, finding: &Finding, reason: &str) -> ApiResult {
    let place = finding.place().filter(|_| !finding.code().is_fixed() && !reason.is_empty());
    let place = place.ok_or_else(ApiError::malformed)?;
    let file = file_of(plan, place)?;
    let source = read(&file)?;
    if source.text() != place.source().text() {
        return Err(changed(&file, source.text()));
    }
    let at = Outline::parse(&source).map(|outline| outline.keys(place).join(".")).unwrap_or_default();
    let text = |text: &str| FieldValue::Text(text.to_owned());
    let entries = [("code", finding.code().id()), ("at", &at), ("reason", reason)];
    let value = FieldValue::Map(entries.map(|(key, value)| (key.to_owned(), text(value))).into());
    // Behind all that are there.
    let path = ValuePath::default().below("accept").below("0");
    let after = edit_fields(&source, &[FieldEdit::Insert { path, value }]);
    let after = after.map_err(|_| ApiError::impossible("unchangeable"))?;
    change(call, plan, &file, "accept", source.text(), &after)
}

fn change(
    call: &Call,
    place: &PlanPlace,
    file: &PlanFile,
    command: &'static str,
    before: &str,
    after: &str,
) -> ApiResult {
    let session = &call.session;
    make(&call.shared, &NewChange { session, place, file, command, before, after, field: None })
}
