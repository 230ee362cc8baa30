//! Signed files, as JSON lines.

use serde::Serialize;

use super::json::line_of;
use crate::archive::{AfterFile, TakenFile, TakenSigned, VerifiedSet};
use crate::data::shown;
use crate::signatures::{PdfSignature, PdfSignatures};

#[derive(Serialize)]
struct SignaturePart<'a> {
    name: Option<&'a str>,
    organization: Option<&'a str>,
    time: Option<String>,
    timestamp: bool,
    state: &'static str,
}

#[derive(Serialize)]
struct TakenLine<'a> {
    plan: &'a str,
    document: String,
    set: u32,
    path: String,
    from: String,
    of: &'a str,
    kept: bool,
    signatures: Vec<SignaturePart<'a>>,
}

/// A signed file that was taken in, as one line; `kept` if it was there before.
pub fn taken_json(taken: &TakenSigned, file: &TakenFile) -> String {
    let rest = TakenLine {
        plan: &taken.plan,
        document: taken.document.to_string(),
        set: file.set,
        path: shown(&file.path),
        from: shown(&file.from),
        of: &file.of,
        kept: file.was_kept,
        signatures: parts(&file.signatures),
    };
    line_of("signed", &rest)
}

#[derive(Serialize)]
struct AfterLine<'a> {
    path: String,
    result: &'static str,
    plan: Option<&'a str>,
    document: Option<String>,
    set: Option<u32>,
    of: Option<&'a str>,
    signatures: Vec<SignaturePart<'a>>,
}

/// A file that came after a set was issued, as one line.
pub fn after_json(after: &AfterFile, set: &VerifiedSet) -> String {
    let head = set.head.as_ref();
    let rest = AfterLine {
        path: shown(&after.path),
        result: after.state.id(),
        plan: head.map(|head| head.plan.as_str()),
        document: head.map(|head| head.document.to_string()),
        set: head.map(|head| head.set),
        of: after.of.as_deref(),
        signatures: parts(&after.signatures),
    };
    line_of("after", &rest)
}

fn parts(signatures: &PdfSignatures) -> Vec<SignaturePart<'_>> {
    signatures.signatures.iter().map(part).collect()
}

fn part(signature: &PdfSignature) -> SignaturePart<'_> {
    SignaturePart {
        name: signature.name.as_deref(),
        organization: signature.organization.as_deref(),
        time: signature.time.map(|time| time.to_string()),
        timestamp: signature.is_timestamp,
        state: signature.state.id(),
    }
}
