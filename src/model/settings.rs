//! What a project sets for all its plans.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::diag::{Code, Severity};
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
    /// Whole documents, with what changed marked in them.
    #[default]
    All,
    /// The parts that changed, under the headings that they stand under.
    Changed,
    /// Nothing: no comparison is made.
    Nothing,
}

/// The settings of `kehoach.yaml`.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The profile of every plan that names none.
    pub profile: Option<Placed<String>>,
    /// How the program spells its own words.
    pub spelling: Option<ToneMark>,
    /// The folder whose files take the place of built-in templates.
    pub templates: Option<Placed<PathBuf>>,
    /// Fonts.
    pub fonts: FontChoice,
    /// Whether documents are printed on both sides.
    pub is_duplex: bool,
    /// How grave findings are, by code, where it is not as usual; none for those that are not told.
    pub severities: BTreeMap<Code, Option<Severity>>,
    /// Whether drafts are marked on every page.
    pub has_draft_mark: bool,
    /// PDF standards, where the default will not do.
    pub pdf_standards: Option<Placed<Vec<String>>>,
    /// What the comparison with the set that was issued last shows.
    pub comparison: Extent,
}

impl Settings {
    /// The built-in ones in place of those that cannot be read. What may only follow from that is not told: nobody
    /// knows which spelling they ask for.
    pub fn unread() -> Self {
        Self { severities: BTreeMap::from([(Code::SpellingDiffers, None)]), ..Self::default() }
    }
}
