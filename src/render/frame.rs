//! What stands around the text: header, title, signature, and what the PDF says of itself.

use minijinja::value::Value;

use super::chart;
use super::placeholders::Unfilled;
use super::runs::Runs;
use super::slips;
use super::table::{self, Basis};
use super::text::Texts;
use super::values::{DateValue, cited_date};
use super::view::{self, Addressees, Frame, Letterhead, Meta, PictureView, Signature, Signer, Title};
use crate::diag::Findings;
use crate::model::{
    self, Chart, Document, DocumentDate, Header, Picture, Plan, Profile, QuotaSet, Rules, Settings, Sight,
    State, Table, TemplateText,
};
use crate::text::{self, ToneMark};

/// What a document is made from.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) plan: &'a Plan,
    pub(super) document: &'a Document,
    /// The plan's quotas, or a unit's share of them.
    pub(super) quotas: &'a QuotaSet,
    pub(super) sight: Sight<'a>,
    pub(super) profile: &'a Profile,
    /// The profile's look.
    pub(super) look: &'a Value,
    pub(super) texts: &'a Texts,
    pub(super) spelling: ToneMark,
    pub(super) families: &'a [String],
    pub(super) settings: &'a Settings,
    /// What is printed so far with something left to be filled in.
    pub(super) unfilled: &'a Unfilled,
}

impl Setting<'_> {
    /// The parts that every document has; `title` is the PDF's.
    pub(super) fn frame(&self, title: String, findings: &mut Findings) -> Frame {
        let date = self.document.header.date.full();
        let author = self.evaluate(&self.document.header.issuer.cited, findings).to_plain();
        Frame {
            profile: self.look.clone(),
            meta: Meta {
                title,
                author,
                date: date.map(|date| (date.year(), date.month(), date.day())),
                duplex: self.settings.is_duplex,
                draft_mark: self.has_draft_mark(),
                fonts: self.families.to_vec(),
            },
        }
    }

    /// A text as it prints, but for the marks that the program puts at ends of lines.
    pub(super) fn evaluate(&self, text: &TemplateText, findings: &mut Findings) -> Runs {
        let runs = self.texts.evaluate(text, findings);
        self.unfilled.note(text, &runs);
        slips::report(text, &runs, self.texts, findings);
        self.unbroken(runs)
    }

    /// A text in which no date, number or symbol is parted.
    pub(super) fn unbroken(&self, runs: Runs) -> Runs {
        runs.unbroken(&self.profile.rules.unbroken)
    }

    pub(super) fn all(&self, texts: &[TemplateText], findings: &mut Findings) -> Vec<Runs> {
        texts.iter().map(|text| self.evaluate(text, findings)).collect()
    }

    /// The header block (1 to 4).
    pub(super) fn letterhead(&self, findings: &mut Findings) -> Letterhead {
        let header = &self.document.header;
        let rules = &self.profile.rules;
        let date = DateValue { date: header.date, blank: rules.date_blank };
        let line = |text: String| self.unbroken(Runs::plain(text));
        Letterhead {
            title: rules.header_title.clone(),
            superior: header.superior.as_ref().map(|text| self.evaluate(text, findings)),
            issuer: self.evaluate(&header.issuer.name, findings),
            number: line(format!("{}{}", rules.number_label, number(header.number, &header.symbol, rules))),
            date: line(format!("{}, {}", header.place, date.long())),
            urgency: header.urgency.map(|urgency| text::respell(urgency.name(), self.spelling)),
            draft: self.draft_line(),
            circulation: header.circulation.as_ref().map(|text| self.evaluate(text, findings)),
        }
    }

    /// Only a draft is marked as one, where a setting says so.
    fn has_draft_mark(&self) -> bool {
        let is_wanted = self.document.draft_mark.unwrap_or(self.settings.has_draft_mark);
        is_wanted && self.document.state == State::Draft
    }

    /// `Dự thảo lần 2` (11).
    fn draft_line(&self) -> Option<String> {
        let number = self.document.header.draft.filter(|_| self.document.state == State::Draft)?;
        Some(format!("Dự thảo lần {number}"))
    }

    /// Type and abstract (5a, 5b).
    pub(super) fn title(&self, findings: &mut Findings) -> Title {
        let header = &self.document.header;
        let mut about = self.all(&header.about, findings);
        about.extend(header.amended.then(|| Runs::plain("(điều chỉnh, bổ sung)")));
        Title { kind: text::upper(header.kind.name()), about }
    }

    /// Those whom the document addresses (9a).
    pub(super) fn addressees(&self, findings: &mut Findings) -> Vec<Addressees> {
        let rules = &self.profile.rules;
        let ends = [rules.addressee_end.as_str(), &rules.addressee_last_end];
        let groups = self.document.addressees.iter().map(|group| Addressees {
            salutation: group.salutation.clone().unwrap_or_else(|| rules.salutation.clone()),
            list: match group.list.as_slice() {
                [one] => vec![self.evaluate(one, findings)],
                list => self.dashed(list, ends, findings),
            },
        });
        groups.collect()
    }

    /// Signature and recipients (7, 9).
    pub(super) fn signature(&self, findings: &mut Findings) -> Signature {
        let Document { signatures, recipients, .. } = self.document;
        let rules = &self.profile.rules;
        let ends = [rules.recipient_end.as_str(), &rules.recipient_last_end];
        Signature {
            signers: signatures.iter().map(|signature| self.signer(signature, findings)).collect(),
            recipients_label: rules.recipients_label.clone(),
            recipients: self.dashed(&recipients.list, ends, findings),
            drafter: recipients.drafter.as_ref().map(|text| self.evaluate(text, findings)),
        }
    }

    fn signer(&self, signature: &model::Signature, findings: &mut Findings) -> Signer {
        let name = self.evaluate(&signature.signer, findings);
        let position = self.all(&signature.position, findings);
        let posts: Vec<String> = position.iter().map(Runs::to_plain).collect();
        let view = |picture: &Option<Picture>, alt: String| {
            let Picture { name, width, .. } = picture.as_ref()?;
            Some(PictureView { file: format!("/{}", picture_path(name)), width: *width, alt })
        };
        Signer {
            authority: self.all(&signature.authority, findings),
            image: view(&signature.image, format!("Chữ ký của {}", name.to_plain())),
            seal: view(
                &signature.seal,
                format!("Dấu bên chữ ký của {}, {}", name.to_plain(), posts.join(" ")),
            ),
            position,
            name,
        }
    }

    /// Lines with a dash; each ends with the first of `ends`, the last with the second.
    fn dashed(&self, texts: &[TemplateText], ends: [&str; 2], findings: &mut Findings) -> Vec<Runs> {
        let last = texts.len().saturating_sub(1);
        let line = |(at, text)| {
            let end = ends[usize::from(at == last)];
            self.evaluate(text, findings).ended_with(end).prefixed("- ")
        };
        texts.iter().enumerate().map(line).collect()
    }

    /// A table.
    pub(super) fn table(&self, table: &Table, findings: &mut Findings) -> view::Table {
        let units_header = self.profile.rules.units_header.as_str();
        let Self { quotas, sight, spelling, .. } = *self;
        let basis = Basis { quotas, sight, units_header, spelling };
        table::of(table, &basis, &mut |text| self.evaluate(text, findings))
    }

    /// A chart, where its quota is known.
    pub(super) fn chart(&self, chart: &Chart, findings: &mut Findings) -> Option<view::Chart> {
        let quota = self.quotas.quota(&chart.quota.value)?;
        let mut evaluate = |text: &TemplateText| self.evaluate(text, findings);
        let mut view = chart::of_quota(chart, quota, self.sight, &mut evaluate);
        for words in [&mut view.planned_label, &mut view.reached_label, &mut view.alt] {
            *words = text::respell(words, self.spelling);
        }
        Some(view)
    }

    /// The title of the PDF: type and abstract on one line.
    pub(super) fn pdf_title(&self, findings: &mut Findings) -> String {
        let about = self.all(&self.document.header.about, findings);
        let about: Vec<String> = about.iter().map(Runs::to_plain).collect();
        format!("{} {}", self.document.header.kind.name(), about.join(" "))
    }
}

/// The path of a picture below the root of the Typst sources.
pub(super) fn picture_path(name: &str) -> String {
    format!("pictures/{name}")
}

/// ` 54-KH/ĐU`, or with a blank for the number (3).
fn number(number: Option<u32>, symbol: &str, rules: &Rules) -> String {
    let Rules { number_separator, number_digits, number_blank, .. } = rules;
    match number {
        Some(number) => format!(" {number:0number_digits$}{number_separator}{symbol}"),
        None => format!("{}{number_separator}{symbol}", " ".repeat(*number_blank)),
    }
}

/// A document as others cite it: number, date, issuer.
pub(super) fn cited(header: &Header, issuer: &str, rules: &Rules) -> String {
    let number = number(header.number, &header.symbol, rules);
    let date = match header.date {
        DocumentDate::Day(date) => cited_date(date, &rules.citation),
        date => DateValue { date, blank: rules.date_blank }.long(),
    };
    format!("{} số{number}{}{date} của {issuer}", header.kind.name(), rules.citation.before_date)
}
