//! Finds the text of the data that a printed line comes from. The line may begin and end within a text, hold what an expression
//! prints, a number that the program sets, or a heading in capitals: so the longest run of words is looked for that a text has.

use std::ops::Range;

/// How many words of a line tell where it is from, unless fewer are half of it.
const TELLING_WORDS: usize = 3;

/// Words of a line that a text has one after another.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PrintedRun {
    /// The text, by its place among the texts.
    pub(super) text: usize,
    /// The words in it, in bytes.
    pub(super) range: Range<usize>,
}

/// The longest run of a line's words that one of the texts has, in any case; of texts that have it the shortest. None
/// where no text has enough of it.
pub(super) fn longest_run(line: &str, texts: &[&str]) -> Option<PrintedRun> {
    // Capitals of the language are as long as its small letters; a text of other letters is not looked through.
    let small = |text: &&str| Some(text.to_lowercase()).filter(|small| small.len() == text.len());
    let texts: Vec<String> = texts.iter().map(|text| small(text).unwrap_or_default()).collect();
    let line = line.to_lowercase();
    let words: Vec<&str> = line.split_whitespace().collect();
    let length = |words: &[&str]| words.iter().map(|word| word.chars().count()).sum::<usize>();
    let half = length(&words).div_ceil(2);
    let mut best: Option<(usize, PrintedRun)> = None;
    for start in 0..words.len() {
        let Some((count, run)) = longest_from(&words[start..], &texts) else { continue };
        let size = length(&words[start..start + count]);
        let tells = count >= TELLING_WORDS || size >= half;
        if tells && best.as_ref().is_none_or(|(most, _)| size > *most) {
            best = Some((size, run));
        }
    }
    best.map(|(_, run)| run)
}

/// The longest run of words from the first on, with how many they are.
fn longest_from(words: &[&str], texts: &[String]) -> Option<(usize, PrintedRun)> {
    let mut having: Vec<usize> = (0..texts.len()).collect();
    let mut found = None;
    for count in 1..=words.len() {
        let run = words[..count].join(" ");
        // The mark at its end may be the program's.
        let run = match run.trim_end_matches(['.', ',', ';', ':', '/']) {
            bare if !having.iter().any(|text| texts[*text].contains(&run)) => bare.to_owned(),
            _ => run,
        };
        if run.is_empty() {
            break;
        }
        having.retain(|text| texts[*text].contains(&run));
        let shortest = having.iter().min_by_key(|text| texts[**text].len());
        let Some((text, at)) = shortest.and_then(|text| Some((*text, texts[*text].find(&run)?))) else {
            break;
        };
        found = Some((count, PrintedRun { text, range: at..at + run.len() }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 4] = [
        "Công tác phát triển đảng viên trong doanh nghiệp",
        "Mục đích, yêu cầu",
        "Toàn Đảng bộ kết nạp {{ quota.admissions.target }} đảng viên; các chi bộ chịu trách nhiệm",
        "Các chi bộ chịu trách nhiệm trước Ban Thường vụ về kết quả thực hiện",
    ];

    fn found(line: &str) -> Option<&str> {
        longest_run(line, &TEXTS).map(|run| &TEXTS[run.text][run.range])
    }

    #[test]
    fn the_text_that_has_most_of_a_line_is_meant() {
        for (line, expected) in [
            // The longest word of the line is in another text.
            ("doanh nghiệp. Các chi bộ chịu trách nhiệm trước Ban", "Các chi bộ chịu trách nhiệm trước Ban"),
            ("I. MỤC ĐÍCH, YÊU CẦU", "Mục đích, yêu cầu"),
            ("1. Toàn Đảng bộ kết nạp ít nhất 25", "Toàn Đảng bộ kết nạp"),
            ("đảng viên; các chi bộ chịu trách nhiệm", "đảng viên; các chi bộ chịu trách nhiệm"),
        ] {
            assert_eq!(found(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn a_line_that_no_text_has_is_from_none() {
        for line in ["Quý III: Phấn đấu kết nạp 11 quần chúng, lũy kế đạt 15/25 chỉ tiêu", "- 02", ""]
        {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
