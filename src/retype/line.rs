//! A line of a Word file as plain text, with what is emphasised in it and the notes at it.

use std::ops::Range;

use crate::docx::{Alignment, ListLabel};
use crate::source::Place;

/// A line: a paragraph, or a part of one up to a break.
#[derive(Clone, Debug)]
pub(super) struct RetypedLine {
    /// Its text, in Unicode and composed; tabs and blanks as they are.
    pub(super) text: String,
    pub(super) spans: Vec<EmphasisSpan>,
    pub(super) notes: Vec<LineNote>,
    /// Expressions in the place of figures.
    pub(super) values: Vec<LineValue>,
    /// The number that Word gives it.
    pub(super) label: Option<ListLabel>,
    pub(super) alignment: Alignment,
    /// How far it is from the left margin, in twentieths of a point.
    pub(super) left: i32,
    /// How far a tab at its beginning moves it.
    pub(super) tab: i32,
    pub(super) style: String,
    pub(super) is_on_new_page: bool,
    pub(super) place: Place,
}

/// A part of a line that is emphasised, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EmphasisSpan {
    pub(super) range: Range<usize>,
    pub(super) emphasis: LineEmphasis,
}

/// What a part of a line has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineEmphasis {
    Bold,
    Italic,
    /// Small letters shown as capitals.
    Capitals,
}

/// A note at a byte of a line.
#[derive(Clone, Debug)]
pub(super) struct LineNote {
    pub(super) at: usize,
    pub(super) text: String,
}

/// An expression in the place of a part of a line.
#[derive(Clone, Debug)]
pub(super) struct LineValue {
    pub(super) range: Range<usize>,
    pub(super) expression: String,
}

impl RetypedLine {
    /// The text without tabs, doubled blanks and blanks around it.
    pub(super) fn words(&self) -> String {
        collapsed(&self.text).trim().to_owned()
    }

    /// Whether nothing is in it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.notes.is_empty() && self.label.is_none()
    }

    /// Whether all letters of it have an emphasis.
    pub(super) fn is_all(&self, emphasis: LineEmphasis) -> bool {
        let mut has_any = false;
        let is_covered = |at: usize| {
            let mut spans = self.spans.iter().filter(|span| span.emphasis == emphasis);
            spans.any(|span| span.range.contains(&at))
        };
        let letters = self.text.char_indices().filter(|(_, c)| c.is_alphanumeric());
        letters.inspect(|_| has_any = true).all(|(at, _)| is_covered(at)) && has_any
    }

    /// Whether all letters of it are capitals.
    pub(super) fn is_capital(&self) -> bool {
        let letters = || self.text.chars().filter(|c| c.is_alphabetic());
        letters().count() > 1 && (letters().all(char::is_uppercase) || self.is_all(LineEmphasis::Capitals))
    }

    /// A part of it.
    pub(super) fn slice(&self, range: Range<usize>) -> Self {
        let is_first = range.start == 0;
        let text = &self.text[range.clone()];
        let tabs = text.chars().take_while(|c| c.is_whitespace()).filter(|c| *c == '\t').count();
        let tabs = i32::try_from(tabs).unwrap_or_default();
        let start = range.start + (text.len() - text.trim_start().len());
        let end = range.start + text.trim_end().len();
        let range = start..end.max(start);
        let moved = |inner: &Range<usize>| {
            let part = inner.start.clamp(range.start, range.end)..inner.end.clamp(range.start, range.end);
            (!part.is_empty()).then(|| part.start - range.start..part.end - range.start)
        };
        let spans = self
            .spans
            .iter()
            .filter_map(|span| Some(EmphasisSpan { range: moved(&span.range)?, emphasis: span.emphasis }));
        let is_in = |note: &&LineNote| (range.start..=range.end).contains(&note.at);
        let notes = self.notes.iter().filter(is_in);
        let values = self.values.iter().filter_map(|value| {
            Some(LineValue { range: moved(&value.range)?, expression: value.expression.clone() })
        });
        Self {
            text: self.text[range.clone()].to_owned(),
            spans: spans.collect(),
            notes: notes
                .map(|note| LineNote { at: note.at - range.start, text: note.text.clone() })
                .collect(),
            values: values.collect(),
            label: if is_first { self.label.clone() } else { None },
            left: self.left.saturating_add(tabs.saturating_mul(self.tab)),
            ..self.clone()
        }
    }

    /// The same without its first bytes, and without a number that Word gives it.
    pub(super) fn without_start(&self, bytes: usize) -> Self {
        Self { label: None, ..self.slice(bytes..self.text.len()) }
    }

    /// The parts between breaks of the line.
    pub(super) fn lines(&self) -> Vec<Self> {
        let mut lines = Vec::new();
        let mut start = 0;
        for (at, _) in self.text.match_indices('\n').chain([(self.text.len(), "")]) {
            lines.push(self.slice(start..at));
            start = (at + 1).min(self.text.len());
        }
        lines.retain(|line| !line.is_blank());
        lines
    }

    /// The parts between tabs and wide gaps, where a capital letter begins the next one: columns of a letterhead.
    pub(super) fn columns(&self) -> Vec<Self> {
        let mut parts = Vec::new();
        let (mut start, mut gap) = (0, None);
        for (at, c) in self.text.char_indices() {
            if c == ' ' || c == '\t' {
                gap = gap.or(Some(at));
                continue;
            }
            if let Some(begin) = gap.take() {
                let blanks = &self.text[begin..at];
                let is_wide = blanks.contains('\t') || blanks.len() >= 3;
                let has_left = !self.text[start..begin].trim().is_empty();
                if is_wide && has_left && (c.is_uppercase() || blanks.contains('\t') && c != '-' && c != '/')
                {
                    parts.push(self.slice(start..begin));
                    start = at;
                }
            }
        }
        parts.push(self.slice(start..self.text.len()));
        parts.retain(|part| !part.text.is_empty());
        parts
    }

    /// The text as it is written in YAML: emphasis, notes and values as expressions. Emphasis that a whole part has by
    /// its kind is left out.
    pub(super) fn markup(&self, left_out: &[LineEmphasis]) -> String {
        let mut bounds = vec![0, self.text.len()];
        let spans: Vec<&EmphasisSpan> = self
            .spans
            .iter()
            .filter(|span| span.emphasis != LineEmphasis::Capitals && !left_out.contains(&span.emphasis))
            .collect();
        bounds.extend(spans.iter().flat_map(|span| [span.range.start, span.range.end]));
        bounds.extend(self.notes.iter().map(|note| note.at.min(self.text.len())));
        bounds.extend(self.values.iter().flat_map(|value| [value.range.start, value.range.end]));
        bounds.sort_unstable();
        bounds.dedup();
        let mut pieces: Vec<MarkedPiece> = Vec::new();
        let mut add = |text: String, emphasis| match pieces.last_mut() {
            Some(last) if last.emphasis == emphasis => last.text.push_str(&text),
            _ => pieces.push(MarkedPiece { text, emphasis }),
        };
        for (at, pair) in bounds.windows(2).enumerate() {
            let range = pair[0]..pair[1];
            for note in self.notes.iter().filter(|note| note.at == range.start) {
                add(format!("{{{{ footnote({}) }}}}", quoted(&note.text)), MarkedEmphasis::Code);
            }
            let emphasis = spans
                .iter()
                .filter(|span| span.range.start <= range.start && range.end <= span.range.end)
                .map(|span| span.emphasis);
            let has = |wanted| emphasis.clone().any(|one| one == wanted);
            let value = self.values.iter().find(|value| value.range == range);
            let emphasis = match (has(LineEmphasis::Italic), has(LineEmphasis::Bold)) {
                _ if value.is_some() => MarkedEmphasis::Code,
                (true, _) => MarkedEmphasis::Italic,
                (_, true) => MarkedEmphasis::Bold,
                _ => MarkedEmphasis::Plain,
            };
            match value {
                Some(value) => add(format!("{{{{ {} }}}}", value.expression), emphasis),
                None => add(self.text[range].to_owned(), emphasis),
            }
            if at + 2 == bounds.len() {
                for note in self.notes.iter().filter(|note| note.at >= self.text.len()) {
                    add(format!("{{{{ footnote({}) }}}}", quoted(&note.text)), MarkedEmphasis::Code);
                }
            }
        }
        if self.text.is_empty() {
            for note in &self.notes {
                add(format!("{{{{ footnote({}) }}}}", quoted(&note.text)), MarkedEmphasis::Code);
            }
        }
        let text: String = pieces.iter().map(MarkedPiece::written).collect();
        collapsed(&text).trim().to_owned()
    }
}

/// What a piece of the written text is.
#[derive(Clone, Copy, PartialEq)]
enum MarkedEmphasis {
    Plain,
    Bold,
    Italic,
    Code,
}

struct MarkedPiece {
    text: String,
    emphasis: MarkedEmphasis,
}

impl MarkedPiece {
    fn written(&self) -> String {
        let name = match self.emphasis {
            MarkedEmphasis::Plain => return self.text.replace("{{", "{{ \"{{\" }}"),
            MarkedEmphasis::Code => return self.text.clone(),
            MarkedEmphasis::Bold => "bold",
            MarkedEmphasis::Italic => "italic",
        };
        // Marks and blanks alone show no emphasis.
        let inner = self.text.trim();
        if !inner.chars().any(char::is_alphanumeric) {
            return self.text.replace("{{", "{{ \"{{\" }}");
        }
        let start = self.text.len() - self.text.trim_start().len();
        let end = start + inner.len();
        format!("{}{{{{ {name}({}) }}}}{}", &self.text[..start], quoted(inner), &self.text[end..])
    }
}

/// A text in quotes, for an expression.
fn quoted(text: &str) -> String {
    let text = collapsed(text);
    if text.contains('"') || text.contains('\\') {
        return format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    }
    format!("\"{text}\"")
}

/// A text with one blank in the place of several, of tabs and of breaks.
pub(super) fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}
