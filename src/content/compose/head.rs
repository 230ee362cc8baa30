//! The parts above the text: the facts that a document states about itself, the letterhead, kind and abstract.

use super::Composer;
use crate::content::document::{Head, Letterhead, Line, Title};
use crate::content::evaluate::{CitationValue, DateValue, printed_number};
use crate::content::text::{Marks, Text, one_line};
use crate::model::{State, SubjectPlace, TemplateText};
use crate::text;

impl Composer<'_, '_> {
    /// The facts that the document states about itself.
    pub(super) fn head(&mut self) -> Head {
        let document = self.document;
        let header = &document.header;
        let about = self.subject_lines();
        let is_wanted = self.document.draft_mark.unwrap_or(self.settings.has_draft_mark);
        Head {
            name: format!("{} {}", self.rules.name, one_line(&about)),
            issuer: self.text(&header.issuer.cited),
            date: header.date.full(),
            // Only a draft is marked as one.
            is_marked_draft: is_wanted && self.document.state == State::Draft,
        }
    }

    /// The lines of the subject; of a copy that says none the document of which it is a copy.
    fn subject_lines(&mut self) -> Vec<Text> {
        let document = self.document;
        let copied = document.copies.as_ref().filter(|_| document.header.about.is_empty());
        match copied {
            Some(copied) => {
                let rules = self.profile.rules.citation.clone();
                vec![self.own(CitationValue { citation: copied.clone(), rules }.cited())]
            }
            None => self.all(&document.header.about),
        }
    }

    /// The block above the text (1 to 4).
    pub(super) fn letterhead(&mut self) -> Letterhead {
        let document = self.document;
        let header = &document.header;
        let profile = self.profile;
        let rules = &profile.rules;
        let date = DateValue { date: header.date, blank: rules.date_blank };
        let number = printed_number(header.number, &header.symbol, rules);
        Letterhead {
            title: rules.header_title.clone(),
            superior: self.optional(header.superior.as_ref()),
            issuer: self.text(&header.issuer.name),
            number: self.own(format!("{}{number}", rules.number_label)),
            date: self.own(format!("{}, {}", header.place, date.long())),
            subject: self.subject(),
            urgency: header.urgency.map(|urgency| text::respell(urgency.name(), self.spelling)),
            draft: self.draft_line(),
            circulation: self.optional(header.circulation.as_ref()),
        }
    }

    /// The subject under the number (5c), with the words before it where the data do not have them.
    fn subject(&mut self) -> Vec<Line> {
        if self.rules.subject != SubjectPlace::UnderNumber {
            return Vec::new();
        }
        let document = self.document;
        let mut lines: Vec<Line> =
            self.all(&document.header.about).into_iter().map(|text| Line { text, marks: None }).collect();
        let start =
            self.rules.subject_start.as_ref().filter(|start| !has_start(&document.header.about, start));
        if let (Some(first), Some(start)) = (lines.first_mut(), start) {
            first.marks = Some(Marks { start: Some(format!("{start} ")), end: String::new() });
        }
        lines
    }

    /// `Dự thảo lần 2` (11).
    fn draft_line(&self) -> Option<String> {
        let number = self.document.header.draft.filter(|_| self.document.state == State::Draft)?;
        Some(format!("Dự thảo lần {number}"))
    }

    /// What an extract says that it is, where its abstract does not name the unit.
    fn extract_line(&self) -> Option<Text> {
        let (unit, rules) = (self.unit?, &self.profile.rules);
        let is_said = self.document.header.about.iter().any(|text| text.mentions(&["holder"]));
        let line = rules.extract_line.as_ref().filter(|_| !is_said)?;
        Some(self.own(line.replace("{unit}", &unit.addressed(rules.unit_body.as_deref()))))
    }

    /// Kind and abstract (5a, 5b).
    pub(super) fn title(&mut self) -> Option<Title> {
        if self.rules.subject == SubjectPlace::UnderNumber {
            return None;
        }
        let header = &self.document.header;
        let mut about = self.subject_lines();
        about.extend(self.extract_line());
        about.extend(header.amended.then(|| Text::own("(điều chỉnh, bổ sung)")));
        Some(Title { kind: text::upper(&self.rules.name), about })
    }
}

/// Whether a subject begins with the words that are set before it, or with those of another form of it.
fn has_start(about: &[TemplateText], start: &str) -> bool {
    let written = about.first().map(|text| text::lower(text.written())).unwrap_or_default();
    [start, "về việc", "v/v"].iter().any(|start| written.starts_with(&text::lower(start)))
}
