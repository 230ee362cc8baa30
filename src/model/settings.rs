//! The settings of a project, for all its plans.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::diag::{Code, Severities};
use crate::source::Placed;
use crate::text::ToneMark;

/// Fonts other than the built-in ones.
#[derive(Clone, Debug, Default)]
pub struct FontChoice {
    /// Families, the first that is there wins; empty for the built-in one.
    pub families: Vec<Placed<String>>,
    /// Folders that are searched for font files.
    pub folders: Vec<Placed<PathBuf>>,
    /// Whether the system's fonts may be used.
    pub uses_system: bool,
}

/// How much of the texts a comparison of two versions shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// Whole documents with the changes highlighted.
    All,
    /// The changed parts, under their headings.
    #[default]
    Changed,
    /// Nothing: no comparison is made.
    Nothing,
}

/// How the PDFs of a plan's documents are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileNames {
    /// By what they are: `ke-hoach.pdf`, `bao-cao/2026-Q2.pdf`.
    #[default]
    Fixed,
    /// By number, symbol and subject, as offices do: `54-KH-ĐU phát triển đảng viên năm 2026.pdf`.
    Office,
}

/// A kind of files that documents are made as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// PDFs.
    Pdf,
    /// Workbooks of figures and tables.
    Xlsx,
    /// Word files.
    Docx,
}

/// The settings of `kehoach.yaml`.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The profile of every plan that names none.
    pub profile: Option<Placed<String>>,
    /// How the program spells its own words.
    pub spelling: Option<ToneMark>,
    /// The folder of templates that replace built-in ones.
    pub templates: Option<Placed<PathBuf>>,
    /// Fonts.
    pub fonts: FontChoice,
    /// Whether documents are printed on both sides.
    pub is_duplex: bool,
    /// Severities that differ from the usual ones.
    pub severities: Severities,
    /// Whether drafts are marked on every page.
    pub has_draft_mark: bool,
    /// Whether PDFs have a field for each digital signature.
    pub has_signature_field: bool,
    /// PDF standards, where the default will not do.
    pub pdf_standards: Option<Placed<Vec<String>>>,
    /// The extent of the comparison with the last issued set.
    pub comparison: Extent,
    /// How PDFs are named.
    pub file_names: FileNames,
    /// The kinds of files that a build makes where the command names none; PDFs where they are not said.
    pub formats: Vec<FileFormat>,
}

impl Settings {
    /// The built-in settings, in place of settings that cannot be read. Findings about spelling are not reported,
    /// since the spelling that the settings ask for is unknown.
    pub fn unread() -> Self {
        let by_code = BTreeMap::from([(Code::SpellingDiffers, None)]);
        Self { severities: Severities { by_code, ..Severities::default() }, ..Self::default() }
    }
}
