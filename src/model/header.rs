//! What stands above and below the text of a document.

use super::{DocumentDate, TemplateText};

/// How far the life of a document has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Being written.
    Draft,
    /// Signed and sent.
    Issued,
}

/// What kind of document the plan's own text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentType {
    /// Kế hoạch, symbol KH.
    Plan,
}

impl DocumentType {
    /// Its name as citations write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "Kế hoạch",
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

/// The block above the text.
#[derive(Clone, Debug)]
pub struct Header {
    /// What kind of document it is.
    pub kind: DocumentType,
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
    /// What the document is about, by line.
    pub about: Vec<TemplateText>,
    /// Whether it says `(điều chỉnh, bổ sung)`.
    pub amended: bool,
}

/// Those whom the document goes to, in order; the last is the archive.
#[derive(Clone, Debug)]
pub struct Recipients(pub Vec<TemplateText>);

/// Who signs.
#[derive(Clone, Debug)]
pub struct Signature {
    /// `T/M BAN THƯỜNG VỤ`.
    pub authority: Option<TemplateText>,
    /// `BÍ THƯ`.
    pub position: TemplateText,
    /// The name alone.
    pub signer: TemplateText,
}
