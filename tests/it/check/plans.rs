//! Findings that concern several plans or documents: each is reported once, and may be accepted.

use super::{findings, in_plan};
use crate::harness::Project;

#[test]
fn a_fault_of_a_shared_file_is_reported_once() {
    let plan = in_plan("  - Một đoạn.\n").replace("superior: ĐẢNG BỘ TỈNH KHÁNH HÒA\n", "shared: office\n");
    let plan = plan.replace("number: 5\n", "");
    let mut project =
        Project::new().file("data/_shared/office.yaml", "format: 1\nsuperior: \"{{ figures.x }}\"\n");
    for name in ["a", "b", "c"] {
        project = project.file(&format!("data/{name}/plan.yaml"), &plan);
    }
    for command in ["check", "build"] {
        let run = project.run(&[command]);
        assert_eq!(findings(&run), ["error[unknown-name]: the data have no `x`"], "{}", run.stderr);
        assert!(run.stderr.contains("this concerns 3 plans"), "{}", run.stderr);
        assert!(run.status == 1 && run.stdout.contains("1 error"), "{run:#?}");
    }
}

#[test]
fn a_finding_of_every_extract_is_reported_once() {
    let project = Project::sample("ham-liem-2026");
    let notice = "format: 1\ndate: 2026-02-11\nabstract: về giao chỉ tiêu\nbody: [Một đoạn.]\nrecipients: [Lưu]\n\
                  unit:\n  body: [\"{{ holder.nam }}\"]\n";
    let project = project.file("data/ham-liem-2026/notice.yaml", notice);
    let run = project.run(&["check"]);
    let reported = findings(&run).into_iter().filter(|line| line.contains("unknown-name")).count();
    assert_eq!(reported, 1, "{}", run.stderr);
}

#[test]
fn a_number_is_given_once_in_a_term_over_all_plans() {
    let plan = |date: &str| in_plan("  - Một đoạn.\n").replace("2026-06-03", date);
    let project = Project::new()
        .file("data/a/plan.yaml", &plan("2026-06-03"))
        .file("data/b/plan.yaml", &plan("2028-01-05"))
        .file("data/c/plan.yaml", &plan("2031-01-05"));
    for command in ["check", "build"] {
        let run = project.run(&[command]);
        let reported = findings(&run);
        assert!(matches!(reported.as_slice(), [one] if one.contains("number-twice")), "{}", run.stderr);
        assert!(run.stderr.contains("data/b/plan.yaml:6:9"), "{}", run.stderr);
        assert!(run.stderr.contains("data/a/plan.yaml:6:9"), "{}", run.stderr);
    }
}

/// Two plans with one number; the later one's file ends with `accept`, and the project says `settings`.
fn numbered_twice(accept: &str, settings: &str) -> Project {
    let plan = in_plan("  - Một đoạn.\n");
    Project::new()
        .file("data/kehoach.yaml", &format!("format: 1\n{settings}"))
        .file("data/a/plan.yaml", &plan)
        .file("data/b/plan.yaml", &format!("{plan}{accept}"))
}

#[test]
fn a_number_that_is_given_twice_can_be_accepted_and_graded() {
    let accept = "accept: {code: number-twice, at: number, reason: Vào sổ hai lần}\n";
    let of_run = |project: &Project, command: &str| {
        let run = project.run(&[command]);
        (
            run.status,
            findings(&run)
                .into_iter()
                .map(|line| line.split(':').next().unwrap().to_owned())
                .collect::<Vec<_>>(),
        )
    };
    for (accept, settings, status, expected) in [
        ("", "", 0, "warning[number-twice]"),
        (accept, "", 0, ""),
        ("", "severities: {number-twice: note}\n", 0, "note[number-twice]"),
        ("", "severities: {number-twice: ignore}\n", 0, ""),
    ] {
        let project = numbered_twice(accept, settings);
        let expected: Vec<String> =
            Some(expected.to_owned()).filter(|line| !line.is_empty()).into_iter().collect();
        // The second build reports it from the manifest.
        for command in ["check", "build", "build"] {
            assert_eq!(of_run(&project, command), (status, expected.clone()), "{accept}{settings}");
        }
    }
    let run = numbered_twice(accept, "").run(&["check", "--accepted"]);
    assert!(run.stderr.contains("Vào sổ hai lần"), "{}", run.stderr);
}

/// Two plans that cite one document: in the data of the one, in a text of the other.
fn cited_twice(typed: &str, accept: &str) -> Project {
    let cited = "citations:\n  hd5: {type: Hướng dẫn, number: 5, symbol: HD/TW, date: 2026-05-27, issuer: Ban Bí thư}\n";
    let body = "  - Thực hiện {{ cite.hd5 | cite }}.\n";
    let other = in_plan(&format!("  - Thực hiện {typed}.\n")).replace("number: 5\n", "number: 6\n");
    Project::new()
        .file("data/kehoach.yaml", "format: 1\n")
        .file("data/a/plan.yaml", &format!("{}{cited}", in_plan(body)))
        .file("data/b/plan.yaml", &format!("{other}{accept}"))
}

#[test]
fn a_document_that_two_plans_cite_otherwise_is_reported_once() {
    const ACCEPT: &str = "accept: {code: citation-disagrees, at: body.1, reason: Bản khác.}\n";
    for (typed, accept, expected) in [
        ("Hướng dẫn số 05-HD/TW, ngày 27/5/2026 của Ban Bí thư", "", None),
        ("Hướng dẫn số 05-HD/TW, ngày 28/5/2026 của Ban Bí thư", "", Some("`27/5/2026` and `28/5/2026`")),
        ("Hướng dẫn số 05-HD/TW, ngày 28/5/2026 của Ban Bí thư", ACCEPT, None),
        (
            "Hướng dẫn số 05-HD/TW, ngày 27/5/2026 của Ban Tổ chức Trung ương",
            "",
            Some("`Ban Bí thư` and `Ban Tổ chức Trung ương`"),
        ),
        // Another term has numbers of its own.
        ("Hướng dẫn số 05-HD/TW, ngày 28/5/2021", "", None),
    ] {
        let project = cited_twice(typed, accept);
        // The second build reports it from the manifest.
        for command in ["check", "build", "build"] {
            let run = project.run(&[command]);
            let count = run.stderr.matches("[citation-disagrees]").count();
            assert_eq!(count, usize::from(expected.is_some()), "{typed}: {run:#?}");
            assert!(expected.is_none_or(|words| run.stderr.contains(words)), "{typed}: {run:#?}");
        }
    }
}
