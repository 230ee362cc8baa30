//! The snapshot of a document that is issued: its data, its sources and its PDFs, written beside their place.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Error, ErrorKind};
use std::path::Path;

use super::concerns::IssueConcerns;
use super::kept_project::project_of;
use crate::content::Described;
use crate::data::file_errors::{Failed, unwritable};
use crate::data::{
    PlanFolder, Register, RequestedDocument, own_files, register_of, set_folder, shared_files,
    shared_folders, shown, template_files,
};
use crate::diag::{Code, Findings};
use crate::disk;
use crate::disk::{IssuedSets, NewSet, limits};
use crate::model::{DocumentId, DocumentPart, Plan};
use crate::pipeline::artifact::Artifact;
use crate::pipeline::cache::snapshot::ProjectSnapshot;
use crate::pipeline::engine::{Engine, Engines};
use crate::pipeline::isolation::broken_down;
use crate::pipeline::options::Depth;
use crate::pipeline::stages::sequence::Loaded;
use crate::pipeline::workers::on_a_worker;
use crate::records::Format;
use crate::records::{
    Digest, ISSUED, NotBelow, Record, RelativePath, ReplacedHead, SET_DATA, SET_FILE, SET_FORMAT,
    SET_SOURCES, SET_TEMPLATES, SetHead, SetRecord, SetSummary,
};

/// A set that is wholly written, but not in its place. Dropped, it leaves nothing.
pub(crate) struct PreparedSet {
    pub(crate) set: NewSet,
    pub(crate) record: SetRecord,
    /// The id of the profile that its document follows.
    pub(crate) profile: Option<String>,
}

/// What is frozen.
pub(crate) struct SnapshotWriter<'a> {
    pub(crate) requested: &'a RequestedDocument,
    /// The working copy.
    pub(crate) plan: &'a Plan,
    /// The set's number.
    pub(crate) set: u32,
    /// The document's file as it is when it is issued.
    pub(crate) text: &'a str,
    /// The set with a wrong number that this one takes the place of.
    pub(crate) corrects: Option<u32>,
}

/// The documents of a set, made from the data that are kept.
pub(crate) struct SnapshotDocuments {
    pub(crate) head: Option<SetHead>,
    pub(crate) documents: BTreeMap<String, Record>,
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// The id of the profile that the document follows.
    profile: Option<String>,
    sources: Vec<(String, Vec<u8>)>,
}

impl SnapshotWriter<'_> {
    /// Writes the set beside its place. Errors in its documents are reported at the files that people know.
    pub(crate) fn prepare(&self, engines: &mut Engines, findings: &mut Findings) -> Option<PreparedSet> {
        let begun = IssuedSets::new(&self.requested.folder.path).and_then(|sets| sets.begin(self.set));
        let mut found = Findings::default();
        let prepared = self.complete(begun, engines, &mut found);
        if prepared.is_none() {
            self.show_working_text(&mut found);
        }
        findings.extend(found);
        prepared
    }

    /// Writes the set where the system keeps temporary files, to say what it would be: nothing below the project's
    /// folder is affected.
    pub(crate) fn preview(&self, engines: &mut Engines, findings: &mut Findings) -> Option<PreparedSet> {
        let begun = IssuedSets::new(&self.requested.folder.path).and_then(|sets| sets.preview(self.set));
        let mut found = Findings::default();
        let prepared = self.complete(begun, engines, &mut found);
        self.show_working_text(&mut found);
        findings.extend(found);
        prepared
    }

    /// Moves findings about the document's file as it is issued to the lines of the file as it is: nothing is issued.
    pub(crate) fn show_working_text(&self, findings: &mut Findings) {
        let path = shown(&self.requested.file());
        let Some(source) = self.plan.sources.iter().find(|source| source.path() == path) else { return };
        findings.change_places(|place| {
            if place.source().path() == path && place.source().text() == self.text {
                *place = place.in_version(source);
            }
        });
    }

    fn complete(
        &self,
        begun: std::io::Result<NewSet>,
        engines: &mut Engines,
        findings: &mut Findings,
    ) -> Option<PreparedSet> {
        let place = set_folder(&self.requested.folder, self.set);
        let set = begun.map_err(|error| findings.push(unwritable(&place, &error))).ok()?;
        let written = self.write(&set, engines, findings);
        match written {
            Ok(written) => written.map(|(record, profile)| PreparedSet { set, record, profile }),
            Err((path, error)) => {
                findings.push(unwritable(&path, &error));
                None
            }
        }
    }

    fn write(
        &self,
        set: &NewSet,
        engines: &mut Engines,
        findings: &mut Findings,
    ) -> Failed<Option<(SetRecord, Option<String>)>> {
        let mut kept = KeptFiles { set, files: BTreeMap::new() };
        self.copy_data(&mut kept)?;
        self.copy_templates(&mut kept)?;
        let mut found = Findings::default();
        let made = on_a_worker(|| self.make(set.path(), engines, &mut found));
        if made.is_none() {
            found.push(broken_down(&self.requested.folder.id));
        }
        let made = made.flatten();
        self.tell_of_working_copy(set.path(), &mut found);
        IssueConcerns { plan: self.plan, requested: self.requested }.drop_others(&mut found);
        let is_sound = !found.has_errors();
        findings.extend(found);
        let Some(made) = made.filter(|_| is_sound) else { return Ok(None) };
        for (name, bytes) in &made.sources {
            kept.write(name, bytes)?;
        }
        let others = std::mem::take(&mut kept.files);
        for (name, bytes) in &made.files {
            kept.write(name, bytes)?;
        }
        let Some(head) = made.head else { return Ok(None) };
        let head = SetHead { corrects: self.corrects, ..head };
        let made_with = ProjectSnapshot::new(&self.requested.project).made_with;
        let record = SetRecord { head, made_with, documents: made.documents, files: others };
        kept.write(SET_FILE, &record.to_bytes())?;
        Ok(Some((record, made.profile)))
    }

    /// The data that the plan is read from, in a project of their own.
    fn copy_data(&self, kept: &mut KeptFiles<'_>) -> Failed<()> {
        let PlanFolder { id, root, .. } = &self.requested.folder;
        let read: BTreeSet<&str> = self.plan.sources.iter().map(|source| source.path()).collect();
        let is_read = |path: &Path| read.contains(shown(path).as_str());
        let own = own_files(&self.requested.folder).into_iter().filter(|(_, path)| is_read(path));
        for (name, path) in own {
            kept.copy(&path, &format!("{SET_DATA}/{id}/{name}"))?;
        }
        for shared in shared_folders(&self.requested.folder) {
            let files = shared_files(&shared).map_err(|error| (shared.clone(), error))?;
            for (_, path) in files.into_iter().filter(|(_, path)| is_read(path)) {
                let below = path.strip_prefix(root).map(shown).unwrap_or_default();
                kept.copy(&path, &format!("{SET_DATA}/{below}"))?;
            }
        }
        let settings = &self.requested.project.settings_file;
        let settings_text = disk::read(settings, limits::DATA).unwrap_or_else(|_| b"format: 1\n".to_vec());
        kept.write(&format!("{SET_DATA}/kehoach.yaml"), &settings_text)?;
        kept.write(&format!("{SET_DATA}/{id}/{}", self.requested.document().file()), self.text.as_bytes())?;
        self.copy_history(kept)
    }

    /// Of the sets before, what this one's texts can depend on: what they were, and their quotas.
    fn copy_history(&self, kept: &mut KeptFiles<'_>) -> Failed<()> {
        let documents = self.plan.document_ids();
        let in_force = documents.iter().flat_map(|document| {
            let plan = self.plan.in_force_for(document, &[DocumentId::PLAN]);
            plan.into_iter().chain(self.plan.quotas_in_force_for(document))
        });
        let last =
            DocumentId::allotting().filter_map(|document| self.plan.history.sets(&document).next().cloned());
        let sets: BTreeMap<u32, DocumentId> =
            in_force.chain(last).map(|set| (set.set, set.document)).collect();
        let id = &self.requested.folder.id;
        self.copy_stamps(kept, sets.keys())?;
        for (set, document) in sets {
            let own = document.file();
            let from = set_folder(&self.requested.folder, set);
            let to = format!("{SET_DATA}/{id}/{ISSUED}/{set}");
            kept.copy(&from.join(SET_FILE), &format!("{to}/{SET_FILE}"))?;
            // The plan's folder may have had another name then.
            let named =
                SetSummary::read(&from).map_or_else(|| id.clone(), |summary| summary.head.plan.into());
            for name in ["plan.yaml", "quotas.yaml", own.as_str()] {
                let below = format!("{SET_DATA}/{named}/{name}");
                let path = from.join(&below);
                if path.is_file() {
                    kept.copy(&path, &format!("{to}/{below}"))?;
                }
            }
        }
        Ok(())
    }

    /// Of the register the numbers and days that were stamped on sets that are copied: their records do not have them.
    fn copy_stamps<'s>(&self, kept: &mut KeptFiles<'_>, sets: impl Iterator<Item = &'s u32>) -> Failed<()> {
        let stamped = |set: &u32| self.plan.history.0.iter().any(|one| one.set == *set && one.is_stamped());
        let heads = sets.filter(|set| stamped(set)).filter_map(|set| {
            SetSummary::read(&set_folder(&self.requested.folder, *set)).map(|summary| summary.head)
        });
        let heads: Vec<SetHead> = heads.collect();
        if heads.is_empty() {
            return Ok(());
        }
        let register = Register::read(&self.requested.folder.root, &mut Findings::default());
        let entries = register.iter().flat_map(Register::entries).map(|(entry, _)| entry);
        let entries = entries.filter(|entry| !entry.is_void && heads.iter().any(|head| entry.is_of(head)));
        let name = Register::path_in(Path::new(SET_DATA));
        kept.write(&shown(&name), register_of(&entries.collect::<Vec<_>>()).as_bytes())
    }

    fn copy_templates(&self, kept: &mut KeptFiles<'_>) -> Failed<()> {
        let Some(folder) = &self.requested.project.settings.templates else { return Ok(()) };
        let files = template_files(&folder.value).map_err(|error| (folder.value.clone(), error))?;
        for (name, path) in files {
            kept.copy(&path, &format!("{SET_TEMPLATES}/{name}"))?;
        }
        Ok(())
    }

    fn make(&self, set: &Path, engines: &mut Engines, findings: &mut Findings) -> Option<SnapshotDocuments> {
        let project = project_of(set, &self.requested.project, findings)?;
        let engine = engines.open_kept(&project, findings)?;
        let PlanFolder { id, .. } = &self.requested.folder;
        let root = set.join(SET_DATA);
        let folder = PlanFolder::kept_at(set, id.clone(), root.join(id));
        documents(&folder, engine, &self.requested.document(), findings)
    }

    /// Moves findings about the copies to the files that were copied.
    fn tell_of_working_copy(&self, set: &Path, findings: &mut Findings) {
        let PlanFolder { root, .. } = &self.requested.folder;
        findings.rename_files(
            &format!("{}/", shown(&set.join(SET_DATA))),
            &match shown(root).as_str() {
                "" | "." => String::new(),
                root => format!("{root}/"),
            },
        );
    }
}

/// Makes the documents of a set from the data that it keeps.
fn documents(
    folder: &PlanFolder,
    engine: &Engine,
    document: &DocumentId,
    findings: &mut Findings,
) -> Option<SnapshotDocuments> {
    let loaded = Loaded::new(folder, engine, findings);
    let mut evaluated = loaded.evaluate(Depth::Pages, Format::Pdf, findings)?;
    let plan = &loaded.plan;
    let profile = plan.document(document).and_then(|one| engine.renderer.profile(one, &engine.settings));
    let mut made = SnapshotDocuments {
        documents: BTreeMap::new(),
        files: Vec::new(),
        profile: profile.map(|profile| profile.id.clone()),
        sources: Vec::new(),
        head: None,
    };
    // The documents name this set, which is not in its place yet.
    findings.drop_code(Code::SetDamaged);
    if findings.has_errors() {
        return None;
    }
    let is_its = |id: &DocumentId| id.issued_as() == *document && !plan.stays_as_issued(id);
    let parts: Vec<DocumentPart> = plan.parts().into_iter().filter(|part| is_its(&part.document)).collect();
    evaluated.documents.retain(|document| parts.contains(&document.part));
    for document in &evaluated.documents {
        let Some(ready) = document.set(findings).map(Artifact::under_stem) else { continue };
        made.documents.insert(ready.stem, ready.record);
        made.files.extend(ready.files);
        let sources = document.sources().into_iter();
        made.sources.extend(sources.map(|(name, bytes)| (format!("{SET_SOURCES}/{name}"), bytes)));
    }
    evaluated.finish(Depth::Pages, findings);
    let library = engine.renderer.templates().library().into_iter();
    made.sources.extend(library.map(|(path, text)| (format!("{SET_SOURCES}/{path}"), text.into_bytes())));
    let described = engine.renderer.described(plan, &engine.settings, document);
    made.head = described.and_then(|described| head(plan, document, described));
    Some(made)
}

fn head(plan: &Plan, document: &DocumentId, described: Described) -> Option<SetHead> {
    let written = plan.document(document)?;
    Some(SetHead {
        format: SET_FORMAT,
        set: written.set.as_ref()?.value,
        plan: plan.id.parse().ok()?,
        document: document.clone(),
        r#type: described.kind,
        number: written.header.number,
        symbol: written.header.symbol.clone(),
        date: written.header.date,
        issuer: described.issuer,
        title: described.title,
        replaces: written.replaces.as_ref().map(ReplacedHead::from_citation),
        corrects: None,
    })
}

/// The documents of a kept set, made again from the data that it keeps. The inner `None` where the data have errors,
/// the outer where the typesetter broke down.
#[expect(
    clippy::option_option,
    reason = "errors of the data say something of the set, and a breakdown does not"
)]
pub(crate) fn made_again(
    folder: &PlanFolder,
    engine: &Engine,
    document: &DocumentId,
) -> Option<Option<SnapshotDocuments>> {
    on_a_worker(|| documents(folder, engine, document, &mut Findings::default()))
}

/// Files that are kept, each with its digest.
struct KeptFiles<'a> {
    set: &'a NewSet,
    files: BTreeMap<RelativePath, Digest>,
}

impl KeptFiles<'_> {
    fn write(&mut self, name: &str, bytes: &[u8]) -> Failed<()> {
        let path = || self.set.path().join(name);
        self.set.write(name, bytes).map_err(|error| (path(), error))?;
        let below = name.parse().map_err(|_: NotBelow| (path(), Error::from(ErrorKind::InvalidFilename)))?;
        self.files.insert(below, Digest::new(bytes));
        Ok(())
    }

    fn copy(&mut self, from: &Path, name: &str) -> Failed<()> {
        // A file that cannot be kept is reported at the file that is copied.
        let copied = disk::read(from, limits::RECORD).map(|bytes| self.write(name, &bytes));
        copied.map_err(|error| (from.to_path_buf(), error))?.map_err(|(_, error)| (from.to_path_buf(), error))
    }
}
