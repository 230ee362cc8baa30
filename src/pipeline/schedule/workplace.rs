//! Plans that are looked at again and again, as people change them: what fonts, templates and the typesetter remember
//! stays, and of a plan the documents alone are set that somebody looks at. Nothing is written.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use crate::data::{Discovered, PlanFolder, Project, discover};
use crate::diag::Findings;
use crate::model::{DocumentKind, DocumentPart, Part, Plan};
use crate::pipeline::cache::snapshot::ProjectSnapshot;
use crate::pipeline::engine::{Engine, Engines};
use crate::pipeline::isolation::broken_down;
use crate::pipeline::options::Depth;
use crate::pipeline::stages::rendered::RenderedDocument;
use crate::pipeline::stages::sequence::{Evaluated, Loaded};
use crate::records::{Digest, Format};
use crate::text;
use crate::typeset::{PagePicture, PageText};

/// The plans below some paths, and the parts that they are set with.
pub struct Workplace {
    paths: Vec<PathBuf>,
    workers: NonZeroUsize,
    engines: Engines,
    projects: Vec<OpenProject>,
}

/// A project, and what its plans are set with as it was when the project was found.
struct OpenProject {
    project: Project,
    snapshot: ProjectSnapshot,
    is_broken: bool,
}

/// What a look at a plan has found.
pub struct PlanLook {
    /// The plan as its files say now; none where its reading broke down.
    pub plan: Option<Arc<Plan>>,
    /// Its documents, in the order in which they are built.
    pub documents: Vec<DocumentFacts>,
    /// What is wrong with its data, and with the pages that were set.
    pub findings: Findings,
    /// The pages of the documents that were asked for, by their names; none of one that cannot be set.
    pub pages: BTreeMap<String, Option<SetPages>>,
}

/// The finished pages of a document.
pub struct SetPages {
    /// The pages.
    pub pictures: Vec<PagePicture>,
    /// Their texts.
    pub texts: Vec<PageText>,
}

/// What a document says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFacts {
    /// Its name: `plan`, `notice/thon-2`, `annex/1`, `reports/2026-Q2`.
    pub name: String,
    /// Which file of the outputs it is.
    pub part: DocumentPart,
    /// Its kind and what it is about.
    pub title: String,
    /// `draft`, `awaiting-number` or `issued`.
    pub state: &'static str,
    /// `85-KH/ĐU`, once it has a number.
    pub number: Option<String>,
    /// `2026-06-12`, or as much of it as is known.
    pub date: String,
}

impl Workplace {
    /// The plans below these paths; at most so many threads work for one of them.
    pub fn new(paths: Vec<PathBuf>, workers: NonZeroUsize) -> Self {
        Self { paths, workers, engines: Engines::warm(), projects: Vec::new() }
    }

    /// Finds the plans, and whatever they are set with, again. The findings are about no plan alone.
    pub fn survey(&mut self) -> Findings {
        let mut findings = Findings::default();
        let Discovered { projects, broken } = discover(&self.paths, &mut findings);
        let open = |project, is_broken| {
            let snapshot = ProjectSnapshot::new(&project);
            OpenProject { project, snapshot, is_broken }
        };
        let whole = projects.into_iter().map(|project| open(project, false));
        self.projects = whole.collect();
        self.projects.extend(broken.into_iter().map(|project| open(project, true)));
        findings
    }

    /// The plans that were found last.
    pub fn plans(&self) -> impl Iterator<Item = &PlanFolder> {
        self.projects.iter().flat_map(|open| &open.project.plans)
    }

    /// The folders of the projects, without those below others of them.
    pub fn roots(&self) -> Vec<PathBuf> {
        let mut roots: Vec<PathBuf> = self.plans().map(|plan| plan.root.clone()).collect();
        roots.sort();
        roots.dedup();
        roots
    }

    /// Reads a plan, checks it and sets the documents of these names; none where there is no such plan.
    pub fn look(&mut self, plan: &str, wanted: &[String]) -> Option<PlanLook> {
        let is_it = |folder: &&PlanFolder| folder.id == plan;
        let open = self.projects.iter().find(|open| open.project.plans.iter().any(|one| is_it(&one)))?;
        let folder = open.project.plans.iter().find(is_it)?;
        let mut findings = Findings::default();
        let built_in;
        let whole = (!open.is_broken)
            .then(|| self.engines.open(&open.project, &open.snapshot, self.workers, &mut findings))
            .flatten();
        let engine = if let Some(engine) = whole {
            engine
        } else {
            built_in = Engine::built_in(&open.project)?;
            &built_in
        };
        let work = AssertUnwindSafe(|| look(folder, engine, wanted, findings));
        Some(catch_unwind(work).unwrap_or_else(|_| PlanLook::broken(plan)))
    }

    /// The digest of all files that a plan may be read from, as they are now.
    pub fn inputs(&self, plan: &str) -> Option<Digest> {
        let folder = self.plans().find(|folder| folder.id == plan)?;
        Some(ProjectSnapshot::without_tools().inputs(folder).digest())
    }
}

impl PlanLook {
    fn broken(plan: &str) -> Self {
        let mut findings = Findings::default();
        findings.push(broken_down(plan));
        Self { plan: None, documents: Vec::new(), findings, pages: BTreeMap::new() }
    }
}

fn look(folder: &PlanFolder, engine: &Engine, wanted: &[String], mut findings: Findings) -> PlanLook {
    let loaded = Loaded::new(folder, engine, &mut findings);
    let evaluated = loaded.evaluate(Depth::Pages, Format::Pdf, &mut findings);
    let (documents, pages) = match evaluated {
        Some(evaluated) => set(evaluated, wanted, &mut findings),
        None => Default::default(),
    };
    PlanLook { plan: Some(Arc::new(loaded.plan)), documents, findings, pages }
}

/// The documents of a plan, and the pages of those that are wanted.
type Shown = (Vec<DocumentFacts>, BTreeMap<String, Option<SetPages>>);

fn set(mut evaluated: Evaluated<'_>, wanted: &[String], findings: &mut Findings) -> Shown {
    evaluated.add_comparison(findings);
    // Their titles are those of what was issued.
    evaluated.read_issued();
    let mut facts = Vec::new();
    let mut pages = BTreeMap::new();
    let mut found = Findings::default();
    for document in &evaluated.documents {
        let fact = DocumentFacts::new(document);
        if wanted.contains(&fact.name) {
            let set = document.typeset(&mut found);
            let shown = set.and_then(|typeset| {
                Some(SetPages { pictures: typeset.pictures()?, texts: typeset.page_texts() })
            });
            pages.insert(fact.name.clone(), shown);
        }
        facts.push(fact);
    }
    evaluated.report_missing(findings);
    findings.extend(found);
    evaluated.finish(Depth::Data, findings);
    (facts, pages)
}

impl DocumentFacts {
    fn new(rendered: &RenderedDocument<'_>) -> Self {
        let document = rendered.document();
        let header = &document.header;
        let number = header.number.map(|number| text::padded(number.into()));
        Self {
            name: name(&rendered.part),
            part: rendered.part.clone(),
            title: rendered.title(),
            state: document.state.id(),
            number: number.map(|number| text::with_symbol(&number, &header.symbol)),
            date: header.date.to_string(),
        }
    }
}

/// The name of a part of a plan's documents, as the page of the browser calls it.
fn name(part: &DocumentPart) -> String {
    let document = match part.document.unit() {
        Some(unit) => format!("{}/{unit}", part.document.issued_as()),
        None => part.document.to_string(),
    };
    let is_of_plan = part.document.kind() == DocumentKind::Plan;
    let annex = |at: usize| {
        if is_of_plan { format!("annex/{}", at + 1) } else { format!("{document}/annex/{}", at + 1) }
    };
    match part.part {
        Part::Text => document,
        Part::LoneAnnex => annex(0),
        Part::Annex(at) => annex(at),
        Part::Comparison => "comparison".to_owned(),
        Part::Figures => "figures".to_owned(),
    }
}
