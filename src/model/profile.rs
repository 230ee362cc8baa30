//! Format profiles: the rules of a regulation, as data.

use std::collections::BTreeMap;
use std::str::FromStr;

use jiff::civil::Date;

use super::{DocumentDate, Unbroken};
use crate::listed::listed;

listed! {
    /// The form of the numbers of a level.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Level {
        /// `Phần I`, its name on the next line.
        Part,
        /// `Chương I`, its name on the next line.
        Chapter,
        /// `Mục 1`, its name on the next line.
        Section,
        /// `Điều 1.`, counted through the whole document.
        Article,
        /// `1.` under an article, upright.
        Clause,
        /// `a)` under a clause, upright.
        Point,
        /// `I.`
        Roman,
        /// `1.`
        Number,
        /// `1.1.`, with the number above it.
        Subnumber,
        /// `a)`
        Letter,
        /// `Phần thứ nhất`, its name on the next line.
        PartInWords,
        /// `A.`
        Capital,
        /// `(1)`
        Bracketed,
        /// `*`
        Star,
        /// No number.
        Unnumbered,
    }

    /// Every level.
    pub const ALL;
}

impl Level {
    /// The name in data and in the Typst library.
    pub fn id(self) -> &'static str {
        match self {
            Self::Part => "part",
            Self::Chapter => "chapter",
            Self::Section => "section",
            Self::Article => "article",
            Self::Clause => "clause",
            Self::Point => "point",
            Self::Roman => "roman",
            Self::Number => "number",
            Self::Subnumber => "subnumber",
            Self::Letter => "letter",
            Self::PartInWords => "part_in_words",
            Self::Capital => "capital",
            Self::Bracketed => "bracketed",
            Self::Star => "star",
            Self::Unnumbered => "none",
        }
    }

    /// Whether a part of the level prints a number of its own.
    pub fn is_numbered(self) -> bool {
        !matches!(self, Self::Star | Self::Unnumbered)
    }
}

impl FromStr for Level {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|level| level.id() == text).ok_or(())
    }
}

/// A value of a profile's look, which the Typst library alone understands. Lengths are points.
#[derive(Clone, Debug, PartialEq)]
pub enum Style {
    /// Yes or no.
    Flag(bool),
    /// A number or a length in points.
    Number(f64),
    /// A name.
    Text(String),
    /// Values in order.
    List(Vec<Style>),
    /// Values by name.
    Map(BTreeMap<String, Style>),
}

impl Style {
    /// A value, by the names that lead to it.
    pub fn get(&self, path: &[&str]) -> Option<&Self> {
        match (self, path) {
            (value, []) => Some(value),
            (Self::Map(entries), [name, rest @ ..]) => entries.get(*name)?.get(rest),
            _ => None,
        }
    }

    /// A number or a length in points, by the names that lead to it.
    pub fn number(&self, path: &[&str]) -> Option<f64> {
        match self.get(path)? {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A text, by the names that lead to it.
    pub fn text(&self, path: &[&str]) -> Option<&str> {
        match self.get(path)? {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether a flag is set, by the names that lead to it.
    pub fn flag(&self, path: &[&str]) -> Option<bool> {
        match self.get(path)? {
            Self::Flag(flag) => Some(*flag),
            _ => None,
        }
    }
}

/// How annexes of several are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numerals {
    /// `Phụ lục 1`
    Arabic,
    /// `Phụ lục I`
    Roman,
}

/// How a cited document's date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitedDate {
    /// `ngày 09/01/2026`
    Short,
    /// `ngày 05 tháng 3 năm 2020`
    Long,
}

/// How documents are cited.
#[derive(Clone, Debug)]
pub struct CitationRules {
    /// Between number and date: `, `, or a space.
    pub before_date: String,
    /// How the date is written.
    pub date: CitedDate,
}

/// The fixed strings and marks of a profile: what is written, not how it looks.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The lines that open the header on the right: the Party's title, or the nation's name and motto.
    pub header_title: Vec<String>,
    /// Before the number and its space: `Số`.
    pub number_label: String,
    /// Between number and symbol: `-`.
    pub number_separator: String,
    /// To how many digits a number is padded.
    pub number_digits: usize,
    /// How many spaces are printed for a number that is not given yet.
    pub number_blank: usize,
    /// How many spaces are printed for a day or month that is not known yet.
    pub date_blank: usize,
    /// After the last paragraph of the text.
    pub body_end: String,
    /// Before each legal basis: `- `, or nothing.
    pub legal_basis_start: String,
    /// After each legal basis but the last.
    pub legal_basis_end: String,
    /// After the last legal basis.
    pub legal_basis_last_end: String,
    /// Before those whom the document addresses: `Kính gửi`.
    pub salutation: String,
    /// After each addressee of several but the last.
    pub addressee_end: String,
    /// After the last addressee of several.
    pub addressee_last_end: String,
    /// `Nơi nhận:`.
    pub recipients_label: String,
    /// After each recipient but the last.
    pub recipient_end: String,
    /// After the last recipient.
    pub recipient_last_end: String,
    /// Above the names of units in a table: `Chi bộ`.
    pub units_header: String,
    /// Before the name of a unit that is addressed: `Chi bộ`; nothing if none.
    pub unit_body: Option<String>,
    /// What the extract of a notice says that it is, under its abstract, with `{unit}` for the unit; nothing if none.
    pub extract_line: Option<String>,
    /// `Phụ lục`.
    pub annex_label: String,
    /// How annexes of several are numbered.
    pub annex_numerals: Numerals,
    /// The texts that stay on one line: dates, symbols, fractions.
    pub unbroken: Unbroken,
    /// How documents are cited.
    pub citation: CitationRules,
}

/// The format of documents of a time and a kind of body.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Its id: `hd05-2026`.
    pub id: String,
    /// Its name, for people.
    pub name: String,
    /// The regulation that it follows.
    pub source: String,
    /// The first day on which a document has it.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// Whether the date of a document may choose it.
    pub by_date: bool,
    /// Strings and marks.
    pub rules: Rules,
    /// Sizes, places and styles, for the Typst library.
    pub style: Style,
}

impl Profile {
    /// Whether it is the one for a document of that day; of a date that is not whole, whichever day it will be.
    pub fn is_for(&self, date: DocumentDate) -> bool {
        self.by_date
            && self.from.is_none_or(|from| from <= date.earliest())
            && self.until.is_none_or(|until| date.latest() <= until)
    }
}
