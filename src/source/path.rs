//! The way to a value in a file: the keys of maps, and the ids or numbers of members of lists.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The way from the top of a file to a value: a key of a map, or the id or number of a member of a list, at each step.
///
/// As text it is `quotas.admissions.units.thon-1`. A part with a dot or a quote in it is written in quotes, so that two
/// ways never have the same text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct ValuePath(Vec<String>);

impl ValuePath {
    /// Reads what [`Display`](fmt::Display) writes.
    pub fn parse(text: &str) -> Self {
        let (mut parts, mut part) = (Vec::new(), String::new());
        let (mut is_quoted, mut is_escaped) = (false, false);
        for character in text.chars() {
            match character {
                _ if is_escaped => {
                    part.push(character);
                    is_escaped = false;
                }
                '\\' if is_quoted => is_escaped = true,
                '"' => is_quoted = !is_quoted,
                '.' if !is_quoted => parts.push(std::mem::take(&mut part)),
                _ => part.push(character),
            }
        }
        if !text.is_empty() {
            parts.push(part);
        }
        Self(parts)
    }

    /// The way to what is below this value under a key, an id or a number.
    #[must_use]
    pub fn below(&self, part: &str) -> Self {
        let mut parts = self.0.clone();
        parts.push(part.to_owned());
        Self(parts)
    }

    /// Its parts, from the top.
    pub fn parts(&self) -> &[String] {
        &self.0
    }

    /// The key at the top of the file.
    pub fn top(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }
}

impl fmt::Display for ValuePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(".")?;
            }
            if part.is_empty() || part.contains(['.', '"']) {
                write!(f, "\"{}\"", part.replace('\\', "\\\\").replace('"', "\\\""))?;
            } else {
                f.write_str(part)?;
            }
        }
        Ok(())
    }
}

impl From<String> for ValuePath {
    fn from(text: String) -> Self {
        Self::parse(&text)
    }
}

impl From<ValuePath> for String {
    fn from(path: ValuePath) -> Self {
        path.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_with_dots_do_not_run_together() {
        let path = ValuePath::default().below("quotas").below("a.b").below("units");
        assert_eq!(path.to_string(), "quotas.\"a.b\".units");
        assert_ne!(path, ValuePath::parse("quotas.a.b.units"));
        assert_eq!(ValuePath::parse("quotas.a.b").parts(), ["quotas", "a", "b"]);
        assert_eq!(ValuePath::parse("").parts().len(), 0);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_as_the_same_path(parts in prop::collection::vec("[ab.\"\\\\ ]{0,4}", 0..5)) {
            let path = parts.iter().fold(ValuePath::default(), |path, part| path.below(part));
            prop_assert_eq!(ValuePath::parse(&path.to_string()), path);
        }
    }
}
