//! Number, symbol, place and date of the letterhead: written as changes of the values that they are printed from.

use jiff::civil::Date;

use crate::data::{WordsChange, WordsChangeKind};
use crate::model::Document;
use crate::source::Place;
use crate::text::{IssuerKind, Scan, TokenKind};

/// A value that is to be another.
pub(super) struct NewHeadValue {
    pub(super) change: WordsChange,
    pub(super) old: String,
    pub(super) new: String,
}

/// The values that make the line of number and symbol read as it was changed; none where the data have no number to change,
/// or the line is of another form.
pub(super) fn number_values(document: &Document, new: &str) -> Option<Vec<NewHeadValue>> {
    let header = &document.header;
    let line = new.trim().strip_prefix("Số")?.trim_start_matches([':', ' ']);
    let separator = IssuerKind::from_symbol(&header.symbol).separator();
    let (number, symbol) = line.split_once(separator)?;
    let (number, symbol) = (number.trim(), symbol.trim());
    let mut values = Vec::new();
    let typed: Option<u32> = number.parse().ok();
    if typed != header.number {
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let place = header.places.number.as_ref().filter(|_| is_number)?;
        values.push(whole(place, number.trim_start_matches('0'))?);
    }
    if symbol != header.symbol {
        let is_symbol = !symbol.is_empty() && !symbol.contains(char::is_whitespace);
        values.push(whole(&header.places.symbol, Some(symbol).filter(|_| is_symbol)?)?);
    }
    Some(values)
}

/// The values that make the line of place and date read as it was changed; none where it has no whole date.
pub(super) fn date_values(document: &Document, old: &str, new: &str) -> Option<Vec<NewHeadValue>> {
    let header = &document.header;
    let ((was, date), (is, dated)) = (old.rsplit_once(", ")?, new.rsplit_once(", ")?);
    let mut values = Vec::new();
    if was != is {
        let place = document.source.value_at(&["place"], was).filter(|_| was == header.place)?;
        values.push(whole(&place, is)?);
    }
    if date != dated {
        let date = date_in(dated)?;
        let place = &header.places.date;
        // As it is written: a date in figures of another order stays one of a person's.
        place.scalar().filter(|written| {
            written.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
        })?;
        values.push(whole(place, &date.to_string())?);
    }
    Some(values)
}

/// The day that is written in words: `ngày 09 tháng 3 năm 2026`.
fn date_in(text: &str) -> Option<Date> {
    let scan = Scan::new(text);
    let words = ["ngày", "tháng", "năm"];
    let all = scan.tokens().len() == 6 && (0..3).all(|at| scan.word(2 * at) == words[at]);
    let number = |at: usize| scan.number(at).filter(|_| all && scan.kind(at) == Some(TokenKind::Number));
    Date::new(i16::try_from(number(5)?).ok()?, i8::try_from(number(3)?).ok()?, i8::try_from(number(1)?).ok()?)
        .ok()
}

/// Another value in the place of a whole one.
fn whole(place: &Place, new: &str) -> Option<NewHeadValue> {
    let old = place.scalar()?.trim().to_owned();
    let kind = WordsChangeKind::Within(vec![(0..old.len(), new.to_owned())]);
    (old != new).then(|| NewHeadValue {
        change: WordsChange { place: place.clone(), kind },
        old,
        new: new.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_words_is_read() {
        assert_eq!(date_in("ngày 09 tháng 3 năm 2026"), Date::new(2026, 3, 9).ok());
        for text in ["ngày    tháng 3 năm 2026", "ngày 31 tháng 02 năm 2026", "ngày 9/3/2026"] {
            assert_eq!(date_in(text), None, "{text}");
        }
    }
}
