//! What a table of figures counts, where it is none of the known measures: named by the title of the table, by its headers, or
//! by the verb and the noun around a figure in the sentence before it.

use super::line::collapsed;
use crate::text::{Scan, TokenKind, fold};

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CountedThing {
    pub(super) name: String,
    /// What is done with it: `kiểm tra`.
    pub(super) verb: Option<String>,
    /// The noun after a number.
    pub(super) noun: Option<String>,
}

/// Nouns that are counted, the longest first of those that end alike.
const NOUNS: [&str; 19] = [
    "tổ chức đảng",
    "đảng viên dự bị",
    "đảng viên",
    "quần chúng",
    "đoàn viên",
    "hội viên",
    "thanh niên",
    "đồng chí",
    "người",
    "chi bộ",
    "hội nghị",
    "mô hình",
    "công trình",
    "lớp",
    "buổi",
    "cuộc",
    "hộ",
    "vụ",
    "bài",
];

/// Words of titles that say nothing of what is counted, folded.
const BEGINNINGS: [&str; 13] = [
    "phu luc",
    "bang",
    "bieu",
    "tong hop",
    "danh sach",
    "phan bo",
    "phan khai",
    "giao",
    "chi tieu",
    "ke hoach",
    "so luong",
    "so",
    "ve",
];

/// Words of titles that end what is counted.
const ENDINGS: [&str; 9] =
    [" năm ", " của ", " cho ", " theo ", " từng ", " giai đoạn ", " quý ", " tại ", " nhiệm kỳ "];

/// Headers that say nothing of what is counted, folded.
const PLAIN_HEADERS: [&str; 10] = [
    "chi tieu",
    "tong",
    "tong so",
    "tong cong",
    "cong",
    "ca nam",
    "so luong",
    "trong do",
    "cac quy",
    "chia ra",
];

/// Words that no verb begins with when they are before one: `các chi bộ mở 14 lớp`.
const SUBJECTS: [&str; 10] = ["bộ", "ủy", "uỷ", "xã", "phường", "viên", "thôn", "đảng", "phải", "sẽ"];

/// Words between a verb and a number.
const ABOUT: [&str; 9] = ["ít", "nhất", "khoảng", "từ", "được", "trên", "đủ", "là", "hơn"];

/// Words before a number that say nothing of what is done, folded.
const VAGUE: [&str; 12] = [
    "chi tieu",
    "phan dau",
    "giao",
    "tong so",
    "tong cong",
    "co",
    "dat",
    "tong",
    "so",
    "gom",
    "them",
    "thuc hien",
];

/// Words that end the noun after a number.
const AFTER_NOUNS: [&str; 18] = [
    "và", "trong", "của", "theo", "cho", "tại", "ở", "gồm", "đạt", "với", "như", "được", "có", "là", "thuộc",
    "do", "trở", "cụ",
];

/// What a table counts by what is near it: the line before it or the last of its title, the headers above its figures, and
/// the sum of them in a sentence.
pub(super) fn counted_near(near: &str, headers: &[String], total: u64) -> Option<CountedThing> {
    title_thing(near)
        .or_else(|| headers.iter().find_map(|header| header_thing(header)))
        .or_else(|| sentence_thing(near, total))
}

/// What is counted by the titles of the document or the annex, the nearest last.
pub(super) fn counted_by_titles(titles: &[String]) -> CountedThing {
    let plain = CountedThing { name: "chỉ tiêu".to_owned(), verb: None, noun: None };
    titles.iter().rev().find_map(|title| title_thing(title)).unwrap_or(plain)
}

fn header_thing(header: &str) -> Option<CountedThing> {
    let folded = fold(header);
    let is_plain = PLAIN_HEADERS.contains(&folded.trim().trim_end_matches([':', '.']));
    if is_plain { None } else { title_thing(header) }
}

/// What a title names; none of a sentence.
fn title_thing(title: &str) -> Option<CountedThing> {
    let words = collapsed(title);
    let mut rest = words.trim().trim_matches(['(', ')', '*']).trim();
    if rest.ends_with(['.', ':', ';', ',']) || rest.chars().count() > 100 {
        return None;
    }
    let scan = Scan::new(rest);
    let has_count = (1..scan.tokens().len())
        .any(|at| scan.number(at - 1).is_some() && NOUNS.iter().any(|noun| scan.phrase(at, noun) > 0));
    if has_count {
        return None;
    }
    let lower = if rest.chars().any(char::is_lowercase) { rest.to_owned() } else { rest.to_lowercase() };
    rest = &lower;
    while let Some(length) = beginning(rest) {
        rest = rest[length..].trim_start_matches([' ', '.', ':', '-', '–']);
    }
    let small = rest.to_lowercase();
    // Letters may take another number of bytes in small letters.
    let is_same = small.len() == rest.len();
    let ends = ENDINGS.iter().filter_map(|ending| format!("{small} ").find(ending));
    let end = ends.min().filter(|_| is_same).unwrap_or(rest.len());
    let name = rest.get(..end)?.trim().trim_end_matches([',', '-', '–', '(']).trim();
    let name = small_first(name);
    (name.chars().filter(|c| c.is_alphabetic()).count() > 2).then(|| thing(&name))
}

/// The bytes of a word at the beginning that says nothing, with a number after it.
fn beginning(text: &str) -> Option<usize> {
    let words = text.split_inclusive(' ').scan(0, |end, word| {
        *end += word.len();
        Some((*end, word.trim_end().trim_end_matches(['.', ':'])))
    });
    let words: Vec<(usize, &str)> = words.collect();
    let is_number =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || "IVX".contains(c));
    if words.len() > 1 && is_number(words[0].1) {
        return Some(words[0].0);
    }
    [2_usize, 1].into_iter().find_map(|count| {
        let (end, _) = *words.get(count - 1)?;
        let own: Vec<String> = words[..count].iter().map(|(_, word)| fold(word)).collect();
        BEGINNINGS.contains(&own.join(" ").as_str()).then_some(end)
    })
}

/// A name with a small first letter; an abbreviation stays.
fn small_first(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            format!("{}{}", first.to_lowercase(), letters.as_str())
        }
        _ => name.to_owned(),
    }
}

/// A name in its verb and its noun, where it ends with a noun that is counted.
fn thing(name: &str) -> CountedThing {
    let small = name.to_lowercase();
    let noun = NOUNS.iter().find(|noun| small == **noun || small.ends_with(&format!(" {noun}")));
    let verb = noun.map(|noun| small[..small.len() - noun.len()].trim());
    let verb = verb.filter(|verb| !verb.is_empty() && verb.split(' ').count() <= 3 && !verb.contains(','));
    CountedThing {
        name: name.to_owned(),
        verb: verb.map(str::to_owned),
        noun: noun.map(|noun| (*noun).to_owned()),
    }
}

/// What a sentence counts: around the figure that is the total, else around its first.
fn sentence_thing(sentence: &str, total: u64) -> Option<CountedThing> {
    let scan = Scan::new(sentence);
    let is_name = |at: usize| at > 0 && ["năm", "tháng", "ngày", "quý", "số"].contains(&scan.word(at - 1));
    let is_counted = |at: &usize| scan.number(*at).is_some() && !is_name(*at) && !scan.is_joined(*at);
    let numbers: Vec<usize> = (0..scan.tokens().len()).filter(is_counted).collect();
    let is_total = |at: &&usize| scan.number(**at) == Some(total);
    let mut places = numbers.iter().filter(is_total).chain(&numbers);
    places.find_map(|at| {
        let noun = noun_after(&scan, *at)?;
        let verb = verb_before(&scan, *at).filter(|verb| !VAGUE.contains(&fold(verb).as_str()));
        let name = verb.as_ref().map_or_else(|| noun.clone(), |verb| format!("{verb} {noun}"));
        Some(CountedThing { name, verb, noun: Some(noun) })
    })
}

fn noun_after(scan: &Scan<'_>, at: usize) -> Option<String> {
    let known = NOUNS.iter().find(|noun| scan.phrase(at + 1, noun) > 0);
    if let Some(noun) = known {
        return Some((*noun).to_owned());
    }
    let is_word =
        |at: &usize| scan.kind(*at) == Some(TokenKind::Word) && !AFTER_NOUNS.contains(&scan.word(*at));
    let words: Vec<&str> = (at + 1..at + 4).take_while(is_word).map(|at| scan.word(at)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn verb_before(scan: &Scan<'_>, at: usize) -> Option<String> {
    let is_word = |at: &usize| scan.kind(*at) == Some(TokenKind::Word);
    let before: Vec<usize> = (0..at).rev().take_while(is_word).collect();
    let mut words = before.into_iter().map(|at| scan.word(at)).skip_while(|word| ABOUT.contains(word));
    let last = words.next()?;
    match words.next() {
        Some(first) if !SUBJECTS.contains(&first) => Some(format!("{first} {last}")),
        _ => Some(last.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(near: &str, headers: &[&str]) -> (String, Option<String>, Option<String>) {
        let headers: Vec<String> = headers.iter().map(|header| (*header).to_owned()).collect();
        let titles = ["Công tác kiểm tra, giám sát năm 2026".to_owned()];
        let found = counted_near(near, &headers, 14).unwrap_or_else(|| counted_by_titles(&titles));
        (found.name, found.verb, found.noun)
    }

    #[test]
    fn a_sentence_gives_its_verb_and_noun() {
        let inspected =
            ("kiểm tra đảng viên".to_owned(), Some("kiểm tra".to_owned()), Some("đảng viên".to_owned()));
        for sentence in [
            "- Trong năm 2026 kiểm tra 14 đảng viên, cụ thể như sau:",
            "Có 02 nội dung: năm 2026, Ủy ban Kiểm tra Đảng ủy kiểm tra ít nhất 14 đảng viên:",
        ] {
            assert_eq!(named(sentence, &["Chỉ tiêu"]), inspected, "{sentence}");
        }
        assert_eq!(named("Các chi bộ mở 14 lớp:", &["Cả năm"]).0, "mở lớp");
    }

    #[test]
    fn titles_and_headers_come_first() {
        for (near, header) in [
            ("BẢNG 1. CHỈ TIÊU KIỂM TRA ĐẢNG VIÊN NĂM 2026", "Tổng"),
            ("Biểu phân bổ chỉ tiêu kiểm tra đảng viên của các chi bộ", "Tổng"),
            ("Chỉ tiêu của từng chi bộ như sau:", "Số kiểm tra đảng viên"),
        ] {
            assert_eq!(named(near, &[header]).0, "kiểm tra đảng viên", "{near}");
        }
        assert_eq!(named("Chỉ tiêu từng chi bộ như sau:", &["Chỉ tiêu"]).0, "công tác kiểm tra, giám sát");
    }
}
