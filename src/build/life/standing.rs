//! Issued documents among those of a working copy: their pages are those that were issued, whatever the data say now.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::touched::is_of_issuing;
use crate::build::look::{Look, PROGRAM};
use crate::build::plan::Format;
use crate::build::reason::{self, Reason};
use crate::build::sheet::Sheet;
use crate::build::stale::Now;
use crate::data::{PlanFolder, Project, SetFault, Version, load_plan};
use crate::diag::{Code, Finding, Findings};
use crate::disk::{self, limits};
use crate::model::{Document, DocumentId, Extent, IssuedSet, Plan, TemplateText};
use crate::records::{
    Digest, Fields, FileRecord, Manifest, RelativePath, SET_DATA, SET_SOURCES, SET_TEMPLATES, SetRecord,
    Values,
};
use crate::render::{Job, Part, Subject};

/// A document as it was issued.
#[derive(Clone, Debug)]
pub(in crate::build) struct Frozen {
    /// The PDF that is kept.
    pub(in crate::build) path: PathBuf,
    /// Its name below a plan's folder of outputs.
    pub(in crate::build) name: RelativePath,
    /// Its digest and size.
    pub(in crate::build) file: FileRecord,
    /// How many pages it has.
    pub(in crate::build) pages: Option<usize>,
    /// Of its Typst text.
    pub(in crate::build) data: Digest,
    /// The file that keeps its Typst text.
    source: PathBuf,
    set: u32,
    document: DocumentId,
    /// Whether the same program would write the same text from the same data.
    is_of_this_program: bool,
    /// Whether its number was written by hand.
    has_number_by_hand: bool,
    /// Whether its text may be another now, and that is as it should be.
    is_kept_back: bool,
}

/// The document of a job as it was issued, where it is to stay so.
pub(in crate::build) fn frozen(plan: &Plan, job: Job) -> Option<Frozen> {
    let document = job.subject.document_id(plan)?;
    let stem = job.file_stem(plan);
    let is_kept_back = job.subject.stays_as_issued(plan);
    let standing = plan.standing_set(document).into_iter();
    let former = plan.history.of(document).filter(|_| is_kept_back);
    let record = |set: &IssuedSet| Some((set.clone(), SetRecord::read(&set.folder)?));
    let mut records = standing.chain(former).filter_map(record);
    let (set, record) = records.find(|(_, record)| record.documents.contains_key(&stem))?;
    Some(Frozen { is_kept_back, ..Frozen::of(&set, &record, &stem, document)? })
}

/// The documents of sets that stand issued, but for those of some names: what the data do not make any more, an extract
/// of a unit without a quota, stays as long as nothing takes its place.
pub(in crate::build) fn frozen_besides<'p>(
    plan: &'p Plan,
    stems: &[String],
) -> Vec<(String, &'p Document, Frozen)> {
    let mut kept = Vec::new();
    for document in plan.document_ids() {
        let (Some(set), Some(written)) = (plan.standing_set(document), plan.document(document)) else {
            continue;
        };
        let Some(record) = SetRecord::read(&set.folder) else { continue };
        for stem in record.documents.keys().filter(|stem| !stems.contains(stem)) {
            let frozen = Frozen::of(set, &record, stem, document);
            kept.extend(
                frozen.map(|frozen| (stem.clone(), written, Frozen { is_kept_back: true, ..frozen })),
            );
        }
    }
    kept
}

impl Frozen {
    fn of(set: &IssuedSet, record: &SetRecord, stem: &str, document: DocumentId) -> Option<Self> {
        let made = record.documents.get(stem)?;
        let (name, file) = made.files.iter().next()?;
        Some(Self {
            path: name.below(&set.folder),
            name: name.clone(),
            file: file.clone(),
            pages: made.pages,
            data: made.data,
            source: set.folder.join(SET_SOURCES).join(format!("{stem}.typ")),
            set: set.set,
            document,
            is_of_this_program: record.made_with.program == PROGRAM,
            has_number_by_hand: record.head.number.is_none(),
            is_kept_back: false,
        })
    }

    /// The digest of what its file is made from: of the file itself, whichever program copies it.
    pub(in crate::build) fn made_from(&self, format: Format) -> Digest {
        Fields::default().and("issued").and(format.id()).and(self.file.digest).and(self.data).digest()
    }

    /// Its bytes; none where they are not those that were issued.
    pub(in crate::build) fn bytes(&self) -> Option<Vec<u8>> {
        let bytes = disk::read(&self.path, limits::OUTPUT).ok()?;
        (Digest::of(&bytes) == self.file.digest).then_some(bytes)
    }

    /// Its Typst text as it was issued.
    pub(in crate::build) fn text(&self) -> Option<String> {
        disk::read_text(&self.source, limits::RECORD).ok()
    }
}

/// Reports each issued document of which the data say something else now.
pub(in crate::build) fn report_changed(
    (plan, folder): (&Plan, &PlanFolder),
    sheets: &[Sheet<'_>],
    findings: &mut Findings,
) {
    check_standing((plan, folder), findings);
    let is_other =
        |(sheet, frozen): &(&Sheet<'_>, &Frozen)| !frozen.is_kept_back && frozen.data != sheet.data;
    let frozen = sheets.iter().filter_map(|sheet| Some((sheet, sheet.frozen.as_ref()?)));
    let changed: Vec<_> = frozen.filter(is_other).collect();
    for document in plan.document_ids() {
        let of_it: Vec<_> = changed.iter().filter(|(_, frozen)| frozen.document == document).collect();
        let (Some((_, frozen)), Some(written)) = (of_it.first(), plan.document(document)) else { continue };
        let reasons = Comparison::of((plan, folder), frozen.set)
            .map(|comparison| comparison.reasons(of_it.iter().map(|(sheet, _)| sheet.stem.as_str())));
        let mut reasons = reasons.unwrap_or_default();
        let is_any = !reasons.is_empty();
        reasons.retain(|reason| !is_of_issuing(reason));
        // That its plan was issued anew, or is being revised, changes nothing of a document that cites it.
        if is_any && reasons.is_empty() && document != DocumentId::Plan {
            continue;
        }
        // Another program may write the same data otherwise, and a number may be noted that was written by hand: that
        // changes nothing of what was issued.
        if reasons.is_empty() && (!frozen.is_of_this_program || frozen.has_number_by_hand) {
            continue;
        }
        let finding = Finding::at(Code::IssuedChanged, &written.header.places.date);
        let finding = finding.with("set", u64::from(frozen.set)).with("document", document.to_string());
        findings.push(finding.with("changes", changes(&reasons)));
    }
}

/// A document that says which set it stands as, where there is none.
fn check_standing((plan, folder): (&Plan, &PlanFolder), findings: &mut Findings) {
    // What a set keeps stands as that set.
    if disk::is_in_a_set(&folder.root) {
        return;
    }
    for document in plan.document_ids() {
        let named = plan.document(document).and_then(|written| written.set.as_ref());
        let kept = |set: u32| plan.history.of(document).find(|kept| kept.set == set);
        match named.map(|named| (named, kept(named.value))) {
            Some((named, None)) => findings.push(SetFault::Damaged.finding(&named.place)),
            Some((_, Some(set))) if SetRecord::read(&set.folder).is_none() => {
                findings.push(SetFault::Damaged.finding(&set.citation.place));
            }
            Some(_) | None => {}
        }
    }
}

/// What is told of a part of a document that stands issued: the extract of a unit that has a quota since, an annex that was
/// added. It bears the document's number and date, and nobody issued it.
pub(in crate::build) fn unissued(plan: &Plan, job: Job) -> Option<Finding> {
    let document = job.subject.document_id(plan)?;
    let set = plan.standing_set(document)?;
    let written = job.subject.document(plan)?;
    let own = match (job.subject, job.part) {
        (Subject::Extract(at), _) => plan.quotas.units.get(at).map(|unit| &unit.place),
        (_, Part::Annex(at)) => {
            written.annexes.get(at).and_then(|annex| annex.title.first()).map(TemplateText::place)
        }
        (_, Part::Text) => None,
    };
    let place = own.unwrap_or(&written.header.places.date);
    let finding = Finding::at(Code::PartNotIssued, place).with("document", job.file_stem(plan));
    Some(finding.with("set", u64::from(set.set)))
}

/// The data of a set beside those of the working copy.
pub(super) struct Comparison {
    then: Manifest,
    inputs: BTreeMap<String, Digest>,
    values: Values,
}

impl Comparison {
    pub(super) fn of((plan, folder): (&Plan, &PlanFolder), set: u32) -> Option<Self> {
        let kept = Version::Issued(set).folder(folder)?;
        let look = Look::of_data_alone();
        let before = load_plan(&kept, &mut Findings::default());
        let then = Now::of(&before, &look.inputs(&kept), &look.made_with);
        let mut manifest = Manifest::new(&folder.id, look.made_with.clone());
        (manifest.inputs, manifest.values) = (then.inputs, then.values);
        let now = Now::of(plan, &look.inputs(folder), &look.made_with);
        Some(Self { then: manifest, inputs: now.inputs, values: now.values })
    }

    /// What of the data changed that some documents may show, each once.
    pub(super) fn reasons<'s>(&self, stems: impl IntoIterator<Item = &'s str>) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for reason in
            stems.into_iter().flat_map(|stem| reason::of_data(stem, &self.then, &self.inputs, &self.values))
        {
            if !reasons.contains(&reason) && is_of_data(&reason) {
                reasons.push(reason);
            }
        }
        reasons
    }
}

/// Whether a reason tells of data: not of records, nor of a number that was written by hand and is noted since.
fn is_of_data(reason: &Reason) -> bool {
    match reason {
        Reason::File { file } => !file.starts_with("issued/"),
        Reason::Value { name, before: None, .. } => !name.ends_with(": number"),
        _ => true,
    }
}

/// The changes in signs that every language reads.
pub(super) fn changes(reasons: &[Reason]) -> String {
    let sign = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let told = reasons.iter().map(|reason| match reason {
        Reason::Value { name, before, after } => format!("{name} {} → {}", sign(before), sign(after)),
        Reason::Text { file, path } => format!("{file}: {path}"),
        Reason::File { file } => file.clone(),
        other => other.id().to_owned(),
    });
    told.collect::<Vec<_>>().join("; ")
}

/// The project that a set keeps, with the fonts that stand where they stood.
pub(super) fn project_of(set: &Path, project: &Project, findings: &mut Findings) -> Option<Project> {
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
    // What changed is told beside the working copy.
    settings.comparison = Extent::Nothing;
    Some(Project { settings, settings_file: root.join("kehoach.yaml"), plans: Vec::new() })
}
