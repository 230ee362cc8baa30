//! Many changes of a file at once: values set, and members added to lists.

use std::sync::Arc;

use super::tree::{in_flow, key, scalar};
use super::{Editor, Unchangeable};
use crate::source::{Source, ValuePath};

/// A value that a file is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewValue {
    /// Where: keys, and members of lists by the names that [`values`](crate::data::values()) gives them. Of a member that
    /// is added the list.
    pub path: ValuePath,
    /// The value as YAML on one line.
    value: String,
    placement: Placement,
}

/// Whether a value replaces another or is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Placement {
    /// In the place of the value that is there.
    Set,
    /// At the end of the list that is there.
    Append,
}

/// The path of a value that cannot be set in the layout of its file, or would change another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnchangeableValue(pub ValuePath);

impl NewValue {
    /// A value that reads as this text, a figure as well as words.
    pub fn from_text(path: ValuePath, text: &str) -> Self {
        Self { path, value: scalar(text), placement: Placement::Set }
    }

    /// A member at the end of the list at a path, made of keys with the texts that their values read as. What is deeper
    /// in it is set by the values that follow: `results.admissions.periods.2026-Q2` after a member whose `id` is
    /// `admissions`.
    pub fn from_member(list: ValuePath, keys: &[(&str, &str)]) -> Self {
        let entries = keys.iter().map(|(name, text)| format!("{}: {}", key(name), in_flow(&scalar(text))));
        let value = format!("{{{}}}", entries.collect::<Vec<_>>().join(", "));
        Self { path: list, value, placement: Placement::Append }
    }

    fn put(&self, editor: &mut Editor) {
        match self.placement {
            Placement::Set => editor.set_at(&self.path, &self.value),
            Placement::Append => editor.append_at(&self.path, &self.value),
        }
    }
}

/// The text of a file with these values, and with all else of it kept: comments, order, layout. A key that is not there
/// is added at the end of its map.
///
/// # Errors
/// With the first value that cannot be set in the layout of the file, or would change another value; of a file that cannot
/// be changed at all, the first.
pub fn set_values(source: &Arc<Source>, values: &[NewValue]) -> Result<String, UnchangeableValue> {
    // Where one change makes room for another, as for two keys of a map that is not there yet, each is made in the
    // text of those before.
    at_once(source, values).or_else(|Unchangeable| one_by_one(source, values))
}

fn at_once(source: &Arc<Source>, values: &[NewValue]) -> Result<String, Unchangeable> {
    let mut editor = Editor::new(source)?;
    for value in values {
        value.put(&mut editor);
    }
    editor.finish()
}

fn one_by_one(source: &Arc<Source>, values: &[NewValue]) -> Result<String, UnchangeableValue> {
    values.iter().try_fold(source.text().to_owned(), |text, value| {
        let source = Source::new(source.path(), text);
        let changed = at_once(&source, std::slice::from_ref(value));
        changed.map_err(|Unchangeable| UnchangeableValue(value.path.clone()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, values: &[(&str, &str)]) -> Result<String, UnchangeableValue> {
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
            let refused = Err(UnchangeableValue(ValuePath::parse(path)));
            assert_eq!(set(text, &[("results.admissions.note", "1"), (path, "1")]), refused, "{path}");
        }
        let refused = Err(UnchangeableValue(ValuePath::parse("a")));
        assert_eq!(set("{a: 1, b: 2}\n", &[("a", "2"), ("b", "3")]), refused);
    }

    /// What a sheet changes that has a row which the file does not have yet.
    #[test]
    fn a_member_is_added_to_a_list_and_filled() {
        let lists = [
            ("- id: lessons # lớp\n    total: 1\n", "- id: lessons # lớp\n    total: 1\n  - "),
            ("- {id: lessons}\n", "- {id: lessons}\n  - "),
        ];
        let values = [
            NewValue::from_member(
                ValuePath::parse("results"),
                &[("id", "admissions"), ("note", "Một, hai: ba")],
            ),
            NewValue::from_text(ValuePath::parse("results.admissions.periods.2026-Q2"), "4"),
            NewValue::from_text(ValuePath::parse("results.admissions.periods.2026-Q3"), "5"),
        ];
        let member = "{id: admissions, note: \"Một, hai: ba\", periods: {2026-Q2: 4, 2026-Q3: 5}}\n";
        for (before, after) in lists {
            let source = Source::new("a.yaml", format!("results:\n  {before}\n# hết\nformat: 1\n"));
            let expected = format!("results:\n  {after}{member}\n# hết\nformat: 1\n");
            assert_eq!(set_values(&source, &values), Ok(expected));
        }
        let none = Source::new("a.yaml", "format: 1\n");
        let expected = format!("format: 1\nresults:\n  - {member}");
        assert_eq!(set_values(&none, &values), Ok(expected));
        let nowhere = NewValue::from_member(ValuePath::parse("format.results"), &[("id", "admissions")]);
        assert_eq!(set_values(&none, &[nowhere]), Err(UnchangeableValue(ValuePath::parse("format.results"))));
    }
}
