//! Findings about files that cannot be written, or must not be.

use std::io::Error;
use std::path::{Path, PathBuf};

use crate::data::{reason, shown};
use crate::diag::{Code, Finding};
use crate::source::Place;

/// A failure of the file system, with the path that it is about.
pub(crate) type Failed<T> = Result<T, (PathBuf, Error)>;

/// A file that cannot be written.
pub(crate) fn unwritable(path: &Path, error: &std::io::Error) -> Finding {
    Finding::at(Code::FileUnwritable, &Place::file(shown(path))).with("reason", reason(error))
}

/// A link in the place of a file or folder of a project, through which nothing is written.
pub(crate) fn linked(link: &Path) -> Finding {
    Finding::at(Code::LinkedFile, &Place::file(shown(link)))
}

/// A file of people's in which the program cannot change what it has to without changing more; `kind` is a word of the
/// catalogue's.
pub(crate) fn unchangeable(path: &str, kind: &'static str) -> Finding {
    Finding::at(Code::FileUnchangeable, &Place::file(path)).with("kind", kind)
}

/// Whether the program would make a file again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileAge {
    Current,
    Outdated,
}

/// A file of the program's that somebody changed.
pub(crate) fn changed(path: &Path, age: FileAge) -> Finding {
    let stale = match age {
        FileAge::Current => "no",
        FileAge::Outdated => "yes",
    };
    let finding = Finding::at(Code::OutputChanged, &Place::file(shown(path)));
    finding.with("stale", stale).with("kind", "document")
}

/// A workbook that somebody changed; `plan` is the folder of the plan that its figures belong to.
pub(crate) fn changed_sheet(path: &Path, age: FileAge, plan: &Path) -> Finding {
    let finding = changed(path, age).with("kind", "workbook");
    finding.with("file", shown(path)).with("plan", shown(plan))
}

/// A Word file that somebody changed; `plan` is the folder of the plan that its text belongs to.
pub(crate) fn changed_word_file(path: &Path, age: FileAge, plan: &Path) -> Finding {
    let finding = changed(path, age).with("kind", "word");
    finding.with("file", shown(path)).with("plan", shown(plan))
}

/// A file of the program's that another program has open.
pub(crate) fn open_elsewhere(path: &Path) -> Finding {
    Finding::at(Code::OutputOpen, &Place::file(shown(path)))
}
