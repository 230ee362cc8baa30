//! The comparison as a document: of the working copy with the set that was issued last, beside the others; of any two
//! versions, into a file.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use super::rendered::{DocumentRenderer, OutputContent, RenderedDocument, RenderedText, TrackedVersions};
use super::versions::{CompareOptions, Compared, LoadedVersion, VersionLabel, compared, load_versions};
use crate::compare::{Comparison, ComparisonView};
use crate::data::file_errors::unwritable;
use crate::data::{PlanFolder, Version, requested_document};
use crate::diag::{Code, Finding, Findings, Severity};
use crate::disk;
use crate::disk::{Refusal, WritableFile, limits};
use crate::model::{DocumentId, DocumentPart, Extent, IssuedSet, Part, Unbroken};
use crate::pipeline::artifact::Artifact;
use crate::pipeline::engine::Engine;
use crate::pipeline::isolation::broken_down;
use crate::pipeline::options::Depth;
use crate::pipeline::output::provenance::Provenance;
use crate::pipeline::workers::on_a_worker;
use crate::records::Digest;
use crate::records::Format;
use crate::render::{Filling, pictures};
use crate::typeset::Manuscript;

/// The compared versions, and the extent that is shown.
struct ComparedVersions<'a> {
    from: VersionLabel,
    to: VersionLabel,
    comparison: &'a Comparison,
    extent: Extent,
}

/// The view for the template.
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

/// The comparison of the plan with the set that it takes the place of; as Word files those of all documents that take the
/// place of others. None where there is no set, nothing differs, none is wanted, the plan has errors, or workbooks are made,
/// which have none.
pub(crate) fn with_last_sets<'a>(
    renderer: DocumentRenderer<'a>,
    folder: &PlanFolder,
    findings: &mut Findings,
) -> Vec<RenderedDocument<'a>> {
    let DocumentRenderer { plan, engine, format } = renderer;
    let extent = engine.settings.comparison;
    if findings.has_errors() || format == Format::Xlsx || extent == Extent::Nothing {
        return Vec::new();
    }
    let documents = match format {
        Format::Docx => plan.document_ids(),
        _ => vec![DocumentId::PLAN],
    };
    let with_former = |document: DocumentId| with_last_set(renderer, folder, &document, extent, findings);
    documents.into_iter().filter_map(with_former).collect()
}

/// The comparison of a document with the set that it takes the place of. One that is issued is compared as it was issued:
/// what its data say later, as results, changes nothing of it.
fn with_last_set<'a>(
    renderer: DocumentRenderer<'a>,
    folder: &PlanFolder,
    document: &DocumentId,
    extent: Extent,
    findings: &mut Findings,
) -> Option<RenderedDocument<'a>> {
    let DocumentRenderer { plan, engine, format } = renderer;
    // A set is kept as it was: what is wrong in it is reported by a comparison on demand.
    let frozen = |set: &IssuedSet| {
        let version = Version::Issued(set.set);
        let kept = version.folder(folder)?;
        Some(LoadedVersion::load(version, &kept, Some(set), &engine.renderer, &mut Findings::default()))
    };
    let from = frozen(plan.former_set(document)?)?;
    let to = match plan.standing_set(document) {
        Some(standing) => frozen(standing)?,
        None => LoadedVersion::working_copy(plan.clone(), engine),
    };
    let comparison = compared(&from, &to, Some(document));
    if comparison.is_empty() {
        return None;
    }
    // A Word file has the whole text, as Word shows changes.
    let extent = if format == Format::Docx { Extent::All } else { extent };
    let label = |version: &LoadedVersion| version.label(Some(document));
    let (from_label, to_label) = (label(&from), label(&to));
    let shown = ComparedVersions { from: from_label, to: to_label, comparison: &comparison, extent };
    let shown = shown.render(renderer, document, findings)?;
    if format == Format::Docx { tracked(renderer, document, [&from, &to], shown.data) } else { Some(shown) }
}

/// A document with what changed in it tracked, for Word; `data` is the digest of what both versions say.
fn tracked<'a>(
    renderer: DocumentRenderer<'a>,
    id: &DocumentId,
    [from, to]: [&LoadedVersion; 2],
    data: Digest,
) -> Option<RenderedDocument<'a>> {
    let content = |version: &LoadedVersion| version.content(id).cloned();
    let versions = TrackedVersions { old: content(from)?, new: content(to)? };
    let annexes = (0..versions.new.annexes.len()).map(Part::Annex);
    let parts = std::iter::once(Part::Text).chain(annexes);
    let parts = parts.map(|part| DocumentPart { document: id.clone(), part });
    let pictures = parts.flat_map(|part| pictures(&part, renderer.plan)).collect();
    let manuscript = Manuscript { text: String::new(), pictures };
    let content = OutputContent::Tracked(Box::new(versions));
    let document = renderer.plan.document(id)?;
    Some(renderer.document(RenderedText {
        part: DocumentPart { document: id.clone(), part: Part::Comparison },
        document,
        content,
        manuscript,
        data,
    }))
}

/// The finding that takes the place of errors in the comparison; none where it has none, and of any other document.
pub(crate) fn failure(document: &RenderedDocument<'_>, findings: &Findings) -> Option<Findings> {
    let is_error = |finding: &&Finding| finding.severity() == Severity::Error;
    let error = findings.iter().find(is_error).filter(|_| document.part.part == Part::Comparison)?;
    let mut failure = Findings::default();
    let finding = Finding::nowhere(Code::ComparisonFailed).with("document", document.stem());
    failure.push(finding.with("detail", error.code().id()));
    Some(failure)
}

/// Compares two versions of a plan, and writes the comparison as a PDF at a path; what changed, and the number of
/// pages. Where no extent is given, the settings' is taken.
pub fn compare_into_pdf(
    options: &CompareOptions,
    path: &Path,
    extent: Option<Extent>,
    findings: &mut Findings,
) -> Option<(Compared, Option<usize>)> {
    let requested = requested_document(&options.plan, findings)?;
    let engine = Engine::open(&requested.project, 1, findings)?;
    let (from, to) = load_versions(options, &requested, &engine, findings)?;
    if !engine.try_templates(&to.plan, &requested.folder, Depth::Pages, findings) {
        return None;
    }
    let compared = Compared::new(&requested, &from, &to);
    let shown = ComparedVersions {
        from: compared.from.clone(),
        to: compared.to.clone(),
        comparison: &compared.comparison,
        extent: extent.unwrap_or(match engine.settings.comparison {
            Extent::All => Extent::All,
            Extent::Changed | Extent::Nothing => Extent::Changed,
        }),
    };
    let renderer = DocumentRenderer { plan: &to.plan, engine: &engine, format: Format::Pdf };
    let document = shown.render(renderer, &DocumentId::PLAN, findings);
    let pages = document.and_then(|document| set_into(path, &document, findings));
    Some((compared, pages))
}

/// Sets a document into a file; the number of its pages.
fn set_into(path: &Path, document: &RenderedDocument<'_>, findings: &mut Findings) -> Option<usize> {
    let Some(artifact) = on_a_worker(|| document.set(findings)) else {
        findings.push(broken_down(&document.name()));
        return None;
    };
    let Artifact { record, files, .. } = artifact?;
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
    let is_ours = Provenance::from_pdf(&bytes)
        .is_some_and(|provenance| provenance.document == DocumentPart::COMPARISON);
    if bytes.is_empty() || is_ours && !Provenance::is_added_to(&bytes) {
        Ok(())
    } else {
        Err(Refusal::Taken.into())
    }
}

impl ComparedVersions<'_> {
    /// The comparison as a document of the plan.
    fn render<'a>(
        &self,
        renderer: DocumentRenderer<'a>,
        id: &DocumentId,
        findings: &mut Findings,
    ) -> Option<RenderedDocument<'a>> {
        let DocumentRenderer { plan, engine, .. } = renderer;
        let document = plan.document(id)?;
        let part = DocumentPart { document: id.clone(), part: Part::Comparison };
        let rule = &engine.renderer.profile(document, &engine.settings)?.rules.unbroken;
        let view = self.view(rule);
        let title = format!("Bản so sánh {}", self.to.cited);
        let filling = Filling { part: &part, title, view: &view };
        let text = engine.renderer.fill(plan, &engine.settings, &filling, findings)?;
        let data = Digest::new(text.as_bytes());
        let manuscript = Manuscript { text, pictures: BTreeMap::new() };
        let content = OutputContent::Comparison;
        Some(renderer.document(RenderedText { part, document, content, manuscript, data }))
    }

    fn view(&self, rule: &Unbroken) -> View {
        let edition =
            |label: &VersionLabel| EditionView { cited: label.cited.clone(), state: label.state.id() };
        View {
            from: edition(&self.from),
            to: edition(&self.to),
            is_partial: self.extent == Extent::Changed,
            comparison: ComparisonView::new(self.comparison, self.extent, rule),
        }
    }
}
