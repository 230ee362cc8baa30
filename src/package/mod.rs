//! Archives of XML that people send, workbooks and Word files: read part by part, within bounds.
//!
//! Nothing is unpacked to the disk, so that names of parts lead nowhere. What is outside the
//! archive is never read, and a document type, in which entities could grow without end, is a fault.

mod archive;
mod relations;
mod xml;

pub(crate) use archive::Package;
pub(crate) use relations::{PartRelation, inner_relations, relations};
pub(crate) use xml::{Xml, XmlEvent, XmlTag};

/// What a file of the old formats of Office begins with, and one that needs a password.
pub(crate) const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What an archive begins with.
pub(crate) const ARCHIVE: &[u8] = b"PK\x03\x04";

/// The name of a stream in a file that needs a password, as the file has it.
const ENCRYPTED: &str = "EncryptedPackage";

/// Whether a compound file needs a password.
pub(crate) fn is_encrypted(compound: &[u8]) -> bool {
    let name: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    compound.windows(name.len()).any(|part| part == name)
}

/// What is wrong with an archive as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PackageFault {
    /// It is damaged.
    Broken,
    /// It holds more than is read.
    TooLarge,
}
