//! Whoever issues a document is asked about that document, and what was issued is judged as it was then.

use super::{done, text};
use crate::harness::{Project, SMALL};

const QUOTAS: &str = "data/plan/quotas.yaml";

/// A plan, a notice and a report that cite it, and a letter that has nothing to do with their figures.
fn project() -> Project {
    let plan = SMALL.replace("number: 5\n", "").replace("date: 2026-06-03", "date: 2026");
    let notice = "format: 1\ndate: 2026\nabstract: giao chỉ tiêu\nbody: [\"Thực hiện {{ plan | cite }}.\"]\nunit: {body: [\"Thực hiện {{ plan | cite }}, giao {{ quota.kn.of(unit) }}.\"]}\nrecipients: [Các chi bộ, Lưu Văn phòng Đảng ủy]\n";
    let report = "format: 1\ndate: 2026\nabstract: kết quả 6 tháng đầu năm\nrecipients: [Lưu Văn phòng Đảng ủy]\nbody: [\"Thực hiện {{ plan | cite }}, Đảng ủy báo cáo.\"]\n";
    let letter = "format: 1\ntype: to-trinh\nsymbol: TTr/ĐU\ndate: 2026\nabstract: việc riêng\naddressees: [Ban Thường vụ Tỉnh ủy]\nrecipients: [Như trên, Lưu Văn phòng Đảng ủy]\nbody: [Một đoạn văn.]\n";
    let quotas = "format: 1\nunits: [{id: a, name: Thôn A, kind: village}, {id: b, name: Thôn B, kind: village}]\nquotas:\n  - {id: kn, measure: admissions, period: 2026, units: {a: {2026-Q4: 7}}}\n";
    Project::new()
        .file("data/kehoach.yaml", "format: 1\n")
        .file(
            "data/plan/plan.yaml",
            &format!("{plan}body: [\"Kết nạp {{{{ quota.kn.total }}}} đảng viên.\"]\n"),
        )
        .file("data/plan/notice.yaml", &notice.replace("{{ quota.kn.of(unit) }}", "chỉ tiêu"))
        .file("data/plan/reports/2026-H1.yaml", report)
        .file("data/plan/viec-rieng.yaml", letter)
        .file(QUOTAS, quotas)
}

fn issue(project: &Project, path: &str, number: &str, date: &str) -> String {
    done(project, &["issue", path, "--number", number, "--date", date, "-y"]).stderr
}

#[test]
fn what_is_issued_cites_the_plan_of_its_day() {
    let project = project();
    issue(&project, "data/plan", "1", "2026-06-15");
    issue(&project, "data/plan/notice", "1", "2026-06-18");
    issue(&project, "data/plan/reports/2026-H1", "1", "2026-07-05");
    done(&project, &["revise", "data/plan"]);
    let project = project.replace(QUOTAS, "2026-Q4: 7", "2026-Q4: 8");
    let said = issue(&project, "data/plan", "2", "2026-08-03");
    for word in ["dates-out-of-order", "issued-changed", ".kehoach-", "reports/2026-H1"] {
        assert!(!said.contains(word), "{word}: {said}");
    }
    let checked = project.run(&["check", "data"]).stderr;
    assert!(!checked.contains("dates-out-of-order") && !checked.contains("2026-H1"), "{checked}");
    // Its own text is another one where somebody changes it.
    let changed = project.replace("data/plan/reports/2026-H1.yaml", "Đảng ủy báo cáo", "Đảng ủy xin báo cáo");
    let checked = changed.run(&["check", "data"]).stderr;
    assert!(checked.contains("issued-changed") && checked.contains("2026-H1"), "{checked}");
}

#[test]
fn a_plan_that_is_not_issued_yet_is_not_cited_by_what_is() {
    for (written, other) in [("date: 2026", "date: 2026-06-03"), ("symbol: KH", "number: 5\nsymbol: KH")] {
        let project = project().replace("data/plan/plan.yaml", written, other);
        for path in ["data/plan/notice", "data/plan/reports/2026-H1"] {
            let run = project.run(&["issue", path, "--number", "5", "--date", "2026-07-12", "-y"]);
            assert!(run.status == 1 && run.stderr.contains("[cites-draft]"), "{run:#?}");
        }
        assert!(!project.path("data/plan/issued/1").exists());
    }
    // A document that was issued before does not block the issue of another while the plan is revised.
    let project = project();
    issue(&project, "data/plan", "1", "2026-06-15");
    issue(&project, "data/plan/reports/2026-H1", "1", "2026-07-05");
    done(&project, &["revise", "data/plan"]);
    issue(&project, "data/plan/viec-rieng", "1", "2026-07-12");
    let run = project.run(&["issue", "data/plan/notice", "--number", "5", "--date", "2026-07-12", "-y"]);
    assert!(run.status == 1 && run.stderr.contains("[cites-draft]"), "{run:#?}");
}

#[test]
fn a_document_is_issued_whatever_is_found_about_others() {
    let project = project();
    let results = "format: 1\nunreported: mark\nresults: [{id: kn, measure: admissions, period: 2026, units: {a: {2026-Q1: 0}}}]\n";
    let quotas = text(&project, QUOTAS).replace("{2026-Q4: 7}", "{2026-Q2: 3, 2026-Q4: 4}");
    let project = project.file("data/plan/results.yaml", results).file(QUOTAS, &quotas);
    assert!(project.run(&["check", "data"]).stderr.contains("[not-reported]"));
    issue(&project, "data/plan", "1", "2026-06-15");
    issue(&project, "data/plan/notice", "1", "2026-06-18");
    let project = project.replace(QUOTAS, "units: {a: {", "units: {b: {2026-Q2: 1}, a: {");
    assert!(project.run(&["check", "data"]).stderr.contains("[part-not-issued]"));
    let run = done(&project, &["issue", "data/plan/viec-rieng", "--number", "1", "--date", "2026-07-12"]);
    assert_eq!(run.stderr, "");
}
