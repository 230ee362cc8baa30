//! The words of headers and titles of tables as offices write them.

use crate::data::meant_period;
use crate::model::Period;
use crate::text::{ToneMark, fold, nfc, respell};

/// What the column of the names of units is called, and how its header may go on.
const NAME_HEADERS: [&str; 20] = [
    "don vi",
    "ten don vi",
    "chi bo",
    "ten chi bo",
    "dang bo",
    "ten",
    "ten thon",
    "thon",
    "xom",
    "to dan pho",
    "to chuc",
    "ten to chuc",
    "hoi doan the",
    "hoi va doan the",
    "hoi",
    "doan the",
    "co so",
    "dia phuong",
    "chi bo don vi",
    "don vi chi bo",
];
const NAME_HEADER_ENDS: [&str; 10] = [
    "thuc hien",
    "bao cao",
    "truc thuoc",
    "co so",
    "xom",
    "to dan pho",
    "doan the",
    "to chuc",
    "duoc giao",
    "trong xa",
];

/// What rows and columns of sums are called, with their marks: `Công an` is no sum. How they may begin.
const SUMS: [&str; 15] = [
    "tổng",
    "cộng",
    "tổng cộng",
    "tổng số",
    "tổng chung",
    "cộng chung",
    "tổng toàn xã",
    "toàn xã",
    "toàn đảng bộ",
    "cả xã",
    "lũy kế",
    "cộng dồn",
    "tổng hợp",
    "toàn tỉnh",
    "cộng lũy kế",
];
const SUM_BEGINNINGS: [&str; 3] = ["tổng cộng ", "tổng số ", "cộng "];

/// How headers of columns begin that are worked out, or hold words.
const COMPUTED: [&str; 33] = [
    "ty le",
    "ti le",
    "%",
    "dat %",
    "con lai",
    "con thieu",
    "so voi",
    "so sanh",
    "tang",
    "giam",
    "vuot",
    "ghi chu",
    "danh gia",
    "xep loai",
    "nhan xet",
    "don vi tinh",
    "dvt",
    "can bo phu trach",
    "nguoi phu trach",
    "dat ty le",
    "thieu",
    "cung ky",
    "ngay",
    "ho ten",
    "ho va ten",
    "bi thu",
    "chu tich",
    "dien thoai",
    "so dien thoai",
    "dia chi",
    "email",
    "ky ten",
    "ly do",
];

/// Words of headers of quotas, and of results, with their marks: `Giáo viên` are given nothing.
const OF_QUOTAS: [&str; 5] = ["chỉ tiêu", "kế hoạch", "giao", "mục tiêu", "phấn đấu"];
const OF_RESULTS: [&str; 5] = ["kết quả", "đạt", "thực hiện", "đã", "báo cáo"];

/// Words of titles and headers that do not say what is counted.
const GENERAL: &[&str] = &[
    "số", "liệu", "lượng", "tổng", "cộng", "hợp", "biểu", "bảng", "mẫu", "phụ", "lục", "báo", "cáo", "kết",
    "quả", "danh", "sách", "thống", "kê", "tình", "hình", "theo", "dõi", "thực", "hiện", "công", "tác",
    "chỉ", "tiêu", "kế", "hoạch", "giao", "phân", "bổ", "đăng", "ký", "mục", "phấn", "đấu", "đạt", "đã",
    "được", "và", "của", "các", "từng", "về", "cho", "trong", "tại", "đến", "đầu", "cuối", "cả", "quý",
    "tháng", "năm", "kỳ", "tuần", "tiến", "độ", "nhiệm", "kỳ", "chung", "khác", "mới", "trang", "tính",
    "người", "đồng", "chí", "lũy", "dồn", "quí", "hết", "tính", "từ", "nay",
];

/// How lines above a table begin that say whose it is, when or where it was written, not what it counts.
const HEAD_LINES: &[&str] = &[
    "dang bo ",
    "dang uy",
    "dang cong san",
    "tinh uy",
    "huyen uy",
    "thanh uy",
    "chi bo",
    "ban ",
    "uy ban",
    "hdnd",
    "hoi ",
    "doan ",
    "mat tran",
    "truong ",
    "xa ",
    "phuong ",
    "van phong",
    "don vi",
    "dvt",
    "kem theo",
    "theo ",
    "ngay ",
    "thoi gian",
    "cong hoa",
];

/// After these words of a title the name of a place or body follows.
const PLACES: &[&str] =
    &["xã", "phường", "huyện", "tỉnh", "đảng bộ", "chi bộ", "đảng ủy", "thành phố", "trực thuộc", "đơn vị"];

/// The longest header that is looked at, in characters: longer ones are titles or notes.
const LONGEST: usize = 60;

/// The most words of a period: `6 tháng đầu năm 2026`.
const PERIOD_WORDS: usize = 6;

fn plain(text: &str) -> String {
    let words: Vec<String> = fold(text).split_whitespace().map(str::to_owned).collect();
    words.join(" ").trim_matches(|c: char| matches!(c, ':' | '.' | '(' | ')' | '*' | ' ')).to_owned()
}

/// The words of a text in small letters with their marks.
fn marked(text: &str) -> Vec<String> {
    let text = respell(text, ToneMark::First).to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST
}

/// Whether a text heads the column of names.
pub(super) fn is_name_header(text: &str) -> bool {
    let words = fold(text);
    let words: Vec<&str> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let words = words.join(" ");
    let is_it = |begin: &&str| {
        let rest = words.strip_prefix(*begin).map(str::trim_start);
        rest.is_some_and(|rest| {
            rest.is_empty() || NAME_HEADER_ENDS.contains(&rest) || NAME_HEADERS.contains(&rest)
        })
    };
    is_short(text) && NAME_HEADERS.iter().any(is_it)
}

/// Whether a text is what a row or column of sums is called.
pub(super) fn is_sum(text: &str) -> bool {
    let words = marked(text).join(" ");
    SUMS.contains(&words.as_str())
        || is_short(text) && SUM_BEGINNINGS.iter().any(|begin| words.starts_with(begin))
}

/// Words of headers and titles of figures that run from the beginning of the year.
const RUNNING: [&str; 5] = ["luy ke", "cong don", "den het", "tu dau nam", "tu dau ky"];

/// Whether a text says that figures run from the beginning: those of each period are not known from them.
pub(super) fn is_running(text: &str) -> bool {
    let words = plain(text);
    RUNNING.iter().any(|one| words.contains(one))
}

/// Whether a text heads a column that is worked out or holds words.
pub(super) fn is_computed(text: &str) -> bool {
    let words = plain(text);
    words.is_empty()
        || COMPUTED.iter().any(|begin| words.starts_with(begin))
        || words.ends_with('%')
        || words.contains("(%")
}

/// Whether a text heads the column of the numbers of rows.
pub(super) fn is_number_header(text: &str) -> bool {
    matches!(plain(text).as_str(), "tt" | "stt" | "so tt" | "so thu tu" | "so" | "#")
}

/// Whether a text is about quotas or about results; none where it says neither or both.
pub(super) fn is_of_quotas(text: &str) -> Option<bool> {
    let words = format!(" {} ", marked(text).join(" "));
    let has = |list: &[&str]| list.iter().any(|one| words.contains(&format!(" {one} ")));
    match (has(&OF_QUOTAS), has(&OF_RESULTS)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// What a title or a header says that is counted, in words with their marks; none of what says it of no sheet, or of
/// whose it is.
pub(super) fn subject(text: &str) -> Vec<String> {
    let folded = plain(text);
    let is_head = HEAD_LINES.iter().any(|begin| folded.starts_with(begin.trim_end()))
        || folded.contains(" ngay ")
        || text.contains('…')
        || text.contains("-KH")
        || text.contains("-BC");
    if is_head {
        return Vec::new();
    }
    let words = marked(text).join(" ");
    let place = |name: &str| {
        words.find(&format!(" {name} ")).or(words.ends_with(&format!(" {name}")).then_some(words.len()))
    };
    let end = PLACES.iter().filter_map(|name| place(name)).min().unwrap_or(words.len());
    let says = |word: &&str| {
        let is_numeral = word.chars().all(|c| c.is_ascii_digit() || "ivx".contains(c));
        word.chars().count() > 1
            && !is_numeral
            && !GENERAL.contains(word)
            && !word.starts_with(|c: char| c == 'q' && word.len() == 2)
    };
    words[..end].split(' ').filter(says).map(str::to_owned).collect()
}

/// Whether words about what is counted may be about something of this name.
pub(super) fn explains(name: &str, subject: &[String]) -> bool {
    // The usual name of the work that admissions are.
    let is_growth = subject.starts_with(&["phát".to_owned(), "triển".to_owned()]);
    let own = marked(name);
    let is_own = |word: &String| own.contains(word) || ["đảng", "viên"].contains(&word.as_str());
    let begins = own.iter().find(|word| !GENERAL.contains(&word.as_str()));
    let has_begin = is_growth
        || begins.is_none_or(|begin| subject.contains(begin))
        || subject.iter().all(|word| own.contains(word));
    let rest = if is_growth { &subject[2..] } else { subject };
    has_begin && rest.iter().all(is_own)
}

/// A text with `Quý` where people write `Quí`.
fn with_quarters(text: &str) -> String {
    let text = nfc(text);
    text.replace("Quí", "Quý").replace("quí", "quý").replace("QUÍ", "QUÝ")
}

/// Whether the words in a row say that its figures are quotas, or that they are results; none where they say neither.
pub(super) fn row_of_quotas(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "chi tieu" | "chi tieu giao" | "ke hoach" | "muc tieu" => Some(true),
        "ket qua" | "thuc hien" | "ket qua thuc hien" | "da thuc hien" => Some(false),
        _ => None,
    }
}

/// The period that a header is; of `year` where it names none.
pub(super) fn header_period(text: &str, year: Option<u16>) -> Option<Period> {
    let year = year.and_then(|year| i16::try_from(year).ok());
    let text = with_quarters(text.trim());
    let text = text.as_str();
    if !is_short(text) || text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() != 4 {
        return None;
    }
    // `QIII/2026`
    let rest = text.strip_prefix(['Q', 'q']).filter(|rest| rest.starts_with(['I', 'V', 'i', 'v']));
    let spelt = rest.map(|rest| format!("Quý {rest}"));
    text.parse().ok().or_else(|| meant_period(spelt.as_deref().unwrap_or(text), year))
}

/// How lines below a table begin that are none of it.
const FOOT_LINES: &[&str] = &[
    "nguoi ",
    "noi nhan",
    "ghi chu",
    "luu y",
    "tm.",
    "t/m",
    "bi thu",
    "chu tich",
    "ke toan",
    "ngay ",
    "thu truong",
];

/// Whether a text begins a note or the signatures below a table.
pub(super) fn is_foot(text: &str) -> bool {
    let words = format!("{} ", fold(text.trim()));
    FOOT_LINES.iter().any(|begin| words.starts_with(begin))
}

/// Whether a header seems to name a period, though none that is known.
pub(super) fn seems_period(text: &str) -> bool {
    let words = plain(&with_quarters(text));
    let begins = ["quy ", "thang ", "nam ", "tuan ", "ky ", "q", "6 thang", "9 thang"];
    let has_digit = words.contains(|c: char| c.is_ascii_digit())
        || words.split(' ').any(|word| matches!(word, "i" | "ii" | "iii" | "iv" | "v" | "vi"));
    has_digit && begins.iter().any(|begin| words.starts_with(begin))
}

/// The period that a title names somewhere, with the most words; of `year` where it names none.
pub(super) fn period_in(text: &str, year: Option<u16>) -> Option<Period> {
    let year = year.and_then(|year| i16::try_from(year).ok());
    let text = with_quarters(text);
    let words: Vec<&str> =
        text.split([' ', ',', ';', ':', '(', ')', '_', '\n']).filter(|word| !word.is_empty()).collect();
    for length in (1..=PERIOD_WORDS.min(words.len())).rev() {
        for window in words.windows(length) {
            let window = window.join(" ");
            let has_key =
                ["quy", "thang", "nam", "tuan", "q", "20"].iter().any(|key| fold(&window).contains(key));
            if has_key && let Some(period) = meant_period(&window, year) {
                return Some(period);
            }
        }
    }
    None
}

/// The year that a title names.
pub(super) fn year_in(text: &str) -> Option<u16> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.find_map(|digits| digits.parse().ok().filter(|year| (1990..2100).contains(year)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_by_their_words() {
        for text in ["Đơn vị", "TÊN ĐƠN VỊ", "Chi bộ", "Chi bộ/đơn vị", "Tên chi bộ", "Thôn, xóm"]
        {
            assert!(is_name_header(text), "{text}");
        }
        for text in ["Đơn vị tính: người", "Quý I", "Thời gian", "Thông báo"] {
            assert!(!is_name_header(text), "{text}");
        }
        for text in ["Tổng", "Cộng", "TỔNG CỘNG", "Tổng cộng:", "Cộng khối thôn", "Lũy kế"]
        {
            assert!(is_sum(text), "{text}");
        }
        assert_eq!(is_of_quotas("Giáo viên"), None);
        for text in ["Công an xã", "Cống Hiến", "Tổng kho"] {
            assert!(!is_sum(text), "{text}");
        }
        assert!(is_computed("Tỷ lệ (%)") && is_computed("Ghi chú") && !is_computed("Quý I"));
        assert_eq!(is_of_quotas("Chỉ tiêu giao"), Some(true));
        assert_eq!(is_of_quotas("Đã kết nạp"), Some(false));
        assert_eq!(is_of_quotas("Kết quả thực hiện chỉ tiêu"), None);
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        let header = |text| header_period(text, Some(2026)).map(|period| period.to_string());
        for (text, period) in [
            ("Quý I", "2026-Q1"),
            ("Q2", "2026-Q2"),
            ("QIII/2026", "2026-Q3"),
            ("6 tháng", "2026-H1"),
            ("Tháng 5/2026", "2026-M05"),
            ("Năm 2026", "2026"),
            ("2025", "2025"),
            ("Quý III/2025", "2025-Q3"),
            ("2026-Q4", "2026-Q4"),
            ("Quí III/2026", "2026-Q3"),
        ] {
            assert_eq!(header(text).as_deref(), Some(period), "{text}");
        }
        for text in ["5", "Quý V", "Đơn vị", "12"] {
            assert_eq!(header(text), None, "{text}");
        }
        let within = |text| period_in(text, Some(2026)).map(|period| period.to_string());
        assert_eq!(within("KẾT QUẢ KẾT NẠP ĐẢNG VIÊN QUÝ II NĂM 2026").as_deref(), Some("2026-Q2"));
        assert_eq!(within("(Số liệu 6 tháng đầu năm 2026)").as_deref(), Some("2026-H1"));
        assert_eq!(within("Danh sách năm 2025").as_deref(), Some("2025"));
        assert_eq!(within("bao-cao quy-3").as_deref(), Some("2026-Q3"));
        assert_eq!(within("Danh sách chi bộ"), None);
        assert!(seems_period("Quý V") && seems_period("Tháng 13") && !seems_period("Số kết nạp"));
    }
}
