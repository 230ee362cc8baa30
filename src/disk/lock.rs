//! Locks of folders: one run at a time, and who that is.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Result, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{WritableFile, WritableFolder, limits, read};

/// How long a run waits before it says so, in looks at the lock.
const LOOKS: u32 = 40;

/// How long a run waits between two looks.
const PAUSE: Duration = Duration::from_millis(50);

/// The file in which the run that holds a folder's lock says what it is. A locked file itself cannot be read on every
/// system.
const NOTE: &str = ".kehoach.holder";

/// The known facts about the run that holds a lock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockHolder {
    /// The process's number.
    pub process: Option<u32>,
    /// The command that started it: `kehoach issue data/ke-hoach-2026`.
    pub command: Option<String>,
    /// Whose it is.
    pub user: Option<String>,
    /// The machine that it runs on.
    pub machine: Option<String>,
}

/// The function that a run calls when it waits for another.
type OnWait = dyn Fn(&Path, &LockHolder) + Send + Sync;

/// A run as it takes locks: how it is shown to other runs, and what it does while it waits for them.
#[derive(Clone)]
pub struct LockClient {
    command: String,
    on_wait: Arc<OnWait>,
}

impl LockClient {
    /// A run that was started as `command`. When it has waited for another run for two seconds, `on_wait` is called
    /// once, with the lock's file and its holder.
    pub fn new(command: &str, on_wait: impl Fn(&Path, &LockHolder) + Send + Sync + 'static) -> Self {
        Self { command: command.to_owned(), on_wait: Arc::new(on_wait) }
    }

    /// How the run was started.
    pub(crate) fn command(&self) -> &str {
        &self.command
    }

    /// Reports that a process which works for this run waits for a lock.
    pub(crate) fn report_wait(&self, lock: &Path, holder: &LockHolder) {
        (self.on_wait)(lock, holder);
    }
}

impl Default for LockClient {
    /// A run that waits in silence.
    fn default() -> Self {
        Self::new("", |_, _| {})
    }
}

impl fmt::Debug for LockClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LockClient({})", self.command)
    }
}

/// A lock with a note of who holds it. The system lets it go when the run dies; the note is then written over.
#[derive(Debug)]
pub(crate) struct NotedLock {
    note: Option<WritableFile>,
    _lock: File,
}

impl Drop for NotedLock {
    fn drop(&mut self) {
        if let Some(note) = &self.note {
            // One that stays does no harm: it is read while the lock is held alone.
            let _ = note.remove();
        }
    }
}

impl WritableFolder {
    /// Takes the lock of a name, and waits while another run holds it. None where the file system knows no locks.
    ///
    /// # Errors
    /// When the file cannot be opened, as [`WritableFolder::lock_file`].
    pub(crate) fn lock(&self, name: &str, client: &LockClient) -> Result<Option<File>> {
        let lock = self.lock_file(name)?;
        for _ in 0..LOOKS {
            match lock.try_lock() {
                Ok(()) => return Ok(Some(lock)),
                Err(TryLockError::WouldBlock) => sleep(PAUSE),
                Err(TryLockError::Error(_)) => return Ok(None),
            }
        }
        let path = self.real().join(name);
        client.report_wait(&path, &self.holder(&lock));
        Ok(lock.lock().is_ok().then_some(lock))
    }

    /// Takes the lock of a name; `None` where another run holds it, or its file cannot be opened.
    pub(crate) fn try_lock(&self, name: &str) -> Option<File> {
        let lock = self.lock_file(name).ok()?;
        lock.try_lock().is_ok().then_some(lock)
    }

    /// Takes the lock of a name, and notes down for others who holds it.
    ///
    /// # Errors
    /// As [`WritableFolder::lock`], and where the file system knows no locks.
    pub(crate) fn lock_with_note(&self, name: &str, client: &LockClient) -> Result<NotedLock> {
        let lock = self.lock(name, client)?.ok_or(ErrorKind::Unsupported)?;
        let noted = serde_json::to_vec(&LockHolder::this_run(&client.command)).ok();
        Ok(NotedLock { note: noted.and_then(|bytes| self.write_note(&bytes).ok()), _lock: lock })
    }

    /// Writes the note in its place, not beside it: a run that is stopped while it writes leaves nothing but the note, which
    /// the next run removes. Half a note is as good as none for those who wait.
    fn write_note(&self, bytes: &[u8]) -> Result<WritableFile> {
        let file = self.file(NOTE)?;
        // What a stopped run left goes first, so that nothing is written through a link of that name.
        let _ = file.remove();
        let mut note = OpenOptions::new().create_new(true).write(true).open(file.real())?;
        note.write_all(bytes)?;
        Ok(file)
    }

    /// Whether a stopped run left its note beside the lock of a name, and the lock is free now.
    pub(crate) fn has_note_left(&self, name: &str) -> bool {
        self.real().join(NOTE).symlink_metadata().is_ok() && self.try_lock(name).is_some()
    }

    /// Who holds a lock, according to the system, or else to the note.
    fn holder(&self, lock: &File) -> LockHolder {
        let noted = || {
            let note = read(&self.real().join(NOTE), limits::NOTE).ok()?;
            serde_json::from_slice(&note).ok().map(LockHolder::cleaned)
        };
        let noted: Option<LockHolder> = noted();
        match (system::holder(lock), noted) {
            (Some(process), Some(note)) if note.process == Some(process) => note,
            (Some(process), _) => LockHolder {
                process: Some(process),
                command: system::command(process),
                ..LockHolder::default()
            }
            .cleaned(),
            (None, note) => note.unwrap_or_default(),
        }
    }
}

impl LockHolder {
    /// This run, as others are to know it.
    fn this_run(command: &str) -> Self {
        let variable = |names: [&str; 2]| names.iter().find_map(|name| std::env::var(name).ok());
        let machine = || {
            let name = read(&PathBuf::from("/proc/sys/kernel/hostname"), limits::NOTE).ok()?;
            Some(String::from_utf8_lossy(&name).trim().to_owned())
        };
        Self {
            process: Some(std::process::id()),
            command: Some(command.to_owned()),
            user: variable(["USERNAME", "USER"]),
            machine: variable(["COMPUTERNAME", "HOSTNAME"]).or_else(machine),
        }
    }
}

/// The longest text of a note that is passed on, in characters.
const LONGEST: usize = 200;

impl LockHolder {
    /// The note without characters that a terminal would obey.
    fn cleaned(self) -> Self {
        let clean = |text: Option<String>| {
            text.map(|text| text.chars().filter(|c| !c.is_control()).take(LONGEST).collect::<String>())
        };
        let Self { process, command, user, machine } = self;
        Self { process, command: clean(command), user: clean(user), machine: clean(machine) }
    }
}

/// The facts that Linux reports about locks.
#[cfg(target_os = "linux")]
mod system {
    use std::fs::File;
    use std::os::unix::fs::MetadataExt;
    use std::path::PathBuf;

    use crate::disk::{limits, read};

    /// The process that holds a lock of a file.
    pub(super) fn holder(lock: &File) -> Option<u32> {
        let inode = format!(":{}", lock.metadata().ok()?.ino());
        let locks = read(&PathBuf::from("/proc/locks"), limits::NOTE).ok()?;
        let locks = String::from_utf8_lossy(&locks).into_owned();
        // `5: FLOCK  ADVISORY  WRITE 12345 08:01:1310 0 EOF`; one that waits has an arrow before its kind.
        let of_file = locks.lines().filter(|line| !line.contains("->")).find_map(|line| {
            let mut fields = line.split_whitespace().skip(4);
            let (process, file) = (fields.next()?, fields.next()?);
            file.ends_with(&inode).then(|| process.parse().ok()).flatten()
        });
        of_file.filter(|process| *process > 0)
    }

    /// The command that started a process.
    pub(super) fn command(process: u32) -> Option<String> {
        let line = read(&PathBuf::from(format!("/proc/{process}/cmdline")), limits::NOTE).ok()?;
        let words: Vec<_> = line.split(|byte| *byte == 0).map(String::from_utf8_lossy).collect();
        Some(words.join(" ").trim().to_owned()).filter(|command| !command.is_empty())
    }
}

/// Other systems say nothing of locks.
#[cfg(not(target_os = "linux"))]
mod system {
    use std::fs::File;

    pub(super) fn holder(_: &File) -> Option<u32> {
        None
    }

    pub(super) fn command(_: u32) -> Option<String> {
        None
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn half_a_note_or_a_link_of_its_name_gives_way_to_the_note() {
        let folder = tempfile::tempdir().unwrap();
        let opened = WritableFolder::new(folder.path()).unwrap();
        let names = || -> Vec<_> {
            let entries = std::fs::read_dir(folder.path()).unwrap();
            let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            names
        };
        std::fs::write(folder.path().join(NOTE), "half a no").unwrap();
        let held = opened.lock_with_note("lock", &LockClient::default()).unwrap();
        let note = std::fs::read(folder.path().join(NOTE)).unwrap();
        assert!(serde_json::from_slice::<LockHolder>(&note).is_ok());
        assert_eq!(names(), [NOTE, "lock"]);
        drop(held);
        assert_eq!(names(), ["lock"]);
        // Behind a link nothing is written.
        #[cfg(unix)]
        {
            let other = tempfile::tempdir().unwrap();
            let target = other.path().join("x");
            std::fs::write(&target, "của người khác").unwrap();
            std::os::unix::fs::symlink(&target, folder.path().join(NOTE)).unwrap();
            drop(opened.lock_with_note("lock", &LockClient::default()).unwrap());
            assert_eq!(std::fs::read_to_string(&target).unwrap(), "của người khác");
        }
    }

    #[test]
    fn who_waits_is_reported_who_holds_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let opened = WritableFolder::new(folder.path()).unwrap();
        let holder = LockClient::new("kehoach issue data/p", |_, _| {});
        let held = opened.lock_with_note("lock", &holder).unwrap();
        let reported = Arc::new(Mutex::new(Vec::new()));
        let tell = Arc::clone(&reported);
        let waiting = {
            let opened = opened.clone();
            let client = LockClient::new("", move |path, holder| {
                tell.lock().unwrap().push((path.to_owned(), holder.clone()));
            });
            std::thread::spawn(move || opened.lock("lock", &client).map(drop))
        };
        while reported.lock().unwrap().is_empty() {
            sleep(PAUSE);
        }
        drop(held);
        waiting.join().unwrap().unwrap();
        let reported = reported.lock().unwrap();
        assert_eq!(reported.len(), 1);
        assert!(reported[0].0.ends_with("lock"));
        assert_eq!(reported[0].1.process, Some(std::process::id()));
        assert_eq!(reported[0].1.command.as_deref(), Some("kehoach issue data/p"));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "the note is gone");
    }
}
