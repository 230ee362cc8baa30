//! What a quota aims at, in the forms that a congress sets.

use super::Amount;
use super::number_format::{NumberFormat, NumberStyle};

/// What a quota aims at, or what the whole of a result is said to be. Its numbers have the decimals of the measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A number, at least a number, or a range: `25`, `at least 25`, `9 - 11`.
    Amount(Amount),
    /// `more than 3`
    MoreThan(u64),
    /// `at most 10`
    AtMost(u64),
    /// `less than 3`
    LessThan(u64),
    /// `up 5% from 2025`, `down 2 from the beginning of the term`
    Change(Change),
    /// `reached`, `not reached`
    Statement(Statement),
}

/// A change against an earlier result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    /// Up or down.
    pub direction: Direction,
    /// By how much at least.
    pub step: ChangeStep,
    /// The result that it is compared with.
    pub base: ChangeBase,
}

/// The result that a change is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeBase {
    /// That of a year.
    Year(u16),
    /// That at the beginning of the term.
    TermBeginning,
}

/// The direction of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Tăng.
    Up,
    /// Giảm.
    Down,
}

/// The size of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeStep {
    /// A number of the measure; of a percentage its points.
    Number(u64),
    /// A part of the result of the year, in thousandths of a percent.
    Percent(u64),
}

impl ChangeStep {
    /// Its number, and how many decimals of it are in that; `format` is that of the measure.
    pub fn number(self, format: &NumberFormat) -> (u64, u8) {
        match self {
            Self::Number(number) => (number, format.decimals()),
            Self::Percent(part) => (part, OF_PERCENT),
        }
    }
}

/// A statement that holds or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Statement {
    /// It holds.
    Reached,
    /// It does not hold.
    NotReached,
}

/// How a result stands to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Chưa đạt.
    Missed,
    /// Đạt.
    Reached,
    /// Vượt: better than a target that is a number, at least a number, a range or a change.
    Exceeded,
}

impl Standing {
    /// The word of reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Missed => "chưa đạt",
            Self::Reached => "đạt",
            Self::Exceeded => "vượt",
        }
    }

    /// Of a result that should be at least `least`, and passes it above `most`.
    fn between(result: u64, least: u64, most: u64) -> Self {
        match result {
            _ if result < least => Self::Missed,
            _ if result > most => Self::Exceeded,
            _ => Self::Reached,
        }
    }

    fn reached_if(is_reached: bool) -> Self {
        if is_reached { Self::Reached } else { Self::Missed }
    }
}

impl From<Amount> for Target {
    fn from(amount: Amount) -> Self {
        Self::Amount(amount)
    }
}

impl Target {
    /// The amount, where it is one.
    pub fn amount(self) -> Option<Amount> {
        if let Self::Amount(amount) = self { Some(amount) } else { None }
    }

    /// The number, where it is an exact one.
    pub fn exactly(self) -> Option<u64> {
        if let Self::Amount(Amount::Exactly(number)) = self { Some(number) } else { None }
    }

    /// The statement, where it is one.
    pub fn statement(self) -> Option<Statement> {
        if let Self::Statement(statement) = self { Some(statement) } else { None }
    }

    /// The number that is written: the smaller one of a range; none of a change or a statement.
    pub fn number(self) -> Option<u64> {
        match self {
            Self::Amount(amount) => Some(amount.least()),
            Self::MoreThan(number) | Self::AtMost(number) | Self::LessThan(number) => Some(number),
            Self::Change(_) | Self::Statement(_) => None,
        }
    }

    /// The smallest number that keeps the promise, as far as it says so itself.
    pub fn least(self) -> u64 {
        match self {
            Self::Amount(amount) => amount.least(),
            Self::MoreThan(number) => number.saturating_add(1),
            Self::AtMost(_) | Self::LessThan(_) | Self::Change(_) | Self::Statement(_) => 0,
        }
    }

    /// The largest number that keeps the promise; none where there is no bound, or it does not say so itself.
    pub fn most(self) -> Option<u64> {
        match self {
            Self::Amount(amount) => amount.most(),
            Self::AtMost(number) => Some(number),
            Self::LessThan(number) => Some(number.saturating_sub(1)),
            Self::MoreThan(_) | Self::Change(_) | Self::Statement(_) => None,
        }
    }

    /// Whether a total keeps the promise, as far as it says so itself.
    pub fn is_met_by(self, total: u64) -> bool {
        let below = !matches!(self, Self::LessThan(0));
        below && total >= self.least() && self.most().is_none_or(|most| total <= most)
    }

    /// How a number stands to it; `base` is the result of the year of a change. None of a statement, or where that
    /// result is missing.
    pub fn standing(self, result: u64, base: Option<u64>) -> Option<Standing> {
        Some(match self {
            Self::Amount(amount) => {
                Standing::between(result, amount.least(), amount.most().unwrap_or(amount.least()))
            }
            Self::MoreThan(_) | Self::AtMost(_) | Self::LessThan(_) => {
                Standing::reached_if(self.is_met_by(result))
            }
            Self::Change(change) => change.standing(result, base?),
            Self::Statement(_) => return None,
        })
    }

    /// As official documents print it: `trên 3%`, `tăng 5% so với năm 2025`. A count without decimals and unit reads
    /// `ít nhất 25`, any other number `từ 90% trở lên`.
    pub fn written(self, format: &NumberFormat, style: NumberStyle) -> String {
        let number = |number| format.written(number, style);
        match self {
            Self::Amount(Amount::Exactly(count)) => number(count),
            Self::Amount(Amount::AtLeast(least)) if format.is_count() => format!("ít nhất {}", number(least)),
            Self::Amount(Amount::AtLeast(least)) => format!("từ {} trở lên", number(least)),
            Self::Amount(Amount::Between(from, to)) => format.written_range(from, to, style),
            Self::MoreThan(bound) => format!("trên {}", number(bound)),
            Self::AtMost(bound) => format!("không quá {}", number(bound)),
            Self::LessThan(bound) => format!("dưới {}", number(bound)),
            Self::Change(change) => change.written(format, style),
            Self::Statement(Statement::Reached) => "hoàn thành".to_owned(),
            Self::Statement(Statement::NotReached) => "chưa hoàn thành".to_owned(),
        }
    }
}

/// The decimals of the percentage of a change.
pub(super) const OF_PERCENT: u8 = 3;

impl Change {
    /// The step as a part of a base, exactly: in units of 1/100,000 of the measure's last place.
    fn standing(self, result: u64, base: u64) -> Standing {
        const WHOLE: i128 = 100_000;
        let step = match self.step {
            ChangeStep::Number(number) => i128::from(number) * WHOLE,
            ChangeStep::Percent(thousandths) => i128::from(base) * i128::from(thousandths),
        };
        let grown = (i128::from(result) - i128::from(base)) * WHOLE;
        let grown = if self.direction == Direction::Up { grown } else { -grown };
        match grown.cmp(&step) {
            std::cmp::Ordering::Less => Standing::Missed,
            std::cmp::Ordering::Equal => Standing::Reached,
            std::cmp::Ordering::Greater => Standing::Exceeded,
        }
    }

    fn written(self, format: &NumberFormat, style: NumberStyle) -> String {
        let verb = match self.direction {
            Direction::Up => "tăng",
            Direction::Down => "giảm",
        };
        let step = match self.step {
            ChangeStep::Number(number) => format.written(number, style),
            ChangeStep::Percent(part) => {
                NumberFormat::new(OF_PERCENT, Some(NumberFormat::PERCENT)).written(part, style)
            }
        };
        match self.base {
            ChangeBase::Year(year) => format!("{verb} {step} so với năm {year}"),
            ChangeBase::TermBeginning => format!("{verb} {step} so với đầu nhiệm kỳ"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{TargetFault, TypedTarget};

    fn percent() -> NumberFormat {
        NumberFormat::new(1, Some("%"))
    }

    fn printed(text: &str, format: &NumberFormat) -> String {
        let target = TypedTarget::parse(text).unwrap().for_measure(format).unwrap();
        target.written(format, NumberStyle::Plain)
    }

    #[test]
    fn each_form_prints_as_documents_have_it() {
        let (percent, count) = (percent(), NumberFormat::default());
        for (typed, expected) in [
            ("90%", "90%"),
            ("11 - 12%", "11 - 12%"),
            ("at least 90%", "từ 90% trở lên"),
            ("more than 3%", "trên 3%"),
            ("less than 3,5%", "dưới 3,5%"),
            ("up 5% from 2025", "tăng 5% so với năm 2025"),
            ("reached", "hoàn thành"),
        ] {
            assert_eq!(printed(typed, &percent), expected, "{typed}");
        }
        for (typed, expected) in [
            ("25", "25"),
            ("9 - 11", "9 - 11"),
            ("at least 25", "ít nhất 25"),
            ("at most 10", "không quá 10"),
            ("up 5% from 2025", "tăng 5% so với năm 2025"),
            ("up 3 from the beginning of the term", "tăng 3 so với đầu nhiệm kỳ"),
            ("down 2 from 2025", "giảm 2 so với năm 2025"),
        ] {
            assert_eq!(printed(typed, &count), expected, "{typed}");
        }
        let money = NumberFormat::new(1, Some("triệu đồng"));
        assert_eq!(printed("73,1", &money), "73,1 triệu đồng");
        for wrong in ["", "-5", "11 - 9", "9 -", "ít", "+5", "73.1", "up 5", "up 5 from 25", "at least"] {
            assert_eq!(TypedTarget::parse(wrong), None, "{wrong}");
        }
        assert_eq!(TypedTarget::parse("90,12%").unwrap().for_measure(&percent), Err(TargetFault::Decimals));
        assert_eq!(
            TypedTarget::parse("at least 90%").unwrap().for_measure(&count),
            Err(TargetFault::Percent)
        );
    }

    #[test]
    fn results_are_to_each_form() {
        use Standing::{Exceeded, Missed, Reached};
        let standing = |typed: &str, format: &NumberFormat, result, base| {
            TypedTarget::parse(typed).unwrap().for_measure(format).unwrap().standing(result, base)
        };
        let (percent, count) = (percent(), NumberFormat::default());
        assert_eq!(standing("at least 90%", &percent, 899, None), Some(Missed));
        assert_eq!(standing("at least 90%", &percent, 900, None), Some(Reached));
        assert_eq!(standing("at least 90%", &percent, 901, None), Some(Exceeded));
        assert_eq!(standing("more than 3%", &percent, 30, None), Some(Missed));
        assert_eq!(standing("more than 3%", &percent, 31, None), Some(Reached));
        assert_eq!(standing("less than 3%", &percent, 30, None), Some(Missed));
        assert_eq!(standing("at most 10", &count, 10, None), Some(Reached));
        assert_eq!(standing("11 - 12%", &percent, 121, None), Some(Exceeded));
        // 5% of 30 is 1,5: 31 is too few.
        assert_eq!(standing("up 5% from 2025", &count, 31, Some(30)), Some(Missed));
        assert_eq!(standing("up 5% from 2025", &count, 32, Some(30)), Some(Exceeded));
        assert_eq!(standing("up 5% from 2025", &count, 21, Some(20)), Some(Reached));
        // Of a percentage, its points.
        assert_eq!(standing("up 5% from 2025", &percent, 850, Some(800)), Some(Reached));
        assert_eq!(standing("down 2 from 2025", &count, 7, Some(8)), Some(Missed));
        assert_eq!(standing("down 2 from 2025", &count, 5, Some(8)), Some(Exceeded));
        assert_eq!(standing("up 5% from 2025", &count, 31, None), None);
    }
}
