//! The styles of a Word file, each with what it takes from those that it is based on.

use std::collections::HashMap;
use std::sync::Arc;

use super::look::{ParagraphLook, PartialParagraph, PartialRun, RunLook};
use super::properties::{each_tag, is_line, paragraph_properties, run_properties, value};
use crate::package::{Package, PackageFault, Xml, XmlEvent};

/// How many styles one may be based on, one after the other. Word takes ten or so.
const CHAIN: usize = 20;

/// The most styles that are read.
const STYLES: usize = 10_000;

/// The styles of a file.
#[derive(Default)]
pub(super) struct Styles {
    defaults: WordStyle,
    by_id: HashMap<String, WordStyle>,
    default_paragraph: Option<String>,
    resolved: HashMap<String, Arc<ResolvedStyle>>,
}

#[derive(Clone, Default)]
struct WordStyle {
    name: Option<Arc<str>>,
    based_on: Option<String>,
    run: PartialRun,
    paragraph: PartialParagraph,
    has_lines: bool,
}

/// A style with all that it is based on.
#[derive(Default)]
pub(super) struct ResolvedStyle {
    name: Option<Arc<str>>,
    run: PartialRun,
    paragraph: PartialParagraph,
    has_lines: bool,
}

impl Styles {
    /// Reads the part with the styles; none where there is no such part.
    pub(super) fn read(package: &mut Package<'_>, part: Option<&str>) -> Result<Self, PackageFault> {
        let mut styles = Self::default();
        let Some(part) = part else { return Ok(styles) };
        let Some(mut xml) = package.part(part)? else { return Ok(styles) };
        loop {
            let (id, is_default) = match xml.next()? {
                XmlEvent::Start(tag) => match tag.name() {
                    "style" => {
                        let is_paragraph = tag.attribute("type").is_none_or(|kind| kind == "paragraph");
                        let id = tag.attribute("styleId").map(std::borrow::Cow::into_owned);
                        (id, is_paragraph && tag.is_set("default"))
                    }
                    "rPrDefault" => (None, true),
                    "pPrDefault" => (None, false),
                    _ => continue,
                },
                XmlEvent::Eof => return Ok(styles),
                _ => continue,
            };
            let style = style(&mut xml)?;
            match id {
                Some(id) if styles.by_id.len() < STYLES => {
                    if is_default {
                        styles.default_paragraph = Some(id.clone());
                    }
                    styles.by_id.insert(id, style);
                }
                Some(_) => return Err(PackageFault::TooLarge),
                None if is_default => styles.defaults.run = style.run,
                None => styles.defaults.paragraph = style.paragraph,
            }
        }
    }

    /// A style and those that it is based on, in this order.
    fn chain(&self, id: &str) -> Vec<&WordStyle> {
        let next = |style: &&WordStyle| self.by_id.get(style.based_on.as_ref()?);
        std::iter::successors(self.by_id.get(id), next).take(CHAIN).collect()
    }

    /// A style with all that it is based on. One that the file does not have is as the default one.
    fn resolved(&mut self, id: Option<&str>) -> Arc<ResolvedStyle> {
        let own = id.filter(|id| self.by_id.contains_key(*id));
        let id = own.map(str::to_owned).or_else(|| self.default_paragraph.clone()).unwrap_or_default();
        if let Some(known) = self.resolved.get(&id) {
            return Arc::clone(known);
        }
        let chain = self.chain(&id);
        let mut whole = ResolvedStyle {
            name: chain.first().and_then(|style| style.name.clone()),
            run: self.defaults.run.clone(),
            paragraph: self.defaults.paragraph.clone(),
            has_lines: false,
        };
        for style in chain.into_iter().rev() {
            whole.run.add(&style.run);
            whole.paragraph.add(&style.paragraph);
            whole.has_lines |= style.has_lines;
        }
        let whole = Arc::new(whole);
        self.resolved.insert(id, Arc::clone(&whole));
        whole
    }

    /// A paragraph's look with its style.
    pub(super) fn paragraph(&mut self, own: &PartialParagraph) -> ParagraphLook {
        let style = self.resolved(own.style.as_deref());
        let mut whole = style.paragraph.clone();
        whole.add(own);
        whole.to_look(style.name.clone())
    }

    /// A run's look in a paragraph, with the styles of both.
    pub(super) fn run(&mut self, paragraph_style: Option<&str>, own: &PartialRun) -> RunLook {
        let mut whole = self.resolved(paragraph_style).run.clone();
        // The default values of the file count less than the paragraph's style.
        let own_style = own.style.as_deref().unwrap_or_default();
        self.chain(own_style).into_iter().rev().for_each(|style| whole.add(&style.run));
        whole.add(own);
        whole.to_look()
    }

    /// Whether a style of tables draws lines.
    pub(super) fn has_lines(&mut self, id: &str) -> bool {
        self.by_id.contains_key(id) && self.resolved(Some(id)).has_lines
    }

    /// The list that a style is in.
    pub(super) fn list_of(&self, id: &str) -> Option<u32> {
        self.by_id.get(id)?.paragraph.list
    }
}

/// Reads what is in an open tag of a style, or of the defaults.
fn style<R: std::io::BufRead>(xml: &mut Xml<R>) -> Result<WordStyle, PackageFault> {
    enum Part {
        Run,
        Paragraph,
        Lines,
    }
    let mut style = WordStyle::default();
    let mut depth = 0usize;
    loop {
        let part = match xml.next()? {
            XmlEvent::Start(tag) => match tag.name() {
                "rPr" => Part::Run,
                "pPr" => Part::Paragraph,
                "tblBorders" => Part::Lines,
                name => {
                    match name {
                        "name" => style.name = value(&tag).map(Arc::from),
                        "basedOn" => style.based_on = value(&tag),
                        _ => {}
                    }
                    depth += 1;
                    continue;
                }
            },
            XmlEvent::End(_) if depth == 0 => return Ok(style),
            XmlEvent::End(_) => {
                depth -= 1;
                continue;
            }
            XmlEvent::Eof => return Err(PackageFault::Broken),
            _ => continue,
        };
        match part {
            Part::Run => style.run.add(&run_properties(xml)?),
            Part::Paragraph => style.paragraph.add(&paragraph_properties(xml)?.look),
            Part::Lines => style.has_lines |= has_lines(xml)?,
        }
    }
}

/// Whether an open tag of borders draws any.
fn has_lines<R: std::io::BufRead>(xml: &mut Xml<R>) -> Result<bool, PackageFault> {
    let mut found = false;
    each_tag(xml, |tag| {
        found |= is_line(tag);
        true
    })?;
    Ok(found)
}
