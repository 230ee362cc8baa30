//! `kehoach changes`: what people corrected in Word files comes back as data.

mod editing;
mod life;
mod members;
mod places;
mod random;
mod refused;
mod versions;
mod words;

use crate::harness::{Project, Run};
use editing::EditedTwin;

const PLAN: &str = "data/ham-liem-2026/plan.yaml";
const TWIN: &str = "output/ham-liem-2026/ke-hoach.docx";

/// A sample with its Word files.
fn sample(name: &str) -> Project {
    let project = Project::sample(name).file("data/kehoach.yaml", "format: 1\nformats: [docx]\n");
    let run = project.run(&["build", "--format", "docx"]);
    assert_eq!(run.status, 0, "{run:#?}");
    project
}

/// Brings a Word file home without asking.
fn changes(project: &Project, file: &str, plan: &str) -> Run {
    project.run(&["changes", file, plan, "--yes"])
}

fn text(project: &Project, path: &str) -> String {
    String::from_utf8(project.bytes(path)).unwrap()
}

/// Edits the plan of Hàm Liêm in Word, and brings it home.
fn corrected(project: &Project, edit: impl FnOnce(EditedTwin) -> EditedTwin) -> Run {
    edit(EditedTwin::open(project, TWIN)).save(project, TWIN);
    changes(project, TWIN, "data/ham-liem-2026")
}

/// Changes words of a Word file, and saves it under another name.
pub(crate) fn edit_in_word(project: &Project, from: &str, words: [&str; 2], to: &str) {
    EditedTwin::open(project, from).replace(words[0], words[1]).save(project, to);
}
