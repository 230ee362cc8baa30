//! Title, addressees, and the blocks of a text.

use super::composer::{WordComposer, element, measured};
use super::format::{LineAlign, ParagraphFormat, RunFormat};
use super::media::PlacedPicture;
use super::styles::{Component, StyleName, level_name, numbered_look, paragraph_name};
use super::xml::XmlElement;
use crate::content::{Addressees, Block, BlockKind, Image, Line, PartLabel, Runs, Text, Title};
use crate::model::{Level, Unbroken};

/// A heading.
struct HeadingLine<'t> {
    level: usize,
    numbering: Level,
    label: &'t PartLabel,
    capitals: Option<bool>,
    runs: Runs,
}

/// A line as it prints, with what the program sets around it.
pub(super) fn printed(line: &Line) -> Runs {
    let runs = line.text.runs.clone();
    line.marks.as_ref().map_or(runs.clone(), |marks| marks.around(runs))
}

impl WordComposer<'_> {
    /// The kind of the document and what it is about (5a, 5b).
    pub(super) fn title(&mut self, title: &Title) -> Vec<XmlElement> {
        let number = |name: &str| self.profile.number(&["title", name]);
        let (above, below) = (number("above"), number("below") + self.profile.number(&["body", "gap"]));
        let look = Component::Kind.look(self.profile);
        let before =
            ParagraphFormat { before: Some(above), stays_with_next: true, ..ParagraphFormat::default() };
        let kind = Runs::plain(title.kind.as_str());
        let mut elements = vec![self.centred_like(&Component::Kind.name(), &look, &kind, self.width, before)];
        elements.extend(self.centred_lines(Component::Abstract, &title.about, self.width));
        elements.extend(self.divider(below));
        elements
    }

    /// The short line that ends a title, and the room below it.
    pub(super) fn divider(&mut self, below: f64) -> Vec<XmlElement> {
        if !self.profile.has(&["divider"]) {
            return vec![super::composer::gap(below)];
        }
        let words = Runs::plain(self.profile.text(&["divider", "text"]));
        let format = ParagraphFormat { after: Some(below), ..ParagraphFormat::default() };
        vec![self.text(Component::Divider, &words, format)]
    }

    /// Those whom the document addresses (9a). Where no title is above them, they are as far below the header block as a
    /// title would be.
    pub(super) fn addressees(
        &mut self,
        addressees: &Addressees,
        is_first_below_head: bool,
    ) -> Vec<XmlElement> {
        let below = self.profile.number(&["addressees", "below"]) + self.profile.number(&["body", "gap"]);
        let before = if is_first_below_head { Some(self.profile.number(&["title", "above"])) } else { None };
        if let [only] = addressees.list.as_slice() {
            return vec![self.only_addressee(&addressees.salutation, only, before, below)];
        }
        let look = Component::Salutation.look(self.profile);
        let is_beside = self.profile.flag(&["addressees", "beside"]);
        let salutation = format!("{}:", addressees.salutation);
        let indent = self
            .measures
            .width(&look, &if is_beside { format!("{salutation} ") } else { addressees.salutation.clone() });
        let items: Vec<Runs> = addressees.list.iter().map(printed).collect();
        let items_look = Component::Addressee.look(self.profile);
        let widths = items.iter().map(|item| self.measures.width(&items_look, &measured(item)));
        let longest = widths.fold(0.0, f64::max);
        let own = longest.min(self.width - indent);
        let left = ((self.width - indent - own) / 2.0).max(0.0);
        let hanging = self.measures.width(&items_look, "- ");
        let mut elements = Vec::new();
        if !is_beside {
            let format = ParagraphFormat {
                before,
                left: Some(left),
                stays_with_next: true,
                ..ParagraphFormat::default()
            };
            elements.push(self.text(Component::Salutation, &Runs::plain(salutation.as_str()), format));
        }
        let last = items.len() - 1;
        for (at, item) in items.iter().enumerate() {
            let is_first_line = is_beside && at == 0;
            let format = ParagraphFormat {
                before: before.filter(|_| is_first_line),
                after: (at == last).then_some(below),
                left: Some(left + indent + hanging),
                first_line: Some(if is_first_line { -(indent + hanging) } else { -hanging }),
                stays_with_next: at != last,
                ..ParagraphFormat::default()
            };
            let name = Component::Addressee.name();
            if is_first_line {
                let mut runs = self.beside(&salutation);
                runs.push(
                    XmlElement::new("w:r")
                        .child(XmlElement::new("w:t").with("xml:space", "preserve").text(" ")),
                );
                runs.extend(self.runs.write(item, RunFormat::default()));
                elements.push(element(&name, &format, runs));
            } else {
                elements.push(self.paragraph(&name, format, item, RunFormat::default()));
            }
        }
        elements
    }

    /// The salutation in the line of an addressee.
    fn beside(&mut self, salutation: &str) -> Vec<XmlElement> {
        let (own, line) = (Component::Salutation.look(self.profile), Component::Addressee.look(self.profile));
        self.runs.write(&Runs::plain(salutation), RunFormat::from_difference(&own, &line))
    }

    fn only_addressee(
        &mut self,
        salutation: &str,
        only: &Line,
        before: Option<f64>,
        after: f64,
    ) -> XmlElement {
        let runs = printed(only);
        let look = Component::Addressee.look(self.profile);
        let text = format!("{salutation}: {}", measured(&runs));
        let balanced = self.measures.balanced(&look, &text, self.width);
        let beside = ((self.width - balanced) / 2.0 - 0.5).max(0.0);
        let is_one_line = self.measures.width(&look, &text) <= self.width;
        let beside = (!is_one_line).then_some(beside);
        let format = ParagraphFormat {
            align: Some(LineAlign::Centre),
            before,
            after: Some(after),
            left: beside,
            right: beside,
            ..ParagraphFormat::default()
        };
        let mut written = self.beside(&format!("{salutation}: "));
        written.extend(self.runs.write(&runs, RunFormat::default()));
        element(&Component::Addressee.name(), &format, written)
    }

    /// The blocks of a text. The last of them stay with the signature below them, if there is one.
    pub(super) fn blocks(
        &mut self,
        blocks: &[Block],
        unbroken: &Unbroken,
        is_signed: bool,
    ) -> Vec<XmlElement> {
        let mut elements = Vec::new();
        let mut follows_table = false;
        for (at, block) in blocks.iter().enumerate() {
            let stays = is_signed && self.stays_with_signature(&blocks[at..]);
            if let BlockKind::Table(table) = &block.kind {
                elements.extend(self.table(table, unbroken, follows_table));
                follows_table = true;
                continue;
            }
            follows_table = false;
            elements.extend(self.block_elements(block, unbroken, stays));
        }
        elements
    }

    /// Whether the first of the last blocks stays on the page of the signature: the last, and the one before a single line.
    fn stays_with_signature(&self, rest: &[Block]) -> bool {
        match rest {
            [_] => true,
            [_, last] => self.is_single_line(last),
            _ => false,
        }
    }

    fn is_single_line(&self, block: &Block) -> bool {
        let (BlockKind::Numbered { text, .. }
        | BlockKind::Paragraph { text, .. }
        | BlockKind::Item { text, .. }) = &block.kind
        else {
            return false;
        };
        let look = self.profile.paragraph("paragraph");
        let indent = self.profile.number(&["body", "indent"]);
        self.measures.width(&look, &measured(&text.runs)) + indent < self.width
    }

    fn block_elements(&mut self, block: &Block, unbroken: &Unbroken, stays: bool) -> Vec<XmlElement> {
        let runs = |text: &Text| {
            let runs = text.runs.clone();
            block.marks.as_ref().map_or(runs.clone(), |marks| marks.around(runs))
        };
        let format = ParagraphFormat { stays_with_next: stays, ..ParagraphFormat::default() };
        match &block.kind {
            BlockKind::Heading { level, numbering, label, capitals, text } => {
                let heading = HeadingLine {
                    level: *level,
                    numbering: *numbering,
                    label,
                    capitals: *capitals,
                    runs: runs(text),
                };
                vec![self.heading(&heading)]
            }
            BlockKind::Numbered { numbering, label, text } => {
                let (label_look, look) = numbered_look(*numbering, self.profile);
                let own = RunFormat::from_difference(&label_look, &look);
                vec![self.labelled(&level_name(*numbering, false), format, &label.printed, own, &runs(text))]
            }
            BlockKind::Paragraph { style, text } => {
                vec![self.paragraph(&paragraph_name(*style), format, &runs(text), RunFormat::default())]
            }
            BlockKind::Item { marker, text } => {
                vec![self.labelled(
                    &Component::Item.name(),
                    format,
                    marker.sign(),
                    RunFormat::default(),
                    &runs(text),
                )]
            }
            BlockKind::Table(table) => self.table(table, unbroken, false),
            BlockKind::Chart(chart) => self.drawing(&block.kind, &chart.alt, chart.caption.as_ref()),
            BlockKind::OrgChart(chart) => self.drawing(&block.kind, &chart.alt, chart.caption.as_ref()),
            BlockKind::Image(image) => self.image(image),
            BlockKind::Images(images) => self.images(images),
        }
    }

    /// A paragraph that begins with a number or a mark.
    fn labelled(
        &mut self,
        style: &StyleName,
        mut format: ParagraphFormat,
        label: &str,
        label_format: RunFormat,
        runs: &Runs,
    ) -> XmlElement {
        if label.is_empty() {
            return self.paragraph(style, format, runs, RunFormat::default());
        }
        format.leaders = self.leaders(&runs.clone().prefixed(&format!("{label} ")));
        let mut written = self.runs.write(&Runs::plain(format!("{label} ")), label_format);
        written.extend(self.runs.write(runs, RunFormat::default()));
        element(style, &format, written)
    }

    fn heading(&mut self, heading: &HeadingLine<'_>) -> XmlElement {
        let (own, name) = self.profile.heading(heading.numbering);
        let style = level_name(heading.numbering, true);
        let format = ParagraphFormat {
            stays_with_next: true,
            outline: Some(heading.level),
            ..ParagraphFormat::default()
        };
        let Some(mut name) = name else {
            let mut look = own.clone();
            look.has_capitals = heading.capitals.unwrap_or(own.has_capitals);
            let run = RunFormat::from_difference(&look, &own);
            let label = &heading.label.printed;
            let text = if label.is_empty() {
                heading.runs.clone()
            } else {
                heading.runs.clone().prefixed(&format!("{label} "))
            };
            return self.paragraph(&style, format, &text, run);
        };
        name.has_capitals = heading.capitals.unwrap_or(name.has_capitals);
        let mut written = self.runs.write(&Runs::plain(heading.label.printed.as_str()), RunFormat::default());
        written.push(XmlElement::new("w:r").child(XmlElement::new("w:br")));
        written.extend(self.runs.write(&heading.runs, RunFormat::from_difference(&name, &own)));
        element(&style, &format, written)
    }

    /// A chart as a picture, with the line above it.
    fn drawing(&mut self, block: &BlockKind, alt: &str, caption: Option<&Text>) -> Vec<XmlElement> {
        let caption = caption.map(|caption| {
            let look = self.profile.line(&["chart", "caption"]);
            let run = RunFormat::from_difference(&look, &Component::Caption.look(self.profile));
            let format = ParagraphFormat {
                align: Some(LineAlign::Centre),
                first_line: Some(0.0),
                ..ParagraphFormat::default()
            };
            self.paragraph(&Component::Caption.name(), format, &caption.runs, run)
        });
        let drawn = self.media.drawn(block).and_then(|drawn| {
            self.media.picture(&drawn.png, &PlacedPicture { width: drawn.width, alt, beneath: None })
        });
        caption.into_iter().chain(drawn.map(|run| picture_line(vec![run]))).collect()
    }

    fn image(&mut self, image: &Image) -> Vec<XmlElement> {
        let width = image.width.min(self.width);
        let alt = image.alt.runs.to_plain();
        let run = self.media.file(&image.file, &PlacedPicture { width, alt: &alt, beneath: None });
        let mut elements: Vec<XmlElement> = run.map(|run| picture_line(vec![run])).into_iter().collect();
        if let Some(caption) = &image.caption {
            elements.push(self.below_picture(&caption.runs));
        }
        elements
    }

    fn below_picture(&mut self, runs: &Runs) -> XmlElement {
        let gap = self.profile.number(&["body", "gap"]);
        let format = ParagraphFormat {
            align: Some(LineAlign::Centre),
            first_line: Some(0.0),
            before: Some(0.0),
            after: Some(gap),
            ..ParagraphFormat::default()
        };
        self.text(Component::Caption, runs, format)
    }

    /// Pictures beside each other, each with its line below, in a table without lines.
    fn images(&mut self, images: &[Image]) -> Vec<XmlElement> {
        #[expect(clippy::cast_precision_loss, reason = "a few pictures")]
        let each = self.width / images.len().max(1) as f64;
        let whole = std::mem::replace(&mut self.width, each);
        let cells: Vec<_> =
            images.iter().map(|image| super::grid::PageCell::new(1, self.image(image))).collect();
        self.width = whole;
        let widths = vec![each; cells.len()];
        let row = super::grid::GridRow { cells, is_header: false, may_break: false };
        let gap = self.profile.number(&["body", "gap"]);
        vec![
            super::grid::table(&widths, vec![row], &super::grid::GridLook::BLOCKS),
            super::composer::gap(gap),
        ]
    }
}

/// A line with a picture: as high as the picture.
fn picture_line(runs: Vec<XmlElement>) -> XmlElement {
    let format = ParagraphFormat {
        align: Some(LineAlign::Centre),
        before: Some(6.0),
        after: Some(6.0),
        stays_with_next: true,
        ..ParagraphFormat::default()
    };
    element(&StyleName { id: "Normal", name: "Normal" }, &format, runs)
}
