//! The table of dissolved bodies, merged provinces and replaced rules, each with the first day on which it no longer
//! applies.

use jiff::civil::{Date, date};

/// A body that is no more.
pub(super) struct DissolvedBody {
    /// In small letters, `ủy` for both spellings.
    pub(super) words: &'static str,
    /// The first day without it.
    pub(super) gone: Date,
    /// The body that replaced it, if there is one.
    pub(super) successor: &'static str,
}

/// A rule that was replaced.
pub(super) struct SupersededRule {
    /// Number and symbol as they are cited, in small letters.
    pub(super) reference: &'static str,
    /// Its date: numbers restart with every term.
    pub(super) date: Date,
    /// Whether a citation without a date means it.
    pub(super) is_known_undated: bool,
    /// The rule that replaced it, as it is cited.
    pub(super) successor: &'static str,
    /// The first day of that.
    pub(super) from: Date,
}

const fn body(words: &'static str, gone: Date, successor: &'static str) -> DissolvedBody {
    DissolvedBody { words, gone, successor }
}

/// The districts' last day was 30/6/2025 (Nghị quyết số 203/2025/QH15, 16/6/2025, of the Quốc hội: two levels of
/// local government from 01/7/2025).
const NO_DISTRICTS: Date = date(2025, 7, 1);
/// Nghị quyết số 202/2025/QH15, 12/6/2025: 34 provinces, at work from 01/7/2025.
const NEW_PROVINCES: Date = date(2025, 7, 1);
/// Nghị quyết số 176/2025/QH15, 18/02/2025: the Government's ministries from 01/3/2025.
const NEW_MINISTRIES: Date = date(2025, 3, 1);

/// Bodies by the words that name them. `quận` is absent: as a word it is also a title.
pub(super) const BODIES: &[DissolvedBody] = &[
    body("huyện ủy", NO_DISTRICTS, ""),
    body("thị ủy", NO_DISTRICTS, ""),
    body("quận ủy", NO_DISTRICTS, ""),
    body("huyện đoàn", NO_DISTRICTS, ""),
    body("huyện", NO_DISTRICTS, ""),
    body("thị xã", NO_DISTRICTS, ""),
    body("thị trấn", NO_DISTRICTS, ""),
    body("bộ kế hoạch và đầu tư", NEW_MINISTRIES, "Bộ Tài chính"),
    body("bộ giao thông vận tải", NEW_MINISTRIES, "Bộ Xây dựng"),
    body("bộ thông tin và truyền thông", NEW_MINISTRIES, "Bộ Khoa học và Công nghệ"),
    body("bộ tài nguyên và môi trường", NEW_MINISTRIES, "Bộ Nông nghiệp và Môi trường"),
    body("bộ nông nghiệp và phát triển nông thôn", NEW_MINISTRIES, "Bộ Nông nghiệp và Môi trường"),
    body("bộ lao động - thương binh và xã hội", NEW_MINISTRIES, "Bộ Nội vụ"),
];

/// Bodies called `tỉnh …`, `đảng bộ tỉnh …` or `tỉnh ủy …` that are no more.
pub(super) const PROVINCES: &[DissolvedBody] = &[
    body("hà giang", NEW_PROVINCES, "Tuyên Quang"),
    body("yên bái", NEW_PROVINCES, "Lào Cai"),
    body("bắc kạn", NEW_PROVINCES, "Thái Nguyên"),
    body("vĩnh phúc", NEW_PROVINCES, "Phú Thọ"),
    body("hòa bình", NEW_PROVINCES, "Phú Thọ"),
    body("hoà bình", NEW_PROVINCES, "Phú Thọ"),
    body("bắc giang", NEW_PROVINCES, "Bắc Ninh"),
    body("thái bình", NEW_PROVINCES, "Hưng Yên"),
    body("hải dương", NEW_PROVINCES, "Hải Phòng"),
    body("hà nam", NEW_PROVINCES, "Ninh Bình"),
    body("nam định", NEW_PROVINCES, "Ninh Bình"),
    body("quảng bình", NEW_PROVINCES, "Quảng Trị"),
    body("quảng nam", NEW_PROVINCES, "Đà Nẵng"),
    body("kon tum", NEW_PROVINCES, "Quảng Ngãi"),
    body("bình định", NEW_PROVINCES, "Gia Lai"),
    body("ninh thuận", NEW_PROVINCES, "Khánh Hòa"),
    body("đắk nông", NEW_PROVINCES, "Lâm Đồng"),
    body("bình thuận", NEW_PROVINCES, "Lâm Đồng"),
    body("phú yên", NEW_PROVINCES, "Đắk Lắk"),
    body("bình phước", NEW_PROVINCES, "Đồng Nai"),
    body("bình dương", NEW_PROVINCES, "Thành phố Hồ Chí Minh"),
    body("bà rịa - vũng tàu", NEW_PROVINCES, "Thành phố Hồ Chí Minh"),
    body("long an", NEW_PROVINCES, "Tây Ninh"),
    body("tiền giang", NEW_PROVINCES, "Đồng Tháp"),
    body("bến tre", NEW_PROVINCES, "Vĩnh Long"),
    body("trà vinh", NEW_PROVINCES, "Vĩnh Long"),
    body("sóc trăng", NEW_PROVINCES, "Cần Thơ"),
    body("hậu giang", NEW_PROVINCES, "Cần Thơ"),
    body("bạc liêu", NEW_PROVINCES, "Cà Mau"),
    body("kiên giang", NEW_PROVINCES, "An Giang"),
];

/// Rules of the format (the-thuc, sources), and on carrying out the Party's statutes: Quy định số 294-QĐ/TW,
/// 26/5/2025, in force from 01/7/2025, and Hướng dẫn số 06-HD/TW, 09/6/2025, upon it.
pub(super) const RULES: &[SupersededRule] = &[
    SupersededRule {
        reference: "36-hd/vptw",
        date: date(2018, 4, 3),
        is_known_undated: true,
        successor: "Hướng dẫn số 05-HD/VPTW, ngày 27/5/2026",
        from: date(2026, 5, 27),
    },
    SupersededRule {
        reference: "66-qđ/tw",
        date: date(2017, 2, 6),
        is_known_undated: true,
        successor: "Quy định số 399-QĐ/TW, ngày 09/01/2026",
        from: date(2026, 1, 9),
    },
    SupersededRule {
        reference: "24-qđ/tw",
        date: date(2021, 7, 30),
        is_known_undated: false,
        successor: "Quy định số 294-QĐ/TW, ngày 26/5/2025",
        from: date(2025, 7, 1),
    },
    SupersededRule {
        reference: "01-hd/tw",
        date: date(2021, 9, 28),
        is_known_undated: false,
        successor: "Hướng dẫn số 06-HD/TW, ngày 09/6/2025",
        from: date(2025, 7, 1),
    },
];
