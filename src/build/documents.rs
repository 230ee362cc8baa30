//! The documents of one plan, from its files to its folder of outputs: all that are stale, or none.

use std::collections::BTreeSet;

use super::batch::Options;
use super::check::Depth;
use super::comparison;
use super::life;
use super::look::{Inputs, Look};
use super::numbers;
use super::plan::{Done, Format, Outcome, Output, changed, unwritable};
use super::project::Workshop;
use super::recall::keep;
use super::settle::{Member, On, gone, settle};
use super::shared_names;
use super::sheet::{Ready, Sheet, sheets};
use super::shelf::{Shelf, Standing};
use super::sources::SourceFiles;
use super::stale::{Decision, Now, decide};
use super::transparency;
use super::verdict::Verdict;
use super::workers::Crew;
use super::write::OutputFolder;
use crate::data::{PlanFolder, load_plan};
use crate::diag::Findings;
use crate::model::Plan;
use crate::records::Manifest;

/// What plans are built with.
#[derive(Clone, Copy)]
pub(super) struct Bench<'a> {
    pub(super) workshop: &'a Workshop,
    pub(super) look: &'a Look,
    pub(super) output: &'a OutputFolder,
    pub(super) options: &'a Options,
    /// Who works.
    pub(super) crew: &'a Crew,
}

/// Builds what is stale of a plan. Files are written when all of them are ready, so an error leaves the
/// last good set as it was.
pub(super) fn build(folder: &PlanFolder, inputs: &Inputs, bench: Bench<'_>) -> Outcome {
    let Bench { workshop, output, options, .. } = bench;
    let mut done = Done::default();
    let plan = load_plan(folder, &mut done.findings);
    let depth = if options.is_dry_run { Depth::Data } else { Depth::Pages };
    if !workshop.try_templates((&plan, folder), depth, &mut done.findings) {
        return Outcome::of(folder, done);
    }
    let (mut sheets, mut verdict) = write((&plan, folder), workshop, options.format, &mut done.findings);
    done.numbered = numbers::of(&plan, &mut verdict);
    sheets.extend(comparison::of((&plan, folder), workshop, options.format, &mut done.findings));
    if done.findings.has_errors() {
        verdict.close(Depth::Data, folder, &mut done.findings);
    } else {
        let shelf = Shelf::new(output, &plan.id, options.format);
        let documents = Documents { folder, plan: &plan, inputs, bench, shelf: &shelf };
        documents.build(sheets, verdict, &mut done);
    }
    Outcome::of(folder, done)
}

/// Finds what a build would find, and writes nothing.
pub(super) fn check(folder: &PlanFolder, workshop: &Workshop, (depth, crew): (Depth, &Crew)) -> Outcome {
    let mut findings = Findings::default();
    let plan = load_plan(folder, &mut findings);
    if !workshop.try_templates((&plan, folder), depth, &mut findings) {
        return Outcome::new(folder, findings);
    }
    let (mut sheets, mut verdict) = write((&plan, folder), workshop, Format::Pdf, &mut findings);
    let numbered = numbers::of(&plan, &mut verdict);
    if depth == Depth::Data || findings.has_errors() {
        let mut missing = Findings::default();
        for sheet in sheets.iter().filter(|sheet| sheet.frozen.is_none()) {
            sheet.report_missing(&plan, workshop, &mut missing);
        }
        missing.drop_following(&plan.doubts);
        findings.extend(missing);
        verdict.close(Depth::Data, folder, &mut findings);
    } else {
        sheets.extend(comparison::of((&plan, folder), workshop, Format::Pdf, &mut findings));
        let set = |sheet: &Sheet<'_>| {
            let mut found = Findings::default();
            sheet.set(&plan, workshop, Format::Pdf, &mut found);
            comparison::failure(sheet, &found).unwrap_or(found)
        };
        for found in crew.share(&sheets, set) {
            findings.extend(found);
        }
        verdict.pass(&mut findings);
        verdict.close(Depth::Pages, folder, &mut findings);
    }
    Outcome { numbered, ..Outcome::new(folder, findings) }
}

/// Checks a plan, writes its documents as Typst text, and judges what was found so far.
pub(super) fn write<'a>(
    (plan, folder): (&'a Plan, &PlanFolder),
    workshop: &'a Workshop,
    format: Format,
    findings: &mut Findings,
) -> (Vec<Sheet<'a>>, Verdict<'a>) {
    let settings = &workshop.settings;
    let mut found = Findings::default();
    crate::check::check(
        plan,
        settings.spelling,
        |document| workshop.renderer.profile(document, settings),
        &mut found,
    );
    let is_within = crate::check::check_size(plan, &mut found);
    let mut sheets = if is_within { sheets(plan, workshop, format, &mut found) } else { Vec::new() };
    shared_names::report(plan, &sheets, &mut found);
    transparency::report(&sheets, &mut found);
    life::report_changed((plan, folder), &sheets, &mut found);
    sheets.iter().filter_map(|sheet| sheet.unissued.clone()).for_each(|finding| found.push(finding));
    sheets.retain(|sheet| sheet.unissued.is_none());
    found.drop_following(&plan.doubts);
    findings.extend(found);
    let mut verdict = Verdict::of(settings, plan);
    verdict.pass(findings);
    (sheets, verdict)
}

/// A plan that is read, and what it takes to make its documents.
struct Documents<'a> {
    folder: &'a PlanFolder,
    plan: &'a Plan,
    inputs: &'a Inputs,
    bench: Bench<'a>,
    shelf: &'a Shelf<'a>,
}

impl<'a> Documents<'a> {
    /// Makes what is stale, or tells what would be.
    fn build(&self, sheets: Vec<Sheet<'a>>, verdict: Verdict<'_>, done: &mut Done) {
        let Bench { look, options, .. } = self.bench;
        let before = self.shelf.manifest();
        let now = Now::of(self.plan, self.inputs, &look.made_with);
        let now = Now { is_forced: options.is_forced, ..now };
        let decide = |sheet: Sheet<'a>| {
            let decision = decide(&sheet, before.as_ref(), self.shelf, &now);
            (sheet, decision)
        };
        let decided: Vec<_> = sheets.into_iter().map(decide).collect();
        if options.is_dry_run {
            verdict.close(Depth::Data, self.folder, &mut done.findings);
            self.preview(decided, before.as_ref(), done);
        } else {
            self.make(decided, (now, verdict), done);
        }
    }

    /// Tells what would be made and removed.
    fn preview(&self, decided: Vec<(Sheet<'a>, Decision)>, before: Option<&Manifest>, done: &mut Done) {
        let stems: BTreeSet<String> = decided.iter().map(|(sheet, _)| sheet.stem.clone()).collect();
        for (sheet, decision) in decided {
            match decision {
                Decision::Keep => done.fresh += 1,
                Decision::Leave(file) => {
                    done.findings.push(changed(&self.shelf.path(&file.name), file.is_stale));
                }
                Decision::Set(reasons) => {
                    let path = self.shelf.path(&self.bench.options.format.file(&sheet.stem));
                    done.outputs.push(Output { path, pages: None, reasons });
                }
            }
        }
        for record in gone(before, &stems).iter().filter_map(|stem| before?.documents.get(stem)) {
            let ours = record.files.keys().filter(|name| {
                matches!(self.shelf.standing(name, std::iter::once(record)), Standing::Ours(_))
            });
            done.removed.extend(ours.map(|name| self.shelf.path(name)));
        }
    }

    /// Sets what is stale, and puts the new set in its place where nothing was found to be wrong.
    fn make(
        &self,
        decided: Vec<(Sheet<'a>, Decision)>,
        (now, mut verdict): (Now<'_>, Verdict<'_>),
        done: &mut Done,
    ) {
        let before = self.shelf.manifest();
        let set = |(sheet, decision): &(Sheet<'a>, Decision)| {
            let mut found = Findings::default();
            (self.set((sheet, decision), before.as_ref(), &mut found), found)
        };
        let set = self.bench.crew.share(&decided, set);
        let mut members = Vec::with_capacity(set.len());
        for ((sheet, decision), (ready, found)) in decided.into_iter().zip(set) {
            // The documents do not wait for what compares them.
            let failed = comparison::failure(&sheet, &found);
            members.push(match failed {
                Some(_) => Member::Unset { stem: sheet.stem.clone() },
                None => member(&sheet, decision, ready),
            });
            done.findings.extend(failed.unwrap_or(found));
        }
        verdict.pass(&mut done.findings);
        verdict.close(Depth::Pages, self.folder, &mut done.findings);
        if done.findings.has_errors() {
            return;
        }
        let after = self.manifest(now, done);
        let Options { is_forced, locks, .. } = self.bench.options;
        let on = On { shelf: self.shelf, is_forced: *is_forced, locks };
        if let Err((path, error)) = settle(members, after, &on, done) {
            done.outputs.clear();
            done.findings.push(unwritable(&path, &error));
        }
        if self.bench.options.format == Format::Typ {
            let Bench { output, options, .. } = self.bench;
            SourceFiles { output, is_forced: options.is_forced }
                .write_pictures(self.plan, &mut done.findings);
        }
    }

    /// Sets a document that is stale. Of one that is not, what was found on its pages is told again, at the places of
    /// today.
    fn set(
        &self,
        (sheet, decision): (&Sheet<'a>, &Decision),
        before: Option<&Manifest>,
        findings: &mut Findings,
    ) -> Option<Ready> {
        let Bench { workshop, options, .. } = self.bench;
        match decision {
            Decision::Set(_) => return sheet.set(self.plan, workshop, options.format, findings),
            Decision::Keep if before.is_some_and(|before| before.is_remarked(&sheet.name(self.plan))) => {
                sheet.remark(self.plan, workshop, findings);
            }
            Decision::Keep | Decision::Leave(_) => {}
        }
        None
    }

    /// The new manifest, but for the documents.
    fn manifest(&self, now: Now<'_>, done: &mut Done) -> Manifest {
        let mut manifest = Manifest::new(&self.plan.id, now.made_with.clone());
        manifest.inputs = now.inputs;
        manifest.surroundings = self.inputs.surroundings;
        manifest.values = now.values;
        done.findings.put_in_order();
        let findings = keep(&done.findings, |path| self.inputs.name(path));
        let numbers = numbers::keep(&done.numbered, self.inputs);
        // What cannot be kept has to be found again, and what was saved meanwhile has to be looked at again.
        let is_of_inputs = self.inputs.are_those_read(&self.plan.sources);
        manifest.is_settled = findings.is_some() && numbers.is_some() && is_of_inputs;
        manifest.findings = findings.unwrap_or_default();
        manifest.numbers = numbers.unwrap_or_default();
        manifest
    }
}

/// What becomes of a document, of which this was made if it was to be.
fn member(sheet: &Sheet<'_>, decision: Decision, ready: Option<Ready>) -> Member {
    let stem = sheet.stem.clone();
    match (decision, ready) {
        (Decision::Keep, _) => Member::Kept { stem, made_from: sheet.made_from },
        (Decision::Leave(file), _) => Member::Left { stem, file },
        (Decision::Set(reasons), Some(ready)) => Member::Made { ready, reasons },
        (Decision::Set(_), None) => Member::Unset { stem },
    }
}

impl Format {
    /// The name of a document's file, or of the first of several.
    fn file(self, stem: &str) -> String {
        match self {
            Self::Pdf | Self::Typ => format!("{stem}.{}", self.id()),
            Self::Png | Self::Svg => format!("{stem}-1.{}", self.id()),
        }
    }
}
