//! Which data must agree, as `data/README.md` lists it: data that contradict themselves are reported, data that are
//! unusual and consistent are not.

mod consistent;
mod quotas;
mod results;
mod table;
mod texts;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::harness::{Project, SMALL};

/// A plan of which only this is its own.
struct Case {
    name: &'static str,
    /// Members of `quotas`.
    quotas: &'static str,
    /// Members of `results`.
    results: &'static str,
    /// A paragraph of the plan.
    text: &'static str,
    /// The reported findings, in order.
    reported: &'static [&'static str],
}

const NOTHING: Case = Case { name: "", quotas: "", results: "", text: "Một đoạn văn.", reported: &[] };

const UNITS: &str = "
format: 1
units:
  - {id: a, name: Thôn An, kind: village}
  - {id: b, name: Thôn Bình, kind: village}
  - {id: c, name: Thôn Chính, kind: village}
organisations:
  - {id: doan, name: Đoàn thanh niên}
  - {id: hoi, name: Hội Nông dân}
";

const fn quotas(name: &'static str, quotas: &'static str, reported: &'static [&'static str]) -> Case {
    Case { name, quotas, reported, ..NOTHING }
}

const fn results(name: &'static str, results: &'static str, reported: &'static [&'static str]) -> Case {
    Case { name, results, reported, ..NOTHING }
}

const fn text(name: &'static str, text: &'static str, reported: &'static [&'static str]) -> Case {
    let quotas = "{measure: admissions, period: 2026, target: at least 25, units: {a: {2026-Q1: 5, 2026-Q2: 5}, b: {2026-Q3: 15}}}";
    Case { name, quotas, text, reported, ..NOTHING }
}

const QUOTAS: &[&str] = &["quotas-disagree"];
const RESULTS: &[&str] = &["results-disagree"];
const TOTALS: &[&str] = &["totals-disagree"];

/// Every finding of every plan, by the plan's name, in the order of print.
fn reported(cases: &[Case]) -> BTreeMap<String, Vec<String>> {
    let mut project = Project::new().file("data/kehoach.yaml", "format: 1\nspelling: ủy\n");
    let list = |key: &str, members: &str| {
        let members = members.split('\n').filter(|line| !line.trim().is_empty());
        members.fold(format!("{key}:\n"), |mut file, member| {
            writeln!(file, "  - {}", member.trim()).unwrap();
            file
        })
    };
    for (at, case) in cases.iter().enumerate() {
        let folder = format!("data/p{at:02}");
        let text = serde_json::to_string(case.text).unwrap();
        let plan = format!(
            "{}body: [{text}]\n",
            SMALL.replace("number: 5\n", "").replace("2026-06-03", "2026-08-03")
        );
        project = project
            .file(&format!("{folder}/plan.yaml"), &plan)
            .file(
                &format!("{folder}/quotas.yaml"),
                &format!("{}{}", UNITS.trim_start(), list("quotas", case.quotas)),
            )
            .file(
                &format!("{folder}/results.yaml"),
                &format!("format: 1\n{}", list("results", case.results)),
            );
    }
    let run = project.run(&["check", "--json"]);
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in run.stdout.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        if line["kind"] == "finding" {
            let file = line["place"]["path"].as_str().unwrap_or_else(|| panic!("{line}"));
            let plan = file.split('/').nth(1).unwrap().to_owned();
            found.entry(plan).or_default().push(line["code"].as_str().unwrap().to_owned());
        }
    }
    found
}

#[track_caller]
fn assert_told(cases: &[Case]) {
    let reported = reported(cases);
    let mut wrong = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let reported = reported.get(&format!("p{at:02}")).cloned().unwrap_or_default();
        if reported != case.reported {
            wrong.push(format!("{}: {reported:?}, not {:?}", case.name, case.reported));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
