//! What single values of arguments are read as, and what is offered in place of a wrong one.

use std::fmt;
use std::num::NonZeroUsize;

use jiff::civil::Date;

use crate::archive::RequestedNumber;
use crate::data::day_in_order;
use crate::model::DocumentId;
use crate::report::JsonFormat;

/// A value that an argument takes, in place of one that it does not: what the person meant, or an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Suggestion(pub(super) String);

impl fmt::Display for Suggestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Suggestion {}

/// `85` or `next`.
pub(super) fn number_wish(written: &str) -> Result<RequestedNumber, Suggestion> {
    match written.parse() {
        _ if written == "next" => Ok(RequestedNumber::Next),
        Ok(number @ 1..) => Ok(RequestedNumber::Given(number)),
        _ => Err(Suggestion("85 | next".to_owned())),
    }
}

/// `plan`, `notice`, `reports/2026-Q2`.
pub(super) fn document(written: &str) -> Result<DocumentId, Suggestion> {
    written.parse().map_err(|()| Suggestion("plan, notice, reports/2026-Q2".to_owned()))
}

/// A day of the calendar.
pub(super) fn day(written: &str) -> Result<Date, Suggestion> {
    let example = || Suggestion(day_in_order(written).unwrap_or_else(|| "2026-06-12".to_owned()));
    written.parse().map_err(|_| example())
}

/// `1` or `2`.
pub(super) fn json_format(written: &str) -> Result<JsonFormat, Suggestion> {
    match written {
        "1" => Ok(JsonFormat::First),
        "2" => Ok(JsonFormat::Second),
        _ => Err(Suggestion("1 | 2".to_owned())),
    }
}

/// A count of workers.
pub(super) fn jobs(written: &str) -> Result<NonZeroUsize, Suggestion> {
    written.parse().map_err(|_| Suggestion("1, 2, 4".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_positive_or_the_next() {
        assert_eq!(number_wish("85"), Ok(RequestedNumber::Given(85)));
        assert_eq!(number_wish("next"), Ok(RequestedNumber::Next));
        for wrong in ["0", "-1", "", "85a", "Next", "4294967296"] {
            assert_eq!(number_wish(wrong), Err(Suggestion("85 | next".to_owned())), "{wrong}");
        }
    }
}
