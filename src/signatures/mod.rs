//! Signatures in PDFs: who signed which bytes, when, and whether these are as they were signed.
//!
//! The digests of signed bytes are compared. Whether a signature was made with its certificate's key, and whether that
//! certificate is to be trusted, is left to tools for that.

mod cms;
mod time;

use memchr::memmem;

pub use time::SignatureTime;

/// The signatures of a PDF, in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfSignatures {
    /// Each of them.
    pub signatures: Vec<PdfSignature>,
    /// How many bytes follow those that the last signature is about.
    pub added: usize,
}

/// A signature in a PDF, or a stamp of the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfSignature {
    /// The name in the certificate; none where it cannot be read.
    pub name: Option<String>,
    /// The organisation in the certificate.
    pub organization: Option<String>,
    /// When it was made, as the signature says, or else the PDF.
    pub time: Option<SignatureTime>,
    /// Whether it is a stamp of the time by a service, and no person's signature.
    pub is_timestamp: bool,
    /// How many bytes from the beginning of the file it is about.
    pub end: usize,
    /// Whether these bytes are as they were signed.
    pub state: SignatureState,
}

/// Whether bytes are as they were signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureState {
    /// Their digest is the signed one.
    Holds,
    /// Their digest is another one, or the signature itself was changed.
    Broken,
    /// Nothing can be said: the signature has a form that is not read here.
    Unread,
}

impl SignatureState {
    /// The stable name of it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Broken => "broken",
            Self::Unread => "unread",
        }
    }
}

impl PdfSignatures {
    /// Reads the signatures of a PDF.
    pub fn read(pdf: &[u8]) -> Self {
        let mut signatures: Vec<PdfSignature> = memmem::find_iter(pdf, RANGE)
            .map(|at| read(pdf, at).unwrap_or_else(PdfSignature::broken))
            .collect();
        signatures.sort_by_key(|signature| signature.end);
        let end = signatures.last().map_or(0, |signature| signature.end);
        Self { signatures, added: pdf[end..].trim_ascii_end().len() }
    }

    /// Whether some signature does not hold, or bytes follow the last one.
    pub fn is_changed(&self) -> bool {
        let is_broken = |one: &PdfSignature| one.state == SignatureState::Broken;
        !self.signatures.is_empty() && (self.added > 0 || self.signatures.iter().any(is_broken))
    }

    /// Whether there is one of which nothing can be said.
    pub fn is_unread(&self) -> bool {
        self.signatures.iter().any(|one| one.state == SignatureState::Unread)
    }
}

impl PdfSignature {
    /// One that says of no bytes that they were signed.
    fn broken() -> Self {
        Self {
            name: None,
            organization: None,
            time: None,
            is_timestamp: false,
            end: 0,
            state: SignatureState::Broken,
        }
    }
}

/// The key that says which bytes a signature is about: all but itself.
const RANGE: &[u8] = b"/ByteRange";

/// The signature whose range of bytes is at a place; none where that is no such range.
fn read(pdf: &[u8], at: usize) -> Option<PdfSignature> {
    let [start, before, after, rest] = range(&pdf[at + RANGE.len()..])?;
    let end = after.checked_add(rest)?;
    let hole = pdf.get(before..after)?;
    let parts = [pdf.get(..before)?, pdf.get(after..end)?];
    let digits = hole.strip_prefix(b"<")?.strip_suffix(b">")?;
    if start != 0 {
        return None;
    }
    let (opens, closes) =
        (memmem::rfind(parts[0], b" obj")?, memmem::find(parts[1], b"endobj").unwrap_or_default());
    let stated = || {
        let dictionary = [&parts[0][opens..], &parts[1][..closes]];
        dictionary.into_iter().find_map(SignatureTime::in_dictionary)
    };
    let signature = cms::read(&bytes(digits)?, parts);
    Some(match signature {
        Some(cms::Signed { name, organization, time, is_timestamp, state }) => {
            PdfSignature { name, organization, time: time.or_else(stated), is_timestamp, end, state }
        }
        None => PdfSignature { end, time: stated(), state: SignatureState::Unread, ..PdfSignature::broken() },
    })
}

/// Four numbers in square brackets.
fn range(text: &[u8]) -> Option<[usize; 4]> {
    let text = text.trim_ascii_start().strip_prefix(b"[")?;
    let end = memchr::memchr(b']', text.get(..LONGEST_RANGE.min(text.len()))?)?;
    let numbers = std::str::from_utf8(&text[..end]).ok()?.split_ascii_whitespace();
    let numbers: Vec<usize> = numbers.map(|number| number.parse().ok()).collect::<Option<_>>()?;
    numbers.try_into().ok()
}

/// The longest list of four numbers, in bytes: tools leave room in it.
const LONGEST_RANGE: usize = 256;

/// Bytes from hexadecimal digits, between which there may be blanks.
fn bytes(digits: &[u8]) -> Option<Vec<u8>> {
    let digits: Vec<u8> = digits.iter().copied().filter(|digit| !digit.is_ascii_whitespace()).collect();
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    digits.chunks(2).map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_signatures_has_none() {
        let none = PdfSignatures::read(b"%PDF-1.7 ... %%EOF");
        assert!(none.signatures.is_empty() && !none.is_changed() && !none.is_unread());
    }

    #[test]
    fn a_range_that_is_none_is_no_signature_that_holds() {
        for range in
            ["[0 1 2]", "[0 1 2 3", "[5 1 2 3]", "[0 99 100 1]", "[0 1 18446744073709551615 9]", "[0 -1 2 3]"]
        {
            let read = PdfSignatures::read(format!("1 0 obj <</ByteRange {range}>> endobj %%EOF").as_bytes());
            assert_eq!(read.signatures, [PdfSignature::broken()], "{range}");
            assert!(read.is_changed());
        }
    }

    #[test]
    fn what_is_no_cms_is_not_read() {
        let text = "1 0 obj <</ByteRange [0 41 45 20]/Contents <30>>> endobj %%EOF";
        let hole = text.find("<30>").unwrap();
        let text =
            text.replace("[0 41 45 20]", &format!("[0 {hole} {} {}]", hole + 4, text.len() - hole - 4));
        let read = PdfSignatures::read(text.as_bytes());
        assert_eq!(read.signatures[0].state, SignatureState::Unread);
        assert_eq!(read.added, 0);
        assert!(read.is_unread() && !read.is_changed());
        assert_eq!(PdfSignatures::read(format!("{text}x").as_bytes()).added, 1);
    }
}
