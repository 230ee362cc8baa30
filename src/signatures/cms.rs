//! The signature itself (CMS): its signer, its time, and the digest of what was signed.

use cms::cert::x509::Certificate;
use cms::cert::x509::attr::Attribute;
use cms::cert::x509::name::Name;
use cms::cert::x509::spki::AlgorithmIdentifierOwned;
use cms::content_info::ContentInfo;
use cms::signed_data::{EncapsulatedContentInfo, SignerIdentifier, SignerInfo};
use der::asn1::{Any, AnyRef, GeneralizedTime, OctetString, UtcTime};
use der::oid::ObjectIdentifier;
use der::{Decode, Reader, SliceReader, Tag, TagNumber, Tagged};
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

use super::{SignatureState, SignatureTime};

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
const TIMESTAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");

/// What a signature says.
pub(super) struct Signed {
    pub(super) name: Option<String>,
    pub(super) organization: Option<String>,
    pub(super) time: Option<SignatureTime>,
    pub(super) is_timestamp: bool,
    pub(super) state: SignatureState,
}

/// Reads a signature about some bytes, which are in two parts; none where it has another form. Tools leave room after it.
pub(super) fn read(signature: &[u8], parts: [&[u8]; 2]) -> Option<Signed> {
    let info = ContentInfo::decode(&mut SliceReader::new(signature).ok()?).ok()?;
    if info.content_type != SIGNED_DATA {
        return None;
    }
    let SignedParts { content, certificates, signer } = info.content.sequence(SignedParts::read).ok()?;
    let certificate = certificate(&certificates, &signer);
    let subject = |part| certificate.and_then(|found| value_in(&found.tbs_certificate.subject, part));
    let stamp = (content.econtent_type == TIMESTAMP).then(|| TimeToken::read(&content));
    let own = attribute(&signer, MESSAGE_DIGEST).and_then(|value| value.decode_as::<OctetString>().ok());
    let holds = match &stamp {
        Some(stamp) => stamp.as_ref().and_then(|stamp| stamp.holds(&signer.digest_alg, own.as_ref(), parts)),
        None => own.and_then(|own| Some(digest(&signer.digest_alg, &parts)? == own.as_bytes())),
    };
    let signed_at = || attribute(&signer, SIGNING_TIME).and_then(time);
    Some(Signed {
        name: subject(COMMON_NAME),
        organization: subject(ORGANIZATION),
        time: stamp.as_ref().and_then(|stamp| stamp.as_ref()?.time).or_else(signed_at),
        is_timestamp: stamp.is_some(),
        state: match holds {
            Some(true) => SignatureState::Holds,
            Some(false) => SignatureState::Broken,
            None => SignatureState::Unread,
        },
    })
}

/// The parts of a signature that are looked at. The type of the library refuses a certificate that is there twice, which some
/// tools write.
struct SignedParts {
    content: EncapsulatedContentInfo,
    certificates: Vec<Certificate>,
    signer: SignerInfo,
}

impl SignedParts {
    fn read<'r>(reader: &mut impl Reader<'r>) -> der::Result<Self> {
        let _version = AnyRef::decode(reader)?;
        let _algorithms = AnyRef::decode(reader)?;
        let content = EncapsulatedContentInfo::decode(reader)?;
        let mut certificates = Vec::new();
        loop {
            let part = AnyRef::decode(reader)?;
            match part.tag() {
                Tag::ContextSpecific { number: TagNumber::N0, .. } => {
                    certificates = certificates_in(part.value());
                }
                Tag::Set => {
                    let signer = SignerInfo::decode(&mut SliceReader::new(part.value())?)?;
                    return Ok(Self { content, certificates, signer });
                }
                _ => {}
            }
        }
    }
}

/// The certificates of a set, up to what is none.
fn certificates_in(set: &[u8]) -> Vec<Certificate> {
    let Ok(mut reader) = SliceReader::new(set) else { return Vec::new() };
    std::iter::from_fn(|| Certificate::decode(&mut reader).ok()).collect()
}

/// The certificate that a signature names.
fn certificate<'a>(certificates: &'a [Certificate], signer: &SignerInfo) -> Option<&'a Certificate> {
    let mut all = certificates.iter();
    match &signer.sid {
        SignerIdentifier::IssuerAndSerialNumber(named) => all.find(|one| {
            one.tbs_certificate.issuer == named.issuer
                && one.tbs_certificate.serial_number == named.serial_number
        }),
        // Which one has the key of that name, its extensions say; tools put the signer's first.
        SignerIdentifier::SubjectKeyIdentifier(_) => all.next(),
    }
}

fn attribute(signer: &SignerInfo, kind: ObjectIdentifier) -> Option<&Any> {
    let is_it = |attribute: &&Attribute| attribute.oid == kind;
    signer.signed_attrs.as_ref()?.iter().find(is_it)?.values.iter().next()
}

fn time(value: &Any) -> Option<SignatureTime> {
    let seconds = match value.tag() {
        Tag::UtcTime => value.decode_as::<UtcTime>().ok()?.to_unix_duration(),
        _ => value.decode_as::<GeneralizedTime>().ok()?.to_unix_duration(),
    };
    SignatureTime::from_seconds(seconds.as_secs())
}

/// The longest name that is passed on, in characters.
const LONGEST: usize = 200;

/// A part of a name, without characters that a terminal would obey.
fn value_in(name: &Name, part: ObjectIdentifier) -> Option<String> {
    let mut values = name.0.iter().flat_map(|names| names.0.iter());
    let value = &values.find(|value| value.oid == part)?.value;
    let text = match value.tag() {
        Tag::BmpString => {
            let units = value.value().chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            String::from_utf16_lossy(&units.collect::<Vec<_>>())
        }
        _ => String::from_utf8_lossy(value.value()).into_owned(),
    };
    let text: String = text.chars().filter(|character| !character.is_control()).take(LONGEST).collect();
    Some(text).filter(|text| !text.is_empty())
}

/// A stamp of the time: the digest of what was stamped is within what its service signed.
struct TimeToken {
    content: Vec<u8>,
    algorithm: AlgorithmIdentifierOwned,
    imprint: Vec<u8>,
    time: Option<SignatureTime>,
}

impl TimeToken {
    fn read(content: &EncapsulatedContentInfo) -> Option<Self> {
        let content = content.econtent.as_ref()?.value();
        let mut reader = SliceReader::new(content).ok()?;
        let read = reader.sequence(|reader| {
            let _version = AnyRef::decode(reader)?;
            let _policy = AnyRef::decode(reader)?;
            let (algorithm, imprint) = reader.sequence(|reader| {
                Ok((AlgorithmIdentifierOwned::decode(reader)?, OctetString::decode(reader)?))
            })?;
            let _serial = AnyRef::decode(reader)?;
            let time = AnyRef::decode(reader)?;
            reader.read_slice(reader.remaining_len())?;
            Ok((algorithm, imprint, time.value().to_vec()))
        });
        let (algorithm, imprint, time) = read.ok()?;
        let time = SignatureTime::from_stamp(&time);
        Some(Self { content: content.to_vec(), algorithm, imprint: imprint.into_bytes(), time })
    }

    /// Whether the stamped bytes are those, and the stamp is what the service signed; none where that is not known.
    fn holds(
        &self,
        algorithm: &AlgorithmIdentifierOwned,
        own: Option<&OctetString>,
        parts: [&[u8]; 2],
    ) -> Option<bool> {
        let is_stamped = digest(&self.algorithm, &parts)? == self.imprint;
        let is_signed = digest(algorithm, &[&self.content])? == own?.as_bytes();
        Some(is_stamped && is_signed)
    }
}

/// The digest of bytes in parts; none of an algorithm that is not known here.
fn digest(algorithm: &AlgorithmIdentifierOwned, parts: &[&[u8]]) -> Option<Vec<u8>> {
    match algorithm.oid.to_string().as_str() {
        "2.16.840.1.101.3.4.2.1" => Some(hashed::<Sha256>(parts)),
        "2.16.840.1.101.3.4.2.2" => Some(hashed::<Sha384>(parts)),
        "2.16.840.1.101.3.4.2.3" => Some(hashed::<Sha512>(parts)),
        "2.16.840.1.101.3.4.2.4" => Some(hashed::<Sha224>(parts)),
        _ => None,
    }
}

fn hashed<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
    let mut hasher = D::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().to_vec()
}
