//! Documents that leave without number and day, which a signing tool stamps on them.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;

use super::{done, lines, text};
use crate::harness::Project;
use crate::stable::files;

const PLAN: &str = "data/plan/plan.yaml";
const SEND: &[&str] = &["issue", "data/plan", "--awaiting-number"];
const NOTE: &[&str] = &["issue", "data/plan", "--number", "85", "--date", "2026-06-12"];

/// A draft without number and day.
fn draft() -> Project {
    let project = Project::with_body("  - Một đoạn văn.\n").replace(PLAN, "number: 5\n", "");
    project.replace(PLAN, "date: 2026-06-03", "date: 2026-06")
}

fn sent() -> Project {
    let project = draft();
    done(&project, SEND);
    project
}

fn state(project: &Project, set: u64) -> String {
    let listed = lines(project, &["list"]);
    let one = listed.iter().find(|one| one["set"] == set).unwrap();
    one["state"].as_str().unwrap().to_owned()
}

#[test]
fn it_is_frozen_and_in_force_for_nothing_until_both_are_noted() {
    let project = sent();
    let plan = text(&project, PLAN);
    assert!(plan.contains("state: awaiting-number\nset: 1\n") && plan.contains("date: 2026-06\n"), "{plan}");
    assert_eq!(state(&project, 1), "awaiting-number");
    let pdf = project.bytes("data/plan/issued/1/ke-hoach.pdf");
    let says = |word: &str| String::from_utf8_lossy(&pdf).contains(word);
    assert!(
        says("pdfuaid:part>1<") && !says("pdfaid:") && !says("CreateDate") && says("state=awaiting-number")
    );
    let page = project.pdf("plan/ke-hoach.pdf");
    assert!(page.text().contains("tháng 6 năm 2026") && !page.text().contains("DỰ THẢO"), "{}", page.text());
    // What the data say later changes nothing of it.
    let changed = sent().replace(PLAN, "Một đoạn văn.", "Đoạn văn khác.");
    let built = changed.build();
    assert!(built.stderr.contains("[issued-changed]"), "{built:#?}");
    assert_eq!(lines(&project, &["verify", "data/plan"])[0]["result"], "same");
    assert!(!project.path("data/register.yaml").exists());
    for half in [&["--number", "85"][..], &["--date", "2026-06-12"], &[], &["--awaiting-number"]] {
        let run = project.run(&[&["issue", "data/plan"], half].concat());
        assert!(run.status == 1 && run.stderr.contains("[number-awaited]"), "{half:?} {run:#?}");
    }
}

#[test]
fn number_and_day_are_noted_without_a_change_of_the_set() {
    let project = sent();
    let set = files(&project.path("data/plan/issued"));
    let before = files(&project.path("data"));
    done(&project, &[NOTE, &["-n"]].concat());
    assert!(files(&project.path("data")) == before);
    done(&project, NOTE);
    assert!(files(&project.path("data/plan/issued")) == set);
    let plan = text(&project, PLAN);
    assert!(plan.contains("state: issued\n") && plan.contains("number: 85\n"), "{plan}");
    assert!(plan.contains("date: 2026-06-12\n"), "{plan}");
    let listed = lines(&project, &["list"]);
    assert_eq!((&listed[0]["number"], &listed[0]["date"]), (&85.into(), &"2026-06-12".into()));
    assert_eq!(listed[0]["state"], "issued");
    assert_eq!(lines(&project, &["verify", "data/plan"])[0]["result"], "same");
    let built = project.build();
    assert_eq!((built.status, built.stderr.matches('[').count()), (0, 0), "{built:#?}");
    assert_eq!(lines(&project, &["diff", "data/plan"])[0]["different"], false);
    // A number that was noted by mistake gives way, and the day too.
    let again = project.run(&["issue", "data/plan", "--number", "86"]);
    assert!(again.status == 1 && again.stderr.contains("85-KH/ĐU was noted"), "{again:#?}");
    done(&project, &["issue", "data/plan", "--number", "86", "--yes"]);
    done(&project, &["issue", "data/plan", "--date", "2026-06-13", "--yes"]);
    let register = text(&project, "data/register.yaml");
    assert!(
        register.contains("number: 85, date: 2026-06-12") && register.contains("void: true"),
        "{register}"
    );
    assert!(register.contains("number: 86, date: 2026-06-13"), "{register}");
}

#[test]
fn what_is_in_force_follows_from_what_is_noted() {
    let report = "format: 1\nnumber: 3\ndate: 2026-07-10\nabstract: kết quả quý II\nbody: [\"Theo {{ in_force.plan | \
                  cite }}, đã làm.\"]\nrecipients: [Lưu Văn phòng Đảng ủy]\n";
    let project = sent().file("data/plan/reports/2026-Q2.yaml", report);
    let refused = project.run(&["issue", "data/plan/reports/2026-Q2"]);
    assert!(refused.status == 1 && refused.stderr.contains("[number-awaited]"), "{refused:#?}");
    done(&project, NOTE);
    done(&project, &["issue", "data/plan/reports/2026-Q2", "--yes"]);
    let page = project.pdf("plan/bao-cao/2026-Q2.pdf");
    assert!(page.text().contains("số 85-KH/ĐU, ngày 12/6/2026"), "{}", page.text());
    // The report's set knows the plan's number by itself.
    for set in lines(&project, &["verify", "data/plan"]) {
        assert_eq!(set["result"], "same", "{set}");
    }
}

#[test]
fn history_judges_the_day_when_it_is_noted() {
    let project = draft();
    let cited = "citations: {kh9: {type: plan, number: 9, symbol: KH/TU, date: 2026-06-20}}\n";
    let text = text(&project, PLAN).replace("Một đoạn văn.", "Theo {{ cite.kh9 | cite }}.");
    let project = project.file(PLAN, &format!("{text}{cited}"));
    done(&project, SEND);
    let early = project.run(NOTE);
    assert!(early.status == 1 && early.stderr.contains("[history-out-of-order]"), "{early:#?}");
    let project = sent();
    fs::write(
        project.path("data/register.yaml"),
        "format: 1\ndocuments:\n  - {issuer: ĐẢNG ỦY XÃ A, symbol: KH/ĐU, term: 2025, number: 90, date: 2026-06-01}\n",
    )
    .unwrap();
    let issuer = super::text(&project, PLAN);
    let issuer = issuer.split("name: ").nth(1).and_then(|rest| rest.split([',', '\n']).next()).unwrap();
    let register = super::text(&project, "data/register.yaml").replace("ĐẢNG ỦY XÃ A", issuer);
    fs::write(project.path("data/register.yaml"), register).unwrap();
    let asked = project.run(NOTE);
    assert!(asked.status == 1 && asked.stderr.contains("[number-out-of-order]"), "{asked:#?}");
    let taken = project.run(&["issue", "data/plan", "--number", "90", "--date", "2026-06-12"]);
    assert!(taken.status == 1 && taken.stderr.contains("[number-taken]"), "{taken:#?}");
    done(&project, &[NOTE, &["--yes"]].concat());
}

#[test]
fn it_is_withdrawn_and_sent_again() {
    let project = sent();
    let refused = project.run(&["revise", "data/plan"]);
    assert!(refused.status == 1 && refused.stderr.contains("--withdraw"), "{refused:#?}");
    let awaiting = text(&project, PLAN);
    done(&project, &["revise", "data/plan", "--withdraw"]);
    assert!(text(&project, PLAN).contains("state: draft\n") && !text(&project, PLAN).contains("set:"));
    assert_eq!(state(&project, 1), "withdrawn");
    // It may be put back as it was sent.
    done(&project, &["revise", "data/plan", "--cancel"]);
    assert_eq!(text(&project, PLAN), awaiting);
    done(&project, &["revise", "data/plan", "--withdraw"]);
    done(&project, SEND);
    assert_eq!(
        (state(&project, 1), state(&project, 2)),
        ("withdrawn".to_owned(), "awaiting-number".to_owned())
    );
    done(&project, NOTE);
    assert_eq!((state(&project, 1), state(&project, 2)), ("withdrawn".to_owned(), "issued".to_owned()));
    let issued = project.run(&["revise", "data/plan", "--withdraw"]);
    assert!(issued.status == 1 && issued.stderr.contains("[number-awaited]"), "{issued:#?}");
    assert!(lines(&project, &["verify", "data/plan"]).iter().all(|set| set["result"] == "same"));
}

#[test]
fn a_revision_is_taken_back_with_number_and_day() {
    let project = sent();
    done(&project, NOTE);
    let noted = text(&project, PLAN);
    done(&project, &["revise", "data/plan"]);
    let revised = text(&project, PLAN);
    assert!(revised.contains("number: 85, symbol: KH/ĐU, date: 2026-06-12"), "{revised}");
    done(&project, &["revise", "data/plan", "--cancel"]);
    assert_eq!(text(&project, PLAN), noted);
}

#[test]
fn a_run_that_notes_and_is_killed_is_finished_by_the_same_run() {
    let whole = {
        let project = sent();
        let start = std::time::Instant::now();
        done(&project, NOTE);
        start.elapsed()
    };
    for part in 1..=6 {
        let project = sent();
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.current_dir(project.path("")).args(NOTE);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(whole * part / 6);
        let _ = child.kill();
        child.wait().unwrap();
        let again = project.run(NOTE);
        assert!(again.status == 0 || again.stderr.contains("[already-issued]"), "{again:#?}");
        assert_eq!(state(&project, 1), "issued");
        assert!(text(&project, PLAN).contains("state: issued\n"));
        assert_eq!(text(&project, "data/register.yaml").matches("number: 85").count(), 1);
    }
    // As if it had been stopped between the two files.
    let project = sent();
    let sent = text(&project, PLAN);
    done(&project, NOTE);
    let noted = text(&project, PLAN);
    fs::write(project.path(PLAN), sent).unwrap();
    done(&project, NOTE);
    assert_eq!(text(&project, PLAN), noted);
}

#[test]
fn of_two_runs_at_once_one_notes() {
    let project = sent();
    let run = |number: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.current_dir(project.path(""));
        command.args(["issue", "data/plan", "--number", number, "--date", "2026-06-12"]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let mut runs = [run("85"), run("86")];
    let noted =
        runs.iter_mut().filter_map(|run| run.wait().ok()).filter(std::process::ExitStatus::success).count();
    assert_eq!(noted, 1);
    assert_eq!(text(&project, "data/register.yaml").matches("number:").count(), 1);
}

#[test]
fn a_pdf_that_is_made_again_is_said_to_await_its_number() {
    let project = draft();
    assert_eq!(project.build().status, 0);
    done(&project, &["issue", "data/plan", "--awaiting-number", "-o", "elsewhere"]);
    let run = project.run(&["build", "--dry-run"]);
    assert!(run.stdout.contains("awaits its number") && !run.stdout.contains("it was issued"), "{run:#?}");
}
