//! Documents that are cited.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::source::Place;

/// Another document, as a text cites it.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The kind of document, as written before `số`: `Quy định`.
    pub kind: String,
    /// Its number, as written before the symbol.
    pub number: Option<CitedNumber>,
    /// Its symbol, `QĐ/TW`.
    pub symbol: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Its issuer.
    pub issuer: Option<String>,
    /// Its subject, as written after the issuer.
    pub about: Option<String>,
    /// Its place in the data.
    pub place: Place,
}

impl Citation {
    /// The place of the part with a given text; else its beginning.
    pub fn part(&self, written: &str) -> Place {
        match self.place.text().find(written) {
            Some(at) => self.place.within(at..at + written.len()),
            None => self.place.within(0..self.place.text().lines().next().map_or(0, str::len)),
        }
    }
}

/// The number of a cited document: `24`; with a letter, `24a`, where it was put between two; with the year of
/// state documents, `30/2020`. It reads padded to two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CitedNumber {
    number: u32,
    letter: Option<char>,
    year: Option<u16>,
}

impl CitedNumber {
    /// The number, where it is nothing else.
    pub fn plain(self) -> Option<u32> {
        (self.letter.is_none() && self.year.is_none()).then_some(self.number)
    }

    /// Whether it carries its year.
    pub fn has_year(self) -> bool {
        self.year.is_some()
    }
}

impl From<u32> for CitedNumber {
    fn from(number: u32) -> Self {
        Self { number, letter: None, year: None }
    }
}

impl FromStr for CitedNumber {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (number, year) = match text.split_once('/') {
            Some((number, year)) => (number, Some(digits(year).filter(|_| year.len() == 4).ok_or(())?)),
            None => (text, None),
        };
        let letter = number.chars().next_back().filter(|last| last.is_lowercase());
        let counted = &number[..number.len() - letter.map_or(0, char::len_utf8)];
        let number = digits(counted).filter(|_| counted.len() < 10).ok_or(())?;
        Ok(Self { number, letter, year })
    }
}

fn digits<T: FromStr>(text: &str) -> Option<T> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

impl fmt::Display for CitedNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { number, letter, year } = self;
        write!(f, "{number:02}")?;
        letter.map_or(Ok(()), |letter| write!(f, "{letter}"))?;
        year.map_or(Ok(()), |year| write!(f, "/{year}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_they_are_cited() {
        for (written, expected) in [("24", "24"), ("5", "05"), ("7a", "07a"), ("30/2020", "30/2020")] {
            assert_eq!(
                written.parse::<CitedNumber>().map(|number| number.to_string()),
                Ok(expected.to_owned())
            );
        }
        for wrong in ["", "a", "/2020", "30/20", "30/NĐ", "-5", "1234567890", "5ab", "5/2020/1"] {
            assert_eq!(wrong.parse::<CitedNumber>(), Err(()), "{wrong}");
        }
    }
}
