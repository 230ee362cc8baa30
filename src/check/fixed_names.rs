//! Names with fixed capitals, and words that are written in two ways: one document keeps to one of them.

/// Names of bodies, organisations and ideas that have capitals of their own, in small letters with `ủy` for both
/// spellings. Which letters are capitals is settled for none of them: offices differ, and one document has one way.
/// Written small throughout they are common nouns (`ban chấp hành các chi bộ`), which have no capital at all; those of
/// [`PROPER`] are names always. A longer name is read by its parts: `Mặt trận` and `Tổ quốc`.
pub(super) const NAMES: &[&str] = &[
    "mặt trận tổ quốc",
    "tổ quốc",
    "hội cựu chiến binh",
    "hội liên hiệp phụ nữ",
    "hội phụ nữ",
    "hội nông dân",
    "hội chữ thập đỏ",
    "hội người cao tuổi",
    "đoàn thanh niên",
    "cộng sản hồ chí minh",
    "hồ chí minh",
    "liên đoàn lao động",
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
    "điều lệ đảng",
];

/// Names that are never common nouns, so that small letters throughout are a way of writing as well.
pub(super) const PROPER: &[&str] =
    &["tổ quốc", "hồ chí minh", "cộng sản hồ chí minh", "đảng cộng sản việt nam"];

/// The names of which only the first words are compared, since what follows is a name of its own.
pub(super) const HEADS: &[(&str, usize)] = &[("mặt trận tổ quốc", 2), ("cộng sản hồ chí minh", 2)];

/// Words with two right ways of writing, each with the words that follow it, or none where any may: `hàng năm`, `hằng năm`.
pub(super) const WORDS: &[(&str, &str, &[&str])] = &[
    ("hàng", "hằng", &["năm", "quý", "tháng", "tuần", "ngày"]),
    ("tỷ", "tỉ", &["lệ", "đồng", "trọng"]),
    ("kỷ", "kỉ", &["luật", "niệm", "cương"]),
    ("kỳ", "kì", &["họp", "hạn"]),
    ("lý", "lí", &["luận", "lịch", "do"]),
    ("quý", "quí", &[]),
    ("quy", "qui", &["định", "chế", "trình", "hoạch", "mô", "tắc", "chuẩn"]),
    ("kỹ", "kĩ", &["năng", "thuật", "lưỡng"]),
    ("ký", "kí", &["kết", "duyệt", "ban"]),
];

/// Words of two syllables with two right ways of writing: `bảo đảm`, `đảm bảo`.
pub(super) const PAIRS: &[(&str, &str)] =
    &[("bảo đảm", "đảm bảo"), ("nền nếp", "nề nếp"), ("bác sĩ", "bác sỹ"), ("hy vọng", "hi vọng")];

/// Words before the name of a place, which have a capital in all places of a document or in none: `thôn Hạ`, `Thôn Hạ`.
pub(super) const PLACES: &[&str] = &[
    "thôn",
    "xóm",
    "ấp",
    "bản",
    "buôn",
    "làng",
    "khu phố",
    "tổ dân phố",
    "khu dân cư",
    "khối phố",
    "trạm y tế",
];
