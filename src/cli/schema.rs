//! `kehoach schema`

use std::path::Path;

use super::arguments::Schema;
use super::screen::Screen;
use super::{FAILED, OK};
use crate::data::{FileKind, reason, shown};
use crate::diag::{Arguments, Code, Finding};
use crate::disk::WritableFile;
use crate::report::{Event, output_json, schema_text};
use crate::source::Place;

pub(super) fn run(arguments: &Schema, screen: &Screen) -> u8 {
    let kinds = arguments.kind.map_or_else(|| FileKind::ALL.to_vec(), |kind| vec![kind]);
    let Some(folder) = &arguments.write else {
        for kind in &kinds {
            let text = if arguments.kind.is_some() { schema_text(*kind) } else { kind.id().to_owned() };
            screen.line(text.trim_end());
        }
        return OK;
    };
    match write_all(folder, &kinds, screen) {
        Ok(()) => OK,
        Err(finding) => {
            screen.finding(&finding);
            FAILED
        }
    }
}

/// Writes the schemas of these kinds of files into a folder: `plan.json` …
pub(super) fn write_all(folder: &Path, kinds: &[FileKind], screen: &Screen) -> Result<(), Box<Finding>> {
    for kind in kinds {
        write(&folder.join(format!("{}.json", kind.id())), &schema_text(*kind), screen)?;
    }
    Ok(())
}

/// Writes a file and says so.
pub(super) fn write(path: &Path, text: &str, screen: &Screen) -> Result<(), Box<Finding>> {
    let written = WritableFile::new(path).and_then(|file| file.write(text.as_bytes()));
    written.map_err(|error| Box::new(unwritable(path, &error)))?;
    if screen.is_json() {
        screen.line(&output_json(Event::Written, "", &shown(path), None));
    }
    screen.say("new-written", &Arguments::from([("path", shown(path).into())]));
    Ok(())
}

/// A file or folder that cannot be written.
pub(super) fn unwritable(path: &Path, error: &std::io::Error) -> Finding {
    let finding = Finding::at(Code::FileUnwritable, &Place::file(shown(path)));
    finding.with("reason", reason(error))
}
