//! What all plans of a project share: fonts, templates, the typesetter.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use super::check::Depth;
use super::look::Look;
use super::trial::Trials;
use crate::data::{PlanFolder, Project, shown};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Plan, Settings};
use crate::records::{Digest, Fields, MadeWith};
use crate::render::{Job, Renderer, Templates};
use crate::source::{Place, Placed};
use crate::typeset::{
    EMBEDDED_FAMILY, FontError, FontSettings, Fonts, Standards, StandardsError, Typesetter,
};

/// What the plans of a project are built with.
pub(super) struct Workshop {
    pub(super) settings: Settings,
    pub(super) renderer: Renderer,
    pub(super) typesetter: Typesetter,
    /// The standards of dated documents, where the project names any.
    pub(super) standards: Option<Standards>,
    /// Of the Typst library and the fonts: what every document is made from besides its own text.
    pub(super) digest: Digest,
    trials: Trials,
}

/// How many documents what the typesetter remembers outlives unused where the same documents come again.
const WARM: usize = 128;

/// How many in a batch: the texts and annexes of neighbours find again what all plans share. More costs memory and
/// gains little.
pub(super) fn for_neighbours(workers: NonZeroUsize) -> usize {
    4 * workers.get()
}

/// The workshops of projects, each opened once.
#[derive(Default)]
pub(super) struct Workshops {
    open: BTreeMap<PathBuf, (MadeWith, Workshop)>,
    is_warm: bool,
}

impl Workshops {
    /// For documents that come again and again.
    pub(super) fn warm() -> Self {
        Self { is_warm: true, ..Self::default() }
    }

    /// The workshop of a project, opened anew where anything that it is made from has changed.
    pub(super) fn of(
        &mut self,
        project: &Project,
        look: &Look,
        workers: NonZeroUsize,
        findings: &mut Findings,
    ) -> Option<&Workshop> {
        let known = self.open.remove(&project.settings_file).filter(|(then, _)| *then == look.made_with);
        let remembered = if self.is_warm { WARM } else { for_neighbours(workers) };
        let open = || Some((look.made_with.clone(), Workshop::open(project, remembered, findings)?));
        let workshop = known.or_else(open)?;
        Some(&self.open.entry(project.settings_file.clone()).or_insert(workshop).1)
    }
}

impl Workshop {
    /// The built-in templates and fonts, with what the project says of findings and spelling.
    pub(super) fn built_in(project: &Project) -> Option<Self> {
        let Settings { severities, spelling, .. } = project.settings.clone();
        let settings = Settings { spelling, severities, ..Settings::default() };
        let settings_file = project.settings_file.clone();
        let project = Project { settings, settings_file, plans: Vec::new() };
        Self::open(&project, for_neighbours(NonZeroUsize::MIN), &mut Findings::default())
    }

    /// Loads everything once. What is wrong with it is a finding.
    pub(super) fn open(project: &Project, remembered: usize, findings: &mut Findings) -> Option<Self> {
        let settings = &project.settings;
        let folder = settings.templates.as_ref().map(|folder| (folder.value.as_path(), &folder.place));
        let templates = Templates::load(folder, findings);
        let fonts = fonts(settings, findings);
        let standards = standards(settings, findings);
        let (templates, fonts, standards) = (templates?, Arc::new(fonts?), standards?);
        let digest = digest(&templates, &fonts);
        let library = Typesetter::new(Arc::clone(&fonts), templates.library());
        let typesetter = library.map_err(|error| {
            let finding = Finding::nowhere(Code::TypesetFailed);
            findings.push(finding.with("detail", format!("{error:?}")).with("hints", ""));
        });
        let families = fonts.families().to_vec();
        let renderer = Renderer::new(templates, families, findings)?;
        let typesetter = typesetter.ok()?.remembering(remembered);
        let trials = Trials::default();
        Some(Self { settings: settings.clone(), renderer, typesetter, standards, digest, trials })
    }

    /// Whether the project's own templates end with the data of a plan; what does not is a finding, and must not be used.
    pub(super) fn try_templates(
        &self,
        (plan, folder): (&Plan, &PlanFolder),
        depth: Depth,
        findings: &mut Findings,
    ) -> bool {
        let tried = self.trials.run(folder, &self.settings, (depth, Job::all_of(plan).len()));
        tried.map_err(|finding| findings.push(*finding)).is_ok()
    }
}

fn digest(templates: &Templates, fonts: &Fonts) -> Digest {
    let library = templates.library();
    let fields = library.iter().fold(Fields::default(), |fields, (path, text)| fields.and(path).and(text));
    fields.and(digest_of_fonts(fonts)).digest()
}

/// Of the fonts that documents are set in, in the order in which they are looked through. Those that are part of the
/// program stand beside its name in all that this is a part of, and that name tells them.
pub(super) fn digest_of_fonts(fonts: &Fonts) -> Digest {
    let families = fonts.families().iter().fold(Fields::default(), Fields::and);
    fonts.found_files().iter().fold(families, |fields, (_, bytes)| fields.and(Digest::of(bytes))).digest()
}

/// The fonts that settings ask for. A family or folder that is not there is a finding.
pub fn fonts(settings: &Settings, findings: &mut Findings) -> Option<Fonts> {
    let choice = &settings.fonts;
    let mut families: Vec<String> = choice.families.iter().map(|family| family.value.clone()).collect();
    if families.is_empty() {
        families.push(EMBEDDED_FAMILY.to_owned());
    }
    let folders = choice.folders.iter().map(|folder| folder.value.clone()).collect();
    let wanted = FontSettings { families, folders, system: choice.uses_system };
    match Fonts::load(&wanted) {
        Ok(fonts) => Some(fonts),
        Err(error) => {
            findings.push(font_finding(settings, &error));
            None
        }
    }
}

fn font_finding(settings: &Settings, error: &FontError) -> Finding {
    match error {
        FontError::NoFamily => Finding::nowhere(Code::UnknownFont).with("family", "").with_known("", []),
        FontError::UnknownFamily { family, nearest } => {
            let mut families = settings.fonts.families.iter();
            let named = families.find(|named| named.value == *family);
            let finding = match named {
                Some(Placed { place, .. }) => Finding::at(Code::UnknownFont, place),
                None => Finding::nowhere(Code::UnknownFont),
            };
            finding.with("family", family.as_str()).with_known(family, nearest.iter().map(String::as_str))
        }
        FontError::MissingFolder(folder) | FontError::TooManyFiles(folder) => {
            let mut folders = settings.fonts.folders.iter();
            let named = folders.find(|named| named.value == *folder);
            let finding = match named {
                Some(Placed { place, .. }) => Finding::at(Code::FileUnreadable, place),
                None => Finding::nowhere(Code::FileUnreadable).with("path", shown(folder)),
            };
            let reason = if matches!(error, FontError::MissingFolder(_)) { "not-found" } else { "too-many" };
            finding.with("reason", reason)
        }
        FontError::Unusable { path, fault } => {
            let finding = Finding::at(Code::FontUnusable, &Place::file(shown(path)));
            finding.with("fault", fault.id())
        }
    }
}

/// The standards that a project names; the outer `None` stands for a finding.
#[expect(clippy::option_option, reason = "no standards named is not the same as standards that are wrong")]
fn standards(settings: &Settings, findings: &mut Findings) -> Option<Option<Standards>> {
    let Some(named) = &settings.pdf_standards else { return Some(None) };
    match Standards::parse(&named.value) {
        Ok(standards) => Some(Some(standards)),
        Err(error) => {
            let finding = Finding::at(Code::PdfStandard, &named.place);
            findings.push(match error {
                StandardsError::Unknown { name } => finding
                    .with("name", name.as_str())
                    .with("detail", "")
                    .with_known(&name, Standards::known()),
                StandardsError::Clash { names, message } => {
                    finding.with("name", names.join(", ")).with("detail", message).with_known("", [])
                }
            });
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_library_can_be_warmed_up() {
        let settings_file = PathBuf::from("kehoach.yaml");
        let project = Project { settings: Settings::default(), settings_file, plans: Vec::new() };
        let workshop = Workshop::built_in(&project).unwrap();
        assert!(workshop.typesetter.warm_up());
    }
}
