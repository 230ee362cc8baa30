//! `kehoach new`

use std::path::Path;

use super::arguments::New;
use super::screen::Screen;
use super::{FAILED, OK};
use crate::data::{reason, shown};
use crate::diag::{Arguments, Code, Finding};
use crate::report::{Event, output_json};
use crate::source::Place;

/// The starter plan, by file.
const STARTER: [(&str, &str); 3] = [
    ("plan.yaml", include_str!("starter/plan.yaml")),
    ("quotas.yaml", include_str!("starter/quotas.yaml")),
    ("results.yaml", include_str!("starter/results.yaml")),
];

pub(super) fn run(arguments: &New, screen: &mut Screen) -> u8 {
    let folder = &arguments.folder;
    if let Err(finding) = write(folder, screen) {
        screen.finding(&finding);
        return FAILED;
    }
    let folder = shown(folder);
    screen.say("new-next", &Arguments::from([("folder", folder.into())]));
    OK
}

/// Writes the starter into a folder that is new or empty.
fn write(folder: &Path, screen: &Screen) -> Result<(), Box<Finding>> {
    let failed = |path: &Path, error: &std::io::Error| {
        let finding = Finding::at(Code::FileUnwritable, &Place::file(shown(path)));
        Box::new(finding.with("reason", reason(error)))
    };
    std::fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    let mut entries = std::fs::read_dir(folder).map_err(|error| failed(folder, &error))?;
    if entries.next().is_some() {
        return Err(Box::new(Finding::at(Code::FolderNotEmpty, &Place::file(shown(folder)))));
    }
    for (name, text) in STARTER {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|error| failed(&path, &error))?;
        if screen.is_json() {
            screen.line(&output_json(Event::Written, "", &shown(&path), None));
        }
        screen.say("new-written", &Arguments::from([("path", shown(&path).into())]));
    }
    Ok(())
}
