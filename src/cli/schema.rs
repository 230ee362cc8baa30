//! `kehoach schema`

use std::path::Path;

use super::arguments::SchemaArguments;
use super::console::Console;
use super::status::{FAILED, OK};
use crate::data::{FileKind, reason, shown};
use crate::diag::{Arguments, Code, Finding};
use crate::disk::{self, Refusal, WritableFile, limits};
use crate::report::{Event, output_json, schema_text};
use crate::source::Place;

pub(super) fn run(arguments: &SchemaArguments, console: &Console) -> u8 {
    let kinds = arguments.kind.map_or_else(|| FileKind::ALL.to_vec(), |kind| vec![kind]);
    let Some(folder) = &arguments.write else {
        for kind in &kinds {
            let text = if arguments.kind.is_some() { schema_text(*kind) } else { kind.id().to_owned() };
            console.line(text.trim_end());
        }
        return OK;
    };
    let taken = kinds.iter().map(|kind| folder.join(file_name(*kind))).find(|path| !is_schema(path));
    let written = match taken {
        Some(path) => Err(Box::new(unwritable(&path, &Refusal::Taken.into()))),
        None => write_all(folder, &kinds, console),
    };
    match written {
        Ok(()) => OK,
        Err(finding) => {
            console.finding(&finding);
            FAILED
        }
    }
}

/// Writes the schemas of these kinds of files into a folder: `plan.json` …
pub(super) fn write_all(folder: &Path, kinds: &[FileKind], console: &Console) -> Result<(), Box<Finding>> {
    for kind in kinds {
        write(&folder.join(file_name(*kind)), &schema_text(*kind), console)?;
    }
    Ok(())
}

fn file_name(kind: FileKind) -> String {
    format!("{}.json", kind.id())
}

/// Whether a file is a schema, or not there: no other is replaced.
fn is_schema(path: &Path) -> bool {
    match disk::read(path, limits::DATA) {
        Ok(bytes) => {
            let read = serde_json::from_slice(&bytes);
            bytes.is_empty() || read.is_ok_and(|file: serde_json::Value| file.get("$schema").is_some())
        }
        // A file that cannot be read cannot be replaced either.
        Err(_) => true,
    }
}

/// Writes a file and reports it.
pub(super) fn write(path: &Path, text: &str, console: &Console) -> Result<(), Box<Finding>> {
    let written = WritableFile::new(path).and_then(|file| file.write(text.as_bytes()));
    written.map_err(|error| Box::new(unwritable(path, &error)))?;
    if console.is_json() {
        console.line(&output_json(Event::Written, "", &shown(path), None));
    }
    console.info("new-written", &Arguments::from([("path", shown(path).into())]));
    Ok(())
}

/// A file or folder that cannot be written.
pub(super) fn unwritable(path: &Path, error: &std::io::Error) -> Finding {
    let finding = Finding::at(Code::FileUnwritable, &Place::file(shown(path)));
    finding.with("reason", reason(error))
}
