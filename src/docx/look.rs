//! How paragraphs and letters look, as far as it tells what they are.

use std::sync::Arc;

/// How the letters of a run look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunLook {
    /// The name of the font.
    pub font: Option<Arc<str>>,
    /// The size, in half points.
    pub size: Option<u16>,
    /// What they have of bold, italic and so on.
    pub marks: RunMarks,
    /// Whether they are above or below the line.
    pub position: LetterPosition,
}

/// Whether letters are above or below the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LetterPosition {
    /// On it.
    #[default]
    Line,
    /// Above it.
    Above,
    /// Below it.
    Below,
}

/// What letters may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterMark {
    /// Bold.
    Bold = 1,
    /// Italic.
    Italic = 2,
    /// A line below.
    Underline = 4,
    /// A line through.
    Struck = 8,
    /// Small letters shown as capitals.
    Capitals = 16,
    /// Not shown.
    Hidden = 32,
}

/// What letters have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunMarks(u8);

impl RunMarks {
    /// Whether letters have it.
    pub fn has(self, mark: LetterMark) -> bool {
        self.0 & mark as u8 != 0
    }
}

/// How a paragraph looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParagraphLook {
    /// The name of its style, as Word shows it.
    pub style: Option<Arc<str>>,
    /// How its lines are aligned.
    pub alignment: LineAlignment,
    /// How far it is from the left margin, in twentieths of a point.
    pub left: i32,
    /// How much further its first line begins; less than 0 where it hangs out.
    pub first_line: i32,
    /// Its level as a heading, from 0.
    pub outline: Option<u8>,
    /// Its own tab stops, from the left margin.
    pub tabs: Vec<TabStop>,
    /// Whether it begins a page.
    pub is_on_new_page: bool,
    /// The list that it is in.
    pub list: Option<ListReference>,
}

/// How lines are aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineAlignment {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
    /// At both sides.
    Both,
}

/// A tab stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TabStop {
    /// How far it is from the left margin, in twentieths of a point.
    pub at: i32,
    /// Where what follows it is.
    pub alignment: LineAlignment,
}

/// A place in a list that Word numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListReference {
    /// The list's number in the file.
    pub list: u32,
    /// The level, from 0; where none is said, the one that the style has.
    pub level: Option<u8>,
}

/// What one place of a file says of a run: nothing of some of it.
#[derive(Clone, Debug, Default)]
pub(super) struct PartialRun {
    pub(super) font: Option<Arc<str>>,
    pub(super) size: Option<u16>,
    said: u8,
    marks: u8,
    pub(super) position: Option<LetterPosition>,
    pub(super) style: Option<String>,
}

impl PartialRun {
    pub(super) fn set(&mut self, mark: LetterMark, is_on: bool) {
        self.said |= mark as u8;
        self.marks = if is_on { self.marks | mark as u8 } else { self.marks & !(mark as u8) };
    }

    /// Adds what another place says, which counts more.
    pub(super) fn add(&mut self, other: &Self) {
        self.font = other.font.clone().or_else(|| self.font.take());
        self.size = other.size.or(self.size);
        self.position = other.position.or(self.position);
        self.marks = self.marks & !other.said | other.marks;
        self.said |= other.said;
    }

    pub(super) fn to_look(&self) -> RunLook {
        RunLook {
            font: self.font.clone(),
            size: self.size,
            marks: RunMarks(self.marks),
            position: self.position.unwrap_or_default(),
        }
    }
}

/// What one place of a file says of a paragraph: nothing of some of it.
#[derive(Clone, Debug, Default)]
pub(super) struct PartialParagraph {
    pub(super) style: Option<String>,
    pub(super) alignment: Option<LineAlignment>,
    pub(super) left: Option<i32>,
    pub(super) first_line: Option<i32>,
    pub(super) outline: Option<u8>,
    pub(super) tabs: Vec<TabStop>,
    pub(super) is_on_new_page: Option<bool>,
    pub(super) list: Option<u32>,
    pub(super) level: Option<u8>,
}

impl PartialParagraph {
    /// Adds what another place says, which counts more.
    pub(super) fn add(&mut self, other: &Self) {
        self.alignment = other.alignment.or(self.alignment);
        self.left = other.left.or(self.left);
        self.first_line = other.first_line.or(self.first_line);
        self.outline = other.outline.or(self.outline);
        self.tabs.extend(&other.tabs);
        self.is_on_new_page = other.is_on_new_page.or(self.is_on_new_page);
        self.list = other.list.or(self.list);
        self.level = other.level.or(self.level);
    }

    pub(super) fn to_look(&self, style: Option<Arc<str>>) -> ParagraphLook {
        ParagraphLook {
            style,
            alignment: self.alignment.unwrap_or_default(),
            left: self.left.unwrap_or_default(),
            first_line: self.first_line.unwrap_or_default(),
            // 9 is the body text.
            outline: self.outline.filter(|level| *level < 9),
            tabs: self.tabs.clone(),
            is_on_new_page: self.is_on_new_page.unwrap_or_default(),
            // 0 takes a paragraph out of the list of its style.
            list: self.list.filter(|list| *list > 0).map(|list| ListReference { list, level: self.level }),
        }
    }
}
