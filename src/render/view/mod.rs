//! The views for document templates, made from the content of a document. It is an interface: `templates/README.md`
//! describes it to the people who write templates.

mod drawings;
mod runs;
mod table;

use minijinja::value::{Serde, Value};
use serde::Serialize;

use crate::content::{
    Addressees, Annex, Block, BlockKind, Chart, Content, Head, Letterhead, Line, OrgChart, Signer,
    SignerPicture, Text, Title, one_line,
};
use crate::model::{DocumentPart, Unbroken};
use drawings::{ChartView, ImageView, OrgChartView};
use runs::RunsView;
use table::TableView;

/// How documents of one profile and project are set.
#[derive(Clone, Copy)]
pub(super) struct RenderContext<'a> {
    /// The profile's look.
    pub(super) style: &'a Value,
    /// The rule by which words stay on one line.
    pub(super) unbroken: &'a Unbroken,
    /// Font families; the first that has a character prints it.
    pub(super) families: &'a [String],
    /// Whether sheets are printed on both sides.
    pub(super) is_duplex: bool,
}

/// The view for the template of a part.
pub(super) fn view(part: &DocumentPart, content: &Content, render: RenderContext<'_>) -> Value {
    match part.annex().and_then(|at| content.annexes.get(at)) {
        None => Value::from(Serde(TextView::new(content, render))),
        Some(annex) => Value::from(Serde(AnnexAlone::new(annex, content, render))),
    }
}

/// The view for the template of a block by itself, `width` points wide.
pub(super) fn block_alone(block: &BlockKind, width: f64, render: RenderContext<'_>) -> Value {
    let meta = Meta {
        title: String::new(),
        author: String::new(),
        date: None,
        duplex: false,
        draft_mark: false,
        fonts: render.families,
        tight: false,
    };
    let block = Block::outside(without_caption(block));
    let frame = Frame { profile: render.style.clone(), meta };
    Value::from(Serde(BlockAlone { frame, width, block: BlockView::new(&block, render) }))
}

/// A block without the line above it, which stays text.
fn without_caption(block: &BlockKind) -> BlockKind {
    match block.clone() {
        BlockKind::Chart(chart) => BlockKind::Chart(Chart { caption: None, ..chart }),
        BlockKind::OrgChart(chart) => BlockKind::OrgChart(OrgChart { caption: None, ..chart }),
        other => other,
    }
}

/// A block by itself.
#[derive(Serialize)]
struct BlockAlone<'a> {
    #[serde(flatten)]
    frame: Frame<'a>,
    /// The width of the text in points.
    width: f64,
    block: BlockView<'a>,
}

/// The parts that every document has.
#[derive(Serialize)]
pub(super) struct Frame<'a> {
    /// The profile's look, for the Typst library.
    profile: Value,
    pub(super) meta: Meta<'a>,
}

/// The metadata of the PDF, and how it is printed.
#[derive(Serialize)]
pub(super) struct Meta<'a> {
    title: String,
    author: String,
    /// Year, month and day; none for a draft without a whole date.
    date: Option<(i16, i8, i8)>,
    duplex: bool,
    /// Whether a light DỰ THẢO is behind every page.
    pub(super) draft_mark: bool,
    /// Font families, the first that has a character wins.
    fonts: &'a [String],
    /// Whether parts around the text stand closer: see [`tightened`].
    tight: bool,
}

/// The Typst text of a document with parts around the text closer, where its template leaves that to the program.
pub(crate) fn tightened(text: &str) -> Option<String> {
    // No text of the data can look like this: quotes and colons are escapes in literals.
    const LOOSE: &str = "\"tight\": false";
    text.contains(LOOSE).then(|| text.replacen(LOOSE, "\"tight\": true", 1))
}

impl<'a> Frame<'a> {
    /// `title` is the PDF's.
    pub(super) fn new(title: String, head: &Head, render: RenderContext<'a>) -> Self {
        let meta = Meta {
            title,
            author: head.issuer.runs.to_plain(),
            date: head.date.map(|date| (date.year(), date.month(), date.day())),
            duplex: render.is_duplex,
            draft_mark: head.is_marked_draft,
            fonts: render.families,
            tight: false,
        };
        Self { profile: render.style.clone(), meta }
    }
}

/// The block above the text.
#[derive(Serialize)]
pub(super) struct LetterheadView<'a> {
    /// The lines on the right.
    title: &'a [String],
    superior: Option<RunsView<'a>>,
    issuer: RunsView<'a>,
    number: RunsView<'a>,
    date: RunsView<'a>,
    /// The lines under the number of a document without a title.
    subject: Vec<RunsView<'a>>,
    urgency: Option<&'a str>,
    /// `Dự thảo lần 2`
    draft: Option<&'a str>,
    circulation: Option<RunsView<'a>>,
}

impl<'a> LetterheadView<'a> {
    pub(super) fn new(letterhead: &'a Letterhead) -> Self {
        Self {
            title: &letterhead.title,
            superior: letterhead.superior.as_ref().map(runs),
            issuer: runs(&letterhead.issuer),
            number: runs(&letterhead.number),
            date: runs(&letterhead.date),
            subject: lines(&letterhead.subject),
            urgency: letterhead.urgency.as_deref(),
            draft: letterhead.draft.as_deref(),
            circulation: letterhead.circulation.as_ref().map(runs),
        }
    }
}

/// A text, with the annexes and the documents that are bound to it.
#[derive(Serialize)]
struct TextView<'a> {
    #[serde(flatten)]
    frame: Frame<'a>,
    #[serde(flatten)]
    own: ContentView<'a>,
    bound: Vec<ContentView<'a>>,
}

impl<'a> TextView<'a> {
    fn new(content: &'a Content, render: RenderContext<'a>) -> Self {
        Self {
            frame: Frame::new(content.head.name.clone(), &content.head, render),
            own: ContentView::new(content, render),
            bound: content.bound.iter().map(|bound| ContentView::new(bound, render)).collect(),
        }
    }
}

/// All that a document says, with the annexes that are bound to it.
#[derive(Serialize)]
struct ContentView<'a> {
    letterhead: LetterheadView<'a>,
    title: Option<TitleView<'a>>,
    addressees: Vec<AddresseesView<'a>>,
    body: Vec<BlockView<'a>>,
    signature: SignatureView<'a>,
    annexes: Vec<AnnexView<'a>>,
}

impl<'a> ContentView<'a> {
    fn new(content: &'a Content, render: RenderContext<'a>) -> Self {
        let bound: &[Annex] = if content.binds_annexes { &content.annexes } else { &[] };
        Self {
            letterhead: LetterheadView::new(&content.letterhead),
            title: content.title.as_ref().map(TitleView::new),
            addressees: content.addressees.iter().map(AddresseesView::new).collect(),
            body: content.body.iter().map(|block| BlockView::new(block, render)).collect(),
            signature: SignatureView::new(content),
            annexes: bound.iter().map(|annex| AnnexView::new(annex, render)).collect(),
        }
    }
}

/// An annex in a file of its own.
#[derive(Serialize)]
struct AnnexAlone<'a> {
    #[serde(flatten)]
    frame: Frame<'a>,
    annex: AnnexView<'a>,
}

impl<'a> AnnexAlone<'a> {
    fn new(annex: &'a Annex, content: &'a Content, render: RenderContext<'a>) -> Self {
        let title = format!("{}: {}", annex.label, one_line(&annex.title));
        let frame = Frame::new(title, &content.head, render);
        Self { frame, annex: AnnexView::new(annex, render) }
    }
}

/// The name of the document and what it is about.
#[derive(Serialize)]
struct TitleView<'a> {
    /// `KẾ HOẠCH`
    kind: &'a str,
    #[serde(rename = "abstract")]
    about: Vec<RunsView<'a>>,
}

impl<'a> TitleView<'a> {
    fn new(title: &'a Title) -> Self {
        Self { kind: &title.kind, about: all(&title.about) }
    }
}

/// The addressees of the document.
#[derive(Serialize)]
struct AddresseesView<'a> {
    /// `Kính gửi`
    salutation: &'a str,
    /// With their punctuation, and a dash where there are several.
    list: Vec<RunsView<'a>>,
}

impl<'a> AddresseesView<'a> {
    fn new(addressees: &'a Addressees) -> Self {
        Self { salutation: &addressees.salutation, list: lines(&addressees.list) }
    }
}

/// The block below the text.
#[derive(Serialize)]
struct SignatureView<'a> {
    recipients_label: &'a str,
    recipients: Vec<RunsView<'a>>,
    /// One, or two side by side.
    signers: Vec<SignerView<'a>>,
    /// The line below the recipients.
    drafter: Option<RunsView<'a>>,
}

impl<'a> SignatureView<'a> {
    fn new(content: &'a Content) -> Self {
        let recipients = &content.recipients;
        let has_recipients = !recipients.list.is_empty();
        Self {
            recipients_label: if has_recipients { &recipients.label } else { "" },
            recipients: lines(&recipients.list),
            signers: content.signers.iter().map(SignerView::new).collect(),
            drafter: recipients.drafter.as_ref().map(runs),
        }
    }

    fn without_recipients(signers: &'a [Signer]) -> Self {
        let signers = signers.iter().map(SignerView::new).collect();
        Self { recipients_label: "", recipients: Vec::new(), signers, drafter: None }
    }
}

/// Who signs.
#[derive(Serialize)]
struct SignerView<'a> {
    authority: Vec<RunsView<'a>>,
    position: Vec<RunsView<'a>>,
    /// The lines under the post; only where there are any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    note: Vec<RunsView<'a>>,
    name: RunsView<'a>,
    image: Option<PictureView<'a>>,
    seal: Option<PictureView<'a>>,
    /// The words of the field for a digital signature; only where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
}

impl<'a> SignerView<'a> {
    fn new(signer: &'a Signer) -> Self {
        Self {
            authority: all(&signer.authority),
            position: all(&signer.position),
            note: all(&signer.note),
            name: runs(&signer.name),
            image: signer.image.as_ref().map(PictureView::new),
            seal: signer.seal.as_ref().map(PictureView::new),
            field: signer.field.as_deref(),
        }
    }
}

/// A picture of a signature or a seal.
#[derive(Serialize)]
struct PictureView<'a> {
    /// `/pictures/5c4d….png`
    file: String,
    /// In points.
    width: f64,
    /// The alternative text.
    alt: &'a str,
}

impl<'a> PictureView<'a> {
    fn new(picture: &'a SignerPicture) -> Self {
        let file = format!("/{}", super::part::picture_path(&picture.file));
        Self { file, width: picture.width, alt: &picture.alt }
    }
}

/// A block of a text, in the order of print.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum BlockView<'a> {
    /// A numbered heading; `level` counts headings from 1.
    Heading {
        level: usize,
        style: &'static str,
        label: &'a str,
        /// Only where the profile's way is another.
        #[serde(skip_serializing_if = "Option::is_none")]
        capitals: Option<bool>,
        text: RunsView<'a>,
    },
    /// A numbered upright paragraph.
    Numbered { style: &'static str, label: &'a str, text: RunsView<'a> },
    /// A paragraph.
    Para { style: &'static str, text: RunsView<'a> },
    /// An item with a dash or a plus.
    Item { marker: &'static str, text: RunsView<'a> },
    /// A table.
    Table(TableView<'a>),
    /// A chart.
    Chart(ChartView<'a>),
    /// A picture.
    Image(ImageView<'a>),
    /// Pictures beside each other.
    Images { images: Vec<ImageView<'a>> },
    /// An organisation chart.
    OrgChart(OrgChartView<'a>),
}

impl<'a> BlockView<'a> {
    fn new(block: &'a Block, render: RenderContext<'_>) -> Self {
        let printed = |text: &'a Text| RunsView::marked(&text.runs, block.marks.as_ref());
        match &block.kind {
            BlockKind::Heading { level, numbering, label, capitals, text } => Self::Heading {
                level: *level,
                style: numbering.id(),
                label: &label.printed,
                capitals: *capitals,
                text: printed(text),
            },
            BlockKind::Numbered { numbering, label, text } => {
                Self::Numbered { style: numbering.id(), label: &label.printed, text: printed(text) }
            }
            BlockKind::Paragraph { style, text } => Self::Para { style: style.id(), text: printed(text) },
            BlockKind::Item { marker, text } => Self::Item { marker: marker.sign(), text: printed(text) },
            BlockKind::Table(table) => Self::Table(TableView::new(table, render.unbroken)),
            BlockKind::Chart(chart) => Self::Chart(ChartView::new(chart)),
            BlockKind::Image(image) => Self::Image(ImageView::new(image)),
            BlockKind::Images(images) => Self::Images { images: images.iter().map(ImageView::new).collect() },
            BlockKind::OrgChart(chart) => Self::OrgChart(OrgChartView::new(chart)),
        }
    }
}

/// An annex.
#[derive(Serialize)]
struct AnnexView<'a> {
    head: AnnexHead<'a>,
    body: Vec<BlockView<'a>>,
    /// Who signs it, if anybody does.
    signature: Option<SignatureView<'a>>,
}

/// The parts above an annex's text.
#[derive(Serialize)]
struct AnnexHead<'a> {
    letterhead: Option<LetterheadView<'a>>,
    /// Whether the number of the letterhead prints.
    numbered: bool,
    label: &'a str,
    title: Vec<RunsView<'a>>,
    /// Whether the title is in capitals, however it is typed.
    title_capitals: bool,
    reference: RunsView<'a>,
}

impl<'a> AnnexView<'a> {
    fn new(annex: &'a Annex, render: RenderContext<'_>) -> Self {
        let head = AnnexHead {
            letterhead: annex.letterhead.as_ref().map(LetterheadView::new),
            numbered: annex.own_letterhead().is_some_and(|own| !own.number.runs.0.is_empty()),
            label: &annex.label,
            title: all(&annex.title),
            title_capitals: annex.has_capitals,
            reference: runs(&annex.reference),
        };
        Self {
            head,
            body: annex.body.iter().map(|block| BlockView::new(block, render)).collect(),
            signature: (!annex.signers.is_empty()).then(|| SignatureView::without_recipients(&annex.signers)),
        }
    }
}

fn runs(text: &Text) -> RunsView<'_> {
    RunsView::marked(&text.runs, None)
}

fn all(texts: &[Text]) -> Vec<RunsView<'_>> {
    texts.iter().map(runs).collect()
}

fn lines(lines: &[Line]) -> Vec<RunsView<'_>> {
    lines.iter().map(|line| RunsView::marked(&line.text.runs, line.marks.as_ref())).collect()
}
