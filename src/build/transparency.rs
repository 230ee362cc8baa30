//! Pictures that the standard of a PDF refuses.

use super::sheet::Sheet;
use crate::diag::{Code, Finding, Findings};
use crate::model::{Picture, Signature};

/// Reports each picture of a signature or seal that lets the paper through, where the standard of its document knows no
/// such thing: PDF/A-1.
pub(super) fn report(sheets: &[Sheet<'_>], findings: &mut Findings) {
    let mut found: Vec<&Picture> = Vec::new();
    for sheet in sheets.iter().filter(|sheet| sheet.is_opaque()) {
        for picture in
            sheet.signatures().iter().flat_map(Signature::pictures).filter(|picture| picture.has_alpha)
        {
            let is_same = |other: &&Picture| {
                other.place.range() == picture.place.range()
                    && other.place.source().path() == picture.place.source().path()
            };
            if !found.iter().any(is_same) {
                found.push(picture);
            }
        }
    }
    for picture in found {
        findings.push(Finding::at(Code::PictureUnusable, &picture.place).with("reason", "transparent"));
    }
}
