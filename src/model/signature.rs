//! The signers of a document.

use std::fmt;
use std::sync::Arc;

use super::TemplateText;
use crate::source::Place;

/// A signer, with the pictures of signature and seal.
#[derive(Clone, Debug)]
pub struct Signature {
    /// The lines of authority (7a): `T/M BAN THƯỜNG VỤ`, `K/T BÍ THƯ`.
    pub authority: Vec<TemplateText>,
    /// The post, by line (7b): `BÍ THƯ`.
    pub position: Vec<TemplateText>,
    /// The lines under the post, as typed: `(Ký, ghi rõ họ tên)`.
    pub note: Vec<TemplateText>,
    /// The name alone (7d).
    pub signer: TemplateText,
    /// A picture of the signature (7c).
    pub image: Option<Picture>,
    /// A picture of the seal (8).
    pub seal: Option<Picture>,
}

/// A picture, and how wide it prints.
#[derive(Clone)]
pub struct Picture {
    /// A name made of its digest, with the extension of its format: `5c4d….png`.
    pub name: String,
    /// The file's content.
    pub bytes: Arc<[u8]>,
    /// Its width in points.
    pub width: f64,
    /// Whether the paper shows through some of it.
    pub has_alpha: bool,
    /// Where the file is named.
    pub place: Place,
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Picture")
            .field("name", &self.name)
            .field("width", &self.width)
            .finish_non_exhaustive()
    }
}

impl Signature {
    /// Its pictures.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.image.iter().chain(&self.seal)
    }

    /// Its texts, in the order in which they print.
    pub fn texts(&self) -> impl Iterator<Item = &TemplateText> {
        self.authority.iter().chain(&self.position).chain(&self.note).chain([&self.signer])
    }
}
