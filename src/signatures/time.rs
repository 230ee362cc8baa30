//! The time of a signature, as a signing tool shows it: by the clock of Viet Nam.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

/// A moment, printed by the clock of Viet Nam: `2026-06-12T15:30:00+07:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignatureTime(Timestamp);

/// The clock of Viet Nam is ahead of UTC by so much, summer and winter.
const VIETNAM: Offset = Offset::constant(7);

impl SignatureTime {
    /// From the seconds since 1970, in UTC; none where no calendar has them.
    pub(super) fn from_seconds(seconds: u64) -> Option<Self> {
        Timestamp::from_second(i64::try_from(seconds).ok()?).ok().map(Self)
    }

    /// The time of a stamp, in UTC, with or without parts of a second: `20260612083000.123Z`.
    pub(super) fn from_stamp(text: &[u8]) -> Option<Self> {
        Self::parse(&format!("{}Z", std::str::from_utf8(text).ok()?.get(..14)?))
    }

    /// The time that the dictionary of a signature in a PDF states: `/M(D:20260612153000+07'00')`.
    pub(super) fn in_dictionary(dictionary: &[u8]) -> Option<Self> {
        // Some tools escape the colon.
        let text = String::from_utf8_lossy(dictionary).replace("\\072", ":");
        let values = text.match_indices("/M").map(|(at, key)| text[at + key.len()..].trim_start());
        values
            .filter_map(|value| value.strip_prefix("(D:"))
            .find_map(|value| Self::parse(value.split(')').next()?))
    }

    /// `20260612153000+07'00'`; without an offset the clock of Viet Nam is meant.
    fn parse(text: &str) -> Option<Self> {
        let (digits, rest) = text.split_at_checked(14)?;
        let part = |from: usize, to: usize| digits.get(from..to)?.parse::<i8>().ok();
        let year: i16 = digits.get(..4)?.parse().ok()?;
        let at = DateTime::new(year, part(4, 6)?, part(6, 8)?, part(8, 10)?, part(10, 12)?, part(12, 14)?, 0)
            .ok()?;
        let offset = match rest.as_bytes() {
            [] => VIETNAM,
            [b'Z', ..] => Offset::UTC,
            [sign @ (b'+' | b'-'), ..] => {
                let number = |from: usize| rest.get(from..from + 2).and_then(|text| text.parse::<i32>().ok());
                let seconds = number(1)? * 3600 + number(4).unwrap_or_default() * 60;
                Offset::from_seconds(if *sign == b'-' { -seconds } else { seconds }).ok()?
            }
            _ => return None,
        };
        offset.to_timestamp(at).ok().map(Self)
    }

    /// The day and the hour by the clock of Viet Nam.
    pub fn local(self) -> DateTime {
        VIETNAM.to_datetime(self.0)
    }
}

impl fmt::Display for SignatureTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+07:00", self.local().strftime("%Y-%m-%dT%H:%M:%S"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_pdfs_are_read() {
        for (written, expected) in [
            ("/M(D:20260612153000+07'00')", "2026-06-12T15:30:00+07:00"),
            ("/Type/Sig/M (D:20260612083000Z)", "2026-06-12T15:30:00+07:00"),
            ("/MK<<>>/M(D:20260612033000-05'00')", "2026-06-12T15:30:00+07:00"),
            ("/M (D\\07220260612083000Z)", "2026-06-12T15:30:00+07:00"),
            ("/M(D:20260612153000)", "2026-06-12T15:30:00+07:00"),
        ] {
            let time = SignatureTime::in_dictionary(written.as_bytes()).unwrap();
            assert_eq!(time.to_string(), expected, "{written}");
        }
        for other in
            ["", "/M(D:2026)", "/M(D:20261312153000Z)", "/M(D:20260612153000?)", "/M(D:ă0260612153000)"]
        {
            assert_eq!(SignatureTime::in_dictionary(other.as_bytes()), None, "{other}");
        }
    }
}
