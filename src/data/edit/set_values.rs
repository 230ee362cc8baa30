//! Many values of a file set at once.

use std::sync::Arc;

use super::tree::scalar;
use super::{Editor, Unchangeable};
use crate::source::{Source, ValuePath};

/// A value that a file is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewValue {
    /// Where: keys, and members of lists by the names that [`values`](crate::data::values()) gives them.
    pub path: ValuePath,
    /// The value as YAML on one line.
    value: String,
}

impl NewValue {
    /// A value that reads as this text, a figure as well as words.
    pub fn from_text(path: ValuePath, text: &str) -> Self {
        Self { path, value: scalar(text) }
    }
}

/// The text of a file with these values, and with all else of it kept: comments, order, layout. A key that is not there
/// is added at the end of its map.
///
/// # Errors
/// When one of them cannot be set in the layout of the file, or would change another value.
pub fn set_values(source: &Arc<Source>, values: &[NewValue]) -> Result<String, Unchangeable> {
    let mut editor = Editor::new(source)?;
    for NewValue { path, value } in values {
        editor.set_at(path, value);
    }
    // Where one change makes room for another, as for two keys of a map that is not there yet, each is made in the
    // text of those before.
    editor.finish().or_else(|Unchangeable| one_by_one(source, values))
}

fn one_by_one(source: &Arc<Source>, values: &[NewValue]) -> Result<String, Unchangeable> {
    let mut text = source.text().to_owned();
    for NewValue { path, value } in values {
        let mut editor = Editor::new(&Source::new(source.path(), text.as_str()))?;
        editor.set_at(path, value);
        text = editor.finish()?;
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, values: &[(&str, &str)]) -> Result<String, Unchangeable> {
        let value = |(path, value): &(&str, &str)| NewValue::from_text(ValuePath::parse(path), value);
        set_values(&Source::new("a.yaml", text), &values.iter().map(value).collect::<Vec<_>>())
    }

    /// What a sheet of results changes in the file of results.
    #[test]
    fn figures_of_units_are_set_where_they_are_or_added() {
        let before = "\
# Kết quả
results:
  - id: admissions   # kết nạp
    measure: admissions
    periods: {2026-Q1: 0, 2026-Q2: 3}
    # Thôn 3 vượt trước tiến độ.
    units:
      thon-1: {2026-Q1: 0, 2026-Q2: 1} # đủ
      thon-2:
        2026-Q1: 0

  # Cùng kỳ
  - {id: lessons, period: 2025}
";
        let after = set(
            before,
            &[
                ("results.admissions.periods.2026-Q2", "4"),
                ("results.admissions.periods.2026-Q3", "5"),
                ("results.admissions.units.thon-1.2026-Q2", "2"),
                ("results.admissions.units.thon-2.2026-Q2", "1"),
                ("results.admissions.units.thon-3.2026-Q1", "0"),
                ("results.admissions.units.thon-3.2026-Q2", "1"),
                ("results.lessons.as_of", "2026-06-30"),
                ("results.lessons.name", "Một, hai: ba"),
            ],
        );
        let expected = "\
# Kết quả
results:
  - id: admissions   # kết nạp
    measure: admissions
    periods: {2026-Q1: 0, 2026-Q2: 4, 2026-Q3: 5}
    # Thôn 3 vượt trước tiến độ.
    units:
      thon-1: {2026-Q1: 0, 2026-Q2: 2} # đủ
      thon-2:
        2026-Q1: 0
        2026-Q2: 1
      thon-3: {2026-Q1: 0, 2026-Q2: 1}

  # Cùng kỳ
  - {id: lessons, period: 2025, as_of: 2026-06-30, name: \"Một, hai: ba\"}
";
        assert_eq!(after.as_deref(), Ok(expected));
    }

    #[test]
    fn a_path_that_leads_nowhere_is_refused() {
        for path in ["results.lessons.as_of", "state.x", "list.3", ""] {
            let text = "state: draft\nlist: [a, b]\nresults: [{id: admissions}]\n";
            assert_eq!(set(text, &[(path, "1")]), Err(Unchangeable), "{path}");
        }
    }
}
