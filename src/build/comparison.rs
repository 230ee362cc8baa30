//! The comparison as a document: of the working copy with the set that was issued last, beside the others; of any two
//! versions, into a file.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use super::batch::broken_down;
use super::check::Depth;
use super::imprint::Imprint;
use super::plan::{Format, unwritable};
use super::project::Workshop;
use super::sheet::{Ready, Sheet, Written, sheet};
use super::versions::{Asked, CompareOptions, Compared, Edition, Reading, compared, readings};
use super::workers::on_a_worker;
use crate::compare::{Comparison, ComparisonView};
use crate::data::{PlanFolder, Version};
use crate::diag::{Code, Finding, Findings, Severity};
use crate::disk::{self, Refusal, WritableFile, limits};
use crate::model::{DocumentId, Extent, Plan, State};
use crate::records::Digest;
use crate::render::Chapter;
use crate::typeset::Manuscript;

/// The name of the comparison's file, without an ending.
const STEM: &str = "so-sanh";

/// The template that writes it.
const TEMPLATE: &str = "so-sanh.typ.j2";

/// What is compared, and what of it is shown.
struct Shown<'a> {
    from: Edition,
    to: Edition,
    comparison: &'a Comparison,
    extent: Extent,
}

/// What the template sees.
#[derive(serde::Serialize)]
struct View {
    from: EditionView,
    to: EditionView,
    is_partial: bool,
    #[serde(flatten)]
    comparison: ComparisonView,
}

#[derive(serde::Serialize)]
struct EditionView {
    cited: String,
    /// `draft` or `issued`
    state: &'static str,
}

/// The comparison of the working copy with the set that its plan takes the place of; none where there is no set, nothing
/// differs, none is wanted, or the plan has errors.
pub(super) fn of<'a>(
    (plan, folder): (&'a Plan, &PlanFolder),
    workshop: &Workshop,
    format: Format,
    findings: &mut Findings,
) -> Option<Sheet<'a>> {
    if findings.has_errors() {
        return None;
    }
    let extent = Some(workshop.settings.comparison).filter(|extent| *extent != Extent::Nothing)?;
    let last = Version::Issued(plan.former_set(DocumentId::Plan)?.set);
    let frozen = last.folder(folder)?;
    // A set is kept as it was: what is wrong in it is told by who compares it on demand.
    let from = Reading::load(last, &frozen, &workshop.renderer, &mut Findings::default());
    let to = Reading::of(plan.clone(), workshop);
    let comparison = compared(&from, &to, Some(Chapter::Plan));
    if comparison.is_empty() {
        return None;
    }
    let shown = Shown { from: from.edition(None), to: to.edition(None), comparison: &comparison, extent };
    let text = written(&shown, plan, workshop, findings)?;
    Some(sheet(of_comparison(text, plan), (plan, workshop), format))
}

/// What is told in the place of errors in the comparison; none where it has none, and of any other document.
pub(super) fn failure(sheet: &Sheet<'_>, findings: &Findings) -> Option<Findings> {
    let is_error = |finding: &&Finding| finding.severity() == Severity::Error;
    let error = findings.iter().find(is_error).filter(|_| sheet.stem == STEM)?;
    let mut told = Findings::default();
    let finding = Finding::nowhere(Code::ComparisonFailed).with("document", sheet.stem.as_str());
    told.push(finding.with("detail", error.code().id()));
    Some(told)
}

/// Compares two versions of a plan, and writes the comparison as a PDF; the number of its pages.
pub fn compare_into_pdf(
    options: &CompareOptions,
    (path, extent): (&Path, Extent),
    findings: &mut Findings,
) -> Option<(Compared, Option<usize>)> {
    let asked = Asked::of(&options.plan, findings)?;
    let workshop = Workshop::open(&asked.project, 1, findings)?;
    let (from, to) = readings(options, &asked, &workshop, findings)?;
    if !workshop.try_templates((&to.plan, &asked.folder), Depth::Pages, findings) {
        return None;
    }
    let told = asked.compared(&from, &to);
    let shown = Shown { from: told.from.clone(), to: told.to.clone(), comparison: &told.comparison, extent };
    let pages = page_count(&shown, (&to.plan, &workshop), path, findings);
    Some((told, pages))
}

fn page_count(
    shown: &Shown<'_>,
    (plan, workshop): (&Plan, &Workshop),
    path: &Path,
    findings: &mut Findings,
) -> Option<usize> {
    let text = written(shown, plan, workshop, findings)?;
    let sheet = sheet(of_comparison(text, plan), (plan, workshop), Format::Pdf);
    let Some(set) = on_a_worker(|| sheet.set(plan, workshop, Format::Pdf, findings)) else {
        findings.push(broken_down(&sheet.name(plan)));
        return None;
    };
    let Ready { record, files, .. } = set?;
    let (_, bytes) = files.into_iter().next()?;
    if let Err(error) = write(path, &bytes) {
        findings.push(unwritable(path, &error));
        return None;
    }
    record.pages
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let file = WritableFile::new(path)?;
    refuse_other(path)?;
    file.write(bytes)
}

/// Refuses a file that is there and is no comparison that this program made, or was signed since.
fn refuse_other(path: &Path) -> std::io::Result<()> {
    let bytes = match disk::read(path, limits::OUTPUT) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        read => read?,
    };
    let is_ours = Imprint::of(&bytes).is_some_and(|imprint| imprint.document == STEM);
    if bytes.is_empty() || is_ours && !Imprint::is_added_to(&bytes) {
        Ok(())
    } else {
        Err(Refusal::Taken.into())
    }
}

fn of_comparison(text: String, plan: &Plan) -> Written<'_> {
    let data = Digest::of(text.as_bytes());
    let manuscript = Manuscript { text, pictures: BTreeMap::new() };
    Written { stem: STEM.to_owned(), document: &plan.document, manuscript, data, has_layout: false }
}

fn written(shown: &Shown<'_>, plan: &Plan, workshop: &Workshop, findings: &mut Findings) -> Option<String> {
    let edition = |edition: &Edition| EditionView {
        cited: edition.cited.clone(),
        state: match edition.state {
            State::Draft => "draft",
            State::Issued => "issued",
        },
    };
    let view = View {
        from: edition(&shown.from),
        to: edition(&shown.to),
        is_partial: shown.extent == Extent::Changed,
        comparison: ComparisonView::of(shown.comparison, shown.extent),
    };
    let title = format!("Bản so sánh {}", shown.to.cited);
    workshop.renderer.fill((plan, &workshop.settings), (TEMPLATE, title), &view, findings)
}
