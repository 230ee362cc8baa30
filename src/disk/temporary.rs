//! Files and folders that are not yet in their places: their names, and what stopped runs left of them.

use std::fs;
use std::path::Path;

use tempfile::Builder;

/// What such a name begins and ends with.
const AFFIXES: (&str, &str) = (".kehoach-", ".tmp");

/// Makes folders of such names.
pub(super) fn folders() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(AFFIXES.0).suffix(AFFIXES.1);
    builder
}

/// Makes files of such names, with the permissions of any new file; the library's own default would keep one from
/// everybody else.
pub(super) fn files() -> Builder<'static, 'static> {
    let mut builder = folders();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Removes such files from a folder. One that stays does no harm.
pub(super) fn remove_files(folder: &Path) {
    for entry in left_over(folder) {
        if entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Removes such folders from a folder, with all that is in them. One that stays does no harm.
pub(super) fn remove_folders(folder: &Path) {
    for entry in left_over(folder) {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn left_over(folder: &Path) -> impl Iterator<Item = fs::DirEntry> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries.filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with(AFFIXES.0) && name.ends_with(AFFIXES.1)
    })
}
