//! The names of figures that the documentation gives.

/// The name of a figure of a unit, or of a part of a quota: `Nữ` of `women`; none of one that an office names itself.
pub fn figure_name(id: &str) -> Option<&'static str> {
    match id {
        "members" => Some("Đảng viên hiện có"),
        "women" => Some("Nữ"),
        "ethnic" => Some("Dân tộc thiểu số"),
        "religious" => Some("Tôn giáo"),
        "youth_union" => Some("Đoàn viên"),
        _ => None,
    }
}
