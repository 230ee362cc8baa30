//! One document from nothing to PDF, the whole process, against `typst compile` on the same source.
//!
//! `cargo bench --bench one_document` needs the `typst` command of the same version on the `PATH`, or its
//! path in `TYPST`. The two run in turn, so that a machine whose speed drifts slows both; what counts is the
//! ratio, not the times.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each command runs.
const RUNS: usize = 21;

/// The sample that is built: a plan of five pages.
const DOCUMENT: &str = "long-thanh-2023/ke-hoach";

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let project = one_plan(folder.path());
    generate(&project);
    let typst = std::env::var_os("TYPST").unwrap_or_else(|| OsString::from("typst"));
    let ours = || timed(&mut kehoach(&project, "pdf"));
    let theirs = || timed(&mut typst_compile(&typst, &project));
    if theirs().is_none() {
        println!("no `typst` command: only our own time is measured");
        println!("kehoach build: {:.1} ms", milliseconds(median((0..RUNS).filter_map(|_| ours()).collect())));
        return;
    }
    let pairs: Vec<_> = (0..RUNS).filter_map(|_| Some((ours()?, theirs()?))).collect();
    let (ours, theirs): (Vec<_>, Vec<_>) = pairs.iter().copied().unzip();
    let ratios = pairs.iter().map(|(ours, theirs)| ours.as_secs_f64() / theirs.as_secs_f64());
    println!(
        "kehoach build: {:.1} ms, typst compile: {:.1} ms (medians of {RUNS})",
        milliseconds(median(ours)),
        milliseconds(median(theirs))
    );
    println!("kehoach takes {:.2} of the time of typst (median of the pairs)", middle(ratios.collect()));
}

/// A project with the sample's plan alone, without its annex: one document.
fn one_plan(folder: &Path) -> std::path::PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/long-thanh-2023");
    let to = folder.join("data/long-thanh-2023");
    std::fs::create_dir_all(&to).expect("a folder can be made");
    for file in ["plan.yaml", "quotas.yaml", "results.yaml"] {
        let text = std::fs::read_to_string(from.join(file)).expect("the sample can be read");
        let text = if file == "plan.yaml" { without_annexes(&text) } else { text };
        std::fs::write(to.join(file), text).expect("the sample can be copied");
    }
    folder.to_path_buf()
}

/// The annexes are at the end of the file; the text then names its annex in plain words.
fn without_annexes(plan: &str) -> String {
    let text = plan.split("\nannexes:").next().unwrap_or(plan);
    text.replace("{{ annex(1) }}", "Phụ lục") + "\n"
}

/// The Typst source with its library and fonts.
fn generate(project: &Path) {
    assert!(timed(&mut kehoach(project, "typ")).is_some(), "the sample builds");
}

fn kehoach(project: &Path, format: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    // Without it the second run would find the first one's file fresh.
    command.current_dir(project).args(["build", "--force", "--quiet", "--format", format]);
    command
}

/// The same page, fonts and standards. The sample is dated, so PDF/A-2a is among them.
fn typst_compile(typst: &OsString, project: &Path) -> Command {
    let mut command = Command::new(typst);
    command.current_dir(project.join("output"));
    command.args(["compile", "--root", ".", "--font-path", "fonts", "--ignore-system-fonts"]);
    command.args(["--pdf-standard", "a-2a,ua-1", &format!("{DOCUMENT}.typ"), "typst.pdf"]);
    command
}

/// How long a command takes, if it can be run and succeeds.
fn timed(command: &mut Command) -> Option<Duration> {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    status.success().then(|| start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn middle(mut ratios: Vec<f64>) -> f64 {
    ratios.sort_by(f64::total_cmp);
    ratios.get(ratios.len() / 2).copied().unwrap_or(f64::NAN)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
