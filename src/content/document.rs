//! A document and its parts around the text, as they read.

use jiff::civil::Date;

use super::block::Block;
use super::text::{Marks, Text};
use crate::model::DocumentId;

/// A document as it reads.
#[derive(Clone, Debug)]
pub struct Content {
    /// Which document.
    pub document: DocumentId,
    /// The facts that it states about itself.
    pub head: Head,
    /// As others cite it.
    pub cited: CitedName,
    /// The block above the text.
    pub letterhead: Letterhead,
    /// Its kind and what it is about; none of a type whose subject is under the number.
    pub title: Option<Title>,
    /// Its addressees.
    pub addressees: Vec<Addressees>,
    /// Legal bases, preamble and text, in the order of print.
    pub body: Vec<Block>,
    /// Its recipients.
    pub recipients: Recipients,
    /// Who signs it: one, or two side by side.
    pub signers: Vec<Signer>,
    /// Its annexes, bound to it or not.
    pub annexes: Vec<Annex>,
    /// Whether the annexes follow the text in one file.
    pub binds_annexes: bool,
    /// The documents that follow it in its file.
    pub bound: Vec<Content>,
}

/// A document as others cite it: `Kế hoạch số 54-KH/ĐU, ngày 08/6/2023 của …`.
#[derive(Clone, Debug, Default)]
pub struct CitedName {
    /// As it prints, with blanks to write in.
    pub printed: String,
    /// As it is shown on one line, with dots for each blank.
    pub in_line: String,
}

/// The facts that a document states about itself.
#[derive(Clone, Debug)]
pub struct Head {
    /// Its kind and what it is about, on one line.
    pub name: String,
    /// Who issues it, as it is cited.
    pub issuer: Text,
    /// Its date; none for a draft without a whole one.
    pub date: Option<Date>,
    /// Whether every page is to be marked as a draft's.
    pub is_marked_draft: bool,
}

/// The block above the text (1 to 4).
#[derive(Clone, Debug)]
pub struct Letterhead {
    /// The lines on the right, which the profile has.
    pub title: Vec<String>,
    /// The body above the issuer.
    pub superior: Option<Text>,
    /// Who issues.
    pub issuer: Text,
    /// `Số 54-KH/ĐU`, with a blank where there is no number yet.
    pub number: Text,
    /// `Long Thành, ngày 08 tháng 6 năm 2023`, with blanks where the date is not whole.
    pub date: Text,
    /// The subject of a document without a title (5c), by line.
    pub subject: Vec<Line>,
    /// `KHẨN` (10).
    pub urgency: Option<String>,
    /// `Dự thảo lần 2` (11).
    pub draft: Option<String>,
    /// `TÀI LIỆU HỘI NGHỊ` (12).
    pub circulation: Option<Text>,
}

/// Kind and abstract (5a, 5b).
#[derive(Clone, Debug)]
pub struct Title {
    /// `KẾ HOẠCH`
    pub kind: String,
    /// The lines of the abstract.
    pub about: Vec<Text>,
}

/// The addressees of a document (9a).
#[derive(Clone, Debug)]
pub struct Addressees {
    /// `Kính gửi`
    pub salutation: String,
    /// Each of them.
    pub list: Vec<Line>,
}

/// A line of a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// The text.
    pub text: Text,
    /// The marks that the program sets around it.
    pub marks: Option<Marks>,
}

/// The recipients of a document (9).
#[derive(Clone, Debug)]
pub struct Recipients {
    /// `Nơi nhận:`
    pub label: String,
    /// Each of them.
    pub list: Vec<Line>,
    /// Who drafted it, and the number of copies (13).
    pub drafter: Option<Text>,
}

/// Who signs (7).
#[derive(Clone, Debug)]
pub struct Signer {
    /// `T/M BAN THƯỜNG VỤ`
    pub authority: Vec<Text>,
    /// `BÍ THƯ`
    pub position: Vec<Text>,
    /// `(Ký, ghi rõ họ tên)`
    pub note: Vec<Text>,
    /// The name.
    pub name: Text,
    /// A picture of the signature.
    pub image: Option<SignerPicture>,
    /// A picture of the seal.
    pub seal: Option<SignerPicture>,
    /// The words by which readers name the field for a digital signature; none where the PDF has no such field.
    pub field: Option<String>,
}

/// A picture of a signature or a seal.
#[derive(Clone, Debug)]
pub struct SignerPicture {
    /// The name of its file, made of what it holds.
    pub file: String,
    /// In points.
    pub width: f64,
    /// The same in words.
    pub alt: String,
}

/// An annex.
#[derive(Clone, Debug)]
pub struct Annex {
    /// `Phụ lục`, or `Phụ lục 1` of several.
    pub label: String,
    /// Its title, by line.
    pub title: Vec<Text>,
    /// Whether the title is in capitals, however it is typed.
    pub has_capitals: bool,
    /// `(Kèm theo Kế hoạch số …)`
    pub reference: Text,
    /// The block above it: its own, or that of its document.
    pub letterhead: Option<Letterhead>,
    /// Whether that block is its own.
    pub has_own_letterhead: bool,
    /// Tables, charts, text, and the lines under them.
    pub body: Vec<Block>,
    /// Who signs it.
    pub signers: Vec<Signer>,
}

impl Annex {
    /// The block of its own above it, if it has one.
    pub fn own_letterhead(&self) -> Option<&Letterhead> {
        self.letterhead.as_ref().filter(|_| self.has_own_letterhead)
    }
}
