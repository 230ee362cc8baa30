//! Changed figures.

use serde_json::json;

use super::{diff, issued, of_kind};

#[test]
fn a_changed_quota_is_reported_with_its_sums() {
    let plan = "data/ham-liem-2026";
    let project = issued("ham-liem-2026")
        .replace(&format!("{plan}/quotas.yaml"), "2026-Q2: 4, 2026-Q3: 11", "2026-Q2: 5, 2026-Q3: 12")
        .replace(
            &format!("{plan}/quotas.yaml"),
            "thon-2: {2026-Q3: 1, 2026-Q4: 1}",
            "thon-2: {2026-Q2: 1, 2026-Q3: 2, 2026-Q4: 1}",
        );
    let lines = diff(&project, &[plan]);
    let reported: Vec<_> = of_kind(&lines, "figure")
        .iter()
        .map(|line| {
            json!([line["what"], line["of"], line["before_count"], line["after_count"], line["difference"]])
        })
        .collect();
    let expected = [
        json!(["share", ["thon-2", "2026-Q2"], null, 1, 1]),
        json!(["share", ["thon-2", "2026-Q3"], 1, 2, 1]),
        json!(["share-sum", ["thon-2"], 2, 4, 2]),
        json!(["period-total", ["2026-Q2"], 4, 5, 1]),
        json!(["period-total", ["2026-Q3"], 11, 12, 1]),
        json!(["total", [], 25, 27, 2]),
    ];
    assert_eq!(reported, expected);
    let run = project.run(&["diff", plan]);
    assert!(run.stdout.contains("Total"), "{}", run.stdout);
}

#[test]
fn the_name_by_which_a_unit_is_addressed_is_compared() {
    let plan = "data/long-thanh-2023";
    let quotas = format!("{plan}/quotas.yaml");
    let named = "name: Điện Yên, full_name: Chi bộ thôn Điện Yên";
    let project = issued("long-thanh-2023").replace(&quotas, "name: Điện Yên", named);
    let lines = diff(&project, &[plan]);
    let figures = of_kind(&lines, "figure");
    let addressed: Vec<_> = figures.into_iter().filter(|line| line["what"] == "unit-full-name").collect();
    let reported: Vec<_> =
        addressed.iter().map(|line| json!([line["of"], line["before"], line["after"]])).collect();
    assert_eq!(reported, [json!([["dien-yen"], null, "Chi bộ thôn Điện Yên"])]);
    let run = project.run(&["diff", plan]);
    assert!(run.stdout.contains("Full name of Điện Yên"), "{}", run.stdout);
}

#[test]
fn a_renamed_unit_is_distinguished_from_one_that_took_its_place() {
    let plan = "data/long-thanh-2023";
    let quotas = format!("{plan}/quotas.yaml");
    let renamed = issued("long-thanh-2023").replace(&quotas, "name: Điện Yên", "name: Văn Yên");
    let reported = |project: &crate::harness::Project| {
        let lines = diff(project, &[plan]);
        let units = of_kind(&lines, "figure").into_iter().filter(|line| line["what"] == "unit");
        units.map(|line| json!([line["of"], line["before"], line["after"]])).collect::<Vec<_>>()
    };
    assert_eq!(reported(&renamed), [json!([["dien-yen"], "Điện Yên", "Văn Yên"])]);
    let replaced = renamed.replace(&quotas, "dien-yen", "van-yen").replace(
        &format!("{plan}/plan.yaml"),
        "dien-yen",
        "van-yen",
    );
    assert_eq!(
        reported(&replaced),
        [json!([["dien-yen"], "Điện Yên", null]), json!([["van-yen"], null, "Văn Yên"])]
    );
}

#[test]
fn a_change_of_several_documents_is_reported_once() {
    let plan = "data/ham-liem-2026";
    let project = issued("ham-liem-2026").replace(
        &format!("{plan}/plan.yaml"),
        "signer: Nguyễn Thị B",
        "signer: Lê Văn C",
    );
    let lines = diff(&project, &[plan]);
    let signers: Vec<_> = of_kind(&lines, "figure");
    assert_eq!(signers.len(), 1, "{signers:?}");
    assert_eq!(signers[0]["documents"], json!(["plan", "notice", "notice/unit", "reports/2026-Q2"]));
    assert_eq!((&signers[0]["before"], &signers[0]["after"]), (&json!("Nguyễn Thị B"), &json!("Lê Văn C")));
}
