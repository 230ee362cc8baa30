//! The functions of expressions: rich text, names of holders, labels of annexes, periods.

use std::collections::BTreeMap;

use minijinja::value::{Rest, Value, ValueKind};
use minijinja::{Error, ErrorKind};

use super::values::{PeriodValue, as_count, as_text, mismatch};
use crate::content::runs;
use crate::model::NameOrder;
use crate::text::compare_names;

/// `{{ bold("…") }}`
pub(super) fn bold(inner: &Value) -> Result<String, Error> {
    as_text(inner).map(|inner| runs::bold(&inner))
}

/// `{{ italic("…") }}`
pub(super) fn italic(inner: &Value) -> Result<String, Error> {
    as_text(inner).map(|inner| runs::italic(&inner))
}

/// `{{ underline("…") }}`
pub(super) fn underline(inner: &Value) -> Result<String, Error> {
    as_text(inner).map(|inner| runs::underline(&inner))
}

/// `{{ dots() }}`
pub(super) fn dots() -> String {
    runs::dots()
}

/// `{{ footnote("…") }}`
pub(super) fn footnote(inner: &Value) -> Result<String, Error> {
    as_text(inner).map(|inner| runs::footnote(&inner))
}

/// `{{ period("2026-Q2") }}`
pub(super) fn period(id: &Value) -> Result<Value, Error> {
    let read = || as_text(id).ok()?.parse().ok();
    read().map(|period| Value::from_object(PeriodValue(period))).ok_or_else(|| mismatch("period", id))
}

/// `{{ names(["thon-1", "thon-2"]) }}`, in the order that is set; `holders` has the names by id.
pub(super) fn names(
    holders: BTreeMap<String, String>,
    order: NameOrder,
) -> impl Fn(&Value) -> Result<String, Error> {
    move |ids| {
        let listed = Some(ids).filter(|ids| ids.kind() == ValueKind::Seq).and_then(|ids| ids.try_iter().ok());
        let listed = listed.ok_or_else(|| mismatch("ids", ids))?;
        let name = |id: Value| {
            let id = id.as_str().ok_or_else(|| mismatch("ids", &id))?;
            holders.get(&id.to_ascii_lowercase()).cloned().ok_or_else(|| unknown_holder(id))
        };
        let mut names = listed.map(name).collect::<Result<Vec<String>, Error>>()?;
        if order == NameOrder::Vietnamese {
            names.sort_by(|one, other| compare_names(one, other));
        }
        Ok(names.join(", "))
    }
}

/// `{{ annex(2) }}`, the first where no number is given; `labels` are those of the document.
pub(super) fn annex(labels: Vec<String>) -> impl Fn(Rest<Value>) -> Result<String, Error> {
    // Not `Option<Value>`: the engine makes `None` of an unknown name.
    move |arguments| {
        let number = match arguments.as_slice() {
            [] => 1,
            [number] => as_count(number)?,
            _ => return Err(Error::from(ErrorKind::TooManyArguments)),
        };
        let label = usize::try_from(number).ok().and_then(|number| labels.get(number.checked_sub(1)?));
        label.cloned().ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "annex"))
    }
}

/// Before the id of an unknown unit or organisation in the detail of an error.
pub(super) const HOLDER: &str = "holder ";

fn unknown_holder(id: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("{HOLDER}{id}"))
}
