//! A page as measured: glyphs, strokes and images with their places, and the lines and runs that the glyphs make.

use std::fmt;
use std::ops::Range;

/// Glyphs whose baselines differ by no more than this, in points, are on one line.
const SAME_BASELINE: f64 = 0.3;
/// A gap wider than this, in em, parts two blocks of a line.
const BLOCK_GAP: f64 = 3.0;
/// A gap wider than this, in em, reads as a space even without a space glyph.
const WORD_GAP: f64 = 0.2;

/// One page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// The width of the sheet, pt.
    pub(crate) width: f64,
    /// The height of the sheet, pt.
    pub(crate) height: f64,
    /// The glyphs, in the order of the file.
    pub(crate) glyphs: Vec<Glyph>,
    /// The lines drawn: rules, underlines, table grids; thin filled rectangles count as lines.
    pub(crate) strokes: Vec<Stroke>,
    /// The raster images' boxes.
    pub(crate) images: Vec<Rect>,
}

/// One glyph, with the advance that the file's font gives it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Glyph {
    /// Its text as the file has it, not normalised: several letters for a ligature, none for a later part of a cluster.
    pub(crate) text: String,
    /// The left edge of the advance, pt.
    pub(crate) x0: f64,
    /// The right edge of the advance, pt.
    pub(crate) x1: f64,
    /// The baseline from the top of the page, pt.
    pub(crate) baseline: f64,
    /// The type size, pt.
    pub(crate) size: f64,
    /// The font's PostScript name without subset tag.
    pub(crate) font: String,
    /// Whether the font is bold.
    pub(crate) bold: bool,
    /// Whether the font is italic.
    pub(crate) italic: bool,
    /// Whether it is marked as an artifact (page number, repeated header), thus no part of the document's text.
    pub(crate) artifact: bool,
    /// Red, green, blue, opacity; black is `[0, 0, 0, 255]`.
    pub(crate) color: [u8; 4],
}

/// A straight line, from left to right and from top to bottom, through the middle of its thickness.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stroke {
    /// The left end, pt.
    pub(crate) x0: f64,
    /// The upper end, pt.
    pub(crate) y0: f64,
    /// The right end, pt.
    pub(crate) x1: f64,
    /// The lower end, pt.
    pub(crate) y1: f64,
    /// The thickness, pt.
    pub(crate) thickness: f64,
    /// Red, green, blue, opacity.
    pub(crate) color: [u8; 4],
}

/// A rectangle, in points from the top left corner of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rect {
    /// The left edge.
    pub(crate) x0: f64,
    /// The top edge.
    pub(crate) y0: f64,
    /// The right edge.
    pub(crate) x1: f64,
    /// The bottom edge.
    pub(crate) y1: f64,
}

/// The glyphs on one baseline, from left to right.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// The baseline from the top of the page, pt.
    pub(crate) baseline: f64,
    /// The glyphs, from left to right.
    pub(crate) glyphs: Vec<Glyph>,
}

/// A piece of a line.
#[derive(Clone, PartialEq)]
pub(crate) struct Run {
    /// Its text.
    pub(crate) text: String,
    /// The left edge of its first glyph, pt.
    pub(crate) x0: f64,
    /// The right edge of its last glyph's advance, pt.
    pub(crate) x1: f64,
    /// The baseline from the top of the page, pt.
    pub(crate) baseline: f64,
    /// The size of its largest glyph, pt.
    pub(crate) size: f64,
    /// Whether all of it is bold.
    pub(crate) bold: bool,
    /// Whether all of it is italic.
    pub(crate) italic: bool,
    /// The glyphs themselves.
    pub(crate) glyphs: Vec<Glyph>,
}

impl Page {
    /// The lines, from top to bottom.
    pub(crate) fn lines(&self) -> Vec<Line> {
        let mut glyphs = self.glyphs.clone();
        glyphs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
        let lines = glyphs.chunk_by(|a, b| b.baseline - a.baseline <= SAME_BASELINE);
        lines.map(|line| Line::new(line.to_vec())).collect()
    }

    /// The blocks of all lines (see [`Line::blocks`]), from top to bottom.
    pub(crate) fn blocks(&self) -> Vec<Run> {
        self.lines().iter().flat_map(Line::blocks).collect()
    }

    /// The text, one line of the page a line of the text.
    pub(crate) fn text(&self) -> String {
        let lines: Vec<_> = self.lines().iter().map(Line::text).collect();
        lines.join("\n")
    }

    /// The first place of a text, which is not empty, within one line. A no-break space or a mere gap equals a space.
    pub(crate) fn find(&self, text: &str) -> Option<Run> {
        self.lines().iter().find_map(|line| line.find_all(text).into_iter().next())
    }

    /// Every place of a text within one line, from top to bottom.
    pub(crate) fn find_all(&self, text: &str) -> Vec<Run> {
        self.lines().iter().flat_map(|line| line.find_all(text)).collect()
    }

    /// Like [`Page::find`], but panics with the page's text when the text is not there.
    pub(crate) fn expect(&self, text: &str) -> Run {
        self.find(text).unwrap_or_else(|| panic!("`{text}` is not in:\n{}", self.text()))
    }

    /// The parts within an area, such as a table's cell; a glyph counts by the middle of its baseline, the rest
    /// wholly.
    pub(crate) fn within(&self, area: Rect) -> Self {
        let glyph = |glyph: &&Glyph| area.contains(f64::midpoint(glyph.x0, glyph.x1), glyph.baseline);
        let stroke = |line: &&Stroke| area.contains(line.x0, line.y0) && area.contains(line.x1, line.y1);
        let image = |image: &&Rect| area.contains(image.x0, image.y0) && area.contains(image.x1, image.y1);
        Self {
            glyphs: self.glyphs.iter().filter(glyph).cloned().collect(),
            strokes: self.strokes.iter().filter(stroke).copied().collect(),
            images: self.images.iter().filter(image).copied().collect(),
            ..*self
        }
    }
}

impl Rect {
    /// Whether a point lies in the rectangle or on its edge.
    pub(crate) fn contains(&self, x: f64, y: f64) -> bool {
        (self.x0..=self.x1).contains(&x) && (self.y0..=self.y1).contains(&y)
    }

    /// The width, pt.
    pub(crate) fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    /// The height, pt.
    pub(crate) fn height(&self) -> f64 {
        self.y1 - self.y0
    }
}

impl Stroke {
    /// The length, pt.
    pub(crate) fn length(&self) -> f64 {
        (self.x1 - self.x0).hypot(self.y1 - self.y0)
    }

    /// Whether it runs along the lines of text.
    pub(crate) fn is_horizontal(&self) -> bool {
        self.y1 - self.y0 < 0.01
    }

    /// Whether it is upright.
    pub(crate) fn is_vertical(&self) -> bool {
        self.x1 - self.x0 < 0.01
    }
}

impl Glyph {
    /// Whether it leaves no ink: a space of any kind, but no part of a cluster.
    pub(crate) fn is_space(&self) -> bool {
        !self.text.is_empty() && self.text.chars().all(char::is_whitespace)
    }

    /// The gap between this glyph and the next, in em.
    fn gap(&self, next: &Self) -> f64 {
        (next.x0 - self.x1) / self.size.max(next.size)
    }

    /// Whether two glyphs are of one face and size.
    fn same_style(&self, other: &Self) -> bool {
        self.font == other.font && (self.size - other.size).abs() < 0.01
    }
}

impl Line {
    /// The line of glyphs on one baseline.
    fn new(mut glyphs: Vec<Glyph>) -> Self {
        glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        Self { baseline: glyphs[0].baseline, glyphs }
    }

    /// The whole text, gaps as spaces.
    pub(crate) fn text(&self) -> String {
        self.whole().text
    }

    /// The whole line as one run.
    pub(crate) fn whole(&self) -> Run {
        Run::new(&self.glyphs)
    }

    /// The pieces between gaps of more than 3 em, such as the two sides of the header; without spaces at their ends.
    pub(crate) fn blocks(&self) -> Vec<Run> {
        self.split(|a, b| a.gap(b) <= BLOCK_GAP)
    }

    /// The pieces of one face and size each, parted by wide gaps too; without spaces at their ends.
    pub(crate) fn runs(&self) -> Vec<Run> {
        self.split(|a, b| a.gap(b) <= BLOCK_GAP && a.same_style(b))
    }

    /// The pieces between those glyphs that `joined` parts.
    fn split(&self, joined: impl Fn(&Glyph, &Glyph) -> bool) -> Vec<Run> {
        let pieces = self.glyphs.chunk_by(joined).map(trim);
        pieces.filter(|piece| !piece.is_empty()).map(Run::new).collect()
    }

    /// Every place of a text in the line, none over another.
    fn find_all(&self, text: &str) -> Vec<Run> {
        let (line, ranges) = spell(&self.glyphs);
        let (line, text) = (plain_spaces(line), plain_spaces(text.chars().collect()));
        let (mut runs, mut start) = (Vec::new(), 0);
        while let Some(found) = line[start..].windows(text.len()).position(|window| window == text) {
            let place = start + found..start + found + text.len();
            start = place.end;
            runs.push(Run::new(&self.glyphs[covered(&ranges, &place)]));
        }
        runs
    }
}

impl Run {
    /// The run of these glyphs, of which there is at least one.
    fn new(glyphs: &[Glyph]) -> Self {
        let inked = || glyphs.iter().filter(|glyph| !glyph.is_space());
        Self {
            text: spell(glyphs).0.into_iter().collect(),
            x0: glyphs[0].x0,
            x1: glyphs[glyphs.len() - 1].x1,
            baseline: glyphs[0].baseline,
            size: glyphs.iter().map(|glyph| glyph.size).fold(0.0, f64::max),
            bold: inked().all(|glyph| glyph.bold),
            italic: inked().all(|glyph| glyph.italic),
            glyphs: glyphs.to_vec(),
        }
    }

    /// The width, pt.
    pub(crate) fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    /// The middle, pt from the left edge of the page.
    pub(crate) fn center(&self) -> f64 {
        f64::midpoint(self.x0, self.x1)
    }
}

/// A run on one short line, for failing tests: its glyphs would fill a screen.
impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, x0, x1, baseline, size, .. } = self;
        let style = if self.bold { " bold" } else { "" };
        let slant = if self.italic { " italic" } else { "" };
        write!(f, "`{text}` {x0:.2}..{x1:.2} at {baseline:.2}, {size:.2} pt{style}{slant}")
    }
}

/// The text of neighbouring glyphs, a wide gap as a space, and each glyph's range in it.
fn spell(glyphs: &[Glyph]) -> (Vec<char>, Vec<Range<usize>>) {
    let mut text = Vec::new();
    let mut ranges = Vec::with_capacity(glyphs.len());
    let mut last: Option<&Glyph> = None;
    for glyph in glyphs {
        if last.is_some_and(|last| last.gap(glyph) > WORD_GAP && !last.is_space() && !glyph.is_space()) {
            text.push(' ');
        }
        let start = text.len();
        text.extend(glyph.text.chars());
        ranges.push(start..text.len());
        last = Some(glyph);
    }
    (text, ranges)
}

/// The glyphs whose text meets a range; the later glyphs of a cluster, without text of their own, go with its first.
fn covered(ranges: &[Range<usize>], place: &Range<usize>) -> Range<usize> {
    let first = ranges.iter().position(|range| range.end > place.start);
    let after = ranges.iter().position(|range| range.start >= place.end && !range.is_empty());
    first.unwrap_or(0)..after.unwrap_or(ranges.len())
}

/// The text with each no-break space as a space.
fn plain_spaces(text: Vec<char>) -> Vec<char> {
    text.into_iter().map(|char| if char == '\u{a0}' { ' ' } else { char }).collect()
}

/// The glyphs without the spaces at both ends.
fn trim(glyphs: &[Glyph]) -> &[Glyph] {
    let Some(first) = glyphs.iter().position(|glyph| !glyph.is_space()) else {
        return &[];
    };
    let last = glyphs.iter().rposition(|glyph| !glyph.is_space());
    &glyphs[first..=last.unwrap_or(first)]
}
