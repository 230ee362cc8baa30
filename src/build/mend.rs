//! Mending: the changes that findings carry, made in the files below the given paths.

use std::collections::BTreeMap;
use std::io::Error;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::data::{is_same_tree, shown};
use crate::diag::{Edit, Finding};
use crate::disk::{self, WritableFile, limits};
use crate::source::Source;

/// A file, as it is and as it is to be.
#[derive(Debug)]
pub struct Mend {
    path: PathBuf,
    /// Where the new text is written: never an issued set.
    file: WritableFile,
    source: Arc<Source>,
    /// How many findings are mended.
    pub findings: usize,
    /// The text that the file is to have.
    pub after: String,
}

/// The bytes that some editors put before a text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

impl Mend {
    /// The path, as shown to people.
    pub fn path(&self) -> &str {
        self.source.path()
    }

    /// The text as it is.
    pub fn before(&self) -> &str {
        self.source.text()
    }

    /// Writes the file beside its place and puts it there in one step.
    ///
    /// # Errors
    /// When it cannot be written, or was changed since it was read.
    pub fn write(&self) -> std::io::Result<()> {
        let now = disk::read_text(&self.path, limits::DATA)?;
        let mark = if now.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { "" };
        if now[mark.len()..] != *self.before() {
            return Err(Error::other("changed"));
        }
        self.file.write(&[mark.as_bytes(), self.after.as_bytes()].concat())
    }
}

/// What mends the findings in the files below these paths. An accepted finding stays as it is.
pub fn mends<'a>(findings: impl IntoIterator<Item = &'a Finding>, paths: &[PathBuf]) -> Vec<Mend> {
    let files = files(paths);
    let mut by_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.into_iter().filter(|finding| finding.accepted().is_none()) {
        let mut named = finding.fix().iter().map(|edit| edit.place.source().path());
        let Some(file) = named.next() else { continue };
        // A mend of two files could be made in one of them alone.
        if named.all(|other| other == file) {
            by_file.entry(file).or_default().push(finding);
        }
    }
    let mend = |(file, findings): (&str, Vec<&Finding>)| mend(files.get(file)?, &findings);
    by_file.into_iter().filter_map(mend).collect()
}

/// The files that may be changed, by the path that findings show: none of an issued set, and none behind a link.
fn files(paths: &[PathBuf]) -> BTreeMap<String, PathBuf> {
    let mut files = BTreeMap::new();
    for path in paths {
        // The path of a plan's own file stands for its folder.
        let folder = if path.is_file() { path.parent().unwrap_or(path) } else { path };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let walk = WalkDir::new(folder).into_iter().filter_entry(|entry| !is_issued(entry));
        let entries = walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
        files.extend(entries.map(|entry| (shown(entry.path()), entry.into_path())));
    }
    files
}

fn is_issued(entry: &DirEntry) -> bool {
    let is_within = |entry: &DirEntry| entry.path().components().any(|part| part.as_os_str() == "issued");
    if entry.depth() == 0 {
        is_within(entry)
    } else {
        entry.file_type().is_dir() && entry.file_name() == "issued"
    }
}

fn mend(path: &Path, findings: &[&Finding]) -> Option<Mend> {
    let source = Arc::clone(findings.first()?.fix().first()?.place.source());
    let mut made: Vec<&Edit> = Vec::new();
    let mut count = 0;
    for finding in findings {
        let mut edits = made.clone();
        edits.extend(finding.fix().iter().filter(|edit| !made.iter().any(|other| is_same(edit, other))));
        // A mend that meets another waits for the next run; one that would break the file is none.
        if is_apart(&mut edits) && is_same_tree(source.text(), &applied(source.text(), &edits)) {
            made = edits;
            count += 1;
        }
    }
    let after = applied(source.text(), &made);
    let file = WritableFile::new(path).ok().filter(|_| after != *source.text())?;
    Some(Mend { path: path.to_owned(), file, source, findings: count, after })
}

fn is_same(one: &Edit, other: &Edit) -> bool {
    one.place.range() == other.place.range() && one.replacement == other.replacement
}

/// Puts edits in order; whether none meets another.
fn is_apart(edits: &mut [&Edit]) -> bool {
    edits.sort_by_key(|edit| edit.place.range().start);
    let ranges: Vec<Range<usize>> = edits.iter().map(|edit| edit.place.range()).collect();
    ranges
        .windows(2)
        .all(|pair| pair[0].end < pair[1].start || pair[0].end == pair[1].start && !pair[0].is_empty())
}

/// The text with edits that are in order and apart.
fn applied(text: &str, edits: &[&Edit]) -> String {
    let mut after = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let range = edit.place.range();
        after.push_str(&text[at..range.start]);
        after.push_str(&edit.replacement);
        at = range.end;
    }
    after.push_str(&text[at..]);
    after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::source::Place;

    /// The text after the mend of findings, each at words of the text and with other words for them.
    fn mended(text: &str, changes: &[(&str, &str)]) -> Option<String> {
        let source = Source::new("a.yaml", text);
        let finding = |(from, to): &(&str, &str)| {
            let start = text.find(from).unwrap();
            let place = Place::new(&source, start..start + from.len());
            Finding::at(Code::TypedMark, &place).with_fix(&place, from, *to)
        };
        let findings: Vec<Finding> = changes.iter().map(finding).collect();
        let findings: Vec<&Finding> = findings.iter().collect();
        mend(Path::new("a.yaml"), &findings).map(|mend| mend.after)
    }

    #[test]
    fn changes_keep_all_around_them() {
        let text = "# ghi chú\r\na:  một   # hai\r\nb: [x, y]\r\n";
        let after = mended(text, &[("một", "hai"), ("x", "z"), ("x", "z")]);
        assert_eq!(after.as_deref(), Some("# ghi chú\r\na:  hai   # hai\r\nb: [z, y]\r\n"));
    }

    #[test]
    fn what_meets_another_waits_and_what_would_break_the_file_is_left() {
        assert_eq!(mended("a: một hai\n", &[("một hai", "ba"), ("hai", "bốn")]).as_deref(), Some("a: ba\n"));
        assert_eq!(
            mended("a: một\nb: hai\n", &[("một", "x: y"), ("hai", "ba")]).as_deref(),
            Some("a: một\nb: ba\n")
        );
        assert_eq!(mended("a: một\n", &[("một", "[một]")]), None);
    }
}
