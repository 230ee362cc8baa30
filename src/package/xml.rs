//! Reads XML as a stream of tags and texts, within bounds.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use super::PackageFault;

/// How deep tags may be in each other: those of sheets are under 20, those of texts with tables and boxes under 60.
const DEPTH: usize = 200;

/// A part while it is read.
pub(crate) struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    depth: usize,
}

/// What comes next. An empty tag is a [`XmlEvent::Start`] and an [`XmlEvent::End`].
pub(crate) enum XmlEvent<'a> {
    /// A tag that opens.
    Start(XmlTag<'a>),
    /// A tag that closes.
    End(XmlEnd<'a>),
    /// A text, or a piece of one.
    Text(Cow<'a, str>),
    /// A comment or an instruction.
    Other,
    /// The end.
    Eof,
}

/// A tag with its attributes.
pub(crate) struct XmlTag<'a>(BytesStart<'a>);

/// A tag that closes.
pub(crate) struct XmlEnd<'a>(BytesEnd<'a>);

impl XmlTag<'_> {
    /// Its name without its prefix.
    pub(crate) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The value of an attribute by its name without its prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        let mut found = attributes.with_checks(false).flatten();
        found
            .find(|attribute| local(attribute.key.into_inner()) == name)?
            .normalized_value(XmlVersion::Implicit1_0)
            .ok()
    }

    /// The values of some attributes by their names without prefixes, in one pass.
    pub(crate) fn attributes<const N: usize>(&self, names: [&str; N]) -> [Option<Cow<'_, str>>; N] {
        let mut values = [const { None }; N];
        let mut attributes = self.0.attributes();
        for attribute in attributes.with_checks(false).flatten() {
            let name = local(attribute.key.into_inner());
            if let Some(at) = names.iter().position(|wanted| *wanted == name) {
                values[at] = attribute.normalized_value(XmlVersion::Implicit1_0).ok();
            }
        }
        values
    }

    /// An attribute that is a number.
    pub(crate) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether an attribute says yes.
    pub(crate) fn is_set(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| matches!(&*value, "1" | "true" | "on"))
    }
}

impl XmlEnd<'_> {
    /// Its name without its prefix.
    pub(crate) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

impl<R: BufRead> Xml<R> {
    pub(crate) fn new(reader: R) -> Self {
        let mut reader = Reader::from_reader(reader);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// The next tag or text.
    ///
    /// # Errors
    /// Of what is no XML, has a document type, ends within a tag, or is nested too deep.
    pub(crate) fn next(&mut self) -> Result<XmlEvent<'_>, PackageFault> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|_| PackageFault::Broken)?;
        Ok(match event {
            Event::Start(tag) | Event::Empty(tag) => {
                if self.depth == DEPTH {
                    return Err(PackageFault::Broken);
                }
                self.depth += 1;
                XmlEvent::Start(XmlTag(tag))
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                XmlEvent::End(XmlEnd(tag))
            }
            Event::Text(text) => XmlEvent::Text(text.into_inner()),
            Event::CData(text) => XmlEvent::Text(text.into_inner()),
            Event::GeneralRef(entity) => {
                let letter = entity.resolve_char_ref().map_err(|_| PackageFault::Broken)?;
                let text = letter.map(|letter| Cow::Owned(String::from(letter)));
                let text = text.or_else(|| resolve_predefined_entity(&entity).map(Cow::Borrowed));
                XmlEvent::Text(text.ok_or(PackageFault::Broken)?)
            }
            // Nothing in it is wanted, and entities could name each other in a circle.
            Event::DocType(_) => return Err(PackageFault::Broken),
            Event::Eof if self.depth > 0 => return Err(PackageFault::Broken),
            Event::Eof => XmlEvent::Eof,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => XmlEvent::Other,
        })
    }
}
