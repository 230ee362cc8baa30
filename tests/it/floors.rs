//! The house: each module uses lower floors only, and no file of it does what none may do.

mod circles;
mod messages;
mod signatures;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// The floor of each module of the library.
const FLOORS: &[(&str, u8)] = &[
    ("cli", 12),
    ("server", 11),
    ("report", 10),
    ("archive", 9),
    ("edits", 7),
    ("pipeline", 8),
    ("word", 7),
    ("intake", 8),
    ("compare", 6),
    ("render", 5),
    ("typeset", 5),
    ("workbook", 5),
    ("province", 9),
    ("corrections", 9),
    ("retype", 9),
    ("content", 4),
    ("data", 3),
    ("check", 3),
    ("records", 2),
    ("docx", 1),
    ("signatures", 0),
    ("model", 1),
    ("package", 0),
    ("limits", 0),
    ("listed", 0),
    ("text", 0),
    ("diag", 0),
    ("source", 0),
    ("disk", 0),
];

/// The floors within the pipeline: each of its folders and files uses lower ones only.
const PIPELINE: &[(&str, u8)] = &[
    ("schedule", 5),
    ("stages", 4),
    ("output", 3),
    ("engine", 2),
    ("exchange", 2),
    ("cache", 1),
    ("artifact", 0),
    ("fonts", 0),
    ("isolation", 0),
    ("options", 0),
    ("outcome", 0),
    ("policy", 0),
    ("program", 0),
    ("shard", 0),
    ("workers", 0),
];

/// The longest that a file may be, in lines.
const LONGEST: usize = 500;

/// A file of `src`, without what follows `#[cfg(test)]`.
struct Source {
    /// `render/text.rs`
    path: String,
    lines: usize,
    code: String,
}

impl Source {
    /// The names of its module, from the crate's root: `render`, `text`.
    fn module(&self) -> Vec<&str> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/').filter(|part| !matches!(*part, "lib" | "main")).collect()
    }

    /// The modules of the library that it names, by `crate::…` or by as many `super::` as lead there.
    fn uses(&self) -> Vec<String> {
        let mut used = Vec::new();
        for (at, _) in self.code.match_indices("crate::").chain(self.code.match_indices("super::")) {
            let before = &self.code[..at];
            if before.ends_with("super::")
                || before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$')
            {
                continue;
            }
            let mut rest = &self.code[at..];
            let mut module: Vec<&str> = self.module();
            // `super` in an inline module means one level less; there are none outside tests.
            while let Some(after) = rest.strip_prefix("super::") {
                module.pop();
                rest = after;
            }
            if let Some(after) = rest.strip_prefix("crate::") {
                module.clear();
                rest = after;
            }
            if module.is_empty() {
                used.extend(first_names(rest));
            } else {
                used.push(module[0].to_owned());
            }
        }
        used
    }
}

/// The first name of a path, or of each path in braces.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(inside) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut depth = 0;
    let mut names = vec![name(inside.trim_start())];
    for (at, character) in inside.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name(inside[at + 1..].trim_start())),
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let is_test = name.ends_with("/tests.rs") || name.contains("/tests/");
                let code = if is_test { "" } else { text.split("#[cfg(test)]\nmod tests {").next().unwrap() };
                let code = code.split("#[cfg(all(test, unix))]\nmod tests {").next().unwrap();
                let code: Vec<&str> =
                    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
                found.push(Source { path: name, lines: text.lines().count(), code: code.join("\n") });
            }
        }
    }
    assert!(found.len() > 50, "{}", found.len());
    found
}

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

#[test]
fn each_module_uses_lower_floors_only() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for source in sources() {
        let Some(own) = source.module().first().map(|name| (*name).to_owned()) else { continue };
        let Some(from) = floor(&own) else {
            wrong
                .push(format!("{}: add {own} to FLOORS, and to the drawing in ARCHITECTURE.md", source.path));
            continue;
        };
        for used in source.uses() {
            let Some(to) = floor(&used) else {
                wrong.push(format!("{} uses crate::{used}, which is not in FLOORS", source.path));
                continue;
            };
            count += 1;
            let is_ground = from == 0 && to == 0;
            if used != own && to >= from && !is_ground {
                wrong.push(format!("{} ({own}, {from}) uses {used} ({to})", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(count > 200, "{count} uses were looked at");
}

#[test]
fn each_folder_of_the_pipeline_uses_lower_ones_only() {
    let floor = |name: &str| PIPELINE.iter().find(|(known, _)| *known == name).map(|(_, floor)| *floor);
    let path = Regex::new(r"crate::pipeline::(\w+)").unwrap();
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = source.path.strip_prefix("pipeline/").filter(|path| *path != "mod.rs") else {
            continue;
        };
        let own = own.split(['/', '.']).next().unwrap();
        let from = floor(own).unwrap_or_else(|| panic!("{}: add {own} to PIPELINE", source.path));
        for used in path.captures_iter(&source.code).map(|found| found[1].to_owned()) {
            let to = floor(&used)
                .unwrap_or_else(|| panic!("{} uses {used}, which is not in PIPELINE", source.path));
            if used != own && to >= from && from > 0 {
                wrong.push(format!("{} ({own}, {from}) uses {used} ({to})", source.path));
            }
            if from == 0 && to > 0 {
                wrong.push(format!("{} ({own}) uses {used} ({to})", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The drawing of the floors in ARCHITECTURE.md is that of this file, and every file that the page names is there.
#[test]
fn the_page_of_the_architecture_shows_the_house_as_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let drawing = page.split("\n## Floors\n").nth(1).unwrap().split("```").nth(1).unwrap();
    let line = Regex::new(r"(?m)^(\d+) +((?:\w+(?:, )?)+)  ").unwrap();
    let drawn = line.captures_iter(drawing).flat_map(|found| {
        let floor: u8 = found[1].parse().unwrap();
        found[2].split(", ").map(move |name| (name.to_owned(), floor)).collect::<Vec<_>>()
    });
    let drawn: BTreeSet<(String, u8)> = drawn.collect();
    let floors: BTreeSet<(String, u8)> =
        FLOORS.iter().map(|(name, floor)| ((*name).to_owned(), *floor)).collect();
    let differences: Vec<&(String, u8)> = drawn.symmetric_difference(&floors).collect();
    assert!(
        differences.is_empty(),
        "the drawing of the floors in ARCHITECTURE.md, or FLOORS: {differences:?}"
    );
    let named = Regex::new(r"`((?:[\w.-]+/)+[\w.-]+\.\w+)(?:::\w+)?`").unwrap();
    let paths: BTreeSet<&str> =
        named.captures_iter(&page).map(|found| found.get(1).unwrap().as_str()).collect();
    let is_there = |path: &&&str| root.join(path).exists() || root.join("src").join(path).exists();
    let missing: Vec<_> =
        paths.iter().filter(|path| !path.starts_with("output/")).filter(|path| !is_there(path)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(paths.len() > 60, "{} paths", paths.len());
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    let source =
        |code: &str| Source { path: "render/text.rs".to_owned(), lines: 1, code: code.to_owned() }.uses();
    assert_eq!(source("use crate::data::{a, b};"), ["data"]);
    assert_eq!(source("use crate::{pipeline::{a, b}, check, cli::x};"), ["pipeline", "check", "cli"]);
    assert_eq!(source("let x = super::super::pipeline::y();"), ["pipeline"]);
    assert_eq!(source("super::runs::x(); $crate::data::y()"), ["render"]);
}

/// The calls that read the content of files, in the standard library.
const READING: &[&str] = &[
    "File::open",
    "fs::read(",
    "fs::read_to_string",
    "::read_to_string(",
    ".read_to_end(",
    ".read_to_string(",
];

/// The calls that make, change, rename or remove files and folders, in the standard library and in those that are
/// used.
const WRITING: &[&str] = &[
    "fs::write",
    "fs::rename",
    "fs::copy",
    "fs::remove_",
    "fs::create_dir",
    "fs::hard_link",
    "fs::soft_link",
    "fs::set_permissions",
    "DirBuilder",
    "File::create",
    "File::options",
    "OpenOptions",
    "os::unix::fs",
    "os::windows::fs",
    ".set_permissions(",
    ".set_modified(",
    ".set_times(",
    ".set_len(",
    "tempfile",
    "process::Command",
];

#[test]
fn one_module_alone_reads_and_writes_files() {
    let elsewhere = sources().into_iter().filter(|source| !source.path.starts_with("disk/"));
    let words = || READING.iter().chain(WRITING).chain(["fs::{", "fs as ", "fs::*"].iter());
    let found = elsewhere.flat_map(|Source { path, code, .. }| {
        words().filter(move |word| code.contains(**word)).map(move |word| format!("{path}: {word}"))
    });
    let wrong: Vec<String> = found.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<_> = sources().iter().filter(|s| s.lines > LONGEST).map(|s| s.path.clone()).collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn the_library_neither_prints_nor_exits_nor_unwraps() {
    const NOWHERE: [&str; 8] =
        ["SystemTime::now", ".unwrap()", "TODO", "FIXME", "todo!(", "unimplemented!(", "dbg!(", "unsafe {"];
    const IN_CLI_ALONE: [&str; 6] =
        ["println!(", "eprintln!(", "print!(", "eprint!(", "process::exit", "io::stdout"];
    let mut wrong = Vec::new();
    for source in sources() {
        let may_print = source.path.starts_with("cli/") || source.path == "main.rs";
        let forbidden = NOWHERE.iter().chain(IN_CLI_ALONE.iter().filter(|_| !may_print));
        wrong.extend(
            forbidden.filter(|word| source.code.contains(**word)).map(|w| format!("{}: {w}", source.path)),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
