//! Reads a file of sheets, whichever of the known formats it is in.

use std::path::Path;

use super::input::{InputWorkbook, TableFault, finish};
use super::{csv, ods, xlsx};
use crate::data::shown;
use crate::disk::{self, limits};
use crate::package::{ARCHIVE, COMPOUND, Package, is_encrypted};

/// Why no sheet could be read from a file.
#[derive(Debug)]
pub enum UnreadTable {
    /// The file itself cannot be read.
    File(std::io::Error),
    /// What is in it.
    Fault(TableFault),
}

/// The sheets of a file: `.xlsx`, `.xlsm`, `.ods`, and texts (`.csv`, `.txt`, `.tsv`) as one sheet.
///
/// # Errors
/// When the file cannot be read, or is no workbook that can be.
pub fn read_table(path: &Path) -> Result<InputWorkbook, UnreadTable> {
    let bytes = disk::read(path, limits::WORKBOOK).map_err(UnreadTable::File)?;
    read_table_bytes(path, &bytes).map_err(UnreadTable::Fault)
}

/// The sheets in the bytes of a file, whose path is as in [`read_table`].
///
/// # Errors
/// When it is no workbook that can be read.
pub fn read_table_bytes(path: &Path, bytes: &[u8]) -> Result<InputWorkbook, TableFault> {
    let sheets = if bytes.starts_with(ARCHIVE) {
        let mut package = Package::new(bytes)?;
        let sheets = if package.has("content.xml") {
            ods::read(&mut package)
        } else if package.has_ending("workbook.bin") {
            Err(TableFault::OtherFormat)
        } else {
            xlsx::read(&mut package)
        };
        sheets.map_err(|fault| if package.is_exhausted() { TableFault::TooLarge } else { fault })?
    } else if bytes.starts_with(COMPOUND) {
        return Err(if is_encrypted(bytes) { TableFault::Protected } else { TableFault::OtherFormat });
    } else {
        let is_text = path.extension().is_some_and(|ending| {
            let ending = ending.to_string_lossy().to_lowercase();
            matches!(ending.as_str(), "csv" | "tsv" | "txt")
        });
        // Web pages and the XML of old programs are sent as `.xls`.
        let is_markup = bytes.trim_ascii_start().starts_with(b"<");
        match (is_text, is_markup) {
            (true, _) => vec![csv::read(&stem(path), bytes)?],
            (false, true) => return Err(TableFault::OtherFormat),
            (false, false) => return Err(TableFault::Broken),
        }
    };
    let is_text = !bytes.starts_with(ARCHIVE);
    Ok(InputWorkbook { is_text, ..finish(&shown(path), sheets) })
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
