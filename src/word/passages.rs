//! The paragraphs of a Word file with where their texts come from: what is written is paired with the texts of the content
//! that print so, each as often as it is there.

use std::collections::{BTreeMap, VecDeque};

use super::passage_names::NamedPassage;
use super::record::as_read;
use crate::content::{
    Addressees, Annex, Block, BlockKind, Cell, Content, Letterhead, Line, Marks, MergedCell, RowKind, Run,
    Runs, Signer, Table, Text,
};
use crate::model::{ColumnContent, DocumentId, DocumentPart, Id, Period};
use crate::source::Place;

/// A paragraph of a Word file that says something.
#[derive(Clone, Debug)]
pub struct WordPassage {
    /// The name of its bookmark.
    pub name: String,
    /// As it reads, by [`as_read`](super::as_read).
    pub text: String,
    /// Where its text comes from; none of what the program alone words.
    pub source: Option<PassageSource>,
}

/// Where the text of a paragraph comes from.
#[derive(Clone, Debug)]
pub struct PassageSource {
    /// The document whose text it is.
    pub document: DocumentId,
    /// What it is.
    pub kind: PassageKind,
    /// Where the data have its text; none of what the program words.
    pub place: Option<Place>,
    /// What the program sets before it: a number, a dash.
    pub start: String,
    /// The mark that the program sets at its end.
    pub end: String,
}

/// What a paragraph is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// A text of the data.
    Text,
    /// The name of the type of the document.
    Kind,
    /// The number and the symbol.
    Number,
    /// Place and date.
    Date,
    /// Words that the profile or the program sets.
    Words,
    /// What an annex belongs to.
    Reference,
    /// A line of progress.
    Progress,
    /// The number of a row.
    RowNumber,
    /// The header of a column.
    Header,
    /// The name of a unit or an organisation.
    Name(Id),
    /// A figure that is a holder's share of a quota, as the data may have it.
    Share {
        /// The quota's id.
        quota: String,
        /// Whose share it is.
        holder: Id,
        /// Of which period; of the whole if none.
        period: Option<Period>,
        /// Its value: a whole number of the last decimal of the measure.
        count: u64,
    },
    /// A figure that is computed.
    Figure,
}

impl PassageKind {
    /// The stable name, in messages and JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Kind => "kind",
            Self::Number => "number",
            Self::Date => "date",
            Self::Words => "words",
            Self::Reference => "reference",
            Self::Progress => "progress",
            Self::RowNumber => "row-number",
            Self::Header => "header",
            Self::Name(_) => "name",
            Self::Share { .. } | Self::Figure => "figure",
        }
    }
}

/// The paragraphs of a part of a document with their sources.
pub(super) fn with_sources(
    named: &[NamedPassage],
    content: &Content,
    part: &DocumentPart,
) -> Vec<WordPassage> {
    let mut sources: BTreeMap<String, VecDeque<PassageSource>> = BTreeMap::new();
    for ListedPassage { text, source } in listed(content, part) {
        sources.entry(text).or_default().push_back(source);
    }
    let passage = |NamedPassage { name, text }: &NamedPassage| {
        let source = sources.get_mut(text).and_then(VecDeque::pop_front);
        WordPassage { name: name.clone(), text: text.clone(), source }
    };
    named.iter().map(passage).collect()
}

/// A paragraph as the content has it.
struct ListedPassage {
    text: String,
    source: PassageSource,
}

/// All paragraphs of a part, in about the order of print.
fn listed(content: &Content, part: &DocumentPart) -> Vec<ListedPassage> {
    let mut lister = PassageLister { document: content.document.clone(), listed: Vec::new() };
    if let Some(at) = part.annex() {
        content.annexes.iter().skip(at).take(1).for_each(|annex| lister.annex(annex));
    } else {
        lister.document(content);
        for bound in &content.bound {
            lister.document = bound.document.clone();
            lister.document(bound);
        }
    }
    lister.listed
}

/// The paragraphs of a document that are listed so far.
struct PassageLister {
    document: DocumentId,
    listed: Vec<ListedPassage>,
}

impl PassageLister {
    fn document(&mut self, content: &Content) {
        self.letterhead(&content.letterhead);
        if let Some(title) = &content.title {
            self.words(PassageKind::Kind, &title.kind);
            self.texts(&title.about);
        }
        content.addressees.iter().for_each(|group| self.addressees(group));
        self.blocks(&content.body);
        self.words(PassageKind::Words, &content.recipients.label);
        content.recipients.list.iter().for_each(|line| self.line(line));
        content.recipients.drafter.iter().for_each(|text| self.text(text));
        content.signers.iter().for_each(|signer| self.signer(signer));
        if content.binds_annexes {
            content.annexes.iter().for_each(|annex| self.annex(annex));
        }
    }

    fn annex(&mut self, annex: &Annex) {
        annex.letterhead.iter().for_each(|block| self.letterhead(block));
        self.words(PassageKind::Words, &annex.label);
        self.texts(&annex.title);
        self.text_of(PassageKind::Reference, &annex.reference);
        self.blocks(&annex.body);
        annex.signers.iter().for_each(|signer| self.signer(signer));
    }

    fn letterhead(&mut self, block: &Letterhead) {
        block.title.iter().for_each(|words| self.words(PassageKind::Words, words));
        block.superior.iter().for_each(|text| self.text(text));
        self.text(&block.issuer);
        self.text_of(PassageKind::Number, &block.number);
        self.text_of(PassageKind::Date, &block.date);
        block.subject.iter().for_each(|line| self.line(line));
        let words = block.urgency.iter().chain(&block.draft);
        words.for_each(|words| self.words(PassageKind::Words, words));
        block.circulation.iter().for_each(|text| self.text(text));
    }

    /// The salutation is in the line of the only addressee; beside several it may be in that of the first.
    fn addressees(&mut self, group: &Addressees) {
        let salutation = format!("{}:", group.salutation);
        self.words(PassageKind::Words, &salutation);
        for line in &group.list {
            self.line(line);
        }
        if let Some(first) = group.list.first() {
            let marks = first.marks.as_ref();
            self.labelled(&format!("{salutation} "), &first.text, marks, PassageKind::Text);
        }
    }

    fn signer(&mut self, signer: &Signer) {
        let Signer { authority, position, note, name, image: _, seal: _, field: _ } = signer;
        authority.iter().chain(position).chain(note).chain([name]).for_each(|text| self.text(text));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for Block { kind, marks, .. } in blocks {
            let marks = marks.as_ref();
            match kind {
                BlockKind::Heading { label, text, .. } | BlockKind::Numbered { label, text, .. } => {
                    let start =
                        if label.printed.is_empty() { String::new() } else { format!("{} ", label.printed) };
                    self.labelled(&start, text, marks, PassageKind::Text);
                }
                BlockKind::Paragraph { text, .. } => self.labelled("", text, marks, PassageKind::Text),
                BlockKind::Item { marker, text } => {
                    self.labelled(&format!("{} ", marker.sign()), text, marks, PassageKind::Text);
                }
                BlockKind::Table(table) => self.table(table),
                BlockKind::Chart(chart) => chart.caption.iter().for_each(|text| self.text(text)),
                BlockKind::OrgChart(chart) => chart.caption.iter().for_each(|text| self.text(text)),
                BlockKind::Image(image) => image.caption.iter().for_each(|text| self.text(text)),
                BlockKind::Images(images) => {
                    images.iter().flat_map(|image| &image.caption).for_each(|text| self.text(text));
                }
            }
        }
    }

    fn table(&mut self, table: &Table) {
        table.caption.iter().for_each(|text| self.text(text));
        for (words, place) in table.columns.iter().flat_map(crate::content::Column::headers) {
            let kind = if place.is_some() { PassageKind::Text } else { PassageKind::Header };
            self.words_at(kind, words, place.or(table.place.as_ref()));
        }
        for (at, row) in table.rows.iter().enumerate() {
            for (column, cell) in row.cells.iter().enumerate() {
                match cell {
                    Cell::Plain(words) => {
                        let kind = plain_kind(table, at, &row.kind, column);
                        self.words(kind, words);
                    }
                    Cell::Lines(lines) | Cell::Merged(MergedCell { lines, .. }) => self.texts(lines),
                    Cell::Covered => {}
                }
            }
        }
    }

    fn texts(&mut self, texts: &[Text]) {
        for text in texts {
            self.text(text);
        }
    }

    fn text(&mut self, text: &Text) {
        self.labelled("", text, None, PassageKind::Text);
    }

    fn line(&mut self, line: &Line) {
        self.labelled("", &line.text, line.marks.as_ref(), PassageKind::Text);
    }

    fn text_of(&mut self, kind: PassageKind, text: &Text) {
        self.labelled("", text, None, kind);
    }

    /// A text of the data with what the program sets around it. One without a place is the program's.
    fn labelled(&mut self, label: &str, text: &Text, marks: Option<&Marks>, kind: PassageKind) {
        let runs = text.runs.clone();
        let printed = marks.map_or_else(|| runs.clone(), |marks| marks.around(runs.clone()));
        let kind = match (&text.place, kind) {
            (None, PassageKind::Text) if label.is_empty() => PassageKind::Words,
            (None, PassageKind::Text) => PassageKind::Progress,
            (_, kind) => kind,
        };
        let start = marks.and_then(|marks| marks.start.as_deref()).unwrap_or_default();
        let source = PassageSource {
            document: self.document.clone(),
            kind,
            place: text.place.clone(),
            start: format!("{label}{start}"),
            end: marks.map(|marks| marks.end.clone()).unwrap_or_default(),
        };
        self.push(&format!("{label}{}", plain(&printed)), source);
        self.notes(&text.runs, text.place.as_ref());
    }

    /// The footnotes of a text, which are paragraphs of their own.
    fn notes(&mut self, runs: &Runs, place: Option<&Place>) {
        for run in &runs.0 {
            match run {
                Run::Footnote(inner) => {
                    let source = PassageSource {
                        document: self.document.clone(),
                        kind: PassageKind::Text,
                        place: place.cloned(),
                        start: String::new(),
                        end: String::new(),
                    };
                    self.push(&plain(inner), source);
                }
                Run::Bold(inner) | Run::Italic(inner) | Run::Underlined(inner) => self.notes(inner, place),
                Run::Plain(_) | Run::Unbroken(_) | Run::Leader => {}
            }
        }
    }

    fn words(&mut self, kind: PassageKind, words: &str) {
        self.words_at(kind, words, None);
    }

    fn words_at(&mut self, kind: PassageKind, words: &str, place: Option<&Place>) {
        let source = PassageSource {
            document: self.document.clone(),
            kind,
            place: place.cloned(),
            start: String::new(),
            end: String::new(),
        };
        self.push(words, source);
    }

    fn push(&mut self, text: &str, source: PassageSource) {
        let text = as_read(text);
        if !text.is_empty() {
            self.listed.push(ListedPassage { text, source });
        }
    }
}

/// The text of runs as a Word file has it: a leader is a tab.
fn plain(runs: &Runs) -> String {
    let piece = |run: &Run| match run {
        Run::Plain(text) | Run::Unbroken(text) => text.clone(),
        Run::Bold(inner) | Run::Italic(inner) | Run::Underlined(inner) => plain(inner),
        Run::Leader => "\t".to_owned(),
        Run::Footnote(_) => String::new(),
    };
    runs.0.iter().map(piece).collect()
}

/// What a cell is that is no text of the data.
fn plain_kind(table: &Table, row: usize, of_row: &RowKind, column: usize) -> PassageKind {
    use crate::content::ColumnRole;
    use crate::model::CellValue;
    let role = table.columns.get(column).map(|column| column.role);
    match (role, of_row) {
        (Some(ColumnRole::RowNumber), _) => return PassageKind::RowNumber,
        (Some(ColumnRole::Name), RowKind::Holder(id)) => return PassageKind::Name(id.clone()),
        (Some(ColumnRole::Figure), _) => {}
        _ => return PassageKind::Words,
    }
    let Some(figures) = &table.figures else { return PassageKind::Figure };
    let is_figure = |column: &&crate::content::Column| column.role == ColumnRole::Figure;
    let at = table.columns[..column].iter().filter(is_figure).count();
    let content = figures.columns.get(at).map(|column| &column.content);
    let value = figures.rows.get(row).and_then(|row| row.cells.get(at));
    match (content, value, of_row) {
        (Some(ColumnContent::Quota(part)), Some(CellValue::Count(count)), RowKind::Holder(holder))
            if part.of_which.is_none() =>
        {
            PassageKind::Share {
                quota: part.quota.value.clone(),
                holder: holder.clone(),
                period: part.period.as_ref().map(|period| period.value),
                count: *count,
            }
        }
        _ => PassageKind::Figure,
    }
}
