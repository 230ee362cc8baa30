//! The life of documents: issued, amended, replaced; what is kept of them, and what is in force when.

mod cancel;
mod layouts;
mod noted;
mod preview;
mod saves;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::harness::{Project, Run, SMALL};
use crate::stable::files;

const PLAN: &str = "data/ham-liem-2026";
const QUOTAS: &str = "data/ham-liem-2026/quotas.yaml";

/// The sample, of which nothing is issued yet.
fn sample() -> Project {
    Project::sample("ham-liem-2026")
        .without("data/ham-liem-2026/issued")
        .replace(QUOTAS, "  - code: period-over\n    at: admissions.periods\n    reason: Bản điều chỉnh soạn từ trước khi hết quý II; số minh họa giữ theo kế hoạch có thật.\n", "  []\n")
}

/// A run that went well.
fn done(project: &Project, arguments: &[&str]) -> Run {
    let run = project.run(arguments);
    assert_eq!(run.status, 0, "{arguments:?}: {run:#?}");
    run
}

/// The lines of JSON of a run that went well.
fn lines(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let run = done(project, &[arguments, &["--json"]].concat());
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text(project: &Project, path: &str) -> String {
    String::from_utf8(project.bytes(path)).unwrap()
}

#[test]
fn an_issued_document_says_so_and_is_kept() {
    let project = sample();
    done(&project, &["issue", PLAN, "--number", "85", "--date", "2026-06-12"]);
    let plan = text(&project, &format!("{PLAN}/plan.yaml"));
    assert!(plan.contains("state: issued\nset: 1\n") && plan.contains("number: 85\n"), "{plan}");
    assert!(plan.contains("date: 2026-06-12\n") && plan.contains("# Kế hoạch mẫu"), "{plan}");
    assert!(
        text(&project, "data/register.yaml")
            .contains("symbol: \"KH/ĐU\", term: 2025, number: 85, date: 2026-06-12")
    );
    let page = project.pdf("ham-liem-2026/ke-hoach.pdf");
    assert!(page.text().contains("Số 85-KH/ĐU"), "{}", page.text());
    for name in ["ke-hoach.pdf", "phu-luc-chi-tieu.pdf"] {
        let kept = project.bytes(&format!("{PLAN}/issued/1/{name}"));
        assert!(kept == project.bytes(&format!("output/ham-liem-2026/{name}")), "{name}");
    }
    let states = lines(&project, &["verify", PLAN]);
    assert_eq!(states[0]["state"], "same", "{states:#?}");
}

#[test]
fn an_empty_folder_of_templates_is_none() {
    let project = sample();
    let settings = "data/kehoach.yaml";
    let before = fs::read_to_string(project.path(settings)).unwrap_or_else(|_| "format: 1\n".to_owned());
    let project = project.file(settings, &format!("{before}templates: mau\n"));
    fs::create_dir_all(project.path("data/mau")).unwrap();
    done(&project, &["issue", PLAN, "--number", "85", "--date", "2026-06-12"]);
    assert_eq!(lines(&project, &["verify", PLAN])[0]["state"], "same");
}

#[test]
fn what_is_issued_stays_whatever_the_data_say_later() {
    let project = sample();
    done(&project, &["issue", PLAN, "--number", "85", "--date", "2026-06-12"]);
    let project =
        project.replace(QUOTAS, "thon-2: {2026-Q3: 1, 2026-Q4: 1}", "thon-2: {2026-Q3: 1, 2026-Q4: 2}");
    let project = project.replace(QUOTAS, "2026-Q4: 10}", "2026-Q4: 11}");
    let run = done(&project, &["build", "--all"]);
    assert!(
        run.stderr.contains("[issued-changed]") && run.stderr.contains("quota for 2026-Q4 of Thôn 2: 1 → 2"),
        "{run:#?}"
    );
    let kept = project.bytes(&format!("{PLAN}/issued/1/ke-hoach.pdf"));
    assert!(kept == project.bytes("output/ham-liem-2026/ke-hoach.pdf"));
    // The notice, which has no issued set, follows the data.
    assert!(run.stdout.contains("thong-bao/thon-2.pdf"), "{}", run.stdout);
}

#[test]
fn twenty_revisions_are_kept_and_made_again_byte_for_byte() {
    for (sample, quota) in [("ham-liem-2026", "2026-Q4: 10}"), ("long-thanh-2023", "van-trai: 2")] {
        let project = Project::sample(sample);
        let plan = format!("data/{sample}");
        let path = project.path(&format!("{plan}/quotas.yaml"));
        let first = if sample == "ham-liem-2026" { 2 } else { 1 };
        for round in 0..20 {
            let set = first + round;
            let date = format!("2026-07-{:02}", round + 1);
            // Every other number is written by hand.
            let number = (100 + round).to_string();
            let arguments = ["issue", &plan, "--date", &date, "--number", &number];
            done(&project, if round % 2 == 0 { &arguments } else { &arguments[..4] });
            done(&project, &["revise", &plan]);
            let quotas = fs::read_to_string(&path).unwrap();
            assert!(quotas.contains(quota), "{quotas}");
            fs::write(&path, format!("# lần {set}\n{quotas}")).unwrap();
            let revised = text(&project, &format!("{plan}/plan.yaml"));
            fs::write(project.path(&format!("{plan}/plan.yaml")), revised.replace("place: ", "place: X"))
                .unwrap();
        }
        let states = lines(&project, &["verify", &plan]);
        assert_eq!(states.len(), usize::try_from(first).unwrap() + 19);
        let others: Vec<_> =
            states.iter().filter(|state| state["state"] != "same" && state["set"] != 1).collect();
        assert!(others.is_empty(), "{others:#?}");
        let listed = lines(&project, &["list", &plan]);
        let of_plan: Vec<_> = listed.iter().filter(|one| one["document"] == "plan").collect();
        assert_eq!(
            of_plan.iter().filter(|one| one["state"] == "issued").count(),
            1,
            "the last is in force until its revision is issued"
        );
        assert_eq!(of_plan.iter().filter(|one| one["state"] == "draft").count(), 1);
    }
}

#[test]
fn a_revision_says_what_it_replaces() {
    let project = Project::with_body("  - Một.\n");
    let project = project.replace("data/plan/plan.yaml", "format: 1\n", "format: 1\nstate: draft # nháp\n");
    done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    done(&project, &["revise", "data/plan"]);
    let plan = text(&project, "data/plan/plan.yaml");
    assert!(plan.contains("state: draft # nháp\n") && !plan.contains("set:"), "{plan}");
    assert!(plan.contains("replaces: {type: plan, number: 5, symbol: KH/ĐU, date: 2026-06-12, issuer: Ban Thường vụ Đảng ủy xã Công Hải, about: phát triển đảng viên năm 2026}"), "{plan}");
    let page = project.pdf("plan/ke-hoach.pdf").text();
    assert!(page.contains("(điều chỉnh, bổ sung)"), "{page}");
    let words = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence =
        "Kế hoạch này thay thế Kế hoạch số 05-KH/ĐU, ngày 12/6/2026 của Ban Thường vụ Đảng ủy xã Công Hải.";
    assert!(words.contains(sentence), "{page}");
    done(&project, &["issue", "data/plan", "--date", "2026-07-12", "--number", "next"]);
    done(&project, &["revise", "data/plan", "--replace"]);
    let page = project.pdf("plan/ke-hoach.pdf").text();
    assert!(
        !page.contains("(điều chỉnh, bổ sung)") && page.contains("số 06-KH/ĐU, ngày 12/7/2026"),
        "{page}"
    );
    let listed = lines(&project, &["list"]);
    let replaced: Vec<_> = listed.iter().map(|one| (&one["state"], &one["replaced_by"])).collect();
    assert!(
        listed.iter().any(|one| one["number"] == 5 && one["replaced_by"] == "06-KH/ĐU, 2026-07-12"),
        "{replaced:?}"
    );
}

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
fn units_whose_quota_did_not_change_get_no_new_notice() {
    let project = sample();
    let notice = format!("{PLAN}/notice");
    done(&project, &["issue", &notice]);
    done(&project, &["revise", &notice]);
    let project = project
        .replace(QUOTAS, "thon-2: {2026-Q3: 1, 2026-Q4: 1}", "thon-2: {2026-Q3: 1, 2026-Q4: 2}")
        .replace(QUOTAS, "2026-Q4: 10}", "2026-Q4: 11}");
    let asked = lines(&project, &["issue", &notice, "--number", "60", "--date", "2026-06-20", "-n"]);
    let issued = asked.iter().find(|line| line["kind"] == "would-issue").unwrap();
    let touched: Vec<&str> =
        issued["touched"].as_array().unwrap().iter().map(|one| one["document"].as_str().unwrap()).collect();
    assert!(touched.contains(&"thong-bao/thon-2") && !touched.contains(&"thong-bao/thon-3"), "{touched:?}");
    // The figure that causes it is reported, for the unit that is concerned.
    let extract = issued["touched"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["document"] == "thong-bao/thon-2")
        .unwrap();
    assert!(extract["reasons"].to_string().contains("quotas.thon-2.2026-Q4"), "{extract}");
    done(&project, &["issue", &notice, "--number", "60", "--date", "2026-06-20"]);
    let kept: Vec<String> = files(&project.path(&format!("{PLAN}/issued/2"))).into_keys().collect();
    let notices: Vec<_> = kept.iter().filter(|name| name.starts_with("thong-bao/")).collect();
    assert_eq!(notices, ["thong-bao/thon-2.pdf"]);
    done(&project, &["build"]);
    let output = |name: &str| project.bytes(&format!("output/ham-liem-2026/thong-bao/{name}.pdf"));
    assert!(
        output("thon-3") == project.bytes(&format!("{PLAN}/issued/1/thong-bao/thon-3.pdf")),
        "the old one is in force"
    );
    assert!(output("thon-2") == project.bytes(&format!("{PLAN}/issued/2/thong-bao/thon-2.pdf")));
    let states = lines(&project, &["verify", PLAN]);
    assert!(states.iter().all(|state| state["state"] == "same"), "{states:#?}");
}

#[test]
fn results_are_measured_against_the_quotas_in_force() {
    let report = "data/ham-liem-2026/reports/2026-Q2.yaml";
    let project = sample().replace(report, "Thực hiện {{ cite.tb54 | cite }} về", "Thực hiện {{ in_force.plan | cite }}{{ ' (thay thế ' ~ (in_force.replaced | cite) ~ ')' if in_force.replaced else '' }} về");
    done(&project, &["issue", PLAN, "--number", "85", "--date", "2026-06-12"]);
    done(&project, &["revise", PLAN]);
    let project = project.replace(QUOTAS, "2026-Q2: 4, 2026-Q3: 11", "2026-Q2: 3, 2026-Q3: 12").replace(
        QUOTAS,
        "thon-1: {2026-Q2: 1, 2026-Q3: 1, 2026-Q4: 1}",
        "thon-1: {2026-Q3: 2, 2026-Q4: 1}",
    );
    let page = project.pdf("ham-liem-2026/bao-cao/2026-Q2.pdf").text();
    let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("trên chỉ tiêu 04"), "the amendment is a draft: {flat}");
    assert!(flat.contains("Kế hoạch số 85-KH/ĐU, ngày 12/6/2026 của Ban Thường vụ Đảng ủy xã Hàm Liêm (thay thế Kế hoạch số 70-KH/ĐU, ngày 26/3/2026)"), "{flat}");
    done(&project, &["issue", PLAN, "--number", "90", "--date", "2026-06-29"]);
    let page = project.pdf("ham-liem-2026/bao-cao/2026-Q2.pdf").text();
    let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("trên chỉ tiêu 03") && flat.contains("Kế hoạch số 90-KH/ĐU"), "{flat}");
    // A report that is issued keeps what was in force then, also where it is made again later.
    done(
        &project,
        &["issue", "data/ham-liem-2026/reports/2026-Q2.yaml", "--date", "2026-07-05", "--number", "12"],
    );
    done(&project, &["revise", PLAN]);
    let project = project.replace(QUOTAS, "2026-Q2: 3, 2026-Q3: 12", "2026-Q2: 2, 2026-Q3: 13").replace(
        QUOTAS,
        "co-quan-xa: {2026-Q2: 1, 2026-Q3: 1, 2026-Q4: 1}",
        "co-quan-xa: {2026-Q3: 2, 2026-Q4: 1}",
    );
    done(&project, &["issue", PLAN, "--number", "91", "--date", "2026-07-01"]);
    let run = done(&project, &["build"]);
    assert!(!run.stderr.contains("reports/2026-Q2"), "{}", run.stderr);
    let states = lines(&project, &["verify", PLAN]);
    assert!(states.len() == 4 && states.iter().all(|state| state["state"] == "same"), "{states:#?}");
}

#[test]
fn a_kept_file_that_somebody_changed_is_told_and_never_printed() {
    let project = sample();
    done(&project, &["issue", PLAN, "--number", "85", "--date", "2026-06-12"]);
    let kept = project.path(&format!("{PLAN}/issued/1/ke-hoach.pdf"));
    fs::write(&kept, [fs::read(&kept).unwrap(), b"x".to_vec()].concat()).unwrap();
    let verified = project.run(&["verify", PLAN, "--json"]);
    assert_eq!(verified.status, 1, "{verified:#?}");
    assert!(verified.stdout.contains("\"state\":\"damaged\"") && verified.stdout.contains("ke-hoach.pdf"));
    let built = project.build();
    assert!(built.status == 1 && built.stderr.contains("[set-damaged]"), "{built:#?}");
}

#[test]
fn what_is_issued_is_no_longer_looked_at_as_a_revision() {
    let results = |reached: &str| {
        format!(
            "format: 1\nresults:\n  - measure: admissions\n    period: 2026\n    as_of: 2026-06-30\n    units: {{{reached}}}\n"
        )
    };
    let reported = |project: &Project| {
        let run = done(project, &["check", PLAN]);
        ["period-over", "quota-passed"].map(|code| run.stderr.matches(&format!("[{code}]")).count())
    };
    let file = format!("{PLAN}/results.yaml");
    let project = sample().without(&format!("{PLAN}/reports")).file(&file, "format: 1\n");
    done(&project, &["issue", PLAN, "--number", "85", "--date", "2026-04-01"]);
    done(&project, &["revise", PLAN]);
    // One of the second quarter goes from a unit to another, whose quota is lower in all.
    let project = project
        .replace(QUOTAS, "thon-1: {2026-Q2: 1, 2026-Q3: 1, 2026-Q4: 1}", "thon-1: {2026-Q3: 2}")
        .replace(QUOTAS, "thon-2: {2026-Q3: 1, 2026-Q4: 1}", "thon-2: {2026-Q2: 1, 2026-Q4: 2}");
    done(&project, &["issue", PLAN, "--number", "90", "--date", "2026-05-20"]);
    // Then the quarter passes.
    let project = project.file(&file, &results("thon-1: {2026-Q2: 2}, thon-2: {2026-Q2: 1}"));
    assert_eq!(reported(&project), [0, 0]);
    // Another revision reports changes of periods that are over, and units that have passed a lower quota.
    done(&project, &["revise", PLAN]);
    let project = project
        .replace(QUOTAS, "thon-2: {2026-Q2: 1, 2026-Q4: 2}", "thon-2: {2026-Q4: 2}")
        .replace(QUOTAS, "thon-1: {2026-Q3: 2}", "thon-1: {2026-Q2: 1, 2026-Q3: 1}")
        .replace(QUOTAS, "2026-Q3: 11, 2026-Q4", "2026-Q3: 10, 2026-Q4");
    assert_eq!(reported(&project), [1, 0]);
    let project = project
        .replace(QUOTAS, "thon-1: {2026-Q2: 1, 2026-Q3: 1}", "thon-1: {2026-Q2: 1}")
        .replace(QUOTAS, "2026-Q3: 10, 2026-Q4", "2026-Q3: 9, 2026-Q4");
    assert_eq!(reported(&project), [1, 1]);
    // One of one is reached, and not passed.
    let project = project.file(&file, &results("thon-1: {2026-Q2: 1}"));
    assert_eq!(reported(&project), [1, 0]);
}

#[test]
fn next_years_plan_begins_from_this_years() {
    let project = Project::sample("ham-liem-2026");
    let run = done(&project, &["new", "--from", PLAN, "data/ham-liem-2027"]);
    assert!(
        run.stdout.contains("data/ham-liem-2027/plan.yaml:"),
        "the old year that is left is told: {}",
        run.stdout
    );
    let plan = text(&project, "data/ham-liem-2027/plan.yaml");
    assert!(
        plan.contains("state: draft\n") && plan.contains("\ndate: 2027\n") && !plan.contains("replaces"),
        "{plan}"
    );
    let quotas = text(&project, "data/ham-liem-2027/quotas.yaml");
    assert!(quotas.contains("period: 2027\n") && !quotas.contains("2026-Q"), "{quotas}");
    let results = text(&project, "data/ham-liem-2027/results.yaml");
    assert!(results.contains("thon-1: {2026-Q1: 0, 2026-Q2: 1}"), "{results}");
    let run = project.run(&["build", "data/ham-liem-2027"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(project.run(&["new", "--from", PLAN, "data/ham-liem-2027"]).status, 1);
}

#[test]
fn a_dry_run_writes_nothing() {
    let project = sample();
    let before = files(&project.path("data"));
    done(&project, &["issue", PLAN, "--number", "next", "--date", "2026-06-12", "-n"]);
    let after = files(&project.path("data"));
    assert!(after == before, "{:?}", after.keys().collect::<Vec<_>>());
    assert!(!project.path(&format!("{PLAN}/issued")).exists());
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

/// How often a run is stopped: a few times; `KEHOACH_KILLS=300` for as often as one likes.
fn kills() -> u64 {
    std::env::var("KEHOACH_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(10)
}

/// What is left after a run that was stopped and one that finishes what it left.
fn settled(project: &Project) -> (bool, bool, bool) {
    done(project, &["list"]);
    let plan = text(project, "data/plan/plan.yaml");
    let is_kept = project.path("data/plan/issued/1/set.json").exists();
    (
        plan.contains("state: issued") && plan.contains("set: 1"),
        is_kept,
        project.path("data/plan/issued/1/pending.json").exists(),
    )
}

#[test]
fn a_run_that_is_killed_leaves_a_plan_before_or_after() {
    let whole = {
        let project = Project::with_body("  - Một.\n");
        let start = std::time::Instant::now();
        done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
        start.elapsed()
    };
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..kills() {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let project = Project::with_body("  - Một.\n");
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.current_dir(project.path("")).args(["issue", "data/plan", "--date", "2026-06-12"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_micros(
            random % u64::try_from(whole.as_micros()).unwrap_or(u64::MAX).max(1),
        ));
        let _ = child.kill();
        child.wait().unwrap();
        let (is_issued, is_kept, is_pending) = settled(&project);
        assert!(is_issued == is_kept && !is_pending, "{is_issued} {is_kept} {is_pending}");
        let again = project.run(&["issue", "data/plan", "--date", "2026-06-12"]);
        assert_eq!(again.status, i32::from(is_issued), "{again:#?}");
        assert_eq!(lines(&project, &["verify", "data/plan"])[0]["state"], "same");
        assert_eq!(text(&project, "data/register.yaml").matches("number: 5").count(), 1);
    }
}

#[test]
fn what_a_stopped_run_left_is_done_by_the_next() {
    let project = Project::with_body("  - Một.\n");
    let draft = text(&project, "data/plan/plan.yaml");
    done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    let issued = text(&project, "data/plan/plan.yaml");
    // As if it had been stopped after the set took its place.
    let digest = blake3::hash(draft.as_bytes()).to_hex().to_string();
    let pending = serde_json::json!({"file": "plan.yaml", "before": digest, "after": issued});
    fs::write(project.path("data/plan/issued/1/pending.json"), pending.to_string()).unwrap();
    fs::write(project.path("data/plan/plan.yaml"), &draft).unwrap();
    let built = project.build();
    assert!(built.status == 1 && built.stderr.contains("[issue-interrupted]"), "{built:#?}");
    done(&project, &["list"]);
    assert_eq!(text(&project, "data/plan/plan.yaml"), issued);
    assert!(!project.path("data/plan/issued/1/pending.json").exists());
    assert_eq!(project.build().status, 0);
}

#[test]
fn a_frozen_project_is_a_project() {
    let project = sample();
    done(&project, &["issue", PLAN, "--number", "85", "--date", "2026-06-12"]);
    let frozen = format!("{PLAN}/issued/1/data");
    let run = done(&project, &["build", &frozen, "-o", "again"]);
    assert!(Path::new(&project.path("again/ham-liem-2026/ke-hoach.pdf")).exists(), "{run:#?}");
}

/// What a project says of the severity of a finding, and what a plan accepts of it, holds at the issue too.
#[test]
fn a_number_out_of_order_is_judged_as_the_project_and_the_plan_say() {
    const REGISTER: &str = "\
format: 1
documents:
  - {issuer: ĐẢNG ỦY XÃ CÔNG HẢI, symbol: KH/ĐU, term: 2025, number: 9, date: 2026-12-01}
";
    let issue = |settings: &str, accept: &str| {
        let project = Project::new()
            .file("data/plan/plan.yaml", &format!("{SMALL}body: [Một.]\n{accept}"))
            .file("data/kehoach.yaml", &format!("format: 1\n{settings}"))
            .file("data/register.yaml", REGISTER);
        let run = project.run(&["issue", "data/plan", "--number", "10", "--date", "2026-06-12"]);
        (
            run.status,
            run.stderr.contains("[number-out-of-order]"),
            project.path("data/plan/issued/1").exists(),
        )
    };
    let accept = "accept: {code: number-out-of-order, at: number, reason: Ghi sổ sau.}\n";
    let refuse = "severities: {number-out-of-order: error}\n";
    assert_eq!(issue("", ""), (0, true, true));
    assert_eq!(issue(refuse, ""), (1, true, false));
    assert_eq!(issue(refuse, accept), (0, false, true));
    assert_eq!(issue("severities: {number-out-of-order: ignore}\n", ""), (0, false, true));
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
