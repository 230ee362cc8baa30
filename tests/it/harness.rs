//! A project in a folder of its own, and the program run in it.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::pdf::Pdf;

/// A folder that a test fills, chainable: `Project::sample("long-thanh-2023").replace(…).build()`.
pub(crate) struct Project {
    folder: TempDir,
}

/// The messages of the program and its status.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Project {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// A folder with one of the samples as `data/<name>`.
    pub(crate) fn sample(name: &str) -> Self {
        let project = Self::new();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
        for entry in WalkDir::new(&from).into_iter().map(Result::unwrap) {
            let below = entry.path().strip_prefix(&from).unwrap().to_string_lossy().into_owned();
            if entry.file_type().is_file() {
                project.write(&format!("data/{name}/{below}"), fs::read(entry.path()).unwrap());
            }
        }
        project
    }

    /// A folder with a small plan as `data/plan`, whose text is `body`: YAML nodes, each line indented by
    /// two spaces.
    pub(crate) fn with_body(body: &str) -> Self {
        Self::new().file("data/plan/plan.yaml", &format!("{SMALL}body:\n{body}"))
    }

    /// Writes a file.
    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        self.write(path, text);
        self
    }

    /// Writes a file of bytes.
    pub(crate) fn bytes_at(self, path: &str, bytes: &[u8]) -> Self {
        self.write(path, bytes);
        self
    }

    /// Changes part of a file, which must be there once at least.
    pub(crate) fn replace(self, path: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "`{from}` is not in {path}");
        self.write(path, text.replace(from, to));
        self
    }

    /// Takes a folder away.
    pub(crate) fn without(self, path: &str) -> Self {
        fs::remove_dir_all(self.path(path)).unwrap();
        self
    }

    /// The path of a file of the project.
    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Runs the program in the folder, in English and without colours.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[("LANG", "en_US.UTF-8")])
    }

    /// The same in a folder below.
    pub(crate) fn run_in(&self, below: &str, arguments: &[&str]) -> Run {
        run_from(&self.path(below), arguments, &[("LANG", "en_US.UTF-8")])
    }

    /// Runs the program in the folder with these variables of the environment alone.
    pub(crate) fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        run_from(self.folder.path(), arguments, environment)
    }

    /// Runs the program in the folder, in English, with no more than so much memory where a shell can see to that: what
    /// needs more breaks down.
    pub(crate) fn run_within(&self, mebibytes: u32, arguments: &[&str]) -> Run {
        if cfg!(not(target_os = "linux")) {
            return self.run(arguments);
        }
        let mut command = Command::new("sh");
        let limited = format!("ulimit -c 0; ulimit -v {}; exec \"$0\" \"$@\"", u64::from(mebibytes) * 1024);
        command.args(["-c", &limited, env!("CARGO_BIN_EXE_kehoach")]).args(arguments);
        command.current_dir(self.folder.path());
        spawned(command, &[("LANG", "en_US.UTF-8"), ("PATH", "/usr/bin:/bin")])
    }

    /// Builds everything below `data`.
    pub(crate) fn build(&self) -> Run {
        self.run(&["build"])
    }

    /// Builds everything, which must go well, and reads a PDF of the output folder.
    pub(crate) fn pdf(&self, below: &str) -> Pdf {
        let run = self.build();
        assert_eq!(run.status, 0, "{run:#?}");
        self.built(below)
    }

    /// Reads a PDF of the output folder.
    pub(crate) fn built(&self, below: &str) -> Pdf {
        Pdf::read(&self.bytes(&format!("output/{below}")))
    }

    /// The text of a PDF of the output folder, on one line.
    pub(crate) fn text(&self, below: &str) -> String {
        self.built(below).text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The bytes of a file.
    pub(crate) fn bytes(&self, below: &str) -> Vec<u8> {
        fs::read(self.path(below)).unwrap_or_else(|error| panic!("{below}: {error}"))
    }

    /// Writes a file of bytes while the project is in use.
    pub(crate) fn put(&self, path: &str, bytes: &[u8]) {
        self.write(path, bytes);
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Whether a file is a PDF by its name.
pub(crate) fn is_pdf(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "pdf")
}

/// Runs the program in a folder with these variables of the environment alone.
fn run_from(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    command.current_dir(folder).args(arguments);
    spawned(command, environment)
}

/// Runs a command with these variables of the environment alone.
fn spawned(mut command: Command, environment: &[(&str, &str)]) -> Run {
    command.env_clear().env("NO_COLOR", "1").envs(environment.iter().copied());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (stdout, stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let (stdout, stderr) = (thread::spawn(|| text(stdout)), thread::spawn(|| text(stderr)));
    let status = ended(&mut child);
    Run { status, stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap() }
}

/// Longer than anything takes on a slow machine.
const LONGEST: Duration = Duration::from_mins(1);

/// How the program ended, -1 for a crash; a program without end is stopped, and the test fails.
fn ended(child: &mut Child) -> i32 {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code().unwrap_or(-1);
        }
        if start.elapsed() > LONGEST {
            child.kill().unwrap();
            panic!("the program has not ended after {LONGEST:?}");
        }
        thread::sleep(Duration::from_millis(2));
    }
}

fn text(mut from: impl Read) -> String {
    let mut text = String::new();
    from.read_to_string(&mut text).unwrap();
    text
}

/// All of a small plan but its body.
pub(crate) const SMALL: &str = "\
format: 1
superior: ĐẢNG BỘ TỈNH KHÁNH HÒA
issuer:
  name: ĐẢNG ỦY XÃ CÔNG HẢI
  cited: Ban Thường vụ Đảng ủy xã Công Hải
number: 5
symbol: KH/ĐU
place: Công Hải
date: 2026-06-03
abstract: phát triển đảng viên năm 2026
recipients: [Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]
signature:
  authority: T/M BAN THƯỜNG VỤ
  position: BÍ THƯ
  signer: Nguyễn Văn A
";

/// Asserts that a text has each of some parts.
#[track_caller]
pub(crate) fn assert_says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "`{part}` is not in:\n{text}");
    }
}

/// The commands of the program, as its help lists them.
pub(crate) fn commands() -> Vec<String> {
    let help = Project::new().run(&["--help", "--lang", "en"]).stdout;
    let listed = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = listed.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<String> =
        names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    assert!(names.len() > 10, "{help}");
    names
}

/// Asserts that a list of command lines has each command of the program, but for some that are named with a reason.
#[track_caller]
pub(crate) fn assert_each_command_is_in(lines: &[&[&str]], without: &[(&str, &str)]) {
    for name in commands() {
        let is_in = lines.iter().any(|line| line.first() == Some(&name.as_str()));
        let is_without = without.iter().any(|(known, _)| *known == name);
        assert!(
            is_in != is_without,
            "add `{name}` to the list of this test, or to those without, and say why"
        );
    }
}
