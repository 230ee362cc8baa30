//! Where a path really leads, and whether an issued set is there.

use std::io::{ErrorKind, Result};
use std::path::{Path, PathBuf};

use super::{ISSUED, PLAN_FILE, Refusal, SET_DATA, SET_FILE};
use crate::text::is_portable;

/// The path, or `.` for an empty one, as the parent of a bare file name is: the system opens no empty path.
pub(crate) fn or_current(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

/// The path without links, `.` and `..`: canonical as far as anything is there, and below that the names that would be
/// made.
///
/// # Errors
/// When a link leads nowhere or in a circle, a file is in the place of a folder, or a name that would be made is one
/// that some system does not take.
pub(super) fn real(path: &Path) -> Result<PathBuf> {
    let path = or_current(path);
    match path.canonicalize() {
        Err(error) if error.kind() == ErrorKind::NotFound => missing(path),
        found => found,
    }
}

/// The same for a path where nothing is.
fn missing(path: &Path) -> Result<PathBuf> {
    if let Ok(found) = path.symlink_metadata() {
        // A path that is no link was made since, by another thread or program.
        return if found.is_symlink() { linked(path) } else { real(path) };
    }
    let mut above = real(path.parent().unwrap_or(Path::new("")))?;
    let Some(name) = path.file_name() else {
        // `..` after a folder that is not there.
        above.pop();
        return Ok(above);
    };
    if !name.to_str().is_some_and(is_portable) {
        return Err(Refusal::Name.into());
    }
    let whole = above.join(name);
    // Without `..` on the way there may be something after all.
    if whole.symlink_metadata().is_ok() {
        return linked(&whole);
    }
    Ok(whole)
}

/// Where a link leads. What was removed since it was found, by another thread or program, is not there and no link.
fn linked(path: &Path) -> Result<PathBuf> {
    match path.canonicalize() {
        Ok(found) => Ok(found),
        Err(_) if path.is_symlink() => Err(Refusal::Link.into()),
        Err(_) => real(path),
    }
}

/// Whether a path leads to an issued set, into one, or among the sets of a plan.
pub(crate) fn is_in_a_set(path: &Path) -> bool {
    real(path).is_ok_and(|real| is_issued(&real))
}

/// The same of a real path.
pub(super) fn is_issued(real: &Path) -> bool {
    real.ancestors().any(|folder| is_sets_of_plan(folder) || is_set(folder))
}

fn is_sets_of_plan(folder: &Path) -> bool {
    is_named_issued(folder) && is_there(&folder.with_file_name(PLAN_FILE))
}

/// A set in its place, be the plan's own file or the set's record gone, or a copy of one elsewhere.
fn is_set(folder: &Path) -> bool {
    let is_in_place = folder.parent().is_some_and(is_named_issued);
    let has_record = is_there(&folder.join(SET_FILE));
    is_in_place && (has_record || is_there(&folder.join(PLAN_FILE)))
        || has_record && folder.join(SET_DATA).is_dir()
}

fn is_named_issued(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| name.eq_ignore_ascii_case(ISSUED))
}

fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

    use super::*;

    /// A run removes a folder of outputs that is empty while another looks for its place.
    #[test]
    fn a_folder_that_another_thread_removes_meanwhile_is_no_link() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        let (place, is_done) = (folder.join("thong-bao"), AtomicBool::new(false));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !is_done.load(Relaxed) {
                    std::fs::create_dir(&place).unwrap();
                    std::fs::remove_dir(&place).unwrap();
                }
            });
            // The way is not the shortest.
            let way = folder.join("none/../thong-bao");
            let found: Vec<_> = (0..30_000).map(|_| real(&way).ok()).collect();
            is_done.store(true, Relaxed);
            assert!(found.iter().all(|found| found.as_ref() == Some(&place)));
        });
    }

    #[test]
    fn a_folder_that_another_thread_makes_meanwhile_is_no_link() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        let (begin, rounds) = (Barrier::new(2), 3_000);
        let place = |round: u32| folder.join(format!("output-{round}/plan"));
        let found: Vec<_> = std::thread::scope(|scope| {
            scope.spawn(|| {
                for round in 0..rounds {
                    begin.wait();
                    std::fs::create_dir_all(place(round)).unwrap();
                }
            });
            let look = |round| {
                begin.wait();
                real(&place(round)).ok()
            };
            (0..rounds).map(look).collect()
        });
        assert!((0..rounds).map(|round| Some(place(round))).eq(found));
    }
}
