//! Who signs a document.

use super::TemplateText;

/// Who signs, and how it is shown that they have.
#[derive(Clone, Debug)]
pub struct Signature {
    /// On whose behalf, by line (7a): `T/M BAN THƯỜNG VỤ`, `K/T BÍ THƯ`.
    pub authority: Vec<TemplateText>,
    /// The post, by line (7b): `BÍ THƯ`.
    pub position: Vec<TemplateText>,
    /// The name alone (7d).
    pub signer: TemplateText,
}

impl Signature {
    /// Its texts, in the order in which they print.
    pub fn texts(&self) -> impl Iterator<Item = &TemplateText> {
        self.authority.iter().chain(&self.position).chain([&self.signer])
    }
}
