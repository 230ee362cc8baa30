//! Letters at the beginnings of sentences and after semicolons.

use super::phrase_book::BOOK;
use super::prose::{Facts, Prose, ProseZone};
use super::sentence_ends;
use crate::diag::{Code, Findings};
use crate::text::{self, Scan, TokenKind};

/// Words before a full stop that are shortened.
const ABBREVIATIONS: &[&str] = &[
    "tr", "tp", "v", "vv", "nxb", "ths", "ts", "gs", "pgs", "bs", "ks", "cn", "stt", "tt", "st", "vd", "tl",
    "tm", "kt", "tuq", "tx", "tnhh", "mst", "đt", "sđt", "kh", "dr", "mr", "no", "co", "ltd", "www",
];

/// The words that begin names of bodies, persons and documents, which have a capital anywhere.
const NAMED: &[&str] = &[
    "căn",
    "cục",
    "pháp",
    "chiến",
    "giám",
    "đại",
    "chuyên",
    "khu",
    "thủ",
    "tổng",
    "cán",
    "đội",
    "nhóm",
    "đảng",
    "chi",
    "ban",
    "hội",
    "đoàn",
    "công",
    "mặt",
    "ủy",
    "uỷ",
    "văn",
    "trạm",
    "trường",
    "thường",
    "bí",
    "chủ",
    "phó",
    "trưởng",
    "nghị",
    "quyết",
    "quy",
    "hướng",
    "kế",
    "chương",
    "thông",
    "báo",
    "tờ",
    "đề",
    "chỉ",
    "kết",
    "luật",
    "bộ",
    "tỉnh",
    "huyện",
    "thành",
    "trung",
    "tổ",
    "thôn",
    "xã",
    "quân",
    "tòa",
    "viện",
    "sở",
    "phòng",
    "chính",
    "quốc",
    "nhà",
    "hiến",
    "điều",
    "phụ",
    "cựu",
    "liên",
    "doanh",
    "nông",
    "thanh",
    "tiểu",
    "mầm",
    "y",
    "hợp",
    "các",
];

/// Checks the texts of a document.
pub(super) fn check(facts: &Facts<'_>, prose: &[Prose<'_>], findings: &mut Findings) {
    for one in prose.iter().filter(|one| matches!(one.context.zone, ProseZone::Body | ProseZone::Inner)) {
        for at in 1..one.scan.tokens().len() {
            let slip = small_at(&one.scan, at).map(|mended| ("small", mended));
            let slip = slip.or_else(|| capital_at(&one.scan, at).map(|mended| ("capital", mended)));
            let Some((kind, mended)) = slip else { continue };
            let range = one.scan.range(at, at);
            let (place, word) = (one.place(range.clone()), one.scan.written(at));
            let finding = one.finding(Code::Punctuation, range).with("kind", kind).with("mark", word);
            findings.push(finding.with("expected", mended.as_str()).with_fix(&place, word, mended));
        }
    }
    sentence_ends::check(facts, findings);
}

/// A word in small letters that begins a sentence, with its capital.
fn small_at(scan: &Scan<'_>, at: usize) -> Option<String> {
    let stop = at.checked_sub(1)?;
    let before = stop.checked_sub(1)?;
    let word = scan.written(at);
    let is_stop = matches!(scan.kind(stop), Some(TokenKind::Mark('.' | '?' | '!')))
        && scan.is_joined(stop)
        && !scan.is_joined(at)
        && !scan.text()[scan.gap(at)].contains('\n');
    let is_small =
        || scan.kind(at) == Some(TokenKind::Word) && word == scan.word(at) && text::is_syllable(word);
    if !is_stop || !is_small() {
        return None;
    }
    let ended = scan.written(before);
    let is_end = match scan.kind(before) {
        Some(TokenKind::Word) => {
            let is_plain = ended.chars().count() > 1 && text::is_syllable(ended);
            let is_in_capitals = ended.chars().all(char::is_uppercase);
            is_plain && !is_in_capitals && !ABBREVIATIONS.contains(&scan.word(before))
        }
        Some(TokenKind::Mark('%' | '”')) => true,
        // `a). việc` is a part of a list.
        Some(TokenKind::Mark(')')) => before >= 1 && scan.written(before - 1).chars().count() > 2,
        Some(TokenKind::Number) => {
            ended.len() == 4
                && before >= 1
                && (scan.word(before - 1) == "năm" || scan.is_mark(before - 1, '/'))
        }
        _ => false,
    };
    // A single letter after it is a mark of a part: `theo điểm. a`.
    (is_end && word.chars().count() > 1).then(|| text::upper_first(word))
}

/// A common word with a capital after a semicolon, in small letters.
fn capital_at(scan: &Scan<'_>, at: usize) -> Option<String> {
    if !matches!(scan.kind(at - 1), Some(TokenKind::Mark(';' | ','))) {
        return None;
    }
    let (word, next) = (scan.written(at), scan.word(at + 1));
    let is_capital = scan.kind(at) == Some(TokenKind::Word)
        && word.starts_with(char::is_uppercase)
        && word.chars().filter(|c| c.is_uppercase()).count() == 1;
    let is_small_next = scan.kind(at + 1) == Some(TokenKind::Word) && scan.written(at + 1) == next;
    let is_word_before = at >= 2 && scan.kind(at - 2) == Some(TokenKind::Word);
    // `Nông nghiệp và Môi trường, Xây dựng` are names.
    let is_small = |at: usize| scan.written(at) == scan.word(at);
    let is_prose = is_word_before && is_small(at - 2) && (at < 3 || is_small(at - 3));
    let is_comma = scan.is_mark(at - 1, ',') && is_prose;
    let is_after = (scan.is_mark(at - 1, ';') || is_comma) && !scan.text()[scan.gap(at)].contains('\n');
    if !is_capital || !is_small_next || !is_after || is_among_names(scan, at) {
        return None;
    }
    let small = text::lower(word);
    // `; Thu bổ sung`
    let is_verb_alone = BOOK.stands_alone(&small) && BOOK.is_word(next, scan.word(at + 2));
    let is_common = BOOK.joins(&small) || BOOK.is_word(&small, next) || small == "các" || is_verb_alone;
    let is_named = NAMED.contains(&small.as_str()) && small != "các";
    // `; Báo cáo số 12` is a document.
    let names = scan.word(at + 2) == "số" || scan.number(at + 2).is_some();
    let is_verb = super::end_marks::begins_verb(scan, at);
    // After a comma a noun may begin a name: `huyện Đức Trọng, Trung tâm Y tế`.
    let is_joining = matches!(&*small, "các" | "những" | "và" | "của" | "để" | "nhằm");
    let is_meant = if is_comma { is_verb || is_joining } else { is_common && !is_verb };
    (is_meant && !is_named && !names).then_some(small)
}

/// Whether the member of a list before a token has a capital too, so that names are listed: `các Sở: Kế hoạch và Đầu tư; Tài chính`.
/// A member that begins the sentence says nothing.
pub(super) fn is_among_names(scan: &Scan<'_>, at: usize) -> bool {
    let is_stop = |at: usize| {
        matches!(scan.kind(at), Some(TokenKind::Mark('.' | '?' | '!'))) && !scan.is_joined(at + 1)
    };
    let before = (0..at.saturating_sub(1)).rev().take_while(|at| !is_stop(*at));
    let mark = before.into_iter().find(|at| matches!(scan.kind(*at), Some(TokenKind::Mark(';' | ':'))));
    mark.is_some_and(|mark| scan.written(mark + 1).starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_after_a_full_stop_are_found() {
        let found = |text: &str| -> Vec<String> {
            let scan = Scan::new(text);
            (1..scan.tokens().len()).filter_map(|at| small_at(&scan, at)).collect()
        };
        for (text, expected) in [
            ("hoàn thành nhiệm vụ. các chi bộ báo cáo", "Các"),
            ("đạt tỷ lệ 16%. phấn đấu", "Phấn"),
            ("trong năm 2026. giao các chi bộ", "Giao"),
            ("(kèm theo phụ lục). đề nghị", "Đề"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        for text in [
            "TP. hồ, tr. mười hai, v.v. các",
            "1. các chi bộ; a. các chi bộ; a). các",
            "hoàn thành... các chi bộ",
            "hoàn thành. Các chi bộ",
            "UBND. các đơn vị",
            "www.dangbo.vn và",
            "Khoản 2. điều này",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn capitals_of_common_words_after_a_semicolon_are_found() {
        let found = |text: &str| -> Vec<String> {
            let scan = Scan::new(text);
            (1..scan.tokens().len()).filter_map(|at| capital_at(&scan, at)).collect()
        };
        for (text, expected) in [
            ("rà soát nguồn; Các chi bộ báo cáo", "các"),
            ("rà soát nguồn; Trong đó chú trọng", "trong"),
            ("rà soát nguồn, Phối hợp với thôn", "phối"),
            ("rà soát nguồn; Chất lượng được nâng lên", "chất"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        for text in [
            "Hội Nông dân; Đảng ủy xã; Ban Thường vụ; Công an xã",
            "rà soát; các chi bộ",
            "thôn Đoàn Kết; Trung Thành; thôn Vạn, Trung tâm xã; và Môi trường, Xây dựng và",
            "nguồn; Nghị quyết số 21; Báo cáo số 12",
            "các Sở: Nông nghiệp; Kế hoạch và Đầu tư; Trong nước và ngoài nước",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
