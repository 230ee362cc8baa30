//! Documents that are revised: what they replace, what is kept of them, and which quotas are in force when.

use std::fs;

use super::{PLAN, QUOTAS, done, lines, sample, text};
use crate::harness::Project;
use crate::stable::files;

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
            let arguments = ["issue", &plan, "--yes", "--date", &date, "--number", &number];
            done(&project, if round % 2 == 0 { &arguments } else { &arguments[..5] });
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
            states.iter().filter(|state| state["result"] != "same" && state["set"] != 1).collect();
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
fn a_notice_is_not_dated_before_the_plan_whose_quotas_it_allots() {
    let project = sample();
    let notice = format!("{PLAN}/notice");
    let issue = |document: &str, date: &str| project.run(&["issue", document, "--yes", "--date", date]);
    assert_eq!(issue(PLAN, "2026-06-12").status, 0);
    assert_eq!(issue(&notice, "2026-06-13").status, 0);
    done(&project, &["revise", PLAN]);
    assert_eq!(issue(PLAN, "2026-08-03").status, 0);
    done(&project, &["revise", &notice]);
    let early = issue(&notice, "2026-08-01");
    assert!(early.status == 1 && early.stderr.contains("[history-out-of-order]"), "{early:#?}");
    let late = issue(&notice, "2026-08-03");
    assert_eq!(late.status, 0, "{late:#?}");
}

#[test]
fn a_revision_is_shown_before_it_is_made() {
    let project = Project::with_body("  - Một.\n");
    done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    let before = crate::stable::files(&project.path("data"));
    let run = done(&project, &["revise", "data/plan", "-n"]);
    assert!(run.stdout.contains("+  - Kế hoạch này thay thế {{ replaces | cite }}."), "{run:#?}");
    assert!(crate::stable::files(&project.path("data")) == before, "nothing is written");
    done(&project, &["revise", "data/plan"]);
    let revised = crate::stable::files(&project.path("data"));
    let run = done(&project, &["revise", "data/plan", "--cancel", "-n"]);
    assert!(run.stdout.contains("-  - Kế hoạch này thay thế {{ replaces | cite }}."), "{run:#?}");
    assert!(crate::stable::files(&project.path("data")) == revised, "nothing is written");
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
        issued["touched"].as_array().unwrap().iter().map(|one| one["stem"].as_str().unwrap()).collect();
    assert!(touched.contains(&"thong-bao/thon-2") && !touched.contains(&"thong-bao/thon-3"), "{touched:?}");
    // The figure that causes it is reported, for the unit that is concerned.
    let extract =
        issued["touched"].as_array().unwrap().iter().find(|one| one["stem"] == "thong-bao/thon-2").unwrap();
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
    assert!(states.iter().all(|state| state["result"] == "same"), "{states:#?}");
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
    done(&project, &["issue", PLAN, "--number", "90", "--date", "2026-06-29", "--yes"]);
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
    done(&project, &["issue", PLAN, "--number", "91", "--date", "2026-07-01", "--yes"]);
    let run = done(&project, &["build"]);
    assert!(!run.stderr.contains("reports/2026-Q2"), "{}", run.stderr);
    let states = lines(&project, &["verify", PLAN]);
    assert!(states.len() == 4 && states.iter().all(|state| state["result"] == "same"), "{states:#?}");
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
