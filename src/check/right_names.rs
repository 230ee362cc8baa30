//! Names with one right way of writing, whatever a document has elsewhere: `Mặt trận Tổ quốc`, `vào Đảng`, `Bí thư Đảng uỷ`.

use std::ops::Range;
use std::sync::LazyLock;

use super::prose::{Prose, ProseZone};
use crate::diag::{Code, Finding, Findings};
use crate::text::{self, Phrases, Scan, TokenKind};

/// Names with the capitals that they have (Nghị định 30/2020/NĐ-CP, Phụ lục II). Small letters throughout may be common nouns,
/// and are left, but of those in [`ALWAYS`].
const NAMES: &[&str] = &[
    "Mặt trận Tổ quốc",
    "Đảng Cộng sản Việt Nam",
    "Cộng sản Hồ Chí Minh",
    "Hồ Chí Minh",
    "Hội Nông dân",
    "Hội Liên hiệp Phụ nữ",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Hội Cựu chiến binh",
    "Hội Chữ thập đỏ",
    "Hội Người cao tuổi",
    "Ban Chấp hành Trung ương",
    "Bộ Chính trị",
    "Ban Bí thư",
    "Ban Thường vụ",
    "Việt Nam",
    "Tổ quốc",
    "Quốc hội",
];

/// The names that are never common nouns.
const ALWAYS: &[&str] =
    &["Hồ Chí Minh", "Cộng sản Hồ Chí Minh", "Đảng Cộng sản Việt Nam", "Việt Nam", "Mặt trận Tổ quốc"];

/// Compounds whose second word has a small letter in every name: `Nông Dân`, `Chi Bộ`.
const COMPOUNDS: &[&str] = &[
    "nông dân",
    "thanh niên",
    "cựu chiến",
    "chiến binh",
    "mặt trận",
    "tổ quốc",
    "thường vụ",
    "chấp hành",
    "bí thư",
    "cộng sản",
    "nhân dân",
    "ủy ban",
    "hội đồng",
    "trung ương",
    "đảng ủy",
    "chi bộ",
    "đảng bộ",
    "chi ủy",
    "đảng viên",
    "thường trực",
    "tỉnh ủy",
    "huyện ủy",
    "thành ủy",
    "chính trị",
    "chủ tịch",
    "đoàn thể",
    "công đoàn",
    "phụ nữ",
];

/// The names in small letters.
static SMALL: LazyLock<Vec<String>> = LazyLock::new(|| NAMES.iter().map(|name| text::lower(name)).collect());

static RIGHT: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(SMALL.iter().map(String::as_str)));

static TWO_WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(COMPOUNDS.iter().copied()));

/// The compounds that are titles of papers too: they are looked at after the head of a body's name alone.
const TITLES: &[&str] = &["thanh niên", "nhân dân", "phụ nữ", "nông dân", "chính trị", "công đoàn"];

/// Words before `đảng` that make it the Party.
const BEFORE_PARTY: &[&str] = &["vào", "của", "lệ", "ngoài", "trong", "nhập", "lĩnh"];

/// Words after `đảng` with which it is a word of its own, or another party.
const AFTER_PARTY: &[&str] = &[
    "viên", "bộ", "ủy", "uỷ", "phí", "tịch", "vụ", "phái", "đoàn", "tính", "cầm", "phong", "sâm", "huy",
    "nào", "cộng", "đối", "khác", "dân", "bạn", "trị", "kỳ",
];

/// The names of a text that are written in a wrong way.
pub(super) fn wrong_names(prose: &Prose<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if prose.context.zone.is_outside() && prose.context.zone != ProseZone::Preamble {
        return found;
    }
    let mut at = 0;
    while at < prose.scan.tokens().len() {
        let wrong = wrong_at(&prose.scan, at);
        at += wrong.as_ref().map_or(1, |wrong| wrong.length).max(name_length(&prose.scan, at));
        found.extend(wrong.map(|wrong| wrong.finding(prose)));
    }
    found
}

/// Reports wrong names, but for those that are found already as one of two writings that the document mixes.
pub(super) fn report(names: Vec<Finding>, findings: &mut Findings) {
    for name in names {
        let is_new = !is_said(&name, findings);
        findings.extend_one(Some(name).filter(|_| is_new));
    }
}

/// Whether a name is found already, as one of two writings that the document mixes.
fn is_said(finding: &Finding, findings: &Findings) -> bool {
    let place = |finding: &Finding| {
        let place = finding.place()?;
        Some((place.source().path().to_owned(), place.range()))
    };
    let Some((file, own)) = place(finding) else { return false };
    let overlaps = |(other, range): (String, Range<usize>)| {
        other == file && range.start < own.end && own.start < range.end
    };
    findings.iter().filter(|known| known.code() == Code::WritingMixed).filter_map(place).any(overlaps)
}

/// The length of a known name at a token, whose parts are not looked at again.
fn name_length(scan: &Scan<'_>, at: usize) -> usize {
    RIGHT.at(scan, at).map_or(1, |(_, length)| length)
}

/// A name that is written in a wrong way.
struct WrongName {
    range: Range<usize>,
    length: usize,
    expected: String,
}

impl WrongName {
    fn finding(self, prose: &Prose<'_>) -> Finding {
        let (place, written) = (prose.place(self.range.clone()), &prose.scan.text()[self.range.clone()]);
        let finding = prose.finding(Code::WritingMixed, self.range.clone()).with("kind", "name");
        let finding = finding.with("rare", written).with("usual", self.expected.as_str());
        let finding = finding.with("rare_count", 1_usize).with("usual_count", 0_usize);
        finding.with_fix(&place, written, self.expected)
    }
}

/// Whether a name with one right way of writing is written in another at a token.
pub(super) fn is_wrong_name(scan: &Scan<'_>, at: usize) -> bool {
    wrong_name(scan, at).or_else(|| capital_within(scan, at)).or_else(|| small_head(scan, at)).is_some()
}

/// The name at a token, if it is written in a wrong way.
fn wrong_at(scan: &Scan<'_>, at: usize) -> Option<WrongName> {
    wrong_name(scan, at)
        .or_else(|| wrong_party(scan, at))
        .or_else(|| capital_within(scan, at))
        .or_else(|| small_head(scan, at))
        .or_else(|| small_committee(scan, at))
        .or_else(|| small_resolution(scan, at))
        .or_else(|| small_revolution(scan, at))
}

/// Names of bodies whose first word has a capital where another of its words has one.
static HEADED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "ủy ban kiểm tra",
        "ủy ban nhân dân",
        "ủy ban mặt trận",
        "hội đồng nhân dân",
        "ban chấp hành",
        "ban tổ chức",
        "ban tuyên giáo",
        "ban dân vận",
        "ban nội chính",
        "ban xây dựng đảng",
        "ban chỉ huy",
        "hội liên hiệp phụ nữ",
        "hội nông dân",
        "hội cựu chiến binh",
        "hội chữ thập đỏ",
        "hội người cao tuổi",
        "đoàn thanh niên",
        "liên đoàn lao động",
    ])
});

/// `uỷ ban Kiểm tra`: a small letter at the beginning of a name that has a capital within it.
fn small_head(scan: &Scan<'_>, at: usize) -> Option<WrongName> {
    let (_, length) = HEADED.at(scan, at)?;
    let is_capital = |at: usize| scan.written(at).starts_with(char::is_uppercase);
    let range = scan.range(at, at + length - 1);
    let written = &scan.text()[range.clone()];
    let is_odd = written.split(' ').any(|word| word.chars().skip(1).any(char::is_uppercase));
    // `đại đoàn Thanh niên`, `các hội Nông dân`: part of another word, or several bodies.
    let before = at.checked_sub(1).map_or("", |before| scan.word(before));
    let is_other = matches!(before, "các" | "những" | "liên" | "phân" | "chi" | "quân" | "tập" | "sư");
    if is_capital(at) || !(at + 1..at + length).any(is_capital) || is_odd || is_other {
        return None;
    }
    let expected = text::upper_first(written);
    Some(WrongName { range, length, expected })
}

/// Positions and bodies of a committee, whose name follows: `Bí thư Đảng uỷ`.
const OF_COMMITTEE: &[&str] =
    &["bí thư", "thường trực", "thường vụ", "chấp hành", "kiểm tra", "văn phòng", "tổ chức"];

/// The committees whose name has a capital after a position or body.
static COMMITTEES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["đảng ủy", "tỉnh ủy", "huyện ủy", "thành ủy"]));

/// `Bí thư đảng uỷ xã`: the committee of a position that is written as a name.
fn small_committee(scan: &Scan<'_>, at: usize) -> Option<WrongName> {
    const OF_SEVERAL: &[&str] =
        &["viên", "các", "cấp", "cơ", "bộ", "trực", "hoặc", "nơi", "có", "phải", "và", "hay", "khối"];
    let (_, length) = COMMITTEES.at(scan, at).filter(|_| scan.written(at) == scan.word(at))?;
    let start =
        at.checked_sub(2).filter(|start| OF_COMMITTEE.iter().any(|of| scan.phrase(*start, of) > 0))?;
    // `Phó Bí thư`, `Ban Thường vụ`: the position or body begins before.
    let heads = ["phó", "ban", "chánh"];
    let start = start - usize::from(start > 0 && heads.contains(&scan.word(start - 1)));
    let is_commission = start > 0 && scan.word(start) == "ban" && matches!(scan.word(start - 1), "ủy" | "uỷ");
    let start = start - usize::from(is_commission);
    let is_named = (start..at).any(|at| scan.written(at).starts_with(char::is_uppercase));
    let begins = start == 0 || matches!(scan.kind(start - 1), Some(TokenKind::Mark('.' | ':' | '-' | '+')));
    let next = at + length;
    // At the beginning of a sentence a common noun has a capital too: `Bí thư đảng uỷ chịu trách nhiệm`.
    let is_of_place = matches!(scan.word(next), "xã" | "phường" | "tỉnh" | "huyện");
    if !is_named || begins && !is_of_place || OF_SEVERAL.contains(&scan.word(next)) {
        return None;
    }
    let range = scan.range(start, next - 1);
    let written = &scan.text()[scan.range(at, next - 1)];
    let expected = format!("{} {}", &scan.text()[scan.range(start, at - 1)], text::upper_first(written));
    Some(WrongName { range, length, expected })
}

/// `nghị quyết Đại hội Đảng bộ xã lần thứ I`: the resolution of one congress has a capital.
fn small_resolution(scan: &Scan<'_>, at: usize) -> Option<WrongName> {
    const REACH: usize = 14;
    let is_small = scan.written(at) == "nghị" && scan.written(at + 1) == "quyết";
    let is_congress = scan.written(at + 2) == "Đại" && scan.word(at + 3) == "hội";
    let after = at + 4..(at + REACH).min(scan.tokens().len());
    let is_of_one = is_small && is_congress && scan.find(after, "lần thứ").is_some();
    let expected = || format!("Nghị quyết {} {}", scan.written(at + 2), scan.written(at + 3));
    is_of_one.then(|| WrongName { range: scan.range(at, at + 3), length: 2, expected: expected() })
}

/// `Cách mạng tháng tám`: the number of the month is a part of the name (Nghị định 30/2020/NĐ-CP, Phụ lục II).
fn small_revolution(scan: &Scan<'_>, at: usize) -> Option<WrongName> {
    let is_named = scan.written(at) == "Cách" && scan.word(at + 1) == "mạng" && scan.word(at + 2) == "tháng";
    let month = scan.written(at + 3);
    let is_small = is_named && matches!(month, "tám" | "mười");
    let written = || &scan.text()[scan.range(at, at + 2)];
    is_small.then(|| WrongName {
        range: scan.range(at, at + 3),
        length: 4,
        expected: format!("{} {}", written(), text::upper_first(month)),
    })
}

fn wrong_name(scan: &Scan<'_>, at: usize) -> Option<WrongName> {
    // `Ủy ban Thường vụ Quốc hội` is another body.
    let is_of_another = at > 0 && matches!(scan.word(at - 1), "ủy" | "uỷ");
    let (name, length) = RIGHT.at(scan, at).filter(|_| !is_of_another)?;
    let name = NAMES[name];
    let range = scan.range(at, at + length - 1);
    let written = &scan.text()[range.clone()];
    let right: Vec<&str> = name.split(' ').collect();
    let is_capital = |at: usize| scan.written(at).starts_with(char::is_uppercase);
    let is_small = !(at..at + length).any(is_capital);
    let is_in_capitals = !written.contains(char::is_lowercase);
    // The first word of a sentence has a capital in a common noun too: `Hội nông dân các xã`.
    let is_first_alone = is_capital(at) && !(at + 1..at + length).any(is_capital);
    let begins = at == 0 || matches!(scan.kind(at - 1), Some(TokenKind::Mark('.' | ':' | '-' | '+')));
    let is_common = (is_small || (is_first_alone && begins)) && !ALWAYS.contains(&name);
    // `Ủy ban Thường vụ Quốc hội`, `Thành phố Hồ Chí Minh` are read by their parts.
    let is_right = (0..length).all(|word| {
        let (written, right) = (scan.written(at + word), right[word]);
        written.starts_with(char::is_uppercase) == right.starts_with(char::is_uppercase)
    });
    let is_odd = (at..at + length).any(|at| scan.written(at).chars().skip(1).any(char::is_uppercase));
    if is_right || is_common || is_in_capitals || is_odd || is_title_case(scan, at) {
        return None;
    }
    let expected =
        (0..length).map(|word| cased(scan.written(at + word), right[word])).collect::<Vec<_>>().join(" ");
    Some(WrongName { range, length, expected })
}

/// A word with the first letter of another.
fn cased(written: &str, like: &str) -> String {
    if like.starts_with(char::is_uppercase) { text::upper_first(written) } else { text::lower(written) }
}

/// Whether all words around are capitals, as those of a title or a name in quotation marks may be.
fn is_title_case(scan: &Scan<'_>, at: usize) -> bool {
    at > 0
        && scan.written(at - 1).chars().filter(|c| c.is_uppercase()).count() > 1
        && scan.written(at - 1).chars().count() > 3
}

/// `vào đảng`, `Điều lệ đảng`.
fn wrong_party(scan: &Scan<'_>, at: usize) -> Option<WrongName> {
    let is_party = scan.written(at) == "đảng" && at > 0 && BEFORE_PARTY.contains(&scan.word(at - 1));
    let before = |by: usize| at.checked_sub(by).map_or("", |at| scan.word(at));
    let is_meant = match before(1) {
        "lệ" => before(2) == "điều",
        "nhập" => before(2) == "gia",
        "lĩnh" => before(2) == "cương",
        _ => true,
    };
    if !is_party || !is_meant || AFTER_PARTY.contains(&scan.word(at + 1)) {
        return None;
    }
    // The word before is shown with it.
    let expected = format!("{} Đảng", scan.written(at - 1));
    Some(WrongName { range: scan.range(at - 1, at), length: 1, expected })
}

/// `Hội Nông Dân`: a capital within a compound of which the first word has one too.
fn capital_within(scan: &Scan<'_>, at: usize) -> Option<WrongName> {
    let (compound, length) = TWO_WORDS.at(scan, at)?;
    let is_capital = |at: usize| {
        let word = scan.written(at);
        word.starts_with(char::is_uppercase) && word.chars().filter(|c| c.is_uppercase()).count() == 1
    };
    // `báo Nhân Dân`, `Nguyễn Thanh Niên`, `Liên hiệp Phụ Nữ`.
    let before = at.checked_sub(1).map_or("", |before| scan.word(before));
    let names_person = at > 0 && is_capital(at - 1) && !is_head(before);
    // `vận động Nhân Dân`: papers are named with what they are before their name.
    let is_people = COMPOUNDS[compound] == "nhân dân"
        && at > 0
        && scan.kind(at - 1) == Some(TokenKind::Word)
        && !matches!(before, "tờ" | "chí" | "đọc" | "theo");
    let may_be_title = TITLES.contains(&COMPOUNDS[compound]) && !is_head(before) && !is_people;
    let is_title = before == "báo" || before == "tạp" || names_person || may_be_title;
    if !is_capital(at) || !is_capital(at + 1) || is_title {
        return None;
    }
    let range = scan.range(at, at + length - 1);
    let expected = format!("{} {}", scan.written(at), text::lower(scan.written(at + 1)));
    Some(WrongName { range, length, expected })
}

/// Words of names of bodies before a compound.
fn is_head(word: &str) -> bool {
    const HEADS: &[&str] = &[
        "hội", "đoàn", "ban", "ủy", "uỷ", "đảng", "cựu", "hiệp", "trận", "quốc", "hành", "vụ", "đồng", "dân",
        "ban", "tỉnh", "xã", "và", "các", "thư", "bộ", "tịch", "trực",
    ];
    HEADS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let scan = Scan::new(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < scan.tokens().len() {
            let wrong = wrong_at(&scan, at);
            at += wrong.as_ref().map_or(1, |wrong| wrong.length).max(name_length(&scan, at));
            found.extend(wrong.map(|wrong| format!("{} → {}", &text[wrong.range], wrong.expected)));
        }
        found
    }

    #[test]
    fn names_with_wrong_capitals_are_found() {
        for (text, expected) in [
            ("phối hợp Mặt trận tổ quốc xã", "Mặt trận tổ quốc → Mặt trận Tổ quốc"),
            ("Ủy ban Mặt Trận Tổ Quốc", "Mặt Trận Tổ Quốc → Mặt trận Tổ quốc"),
            ("đứng vào hàng ngũ Đảng cộng sản Việt Nam", "Đảng cộng sản Việt Nam → Đảng Cộng sản Việt Nam"),
            ("nước Việt nam", "Việt nam → Việt Nam"),
            ("kỷ niệm Cách mạng tháng tám", "Cách mạng tháng tám → Cách mạng tháng Tám"),
            ("vận động Nhân Dân tham gia", "Nhân Dân → Nhân dân"),
            ("vận động Hội Liên hiệp phụ nữ xã", "Hội Liên hiệp phụ nữ → Hội Liên hiệp Phụ nữ"),
            ("các Hội Nông Dân xã", "Hội Nông Dân → Hội Nông dân"),
            ("và Hội nông dân xã", "Hội nông dân → Hội Nông dân"),
            ("của Ban Chấp hành trung ương Đảng", "Ban Chấp hành trung ương → Ban Chấp hành Trung ương"),
            ("học tập Hồ Chí minh", "Hồ Chí minh → Hồ Chí Minh"),
            (
                "Đoàn Thanh niên Cộng sản Hồ Chí minh",
                "Đoàn Thanh niên Cộng sản Hồ Chí minh → Đoàn Thanh niên Cộng sản Hồ Chí Minh",
            ),
            ("kết nạp vào đảng.", "vào đảng → vào Đảng"),
            ("theo Điều lệ đảng và", "lệ đảng → lệ Đảng"),
            ("quần chúng ngoài đảng", "ngoài đảng → ngoài Đảng"),
            ("các Chi Bộ trực thuộc", "Chi Bộ → Chi bộ"),
            ("của Bộ chính trị về", "Bộ chính trị → Bộ Chính trị"),
            ("xã, uỷ ban Kiểm tra Đảng uỷ", "uỷ ban Kiểm tra → Uỷ ban Kiểm tra"),
            ("của hội Liên hiệp Phụ nữ xã", "hội Liên hiệp Phụ nữ → Hội Liên hiệp Phụ nữ"),
            ("giao ban Tổ chức Đảng uỷ", "ban Tổ chức → Ban Tổ chức"),
            ("với ủy ban Nhân dân xã", "ủy ban Nhân dân → Ủy ban Nhân dân"),
            ("phối hợp đoàn Thanh niên", "đoàn Thanh niên → Đoàn Thanh niên"),
            ("Lò Văn Thanh, Bí thư đảng uỷ xã", "Bí thư đảng uỷ → Bí thư Đảng uỷ"),
            ("giao Phó Bí thư đảng uỷ phụ trách", "Phó Bí thư đảng uỷ → Phó Bí thư Đảng uỷ"),
            ("của Ban Thường vụ tỉnh ủy về", "Ban Thường vụ tỉnh ủy → Ban Thường vụ Tỉnh ủy"),
            ("do Ủy ban Kiểm tra tỉnh ủy kết luận", "Ủy ban Kiểm tra tỉnh ủy → Ủy ban Kiểm tra Tỉnh ủy"),
            ("gửi về Văn phòng đảng ủy.", "Văn phòng đảng ủy → Văn phòng Đảng ủy"),
            ("Bí thư đảng uỷ xã phụ trách", "Bí thư đảng uỷ → Bí thư Đảng uỷ"),
            ("Thực hiện nghị quyết Đại hội Đảng bộ xã lần thứ I", "nghị quyết Đại hội → Nghị quyết Đại hội"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn names_that_are_right_or_common_are_left() {
        for text in [
            "Ủy ban Mặt trận Tổ quốc Việt Nam xã, Hội Nông dân, Hội Cựu chiến binh",
            "Ban Chấp hành Trung ương Đảng, Bộ Chính trị, Ban Bí thư",
            "ban thường vụ các cấp, hội nông dân các xã",
            "kết nạp đảng viên vào Đảng; của đảng viên, trong đảng bộ",
            "ĐẢNG CỘNG SẢN VIỆT NAM; MẶT TRẬN TỔ QUỐC",
            "Thành phố Hồ Chí Minh; đọc báo Nhân Dân",
            "đồng chí Nguyễn Thanh Niên, Trần Thị Phụ Nữ; trên Thanh Niên",
            "Đảng uỷ xã, Đảng ủy, Chi bộ Thôn 1",
            "quyền của đảng cầm quyền",
            "Ủy ban Thường vụ Quốc hội",
            "Uỷ ban Kiểm tra, ủy ban kiểm tra các cấp; Hội Liên hiệp Phụ nữ",
            "các ban Tổ chức; chi đoàn Thanh niên; sư đoàn Thanh niên",
            "bí thư đảng ủy, phó bí thư đảng ủy; Bí thư Đảng ủy xã",
            "Bí thư đảng ủy chịu trách nhiệm; giao Bí thư đảng ủy các xã",
            "Văn phòng Đảng uỷ; Thường trực Đảng uỷ; các đồng chí đảng uỷ viên",
            "thực hiện nghị quyết đại hội các cấp; nghị quyết Đại hội của mỗi chi bộ",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
