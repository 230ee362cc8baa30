//! Reading: regular files alone, and no more of one than a limit.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

use super::{FileState, Refusal};

/// The bytes of a file of at most `limit` bytes. Links are followed.
///
/// # Errors
/// When it cannot be read, is a folder ([`ErrorKind::IsADirectory`]), a pipe or a device ([`Refusal::Special`]), or
/// larger than the limit ([`ErrorKind::FileTooLarge`]).
pub(crate) fn read(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let (file, length) = open(path, limit)?;
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    // A file may grow while it is read, and those of the system's own folders have no length.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// The first bytes of a file of whatever size.
///
/// # Errors
/// As [`read`], but for the size.
pub(crate) fn read_head(path: &Path, length: u64) -> Result<Vec<u8>> {
    let (file, _) = open(path, u64::MAX)?;
    let mut head = Vec::new();
    file.take(length).read_to_end(&mut head)?;
    Ok(head)
}

/// The text of a file of at most `limit` bytes.
///
/// # Errors
/// As [`read`]; and when it is not UTF-8.
pub(crate) fn read_text(path: &Path, limit: u64) -> Result<String> {
    String::from_utf8(read(path, limit)?).map_err(|error| Error::new(ErrorKind::InvalidData, error))
}

/// The BLAKE3 hash of a file of at most `limit` bytes, which is never in memory as a whole, and the state in which
/// the file was when all of it was read, where the system reports it.
///
/// # Errors
/// As [`read`].
pub(crate) fn hash(path: &Path, limit: u64) -> Result<(blake3::Hash, Option<FileState>)> {
    let (file, _) = open(path, limit)?;
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader((&file).take(limit + 1))?;
    if hasher.count() > limit {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok((hasher.finalize(), FileState::from_metadata(&file.metadata()?)))
}

/// Opens a file, and returns it with its length. It is looked at first: some devices act when they are opened.
fn open(path: &Path, limit: u64) -> Result<(File, u64)> {
    regular(&path.metadata()?)?;
    let (file, length) = open_regular(path, OpenOptions::new().read(true))?;
    if length > limit { Err(ErrorKind::FileTooLarge.into()) } else { Ok((file, length)) }
}

/// Opens a regular file, and returns it with its length. Anything that took its place since it was looked at, such as
/// a pipe, is refused without waiting.
pub(super) fn open_regular(path: &Path, options: &mut OpenOptions) -> Result<(File, u64)> {
    without_waiting(options);
    let file = options.open(path)?;
    let length = regular(&file.metadata()?)?;
    Ok((file, length))
}

/// Opening a pipe waits for its other end, unless the system is asked not to wait. Regular files are the same either
/// way.
#[cfg(unix)]
fn without_waiting(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
}

/// Other systems have no pipes among files.
#[cfg(not(unix))]
fn without_waiting(_: &mut OpenOptions) {}

/// The length of a regular file.
fn regular(found: &Metadata) -> Result<u64> {
    if found.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if found.is_file() { Ok(found.len()) } else { Err(Refusal::Special.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_its_limit() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        std::fs::write(&file, b"1234").unwrap();
        assert_eq!(read(&file, 4).unwrap(), b"1234");
        assert_eq!(hash(&file, 4).unwrap().0, blake3::hash(b"1234"));
        assert_eq!(read_head(&file, 3).unwrap(), b"123");
        for error in [read(&file, 3).unwrap_err(), hash(&file, 3).unwrap_err()] {
            assert_eq!(error.kind(), ErrorKind::FileTooLarge);
        }
        assert_eq!(read(folder.path(), 4).unwrap_err().kind(), ErrorKind::IsADirectory);
        assert_eq!(read(&folder.path().join("b"), 4).unwrap_err().kind(), ErrorKind::NotFound);
        std::fs::write(&file, b"\xff").unwrap();
        assert_eq!(read_text(&file, 4).unwrap_err().kind(), ErrorKind::InvalidData);
    }

    /// A pipe that takes the place of a file after it was looked at.
    #[cfg(unix)]
    #[test]
    fn a_pipe_is_opened_without_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let (ended, waiting) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            for options in [OpenOptions::new().read(true), OpenOptions::new().write(true)] {
                ended.send(open_regular(&pipe, options).map_err(|error| error.kind()).is_err()).unwrap();
            }
        });
        for _ in 0..2 {
            assert_eq!(waiting.recv_timeout(std::time::Duration::from_secs(20)), Ok(true));
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_refused_without_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("socket");
        let _held = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        for special in [socket.as_path(), Path::new("/dev/zero"), Path::new("/dev/tty")] {
            let refused = read(special, 4).map_err(|error| Refusal::from_error(&error));
            assert!(matches!(refused, Err(Some(Refusal::Special))) || !special.exists(), "{special:?}");
        }
        // A file of the system's own, of no length.
        assert!(
            !Path::new("/proc/version").exists()
                || !read(Path::new("/proc/version"), 4_096).unwrap().is_empty()
        );
    }
}
