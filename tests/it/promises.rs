//! The promises of README.md and ARCHITECTURE.md: each names a test that holds it, and the test exists.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

const TABLE: &str = "## Promises and the tests that hold them";

const ABSENCES: &str = "## What is absent";

/// A row of the table.
struct Promise {
    words: String,
    /// As `tests/it/incremental.rs::the_name_of_a_test`.
    tests: Vec<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text of ARCHITECTURE.md below a heading.
fn section(heading: &str) -> String {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let (_, after) = page.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("{heading}"));
    after.split("\n## ").next().unwrap().to_owned()
}

fn promises() -> Vec<Promise> {
    let rows = section(TABLE);
    let rows = rows.lines().filter(|line| line.starts_with('|')).skip(2);
    let promises = rows.map(|row| {
        let mut cells = row.trim_matches('|').split('|').map(str::trim);
        let (words, tests) = (cells.next().unwrap(), cells.next().unwrap_or_default());
        let tests = tests.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        Promise { words: words.to_owned(), tests }
    });
    promises.collect()
}

/// Whether a name as `tests/it/verify.rs::x` is that of a test.
fn is_test(name: &str) -> bool {
    let Some((file, function)) = name.split_once("::") else { return false };
    let Ok(code) = fs::read_to_string(root().join(file)) else { return false };
    let Some((before, _)) = code.split_once(&format!("fn {function}(")) else { return false };
    let attributes = before.lines().rev().map(str::trim);
    attributes.take_while(|line| line.is_empty() || line.starts_with("#[")).any(|line| line == "#[test]")
}

#[test]
fn every_promise_names_a_test_that_exists() {
    let promises = promises();
    assert!(promises.len() > 20, "{}", promises.len());
    let mut wrong = Vec::new();
    for Promise { words, tests } in &promises {
        if tests.is_empty() {
            wrong.push(format!("{words}: names no test"));
        }
        wrong.extend(
            tests.iter().filter(|test| !is_test(test)).map(|test| format!("{words}: no test `{test}`")),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let words: BTreeSet<&str> = promises.iter().map(|promise| promise.words.as_str()).collect();
    assert_eq!(words.len(), promises.len(), "a promise is listed twice");
}

/// The absences are promises too: the first words of each point, up to its first stop, are a row.
#[test]
fn every_absence_is_a_promise_with_a_test() {
    let section = section(ABSENCES);
    let points: Vec<String> =
        format!("\n{section}").split("\n- ").skip(1).map(|point| point.replace("\n  ", " ")).collect();
    assert!(points.len() > 10, "{}", points.len());
    let known: BTreeSet<String> = promises().into_iter().map(|promise| promise.words).collect();
    let missing: Vec<&str> =
        points.iter().map(|point| opening(point)).filter(|it| !known.contains(*it)).collect();
    assert!(missing.is_empty(), "without a row: {missing:#?}");
}

/// The words of a point before its reasons.
fn opening(point: &str) -> &str {
    let stops = [". ", ".\n", ": ", " (", ", but for"];
    let end = stops.iter().filter_map(|stop| point.find(stop)).min();
    point[..end.unwrap_or(point.len())].trim_end().trim_end_matches('.')
}

#[test]
fn no_template_says_a_length_a_colour_or_a_font() {
    let is_length = |word: &str| {
        let number = word.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '%');
        let unit = &word[number.len()..];
        ["pt", "mm", "cm", "em", "in", "fr", "%"].contains(&unit)
            && number.ends_with(|c: char| c.is_ascii_digit())
    };
    let files = WalkDir::new(root().join("templates")).into_iter().map(Result::unwrap);
    let templates: Vec<PathBuf> = files
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "j2"))
        .collect();
    assert!(templates.len() > 5);
    for path in templates {
        let text = fs::read_to_string(&path).unwrap();
        let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '%');
        assert!(!words.any(is_length), "{}", path.display());
        for look in ["rgb(", "luma(", "cmyk(", "color.", "font:", "fill:", "stroke:", "size:"] {
            assert!(!text.contains(look), "{}: {look}", path.display());
        }
    }
}

/// The packages that the program is linked from, by the lists of `Cargo.lock`: not those of tests alone.
fn linked_packages() -> BTreeSet<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (_, tests) = manifest.split_once("[dev-dependencies]").unwrap();
    let tests = tests.split("\n[").next().unwrap();
    let of_tests: BTreeSet<&str> =
        tests.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name).collect();
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in lock.split("[[package]]").skip(1) {
        let quoted = |line: &str| line.split('"').nth(1).unwrap_or_default().to_owned();
        let name = package.lines().find(|line| line.starts_with("name = ")).map(quoted).unwrap();
        let listed =
            package.split_once("dependencies = [").map_or("", |(_, list)| list.split(']').next().unwrap());
        let names = listed.lines().map(quoted).filter(|name| !name.is_empty());
        let names = names.map(|name| name.split(' ').next().unwrap().to_owned());
        let is_own = name == env!("CARGO_PKG_NAME");
        let names = names.filter(|name| !is_own || !of_tests.contains(name.as_str()));
        needs.entry(name).or_default().extend(names);
    }
    let mut linked = BTreeSet::new();
    let mut open = vec![env!("CARGO_PKG_NAME").to_owned()];
    while let Some(name) = open.pop() {
        if linked.insert(name.clone()) {
            open.extend(needs.get(&name).into_iter().flatten().cloned());
        }
    }
    linked
}

/// `serve` has what answers requests; nothing has what sends them.
#[test]
fn nothing_that_sends_to_a_network_is_compiled_in() {
    let linked = linked_packages();
    for name in ["typst-kit", "axum", "hyper", "tokio"] {
        assert!(linked.contains(name), "{name}: the list is read");
    }
    for name in [
        "ureq",
        "reqwest",
        "hyper-rustls",
        "hyper-tls",
        "curl",
        "attohttpc",
        "isahc",
        "rustls",
        "native-tls",
        "openssl",
        "hickory-resolver",
        "tungstenite",
    ] {
        assert!(!linked.contains(name), "{name}");
    }
    let sources = WalkDir::new(root().join("src")).into_iter().map(Result::unwrap);
    for path in sources
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
    {
        let text = fs::read_to_string(&path).unwrap();
        for word in
            ["TcpStream::connect", "UdpSocket", "UnixStream", "client::conn", "lookup_host", "ToSocketAddrs"]
        {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
        let is_server = path.strip_prefix(root().join("src")).unwrap().starts_with("server");
        assert!(is_server || !text.contains("TcpListener"), "{}: only `serve` listens", path.display());
    }
}

#[test]
fn the_reader_of_the_table_tells_tests_from_other_functions() {
    assert!(is_test("tests/it/promises.rs::every_promise_names_a_test_that_exists"));
    assert!(!is_test("tests/it/promises.rs::opening"));
    assert!(!is_test("tests/it/promises.rs::gone"));
    assert!(!is_test("tests/it/gone.rs::opening"));
    assert_eq!(opening("No clock. A day of issue is given."), "No clock");
    assert_eq!(opening("No file outside (`x` refuses `..`), but"), "No file outside");
    assert!(Path::new(&root()).join("ARCHITECTURE.md").is_file());
}
