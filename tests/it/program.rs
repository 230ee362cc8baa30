//! The name of the program that outputs bear: the same for every build of the same sources, another for others.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use walkdir::WalkDir;

#[allow(dead_code, reason = "its `main` is for cargo")]
#[path = "../../build.rs"]
mod build_script;

use build_script::{deciding, digest};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with files of the package, each of them as another checkout may have it.
fn checkout(change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> TempDir {
    let folder = TempDir::new().unwrap();
    let mut paths: Vec<PathBuf> = ["Cargo.lock", "Cargo.toml"].map(|name| root().join(name)).to_vec();
    for name in ["fonts", "src/text", "src/report", "templates"] {
        let files = WalkDir::new(root().join(name)).into_iter().map(Result::unwrap);
        paths.extend(files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path));
    }
    for path in paths {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        write(folder.path(), &name, change(&name, fs::read(&path).unwrap()));
    }
    folder
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn as_it_is() -> TempDir {
    checkout(|_, bytes| bytes)
}

#[test]
fn the_program_is_named_by_files_alone() {
    // Made of the files in this folder now, not of the profile, the compiler, the processor or the system for which
    // this test and the program were compiled.
    let name = format!("{}+{:016x}", env!("CARGO_PKG_VERSION"), digest(root()));
    assert_eq!(kehoach::pipeline::PROGRAM, name);
    let script = fs::read_to_string(root().join("build.rs")).unwrap();
    // Where the tables of words are written is no part of the name.
    let script = script.replace("std::env::var_os(\"OUT_DIR\")", "");
    // Nor where the files of the page are.
    let script = script.replace(r#"env!(\"CARGO_MANIFEST_DIR\")"#, "");
    assert!(!script.contains("env::var") && !script.contains("env!("), "no variable of the build");
}

#[test]
fn a_checkout_elsewhere_and_with_other_line_ends_has_the_same_name() {
    let is_text = |name: &str| Path::new(name).extension().is_none_or(|ending| ending != "ttf");
    let with_line_ends = |name: &str, bytes: Vec<u8>| {
        if !is_text(name) {
            return bytes;
        }
        let text = String::from_utf8(bytes).unwrap().replace('\n', "\r\n");
        text.into_bytes()
    };
    let (one, other) = (as_it_is(), checkout(with_line_ends));
    let text = fs::read_to_string(other.path().join("templates/ke-hoach.typ.j2")).unwrap();
    assert!(text.contains("\r\n"));
    assert_eq!(digest(one.path()), digest(other.path()));
}

#[test]
fn what_decides_no_byte_of_a_document_does_not_count() {
    let folder = as_it_is();
    let name = digest(folder.path());
    let left = [
        ("README.md", "other\n"),
        ("build.rs", "fn main() {}\n"),
        ("tests/it/main.rs", "mod x;\n"),
        ("data/plan/plan.yaml", "format: 1\n"),
        ("templates/README.md", "other\n"),
        // Words of the program, which are in no document.
        ("src/report/locale/vi.ftl", "a = b\n"),
        // Files that an editor or the system leaves.
        ("src/text/.mod.rs.swp", "x"),
        ("src/text/.#mod.rs", "x"),
        ("src/text/mod.rs~", "x"),
        ("fonts/.DS_Store", "x"),
        ("fonts/Thumbs.db", "x"),
        ("templates/ke-hoach.typ.j2.orig", "x"),
    ];
    for (file, text) in left {
        write(folder.path(), file, text);
        assert_eq!(digest(folder.path()), name, "{file}");
    }
    let manifest = fs::read_to_string(folder.path().join("Cargo.toml")).unwrap();
    let others = [
        ("opt-level = 2", "opt-level = 3"),
        ("lto = \"fat\"", "lto = false"),
        ("pedantic =", "nursery ="),
        ("insta = ", "expect-test = "),
        ("# NFC.", "# Composition."),
    ];
    for (from, to) in others {
        assert!(manifest.contains(from), "{from}");
        write(folder.path(), "Cargo.toml", manifest.replace(from, to));
        assert_eq!(digest(folder.path()), name, "{from}");
    }
}

#[test]
fn whatever_may_decide_a_byte_of_a_document_counts() {
    let folder = as_it_is();
    let mut names = BTreeSet::from([digest(folder.path())]);
    let mut is_new = |what: &str| {
        let is_new = names.insert(digest(folder.path()));
        assert!(is_new, "{what}");
    };
    for file in ["Cargo.lock", "src/text/mod.rs", "templates/the-thuc.typ", "templates/ke-hoach.typ.j2"] {
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        write(folder.path(), file, text + "\n");
        is_new(file);
    }
    let font = "fonts/LiberationSerif-Bold.ttf";
    let mut bytes = fs::read(folder.path().join(font)).unwrap();
    bytes.retain(|byte| *byte != b'\r');
    write(folder.path(), font, bytes);
    is_new("a font, byte by byte");
    write(folder.path(), "src/text/new.rs", "");
    is_new("an empty file");
    fs::rename(folder.path().join("src/text/new.rs"), folder.path().join("src/text/newer.rs")).unwrap();
    is_new("its name");
    let manifest = fs::read_to_string(folder.path().join("Cargo.toml")).unwrap();
    let changed = manifest.replace("features = [\"scan-fonts\"]", "features = []");
    assert_ne!(manifest, changed);
    write(folder.path(), "Cargo.toml", changed);
    is_new("the features of a dependency");
    write(folder.path(), "Cargo.toml", format!("{manifest}\n[target.'cfg(unix)'.dependencies]\nx = \"1\"\n"));
    is_new("a dependency of one system");
}

/// Each file that is compiled into the floors that make documents is known by its content.
#[test]
fn every_file_that_documents_are_made_from_counts() {
    let counted = deciding(root());
    let mut included = 0;
    for (name, bytes) in counted.iter().filter(|(name, _)| name.starts_with("src/")) {
        // These read words, and make no document: `floors.rs` sees that no floor below uses them.
        if ["src/report/", "src/cli/", "src/main.rs"].iter().any(|words| name.starts_with(words))
            || name.ends_with("/tests.rs")
        {
            continue;
        }
        let code = std::str::from_utf8(bytes).unwrap();
        let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for call in ["include_str!(\"", "include_bytes!(\""] {
            for (_, after) in code.match_indices(call).map(|(at, _)| code.split_at(at + call.len())) {
                let file = after.split('"').next().unwrap();
                let path = root().join(name).parent().unwrap().join(file).canonicalize().unwrap();
                let below = path.strip_prefix(root().canonicalize().unwrap()).unwrap().to_path_buf();
                let below = below.to_string_lossy().replace('\\', "/");
                assert!(counted.contains_key(&below), "{name} includes {below}, which does not count");
                included += 1;
            }
        }
    }
    assert!(included > 25, "{included}");
}

/// A feature that decides a byte would have to be part of the name.
#[test]
fn the_program_has_no_features_of_its_own() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(!manifest.lines().any(|line| line.trim() == "[features]"));
    let optional = manifest.lines().any(|line| line.contains("optional = true"));
    assert!(!optional, "an optional dependency is a feature");
}
