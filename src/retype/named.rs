//! What a sentence names beside its figures: periods and holders of a quota, with the figures that the quota has of them.

use std::ops::Range;

use super::quotas::RetypedQuota;
use crate::text::{Scan, TokenKind};

/// What a name in a sentence is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NamedPart {
    /// The quota as a whole.
    Whole,
    /// Some months of its year.
    Months {
        months: Range<u32>,
        /// Its short name in expressions: `q2`.
        key: String,
        /// Whether it is all up to the end of it.
        is_cumulative: bool,
    },
    /// A holder, by its place among the quota's.
    Holder(usize),
    /// Another year.
    Other,
}

/// A name, with its tokens.
#[derive(Clone, Debug)]
pub(super) struct FoundName {
    pub(super) tokens: Range<usize>,
    pub(super) part: NamedPart,
}

/// A figure that a quota has, and the name by which texts quote it.
pub(super) struct NamedSum {
    pub(super) value: u64,
    pub(super) name: String,
}

/// Words that make a period one up to its end.
const UNTIL: [&str; 4] = ["hết", "lũy kế", "luỹ kế", "cộng dồn"];

/// Words that name a quota as a whole.
const WHOLE: [&str; 6] = ["cả năm", "toàn đảng bộ", "toàn xã", "toàn phường", "toàn đảng uỷ", "trong năm"];

/// Finds the names in texts that are parts of a quota.
pub(super) struct NameFinder<'a> {
    year: Option<u32>,
    /// The names of its holders in small letters, the longest first, with the place of each.
    holders: Vec<(String, usize)>,
    quota: &'a RetypedQuota,
}

impl<'a> NameFinder<'a> {
    /// `name` gives the name of a holder by its id.
    pub(super) fn new(quota: &'a RetypedQuota, name: impl Fn(&str) -> Option<&'a str>) -> Self {
        let mut holders = Vec::new();
        for (at, part) in quota.parts.iter().enumerate() {
            let Some(name) = name(&part.holder) else { continue };
            let name = name.to_lowercase();
            // `Chi bộ thôn Đông` is `thôn Đông` in a list of branches.
            if let Some(short) = name.strip_prefix("chi bộ ").filter(|short| short.contains(' ')) {
                holders.push((short.to_owned(), at));
            }
            holders.push((name, at));
        }
        holders.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Self { year: quota.period.parse().ok(), holders, quota }
    }

    /// The names in a text.
    pub(super) fn names(&self, scan: &Scan<'_>) -> Vec<FoundName> {
        let mut names = Vec::new();
        let mut at = 0;
        while at < scan.tokens().len() {
            match self.name_at(scan, at) {
                Some((part, length)) => {
                    names.push(FoundName { tokens: at..at + length, part });
                    at += length;
                }
                None => at += 1,
            }
        }
        names
    }

    fn name_at(&self, scan: &Scan<'_>, at: usize) -> Option<(NamedPart, usize)> {
        if let Some((months, key, length)) = months_at(scan, at) {
            let length = length + self.length_of_year(scan, at + length)?;
            let before = at.saturating_sub(3)..at;
            let is_cumulative = scan.has_any(&before, &UNTIL);
            return Some((NamedPart::Months { months, key, is_cumulative }, length));
        }
        if let Some((name, holder)) = self.holders.iter().find(|(name, _)| scan.phrase(at, name) > 0) {
            return Some((NamedPart::Holder(*holder), scan.phrase(at, name)));
        }
        if let Some(length) = WHOLE.iter().map(|words| scan.phrase(at, words)).find(|length| *length > 0) {
            // `trong năm 2026`
            let year = (scan.word(at + length - 1) == "năm").then(|| self.year_at(scan, at + length - 1));
            return Some(match year.flatten() {
                Some(part) => (part, length + 1),
                None => (NamedPart::Whole, length),
            });
        }
        self.year_at(scan, at).map(|part| (part, 2))
    }

    /// What a year is of, `năm 2026`.
    fn year_at(&self, scan: &Scan<'_>, at: usize) -> Option<NamedPart> {
        let year =
            scan.number(at + 1).filter(|_| scan.word(at) == "năm" && scan.written(at + 1).len() == 4)?;
        let is_own = self.year.is_none_or(|own| u64::from(own) == year);
        Some(if is_own { NamedPart::Whole } else { NamedPart::Other })
    }

    /// The tokens of the year after a period, `/2026` or `năm 2026`; none where it is another than the quota's.
    fn length_of_year(&self, scan: &Scan<'_>, at: usize) -> Option<usize> {
        let is_named = scan.word(at) == "năm" || scan.is_mark(at, '/') || scan.is_mark(at, '-');
        match scan.number(at + 1).filter(|_| is_named && scan.written(at + 1).len() == 4) {
            Some(year) => self.year.is_none_or(|own| u64::from(own) == year).then_some(2),
            None => Some(0),
        }
    }

    /// The figure of a part; none where the quota does not have it.
    pub(super) fn figure(&self, part: &NamedPart) -> Option<NamedSum> {
        let quota = self.quota;
        let id = &quota.id;
        match part {
            NamedPart::Whole => Some(NamedSum { value: quota.total(), name: format!("quota.{id}.total") }),
            NamedPart::Holder(at) => {
                let part = quota.parts.get(*at)?;
                let name = format!("quota.{id}.units[\"{}\"]", part.holder);
                Some(NamedSum { value: part.figures.iter().sum(), name })
            }
            NamedPart::Months { months, key, is_cumulative } => {
                let meant = if *is_cumulative { 1..months.end } else { months.clone() };
                let own: Vec<Range<u32>> =
                    quota.periods.iter().map(|period| months_of(period)).collect::<Option<_>>()?;
                let is_in = |own: &Range<u32>| meant.start <= own.start && own.end <= meant.end;
                let covered: u32 = own.iter().filter(|own| is_in(own)).map(|own| own.end - own.start).sum();
                if own.is_empty() || covered != meant.end - meant.start {
                    return None;
                }
                let sum = (0..own.len()).filter(|at| is_in(&own[*at])).map(|at| quota.period_total(at)).sum();
                let key = if *is_cumulative { format!("until_{key}") } else { key.clone() };
                Some(NamedSum { value: sum, name: format!("quota.{id}.{key}") })
            }
            NamedPart::Other => None,
        }
    }
}

/// The months, the short name and the tokens of a period that begins at a token.
fn months_at(scan: &Scan<'_>, at: usize) -> Option<(Range<u32>, String, usize)> {
    if scan.word(at) == "quý" {
        let numerals = ["i", "ii", "iii", "iv"];
        let roman = numerals.iter().position(|numeral| *numeral == scan.word(at + 1));
        let quarter = roman.and_then(|at| u32::try_from(at + 1).ok()).or_else(|| {
            // `quý 2`, but not `quý 02 đồng chí`.
            let number = scan.number(at + 1).filter(|_| scan.written(at + 1).len() == 1)?;
            u32::try_from(number).ok()
        });
        let quarter = quarter.filter(|quarter| (1..=4).contains(quarter))?;
        return Some((quarter * 3 - 2..quarter * 3 + 1, format!("q{quarter}"), 2));
    }
    let number = scan.number(at).or_else(|| (scan.word(at) == "sáu").then_some(6));
    if number == Some(6) && scan.word(at + 1) == "tháng" {
        let half = match scan.word(at + 2) {
            "đầu" => 1,
            "cuối" => 2,
            _ => return None,
        };
        let length = 3 + usize::from(scan.word(at + 3) == "năm");
        return Some((half * 6 - 5..half * 6 + 1, format!("h{half}"), length));
    }
    let month = scan.number(at + 1).filter(|_| scan.word(at) == "tháng")?;
    let month = u32::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let is_named = scan.kind(at + 2) != Some(TokenKind::Word) || scan.written(at + 1).len() == 1;
    is_named.then(|| (month..month + 1, format!("m{month}"), 2))
}

/// The months of a period as data write it: `2026-Q2`.
fn months_of(period: &str) -> Option<Range<u32>> {
    let (_, part) = period.split_once('-')?;
    let number: u32 = part.get(1..)?.parse().ok()?;
    match part.get(..1)? {
        "Q" => Some(number * 3 - 2..number * 3 + 1),
        "H" => Some(number * 6 - 5..number * 6 + 1),
        "M" => Some(number..number + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_texts_name_them() {
        let key = |text: &str| months_at(&Scan::new(text), 0).map(|(_, key, length)| (key, length));
        assert_eq!(key("quý II 08 đồng chí"), Some(("q2".to_owned(), 2)));
        assert_eq!(key("Quý 3: 07"), Some(("q3".to_owned(), 2)));
        assert_eq!(key("06 tháng đầu năm 13"), Some(("h1".to_owned(), 4)));
        assert_eq!(key("tháng 5/2026"), Some(("m5".to_owned(), 2)));
        assert_eq!(key("quý 08 đồng chí"), None);
        assert_eq!(key("6 tháng, 5 người"), None);
    }
}
