//! Files that people choose in the browser: kept in `.kehoach/uploads` of the project until a command has read them, and
//! named by ids that say nothing of paths.

use std::collections::VecDeque;
use std::io::Result;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::random::secret;
use crate::disk::{WritableFile, WritableFolder};
use crate::limits::files::{WORD, WORKBOOK};

/// Where they are kept, below the folder of the project.
const FOLDER: &str = ".kehoach/uploads";

/// How many are kept at once; the oldest goes where there is one more.
const KEPT: usize = 8;

/// How many letters of a name are kept.
const LONGEST_NAME: usize = 80;

/// The endings of files that commands read, each with the most bytes.
const ENDINGS: [(&str, u64); 4] = [("xlsx", WORKBOOK), ("ods", WORKBOOK), ("csv", WORKBOOK), ("docx", WORD)];

/// The files that wait for their commands.
#[derive(Default)]
pub(super) struct Uploads(Mutex<VecDeque<UploadedFile>>);

/// A file that somebody chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UploadedFile {
    id: String,
    user: String,
    /// Its name on the machine that it came from.
    pub(super) name: String,
    /// Where it is kept.
    pub(super) path: PathBuf,
}

/// The most bytes that a file of a name may have; none of one that no command reads.
pub(super) fn largest(name: &str) -> Option<u64> {
    let ending = Path::new(name).extension()?.to_str()?.to_lowercase();
    ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, largest)| *largest)
}

impl Uploads {
    fn kept(&self) -> MutexGuard<'_, VecDeque<UploadedFile>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a file for a person, and returns its id.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn keep(&self, root: &Path, user: &str, name: &str, bytes: &[u8]) -> Result<String> {
        let id = secret().ok_or_else(|| std::io::Error::other("getrandom"))?;
        let name = plain_name(name);
        let folder = WritableFolder::new(root)?.below(FOLDER)?;
        folder.file(&format!("{}-{name}", &id[..8]))?.write(bytes)?;
        let path = root.join(FOLDER).join(format!("{}-{name}", &id[..8]));
        let mut kept = self.kept();
        kept.push_back(UploadedFile { id: id.clone(), user: user.to_owned(), name, path });
        if kept.len() > KEPT {
            kept.pop_front().iter().for_each(UploadedFile::remove);
        }
        Ok(id)
    }

    /// A file of a person.
    pub(super) fn find(&self, user: &str, id: &str) -> Option<UploadedFile> {
        self.kept().iter().find(|file| file.id == id && file.user == user).cloned()
    }

    /// Lets a file go that its command has read.
    pub(super) fn remove(&self, file: &UploadedFile) {
        self.kept().retain(|kept| kept != file);
        file.remove();
    }

    /// Lets all go, when the server ends.
    pub(super) fn clear(&self) {
        self.kept().drain(..).for_each(|file| file.remove());
    }
}

impl UploadedFile {
    fn remove(&self) {
        // One that stays does no harm: nothing reads it.
        let _ = WritableFile::new(&self.path).and_then(|file| file.remove());
    }
}

/// A name without folders and without letters that some system does not take in names. Its ending stays.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | ' ');
    let plain: String = last.chars().map(|letter| if is_plain(letter) { letter } else { '-' }).collect();
    let skipped = plain.chars().count().saturating_sub(LONGEST_NAME);
    plain.chars().skip(skipped).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere_and_keep_their_endings() {
        for (sent, kept) in [
            ("../../x/Số liệu quý 2.xlsx", "Số liệu quý 2.xlsx"),
            ("C:\\a\\b.csv", "b.csv"),
            ("a:b\0c?.ods", "a-b-c-.ods"),
            ("..", ".."),
        ] {
            assert_eq!(plain_name(sent), kept);
        }
        assert_eq!(largest(&plain_name(&format!("{}.docx", "ă".repeat(400)))), Some(WORD));
        assert_eq!(largest("a.XLSX"), Some(WORKBOOK));
        assert_eq!((largest("a.exe"), largest("xlsx"), largest("a.yaml")), (None, None, None));
    }

    #[test]
    fn a_file_is_its_persons_alone_and_goes_when_it_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let uploads = Uploads::default();
        let id = uploads.keep(folder.path(), "an", "x/a.csv", b"1").unwrap();
        assert_eq!((uploads.find("binh", &id), uploads.find("an", "a.csv")), (None, None));
        let file = uploads.find("an", &id).unwrap();
        assert_eq!(std::fs::read(&file.path).unwrap(), b"1");
        uploads.remove(&file);
        assert!(!file.path.exists() && uploads.find("an", &id).is_none());
        for _ in 0..KEPT + 3 {
            uploads.keep(folder.path(), "an", "b.csv", b"2").unwrap();
        }
        let left = || std::fs::read_dir(folder.path().join(FOLDER)).unwrap().count();
        assert_eq!(left(), KEPT);
        uploads.clear();
        assert_eq!(left(), 0);
    }
}
