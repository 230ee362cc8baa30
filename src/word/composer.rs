//! What the parts of a document share while it is written: the look, the measures of letters, and the footnotes and
//! pictures that its text refers to.

use super::format::{ParagraphFormat, RunFormat};
use super::look::{LineLook, ProfileLook};
use super::media::Media;
use super::runs::RunWriter;
use super::styles::{Component, StyleName};
use super::xml::XmlElement;
use crate::content::{Runs, Text};
use crate::typeset::{FaceStyle, Fonts, TextMeasure};

/// Measures of the four styles of the typeface.
pub(super) struct Measures {
    regular: TextMeasure,
    bold: TextMeasure,
    italic: TextMeasure,
    bold_italic: TextMeasure,
}

impl Measures {
    pub(super) fn new(fonts: &Fonts) -> Self {
        let measure = |is_bold, is_italic| TextMeasure::new(fonts, FaceStyle { is_bold, is_italic });
        Self {
            regular: measure(false, false),
            bold: measure(true, false),
            italic: measure(false, true),
            bold_italic: measure(true, true),
        }
    }

    fn face(&self, face: FaceStyle) -> &TextMeasure {
        match (face.is_bold, face.is_italic) {
            (false, false) => &self.regular,
            (true, false) => &self.bold,
            (false, true) => &self.italic,
            (true, true) => &self.bold_italic,
        }
    }

    /// The width of a text on one line, in points.
    pub(super) fn width(&self, look: &LineLook, text: &str) -> f64 {
        let measure = self.face(look.face);
        let em = if look.has_capitals { measure.width(&text.to_uppercase()) } else { measure.width(text) };
        em * look.size
    }

    /// The least width at which a text takes so many lines, in points. Blanks that do not break are U+00A0.
    pub(super) fn width_in_lines(&self, look: &LineLook, text: &str, lines: usize) -> f64 {
        let measure = self.face(look.face);
        let em = if look.has_capitals {
            measure.width_in_lines(&text.to_uppercase(), lines)
        } else {
            measure.width_in_lines(text, lines)
        };
        em * look.size
    }

    /// How many lines a text takes in a width.
    pub(super) fn lines(&self, look: &LineLook, text: &str, width: f64) -> usize {
        let words = text.split(' ').count();
        (1..words).find(|lines| self.width_in_lines(look, text, *lines) <= width + 0.01).unwrap_or(words)
    }

    /// The width that gives a text of several lines lines of about equal length; its own width if it fits on one.
    pub(super) fn balanced(&self, look: &LineLook, text: &str, width: f64) -> f64 {
        self.width_in_lines(look, text, self.lines(look, text, width)).min(width)
    }
}

/// Writes the parts of one document.
pub(super) struct WordComposer<'a> {
    pub(super) profile: ProfileLook<'a>,
    pub(super) measures: &'a Measures,
    pub(super) media: Media<'a>,
    pub(super) runs: RunWriter,
    /// The width of the text where the composer is: of a page, or of a cell.
    pub(super) width: f64,
}

/// A text with the blanks that do not break as U+00A0, to be measured.
pub(super) fn measured(runs: &Runs) -> String {
    super::runs::plain(runs)
}

impl WordComposer<'_> {
    /// A paragraph of a component, of plain words.
    pub(super) fn words(&mut self, component: Component, words: &str) -> XmlElement {
        self.text(component, &Runs::plain(words), ParagraphFormat::default())
    }

    /// A paragraph of a component.
    pub(super) fn text(&mut self, component: Component, runs: &Runs, format: ParagraphFormat) -> XmlElement {
        let name = component.name();
        self.paragraph(&name, format, runs, RunFormat::default())
    }

    /// A paragraph of a named style.
    pub(super) fn paragraph(
        &mut self,
        style: &StyleName,
        mut format: ParagraphFormat,
        runs: &Runs,
        run: RunFormat,
    ) -> XmlElement {
        format.leaders = self.leaders(runs);
        let written = self.runs.write(runs, run);
        element(style, &format, written)
    }

    /// Where leaders end: each takes as much of what the words leave of the line.
    pub(super) fn leaders(&self, runs: &Runs) -> Vec<f64> {
        let pieces = super::runs::between_leaders(runs);
        let Some(count) = pieces.len().checked_sub(1).filter(|count| *count > 0) else { return Vec::new() };
        let look = LineLook { size: self.profile.number(&["body", "size"]), ..LineLook::default() };
        let indent = self.profile.number(&["body", "indent"]);
        let widths: Vec<f64> = pieces.iter().map(|piece| self.measures.width(&look, piece)).collect();
        let words: f64 = widths.iter().sum();
        #[expect(clippy::cast_precision_loss, reason = "leaders on a line")]
        let each = ((self.width - indent - words) / count as f64).max(0.0);
        let mut at = indent;
        let stops = widths.iter().take(count).map(|width| {
            at += width + each;
            at.min(self.width)
        });
        stops.collect()
    }

    /// A line in the middle of a width with a look that is not all of its style's.
    pub(super) fn centred_like(
        &mut self,
        style: &StyleName,
        look: &LineLook,
        runs: &Runs,
        width: f64,
        format: ParagraphFormat,
    ) -> XmlElement {
        self.centred_with(style, look, runs, width, format, RunFormat::default())
    }

    /// The same with a format of its runs over that of the style.
    pub(super) fn centred_with(
        &mut self,
        style: &StyleName,
        look: &LineLook,
        runs: &Runs,
        width: f64,
        mut format: ParagraphFormat,
        run: RunFormat,
    ) -> XmlElement {
        let text = measured(runs);
        let balanced = self.measures.balanced(look, &text, width);
        // LibreOffice 7 sets a blank that does not break a third wider.
        #[expect(clippy::cast_precision_loss, reason = "blanks of a line")]
        let fixed = text.matches('\u{a0}').count() as f64 * look.size / 12.0;
        let rounding = ROUNDING + fixed;
        let mut beside = ((width - balanced) / 2.0 - rounding).max(0.0);
        // A line that fits stays on one line, whatever another program measures.
        if self.measures.width(look, &text) <= width {
            beside = 0.0;
        }
        if let Some(rule) = look.rule {
            let longest = self.measures.width(look, &text).min(balanced);
            beside = (width - rule.length * longest) / 2.0;
            // An indent would break a text that is longer than its rule: then the rule is a line of its own.
            if rule.length >= 1.0 {
                beside = (beside - rounding).max(0.0);
                let pitch = self.pitch(style);
                format.rule = Some(self.rule_below(look, pitch));
            } else {
                beside = ((width - balanced) / 2.0 - rounding).max(0.0);
            }
        }
        if look.frame.is_some() {
            format.frame = look.frame;
            beside = ((width - self.measures.width(look, &text)) / 2.0 - FRAME_INSET).max(0.0);
        }
        if beside > 0.0 {
            (format.left, format.right) = (Some(beside), Some(beside));
        }
        self.paragraph(style, format, runs, run)
    }

    /// A rule that is shorter than the text above it: an empty line that is as high as the rule needs.
    pub(super) fn short_rule(&self, look: &LineLook, runs: &Runs, width: f64) -> Option<XmlElement> {
        let rule = look.rule.filter(|rule| rule.length < 1.0)?;
        let text = measured(runs);
        let longest = self.measures.width(look, &text).min(self.measures.balanced(look, &text, width));
        let beside = ((width - rule.length * longest) / 2.0).max(0.0);
        let below = super::format::LineBelow { thickness: rule.thickness, distance: 0.0 };
        let format = ParagraphFormat {
            left: Some(beside),
            right: Some(beside),
            pitch: Some(rule.drop.max(1.0)),
            rule: Some(below),
            ..ParagraphFormat::default()
        };
        let style = StyleName { id: "Normal", name: "Normal" };
        Some(element(&style, &format, Vec::new()))
    }

    fn rule_below(&self, look: &LineLook, pitch: f64) -> super::format::LineBelow {
        let rule = look.rule.unwrap_or(super::look::RuleLook { length: 1.0, thickness: 0.5, drop: 2.0 });
        // From the end of the line back to the baseline, and down past the letters.
        let rest = (1.0 - self.profile.number(&["baseline"])) * pitch;
        let below = self.profile.number(&["descent"]) * look.size + rule.drop - rest;
        super::format::LineBelow { thickness: rule.thickness, distance: below.max(0.0) }
    }

    fn pitch(&self, style: &StyleName) -> f64 {
        let title = [Component::Kind, Component::Abstract].map(|one| one.name().id);
        let annex = [Component::AnnexLabel, Component::AnnexTitle, Component::AnnexReference]
            .map(|one| one.name().id);
        let part = match style.id {
            id if title.contains(&id) => "title",
            id if annex.contains(&id) => "annex",
            _ => "letterhead",
        };
        self.profile.number(&[part, "pitch"])
    }

    /// Lines in the middle of a width; the rule is beneath the last alone.
    pub(super) fn centred_lines(
        &mut self,
        component: Component,
        lines: &[Text],
        width: f64,
    ) -> Vec<XmlElement> {
        let look = component.look(self.profile);
        let without = LineLook { rule: None, ..look.clone() };
        let mut written = Vec::with_capacity(lines.len() + 1);
        for (at, line) in lines.iter().enumerate() {
            let is_last = at + 1 == lines.len();
            let own = if is_last { &look } else { &without };
            written.push(self.centred_like(
                &component.name(),
                own,
                &line.runs,
                width,
                ParagraphFormat::default(),
            ));
            if is_last {
                written.extend(self.short_rule(&look, &line.runs, width));
            }
        }
        written
    }
}

/// By how much another program may measure a line otherwise, in points.
const ROUNDING: f64 = 0.5;

/// Between the letters and a frame, in points.
const FRAME_INSET: f64 = 8.0;

/// A paragraph of a named style.
pub(super) fn element(style: &StyleName, format: &ParagraphFormat, runs: Vec<XmlElement>) -> XmlElement {
    let properties = XmlElement::new("w:pPr").child(XmlElement::from_value("w:pStyle", style.id));
    XmlElement::new("w:p").child(properties.children(format.elements())).children(runs)
}

/// An empty line, so high in points; Word wants a paragraph after each table, and keeps neighbours apart by one.
pub(super) fn gap(height: f64) -> XmlElement {
    let style = StyleName { id: "Normal", name: "Normal" };
    let format = ParagraphFormat { pitch: Some(height.max(1.0)), ..ParagraphFormat::default() };
    let small = RunFormat { size: Some(1.0), ..RunFormat::default() };
    let mark = XmlElement::new("w:rPr").children(small.elements());
    let properties = XmlElement::new("w:pPr").child(XmlElement::from_value("w:pStyle", style.id));
    XmlElement::new("w:p").child(properties.children(format.elements()).child(mark))
}
