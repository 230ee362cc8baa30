//! An empty table for the plans of a model: the columns that the model leaves open, and a page that explains them.

use std::collections::BTreeMap;
use std::path::Path;

use super::columns::{PLAN_COLUMNS, PLAN_ID, UNIT_COLUMNS, UNIT_ID};
use super::shared_model::{ModelTally, SharedModel};
use crate::content::period_name;
use crate::data::file_errors::unwritable;
use crate::data::plain_words;
use crate::diag::{Code, Finding, Findings};
use crate::disk::{Refusal, WritableFile};
use crate::model::Period;
use crate::records::TableFile;
use crate::source::{Place, ValuePath};
use crate::workbook::{
    CellArea, CellPosition, CellRole, CellStyle, Orientation, Page, Protection, Sheet, Weight, Workbook,
};

/// The names of the sheets.
const SHEETS: [&str; 4] = ["Các xã", "Đơn vị", "Kết quả", "Hướng dẫn"];

/// How wide a column is, in digits.
const WIDTH: f64 = 18.0;

/// The widths of the page that explains the columns.
const EXPLAINED: [f64; 3] = [14.0, 28.0, 90.0];

/// A column of the form.
struct FormColumn {
    header: String,
    /// What is to be filled in.
    says: String,
}

/// Writes an empty table for plans of a model, which is looked for from a folder of plans up.
pub fn write_form(table: &Path, model: &str, plans: &Path, findings: &mut Findings) -> Option<()> {
    let bytes = form_bytes(model, plans, findings)?;
    let place = Place::file(crate::data::shown(table));
    if table.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
        findings.push(Finding::at(Code::TableRow, &place).with("kind", "form-ending").with("got", ""));
        return None;
    }
    if table.symlink_metadata().is_ok() {
        findings.push(unwritable(table, &Refusal::Taken.into()));
        return None;
    }
    let written = WritableFile::new(table).and_then(|file| file.write(&bytes));
    written.map_err(|error| findings.push(unwritable(table, &error))).ok()
}

/// The bytes of an empty table for plans of a model, which is looked for from a folder of plans up.
pub fn form_bytes(model: &str, plans: &Path, findings: &mut Findings) -> Option<Vec<u8>> {
    SharedModel::read(model, plans, findings).map(|model| form(&model).to_bytes(""))
}

fn form(model: &SharedModel) -> Workbook {
    let mut columns = vec![plan_columns(model), unit_columns(model, TableFile::Quotas)];
    if model.results.is_some() {
        columns.push(unit_columns(model, TableFile::Results));
    }
    let mut sheets: Vec<Sheet> =
        SHEETS.iter().zip(&columns).map(|(name, columns)| headed(name, columns)).collect();
    sheets.push(explained(&columns));
    Workbook { title: format!("Bảng các xã: {}", model.name), author: String::new(), day: None, sheets }
}

/// The columns of the sheet of plans: what the model does not say, and what each plan has of its own.
fn plan_columns(model: &SharedModel) -> Vec<FormColumn> {
    let mut columns = vec![
        column(
            PLAN_ID[0],
            "bắt buộc; chữ không dấu, chữ số, gạch nối: xa-ham-liem. Là tên thư mục của kế hoạch, đặt một lần, không đổi",
        ),
        column("Tên xã", "Hàm Liêm, hoặc Phường Hàm Thắng: điền tên cơ quan ban hành và địa danh"),
    ];
    let has = |key: &str| model.plan.keys().any(|path| path.to_string() == key || path.top() == key);
    for (key, says) in [
        ("superior", "như in ở góc trái: ĐẢNG BỘ TỈNH LÂM ĐỒNG"),
        ("symbol", "KH/ĐU"),
        ("date", "ngày của văn bản; chưa biết ngày thì ghi tháng (6/2026) hoặc năm"),
        ("abstract", "chữ đầu viết thường"),
    ] {
        if !has(key) {
            columns.push(column(label(key), says));
        }
    }
    let position = model.plan.get(&ValuePath::parse("signature.position"));
    let is_secretary = position.is_none_or(|position| plain_words(position) == "bi thu");
    columns.push(column(if is_secretary { "Bí thư" } else { "Người ký" }, "họ tên người ký"));
    for (name, quoted) in open_figures(model) {
        let says = format!("số liệu trong lời của mẫu: {quoted}");
        columns.push(column(&format!("figures.{name}"), &says));
    }
    columns
}

/// The columns of a sheet of units, with their quotas or results.
fn unit_columns(model: &SharedModel, file: TableFile) -> Vec<FormColumn> {
    let mut columns = vec![
        column(PLAN_ID[0], "mã của xã ở trang đầu"),
        column(UNIT_ID[0], "mã của đơn vị trong xã: thon-1. Đặt một lần, không đổi"),
    ];
    let says = if file == TableFile::Quotas {
        let kinds: Vec<&str> = model.kinds.iter().map(crate::model::UnitKind::name).collect();
        columns.push(column(UNIT_COLUMNS[0].labels[0], "như in trong bảng: Thôn 1"));
        columns.push(column(UNIT_COLUMNS[1].labels[0], &kinds.join(", ")));
        "chỉ tiêu; để trống là không giao"
    } else {
        "kết quả; để trống là chưa báo cáo, không đạt thì ghi 0"
    };
    let several = model.tallies(file).count() > 1;
    for tally in model.tallies(file) {
        for period in periods(tally) {
            let name = period_name(period);
            let header = if several { format!("{} {name}", measure_name(tally)) } else { name };
            columns.push(column(&capitalised(&header), says));
        }
    }
    columns
}

/// The periods that figures are filled in for: the quarters of a year, else the whole.
fn periods(tally: &ModelTally) -> Vec<Period> {
    match tally.period {
        Period::Year(year) => (1..=4).map(|quarter| Period::Quarter(year, quarter)).collect(),
        whole => vec![whole],
    }
}

fn measure_name(tally: &ModelTally) -> &str {
    tally.names.last().map_or(tally.id.as_str(), String::as_str)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

fn column(header: &str, says: &str) -> FormColumn {
    FormColumn { header: header.to_owned(), says: says.to_owned() }
}

fn label(key: &str) -> &str {
    PLAN_COLUMNS.iter().find(|column| column.key == key).map_or(key, |column| column.labels[0])
}

/// The figures that texts of the model quote and that it does not have, each with the first text that quotes it.
fn open_figures(model: &SharedModel) -> BTreeMap<String, &str> {
    let known = |name: &str| {
        let path = ValuePath::default().below("figures").below(name);
        model.plan.contains_key(&path) || model.notice.contains_key(&path)
    };
    let is_of_name = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '_';
    let mut open = BTreeMap::new();
    for text in model.plan.values().chain(model.notice.values()) {
        for rest in text.split("figures.").skip(1) {
            let name: String = rest.chars().take_while(is_of_name).collect();
            if !name.is_empty() && !known(&name) {
                open.entry(name).or_insert(text.as_str());
            }
        }
    }
    open
}

/// A sheet with its headers, open to be filled in.
fn headed(name: &str, columns: &[FormColumn]) -> Sheet {
    let mut sheet = Sheet::new(name.to_owned());
    for (at, column) in (0..).zip(columns) {
        sheet.put_text(
            CellPosition::new(0, at),
            column.header.as_str(),
            CellStyle::new(CellRole::Header, Weight::Bold),
        );
        sheet.widths.insert(at, WIDTH);
    }
    let last = u16::try_from(columns.len()).unwrap_or(1).saturating_sub(1);
    sheet.page = Some(page(CellPosition::new(1, 2.min(last)), last, 1));
    sheet.protection = Protection::Open;
    sheet
}

/// The page that explains each column.
fn explained(columns: &[Vec<FormColumn>]) -> Sheet {
    let mut sheet = Sheet::new(SHEETS[3].to_owned());
    let header = CellStyle::new(CellRole::Header, Weight::Bold);
    for (at, word) in (0..).zip(["Trang", "Cột", "Ghi gì"]) {
        sheet.put_text(CellPosition::new(0, at), word, header.clone());
        sheet.widths.insert(at, EXPLAINED[usize::from(at)]);
    }
    let mut row = 1;
    for (name, columns) in SHEETS.iter().zip(columns) {
        for column in columns {
            let cells = [*name, column.header.as_str(), column.says.as_str()];
            for (at, text) in (0..).zip(cells) {
                let style = CellStyle::new(CellRole::Name, Weight::Regular);
                sheet.put_text(CellPosition::new(row, at), text, style);
            }
            row += 1;
        }
    }
    sheet.page = Some(page(CellPosition::new(1, 0), 2, row));
    sheet.protection = Protection::Open;
    sheet
}

fn page(moving: CellPosition, last: u16, rows: u32) -> Page {
    let area = CellArea::new(CellPosition::new(0, 0), CellPosition::new(rows, last));
    Page { area, repeated: (0, 0), moving, orientation: Orientation::Landscape }
}
