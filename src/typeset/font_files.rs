//! The font files of a folder: looked at before their metadata are read.

use std::io;
use std::path::{Path, PathBuf};

use fontdb::Database;
use typst::text::FontInfo;
use typst_kit::fonts::FontPath;
use walkdir::WalkDir;

use super::soundness::{self, FontFault};
use crate::{disk, limits};

/// The endings of font files, in any case.
const ENDINGS: [&str; 4] = ["ttf", "ttc", "otf", "otc"];

/// A font file that cannot be used.
#[derive(Debug)]
pub(super) struct RefusedFont {
    pub(super) path: PathBuf,
    pub(super) fault: FontFault,
    /// The families that it says it has, as far as they can be read.
    pub(super) families: Vec<String>,
}

/// The fonts in a folder and all below it.
#[derive(Default)]
pub(super) struct FoundFonts {
    pub(super) faces: Vec<(FontPath, FontInfo)>,
    pub(super) refused: Vec<RefusedFont>,
}

/// The font files of a folder and all below it, in the order of their paths, and no more than are read.
///
/// # Errors
/// When the folder holds more files and folders than are looked through.
pub fn list_fonts(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let walk = WalkDir::new(folder).follow_links(true);
    let mut files = disk::list(walk, limits::FOLDER_ENTRIES, |_| true)?;
    files.retain(|path| {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
    });
    files.truncate(limits::FONT_FILES);
    Ok(files)
}

/// Reads the metadata of every font file of a folder, in the order of their paths.
///
/// # Errors
/// As [`list_fonts`].
pub(super) fn scan(folder: &Path) -> io::Result<FoundFonts> {
    let mut found = FoundFonts::default();
    for path in list_fonts(folder)? {
        let length = path.metadata().map_or(0, |metadata| metadata.len());
        match read(&path, length) {
            Ok(faces) => found.faces.extend(faces),
            Err(refused) => found.refused.push(refused),
        }
    }
    Ok(found)
}

fn read(path: &Path, length: u64) -> Result<Vec<(FontPath, FontInfo)>, RefusedFont> {
    let refused = |fault, families| RefusedFont { path: path.to_path_buf(), fault, families };
    if length > limits::files::FONT {
        return Err(refused(FontFault::Large, Vec::new()));
    }
    // The head of a collection says how many faces it has, and each is tried.
    let head = disk::read_head(path, HEAD).map_err(|_| refused(FontFault::Broken, Vec::new()))?;
    soundness::faces(&head).map_err(|fault| refused(fault, Vec::new()))?;
    let mut files = Database::new();
    files.load_font_file(path).map_err(|_| refused(FontFault::Broken, Vec::new()))?;
    let faces: Vec<_> = files.faces().map(|face| (face.id, face.index)).collect();
    let families = || files.faces().flat_map(|face| &face.families).map(|(name, _)| name.clone()).collect();
    if faces.is_empty() {
        return Err(refused(FontFault::Broken, Vec::new()));
    }
    let mut read = Vec::with_capacity(faces.len());
    for (id, index) in faces {
        let info = files.with_face_data(id, |data, index| {
            soundness::tables(data, index)?;
            FontInfo::new(data, index).ok_or(FontFault::Broken)
        });
        match info.unwrap_or(Err(FontFault::Broken)) {
            Ok(info) => read.push((FontPath { path: path.to_path_buf(), index }, info)),
            Err(fault) => return Err(refused(fault, families())),
        }
    }
    Ok(read)
}

/// How many bytes the head of a collection has, before the places of its faces.
const HEAD: u64 = 12;
