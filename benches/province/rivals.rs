//! Other programs that make the same PDFs from the same sources, and the figures that the system reports for a
//! process.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long a loop of `typst compile` takes, one process for each document; `None` where there is no `typst`.
pub(crate) fn typst_loop(root: &Path, documents: &[PathBuf]) -> Option<f64> {
    let typst = std::env::var_os("TYPST").unwrap_or_else(|| "typst".into());
    let start = Instant::now();
    for document in documents {
        let mut command = Command::new(&typst);
        command.current_dir(root).args([
            "compile",
            "--root",
            ".",
            "--font-path",
            "fonts",
            "--ignore-system-fonts",
        ]);
        command.args(["--pdf-standard", "a-2a,ua-1"]).arg(document).arg("typst.pdf");
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
        assert!(status.success(), "typst compile {} failed", document.display());
    }
    Some(start.elapsed().as_secs_f64())
}

/// How a Python program uses the package.
#[derive(Clone, Copy)]
pub(crate) enum Python {
    /// `typst.compile` for each document.
    Plain,
    /// One `typst.Compiler` for all, which keeps fonts and what it has set.
    Kept,
}

/// Compiles every source below a root, in one process. It prints its own time, so that the start of Python is not
/// counted.
const SCRIPT: &str = "\
import pathlib, sys, time, typst
root = pathlib.Path(sys.argv[1])
sources = sorted(root.glob('xa-*/*.typ'))
given = dict(root=str(root), font_paths=[str(root / 'fonts')], ignore_system_fonts=True)
wanted = dict(format='pdf', pdf_standards=['a-2a', 'ua-1'])
start = time.perf_counter()
if sys.argv[2] == 'kept':
    compiler = typst.Compiler(str(sources[0]), **given)
    compile = lambda source: compiler.compile(input=source, **wanted)
else:
    compile = lambda source: typst.compile(source, **given, **wanted)
for source in sources:
    source.with_suffix('.python.pdf').write_bytes(compile(str(source)))
print(time.perf_counter() - start)
";

/// How long the Python package takes for all sources below a root; `None` where there is no Python with it.
pub(crate) fn python(root: &Path, how: Python) -> Option<f64> {
    let python = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let how = match how {
        Python::Plain => "plain",
        Python::Kept => "kept",
    };
    let output = Command::new(python).arg("-c").arg(SCRIPT).arg(root).arg(how).output().ok()?;
    String::from_utf8_lossy(&output.stdout).trim().parse().ok()
}

/// How long the processors worked for a command, for itself and in the system, in seconds, where the system reports
/// it. Unlike the time that passes, it does not depend on what else the machine does.
pub(crate) fn processor_time(mut command: Command) -> Option<f64> {
    let mut child = command.spawn().expect("the program runs");
    // A process that has ended is still reported until it is awaited.
    let stat = format!("/proc/{}/stat", child.id());
    let time = loop {
        match ticks(&stat) {
            Some(('Z', ticks)) => break Some(ticks),
            Some(_) => std::thread::sleep(Duration::from_millis(1)),
            None => break None,
        }
    };
    let status = child.wait().expect("a child can be awaited");
    assert!(status.success(), "{command:?} failed");
    time
}

/// The same for what this process does itself.
pub(crate) fn own_processor_time(work: impl FnOnce()) -> Option<f64> {
    let stat = "/proc/self/stat";
    let (_, before) = ticks(stat)?;
    work();
    ticks(stat).map(|(_, after)| after - before)
}

/// The state of a process, and how many seconds the processors worked for it and for those that it has awaited:
/// `proc(5)`, fields 3 and 14 to 17.
fn ticks(path: &str) -> Option<(char, f64)> {
    const A_SECOND: f64 = 100.0;
    let stat = std::fs::read_to_string(path).ok()?;
    let (_, fields) = stat.rsplit_once(") ")?;
    let fields: Vec<&str> = fields.split(' ').collect();
    let count = |field: usize| fields.get(field - 3)?.parse::<f64>().ok();
    Some((fields.first()?.chars().next()?, ((14..=17).map(count).sum::<Option<f64>>()?) / A_SECOND))
}

/// The most memory that a command and the processes that it started took together, in MiB, where the system reports it.
pub(crate) fn peak(mut command: Command) -> Option<u32> {
    let mut child = command.spawn().expect("the program runs");
    let mut peak = None;
    while child.try_wait().expect("a child can be awaited").is_none() {
        let kilobytes: Option<u32> = with_started(child.id()).into_iter().map(resident).sum();
        peak = peak.max(kilobytes.map(|kilobytes| kilobytes / 1024));
        std::thread::sleep(Duration::from_millis(2));
    }
    peak
}

/// A process and those that its threads started.
fn with_started(process: u32) -> Vec<u32> {
    let threads =
        std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().filter_map(Result::ok);
    let started = threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok());
    let started: Vec<String> = started.collect();
    let numbers =
        started.iter().flat_map(|line| line.split_whitespace()).filter_map(|word| word.parse().ok());
    std::iter::once(process).chain(numbers).collect()
}

/// The memory that a process has now, in kilobytes; none of one that has ended.
fn resident(process: u32) -> Option<u32> {
    let report = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = report.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
