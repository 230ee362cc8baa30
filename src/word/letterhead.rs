//! The header block (1 to 4) with its marks (10 to 12), as `templates/the-thuc/letterhead.typ` draws it.

use super::composer::{WordComposer, measured};
use super::format::ParagraphFormat;
use super::grid::{PlacedBlock, PlacedRow, placed_rows};
use super::look::LineLook;
use super::styles::Component;
use super::xml::XmlElement;
use crate::content::{Letterhead, Runs, Text};

/// A line of the block.
struct BlockLine {
    component: Component,
    runs: Runs,
}

/// The lines, by where they are.
#[derive(Default)]
struct BlockLines {
    issuer: Vec<BlockLine>,
    title: Vec<BlockLine>,
    number: Vec<BlockLine>,
    date: Vec<BlockLine>,
    subject: Vec<BlockLine>,
    marks: Vec<BlockLine>,
}

/// The parts of a block that are shown: an annex repeats those that are its document's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ShownParts {
    /// All of them.
    All,
    /// Issuer, title, place and date.
    WithoutNumber,
    /// Issuer, title, number, place and date.
    WithNumber,
}

/// The lines of a title on the right.
const TITLE: [Component; 3] = [Component::TitleLine1, Component::TitleLine2, Component::TitleLine3];

impl BlockLines {
    fn new(block: &Letterhead, shown: ShownParts, is_circulation_above: bool) -> Self {
        let line = |component, runs: &Runs| BlockLine { component, runs: runs.clone() };
        let text = |component, text: &Text| {
            Some(line(component, &text.runs)).filter(|line| !line.runs.to_plain().is_empty())
        };
        let plain = |component, words: &Option<String>| {
            words.as_ref().map(|words| line(component, &Runs::plain(words.as_str())))
        };
        let mut lines = Self::default();
        lines.issuer.extend(block.superior.as_ref().and_then(|superior| text(Component::Superior, superior)));
        lines.issuer.extend(text(Component::Issuer, &block.issuer));
        let title = block.title.iter().zip(TITLE);
        lines.title.extend(title.map(|(words, component)| line(component, &Runs::plain(words.as_str()))));
        if shown != ShownParts::WithoutNumber {
            lines.number.extend(text(Component::Number, &block.number));
        }
        lines.date.extend(text(Component::Date, &block.date));
        if shown == ShownParts::All {
            lines.subject.extend(block.subject.iter().map(|subject| {
                let runs = &subject.text.runs;
                let runs =
                    subject.marks.as_ref().map_or_else(|| runs.clone(), |marks| marks.around(runs.clone()));
                BlockLine { component: Component::Subject, runs }
            }));
            lines.marks.extend(plain(Component::Urgency, &block.urgency));
            lines.marks.extend(plain(Component::Draft, &block.draft));
            if !is_circulation_above {
                lines
                    .marks
                    .extend(block.circulation.as_ref().and_then(|mark| text(Component::Circulation, mark)));
            }
        }
        lines
    }
}

/// The widths that the parts want.
struct WantedWidths {
    issuer: f64,
    number: f64,
    title: f64,
    date: f64,
}

/// Where the parts are: from the left edge of the text.
struct HeadPlaces {
    issuer: Span,
    number: Span,
    title: Span,
    date: Span,
}

#[derive(Clone, Copy)]
struct Span {
    left: f64,
    width: f64,
}

impl WordComposer<'_> {
    /// The header block: a table without lines, and what is in the corner of the paper.
    pub(super) fn letterhead(&mut self, block: &Letterhead, shown: ShownParts) -> Vec<XmlElement> {
        let is_above = self.profile.has(&["letterhead", "circulation", "top"]);
        let mut lines = BlockLines::new(block, shown, is_above);
        let has_mark = self.profile.has(&["letterhead", "mark"]);
        let mark = BlockLine {
            component: Component::Mark,
            runs: Runs::plain(self.profile.text(&["letterhead", "mark", "text"])),
        };
        // A date without a number, on an annex, is level with the mark.
        if has_mark {
            let is_beside = lines.number.is_empty() && !lines.date.is_empty();
            if is_beside { lines.number.push(mark) } else { lines.issuer.push(mark) }
        }
        let places = self.places(&lines);
        let mut elements = Vec::new();
        if let Some(circulation) = block.circulation.as_ref().filter(|_| is_above && shown == ShownParts::All)
        {
            let corner = Some(self.profile.number(&["letterhead", "circulation", "top"]));
            let format = ParagraphFormat { corner, ..ParagraphFormat::default() };
            elements.push(self.text(Component::Circulation, &circulation.runs, format));
        }
        let gap = self.profile.number(&["letterhead", "number_gap"]);
        let above_number = if lines.number.is_empty() { 0.0 } else { gap };
        let first = PlacedRow {
            blocks: vec![
                self.block(&lines.issuer, places.issuer, 0.0),
                self.block(&lines.title, places.title, 0.0),
            ],
        };
        let second = PlacedRow {
            blocks: vec![
                self.block(&lines.number, places.number, above_number),
                self.block(&lines.date, places.date, above_number),
            ],
        };
        let mut rows = vec![first, second];
        let below: Vec<BlockLine> = lines.subject.into_iter().chain(lines.marks).collect();
        if !below.is_empty() {
            let above = self.profile.number(&["letterhead", "subject", "above"]);
            rows.push(PlacedRow { blocks: vec![self.block(&below, places.number, above)] });
        }
        elements.push(placed_rows(self.width, rows));
        elements
    }

    fn block(&mut self, lines: &[BlockLine], place: Span, above: f64) -> PlacedBlock {
        let mut paragraphs = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            let look = line.component.look(self.profile);
            let before = Some(above).filter(|above| at == 0 && *above > 0.0);
            let format = ParagraphFormat { before, ..ParagraphFormat::default() };
            paragraphs.push(self.centred_like(
                &line.component.name(),
                &look,
                &line.runs,
                place.width,
                format,
            ));
            paragraphs.extend(self.short_rule(&look, &line.runs, place.width));
        }
        PlacedBlock { left: place.left, width: place.width, paragraphs }
    }

    fn line_width(&self, line: &BlockLine) -> f64 {
        let look: LineLook = line.component.look(self.profile);
        self.measures.width(&look, &measured(&line.runs))
    }

    fn places(&self, lines: &BlockLines) -> HeadPlaces {
        let number = |name: &str| self.profile.number(&["letterhead", name]);
        let (gutter, pitch_lines) = (number("gutter"), number("most_lines").max(1.0));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
        let most_lines = pitch_lines as usize;
        let widest = |lines: &[BlockLine]| lines.iter().map(|line| self.line_width(line)).fold(0.0, f64::max);
        let wanted = WantedWidths {
            issuer: widest(&lines.issuer),
            number: widest(&lines.number),
            title: widest(&lines.title),
            date: widest(&lines.date),
        };
        let (left, right) = (wanted.issuer.max(wanted.number), wanted.title.max(wanted.date));
        // Side by side as blocks they may need more than there is, row by row they do not.
        if left + right > self.width - gutter
            && let Some(places) = self.by_rows(&wanted, gutter)
        {
            return places;
        }
        let fewest = lines.issuer.iter().map(|line| {
            let look = line.component.look(self.profile);
            self.measures.width_in_lines(&look, &measured(&line.runs), most_lines)
        });
        let fewest = fewest.fold(0.0, f64::max);
        let least = number("least_left");
        let most_left = least.max(self.width - gutter - wanted.title - 0.01);
        let least_left = least.max(fewest).min(most_left);
        let (left, right) = shared(self.width - gutter, left, right, least_left);
        let left = Span { left: 0.0, width: left };
        let right = Span { left: self.width - right, width: right };
        HeadPlaces { issuer: left, number: left, title: right, date: right }
    }

    /// Each line on its own axis, as far apart as they can be, where every row then has room.
    fn by_rows(&self, wanted: &WantedWidths, gutter: f64) -> Option<HeadPlaces> {
        let left = wanted.issuer.max(wanted.number) / 2.0;
        let right = self.width - wanted.title.max(wanted.date) / 2.0;
        let fits = |one: f64, other: f64| left + one / 2.0 + gutter <= right - other / 2.0;
        if !fits(wanted.issuer, wanted.title) || !fits(wanted.number, wanted.date) {
            return None;
        }
        // As wide as the row allows, about the same axis: another program may measure a little more.
        let spare = |one: f64, other: f64| (right - other / 2.0 - left - one / 2.0 - 2.0).max(0.0) / 2.0;
        let span = |axis: f64, width: f64, spare: f64| {
            let half = (width / 2.0 + spare).min(axis).min(self.width - axis);
            Span { left: axis - half, width: 2.0 * half }
        };
        let (above, below) = (spare(wanted.issuer, wanted.title), spare(wanted.number, wanted.date));
        Some(HeadPlaces {
            issuer: span(left, wanted.issuer, above),
            number: span(left, wanted.number, below),
            title: span(right, wanted.title, above),
            date: span(right, wanted.date, below),
        })
    }
}

/// The widths of two blocks that share a line: each gets what it needs and half of the rest. Where both need more than
/// there is, the right one stays whole as long as the left one keeps its least width.
pub(super) fn shared(width: f64, left: f64, right: f64, least_left: f64) -> (f64, f64) {
    let rest = width - left - right;
    if rest >= 0.0 {
        return (left + rest / 2.0, right + rest / 2.0);
    }
    let right = right.min(width - left.min(least_left));
    (width - right, right)
}
