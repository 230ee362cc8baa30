//! The settings of a project.

use std::path::{Path, PathBuf};

use super::decode::Named;
use super::file::{is_there, load};
use super::measures::{MeasureFile, check_declared};
use super::raw::{FontsFile, ProjectFile};
use super::scalars::Name;
use crate::diag::Findings;
use crate::disk::{PROJECT_FILE, stored_path};
use crate::model::{FontChoice, Settings};
use crate::source::Placed;

/// The settings of a file, or the built-in ones where there is none.
pub(super) fn read_settings(path: &Path, findings: &mut Findings) -> Option<Settings> {
    if !is_there(path) {
        return Some(Settings::default());
    }
    let root = path.parent().unwrap_or(Path::new(""));
    let file = load::<ProjectFile>(path, findings)?;
    let ProjectFile {
        format: _,
        profile,
        spelling,
        templates,
        fonts,
        duplex,
        draft_mark,
        comparison,
        pdf_standards,
        severities,
        measures,
    } = file;
    check_declared(&measures, findings);
    let severities = severities.0.into_iter().filter_map(|(code, grade)| {
        Some((code.value.gradable(&code.place, "severity", findings)?.value, grade.0))
    });
    let severities = severities.collect();
    Some(Settings {
        profile,
        spelling,
        templates: templates.map(|folder| below(root, folder)),
        fonts: font_choice(fonts, root),
        is_duplex: duplex.unwrap_or(false),
        has_draft_mark: draft_mark.unwrap_or(false),
        severities,
        pdf_standards,
        comparison: comparison.unwrap_or_default(),
    })
}

/// The measures that the settings in a project's folder declare for all its plans. What is wrong with them is reported
/// where the settings are read.
pub(super) fn project_measures(root: &Path) -> Named<Name, MeasureFile> {
    let path = root.join(PROJECT_FILE);
    let file = is_there(&path).then(|| load::<ProjectFile>(&path, &mut Findings::default())).flatten();
    file.map(|file| file.measures).unwrap_or_default()
}

fn font_choice(file: FontsFile, root: &Path) -> FontChoice {
    FontChoice {
        families: file.families,
        folders: file.folders.into_iter().map(|folder| below(root, folder)).collect(),
        uses_system: file.system.unwrap_or(false),
    }
}

fn below(root: &Path, folder: Placed<String>) -> Placed<PathBuf> {
    Placed { value: stored_path(&root.join(folder.value)), place: folder.place }
}
