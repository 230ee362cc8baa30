//! Why a document is made anew.

use std::collections::BTreeMap;

use crate::records::{Digest, MadeWith, Manifest, Values};

/// One reason why a document is made anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was not made before.
    New,
    /// Its file is gone.
    Deleted,
    /// It was asked for.
    Forced,
    /// A run was stopped while it was written.
    Interrupted,
    /// The document was issued: what was issued takes the place of the draft.
    Issued,
    /// The document is a draft again.
    Reopened,
    /// The program was updated.
    Program,
    /// The settings of the project changed.
    Settings,
    /// The templates of the project changed.
    Templates,
    /// The fonts of the project changed.
    Fonts,
    /// A short value changed; `None` where it was not there, or is no more.
    Value {
        /// Its name: `quotas.dien-yen`.
        name: String,
        /// What it was.
        before: Option<String>,
        /// What it is.
        after: Option<String>,
    },
    /// A text changed.
    Text {
        /// The file: `plan.yaml`.
        file: String,
        /// The path of keys in it: `body.2.title`.
        path: String,
    },
    /// A file changed in a way that no value shows.
    File {
        /// The file: `plan.yaml`.
        file: String,
    },
}

impl Reason {
    /// The stable name of its kind.
    pub fn id(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Deleted => "deleted",
            Self::Forced => "forced",
            Self::Interrupted => "interrupted",
            Self::Issued => "issued",
            Self::Reopened => "reopened",
            Self::Program => "program",
            Self::Settings => "settings",
            Self::Templates => "templates",
            Self::Fonts => "fonts",
            Self::Value { .. } => "value",
            Self::Text { .. } => "text",
            Self::File { .. } => "file",
        }
    }
}

/// The longest value that is told, in characters; of a longer one only that it changed.
const LONGEST: usize = 40;

/// A value as a manifest keeps it: short ones as they are, of others a digest.
pub(super) fn kept(value: &str) -> String {
    if value.chars().count() <= LONGEST {
        value.to_owned()
    } else {
        format!("{DIGEST}{:.16}", Digest::of(value.as_bytes()).to_string())
    }
}

/// What stands before the digest of a long value; no text of the data can hold it.
const DIGEST: char = '\u{fdd0}';

/// The tools of a project that changed.
pub(super) fn of_tools(then: &MadeWith, now: &MadeWith) -> Vec<Reason> {
    let changed = [
        (then.program != now.program, Reason::Program),
        (then.settings != now.settings, Reason::Settings),
        (then.templates != now.templates, Reason::Templates),
        (then.fonts != now.fonts, Reason::Fonts),
    ];
    changed.into_iter().filter(|(is_changed, _)| *is_changed).map(|(_, reason)| reason).collect()
}

/// What changed in the data that the document of a name may show.
pub(super) fn of_data(
    stem: &str,
    then: &Manifest,
    inputs: &BTreeMap<String, Digest>,
    now: &Values,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let names = then.inputs.keys().chain(inputs.keys().filter(|name| !then.inputs.contains_key(*name)));
    for input in names.filter(|input| concerns(stem, input)) {
        if then.inputs.get(input) == inputs.get(input) {
            continue;
        }
        let none = BTreeMap::new();
        let (before, after) = (then.values.get(input).unwrap_or(&none), now.get(input).unwrap_or(&none));
        let of_values = differences(input, before, after, stem);
        if of_values.is_empty() && before == after {
            reasons.push(Reason::File { file: shown(input) });
        }
        reasons.extend(of_values);
    }
    reasons
}

/// Whether a file can have to do with a document: a notice's own file has not to do with the plan, nor one
/// report's with another.
fn concerns(stem: &str, input: &str) -> bool {
    let is_report = input.starts_with("reports/") || input.contains("/reports/");
    let is_notice = input.rsplit('/').next() == Some("notice.yaml");
    match stem.split_once('/') {
        Some(("bao-cao", period)) => {
            !is_notice && (!is_report || input.ends_with(&format!("reports/{}.yaml", report(period))))
        }
        _ if stem.starts_with("thong-bao") => !is_report,
        _ => !is_report && !is_notice,
    }
}

/// The period of a report's document, or of an annex of it.
fn report(stem: &str) -> &str {
    stem.split("-phu-luc").next().unwrap_or(stem)
}

type OfFile = BTreeMap<String, String>;

fn differences(input: &str, before: &OfFile, after: &OfFile, stem: &str) -> Vec<Reason> {
    let is_of_plan = stem == "ke-hoach" || stem.starts_with("phu-luc");
    let is_own_text = |path: &str| is_of_plan || !input.ends_with("plan.yaml") || !path.starts_with("body.");
    // What is accepted prints nowhere.
    let is_shown = |path: &str| is_own_text(path) && !path.starts_with("accept.");
    let paths = before.keys().chain(after.keys().filter(|path| !before.contains_key(*path)));
    let changed = paths.filter(|path| before.get(*path) != after.get(*path) && is_shown(path));
    let mut reasons = Vec::new();
    for path in changed {
        let (old, new) = (before.get(path), after.get(path));
        let is_long = [old, new].into_iter().flatten().any(|value| value.starts_with(DIGEST));
        let reason = if is_long {
            Reason::Text { file: shown(input), path: path.clone() }
        } else {
            let name = short(input, path, [before, after]);
            Reason::Value { name, before: old.cloned(), after: new.cloned() }
        };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

/// A shared file without the way to it.
fn shown(input: &str) -> String {
    input.trim_start_matches("../").to_owned()
}

/// The name of a value as people say it: `quotas.dien-yen` for the `quotas.admissions.units.dien-yen` of
/// `quotas.yaml`, as long as no other quota is that unit's; `plan.yaml: number` elsewhere.
fn short(input: &str, path: &str, of_file: [&OfFile; 2]) -> String {
    let is_of_tallies = matches!(input.rsplit('/').next(), Some("quotas.yaml" | "results.yaml"));
    let Some((root, tally, rest)) = share(path).filter(|_| is_of_tallies) else {
        return format!("{}: {path}", shown(input));
    };
    let shares = of_file.into_iter().flat_map(BTreeMap::keys).filter_map(|path| share(path));
    let is_of_several = shares.into_iter().any(|(_, other, its)| other != tally && its == rest);
    if is_of_several { format!("{root}.{tally}.{rest}") } else { format!("{root}.{rest}") }
}

/// Of a path to a share of a quota or a result: the list, the quota, and the rest without the kind of holder.
fn share(path: &str) -> Option<(&str, &str, &str)> {
    let (root, below) = path.split_once('.').filter(|(root, _)| matches!(*root, "quotas" | "results"))?;
    let (tally, rest) = below.split_once('.')?;
    let holder = rest.strip_prefix("units.").or_else(|| rest.strip_prefix("organisations."));
    Some((root, tally, holder.unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(pairs: &[(&str, &str)]) -> OfFile {
        pairs.iter().map(|(path, value)| ((*path).to_owned(), kept(value))).collect()
    }

    fn value(name: &str, before: Option<&str>, after: Option<&str>) -> Reason {
        let owned = |value: Option<&str>| value.map(str::to_owned);
        Reason::Value { name: name.to_owned(), before: owned(before), after: owned(after) }
    }

    #[test]
    fn a_share_goes_by_its_holder() {
        let path = "quotas.admissions.units.dien-yen";
        let changed =
            differences("quotas.yaml", &values(&[(path, "2")]), &values(&[(path, "3")]), "ke-hoach");
        assert_eq!(changed, [value("quotas.dien-yen", Some("2"), Some("3"))]);
    }

    #[test]
    fn a_holder_of_two_quotas_is_told_with_the_quota() {
        let other = ("quotas.classes.units.dien-yen", "1");
        let then = values(&[("quotas.admissions.units.dien-yen", "2"), other]);
        let now = values(&[other]);
        let changed = differences("quotas.yaml", &then, &now, "phu-luc-1");
        assert_eq!(changed, [value("quotas.admissions.dien-yen", Some("2"), None)]);
    }

    #[test]
    fn what_is_accepted_changes_no_document() {
        let now = values(&[("accept.1.code", "period-over"), ("quotas.a.target", "6")]);
        let then = values(&[("quotas.a.target", "5")]);
        let target = value("quotas.target", Some("5"), Some("6"));
        assert_eq!(differences("quotas.yaml", &then, &now, "ke-hoach"), [target]);
    }

    #[test]
    fn a_long_text_is_not_told_but_where_it_is() {
        let long = "Đảng uỷ xã ".repeat(9);
        let then = values(&[("body.1", &long), ("number", "5")]);
        let now = values(&[("body.1", "Ngắn."), ("number", "6")]);
        let text = Reason::Text { file: "plan.yaml".to_owned(), path: "body.1".to_owned() };
        let number = value("plan.yaml: number", Some("5"), Some("6"));
        assert_eq!(differences("plan.yaml", &then, &now, "ke-hoach"), [text, number.clone()]);
        assert_eq!(differences("plan.yaml", &then, &now, "thong-bao/dien-yen"), [number]);
    }

    #[test]
    fn a_document_has_to_do_with_its_own_files_alone() {
        let of = |stem: &str| {
            let all = [
                "plan.yaml",
                "notice.yaml",
                "reports/2026-Q2.yaml",
                "reports/2026-H1.yaml",
                "../_models/m/notice.yaml",
            ];
            all.into_iter().filter(|input| concerns(stem, input)).collect::<Vec<_>>()
        };
        assert_eq!(of("ke-hoach"), ["plan.yaml"]);
        assert_eq!(of("thong-bao/dien-yen"), ["plan.yaml", "notice.yaml", "../_models/m/notice.yaml"]);
        assert_eq!(of("bao-cao/2026-Q2-phu-luc"), ["plan.yaml", "reports/2026-Q2.yaml"]);
    }
}
