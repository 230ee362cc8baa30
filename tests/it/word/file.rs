//! A Word file as other programs read it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element of a part.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) children: Vec<Element>,
    pub(crate) text: String,
}

/// A Word file, unpacked.
pub(crate) struct WordFile {
    pub(crate) parts: BTreeMap<String, Vec<u8>>,
}

impl WordFile {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            let (name, mut bytes) = (part.name().unwrap().into_owned(), Vec::new());
            part.read_to_end(&mut bytes).unwrap();
            parts.insert(name, bytes);
        }
        Self { parts }
    }

    pub(crate) fn element(&self, part: &str) -> Element {
        Element::parse(std::str::from_utf8(&self.parts[part]).unwrap())
    }

    pub(crate) fn document(&self) -> Element {
        self.element("word/document.xml")
    }

    /// A style by its name.
    pub(crate) fn style(&self, name: &str) -> Element {
        let styles = self.element("word/styles.xml");
        let named = |style: &Element| style.child("w:name").is_some_and(|own| own.value() == name);
        let found = styles.children.into_iter().find(|style| named(style));
        found.unwrap_or_else(|| panic!("no style `{name}`"))
    }

    /// The paragraphs of the document and its footnotes as they print: capitals where the style has them.
    pub(crate) fn paragraphs(&self) -> Vec<String> {
        let styles = self.element("word/styles.xml");
        let capitals: Vec<&str> = styles
            .all("w:style")
            .into_iter()
            .filter(|style| style.all("w:caps").into_iter().any(|caps| caps.value() != "0"))
            .map(|style| style.attributes["w:styleId"].as_str())
            .collect();
        let mut paragraphs = Vec::new();
        let footnotes =
            self.parts.contains_key("word/footnotes.xml").then(|| self.element("word/footnotes.xml"));
        for root in [Some(self.document()), footnotes].into_iter().flatten() {
            for paragraph in root.all("w:p") {
                let style = paragraph
                    .all("w:pStyle")
                    .first()
                    .map(|style| style.value().to_owned())
                    .unwrap_or_default();
                paragraphs.push(printed(paragraph, capitals.contains(&style.as_str())));
            }
        }
        paragraphs
    }

    /// The words of all paragraphs.
    pub(crate) fn words(&self) -> Vec<String> {
        let paragraphs = self.paragraphs().join(" ");
        paragraphs.split_whitespace().map(str::to_owned).collect()
    }
}

/// A paragraph's text; of one with a paragraph in it, as a picture's may be, only its own.
fn printed(paragraph: &Element, has_capitals: bool) -> String {
    let mut text = String::new();
    for run in paragraph.all("w:r") {
        let own = run.all("w:caps").first().map(|caps| caps.value() != "0");
        let mut words = String::new();
        for piece in &run.children {
            match piece.name.as_str() {
                "w:t" | "w:delText" => words.push_str(&piece.text),
                "w:noBreakHyphen" => words.push('-'),
                "w:br" | "w:tab" => words.push(' '),
                _ => {}
            }
        }
        text.push_str(&if own.unwrap_or(has_capitals) { words.to_uppercase() } else { words });
    }
    text.replace('\u{a0}', " ")
}

impl Element {
    fn parse(text: &str) -> Self {
        let mut reader = Reader::from_str(text);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Self::from_start(&start)),
                Event::Empty(start) => open.last_mut().unwrap().children.push(Self::from_start(&start)),
                Event::End(_) => {
                    let closed = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(closed);
                }
                Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
                Event::GeneralRef(reference) => {
                    let character = match &*reference {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        "apos" => '\'',
                        other => panic!("&{other};"),
                    };
                    open.last_mut().unwrap().text.push(character);
                }
                Event::Eof => return open.pop().unwrap().children.pop().unwrap(),
                _ => {}
            }
        }
    }

    fn from_start(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            (attribute.key.as_ref().to_owned(), attribute.value.into_owned())
        });
        Self { name: start.name().as_ref().to_owned(), attributes: attributes.collect(), ..Self::default() }
    }

    /// Every element of a name below it, in order.
    pub(crate) fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The attribute `w:val`; empty where there is none.
    pub(crate) fn value(&self) -> &str {
        self.attribute("w:val")
    }

    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map(String::as_str).unwrap_or_default()
    }
}
