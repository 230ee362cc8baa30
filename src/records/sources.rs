//! Which files the program wrote for generated sources: the Typst library and fonts, which plans share.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::disk::{self, limits};

/// The file, at the top of the output folder.
pub const SOURCES_FILE: &str = ".kehoach-sources.json";

const FORMAT: u8 = 1;

/// The files that were written for generated sources, by their path below the output folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcesRecord {
    format: u8,
    files: BTreeSet<String>,
}

impl SourcesRecord {
    /// Reads the record; an empty one where there is none that can be read.
    pub fn read(path: &Path) -> Self {
        let bytes = disk::read(path, limits::RECORD).ok();
        let read: Option<Self> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let empty = || Self { format: FORMAT, files: BTreeSet::new() };
        read.filter(|record| record.format == FORMAT).unwrap_or_else(empty)
    }

    /// Whether the program wrote a file of this name.
    pub fn has(&self, name: &str) -> bool {
        self.files.contains(name)
    }

    /// Notes that a file is about to be written.
    pub fn add(&mut self, name: &str) {
        self.files.insert(name.to_owned());
    }

    /// The file's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec(self).expect("strings and numbers always serialise");
        bytes.push(b'\n');
        bytes
    }
}
