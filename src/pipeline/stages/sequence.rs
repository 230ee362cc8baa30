//! The stages that every command takes a plan through, as far as it needs: loaded from its files; evaluated, with its
//! documents as Typst text, its data checked and the findings judged; set into pages and files; finished.

use super::comparison::with_last_sets;
use super::document_checks::{report_shared_names, report_transparency};
use super::issued_changes::report_changed;
use super::issued_contents::read_issued;
use super::rendered::{DocumentRenderer, RenderedDocument};
use super::workbooks::workbooks;
use crate::check::{Numbered, SharedCitation, check, check_size};
use crate::data::{PlanFolder, load_plan};
use crate::diag::Findings;
use crate::model::Plan;
use crate::pipeline::cache::citations;
use crate::pipeline::cache::numbers::{self, JudgedPlace};
use crate::pipeline::engine::Engine;
use crate::pipeline::options::Depth;
use crate::pipeline::policy::Policy;
use crate::records::Format;

/// A plan that is read from its files.
pub(crate) struct Loaded<'a> {
    pub(crate) folder: &'a PlanFolder,
    pub(crate) engine: &'a Engine,
    pub(crate) plan: Plan,
}

impl<'a> Loaded<'a> {
    /// Reads a plan. What is wrong with its data is among the findings.
    pub(crate) fn new(folder: &'a PlanFolder, engine: &'a Engine, findings: &mut Findings) -> Self {
        Self { folder, engine, plan: load_plan(folder, findings) }
    }

    /// Renders the documents as Typst text, checks them and the data, and judges all findings so far. `depth` is how
    /// far the caller goes afterwards. `None` where the project's own templates do not end, which is a finding.
    pub(crate) fn evaluate(
        &self,
        depth: Depth,
        format: Format,
        findings: &mut Findings,
    ) -> Option<Evaluated<'_>> {
        let Self { folder, engine, plan } = self;
        if !engine.try_templates(plan, folder, depth, findings) {
            return None;
        }
        let renderer = DocumentRenderer { plan, engine, format };
        let mut found = Findings::default();
        let mut documents = self.render(renderer, depth, &mut found);
        report_shared_names(plan, &documents, &mut found);
        report_transparency(&documents, &mut found);
        report_changed(renderer, folder, &documents, &mut found);
        for document in &documents {
            found.extend_one(document.unissued.clone());
        }
        documents.retain(|document| document.unissued.is_none());
        match format {
            Format::Pdf | Format::Png | Format::Svg | Format::Typ => {}
            Format::Xlsx => documents = workbooks(renderer, folder, &documents),
            Format::Docx => read_issued(renderer, folder, &mut documents),
        }
        found.drop_following(&plan.doubts);
        findings.extend(found);
        let mut policy = Policy::new(&engine.settings, plan);
        policy.apply(findings);
        findings.put_in_order();
        Some(Evaluated { documents, folder, renderer, policy })
    }

    /// Checks the data, and renders the documents of a plan that is not too large.
    fn render<'p>(
        &self,
        renderer: DocumentRenderer<'p>,
        depth: Depth,
        findings: &mut Findings,
    ) -> Vec<RenderedDocument<'p>> {
        let settings = &self.engine.settings;
        let profile = |document: &_| self.engine.renderer.profile(document, settings);
        check(&self.plan, settings.spelling, profile, findings);
        let is_within = check_size(&self.plan, findings);
        if is_within { renderer.render(depth, findings) } else { Vec::new() }
    }
}

/// A plan with its documents as Typst text, and the findings so far judged.
pub(crate) struct Evaluated<'a> {
    pub(crate) documents: Vec<RenderedDocument<'a>>,
    folder: &'a PlanFolder,
    renderer: DocumentRenderer<'a>,
    policy: Policy<'a>,
}

impl<'a> Evaluated<'a> {
    /// The numbers that the documents have, without those of which the plan accepts everything.
    pub(crate) fn numbers(&mut self) -> Vec<Numbered<JudgedPlace>> {
        numbers::find(self.renderer.plan, &mut self.policy)
    }

    /// What the documents cite, without that of which the plan accepts everything.
    pub(crate) fn citations(&mut self) -> Vec<SharedCitation<JudgedPlace>> {
        citations::find(self.renderer.plan, &mut self.policy)
    }

    /// Adds the comparisons with the sets that were issued last, where they are wanted and the plan has no errors.
    pub(crate) fn add_comparison(&mut self, findings: &mut Findings) {
        self.documents.extend(with_last_sets(self.renderer, self.folder, findings));
    }

    /// Reads how the issued ones of the documents read, from the data of their sets.
    pub(crate) fn read_issued(&mut self) {
        read_issued(self.renderer, self.folder, &mut self.documents);
    }

    /// Reports the characters that no font has and the tables that are too wide: finished pages would show them, but the
    /// text alone is enough to find them.
    pub(crate) fn report_missing(&self, findings: &mut Findings) {
        let mut missing = Findings::default();
        for document in self.documents.iter().filter(|document| document.frozen().is_none()) {
            document.report_missing(&mut missing);
            document.report_wide_tables(&mut missing);
        }
        missing.drop_following(&self.renderer.plan.doubts);
        findings.extend(missing);
    }

    /// The documents, which are no longer among the plan's.
    pub(crate) fn take_documents(&mut self) -> Vec<RenderedDocument<'a>> {
        std::mem::take(&mut self.documents)
    }

    /// Judges the findings of all stages, reports the acceptances that met none, and puts the findings in order.
    /// `reached` is how far the work went.
    pub(crate) fn finish(mut self, reached: Depth, findings: &mut Findings) {
        self.policy.apply(findings);
        self.policy.report_unused(reached, self.folder, findings);
        findings.put_in_order();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Project, find_projects};
    use crate::diag::{Code, Severity};

    const PLAN: &str = "\
format: 1
issuer: {name: ĐẢNG ỦY XÃ A, cited: Ban Thường vụ Đảng ủy xã A}
symbol: KH/ĐU
place: Xã A
date: 2026-06-12
abstract: thử
body: [Một đoạn văn.]
recipients: [Lưu Văn phòng Đảng ủy]
signature: {position: BÍ THƯ, signer: Nguyễn Văn A}
";

    /// A project with one plan, and the engine for it.
    struct Sample {
        _folder: tempfile::TempDir,
        project: Project,
        engine: Engine,
    }

    fn sample(settings: &str, plan: &str) -> Sample {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        std::fs::create_dir_all(data.join("plan")).unwrap();
        std::fs::write(data.join("kehoach.yaml"), format!("format: 1\n{settings}")).unwrap();
        std::fs::write(data.join("plan/plan.yaml"), format!("{PLAN}{plan}")).unwrap();
        let mut findings = Findings::default();
        let project = find_projects(&[data], &mut findings).remove(0);
        let engine = Engine::open(&project, 1, &mut findings).unwrap();
        assert!(!findings.has_errors());
        Sample { _folder: folder, project, engine }
    }

    /// The findings of a plan that goes through all stages.
    fn findings(sample: &Sample, depth: Depth) -> Findings {
        let mut findings = Findings::default();
        let loaded = Loaded::new(&sample.project.plans[0], &sample.engine, &mut findings);
        let mut evaluated = loaded.evaluate(depth, Format::Pdf, &mut findings).unwrap();
        evaluated.add_comparison(&mut findings);
        if depth == Depth::Pages {
            for document in &evaluated.documents {
                assert!(document.set(&mut findings).is_some(), "{findings:?}");
            }
        }
        evaluated.finish(depth, &mut findings);
        findings
    }

    fn codes(findings: &Findings) -> Vec<Code> {
        findings.iter().map(crate::diag::Finding::code).collect()
    }

    #[test]
    fn a_plan_is_evaluated_into_one_document_for_each_part() {
        let sample = sample("", "");
        let mut findings = Findings::default();
        let loaded = Loaded::new(&sample.project.plans[0], &sample.engine, &mut findings);
        let mut evaluated = loaded.evaluate(Depth::Data, Format::Pdf, &mut findings).unwrap();
        let stems: Vec<String> = evaluated.documents.iter().map(RenderedDocument::stem).collect();
        assert_eq!(stems, ["ke-hoach"]);
        // Nothing was issued that it could be compared with.
        evaluated.add_comparison(&mut findings);
        assert_eq!(evaluated.take_documents().len(), 1);
    }

    #[test]
    fn an_acceptance_meets_its_finding_at_whatever_stage_it_is_found() {
        // The pages alone show that a word is wider than the text.
        let word = "a".repeat(77);
        let body = format!("body: ['{word}']\n");
        let plan = PLAN.replace("body: [Một đoạn văn.]\n", &body);
        let accept = "accept:\n- {code: outside-margins, at: body.1, reason: Thử.}\n";
        let folder = sample("", "");
        std::fs::write(folder.project.plans[0].path.join("plan.yaml"), format!("{plan}{accept}")).unwrap();
        let found = findings(&folder, Depth::Pages);
        assert!(!codes(&found).contains(&Code::AcceptedNothing), "{found:?}");
    }

    #[test]
    fn an_acceptance_without_a_finding_is_reported_as_far_as_the_work_went() {
        let accept = |code: &str| format!("accept:\n- {{code: {code}, at: body.1, reason: Thử.}}\n");
        let of_pages = sample("", &accept("short-last-page"));
        assert!(!codes(&findings(&of_pages, Depth::Data)).contains(&Code::AcceptedNothing));
        assert!(codes(&findings(&of_pages, Depth::Pages)).contains(&Code::AcceptedNothing));
        let of_data = sample("", &accept("rate-disagrees"));
        assert!(codes(&findings(&of_data, Depth::Data)).contains(&Code::AcceptedNothing));
    }

    #[test]
    fn severities_of_the_project_hold_in_every_stage() {
        let text = "number: 5\nreplaces: {type: Kế hoạch, number: 4, symbol: KH/ĐU, date: 2026-07-01, issuer: Đảng ủy}\n";
        let severity = |settings: &str| {
            let sample = sample(settings, text);
            let found = findings(&sample, Depth::Data);
            let one = found.iter().find(|finding| finding.code() == Code::DatesOutOfOrder);
            one.map(crate::diag::Finding::severity)
        };
        assert_eq!(severity(""), Some(Code::DatesOutOfOrder.severity()));
        assert_eq!(severity("severities: {dates-out-of-order: error}\n"), Some(Severity::Error));
        assert_eq!(severity("severities: {dates-out-of-order: ignore}\n"), None);
    }

    #[test]
    fn findings_are_in_the_order_of_their_places() {
        let sample = sample("", "unknown: 1\nagain: 2\n");
        let found = findings_of_broken(&sample);
        let lines: Vec<usize> = found.iter().filter_map(|one| Some(one.place()?.range().start)).collect();
        assert!(lines.len() > 1 && lines.is_sorted(), "{lines:?}");
    }

    fn findings_of_broken(sample: &Sample) -> Findings {
        let mut findings = Findings::default();
        let loaded = Loaded::new(&sample.project.plans[0], &sample.engine, &mut findings);
        assert!(findings.has_errors());
        loaded.evaluate(Depth::Data, Format::Pdf, &mut findings).unwrap();
        findings
    }
}
