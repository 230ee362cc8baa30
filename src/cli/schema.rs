//! `kehoach schema`

use super::arguments::SchemaArguments;
use super::console::Console;
use super::status::{FAILED, OK};
use crate::data::FileKind;
use crate::edits::{NewFile, write_schemas};
use crate::report::schema_text;

pub(super) fn run(arguments: &SchemaArguments, console: &Console) -> u8 {
    let kinds = arguments.kind.map_or_else(|| FileKind::ALL.to_vec(), |kind| vec![kind]);
    let Some(folder) = &arguments.write else {
        for kind in &kinds {
            let text = if arguments.kind.is_some() { schema_text(*kind) } else { kind.id().to_owned() };
            console.line(text.trim_end());
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
