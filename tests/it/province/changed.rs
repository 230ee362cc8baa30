//! A changed table that is brought into the plans that were made of it.

use super::{PLANS, UNITS, all_files, findings, import, made_province, of_tables, text, workbook};
use crate::harness::{Project, Run};
use crate::import::Table;

/// Changes the table.
fn table(project: &Project, plans: &[(&str, &str)], units: &[(&str, &str)]) {
    let changed = |text: &str, changes: &[(&str, &str)]| {
        changes.iter().fold(text.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replace(from, to)
        })
    };
    project.put("xa.xlsx", &workbook(&changed(PLANS, plans), &changed(UNITS, units)));
}

fn json(project: &Project) -> Run {
    project.run(&["import", "--json", "xa.xlsx", "data/tinh", "--yes"])
}

fn codes(run: &Run) -> Vec<String> {
    findings(run).into_iter().map(|(code, cell)| format!("{code} {cell}")).collect()
}

#[test]
fn an_unchanged_table_changes_nothing() {
    let project = made_province();
    let before = all_files(&project);
    let run = import(&project);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:#?}");
    assert_eq!(all_files(&project), before);
}

#[test]
fn a_changed_row_changes_its_plan_alone_byte_by_byte() {
    let project = made_province();
    assert_eq!(project.build().status, 0);
    let quotas = text(&project, "data/tinh/xa-1/quotas.yaml");
    project.put("data/tinh/xa-1/quotas.yaml", quotas.replace("thon-1: {", "thon-1:   {").as_bytes());
    table(
        &project,
        &[("Nguyễn Văn A", "Phạm Văn Mới")],
        &[("xa-1 | tram | Trạm Y tế | Trạm y tế | | 1", "xa-1 | tram | Trạm Y tế | Trạm y tế | 4 | 1")],
    );
    let before = all_files(&project);
    let dry = project.run(&["import", "xa.xlsx", "data/tinh", "-n"]);
    assert_eq!(dry.status, 0, "{dry:#?}");
    assert!(dry.stdout.contains("+  signer: Phạm Văn Mới"), "{}", dry.stdout);
    let unasked = project.run(&["import", "xa.xlsx", "data/tinh"]);
    assert!(unasked.status == 1 && unasked.stderr.contains("--yes"), "{unasked:#?}");
    assert_eq!(all_files(&project), before);
    let run = import(&project);
    assert_eq!(run.status, 0, "{run:#?}");
    let after = quotas
        .replace("thon-1: {", "thon-1:   {")
        .replace("tram: {2026-Q2: 1}", "tram: {2026-Q1: 4, 2026-Q2: 1}");
    assert_eq!(text(&project, "data/tinh/xa-1/quotas.yaml"), after);
    assert!(text(&project, "data/tinh/xa-1/plan.yaml").ends_with("  signer: Phạm Văn Mới\n"));
    let built = project.build();
    assert!(built.stdout.contains("tinh/xa-1/") && !built.stdout.contains("tinh/xa-2/"), "{}", built.stdout);
    assert_eq!(import(&project).stderr, "");
}

#[test]
fn rows_are_known_by_their_ids_whatever_their_order_and_names() {
    let project = made_province();
    let mut rows: Vec<&str> = PLANS.trim().lines().collect();
    rows[2..].reverse();
    let units: Vec<&str> = UNITS.trim().lines().collect();
    let units = [&units[..1], &[units[4], units[2], units[1], units[3]]].concat().join("\n");
    project.put("xa.xlsx", &workbook(&rows.join("\n"), &units));
    let before = all_files(&project);
    let run = import(&project);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:#?}");
    assert_eq!(all_files(&project), before);
    let renamed = units.replace("Thôn Đông", "Thôn Đoài");
    project.put("xa.xlsx", &workbook(&rows.join("\n"), &renamed));
    assert_eq!(import(&project).status, 0);
    assert!(
        text(&project, "data/tinh/xa-3/quotas.yaml").contains("{id: thon-1, name: Thôn Đoài, kind: village}")
    );
}

#[test]
fn what_both_sides_changed_is_a_finding_and_nothing_of_the_plan_is_put_in() {
    let project = made_province().replace("data/tinh/xa-1/plan.yaml", "Nguyễn Văn A", "Đỗ Văn Tay").replace(
        "data/tinh/xa-2/plan.yaml",
        "Trần Thị B",
        "Trần Thị Tay",
    );
    table(
        &project,
        &[("Nguyễn Văn A", "Phạm Văn Bảng")],
        &[
            ("xa-1 | thon-1 | Thôn 1 | Thôn | 1", "xa-1 | thon-1 | Thôn 1 | Thôn | 9"),
            ("village | 3", "village | 5"),
        ],
    );
    let quotas = text(&project, "data/tinh/xa-1/quotas.yaml");
    let run = json(&project);
    assert_eq!(run.status, 1, "{run:#?}");
    assert_eq!(codes(&run), ["table-conflict Các xã!D3", "table-behind Các xã!D4"]);
    assert!(run.stdout.contains("Phạm Văn Bảng") && run.stdout.contains("Đỗ Văn Tay"), "{}", run.stdout);
    assert_eq!(text(&project, "data/tinh/xa-1/quotas.yaml"), quotas);
    // The other plan takes what the table alone changed, and keeps what its data alone changed.
    assert!(text(&project, "data/tinh/xa-2/quotas.yaml").contains("2026-Q1: 5"));
    assert!(text(&project, "data/tinh/xa-2/plan.yaml").contains("Trần Thị Tay"));
    // Once both say the same, the rest is taken.
    let project = project.replace("data/tinh/xa-1/plan.yaml", "Đỗ Văn Tay", "Phạm Văn Bảng");
    assert_eq!(codes(&json(&project)), ["table-behind Các xã!D4"]);
    assert!(text(&project, "data/tinh/xa-1/quotas.yaml").contains("2026-Q1: 9"));
}

#[test]
fn rows_that_are_gone_and_new_are_notes_and_empty_cells_remove_nothing() {
    let project = made_province();
    table(
        &project,
        &[("3 | xa-3 | BÌNH AN | Lê Văn C | 195", "4 | xa-4 | Minh Tân | Võ D | 90"), ("310", "")],
        &[
            ("xa-3 | thon-1 | Thôn Đông | thôn | 1 | 1", "xa-2 | thon-2 | Thôn 2 | Thôn | | 6"),
            ("xa-1 | tram | Trạm Y tế | Trạm y tế | | 1\n", ""),
            ("xa-1 | thon-1 | Thôn 1 | Thôn | 1 | 2", "xa-1 | thon-1 | Thôn 1 | Thôn | | 2"),
        ],
    );
    let before = text(&project, "data/tinh/xa-1/quotas.yaml");
    let run = json(&project);
    assert_eq!(run.status, 0, "{run:#?}");
    let expected =
        ["table-gone xa.xlsx", "table-gone Các xã!B3", "table-gone Các xã!B3", "table-new Các xã!B5"];
    assert_eq!(codes(&run), expected);
    assert!(
        run.stdout.contains("figures.members, quotas.admissions.units.thon-1.periods.2026-Q1"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("kehoach new --from-table xa.xlsx --model mau data/tinh"), "{}", run.stdout);
    assert_eq!(text(&project, "data/tinh/xa-1/quotas.yaml"), before);
    assert!(text(&project, "data/tinh/xa-1/plan.yaml").contains("members: 310"));
    let quotas = text(&project, "data/tinh/xa-2/quotas.yaml");
    assert!(quotas.contains("  - {id: thon-2, name: Thôn 2, kind: village}\n"), "{quotas}");
    assert!(quotas.contains("      thon-2: {2026-Q2: 6}\n"), "{quotas}");
    assert!(project.path("data/tinh/xa-3/plan.yaml").exists() && !project.path("data/tinh/xa-4").exists());
    assert_eq!(project.build().status, 0);
}

#[test]
fn a_column_that_is_gone_is_noted_once() {
    let project = made_province();
    table(
        &project,
        &[("| figures.members (số đảng viên)", ""), ("| 310", ""), ("| 280", ""), ("| 195", "")],
        &[],
    );
    let run = json(&project);
    assert_eq!((run.status, codes(&run)), (0, vec!["table-gone xa.xlsx".to_owned()]), "{run:#?}");
}

#[test]
fn an_emptied_cell_whose_value_is_gone_from_the_data_is_no_note() {
    let project = made_province();
    table(&project, &[], &[("Thôn | 1 | 2", "Thôn | | 2")]);
    assert_eq!(codes(&json(&project)), ["table-gone Các xã!B3"]);
    let project = project.replace("data/tinh/xa-1/quotas.yaml", "thon-1: {2026-Q1: 1, ", "thon-1: {");
    assert_eq!(codes(&json(&project)), [""; 0]);
}

#[test]
fn what_is_issued_is_left_until_it_is_revised() {
    let project = made_province();
    let issue = |document: &str| {
        let run = project.run(&["issue", "data/tinh", "--document", document, "--number", "next", "--yes"]);
        assert_eq!(run.status, 0, "{run:#?}");
    };
    issue("plan");
    table(&project, &[("Nguyễn Văn A", "Phạm Văn Mới")], &[("Thôn | 1 | 2", "Thôn | 1 | 7")]);
    let before = all_files(&project);
    let run = json(&project);
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(codes(&run), ["table-issued Các xã!D3", "table-issued Đơn vị!F2"]);
    assert!(run.stdout.contains("kehoach revise data/tinh/xa-1`"), "{}", run.stdout);
    assert_eq!(all_files(&project), before);
    issue("notice");
    assert_eq!(project.run(&["revise", "data/tinh/xa-1"]).status, 0);
    let run = json(&project);
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(codes(&run), ["table-issued Đơn vị!F2"]);
    assert!(run.stdout.contains("kehoach revise data/tinh/xa-1/notice"), "{}", run.stdout);
    assert!(text(&project, "data/tinh/xa-1/quotas.yaml").contains("2026-Q2: 7"));
    assert!(project.run(&["verify", "data/tinh/xa-1"]).status == 0);
}

#[test]
fn a_sheet_of_results_that_comes_later_makes_the_file() {
    let project = made_province();
    let results = "
Mã xã | Mã đơn vị | results.admissions.2026-Q1
xa-1 | thon-1 | 1
";
    let tables = [
        Table::new(PLANS).named("Các xã"),
        Table::new(UNITS).named("Đơn vị"),
        Table::new(results).named("Kết quả"),
    ];
    project.put("xa.xlsx", &of_tables(&tables));
    let run = import(&project);
    assert_eq!(run.status, 0, "{run:#?}");
    let written = "\
format: 1
unreported: mark
results:
  - measure: admissions
    period: 2026
    units:
      thon-1: {2026-Q1: 1}
";
    assert_eq!(text(&project, "data/tinh/xa-1/results.yaml"), written);
    assert_eq!(import(&project).stderr, "");
    std::fs::remove_file(project.path("data/tinh/xa-1/results.yaml")).unwrap();
    assert_eq!(codes(&json(&project)), ["table-not-taken Kết quả!C2"]);
}

#[test]
fn plans_without_a_record_are_compared_as_they_are() {
    let project = made_province().replace("data/tinh/xa-1/plan.yaml", "Nguyễn Văn A", "Đỗ Văn Tay");
    std::fs::remove_file(project.path("data/tinh/.kehoach-table.json")).unwrap();
    let run = json(&project);
    assert_eq!((run.status, codes(&run)), (1, vec!["table-conflict Các xã!D3".to_owned()]), "{run:#?}");
    let above = project.run(&["import", "xa.xlsx", "data", "--yes"]);
    assert!(above.status == 1 && above.stderr.contains("the plans themselves: data/tinh"), "{above:#?}");
    for wrong in ["{", "{\"format\": 2}"] {
        project.put("data/tinh/.kehoach-table.json", wrong.as_bytes());
        assert_eq!(json(&project).status, 1);
    }
}

#[test]
fn values_that_would_be_wrong_are_found_at_their_cells() {
    let project = made_province();
    table(
        &project,
        &[],
        &[
            ("Thôn | 1 | 2", "Thôn | 1,5 | 2"),
            ("xa-2 | thon-1 | Thôn 1 | village", "xa-2 | thon-1 | Thôn 1 | huyện"),
        ],
    );
    let before = all_files(&project);
    let run = json(&project);
    assert_eq!((run.status, all_files(&project) == before), (1, true), "{run:#?}");
    assert_eq!(codes(&run), ["table-cell Đơn vị!E2", "table-cell Đơn vị!D4"]);
}
