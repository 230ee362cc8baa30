//! A whole document: its sections, each on sheets of its own that are numbered from 1, and the parts of the file.

use super::composer::{WordComposer, element, measured};
use super::format::{ParagraphFormat, twips};
use super::letterhead::ShownParts;
use super::look::{ProfileLook, SheetLook};
use super::package::{PackagePart, PackageRelation};
use super::passage_names::{NamedPassage, PassageNames};
use super::styles::{Component, StyleName, WORD, styles};
use super::theme;
use super::tracked::ChangeMarks;
use super::watermark::watermark;
use super::widths::MeasuredColumns;
use super::xml::XmlElement;
use crate::content::{Annex, BlockKind, Content};
use crate::model::Unbroken;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWINGS: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

/// Sheets of one kind.
struct SheetSection {
    elements: Vec<XmlElement>,
    is_turned: bool,
}

/// Writes the sections of a document.
pub(super) struct DocumentWriter<'a> {
    pub(super) composer: WordComposer<'a>,
    pub(super) unbroken: &'a Unbroken,
    /// Whether sheets are printed on both sides.
    pub(super) is_duplex: bool,
    /// Whether a light DỰ THẢO is behind every page.
    pub(super) is_marked_draft: bool,
    sections: Vec<SheetSection>,
    /// The names of its paragraphs; none of a file whose changes are tracked.
    names: Option<PassageNames>,
}

impl<'a> DocumentWriter<'a> {
    pub(super) fn new(
        composer: WordComposer<'a>,
        unbroken: &'a Unbroken,
        is_duplex: bool,
        is_marked_draft: bool,
    ) -> Self {
        Self {
            composer,
            unbroken,
            is_duplex,
            is_marked_draft,
            sections: Vec::new(),
            names: Some(PassageNames::default()),
        }
    }

    /// A text with the annexes and the documents that are bound to it.
    pub(super) fn text(&mut self, content: &Content) {
        self.own_text(content);
        for bound in &content.bound {
            self.own_text(bound);
        }
    }

    /// Two versions of a text with its annexes as one, with what changed marked.
    pub(super) fn tracked(&mut self, old: &Content, new: &Content, mut marks: ChangeMarks) {
        // A name would be a change, too.
        self.names = None;
        let before = self.sections_of(old);
        let after = self.sections_of(new);
        let count = before.len().max(after.len());
        let (mut before, mut after) = (before.into_iter(), after.into_iter());
        for _ in 0..count {
            let (was, is) = (before.next(), after.next());
            let is_turned = is.as_ref().or(was.as_ref()).is_some_and(|section| section.is_turned);
            let blocks =
                |section: Option<SheetSection>| section.map(|section| section.elements).unwrap_or_default();
            let elements = marks.merged(&blocks(was), &blocks(is));
            self.sections.push(SheetSection { elements, is_turned });
        }
    }

    /// The sections of a text and of all its annexes.
    fn sections_of(&mut self, content: &Content) -> Vec<SheetSection> {
        let own = std::mem::take(&mut self.sections);
        self.own_text(content);
        if !content.binds_annexes {
            content.annexes.iter().for_each(|annex| self.annex(annex));
        }
        std::mem::replace(&mut self.sections, own)
    }

    fn own_text(&mut self, content: &Content) {
        let composer = &mut self.composer;
        let mut elements = composer.letterhead(&content.letterhead, ShownParts::All);
        if let Some(title) = &content.title {
            elements.extend(composer.title(title));
        }
        for (at, addressees) in content.addressees.iter().enumerate() {
            elements.extend(composer.addressees(addressees, at == 0 && content.title.is_none()));
        }
        if content.title.is_none() && content.addressees.is_empty() {
            elements.push(super::composer::gap(1.0));
        }
        let has_recipients = !content.recipients.list.is_empty() || content.recipients.drafter.is_some();
        let is_signed = !content.signers.is_empty() || has_recipients;
        elements.extend(composer.blocks(&content.body, self.unbroken, is_signed));
        elements.extend(composer.signature(&content.signers, has_recipients.then_some(&content.recipients)));
        self.sections.push(SheetSection { elements, is_turned: false });
        if content.binds_annexes {
            content.annexes.iter().for_each(|annex| self.annex(annex));
        }
    }

    /// An annex, on sheets that turn to landscape where a table is too wide for upright ones.
    pub(super) fn annex(&mut self, annex: &Annex) {
        let is_turned = self.is_turned(annex);
        let upright =
            std::mem::replace(&mut self.composer.width, self.composer.profile.sheet(is_turned).text_width());
        let mut elements = self.annex_head(annex);
        elements.extend(self.composer.blocks(&annex.body, self.unbroken, !annex.signers.is_empty()));
        elements.extend(self.composer.signature(&annex.signers, None));
        self.composer.width = upright;
        self.sections.push(SheetSection { elements, is_turned });
    }

    fn is_turned(&self, annex: &Annex) -> bool {
        let WordComposer { profile, measures, width, .. } = &self.composer;
        annex.body.iter().any(|block| match &block.kind {
            BlockKind::Table(table) => {
                MeasuredColumns::new(table, *profile, self.unbroken, measures, *width).exceed(*width)
            }
            _ => false,
        })
    }

    fn annex_head(&mut self, annex: &Annex) -> Vec<XmlElement> {
        let composer = &mut self.composer;
        let number = |name: &str| composer.profile.number(&["annex", name]);
        let (above, below) = (number("above"), number("below") + composer.profile.number(&["body", "gap"]));
        let mut elements = Vec::new();
        let mut before = None;
        if let Some(letterhead) = &annex.letterhead {
            let own = annex.own_letterhead().is_some_and(|own| !own.number.runs.0.is_empty());
            let shown = if own { ShownParts::WithNumber } else { ShownParts::WithoutNumber };
            elements.extend(composer.letterhead(letterhead, shown));
            before = Some(above);
        }
        let width = composer.width;
        let format = |before: &mut Option<f64>| ParagraphFormat {
            before: before.take(),
            ..ParagraphFormat::default()
        };
        if !annex.label.is_empty() {
            let look = Component::AnnexLabel.look(composer.profile);
            let label = crate::content::Runs::plain(annex.label.as_str());
            elements.push(composer.centred_like(
                &Component::AnnexLabel.name(),
                &look,
                &label,
                width,
                format(&mut before),
            ));
        }
        let mut look = Component::AnnexTitle.look(composer.profile);
        let typed = look.clone();
        look.has_capitals &= annex.has_capitals;
        for (at, line) in annex.title.iter().enumerate() {
            let format = ParagraphFormat { outline: (at == 0).then_some(1), ..format(&mut before) };
            let run = super::format::RunFormat::from_difference(&look, &typed);
            elements.push(composer.centred_with(
                &Component::AnnexTitle.name(),
                &look,
                &line.runs,
                width,
                format,
                run,
            ));
        }
        if !measured(&annex.reference.runs).is_empty() {
            elements.extend(composer.centred_lines(
                Component::AnnexReference,
                std::slice::from_ref(&annex.reference),
                width,
            ));
        }
        elements.extend(composer.divider(below));
        elements
    }

    /// Names the paragraphs that say something, those of footnotes last.
    pub(super) fn named(&mut self) -> &[NamedPassage] {
        let Some(names) = &mut self.names else { return &[] };
        if names.passages.is_empty() {
            let elements = self.sections.iter_mut().flat_map(|section| &mut section.elements);
            for element in elements.chain(self.composer.runs.notes()) {
                element.each_paragraph(&mut |paragraph| names.add(paragraph));
            }
        }
        &names.passages
    }

    /// The parts of the file and their relations; the first is the document itself.
    pub(super) fn into_parts(self) -> (Vec<PackagePart>, Vec<PackageRelation>) {
        let profile = self.composer.profile;
        let last = self.sections.len().saturating_sub(1);
        let mut elements = Vec::new();
        for (at, section) in self.sections.into_iter().enumerate() {
            let sheet = profile.sheet(section.is_turned);
            let properties = section_properties(&sheet, profile, at > 0);
            elements.extend(without_gap_at_end(section.elements));
            if at == last {
                // Word wants a paragraph after a table at the end.
                elements.push(super::composer::gap(1.0));
                elements.push(properties);
            } else {
                elements.push(section_end(properties));
            }
        }
        let document = XmlElement::new("w:document")
            .with("xmlns:w", WORD)
            .with("xmlns:r", RELATIONS)
            .with("xmlns:wp", DRAWINGS)
            .child(XmlElement::new("w:body").children(elements));
        let settings = settings(self.is_duplex);
        let mut parts = vec![
            PackagePart::from_element("document", "document.main", &document),
            PackagePart::from_element("styles", "styles", &styles(profile)),
            PackagePart::from_element("settings", "settings", &settings),
            PackagePart::from_element("header1", "header", &header(self.is_marked_draft, true)),
            PackagePart::from_element("header2", "header", &header(self.is_marked_draft, false)),
        ];
        parts.push(PackagePart::from_element("fontTable", "fontTable", &theme::fonts()));
        parts.push(PackagePart {
            path: "word/theme/theme1.xml".to_owned(),
            content_type: Some(theme::THEME_TYPE.to_owned()),
            bytes: theme::theme().to_file(),
        });
        let relation = |id: &str, kind, target: &str| PackageRelation {
            id: id.to_owned(),
            kind,
            target: target.to_owned(),
        };
        let mut relations = vec![
            relation("rId1", "styles", "styles.xml"),
            relation("rId2", "settings", "settings.xml"),
            relation(NUMBERED, "header", "header1.xml"),
            relation(FIRST, "header", "header2.xml"),
            relation("rIdPhong", "fontTable", "fontTable.xml"),
            relation("rIdMau", "theme", "theme/theme1.xml"),
        ];
        if let Some(footnotes) = self.composer.runs.footnotes() {
            parts.push(PackagePart::from_element("footnotes", "footnotes", &footnotes));
            relations.push(relation("rId5", "footnotes", "footnotes.xml"));
        }
        let (pictures, to_pictures) = self.composer.media.into_parts();
        parts.extend(pictures);
        relations.extend(to_pictures);
        (parts, relations)
    }
}

/// The relation to the head of every page but the first.
const NUMBERED: &str = "rId3";

/// The relation to the head of the first page.
const FIRST: &str = "rId4";

/// The sheets of a section: no page number on the first, as the format has it.
fn section_properties(sheet: &SheetLook, profile: ProfileLook<'_>, is_on_new_page: bool) -> XmlElement {
    let head =
        |kind: &str, id: &str| XmlElement::new("w:headerReference").with("w:type", kind).with("r:id", id);
    let size = XmlElement::new("w:pgSz").with("w:w", twips(sheet.width)).with("w:h", twips(sheet.height));
    let size = if sheet.is_turned { size.with("w:orient", "landscape") } else { size };
    let margins = XmlElement::new("w:pgMar")
        .with("w:top", twips(sheet.top))
        .with("w:right", twips(sheet.right))
        .with("w:bottom", twips(sheet.bottom))
        .with("w:left", twips(sheet.left))
        .with("w:header", twips(profile.number(&["page", "number", "top"])))
        .with("w:footer", 0)
        .with("w:gutter", 0);
    let mut properties =
        XmlElement::new("w:sectPr").child(head("default", NUMBERED)).child(head("first", FIRST));
    if is_on_new_page {
        properties = properties.child(XmlElement::from_value("w:type", "nextPage"));
    }
    properties
        .child(size)
        .child(margins)
        .child(XmlElement::new("w:pgNumType").with("w:start", 1))
        .child(XmlElement::new("w:titlePg"))
}

/// The elements of a section whose last table is at its end: the gap below it could need a page of its own, and a paragraph
/// follows anyway.
fn without_gap_at_end(mut elements: Vec<XmlElement>) -> Vec<XmlElement> {
    if let [.., table, gap] = elements.as_slice()
        && table.name() == "w:tbl"
        && gap.child_named("w:r").is_none()
    {
        elements.pop();
    }
    elements
}

/// The paragraph at the end of a section.
fn section_end(properties: XmlElement) -> XmlElement {
    let style = StyleName { id: "Normal", name: "Normal" };
    let format = ParagraphFormat { pitch: Some(1.0), ..ParagraphFormat::default() };
    let own = XmlElement::new("w:pPr").child(XmlElement::from_value("w:pStyle", style.id));
    XmlElement::new("w:p").child(own.children(format.elements()).child(properties))
}

fn settings(is_duplex: bool) -> XmlElement {
    let mut settings = XmlElement::new("w:settings").with("xmlns:w", WORD);
    if is_duplex {
        settings = settings.child(XmlElement::new("w:mirrorMargins"));
    }
    let mode = XmlElement::new("w:compatSetting")
        .with("w:name", "compatibilityMode")
        .with("w:uri", "http://schemas.microsoft.com/office/word")
        .with("w:val", 15);
    settings
        .child(XmlElement::from_value("w:defaultTabStop", 720))
        .child(XmlElement::from_value("w:characterSpacingControl", "doNotCompress"))
        .child(XmlElement::new("w:compat").child(mode))
        .child(XmlElement::from_value("w:themeFontLang", "vi-VN"))
}

/// The head of pages: their number, and the mark of drafts.
fn header(is_marked_draft: bool, is_numbered: bool) -> XmlElement {
    let run = || XmlElement::new("w:r");
    let field = |kind: &str| run().child(XmlElement::new("w:fldChar").with("w:fldCharType", kind));
    let mut runs = Vec::new();
    if is_numbered {
        let code = run().child(XmlElement::new("w:instrText").with("xml:space", "preserve").text(" PAGE "));
        let shown = run().child(XmlElement::new("w:t").text("2"));
        runs.extend([field("begin"), code, field("separate"), shown, field("end")]);
    }
    if is_marked_draft {
        runs.push(watermark());
    }
    XmlElement::new("w:hdr")
        .with("xmlns:w", WORD)
        .with("xmlns:v", "urn:schemas-microsoft-com:vml")
        .with("xmlns:o", "urn:schemas-microsoft-com:office:office")
        .child(element(&Component::PageNumber.name(), &ParagraphFormat::default(), runs))
}
