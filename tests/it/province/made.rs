//! Plans that are made of the rows of a table.

use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use super::{PLANS, UNITS, all_files, findings, made_province, make, of_tables, province, text, workbook};
use crate::harness::{Project, assert_says};
use crate::import::Table;

#[test]
fn a_row_makes_a_plan_as_a_person_would_write_it() {
    let project = made_province();
    let plan = "\
# yaml-language-server: $schema=../.schema/plan.json
format: 1
model: mau
issuer:
  name: ĐẢNG ỦY XÃ HÀM LIÊM
  cited: Ban Thường vụ Đảng ủy xã Hàm Liêm
place: Hàm Liêm
figures:
  members: 310
signature:
  authority: T/M BAN THƯỜNG VỤ
  position: BÍ THƯ
  signer: Nguyễn Văn A
";
    let quotas = "\
# Chỉ tiêu của xã.
format: 1
units:
  - {id: thon-1, name: Thôn 1, kind: village}
  - {id: tram, name: Trạm Y tế, kind: agency}
quotas:
  - measure: admissions   # kết nạp
    period: 2026
    units:
      thon-1: {2026-Q1: 1, 2026-Q2: 2}
      tram: {2026-Q2: 1}
";
    assert_eq!(text(&project, "data/tinh/xa-1/plan.yaml"), plan);
    assert_eq!(text(&project, "data/tinh/xa-1/quotas.yaml"), quotas);
    assert!(text(&project, "data/tinh/xa-3/plan.yaml").contains("ĐẢNG ỦY XÃ BÌNH AN\n"));
    assert!(text(&project, "data/tinh/xa-3/plan.yaml").contains("place: Bình An\n"));
    assert!(
        text(&project, "data/tinh/xa-2/plan.yaml").contains("cited: Ban Thường vụ Đảng ủy xã Hồng Sơn\n")
    );
    let built = project.build();
    assert_eq!(built.status, 0, "{built:#?}");
    assert_says(
        &project.text("tinh/xa-1/ke-hoach.pdf"),
        &["Đảng bộ xã Hàm Liêm có 310 đảng viên", "kết nạp 04"],
    );
    assert!(project.path("data/tinh/.schema/plan.json").is_file());
}

#[test]
fn figures_of_plans_results_and_several_quotas_have_their_columns() {
    let quotas = "format: 1\nquotas:\n  - {measure: admissions, period: 2026}\n  - id: lop\n    measure: awareness_class\n    period: 2026\n";
    let plans = "
id | issuer.name | issuer.cited | place | signers.1.name | figures.members | Kết nạp quý I/2026 | quotas.lop.target | Số thông báo
xa-1 | ĐẢNG ỦY XÃ A | Ban Thường vụ Đảng ủy xã A | A | Lê A | 10 | 2 | ít nhất 5 | 7
";
    let units = "
plan | id | name | kind | Kết nạp quý I/2026 | quotas.lop
xa-1 | thon-1 | Thôn 1 | Thôn | 2 | 5
";
    let results = "
Mã xã | Mã chi bộ | Kết nạp quý I
xa-1 | thon-1 | 0
";
    let tables = [
        Table::new(plans).named("Xã"),
        Table::new(units).named("Chi bộ"),
        Table::new(results).named("Kết quả 2026"),
        Table::new("Ghi chú | khác\n").named("Ghi chú"),
    ];
    let project = province()
        .file("data/_models/mau/quotas.yaml", quotas)
        .file(
            "data/_models/mau/results.yaml",
            "format: 1\nunreported: mark\nresults:\n  - measure: admissions\n    period: 2026\n",
        )
        .bytes_at("xa.xlsx", &of_tables(&tables));
    let run = make(&project);
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(run.stdout.contains("`Ghi chú` is left out"), "{}", run.stdout);
    let written = text(&project, "data/tinh/xa-1/quotas.yaml");
    for line in ["thon-1: {2026-Q1: 2}", "thon-1: 5", "target: at least 5", "periods: {2026-Q1: 2}"] {
        assert!(written.contains(line), "{line} is not in\n{written}");
    }
    assert!(text(&project, "data/tinh/xa-1/results.yaml").contains("thon-1: {2026-Q1: 0}"));
    assert!(text(&project, "data/tinh/xa-1/notice.yaml").ends_with("format: 1\nnumber: 7\n"));
    assert_eq!(project.build().status, 0);
}

#[test]
fn a_second_run_makes_what_is_missing_alone() {
    let project = made_province();
    let before = all_files(&project);
    let again = make(&project);
    assert_eq!(again.status, 0, "{again:#?}");
    assert_eq!(all_files(&project), before);
    let plans = format!("{PLANS}4 | xa-4 | Minh Tân | Võ D | 100\n");
    project.put("xa.xlsx", &workbook(&plans, &format!("{UNITS}xa-4 | thon-1 | Thôn 1 | Thôn | 1 | 1\n")));
    let more = make(&project);
    assert_eq!(more.status, 0, "{more:#?}");
    assert!(
        more.stdout.contains("data/tinh/xa-4") && !more.stdout.contains("data/tinh/xa-1"),
        "{}",
        more.stdout
    );
    assert!(all_files(&project).len() > before.len());
}

#[test]
fn a_folder_that_was_not_made_of_the_table_stays() {
    let project =
        province().bytes_at("xa.xlsx", &workbook(PLANS, UNITS)).file("data/tinh/xa-2/ghi-chu.txt", "x");
    let before = all_files(&project);
    let run = project.run(&["new", "--json", "--from-table", "xa.xlsx", "--model", "mau", "data/tinh"]);
    assert_eq!(run.status, 1, "{run:#?}");
    assert_eq!(findings(&run), [("table-row".to_owned(), "Các xã!B4".to_owned())]);
    assert_eq!(all_files(&project), before);
}

#[test]
fn a_run_that_is_killed_goes_on_with_the_same_command() {
    let whole = {
        let start = std::time::Instant::now();
        made_province();
        start.elapsed()
    };
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..12 {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let project = province().bytes_at("xa.xlsx", &workbook(PLANS, UNITS));
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.current_dir(project.path(""));
        command.args(["new", "--from-table", "xa.xlsx", "--model", "mau", "data/tinh"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_micros(random % u64::try_from(whole.as_micros()).unwrap().max(1)));
        let _ = child.kill();
        child.wait().unwrap();
        for plan in ["xa-1", "xa-2", "xa-3"] {
            let is_there = project.path(&format!("data/tinh/{plan}")).exists();
            let is_whole = ["plan.yaml", "quotas.yaml"]
                .iter()
                .all(|file| project.path(&format!("data/tinh/{plan}/{file}")).is_file());
            assert_eq!(is_there, is_whole, "{plan}");
        }
        let again = make(&project);
        assert_eq!(again.status, 0, "{again:#?}");
        let files = |project: &Project| {
            let files = all_files(project).into_iter();
            // What a stopped run left among the schemas is written beside them once more.
            files.filter(|(name, _)| !name.starts_with("tinh/.schema/.")).collect::<Vec<_>>()
        };
        let unstopped = made_province();
        assert!(files(&project) == files(&unstopped));
    }
}

#[test]
fn an_empty_table_has_the_columns_that_the_model_leaves_open() {
    let project = province();
    let form = ["new", "--from-table", "bang.xlsx", "--model", "mau"];
    let run = project.run(&form);
    assert_eq!(run.status, 0, "{run:#?}");
    let book = kehoach::intake::read_table(&project.path("bang.xlsx")).unwrap();
    let heads: Vec<String> = book
        .sheets
        .iter()
        .map(|sheet| sheet.row(0).iter().map(|cell| cell.value.to_string()).collect::<Vec<_>>().join("|"))
        .collect();
    let expected = [
        "Mã xã|Tên xã|Bí thư|figures.members",
        "Mã xã|Mã đơn vị|Tên đơn vị|Loại|Quý I/2026|Quý II/2026|Quý III/2026|Quý IV/2026",
        "Trang|Cột|Ghi gì",
    ];
    assert_eq!(heads, expected);
    // It is not written over, and what it is filled with is understood.
    assert_eq!(project.run(&form).status, 1);
    let run = project.run(&["new", "--json", "--from-table", "bang.xlsx", "--model", "mau", "data/tinh"]);
    assert_eq!(findings(&run), [("table-row".to_owned(), "Các xã!A1".to_owned())]);
    let unknown = project.run(&["new", "--from-table", "b.xlsx", "--model", "mao", "data/tinh"]);
    assert!(unknown.stderr.contains("did you mean `mau`"), "{}", unknown.stderr);
}

/// Communes and wards in one table: each row has its name in one of the columns.
#[test]
fn communes_and_wards_have_columns_of_their_own() {
    let plans = PLANS.replace("| Bí thư |", "| Tên phường | Bí thư |").replace("DANH SÁCH", "|DANH SÁCH");
    let plans = plans.replace("| Nguyễn Văn A", "| | Nguyễn Văn A").replace("| Lê Văn C", "| | Lê Văn C");
    let plans = plans.replace("| xã Hồng Sơn |", "| | Hồng Sơn |");
    let project = province().bytes_at("xa.xlsx", &workbook(&plans, UNITS));
    let run = make(&project);
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(text(&project, "data/tinh/xa-1/plan.yaml").contains("name: ĐẢNG ỦY XÃ HÀM LIÊM"));
    assert!(text(&project, "data/tinh/xa-2/plan.yaml").contains("name: ĐẢNG ỦY PHƯỜNG HỒNG SƠN"));
}

#[test]
fn a_model_may_have_empty_units_and_no_results() {
    let results = "\nMã xã | Mã đơn vị | Quý I/2026\nxa-1 | thon-1 | 1\n";
    let tables = [
        Table::new(PLANS).named("Các xã"),
        Table::new(UNITS).named("Đơn vị"),
        Table::new(results).named("Kết quả"),
    ];
    let project = province()
        .replace("data/_models/mau/quotas.yaml", "format: 1\n", "format: 1\nunits: []   # của từng xã\n")
        .replace("data/_models/mau/quotas.yaml", "    period: 2026\n", "    period: 2026\n    units:\n")
        .bytes_at("xa.xlsx", &of_tables(&tables));
    let run = make(&project);
    assert_eq!(run.status, 0, "{run:#?}");
    let quotas = text(&project, "data/tinh/xa-1/quotas.yaml");
    assert!(
        !quotas.contains("[]") && quotas.contains("      thon-1: {2026-Q1: 1, 2026-Q2: 2}\n"),
        "{quotas}"
    );
    let results = text(&project, "data/tinh/xa-1/results.yaml");
    assert!(
        results.contains("  - measure: admissions\n") && results.contains("thon-1: {2026-Q1: 1}"),
        "{results}"
    );
    assert_eq!(project.build().status, 0);
}

#[test]
fn targets_are_taken_as_people_write_them() {
    let plans = PLANS.replace("figures.members (số đảng viên)", "figures.members | Mục tiêu");
    let plans = plans.replace("| 310", "| 310 | ít nhất 3").replace("| 280", "| 280 | từ 3 đến 5");
    let project = province().bytes_at("xa.xlsx", &workbook(&plans.replace("| 195", "| 195 | 2"), UNITS));
    let run = make(&project);
    assert_eq!(run.status, 0, "{run:#?}");
    for (plan, target) in [("xa-1", "at least 3"), ("xa-2", "3 - 5"), ("xa-3", "2")] {
        let quotas = text(&project, &format!("data/tinh/{plan}/quotas.yaml"));
        assert!(quotas.contains(&format!("target: {target}\n")), "{quotas}");
    }
}

#[test]
fn results_of_a_model_are_copied_with_the_mark_for_what_is_not_reported() {
    let results = "format: 1\nresults:\n  - {measure: admissions, period: 2026}\n";
    let said = "format: 1\nunreported: zero\nresults:\n  - {measure: admissions, period: 2026}\n";
    for (model, expected) in [(results, "unreported: mark"), (said, "unreported: zero")] {
        let project = province().file("data/_models/mau/results.yaml", model);
        project.put("xa.xlsx", &workbook(PLANS, UNITS));
        let run = make(&project);
        assert_eq!(run.status, 0, "{run:#?}");
        let written = text(&project, "data/tinh/xa-1/results.yaml");
        let lines = || written.lines().filter(|line| line.starts_with("unreported:"));
        assert_eq!(lines().collect::<Vec<_>>(), [expected], "{written}");
    }
}
