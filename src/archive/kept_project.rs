//! The project that an issued set keeps.

use std::path::Path;

use crate::data::Project;
use crate::diag::Findings;
use crate::disk::PROJECT_FILE;
use crate::model::Extent;
use crate::records::{SET_DATA, SET_TEMPLATES};

/// The project that a set keeps, with the font folders of the working copy: a set keeps no fonts.
pub(crate) fn project_of(set: &Path, project: &Project, findings: &mut Findings) -> Option<Project> {
    let root = set.join(SET_DATA);
    let mut settings = crate::data::project_settings(&root, findings)?;
    let working = project.settings_file.parent().unwrap_or(Path::new(""));
    for folder in &mut settings.fonts.folders {
        if let Ok(below) = folder.value.strip_prefix(&root) {
            folder.value = working.join(below);
        }
    }
    // An empty folder of templates leaves nothing in the set.
    settings.templates = settings.templates.filter(|_| set.join(SET_TEMPLATES).is_dir());
    if let Some(templates) = &mut settings.templates {
        templates.value = set.join(SET_TEMPLATES);
    }
    // Changes are shown with the working copy, not with a set.
    settings.comparison = Extent::Nothing;
    Some(Project { settings, settings_file: root.join(PROJECT_FILE), plans: Vec::new() })
}
