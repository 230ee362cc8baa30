//! Everything that a person can do wrong in the data, and the findings that the program reports.
//!
//! A folder of `cases/` is one case: `change` says how the plan in `cases/_base` is changed, and
//! `stderr.snap` is what the program then prints. After a change of words or places, rewrite all of them
//! with `INSTA_UPDATE=always cargo test --test it findings`, and read the difference: each place by eye.
//!
//! A `change` is read line by line:
//!
//! ```text
//! # a remark
//! $ build --lang vi        the command, where it is not `build`
//! ! issue data/plan        a command that is run first, at this point
//! = data/plan/plan.yaml    the file that follows
//! < abstract: một dòng     lines of the file, as they occur in it once
//! > abstrakt: một dòng     lines in their place; without `<` before them they are added at the end
//! ```
//!
//! A file that is named for the first time is made. `\x` and two digits write a byte.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::{fs, thread};

use kehoach::diag::Code;

use crate::harness::{Project, Run};

/// Codes that no case can cause, and why.
const WITHOUT_CASE: &[(Code, &str)] = &[
    (Code::LinkedFile, "a case holds no links; a test of `life` makes them"),
    (Code::OutputNotUpdated, "an output folder has to fail between two commands; a test of `life` makes it"),
    (Code::RegisterDisagrees, "`verify` alone compares them; a test of `sets` does"),
    (Code::SignedUnfit, "a case holds no signed files; tests of `signed` make them"),
    (Code::SharedTooLarge, "its folder is made by a test of `hostile`, not kept here"),
    (Code::FileTooLarge, "its file is made by a test of `hostile`, not kept here"),
    (Code::LimitExceeded, "its file is made by a test of `hostile`, not kept here"),
    (Code::FindingsCut, "its file is made by a test of `hostile`, not kept here"),
    (Code::FontUnusable, "its file is made by a test of `hostile`, not kept here"),
    (Code::TextInvisible, "its font is made by a test of `hostile`, not kept here"),
    (Code::TemplateLimit, "it takes many seconds: a test of `hostile` has it"),
    (Code::WordText, "a case holds no Word files; tests of `retype` make them"),
    (Code::WordFigure, "a case holds no Word files; tests of `retype` make them"),
    (Code::SheetConflict, "a case holds no workbooks; tests of `import` fill them in"),
    (Code::SheetOfAnotherPlan, "a case holds no workbooks; tests of `import` fill them in"),
    (Code::SheetEmptied, "a case holds no workbooks; tests of `import` fill them in"),
    (Code::WordOfAnother, "a case holds no Word files; tests of `corrections` edit them"),
    (Code::WordConflict, "a case holds no Word files; tests of `corrections` edit them"),
    (Code::WordIssued, "a case holds no Word files; tests of `corrections` edit them"),
    (Code::WordComputed, "a case holds no Word files; tests of `corrections` edit them"),
    (Code::WordLeft, "a case holds no Word files; tests of `corrections` edit them"),
    (Code::WordRemark, "a case holds no Word files; tests of `corrections` edit them"),
    (Code::WordTracked, "a case holds no Word files; tests of `corrections` edit them"),
    (Code::ComparisonFailed, "the library draws any two versions; a template of one's own has to fail"),
    (Code::ForeignFont, "a template has to ask for a font that is there and was not chosen"),
    (Code::TextClipped, "no template clips"),
    (Code::CellOverfull, "the library widens the column, and then turns the page"),
    (Code::TextOverlap, "the library lets no two texts meet"),
];

#[test]
fn every_mistake_is_reported_at_its_place_with_its_mend() {
    let cases = cases();
    assert!(cases.len() > 50, "{} cases", cases.len());
    let reported: Mutex<Vec<(PathBuf, String)>> = Mutex::default();
    let queue = Mutex::new(cases.iter());
    let next = || queue.lock().unwrap().next();
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(case) = next() {
                    let run = run(case);
                    reported.lock().unwrap().push((case.clone(), reported_by(&run)));
                }
            });
        }
    });
    let mut reported = reported.into_inner().unwrap();
    reported.sort();
    let mut settings = insta::Settings::new();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut different = Vec::new();
    for (case, reported) in &reported {
        settings.set_snapshot_path(case);
        settings.set_description(fs::read_to_string(case.join("change")).unwrap_or_default());
        let is_same = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            settings.bind(|| insta::assert_snapshot!("stderr", reported));
        }));
        different.extend(is_same.is_err().then(|| case.file_name().unwrap().to_owned()));
    }
    assert!(different.is_empty(), "{different:?}");
    let printed: Vec<String> = reported.into_iter().map(|(_, text)| text).collect();
    assert_every_code_has_a_case(&printed);
}

/// Asserts that each code is in what one of the cases printed, or in `WITHOUT_CASE`.
fn assert_every_code_has_a_case(printed: &[String]) {
    let has_case = |code: &Code| printed.iter().any(|text| text.contains(&format!("[{}]", code.id())));
    let excused: BTreeSet<Code> = WITHOUT_CASE.iter().map(|(code, _)| *code).collect();
    let without: Vec<_> = Code::ALL.iter().filter(|code| has_case(code) == excused.contains(code)).collect();
    assert!(
        without.is_empty(),
        "add a folder to tests/it/cases, or a line to `WITHOUT_CASE` and not both: {without:?}"
    );
}

#[test]
fn the_base_of_the_cases_has_no_findings() {
    let run = base().build();
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases")
}

fn cases() -> Vec<PathBuf> {
    let all = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<_> = all.filter(|path| !path.ends_with("_base")).collect();
    cases.sort();
    cases
}

fn base() -> Project {
    let mut project = Project::new();
    for file in ["kehoach.yaml", "plan/plan.yaml", "plan/quotas.yaml", "plan/results.yaml"] {
        let text = fs::read_to_string(folder().join("_base/data").join(file)).unwrap();
        project = project.file(&format!("data/{file}"), &text);
    }
    project
}

/// The findings on the screen without the summary of each plan, and the status.
fn reported_by(run: &Run) -> String {
    let is_summary = |line: &&str| line.starts_with("plan: ") || line.starts_with("other: ");
    let lines: Vec<&str> = run.stderr.lines().filter(|line| !is_summary(line)).collect();
    format!("{}\n\nstatus {}", lines.join("\n").trim_end(), run.status)
}

/// The base with a case's changes, and the command run in it.
fn run(case: &Path) -> Run {
    let change = fs::read_to_string(case.join("change")).unwrap();
    let project = base();
    let mut command = "build".to_owned();
    let mut path = String::new();
    let mut lines = change.lines().peekable();
    while let Some(line) = lines.next() {
        let (sign, rest) = line.split_at_checked(2).unwrap_or((line, ""));
        match sign.trim_end() {
            "#" | "" => {}
            "$" => rest.clone_into(&mut command),
            "!" => {
                let first = project.run(&rest.split_whitespace().collect::<Vec<_>>());
                assert_eq!(first.status, 0, "{}: {first:#?}", case.display());
            }
            "=" => {
                rest.clone_into(&mut path);
                let file = project.path(&path);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::OpenOptions::new().create(true).append(true).open(file).unwrap();
            }
            _ => {
                let mut block = vec![line];
                while let Some(line) = lines.next_if(|line| line.starts_with(['<', '>'])) {
                    block.push(line);
                }
                apply(&project.path(&path), &block);
            }
        }
    }
    let arguments: Vec<&str> = command.split_whitespace().collect();
    project.run(&arguments)
}

/// Carries out the changes of lines that belong together.
fn apply(file: &Path, block: &[&str]) {
    let mut bytes = fs::read(file).unwrap();
    let mut lines = block.iter().peekable();
    while lines.peek().is_some() {
        let mut take = |sign: char| {
            let mut taken = Vec::new();
            while let Some(line) = lines.next_if(|line| line.starts_with(sign)) {
                taken.extend(unescaped(line.get(2..).unwrap_or_default()));
                taken.push(b'\n');
            }
            taken
        };
        let (from, to) = (take('<'), take('>'));
        assert!(!from.is_empty() || !to.is_empty(), "{block:?}");
        let places: Vec<usize> =
            line_starts(&bytes).filter(|at| !from.is_empty() && bytes[*at..].starts_with(&from)).collect();
        let at = if from.is_empty() { bytes.len() } else { places.first().copied().unwrap_or(usize::MAX) };
        assert!(places.len() == usize::from(!from.is_empty()), "{block:?} is not there just once");
        bytes.splice(at..at + from.len(), to);
    }
    fs::write(file, bytes).unwrap();
}

fn line_starts(bytes: &[u8]) -> impl Iterator<Item = usize> {
    (0..bytes.len()).filter(|at| *at == 0 || bytes[*at - 1] == b'\n')
}

/// The line with `\x` and two digits as a byte.
fn unescaped(line: &str) -> Vec<u8> {
    let mut parts = line.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(&part.as_bytes()[2..]);
    }
    bytes
}
