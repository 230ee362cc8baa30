//! The samples with slips of hand and eye in them are reported or built, never with a crash, never without end.
//!
//! A long run by hand: `KEHOACH_CASES=100000 cargo test --test it hostile`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use kehoach::check::check;
use kehoach::data::{PlanFolder, load_plan};
use kehoach::diag::{Code, Findings, Severity};
use kehoach::model::Settings;
use kehoach::render::{Renderer, Templates};
use kehoach::source::Place;
use kehoach::typeset::EMBEDDED_FAMILY;
use proptest::prelude::*;

use super::property::cases;

/// Longer than any sample takes, on a slow machine that does other work too.
const LONGEST: Duration = Duration::from_secs(20);

/// Pieces of YAML as people write it, and as others have written it to break readers.
const BITS: &[&str] = &[
    ":",
    ": ",
    "- ",
    "#",
    " #",
    "\t",
    "\n",
    "\r\n",
    "  ",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    "{{",
    "}}",
    "{{ x }}",
    ">-\n",
    "|",
    "&a ",
    "*a",
    "!t ",
    "%",
    "@",
    "`",
    "?",
    "~",
    "null",
    "---\n",
    "...\n",
    "<<: *a",
    "\u{feff}",
    "\u{0}",
    "\u{202e}",
    "a\u{306}",
    "ủy",
    "999999999999999999999",
    "-1",
    "1e309",
    "0x1F",
    "2026-02-31",
    "2026-Q5",
    "9 - 1",
    "\\",
    "\\u",
    "{%",
];

/// A slip: in which file, at which part of it, and what is done there.
#[derive(Clone, Debug)]
struct Slip {
    file: prop::sample::Index,
    at: prop::sample::Index,
    to: prop::sample::Index,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Insert(&'static str),
    Replace(&'static str),
    CutLine,
    DoubleLine,
    MoveLine,
    Indent,
    CutRest,
    CutCharacter,
    CutValue,
}

fn slips() -> impl Strategy<Value = Vec<Slip>> {
    let bit = || prop::sample::select(BITS);
    let kind = prop_oneof![
        3 => bit().prop_map(Kind::Insert),
        3 => bit().prop_map(Kind::Replace),
        2 => Just(Kind::CutLine),
        2 => Just(Kind::DoubleLine),
        1 => Just(Kind::MoveLine),
        2 => Just(Kind::Indent),
        1 => Just(Kind::CutRest),
        3 => Just(Kind::CutCharacter),
        3 => Just(Kind::CutValue),
    ];
    let any = any::<prop::sample::Index>;
    let slip = (any(), any(), any(), kind).prop_map(|(file, at, to, kind)| Slip { file, at, to, kind });
    prop::collection::vec(slip, 1..6)
}

fn slipped(text: &str, slip: &Slip) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if characters.is_empty() {
        return text.to_owned();
    }
    let at = slip.at.index(characters.len());
    let line = slip.at.index(lines.len());
    let from = |range: std::ops::Range<usize>| characters[range].iter().collect::<String>();
    let end = characters.len();
    match slip.kind {
        Kind::Insert(bit) => from(0..at) + bit + &from(at..end),
        Kind::Replace(bit) => from(0..at) + bit + &from(at + 1..end),
        Kind::CutCharacter => from(0..at) + &from(at + 1..end),
        Kind::CutRest => from(0..at),
        Kind::CutLine => {
            lines.remove(line);
            lines.concat()
        }
        Kind::DoubleLine => {
            lines.insert(line, lines[line]);
            lines.concat()
        }
        Kind::MoveLine => {
            let moved = lines.remove(line);
            lines.insert(slip.to.index(lines.len() + 1), moved);
            lines.concat()
        }
        Kind::Indent => {
            let indented = format!("  {}", lines[line]);
            lines[line] = &indented;
            lines.concat()
        }
        Kind::CutValue => {
            let cut = lines[line].split_once(": ").map(|(key, _)| format!("{key}:\n"));
            let cut = cut.unwrap_or_default();
            lines[line] = &cut;
            lines.concat()
        }
    }
}

/// A sample: its files by their path below it.
fn sample(name: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    let mut files = Vec::new();
    for folder in [root.clone(), root.join("reports")] {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
            files.push((path.strip_prefix(&root).unwrap().to_owned(), fs::read_to_string(&path).unwrap()));
        }
    }
    files.sort();
    files
}

/// All that a check does, on files of these texts.
fn checked(files: &[(PathBuf, String)], renderer: &Renderer) -> Findings {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let root = folder.path().to_owned();
    let mut findings = Findings::default();
    let plan = load_plan(&PlanFolder::new("plan".to_owned(), root.clone(), root), &mut findings);
    let settings = Settings::default();
    let mut found = Findings::default();
    check(&plan, None, |document| renderer.profile(document, &settings), &mut found);
    renderer.render(&plan, &settings, &plan.parts(), &mut found);
    found.drop_following(&plan.doubts);
    assert!(plan.doubts.is_empty() || findings.has_errors(), "what is in doubt is told: {findings:?}");
    findings.extend(found);
    findings.put_in_order();
    findings
}

fn renderer() -> Renderer {
    let mut findings = Findings::default();
    let templates = Templates::load(None, &mut findings).unwrap();
    Renderer::new(templates, vec![EMBEDDED_FAMILY.to_owned()], &mut findings).unwrap()
}

#[test]
fn samples_with_slips_are_reported_or_built() {
    let renderer = renderer();
    for name in ["ham-liem-2026", "long-thanh-2023"] {
        let sample = sample(name);
        assert!(sample.len() >= 3, "{sample:?}");
        assert!(!checked(&sample, &renderer).has_errors());
        proptest!(cases(60), |(slips in slips())| {
            let mut files = sample.clone();
            for slip in &slips {
                let at = slip.file.index(files.len());
                files[at].1 = slipped(&files[at].1, slip);
            }
            let start = Instant::now();
            let findings = checked(&files, &renderer);
            prop_assert!(start.elapsed() < LONGEST, "{:?}", start.elapsed());
            prop_assert!(findings.iter().count() < 2_000);
            // The templates are whole: what fails in one was let through before.
            prop_assert!(findings.iter().all(|finding| finding.code() != Code::TemplateFailed), "{findings:?}");
            for finding in &findings {
                if let Some(place) = finding.place() {
                    place.text();
                    place.line_column();
                }
            }
        });
    }
}

/// The line with another value after its key, where it has a plain one.
fn with_value(line: &str, value: &str) -> Option<String> {
    let (key, written) = line.split_once(": ")?;
    let name = key.trim_start_matches([' ', '-']);
    let is_key = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
    let is_plain = !written.is_empty() && !written.starts_with(['>', '|', '#', '[', '{', '&', '"']);
    (is_key && is_plain).then(|| format!("{key}: {value}"))
}

#[test]
fn a_value_that_cannot_be_read_is_reported_at_its_line_alone() {
    let renderer = renderer();
    let mut count = 0;
    for name in ["ham-liem-2026", "long-thanh-2023"] {
        let sample = sample(name);
        for (at, (path, text)) in sample.iter().enumerate() {
            let lines: Vec<&str> = text.lines().collect();
            for line in 0..lines.len() {
                let Some(broken) = with_value(lines[line], "{x: [y]}") else { continue };
                let mut files = sample.clone();
                let mut lines = lines.clone();
                lines[line] = &broken;
                files[at].1 = lines.join("\n");
                let findings = checked(&files, &renderer);
                let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error);
                let places: Vec<_> = errors.map(|finding| finding.place().cloned()).collect();
                let is_there = |place: &Option<Place>| {
                    let place = place.as_ref().unwrap();
                    place.source().path().ends_with(&*path.to_string_lossy())
                        && place.line_column().0 == line + 1
                };
                assert!(!places.is_empty(), "{name}/{}:{}", path.display(), line + 1);
                assert!(places.iter().all(is_there), "{name}/{}:{}: {findings:?}", path.display(), line + 1);
                count += 1;
            }
        }
    }
    assert!(count > 150, "{count} values");
}
