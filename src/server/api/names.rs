//! The names that a text can use between braces, with their present values, and the filters.

use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::content::{period_name, target_text};
use crate::model::{Document, Figure, FigureValue, Plan, Quotable};
use crate::server::answer::ApiError;
use crate::server::call::Call;

/// The filters, in the order in which they are offered.
const FILTERS: [&str; 12] = [
    "cite",
    "padded",
    "thousands",
    "words",
    "roman",
    "rate(25)",
    "date_prose",
    "date_cite",
    "upper",
    "lower",
    "capitalize",
    "default(\"…\")",
];

/// The functions, in the order in which they are offered.
const FUNCTIONS: [&str; 6] =
    ["annex(1)", "italic(\"…\")", "bold(\"…\")", "footnote(\"…\")", "dots()", "period(\"2026-Q2\")"];

/// Where the text is.
#[derive(Deserialize)]
pub(in crate::server) struct TextPlace {
    #[serde(default)]
    file: String,
}

/// The names that a text of a file can use.
pub(in crate::server) async fn names(
    call: Call,
    Path(plan): Path<String>,
    Query(place): Query<TextPlace>,
) -> Response {
    if !call.shared.look(&plan, None).await {
        return call.answer(Err(ApiError::unknown("no-such-plan")));
    }
    let known = call.shared.with_plan(&plan, |known| known.plan.clone()).flatten();
    let names = known.map(|plan| json!({"names": known_names(&plan, &place.file), "filters": FILTERS}));
    call.answer(names.ok_or_else(|| ApiError::unknown("no-such-plan")))
}

fn known_names(plan: &Plan, file: &str) -> Vec<Value> {
    let documents = plan.documents();
    let own = documents.iter().find(|document| document.id.file() == file).copied().unwrap_or(&plan.document);
    let mut names = Vec::new();
    let mut add = |name: String, value: String| names.push(json!({"name": name, "value": value}));
    for quota in &plan.quotas.quotas {
        quota.quotables().iter().for_each(|quotable| add(quotable.name.to_string(), value(quotable)));
    }
    for result in &plan.results.results {
        result.quotables().iter().for_each(|quotable| add(quotable.name.to_string(), value(quotable)));
    }
    for (name, figure) in &own.figures {
        add(format!("figures.{name}"), figure_text(figure));
    }
    for (name, citation) in &own.citations {
        let number = citation.number.as_ref().map(ToString::to_string).unwrap_or_default();
        let symbol = citation.symbol.clone().unwrap_or_default();
        add(format!("cite.{name}"), format!("{} {number} {symbol}", citation.kind));
        citation.about.iter().for_each(|about| add(format!("cite.{name}.about"), about.clone()));
    }
    add("plan.year".to_owned(), plan.document.header.date.year().to_string());
    for (name, document) in heads(plan) {
        head(name, document, &mut add);
    }
    if own.replaces.is_some() {
        add("replaces".to_owned(), String::new());
    }
    for unit in &plan.quotas.units {
        add(format!("unit[\"{}\"]", unit.id), unit.name.clone());
    }
    add("units.total".to_owned(), plan.quotas.units.len().to_string());
    for function in FUNCTIONS {
        add(function.to_owned(), String::new());
    }
    names
}

/// The documents that texts name.
fn heads(plan: &Plan) -> Vec<(&'static str, &Document)> {
    let notice = plan.notice.as_ref().map(|notice| ("notice", &notice.document));
    [("plan", &plan.document)].into_iter().chain(notice).collect()
}

fn head(name: &str, document: &Document, add: &mut impl FnMut(String, String)) {
    let header = &document.header;
    add(format!("{name}.date"), header.date.to_string());
    add(format!("{name}.place"), header.place.clone());
    add(format!("{name}.symbol"), header.symbol.clone());
    if let Some(number) = header.number {
        add(format!("{name}.number"), number.to_string());
        add(format!("{name}.reference"), format!("{number}-{}", header.symbol));
    }
}

fn value(quotable: &Quotable<'_>) -> String {
    match quotable.value {
        FigureValue::Target(target) => target_text(target, quotable.format),
        FigureValue::Number(number) => number.to_string(),
        FigureValue::Period(period) => period_name(period),
        FigureValue::Day(day) => day.to_string(),
    }
}

fn figure_text(figure: &Figure) -> String {
    match figure {
        Figure::Amount(amount) => target_text((*amount).into(), &crate::model::NumberFormat::default()),
        Figure::Day(day) => day.to_string(),
        Figure::Text(text) => text.clone(),
    }
}
