//! Revisions in a row, chosen by numbers drawn beforehand: the reported changes of each are compared with a plain
//! comparison of the YAML values, made by another reader of YAML and without the program's model.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::revisions::{Draw, revised};
use super::{diff, files, of_kind};
use crate::harness::Project;

/// How many revisions follow each other.
const REVISIONS: usize = 20;

/// A plan's files as values, by their names.
type Plain = BTreeMap<String, Value>;

fn plain(project: &Project, plan: &str) -> Plain {
    let value = |file: &String| {
        let text = String::from_utf8(project.bytes(&format!("data/{plan}/{file}"))).unwrap();
        (file.clone(), serde_saphyr::from_str::<Value>(&text).unwrap())
    };
    files(project, plan).iter().map(value).collect()
}

fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// Every figure of `quotas.yaml` and `results.yaml` by what the program would call it.
fn figures(plain: &Plain) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let none = Vec::new();
    let list = |value: &Value, key: &str| value[key].as_array().unwrap_or(&none).clone();
    let quotas = plain.get("quotas.yaml").cloned().unwrap_or_default();
    for unit in list(&quotas, "units") {
        let id = said(&unit["id"]);
        all.insert(format!("holders  unit {id}"), said(&unit["name"]));
        all.insert(format!("holders  unit-kind {id}"), said(&unit["kind"]));
        if !unit["note"].is_null() {
            all.insert(format!("holders  holder-note {id}"), said(&unit["note"]));
        }
    }
    for one in list(&quotas, "organisations") {
        all.insert(format!("holders  organisation {}", said(&one["id"])), said(&one["name"]));
    }
    let results = plain.get("results.yaml").cloned().unwrap_or_default();
    let quotas = list(&quotas, "quotas").into_iter().map(|one| ("quota", one));
    let results = list(&results, "results").into_iter().map(|one| ("result", one));
    for (group, one) in quotas.chain(results) {
        let id = if one["id"].is_null() { said(&one["measure"]) } else { said(&one["id"]) };
        let head = format!("{group} {id}");
        for key in ["target", "as_of"] {
            if !one[key].is_null() {
                all.insert(format!("{head} {key} "), said(&one[key]));
            }
        }
        for key in ["units", "organisations"] {
            for (holder, value) in one[key].as_object().into_iter().flatten() {
                shares(&head, holder, value, &mut all);
            }
        }
        for (period, count) in one["periods"].as_object().into_iter().flatten() {
            all.insert(format!("{head} period-total {period}"), said(count));
        }
    }
    all
}

fn shares(head: &str, holder: &str, value: &Value, all: &mut BTreeMap<String, String>) {
    let Some(entries) = value.as_object() else {
        all.insert(format!("{head} share {holder}"), said(value));
        return;
    };
    for (key, value) in entries {
        let name = match key.as_str() {
            "total" => format!("{head} share {holder}"),
            "note" => format!("{head} share-note {holder}"),
            period => format!("{head} share {holder} {period}"),
        };
        all.insert(name, said(value));
    }
}

/// The differences between two maps: old and new by name.
fn differences(
    old: &BTreeMap<String, String>,
    new: &BTreeMap<String, String>,
) -> BTreeMap<String, (Option<String>, Option<String>)> {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let pairs =
        names.into_iter().map(|name| (name.clone(), (old.get(name).cloned(), new.get(name).cloned())));
    pairs.filter(|(_, (old, new))| old != new).collect()
}

/// The names of values as the program says them, in the words of the files.
fn as_written(what: &str, text: &str) -> String {
    let kinds = [
        ("Thôn", "village"),
        ("Trường học", "school"),
        ("Cơ quan", "agency"),
        ("Công an", "police"),
        ("Quân sự", "military"),
        ("Doanh nghiệp", "company"),
    ];
    match what {
        "unit-kind" => kinds.iter().find(|(name, _)| *name == text).unwrap().1.to_owned(),
        "target" => text.replace("ít nhất", "at least"),
        "as_of" => text.split('/').rev().map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-"),
        _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// The values that are only summed up from others.
const SUMS: [&str; 2] = ["share-sum", "total"];

fn check_figures(old: &Plain, new: &Plain, lines: &[Value]) {
    let (before, after) = (figures(old), figures(new));
    let mut expected = differences(&before, &after);
    let figures = of_kind(lines, "figure").into_iter().filter(|line| line["group"] != "documents");
    for line in figures {
        let (what, of) = (said(&line["what"]), line["of"].as_array().unwrap().clone());
        let name = format!(
            "{} {} {what} {}",
            said(&line["group"]),
            said(&line["id"]),
            of.iter().map(said).collect::<Vec<_>>().join(" ")
        );
        let side = |key: &str| line[key].as_str().map(|text| as_written(&what, text));
        let reported = (side("before"), side("after"));
        assert_ne!(reported.0, reported.1, "{line}");
        if SUMS.contains(&what.as_str()) || what == "period-total" && !before.contains_key(&name) {
            let sum = |all: &BTreeMap<String, String>| sum(all, &line, &what);
            assert_eq!(
                (line["before_count"].as_u64(), line["after_count"].as_u64()),
                (sum(&before), sum(&after))
            );
        } else if what.ends_with("-order") {
            assert_ne!(order(old), order(new), "{line}");
        } else {
            assert_eq!(expected.remove(&name), Some(reported), "{name} of {line}");
        }
    }
    assert!(expected.is_empty(), "not told: {expected:#?}");
}

/// The sum of the shares that a line is of, in one version.
fn sum(all: &BTreeMap<String, String>, line: &Value, what: &str) -> Option<u64> {
    let head = format!("{} {} ", said(&line["group"]), said(&line["id"]));
    let of: Vec<String> = line["of"].as_array().unwrap().iter().map(said).collect();
    let counted = |wanted: &dyn Fn(&str) -> bool| -> Option<u64> {
        let counts: Vec<u64> = all
            .iter()
            .filter(|(name, _)| name.strip_prefix(&head).is_some_and(wanted))
            .map(|(_, count)| count.parse().unwrap())
            .collect();
        (!counts.is_empty()).then(|| counts.iter().sum())
    };
    match what {
        "share-sum" => counted(&|name| name.starts_with(&format!("share {} ", of[0]))),
        "total" => {
            counted(&|name| name.starts_with("share ")).or(counted(&|name| name.starts_with("period-total ")))
        }
        _ => counted(&|name| name.starts_with("share ") && name.ends_with(&format!(" {}", of[0]))),
    }
}

fn order(plain: &Plain) -> Vec<String> {
    let units = plain["quotas.yaml"]["units"].as_array().cloned().unwrap_or_default();
    units.iter().map(|unit| said(&unit["id"])).collect()
}

/// The keys of a plan whose changes are reported as data.
const NAMED: [&str; 7] = ["number", "symbol", "place", "date", "recipients", "signature", "figures"];

fn check_named(old: &Plain, new: &Plain, lines: &[Value]) {
    let (old, new) = (&old["plan.yaml"], &new["plan.yaml"]);
    let reported: BTreeSet<String> = of_kind(lines, "figure")
        .iter()
        .filter(|line| line["group"] == "documents")
        .filter(|line| line["documents"].as_array().unwrap().contains(&Value::from("plan")))
        .map(|line| match said(&line["what"]).as_str() {
            "signer" | "position" | "authority" => "signature".to_owned(),
            what => what.to_owned(),
        })
        .collect();
    for key in NAMED {
        assert_eq!(reported.contains(key), old[key] != new[key], "{key}: {} -> {}", old[key], new[key]);
    }
    // The date may choose another profile.
    let follows = |key: &str| key == "profile" && old["date"] != new["date"];
    let others: Vec<&String> =
        reported.iter().filter(|key| !NAMED.contains(&key.as_str()) && !follows(key)).collect();
    assert!(others.is_empty(), "{others:?}");
}

/// Every text of the body, in order.
fn texts(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(_) => texts.push(said(value)),
        Value::Array(members) => members.iter().for_each(|member| self::texts(member, texts)),
        Value::Object(entries) => {
            for key in ["title", "text", "paragraph"] {
                texts.extend(entries.get(key).map(said));
            }
            let own = entries.get("progress").and_then(|progress| progress["texts"].as_object());
            texts.extend(own.into_iter().flatten().map(|(_, text)| said(text)));
            for key in ["items", "body"] {
                entries.get(key).into_iter().for_each(|below| self::texts(below, texts));
            }
        }
        _ => {}
    }
}

fn body(plain: &Plain) -> Vec<String> {
    let mut all = Vec::new();
    texts(&plain["plan.yaml"]["body"], &mut all);
    all
}

/// Texts of one list that the other has not, each as often as it lacks it.
fn lacking(list: &[String], other: &[String]) -> Vec<String> {
    let mut rest = other.to_vec();
    let is_lacking = |text: &&String| match rest.iter().position(|one| one == *text) {
        Some(at) => {
            rest.remove(at);
            false
        }
        None => true,
    };
    list.iter().filter(is_lacking).cloned().collect()
}

/// The text of a passage in one version.
fn side(line: &Value, left_out: &str) -> String {
    let words = line["words"].as_array().unwrap().iter().filter(|word| word["mark"] != left_out);
    let text: String = words.map(|word| word["text"].as_str().unwrap()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn check_texts(old: &Plain, new: &Plain, lines: &[Value]) {
    let (before, after) = (body(old), body(new));
    let passages: Vec<Value> = of_kind(lines, "passage")
        .into_iter()
        .filter(|line| line["document"] == "plan" && line["zone"] == "body" && line["form"] != "table")
        .collect();
    let has_figures = of_kind(lines, "figure").iter().any(|line| line["group"] != "documents");
    let is_rewritten = |line: &&Value| line["rewritten"] == true;
    let sides = |left_out: &'static str| -> Vec<String> {
        let reported = passages.iter().filter(is_rewritten).map(|line| side(line, left_out));
        reported.filter(|text| !text.is_empty()).collect()
    };
    for (gone, reported, all) in [
        (lacking(&before, &after), sides("inserted"), &before),
        (lacking(&after, &before), sides("deleted"), &after),
    ] {
        // A text with an expression reads otherwise than it is written; the test can only require that some change is
        // reported.
        let plain: Vec<&String> = gone.iter().filter(|text| !text.contains("{{")).collect();
        for text in &plain {
            assert!(reported.contains(text), "not told: {text}\n{reported:#?}");
        }
        for text in &reported {
            let is_computed = !all.contains(text);
            assert!(
                plain.contains(&text)
                    || is_computed
                        && (has_figures
                            || gone.len() > plain.len()
                            || !gone.is_empty()
                            || figures_of_text_changed(old, new)),
                "invented: {text}"
            );
        }
    }
    let in_both = |list: &[String], other: &[String]| -> Vec<String> {
        let gone = lacking(list, other);
        list.iter().filter(|text| !gone.contains(text)).cloned().collect()
    };
    let is_moved = passages.iter().any(|line| line["fate"] == "moved");
    if in_both(&before, &after) == in_both(&after, &before) {
        assert!(!is_moved, "nothing moved: {passages:#?}");
    } else {
        assert!(is_moved, "something moved: {passages:#?}");
    }
    let moved = passages.iter().filter(|line| line["fate"] == "moved").count();
    let gone = passages.iter().filter(|line| line["fate"] == "gone").count();
    assert_eq!(moved, gone, "each is told at both places");
}

fn figures_of_text_changed(old: &Plain, new: &Plain) -> bool {
    let (old, new) = (&old["plan.yaml"], &new["plan.yaml"]);
    ["figures", "number", "date"].iter().any(|key| old[*key] != new[*key])
}

fn copied(project: Project, plan: &str, to: &str) -> Project {
    let mut project = project;
    for file in files(&project, plan) {
        let text = String::from_utf8(project.bytes(&format!("data/{plan}/{file}"))).unwrap();
        project = project.file(&format!("{to}/{plan}/{file}"), &text);
    }
    project
}

/// Revises a sample again and again, and compares the reported changes of each revision, and of three at once, with
/// the values.
fn hold(name: &str, seed: u64) {
    let mut draw = Draw(seed);
    let mut project = Project::sample(name);
    let mut versions: Vec<Plain> = Vec::new();
    for number in 0..REVISIONS {
        project = copied(project, name, &format!("old/{number}"));
        versions.push(plain(&project, name));
        let (file, text) = revised(&project, name, &mut draw, number);
        let path = format!("data/{name}/{file}");
        let before = String::from_utf8(project.bytes(&path)).unwrap();
        project = project.file(&path, &text);
        if project.run(&["check", &format!("data/{name}")]).status != 0 {
            // Not every revision makes a plan.
            project = project.file(&path, &before);
        }
        let now = plain(&project, name);
        for from in [number, number.saturating_sub(3)] {
            let lines = diff(&project, &[&format!("data/{name}"), &format!("old/{from}/{name}")]);
            let then = &versions[from];
            assert_eq!(lines[0]["different"], *then != now, "{name} {seed} {number}");
            check_figures(then, &now, &lines);
            check_named(then, &now, &lines);
            check_texts(then, &now, &lines);
        }
    }
    let changed = versions.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert!(changed > REVISIONS / 2, "{changed} revisions were made");
}

/// One row of revisions; by hand as many as `KEHOACH_ROWS` says.
fn seeds(first: u64) -> std::ops::Range<u64> {
    let rows = std::env::var("KEHOACH_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(1);
    first..first + rows
}

#[test]
fn every_difference_of_twenty_revisions_of_a_notice_and_its_plan_is_reported_and_none_invented() {
    for seed in seeds(7) {
        hold("ham-liem-2026", seed);
    }
}

#[test]
fn every_difference_of_twenty_revisions_of_a_plan_is_reported_and_none_invented() {
    for seed in seeds(11) {
        hold("long-thanh-2023", seed);
    }
}
