//! Targets in the words that documents have for them: `trên 90%` where the files say `more than 90%`.

use crate::model::TypedTarget;
use crate::text;

/// The words before a bound in documents, with those of the files; of two that begin alike the longer first.
const BOUNDS: &[(&str, &str)] = &[
    ("không dưới ", "at least "),
    ("ít nhất ", "at least "),
    ("tối thiểu ", "at least "),
    ("không quá ", "at most "),
    ("nhiều nhất ", "at most "),
    ("tối đa ", "at most "),
    ("nhiều hơn ", "more than "),
    ("lớn hơn ", "more than "),
    ("cao hơn ", "more than "),
    ("trên ", "more than "),
    ("hơn ", "more than "),
    ("nhỏ hơn ", "less than "),
    ("thấp hơn ", "less than "),
    ("ít hơn ", "less than "),
    ("dưới ", "less than "),
];

/// The words of a change, with those of the files.
const CHANGES: &[(&str, &str)] = &[("tăng ", "up "), ("giảm ", "down ")];

/// What a target that is written in words of documents is in the files.
pub(super) fn meant_target(written: &str) -> Option<String> {
    let text = text::nfc(written.trim()).to_lowercase();
    let meant =
        bound(&text).or_else(|| change(&text)).or_else(|| range(&text)).or_else(|| statement(&text))?;
    TypedTarget::parse(&meant).map(|_| meant)
}

/// `trên 90%`, `từ 3% trở lên`
fn bound(text: &str) -> Option<String> {
    let from = text.strip_prefix("từ ").unwrap_or(text);
    if let Some(least) = from.strip_suffix(" trở lên") {
        return Some(format!("at least {least}"));
    }
    if let Some(most) = from.strip_suffix(" trở xuống") {
        return Some(format!("at most {most}"));
    }
    BOUNDS.iter().find_map(|(words, own)| Some(format!("{own}{}", text.strip_prefix(words)?)))
}

/// `tăng 5% so với năm 2025`, `giảm 2 so với đầu nhiệm kỳ`
fn change(text: &str) -> Option<String> {
    let (own, rest) = CHANGES.iter().find_map(|(words, own)| Some((own, text.strip_prefix(words)?)))?;
    let (step, base) = rest.split_once(" so với ")?;
    let base = match base.trim_start_matches("năm ").trim() {
        "đầu nhiệm kỳ" | "đầu nhiệm kì" => "the beginning of the term",
        year => year,
    };
    Some(format!("{own}{step} from {base}"))
}

/// `từ 9 đến 11`
fn range(text: &str) -> Option<String> {
    let (from, to) = text.strip_prefix("từ ").unwrap_or(text).split_once(" đến ")?;
    Some(format!("{from} - {to}"))
}

fn statement(text: &str) -> Option<String> {
    matches!(text, "đạt" | "hoàn thành").then(|| "reached".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_documents_are_those_of_the_files() {
        for (written, meant) in [
            ("trên 90%", "more than 90%"),
            ("Ít nhất 20", "at least 20"),
            ("dưới 1%", "less than 1%"),
            ("không quá 10", "at most 10"),
            ("từ 3% trở lên", "at least 3%"),
            ("từ 9 đến 11", "9 - 11"),
            ("tăng 5% so với năm 2025", "up 5% from 2025"),
            ("giảm 2 so với đầu nhiệm kỳ", "down 2 from the beginning of the term"),
            ("hoàn thành", "reached"),
        ] {
            assert_eq!(meant_target(written).as_deref(), Some(meant), "{written}");
        }
        for other in ["", "trên", "trên nhiều", "tăng 5%", "hai mươi", "tăng 5% so với quý I"] {
            assert_eq!(meant_target(other), None, "{other}");
        }
    }
}
