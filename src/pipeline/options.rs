//! The options of a run.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use super::shard::Shard;
use crate::disk::LockClient;
use crate::model::Settings;
use crate::records::Format;

/// The plans to build, and how to build them.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command")]
pub struct Options {
    /// Plans' folders, or folders that hold plans.
    pub paths: Vec<PathBuf>,
    /// The folder that everything is written below.
    pub output: PathBuf,
    /// The kinds of files that are written; those that the settings ask for if none is named.
    pub formats: Vec<Format>,
    /// How many plans are built at once; where there are fewer, how many of their documents.
    pub workers: NonZeroUsize,
    /// Whether each worker is a process.
    pub processes: Processes,
    /// The part of the plans that is built; all where there is none.
    pub shard: Option<Shard>,
    /// Whether everything is made again, fresh or not, and files that somebody changed are replaced.
    pub is_forced: bool,
    /// Whether the run only reports what it would do.
    pub is_dry_run: bool,
    /// Whether no further plan is begun after one with an error.
    pub is_fail_fast: bool,
    /// Whether warnings are errors: a plan with one writes nothing.
    pub denies_warnings: bool,
    /// How it takes the locks of the plans' folders of outputs.
    pub locks: LockClient,
}

/// Whether the workers of a run are processes or threads of one. The results are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Processes {
    /// Processes where there are plans enough for the time that each takes to start.
    #[default]
    WherePays,
    /// Processes wherever there are several workers: for tests and measurements.
    Always,
    /// Threads: for runs that go on, which keep what the typesetter remembers.
    Never,
}

/// How far a check goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The data, and what the documents say.
    Data,
    /// The Typst text of the documents too.
    Texts,
    /// The finished pages too.
    Pages,
}

impl Options {
    /// The kinds of files to write in a project with these settings.
    pub(crate) fn formats(&self, settings: &Settings) -> Vec<Format> {
        if self.formats.is_empty() { Format::wanted(settings) } else { self.formats.clone() }
    }
}

impl Depth {
    /// How far a document is taken to write it in a format. What reads its content alone needs no pages.
    pub(crate) fn to_write(format: Format) -> Self {
        match format {
            Format::Pdf | Format::Png | Format::Svg | Format::Typ => Self::Pages,
            Format::Xlsx => Self::Data,
            Format::Docx => Self::Texts,
        }
    }
}
