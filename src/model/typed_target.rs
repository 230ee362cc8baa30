//! Targets as they are typed.

use super::target::OF_PERCENT;
use super::{Amount, Change, ChangeBase, ChangeStep, Decimal, Direction, NumberFormat, Statement, Target};

/// A target as it is typed, before the decimals of its measure are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedTarget {
    form: TypedForm,
    first: Decimal,
    second: Decimal,
    sign: Sign,
}

/// The form of a typed target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TypedForm {
    Exactly,
    AtLeast,
    Between,
    MoreThan,
    AtMost,
    LessThan,
    Change(Direction, ChangeBase),
    Statement(Statement),
}

/// Whether a typed target has a percent sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    None,
    Percent,
}

/// Why a typed target cannot be one of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetFault {
    /// It has more decimals than the measure.
    Decimals,
    /// It has a percent sign, and the measure is no percentage.
    Percent,
}

impl TypedTarget {
    /// The words before a bound.
    const BOUNDS: [(&str, TypedForm); 4] = [
        ("at least ", TypedForm::AtLeast),
        ("more than ", TypedForm::MoreThan),
        ("at most ", TypedForm::AtMost),
        ("less than ", TypedForm::LessThan),
    ];

    /// Reads a target: `25`, `9 - 11`, `11 - 12%`, `at least 90%`, `more than 3%`, `at most 10`, `less than 3%`,
    /// `up 5% from 2025`, `down 2 from the beginning of the term`, `reached`, `not reached`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let statement = match text {
            "reached" => Some(Statement::Reached),
            "not reached" => Some(Statement::NotReached),
            _ => None,
        };
        if let Some(statement) = statement {
            return Some(Self::new(TypedForm::Statement(statement), Decimal::default(), Sign::None));
        }
        for (words, form) in Self::BOUNDS {
            if let Some(rest) = text.strip_prefix(words) {
                let (number, sign) = signed(rest)?;
                return Some(Self::new(form, number, sign));
            }
        }
        for (words, direction) in [("up ", Direction::Up), ("down ", Direction::Down)] {
            if let Some(rest) = text.strip_prefix(words) {
                return Self::change(rest, direction);
            }
        }
        Self::amount(text)
    }

    fn new(form: TypedForm, first: Decimal, sign: Sign) -> Self {
        Self { form, first, second: Decimal::default(), sign }
    }

    /// `5% from 2025`, `3 from the beginning of the term`
    fn change(rest: &str, direction: Direction) -> Option<Self> {
        let (step, base) = rest.split_once(" from ")?;
        let (number, sign) = signed(step)?;
        let base = match base.trim() {
            "the beginning of the term" | "beginning of the term" => ChangeBase::TermBeginning,
            year => {
                let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
                ChangeBase::Year(is_year.then(|| year.parse().ok()).flatten()?)
            }
        };
        Some(Self::new(TypedForm::Change(direction, base), number, sign))
    }

    /// `25`, `90%`, `9 - 11`, `11 - 12%`
    fn amount(text: &str) -> Option<Self> {
        let Some((from, to)) = text.split_once(['-', '–']) else {
            let (number, sign) = signed(text)?;
            return Some(Self::new(TypedForm::Exactly, number, sign));
        };
        let ((from, _), (to, sign)) = (signed(from)?, signed(to)?);
        let is_ascending = from.with_decimals(OF_PERCENT)? < to.with_decimals(OF_PERCENT)?;
        is_ascending.then_some(Self { form: TypedForm::Between, first: from, second: to, sign })
    }

    /// The target in the decimals of a measure.
    ///
    /// # Errors
    /// Where it has more decimals than the measure, or is a percentage and the measure is none.
    pub fn for_measure(self, format: &NumberFormat) -> Result<Target, TargetFault> {
        let number = |number: Decimal| number.with_decimals(format.decimals()).ok_or(TargetFault::Decimals);
        let is_relative =
            self.sign == Sign::Percent && matches!(self.form, TypedForm::Change(..)) && !format.is_percent();
        if self.sign == Sign::Percent && !format.is_percent() && !is_relative {
            return Err(TargetFault::Percent);
        }
        Ok(match self.form {
            TypedForm::Exactly => Target::Amount(Amount::Exactly(number(self.first)?)),
            TypedForm::AtLeast => Target::Amount(Amount::AtLeast(number(self.first)?)),
            TypedForm::Between => Target::Amount(Amount::Between(number(self.first)?, number(self.second)?)),
            TypedForm::MoreThan => Target::MoreThan(number(self.first)?),
            TypedForm::AtMost => Target::AtMost(number(self.first)?),
            TypedForm::LessThan => Target::LessThan(number(self.first)?),
            TypedForm::Change(direction, base) => {
                let percent = || self.first.with_decimals(OF_PERCENT).ok_or(TargetFault::Decimals);
                let step = if is_relative {
                    ChangeStep::Percent(percent()?)
                } else {
                    ChangeStep::Number(number(self.first)?)
                };
                Target::Change(Change { direction, step, base })
            }
            TypedForm::Statement(statement) => Target::Statement(statement),
        })
    }
}

/// A number, perhaps with a percent sign.
fn signed(text: &str) -> Option<(Decimal, Sign)> {
    let text = text.trim();
    let (number, sign) = match text.strip_suffix('%') {
        Some(number) => (number.trim_end(), Sign::Percent),
        None => (text, Sign::None),
    };
    Some((Decimal::parse(number)?, sign))
}
