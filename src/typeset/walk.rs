//! A finished page as flat lists of its texts and vertical rules, in coordinates of the page.

use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Rect, Size, Transform};
use typst::model::HeadingElem;
use typst::text::{Glyph, TextItem};
use typst::visualize::{Geometry, Shape};
use typst_layout::Page;

/// How far letters reach over and under the baseline, in parts of the type size. Less than the
/// tallest Vietnamese capital with two marks and the deepest tail, so that lines set solid pass.
const ASCENT: f64 = 0.65;
const DESCENT: f64 = 0.15;

/// A line that leans less than this, in points, is vertical.
const PLUMB: f64 = 0.1;

/// A rectangle with upright sides, in points from the page's top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// The smallest area round a rectangle that was moved, scaled or turned.
    fn around(rect: Rect, placing: Transform) -> Self {
        let Rect { min, max } = rect;
        let corners = [min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)];
        let corners = corners.map(|corner| corner.transform(placing));
        let (xs, ys) = (corners.map(|c| c.x.to_pt()), corners.map(|c| c.y.to_pt()));
        Self { left: least(xs), top: least(ys), right: most(xs), bottom: most(ys) }
    }

    /// The intersection with another area; its sides are reversed if there is none.
    fn within(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// Width and height of the intersection with another area; negative if they are apart.
    pub(super) fn shared(self, other: Self) -> (f64, f64) {
        let shared = self.within(other);
        (shared.right - shared.left, shared.bottom - shared.top)
    }

    /// How far this area reaches out of another; negative if it lies inside.
    pub(super) fn excess(self, other: Self) -> f64 {
        most([
            other.left - self.left,
            other.top - self.top,
            self.right - other.right,
            self.bottom - other.bottom,
        ])
    }
}

fn least(values: [f64; 4]) -> f64 {
    values.into_iter().fold(f64::INFINITY, f64::min)
}

fn most(values: [f64; 4]) -> f64 {
    values.into_iter().fold(f64::NEG_INFINITY, f64::max)
}

/// A text in one style on one line.
pub(super) struct TextRun<'a> {
    pub(super) item: &'a TextItem,
    /// Where its ink is, roughly; a run of spaces has none.
    pub(super) ink: Option<Area>,
    /// The area that clips it.
    pub(super) clip: Option<Area>,
    /// Whether it is upright; turned text is often meant to lie over other text.
    pub(super) upright: bool,
    /// Whether it is part of a heading.
    pub(super) is_of_heading: bool,
}

/// A vertical stroke: a rule of a table, or the side of a box.
#[derive(Debug, Clone, Copy)]
pub(super) struct VerticalRule {
    pub(super) x: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// The texts, vertical rules and pictures of a page, all in its coordinates.
pub(super) struct FlatPage<'a> {
    pub(super) area: Area,
    pub(super) runs: Vec<TextRun<'a>>,
    pub(super) rules: Vec<VerticalRule>,
    /// Where its pictures are.
    pub(super) pictures: Vec<Area>,
    /// The heading that is being walked through.
    heading: Option<Location>,
}

impl<'a> FlatPage<'a> {
    /// Collects the texts and rules of a page.
    pub(super) fn new(page: &'a Page) -> Self {
        let area = Area::around(whole(page.frame.size()), Transform::identity());
        let mut flat =
            Self { area, runs: Vec::new(), rules: Vec::new(), pictures: Vec::new(), heading: None };
        flat.walk(&page.frame, Transform::identity(), None);
        flat
    }

    fn walk(&mut self, frame: &'a Frame, placing: Transform, clip: Option<Area>) {
        for (position, item) in frame.items() {
            let placing = placing.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => self.enter(group, placing, clip),
                FrameItem::Text(text) => self.runs.push(TextRun {
                    item: text,
                    ink: ink(text).map(|ink| Area::around(ink, placing)),
                    clip,
                    upright: is_upright(placing),
                    is_of_heading: self.heading.is_some(),
                }),
                FrameItem::Shape(shape, _) => self.rule(shape, placing),
                FrameItem::Tag(tag) => self.tag(tag),
                FrameItem::Image(_, size, _) => self.pictures.push(Area::around(whole(*size), placing)),
                FrameItem::Link(..) => {}
            }
        }
    }

    /// The texts of a heading are between two tags, which may be in different frames.
    fn tag(&mut self, tag: &Tag) {
        match tag {
            Tag::Start(element, ..) if element.is::<HeadingElem>() => self.heading = element.location(),
            Tag::End(location, ..) if self.heading == Some(*location) => self.heading = None,
            Tag::Start(..) | Tag::End(..) => {}
        }
    }

    fn enter(&mut self, group: &'a GroupItem, placing: Transform, clip: Option<Area>) {
        let placing = placing.pre_concat(group.transform);
        let own = group.clip.as_ref().map(|curve| Area::around(curve.bbox(None), placing));
        let clip = match (own, clip) {
            (Some(own), Some(outer)) => Some(own.within(outer)),
            (own, outer) => own.or(outer),
        };
        self.walk(&group.frame, placing, clip);
    }

    fn rule(&mut self, shape: &Shape, placing: Transform) {
        if shape.stroke.is_none() || !is_upright(placing) {
            return;
        }
        match shape.geometry {
            Geometry::Line(end) => self.stroke(Area::around(Rect::new(Point::zero(), end), placing)),
            Geometry::Rect(size) => {
                let Area { left, top, right, bottom } = Area::around(whole(size), placing);
                self.stroke(Area { left, top, right: left, bottom });
                self.stroke(Area { left: right, top, right, bottom });
            }
            Geometry::Curve(_) => {}
        }
    }

    fn stroke(&mut self, Area { left, top, right, bottom }: Area) {
        if right - left < PLUMB && bottom - top > PLUMB {
            self.rules.push(VerticalRule { x: left, top, bottom });
        }
    }
}

fn whole(size: Size) -> Rect {
    Rect::new(Point::zero(), size.to_point())
}

impl TextRun<'_> {
    /// What it says, as it is quoted: without blanks around it, and with plain ones where a line is held together.
    pub(super) fn words(&self) -> String {
        self.item.text.trim().replace('\u{a0}', " ")
    }
}

fn is_upright(placing: Transform) -> bool {
    const LEAN: f64 = 1e-6;
    placing.kx.get().abs() < LEAN && placing.ky.get().abs() < LEAN
}

/// The box of a run's letters about its origin, without the spaces round them.
fn ink(item: &TextItem) -> Option<Rect> {
    let is_blank = |glyph: &Glyph| item.text.get(glyph.range()).is_none_or(is_blank);
    let first = item.glyphs.iter().position(|glyph| !is_blank(glyph))?;
    let last = item.glyphs.iter().rposition(|glyph| !is_blank(glyph))?;
    let width = |glyphs: &[Glyph]| -> Abs { glyphs.iter().map(|glyph| glyph.x_advance.at(item.size)).sum() };
    let left = width(&item.glyphs[..first]);
    let right = left + width(&item.glyphs[first..=last]);
    Some(Rect::new(Point::new(left, -ASCENT * item.size), Point::new(right, DESCENT * item.size)))
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}
