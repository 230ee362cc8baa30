//! The parts that all plans of a project share: fonts, templates, the typesetter.

mod trial;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use self::trial::Trials;
use super::fonts::{digest_of_fonts, fonts, standards};
use crate::data::{PlanFolder, Project};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Plan, Settings};
use crate::pipeline::cache::snapshot::ProjectSnapshot;
use crate::pipeline::options::Depth;
use crate::records::{Digest, Fields, MadeWith};
use crate::render::{Renderer, Templates};
use crate::typeset::{Fonts, Standards, Typesetter};

/// The parts that the plans of a project are built with.
pub(crate) struct Engine {
    pub(crate) settings: Settings,
    pub(crate) renderer: Renderer,
    pub(crate) typesetter: Typesetter,
    /// The standards of dated documents, where the project names any.
    pub(crate) standards: Option<Standards>,
    /// The digest of the Typst library and the fonts: every document is made from these besides its own text.
    pub(crate) digest: Digest,
    trials: Trials,
}

/// How many documents what the typesetter remembers outlives unused where the same documents come again.
const WARM: usize = 128;

/// In the place of the settings of a project that is kept and like no other that is open: one engine, for the last.
const KEPT: &str = "";

/// How many in a batch: the texts and annexes of neighbours find again what all plans share. More costs memory and
/// gains little.
pub(crate) fn for_neighbours(workers: NonZeroUsize) -> usize {
    4 * workers.get()
}

/// The engines of projects, each opened once.
#[derive(Default)]
pub struct Engines {
    open: BTreeMap<PathBuf, (MadeWith, Engine)>,
    is_warm: bool,
}

impl Engines {
    /// The engines for documents that come again and again.
    pub(crate) fn warm() -> Self {
        Self { is_warm: true, ..Self::default() }
    }

    /// Returns the engine of a project, and opens it again where anything that it is made from has changed.
    pub(crate) fn open(
        &mut self,
        project: &Project,
        look: &ProjectSnapshot,
        workers: NonZeroUsize,
        findings: &mut Findings,
    ) -> Option<&Engine> {
        let known = self.open.remove(&project.settings_file).filter(|(then, _)| *then == look.made_with);
        let remembered = if self.is_warm { WARM } else { for_neighbours(workers) };
        let open = || Some((look.made_with.clone(), Engine::open(project, remembered, findings)?));
        let (made_with, engine) = known.or_else(open)?;
        let engine = Engine { settings: project.settings.clone(), ..engine };
        Some(&self.open.entry(project.settings_file.clone()).or_insert((made_with, engine)).1)
    }

    /// The engine of a project that a set keeps, which is not opened again where one is open that is made of the same
    /// files: that of the working copy, or of the set before.
    pub(crate) fn open_kept(&mut self, kept: &Project, findings: &mut Findings) -> Option<&Engine> {
        let look = ProjectSnapshot::new(kept);
        let alike = self.open.iter().find(|(_, (made_with, _))| *made_with == look.made_with);
        let file = alike.map_or_else(|| PathBuf::from(KEPT), |(file, _)| file.clone());
        let kept = Project { settings: kept.settings.clone(), settings_file: file, plans: Vec::new() };
        self.open(&kept, &look, NonZeroUsize::MIN, findings)
    }
}

impl Engine {
    /// The built-in templates and fonts, with what the project says of findings and spelling.
    pub(crate) fn built_in(project: &Project) -> Option<Self> {
        let Settings { severities, spelling, .. } = project.settings.clone();
        let settings = Settings { spelling, severities, ..Settings::default() };
        let settings_file = project.settings_file.clone();
        let project = Project { settings, settings_file, plans: Vec::new() };
        Self::open(&project, for_neighbours(NonZeroUsize::MIN), &mut Findings::default())
    }

    /// Loads everything once. What is wrong with it is a finding.
    pub(crate) fn open(project: &Project, remembered: usize, findings: &mut Findings) -> Option<Self> {
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

    /// Notes how many plans the project's own templates have failed with so far, in other processes too.
    pub(crate) fn note_failed_trials(&self, failed: usize) {
        self.trials.note_failed(failed);
    }

    /// Whether the project's own templates end with the data of a plan; what does not is a finding, and must not be
    /// used.
    pub(crate) fn try_templates(
        &self,
        plan: &Plan,
        folder: &PlanFolder,
        depth: Depth,
        findings: &mut Findings,
    ) -> bool {
        let bounds = trial::bounds(plan.parts().len());
        let tried = self.trials.run(folder, &self.settings, depth, bounds);
        tried.map_err(|finding| findings.push(*finding)).is_ok()
    }
}

fn digest(templates: &Templates, fonts: &Fonts) -> Digest {
    let library = templates.library();
    let fields = library.iter().fold(Fields::default(), |fields, (path, text)| fields.and(path).and(text));
    fields.and(digest_of_fonts(fonts)).digest()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_library_can_be_warmed_up() {
        let settings_file = PathBuf::from("kehoach.yaml");
        let project = Project { settings: Settings::default(), settings_file, plans: Vec::new() };
        let engine = Engine::built_in(&project).unwrap();
        assert!(engine.typesetter.warm_up());
    }
}
