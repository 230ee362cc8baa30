//! Citations as they are typed in prose: kind, number, symbol and date, by their tokens.

use std::ops::Range;

use jiff::civil::Date;

use super::issuers;
use crate::text::{IssuerKind, Scan, TokenKind};

/// A citation with a symbol.
pub(super) struct TypedCitation {
    /// The tokens of its kind: `Quy định`, if that is before it.
    pub(super) kind: Option<Range<usize>>,
    /// The token of its number.
    pub(super) number: usize,
    /// The first and the last token of its symbol.
    pub(super) symbol: usize,
    pub(super) last: usize,
    /// Its date and the tokens of that.
    pub(super) date: Option<(Date, Range<usize>)>,
    /// Whether its symbol is one of the Party: `24-QĐ/TW`.
    pub(super) is_of_party: bool,
    /// Whether its year is between number and symbol: `30/2020/NĐ-CP`.
    pub(super) has_year: bool,
}

impl TypedCitation {
    /// The series that its number belongs to.
    pub(super) fn series(&self) -> NumberSeries {
        let issuer = if self.is_of_party { IssuerKind::Party } else { IssuerKind::State };
        NumberSeries::new(issuer, self.has_year)
    }
}

/// How the numbers of a body's documents go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberSeries {
    /// They begin again with each term.
    ByTerm,
    /// They begin again with each year.
    ByYear,
    /// The year is a part of the number.
    WithYear,
}

impl NumberSeries {
    /// The series of an issuer's numbers; `has_year` says whether the number has its year in it.
    pub(super) fn new(issuer: IssuerKind, has_year: bool) -> Self {
        match (issuer, has_year) {
            (IssuerKind::Party, _) => Self::ByTerm,
            (IssuerKind::State, true) => Self::WithYear,
            (IssuerKind::State, false) => Self::ByYear,
        }
    }

    /// Within how many years one number and symbol is one document.
    pub(super) fn years(self) -> u16 {
        match self {
            Self::ByTerm => 3,
            Self::ByYear => 1,
            Self::WithYear => u16::MAX,
        }
    }
}

/// The kinds of documents that are cited by number and symbol.
pub(super) const KINDS: &[&str] = &[
    "nghị quyết",
    "quyết định",
    "quy định",
    "quy chế",
    "hướng dẫn",
    "kế hoạch",
    "chương trình",
    "thông báo",
    "thông tri",
    "báo cáo",
    "tờ trình",
    "đề án",
    "chỉ thị",
    "kết luận",
    "công văn",
    "nghị định",
    "thông tư",
];

/// All citations of a text.
pub(super) fn citations_in(scan: &Scan<'_>) -> Vec<TypedCitation> {
    (0..scan.tokens().len()).filter_map(|at| citation_at(scan, at)).collect()
}

fn citation_at(scan: &Scan<'_>, at: usize) -> Option<TypedCitation> {
    if scan.kind(at) != Some(TokenKind::Number) || at > 0 && scan.is_joined(at) {
        return None;
    }
    let is_of_party = is_party_symbol(scan, at);
    let (symbol, has_year) = if is_of_party { (at + 2, false) } else { state_symbol(scan, at)? };
    let last = end_of_symbol(scan, symbol);
    Some(TypedCitation {
        kind: kind_before(scan, at),
        number: at,
        symbol,
        last,
        date: date_after(scan, last + 1),
        is_of_party,
        has_year,
    })
}

/// A word in capitals, or with a first one, as symbols are made of.
fn is_abbreviation(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.written(at);
    scan.kind(at) == Some(TokenKind::Word)
        && word.starts_with(char::is_uppercase)
        && word.chars().count() <= 8
}

/// `24-QĐ/TW`.
fn is_party_symbol(scan: &Scan<'_>, at: usize) -> bool {
    let is_shaped = scan.is_mark(at + 1, '-') && is_abbreviation(scan, at + 2) && scan.is_mark(at + 3, '/');
    is_shaped && is_abbreviation(scan, at + 4) && (at + 1..=at + 4).all(|one| scan.is_joined(one))
}

/// `30/2020/NĐ-CP`, `15/KH-UBND`: the first token of the symbol, and whether a year is before it.
fn state_symbol(scan: &Scan<'_>, at: usize) -> Option<(usize, bool)> {
    let slash = |at: usize| scan.is_mark(at, '/') && scan.is_joined(at) && scan.is_joined(at + 1);
    let has_year =
        slash(at + 1) && scan.written(at + 2).len() == 4 && scan.number(at + 2).is_some() && slash(at + 3);
    let symbol = at + if has_year { 4 } else { 2 };
    let is_shaped = slash(symbol - 1) && is_abbreviation(scan, symbol) && scan.is_mark(symbol + 1, '-');
    (is_shaped
        && is_abbreviation(scan, symbol + 2)
        && scan.is_joined(symbol + 1)
        && scan.is_joined(symbol + 2))
    .then_some((symbol, has_year))
}

/// The last token of a symbol: letters and figures that hyphens and slashes join.
fn end_of_symbol(scan: &Scan<'_>, symbol: usize) -> usize {
    let mut last = symbol;
    while matches!(scan.kind(last + 1), Some(TokenKind::Mark('-' | '/')))
        && scan.is_joined(last + 1)
        && scan.is_joined(last + 2)
        && matches!(scan.kind(last + 2), Some(TokenKind::Word | TokenKind::Number))
    {
        last += 2;
    }
    last
}

/// A number and symbol that are not written as citations are.
pub(super) struct OddSymbol {
    /// What is wrong.
    pub(super) kind: &'static str,
    /// The tokens from the number through the symbol.
    pub(super) tokens: Range<usize>,
    /// As it is to be written.
    pub(super) mended: String,
}

/// `12/HD-BTCTW`, `15-KH/UBND`, `90 KH/TU`: the marks of the other side, or none before the symbol.
pub(super) fn odd_symbol_at(scan: &Scan<'_>, at: usize) -> Option<OddSymbol> {
    if scan.kind(at) != Some(TokenKind::Number) || at > 0 && scan.is_joined(at) && !scan.is_mark(at - 1, '(')
    {
        return None;
    }
    let number = scan.written(at);
    let odd = |kind: &'static str, last: usize, mended: String| {
        Some(OddSymbol { kind, tokens: at..last + 1, mended })
    };
    if let Some((symbol, false)) = state_symbol(scan, at) {
        let (last, body) = (end_of_symbol(scan, symbol), scan.written(symbol + 2));
        let mended =
            format!("{number}-{}/{}", scan.written(symbol), &scan.text()[scan.range(symbol + 2, last)]);
        return odd("party-symbol", last, mended).filter(|_| issuers::are_of_party(body));
    }
    if is_party_symbol(scan, at) {
        let (last, body) = (end_of_symbol(scan, at + 2), scan.written(at + 4));
        let mended = format!("{number}/{}-{}", scan.written(at + 2), &scan.text()[scan.range(at + 4, last)]);
        return odd("state-symbol", last, mended).filter(|_| last == at + 4 && issuers::are_of_state(body));
    }
    if let Some(body) = other_marks_at(scan, at) {
        let kind = scan.written(at + 2);
        return match body {
            IssuerKind::Party => {
                odd("party-symbol", at + 4, format!("{number}-{kind}/{}", scan.written(at + 4)))
            }
            IssuerKind::State => {
                odd("state-symbol", at + 4, format!("{number}/{kind}-{}", scan.written(at + 4)))
            }
        };
    }
    without_hyphen_at(scan, at)
}

/// `90 KH/TU`, after `số` alone.
fn without_hyphen_at(scan: &Scan<'_>, at: usize) -> Option<OddSymbol> {
    let symbol = at + 1;
    let is_named = at > 0 && scan.word(at - 1) == "số";
    let is_shaped = is_abbreviation(scan, symbol)
        && scan.written(symbol).chars().count() <= 4
        && scan.is_mark(symbol + 1, '/')
        && is_abbreviation(scan, symbol + 2)
        && scan.is_joined(symbol + 1)
        && scan.is_joined(symbol + 2);
    let body = scan.written(symbol + 2);
    let last = end_of_symbol(scan, symbol);
    (is_named && is_shaped && (issuers::are_of_party(body) || body == "CB")).then(|| OddSymbol {
        kind: "hyphen",
        tokens: at..last + 1,
        mended: format!("{}-{}", scan.written(at), &scan.text()[scan.range(symbol, last)]),
    })
}

/// The side of a symbol with marks of neither: `98/KH/TU`, `97-KH.TU`.
fn other_marks_at(scan: &Scan<'_>, at: usize) -> Option<IssuerKind> {
    let is_mark = |at: usize| matches!(scan.kind(at), Some(TokenKind::Mark('-' | '/' | '.' | '–')));
    let is_joined = is_mark(at + 1) && is_mark(at + 3) && (at + 1..=at + 4).all(|one| scan.is_joined(one));
    let is_short = is_abbreviation(scan, at + 2) && is_abbreviation(scan, at + 4);
    if !is_joined || !is_short || end_of_symbol(scan, at + 4) != at + 4 {
        return None;
    }
    let body = scan.written(at + 4);
    let is_party = issuers::are_of_party(body) && !is_party_symbol(scan, at);
    let is_state = issuers::are_of_state(body) && state_symbol(scan, at).is_none();
    is_party.then_some(IssuerKind::Party).or(is_state.then_some(IssuerKind::State))
}

/// The tokens of the kind before a number: `Quy định`, `Quy định số`.
pub(super) fn kind_before(scan: &Scan<'_>, number: usize) -> Option<Range<usize>> {
    let end = number - usize::from(number > 0 && scan.word(number - 1) == "số");
    let ends = |kind: &str| {
        let count = kind.split(' ').count();
        end >= count && scan.phrase(end - count, kind) > 0
    };
    let kind = KINDS.iter().find(|kind| ends(kind))?;
    Some(end - kind.split(' ').count()..end)
}

/// `, ngày 30/7/2021`, `ngày 30 tháng 7 năm 2021`, `, 30/7/2021`: the date and its tokens.
pub(super) fn date_after(scan: &Scan<'_>, at: usize) -> Option<(Date, Range<usize>)> {
    let at = at + usize::from(scan.is_mark(at, ','));
    let at = at + usize::from(scan.word(at) == "ngày");
    let slashes = scan.is_mark(at + 1, '/') && scan.is_mark(at + 3, '/');
    let in_words = scan.word(at + 1) == "tháng" && scan.word(at + 3) == "năm";
    let number = |at: usize| scan.number(at);
    let (day, month, year) = (number(at)?, number(at + 2)?, number(at + 4)?);
    let date =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    ((slashes || in_words) && scan.written(at + 4).len() == 4).then_some((date, at..at + 5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_read_by_their_parts() {
        let read = |text: &str| {
            let scan = Scan::new(text);
            let found = citations_in(&scan).into_iter().map(|citation| {
                let kind = citation.kind.map_or("", |kind| &text[scan.range(kind.start, kind.end - 1)]);
                let date = citation.date.map(|(date, _)| date.to_string()).unwrap_or_default();
                let symbol = &text[scan.range(citation.symbol, citation.last)];
                format!("{kind}|{}|{symbol}|{date}|{}", scan.written(citation.number), citation.has_year)
            });
            found.collect::<Vec<_>>()
        };
        for (text, expected) in [
            ("Quy định số 24-QĐ/TW, ngày 30/7/2021 của", "Quy định|24|QĐ/TW|2021-07-30|false"),
            ("Kế hoạch 12-KH/HU-BTC ngày 05 tháng 8 năm 2023", "Kế hoạch|12|KH/HU-BTC|2023-08-05|false"),
            ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", "Nghị định|30|NĐ-CP|2020-03-05|true"),
            ("theo 15/KH-UBND", "|15|KH-UBND||false"),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
        assert_eq!(read("ngày 30/7/2021, tỷ lệ 04/25 đảng viên"), [] as [String; 0]);
    }

    #[test]
    fn symbols_with_the_marks_of_the_other_side_are_found() {
        let read = |text: &str| -> Vec<String> {
            let scan = Scan::new(text);
            let odd = (0..scan.tokens().len()).filter_map(|at| odd_symbol_at(&scan, at));
            odd.map(|odd| format!("{} {}", odd.kind, odd.mended)).collect()
        };
        for (text, expected) in [
            ("Hướng dẫn số 12/HD-BTCTW, ngày", "party-symbol 12-HD/BTCTW"),
            ("Kế hoạch số 85/KH-ĐU", "party-symbol 85-KH/ĐU"),
            ("Kế hoạch số 15-KH/UBND", "state-symbol 15/KH-UBND"),
            ("Kế hoạch số 97-KH.TU", "party-symbol 97-KH/TU"),
            ("Kế hoạch số 98/KH/TU", "party-symbol 98-KH/TU"),
            ("Kế hoạch số 15/KH/UBND", "state-symbol 15/KH-UBND"),
            ("Kế hoạch số 90 KH/TU", "hyphen 90-KH/TU"),
            ("Kế hoạch số 90KH/TU", "hyphen 90-KH/TU"),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
        for text in [
            "số 12-HD/BTCTW; số 15/KH-UBND; số 30/2020/NĐ-CP",
            "số 12/UBND-VP, 12-KH/TWĐTN-BTC",
            "có 90 KH/TU; số 90 người",
            "số 12/BC-MTTQ-BTT",
        ] {
            assert_eq!(read(text), [] as [&str; 0], "{text}");
        }
    }
}
