//! `kehoach new`

use std::path::Path;

use super::arguments::NewArguments;
use super::console::Console;
use super::schema::schemas;
use super::status::{FAILED, OK};
use crate::archive::next_year;
use crate::data::{FileKind, shown};
use crate::diag::{Arguments, Findings};
use crate::edits::{NewFile, write_starter};

/// The starter plan, by file.
const STARTER: [(&str, &str); 3] = [
    ("plan.yaml", include_str!("starter/plan.yaml")),
    ("quotas.yaml", include_str!("starter/quotas.yaml")),
    ("results.yaml", include_str!("starter/results.yaml")),
];

pub(super) fn run(arguments: &NewArguments, console: &mut Console) -> u8 {
    let folder = &arguments.folder;
    if let Some(from) = &arguments.from {
        return begin_next_year(from, folder, console);
    }
    if let Err(finding) = write_starter(folder, &starter(), |path| console.written(path)) {
        console.finding(&finding);
        return FAILED;
    }
    let folder = shown(folder);
    console.info("new-next", &Arguments::from([("folder", folder.into())]));
    OK
}

/// Writes next year's plan from this year's.
fn begin_next_year(from: &Path, folder: &Path, console: &Console) -> u8 {
    let mut findings = Findings::default();
    let begun = next_year(from, folder, &mut findings);
    console.findings(&findings);
    let Some(begun) = begun else { return FAILED };
    for path in &begun.files {
        console.info("begun-file", &Arguments::from([("path", shown(path).into())]));
    }
    if !begun.left.is_empty() {
        console.info("years-left", &Arguments::from([("count", begun.left.len().into())]));
    }
    for place in &begun.left {
        let (line, column) = place.line_column();
        console.info(
            "year-left",
            &Arguments::from([("place", format!("{}:{line}:{column}", place.source().path()).into())]),
        );
    }
    console.info("new-next", &Arguments::from([("folder", shown(folder).into())]));
    OK
}

/// The folder of the schemas to which the starter's files refer, for editors.
const SCHEMAS: &str = ".schema";

/// The files of the starter, and the schemas beside them.
fn starter() -> Vec<NewFile> {
    let starter = STARTER.map(|(name, text)| NewFile { below: name.to_owned(), text: text.to_owned() });
    let schemas = schemas(&FileKind::ALL).into_iter();
    let schemas = schemas.map(|file| NewFile { below: format!("{SCHEMAS}/{}", file.below), ..file });
    starter.into_iter().chain(schemas).collect()
}
