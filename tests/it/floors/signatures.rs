//! Names and parameters: constructors that are called as elsewhere, no type name twice, no tuple in the place of a
//! parameter list.

use std::collections::BTreeMap;

use regex::Regex;

use super::{Source, sources};

/// The signature of a function.
struct Signature {
    name: String,
    parameters: Vec<String>,
}

fn signatures(source: &Source) -> Vec<Signature> {
    let name = Regex::new(r"\bfn\s+(\w+)").unwrap();
    let signature = |found: regex::Captures<'_>| {
        let rest = &source.code[found.get(0).unwrap().end()..];
        let inside = &rest[rest.find('(').unwrap() + 1..];
        Signature { name: found[1].to_owned(), parameters: parameters(inside) }
    };
    name.captures_iter(&source.code).map(signature).collect()
}

/// The parameters up to the bracket that closes their list.
fn parameters(inside: &str) -> Vec<String> {
    let (mut depth, mut all) = (0, vec![String::new()]);
    // An arrow closes nothing.
    for character in inside.replace("->", "→").chars() {
        match character {
            ')' if depth == 0 => break,
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' | '>' => depth -= 1,
            _ => {}
        }
        match character {
            ',' if depth == 0 => all.push(String::new()),
            _ => all.last_mut().unwrap().push(character),
        }
    }
    all.into_iter().map(|parameter| parameter.trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

/// Asserts that no function is meant.
fn assert_none(is_meant: impl Fn(&Signature) -> bool) {
    let mut found = Vec::new();
    let mut count = 0;
    for source in sources() {
        let signatures = signatures(&source);
        count += signatures.len();
        let meant = signatures.iter().filter(|signature| is_meant(signature));
        found.extend(meant.map(|signature| {
            format!("{}: {}({})", source.path, signature.name, signature.parameters.join(", "))
        }));
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(count > 1000, "{count} functions were looked at");
}

#[test]
fn constructors_are_called_new_from_or_parse() {
    assert_none(|signature| signature.name == "of" || signature.name.starts_with("of_"));
}

#[test]
fn no_parameter_is_a_tuple_taken_apart() {
    assert_none(|signature| signature.parameters.iter().any(|parameter| parameter.starts_with('(')));
}

#[test]
fn no_type_name_is_for_two_types() {
    let declared =
        Regex::new(r"(?m)^(?:pub(?:\([^)]*\))?\s+)?(?:struct|enum|trait|type|union)\s+(\w+)").unwrap();
    // In `record!`, `listed!` and the like.
    let recorded =
        Regex::new(r"(?m)^    (?:(?:layered |pub )?struct|pub(?:\([^)]*\))? enum)\s+(\w+)").unwrap();
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in sources() {
        let names = declared.captures_iter(&source.code).chain(recorded.captures_iter(&source.code));
        for found in names {
            places.entry(found[1].to_owned()).or_default().push(source.path.clone());
        }
    }
    assert!(places.len() > 300, "{} types", places.len());
    places.retain(|_, paths| paths.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}

#[test]
fn parameters_are_parted_where_their_commas_are() {
    let code = "fn a<T>(&self, (x, y): (u8, Vec<(u8, u8)>), f: impl Fn(u8, u8) -> u8) -> u8 {}\nfn b() {}";
    let source = Source { path: "a.rs".to_owned(), lines: 1, code: code.to_owned() };
    let signatures = signatures(&source);
    assert_eq!(signatures.len(), 2);
    assert_eq!(signatures[0].parameters, ["&self", "(x, y): (u8, Vec<(u8, u8)>)", "f: impl Fn(u8, u8) → u8"]);
    assert!(signatures[1].parameters.is_empty());
}
