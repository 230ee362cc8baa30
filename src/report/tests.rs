//! Tests that every word by which the program chooses a text has its text in both catalogues.

mod variants;

use std::io::ErrorKind;
use std::path::Path;

use walkdir::WalkDir;

use super::catalogue::{Catalogue, Language};
use crate::data::reason;
use crate::diag::{Arguments, Code, DataChange, ValueChange};
use crate::disk::Refusal;
use crate::pipeline::Reason;
use crate::records::Format;
use crate::source::ValuePath;

/// A word in double quotes that a source file hands over, and the code that it names last before that.
struct Mention {
    place: String,
    code: Option<Code>,
    word: String,
}

/// The sources of the program without comments and tests, each with its path below `src`.
fn program_sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = WalkDir::new(&root).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "rs"));
    let sources = files.filter_map(|file| {
        let path = file.path().strip_prefix(&root).ok()?.to_string_lossy().replace('\\', "/");
        let is_test = path.ends_with("/tests.rs") || path.contains("/tests/");
        let text = std::fs::read_to_string(file.path()).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        (!is_test).then(|| (path, lines.collect::<Vec<_>>().join("\n")))
    });
    sources.collect()
}

/// The words that follow `call` in the sources of the program.
fn mentions(call: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    for (place, text) in program_sources() {
        for (at, _) in text.match_indices(call) {
            let Some((word, _)) = text[at + call.len()..].split_once('"') else { continue };
            found.push(Mention { place: place.clone(), code: last_code(&text[..at]), word: word.to_owned() });
        }
    }
    found
}

/// The code that a text names last.
fn last_code(text: &str) -> Option<Code> {
    let (_, after) = text.rsplit_once("Code::")?;
    let name = after.split(|c: char| !c.is_alphanumeric()).next()?;
    Code::ALL.iter().copied().find(|code| format!("{code:?}") == name)
}

/// The codes of files that make their findings in one function below those that add the places.
const MADE_BELOW: [(&str, Code); 3] = [
    ("check/dates.rs", Code::DatesOutOfOrder),
    ("check/issuing.rs", Code::HistoryOutOfOrder),
    ("render/mod.rs", Code::TemplateFailed),
];

#[test]
fn every_label_of_a_further_place_has_words() {
    let mut labels = mentions(".related(\"");
    for code in [Code::QuotasDisagree, Code::ResultsDisagree] {
        for word in ["first", "whole", "part"] {
            let place = "check/disagreements.rs".to_owned();
            labels.push(Mention { place, code: Some(code), word: word.to_owned() });
        }
    }
    assert!(labels.len() > 35, "{}", labels.len());
    for Mention { place, code, word } in labels {
        let made_below = MADE_BELOW.iter().find(|(file, _)| *file == place).map(|(_, code)| *code);
        let code = made_below.or(code).unwrap_or_else(|| {
            panic!("{place}: no code before `{word}`: name it there, or the file in `MADE_BELOW`")
        });
        for language in Language::ALL {
            let label = Catalogue::new(language).attribute(code.id(), &word, &Arguments::new());
            assert!(label.is_some(), "{place}: {} has no .{word} in {}", code.id(), language.tag());
        }
    }
}

/// Asserts that the text of a code has a variant for a word.
#[track_caller]
fn assert_variant(code: Code, word: &str) {
    for language in Language::ALL {
        let entry = language.source().split_once(&format!("\n{} = ", code.id())).map(|(_, entry)| entry);
        let entry = entry.unwrap_or_else(|| panic!("{}", code.id()));
        let lines = entry.lines().enumerate();
        let own = lines.take_while(|(at, line)| *at == 0 || line.starts_with(' '));
        let is_there = own.map(|(_, line)| line).any(|line| line.contains(&format!("[{word}]")));
        assert!(is_there, "{} has no [{word}] in {}", code.id(), language.tag());
    }
}

#[test]
fn every_reason_word_of_a_finding_has_words() {
    let mut words = mentions(".with(\"reason\", \"");
    let of_pictures = mentions("Err(\"").into_iter().filter(|mention| mention.place == "data/pictures.rs");
    words.extend(of_pictures.map(|mention| Mention { code: Some(Code::PictureUnusable), ..mention }));
    assert!(words.len() > 20, "{}", words.len());
    for Mention { place, code, word } in words {
        assert_variant(
            code.unwrap_or_else(|| {
                panic!("{place}: no code before `{word}`: name it there, or the file in `MADE_BELOW`")
            }),
            &word,
        );
    }
}

#[test]
fn every_failure_of_a_file_has_words() {
    let kinds = [
        ErrorKind::NotFound,
        ErrorKind::PermissionDenied,
        ErrorKind::IsADirectory,
        ErrorKind::NotADirectory,
        ErrorKind::StorageFull,
        ErrorKind::ReadOnlyFilesystem,
    ];
    let of_system = kinds.map(|kind| reason(&kind.into()));
    let of_program = Refusal::ALL.map(|refusal| refusal.id().to_owned());
    for word in of_system.iter().chain(&of_program).map(String::as_str).chain(["in-use"]) {
        assert_variant(Code::FileUnwritable, word);
    }
    for word in ["not-found", "denied", "folder", "loop", Refusal::TooMany.id(), Refusal::Special.id()] {
        assert_variant(Code::FileUnreadable, word);
    }
}

#[test]
fn every_reason_why_a_document_is_stale_has_words() {
    let (file, path) = ("plan.yaml".to_owned(), ValuePath::default());
    let value = ValueChange {
        file: file.clone(),
        path: path.clone(),
        before: None,
        after: None,
        is_of_several: false,
        called: None,
    };
    let reasons = [
        Reason::New,
        Reason::Deleted,
        Reason::BroughtHome,
        Reason::Forced,
        Reason::Interrupted,
        Reason::Issued,
        Reason::AwaitingNumber,
        Reason::Reopened,
        Reason::Program,
        Reason::Settings,
        Reason::Templates,
        Reason::Fonts,
        Reason::Data(DataChange::Value(value)),
        Reason::Data(DataChange::Text { file: file.clone(), path, called: None }),
        Reason::Data(DataChange::File { file }),
    ];
    let mut ids: Vec<&str> = reasons.iter().map(Reason::id).collect();
    ids.sort_unstable();
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        for id in &ids {
            assert!(catalogue.has(&format!("reason-{id}")), "reason-{id} in {}", language.tag());
        }
        // Each message is of a reason, so that a new one is missed here.
        let messages = language.source().lines().filter_map(|line| line.strip_prefix("reason-"));
        let messages = messages.filter_map(|line| Some(line.split_once(" = ")?.0));
        let mut messages: Vec<&str> =
            messages.filter(|id| !matches!(*id, "more" | "added" | "removed" | "set")).collect();
        messages.sort_unstable();
        assert_eq!(messages, ids);
    }
}

/// What `--format` takes is said where it is asked for.
#[test]
fn every_format_is_named_in_the_words_of_its_option() {
    let readme = include_str!("../../README.md");
    let row = readme.lines().find(|line| line.starts_with("| `--format ")).unwrap();
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        for id in Format::ALL.map(Format::id) {
            for key in ["cli-build-format", "cli-watch-format"] {
                let words = catalogue.word(key);
                let is_named = words.split(|c: char| !c.is_alphanumeric()).any(|word| word == id);
                assert!(is_named, "`{id}` is missing in `{key}` of {language:?}: {words}");
            }
            assert!(row.contains(id), "`{id}` is missing in the row of README.md: {row}");
        }
    }
}
