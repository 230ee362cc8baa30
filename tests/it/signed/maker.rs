//! Signs PDFs as a tool does, as far as the program looks: the digest is that of the bytes, the key's signature is not one.
//! `tools.rs` has a signing tool do it, where there is one.

use sha2::{Digest, Sha256};

const DATA: &[u8] = &[6, 9, 42, 134, 72, 134, 247, 13, 1, 7, 1];
const SIGNED_DATA: &[u8] = &[6, 9, 42, 134, 72, 134, 247, 13, 1, 7, 2];
const DIGEST_OF_MESSAGE: &[u8] = &[6, 9, 42, 134, 72, 134, 247, 13, 1, 9, 4];
const SIGNING_TIME: &[u8] = &[6, 9, 42, 134, 72, 134, 247, 13, 1, 9, 5];
const TIMESTAMP: &[u8] = &[6, 11, 42, 134, 72, 134, 247, 13, 1, 9, 16, 1, 4];
const SHA_256: &[u8] = &[48, 13, 6, 9, 96, 134, 72, 1, 101, 3, 4, 2, 1, 5, 0];
const RSA: &[u8] = &[48, 13, 6, 9, 42, 134, 72, 134, 247, 13, 1, 1, 1, 5, 0];
const COMMON_NAME: &[u8] = &[6, 3, 85, 4, 3];
const ORGANIZATION: &[u8] = &[6, 3, 85, 4, 10];

/// What a signature is to be.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// By a person, with its time in the signature.
    Signed,
    /// The same without it: the PDF alone says when.
    WithoutTime,
    /// A stamp of the time.
    Stamp,
    /// With a digest that is not read.
    OtherDigest,
}

/// A PDF with a signature added.
pub(super) fn signed(pdf: &[u8], name: &str, kind: Kind) -> Vec<u8> {
    const ROOM: usize = 4000;
    let before = [pdf, b"\n900 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/ByteRange "].concat();
    let after = "/M(D:20260612153000+07'00')>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n";
    let range = |start: usize| {
        let end = start + ROOM + 2;
        format!("[0 {start:010} {end:010} {:010}]/Contents ", after.len())
    };
    let start = before.len() + range(0).len();
    let before = [before, range(start).into_bytes()].concat();
    let hash = |parts: &[&[u8]]| Sha256::digest(parts.concat()).to_vec();
    let mut signature = cms(&hash(&[&before, after.as_bytes()]), name, kind);
    signature.resize(ROOM / 2, 0);
    let digits = signature.iter().fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"));
    [before, format!("<{digits}>{after}").into_bytes()].concat()
}

fn cms(digest: &[u8], name: &str, kind: Kind) -> Vec<u8> {
    let algorithm = if kind == Kind::OtherDigest { RSA } else { SHA_256 };
    let subject = tlv(0x30, &[part(COMMON_NAME, name), part(ORGANIZATION, "Đảng ủy xã Bình An")].concat());
    let stamped = tlv(
        0x30,
        &[
            vec![2, 1, 1],
            vec![6, 1, 42],
            tlv(0x30, &[SHA_256, &tlv(4, digest)].concat()),
            vec![2, 1, 9],
            tlv(0x18, b"20260612083001.25Z"),
        ]
        .concat(),
    );
    let (content, own) = match kind {
        Kind::Stamp => {
            let content = tlv(0x30, &[TIMESTAMP, &tlv(0xa0, &tlv(4, &stamped))].concat());
            (content, Sha256::digest(&stamped).to_vec())
        }
        Kind::Signed | Kind::WithoutTime | Kind::OtherDigest => (tlv(0x30, DATA), digest.to_vec()),
    };
    let mut attributes = tlv(0x30, &[DIGEST_OF_MESSAGE, &tlv(0x31, &tlv(4, &own))].concat());
    if kind == Kind::Signed {
        let time = tlv(0x17, b"260612083000Z");
        attributes.extend(tlv(0x30, &[SIGNING_TIME, &tlv(0x31, &time)].concat()));
    }
    let named = tlv(0x30, &[subject.clone(), vec![2, 1, 7]].concat());
    let attributes = tlv(0xa0, &attributes);
    let signer = [&[2, 1, 1], &named[..], algorithm, &attributes, RSA, &tlv(4, &[1; 64])].concat();
    let certificate = certificate(&subject);
    // Tools are seen to add a certificate twice.
    let certificates = tlv(0xa0, &[&certificate[..], &certificate].concat());
    let data =
        [&[2, 1, 1], &tlv(0x31, algorithm)[..], &content, &certificates, &tlv(0x31, &tlv(0x30, &signer))];
    tlv(0x30, &[SIGNED_DATA, &tlv(0xa0, &tlv(0x30, &data.concat()))].concat())
}

fn certificate(subject: &[u8]) -> Vec<u8> {
    let validity = tlv(0x30, &[tlv(0x17, b"260101000000Z"), tlv(0x17, b"360101000000Z")].concat());
    let key = tlv(0x30, &[RSA, &tlv(3, &[0, 48, 6, 2, 1, 9, 2, 1, 3])].concat());
    let body = [&[0xa0, 3, 2, 1, 2, 2, 1, 7], RSA, subject, &validity, subject, &key].concat();
    tlv(0x30, &[&tlv(0x30, &body)[..], RSA, &tlv(3, &[0; 65])].concat())
}

fn part(kind: &[u8], value: &str) -> Vec<u8> {
    tlv(0x31, &tlv(0x30, &[kind, &tlv(12, value.as_bytes())].concat()))
}

/// A value with its tag and length.
fn tlv(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = match value.len() {
        short @ 0..0x80 => vec![u8::try_from(short).expect("it is short")],
        long @ 0x80..0x100 => vec![0x81, u8::try_from(long).expect("it is short")],
        long => [&[0x82], &u16::try_from(long).expect("nothing is so long").to_be_bytes()[..]].concat(),
    };
    [&[tag], &length[..], value].concat()
}
