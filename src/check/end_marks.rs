//! The marks at the ends of texts, and the words with which members of lists begin.

use crate::diag::{Code, Finding};
use crate::model::TemplateText;
use crate::text::Scan;

/// The verbs with which members of a list begin: after `;` one is written small, whatever names are.
const VERBS: &[&str] = &[
    "phối hợp",
    "thực hiện",
    "tổ chức",
    "tăng cường",
    "nâng cao",
    "xây dựng",
    "chỉ đạo",
    "lãnh đạo",
    "triển khai",
    "đẩy mạnh",
    "tiếp tục",
    "hướng dẫn",
    "theo dõi",
    "kiểm tra",
    "chủ động",
    "quan tâm",
    "tham mưu",
    "rà soát",
    "tập trung",
    "phân công",
    "giới thiệu",
    "bồi dưỡng",
    "tuyên truyền",
    "vận động",
    "phát huy",
    "bảo đảm",
    "đảm bảo",
    "làm tốt",
    "thường xuyên",
    "kịp thời",
    "giúp đỡ",
    "đôn đốc",
    "gắn",
    "chọn",
    "lựa chọn",
    "chú trọng",
    "phấn đấu",
    "hoàn thành",
    "đổi mới",
    "tạo điều kiện",
    "tạo nguồn",
    "quán triệt",
    "đánh giá",
    "tổng hợp",
    "khắc phục",
    "báo cáo",
    "xem xét",
    "đề xuất",
    "chuẩn bị",
    "mở",
    "lập",
    "giao",
    "có",
    "không",
    "đồng thời",
    "kết nạp",
    "cử",
    "phát hiện",
];

/// The mark that ends a text; none where it ends with a word.
pub(super) fn end(text: &TemplateText) -> Option<char> {
    text.written().trim_end().chars().next_back().filter(|last| !last.is_alphanumeric())
}

/// A finding at the mark that ends a text, with what is to be there.
pub(super) fn at_end(text: &TemplateText, kind: &'static str, mark: &str, expected: &str) -> Finding {
    let written = text.written();
    let length = written.trim_end().len();
    let range = length - mark.len()..length;
    let place = text.place().value_part(written, range.clone());
    let shown = if mark.is_empty() { last_word(text) } else { place.clone() };
    let finding = Finding::at(Code::Punctuation, &shown).with("kind", kind).with("mark", mark);
    finding.with("expected", expected).with_fix(&place, &written[range], expected)
}

fn last_word(text: &TemplateText) -> crate::source::Place {
    let written = text.written().trim_end();
    let start = written.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    text.place().value_part(text.written(), start..written.len())
}

/// Whether a verb begins at a token with which members of lists begin.
pub(super) fn begins_verb(scan: &Scan<'_>, at: usize) -> bool {
    VERBS.iter().any(|verb| scan.phrase(at, verb) > 0)
}
