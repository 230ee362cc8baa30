//! Citations as they are typed in prose: kind, number, symbol and date, by their tokens.

use std::ops::Range;

use jiff::civil::Date;

use crate::text::{IssuerKind, Kind, Scan};

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
    if scan.kind(at) != Some(Kind::Number) || at > 0 && scan.is_joined(at) {
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
    scan.kind(at) == Some(Kind::Word) && word.starts_with(char::is_uppercase) && word.chars().count() <= 8
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
    while matches!(scan.kind(last + 1), Some(Kind::Mark('-' | '/')))
        && scan.is_joined(last + 1)
        && scan.is_joined(last + 2)
        && matches!(scan.kind(last + 2), Some(Kind::Word | Kind::Number))
    {
        last += 2;
    }
    last
}

fn kind_before(scan: &Scan<'_>, number: usize) -> Option<Range<usize>> {
    let end = number - usize::from(number > 0 && scan.word(number - 1) == "số");
    let ends = |kind: &str| {
        let count = kind.split(' ').count();
        end >= count && scan.phrase(end - count, kind) > 0
    };
    let kind = KINDS.iter().find(|kind| ends(kind))?;
    Some(end - kind.split(' ').count()..end)
}

/// `, ngày 30/7/2021`, `ngày 30 tháng 7 năm 2021`, `, 30/7/2021`: the date and its tokens.
fn date_after(scan: &Scan<'_>, at: usize) -> Option<(Date, Range<usize>)> {
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
}
