//! Names the program by what decides the bytes of its outputs, so that those of another program are made again.
//!
//! It also makes tables of the words that texts are checked with.
//!
//! The name is the same for every build of the same sources: debug and release, on any system, by any compiler, in any
//! folder. It is made of files alone, of no variable of the build.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The folders that decide, and the endings of those of their files that do.
///
/// All Rust sources count, whatever they are for: to tell which of them decide would save little, and a mistake would
/// leave old documents, and so do the words that texts are checked with. Other words do not (`.ftl`, `.txt`, `.md`, starter
/// files): only `report` and `cli` read them, which make no document. What an editor or the system leaves in a folder does not count either.
const FOLDERS: [(&str, &[&str]); 4] =
    [("fonts", &["ttf"]), ("src", &["rs"]), (WORDS, &["txt"]), ("templates", &["j2", "typ", "yaml"])];

/// Files whose line ends are no part of what they say. All others are compared byte by byte.
const TEXTS: [&str; 5] = ["rs", "txt", "j2", "typ", "yaml"];

fn main() {
    for (folder, _) in FOLDERS {
        println!("cargo::rerun-if-changed={folder}");
    }
    println!("cargo::rerun-if-changed=Cargo.lock");
    println!("cargo::rerun-if-changed=Cargo.toml");
    println!("cargo::rustc-env=KEHOACH_BUILD={:016x}", digest(Path::new(".")));
    if let Some(out) = std::env::var_os("OUT_DIR") {
        let written = std::fs::write(Path::new(&out).join("vocabulary.rs"), vocabulary(Path::new(WORDS)));
        assert!(written.is_ok(), "the tables of words cannot be written: {written:?}");
        let written = std::fs::write(Path::new(&out).join("assets.rs"), assets(Path::new(ASSETS)));
        assert!(written.is_ok(), "the list of the page's files cannot be written: {written:?}");
    }
}

/// The lists of words that texts are checked with.
const WORDS: &str = "src/check/vocabulary";

/// The files of the page that `serve` shows.
const ASSETS: &str = "src/server/assets";

/// The files of the page with their names, as a table in Rust.
fn assets(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let names: BTreeSet<String> = names.filter(|name| !name.starts_with('.')).collect();
    let line = |name: &String| {
        format!("({name:?}, include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{ASSETS}/{name}\"))),\n")
    };
    format!("static FILES: &[(&str, &[u8])] = &[\n{}];\n", names.iter().map(line).collect::<String>())
}

/// Two syllables by their numbers.
type Pair = (usize, usize);

/// The lists of words as sorted tables in Rust, so that no run of the program has to read and sort them.
fn vocabulary(folder: &Path) -> String {
    let list = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
    let [words, adjacent, single] =
        ["compounds.txt", "adjacent.txt", "single_words.txt"].map(|name| entries(&list(name)));
    let all = words.iter().chain(&adjacent).chain(&single).flatten();
    let syllables: Vec<&String> = all.collect::<BTreeSet<_>>().into_iter().collect();
    let number = |syllable: &String| syllables.binary_search(&syllable).unwrap_or(0);
    let pairs = |list: &[Vec<String>]| -> BTreeSet<Pair> {
        let pairs = list.iter().flat_map(|word| word.windows(2));
        pairs.map(|pair| (number(&pair[0]), number(&pair[1]))).collect()
    };
    let words = pairs(&words);
    let turned: BTreeSet<Pair> = words.iter().map(|(first, second)| (*second, *first)).collect();
    let single: BTreeSet<usize> = single.iter().flatten().map(number).collect();
    [
        format!("static SYLLABLES: &[&str] = &{syllables:?};\n"),
        format!("static SINGLE: &[u16] = &{:?};\n", single.iter().collect::<Vec<_>>()),
        format!("static WORDS: &[(u16, u16)] = &{:?};\n", words.iter().collect::<Vec<_>>()),
        format!("static TURNED: &[(u16, u16)] = &{:?};\n", turned.iter().collect::<Vec<_>>()),
        format!("static ADJACENT: &[(u16, u16)] = &{:?};\n", pairs(&adjacent).iter().collect::<Vec<_>>()),
    ]
    .concat()
}

/// The words of a list by their syllables. A line with `#` names a group.
fn entries(list: &str) -> Vec<Vec<String>> {
    let lines = list.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines.map(|line| line.split_whitespace().map(str::to_owned).collect()).collect()
}

/// The digest of what decides the bytes of outputs, below the folder of the package.
pub(crate) fn digest(root: &Path) -> u64 {
    let mut digest = Fnv::default();
    for (name, bytes) in deciding(root) {
        digest.field(name.as_bytes());
        digest.field(&bytes);
    }
    digest.0
}

/// What decides the bytes of outputs: each file by its path with `/`, as it is compared.
pub(crate) fn deciding(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let read = |name: &str| std::fs::read(root.join(name)).unwrap_or_default();
    let manifest = dependencies(&String::from_utf8_lossy(&read("Cargo.toml")));
    let mut files = BTreeMap::from([
        // The versions of all that the program is linked from, Typst among it.
        ("Cargo.lock".to_owned(), without_carriage_returns(read("Cargo.lock"))),
        // The features of these. The program has none of its own.
        ("Cargo.toml".to_owned(), manifest.into_bytes()),
    ]);
    for (folder, endings) in FOLDERS {
        list(&root.join(folder), folder, endings, &mut files);
    }
    files
}

/// Lists the files below a folder that have one of some endings.
fn list(folder: &Path, name: &str, endings: &[&str], files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let own = entry.file_name().to_string_lossy().into_owned();
        let (path, name) = (entry.path(), format!("{name}/{own}"));
        let ending = own.rsplit_once('.').map_or("", |(_, ending)| ending);
        if path.is_dir() {
            list(&path, &name, endings, files);
        } else if endings.contains(&ending) && !own.starts_with('.') {
            let bytes = std::fs::read(&path).unwrap_or_default();
            let is_text = TEXTS.contains(&ending);
            files.insert(name, if is_text { without_carriage_returns(bytes) } else { bytes });
        }
    }
}

/// The tables of `Cargo.toml` that say what is linked, without remarks. Profiles and lints are not among them.
fn dependencies(manifest: &str) -> String {
    let mut is_deciding = false;
    let mut kept = String::new();
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            let is_for_tests = line.contains("dev-dependencies");
            let names = ["dependencies", "features", "patch", "replace"];
            is_deciding = !is_for_tests && names.iter().any(|name| line.contains(name));
        }
        if is_deciding && !line.is_empty() && !line.starts_with('#') {
            kept.extend([line, "\n"]);
        }
    }
    kept
}

fn without_carriage_returns(bytes: Vec<u8>) -> Vec<u8> {
    let is_before_line_feed = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
    if !(0..bytes.len()).any(is_before_line_feed) {
        return bytes;
    }
    (0..bytes.len()).filter(|at| !is_before_line_feed(*at)).map(|at| bytes[at]).collect()
}

/// The Fowler-Noll-Vo hash, FNV-1a of 64 bits: the standard library's may be another in every version of it.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Adds a field. Its length comes first, so that no two lists of fields run together.
    fn field(&mut self, bytes: &[u8]) {
        let length = (bytes.len() as u64).to_le_bytes();
        for byte in length.iter().chain(bytes) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
