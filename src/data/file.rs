//! Reading text files.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::decode::{Context, Decode};
use super::yaml;
use crate::diag::{Code, Finding, Findings};
use crate::disk::{self, Refusal, limits};
use crate::source::{Place, Source};
use crate::text::without_byte_order_mark;

/// A path as shown to people: forward slashes, in NFC.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let text = text.strip_prefix("./").unwrap_or(&text);
    text.nfc().collect()
}

/// Reads a whole file of text. What is wrong with the file is a finding.
pub fn read(path: &Path, findings: &mut Findings) -> Option<Arc<Source>> {
    let name = shown(path);
    let bytes = match disk::read(path, limits::DATA) {
        Ok(bytes) => bytes,
        Err(error) => {
            findings.push(unreadable(&Place::file(name), &error, limits::DATA));
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(Source::new(name, without_byte_order_mark(&text))),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let place = Place::new(&Source::new(name, text), valid..valid + 1);
            findings.push(Finding::at(Code::FileNotUtf8, &place));
            None
        }
    }
}

/// A file that cannot be read, or is larger than the limit in bytes; at the place of the file, or where it is named.
pub fn unreadable(place: &Place, error: &std::io::Error, limit: u64) -> Finding {
    match error.kind() {
        ErrorKind::FileTooLarge => Finding::at(Code::FileTooLarge, place).with("limit", limit >> 20),
        _ => Finding::at(Code::FileUnreadable, place).with("reason", reason(error)),
    }
}

/// A failure of the file system in a word that the catalogue knows, or in the system's own words.
pub fn reason(error: &std::io::Error) -> String {
    if let Some(refusal) = Refusal::from_error(error) {
        return refusal.id().to_owned();
    }
    match error.kind() {
        ErrorKind::NotFound => "not-found".to_owned(),
        ErrorKind::PermissionDenied => "denied".to_owned(),
        ErrorKind::IsADirectory => "folder".to_owned(),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "not-a-folder".to_owned(),
        ErrorKind::StorageFull => "full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "read-only".to_owned(),
        // Windows: another program has the file open without sharing it.
        _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => "in-use".to_owned(),
        _ => error.to_string(),
    }
}

/// Reads a YAML file into a type; none where anything in it is an error.
pub(crate) fn load<T: Decode>(path: &Path, findings: &mut Findings) -> Option<T> {
    decode(&read(path, findings)?, findings)
}

/// Reads a YAML text into a type; none where anything in it is an error.
pub(crate) fn decode<T: Decode>(source: &Arc<Source>, findings: &mut Findings) -> Option<T> {
    let mut own = Findings::default();
    let value = decode_with_substitutes(source, &mut own);
    let is_whole = !own.has_errors();
    findings.extend(own);
    value.filter(|_| is_whole)
}

/// Reads a YAML text into a type. Other values may replace those that are errors.
pub(crate) fn decode_with_substitutes<T: Decode>(source: &Arc<Source>, findings: &mut Findings) -> Option<T> {
    let node = yaml::parse(source, findings)?;
    T::decode(&node, &mut Context { source, findings })
}

/// Whether anything has this name, be it a folder or a link to nothing: the error is reported when it is read.
pub(super) fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_file_is_a_finding() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.yaml");
        let code = |bytes: Option<&[u8]>| {
            if let Some(bytes) = bytes {
                std::fs::write(&file, bytes).unwrap();
            }
            let mut findings = Findings::default();
            assert!(read(&file, &mut findings).is_none());
            findings.iter().next().unwrap().code()
        };
        assert_eq!(code(None), Code::FileUnreadable);
        assert_eq!(code(Some(b"a: \xff\n")), Code::FileNotUtf8);
        assert_eq!(code(Some(&vec![b' '; 17 << 20])), Code::FileTooLarge);
    }
}
