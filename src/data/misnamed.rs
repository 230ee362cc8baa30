//! Files whose names are almost those that the program reads: `plan.yml`, `plan.yaml.txt`, `Plan.yaml`. A system that hides
//! endings shows some of them as the right ones.

use std::collections::BTreeSet;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::file::{is_there, shown};
use super::register::REGISTER_FILE;
use crate::diag::{Code, Finding, Findings};
use crate::disk::{PLAN_FILE, PROJECT_FILE, QUOTAS_FILE, RESULTS_FILE};
use crate::model::DocumentKind;
use crate::source::Place;

/// The names of the files in a plan's folder that the program reads: its own, quotas and results, and one for each other
/// kind of document that has one file.
pub(super) fn plan_files() -> Vec<String> {
    let others =
        DocumentKind::with_own_place().filter_map(DocumentKind::file).filter(|file| file != PLAN_FILE);
    [PLAN_FILE, QUOTAS_FILE, RESULTS_FILE].map(str::to_owned).into_iter().chain(others).collect()
}

/// The files of a project's folder.
const OF_PROJECT: [&str; 2] = [PROJECT_FILE, REGISTER_FILE];

/// What is put behind the name of a copy.
const COPIES: [&str; 4] = [" - copy", " copy", "_copy", " - bản sao"];

/// The one of some names that a file was meant to have; none where it has it, or another.
fn meant<'n>(name: &str, names: &'n [String]) -> Option<&'n str> {
    let lower = name.nfc().collect::<String>().to_lowercase();
    let written = lower.strip_suffix(".txt").unwrap_or(&lower);
    let stem = written.strip_suffix(".yaml").or_else(|| written.strip_suffix(".yml"))?;
    let stem = stem.trim_end();
    // `plan (1)`
    let number = stem.strip_suffix(')').and_then(|stem| stem.rsplit_once(" ("));
    let stem = number
        .filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()))
        .map_or(stem, |(stem, _)| stem);
    let stem = COPIES.iter().find_map(|copy| stem.strip_suffix(copy)).unwrap_or(stem);
    let known = names.iter().map(String::as_str).find(|one| one.strip_suffix(".yaml") == Some(stem));
    known.filter(|known| *known != name)
}

/// Reports the files of a folder that were meant to be its plan or the settings, where it has none; whether one was meant
/// to be the plan.
pub(super) fn report_of_project(folder: &Path, findings: &mut Findings) -> bool {
    let names: Vec<String> = OF_PROJECT.into_iter().chain([PLAN_FILE]).map(str::to_owned).collect();
    report(folder, &names, findings).contains(PLAN_FILE)
}

/// Reports the files of a plan's folder that were meant to be files of it that it lacks.
pub(super) fn report_of_plan(folder: &Path, findings: &mut Findings) {
    report(folder, &plan_files(), findings);
}

fn report<'n>(folder: &Path, names: &'n [String], findings: &mut Findings) -> BTreeSet<&'n str> {
    let mut missing = BTreeSet::new();
    for name in file_names(folder) {
        if let Some(expected) = meant(&name, names).filter(|expected| !is_there(&folder.join(expected))) {
            findings.push(misnamed(folder, &name, expected));
            missing.insert(expected);
        }
    }
    missing
}

/// The YAML files of a plan's folder by their names, without those that the program reads by theirs and those whose names
/// are almost such a name: further documents declare what they are.
pub(super) fn further_files(folder: &Path) -> impl Iterator<Item = String> {
    let known: Vec<String> = plan_files().into_iter().chain(OF_PROJECT.map(str::to_owned)).collect();
    let is_further = move |name: &String| {
        !known.contains(name) && !name.starts_with(['.', '_', '~']) && meant(name, &known).is_none()
    };
    file_names(folder).into_iter().filter(|name| name.strip_suffix(".yaml").is_some()).filter(is_further)
}

/// The finding about a file of a folder that was meant to have another name.
pub(super) fn misnamed(folder: &Path, name: &str, expected: &str) -> Finding {
    let finding = Finding::at(Code::FileMisnamed, &Place::file(shown(&folder.join(name))));
    finding.with("file", name).with("expected", expected)
}

/// The names of the files in a folder, in order.
fn file_names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let files = entries.filter(|entry| !entry.file_type().is_ok_and(|kind| kind.is_dir()));
    files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_were_meant_are_known() {
        let of_plan = plan_files();
        let of_project = OF_PROJECT.map(str::to_owned);
        for name in [
            "plan.yml",
            "plan.yaml.txt",
            "plan.yml.txt",
            "Plan.yaml",
            "PLAN.YAML",
            "plan.YAML.TXT",
            "plan (1).yaml",
            "plan - Copy.yaml",
            "plan copy.yaml",
            "plan .yaml",
            "plan - Bản sao.yaml",
        ] {
            assert_eq!(meant(name, &of_plan), Some(PLAN_FILE), "{name}");
        }
        for name in
            ["plan.yaml", "plans.yaml", "ke-hoach.yaml", "plan.txt", "plan", "plan (x).yaml", "plan.docx"]
        {
            assert_eq!(meant(name, &of_plan), None, "{name}");
        }
        assert_eq!(meant("Kehoach.yml", &of_project), Some(PROJECT_FILE));
        assert_eq!(meant("quotas.yaml.txt", &of_plan), Some(QUOTAS_FILE));
    }
}
