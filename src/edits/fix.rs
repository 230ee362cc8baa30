//! Mending: the changes that findings carry, made in the files below the given paths.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::project_guard::Lock;
use crate::data::file_errors::linked;
use crate::data::{TextEdit, project_root, reshape, rewrite, shown};
use crate::diag::{Finding, Findings};
use crate::disk::{LockClient, WritableFile, WritableFolder, link_below, or_current};
use crate::records::ISSUED;
use crate::source::Source;

/// A file, as it is and as it is to be.
#[derive(Debug)]
pub struct FileFix {
    /// Where the new text is written: never an issued set.
    file: WritableFile,
    source: Arc<Source>,
    /// How many findings are mended.
    pub findings: usize,
    /// The text that the file is to have.
    pub after: String,
}

impl FileFix {
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
    /// When it cannot be written, or somebody saved it since it was read: what was saved stays.
    pub fn write(&self) -> std::io::Result<()> {
        self.file.stage_replacement(Some(self.before()), &self.after)?.put()
    }
}

/// The fixes of the findings of some paths.
#[derive(Debug)]
pub struct FileFixes {
    /// The files that are changed.
    pub files: Vec<FileFix>,
    /// Findings about the files that would be changed, but are links or behind one.
    pub refused: Findings,
    /// The folders of the projects, and all folders below the paths.
    roots: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

/// The locks of the projects in which files are changed.
pub struct FixLocks(#[expect(dead_code, reason = "held, never read")] Vec<Lock>);

impl FileFixes {
    /// The fixes of the findings in the files below these paths. An accepted finding stays as it is.
    pub fn find<'a>(findings: impl IntoIterator<Item = &'a Finding>, paths: &[PathBuf]) -> Self {
        let roots: BTreeSet<PathBuf> = paths.iter().filter_map(|path| project_root(path)).collect();
        let (changeable, folders) = files(paths);
        let mut by_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in findings.into_iter().filter(|finding| finding.accepted().is_none()) {
            let mut named = finding.fix().iter().map(|edit| edit.place.source().path());
            let Some(file) = named.next() else { continue };
            // A fix of two files could be made in one of them alone.
            if named.all(|other| other == file) {
                by_file.entry(file).or_default().push(finding);
            }
        }
        let mut found = Self { files: Vec::new(), refused: Findings::default(), roots, folders };
        for (file, findings) in by_file {
            let link = found.roots.iter().find_map(|root| link_below(root, Path::new(file)));
            match link {
                Some(link) => found.refused.push(linked(&link)),
                None => found.files.extend(changeable.get(file).and_then(|path| fix(path, &findings))),
            }
        }
        found
    }

    /// Waits until no other run changes files of the projects, and removes what stopped runs left. None where a folder
    /// cannot be written, which is among the findings.
    pub fn lock(&self, client: &LockClient, findings: &mut Findings) -> Option<FixLocks> {
        let locks = self.roots.iter().map(|root| Lock::acquire(root, client, findings));
        let locks = locks.collect::<Option<Vec<Lock>>>()?;
        for folder in self.writable_folders() {
            folder.remove_left_over();
        }
        Some(FixLocks(locks))
    }

    /// Whether a stopped run left anything.
    pub fn has_left_over(&self) -> bool {
        self.roots.iter().any(|root| Lock::has_note_left(root))
            || self.writable_folders().any(|folder| folder.has_left_over())
    }

    fn writable_folders(&self) -> impl Iterator<Item = WritableFolder> {
        self.folders.iter().filter_map(|folder| WritableFolder::new(folder).ok())
    }
}

/// The files that may be changed, by the path that findings show, and the folders that they are in: none of an issued
/// set, and none behind a link.
fn files(paths: &[PathBuf]) -> (BTreeMap<String, PathBuf>, BTreeSet<PathBuf>) {
    let (mut files, mut folders) = (BTreeMap::new(), BTreeSet::new());
    for path in paths {
        // The path of a plan's own file means its folder.
        let folder = if path.is_file() { path.parent().unwrap_or(path) } else { path };
        let folder = or_current(folder);
        let walk = WalkDir::new(folder).into_iter().filter_entry(|entry| !is_issued(entry));
        for entry in walk.filter_map(Result::ok) {
            if entry.file_type().is_dir() {
                folders.insert(entry.into_path());
            } else if entry.file_type().is_file() {
                files.insert(shown(entry.path()), entry.into_path());
            }
        }
    }
    (files, folders)
}

fn is_issued(entry: &DirEntry) -> bool {
    let is_within = |entry: &DirEntry| entry.path().components().any(|part| part.as_os_str() == ISSUED);
    if entry.depth() == 0 {
        is_within(entry)
    } else {
        entry.file_type().is_dir() && entry.file_name() == ISSUED
    }
}

fn fix(path: &Path, findings: &[&Finding]) -> Option<FileFix> {
    let source = Arc::clone(findings.first()?.fix().first()?.place.source());
    // A file that was saved while it was checked has two texts. The next run sees one.
    let is_of_text =
        |finding: &&&Finding| finding.fix().iter().all(|edit| edit.place.source().text() == source.text());
    let findings: Vec<&Finding> = findings.iter().filter(is_of_text).copied().collect();
    // A file with slips of YAML is not read as it was meant: its other findings wait until they are mended.
    let reshapes = |finding: &&Finding| finding.fix().iter().any(|edit| edit.reshapes);
    let slips: Vec<&Finding> = findings.iter().copied().filter(reshapes).collect();
    let (findings, apply): (_, Apply) = if slips.is_empty() { (findings, rewrite) } else { (slips, reshape) };
    let mut made =
        Made { apply, source: &source, edits: Vec::new(), text: source.text().to_owned(), findings: 0 };
    made.add(&findings);
    let Made { text, findings, .. } = made;
    let file = WritableFile::new(path).ok().filter(|_| text != *source.text())?;
    Some(FileFix { file, source, findings, after: text })
}

/// How edits are made in a text; none where they would change more than is meant.
type Apply = fn(&Arc<Source>, &[TextEdit]) -> Option<String>;

/// The fixes of a file that are made so far.
struct Made<'a> {
    apply: Apply,
    source: &'a Arc<Source>,
    edits: Vec<TextEdit>,
    text: String,
    findings: usize,
}

impl Made<'_> {
    /// Makes the fixes of findings: all at once, or each half separately where one of them cannot be made. One that
    /// meets another waits for the next run; one that would change more than its words is none.
    fn add(&mut self, findings: &[&Finding]) {
        if findings.is_empty() {
            return;
        }
        let mut edits = self.edits.clone();
        for edit in findings.iter().flat_map(|finding| finding.fix()) {
            let edit = TextEdit::new(edit.place.range(), edit.replacement.as_str());
            edits.extend((!edits.contains(&edit)).then_some(edit));
        }
        let text = if is_apart(&mut edits) { (self.apply)(self.source, &edits) } else { None };
        match text {
            Some(text) => {
                (self.edits, self.text) = (edits, text);
                self.findings += findings.len();
            }
            None if findings.len() > 1 => {
                let (first, second) = findings.split_at(findings.len() / 2);
                self.add(first);
                self.add(second);
            }
            None => {}
        }
    }
}

/// Puts edits in order; whether none meets another.
fn is_apart(edits: &mut [TextEdit]) -> bool {
    edits.sort_by_key(|edit| edit.range.start);
    edits.windows(2).all(|pair| {
        let (one, next) = (&pair[0].range, &pair[1].range);
        one.end < next.start || one.end == next.start && !one.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::source::Place;

    /// The text after the fix of findings, each at words of the text and with other words for them.
    fn mended(text: &str, changes: &[(&str, &str)]) -> Option<String> {
        let source = Source::new("a.yaml", text);
        let finding = |(from, to): &(&str, &str)| {
            let start = text.find(from).unwrap();
            let place = Place::new(&source, start..start + from.len());
            Finding::at(Code::TypedMark, &place).with_fix(&place, from, *to)
        };
        let findings: Vec<Finding> = changes.iter().map(finding).collect();
        let findings: Vec<&Finding> = findings.iter().collect();
        fix(Path::new("a.yaml"), &findings).map(|fix| fix.after)
    }

    #[test]
    fn changes_keep_all_around_them() {
        let text = "# ghi chú\r\na:  một   # hai\r\nb: [x, y]\r\n";
        let after = mended(text, &[("một", "hai"), ("x", "z"), ("x", "z")]);
        assert_eq!(after.as_deref(), Some("# ghi chú\r\na:  hai   # hai\r\nb: [z, y]\r\n"));
    }

    #[test]
    fn slips_of_yaml_are_mended_and_all_else_is_kept() {
        let mended = |text: &str, from: &str, to: &str| {
            let source = Source::new("a.yaml", text);
            let start = text.find(from).unwrap();
            let place = Place::new(&source, start..start + from.len());
            let finding = Finding::at(Code::YamlSyntax, &place).with_reshaping(&place, to);
            fix(Path::new("a.yaml"), &[&finding]).map(|fix| fix.after)
        };
        let cases = [
            ("a:\n  - x: y # z\n  - b\n", "x: y", "\"x: y\"", Some("a:\n  - \"x: y\" # z\n  - b\n")),
            ("a: {b:1, c: 2}\n", "b:1", "b: 1", Some("a: {b: 1, c: 2}\n")),
            ("a: x: y\nb: 1\n", "x: y", "\"x: y\"", Some("a: \"x: y\"\nb: 1\n")),
            ("a:\n  - - x\n", "- x", "x", Some("a:\n  - x\n")),
            // What would make another list of it, or still cannot be read there.
            ("a: [x, y]\n", "x", "x, z", None),
            ("a: x: y\n", "x: y", "x: z: w", None),
        ];
        for (text, from, to, expected) in cases {
            assert_eq!(mended(text, from, to).as_deref(), expected, "{text}");
        }
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
