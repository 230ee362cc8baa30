//! How paragraphs and runs look, as properties of Word files. Lengths are points.

use super::look::LineLook;
use super::xml::XmlElement;

/// Where the lines of a paragraph begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineAlign {
    Left,
    Centre,
    Right,
    Justified,
}

/// The properties of a paragraph; what is none is as in its style.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ParagraphFormat {
    pub(super) align: Option<LineAlign>,
    pub(super) left: Option<f64>,
    pub(super) right: Option<f64>,
    /// Of the first line alone; below 0 it stands out to the left.
    pub(super) first_line: Option<f64>,
    pub(super) before: Option<f64>,
    pub(super) after: Option<f64>,
    /// From line to line, whatever their letters.
    pub(super) pitch: Option<f64>,
    /// Whether it stays on the page of the next one.
    pub(super) stays_with_next: bool,
    /// Whether its lines stay on one page.
    pub(super) is_whole: bool,
    /// The level of a heading, from 1.
    pub(super) outline: Option<usize>,
    /// The line below it.
    pub(super) rule: Option<LineBelow>,
    /// A frame around it: its thickness.
    pub(super) frame: Option<f64>,
    /// Tab stops with leading dots.
    pub(super) leaders: Vec<f64>,
    /// Whether it is in the corner at the right, so far below the edge of the paper.
    pub(super) corner: Option<f64>,
}

/// A line below a paragraph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LineBelow {
    pub(super) thickness: f64,
    /// From the end of the last line of text.
    pub(super) distance: f64,
}

/// In twentieths of a point.
pub(super) fn twips(points: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "lengths of a page")]
    let twips = (points * 20.0).round() as i64;
    twips
}

/// In eighths of a point: the thickness of borders.
fn eighths(points: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "lengths of a page")]
    let eighths = (points * 8.0).round() as i64;
    eighths.clamp(2, 96)
}

/// In half points: the size of letters.
fn half_points(points: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "sizes of letters")]
    let half = (points * 2.0).round() as i64;
    half
}

/// A border of a cell or paragraph, by its side.
pub(super) fn border(side: &'static str, thickness: f64, distance: f64) -> XmlElement {
    #[expect(clippy::cast_possible_truncation, reason = "lengths of a page")]
    let space = distance.round().clamp(0.0, 31.0) as i64;
    XmlElement::from_value(side, "single")
        .with("w:sz", eighths(thickness))
        .with("w:space", space)
        .with("w:color", "000000")
}

impl ParagraphFormat {
    /// The elements of `w:pPr`, in the order of its schema, after the style.
    pub(super) fn elements(&self) -> Vec<XmlElement> {
        let mut elements = Vec::new();
        if self.stays_with_next {
            elements.push(XmlElement::new("w:keepNext"));
        }
        if self.is_whole {
            elements.push(XmlElement::new("w:keepLines"));
        }
        elements.extend(self.corner.map(|top| {
            XmlElement::new("w:framePr")
                .with("w:wrap", "around")
                .with("w:vAnchor", "page")
                .with("w:hAnchor", "margin")
                .with("w:xAlign", "right")
                .with("w:y", twips(top))
        }));
        elements.extend(self.borders());
        if !self.leaders.is_empty() {
            let stop = |at: &f64| {
                XmlElement::from_value("w:tab", "right").with("w:leader", "dot").with("w:pos", twips(*at))
            };
            elements.push(XmlElement::new("w:tabs").children(self.leaders.iter().map(stop)));
        }
        elements.extend([self.spacing(), self.indents()].into_iter().filter(|element| !element.is_bare()));
        elements.extend(self.align.map(|align| {
            XmlElement::from_value(
                "w:jc",
                match align {
                    LineAlign::Left => "left",
                    LineAlign::Centre => "center",
                    LineAlign::Right => "right",
                    LineAlign::Justified => "both",
                },
            )
        }));
        elements
            .extend(self.outline.map(|level| XmlElement::from_value("w:outlineLvl", level.clamp(1, 9) - 1)));
        elements
    }

    fn borders(&self) -> Option<XmlElement> {
        if let Some(thickness) = self.frame {
            let sides = ["w:top", "w:left", "w:bottom", "w:right"].map(|side| border(side, thickness, 3.0));
            return Some(XmlElement::new("w:pBdr").children(sides));
        }
        let LineBelow { thickness, distance } = self.rule?;
        Some(XmlElement::new("w:pBdr").child(border("w:bottom", thickness, distance)))
    }

    fn spacing(&self) -> XmlElement {
        let mut spacing = XmlElement::new("w:spacing");
        for (name, length) in [("w:before", self.before), ("w:after", self.after)] {
            if let Some(length) = length {
                spacing = spacing.with(name, twips(length));
            }
        }
        match self.pitch {
            Some(pitch) => spacing.with("w:line", twips(pitch)).with("w:lineRule", "exact"),
            None => spacing,
        }
    }

    fn indents(&self) -> XmlElement {
        let mut indents = XmlElement::new("w:ind");
        for (name, length) in [("w:left", self.left), ("w:right", self.right)] {
            if let Some(length) = length {
                indents = indents.with(name, twips(length));
            }
        }
        match self.first_line {
            Some(length) if length < 0.0 => indents.with("w:hanging", twips(-length)),
            Some(length) => indents.with("w:firstLine", twips(length)),
            None => indents,
        }
    }
}

/// The properties of a run; what is none is as in the style of its paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct RunFormat {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) is_underlined: bool,
    pub(super) size: Option<f64>,
}

impl RunFormat {
    /// All that a look says.
    pub(super) fn from_look(look: &LineLook) -> Self {
        Self {
            bold: look.face.is_bold.then_some(true),
            italic: look.face.is_italic.then_some(true),
            capitals: look.has_capitals.then_some(true),
            is_underlined: look.is_underlined,
            size: Some(look.size),
        }
    }

    /// What a look says otherwise than the look of the paragraph that the run is in.
    pub(super) fn from_difference(look: &LineLook, paragraph: &LineLook) -> Self {
        let differs = |one: bool, other: bool| (one != other).then_some(one);
        Self {
            bold: differs(look.face.is_bold, paragraph.face.is_bold),
            italic: differs(look.face.is_italic, paragraph.face.is_italic),
            capitals: differs(look.has_capitals, paragraph.has_capitals),
            is_underlined: look.is_underlined,
            #[expect(clippy::float_cmp, reason = "both are as the profile says")]
            size: (look.size != paragraph.size).then_some(look.size),
        }
    }

    /// The elements of `w:rPr`, in the order of its schema, after the style.
    pub(super) fn elements(self) -> Vec<XmlElement> {
        let toggle = |name, is_on: Option<bool>| {
            is_on.map(|is_on| if is_on { XmlElement::new(name) } else { XmlElement::from_value(name, "0") })
        };
        let mut elements: Vec<XmlElement> = [
            toggle("w:b", self.bold),
            toggle("w:bCs", self.bold),
            toggle("w:i", self.italic),
            toggle("w:iCs", self.italic),
            toggle("w:caps", self.capitals),
        ]
        .into_iter()
        .flatten()
        .collect();
        if let Some(size) = self.size {
            elements.push(XmlElement::from_value("w:sz", half_points(size)));
            elements.push(XmlElement::from_value("w:szCs", half_points(size)));
        }
        if self.is_underlined {
            elements.push(XmlElement::from_value("w:u", "single"));
        }
        elements
    }
}
