//! The fonts a document may use: four embedded styles, then named folders, then the system's.

use std::path::PathBuf;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo, FontStyle, is_default_ignorable};
use typst_kit::fonts::{FontPath, FontStore};
use unicode_normalization::UnicodeNormalization;

use super::coverage::{covered, missing_vietnamese};
use super::font_files::{self, RefusedFont};
use super::soundness::{self, FontFault};

/// The family that is part of the program: Liberation Serif 2, as wide as Times New Roman, with
/// every Vietnamese letter in four styles.
pub const EMBEDDED_FAMILY: &str = "Liberation Serif";

pub(super) const EMBEDDED: [&[u8]; 4] = [
    include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../../fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../../fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../../fonts/LiberationSerif-BoldItalic.ttf"),
];

const EMBEDDED_NAMES: [&str; 4] = [
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
];

/// The least similarity of a name that is proposed for an unknown one (Jaro-Winkler, 0 to 1).
const ALIKE: f64 = 0.75;

/// The font settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontSettings {
    /// The families to print with, the first that has a letter prints it. Case does not matter.
    pub families: Vec<String>,
    /// Folders to look for font files in, with all below them.
    pub folders: Vec<PathBuf>,
    /// Whether the fonts of this machine may be used as well.
    pub system: bool,
}

impl Default for FontSettings {
    /// The embedded family alone.
    fn default() -> Self {
        Self { families: vec![EMBEDDED_FAMILY.to_owned()], folders: Vec::new(), system: false }
    }
}

/// Why the fonts of the settings cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontError {
    /// The list of families is empty.
    NoFamily,
    /// No font that was found is of this family.
    UnknownFamily {
        /// The family as the settings name it.
        family: String,
        /// Families that were found and are named much alike, the most alike first, three at most.
        nearest: Vec<String>,
    },
    /// This folder of fonts does not exist, or is no folder.
    MissingFolder(PathBuf),
    /// This file is of a chosen family, or may be, and cannot be used.
    Unusable {
        /// The file.
        path: PathBuf,
        /// Why.
        fault: FontFault,
    },
    /// This folder of fonts holds more files and folders than are looked through.
    TooManyFiles(PathBuf),
}

/// Where a face comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontOrigin {
    /// It is part of the program.
    Embedded,
    /// It lies in this file.
    File(PathBuf),
}

/// One face of a family: what `kehoach fonts` lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// The family, as the font spells it.
    pub family: String,
    /// Upright, italic or oblique.
    pub style: FontStyle,
    /// The weight, 100 to 900; 400 is regular and 700 bold.
    pub weight: u16,
    /// Where it was found.
    pub origin: FontOrigin,
    /// How many letters of Vietnamese, small and capital, it lacks (of 146).
    pub missing_vietnamese: usize,
    /// Whether its family is among those chosen to print with.
    pub chosen: bool,
}

/// The fonts that were found, and the families chosen among them.
///
/// Of two faces with the same family and style the one found first is used: embedded ones before folders (in the
/// settings' order, by path), folders before the system. So no other version of Liberation Serif on a machine replaces
/// the embedded one.
pub struct Fonts {
    store: FontStore,
    origins: Vec<FontOrigin>,
    families: Vec<String>,
    covered: Vec<u32>,
    refused: Vec<RefusedFont>,
}

impl Fonts {
    /// Finds the fonts that `settings` ask for.
    ///
    /// # Errors
    /// When a folder does not exist, a family is unknown, or a file of a chosen family cannot be used: the first such
    /// failure.
    pub fn load(settings: &FontSettings) -> Result<Self, FontError> {
        let mut fonts = Self::embedded();
        for folder in &settings.folders {
            if !folder.is_dir() {
                return Err(FontError::MissingFolder(folder.clone()));
            }
            let found = font_files::scan(folder).map_err(|_| FontError::TooManyFiles(folder.clone()))?;
            fonts.refused.extend(found.refused);
            fonts.add(found.faces.into_iter());
        }
        let of_folders = fonts.origins.len();
        if settings.system {
            fonts.add(typst_kit::fonts::system());
        }
        fonts.choose(&settings.families)?;
        fonts.look(of_folders)?;
        Ok(fonts)
    }

    /// Looks into the faces of the chosen families that are not the program's own. What the system came with is taken
    /// for what its maker wrote; what lies in folders, as `of_folders` first faces do, has its checksums looked at
    /// too.
    fn look(&self, of_folders: usize) -> Result<(), FontError> {
        for (index, face) in self.faces().enumerate().filter(|(_, face)| face.chosen) {
            let FontOrigin::File(path) = face.origin else { continue };
            let unusable = |fault| FontError::Unusable { path: path.clone(), fault };
            let font = self.store.font(index).ok_or_else(|| unusable(FontFault::Broken))?;
            soundness::letters_print(font.data(), font.index()).map_err(unusable)?;
            if index < of_folders {
                soundness::checksums(font.data(), font.index()).map_err(unusable)?;
            }
        }
        self.refused.iter().find(|refused| self.may_be_chosen(refused)).map_or(Ok(()), |refused| {
            Err(FontError::Unusable { path: refused.path.clone(), fault: refused.fault })
        })
    }

    /// Whether a file that cannot be used is of a chosen family: it says so, or says nothing, and a style is wanting.
    fn may_be_chosen(&self, refused: &RefusedFont) -> bool {
        let styles = |family: &String| self.faces().filter(|face| face.family == *family).count();
        refused.families.iter().any(|family| self.chose(family))
            || refused.families.is_empty()
                && self.families.iter().any(|family| styles(family) < EMBEDDED.len())
    }

    /// The families to print with, in order, as the fonts spell them.
    #[must_use]
    pub fn families(&self) -> &[String] {
        &self.families
    }

    /// Whether every one of the four styles can print `character` in a chosen family. What prints
    /// nothing (line ends, tabs, soft hyphens, joiners) is always covered.
    #[must_use]
    pub fn covers(&self, character: char) -> bool {
        matches!(character, '\n' | '\r' | '\t')
            || is_default_ignorable(character)
            || self.covered.binary_search(&u32::from(character)).is_ok()
    }

    /// Whether a character comes out as an empty box wherever it is printed: no face of a chosen family has it, nor
    /// all the parts that it is made of.
    #[must_use]
    pub fn lacks(&self, character: char) -> bool {
        let has = |part: char| {
            let mut faces = (0..self.origins.len()).filter_map(|index| self.store.book().info(index));
            faces.any(|info| info.coverage.contains(u32::from(part)) && self.chose(&info.family))
        };
        !self.covers(character)
            && !character.is_whitespace()
            && !has(character)
            && !std::iter::once(character).nfd().all(has)
    }

    /// Every face that was found, in the order in which they are looked through.
    pub fn faces(&self) -> impl Iterator<Item = Face> + '_ {
        self.origins.iter().enumerate().filter_map(|(index, origin)| {
            let info = self.store.book().info(index)?;
            Some(Face {
                family: info.family.clone(),
                style: info.variant.style,
                weight: info.variant.weight.to_number(),
                origin: origin.clone(),
                missing_vietnamese: missing_vietnamese(info),
                chosen: self.chose(&info.family),
            })
        })
    }

    /// The font files of the chosen families, each under a name that no other has.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        self.files_from(|_| true)
    }

    /// The same without those that are part of the program.
    pub fn found_files(&self) -> Vec<(String, Vec<u8>)> {
        self.files_from(|origin| *origin != FontOrigin::Embedded)
    }

    fn files_from(&self, is_wanted: impl Fn(&FontOrigin) -> bool) -> Vec<(String, Vec<u8>)> {
        let chosen = self.faces().enumerate().filter(|(_, face)| face.chosen && is_wanted(&face.origin));
        let files = chosen.filter_map(|(index, face)| {
            let font = self.store.font(index)?;
            let name = match face.origin {
                FontOrigin::Embedded => EMBEDDED_NAMES.get(index).map(|name| (*name).to_owned())?,
                FontOrigin::File(path) => format!("{index}-{}", path.file_name()?.to_string_lossy()),
            };
            Some((name, font.data().to_vec()))
        });
        files.collect()
    }

    /// Whether `family` is among those chosen.
    pub(super) fn chose(&self, family: &str) -> bool {
        self.families.iter().any(|chosen| chosen == family)
            || self.families.iter().any(|chosen| chosen.to_lowercase() == family.to_lowercase())
    }

    /// The store that Typst takes its fonts from.
    pub(super) fn store(&self) -> &FontStore {
        &self.store
    }

    fn embedded() -> Self {
        let faces = EMBEDDED.into_iter().flat_map(|data| Font::iter(Bytes::new(data)));
        let mut store = FontStore::new();
        store.extend(faces.map(|font| (font.clone(), font.info().clone())));
        let origins = vec![FontOrigin::Embedded; EMBEDDED.len()];
        Self { store, origins, families: Vec::new(), covered: Vec::new(), refused: Vec::new() }
    }

    /// Adds found faces sorted by path: a folder lists its files in no certain order.
    fn add(&mut self, found: impl Iterator<Item = (FontPath, FontInfo)>) {
        let mut found: Vec<_> = found.collect();
        found.sort_by(|(a, _), (b, _)| (&a.path, a.index).cmp(&(&b.path, b.index)));
        for (file, info) in found {
            self.origins.push(FontOrigin::File(file.path.clone()));
            self.store.push((file, info));
        }
    }

    fn choose(&mut self, names: &[String]) -> Result<(), FontError> {
        let book = self.store.book();
        let families: Result<Vec<_>, _> = names.iter().map(|name| self.find(book, name)).collect();
        let families = families?;
        if families.is_empty() {
            return Err(FontError::NoFamily);
        }
        self.covered = covered(book, &families);
        self.families = families;
        Ok(())
    }

    /// The family called `name`, spelt as its first face spells it. One that is only in a file that cannot be used is
    /// there.
    fn find(&self, book: &FontBook, name: &str) -> Result<String, FontError> {
        let name = name.trim();
        let face = book.select_family(&name.to_lowercase()).next();
        if let Some(info) = face.and_then(|index| book.info(index)) {
            return Ok(info.family.clone());
        }
        let is_it = |family: &String| family.to_lowercase() == name.to_lowercase();
        let refused =
            self.refused.iter().find(|one| one.families.is_empty() || one.families.iter().any(is_it));
        Err(match refused {
            Some(refused) => FontError::Unusable { path: refused.path.clone(), fault: refused.fault },
            None => FontError::UnknownFamily { family: name.to_owned(), nearest: nearest(book, name) },
        })
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.faces()).finish()
    }
}

/// Whether a font is part of the program.
pub(super) fn is_embedded(font: &Font) -> bool {
    EMBEDDED.iter().any(|data| std::ptr::eq(data.as_ptr(), font.data().as_ptr()))
}

fn nearest(book: &FontBook, name: &str) -> Vec<String> {
    let name = name.trim().to_lowercase();
    let mut alike: Vec<_> = book
        .families()
        .map(|(family, _)| (strsim::jaro_winkler(&name, &family.to_lowercase()), family))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    alike.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    alike.truncate(3);
    alike.into_iter().map(|(_, family)| family.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(families: &[&str], folders: &[&str]) -> Result<Fonts, FontError> {
        Fonts::load(&FontSettings {
            families: families.iter().map(|&family| family.to_owned()).collect(),
            folders: folders.iter().map(PathBuf::from).collect(),
            system: false,
        })
    }

    #[test]
    fn the_embedded_family_has_four_whole_styles() {
        let fonts = Fonts::load(&FontSettings::default()).unwrap();
        let faces: Vec<_> = fonts.faces().collect();
        let styles: Vec<_> = faces.iter().map(|face| (face.style, face.weight)).collect();
        assert_eq!(styles, super::super::coverage::STYLES.map(|(style, weight)| (style, weight.to_number())));
        for face in faces {
            assert_eq!(face.family, EMBEDDED_FAMILY);
            assert_eq!((face.missing_vietnamese, face.chosen), (0, true));
            assert_eq!(face.origin, FontOrigin::Embedded);
        }
    }

    #[test]
    fn coverage_is_of_all_styles() {
        let fonts = Fonts::load(&FontSettings::default()).unwrap();
        assert!("Đảng uỷ xã Công Hải, ngày 03/02 – “ƯỜỮ”…\u{a0}".chars().all(|c| fonts.covers(c)));
        assert!("\u{300}\u{301}\u{303}\u{309}\u{323}\n\t\u{ad}".chars().all(|c| fonts.covers(c)));
        assert!("☐☑✓字".chars().all(|c| !fonts.covers(c)));
    }

    #[test]
    fn family_names_are_found_without_regard_to_case() {
        let fonts = load(&[" liberation SERIF "], &[]).unwrap();
        assert_eq!(fonts.families(), [EMBEDDED_FAMILY]);
    }

    #[test]
    fn unknown_families_and_folders_are_errors() {
        let error = load(&["Liberation Sarif"], &[]).unwrap_err();
        let nearest = vec![EMBEDDED_FAMILY.to_owned()];
        assert_eq!(error, FontError::UnknownFamily { family: "Liberation Sarif".into(), nearest });
        let error = load(&["Wingdings"], &[]).unwrap_err();
        assert!(matches!(error, FontError::UnknownFamily { nearest, .. } if nearest.is_empty()));
        assert_eq!(load(&[], &[]).unwrap_err(), FontError::NoFamily);
        let error = load(&[EMBEDDED_FAMILY], &["no/such/folder"]).unwrap_err();
        assert_eq!(error, FontError::MissingFolder("no/such/folder".into()));
    }

    #[test]
    fn folders_are_read_by_path_and_after_the_embedded_fonts() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts");
        let fonts = load(&[EMBEDDED_FAMILY], &[folder]).unwrap();
        let origins: Vec<_> = fonts.faces().map(|face| face.origin).collect();
        assert_eq!(origins.len(), 8);
        assert!(origins[..4].iter().all(|origin| *origin == FontOrigin::Embedded));
        let names: Vec<_> = origins[4..]
            .iter()
            .map(|origin| match origin {
                FontOrigin::File(path) => path.file_stem().unwrap().to_str().unwrap().to_owned(),
                FontOrigin::Embedded => String::new(),
            })
            .collect();
        assert!(names.is_sorted(), "{names:?}");
    }
}
