//! One plan: what comes of it, and a look at whether anything of it changed.

use std::path::{Path, PathBuf};

use super::batch::Options;
use super::look::{Inputs, Look};
use super::numbers::{self, Spot};
use super::outputs::{Noting, Outputs};
use super::reason::Reason;
use super::recall::recall;
use super::shared::is_elsewhere;
use super::shelf::Shelf;
use super::write::OutputFolder;
use crate::check::Numbered;
use crate::data::{PlanFolder, reason, shown};
use crate::diag::{Code, Finding, Findings, Severity};
use crate::records::Glance;
use crate::source::Place;

/// What kind of files a build writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// One PDF a document.
    #[default]
    Pdf,
    /// One PNG picture a page, at 144 pixels an inch.
    Png,
    /// One SVG picture a page.
    Svg,
    /// The Typst source of each document, with its library and fonts.
    Typ,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Png, Self::Svg, Self::Typ];

    /// Its name, as it is asked for.
    pub fn id(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Typ => "typ",
        }
    }

    /// The name of the manifest of these files, beside them.
    pub(super) fn manifest(self) -> &'static str {
        match self {
            Self::Pdf => ".kehoach.json",
            Self::Png => ".kehoach-png.json",
            Self::Svg => ".kehoach-svg.json",
            Self::Typ => ".kehoach-typ.json",
        }
    }

    /// The name of the hint beside it.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::Pdf => ".kehoach.hint",
            Self::Png => ".kehoach-png.hint",
            Self::Svg => ".kehoach-svg.hint",
            Self::Typ => ".kehoach-typ.hint",
        }
    }
}

/// A document that was made, or would be.
#[derive(Clone, Debug)]
pub struct Output {
    /// Where; several files of one document stand by themselves.
    pub path: PathBuf,
    /// How many pages it shows; `None` for a source, and before it is set.
    pub pages: Option<usize>,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// What came of a plan.
#[derive(Debug)]
pub struct Outcome {
    /// The plan's id.
    pub plan: String,
    /// What was made anew, or would be: nothing where a finding is an error.
    pub outputs: Vec<Output>,
    /// Files that were removed, or would be, because nothing makes them any more.
    pub removed: Vec<PathBuf>,
    /// How many documents were left as they were.
    pub fresh: usize,
    /// What was found, but for what follows.
    pub findings: Findings,
    /// What was found in files that other plans may share.
    pub(super) elsewhere: Vec<Finding>,
    /// The numbers that its documents have.
    pub(super) numbered: Vec<Numbered<Spot>>,
    /// How many of all findings are errors.
    pub errors: usize,
}

impl Outcome {
    /// What was done with the plan that is in a folder.
    pub(super) fn of(folder: &PlanFolder, done: Done) -> Self {
        let Done { outputs, removed, fresh, findings, numbered } = done;
        Self { outputs, removed, fresh, numbered, ..Self::new(folder, findings) }
    }

    /// What was found in the plan that is in a folder, and no file touched.
    pub(super) fn new(folder: &PlanFolder, mut findings: Findings) -> Self {
        findings.put_in_order();
        let errors = findings.count(Severity::Error);
        let path = shown(&folder.path);
        let elsewhere = findings.split_off(|finding| is_elsewhere(finding, &path));
        let (plan, outputs, removed) = (folder.id.clone(), Vec::new(), Vec::new());
        Self { plan, outputs, removed, fresh: 0, findings, elsewhere, numbered: Vec::new(), errors }
    }
}

/// What is done with a plan, while it is done.
#[derive(Default)]
pub(super) struct Done {
    pub(super) outputs: Vec<Output>,
    pub(super) removed: Vec<PathBuf>,
    pub(super) fresh: usize,
    pub(super) findings: Findings,
    pub(super) numbered: Vec<Numbered<Spot>>,
}

/// What a look at a plan came to.
pub(super) enum Looked {
    /// Nothing changed.
    Fresh(Outcome),
    /// Something did, or may have.
    Stale(Box<Inputs>),
}

/// Looks whether anything of a plan changed, without reading what the files say.
pub(super) fn look(folder: &PlanFolder, look: &Look, output: &OutputFolder, options: &Options) -> Looked {
    let inputs = look.inputs(folder);
    let shelf = Shelf::new(output, &folder.id, options.format);
    let known = shelf.glance().filter(|manifest| {
        !options.is_forced
            && manifest.is_settled
            && manifest.plan == folder.id
            && manifest.made_with == look.made_with
            && inputs.are_those_of(manifest)
    });
    match known.and_then(|known| fresh(folder, &known, (&inputs, &shelf), options)) {
        Some(outcome) => Looked::Fresh(outcome),
        None => Looked::Stale(Box::new(inputs)),
    }
}

/// The outcome of a plan of which nothing changed; `None` where an output did.
fn fresh(
    folder: &PlanFolder,
    manifest: &Glance,
    (inputs, shelf): (&Inputs, &Shelf<'_>),
    options: &Options,
) -> Option<Outcome> {
    let noting = if options.is_dry_run { Noting::Forbidden } else { Noting::Allowed };
    if !Outputs::new(shelf, manifest).are_as_recorded(noting) {
        return None;
    }
    let findings = recall(&manifest.findings, |name| inputs.path(name).map(Path::to_path_buf))?;
    let fresh = manifest.documents.len();
    let numbered = numbers::recall(&manifest.numbers, inputs)?;
    Some(Outcome { fresh, numbered, ..Outcome::new(folder, findings) })
}

/// Notes what the outputs of a plan are that were just written, so that the next look need not read them.
pub(super) fn note_outputs(folder: &PlanFolder, output: &OutputFolder, format: Format) {
    let shelf = Shelf::new(output, &folder.id, format);
    if let Some(manifest) = shelf.glance().filter(|manifest| manifest.is_settled) {
        // What is not as recorded is found by the next look.
        let _ = Outputs::new(&shelf, &manifest).are_as_recorded(Noting::Allowed);
    }
}

/// A file that cannot be written.
pub(super) fn unwritable(path: &Path, error: &std::io::Error) -> Finding {
    Finding::at(Code::FileUnwritable, &Place::file(shown(path))).with("reason", reason(error))
}

/// A link in the place of a file or folder of a project, through which nothing is written.
pub(super) fn linked(link: &Path) -> Finding {
    Finding::at(Code::LinkedFile, &Place::file(shown(link)))
}

/// A file of people's in which the program cannot change what it has to without changing more; `kind` is a word of the
/// catalogue's.
pub(super) fn unchangeable(path: &str, kind: &'static str) -> Finding {
    Finding::at(Code::FileUnchangeable, &Place::file(path)).with("kind", kind)
}

/// A file of the program's that somebody changed.
pub(super) fn changed(path: &Path, is_stale: bool) -> Finding {
    let stale = if is_stale { "yes" } else { "no" };
    Finding::at(Code::OutputChanged, &Place::file(shown(path))).with("stale", stale)
}
