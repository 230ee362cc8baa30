//! `kehoach schema`

use super::arguments::SchemaArguments;
use super::console::Console;
use super::status::{FAILED, OK};
use crate::data::FileKind;
use crate::edits::{NewFile, write_schemas};
use crate::report::{LINES_SCHEMA, schema_json, schema_text};

pub(super) fn run(arguments: &SchemaArguments, console: &Console) -> u8 {
    if arguments.lines {
        console.line(LINES_SCHEMA.trim_end());
        return OK;
    }
    let kinds = arguments.kind.map_or_else(|| FileKind::ALL.to_vec(), |kind| vec![kind]);
    let Some(folder) = &arguments.write else {
        for kind in &kinds {
            let text = arguments.kind.map(schema_text);
            if console.is_json() && !console.is_first_format() {
                console.line(&schema_json(kind.id(), text.as_deref()));
            } else {
                console.line(text.as_deref().unwrap_or(kind.id()).trim_end());
            }
        }
        return OK;
    };
    let written = write_schemas(folder, &schemas(&kinds), |path| console.written(path));
    match written {
        Ok(()) => OK,
        Err(finding) => {
            console.finding(&finding);
            FAILED
        }
    }
}

/// The schemas of these kinds of files: `plan.json` …
pub(super) fn schemas(kinds: &[FileKind]) -> Vec<NewFile> {
    let schema = |kind: &FileKind| NewFile { below: format!("{}.json", kind.id()), text: schema_text(*kind) };
    kinds.iter().map(schema).collect()
}
