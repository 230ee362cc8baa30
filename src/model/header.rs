//! The parts above and below the text of a document.

use std::str::FromStr;

use super::{DocumentDate, TemplateText};
use crate::listed::listed;
use crate::source::Place;

listed! {
    /// How far the life of a document has come.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum State {
        /// Being written.
        Draft,
        /// Frozen and handed to a signing tool, which stamps number and day: in force for nothing until both are noted.
        AwaitingNumber,
        /// Signed and sent.
        Issued,
    }

    /// Every state.
    pub const ALL;
}

impl State {
    /// Its name in data, records, JSON and views.
    pub fn id(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::AwaitingNumber => "awaiting-number",
            Self::Issued => "issued",
        }
    }

    /// Whether a document in this state is kept as a set, and printed from it.
    pub fn is_frozen(self) -> bool {
        match self {
            Self::Draft => false,
            Self::AwaitingNumber | Self::Issued => true,
        }
    }
}

/// Reads a name, as [`State::id`] gives it.
impl FromStr for State {
    type Err = ();

    fn from_str(id: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|state| state.id() == id).ok_or(())
    }
}

listed! {
    /// How urgent a document is (10).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Urgency {
        /// `KHẨN`
        Urgent,
        /// `THƯỢNG KHẨN`
        VeryUrgent,
        /// `HOẢ TỐC`
        Express,
    }

    /// Every degree.
    pub const ALL;
}

impl Urgency {
    /// As it prints, with the tone mark on the second vowel.
    pub fn name(self) -> &'static str {
        match self {
            Self::Urgent => "KHẨN",
            Self::VeryUrgent => "THƯỢNG KHẨN",
            Self::Express => "HOẢ TỐC",
        }
    }
}

/// Who issues a document.
#[derive(Clone, Debug)]
pub struct Issuer {
    /// As the header has it: `ĐẢNG UỶ XÃ LONG THÀNH`.
    pub name: TemplateText,
    /// As others cite it: `Ban Thường vụ Đảng uỷ xã Long Thành`.
    pub cited: TemplateText,
}

/// The key that no two documents have in common: issuer and symbol without regard to case and marks, term, number.
pub type NumberKey = (String, String, i16, u32);

/// The places of the parts of a header that are no texts.
#[derive(Clone, Debug)]
pub struct HeaderPlaces {
    /// The number, once it is given.
    pub number: Option<Place>,
    /// The symbol.
    pub symbol: Place,
    /// The date.
    pub date: Place,
}

/// The block above the text.
#[derive(Clone, Debug)]
pub struct Header {
    /// The body above the issuer.
    pub superior: Option<TemplateText>,
    /// Who issues.
    pub issuer: Issuer,
    /// The number, once it is given.
    pub number: Option<u32>,
    /// `KH/ĐU`.
    pub symbol: String,
    /// The place before the date.
    pub place: String,
    /// The date, whole or in part.
    pub date: DocumentDate,
    /// The subject of the document, by line.
    pub about: Vec<TemplateText>,
    /// Whether it says `(điều chỉnh, bổ sung)`.
    pub amended: bool,
    /// How urgent it is.
    pub urgency: Option<Urgency>,
    /// Which draft it is, counted from 1; it prints while the document is a draft (11).
    pub draft: Option<u32>,
    /// Among whom it goes round (12): `TÀI LIỆU HỘI NGHỊ`.
    pub circulation: Option<TemplateText>,
    /// Where its parts are written.
    pub places: HeaderPlaces,
}

/// The block of those whom the document goes to.
#[derive(Clone, Debug)]
pub struct RecipientsData {
    /// In order; the last is the archive.
    pub list: Vec<TemplateText>,
    /// The line below them: who drafted the document, and the number of copies (13).
    pub drafter: Option<TemplateText>,
}

/// The addressees of the document (9a): `Kính gửi: Ban Thường vụ Tỉnh uỷ`.
#[derive(Clone, Debug)]
pub struct AddresseesData {
    /// The words before them, without a colon; the profile's where there are none.
    pub salutation: Option<String>,
    /// A single addressee is set on the line of the salutation, several make a list.
    pub list: Vec<TemplateText>,
}
