//! Circles of imports: files of which each uses the next and the last the first. Who changes one file of a circle has
//! to read all of it, so that none may be large.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use super::{Source, sources};

/// How many files may use one another in a circle.
const LARGEST: usize = 3;

/// A path of names as code writes it: `super`, `values`, `map`.
type Names = Vec<String>;

/// The names that a file of the library defines, imports and uses.
#[derive(Debug, Default)]
struct Module {
    path: String,
    lines: usize,
    /// The modules that it declares.
    children: BTreeSet<String>,
    /// The functions, types, traits, constants and macros that it defines.
    items: BTreeSet<String>,
    /// Its imports, by the name that the import has in it.
    imports: BTreeMap<String, Names>,
    /// Every path that it names: its imports, and the paths in its code. What it only passes on (`pub use`) is none.
    named: Vec<Names>,
}

/// The files of the library by the names of their modules.
struct Library(BTreeMap<Names, Module>);

impl Library {
    fn new(sources: &[Source]) -> Self {
        let of_library = sources.iter().filter(|source| source.path != "main.rs");
        let module = |source: &Source| {
            let names = source.module().into_iter().map(str::to_owned).collect();
            (names, Module { path: source.path.clone(), lines: source.lines, ..read(&source.code) })
        };
        Self(of_library.map(module).collect())
    }

    /// The module of the file that defines what a path names, as seen from a module; none for what is foreign, and
    /// for a module itself: naming a module is no use of what it defines.
    fn definition(&self, from: &[String], path: &[String]) -> Option<Names> {
        let (mut module, mut rest) = (from.to_vec(), path);
        match rest.first()?.as_str() {
            "crate" | "$crate" => {
                module.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            _ => {
                while rest.first().is_some_and(|name| name == "super") {
                    module.pop();
                    rest = &rest[1..];
                }
            }
        }
        while let Some(name) = rest.first() {
            let here = self.0.get(&module)?;
            if here.children.contains(name) {
                module.push(name.clone());
                rest = &rest[1..];
            } else if here.items.contains(name) {
                return Some(module);
            } else {
                let imported = here.imports.get(name).filter(|path| path.as_slice() != [name.clone()])?;
                let path: Names = imported.iter().chain(&rest[1..]).cloned().collect();
                return self.definition(&module, &path);
            }
        }
        None
    }

    /// The files that each file uses.
    fn uses(&self) -> BTreeMap<&Names, BTreeSet<Names>> {
        let used = |(names, module): (&'_ Names, &'_ Module)| {
            let files = module.named.iter().filter_map(|path| self.definition(names, path));
            files.filter(|file| file != names).collect::<BTreeSet<_>>()
        };
        self.0.iter().map(|(names, module)| (names, used((names, module)))).collect()
    }

    /// The groups of files of which each reaches each other, the largest first, by their paths.
    fn circles(&self) -> Vec<Vec<&Module>> {
        let uses = self.uses();
        let reached: BTreeMap<&Names, BTreeSet<&Names>> =
            uses.keys().map(|from| (*from, reachable(from, &uses))).collect();
        let mut circles: Vec<Vec<&Module>> = Vec::new();
        let mut done: BTreeSet<&Names> = BTreeSet::new();
        for (from, to) in &reached {
            let circle: Vec<&Names> =
                to.iter().copied().filter(|other| reached[other].contains(from)).collect();
            if circle.len() > 1 && !done.contains(from) {
                done.extend(circle.iter().copied());
                circles.push(circle.iter().map(|names| &self.0[*names]).collect());
            }
        }
        circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
        circles
    }
}

/// Every file that is used from one, by however many steps.
fn reachable<'a>(from: &Names, uses: &'a BTreeMap<&'a Names, BTreeSet<Names>>) -> BTreeSet<&'a Names> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&Names> = uses[from].iter().collect();
    while let Some(names) = next.pop() {
        if reached.insert(names) {
            next.extend(&uses[names]);
        }
    }
    reached
}

/// Characters, raw strings and strings in code, in which names are no uses.
const LITERALS: &str = concat!(
    r#"'(?:[^'\\\n]|\\'|\\[^'\n]+)'"#,
    "|",
    r##"\br"[^"]*"|(?s:\br#".*?"#)"##,
    "|",
    r#""(?:[^"\\]|(?s:\\.))*""#,
);

fn read(code: &str) -> Module {
    let literals = Regex::new(LITERALS).unwrap();
    let import = Regex::new(r"(?m)^\s*(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);").unwrap();
    let item = Regex::new(r"\b(?:fn|struct|enum|trait|type|const|static|macro_rules!)\s+(\w+)").unwrap();
    let child = Regex::new(r"\bmod\s+(\w+)\s*;").unwrap();
    let path = Regex::new(r"\$?\b\w+(?:::\w+)+").unwrap();
    let code = literals.replace_all(code, "\"\"");
    let mut module = Module::default();
    module.children.extend(child.captures_iter(&code).map(|found| found[1].to_owned()));
    module.items.extend(item.captures_iter(&code).map(|found| found[1].to_owned()));
    let body = import.replace_all(&code, "");
    let words = Regex::new(r"\b\w+\b").unwrap();
    let without_modules = child.replace_all(&body, "");
    let words: BTreeSet<&str> = words.find_iter(&without_modules).map(|found| found.as_str()).collect();
    for found in import.captures_iter(&code) {
        for (name, path) in imported(&[], &found[2]) {
            if found.get(1).is_none() || words.contains(name.as_str()) {
                module.named.push(path.clone());
            }
            module.imports.insert(name, path);
        }
    }
    let names = |path: &str| path.split("::").map(str::to_owned).collect();
    module.named.extend(path.find_iter(&body).map(|found| names(found.as_str())));
    module
}

/// The names of an import, each with its path: `a::{b, c as d}` gives `b` of `a::b` and `d` of `a::c`.
fn imported(before: &[String], tree: &str) -> Vec<(String, Names)> {
    let tree = tree.trim();
    let names = |path: &str| {
        let own = path.split("::").map(str::trim).filter(|name| !name.is_empty());
        before.iter().cloned().chain(own.map(str::to_owned)).collect::<Names>()
    };
    if let Some((path, inside)) = tree.split_once('{') {
        let inside = inside.trim_end().trim_end_matches('}');
        return parts(inside).into_iter().flat_map(|part| imported(&names(path), part)).collect();
    }
    let (path, alias) = tree.split_once(" as ").map_or((tree, None), |(path, alias)| (path, Some(alias)));
    let mut path = names(path);
    path.pop_if(|name| name == "self");
    let last = path.last().cloned().unwrap_or_default();
    vec![(alias.map_or(last, |alias| alias.trim().to_owned()), path)]
}

/// The parts between the commas that are in no braces of their own.
fn parts(inside: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, character) in inside.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[start..]);
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect()
}

#[test]
fn no_circle_of_files_is_large() {
    let sources = sources();
    let library = Library::new(&sources);
    let mut wrong = Vec::new();
    for circle in library.circles() {
        if circle.len() > LARGEST {
            let lines: usize = circle.iter().map(|module| module.lines).sum();
            let paths: Vec<&str> = circle.iter().map(|module| module.path.as_str()).collect();
            wrong.push(format!("{} files, {lines} lines: {}", circle.len(), paths.join(", ")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let uses: usize = library.uses().values().map(BTreeSet::len).sum();
    assert!(uses > 500, "{uses} uses of files were looked at");
}

#[test]
fn what_a_file_passes_on_and_uses_itself_is_a_use() {
    let used = |code: &str| read(code).named.iter().map(|path| path.join("::")).collect::<Vec<_>>();
    assert!(used("pub use super::two::Two;\nmod one;\npub use one::one;").is_empty());
    assert_eq!(used("pub use super::two::Two;\nfn own(two: Two) {}"), ["super::two::Two"]);
    assert_eq!(used("fn own() { ['\"', '\\'', '\\u{a0}']; a::one('\"') }"), ["a::one"]);
    assert_eq!(
        used("fn own<'a>(_: &'a str) { (r#\"a::\"one\"\"#, r\"b::c\\\", \"\\\"d::e\") ; f::g() }"),
        ["f::g"]
    );
}

#[test]
fn paths_lead_to_the_file_that_defines_what_they_name() {
    let source = |path: &str, code: &str| Source { path: path.to_owned(), lines: 1, code: code.to_owned() };
    let library = Library::new(&[
        source("lib.rs", "mod a;\nmod b;"),
        source(
            "a/mod.rs",
            "mod one;\nmod two;\npub use one::{One, Other as Renamed};\nuse crate::b;\nfn own() { b::free() }",
        ),
        source(
            "a/one.rs",
            "use super::two::{self, Two};\nstruct One(Two);\nenum Other {}\nfn f() { two::g() }",
        ),
        source("a/two.rs", "struct Two;\nfn g() { super::Renamed::new() }"),
        source("b.rs", "use crate::{a::{self, One}};\nfn free() { a::own(\"crate::a::Two\") }"),
    ]);
    let names = |path: &str| path.split("::").map(str::to_owned).collect::<Names>();
    let uses = library.uses();
    let of = |path: &str| uses[&names(path)].iter().map(|names| names.join("::")).collect::<Vec<_>>();
    assert_eq!(of("a"), ["b"]);
    assert_eq!(of("a::one"), ["a::two"]);
    assert_eq!(of("a::two"), ["a::one"]);
    assert_eq!(of("b"), ["a", "a::one"]);
    let circles = library.circles();
    let paths = |circle: &Vec<&Module>| circle.iter().map(|module| module.path.clone()).collect::<Vec<_>>();
    assert_eq!(
        circles.iter().map(paths).collect::<Vec<_>>(),
        [["a/mod.rs", "b.rs"], ["a/one.rs", "a/two.rs"]]
    );
}
