//! Messages: what a command asks of the catalogues is in both.

use std::collections::BTreeSet;

use kehoach::report::{Catalogue, Language};
use regex::Regex;

use super::sources;

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
