//! The program itself in a second process, with bounds on its time and memory: for work that has no bounds of its
//! own, such as that of templates which somebody else wrote.

use std::ffi::OsString;
use std::io::Result;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Where the program is. Without it there is no second process, as in tests of the library.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// The variable of the environment that says to a process that it is a second one.
const SECOND: &str = "KEHOACH_SECOND_PROCESS";

/// The bounds of the allocator, which it takes from the environment: what it reserves at the beginning, and that it
/// may not ask for more. An allocation beyond ends the process.
const ALLOCATOR: [&str; 2] = ["MIMALLOC_RESERVE_OS_MEMORY", "MIMALLOC_DISALLOW_OS_ALLOC"];

/// How much longer a process may wait than it may work: for other processes, and where the system does not report how
/// long it worked.
const PATIENCE: u32 = 6;

/// The statuses with which the program ends unless it is stopped.
const STATUSES: std::ops::RangeInclusive<i32> = 0..=2;

/// How long a second process may work, and how much memory it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ProcessLimits {
    pub(crate) time: Duration,
    /// In bytes.
    pub(crate) memory: u64,
}

/// How a second process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// It ended itself, whatever it found.
    ByItself,
    /// It was stopped: it worked longer than it may.
    Stopped,
    /// It broke down: it asked for more memory than it may have, or its stack overflowed.
    Broken,
}

/// Says where the program is, unless this is a second process already.
pub(crate) fn set_program(program: PathBuf) {
    if std::env::var_os(SECOND).is_none() {
        // The first to say so is right.
        let _ = PROGRAM.set(program);
    }
}

/// Where the program is; none in a second process, and in tests of the library.
pub(super) fn program() -> Option<&'static Path> {
    PROGRAM.get().map(PathBuf::as_path)
}

/// Runs the program on these arguments within limits, in silence; `None` where the program's path was not set.
///
/// # Errors
/// When it cannot be started.
pub(crate) fn run_second(arguments: &[OsString], limits: ProcessLimits) -> Result<Option<Ended>> {
    let Some(program) = program() else { return Ok(None) };
    let [reserved, no_more] = ALLOCATOR;
    let mut command = Command::new(program);
    command.args(arguments).env(SECOND, "1").env(no_more, "1");
    command.env(reserved, format!("{}MiB", limits.memory >> 20));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = Started(command.spawn()?);
    child.ended(limits.time).map(Some)
}

/// A process that is not left running.
struct Started(Child);

impl Started {
    /// Waits for its end, or makes one.
    fn ended(&mut self, time: Duration) -> Result<Ended> {
        let begun = Instant::now();
        let mut pause = Duration::from_millis(1);
        loop {
            if let Some(status) = self.0.try_wait()? {
                return Ok(ended_with(status));
            }
            let worked = worked(self.0.id());
            let waited = begun.elapsed();
            if worked.is_some_and(|worked| worked > time) || waited > time * PATIENCE {
                return Ok(Ended::Stopped);
            }
            sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(20));
        }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // If the process has ended, there is nothing to stop.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn ended_with(status: ExitStatus) -> Ended {
    match status.code() {
        Some(code) if STATUSES.contains(&code) => Ended::ByItself,
        _ => Ended::Broken,
    }
}

/// How long a process has worked on all cores together, where the system has a file that reports it.
fn worked(process: u32) -> Option<Duration> {
    /// The unit of the file: it counts a hundred a second on every machine.
    const TICK: Duration = Duration::from_millis(10);
    let path = format!("/proc/{process}/stat");
    let stat = super::read_text(Path::new(&path), 4096).ok().filter(|_| cfg!(target_os = "linux"))?;
    // The name in brackets may hold anything; after it the times are the twelfth and thirteenth.
    let (_, after) = stat.rsplit_once(')')?;
    let mut times = after.split_whitespace().skip(11);
    let ticks: u32 = times.next()?.parse::<u32>().ok()?.saturating_add(times.next()?.parse().ok()?);
    Some(TICK * ticks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn the_system_tells_how_long_a_process_worked() {
        assert!(worked(std::process::id()).is_some());
        assert_eq!(worked(0), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_process_without_end_is_stopped_and_one_that_breaks_down_is_reported() {
        let started = |script: &str| Started(Command::new("sh").args(["-c", script]).spawn().unwrap());
        let time = Duration::from_millis(100);
        assert_eq!(started("exit 1").ended(Duration::from_secs(9)).unwrap(), Ended::ByItself);
        assert_eq!(started("kill -9 $$").ended(Duration::from_secs(9)).unwrap(), Ended::Broken);
        assert_eq!(started("exit 101").ended(Duration::from_secs(9)).unwrap(), Ended::Broken);
        assert_eq!(started("while :; do :; done").ended(time).unwrap(), Ended::Stopped);
        assert_eq!(started("sleep 60").ended(time).unwrap(), Ended::Stopped);
    }
}
