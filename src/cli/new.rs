//! `kehoach new`

use std::path::Path;

use super::arguments::NewArguments;
use super::console::Console;
use super::heading::{newest_plan, respelled, with_heading};
use super::new_plans;
use super::schema::schemas;
use super::starter::{StarterExtent, document_starter};
use super::status::{FAILED, MISUSED, OK};
use crate::archive::next_year;
use crate::data::{DocumentTypes, FileKind, has_plan_file, project_settings, shown};
use crate::diag::{Arguments, Code, Finding, Findings};
use crate::disk::{limits, or_current, read};
use crate::edits::{NewFile, write_document, write_schemas, write_starter};
use crate::retype::retype;
use crate::text::ToneMark;

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

/// The year of the starter plan: of its dates, its periods and its report.
const YEAR: &str = "2026";

pub(super) fn run(arguments: &NewArguments, console: &mut Console) -> u8 {
    if let (Some(table), Some(model)) = (&arguments.from_table, &arguments.model) {
        return new_plans::run(table, model, arguments.folder.as_deref(), console);
    }
    let Some(folder) = &arguments.folder else { return MISUSED };
    if let Some(from) = &arguments.from {
        return begin_next_year(from, folder, console);
    }
    if let Some(file) = &arguments.from_word {
        return retype_word(file, folder, console);
    }
    if let Some(name) = &arguments.document_type {
        let extent = if arguments.full { StarterExtent::Full } else { StarterExtent::Usual };
        return begin_document(name, folder, extent, console);
    }
    let mut files = STARTER.to_vec();
    files.extend(FULL.iter().filter(|_| arguments.full));
    let files: Vec<NewFile> = files
        .into_iter()
        .map(|(name, text)| NewFile {
            below: dated(name, arguments.year),
            text: spelled(
                dated(&starter_part(text, arguments.without_examples), arguments.year),
                arguments.spelling.as_deref(),
            ),
        })
        .collect();
    // A real plan is issued by the office whose plans are there.
    let there = folder.ancestors().map(or_current).find(|folder| folder.is_dir());
    let plan = there.filter(|_| arguments.without_examples).and_then(newest_plan);
    let files: Vec<NewFile> = match &plan {
        Some(plan) => files.into_iter().map(|file| with_heading(file, plan)).collect(),
        None => files,
    };
    let written = write_starter(folder, &files, |path| console.written(path));
    if let Err(finding) = written.and_then(|()| write_shared_schemas(folder, console)) {
        console.finding(&finding);
        return FAILED;
    }
    let folder = shown(folder);
    console.info("new-next", &Arguments::from([("folder", folder.into())]));
    OK
}

/// The note of a unit of the starter.
const EXAMPLE_NOTE: &str = ", note: Có nguồn từ năm trước";

/// A text of the starter plan, without the facts that are made up if a real plan is begun: those between lines `#{` and
/// `#}`, and a note. They would be issued unnoticed.
fn starter_part(text: &str, is_without_examples: bool) -> String {
    let mut is_example = false;
    let mut kept = String::new();
    for line in text.lines() {
        match line {
            "#{" => is_example = true,
            "#}" => is_example = false,
            _ if is_example && is_without_examples => {}
            _ => {
                let line = if is_without_examples { line.replace(EXAMPLE_NOTE, "") } else { line.to_owned() };
                kept.push_str(&line);
                kept.push('\n');
            }
        }
    }
    kept
}

/// A text of the starter plan in another year.
fn dated(text: &str, year: Option<u16>) -> String {
    year.map_or_else(|| text.to_owned(), |year| text.replace(YEAR, &year.to_string()))
}

/// A text of the starter plan with tone marks in the place where an office writes them.
fn spelled(text: String, spelling: Option<&str>) -> String {
    let style = match spelling {
        None => return text,
        Some("ủy") => ToneMark::First,
        Some(_) => ToneMark::Second,
    };
    respelled(&text, style)
}

/// Writes a document of a type into a folder, beside what is there.
fn begin_document(name: &str, folder: &Path, extent: StarterExtent, console: &mut Console) -> u8 {
    let mut findings = Findings::default();
    let there = folder.ancestors().map(or_current).find(|folder| folder.is_dir());
    let settings = there.and_then(|there| project_settings(there, &mut findings)).unwrap_or_default();
    let templates = settings.templates.as_ref().map(|folder| folder.value.as_path());
    let profile = settings.profile.as_ref().map(|profile| &*profile.value);
    let starter = document_starter(name, folder, profile, templates, extent);
    let plan = there.filter(|_| !has_plan_file(folder)).and_then(newest_plan);
    let starter = starter.map(|file| match &plan {
        Some(plan) => with_heading(file, plan),
        None => file,
    });
    let written = if let Some(file) = starter {
        write_document(folder, &file).map(|()| file)
    } else {
        let finding = Finding::nowhere(Code::InvalidValue).with("expected", "word").with("got", name);
        let ids = DocumentTypes::new(templates).ids();
        Err(Box::new(finding.with_known(name, ids.iter().map(String::as_str))))
    };
    let written = written.and_then(|file| write_shared_schemas(folder, console).map(|()| file));
    match written {
        Ok(file) => {
            console.written(&folder.join(&file.below));
            console.info("new-next-document", &Arguments::from([("folder", shown(folder).into())]));
            OK
        }
        Err(finding) => {
            console.finding(&finding);
            FAILED
        }
    }
}

/// Writes a plan that somebody wrote in Word.
fn retype_word(file: &Path, folder: &Path, console: &mut Console) -> u8 {
    let mut findings = Findings::default();
    let files = retype(file, &mut findings);
    console.findings(&findings);
    let Some(files) = files else { return FAILED };
    let written = write_starter(folder, &files, |path| console.written(path));
    if let Err(finding) = written.and_then(|()| write_shared_schemas(folder, console)) {
        console.finding(&finding);
        return FAILED;
    }
    console.info("retyped-next", &Arguments::from([("folder", shown(folder).into())]));
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
        console.output_line(path);
        console.info("begun-file", &Arguments::from([("path", shown(path).into())]));
    }
    if !begun.former.is_empty() {
        let units = begun.former.join(", ");
        console.info("former-units", &Arguments::from([("units", units.into())]));
    }
    if !begun.left.is_empty() {
        console.info("years-left", &Arguments::from([("count", begun.left.len().into())]));
    }
    for place in &begun.left {
        let at = format!("{}:{}", place.source().path(), place.position());
        let line = place.source().text().lines().nth(place.line_column().0 - 1).unwrap_or_default();
        let values = [("place", at.into()), ("text", line.trim().into())];
        console.info("year-left", &Arguments::from(values));
    }
    console.info("new-next", &Arguments::from([("folder", shown(folder).into())]));
    OK
}

/// The folder of the schemas to which the starter's files refer, for editors. It is beside the plans, once for all.
const SCHEMAS: &str = ".schema";

/// Writes the schemas beside a plan's folder, where they are not yet as they should be.
pub(super) fn write_shared_schemas(folder: &Path, console: &Console) -> Result<(), Box<Finding>> {
    let beside = or_current(folder.parent().unwrap_or(Path::new(""))).join(SCHEMAS);
    let is_other = |file: &NewFile| {
        !read(&beside.join(&file.below), limits::DATA).is_ok_and(|bytes| bytes == file.text.as_bytes())
    };
    let files: Vec<NewFile> = schemas(&FileKind::ALL).into_iter().filter(is_other).collect();
    write_schemas(&beside, &files, |path| console.written(path))
}
