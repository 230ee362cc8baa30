//! What document templates see. It is an interface: `templates/README.md` describes it to the people who
//! write templates.

use minijinja::value::Value;
use serde::Serialize;

use super::runs::{Run, Runs};

/// The parts that every document has.
#[derive(Serialize)]
pub(super) struct Frame {
    /// The profile's look, for the Typst library.
    pub(super) profile: Value,
    pub(super) meta: Meta,
}

/// What the PDF says of itself, and how it is printed.
#[derive(Serialize)]
pub(super) struct Meta {
    pub(super) title: String,
    pub(super) author: String,
    /// Year, month and day; none for a draft without a whole date.
    pub(super) date: Option<(i16, i8, i8)>,
    pub(super) duplex: bool,
    /// Whether a light DỰ THẢO lies behind every page.
    pub(super) draft_mark: bool,
    /// Font families, the first that has a character wins.
    pub(super) fonts: Vec<String>,
}

/// The block above the text.
#[derive(Clone, Serialize)]
pub(super) struct Letterhead {
    /// The lines on the right.
    pub(super) title: Vec<String>,
    pub(super) superior: Option<Runs>,
    pub(super) issuer: Runs,
    pub(super) number: Runs,
    pub(super) date: Runs,
    pub(super) urgency: Option<String>,
    /// `Dự thảo lần 2`
    pub(super) draft: Option<String>,
    pub(super) circulation: Option<Runs>,
}

/// The name of the document and what it is about.
#[derive(Serialize)]
pub(super) struct Title {
    /// `KẾ HOẠCH`
    pub(super) kind: String,
    #[serde(rename = "abstract")]
    pub(super) about: Vec<Runs>,
}

/// Those whom the document addresses.
#[derive(Serialize)]
pub(super) struct Addressees {
    /// `Kính gửi`
    pub(super) salutation: String,
    /// With their punctuation, and a dash where there are several.
    pub(super) list: Vec<Runs>,
}

/// The block below the text.
#[derive(Serialize)]
pub(super) struct Signature {
    pub(super) recipients_label: String,
    pub(super) recipients: Vec<Runs>,
    /// One, or two side by side.
    pub(super) signers: Vec<Signer>,
    /// The line below the recipients.
    pub(super) drafter: Option<Runs>,
}

/// Who signs.
#[derive(Serialize)]
pub(super) struct Signer {
    pub(super) authority: Vec<Runs>,
    pub(super) position: Vec<Runs>,
    pub(super) name: Runs,
    pub(super) image: Option<PictureView>,
    pub(super) seal: Option<PictureView>,
}

/// A picture of a signature or a seal.
#[derive(Serialize)]
pub(super) struct PictureView {
    /// `/pictures/5c4d….png`
    pub(super) file: String,
    /// In points.
    pub(super) width: f64,
    /// The words for whoever cannot see it.
    pub(super) alt: String,
}

/// A piece of the text, and where it stands in its tree: templates see the piece alone.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Printed {
    pub(super) block: Block,
    /// In how many parts and items it stands.
    #[serde(skip)]
    pub(super) depth: usize,
    /// The id of a part.
    #[serde(skip)]
    pub(super) id: Option<String>,
}

/// A piece of the text, in the order of print.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Block {
    /// A numbered heading; `level` counts headings from 1.
    Heading { level: usize, style: &'static str, label: String, text: Runs },
    /// A numbered upright paragraph.
    Numbered { style: &'static str, label: String, text: Runs },
    /// A paragraph.
    Para { style: &'static str, text: Runs },
    /// An item with a dash or a plus.
    Item { marker: &'static str, text: Runs },
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
}

/// A chart of what was to be reached and what was reached.
#[derive(Serialize)]
pub(super) struct Chart {
    /// The line above it.
    pub(super) caption: Option<Runs>,
    /// The same in words, for who cannot see it.
    pub(super) alt: String,
    pub(super) target: u64,
    pub(super) target_label: String,
    pub(super) planned_label: String,
    pub(super) reached_label: String,
    pub(super) periods: Vec<ChartPeriod>,
}

/// The counts at the end of a period.
#[derive(Serialize)]
pub(super) struct ChartPeriod {
    /// `Quý II`
    pub(super) label: String,
    pub(super) planned: u64,
    /// None for a period that is not over.
    pub(super) reached: Option<u64>,
}

/// A table.
#[derive(Serialize)]
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// The line above it.
    pub(super) caption: Option<Runs>,
}

/// A column of a table.
#[derive(Serialize)]
pub(super) struct Column {
    pub(super) header: String,
    /// The header above it and those of its neighbours that have the same.
    pub(super) over: Option<String>,
    /// `center` or `left`
    pub(super) align: &'static str,
    /// Whether it takes a share of the width that is left over.
    pub(super) flex: bool,
    /// Its width in proportion to the others'.
    pub(super) width: Option<u32>,
    /// The longest of its cells' texts.
    pub(super) longest: Vec<String>,
    /// The longest of their words.
    pub(super) words: Vec<String>,
}

/// A row of a table.
#[derive(Serialize)]
pub(super) struct Row {
    /// `unit`, `group` or `total`; of prose `prose` or `span`
    pub(super) kind: &'static str,
    pub(super) cells: Vec<Cell>,
    /// Whose row it is: the id of a unit or organisation.
    #[serde(skip)]
    pub(super) holder: Option<String>,
}

/// A cell of a table.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Cell {
    /// Plain text.
    Plain(String),
    /// Lines of rich text.
    Lines(Vec<Runs>),
}

impl Cell {
    pub(super) fn empty() -> Self {
        Self::Plain(String::new())
    }

    /// One line, plain where nothing in it is more than plain: plain cells are the quickest to set.
    pub(super) fn of(runs: Runs) -> Self {
        match <[Run; 1]>::try_from(runs.0) {
            Ok([Run::Plain(text)]) => Self::Plain(text),
            Ok([run]) => Self::Lines(vec![Runs(vec![run])]),
            Err(runs) => Self::Lines(vec![Runs(runs)]),
        }
    }
}

/// A text, with the annexes that are bound to it.
#[derive(Serialize)]
pub(super) struct TextView {
    #[serde(flatten)]
    pub(super) frame: Frame,
    pub(super) letterhead: Letterhead,
    pub(super) title: Title,
    pub(super) addressees: Vec<Addressees>,
    pub(super) body: Vec<Printed>,
    pub(super) signature: Signature,
    pub(super) annexes: Vec<AnnexView>,
}

/// An annex that stands alone.
#[derive(Serialize)]
pub(super) struct AnnexAlone {
    #[serde(flatten)]
    pub(super) frame: Frame,
    pub(super) annex: AnnexView,
}

/// An annex.
#[derive(Serialize)]
pub(super) struct AnnexView {
    pub(super) head: AnnexHead,
    pub(super) body: Vec<Printed>,
}

/// What stands above an annex's text.
#[derive(Serialize)]
pub(super) struct AnnexHead {
    pub(super) letterhead: Option<Letterhead>,
    pub(super) label: String,
    pub(super) title: Vec<Runs>,
    pub(super) reference: Runs,
}
