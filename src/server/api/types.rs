//! The types of documents that can be begun alone.

use axum::response::Response;
use serde_json::{Value, json};

use super::commands::data_folder;
use crate::data::{DocumentTypes, project_settings};
use crate::diag::Findings;
use crate::server::call::Call;

/// The types of documents that the project has, each with its name, in the order of their names.
pub(in crate::server) async fn types(call: Call) -> Response {
    call.shared.survey().await;
    let settings = project_settings(&data_folder(&call), &mut Findings::default()).unwrap_or_default();
    let profile = settings.profile.as_ref().map_or("", |profile| &*profile.value);
    let types = DocumentTypes::new(settings.templates.as_ref().map(|folder| folder.value.as_path()));
    let named = types.ids().into_iter().filter_map(|id| {
        let name = types.get(&id)?.under(profile).name.clone();
        Some((id, name))
    });
    let mut named: Vec<(String, String)> = named.collect();
    named.sort_by(|(_, one), (_, other)| one.cmp(other));
    let types: Vec<Value> = named.iter().map(|(id, name)| json!({"id": id, "name": name})).collect();
    call.answer(Ok(json!({"types": types})))
}
