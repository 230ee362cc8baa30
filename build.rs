//! Gives the program a name for what it was built from, so that outputs of another build of it are made anew.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// All that the bytes of an output can depend on. `Cargo.lock` names the version of Typst.
const SOURCES: [&str; 5] = ["Cargo.lock", "Cargo.toml", "fonts", "src", "templates"];

fn main() {
    let mut hasher = DefaultHasher::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        for file in files(Path::new(source)) {
            file.to_string_lossy().replace('\\', "/").hash(&mut hasher);
            std::fs::read(&file).unwrap_or_default().hash(&mut hasher);
        }
    }
    // Another compiler or processor may round a length otherwise.
    for name in ["TARGET", "PROFILE", "OPT_LEVEL", "RUSTC"] {
        std::env::var(name).unwrap_or_default().hash(&mut hasher);
    }
    println!("cargo::rustc-env=KEHOACH_BUILD={:016x}", hasher.finish());
}

/// A file, or all files below a folder, in order.
fn files(path: &Path) -> BTreeSet<PathBuf> {
    let Ok(entries) = std::fs::read_dir(path) else { return BTreeSet::from([path.to_path_buf()]) };
    entries.filter_map(Result::ok).flat_map(|entry| files(&entry.path())).collect()
}
