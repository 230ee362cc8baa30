//! Numbers and bullets at the beginning of lines, typed or given by Word.

use super::line::RetypedLine;
use crate::model::Level;
use crate::text::{fold, letter};

/// A number or bullet at the beginning of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LineLabel {
    pub(super) kind: LineLabelKind,
    /// The number that it shows; of bullets 0.
    pub(super) value: usize,
    /// As it was written.
    pub(super) written: String,
    /// How many bytes of the text it takes; none of those that Word gives.
    pub(super) length: usize,
}

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineLabelKind {
    /// A number of a level; those with dots with how many numbers they have.
    Numbered(Level, usize),
    /// `-`
    Dash,
    /// `+`
    Plus,
}

/// How a letter may be meant that is a Roman numeral too.
#[derive(Clone, Copy)]
pub(super) struct LabelContext<'a> {
    /// The kinds of the numbers before it, those of parts that are open.
    pub(super) open: &'a [LineLabel],
}

const ROMAN: [&str; 40] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
    "XVII", "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII", "XXIV", "XXV", "XXVI", "XXVII", "XXVIII", "XXIX",
    "XXX", "XXXI", "XXXII", "XXXIII", "XXXIV", "XXXV", "XXXVI", "XXXVII", "XXXVIII", "XXXIX", "XL",
];

/// Ordinal numbers of `Phần thứ …`, folded.
const ORDINALS: [&str; 10] = ["nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"];

impl LabelContext<'_> {
    /// The label of a line: the one that Word gives, else a typed one.
    pub(super) fn label(&self, line: &RetypedLine) -> Option<LineLabel> {
        if let Some(own) = &line.label {
            if own.is_bullet {
                let kind = if own.level == 0 { LineLabelKind::Dash } else { LineLabelKind::Plus };
                return Some(LineLabel { kind, value: 0, written: own.text.clone(), length: 0 });
            }
            let text = format!("{} ", own.text.trim());
            let typed = self.typed(&text);
            if let Some(label) = typed {
                return Some(LineLabel { length: 0, ..label });
            }
        }
        self.typed(&line.text)
    }

    /// A typed label at the beginning of a text.
    fn typed(&self, text: &str) -> Option<LineLabel> {
        let kind_and_value = |kind, value, length: usize| {
            let rest = text[length..].len() - text[length..].trim_start().len();
            let written = text[..length].trim().to_owned();
            Some(LineLabel { kind, value, written, length: length + rest })
        };
        let first = text.chars().next()?;
        let after = &text[first.len_utf8()..];
        match first {
            '-' | '–' | '—' | '−' | '•' | '●' | '▪' | '◦' | '·' | '*' | '✓' | '➢'
                if !after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | '*' | '/'))
                    && !after.trim().is_empty() =>
            {
                return kind_and_value(LineLabelKind::Dash, 0, first.len_utf8());
            }
            '+' if !after.starts_with(|c: char| c.is_ascii_digit()) && !after.trim().is_empty() => {
                return kind_and_value(LineLabelKind::Plus, 0, 1);
            }
            '(' => {
                let (inside, rest) = after.split_once(')')?;
                let value: usize = inside.parse().ok().filter(|value| *value < 100)?;
                let is_item = rest.starts_with(char::is_whitespace);
                let length = text.len() - rest.len();
                return is_item
                    .then(|| kind_and_value(LineLabelKind::Numbered(Level::Bracketed, 1), value, length))?;
            }
            _ => {}
        }
        if first.is_ascii_digit() {
            return digits(text).and_then(|found| kind_and_value(found.kind, found.value, found.length));
        }
        if let Some(found) = named(text) {
            return kind_and_value(found.kind, found.value, found.length);
        }
        let word: String = text.chars().take_while(|c| c.is_alphabetic()).collect();
        let rest = &text[word.len()..];
        let mark = rest.chars().next().filter(|mark| matches!(mark, '.' | ')' | '-' | '/' | ':'))?;
        let after = &rest[mark.len_utf8()..];
        let is_apart =
            after.starts_with(char::is_whitespace) || after.starts_with(char::is_uppercase) && word.len() > 1;
        if word.chars().count() > 7 || !is_apart && mark != ')' || after.trim().is_empty() && mark == '-' {
            return None;
        }
        let (kind, value) = self.lettered(&word)?;
        if mark == '-' && !matches!(kind, LineLabelKind::Numbered(Level::Roman, _)) {
            return None;
        }
        kind_and_value(kind, value, word.len() + mark.len_utf8())
    }

    /// A Roman numeral, a capital or a small letter.
    fn lettered(&self, word: &str) -> Option<(LineLabelKind, usize)> {
        let roman = ROMAN.iter().position(|numeral| *numeral == word).map(|at| at + 1);
        let capital = place_of(&word.to_lowercase()).filter(|_| word.chars().all(char::is_uppercase));
        let last_capital =
            self.open.iter().rev().find(|label| label.kind == LineLabelKind::Numbered(Level::Capital, 1));
        if let (Some(numeral), Some(place)) = (roman, capital)
            && let Some(before) = last_capital
            && place == before.value + 1
            && numeral != 1
        {
            return Some((LineLabelKind::Numbered(Level::Capital, 1), place));
        }
        if let Some(numeral) = roman {
            return Some((LineLabelKind::Numbered(Level::Roman, 1), numeral));
        }
        if let Some(place) = capital {
            return Some((LineLabelKind::Numbered(Level::Capital, 1), place));
        }
        let place = place_of(word)?;
        Some((LineLabelKind::Numbered(Level::Letter, 1), place))
    }
}

/// The place of a small letter among those that number points.
fn place_of(word: &str) -> Option<usize> {
    if word.chars().count() != 1 {
        return None;
    }
    (1..=23).find(|place| letter(*place) == word)
}

/// `Phần I`, `Phần thứ nhất`, `Chương II`, `Mục 3`, `Điều 4.`
fn named(text: &str) -> Option<LineLabel> {
    let mut words = text.split_whitespace();
    let (first, second) = (fold(words.next()?), words.next()?);
    let bare = |word: &str| word.trim_end_matches(['.', ':', ',']).to_owned();
    let end_of = |word: &str| text.find(word).map(|at| at + word.len());
    let numeral = |word: &str| {
        let word = bare(word);
        ROMAN.iter().position(|one| *one == word).map(|at| at + 1).or_else(|| word.parse().ok())
    };
    let found = |level, value, length| {
        Some(LineLabel { kind: LineLabelKind::Numbered(level, 1), value, written: String::new(), length })
    };
    match first.as_str() {
        "phan" if fold(second) == "thu" => {
            let third = words.next()?;
            let value = ORDINALS.iter().position(|one| *one == fold(&bare(third)))? + 1;
            let end = end_of(third)?;
            let is_whole = text[end..].trim_start().starts_with(['\n', '\t'])
                || text[end..].trim().is_empty()
                || text.contains('\n');
            is_whole.then(|| found(Level::PartInWords, value, end))?
        }
        "phan" | "chuong" => {
            let is_roman = second.trim_end_matches(['.', ':']).chars().all(|c| "IVXL".contains(c));
            let level = if first == "phan" { Level::Part } else { Level::Chapter };
            let is_heading = is_roman && second.chars().next().is_some_and(char::is_uppercase);
            if is_heading { found(level, numeral(second)?, end_of(second)?) } else { None }
        }
        "muc" if text.starts_with('M') => {
            let end = end_of(second)?;
            let is_heading =
                text[end..].trim().is_empty() || second.ends_with(['.', ':']) || text.contains('\n');
            is_heading.then(|| found(Level::Section, numeral(second)?, end))?
        }
        "dieu" if text.starts_with(['Đ', 'Ð']) && second.ends_with(['.', ':']) => {
            found(Level::Article, bare(second).parse().ok()?, end_of(second)?)
        }
        _ => None,
    }
}

/// `1.`, `1.2.`, `1)`, `1/`; no date, no decimal number.
fn digits(text: &str) -> Option<LineLabel> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (numbers, rest) = (&text[..end], &text[end..]);
    let parts: Vec<usize> =
        numbers.split('.').filter(|part| !part.is_empty()).filter_map(|part| part.parse().ok()).collect();
    let value = *parts.last().filter(|value| **value < 200)?;
    if parts.len() > 5 || parts.iter().any(|part| *part > 200) {
        return None;
    }
    let (length, is_marked) = match rest.chars().next() {
        Some(')' | '/') if parts.len() == 1 => (end + 1, true),
        // `1- Mục đích`, no span of figures.
        Some('-') if parts.len() == 1 && rest[1..].trim_start().starts_with(char::is_uppercase) => {
            (end + 1, true)
        }
        _ => (end, numbers.ends_with('.')),
    };
    let after = &text[length..];
    let is_apart =
        after.starts_with(char::is_whitespace) || is_marked && after.starts_with(char::is_uppercase);
    let is_label = is_apart && (is_marked || parts.len() > 1);
    // `25.000 đồng` is a figure.
    let is_figure = numbers.split('.').skip(1).any(|part| part.len() == 3);
    let level = if parts.len() > 1 { Level::Subnumber } else { Level::Number };
    let kind = LineLabelKind::Numbered(level, parts.len());
    (is_label && !is_figure).then(|| LineLabel { kind, value, written: String::new(), length })
}
