//! The settings of a project.

use std::path::{Path, PathBuf};

use super::decode::Named;
use super::file::{is_there, load};
use super::measures::{MeasureFile, check_declared};
use super::raw::{FontsFile, ProjectFile};
use super::scalars::{Grade, GradedName, Name};
use super::unit_kinds::{UnitKindFile, check_kinds};
use crate::diag::{Findings, Severities};
use crate::disk::{PROJECT_FILE, stored_path};
use crate::model::{FontChoice, NameOrder, Settings};
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
        signature_field,
        comparison,
        file_names,
        formats,
        pdf_standards,
        severities,
        measures,
        unit_kinds,
        name_order: _,
    } = file;
    check_declared(&measures, findings);
    check_kinds(&unit_kinds, findings);
    let severities = graded(severities, findings);
    Some(Settings {
        profile,
        spelling,
        templates: templates.map(|folder| below(root, folder)),
        fonts: font_choice(fonts, root),
        is_duplex: duplex.unwrap_or(false),
        has_draft_mark: draft_mark.unwrap_or(false),
        has_signature_field: signature_field.unwrap_or(false),
        severities,
        pdf_standards,
        comparison: comparison.unwrap_or_default(),
        file_names: file_names.unwrap_or_default(),
        formats,
    })
}

/// What the settings in a project's folder declare for the quotas of all its plans.
#[derive(Default)]
pub(super) struct ProjectDeclarations {
    pub(super) measures: Named<Name, MeasureFile>,
    pub(super) unit_kinds: Named<Name, UnitKindFile>,
    pub(super) name_order: Option<NameOrder>,
}

/// The declarations of a project. What is wrong with them is reported where the settings are read.
pub(super) fn project_declarations(root: &Path) -> ProjectDeclarations {
    let path = root.join(PROJECT_FILE);
    let file = is_there(&path).then(|| load::<ProjectFile>(&path, &mut Findings::default())).flatten();
    let declared = file.map(|ProjectFile { measures, unit_kinds, name_order, .. }| ProjectDeclarations {
        measures,
        unit_kinds,
        name_order,
    });
    declared.unwrap_or_default()
}

/// The severities that the settings give.
fn graded(file: Named<GradedName, Grade>, findings: &mut Findings) -> Severities {
    let mut severities = Severities::default();
    for (name, grade) in file.0 {
        match name.value {
            GradedName::AllWarnings => severities.all = Some(grade.0),
            GradedName::Code(code) => {
                if let Some(code) = code.gradable(&name.place, "severity", findings) {
                    severities.by_code.insert(code.value, grade.0);
                }
            }
        }
    }
    severities
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
