//! Makes the content of a document from the model: numbers are given, texts evaluated, tables computed.

mod annexes;
mod body;
mod charts;
mod drawings;
mod fields;
mod head;
mod jumps;
mod numbering;
mod people;
mod progress;
mod tables;
mod text_checks;
mod written_values;

use std::collections::BTreeSet;

use jumps::NumberJumps;

use super::document::{Content, Letterhead};
use super::evaluate::{OfferedNames, Own, TextPiece, Texts};
use super::runs::Runs;
use super::table::Table;
use super::text::Text;
use crate::diag::Findings;
use crate::model::{
    Document, DocumentId, Plan, Profile, QuotaSet, QuotaTable, ReportingContext, Settings, TemplateText,
    TypeRules, Unit,
};
use crate::text::ToneMark;

pub use fields::{ComposedDocument, DocumentFields};

/// Which document is composed, and by which settings.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Which of its documents.
    pub document: &'a DocumentId,
    /// The settings of the project.
    pub settings: &'a Settings,
    /// The profile of a document of the plan, where it is known.
    pub profile: &'a dyn Fn(&Document) -> Option<&'a Profile>,
    /// Whether the parts of texts that stay on one line are runs of their own.
    pub lines: LineParts,
}

/// Whether the parts of texts that stay on one line are runs of their own: pages need it, and the search for them takes longer
/// than the composing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineParts {
    /// They are runs of their own.
    Apart,
    /// They are not looked for.
    Ignored,
}

/// The subject of a document, and its issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// The name of its type.
    pub kind: String,
    /// Its kind and its abstract, on one line.
    pub title: String,
    /// Who issues it, as it is cited.
    pub issuer: String,
}

impl Request<'_> {
    /// The content of the document, with that of the documents that follow it in its file; none where it or its profile is
    /// not there. Expressions that fail are findings.
    pub fn compose(self, findings: &mut Findings) -> Option<Content> {
        let mut content = self.compose_alone(findings)?;
        content.bound = self.bound();
        Some(content)
    }

    /// The documents that follow it in its file, as they read without those that follow them. Errors in their texts are
    /// reported where they are documents by themselves.
    fn bound(self) -> Vec<Content> {
        let document = self.plan.document(self.document).into_iter();
        let ids: Vec<DocumentId> = document.flat_map(Document::bound_documents).collect();
        let profile = |document: &Document| (self.profile)(document);
        let alone = |document| {
            let request = Request { document, profile: &profile, ..self };
            request.compose_alone(&mut Findings::default())
        };
        ids.iter().filter_map(alone).collect()
    }

    fn compose_alone(self, findings: &mut Findings) -> Option<Content> {
        self.with_composer(findings, |composer| {
            let content = composer.content();
            composer.report_unfilled(&content);
            composer.jumps.report(composer.findings);
            content
        })
    }

    /// A table of quotas as the document would print it.
    pub fn quota_table(&self, table: &QuotaTable) -> Option<Table> {
        self.with_composer(&mut Findings::default(), |composer| composer.quota_table(table))
    }

    /// The subject of the document and its issuer, as registers list them. Errors in these texts are reported where
    /// they are printed.
    pub fn describe(&self) -> Option<Described> {
        self.with_composer(&mut Findings::default(), |composer| {
            let head = composer.head();
            let kind = composer.rules.name.clone();
            Described { kind, issuer: head.issuer.runs.to_plain(), title: head.name }
        })
    }

    /// What texts of the document can say.
    pub fn names(self) -> Option<OfferedNames> {
        self.with_composer(&mut Findings::default(), |composer| OfferedNames::new(composer.texts))
    }

    /// Texts of the document piece by piece.
    pub fn pieces(self, texts: &[TemplateText]) -> Option<Vec<Vec<TextPiece>>> {
        self.with_composer(&mut Findings::default(), |composer| {
            texts.iter().map(|text| composer.texts.pieces(text)).collect()
        })
    }

    /// The letterhead of the document, and the facts that it states about itself.
    pub fn letterhead(self, findings: &mut Findings) -> Option<(super::Head, Letterhead)> {
        self.with_composer(findings, |composer| (composer.head(), composer.letterhead()))
    }

    fn with_composer<T>(
        self,
        findings: &mut Findings,
        work: impl FnOnce(&mut Composer<'_, '_>) -> T,
    ) -> Option<T> {
        let plan = &*self.plan.in_force_at(self.document);
        let document = plan.document(self.document)?;
        let profile = (self.profile)(document)?;
        let texts = Texts::new(plan, &Own { id: self.document, document, profile }, self.profile);
        // A text for many documents at once has no one figure.
        let of_all = self.document.is_for_every_unit().then(QuotaSet::default);
        let of_unit =
            of_all.or_else(|| plan.unit(self.document).map(|unit| plan.quotas.for_holder(&unit.id)));
        let mut composer = Composer {
            plan,
            document,
            unit: plan.unit(self.document),
            quotas: of_unit.as_ref().unwrap_or(&plan.quotas),
            reporting: ReportingContext { results: &plan.results, period: self.document.period() },
            profile,
            rules: document.document_type.under(&profile.id),
            texts: &texts,
            spelling: document.spelling.or(self.settings.spelling).unwrap_or(ToneMark::Second),
            settings: self.settings,
            lines: self.lines,
            findings,
            unfilled: Vec::new(),
            by_hand: BTreeSet::new(),
            jumps: NumberJumps::default(),
        };
        Some(work(&mut composer))
    }
}

/// The inputs that a document is composed from, and the findings about its texts.
struct Composer<'a, 'f> {
    plan: &'a Plan,
    document: &'a Document,
    /// The unit whose extract it is.
    unit: Option<&'a Unit>,
    /// The plan's quotas, or a unit's share of them.
    quotas: &'a QuotaSet,
    reporting: ReportingContext<'a>,
    profile: &'a Profile,
    /// The rules of the document's type under the profile.
    rules: &'a TypeRules,
    texts: &'a Texts,
    spelling: ToneMark,
    settings: &'a Settings,
    lines: LineParts,
    findings: &'f mut Findings,
    /// The texts so far that print something left to be filled in.
    unfilled: Vec<TemplateText>,
    /// The lines of forms, which are filled in by hand.
    by_hand: BTreeSet<String>,
    /// Where the numbers of its parts do not run on.
    jumps: NumberJumps,
}

impl Composer<'_, '_> {
    fn content(&mut self) -> Content {
        let letterhead = self.letterhead();
        Content {
            document: self.document.id.clone(),
            head: self.head(),
            cited: self.texts.cited().clone(),
            title: self.title(),
            addressees: self.addressees(),
            recipients: self.recipients(),
            signers: self.signers(),
            body: self.body(),
            annexes: self.annexes(&letterhead),
            binds_annexes: self.document.binds_annexes,
            bound: Vec::new(),
            letterhead,
        }
    }

    /// A text of the data as it reads.
    fn text(&mut self, text: &TemplateText) -> Text {
        let runs = self.texts.evaluate(text, self.findings);
        text_checks::report_slips(text, &runs, self.texts, self.findings);
        self.unfilled.extend(text_checks::is_unfilled(&runs).then(|| text.clone()));
        Text { runs: self.unbroken(runs), place: Some(text.place().clone()) }
    }

    fn all(&mut self, texts: &[TemplateText]) -> Vec<Text> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    fn optional(&mut self, text: Option<&TemplateText>) -> Option<Text> {
        text.map(|text| self.text(text))
    }

    /// Words of the program's own.
    fn own(&self, words: String) -> Text {
        Text { runs: self.unbroken(Runs::plain(words)), place: None }
    }

    /// A text in which no date, number or symbol is parted.
    fn unbroken(&self, runs: Runs) -> Runs {
        match self.lines {
            LineParts::Apart => runs.unbroken(&self.profile.rules.unbroken),
            LineParts::Ignored => runs,
        }
    }
}
