//! The columns that a table of plans can have, and what people call them.

use crate::records::TableFile;

/// A column of a value with one place in the data.
#[derive(Clone, Copy, Debug)]
pub(super) struct NamedColumn {
    /// The key that it fills, as its header may also say it.
    pub(super) key: &'static str,
    /// The file that the key is in.
    pub(super) file: TableFile,
    /// What its cells hold.
    pub(super) kind: CellKind,
    /// What people call it, the usual name first.
    pub(super) labels: &'static [&'static str],
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellKind {
    /// Words.
    Text,
    /// A whole number.
    Whole,
    /// A day, a month or a year.
    Date,
    /// A figure: words, a number or a day.
    Figure,
    /// A number of a quota or result.
    Count,
    /// A target: a number, or words with one.
    Target,
    /// The kind of a unit.
    UnitKind,
}

const fn column(
    file: TableFile,
    key: &'static str,
    kind: CellKind,
    labels: &'static [&'static str],
) -> NamedColumn {
    NamedColumn { key, file, kind, labels }
}

/// The keys of a plan.
pub(super) const PLAN_COLUMNS: &[NamedColumn] = &[
    column(
        TableFile::Plan,
        "superior",
        CellKind::Text,
        &["Cấp trên", "Cơ quan cấp trên", "Tên cơ quan cấp trên"],
    ),
    column(
        TableFile::Plan,
        "issuer.name",
        CellKind::Text,
        &["Cơ quan ban hành", "Tên cơ quan ban hành", "Tên cơ quan"],
    ),
    column(TableFile::Plan, "issuer.cited", CellKind::Text, &["Tên khi dẫn", "Cơ quan ban hành khi dẫn"]),
    column(TableFile::Plan, "number", CellKind::Whole, &["Số", "Số kế hoạch", "Số văn bản"]),
    column(TableFile::Plan, "symbol", CellKind::Text, &["Ký hiệu", "Kí hiệu"]),
    column(TableFile::Plan, "place", CellKind::Text, &["Địa danh"]),
    column(
        TableFile::Plan,
        "date",
        CellKind::Date,
        &["Ngày", "Ngày ban hành", "Ngày kế hoạch", "Ngày văn bản"],
    ),
    column(TableFile::Plan, "abstract", CellKind::Text, &["Trích yếu"]),
    column(
        TableFile::Plan,
        "signature.authority",
        CellKind::Text,
        &["Quyền hạn ký", "Quyền hạn", "Thay mặt"],
    ),
    column(
        TableFile::Plan,
        "signature.position",
        CellKind::Text,
        &["Chức vụ", "Chức vụ người ký", "Chức danh"],
    ),
    column(
        TableFile::Plan,
        "signature.signer",
        CellKind::Text,
        &["Bí thư", "Người ký", "Họ tên người ký", "Họ và tên người ký", "Tên người ký", "Chủ tịch"],
    ),
    column(TableFile::Plan, "drafter", CellKind::Text, &["Người soạn thảo"]),
    column(TableFile::Notice, "notice.number", CellKind::Whole, &["Số thông báo"]),
    column(TableFile::Notice, "notice.date", CellKind::Date, &["Ngày thông báo"]),
];

/// The keys of a unit.
pub(super) const UNIT_COLUMNS: &[NamedColumn] = &[
    column(
        TableFile::Quotas,
        "name",
        CellKind::Text,
        &["Tên đơn vị", "Tên chi bộ", "Tên", "Đơn vị", "Chi bộ"],
    ),
    column(TableFile::Quotas, "kind", CellKind::UnitKind, &["Loại", "Loại đơn vị", "Loại hình"]),
    column(TableFile::Quotas, "full_name", CellKind::Text, &["Tên đầy đủ"]),
    column(TableFile::Quotas, "group", CellKind::Text, &["Nhóm"]),
    column(TableFile::Quotas, "note", CellKind::Text, &["Ghi chú"]),
    column(TableFile::Quotas, "from", CellKind::Date, &["Từ ngày"]),
    column(TableFile::Quotas, "until", CellKind::Date, &["Đến ngày"]),
];

/// What people call the id of a plan, in the sheet of plans and in others. The first is that of the form.
pub(super) const PLAN_ID: &[&str] = &["Mã xã", "Mã phường", "Mã đặc khu", "Mã kế hoạch"];

/// What they call it in the sheet of plans alone.
pub(super) const PLAN_ID_ALONE: &[&str] = &["id", "Mã"];

/// What they call the id of a unit, in the sheets of units.
pub(super) const UNIT_ID: &[&str] = &["Mã đơn vị", "Mã chi bộ", "Mã", "id", "unit"];

/// The names of a commune, each with the word before it, which fill the keys that name it.
pub(super) const COMMUNE: &[(&str, &str)] = &[
    ("Tên xã", "xã"),
    ("Xã", "xã"),
    ("Tên phường", "phường"),
    ("Phường", "phường"),
    ("Tên đặc khu", "đặc khu"),
    ("Đặc khu", "đặc khu"),
];

/// The columns that are for people alone.
pub(super) const UNREAD: &[&str] = &["TT", "STT", "Số TT", "Số thứ tự"];

/// The column for people alone in the sheet of plans; a unit has a key for it.
pub(super) const UNREAD_OF_PLANS: &[&str] = &["Ghi chú"];

/// The names of the whole of a quota or result.
pub(super) const TOTAL: &[&str] = &["Tổng", "Tổng số", "Tổng cộng", "Cộng", "Cả năm"];

/// The names of the target of a quota.
pub(super) const TARGET: &[&str] = &["Mục tiêu"];
