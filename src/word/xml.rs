//! XML elements as values, and their text.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An element with its attributes and what is in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct XmlElement {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<XmlNode>,
}

#[derive(Clone, Debug, PartialEq)]
enum XmlNode {
    Element(XmlElement),
    Text(String),
}

impl XmlElement {
    /// An empty element: `w:p`.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), children: Vec::new() }
    }

    /// An element whose one attribute is `w:val`.
    pub(super) fn from_value(name: &'static str, value: impl ToString) -> Self {
        Self::new(name).with("w:val", value)
    }

    /// The same with an attribute.
    #[expect(clippy::needless_pass_by_value, reason = "a number or a text, as it is at hand")]
    #[must_use]
    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// The same with an element at its end.
    #[must_use]
    pub(super) fn child(mut self, child: Self) -> Self {
        self.children.push(XmlNode::Element(child));
        self
    }

    /// The same with elements at its end.
    #[must_use]
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(XmlNode::Element));
        self
    }

    /// The same with a text at its end. Characters that XML 1.0 does not have are left out.
    #[must_use]
    pub(super) fn text(mut self, text: &str) -> Self {
        self.children.push(XmlNode::Text(legal(text).into_owned()));
        self
    }

    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    /// The value of an attribute; empty where there is none.
    pub(super) fn value(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(own, _)| *own == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            XmlNode::Element(element) => Some(element),
            XmlNode::Text(_) => None,
        })
    }

    /// The first element of a name in it.
    pub(super) fn child_named(&self, name: &str) -> Option<&Self> {
        self.elements().find(|child| child.name == name)
    }

    /// The same with the elements of a name changed.
    pub(super) fn map_children(&self, name: &str, mut change: impl FnMut(&Self) -> Self) -> Self {
        let mut changed = self.clone();
        for child in &mut changed.children {
            if let XmlNode::Element(element) = child
                && element.name == name
            {
                *element = change(element);
            }
        }
        changed
    }

    /// The same with another name for the elements of a name.
    pub(super) fn renamed_children(&self, name: &str, other: &'static str) -> Self {
        self.map_children(name, |child| Self { name: other, ..child.clone() })
    }

    /// The same with an element at its beginning, in the place of the one of its name.
    pub(super) fn with_first_child(&self, name: &str, first: Self) -> Self {
        let others = self.elements().filter(|child| child.name != name).cloned();
        let bare = Self { children: Vec::new(), ..self.clone() };
        bare.child(first).children(others)
    }

    /// The text in it and in the elements in it, those of paragraphs and cells apart.
    pub(super) fn plain_text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(&self, text: &mut String) {
        match self.name {
            "w:noBreakHyphen" => text.push('-'),
            "w:tab" | "w:br" => text.push(' '),
            _ => {}
        }
        for child in &self.children {
            match child {
                XmlNode::Element(element) => element.add_text(text),
                XmlNode::Text(own) => text.push_str(own),
            }
        }
        if matches!(self.name, "w:p" | "w:tc") {
            text.push(' ');
        }
    }

    /// Changes each paragraph in it, in order.
    pub(super) fn each_paragraph(&mut self, change: &mut dyn FnMut(&mut Self)) {
        if self.name == "w:p" {
            change(self);
            return;
        }
        for child in &mut self.children {
            if let XmlNode::Element(element) = child {
                element.each_paragraph(change);
            }
        }
    }

    /// Puts elements around what is in it, behind the element of its properties.
    pub(super) fn surround(&mut self, properties: &str, before: Self, after: Self) {
        let is_first = |child: &XmlNode| matches!(child, XmlNode::Element(first) if first.name == properties);
        let at = usize::from(self.children.first().is_some_and(is_first));
        self.children.insert(at, XmlNode::Element(before));
        self.children.push(XmlNode::Element(after));
    }

    /// Whether it has neither attributes nor anything in it.
    pub(super) fn is_bare(&self) -> bool {
        self.attributes.is_empty() && self.children.is_empty()
    }

    /// A whole XML file, in UTF-8.
    pub(super) fn to_file(&self) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new());
        let declaration = Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes")));
        let written = writer.write_event(declaration).and_then(|()| self.write(&mut writer));
        written.expect("nothing fails where bytes are added to memory");
        writer.into_inner()
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
        let mut start = BytesStart::new(self.name);
        for (name, value) in &self.attributes {
            start.push_attribute((*name, legal(value).as_ref()));
        }
        if self.children.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        for child in &self.children {
            match child {
                XmlNode::Element(element) => element.write(writer)?,
                XmlNode::Text(text) => writer.write_event(Event::Text(BytesText::new(text)))?,
            }
        }
        writer.write_event(Event::End(BytesEnd::new(self.name)))
    }
}

/// A text without the characters that XML 1.0 does not have.
fn legal(text: &str) -> Cow<'_, str> {
    let is_legal = |c: char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.chars().all(is_legal) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|c| is_legal(*c)).collect())
    }
}

#[cfg(test)]
impl XmlElement {
    /// Its text, without a declaration.
    pub(super) fn to_text(&self) -> String {
        let file = String::from_utf8(self.to_file()).expect("written as UTF-8");
        file.split_once("?>").map(|(_, text)| text.to_owned()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_values_are_escaped_and_legal() {
        let element = XmlElement::from_value("w:t", "a\"<&").text("x & <y>\u{1}\u{ffff}");
        let file = String::from_utf8(element.to_file()).unwrap();
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
                        <w:t w:val=\"a&quot;&lt;&amp;\">x &amp; &lt;y&gt;</w:t>";
        assert_eq!(file, expected);
    }
}
