//! Figures by name, of documents and of units.

use jiff::civil::Date;

use super::Amount;

/// A figure that is no quota and no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A count or a range.
    Amount(Amount),
    /// A day, such as a deadline.
    Day(Date),
    /// Anything else, as written.
    Text(String),
}
