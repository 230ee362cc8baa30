//! Data that cannot be read as a whole: every fault is reported, and nothing that only follows from one.

use super::{findings, in_plan, missed};
use crate::harness::Project;

const FORTY: &str = r#"format: 1
state: sent
type: plann
superior: "{{ figures.sup }}"
issuer:
  name: ĐẢNG ỦY XÃ CÔNG HẢI
  cited: {}
number: -5
symbol: "KH\u200b/ĐU"
place: [Công Hải]
date: 2026-06-31
abstract: Phát triển đảng viên
numbering: [roman, numbr, subnumber]
figures:
  Term: 2025
  day: 2026-02-30
  members: 4
  members: 5
  classes: 4
citations:
  qd24: {type: Quy định, number: x, symbol: QĐ/TW, date: 2021}
  qd25: {number: 3}
legal_bases:
  - "- Điều lệ Đảng"
  - "{{ cite.qd26 | cite }}"
body:
  - title: I. Mục đích
    body:
      - Một đoạn {{ quota.admisions.total }}.
      - items: [một, {text: hai, item: [ba]}]
      - "{{ figures.classes | rate }}"
      - {titel: Ba, body: []}
  - title: Chỉ tiêu
    bodi: [Đoạn ủy và uỷ.]
  - progress: {quota: admission}
  - quota_table: {quota: put_forward, columns: period}
  - "{{ figures.day | date_prose }} {{ figures.classes | nothing }}"
  - "{{ 1 + }}"
recipients: []
signature:
  authority: T/M BAN THƯỜNG VỤ
  signer: Nguyễn Văn A
"#;

const FORTY_QUOTAS: &str = r"format: 1
units:
  - {id: thon-1, name: Thôn 1, kind: village}
  - {id: thon 2, name: Thôn 2, kind: village}
  - {id: thon-3, name: Thôn 3, kind: vilage}
  - {id: thon-3, name: Thôn 4, kind: village}
quotas:
  - measure: admissions
    period: 2026
    target: 5
    units: {thon-1: 1, thon-3: 1}
  - id: put_forward
    measure: put_forwad
    period: 2026-Q5
    total: 5
    units: {thon-1: 1, thon-3: hai, thon-9: 1}
";

/// Each fault is reported, and nothing that only follows from one: the sums of a quota with a count that is none, an
/// expression over a day that the calendar does not have, a unit whose id cannot be one.
#[test]
fn a_plan_with_forty_faults_has_forty_findings() {
    let project = Project::new().file("data/plan/plan.yaml", FORTY);
    let project = project.file("data/plan/quotas.yaml", FORTY_QUOTAS).file("data/plan/result.yaml", "");
    let run = project.run(&["check"]);
    let found = findings(&run);
    assert_eq!(found.len(), 40, "{}\n{}", found.join("\n"), run.stderr);
}

#[test]
fn a_broken_file_hides_nothing_of_the_others() {
    let sample = "data/long-thanh-2023";
    let cut = |file: &str, from: &str| {
        Project::sample("long-thanh-2023").replace(
            &format!("{sample}/{file}"),
            from,
            &format!("{from}\n\t: ["),
        )
    };
    let check = |project: Project| {
        let run = project.run(&["check"]);
        let titles = findings(&run).into_iter().map(|line| line.split(':').next().unwrap().to_owned());
        titles.collect::<Vec<_>>()
    };
    let plan = check(cut("plan.yaml", "format: 1"));
    assert_eq!(plan, ["error[yaml-syntax]", "warning[target-missed]"]);
    let quotas = check(cut("quotas.yaml", "format: 1"));
    assert_eq!(quotas, ["warning[spelling-mixed]", "error[yaml-syntax]"]);
    let results = check(cut("results.yaml", "format: 1"));
    assert_eq!(results, ["warning[spelling-mixed]", "warning[target-missed]", "error[yaml-syntax]"]);
}

#[test]
fn broken_settings_hide_nothing_of_the_plans() {
    let broken = [
        "format: 1\nspeling: uỷ\n",
        "format: 1\nfonts: {families: [Nowhere]}\n",
        "format: 1\ntemplates: nowhere\n",
        "format: 1\npdf_standards: [x]\n",
    ];
    for settings in broken {
        let project = missed("").file("data/kehoach.yaml", settings);
        for command in ["check", "build"] {
            let run = project.run(&[command]);
            let found = findings(&run);
            assert_eq!((run.status, found.len()), (1, 3), "{settings}{}", run.stderr);
            assert!(found.iter().any(|line| line.contains("target-missed")), "{}", run.stderr);
            assert!(!project.path("output/long-thanh-2023/ke-hoach.pdf").exists());
        }
    }

    let plan = in_plan("  - Một đoạn.\n").replace("superior: ĐẢNG BỘ TỈNH KHÁNH HÒA\n", "shared: office\n");
    let project = Project::new()
        .file("data/kehoach.yaml", broken[0])
        .file("data/_shared/office.yaml", "format: 1\nsuperior: A\nsigners: none\n")
        .file("data/a/plan.yaml", &plan);
    for command in ["check", "build"] {
        let run = project.run(&[command]);
        assert!(findings(&run).len() == 3 && run.stdout.contains("3 errors"), "{run:#?}");
        assert!(run.stderr.contains("data/_shared/office.yaml:3:"), "{}", run.stderr);
    }
}
