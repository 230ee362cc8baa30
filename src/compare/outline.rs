//! A document as a list of passages in the order of print, each with a key by which two versions are compared.

use std::borrow::Cow;
use std::fmt;

use super::pieces::{Piece, pieces};
use crate::content::{
    Addressees, Annex, Block, BlockKind, Content, Image, Letterhead, Line, ParagraphStyle, Table, Text,
    one_line,
};
use crate::listed::listed;
use crate::model::Level;

/// A passage of a document; one belongs to the last before it that is less deep.
#[derive(Clone, Debug)]
pub(super) struct Passage<'a> {
    /// In how many others it is.
    pub(super) depth: usize,
    /// The key by which it is known in every version.
    pub(super) key: Option<PassageKey>,
    /// Its form.
    pub(super) form: Form<Cow<'a, Table>>,
    /// The number or the dash before it.
    pub(super) label: String,
    /// What it adds to the number of the part above; empty for what is no part.
    pub(super) number: String,
    /// Its text; nothing for a zone.
    pub(super) text: Vec<Piece>,
}

/// The key by which a passage is known in every version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum PassageKey {
    /// A part of the page that is there once.
    Zone(Zone),
    /// A line at a fixed place.
    Place(PlaceName),
    /// A part of the text, by its id in the data.
    Part(String),
}

/// The form of a passage; `T` is its table.
#[derive(Clone, Debug)]
pub enum Form<T> {
    /// A part of the page, with what is in it.
    Zone(Zone),
    /// A line at a fixed place of its zone.
    Line(PlaceName),
    /// A heading.
    Heading(Level),
    /// A numbered paragraph.
    Numbered(Level),
    /// A paragraph.
    Paragraph(ParagraphStyle),
    /// An item.
    Item,
    /// A table, or a chart as one.
    Table(T),
}

impl<T> Form<T> {
    /// The stable name.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Zone(_) => "zone",
            Self::Line(_) => "line",
            Self::Heading(_) => "heading",
            Self::Numbered(_) => "numbered",
            Self::Paragraph(_) => "paragraph",
            Self::Item => "item",
            Self::Table(_) => "table",
        }
    }

    /// The same form with another kind of table.
    pub(super) fn with_table<U>(&self, table: impl FnOnce(&T) -> U) -> Form<U> {
        match self {
            Self::Zone(zone) => Form::Zone(*zone),
            Self::Line(name) => Form::Line(*name),
            Self::Heading(level) => Form::Heading(*level),
            Self::Numbered(level) => Form::Numbered(*level),
            Self::Paragraph(style) => Form::Paragraph(*style),
            Self::Item => Form::Item,
            Self::Table(own) => Form::Table(table(own)),
        }
    }
}

listed! {
    /// A part of the page.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Zone {
        /// The block above the text.
        Letterhead,
        /// Kind and abstract.
        Title,
        /// The addressees of the document.
        Addressees,
        /// Legal bases and text.
        Body,
        /// The recipients of the document.
        Recipients,
        /// Who signs.
        Signature,
        /// An annex.
        Annex,
    }

    /// Every zone, in the order of print.
    pub const ALL;
}

impl Zone {
    /// The stable name, in JSON, in keys of the catalogues and in templates.
    pub fn id(self) -> &'static str {
        match self {
            Self::Letterhead => "letterhead",
            Self::Title => "title",
            Self::Addressees => "addressees",
            Self::Body => "body",
            Self::Recipients => "recipients",
            Self::Signature => "signature",
            Self::Annex => "annex",
        }
    }
}

/// A fixed place of a document. Lines, groups and signers are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceName {
    /// The body above the issuer.
    Superior,
    /// Who issues.
    Issuer,
    /// The number.
    Number,
    /// Place and date.
    Date,
    /// Among whom it goes round.
    Circulation,
    /// How urgent it is.
    Urgency,
    /// Which draft it is.
    Draft,
    /// The name of its kind.
    Kind,
    /// A line of the abstract.
    Abstract(usize),
    /// The words before a group of addressees.
    Salutation(usize),
    /// Who drafted it.
    Drafter,
    /// A line of what a signer signs for: the signer, the line.
    Authority(usize, usize),
    /// A line of a signer's position: the signer, the line.
    Position(usize, usize),
    /// A signer's name: the signer, the line.
    Signer(usize, usize),
    /// Which document an annex belongs to.
    Reference,
}

impl PlaceName {
    /// The stable name of what is there, in templates: `abstract`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Superior => "superior",
            Self::Issuer => "issuer",
            Self::Number => "number",
            Self::Date => "date",
            Self::Circulation => "circulation",
            Self::Urgency => "urgency",
            Self::Draft => "draft",
            Self::Kind => "kind",
            Self::Abstract(_) => "abstract",
            Self::Salutation(_) => "salutation",
            Self::Drafter => "drafter",
            Self::Authority(..) => "authority",
            Self::Position(..) => "position",
            Self::Signer(..) => "signer",
            Self::Reference => "",
        }
    }
}

/// The stable name in JSON: `abstract 1`, `authority 1.2`.
impl fmt::Display for PlaceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())?;
        match self {
            Self::Abstract(line) | Self::Salutation(line) => write!(f, " {line}"),
            Self::Authority(signer, line) | Self::Position(signer, line) | Self::Signer(signer, line) => {
                write!(f, " {signer}.{line}")
            }
            _ => Ok(()),
        }
    }
}

/// The passages of a document.
pub(super) fn passages(content: &Content) -> Vec<Passage<'_>> {
    let mut outline = OutlineBuilder { passages: Vec::new() };
    outline.letterhead(&content.letterhead);
    outline.title(content);
    outline.addressees(&content.addressees);
    outline.zone(Zone::Body);
    outline.blocks(&content.body);
    outline.closing(content);
    content.annexes.iter().for_each(|annex| outline.annex(annex));
    outline.passages
}

struct OutlineBuilder<'a> {
    passages: Vec<Passage<'a>>,
}

impl<'a> OutlineBuilder<'a> {
    /// Adds a passage without a number.
    fn push(&mut self, depth: usize, form: Form<Cow<'a, Table>>, text: Vec<Piece>) {
        let key = match &form {
            Form::Zone(Zone::Annex) | Form::Line(PlaceName::Reference) => None,
            Form::Zone(zone) => Some(PassageKey::Zone(*zone)),
            Form::Line(name) => Some(PassageKey::Place(*name)),
            _ => None,
        };
        let (label, number) = (String::new(), String::new());
        self.passages.push(Passage { depth, key, form, label, number, text });
    }

    fn zone(&mut self, zone: Zone) {
        self.push(0, Form::Zone(zone), Vec::new());
    }

    fn place(&mut self, name: PlaceName, text: Vec<Piece>) {
        self.push(1, Form::Line(name), text);
    }

    fn text(&mut self, name: PlaceName, text: Option<&Text>) {
        if let Some(text) = text {
            self.place(name, pieces(&text.runs));
        }
    }

    fn words(&mut self, name: PlaceName, words: Option<&String>) {
        if let Some(words) = words {
            self.place(name, vec![Piece::plain(words.clone())]);
        }
    }

    fn lines(&mut self, lines: &[Line]) {
        for line in lines {
            self.item(DASH, pieces(&line.text.runs), 1);
        }
    }

    fn item(&mut self, label: &str, text: Vec<Piece>, depth: usize) {
        let (label, number) = (label.to_owned(), String::new());
        self.passages.push(Passage { depth, key: None, form: Form::Item, label, number, text });
    }

    fn letterhead(&mut self, letterhead: &Letterhead) {
        self.zone(Zone::Letterhead);
        self.text(PlaceName::Superior, letterhead.superior.as_ref());
        self.text(PlaceName::Issuer, Some(&letterhead.issuer));
        self.text(PlaceName::Number, Some(&letterhead.number));
        self.text(PlaceName::Date, Some(&letterhead.date));
        self.text(PlaceName::Circulation, letterhead.circulation.as_ref());
        self.words(PlaceName::Urgency, letterhead.urgency.as_ref());
        self.words(PlaceName::Draft, letterhead.draft.as_ref());
        for (at, line) in letterhead.subject.iter().enumerate() {
            self.text(PlaceName::Abstract(at + 1), Some(&line.text));
        }
    }

    fn title(&mut self, content: &Content) {
        let Some(title) = &content.title else { return };
        self.zone(Zone::Title);
        self.words(PlaceName::Kind, Some(&title.kind));
        for (at, line) in title.about.iter().enumerate() {
            self.text(PlaceName::Abstract(at + 1), Some(line));
        }
    }

    fn addressees(&mut self, groups: &[Addressees]) {
        if !groups.is_empty() {
            self.zone(Zone::Addressees);
        }
        for (at, group) in groups.iter().enumerate() {
            self.words(PlaceName::Salutation(at + 1), Some(&group.salutation));
            self.lines(&group.list);
        }
    }

    fn closing(&mut self, content: &Content) {
        self.zone(Zone::Recipients);
        self.lines(&content.recipients.list);
        self.text(PlaceName::Drafter, content.recipients.drafter.as_ref());
        self.zone(Zone::Signature);
        for (at, signer) in content.signers.iter().enumerate() {
            for (line, text) in signer.authority.iter().enumerate() {
                self.text(PlaceName::Authority(at + 1, line + 1), Some(text));
            }
            for (line, text) in signer.position.iter().chain(&signer.note).enumerate() {
                self.text(PlaceName::Position(at + 1, line + 1), Some(text));
            }
            self.text(PlaceName::Signer(at + 1, 1), Some(&signer.name));
        }
    }

    fn annex(&mut self, annex: &'a Annex) {
        self.passages.push(Passage {
            depth: 0,
            key: None,
            form: Form::Zone(Zone::Annex),
            label: annex.label.clone(),
            number: annex.label.clone(),
            text: vec![Piece::plain(one_line(&annex.title))],
        });
        let own = annex.own_letterhead();
        let lines =
            own.into_iter().flat_map(|own| own.superior.iter().chain([&own.issuer, &own.number, &own.date]));
        self.paragraphs(lines);
        self.place(PlaceName::Reference, pieces(&annex.reference.runs));
        self.blocks(&annex.body);
        let signed = annex.signers.iter();
        self.paragraphs(
            signed.flat_map(|one| {
                one.authority.iter().chain(&one.position).chain(&one.note).chain([&one.name])
            }),
        );
    }

    /// Lines above and below the text of an annex.
    fn paragraphs<'t>(&mut self, lines: impl Iterator<Item = &'t Text>) {
        for line in lines.filter(|line| !line.runs.0.is_empty()) {
            self.push(1, Form::Paragraph(ParagraphStyle::Plain), pieces(&line.runs));
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            let depth = block.depth + 1;
            let key = block.id.clone().map(PassageKey::Part);
            let (form, text) = form_and_text(&block.kind);
            let (label, number) = label_and_number(&block.kind);
            self.passages.push(Passage { depth, key, form, label, number, text });
        }
    }
}

fn form_and_text(block: &BlockKind) -> (Form<Cow<'_, Table>>, Vec<Piece>) {
    match block {
        // A legal basis is one of a list, whatever is set before it.
        BlockKind::Paragraph { style: ParagraphStyle::LegalBasis, text } | BlockKind::Item { text, .. } => {
            (Form::Item, pieces(&text.runs))
        }
        BlockKind::Heading { numbering, text, .. } => (Form::Heading(*numbering), pieces(&text.runs)),
        BlockKind::Numbered { numbering, text, .. } => (Form::Numbered(*numbering), pieces(&text.runs)),
        BlockKind::Paragraph { style, text } => (Form::Paragraph(*style), pieces(&text.runs)),
        BlockKind::Table(table) => (Form::Table(Cow::Borrowed(table)), caption(table.caption.as_ref())),
        BlockKind::Chart(chart) => {
            (Form::Table(Cow::Owned(chart.to_table())), caption(chart.caption.as_ref()))
        }
        BlockKind::Image(image) => (Form::Paragraph(ParagraphStyle::Plain), image_pieces(image)),
        BlockKind::Images(images) => {
            let pieces =
                images.iter().flat_map(|image| [image_pieces(image), vec![Piece::plain(" ")]].concat());
            (Form::Paragraph(ParagraphStyle::Plain), pieces.collect())
        }
        BlockKind::OrgChart(chart) => {
            (Form::Table(Cow::Owned(chart.to_table())), caption(chart.caption.as_ref()))
        }
    }
}

/// What is printed before a block, and what it adds to the number of the part above.
fn label_and_number(block: &BlockKind) -> (String, String) {
    match block {
        BlockKind::Heading { label, .. } | BlockKind::Numbered { label, .. } => {
            (label.printed.clone(), label.own.clone())
        }
        BlockKind::Paragraph { style: ParagraphStyle::LegalBasis, .. } => (DASH.to_owned(), String::new()),
        BlockKind::Item { marker, .. } => (marker.sign().to_owned(), String::new()),
        BlockKind::Paragraph { .. }
        | BlockKind::Table(_)
        | BlockKind::Chart(_)
        | BlockKind::Image(_)
        | BlockKind::Images(_)
        | BlockKind::OrgChart(_) => Default::default(),
    }
}

/// How many letters of its digest a picture is known by.
const IMAGE_DIGEST: usize = 8;

/// A picture in words: what it shows, by which digest it is known, and its caption.
fn image_pieces(image: &Image) -> Vec<Piece> {
    let digest: String = image.file.chars().take(IMAGE_DIGEST).collect();
    let mut all = vec![Piece::plain(format!("[Hình {digest}: "))];
    all.extend(pieces(&image.alt.runs));
    all.push(Piece::plain("]"));
    if let Some(caption) = &image.caption {
        all.push(Piece::plain(" "));
        all.extend(pieces(&caption.runs));
    }
    all
}

/// Before the members of a list.
const DASH: &str = "-";

fn caption(caption: Option<&Text>) -> Vec<Piece> {
    caption.map(|text| pieces(&text.runs)).unwrap_or_default()
}
