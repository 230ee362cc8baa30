//! The state of a file, as the system keeps it: no program can give a changed file the state that it had before.

use std::fs::Metadata;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// The state of a file. Writing to it, renaming it, giving it another time or another file its name, all end in another
/// state: the system sets the time of the last change by its own clock, and no call sets it otherwise.
///
/// The state does not show a write through a memory mapping of the file after the system has noted a change already,
/// nor a write after the clock of the machine was set back, nor a write to the disk beneath the file system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileState {
    device: u64,
    inode: u64,
    /// In bytes.
    size: u64,
    pub(crate) changed: ChangeTime,
}

/// When anything of a file was changed last: seconds since 1970, and nanoseconds.
pub(crate) type ChangeTime = (i64, i64);

impl FileState {
    /// The state of a file; `None` where the system does not report it.
    #[cfg(target_os = "linux")]
    #[expect(clippy::unnecessary_wraps, reason = "other systems tell none")]
    pub(crate) fn from_metadata(file: &Metadata) -> Option<Self> {
        use std::os::linux::fs::MetadataExt;
        let changed = (file.st_ctime(), file.st_ctime_nsec());
        Some(Self { device: file.st_dev(), inode: file.st_ino(), size: file.st_size(), changed })
    }

    /// The state of a file; `None` where the system does not report it.
    #[cfg(not(target_os = "linux"))]
    pub(crate) fn from_metadata(_: &Metadata) -> Option<Self> {
        None
    }
}

/// Whether the file system of a folder keeps the time of the last change of each file, and sets it itself.
///
/// File systems that do are listed. Others may report a time in its place that programs can set (FAT, exFAT, sshfs),
/// or report late what another machine did (NFS, SMB).
#[cfg(target_os = "linux")]
pub(crate) fn are_states_kept(folder: &Path) -> bool {
    /// The numbers of ext2 to ext4, XFS, Btrfs, F2FS, ZFS, bcachefs, tmpfs and overlayfs: `statfs(2)`, `linux/magic.h`.
    const KEEPING: [i128; 8] =
        [0xef53, 0x5846_5342, 0x9123_683e, 0xf2f5_2010, 0x2fc1_2fc1, 0xca45_1a4e, 0x0102_1994, 0x794c_7630];
    rustix::fs::statfs(folder).is_ok_and(|system| KEEPING.contains(&i128::from(system.f_type)))
}

/// Whether the file system of a folder keeps the time of the last change of each file, and sets it itself.
#[cfg(not(target_os = "linux"))]
pub(crate) fn are_states_kept(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn no_way_to_put_other_bytes_in_place_keeps_the_state() {
        let folder = tempfile::tempdir().unwrap();
        let (file, other) = (folder.path().join("a"), folder.path().join("b"));
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 30);
        let set_time = |path| fs::File::open(path).unwrap().set_modified(long_ago).unwrap();
        let ways: [(&str, &dyn Fn()); 4] = [
            ("written to", &|| fs::write(&file, "2").unwrap()),
            ("renamed over", &|| {
                fs::write(&other, "2").unwrap();
                set_time(&other);
                fs::rename(&other, &file).unwrap();
            }),
            ("removed and written", &|| {
                fs::remove_file(&file).unwrap();
                fs::write(&file, "2").unwrap();
            }),
            ("removed and linked", &|| {
                fs::write(&other, "2").unwrap();
                fs::remove_file(&file).unwrap();
                fs::hard_link(&other, &file).unwrap();
                fs::remove_file(&other).unwrap();
            }),
        ];
        let state = || FileState::from_metadata(&fs::symlink_metadata(&file).unwrap());
        for (way, put) in ways {
            fs::write(&file, "1").unwrap();
            set_time(&file);
            let before = state();
            if before.is_none() {
                return;
            }
            // The clock of the file system goes by steps.
            std::thread::sleep(Duration::from_millis(20));
            put();
            set_time(&file);
            assert_ne!(state(), before, "{way}");
        }
    }

    #[test]
    fn only_file_systems_that_are_known_are_trusted() {
        assert!(!are_states_kept(Path::new("/proc")));
        assert!(!are_states_kept(Path::new("nowhere at all")));
    }
}
