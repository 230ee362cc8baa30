//! Building one plan: all its documents, or none.

use std::path::{Path, PathBuf};

use super::check::Depth;
use super::problems;
use super::project::Workshop;
use super::shared::is_elsewhere;
use super::verdict::Verdict;
use super::write::OutputFolder;
use crate::check::{self, Numbered};
use crate::data::{PlanFolder, load_plan, reason, shown};
use crate::diag::{Code, Finding, Findings, Severity};
use crate::model::{Document, Plan};
use crate::render::Job;
use crate::source::Place;
use crate::typeset::{PdfSettings, Problem, Typeset};

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

/// How many pixels an inch of a PNG picture has.
const PIXELS_PER_INCH: f32 = 144.0;

/// A file that was written.
#[derive(Clone, Debug)]
pub struct Output {
    /// Where.
    pub path: PathBuf,
    /// How many pages it shows; `None` for a source.
    pub pages: Option<usize>,
}

/// What came of a plan.
#[derive(Debug)]
pub struct Outcome {
    /// The plan's id.
    pub plan: String,
    /// What was written: everything, or nothing where a finding is an error.
    pub outputs: Vec<Output>,
    /// What was found, but for what follows.
    pub findings: Findings,
    /// What was found in files that other plans may share.
    pub(super) elsewhere: Vec<Finding>,
    /// The numbers of its documents, which no other plan may have.
    pub(super) numbered: Vec<Numbered>,
    /// How many of all findings are errors.
    pub errors: usize,
}

impl Outcome {
    /// What came of a plan that is in a folder.
    pub(super) fn new(folder: &PlanFolder, outputs: Vec<Output>, mut findings: Findings) -> Self {
        findings.put_in_order();
        let errors = findings.count(Severity::Error);
        let path = shown(&folder.path);
        let elsewhere = findings.split_off(|finding| is_elsewhere(finding, &path));
        Self { plan: folder.id.clone(), outputs, findings, elsewhere, numbered: Vec::new(), errors }
    }

    /// With what the plan tells beside its findings, where it could be read.
    fn of(self, plan: Option<&Plan>) -> Self {
        Self { numbered: plan.map(check::numbered).unwrap_or_default(), ..self }
    }
}

/// A file that is ready to be written.
struct Ready {
    below: String,
    bytes: Vec<u8>,
    pages: Option<usize>,
}

/// Builds a plan. Its files are written when all of them are ready, so an error leaves the last good
/// set as it was.
pub(super) fn build(
    folder: &PlanFolder,
    workshop: &Workshop,
    output: &OutputFolder,
    format: Format,
) -> Outcome {
    let mut findings = Findings::default();
    let plan = load(folder, workshop, &mut findings);
    let ready = plan.as_ref().and_then(|plan| {
        let folder = Folder { folder, plan };
        ready(folder, workshop, format, &mut findings)
    });
    let outputs = match ready.filter(|_| !findings.has_errors()) {
        Some(files) => write(files, output, &mut findings),
        None => Vec::new(),
    };
    Outcome::new(folder, outputs, findings).of(plan.as_ref())
}

/// Finds what a build would find, and writes nothing.
pub(super) fn check(folder: &PlanFolder, workshop: &Workshop, depth: Depth) -> Outcome {
    let mut findings = Findings::default();
    let plan = load(folder, workshop, &mut findings);
    match (&plan, depth) {
        (None, _) => {}
        (Some(plan), Depth::Data) => {
            sources(plan, workshop, &mut findings).verdict.close(Depth::Data, folder, &mut findings);
        }
        (Some(plan), Depth::Pages) => {
            let folder = Folder { folder, plan };
            drop(ready(folder, workshop, Format::Pdf, &mut findings));
        }
    }
    Outcome::new(folder, Vec::new(), findings).of(plan.as_ref())
}

fn write(files: Vec<Ready>, output: &OutputFolder, findings: &mut Findings) -> Vec<Output> {
    let of = |file: &Ready| Output { path: output.path(&file.below), pages: file.pages };
    let outputs = files.iter().map(of).collect();
    let files: Vec<(String, Vec<u8>)> = files.into_iter().map(|file| (file.below, file.bytes)).collect();
    match output.write_all(&files) {
        Ok(()) => outputs,
        Err((path, error)) => {
            findings.push(unwritable(&path, &error));
            Vec::new()
        }
    }
}

/// A file that cannot be written.
pub(super) fn unwritable(path: &Path, error: &std::io::Error) -> Finding {
    Finding::at(Code::FileUnwritable, &Place::file(shown(path))).with("reason", reason(error))
}

/// A folder and the plan that was read from it.
#[derive(Clone, Copy)]
struct Folder<'a> {
    folder: &'a PlanFolder,
    plan: &'a Plan,
}

fn ready(
    Folder { folder, plan }: Folder<'_>,
    workshop: &Workshop,
    format: Format,
    findings: &mut Findings,
) -> Option<Vec<Ready>> {
    let Sources { documents, mut verdict } = sources(plan, workshop, findings);
    if findings.has_errors() {
        verdict.close(Depth::Data, folder, findings);
        return None;
    }
    let mut ready = Vec::new();
    for (job, source) in documents {
        let Some(document) = job.subject.document(plan) else { continue };
        let stem = format!("{}/{}", plan.id, job.file_stem(plan));
        let name = format!("{stem}.typ");
        match files(&stem, document, source.clone(), workshop, format) {
            Ok(files) => ready.extend(files),
            Err(problems) => {
                let templates = workshop.renderer.templates();
                let page = problems::Pages { plan, document, name: &name, source: &source, templates };
                problems::report(&page, &problems, findings);
            }
        }
    }
    verdict.pass(findings);
    verdict.close(Depth::Pages, folder, findings);
    Some(ready)
}

/// Reads a plan. The findings of one that cannot be read are graded as those of any other.
fn load(folder: &PlanFolder, workshop: &Workshop, findings: &mut Findings) -> Option<Plan> {
    let plan = load_plan(folder, findings);
    if plan.is_none() {
        findings.grade(&workshop.settings.severities);
    }
    plan
}

/// What was made of a plan's data.
struct Sources<'a> {
    /// The Typst source of each of its documents.
    documents: Vec<(Job, String)>,
    verdict: Verdict<'a>,
}

fn sources<'a>(plan: &Plan, workshop: &'a Workshop, findings: &mut Findings) -> Sources<'a> {
    let settings = &workshop.settings;
    check::check(plan, |document| workshop.renderer.profile(document, settings), findings);
    let jobs = Job::all_of(plan);
    let sources = workshop.renderer.render(plan, settings, &jobs, findings);
    let mut verdict = Verdict::of(settings, plan);
    verdict.pass(findings);
    Sources { documents: jobs.into_iter().zip(sources).collect(), verdict }
}

/// The files of a document. Its source is set even where only the source is wanted: what cannot be set
/// is not written.
fn files(
    stem: &str,
    document: &Document,
    source: String,
    workshop: &Workshop,
    format: Format,
) -> Result<Vec<Ready>, Vec<Problem>> {
    let name = format!("{stem}.typ");
    let kept = if format == Format::Typ { source.clone() } else { String::new() };
    let typeset = workshop.typesetter.typeset(&name, source)?;
    Ok(match format {
        Format::Pdf => {
            let bytes = typeset.pdf(&pdf_settings(stem, document, workshop))?;
            vec![Ready { below: format!("{stem}.pdf"), bytes, pages: Some(typeset.page_count()) }]
        }
        Format::Png => pages(stem, "png", typeset.png(PIXELS_PER_INCH)?),
        Format::Svg => pages(stem, "svg", svg(&typeset)?),
        Format::Typ => vec![Ready { below: name, bytes: kept.into_bytes(), pages: None }],
    })
}

fn svg(typeset: &Typeset) -> Result<Vec<Vec<u8>>, Vec<Problem>> {
    Ok(typeset.svg()?.into_iter().map(String::into_bytes).collect())
}

fn pages(stem: &str, ending: &str, pictures: Vec<Vec<u8>>) -> Vec<Ready> {
    let numbered = pictures.into_iter().enumerate();
    let ready = numbered.map(|(at, bytes)| Ready {
        below: format!("{stem}-{}.{ending}", at + 1),
        bytes,
        pages: Some(1),
    });
    ready.collect()
}

fn pdf_settings(stem: &str, document: &Document, workshop: &Workshop) -> PdfSettings {
    let date = document.header.date.full();
    let default = PdfSettings::default_for(stem, date);
    match &workshop.standards {
        // Every PDF/A needs a date, which a draft may lack.
        Some(standards) if date.is_none() => PdfSettings { standards: standards.undated(), ..default },
        Some(standards) => PdfSettings { standards: standards.clone(), ..default },
        None => default,
    }
}
