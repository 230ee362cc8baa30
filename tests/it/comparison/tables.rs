//! Changed tables: whatever a person calls a column or writes in a row, its changes are reported.

use super::{diff, freeze, marked, of_kind};
use crate::harness::{Project, SMALL};

/// The rows that are reported where one table of a plan becomes another: the change of each, and its cells.
fn reported(old: &str, new: &str) -> Vec<String> {
    let body = |table: &str| format!("  - table:\n{table}");
    let project = freeze(Project::with_body(&body(old)), "plan", 1);
    let project = project.file("data/plan/plan.yaml", &format!("{SMALL}body:\n{}", body(new)));
    let passages = of_kind(&diff(&project, &["data/plan"]), "passage");
    let rows = passages.iter().flat_map(|line| line["rows"].as_array().unwrap().clone());
    let row = |row: serde_json::Value| {
        let cells: Vec<String> = row["cells"].as_array().unwrap().iter().map(marked).collect();
        format!("{}: {}", row["fate"].as_str().unwrap(), cells.join(" | "))
    };
    rows.map(row).collect()
}

fn table(columns: &str, rows: &[&str]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| format!("        - [{row}]\n")).collect();
    format!("      columns: [{columns}]\n      rows:\n{}", rows.concat())
}

#[test]
fn a_column_that_the_data_call_as_the_programs_numbers_is_theirs() {
    let of = |cell: &str| table("{header: TT}, {header: Việc}", &[&format!("{cell}, Lập danh sách")]);
    assert_eq!(reported(&of("Khẩn"), &of("Thường")), ["kept: [-Khẩn-]{+Thường+} | Lập danh sách"]);
    let numbered = |cell: &str| format!("      numbered: true\n{}", of(cell));
    assert_eq!(
        reported(&numbered("Khẩn"), &numbered("Thường")),
        ["kept: 1 | [-Khẩn-]{+Thường+} | Lập danh sách"]
    );
}

#[test]
fn columns_with_one_header_are_each_compared() {
    let of = |cell: &str| table("{header: Nơi}, {header: Nơi}", &[&format!("Thôn 1, {cell}")]);
    assert_eq!(reported(&of("Thôn 2"), &of("Thôn 3")), ["kept: Thôn 1 | Thôn [-2-]{+3+}"]);
    let header = r#"{header: B, over: A}, {header: "A: B"}"#;
    let of = |cell: &str| table(header, &[&format!("Thôn 1, {cell}")]);
    assert_eq!(reported(&of("Thôn 2"), &of("Thôn 3")), ["kept: Thôn 1 | Thôn [-2-]{+3+}"]);
}

#[test]
fn a_row_is_not_taken_for_the_second_of_others() {
    let (two, three) = (["Họp", "Họp"], ["Họp", "Họp", "Họp 2"]);
    let of = |rows: &[&str]| table("{header: Việc}", rows);
    assert_eq!(reported(&of(&three), &of(&two)), ["removed: [-Họp 2-]"]);
    assert_eq!(reported(&of(&two), &of(&three)), ["added: {+Họp 2+}"]);
    assert_eq!(reported(&of(&["Họp"]), &of(&two)), ["added: {+Họp+}"]);
}

#[test]
fn a_group_may_be_called_as_the_total_is_known() {
    let groups = |name: &str, rows: &str| {
        format!("      columns: [{{header: Việc}}]\n      rows:\n        - group: {name}\n{rows}")
    };
    let row = |text: &str| format!("        - [{text}]\n");
    let (old, new) = (groups("total", &row("Họp")), groups("total", &row("Họp quý")));
    assert_eq!(reported(&old, &new), ["kept: Họp{+ quý+}"]);
    assert_eq!(reported(&old, &groups("prose", &row("Họp"))), ["removed: [-total-]", "added: {+prose+}"]);
}
