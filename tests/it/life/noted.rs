//! Numbers that are written by hand, noted down later, and noted again where they were wrong.

use super::{done, lines, text};
use crate::harness::Project;
use crate::stable::files;

const PLAN: &str = "data/plan/plan.yaml";
const REGISTER: &str = "data/register.yaml";

/// A plan that was issued without a number, for which a wrong one was noted.
fn noted() -> Project {
    let project = Project::with_body("  - Một đoạn văn.\n").replace(PLAN, "number: 5\n", "");
    let plan = text(&project, PLAN);
    let project = project.file("data/other/plan.yaml", &plan);
    done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    done(&project, &["issue", "data/plan", "--number", "850"]);
    project
}

#[test]
fn a_number_is_noted_again_only_where_that_is_wanted() {
    let project = noted();
    let before = files(&project.path("data"));
    for arguments in [&["--number", "85"][..], &["--number", "85", "--date", "2026-06-12", "-n"]] {
        let run = project.run(&[&["issue", "data/plan"], arguments].concat());
        assert!(run.status == 1 && run.stderr.contains("850-KH/ĐU was noted"), "{run:#?}");
        assert!(run.stderr.contains("--yes"), "{run:#?}");
        assert!(files(&project.path("data")) == before);
    }
    // The day is that on which it was issued, and the same number is no other.
    for arguments in [["--number", "85", "--date", "2026-06-13"], ["--number", "850", "--date", "2026-06-12"]]
    {
        let run = project.run(&[&["issue", "data/plan", "--yes"][..], &arguments].concat());
        assert!(run.status == 1 && run.stderr.contains("this document is issued"), "{run:#?}");
    }
    done(&project, &["issue", "data/plan", "--number", "85", "--date", "2026-06-12", "--yes"]);
    assert!(text(&project, PLAN).contains("number: 85\n"));
    let register = text(&project, REGISTER);
    assert!(register.contains("number: 850,") && register.contains("void: true"), "{register}");
}

#[test]
fn a_void_number_is_known_to_verify_list_and_the_next_number() {
    let project = noted();
    done(&project, &["issue", "data/plan", "--number", "85", "--yes"]);
    let states = lines(&project, &["verify", "data/plan"]);
    assert_eq!(states[0]["result"], "same", "{states:#?}");
    let listed = lines(&project, &["list"]);
    let number = |number: u64| {
        listed.iter().find(|one| one["number"] == number).map(|one| one["state"].as_str().unwrap().to_owned())
    };
    assert_eq!((number(85), number(850)), (Some("issued".to_owned()), Some("void".to_owned())));
    let shown = done(&project, &["list"]).stdout;
    assert!(shown.contains("void number"), "{shown}");
    // Neither a gap nor a number out of order, and the next number comes after the right one.
    assert_eq!(done(&project, &["check", "data"]).stderr.matches("register").count(), 0);
    let next = done(&project, &["issue", "data/other", "--number", "next", "--date", "2026-06-20"]).stdout;
    assert!(next.contains("86-KH/ĐU"), "{next}");
    // The document that has the void number can be given it.
    done(&project, &["revise", "data/other"]);
    done(&project, &["issue", "data/other", "--number", "850", "--date", "2026-06-25"]);
}

#[test]
fn the_next_number_comes_after_that_of_the_replaced_document() {
    let replaces = "replaces: {type: plan, number: 70, symbol: KH/ĐU, date: 2026-03-26, issuer: Ban Thường vụ Đảng ủy xã Công Hải}\nrecipients:";
    let project = Project::with_body("  - Kế hoạch này thay thế {{ replaces | cite }}.\n");
    let project = project.replace(PLAN, "number: 5\n", "").replace(PLAN, "recipients:", replaces);
    let next = ["issue", "data/plan", "--number", "next", "--date", "2026-06-12", "-n"];
    assert!(done(&project, &next).stdout.contains("71-KH/ĐU"));
    // A higher one of the register counts; one of another term, or of another kind, does not.
    let line = |number: u32, symbol: &str, term: u32| {
        format!("  - {{issuer: ĐẢNG ỦY XÃ CÔNG HẢI, symbol: {symbol}, term: {term}, number: {number}}}\n")
    };
    let others = format!("format: 1\ndocuments:\n{}{}", line(99, "TB/ĐU", 2025), line(98, "KH/ĐU", 2020));
    let project = project.file(REGISTER, &others);
    assert!(done(&project, &next).stdout.contains("71-KH/ĐU"));
    let project = project.file(REGISTER, &format!("{others}{}", line(80, "KH/ĐU", 2025)));
    assert!(done(&project, &next).stdout.contains("81-KH/ĐU"));
    // The numbers of the term before are others.
    let project = project.replace(PLAN, "date: 2026-03-26", "date: 2024-03-26");
    let project = project.file(REGISTER, &others);
    assert!(done(&project, &next).stdout.contains("01-KH/ĐU"));
}

/// A plan that quotes a result, its results, and two quotas of which one is allotted.
fn counted() -> Project {
    let body = "  - Tính đến {{ result.kn.as_of | date_prose }} đã kết nạp {{ result.kn.total | padded }} đảng viên.\n";
    let quotas = "format: 1\nunits: [{id: a, name: Thôn A, kind: village}]\nquotas:\n  - {id: kn, measure: admissions, period: 2026, units: {a: 4}}\n";
    let results = "format: 1\nresults:\n  - {id: kn, measure: admissions, period: 2026, as_of: 2026-05-31, units: {a: {2026-Q1: 1, 2026-Q2: 1}}}\n";
    let project = Project::with_body(body).replace(PLAN, "number: 5\n", "");
    project.file("data/plan/quotas.yaml", quotas).file(RESULTS, results)
}

const RESULTS: &str = "data/plan/results.yaml";

#[test]
fn a_number_noted_and_results_counted_later_change_nothing_of_what_was_issued() {
    let project = counted();
    let told = |project: &Project| project.run(&["check", "data"]).stderr;
    done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    done(&project, &["issue", "data/plan", "--number", "34"]);
    assert_eq!(told(&project).matches("issued-changed").count(), 0);
    // The year goes on: another result, and the same counted to a later day.
    let more =
        "  - {id: more, measure: put_forward, period: 2026, as_of: 2026-09-30, periods: {2026-Q3: 2}}\n";
    let results = text(&project, RESULTS).replace("2026-05-31", "2026-09-30");
    let later = results.replace("2026-Q2: 1}", "2026-Q2: 1, 2026-Q3: 1}");
    let project = project.file(RESULTS, &format!("{later}{more}"));
    assert_eq!(told(&project).matches("issued-changed").count(), 0, "{}", told(&project));
    // A count that is another for the same day is a change, as is a text.
    let project =
        project.file(RESULTS, &results.replace("2026-09-30", "2026-05-31").replace("Q2: 1", "Q2: 2"));
    assert_eq!(told(&project).matches("issued-changed").count(), 1, "{}", told(&project));
    let project = project.file(RESULTS, &later).replace(PLAN, "đảng viên.", "đảng viên mới.");
    assert_eq!(told(&project).matches("issued-changed").count(), 1, "{}", told(&project));
}

#[test]
fn a_number_that_was_printed_is_noted_again_as_another_set() {
    let project = counted();
    done(&project, &["issue", "data/plan", "--number", "34", "--date", "2026-06-12"]);
    let again = ["issue", "data/plan", "--number", "43"];
    let run = project.run(&again);
    assert!(run.status == 1 && run.stderr.contains("34-KH/ĐU was noted"), "{run:#?}");
    let told = done(&project, &["issue", "data/plan", "--number", "43", "--yes"]).stdout;
    assert!(told.contains("made again as 43-KH/ĐU") && told.contains("set 1 and its number"), "{told}");
    // The former set is as it was, and counts no longer: its number is void, and nothing is compared with it.
    let states: Vec<_> =
        lines(&project, &["verify", "data/plan"]).into_iter().map(|one| one["result"].clone()).collect();
    assert_eq!(states, ["same", "same"]);
    let listed = lines(&project, &["list"]);
    let listed: Vec<_> = listed.iter().map(|one| (one["number"].as_u64(), one["state"].as_str())).collect();
    assert_eq!(listed, [(Some(34), Some("void")), (Some(43), Some("issued"))]);
    let page = project.pdf("plan/ke-hoach.pdf").text();
    assert!(page.contains("Số 43-KH/ĐU") && !project.path("output/plan/so-sanh.pdf").exists(), "{page}");
    assert_eq!(done(&project, &["check", "data"]).stderr, "");
    // Its text stays that which was issued.
    let project = project.replace(PLAN, "đảng viên.", "đảng viên mới.");
    let run = project.run(&["issue", "data/plan", "--number", "44", "--yes"]);
    assert!(run.status == 1 && run.stderr.contains("no other text"), "{run:#?}");
    assert!(!project.path("data/plan/issued/3").exists());
}
