//! `kehoach new`

use std::path::Path;

use super::arguments::NewArguments;
use super::console::Console;
use super::schema::schemas;
use super::status::{FAILED, OK};
use crate::archive::next_year;
use crate::data::{FileKind, shown};
use crate::diag::{Arguments, Finding, Findings};
use crate::disk::{limits, or_current, read};
use crate::edits::{NewFile, write_schemas, write_starter};

/// The starter plan, by file.
const STARTER: [(&str, &str); 3] = [
    ("plan.yaml", include_str!("starter/plan.yaml")),
    ("quotas.yaml", include_str!("starter/quotas.yaml")),
    ("results.yaml", include_str!("starter/results.yaml")),
];

/// What `--full` writes beside it.
const FULL: [(&str, &str); 2] = [
    ("notice.yaml", include_str!("starter/notice.yaml")),
    ("reports/2026-Q1.yaml", include_str!("starter/reports/2026-Q1.yaml")),
];

pub(super) fn run(arguments: &NewArguments, console: &mut Console) -> u8 {
    let folder = &arguments.folder;
    if let Some(from) = &arguments.from {
        return begin_next_year(from, folder, console);
    }
    let mut files = STARTER.to_vec();
    files.extend(FULL.iter().filter(|_| arguments.full));
    let files: Vec<NewFile> = files
        .into_iter()
        .map(|(name, text)| NewFile { below: name.to_owned(), text: text.to_owned() })
        .collect();
    let written = write_starter(folder, &files, |path| console.written(path));
    if let Err(finding) = written.and_then(|()| write_shared_schemas(folder, console)) {
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
    if let Err(finding) = write_shared_schemas(folder, console) {
        console.finding(&finding);
    }
    for path in &begun.files {
        console.info("begun-file", &Arguments::from([("path", shown(path).into())]));
    }
    if !begun.left.is_empty() {
        console.info("years-left", &Arguments::from([("count", begun.left.len().into())]));
    }
    for place in &begun.left {
        let place = format!("{}:{}", place.source().path(), place.position());
        console.info("year-left", &Arguments::from([("place", place.into())]));
    }
    console.info("new-next", &Arguments::from([("folder", shown(folder).into())]));
    OK
}

/// The folder of the schemas to which the starter's files refer, for editors. It is beside the plans, once for all.
const SCHEMAS: &str = ".schema";

/// Writes the schemas beside a plan's folder, where they are not yet as they should be.
fn write_shared_schemas(folder: &Path, console: &Console) -> Result<(), Box<Finding>> {
    let beside = or_current(folder.parent().unwrap_or(Path::new(""))).join(SCHEMAS);
    let is_other = |file: &NewFile| {
        !read(&beside.join(&file.below), limits::DATA).is_ok_and(|bytes| bytes == file.text.as_bytes())
    };
    let files: Vec<NewFile> = schemas(&FileKind::ALL).into_iter().filter(is_other).collect();
    write_schemas(&beside, &files, |path| console.written(path))
}
