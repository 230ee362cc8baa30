//! The texts of a document, each taken apart once, and what the checks of prose need to know beside them.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use crate::diag::{Code, Finding};
use crate::model::{Document, DocumentType, Item, Node, Profile, TemplateText};
use crate::source::Place;
use crate::text::{self, Scan};

/// What a part of a document is about, as far as its headings tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    /// What is to be reached.
    Target,
    /// What was reached.
    Past,
    /// Neither, or both.
    Other,
}

/// A text and its tokens.
pub(super) struct Prose<'a> {
    pub(super) text: &'a TemplateText,
    pub(super) scan: Scan<'a>,
    pub(super) topic: Topic,
}

impl Prose<'_> {
    /// Where a part of the text is written.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        self.text.place().of_value(self.text.written(), range)
    }

    /// A finding about a part of the text.
    pub(super) fn finding(&self, code: Code, range: Range<usize>) -> Finding {
        Finding::at(code, &self.place(range))
    }
}

/// What is known of a document whose texts are read.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) document: &'a Document,
    /// Whether a body of the Party issues it, and not one of the state.
    pub(super) is_of_party: bool,
    /// The last day that it can be of.
    pub(super) latest: Date,
}

impl<'a> Facts<'a> {
    /// A document under its profile; without one its symbol tells who issues it.
    pub(super) fn of(document: &'a Document, profile: Option<&Profile>) -> Self {
        let own = text::symbol_separator(&document.header.symbol);
        let separator = profile.map_or(own, |profile| profile.rules.number_separator.as_str());
        Self { document, is_of_party: separator == "-", latest: document.header.date.latest() }
    }

    /// Every text of the document, once.
    pub(super) fn prose(&self) -> Vec<Prose<'a>> {
        let document = self.document;
        let whole = if document.header.kind == DocumentType::Report { Topic::Past } else { Topic::Other };
        let mut topics = BTreeMap::new();
        collect(&document.body, whole, &mut topics);
        let prose = document.texts().into_iter().map(|text| Prose {
            text,
            scan: Scan::new(text.written()),
            topic: topics.get(&std::ptr::from_ref(text)).copied().unwrap_or(whole),
        });
        prose.collect()
    }
}

/// The topic of each text of the body, by the nearest heading that tells one.
fn collect(nodes: &[Node], topic: Topic, topics: &mut BTreeMap<*const TemplateText, Topic>) {
    for node in nodes {
        match node {
            Node::Section(section) => {
                let own = if section.is_heading { of_heading(section.text.written()) } else { None };
                let topic = own.unwrap_or(topic);
                topics.insert(&raw const section.text, topic);
                collect(&section.body, topic, topics);
            }
            Node::Paragraph(text) => {
                topics.insert(text, topic);
            }
            Node::Items(items) => collect_items(items, topic, topics),
            _ => {}
        }
    }
}

fn collect_items(items: &[Item], topic: Topic, topics: &mut BTreeMap<*const TemplateText, Topic>) {
    for item in items {
        topics.insert(&raw const item.text, topic);
        collect_items(&item.items, topic, topics);
    }
}

fn of_heading(heading: &str) -> Option<Topic> {
    const PAST: [&str; 6] = ["kết quả", "tình hình", "tồn tại", "hạn chế", "nguyên nhân", "đánh giá"];
    const TARGET: [&str; 2] = ["chỉ tiêu", "mục tiêu"];
    let lower = heading.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if says(&PAST) {
        return Some(Topic::Past);
    }
    says(&TARGET).then_some(Topic::Target)
}
