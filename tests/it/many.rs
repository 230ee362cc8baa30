//! One document of many plans at once: `issue` and `revise` with `--document`.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::harness::{Project, SMALL};

const PLANS: usize = 4;

/// Plans of one body, whose numbers run on through all of them.
fn province() -> Project {
    let mut project = Project::new().file("data/kehoach.yaml", "format: 1\n");
    for plan in 1..=PLANS {
        let text = SMALL.replace("number: 5\n", "");
        let text = format!("{text}body:\n  - Việc của xã {plan}.\n");
        project = project.file(&format!("data/xa-{plan}/plan.yaml"), &text);
    }
    project
}

const ISSUE: [&str; 6] = ["issue", "data", "--document", "plan", "--number", "next"];

fn lines(output: &str, kind: &str) -> Vec<Value> {
    let lines = output.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line["kind"] == kind).collect()
}

/// What `list` has of the issued documents: plan and number.
fn issued(project: &Project) -> Vec<(String, u64)> {
    let listed = project.run(&["list", "--json"]);
    let mut issued: Vec<(String, u64)> = lines(&listed.stdout, "document")
        .iter()
        .filter(|line| line["state"] == "issued")
        .map(|line| (line["plan"].as_str().unwrap().to_owned(), line["number"].as_u64().unwrap()))
        .collect();
    issued.sort();
    issued
}

fn expected(numbers: impl IntoIterator<Item = usize>) -> Vec<(String, u64)> {
    numbers.into_iter().map(|number| (format!("xa-{number}"), number as u64)).collect()
}

#[test]
fn all_are_listed_with_their_numbers_and_none_is_issued_unasked() {
    let project = province();
    let run = project.run(&ISSUE);
    assert_eq!(run.status, 1, "{run:#?}");
    for plan in 1..=PLANS {
        assert!(run.stdout.contains(&format!("xa-{plan}: {plan:02}-KH/ĐU, ")), "{}", run.stdout);
    }
    assert!(run.stderr.contains("--yes"), "{}", run.stderr);
    assert_eq!(issued(&project), []);
    assert!(!project.path("data/register.yaml").exists());
}

#[test]
fn with_yes_each_has_the_number_that_was_listed() {
    let project = province();
    let dry = project.run(&[&ISSUE[..], &["-n", "--json"]].concat());
    let listed: Vec<String> =
        lines(&dry.stdout, "would-issue").iter().map(|line| line["reference"].to_string()).collect();
    let run = project.run(&[&ISSUE[..], &["--yes", "--json"]].concat());
    assert_eq!((dry.status, run.status), (0, 0), "{run:#?}");
    let done: Vec<String> =
        lines(&run.stdout, "issued").iter().map(|line| line["reference"].to_string()).collect();
    assert_eq!(done, listed);
    assert_eq!(issued(&project), expected(1..=PLANS));
    // A second run has nothing to do, and says why.
    let again = project.run(&[&ISSUE[..], &["--yes", "--json"]].concat());
    let passed = lines(&again.stdout, "passed-over");
    assert_eq!((again.status, passed.len()), (0, PLANS), "{again:#?}");
    assert!(passed.iter().all(|line| line["reason"] == "issued" && line["set"] == 1), "{passed:?}");
}

#[test]
fn outputs_that_were_built_show_all_that_was_issued() {
    let project = province().replace("data/kehoach.yaml", "format: 1\n", "format: 1\ncomparison: all\n");
    assert_eq!(project.build().status, 0);
    let run = project.run(&[&ISSUE[..], &["--yes"]].concat());
    assert_eq!(run.status, 0, "{run:#?}");
    for plan in 1..=PLANS {
        let printed = project.text(&format!("xa-{plan}/ke-hoach.pdf"));
        assert!(printed.contains(&format!("{plan:02}-KH/ĐU")), "{printed:?}");
    }
    let again = project.run(&["build", "data", "-n", "--json"]);
    assert_eq!(lines(&again.stdout, "stale"), [] as [Value; 0], "{again:#?}");
    let revised = project.run(&["revise", "data", "--document", "plan", "--yes"]);
    assert_eq!(revised.status, 0, "{revised:#?}");
    let again = project.run(&["build", "data", "-n", "--json"]);
    assert_eq!(lines(&again.stdout, "stale"), [] as [Value; 0], "{again:#?}");
    // Each set is made again from itself, whatever the engine was that made it.
    assert_eq!(project.run(&["verify", "data"]).status, 0);
}

#[test]
fn a_plan_with_an_error_keeps_no_other_from_being_issued() {
    let project = province().replace("data/xa-2/plan.yaml", "Việc của xã 2.", "Việc {{ quota.none.total }}.");
    let run = project.run(&[&ISSUE[..], &["--yes"]].concat());
    assert_eq!(run.status, 1, "{run:#?}");
    assert!(run.stderr.contains("data/xa-2/plan.yaml"), "{}", run.stderr);
    assert!(run.stdout.contains("xa-2: the plan has errors"), "{}", run.stdout);
    let numbers: Vec<(String, u64)> = issued(&project);
    assert_eq!(numbers.iter().map(|(_, number)| *number).collect::<Vec<_>>(), [1, 2, 3]);
    let mended = project.replace("data/xa-2/plan.yaml", "{{ quota.none.total }}", "của xã 2");
    assert_eq!(mended.run(&[&ISSUE[..], &["--yes"]].concat()).status, 0);
    assert!(issued(&mended).contains(&("xa-2".to_owned(), 4)));
}

#[test]
fn numbers_of_the_data_that_are_the_same_are_found_before_anything_is_issued() {
    let mut project = province();
    for plan in [1, 3] {
        let path = format!("data/xa-{plan}/plan.yaml");
        project = project.replace(&path, "symbol:", "number: 7\nsymbol:");
    }
    let run = project.run(&["issue", "data", "--document", "plan", "-n"]);
    assert_eq!(run.status, 1, "{run:#?}");
    assert!(run.stderr.contains("number-taken"), "{}", run.stderr);
    let given = project.run(&["issue", "data", "--document", "plan", "--number", "9", "--yes"]);
    assert_eq!(given.status, 2, "{given:#?}");
    assert_eq!(issued(&project), []);
}

#[test]
fn a_document_that_some_plans_lack_is_passed_over_there() {
    let notice = "format: 1\nabstract: Thông báo\nsymbol: TB/ĐU\ndate: 2026-06-12\nrecipients: [Các chi bộ]\nbody:\n  - Nội dung.\n";
    let project = province().file("data/xa-3/notice.yaml", notice);
    let arguments = ["issue", "data", "--document", "notice", "--number", "next", "--yes", "--json"];
    let run = project.run(&arguments);
    let reasons = lines(&run.stdout, "passed-over");
    assert_eq!((run.status, reasons.len()), (0, PLANS - 1), "{run:#?}");
    assert!(reasons.iter().all(|line| line["reason"] == "missing"));
    assert_eq!(lines(&run.stdout, "issued").len(), 1);
}

#[test]
fn what_was_killed_goes_on_with_the_rest() {
    let project = province();
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    command.current_dir(project.path("")).args(ISSUE).args(["--yes", "--json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
    // Before it the first number of the series is reported.
    assert!(output.by_ref().map(Result::unwrap).any(|line| line.contains("\"issued\"")));
    child.kill().unwrap();
    child.wait().unwrap();
    let run = project.run(&[&ISSUE[..], &["--yes"]].concat());
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(issued(&project), expected(1..=PLANS));
    assert_eq!(project.build().status, 0);
    let verified = project.run(&["verify"]);
    assert_eq!(verified.status, 0, "{verified:#?}");
}

#[test]
fn all_are_made_drafts_again_after_a_question() {
    let project = province();
    assert_eq!(project.run(&[&ISSUE[..], &["--yes"]].concat()).status, 0);
    let revise = ["revise", "data", "--document", "plan"];
    let unasked = project.run(&revise);
    assert_eq!(unasked.status, 1, "{unasked:#?}");
    assert_eq!(issued(&project).len(), PLANS);
    let run = project.run(&[&revise[..], &["--yes"]].concat());
    assert_eq!(run.status, 0, "{run:#?}");
    for plan in 1..=PLANS {
        let text = String::from_utf8(project.bytes(&format!("data/xa-{plan}/plan.yaml"))).unwrap();
        assert!(text.contains("state: draft") && text.contains("replaces"), "{text}");
    }
    let again = project.run(&[&revise[..], &["--yes"]].concat());
    assert!(again.stdout.contains("is a draft"), "{again:#?}");
}
