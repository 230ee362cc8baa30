//! The tags that say how runs and paragraphs look.

use std::io::BufRead;
use std::sync::Arc;

use super::look::{LetterMark, LetterPosition, LineAlignment, PartialParagraph, PartialRun, TabStop};
use super::tree::{SheetSize, SideMargins, WordChange, WordChangeKind, WordSection};
use crate::package::{PackageFault, Xml, XmlEvent, XmlTag};

/// The most tab stops of a paragraph that are kept: Word takes 64.
const TABS: usize = 64;

/// What the properties of a paragraph say.
#[derive(Default)]
pub(super) struct ParagraphProperties {
    pub(super) look: PartialParagraph,
    /// What is said of its end: the letters of its number have it too.
    pub(super) end: PartialRun,
    pub(super) end_change: Option<Arc<WordChange>>,
    pub(super) section: Option<WordSection>,
}

/// Reads up to the end of the open tag, showing each tag within; a tag of which the function says no is passed over with
/// all in it.
pub(super) fn each_tag<R: BufRead>(
    xml: &mut Xml<R>,
    mut show: impl FnMut(&XmlTag<'_>) -> bool,
) -> Result<(), PackageFault> {
    let (mut depth, mut passed) = (0usize, 0usize);
    loop {
        match xml.next()? {
            XmlEvent::Start(tag) => {
                depth += 1;
                if passed > 0 || !show(&tag) {
                    passed += 1;
                }
            }
            XmlEvent::End(_) if depth == 0 => return Ok(()),
            XmlEvent::End(_) => {
                depth -= 1;
                passed = passed.saturating_sub(1);
            }
            XmlEvent::Text(_) | XmlEvent::Other => {}
            XmlEvent::Eof => return Err(PackageFault::Broken),
        }
    }
}

/// Passes over the open tag with all in it.
pub(super) fn pass_over<R: BufRead>(xml: &mut Xml<R>) -> Result<(), PackageFault> {
    each_tag(xml, |_| false)
}

/// The change that a tag marks.
pub(super) fn change(tag: &XmlTag<'_>, kind: WordChangeKind) -> Arc<WordChange> {
    let [author, date] =
        tag.attributes(["author", "date"]).map(|value| value.map(std::borrow::Cow::into_owned));
    Arc::new(WordChange { kind, author, date })
}

/// Whether a tag that turns something on does: without a value it does.
pub(super) fn is_on(tag: &XmlTag<'_>) -> bool {
    !matches!(tag.attribute("val").as_deref(), Some("0" | "false" | "off" | "none"))
}

/// Whether a border is drawn.
pub(super) fn is_line(tag: &XmlTag<'_>) -> bool {
    !matches!(tag.attribute("val").as_deref(), None | Some("nil" | "none"))
}

/// The value of a tag.
pub(super) fn value(tag: &XmlTag<'_>) -> Option<String> {
    tag.attribute("val").map(std::borrow::Cow::into_owned)
}

/// A length of a tag, in twentieths of a point; some programs write decimals.
fn length(tag: &XmlTag<'_>, name: &str) -> Option<i32> {
    let value: f64 = tag.attribute(name)?.trim().parse().ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "bounded right before")]
    let length = value.clamp(-100_000.0, 100_000.0) as i32;
    Some(length)
}

/// What a tag within the properties of a run says. Changed properties keep the old ones in them.
pub(super) fn read_run_tag(look: &mut PartialRun, tag: &XmlTag<'_>) -> bool {
    match tag.name() {
        "rStyle" => look.style = value(tag),
        "rFonts" => {
            let [ascii, high] = tag.attributes(["ascii", "hAnsi"]);
            if let Some(font) = high.or(ascii) {
                look.font = Some(Arc::from(&*font));
            }
        }
        "sz" => look.size = tag.number("val").or(look.size),
        "b" => look.set(LetterMark::Bold, is_on(tag)),
        "i" => look.set(LetterMark::Italic, is_on(tag)),
        "u" => look.set(LetterMark::Underline, tag.attribute("val").is_some() && is_on(tag)),
        "strike" | "dstrike" => look.set(LetterMark::Struck, is_on(tag)),
        "caps" => look.set(LetterMark::Capitals, is_on(tag)),
        "vanish" => look.set(LetterMark::Hidden, is_on(tag)),
        "vertAlign" => {
            look.position = Some(match tag.attribute("val").as_deref() {
                Some("superscript") => LetterPosition::Above,
                Some("subscript") => LetterPosition::Below,
                _ => LetterPosition::Line,
            });
        }
        "rPrChange" => return false,
        _ => {}
    }
    true
}

/// What a tag within the properties of a paragraph says.
pub(super) fn read_paragraph_tag(look: &mut PartialParagraph, tag: &XmlTag<'_>) -> bool {
    match tag.name() {
        "pStyle" => look.style = value(tag),
        "jc" => look.alignment = tag.attribute("val").map(|value| alignment(&value)),
        "ind" => {
            let first = length(tag, "hanging").map(|hanging| -hanging).or_else(|| length(tag, "firstLine"));
            look.first_line = first.or(look.first_line);
            look.left = length(tag, "left").or_else(|| length(tag, "start")).or(look.left);
        }
        "outlineLvl" => look.outline = tag.number("val"),
        "pageBreakBefore" => look.is_on_new_page = Some(is_on(tag)),
        "numId" => look.list = tag.number("val"),
        "ilvl" => look.level = tag.number("val").filter(|level| *level < 9),
        "tab" if look.tabs.len() < TABS => {
            let kind = tag.attribute("val");
            if let Some(at) = length(tag, "pos")
                && !matches!(kind.as_deref(), Some("clear" | "bar"))
            {
                look.tabs.push(TabStop { at, alignment: alignment(kind.as_deref().unwrap_or_default()) });
            }
        }
        "pPrChange" => return false,
        _ => {}
    }
    true
}

fn alignment(name: &str) -> LineAlignment {
    match name {
        "center" => LineAlignment::Centre,
        "right" | "end" | "decimal" => LineAlignment::Right,
        "both" | "distribute" | "thaiDistribute" => LineAlignment::Both,
        _ => LineAlignment::Left,
    }
}

/// Reads the properties of a run, whose tag is open.
pub(super) fn run_properties<R: BufRead>(xml: &mut Xml<R>) -> Result<PartialRun, PackageFault> {
    let mut look = PartialRun::default();
    each_tag(xml, |tag| read_run_tag(&mut look, tag))?;
    Ok(look)
}

/// Reads the properties of a paragraph, whose tag is open.
pub(super) fn paragraph_properties<R: BufRead>(
    xml: &mut Xml<R>,
) -> Result<ParagraphProperties, PackageFault> {
    let mut read = ParagraphProperties::default();
    let (mut is_end, mut is_section) = (false, false);
    each_tag(xml, |tag| {
        match tag.name() {
            "rPr" => is_end = true,
            "sectPr" => (is_section, read.section) = (true, Some(WordSection::default())),
            // Of a number that was inserted, not of the end.
            "numPr" => is_end = false,
            _ => {}
        }
        match (&mut read.section, tag.name()) {
            (Some(section), _) if is_section => read_section_tag(section, tag),
            (_, "ins" | "moveTo") if is_end => {
                add_end_change(&mut read.end_change, tag, WordChangeKind::Inserted)
            }
            (_, "del" | "moveFrom") if is_end => {
                add_end_change(&mut read.end_change, tag, WordChangeKind::Deleted)
            }
            _ if is_end && tag.name() != "pPrChange" => read_run_tag(&mut read.end, tag),
            _ => read_paragraph_tag(&mut read.look, tag),
        }
    })?;
    Ok(read)
}

fn add_end_change(end: &mut Option<Arc<WordChange>>, tag: &XmlTag<'_>, kind: WordChangeKind) -> bool {
    let is_both = end.as_ref().is_some_and(|before| before.kind != kind);
    let kind = if is_both { WordChangeKind::InsertedAndDeleted } else { kind };
    *end = Some(change(tag, kind));
    true
}

/// What a tag within the properties of a section says.
pub(super) fn read_section_tag(section: &mut WordSection, tag: &XmlTag<'_>) -> bool {
    match tag.name() {
        "pgSz" => {
            let size = tag.number("w").zip(tag.number("h"));
            section.sheet = size.map(|(width, height)| SheetSize { width, height });
        }
        "pgMar" => {
            let margins = length(tag, "left").zip(length(tag, "right"));
            section.side_margins = margins.map(|(left, right)| SideMargins { left, right });
        }
        "sectPrChange" => return false,
        _ => {}
    }
    true
}
