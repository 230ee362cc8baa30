//! Weak points of finished pages: text over the margins, a heading at a page's foot, a signature alone on its page, a
//! last page of a line or two. None of them keeps a document from being written.

use typst_layout::Page;

use super::problem::{PagePosition, Problem};
use super::signature_fields::count_fields;
use super::walk::{Area, FlatPage, TextRun};

const MILLIMETRES_PER_POINT: f64 = 25.4 / 72.0;

/// How far text may reach over a margin, in points, before it is reported.
const TOLERANCE: f64 = 1.5;

/// The largest vertical distance between two texts of one line, in points.
const LEVEL: f64 = 4.0;

/// The least number of lines of a last page.
const LEAST: usize = 3;

/// The empty foot of a page, from the top of its last line on, in points: four lines and more.
const EARLY: f64 = 90.0;

/// The room that earlier pages may give in the rounding to whole lines, in points: two lines and the gap between two paragraphs.
const GIVEN: f64 = 42.0;

/// How many lines above the last of such a page are kept: one of them may be written where the last is computed.
const ABOVE: usize = 8;

/// The layout that the pages of a document are checked against.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The margins of an upright sheet, where they are known.
    pub margins: Option<Margins>,
    /// The texts of the signature block and of the recipients beside it.
    pub closing: Vec<String>,
    /// The names of those who sign.
    pub signers: Vec<String>,
    /// How many fields for digital signatures the pages should have at the least.
    pub signature_fields: usize,
    /// The widest gap between words of a justified line, in parts of their size, where it is known.
    pub widest_gap: Option<f64>,
    /// The room that the closer parts around the text save, in points.
    pub tight_saving: f64,
}

/// The margins of an upright sheet, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margins {
    /// Above the text.
    pub top: f64,
    /// Below it.
    pub bottom: f64,
    /// On the bound side.
    pub left: f64,
    /// On the other.
    pub right: f64,
    /// Whether the two sides change places on the back.
    pub is_duplex: bool,
}

impl Margins {
    /// The text's area on a page. A sheet that is turned is bound at its top.
    fn area(self, page: Area) -> Area {
        let Self { top, bottom, left, right, is_duplex } = self;
        let is_turned = page.right > page.bottom;
        let (top, bottom, left, right) =
            if is_turned { (left, right, bottom, top) } else { (top, bottom, left, right) };
        // Whether a page is a front or a back is not known here, so that text may reach to the narrower margin.
        let (left, right) = if is_duplex { (left.min(right), left.min(right)) } else { (left, right) };
        Area { left, top, right: page.right - right, bottom: page.bottom - bottom }
    }
}

/// Finds the weak points of the pages.
pub(super) fn remarks(pages: &[Page], layout: &Layout) -> Vec<Problem> {
    let flat_pages: Vec<FlatPage<'_>> = pages.iter().map(FlatPage::new).collect();
    let lines: Vec<Vec<TextLine>> = flat_pages.iter().map(|flat| lines(flat, layout)).collect();
    let mut problems = Vec::new();
    for (at, flat) in flat_pages.iter().enumerate() {
        if let Some(margins) = layout.margins {
            problems.extend(beyond(flat, margins.area(flat.area), at + 1));
        }
        problems.extend(layout.widest_gap.and_then(|widest| loosest(flat, &lines[at], widest, at + 1)));
        let Some(last) = lines[at].last() else { continue };
        let is_last = at + 1 == flat_pages.len();
        if last.is_heading && !is_last {
            problems.push(Problem::HeadingAtFoot { spot: last.spot(at + 1) });
        }
        let has_picture_next =
            flat_pages.get(at + 1).is_some_and(|next| has_picture(next, &lines[at + 1], layout));
        problems.extend(ends_early(&lines, at, layout, flat.area, has_picture_next));
        // A picture of the text above the signature belongs to it as lines do.
        let is_below_picture = flat.pictures.iter().any(|picture| picture.bottom <= lines[at][0].top);
        if at > 0 && !is_below_picture && is_signature_alone(&lines[at], layout) {
            problems.push(Problem::SignatureAlone { spot: lines[at][0].spot(at + 1) });
        } else if at > 0 && is_last && lines[at].len() < LEAST && !is_below_picture {
            problems.push(Problem::ShortLastPage { lines: lines[at].len(), spot: lines[at][0].spot(at + 1) });
        }
    }
    let fields = pages.iter().map(|page| count_fields(&page.frame)).sum::<usize>();
    if fields < layout.signature_fields {
        problems.push(Problem::SignatureFieldMissing { wanted: layout.signature_fields, found: fields });
    }
    problems
}

/// Whether a signature is on a page with a line or two of the text, which closer parts around the text may save: what is on the
/// page lacks no more room before it than they give.
pub(super) fn may_be_saved(pages: &[Page], layout: &Layout) -> bool {
    let lines = |page| lines(&FlatPage::new(page), layout);
    // Only the text can be followed by its signature: the first page has no page before it.
    pages.windows(2).any(|pair| {
        let signed = lines(&pair[1]);
        let is_meant = body_lines(&signed, layout).is_some_and(|count| count < LEAST);
        is_meant
            && lacking(&lines(&pair[0]), &signed, layout, FlatPage::new(&pair[0]).area) <= layout.tight_saving
    })
}

/// How much room, in points, what is on a page lacks at the foot of the page before it, at the least: earlier pages may give up to
/// two lines besides.
fn lacking(before: &[TextLine], lines: &[TextLine], layout: &Layout, page: Area) -> f64 {
    let height = lines.first().zip(lines.last()).map(|(first, last)| last.top - first.top);
    let room = before.last().zip(layout.margins).map(|(last, margins)| margins.area(page).bottom - last.top);
    height.zip(room).map_or(0.0, |(height, room)| height - room - GIVEN)
}

/// How many lines of the text are on the page of the signature, headings aside; none where no signature is.
fn body_lines(lines: &[TextLine], layout: &Layout) -> Option<usize> {
    let is_signed = lines.iter().any(|line| line.texts.iter().any(|(_, text)| layout.signers.contains(text)));
    let is_of_body = |line: &&TextLine| {
        !line.is_heading && !line.texts.iter().all(|(_, text)| is_of_closing(text, layout))
    };
    is_signed.then(|| lines.iter().filter(is_of_body).count())
}

/// Whether a page has a picture of the text: a signature by hand and a seal are below the first line of the closing.
fn has_picture(flat: &FlatPage<'_>, lines: &[TextLine], layout: &Layout) -> bool {
    let is_closing = |line: &&TextLine| line.texts.iter().all(|(_, text)| is_of_closing(text, layout));
    let closing = lines.iter().find(is_closing).map_or(f64::MAX, |line| line.top);
    flat.pictures.iter().any(|picture| picture.bottom <= closing)
}

/// A page whose foot is empty, before the one of the signature with a line or two of the text, or with a picture.
fn ends_early(
    lines: &[Vec<TextLine>],
    at: usize,
    layout: &Layout,
    page: Area,
    has_picture_next: bool,
) -> Option<Problem> {
    let fewest = usize::from(!has_picture_next);
    let count = body_lines(lines.get(at + 1)?, layout).filter(|count| (fewest..LEAST).contains(count))?;
    let last = lines[at].last()?;
    let by = layout.margins?.area(page).bottom - last.top;
    (by > EARLY).then(|| Problem::PageEndsEarly {
        by: by * MILLIMETRES_PER_POINT,
        lines: count,
        is_before_picture: has_picture_next,
        spot: last.spot(at + 1),
        above: lines[at].iter().rev().skip(1).take(ABOVE).map(|line| line.spot(at + 1).text).collect(),
    })
}

/// The text that reaches furthest over a margin, or is beside a rule of a table that does. The upper margin is not
/// checked: the page number belongs there.
fn beyond(flat: &FlatPage<'_>, text: Area, page: usize) -> Option<Problem> {
    let upright = flat.runs.iter().filter(|run| run.upright);
    let inked = upright.filter_map(|run| Some((run, run.ink?))).filter(|(_, ink)| ink.bottom > text.top);
    let inked: Vec<(&TextRun<'_>, Area)> = inked.collect();
    let sides = |ink: Area| (text.left - ink.left).max(ink.right - text.right).max(ink.bottom - text.bottom);
    let of_texts = inked.iter().map(|(run, ink)| (sides(*ink), *run));
    let of_rules = flat.rules.iter().filter_map(|rule| {
        let by = (text.left - rule.x).max(rule.x - text.right);
        let beside = inked.iter().find(|(_, ink)| ink.bottom > rule.top && ink.top < rule.bottom)?;
        Some((by, beside.0))
    });
    let (by, run) = of_texts.chain(of_rules).max_by(|one, other| one.0.total_cmp(&other.0))?;
    let spot = TextLine::from_run(run, run.ink?).spot(page);
    (by > TOLERANCE).then_some(Problem::OutsideMargins { by: by * MILLIMETRES_PER_POINT, spot })
}

/// The text with the widest gap between two of its words, where that is too wide. A justified line is stretched in its
/// spaces; blanks to write in are several.
fn loosest(flat: &FlatPage<'_>, lines: &[TextLine], widest: f64, page: usize) -> Option<Problem> {
    let gap = |run: &TextRun<'_>| -> f64 {
        let glyphs = run.item.glyphs.iter();
        let spaces = glyphs.filter(|glyph| run.item.text.get(glyph.range()) == Some(" "));
        spaces.map(|glyph| glyph.x_advance.get()).fold(0.0, f64::max)
    };
    let upright = flat.runs.iter().filter(|run| run.upright && run.ink.is_some());
    let (gap, run) = upright.map(|run| (gap(run), run)).max_by(|one, other| one.0.total_cmp(&other.0))?;
    let own = TextLine::from_run(run, run.ink?);
    let at = lines.iter().rposition(|line| line.top <= own.top + f64::EPSILON);
    let texts = |at: Option<usize>| -> Vec<String> {
        let line = at.and_then(|at| lines.get(at));
        line.into_iter().flat_map(|line| &line.texts).map(|(_, text)| text.clone()).collect()
    };
    let lines = [texts(at), texts(at.map(|at| at + 1))];
    let spot = own.spot(page);
    (gap > widest).then(|| Problem::LooseLine { by: gap * run.item.size.to_mm(), spot, lines })
}

/// A line on a page.
struct TextLine {
    /// Its texts, from left to right.
    texts: Vec<(f64, String)>,
    top: f64,
    is_heading: bool,
}

impl TextLine {
    fn from_run(run: &TextRun<'_>, ink: Area) -> Self {
        let text = run.words();
        Self { texts: vec![(ink.left, text)], top: ink.top, is_heading: run.is_of_heading }
    }

    fn spot(&self, page: usize) -> PagePosition {
        let text: Vec<&str> = self.texts.iter().map(|(_, text)| text.as_str()).collect();
        let left = self.texts.first().map_or(0.0, |(left, _)| *left);
        PagePosition {
            page,
            text: text.join(" "),
            left: left * MILLIMETRES_PER_POINT,
            top: self.top * MILLIMETRES_PER_POINT,
        }
    }
}

/// The lines of a page from top to bottom, without those in the upper margin.
fn lines(flat: &FlatPage<'_>, layout: &Layout) -> Vec<TextLine> {
    let top = layout.margins.map_or(0.0, |margins| margins.area(flat.area).top);
    let inked = flat.runs.iter().filter(|run| run.upright).filter_map(|run| Some((run, run.ink?)));
    let mut inked: Vec<(&TextRun<'_>, Area)> = inked.filter(|(_, ink)| ink.bottom > top).collect();
    inked.sort_by(|(_, one), (_, other)| one.top.total_cmp(&other.top).then(one.left.total_cmp(&other.left)));
    let mut lines: Vec<TextLine> = Vec::new();
    for (run, ink) in inked {
        let own = TextLine::from_run(run, ink);
        match lines.last_mut().filter(|line| ink.top - line.top < LEVEL) {
            Some(line) => {
                line.texts.extend(own.texts);
                line.texts.sort_by(|one, other| one.0.total_cmp(&other.0));
                line.is_heading &= own.is_heading;
            }
            None => lines.push(own),
        }
    }
    lines
}

/// Whether a signer's name is on the page and all other texts belong to the signature block.
fn is_signature_alone(lines: &[TextLine], layout: &Layout) -> bool {
    let texts = || lines.iter().flat_map(|line| &line.texts).map(|(_, text)| text.as_str());
    let is_signed = texts().any(|text| layout.signers.iter().any(|signer| signer.as_str() == text));
    is_signed && texts().all(|text| is_of_closing(text, layout))
}

/// Whether a text is one of the signature block's, or part of one.
fn is_of_closing(text: &str, layout: &Layout) -> bool {
    let text = text.trim_start_matches(['-', ' ']).trim_end_matches(['.', ';', ',', '/', ':']);
    let mut all = layout.closing.iter();
    all.any(|own| own.contains(text) || (own.chars().count() > 2 && text.contains(own.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARGINS: Margins = Margins { top: 50.0, bottom: 60.0, left: 85.0, right: 40.0, is_duplex: false };

    fn page(right: f64, bottom: f64) -> Area {
        Area { left: 0.0, top: 0.0, right, bottom }
    }

    #[test]
    fn margins_turn_with_the_sheet() {
        let upright = Area { left: 85.0, top: 50.0, right: 560.0, bottom: 740.0 };
        assert_eq!(MARGINS.area(page(600.0, 800.0)), upright);
        let turned = Area { left: 60.0, top: 85.0, right: 750.0, bottom: 560.0 };
        assert_eq!(MARGINS.area(page(800.0, 600.0)), turned);
    }

    #[test]
    fn the_back_of_a_sheet_has_its_margins_the_other_way_round() {
        let area = Margins { is_duplex: true, ..MARGINS }.area(page(600.0, 800.0));
        assert_eq!((area.left, area.right), (40.0, 560.0));
    }
}
