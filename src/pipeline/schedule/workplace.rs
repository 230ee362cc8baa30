//! Plans that are looked at again and again, as people change them: what fonts, templates and the typesetter remember
//! stays, and of a plan the documents alone are set that somebody looks at. Nothing is written.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use crate::content::{LineParts, OfferedNames, Request};
use crate::data::{Discovered, PlanFolder, Project, discover};
use crate::diag::Findings;
use crate::model::{Document, DocumentId, DocumentPart, Part, Plan};
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
    /// What the texts of each document can say.
    pub names: BTreeMap<DocumentId, OfferedNames>,
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
    /// Its name: `plan`, `notice/thon-2`, `plan.annex-1`, `reports/2026-Q2`.
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
        Self { plan: None, documents: Vec::new(), names: BTreeMap::new(), findings, pages: BTreeMap::new() }
    }
}

fn look(folder: &PlanFolder, engine: &Engine, wanted: &[String], mut findings: Findings) -> PlanLook {
    let loaded = Loaded::new(folder, engine, &mut findings);
    let evaluated = loaded.evaluate(Depth::Pages, Format::Pdf, &mut findings);
    let (documents, pages) = match evaluated {
        Some(evaluated) => set(evaluated, wanted, &mut findings),
        None => Default::default(),
    };
    let names = names(&loaded.plan, engine);
    PlanLook { plan: Some(Arc::new(loaded.plan)), documents, names, findings, pages }
}

/// What the texts of each document of a plan can say: those of extracts as in that of the first unit that has one.
fn names(plan: &Plan, engine: &Engine) -> BTreeMap<DocumentId, OfferedNames> {
    let of_document = |document: &Document| {
        let profile = |document: &Document| engine.renderer.profile(document, &engine.settings);
        let id = one_of(plan, &document.id)?;
        let settings = &engine.settings;
        let request = Request { plan, document: &id, settings, profile: &profile, lines: LineParts::Ignored };
        Some((document.id.clone(), request.names()?))
    };
    plan.documents().into_iter().filter_map(of_document).collect()
}

/// A document, or the first of those that are made of a text for all units.
fn one_of(plan: &Plan, document: &DocumentId) -> Option<DocumentId> {
    if !document.is_for_every_unit() {
        return Some(document.clone());
    }
    plan.parts().into_iter().map(|part| part.document).find(|id| id.unit().is_some())
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

/// The name of a part of a plan's documents, as the page of the browser calls it: `plan`, `notice/thon-2`, `plan.annex-1`,
/// `plan.comparison`. No id has a dot, so that no two parts have one name.
fn name(part: &DocumentPart) -> String {
    let document = match part.document.unit() {
        Some(unit) => format!("{}/{unit}", part.document.issued_as()),
        None => part.document.to_string(),
    };
    match part.part {
        Part::Text => document,
        Part::LoneAnnex => format!("{document}.annex-1"),
        Part::Annex(at) => format!("{document}.annex-{}", at + 1),
        Part::Comparison => format!("{document}.comparison"),
        Part::Figures => format!("{document}.figures"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::TextPiece;
    use crate::model::TemplateText;
    use crate::source::{Place, Source};

    #[test]
    fn every_name_that_is_offered_prints_the_value_that_is_shown() {
        let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let mut findings = Findings::default();
        let projects = discover(&[data], &mut findings).projects;
        let mut offered = 0;
        for project in &projects {
            let engine = Engine::built_in(project).unwrap();
            for folder in &project.plans {
                let plan = crate::data::load_plan(folder, &mut Findings::default());
                for (document, names) in names(&plan, &engine) {
                    offered += names.names.len();
                    assert_values(&plan, &engine, &document, &names);
                }
            }
        }
        assert!(offered > 500, "{offered} names are offered");
    }

    fn assert_values(plan: &Plan, engine: &Engine, document: &DocumentId, names: &OfferedNames) {
        let with_value: Vec<_> = names.names.iter().filter(|name| !name.value.is_empty()).collect();
        let expressions: Vec<String> =
            with_value.iter().map(|name| format!("{{{{ {} }}}}", name.written)).collect();
        let text = |expression: &String| {
            let source = Source::new("plan.yaml", expression.as_str());
            TemplateText::new(expression.as_str(), Place::new(&source, 0..expression.len()))
        };
        let texts: Vec<TemplateText> = expressions.iter().map(text).collect();
        let profile = |document: &Document| engine.renderer.profile(document, &engine.settings);
        let settings = &engine.settings;
        let id = one_of(plan, document).unwrap();
        let request = Request { plan, document: &id, settings, profile: &profile, lines: LineParts::Ignored };
        let printed = request.pieces(&texts).unwrap();
        for (name, pieces) in with_value.iter().zip(printed) {
            let printed: String = pieces.iter().map(|piece: &TextPiece| piece.reads.as_str()).collect();
            assert_eq!(printed, name.value, "{document:?}: {}", name.written);
        }
    }
}
