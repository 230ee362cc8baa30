//! From a place on a page to the field that it comes from, and back.

use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use super::pages::found;
use crate::content::period_name;
use crate::data::{fields, path_at};
use crate::model::{Document, DocumentId, Period, Plan, Progress, TemplateText};
use crate::report::file_below;
use crate::server::answer::{ApiError, ApiResult};
use crate::server::call::Call;
use crate::server::plan_files::{PlanPlace, read};
use crate::server::printed::{PrintedPages, PrintedText};
use crate::server::state::ShownDocument;
use crate::server::table_figures::figure_place;
use crate::source::{Place, ValuePath};
use crate::typeset::PageText;

/// A point of a page, in points from its top left corner.
#[derive(Deserialize)]
pub(in crate::server) struct PagePoint {
    page: usize,
    x: f64,
    y: f64,
}

/// A field of a file.
#[derive(Deserialize)]
pub(in crate::server) struct FieldQuery {
    file: String,
    path: String,
}

/// The field that is printed at a point.
pub(in crate::server) async fn at(
    call: Call,
    Path((plan, document)): Path<(String, String)>,
    Query(point): Query<PagePoint>,
) -> Response {
    let result = match opened(&call, &plan, &document).await {
        Ok(shown) => Ok(json!({"field": shown.field_at(&point)})),
        Err(error) => Err(error),
    };
    call.answer(result)
}

/// Where a field is printed.
pub(in crate::server) async fn printed(
    call: Call,
    Path((plan, document)): Path<(String, String)>,
    Query(field): Query<FieldQuery>,
) -> Response {
    let result = match opened(&call, &plan, &document).await {
        Ok(shown) => shown.places(&field),
        Err(error) => Err(error),
    };
    call.answer(result)
}

/// A document with its pages, and the plan that it is of.
struct OpenedDocument {
    place: PlanPlace,
    document: DocumentId,
    shown: ShownDocument,
}

async fn opened(call: &Call, plan: &str, name: &str) -> Result<OpenedDocument, ApiError> {
    let shown = found(call, plan, name).await?;
    let place = call.shared.place(plan).await?;
    let document = call.shared.with_plan(plan, |known| {
        known.documents.iter().find(|one| one.name == name).map(|one| one.part.document.clone())
    });
    let document = document.flatten().ok_or_else(|| ApiError::unknown("no-such-document"))?;
    Ok(OpenedDocument { place, document, shown })
}

/// The texts of a document; of an extract those of its notice too, from which it has what it does not say itself.
fn texts<'p>(plan: &'p Plan, id: &DocumentId) -> Vec<&'p TemplateText> {
    let is_own =
        |own: &&Document| own.id == *id || id.unit().is_some() && own.id.issued_as() == id.issued_as();
    plan.documents().into_iter().filter(is_own).flat_map(Document::texts).collect()
}

impl OpenedDocument {
    fn field_at(&self, point: &PagePoint) -> Value {
        let Self { place, document, shown } = self;
        let pages = PrintedPages::new(&shown.texts);
        let Some((plan, run)) = place.plan.as_ref().zip(pages.run_at(point.page, point.x, point.y)) else {
            return Value::Null;
        };
        let found = pages.find(&texts(plan, document));
        let text = pages.holding(&found, run).map(|text| text.place.clone());
        let is_report = document.period().is_some();
        let place_of_text = text
            .or_else(|| figure_place(plan, &shown.texts, run, is_report))
            .or_else(|| progress_place(plan, document, &shown.texts, run))
            .or_else(|| name_place(plan, &shown.texts[run]));
        place_of_text.map_or(Value::Null, |found| field_json(place, &found))
    }

    fn places(&self, field: &FieldQuery) -> ApiResult {
        let Self { place, document, shown } = self;
        let file = place.file(&field.file)?;
        let source = read(&file)?;
        let wanted = fields(&source);
        let wanted = wanted.as_ref().and_then(|file| file.at(&ValuePath::parse(&field.path)));
        let Some((wanted, plan)) = wanted.zip(place.plan.as_ref()) else { return Ok(json!({"places": []})) };
        let pages = PrintedPages::new(&shown.texts);
        let (name, range) = (source.path(), wanted.place.range());
        let is_wanted = |text: &&PrintedText| {
            let own = text.place.range();
            text.place.source().path() == name
                && own.start < range.end.max(range.start + 1)
                && own.end > range.start
        };
        let found = pages.find(&texts(plan, document));
        let mut runs: Vec<usize> =
            found.iter().filter(is_wanted).flat_map(|text| text.runs.clone()).collect();
        if runs.is_empty() {
            runs = equal_texts(&shown.texts, wanted.text());
        }
        let rect = |run: &usize| {
            let PageText { page, x, y, width, height, .. } = &shown.texts[*run];
            json!({"page": page, "x": x, "y": y, "width": width, "height": height})
        };
        runs.sort_unstable();
        runs.dedup();
        Ok(json!({"places": runs.iter().map(rect).collect::<Vec<_>>()}))
    }
}

/// The place of the lines of progress of which a text is one: its line, or one shortly before, names a period of their
/// quota.
fn progress_place(plan: &Plan, id: &DocumentId, texts: &[PageText], run: usize) -> Option<Place> {
    /// A line of progress breaks into so many texts at the most.
    const LONGEST: usize = 8;
    if texts[run].text.chars().filter(|letter| letter.is_alphabetic()).count() < 4 {
        return None;
    }
    let document = plan.documents().into_iter().find(|document| document.id == *id)?;
    let near: Vec<String> =
        texts[run.saturating_sub(LONGEST)..=run].iter().map(|text| text.text.to_lowercase()).collect();
    let is_named = |period: Period| {
        let name = period_name(period).to_lowercase();
        let name = name.split('/').next().unwrap_or_default();
        near.iter().any(|text| text.contains(name))
    };
    let names = |progress: &&Progress| {
        let quota = plan.quotas.quotas.iter().find(|quota| quota.id == progress.quota.value);
        quota.is_some_and(|quota| progress.periods(quota).into_iter().any(is_named))
    };
    document.progresses().into_iter().find(names).map(|progress| progress.quota.place.clone())
}

/// The place of a name of a unit or organisation, or of a measure: what tables print beside figures.
fn name_place(plan: &Plan, text: &PageText) -> Option<Place> {
    let written = text.text.trim();
    let is_telling = written.chars().count() > 2 && written.chars().any(char::is_alphabetic);
    let mut sources = plan.sources.iter().filter(|_| is_telling);
    sources.find_map(|source| {
        let at = source.text().find(written)?;
        Some(Place::new(source, at..at + written.len()))
    })
}

fn field_json(place: &PlanPlace, found: &Place) -> Value {
    let (line, column) = found.line_column();
    let path = path_at(found.source(), found.range().start).unwrap_or_default();
    let kind = fields(found.source()).and_then(|file| file.at(&path).map(|field| field.text().is_some()));
    json!({
        "file": file_below(found.source().path(), &place.folder),
        "line": line,
        "column": column,
        "path": path.to_string(),
        "kind": if kind == Some(false) { "map" } else { "text" },
    })
}

/// The texts of pages that are equal to a value of the data, as a figure in a table is.
fn equal_texts(texts: &[PageText], value: Option<&str>) -> Vec<usize> {
    /// What is printed more often says nothing.
    const MOST: usize = 12;
    let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) else { return Vec::new() };
    let equal = texts.iter().enumerate().filter(|(_, text)| text.text.trim() == value);
    let equal: Vec<usize> = equal.map(|(at, _)| at).collect();
    if equal.len() > MOST { Vec::new() } else { equal }
}
