//! One plan from its files to its folder of outputs: all documents that are stale, or none.

use std::collections::BTreeSet;
use std::path::absolute;

use crate::data::file_errors::unwritable;
use crate::data::{PlanFolder, shown};
use crate::diag::{Code, Finding, Findings};
use crate::model::{FileNames, Plan};
use crate::pipeline::artifact::Artifact;
use crate::pipeline::cache::finding_cache::keep;
use crate::pipeline::cache::snapshot::{InputSnapshot, ProjectSnapshot};
use crate::pipeline::cache::{citations, numbers};
use crate::pipeline::engine::Engine;
use crate::pipeline::options::{Depth, Options};
use crate::pipeline::outcome::{Outcome, OutcomeBuilder, Output};
use crate::pipeline::output::commit::{CommitOptions, DocumentAction, commit, gone};
use crate::pipeline::output::folder::OutputFolder;
use crate::pipeline::output::sources::SourceFiles;
use crate::pipeline::output::store::{FileOwnership, OutputStore};
use crate::pipeline::stages::comparison::failure;
use crate::pipeline::stages::rendered::RenderedDocument;
use crate::pipeline::stages::sequence::{Evaluated, Loaded};
use crate::pipeline::stages::staleness::{CurrentState, DocumentStatus, document_status};
use crate::pipeline::workers::WorkerPool;
use crate::records::Format;
use crate::records::Manifest;

/// The longest path that every program on Windows takes.
const LONGEST_PATH: usize = 260;

/// The parts that plans are built with.
#[derive(Clone, Copy)]
pub(crate) struct BuildContext<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) snapshot: &'a ProjectSnapshot,
    pub(crate) output: &'a OutputFolder,
    pub(crate) options: &'a Options,
    /// The kind of files that are made.
    pub(crate) format: Format,
    pub(crate) pool: &'a WorkerPool,
}

/// Builds what is stale of a plan. Files are written when all of them are ready, so that an error leaves the last
/// good set as it was.
pub(crate) fn build_plan(folder: &PlanFolder, inputs: &InputSnapshot, context: BuildContext<'_>) -> Outcome {
    let BuildContext { engine, output, options, format, .. } = context;
    let mut done = OutcomeBuilder::default();
    inputs.report_too_large(&mut done.findings);
    let loaded = Loaded::new(folder, engine, &mut done.findings);
    let depth = if options.is_dry_run { Depth::Texts } else { Depth::to_write(format) };
    let Some(mut evaluated) = loaded.evaluate(depth, format, &mut done.findings) else {
        return Outcome::finish(folder, done);
    };
    done.numbered = evaluated.numbers();
    done.cited = evaluated.citations();
    evaluated.add_comparison(&mut done.findings);
    if done.findings.has_errors() {
        evaluated.finish(Depth::Data, &mut done.findings);
    } else {
        let store = OutputStore::new(output, &loaded.plan.id, format);
        let before = store.manifest();
        let now = CurrentState::new(&loaded.plan, inputs, &context.snapshot.made_with);
        let now = CurrentState { is_forced: options.is_forced, ..now };
        let build = PlanBuild { plan: &loaded.plan, folder, inputs, context, store: &store, before, now };
        build.run(evaluated, &mut done);
    }
    Outcome::finish(folder, done)
}

/// Finds what a build would find, and writes nothing.
pub(crate) fn check_plan(folder: &PlanFolder, engine: &Engine, depth: Depth, pool: &WorkerPool) -> Outcome {
    let mut findings = Findings::default();
    let loaded = Loaded::new(folder, engine, &mut findings);
    let Some(mut evaluated) = loaded.evaluate(depth, Format::Pdf, &mut findings) else {
        return Outcome::new(folder, findings);
    };
    let (numbered, cited) = (evaluated.numbers(), evaluated.citations());
    let reached = if findings.has_errors() { Depth::Data } else { depth };
    match reached {
        Depth::Data | Depth::Texts => evaluated.report_missing(&mut findings),
        Depth::Pages => {
            evaluated.add_comparison(&mut findings);
            let set = |document: &RenderedDocument<'_>| {
                let mut found = Findings::default();
                document.set(&mut found);
                failure(document, &found).unwrap_or(found)
            };
            for found in pool.share(&evaluated.documents, set) {
                findings.extend(found);
            }
        }
    }
    evaluated.finish(reached, &mut findings);
    Outcome { numbered, cited, ..Outcome::new(folder, findings) }
}

/// A plan without errors so far, on the way to its folder of outputs.
struct PlanBuild<'a> {
    plan: &'a Plan,
    folder: &'a PlanFolder,
    inputs: &'a InputSnapshot,
    context: BuildContext<'a>,
    store: &'a OutputStore<'a>,
    /// The manifest as it was when the build began.
    before: Option<Manifest>,
    now: CurrentState<'a>,
}

/// A document, and how it compares with its files.
struct ExaminedDocument<'a> {
    document: RenderedDocument<'a>,
    status: DocumentStatus,
}

impl<'a> PlanBuild<'a> {
    /// Makes what is stale, or says what would be made.
    fn run(self, mut evaluated: Evaluated<'a>, done: &mut OutcomeBuilder) {
        let examined = evaluated.take_documents().into_iter().map(|document| {
            let status = document_status(&document, self.before.as_ref(), self.store, &self.now);
            ExaminedDocument { document, status }
        });
        let examined: Vec<ExaminedDocument<'a>> = examined.collect();
        self.check_paths(&examined, &mut done.findings);
        if self.context.options.is_dry_run {
            evaluated.finish(Depth::Data, &mut done.findings);
            self.preview(examined, done);
            return;
        }
        let actions = self.set(examined, &mut done.findings);
        evaluated.finish(Depth::to_write(self.context.format), &mut done.findings);
        if !done.findings.has_errors() {
            self.commit(actions, done);
        }
    }

    /// Reports each path that is longer than Windows shows, of names that are made of the words of a document.
    fn check_paths(&self, examined: &[ExaminedDocument<'a>], findings: &mut Findings) {
        if self.context.engine.settings.file_names != FileNames::Office {
            return;
        }
        for ExaminedDocument { document, .. } in examined {
            let path = self.store.path(&document.first_file());
            let length = absolute(&path).map_or(0, |whole| shown(&whole).encode_utf16().count());
            if length > LONGEST_PATH {
                let finding = Finding::at(Code::OutputPathLong, document.title_place());
                let finding = finding.with("path", shown(&path)).with("length", length);
                findings.push(finding.with("longest", LONGEST_PATH));
            }
        }
    }

    /// Says what would be made and removed.
    fn preview(&self, examined: Vec<ExaminedDocument<'a>>, done: &mut OutcomeBuilder) {
        let stems: BTreeSet<String> = examined.iter().map(|one| one.document.stem()).collect();
        for ExaminedDocument { document, status } in examined {
            match status {
                DocumentStatus::Fresh => done.fresh += 1,
                DocumentStatus::Edited(file) => {
                    done.findings.push(self.store.changed(&file, &self.folder.path));
                }
                DocumentStatus::Stale(reasons) => {
                    let format = self.context.format;
                    let path = self.store.path(&document.first_file());
                    done.outputs.push(Output { path, format, pages: None, reasons });
                }
            }
        }
        let before = self.before.as_ref();
        let gone = gone(before, &stems);
        for (stem, record) in gone.iter().filter_map(|stem| Some((stem, before?.documents.get(stem)?))) {
            let ours = record.files.keys().filter(|name| {
                matches!(self.store.ownership(name, std::iter::once(record)), FileOwnership::Ours(_))
                    && self.store.says_to_be(name, stem)
            });
            done.removed.extend(ours.map(|name| self.store.path(name)));
        }
    }

    /// Sets what is stale, on all workers.
    fn set(&self, examined: Vec<ExaminedDocument<'a>>, findings: &mut Findings) -> Vec<DocumentAction> {
        let set = |one: &ExaminedDocument<'a>| {
            let mut found = Findings::default();
            (self.set_one(one, &mut found), found)
        };
        let results = self.context.pool.share(&examined, set);
        let actions = examined.into_iter().zip(results).map(|(one, (artifact, found))| {
            // The documents do not wait for what compares them.
            let failed = failure(&one.document, &found);
            let action = match failed {
                Some(_) => DocumentAction::Unset { stem: one.document.stem() },
                None => action(&one.document, one.status, artifact),
            };
            findings.extend(failed.unwrap_or(found));
            action
        });
        actions.collect()
    }

    /// Sets a document that is stale. Of one that is not, what was found on its pages is reported again, at its
    /// places of today.
    fn set_one(&self, one: &ExaminedDocument<'a>, findings: &mut Findings) -> Option<Artifact> {
        let ExaminedDocument { document, status } = one;
        let has_remarks = || self.before.as_ref().is_some_and(|before| before.is_remarked(&document.name()));
        match status {
            DocumentStatus::Stale(_) => return document.set(findings),
            DocumentStatus::Fresh if has_remarks() => {
                document.typeset(findings);
            }
            DocumentStatus::Fresh | DocumentStatus::Edited(_) => {}
        }
        None
    }

    /// Puts the new set of files in its place.
    fn commit(self, actions: Vec<DocumentAction>, done: &mut OutcomeBuilder) {
        let BuildContext { output, options, format, .. } = self.context;
        let after = self.manifest(done);
        let commit_options = CommitOptions {
            store: self.store,
            folder: &self.folder.path,
            is_forced: options.is_forced,
            locks: &options.locks,
        };
        if let Err((path, error)) = commit(actions, after, &commit_options, done) {
            done.outputs.clear();
            done.findings.push(unwritable(&path, &error).with("option", "output"));
        }
        if format.has_library() {
            let sources = SourceFiles { output, is_forced: options.is_forced };
            sources.write_pictures(self.plan, &mut done.findings);
        }
    }

    /// The new manifest, but for the documents.
    fn manifest(&self, done: &OutcomeBuilder) -> Manifest {
        let mut manifest = Manifest::new(&self.plan.id, self.now.made_with.clone());
        let BuildContext { engine, format, .. } = self.context;
        manifest.is_of_settings = format != Format::Pdf && Format::wanted(&engine.settings).contains(&format);
        manifest.inputs = self.now.inputs.clone();
        manifest.surroundings = self.inputs.surroundings;
        manifest.values = self.now.values.clone();
        let findings = keep(&done.findings, |path| self.inputs.name(path));
        let numbers = numbers::keep(&done.numbered, |path| self.inputs.name(path));
        let citations = citations::keep(&done.cited, |path| self.inputs.name(path));
        // Findings that cannot be kept have to be found again, and files that were saved meanwhile have to be looked
        // at again.
        let is_of_inputs = self.inputs.are_those_read(&self.plan.sources);
        let are_kept = findings.is_some() && numbers.is_some() && citations.is_some();
        manifest.is_settled = are_kept && is_of_inputs;
        manifest.findings = findings.unwrap_or_default();
        manifest.numbers = numbers.unwrap_or_default();
        manifest.citations = citations.unwrap_or_default();
        manifest
    }
}

/// The action for a document; `artifact` was made if the document was to be set.
fn action(
    document: &RenderedDocument<'_>,
    status: DocumentStatus,
    artifact: Option<Artifact>,
) -> DocumentAction {
    let stem = document.stem();
    match (status, artifact) {
        (DocumentStatus::Fresh, _) => DocumentAction::Kept { stem, made_from: document.made_from },
        (DocumentStatus::Edited(file), _) => DocumentAction::Left { stem, file },
        (DocumentStatus::Stale(reasons), Some(ready)) => DocumentAction::Made { ready, reasons },
        (DocumentStatus::Stale(_), None) => DocumentAction::Unset { stem },
    }
}
