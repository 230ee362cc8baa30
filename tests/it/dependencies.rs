//! What the program is put together from: licences, sources, crates in two versions, and what must not be there. Each exception
//! has its reason here. It reads `cargo metadata`, of which all is on the machine that compiled the tests.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Licences under which anybody may give out the program with what it contains.
const LICENCES: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crates under another licence, and why they may be there.
const OTHER_LICENCES: [(&str, &str, &str); 1] = [(
    "option-ext",
    "MPL-2.0",
    "it asks for changes of its own files alone to be given out, and there are none; typst-kit finds folders of fonts with it",
)];

/// Crates of which the program has more than one version, and what keeps the older one.
const SEVERAL_VERSIONS: [(&str, &str); 12] = [
    ("base64", "plist, with which Typst colours code, is ahead of Typst's own"),
    ("constant_time_eq", "zip is ahead of blake3"),
    ("cpufeatures", "argon2 and sha2 are of the generation before blake3"),
    ("fearless_simd", "readers of pictures in PDFs, below Typst, are of two generations"),
    ("getrandom", "rand_core of lipsum and argon2 keeps 0.2; 0.3 is our own, 0.4 that of tempfile and zip"),
    ("hayro-ccitt", "readers of pictures in PDFs, below Typst, are of two generations"),
    ("miniz_oxide", "png is behind flate2"),
    ("quick-xml", "citationberg, below Typst, is behind"),
    ("rand_core", "lipsum, below Typst, and argon2 keep 0.6"),
    ("roxmltree", "fontconfig-parser is behind Typst"),
    ("syn", "macros of two generations; none of it is in the program"),
    ("vello_common", "renderers of glyphs, below Typst, are of two generations"),
];

/// Crates that the program must not contain, and why.
const BANNED: [(&str, &str); 8] = [
    ("openssl-sys", "no encrypted connection is made"),
    ("rustls", "no encrypted connection is made"),
    ("native-tls", "no encrypted connection is made"),
    ("reqwest", "the program asks nothing of the network"),
    ("ureq", "the program asks nothing of the network; tests ask their own server"),
    ("hickory-resolver", "the program asks nothing of the network"),
    ("chrono", "jiff is the one library for dates"),
    ("time", "jiff is the one library for dates"),
];

/// Crates that are banned and there all the same, and why.
const BANNED_AND_THERE: [(&str, &str); 1] =
    [("time", "plist, with which Typst colours code, reads dates with it; our own code does not")];

/// What `cargo metadata` says of this machine's system.
struct Metadata {
    packages: BTreeMap<String, Value>,
    /// The ids of the packages that the program is linked with.
    linked: BTreeSet<String>,
    /// Those that are compiled for it or for its tests.
    compiled: BTreeSet<String>,
}

impl Metadata {
    fn read() -> Self {
        let version = Command::new("rustc").arg("-vV").output().unwrap();
        let version = String::from_utf8(version.stdout).unwrap();
        let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned();
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", &host])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let read: Value = serde_json::from_slice(&output.stdout).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let list = |value: &Value| value.as_array().unwrap().clone();
        let packages = list(&read["packages"]).into_iter().map(|package| (text(&package["id"]), package));
        let nodes = list(&read["resolve"]["nodes"]).into_iter().map(|node| (text(&node["id"]), node));
        let nodes: BTreeMap<String, Value> = nodes.collect();
        let root = text(&read["resolve"]["root"]);
        let mut linked = BTreeSet::new();
        let mut open = vec![root.clone()];
        while let Some(id) = open.pop() {
            if !linked.insert(id.clone()) {
                continue;
            }
            for dependency in list(&nodes[&id]["deps"]) {
                if list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()) {
                    open.push(text(&dependency["pkg"]));
                }
            }
        }
        linked.remove(&root);
        let compiled = nodes.into_keys().filter(|id| *id != root).collect();
        Self { packages: packages.collect(), linked, compiled }
    }

    fn text(&self, id: &str, key: &str) -> &str {
        self.packages[id][key].as_str().unwrap_or_default()
    }
}

/// Whether a licence expression can be met by the licences that are taken.
fn is_taken(expression: &str) -> bool {
    let expression = expression.trim();
    // `MIT/Apache-2.0` is an old way of writing OR.
    let parts = |word: &str| {
        let mut parts = Vec::new();
        let (mut depth, mut start) = (0, 0);
        for (at, character) in expression.char_indices() {
            match character {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ if depth == 0 && expression[at..].starts_with(word) => {
                    parts.push(&expression[start..at]);
                    start = at + word.len();
                }
                _ => {}
            }
        }
        parts.push(&expression[start..]);
        parts
    };
    for word in [" OR ", "/"] {
        if parts(word).len() > 1 {
            return parts(word).into_iter().any(is_taken);
        }
    }
    if parts(" AND ").len() > 1 {
        return parts(" AND ").into_iter().all(is_taken);
    }
    match expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inside) => is_taken(inside),
        None => LICENCES.contains(&expression),
    }
}

#[test]
fn expressions_of_licences_are_read() {
    for taken in ["MIT", "MIT/Apache-2.0", "GPL-2.0-only OR MIT", "(MIT OR GPL-3.0-only) AND Unicode-3.0"] {
        assert!(is_taken(taken), "{taken}");
    }
    for other in ["", "GPL-3.0-only", "MIT AND GPL-3.0-only", "(MIT AND MPL-2.0) OR GPL-3.0-only"] {
        assert!(!is_taken(other), "{other}");
    }
}

#[test]
fn licences_and_sources_are_those_that_are_taken() {
    let metadata = Metadata::read();
    assert!(metadata.linked.len() > 300, "{}", metadata.linked.len());
    let mut excepted = BTreeSet::new();
    for id in &metadata.compiled {
        let (name, licence) = (metadata.text(id, "name"), metadata.text(id, "license"));
        let source = metadata.text(id, "source");
        assert!(source.starts_with("registry+"), "{name} comes from {source}");
        let other = OTHER_LICENCES.iter().find(|(known, of, _)| *known == name && *of == licence);
        excepted.extend(other.map(|(known, _, _)| *known));
        assert!(other.is_some() || is_taken(licence), "the licence of {name}: {licence}");
    }
    // Which of them there are depends on the system.
    if cfg!(target_os = "linux") {
        let stale: Vec<_> = OTHER_LICENCES.iter().filter(|(name, _, _)| !excepted.contains(name)).collect();
        assert!(stale.is_empty(), "take out: {stale:?}");
    }
}

#[test]
fn each_crate_in_two_versions_has_a_reason() {
    let metadata = Metadata::read();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for id in &metadata.linked {
        versions.entry(metadata.text(id, "name")).or_default().insert(metadata.text(id, "version"));
    }
    let several: BTreeSet<&str> =
        versions.iter().filter(|(_, versions)| versions.len() > 1).map(|(name, _)| *name).collect();
    let known: BTreeSet<&str> = SEVERAL_VERSIONS.iter().map(|(name, _)| *name).collect();
    let new: Vec<_> = several.difference(&known).map(|name| (name, &versions[name])).collect();
    assert!(new.is_empty(), "say why there are several versions: {new:?}");
    if cfg!(target_os = "linux") {
        let stale: Vec<_> = known.difference(&several).collect();
        assert!(stale.is_empty(), "take out: {stale:?}");
    }
}

#[test]
fn what_must_not_be_there_is_not() {
    let metadata = Metadata::read();
    let names: BTreeSet<&str> = metadata.linked.iter().map(|id| metadata.text(id, "name")).collect();
    for (name, why) in BANNED {
        let is_excepted = BANNED_AND_THERE.iter().any(|(known, _)| *known == name);
        assert_eq!(names.contains(name), is_excepted, "{name}: {why}");
    }
}
