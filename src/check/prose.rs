//! The texts of a document, each tokenised once, with the context that the checks of prose need.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use crate::diag::{Code, Finding};
use crate::model::{BodyNode, Document, Item, Level, Period, Profile, TableData, TemplateText, TypeRules};
use crate::source::Place;
use crate::text::{IssuerKind, Scan};

/// The topic of a part of a document, as far as its headings show it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Topic {
    /// Targets.
    Target,
    /// Results.
    Past,
    /// A cell of a table, whose topic its row and column give.
    Cell,
    /// Neither, or both.
    #[default]
    Other,
}

/// Where in its document a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum ProseZone {
    /// A heading of the body.
    Heading,
    /// A paragraph, an item or a line of progress.
    Body,
    /// A cell of a table.
    Cell,
    /// What is bold, italic or in a footnote of another text.
    Inner,
    /// A paragraph before the body: what it rests on, what leads to it.
    Preamble,
    /// One of the recipients.
    Recipient,
    /// Header, signature, captions and notes.
    #[default]
    Other,
}

impl ProseZone {
    /// Whether it is outside the body and the tables.
    pub(super) fn is_outside(self) -> bool {
        matches!(self, Self::Preamble | Self::Recipient | Self::Other)
    }
}

/// A text and its tokens.
pub(super) struct Prose<'a> {
    pub(super) text: &'a TemplateText,
    /// Where the part of the text begins that is read: 0 but for what an expression holds.
    start: usize,
    pub(super) scan: Scan<'a>,
    pub(super) context: ProseContext<'a>,
}

impl<'a> Prose<'a> {
    /// A whole text.
    pub(super) fn new(text: &'a TemplateText, context: ProseContext<'a>) -> Self {
        Self { text, start: 0, scan: Scan::new(text.written()), context }
    }
    /// Where a part of the text is written.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        let range = self.start + range.start..self.start + range.end;
        self.text.place().value_part(self.text.written(), range)
    }

    /// A finding about a part of the text.
    pub(super) fn finding(&self, code: Code, range: Range<usize>) -> Finding {
        Finding::at(code, &self.place(range))
    }
}

/// How many bytes a text has at the most that is read as prose: no paragraph is that long, and each finding walks its
/// text to find its place.
const LONGEST: usize = 20_000;

/// Facts about the document whose texts are checked.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) document: &'a Document,
    /// The rules of its type.
    pub(super) rules: &'a TypeRules,
    /// The kind of body that issues it.
    pub(super) issuer: IssuerKind,
    /// The last day that it can be of.
    pub(super) latest: Date,
}

impl<'a> Facts<'a> {
    /// The levels of numbering of the document.
    pub(super) fn levels(&self) -> &'a [Level] {
        let own = self.document.numbering.as_deref().or(self.rules.levels.as_deref());
        own.unwrap_or(&self.document.document_type.levels)
    }

    /// The facts about a document under its profile; without a profile its symbol shows who issues it.
    pub(super) fn new(document: &'a Document, profile: Option<&Profile>) -> Self {
        let issuer = match profile {
            Some(profile) => IssuerKind::from_separator(&profile.rules.number_separator),
            None => IssuerKind::from_symbol(&document.header.symbol),
        };
        let rules = match profile {
            Some(profile) => document.document_type.under(&profile.id),
            None => &document.document_type.rules,
        };
        Self { document, rules, issuer, latest: document.header.date.latest() }
    }

    /// Every text of the document, once.
    pub(super) fn prose(&self) -> Vec<Prose<'a>> {
        let document = self.document;
        let whole = if document.document_type.is_report { Topic::Past } else { Topic::Other };
        let whole = ProseContext { topic: whole, ..ProseContext::default() };
        let mut contexts = ProseContexts::new();
        document.bodies().for_each(|body| collect(body, &whole, &mut contexts));
        let tables = document.annexes.iter().flat_map(|annex| &annex.tables);
        tables.for_each(|table| collect_cells(table, &mut contexts));
        let zones =
            [(ProseZone::Preamble, &document.preamble), (ProseZone::Recipient, &document.recipients.list)];
        for (zone, texts) in zones {
            contexts.extend(texts.iter().map(|text| (std::ptr::from_ref(text), whole.in_zone(zone))));
        }
        let texts = document.texts().into_iter().filter(|text| text.written().len() <= LONGEST);
        let mut prose = Vec::new();
        for text in texts {
            let context = contexts.remove(&std::ptr::from_ref(text)).unwrap_or_else(|| whole.clone());
            let inner = if text.has_expression() { marked_texts(text.written()) } else { Vec::new() };
            let inner = inner.into_iter().map(|range| Prose {
                text,
                start: range.start,
                scan: Scan::new(&text.written()[range]),
                context: ProseContext { zone: ProseZone::Inner, ..context.clone() },
            });
            let inner: Vec<Prose<'_>> = inner.collect();
            prose.push(Prose::new(text, context));
            prose.extend(inner);
        }
        prose
    }
}

/// The texts that expressions make bold, italic or underlined or put into a footnote, in bytes: what is in quotation marks right
/// after the name of the function. One with an escaped character is left.
fn marked_texts(written: &str) -> Vec<Range<usize>> {
    const FUNCTIONS: [&str; 4] = ["bold(", "italic(", "underline(", "footnote("];
    let mut found = Vec::new();
    for function in FUNCTIONS {
        for (at, _) in written.match_indices(function) {
            let inside = at + function.len();
            let Some(quote) = written[inside..].chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                continue;
            };
            let start = inside + 1;
            let Some(length) = written[start..].find(quote) else { continue };
            let is_of_expression = written[..at].rfind("{{") > written[..at].rfind("}}");
            if is_of_expression && !written[start..start + length].contains('\\') {
                found.push(start..start + length);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// The context of a text: the headings and items above it.
#[derive(Clone, Default)]
pub(super) struct ProseContext<'a> {
    /// The topic of its headings.
    pub(super) topic: Topic,
    /// The headings and items above it, and the line before it if that ends with a colon; the nearest last.
    pub(super) leads: Vec<&'a TemplateText>,
    /// Its period, if it is a line of progress.
    pub(super) period: Option<Period>,
    /// Where in the document it is.
    pub(super) zone: ProseZone,
    /// Whether it is a part of a blank form, where spaces may be left to be written in.
    pub(super) is_form: bool,
}

impl<'a> ProseContext<'a> {
    fn in_zone(&self, zone: ProseZone) -> Self {
        Self { zone, ..self.clone() }
    }

    fn under(&self, lead: &'a TemplateText) -> Self {
        let mut below = self.clone();
        below.leads.push(lead);
        below
    }
}

type ProseContexts<'a> = BTreeMap<*const TemplateText, ProseContext<'a>>;

/// The context of each text of the body.
fn collect<'a>(nodes: &'a [BodyNode], context: &ProseContext<'a>, contexts: &mut ProseContexts<'a>) {
    let mut before = None;
    for node in nodes {
        let led = before.take().map_or_else(|| context.clone(), |lead| context.under(lead));
        match node {
            BodyNode::Section(section) => {
                let own = if section.is_heading { topic_of_heading(section.text.written()) } else { None };
                let topic = own.unwrap_or(context.topic);
                let is_form = context.is_form || section.is_form;
                let here = ProseContext { topic, is_form, ..context.clone() };
                collect(&section.body, &here.under(&section.text), contexts);
                let zone = if section.is_heading { ProseZone::Heading } else { ProseZone::Body };
                contexts.insert(&raw const section.text, here.in_zone(zone));
            }
            BodyNode::Paragraph(text) => {
                contexts.insert(text, context.in_zone(ProseZone::Body));
                before = Some(text).filter(|text| text.written().trim_end().ends_with(':'));
            }
            BodyNode::Line(line) => {
                contexts.insert(&raw const line.text, context.in_zone(ProseZone::Heading));
            }
            BodyNode::Items(items) => collect_items(items, &led, contexts),
            BodyNode::Progress(progress) => {
                for (period, text) in &progress.texts {
                    contexts
                        .insert(text, ProseContext { period: Some(*period), ..led.in_zone(ProseZone::Body) });
                }
            }
            BodyNode::Table(table) => collect_cells(table, contexts),
            BodyNode::Drawing(_) => {}
        }
    }
}

fn collect_cells<'a>(table: &'a TableData, contexts: &mut ProseContexts<'a>) {
    for text in table.texts() {
        contexts.insert(
            text,
            ProseContext { topic: Topic::Cell, zone: ProseZone::Cell, ..ProseContext::default() },
        );
    }
}

fn collect_items<'a>(items: &'a [Item], context: &ProseContext<'a>, contexts: &mut ProseContexts<'a>) {
    for item in items {
        contexts.insert(&raw const item.text, context.in_zone(ProseZone::Body));
        collect_items(&item.items, &context.under(&item.text), contexts);
    }
}

fn topic_of_heading(heading: &str) -> Option<Topic> {
    const PAST: [&str; 6] = ["kết quả", "tình hình", "tồn tại", "hạn chế", "nguyên nhân", "đánh giá"];
    const TARGET: [&str; 4] = ["chỉ tiêu", "mục tiêu", "nhiệm vụ", "phương hướng"];
    let lower = heading.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if says(&PAST) {
        return Some(Topic::Past);
    }
    says(&TARGET).then_some(Topic::Target)
}
