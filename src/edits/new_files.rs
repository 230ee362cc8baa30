//! New files for people: the starter of a plan, the schemas of the files that they write, templates to change, man pages.

use std::io::ErrorKind;
use std::path::Path;

use crate::data::file_errors::unwritable;
use crate::data::shown;
use crate::diag::{Code, Finding};
use crate::disk::{self, Refusal, WritableFile, WritableFolder, limits};
use crate::source::Place;

/// A file that is to be written.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Its path below the folder that it is written into.
    pub below: String,
    /// Its text.
    pub text: String,
}

/// Writes files into a folder that is new or empty; each is handed over when it is written.
///
/// # Errors
/// A finding where there is anything in the folder, or a file cannot be written.
pub fn write_starter(
    folder: &Path,
    files: &[NewFile],
    on_written: impl FnMut(&Path),
) -> Result<(), Box<Finding>> {
    let opened = WritableFolder::new(folder).and_then(|opened| opened.create_empty());
    opened.map_err(|error| match error.kind() {
        ErrorKind::DirectoryNotEmpty => {
            Box::new(Finding::at(Code::FolderNotEmpty, &Place::file(shown(folder))))
        }
        _ => Box::new(unwritable(folder, &error)),
    })?;
    write(folder, files, on_written)
}

/// Writes a file into a folder, which is made where it is not there.
///
/// # Errors
/// A finding where a file of that name is there, or cannot be written.
pub fn write_document(folder: &Path, file: &NewFile) -> Result<(), Box<Finding>> {
    let path = folder.join(&file.below);
    if path.symlink_metadata().is_ok() {
        return Err(Box::new(unwritable(&path, &Refusal::Taken.into())));
    }
    write(folder, std::slice::from_ref(file), |_| {})
}

/// Writes schemas into a folder, over earlier schemas and nothing else; each is handed over when it is written.
///
/// # Errors
/// A finding where another file has the name of one of them, and then nothing is written, or a file cannot be written.
pub fn write_schemas(
    folder: &Path,
    files: &[NewFile],
    on_written: impl FnMut(&Path),
) -> Result<(), Box<Finding>> {
    write_over(folder, files, is_schema, on_written)
}

/// Writes man pages into a folder, over earlier ones of the program and nothing else; each is handed over when it is written.
///
/// # Errors
/// As of [`write_schemas`].
pub fn write_man_pages(
    folder: &Path,
    files: &[NewFile],
    on_written: impl FnMut(&Path),
) -> Result<(), Box<Finding>> {
    write_over(folder, files, is_man_page, on_written)
}

/// Writes templates into a folder, for people to change. Those that are there as they would be written are left; each of the
/// others is handed over when it is written.
///
/// # Errors
/// A finding where one of them was changed, and then nothing is written, or a file cannot be written.
pub fn write_templates(
    folder: &Path,
    files: &[NewFile],
    on_written: impl FnMut(&Path),
) -> Result<(), Box<Finding>> {
    let mut missing = Vec::new();
    for file in files {
        let path = folder.join(&file.below);
        match disk::read(&path, limits::DATA) {
            Ok(bytes) if bytes == file.text.as_bytes() => {}
            Err(error) if error.kind() == ErrorKind::NotFound => missing.push(file.clone()),
            _ => return Err(Box::new(unwritable(&path, &Refusal::Taken.into()))),
        }
    }
    write(folder, &missing, on_written)
}

/// Writes files over those that `is_own` knows as earlier ones, and over no other.
fn write_over(
    folder: &Path,
    files: &[NewFile],
    is_own: impl Fn(&Path) -> bool,
    on_written: impl FnMut(&Path),
) -> Result<(), Box<Finding>> {
    let taken = files.iter().map(|file| folder.join(&file.below)).find(|path| !is_own(path));
    match taken {
        Some(path) => Err(Box::new(unwritable(&path, &Refusal::Taken.into()))),
        None => write(folder, files, on_written),
    }
}

fn write(folder: &Path, files: &[NewFile], mut on_written: impl FnMut(&Path)) -> Result<(), Box<Finding>> {
    for NewFile { below, text } in files {
        let path = folder.join(below);
        let written = WritableFile::new(&path).and_then(|file| file.write(text.as_bytes()));
        written.map_err(|error| Box::new(unwritable(&path, &error)))?;
        on_written(&path);
    }
    Ok(())
}

/// Whether a file is a schema, or not there: no other is replaced.
fn is_schema(path: &Path) -> bool {
    match disk::read(path, limits::DATA) {
        Ok(bytes) => {
            let read = serde_json::from_slice(&bytes);
            bytes.is_empty() || read.is_ok_and(|file: serde_json::Value| file.get("$schema").is_some())
        }
        // A file that cannot be read cannot be replaced either.
        Err(_) => true,
    }
}

/// Whether a file is a man page of the program, or not there.
fn is_man_page(path: &Path) -> bool {
    match disk::read(path, limits::DATA) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).lines().any(|line| line.starts_with(".TH kehoach")),
        Err(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(below: &str, text: &str) -> NewFile {
        NewFile { below: below.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_starter_is_written_into_an_empty_folder_alone() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("moi");
        let files = [file("plan.yaml", "format: 1\n"), file(".schema/plan.json", "{}")];
        let mut written = Vec::new();
        write_starter(&folder, &files, |path| written.push(path.to_path_buf())).unwrap();
        assert_eq!(written, [folder.join("plan.yaml"), folder.join(".schema/plan.json")]);
        let refused = write_starter(&folder, &files, |path| panic!("{path:?}")).unwrap_err();
        assert_eq!(refused.code(), Code::FolderNotEmpty);
    }

    #[test]
    fn schemas_take_the_place_of_schemas_alone() {
        let folder = tempfile::tempdir().unwrap();
        let files = [file("plan.json", "{\"$schema\": \"x\"}"), file("notice.json", "{\"$schema\": \"x\"}")];
        for _ in 0..2 {
            write_schemas(folder.path(), &files, |_| {}).unwrap();
        }
        std::fs::write(folder.path().join("notice.json"), "{\"own\": 1}").unwrap();
        let refused = write_schemas(folder.path(), &files, |path| panic!("{path:?}")).unwrap_err();
        assert_eq!(refused.code(), Code::FileUnwritable);
    }
}
