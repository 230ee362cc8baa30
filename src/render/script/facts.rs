//! What is said of a document beside its passages, and what people ask for by name: number, date, who signs, to whom
//! it goes, what it cites.

use super::super::frame::Setting;
use super::super::values::{AmountValue, CitationValue, DateValue, long};
use super::Chapter;
use crate::diag::Findings;
use crate::model::{Citation, Document, Figure, Picture, Plan, Signature, State, TemplateText};
use crate::text::ToneMark;

/// A named value of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is; the key in the plan's file where there is one: `number`, `figures`.
    pub kind: &'static str,
    /// Which of several: the name of a figure, the text of a recipient, the ids of a quota and a unit.
    pub of: Vec<String>,
    /// As it reads.
    pub value: String,
}

/// The facts of a document.
pub(super) fn of(
    chapter: Chapter,
    (plan, setting): (&Plan, &Setting<'_>),
    findings: &mut Findings,
) -> Vec<Fact> {
    let mut lister = Lister { setting, findings, facts: Vec::new() };
    lister.header();
    lister.settings();
    lister.named();
    lister.people();
    if chapter == Chapter::Plan {
        lister.notes(plan);
    }
    lister.facts
}

struct Lister<'a, 's> {
    setting: &'a Setting<'s>,
    findings: &'a mut Findings,
    facts: Vec<Fact>,
}

impl Lister<'_, '_> {
    fn push(&mut self, kind: &'static str, value: impl Into<String>) {
        self.facts.push(Fact { kind, of: Vec::new(), value: value.into() });
    }

    fn push_of(&mut self, kind: &'static str, of: &str, value: impl Into<String>) {
        self.facts.push(Fact { kind, of: vec![of.to_owned()], value: value.into() });
    }

    fn read(&mut self, text: &TemplateText) -> String {
        self.setting.evaluate(text, self.findings).to_plain()
    }

    fn push_text(&mut self, kind: &'static str, text: Option<&TemplateText>) {
        if let Some(text) = text {
            let value = self.read(text);
            self.push(kind, value);
        }
    }

    fn push_texts(&mut self, kind: &'static str, texts: &[TemplateText]) {
        let lines: Vec<String> = texts.iter().map(|text| self.read(text)).collect();
        if !lines.is_empty() {
            self.push(kind, lines.join(" "));
        }
    }

    /// Each of a list by its own text: what is added or removed is told alone.
    fn push_each(&mut self, kind: &'static str, texts: &[TemplateText]) {
        for text in texts {
            let value = self.read(text);
            self.push_of(kind, &value, value.as_str());
        }
    }

    fn header(&mut self) {
        let Document { header, state, .. } = self.setting.document;
        let state = match state {
            State::Draft => "dự thảo",
            State::Issued => "đã ban hành",
        };
        self.push("state", state);
        if let Some(number) = header.number {
            self.push("number", number.to_string());
        }
        self.push("symbol", header.symbol.as_str());
        self.push("place", header.place.as_str());
        self.push("date", DateValue { date: header.date, blank: BLANK }.long());
        self.push_text("superior", header.superior.as_ref());
        self.push_text("issuer", Some(&header.issuer.name));
        self.push_text("cited_as", Some(&header.issuer.cited));
        self.push_texts("abstract", &header.about);
        if header.amended {
            self.push("amended", "(điều chỉnh, bổ sung)");
        }
        if let Some(urgency) = header.urgency {
            self.push("urgency", urgency.name());
        }
        if let Some(draft) = header.draft {
            self.push("draft", draft.to_string());
        }
        self.push_text("circulation", header.circulation.as_ref());
    }

    /// How the document is set and numbered, where that shows.
    fn settings(&mut self) {
        let Setting { document, profile, settings, spelling, .. } = *self.setting;
        self.push("profile", profile.id.as_str());
        let spelling = match spelling {
            ToneMark::First => "ủy",
            ToneMark::Second => "uỷ",
        };
        self.push("spelling", spelling);
        let levels: Vec<&str> = document.numbering.iter().map(|level| level.id()).collect();
        self.push("numbering", levels.join(", "));
        let said = |is_so: bool| if is_so { "có" } else { "không" };
        self.push("draft_mark", said(document.draft_mark.unwrap_or(settings.has_draft_mark)));
        self.push("duplex", said(settings.is_duplex));
        let families: Vec<&str> =
            settings.fonts.families.iter().map(|family| family.value.as_str()).collect();
        if !families.is_empty() {
            self.push("fonts", families.join(", "));
        }
        if !document.annexes.is_empty() {
            self.push("bind_annexes", said(document.binds_annexes));
        }
        for (at, annex) in document.annexes.iter().enumerate() {
            let at = (at + 1).to_string();
            self.push_of("header_block", &at, said(annex.has_header_block));
        }
    }

    /// Figures and citations, each by its name.
    fn named(&mut self) {
        let Setting { document, profile, .. } = *self.setting;
        for (name, figure) in &document.figures {
            self.push_of("figures", name, written(figure));
        }
        let rules = &profile.rules.citation;
        let cited = |citation: &Citation| {
            let cited = CitationValue { citation: citation.clone(), rules: rules.clone() }.cited();
            let about = citation.about.as_ref().map(|about| format!(" ({about})")).unwrap_or_default();
            format!("{cited}{about}")
        };
        for (name, citation) in &document.citations {
            self.push_of("citations", name, cited(citation));
        }
        if let Some(replaces) = &document.replaces {
            self.push("replaces", cited(replaces));
        }
    }

    /// Who signs, and to whom the document goes.
    fn people(&mut self) {
        let document = self.setting.document;
        for (at, signature) in document.signatures.iter().enumerate() {
            self.signature(at, signature);
        }
        for group in &document.addressees {
            self.push_each("addressees", &group.list);
        }
        self.push_each("recipients", &document.recipients.list);
        self.push_text("drafter", document.recipients.drafter.as_ref());
    }

    fn signature(&mut self, at: usize, signature: &Signature) {
        let at = (at + 1).to_string();
        for (kind, texts) in [
            ("authority", signature.authority.as_slice()),
            ("position", &signature.position),
            ("signer", std::slice::from_ref(&signature.signer)),
        ] {
            let lines: Vec<String> = texts.iter().map(|text| self.read(text)).collect();
            if !lines.is_empty() {
                self.push_of(kind, &at, lines.join(" "));
            }
        }
        for (kind, picture) in [("image", &signature.image), ("seal", &signature.seal)] {
            if let Some(Picture { name, width, .. }) = picture {
                self.push_of(kind, &at, format!("{name}, {width:.1} pt"));
            }
        }
    }

    /// What notes say of shares and of those who hold them.
    fn notes(&mut self, plan: &Plan) {
        let units = plan.quotas.units.iter().map(|unit| (&unit.id, unit.note.as_ref()));
        let organisations = plan.quotas.organisations.iter().map(|one| (&one.id, one.note.as_ref()));
        for (id, note) in units.chain(organisations) {
            if let Some(note) = note {
                let value = self.read(note);
                self.push_of("holder-note", id.as_str(), value);
            }
        }
        for quota in &plan.quotas.quotas {
            for share in &quota.tally.shares {
                if let Some(note) = &share.note {
                    let value = self.read(note);
                    let of = vec![quota.id.clone(), share.holder.to_string()];
                    self.facts.push(Fact { kind: "share-note", of, value });
                }
            }
        }
    }
}

/// How many spaces stand for a day or month that is not known yet.
const BLANK: usize = 6;

/// A figure as it reads.
fn written(figure: &Figure) -> String {
    match figure {
        Figure::Amount(amount) => AmountValue(*amount).written(|count| count.to_string()),
        Figure::Day(date) => long(*date),
        Figure::Text(text) => text.clone(),
    }
}
