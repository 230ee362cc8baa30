//! What a document would be when it is issued, as it is shown before.

use super::{PLAN, QUOTAS, done, lines, sample, text};
use crate::harness::{Project, SMALL};

#[test]
fn keys_come_where_people_write_them() {
    for (head, expected) in [
        (
            "# Kế hoạch\n# của xã\n\nformat: 1\n",
            "# Kế hoạch\n# của xã\n\nformat: 1\nstate: issued\nset: 1\nsuperior:",
        ),
        (
            "format: 1\n# Kế hoạch\n# của xã\n\n",
            "format: 1\n# Kế hoạch\n# của xã\nstate: issued\nset: 1\n\nsuperior:",
        ),
        (
            "format: 1\n\n# Kế hoạch\n\n# Phần đầu\n",
            "format: 1\n\n# Kế hoạch\nstate: issued\nset: 1\n\n# Phần đầu\nsuperior:",
        ),
        ("format: 1\n\n# Phần đầu\n", "format: 1\nstate: issued\nset: 1\n\n# Phần đầu\nsuperior:"),
        (
            "# Kế hoạch\nformat: 1\n\n# Phần\n\n",
            "# Kế hoạch\nformat: 1\nstate: issued\nset: 1\n\n# Phần\n\nsuperior:",
        ),
    ] {
        let plan = SMALL.replace("format: 1\n", head);
        let project = Project::new().file("data/plan/plan.yaml", &format!("{plan}body:\n  - Một.\n"));
        done(&project, &["issue", "data/plan"]);
        let after = text(&project, "data/plan/plan.yaml");
        assert!(after.starts_with(expected), "{after}");
        done(&project, &["revise", "data/plan"]);
        let after = text(&project, "data/plan/plan.yaml");
        let expected = expected.replace("state: issued\nset: 1\n", "state: draft\n");
        assert!(after.starts_with(&expected), "{after}");
    }
}

#[test]
fn a_revision_loses_no_part_of_a_citation() {
    let body = "  - Kế hoạch này thay thế {{ replaces | cite }} về {{ replaces.about }}.\n";
    let project = Project::with_body(body).replace(
        "data/plan/plan.yaml",
        "recipients:",
        "replaces: {type: plan, number: 4, symbol: KH/ĐU, date: 2026-01-05, issuer: Ban Thường vụ Đảng ủy xã Công Hải, about: việc cũ}\nrecipients:",
    );
    let project = project.replace("data/plan/plan.yaml", "abstract: ", "abstract: 'về \"nguồn\", ");
    let project = project.replace("data/plan/plan.yaml", "năm 2026\n", "năm 2026'\n");
    done(&project, &["issue", "data/plan", "--number", "5", "--date", "2026-06-12"]);
    done(&project, &["revise", "data/plan"]);
    let after = text(&project, "data/plan/plan.yaml");
    let cited = "{type: plan, number: 5, symbol: KH/ĐU, date: 2026-06-12, issuer: Ban Thường vụ Đảng ủy xã Công Hải, about: '\"nguồn\", phát triển đảng viên năm 2026'}";
    assert!(after.contains(cited), "{after}");
    let page = project.pdf("plan/ke-hoach.pdf").text();
    assert!(page.contains("\"nguồn\", phát triển đảng viên"), "{page}");
}

#[test]
fn findings_are_at_the_lines_of_the_file_that_people_edit() {
    let body = "  - Một,hai.\n  - \"[CẦN BỔ SUNG: tên]\"\n";
    let project = Project::with_body(body).replace("data/plan/plan.yaml", "number: 5\n", "");
    let file = text(&project, "data/plan/plan.yaml");
    let line = |text: &str| file.lines().position(|line| line.contains(text)).unwrap() + 1;
    let places = |run: &str| {
        let at = |part: &str| run.contains(&format!("data/plan/plan.yaml:{}:", line(part)));
        (at("Một,hai"), at("CẦN BỔ SUNG"))
    };
    for dry in [&[][..], &["-n"]] {
        let issued = ["issue", "data/plan", "--number", "5", "--date", "2026-06-12"];
        let run = project.run(&[&issued, dry].concat());
        assert!(run.status == 1 && places(&run.stderr) == (true, true), "{run:#?}");
    }
    assert_eq!(text(&project, "data/plan/plan.yaml"), file);
    // Once it is issued, the file is as it was issued.
    let project = project.replace("data/plan/plan.yaml", "  - \"[CẦN BỔ SUNG: tên]\"\n", "");
    let run = done(&project, &["issue", "data/plan", "--number", "5", "--date", "2026-06-12"]);
    let file = text(&project, "data/plan/plan.yaml");
    let line = file.lines().position(|line| line.contains("Một,hai")).unwrap() + 1;
    assert!(run.stderr.contains(&format!("data/plan/plan.yaml:{line}:")), "{run:#?}");
}

#[test]
fn a_dry_run_names_the_profile_and_promises_beside_another_total() {
    let project = sample();
    let asked = ["issue", PLAN, "--number", "85", "--date", "2026-05-04", "-n"];
    let run = done(&project, &asked);
    let expected = "format profile: hd36-2018 by its date; the draft follows hd05-2026";
    assert!(run.stdout.contains(expected) && !run.stdout.contains("promises"), "{run:#?}");
    let asked = ["issue", PLAN, "--number", "85", "--date", "2026-06-12", "-n"];
    let run = done(&project, &asked);
    assert!(run.stdout.contains("format profile: hd05-2026\n"), "{run:#?}");
    let project =
        project.replace(QUOTAS, "thon-2: {2026-Q3: 1, 2026-Q4: 1}", "thon-2: {2026-Q3: 1, 2026-Q4: 2}");
    let project = project.replace(QUOTAS, "2026-Q4: 10}", "2026-Q4: 11}");
    let run = done(&project, &asked);
    let expected = "quota `admissions`: the text promises at least 25, tables and rates are of 26";
    assert!(run.stdout.contains(expected), "{run:#?}");
    let issue = lines(&project, &asked).into_iter().find(|line| line["kind"] == "would-issue").unwrap();
    assert_eq!((&issue["profile"], &issue["promises"][0]["total"]), (&"hd05-2026".into(), &26.into()));
}
