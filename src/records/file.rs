//! Reading the files that hold records.

use std::io::Result;
use std::path::Path;

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};

use crate::disk::{self, limits};

/// Reads a record.
///
/// # Errors
/// When the file cannot be read, or does not hold what the program writes there.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<T> {
    Ok(serde_json::from_slice(&disk::read(path, limits::RECORD)?)?)
}

/// Reads words that are shown to people: none that could steer a terminal.
pub(super) fn words<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<String, D::Error> {
    let text = String::deserialize(from)?;
    let steers = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
    if text.contains(steers) { Err(D::Error::custom("a control character")) } else { Ok(text) }
}

/// Values that are kept as the text that they print as, and read back from it.
pub(super) mod as_text {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<T: Display, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(value)
    }

    pub(crate) fn deserialize<'de, T: FromStr, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        parse(&String::deserialize(from)?)
    }

    pub(super) fn parse<T: FromStr, E: Error>(text: &str) -> Result<T, E> {
        text.parse().map_err(|_| E::custom(format_args!("unexpected `{text}`")))
    }
}

/// The same of values that may be absent.
pub(super) mod as_optional_text {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, reason = "serde calls it so")]
    pub(crate) fn serialize<T: Display, S: Serializer>(value: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(ToString::to_string).serialize(to)
    }

    pub(crate) fn deserialize<'de, T: FromStr, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
        let text: Option<String> = Option::deserialize(from)?;
        text.map(|text| super::as_text::parse(&text)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_from_a_plain_file_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        assert!(read::<Vec<u32>>(&path).is_err());
        assert!(read::<Vec<u32>>(folder.path()).is_err());
        std::fs::write(&path, "[1, 2]").unwrap();
        assert_eq!(read::<Vec<u32>>(&path).unwrap(), [1, 2]);
        std::fs::write(&path, "[1, 2").unwrap();
        assert!(read::<Vec<u32>>(&path).is_err());
    }

    #[test]
    fn depth_is_bounded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        std::fs::write(&path, "[".repeat(1_000_000)).unwrap();
        assert!(read::<serde_json::Value>(&path).is_err());
    }
}
