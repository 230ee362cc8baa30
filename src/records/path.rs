//! Paths that a record may name: of files below the folder that the record belongs to.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;
use std::path::{Component, Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The path of a file below a folder, its names separated by `/`. It leads neither up nor elsewhere, so that a record
/// which somebody made up reaches no file outside the folder. Records hold no other paths.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RelativePath(String);

/// The path leads up, to another place, or nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotBelow;

impl RelativePath {
    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path below a folder.
    pub fn below(&self, folder: &Path) -> PathBuf {
        folder.join(&self.0)
    }
}

/// Whether a text is the path of a file below a folder, on every system.
fn is_below(path: &str) -> bool {
    let is_plain = |name: &str| {
        let mut parts = Path::new(name).components();
        matches!((parts.next(), parts.next()), (Some(Component::Normal(part)), None) if part == name)
    };
    !path.contains(|character: char| character == '\\' || character.is_control())
        && path.split('/').all(is_plain)
}

impl FromStr for RelativePath {
    type Err = NotBelow;

    fn from_str(path: &str) -> Result<Self, NotBelow> {
        Self::try_from(path.to_owned())
    }
}

impl TryFrom<String> for RelativePath {
    type Error = NotBelow;

    fn try_from(path: String) -> Result<Self, NotBelow> {
        if is_below(&path) { Ok(Self(path)) } else { Err(NotBelow) }
    }
}

impl fmt::Display for NotBelow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the path of a file below the folder")
    }
}

impl fmt::Display for RelativePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<RelativePath> for String {
    fn from(path: RelativePath) -> Self {
        path.0
    }
}

impl Deref for RelativePath {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for RelativePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_down() {
        for path in ["a", "ke-hoach.pdf", "thong-bao/thon-1.pdf", "data/xã a/plan.yaml", "..a/b..", ".a"] {
            assert_eq!(path.parse::<RelativePath>().as_deref(), Ok(path));
        }
    }

    #[test]
    fn no_path_leads_elsewhere() {
        let wrong = [
            "",
            "/",
            "/etc/passwd",
            "..",
            ".",
            "../x",
            "a/../x",
            "a/..",
            "./a",
            "a/.",
            "a//b",
            "a/",
            "\\x",
            "a\\..\\x",
            "a\nb",
            "a\0b",
        ];
        for path in wrong {
            assert_eq!(path.parse::<RelativePath>(), Err(NotBelow), "{path:?}");
            let json = serde_json::to_string(path).unwrap();
            assert!(serde_json::from_str::<RelativePath>(&json).is_err(), "{path:?}");
        }
        if cfg!(windows) {
            assert_eq!("C:x".parse::<RelativePath>(), Err(NotBelow));
        }
    }
}
