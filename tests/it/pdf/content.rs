//! From a page's drawing instructions to what they put on the paper.

use std::collections::VecDeque;

use hayro_interpret::font::Glyph as DrawnGlyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Dict, Name};
use hayro_interpret::hayro_syntax::page::{Page as Source, Resources};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use kurbo::{Affine, BezPath, PathSeg, Point, Rect as Area, Shape};

use super::objects;
use super::page::{Glyph, Page, Rect, Stroke};

/// A filled rectangle no thicker than this, in points, is a line.
const THIN: f64 = 3.0;
/// The units of an em in which a PDF gives advances.
const UNITS: f64 = 1000.0;

/// Measures all pages.
pub(super) fn pages(pdf: &Pdf) -> Vec<Page> {
    let cache = InterpreterCache::new();
    pdf.pages().iter().map(|page| measure(page, &cache)).collect()
}

/// Measures one page.
fn measure<'a>(page: &Source<'a>, cache: &InterpreterCache<'a>) -> Page {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let (to_paper, sheet) = (page.initial_transform(true).to_kurbo(), Area::new(0.0, 0.0, width, height));
    let mut context = Context::new(to_paper, sheet, cache, page.xref(), InterpreterSettings::default());
    let mut marks = VecDeque::new();
    collect_marks(page.typed_operations(), page.resources(), &mut marks);
    let mut paper = Paper { page: Page { width, height, ..Page::default() }, marks, open: Vec::new() };
    interpret_page(page, &mut context, &mut paper);
    paper.page
}

/// A marked-content sequence: its tag, and the text that replaces what it shows.
struct Mark {
    tag: Vec<u8>,
    actual_text: Option<String>,
}

/// The marks of a content stream in the order of drawing, forms within included: the device receives tags only, not
/// `ActualText`.
fn collect_marks(mut operations: TypedIter<'_>, resources: &Resources<'_>, marks: &mut VecDeque<Mark>) {
    while let Some(operation) = operations.next() {
        match operation {
            TypedInstruction::BeginMarkedContent(mark) => marks.push_back(Mark::new(mark.0, None)),
            TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                let properties = mark.1.clone().into_dict();
                marks.push_back(Mark::new(mark.0, properties.as_ref()));
            }
            TypedInstruction::XObject(form) => collect_form_marks(form.0, resources, marks),
            _ => {}
        }
    }
}

/// The marks of a form, if the object of that name is one.
fn collect_form_marks<'a>(name: &Name<'_>, resources: &Resources<'a>, marks: &mut VecDeque<Mark>) {
    let object = resources.get_x_object(name).expect("an object that is drawn is in the resources");
    let dict = object.dict();
    if dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Form") {
        let content = object.decoded().expect("a form's stream decodes");
        let own = dict.get::<Dict<'a>>("Resources").unwrap_or_default();
        collect_marks(TypedIter::new(&content), &Resources::from_parent(own, resources.clone()), marks);
    }
}

impl Mark {
    /// The mark of a tag and its properties.
    fn new(tag: &[u8], properties: Option<&Dict<'_>>) -> Self {
        Self { tag: tag.to_vec(), actual_text: properties.and_then(|dict| objects::text(dict, "ActualText")) }
    }
}

/// The sheet that a page's instructions are carried out on.
struct Paper {
    page: Page,
    /// The marks still to come.
    marks: VecDeque<Mark>,
    /// The marks open now, the innermost last.
    open: Vec<Mark>,
}

impl Paper {
    /// The text of the next glyph: the first glyph of a sequence with `ActualText` takes all of it, the others none.
    fn text(&mut self, glyph: &DrawnGlyph<'_>) -> String {
        if let Some(text) = self.open.iter_mut().find_map(|mark| mark.actual_text.as_mut()) {
            return std::mem::take(text);
        }
        match glyph.as_unicode() {
            Some(BfString::Char(char)) => char.to_string(),
            Some(BfString::String(string)) => string,
            None => '\u{fffd}'.to_string(),
        }
    }

    /// Notes a straight stroke between two points of the paper.
    fn line(&mut self, a: Point, b: Point, thickness: f64, color: [u8; 4]) {
        let (x0, x1) = (a.x.min(b.x), a.x.max(b.x));
        let (y0, y1) = (a.y.min(b.y), a.y.max(b.y));
        self.page.strokes.push(Stroke { x0, y0, x1, y1, thickness, color });
    }

    /// Notes a filled box that is as thin as a line.
    fn thin_box(&mut self, area: Area, color: [u8; 4]) {
        let middle = area.center();
        if area.height() <= THIN.min(area.width()) {
            self.line((area.x0, middle.y).into(), (area.x1, middle.y).into(), area.height(), color);
        } else if area.width() <= THIN {
            self.line((middle.x, area.y0).into(), (middle.x, area.y1).into(), area.width(), color);
        }
    }
}

impl<'a> Device<'a> for Paper {
    fn draw_glyph(
        &mut self,
        glyph: &DrawnGlyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let to_paper = transform * glyph_transform;
        let face = Face::of(glyph);
        let (start, end) = (to_paper * Point::ZERO, to_paper * Point::new(face.advance, 0.0));
        let glyph = Glyph {
            text: self.text(glyph),
            x0: start.x,
            x1: end.x,
            baseline: start.y,
            size: to_paper.determinant().abs().sqrt() * UNITS,
            font: face.name,
            bold: face.bold,
            italic: face.italic,
            artifact: self.open.iter().any(|mark| mark.tag == b"Artifact"),
            color: color(paint),
        };
        self.page.glyphs.push(glyph);
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'a>, mode: &PathDrawMode) {
        let path = transform * path.clone();
        match mode {
            PathDrawMode::Fill(_) => self.thin_box(path.bounding_box(), color(paint)),
            PathDrawMode::Stroke(pen) => {
                let thickness = f64::from(pen.line_width) * transform.determinant().abs().sqrt();
                for segment in path.segments() {
                    if let PathSeg::Line(line) = segment {
                        self.line(line.p0, line.p1, thickness, color(paint));
                    }
                }
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        let pixels = Area::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let Area { x0, y0, x1, y1 } = transform.transform_rect_bbox(pixels);
        self.page.images.push(Rect { x0, y0, x1, y1 });
    }

    fn begin_marked_content(&mut self, tag: &[u8], _: Option<i32>) {
        let mark = self.marks.pop_front().filter(|mark| mark.tag == tag);
        self.open.push(mark.expect("the marks come in the order in which they were collected"));
    }

    fn end_marked_content(&mut self) {
        self.open.pop();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn pop_clip_path(&mut self) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_transparency_group(&mut self) {}
}

/// The properties of a glyph's font.
#[derive(Default)]
struct Face {
    name: String,
    bold: bool,
    italic: bool,
    /// In thousandths of an em.
    advance: f64,
}

impl Face {
    /// The face of a glyph; one drawn by instructions (Type 3) has none.
    fn of(glyph: &DrawnGlyph<'_>) -> Self {
        let DrawnGlyph::Outline(outline) = glyph else {
            return Self::default();
        };
        let font = outline.font_data();
        let italic = font.as_ref().is_some_and(|font| font.is_italic);
        let name = font.and_then(|font| font.postscript_name).unwrap_or_default();
        let advance = f64::from(outline.advance_width().unwrap_or_default());
        // A subset has lost the table with its weight, but its name is whole.
        Self { bold: name.contains("Bold"), italic, name, advance }
    }
}

/// The colour of a plain paint, less the opacity of a group around it; a pattern counts as transparent.
fn color(paint: &Paint<'_>) -> [u8; 4] {
    match paint {
        Paint::Color(color) => color.to_rgba().to_rgba8(),
        Paint::Pattern(_) => [0; 4],
    }
}
