//! The numbers of issued documents: each is given once, and listed with its series.

use std::process::{Command, Stdio};

use super::{done, lines, text};
use crate::harness::{Project, SMALL};
use crate::stable::files;

#[test]
fn a_number_written_by_hand_is_noted_later() {
    let project = Project::with_body("  - Một.\n").replace("data/plan/plan.yaml", "number: 5\n", "");
    done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    let kept = files(&project.path("data/plan/issued"));
    done(&project, &["issue", "data/plan", "--number", "7"]);
    assert!(files(&project.path("data/plan/issued")) == kept, "what was issued stays as it was");
    let run = done(&project, &["build"]);
    assert_eq!(run.stderr, "");
    assert_eq!(lines(&project, &["list"])[0]["number"], 7);
    done(&project, &["revise", "data/plan"]);
    assert!(text(&project, "data/plan/plan.yaml").contains("number: 7, symbol: KH/ĐU"));
}

#[test]
fn two_runs_at_once_never_take_one_number() {
    let project = Project::new().file("data/kehoach.yaml", "format: 1\n");
    let mut project = project;
    for plan in 0..6 {
        let text = crate::harness::SMALL.replace("number: 5\n", "");
        project =
            project.file(&format!("data/p{plan}/plan.yaml"), &format!("{text}body:\n  - Kế hoạch {plan}.\n"));
    }
    let start = |plan: usize| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.current_dir(project.path("")).args([
            "issue",
            &format!("data/p{plan}"),
            "--number",
            "next",
            "--date",
            "2026-06-12",
            "--yes",
        ]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let children: Vec<_> = (0..6).map(start).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let listed = lines(&project, &["list"]);
    let mut numbers: Vec<u64> = listed.iter().map(|one| one["number"].as_u64().unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
}

#[test]
fn the_first_number_of_a_series_is_given_where_somebody_says_so() {
    let plan = format!("{}body: [Một đoạn.]\n", SMALL.replace("number: 5\n", ""));
    let project =
        || Project::new().file("data/kehoach.yaml", "format: 1\n").file("data/plan/plan.yaml", &plan);
    let next = ["issue", "data/plan", "--number", "next", "--date", "2026-06-12"];
    let unknown = project();
    let run = unknown.run(&next);
    assert!(run.status == 1 && run.stderr.contains("[register-numbers]"), "{run:#?}");
    assert!(!unknown.path("data/plan/issued/1").exists() && !unknown.path("data/register.yaml").exists());
    // What would be issued is said all the same.
    let preview = done(&unknown, &[&next[..], &["-n"]].concat());
    assert!(
        preview.stdout.contains("01-KH/ĐU") && preview.stderr.contains("[register-numbers]"),
        "{preview:#?}"
    );
    done(&unknown, &[&next[..], &["--yes"]].concat());
    assert_eq!(lines(&unknown, &["list"])[0]["number"], 1);
    // A number that is typed is no guess, nor is one after others.
    let typed = project();
    let run = done(&typed, &["issue", "data/plan", "--number", "1", "--date", "2026-06-12"]);
    assert!(!run.stderr.contains("[register-numbers]"), "{run:#?}");
    let register =
        "format: 1\ndocuments:\n  - {issuer: ĐẢNG ỦY XÃ CÔNG HẢI, symbol: KH/ĐU, term: 2025, number: 84}\n";
    let known = project().file("data/register.yaml", register);
    done(&known, &next);
    assert_eq!(lines(&known, &["list"]).iter().filter(|one| one["number"] == 85).count(), 1);
    // The table is for people, the lines of JSON for programs.
    let listed = done(&known, &["list"]).stdout;
    assert!(listed.contains("12/6/2026") && !listed.contains("2026-06-12"), "{listed}");
}

/// What a project says of the severity of a finding, and what a plan accepts of it, holds at the issue too.
#[test]
fn a_number_out_of_order_is_judged_as_the_project_and_the_plan_say() {
    const REGISTER: &str = "\
format: 1
documents:
  - {issuer: ĐẢNG ỦY XÃ CÔNG HẢI, symbol: KH/ĐU, term: 2025, number: 9, date: 2026-12-01}
";
    let issue = |settings: &str, accept: &str, consent: &[&str]| {
        let project = Project::new()
            .file("data/plan/plan.yaml", &format!("{SMALL}body: [Một.]\n{accept}"))
            .file("data/kehoach.yaml", &format!("format: 1\n{settings}"))
            .file("data/register.yaml", REGISTER);
        let issue = ["issue", "data/plan", "--number", "10", "--date", "2026-06-12"];
        let run = project.run(&[&issue, consent].concat());
        (
            run.status,
            run.stderr.contains("[number-out-of-order]"),
            project.path("data/plan/issued/1").exists(),
        )
    };
    let accept = "accept: {code: number-out-of-order, at: number, reason: Ghi sổ sau.}\n";
    let refuse = "severities: {number-out-of-order: error}\n";
    assert_eq!(issue("", "", &[]), (1, true, false));
    assert_eq!(issue("", "", &["--yes"]), (0, true, true));
    assert_eq!(issue(refuse, "", &["--yes"]), (1, true, false));
    assert_eq!(issue(refuse, accept, &[]), (0, false, true));
    assert_eq!(issue("severities: {number-out-of-order: ignore}\n", "", &[]), (0, false, true));
    // `check` cannot find it, and does not call the acceptance useless.
    let project = Project::new().file("data/plan/plan.yaml", &format!("{SMALL}body: [Một.]\n{accept}"));
    let run = project.run(&["check", "data", "--layout"]);
    assert!(run.status == 0 && !run.stderr.contains("accepted-nothing"), "{}", run.stderr);
}

#[test]
fn documents_of_one_series_are_one_block_of_the_list() {
    let plan = SMALL.replace("number: 5\n", "");
    let other = plan.replace("cited: Ban Thường vụ", "cited: BTV");
    let register = "format: 1\ndocuments:\n  - {issuer: ĐẢNG ỦY XÃ CÔNG HẢI, symbol: KH/ĐU, term: 2025, number: 3, title: Tay}\n";
    let project = Project::new()
        .file("data/kehoach.yaml", "format: 1\n")
        .file("data/register.yaml", register)
        .file("data/a/plan.yaml", &format!("{plan}body: [Một đoạn.]\n"))
        .file("data/b/plan.yaml", &format!("{other}body: [Một đoạn.]\n"));
    done(&project, &["issue", "data/a", "--number", "next"]);
    let listed = done(&project, &["list"]).stdout;
    let blocks = listed.lines().filter(|line| !line.starts_with(' ')).count();
    assert_eq!(blocks, 1, "{listed}");
    // The set of another plan, whose folder was copied, is no document of the copy.
    crate::sets::copy(&project, "data/a", "data/c");
    let run = project.run(&["list"]);
    assert!(
        run.status == 1 && run.stderr.contains("kehoach new --from") && !run.stdout.contains("  c/"),
        "{run:#?}"
    );
    for command in [&["revise", "data/c"][..], &["issue", "data/c"], &["build", "data/c"]] {
        assert_eq!(project.run(command).status, 1, "{command:?}");
    }
}

#[test]
fn numbers_of_one_folder_run_for_each_symbol() {
    let project = Project::new();
    for name in ["cong-van", "quyet-dinh", "to-trinh"] {
        done(&project, &["new", "--type", name, "data/vb"]);
    }
    let issue = |name: &str, number: &str, date: &str| {
        let path = format!("data/vb/{name}");
        project.run(&["issue", &path, "--number", number, "--date", date, "-y"])
    };
    assert_eq!(issue("cong-van", "5", "2026-06-10").status, 0);
    let other = issue("quyet-dinh", "5", "2026-06-11");
    assert_eq!(other.status, 0, "{other:#?}");
    // One series has a number once, whatever the register says of it.
    std::fs::remove_file(project.path("data/register.yaml")).unwrap();
    let own = project.file("data/vb/cong-van-2.yaml", &second_letter());
    let again = own.run(&["issue", "data/vb/cong-van-2", "--number", "5", "--date", "2026-06-12", "-y"]);
    assert!(again.status == 1 && again.stderr.contains("[number-taken]"), "{again:#?}");
    let next_term = own.run(&["issue", "data/vb/cong-van-2", "--number", "5", "--date", "2031-06-12", "-y"]);
    assert_eq!(next_term.status, 0, "{next_term:#?}");
}

/// A letter of the body whose starters `new --type` writes.
fn second_letter() -> String {
    let head =
        SMALL.replace("number: 5\nsymbol: KH/ĐU", "symbol: CV/ĐU").replace("date: 2026-06-03", "date: 2026");
    let head = head
        .replace("ĐẢNG ỦY XÃ CÔNG HẢI", "ĐẢNG UỶ XÃ BÌNH AN")
        .replace("format: 1", "format: 1\ntype: cong-van");
    format!("{head}addressees: [Các chi bộ trực thuộc]\nbody: [Một đoạn văn.]\n")
}
