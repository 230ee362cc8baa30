//! A province at once: against a loop of `typst compile`, the Python package of Typst, and Typst's crates alone; and
//! what is left to do where little or nothing changed.
//!
//! `cargo bench --bench province` needs the `typst` command of the same version on the `PATH` or at `TYPST`, and
//! leaves Python out where `PYTHON` (or `python3`) has no package `typst`. `COMMUNES` is how many there are, `JOBS`
//! how many are worked on at once. What counts are the ratios, not the times: all is measured in turn in one run.

mod bare;
mod commune;
mod rivals;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use commune::Text;
use rivals::Python;

/// Against whom; Python in one process.
const RIVALS: [&str; 4] =
    ["loop of typst compile", "Python typst.compile", "Python typst.Compiler", "Typst's crates alone"];

/// How often each is measured, so that what else the machine does meets none alone.
const ROUNDS: usize = 5;

/// As the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let communes = variable("COMMUNES", 40);
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let jobs = variable("JOBS", cores);
    println!("{communes} communes, each with a plan of five pages and an annex; {jobs} at once\n");
    for text in [Text::Distinct, Text::Shared] {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let province = Province { folder: folder.path().to_path_buf(), communes, jobs };
        commune::write(&province.folder, communes, text);
        province.compare(text);
        if text == Text::Distinct {
            province.change_little();
        }
    }
}

/// Communes in a folder.
struct Province {
    folder: PathBuf,
    communes: usize,
    jobs: usize,
}

impl Province {
    /// The whole province, by us and by the others in turn.
    fn compare(&self, text: Text) {
        let sources = self.folder.join("sources");
        run(self.build(&sources).args(["--format", "typ"]));
        let is_document = |path: &PathBuf| path.to_string_lossy().starts_with("xa-");
        let documents: Vec<PathBuf> = files(&sources, "typ").into_iter().filter(is_document).collect();
        let (output, bare) = (self.folder.join("output"), self.folder.join("bare"));
        let mut fastest = [f64::INFINITY; 5];
        for _ in 0..ROUNDS {
            let round = [
                Some(seconds(|| run(self.build(&output).arg("--force")))),
                rivals::typst_loop(&sources, &documents),
                rivals::python(&sources, Python::Plain),
                rivals::python(&sources, Python::Kept),
                Some(seconds(|| bare::compile(&sources, &documents, &bare, self.jobs))),
            ];
            for (fastest, time) in fastest.iter_mut().zip(round) {
                *fastest = fastest.min(time.unwrap_or(f64::INFINITY));
            }
        }
        let [ours, rivals @ ..] = fastest;
        let text = if text == Text::Shared {
            "text shared, names and figures differ"
        } else {
            "every paragraph differs"
        };
        let communes = f64::from(u32::try_from(self.communes).unwrap_or(u32::MAX));
        println!("{text}, the fastest of {ROUNDS} runs each:");
        println!("  kehoach build                {ours:7.2} s  {:6.1} communes/s", communes / ours);
        for (who, time) in RIVALS.iter().zip(rivals) {
            if time.is_finite() {
                println!("  {who:28} {time:7.2} s  kehoach is {:.2} times as fast", time / ours);
            } else {
                println!("  {who:28} not here");
            }
        }
        println!();
    }

    /// Of ten times as many communes: memory, one figure changed, nothing changed; and a file saved under `watch`.
    fn change_little(&self) {
        let many = Self { folder: self.folder.join("many"), communes: 10 * self.communes, jobs: self.jobs };
        commune::write(&many.folder, many.communes, Text::Distinct);
        let output = many.folder.join("output");
        let few_peak = rivals::peak(self.build(&self.folder.join("again")));
        let start = Instant::now();
        let many_peak = rivals::peak(many.build(&output));
        let full = start.elapsed().as_secs_f64();
        println!("ten times as many: {full:.1} s");
        match (few_peak, many_peak) {
            (Some(few), Some(many)) => {
                println!("  memory: {few} MiB; {:.2} times that for them", f64::from(many) / f64::from(few));
            }
            _ => println!("  memory: not told on this system"),
        }
        let quotas = many.folder.join("data").join(commune::id(many.communes / 2)).join("quotas.yaml");
        replace(&quotas, commune::QUOTA[0], commune::QUOTA[1]);
        let start = Instant::now();
        let built =
            many.build(&output).arg("--json").stdout(Stdio::piped()).output().expect("the program runs");
        let one = start.elapsed().as_secs_f64();
        let made = String::from_utf8_lossy(&built.stdout).matches("\"kind\":\"output\"").count();
        println!("  one quota changed: {made} documents made, {:.2} % of the time", 100.0 * one / full);
        many.change_nothing(&output);
        self.watch();
        println!();
    }

    /// Measures a build where nothing changed, against hashing what it has to read: all inputs; and all outputs too,
    /// where there is no hint of what they were.
    fn change_nothing(&self, output: &Path) {
        let data = self.folder.join("data");
        let inputs = || hash_all(&data, "yaml");
        let both = || {
            inputs();
            hash_all(output, "pdf");
        };
        self.compare_with_hashing("nothing changed", || self.build(output), inputs);
        for hint in files(output, "hint") {
            std::fs::remove_file(output.join(hint)).expect("a hint can be removed");
        }
        // A dry run writes none again.
        let dry = || {
            let mut command = self.build(output);
            command.arg("--dry-run");
            command
        };
        self.compare_with_hashing("nothing changed, outputs read", dry, both);
    }

    /// The fastest of some runs of both in turn, and the least that the processors worked.
    fn compare_with_hashing(&self, what: &str, build: impl Fn() -> Command, hashing: impl Fn()) {
        let (mut passed, mut worked) = ([f64::INFINITY; 2], [f64::INFINITY; 2]);
        let least = |known: &mut f64, time: f64| *known = known.min(time);
        for _ in 0..3 * ROUNDS {
            least(&mut passed[0], seconds(|| run(&mut build())));
            least(&mut passed[1], seconds(&hashing));
            least(&mut worked[0], rivals::processor_time(build()).unwrap_or(f64::INFINITY));
            least(&mut worked[1], rivals::own_processor_time(&hashing).unwrap_or(f64::INFINITY));
        }
        let documents = 2 * self.communes;
        println!(
            "  {what}, {documents} documents: {:.1} ms, {:.2} times what hashing takes; of processors {:.2} times",
            1e3 * passed[0],
            passed[0] / passed[1],
            worked[0] / worked[1],
        );
    }

    /// From saving a file to the finished PDF, less the time for which `watch` waits for more to be saved.
    fn watch(&self) {
        const QUIET: Duration = Duration::from_millis(60);
        let (data, output) = (self.folder.join("data").join(commune::id(0)), self.folder.join("watched"));
        let cold =
            (0..5).map(|_| seconds(|| run(command().arg("build").args([&data]).arg("-qfo").arg(&output))));
        let mut cold: Vec<f64> = cold.collect();
        let mut watching = command();
        let mut watching =
            watching.arg("watch").arg(&data).arg("-o").arg(&output).spawn().expect("the program runs");
        let pdf = output.join(commune::id(0)).join("ke-hoach.pdf");
        std::thread::sleep(Duration::from_secs(2));
        let mut saved: Vec<f64> = (0..6)
            .map(|n| {
                let before = modified(&pdf);
                let start = Instant::now();
                replace(&data.join("quotas.yaml"), commune::QUOTA[n % 2], commune::QUOTA[1 - n % 2]);
                while modified(&pdf) == before && start.elapsed() < Duration::from_secs(20) {
                    std::thread::sleep(Duration::from_millis(1));
                }
                let time = start.elapsed().saturating_sub(QUIET).as_secs_f64();
                std::thread::sleep(Duration::from_millis(300));
                time
            })
            .collect();
        let _ = watching.kill().and_then(|()| watching.wait());
        let (saved, cold) = (median(&mut saved), median(&mut cold));
        println!("saved under watch: {:.1} ms, {:.2} of a build from nothing", 1e3 * saved, saved / cold);
    }

    fn build(&self, output: &Path) -> Command {
        let mut command = command();
        command.arg("build").arg(self.folder.join("data")).args([
            "--quiet",
            "--jobs",
            &self.jobs.to_string(),
        ]);
        command.arg("--output").arg(output);
        command
    }
}

/// Reads and hashes once every file with an ending, as is needed to know that nothing changed.
fn hash_all(folder: &Path, ending: &str) {
    for path in files(folder, ending) {
        std::hint::black_box(blake3::hash(&std::fs::read(folder.join(path)).expect("it can be read")));
    }
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn run(command: &mut Command) {
    assert!(command.status().expect("the program runs").success(), "{command:?} failed");
}

fn seconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).expect("data can be read");
    std::fs::write(path, text.replace(from, to)).expect("data can be written");
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|metadata| metadata.modified()).ok()
}

fn variable(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

/// The files with an ending, by their paths below a folder, in order.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = walk.filter(|entry| entry.path().extension().is_some_and(|own| own == ending));
    files.filter_map(|entry| Some(entry.path().strip_prefix(folder).ok()?.to_path_buf())).collect()
}
