//! Who issues and signs a new document that is no plan's: the office of the project's newest plan.

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use crate::data::{FieldEdit, FieldValue, WrittenField, edit_fields, fields, find_projects, read_source};
use crate::diag::Findings;
use crate::disk::PLAN_FILE;
use crate::edits::NewFile;
use crate::source::{Source, ValuePath};
use crate::text::{ToneMark, respell, styles_in};

/// What a document takes over: where it is written in a plan, and in the document.
const TAKEN: [&str; 7] = [
    "superior",
    "issuer.name",
    "issuer.cited",
    "place",
    "signature.authority",
    "signature.position",
    "signature.signer",
];

/// A new document with office, place and signer of a plan.
pub(super) fn with_heading(file: NewFile, plan: &WrittenField) -> NewFile {
    let heading = |path: &str| plan.at(&ValuePath::parse(path)).and_then(WrittenField::text);
    // The words of the starter are spelled as the office spells its name.
    let names = ["issuer.cited", "issuer.name"].into_iter().filter_map(heading);
    let style = names.flat_map(styles_in).map(|(_, style)| style).next();
    let text = style.map_or_else(|| file.text.clone(), |style| respelled(&file.text, style));
    let source = Source::new(file.below.as_str(), text.as_str());
    let written = fields(&source);
    let is_there = |path: &ValuePath| written.as_ref().is_some_and(|file| file.at(path).is_some());
    let edits = TAKEN.into_iter().filter_map(|path| {
        let value = FieldValue::Text(heading(path)?.to_owned());
        let path = ValuePath::parse(path);
        is_there(&path).then_some(FieldEdit::Set { path, value })
    });
    let edits: Vec<FieldEdit> = edits.collect();
    let text = edit_fields(&source, &edits).unwrap_or(text);
    NewFile { text, ..file }
}

/// A text of a starter with tone marks in one place.
pub(super) fn respelled(text: &str, style: ToneMark) -> String {
    /// The note that names both ways keeps both.
    const BOTH: &str = "uỷ hay ủy";
    let parts: Vec<String> = text.split(BOTH).map(|part| respell(part, style)).collect();
    parts.join(BOTH)
}

/// The plan that was written last of the project that a folder is in, as its fields; none where there is no plan.
pub(super) fn newest_plan(folder: &Path) -> Option<WrittenField> {
    let projects = find_projects(&[folder.to_path_buf()], &mut Findings::default());
    let plans = projects.iter().flat_map(|project| &project.plans).map(|plan| plan.path.join(PLAN_FILE));
    let written =
        |path: &Path| path.metadata().and_then(|file| file.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let newest = plans.filter(|path| path.is_file()).max_by_key(|path| written(path))?;
    let source: Arc<Source> = read_source(&newest, &mut Findings::default())?;
    fields(&source)
}
