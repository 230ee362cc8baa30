//! Numbers typed in prose of measures that the data declare: `tỷ lệ hộ nghèo dưới 3%`, `thu nhập bình quân 73,1 triệu
//! đồng`. The clause has the measure's name, and the number its unit or the noun that it counts.

use std::ops::Range;

use super::amounts::Typed;
use crate::model::{Amount, Decimal, Measure};
use crate::text::{self, Scan, TokenKind};

/// All numbers of a clause that are of one of these measures.
pub(super) fn typed_in<'m>(
    scan: &Scan<'_>,
    clause: &Range<usize>,
    measures: &'m [Measure],
) -> Vec<Typed<'m>> {
    let names: Vec<MeasureMention<'m>> =
        measures.iter().flat_map(|measure| mentions(scan, clause, measure)).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = clause.start;
    let mut from = clause.start;
    while at < clause.end {
        let typed = number_at(scan, at).filter(|(_, last)| *last < clause.end);
        let Some((numbers, last)) = typed else {
            at += 1;
            continue;
        };
        let before = |name: &&MeasureMention<'_>| from <= name.tokens.start && name.tokens.end <= at;
        let of = |name: &MeasureMention<'m>, last: usize| numbers.read_as(name.measure, scan, last);
        let before = names.iter().filter(before).max_by_key(|name| (name.tokens.end, name.tokens.len()));
        let typed = before.and_then(|name| Some((name, of(name, last)?))).or_else(|| {
            // `90% chi bộ hoàn thành tốt nhiệm vụ`
            names.iter().find_map(|name| {
                let (amount, end) = of(name, last)?;
                (name.tokens.start == end + 1).then_some((name, (amount, end)))
            })
        });
        if let Some((name, (amount, end))) = typed {
            found.push(Typed {
                amount,
                measure: name.measure.id(),
                name: Some(name.tokens.clone()),
                first: at,
                last: end,
                is_loose: false,
                listed_in: None,
                is_in_words: false,
            });
            from = end + 1;
        }
        at = last + 1;
    }
    found
}

/// The name of a measure in a clause.
struct MeasureMention<'m> {
    measure: &'m Measure,
    tokens: Range<usize>,
}

fn mentions<'m>(scan: &Scan<'_>, clause: &Range<usize>, measure: &'m Measure) -> Vec<MeasureMention<'m>> {
    let name = text::lower(measure.name());
    let mention = |at: usize| {
        let length = scan.phrase(at, &name);
        (length > 0).then(|| MeasureMention { measure, tokens: at..at + length })
    };
    clause.clone().filter_map(mention).collect()
}

/// One number, or two of a range, as typed.
pub(super) struct TypedNumbers {
    from: Decimal,
    to: Option<Decimal>,
}

impl TypedNumbers {
    /// The amount of a measure, and the last token of its unit; none where the unit or the counted noun does not
    /// follow, or the measure has fewer decimals.
    fn read_as(&self, measure: &Measure, scan: &Scan<'_>, last: usize) -> Option<(Amount, usize)> {
        let format = measure.format();
        let words = match format.unit() {
            Some(unit) => unit,
            None => Some(measure.counted()).filter(|noun| !noun.is_empty())?,
        };
        let length = if format.is_percent() {
            let rest = scan.phrase(last + 2, &spaced(words.trim_start_matches('%')));
            if scan.is_mark(last + 1, '%') { 1 + rest } else { 0 }
        } else {
            scan.phrase(last + 1, &spaced(words))
        };
        let end = if format.unit().is_some() { last + length } else { last };
        let number = |number: Decimal| number.with_decimals(format.decimals());
        let amount = match self.to {
            Some(to) => Amount::Between(number(self.from)?, number(to)?),
            None => Amount::Exactly(number(self.from)?),
        };
        (length > 0).then_some((amount, end))
    }
}

impl TypedNumbers {
    /// The one number with so many decimals; none of a range.
    pub(super) fn exactly(&self, decimals: u8) -> Option<u64> {
        self.bounds(decimals).and_then(|(from, to)| to.is_none().then_some(from))
    }

    /// The number, or both of a range, with so many decimals; none where there are more.
    pub(super) fn bounds(&self, decimals: u8) -> Option<(u64, Option<u64>)> {
        let to = self.to.map(|to| to.with_decimals(decimals));
        Some((self.from.with_decimals(decimals)?, to.map_or(Some(None), |to| to.map(Some))?))
    }
}

/// A unit as its tokens: `triệu đồng / người`.
pub(super) fn spaced(unit: &str) -> String {
    text::lower(unit).replace('/', " / ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `73,1`, `11 - 12`, `11% - 12`; and its last token.
pub(super) fn number_at(scan: &Scan<'_>, at: usize) -> Option<(TypedNumbers, usize)> {
    let (from, last) = decimal_at(scan, at)?;
    let percent = usize::from(scan.is_mark(last + 1, '%'));
    let dash = last + percent + 1;
    let is_range = scan.is_mark(dash, '-') || scan.is_mark(dash, '–') || scan.word(dash) == "đến";
    let to = is_range.then(|| decimal_at(scan, dash + 1)).flatten();
    Some(match to {
        Some((to, last)) => (TypedNumbers { from, to: Some(to) }, last),
        None => (TypedNumbers { from, to: None }, last),
    })
}

fn decimal_at(scan: &Scan<'_>, at: usize) -> Option<(Decimal, usize)> {
    let is_number = |at: usize| scan.kind(at) == Some(TokenKind::Number);
    if !is_number(at) || at > 0 && scan.is_joined(at) && !scan.is_mark(at - 1, '(') {
        return None;
    }
    let has_decimals =
        scan.is_mark(at + 1, ',') && is_number(at + 2) && scan.is_joined(at + 1) && scan.is_joined(at + 2);
    let last = if has_decimals { at + 2 } else { at };
    let written: String = (at..=last).map(|token| scan.written(token)).collect();
    Some((Decimal::parse(&written)?, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Aggregation, MeasureRecord, NumberFormat};

    fn measure(id: &str, name: &str, format: NumberFormat) -> Measure {
        Measure::new(MeasureRecord {
            id: id.to_owned(),
            name: name.to_owned(),
            verb: "đạt".to_owned(),
            counted: String::new(),
            format,
            aggregation: Aggregation::Level,
        })
    }

    #[test]
    fn numbers_of_declared_measures_are_read() {
        let measures = [
            measure("poor", "tỷ lệ hộ nghèo", NumberFormat::new(1, Some("%"))),
            measure("income", "thu nhập bình quân", NumberFormat::new(1, Some("triệu đồng/người"))),
            measure("good", "chi bộ hoàn thành tốt nhiệm vụ", NumberFormat::new(0, Some("%"))),
        ];
        let typed = |text: &str| -> Vec<(String, Amount)> {
            let scan = Scan::new(text);
            let all = scan.clauses().into_iter().flat_map(|clause| typed_in(&scan, &clause, &measures));
            all.map(|typed| (typed.measure.to_owned(), typed.amount)).collect()
        };
        let one = |id: &str, amount| vec![(id.to_owned(), amount)];
        assert_eq!(typed("giảm tỷ lệ hộ nghèo xuống dưới 3%"), one("poor", Amount::Exactly(30)));
        assert_eq!(typed("Tỷ lệ hộ nghèo còn 1,5 - 2%"), one("poor", Amount::Between(15, 20)));
        assert_eq!(
            typed("thu nhập bình quân đạt 73,1 triệu đồng/người/năm"),
            one("income", Amount::Exactly(731))
        );
        assert_eq!(typed("trên 90% chi bộ hoàn thành tốt nhiệm vụ"), one("good", Amount::Exactly(90)));
        for other in ["tỷ lệ hộ nghèo năm 2026", "100% đảng viên", "thu nhập bình quân tăng 5%"]
        {
            assert_eq!(typed(other), [], "{other}");
        }
    }
}
