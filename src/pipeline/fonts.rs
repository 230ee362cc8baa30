//! The fonts and PDF standards that a project asks for.

use crate::data::shown;
use crate::diag::{Code, Finding, Findings};
use crate::model::Settings;
use crate::records::{Digest, Fields};
use crate::source::{Place, Placed};
use crate::typeset::{EMBEDDED_FAMILY, FontError, FontSettings, Fonts, Standards, StandardsError};

/// The digest of the fonts that documents are set in, in the order in which they are looked through. Embedded fonts
/// are left out: the program's name, which is kept beside this digest, identifies them.
pub(crate) fn digest_of_fonts(fonts: &Fonts) -> Digest {
    let families = fonts.families().iter().fold(Fields::default(), Fields::and);
    fonts.found_files().iter().fold(families, |fields, (_, bytes)| fields.and(Digest::new(bytes))).digest()
}

/// The fonts that settings ask for. A family or folder that is not there is a finding.
pub fn fonts(settings: &Settings, findings: &mut Findings) -> Option<Fonts> {
    let choice = &settings.fonts;
    let mut families: Vec<String> = choice.families.iter().map(|family| family.value.clone()).collect();
    if families.is_empty() {
        families.push(EMBEDDED_FAMILY.to_owned());
    }
    let folders = choice.folders.iter().map(|folder| folder.value.clone()).collect();
    let wanted = FontSettings { families, folders, system: choice.uses_system };
    match Fonts::load(&wanted) {
        Ok(fonts) => Some(fonts),
        Err(error) => {
            findings.push(font_finding(settings, &error));
            None
        }
    }
}

fn font_finding(settings: &Settings, error: &FontError) -> Finding {
    match error {
        FontError::NoFamily => Finding::nowhere(Code::UnknownFont).with("family", "").with_known("", []),
        FontError::UnknownFamily { family, nearest } => {
            let mut families = settings.fonts.families.iter();
            let named = families.find(|named| named.value == *family);
            let finding = match named {
                Some(Placed { place, .. }) => Finding::at(Code::UnknownFont, place),
                None => Finding::nowhere(Code::UnknownFont),
            };
            finding.with("family", family.as_str()).with_known(family, nearest.iter().map(String::as_str))
        }
        FontError::MissingFolder(folder) | FontError::TooManyFiles(folder) => {
            let mut folders = settings.fonts.folders.iter();
            let named = folders.find(|named| named.value == *folder);
            let finding = match named {
                Some(Placed { place, .. }) => Finding::at(Code::FileUnreadable, place),
                None => Finding::nowhere(Code::FileUnreadable).with("path", shown(folder)),
            };
            let reason = if matches!(error, FontError::MissingFolder(_)) { "not-found" } else { "too-many" };
            finding.with("reason", reason)
        }
        FontError::Unusable { path, fault } => {
            let finding = Finding::at(Code::FontUnusable, &Place::file(shown(path)));
            finding.with("fault", fault.id())
        }
    }
}

/// The standards that a project names; the outer `None` means that a finding was reported.
#[expect(clippy::option_option, reason = "no standards named is not the same as standards that are wrong")]
pub(crate) fn standards(settings: &Settings, findings: &mut Findings) -> Option<Option<Standards>> {
    let Some(named) = &settings.pdf_standards else { return Some(None) };
    match Standards::parse(&named.value) {
        Ok(standards) => Some(Some(standards)),
        Err(error) => {
            let finding = Finding::at(Code::PdfStandard, &named.place);
            findings.push(match error {
                StandardsError::Unknown { name } => finding
                    .with("name", name.as_str())
                    .with("detail", "")
                    .with_known(&name, Standards::known()),
                StandardsError::Clash { names, message } => {
                    finding.with("name", names.join(", ")).with("detail", message).with_known("", [])
                }
            });
            None
        }
    }
}
