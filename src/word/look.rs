//! The look of a profile as Word needs it: the same values that the Typst library reads. Lengths are points.

use crate::model::{Level, Style};
use crate::typeset::FaceStyle;

/// The look of a profile.
#[derive(Clone, Copy)]
pub(super) struct ProfileLook<'a>(&'a Style);

/// The look of a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LineLook {
    pub(super) size: f64,
    pub(super) face: FaceStyle,
    pub(super) has_capitals: bool,
    pub(super) is_underlined: bool,
    /// The rule beneath it.
    pub(super) rule: Option<RuleLook>,
    /// The frame around it: its thickness.
    pub(super) frame: Option<f64>,
}

/// The rule beneath a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RuleLook {
    /// Its share of the length of the text.
    pub(super) length: f64,
    pub(super) thickness: f64,
    /// From the lower end of the letters.
    pub(super) drop: f64,
}

/// The sheet of a section, upright or turned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct SheetLook {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) is_turned: bool,
}

impl SheetLook {
    /// The width of the text.
    pub(super) fn text_width(&self) -> f64 {
        self.width - self.left - self.right
    }
}

impl<'a> ProfileLook<'a> {
    pub(super) fn new(style: &'a Style) -> Self {
        Self(style)
    }

    /// A length or a number; 0 where the profile has none.
    pub(super) fn number(self, path: &[&str]) -> f64 {
        self.0.number(path).unwrap_or_default()
    }

    /// A text; empty where the profile has none.
    pub(super) fn text(self, path: &[&str]) -> &'a str {
        self.0.text(path).unwrap_or_default()
    }

    pub(super) fn flag(self, path: &[&str]) -> bool {
        self.0.flag(path).unwrap_or_default()
    }

    pub(super) fn has(self, path: &[&str]) -> bool {
        self.0.get(path).is_some()
    }

    /// The look of a line, by the names that lead to it; what is left out is regular and upright.
    pub(super) fn line(self, path: &[&str]) -> LineLook {
        self.0.get(path).map(LineLook::from_style).unwrap_or_default()
    }

    /// The look of a line of a list of such.
    pub(super) fn listed_line(self, path: &[&str], at: usize) -> LineLook {
        match self.0.get(path) {
            Some(Style::List(lines)) => lines.get(at).map(LineLook::from_style).unwrap_or_default(),
            _ => LineLook::default(),
        }
    }

    /// The look of a paragraph of a style: the body's where it has none of its own.
    pub(super) fn paragraph(self, style: &str) -> LineLook {
        let mut look = self.0.get(&["paragraphs", style]).map(LineLook::from_style).unwrap_or_default();
        if look.size == 0.0 {
            look.size = self.number(&["body", "size"]);
        }
        look
    }

    /// The look of headings of a level: that of the level which it is like where the profile has none, as in the Typst
    /// library. Those on two lines have a look for each.
    pub(super) fn heading(self, level: Level) -> (LineLook, Option<LineLook>) {
        let like = match level {
            Level::PartInWords => "part",
            Level::Capital => "roman",
            Level::Bracketed | Level::Star => "letter",
            Level::Unnumbered => "number",
            other => other.id(),
        };
        let name = [level.id(), like, "letter"].into_iter().find(|name| self.has(&["headings", name]));
        let name = name.unwrap_or("letter");
        if self.has(&["headings", name, "label"]) {
            return (self.line(&["headings", name, "label"]), Some(self.line(&["headings", name, "name"])));
        }
        (self.line(&["headings", name]), None)
    }

    /// A style of rows of tables, over the table's own.
    pub(super) fn row(self, kind: &str) -> LineLook {
        LineLook { size: self.number(&["table", "size"]), ..self.line(&["table", kind]) }
    }

    /// The sheet. Margins turn with it.
    pub(super) fn sheet(self, is_turned: bool) -> SheetLook {
        let margin = |side: &str| self.number(&["page", "margins", side]);
        let (width, height) = (self.number(&["page", "width"]), self.number(&["page", "height"]));
        let (top, bottom, left, right) = (margin("top"), margin("bottom"), margin("left"), margin("right"));
        if is_turned {
            let (width, height) = (height, width);
            SheetLook { width, height, top: left, right: top, bottom: right, left: bottom, is_turned }
        } else {
            SheetLook { width, height, top, bottom, left, right, is_turned }
        }
    }
}

impl LineLook {
    fn from_style(style: &Style) -> Self {
        let is = |name: &str, value: &str| style.text(&[name]) == Some(value);
        Self {
            size: style.number(&["size"]).unwrap_or_default(),
            face: FaceStyle { is_bold: is("weight", "bold"), is_italic: is("style", "italic") },
            has_capitals: style.flag(&["caps"]).unwrap_or_default(),
            is_underlined: style.get(&["underline"]).is_some(),
            rule: style.get(&["rule"]).map(RuleLook::from_style),
            frame: style.number(&["frame", "thickness"]),
        }
    }

    /// The same with bold letters.
    #[must_use]
    pub(super) fn bold(mut self) -> Self {
        self.face.is_bold = true;
        self
    }
}

impl RuleLook {
    fn from_style(style: &Style) -> Self {
        let number = |name| style.number(&[name]).unwrap_or_default();
        Self { length: number("length"), thickness: number("thickness"), drop: number("drop") }
    }
}
