//! Two files that change places in one step, where the system can do that.

use std::io::Result;
use std::path::Path;

/// Lets two files change places in one step; none where the system, or the file system that they are on, cannot.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> Option<Result<()>> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => None,
        exchanged => Some(exchanged.map_err(Into::into)),
    }
}

/// Other systems have nothing of the kind that the standard library offers.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn exchange(_: &Path, _: &Path) -> Option<Result<()>> {
    None
}
