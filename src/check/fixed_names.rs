//! Names with fixed capitals, and words that are written in two ways: one document keeps to one of them.

/// Names of bodies, organisations and ideas that have capitals of their own, in small letters with `ủy` for both
/// spellings. Which letters are capitals is settled for none of them: offices differ, and one document has one way.
/// A name is here only where it is never a common noun as well: `cựu chiến binh` is one without `hội`.
pub(super) const NAMES: &[&str] = &[
    "ủy ban mặt trận tổ quốc",
    "mặt trận tổ quốc",
    "hội cựu chiến binh",
    "hội liên hiệp phụ nữ",
    "hội nông dân",
    "hội chữ thập đỏ",
    "hội người cao tuổi",
    "đoàn thanh niên cộng sản hồ chí minh",
    "đoàn thanh niên cộng sản",
    "đoàn thanh niên",
    "đoàn tncs hồ chí minh",
    "liên đoàn lao động",
    "hồ chí minh",
    "tổ quốc",
    "ban thường vụ",
    "ban chấp hành",
    "bộ chính trị",
    "ban bí thư",
    "ủy ban kiểm tra",
    "hội đồng nhân dân",
    "ủy ban nhân dân",
    "đảng cộng sản việt nam",
    "quân đội nhân dân",
    "công an nhân dân",
    "bộ chỉ huy quân sự",
    "ban chỉ huy quân sự",
    "chủ nghĩa mác - lênin",
];

/// Words with two right ways of writing, each with the words that follow it: `hàng năm`, `hằng năm`.
pub(super) const WORDS: &[(&str, &str, &[&str])] = &[
    ("hàng", "hằng", &["năm", "quý", "tháng", "tuần", "ngày"]),
    ("tỷ", "tỉ", &["lệ"]),
    ("kỷ", "kỉ", &["luật", "niệm", "cương"]),
    ("kỳ", "kì", &["họp", "hạn"]),
    ("lý", "lí", &["luận", "lịch", "do"]),
];
