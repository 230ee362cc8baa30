//! One run at a time changes what is issued in a project.

use std::fs::File;
use std::path::Path;

use crate::build::plan::unwritable;
use crate::diag::Findings;
use crate::disk::WritableFolder;

/// The file that such a run holds.
const LOCK: &str = ".kehoach.lock";

/// Held until it is dropped; the system lets it go when a run dies.
pub(super) struct Lock(#[expect(dead_code, reason = "held, never read")] File);

impl Lock {
    /// Waits until no other run changes what is issued. A folder that cannot be written is a finding.
    pub(super) fn of(root: &Path, findings: &mut Findings) -> Option<Self> {
        let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        let path = root.join(LOCK);
        let open = || {
            let file = WritableFolder::new(root)?.lock_file(LOCK)?;
            file.lock()?;
            Ok(Self(file))
        };
        let opened: std::io::Result<Self> = open();
        opened.map_err(|error| findings.push(unwritable(&path, &error))).ok()
    }
}
