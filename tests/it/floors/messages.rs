//! Messages: what a command asks of the catalogues is in both.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use kehoach::diag::Code;
use kehoach::report::{Catalogue, Language};
use regex::Regex;

use super::sources;
use crate::harness::commands;

/// The ids of messages that a text of Rust names: in a call that says one, and where one of several is chosen before the
/// call.
fn named(code: &str) -> BTreeSet<String> {
    let said = Regex::new(r#"\.(?:info|error|message|say|word|print)\(\s*"([\w-]+)""#).unwrap();
    let chosen = Regex::new(r"let (?:\([^)]*\bid\)|id|message) =\s([^;]*);").unwrap();
    let field = Regex::new(r#"\b(?:nothing|written|ask|unanswered): "([\w-]+)""#).unwrap();
    let literal = Regex::new(r#""([a-z]+(?:-[a-z]+)*)""#).unwrap();
    let direct = said.captures_iter(code).chain(field.captures_iter(code)).map(|found| found[1].to_owned());
    let chosen = chosen.captures_iter(code).flat_map(|found| {
        literal.captures_iter(found.get(1).unwrap().as_str()).map(|id| id[1].to_owned()).collect::<Vec<_>>()
    });
    direct.chain(chosen).collect()
}

#[test]
fn every_message_that_is_named_is_in_both_catalogues() {
    let catalogues = Language::ALL.map(Catalogue::new);
    let mut missing = Vec::new();
    let mut count = 0;
    for source in sources()
        .into_iter()
        .filter(|source| source.path.starts_with("cli/") || source.path.starts_with("report/"))
    {
        for id in named(&source.code) {
            count += 1;
            let lacking = catalogues.iter().filter(|catalogue| !catalogue.has(&id));
            missing.extend(
                lacking.map(|catalogue| format!("{}: {id} ({})", source.path, catalogue.language().tag())),
            );
        }
    }
    assert!(missing.is_empty(), "add to src/report/locale/*.ftl: {missing:#?}");
    assert!(count > 60, "{count} messages");
}

/// Every message is a code's, or one that the sources or another message name: whole, or by the beginning that they
/// complete (`"reason-{`).
#[test]
fn every_message_of_the_catalogues_is_used() {
    let literal = Regex::new(r#""([a-z][a-z0-9-]*)(\{?)"#).unwrap();
    let sources: Vec<String> = sources().into_iter().map(|source| source.code).collect();
    let found = sources.iter().flat_map(|code| literal.captures_iter(code));
    let (beginnings, named): (Vec<_>, Vec<_>) =
        found.map(|found| found.extract::<2>().1).partition(|[_, brace]| !brace.is_empty());
    let named: BTreeSet<&str> = named.into_iter().map(|[id, _]| id).collect();
    let beginnings: BTreeSet<&str> =
        beginnings.into_iter().map(|[id, _]| id).filter(|id| id.ends_with('-')).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/locale/en.ftl");
    let catalogue = fs::read_to_string(path).unwrap();
    let message = Regex::new(r"(?m)^([a-z][\w-]*) = ").unwrap();
    let ids: Vec<&str> = message.captures_iter(&catalogue).map(|found| found.extract::<1>().1[0]).collect();
    assert!(ids.len() > 300, "{} messages", ids.len());
    let page = PageWords::new();
    let is_used = |id: &&str| {
        named.contains(id)
            || id.strip_prefix("page-").is_some_and(|word| page.has(word))
            || Code::from_id(id).is_some()
            || beginnings.iter().any(|beginning| id.starts_with(beginning))
            || catalogue.contains(&format!("{{ {id} }}"))
    };
    let unused: Vec<&str> = ids.into_iter().filter(|id| !is_used(id)).collect();
    assert!(unused.is_empty(), "take out of src/report/locale/*.ftl: {unused:?}");
}

/// The words that the scripts of the page of `serve` ask for: whole, or by the beginning or the end of them
/// (`` `state-${``, `` }-done` ``).
struct PageWords {
    beginnings: Vec<String>,
    ends: Vec<String>,
    scripts: String,
}

impl PageWords {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/server/assets");
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let scripts = files.filter(|path| path.extension().is_some_and(|ending| ending == "js"));
        let scripts: String = scripts.map(|path| fs::read_to_string(path).unwrap()).collect();
        let parts = |pattern: &str| {
            let pattern = Regex::new(pattern).unwrap();
            pattern.captures_iter(&scripts).map(|found| found[1].to_owned()).collect::<Vec<_>>()
        };
        let beginnings = parts(r"`([a-z-]+-)\$\{");
        let ends = parts(r"\$\{[a-z]+\}([a-z]?-[a-z-]+)`");
        Self { beginnings, ends, scripts }
    }

    fn has(&self, word: &str) -> bool {
        // The names of keys are those of the data: `keyName(node.key)`.
        word.starts_with("key-")
            || self.scripts.contains(&format!("\"{word}\""))
            || self.beginnings.iter().any(|beginning| word.starts_with(beginning))
            || self.ends.iter().any(|end| word.ends_with(end))
    }
}

/// Every word that the page asks for by its whole name is in both catalogues.
#[test]
fn every_word_of_the_page_is_in_both_catalogues() {
    let said = Regex::new(r#"\bsay\("([a-z0-9-]+)""#).unwrap();
    let page = PageWords::new();
    let catalogues = Language::ALL.map(Catalogue::new);
    let words: BTreeSet<&str> =
        said.captures_iter(&page.scripts).map(|found| found.get(1).unwrap().as_str()).collect();
    assert!(words.len() > 80, "{}", words.len());
    let is_missing =
        |word: &&&str| catalogues.iter().any(|catalogue| !catalogue.has(&format!("page-{word}")));
    let missing: Vec<_> = words.iter().filter(is_missing).collect();
    assert!(missing.is_empty(), "add to src/report/locale/*.ftl, after `page-`: {missing:?}");
}

/// A command that a message or the documentation names is one that the program has.
#[test]
fn every_command_that_is_named_is_there() {
    let commands = commands();
    let named = Regex::new(r"`kehoach ([a-z]+)").unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let locale = ["en.ftl", "vi.ftl", "explain-en.txt", "explain-vi.txt"]
        .map(|name| format!("src/report/locale/{name}"));
    let documents = ["README.md", "data/README.md", "templates/README.md", "SCALING.md"].map(str::to_owned);
    let mut count = 0;
    for file in locale.into_iter().chain(documents) {
        let text = fs::read_to_string(root.join(&file)).unwrap();
        for found in named.captures_iter(&text) {
            count += 1;
            assert!(commands.contains(&found[1].to_owned()), "{file} names `kehoach {}`", &found[1]);
        }
    }
    assert!(count > 40, "{count} places");
}
