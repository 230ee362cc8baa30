//! Plans of many communes from one table: made of its rows, and changed as it changes.

mod changed;
mod faults;
mod made;

use rust_xlsxwriter as xlsx;
use serde_json::Value;

use crate::harness::{Project, Run};
use crate::import::Table;

const MODEL: &str = "\
format: 1
superior: ĐẢNG BỘ TỈNH LÂM ĐỒNG
symbol: KH/ĐU
date: 2026-02-10
abstract: phát triển đảng viên năm 2026
body:
  - title: Chỉ tiêu
    body:
      - Đảng bộ xã {{ plan.place }} có {{ figures.members }} đảng viên.
      - Năm 2026 kết nạp {{ quota.admissions.total | padded }} đảng viên ({{ annex(1) }} kèm theo).
recipients: [Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]
signature: {authority: T/M BAN THƯỜNG VỤ, position: BÍ THƯ, signer: Nguyễn Văn Mẫu}
annexes:
  - {title: CHỈ TIÊU KẾT NẠP, tables: {quota: admissions, columns: periods}}
";

const NOTICE: &str = "\
format: 1
date: 2026-02-11
abstract: về giao chỉ tiêu năm 2026
body:
  - Ban Thường vụ giao {{ quota.admissions.total | padded }} chỉ tiêu.
recipients: [Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]
";

const QUOTAS: &str = "\
# Chỉ tiêu của xã.
format: 1
quotas:
  - measure: admissions   # kết nạp
    period: 2026
";

/// The sheet of plans.
pub(super) const PLANS: &str = "
DANH SÁCH CÁC XÃ | | | |
STT | Mã xã | Tên xã | Bí thư | figures.members (số đảng viên)
1 | xa-1 | Hàm Liêm | Nguyễn Văn A | 310
2 | xa-2 | xã Hồng Sơn | Trần Thị B | 280
3 | xa-3 | BÌNH AN | Lê Văn C | 195
";

/// The sheet of units.
pub(super) const UNITS: &str = "
Mã xã | Mã đơn vị | Tên đơn vị | Loại | Quý I/2026 | Quý II/2026
xa-1 | thon-1 | Thôn 1 | Thôn | 1 | 2
xa-1 | tram | Trạm Y tế | Trạm y tế | | 1
xa-2 | thon-1 | Thôn 1 | village | 3 | 0
xa-3 | thon-1 | Thôn Đông | thôn | 1 | 1
";

/// A project with the model, and no plan.
pub(super) fn province() -> Project {
    Project::new()
        .file("data/kehoach.yaml", "format: 1\nspelling: ủy\n")
        .file("data/_models/mau/plan.yaml", MODEL)
        .file("data/_models/mau/notice.yaml", NOTICE)
        .file("data/_models/mau/quotas.yaml", QUOTAS)
}

/// A workbook with sheets of plans, of units, and of results where there are any.
pub(super) fn workbook(plans: &str, units: &str) -> Vec<u8> {
    of_tables(&[Table::new(plans).named("Các xã"), Table::new(units).named("Đơn vị")])
}

pub(super) fn of_tables(tables: &[Table]) -> Vec<u8> {
    let mut file = xlsx::Workbook::new();
    for table in tables {
        table.put(file.add_worksheet());
    }
    file.save_to_buffer().unwrap()
}

pub(super) fn make(project: &Project) -> Run {
    project.run(&["new", "--from-table", "xa.xlsx", "--model", "mau", "data/tinh"])
}

pub(super) fn import(project: &Project) -> Run {
    project.run(&["import", "xa.xlsx", "data/tinh", "--yes"])
}

/// A project whose plans are made of the sheets above.
pub(super) fn made_province() -> Project {
    let project = province().bytes_at("xa.xlsx", &workbook(PLANS, UNITS));
    let run = make(&project);
    assert_eq!(run.status, 0, "{run:#?}");
    project
}

pub(super) fn text(project: &Project, path: &str) -> String {
    String::from_utf8(project.bytes(path)).unwrap()
}

/// Everything below the folder of plans.
pub(super) fn all_files(project: &Project) -> Vec<(String, Vec<u8>)> {
    let root = project.path("data");
    let walk = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = walk.filter(|entry| entry.file_type().is_file());
    let name = |path: &std::path::Path| path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
    files.map(|entry| (name(entry.path()), std::fs::read(entry.path()).unwrap())).collect()
}

/// The findings of a run with `--json`: code, cell and what kind of fault each is.
pub(super) fn findings(run: &Run) -> Vec<(String, String)> {
    let lines = run.stdout.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let found = lines.filter(|line| line["kind"] == "finding").map(|line| {
        let place = &line["place"];
        let cell = match place["sheet"].as_str() {
            Some(sheet) => format!("{sheet}!{}", place["cell"].as_str().unwrap()),
            None => place["path"].as_str().unwrap_or_default().to_owned(),
        };
        (line["code"].as_str().unwrap().to_owned(), cell)
    });
    found.collect()
}
