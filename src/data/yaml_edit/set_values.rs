//! Many changes of a file at once: values set, and members added to lists.

use std::sync::Arc;

use super::tree::{in_flow, key, scalar};
use super::{Editor, Unchangeable};
use crate::source::{Source, ValuePath};

/// A value that a file is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewValue {
    /// Where: keys, and members of lists by the names that [`values`](crate::data::values()) gives them. Of a member that
    /// is added the list; of a block its key, which is not there yet.
    pub path: ValuePath,
    /// The value as YAML on one line; of a block on several.
    value: String,
    placement: Placement,
    /// The keys that a new key goes among, in their order.
    order: Arc<[String]>,
}

/// Whether a value replaces another or is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Placement {
    /// In the place of the value that is there.
    Set,
    /// At the end of the list that is there.
    Append,
    /// A key with lines below it: at the end of a map that has a line for each key, or at the top after the last of
    /// these keys.
    Block(&'static [&'static str]),
    /// At the end of the list that is there, on several lines.
    AppendLines,
}

/// The path of a value that cannot be set in the layout of its file, or would change another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnchangeableValue(pub ValuePath);

impl NewValue {
    /// A value that reads as this text, a figure as well as words.
    pub fn from_text(path: ValuePath, text: &str) -> Self {
        Self::new(path, scalar(text), Placement::Set)
    }

    fn new(path: ValuePath, value: String, placement: Placement) -> Self {
        Self { path, value, placement, order: Arc::default() }
    }

    /// A map of keys with the texts that their values read as, on one line.
    pub fn from_map(path: ValuePath, keys: &[(String, String)]) -> Self {
        let entries = keys.iter().map(|(name, text)| format!("{}: {}", key(name), in_flow(&scalar(text))));
        Self::new(path, format!("{{{}}}", entries.collect::<Vec<_>>().join(", ")), Placement::Set)
    }

    /// A member at the end of the list at a path: a map whose keys are on lines of their own, as YAML. The list may be
    /// missing, and may not be in brackets.
    pub fn from_lines(list: ValuePath, lines: &[String]) -> Self {
        Self::new(list, lines.join("\n"), Placement::AppendLines)
    }

    /// The same value, where keys that are not there yet go among others as an order has them: after the last that comes
    /// before them. The order may have keys of several maps.
    #[must_use]
    pub fn in_order(self, order: &Arc<[String]>) -> Self {
        Self { order: Arc::clone(order), ..self }
    }

    /// A member at the end of the list at a path, made of keys with the texts that their values read as. What is deeper
    /// in it is set by the values that follow: `results.admissions.periods.2026-Q2` after a member whose `id` is
    /// `admissions`.
    pub fn from_member(list: ValuePath, keys: &[(&str, &str)]) -> Self {
        let entries = keys.iter().map(|(name, text)| format!("{}: {}", key(name), in_flow(&scalar(text))));
        let value = format!("{{{}}}", entries.collect::<Vec<_>>().join(", "));
        Self::new(list, value, Placement::Append)
    }

    /// A key that is not there yet, with a map or a list below it as lines of YAML without indentation. At the top of the
    /// file it comes after the last of `after` that is there, or at the end where none is named.
    pub fn from_block(path: ValuePath, lines: &str, after: &'static [&'static str]) -> Self {
        Self::new(path, lines.to_owned(), Placement::Block(after))
    }

    fn put(&self, editor: &mut Editor) {
        match self.placement {
            Placement::Block(after) => editor.add_block(&self.path, &self.value, after),
            Placement::Set => editor.set_in_order(&self.path, &self.value, &self.order),
            Placement::AppendLines => {
                let lines: Vec<String> = self.value.lines().map(str::to_owned).collect();
                editor.append_lines(&self.path, &lines);
            }
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

    /// What a sheet writes of the units of a plan that is made again.
    #[test]
    fn lines_are_added_below_a_key() {
        let text = "# đầu\nformat: 1\nquotas: # năm\n  - measure: admissions\n    period: 2026 # cả năm\n\n# hết\naccept: []\n";
        let source = Source::new("a.yaml", text);
        let lines = "thon-1: {2026-Q1: 1}\nthon-2:\n  2026-Q1: 2\n";
        let block = |path: &str| NewValue::from_block(ValuePath::parse(path), lines, &["format", "groups"]);
        let after = set_values(&source, &[block("units"), block("quotas.admissions.units")]).unwrap();
        let expected = "\
# đầu
format: 1
units:
  thon-1: {2026-Q1: 1}
  thon-2:
    2026-Q1: 2
quotas: # năm
  - measure: admissions
    period: 2026 # cả năm
    units:
      thon-1: {2026-Q1: 1}
      thon-2:
        2026-Q1: 2

# hết
accept: []
";
        assert_eq!(after, expected);
        for path in ["accept", "quotas.admissions.period", "quotas.none.units", "accept.units"] {
            assert!(set_values(&source, &[block(path)]).is_err(), "{path}");
        }
    }

    #[test]
    fn new_keys_go_where_an_order_has_them() {
        let order: Arc<[String]> = ["t1", "t2", "t3", "t4", "Q1", "Q2", "Q3"].map(str::to_owned).into();
        let before = "r:\n  - id: a\n    units:\n      # đầu\n      t2: {Q1: 0, Q3: 1} # hai\n      t4:\n        Q2: 1\n    periods: {\n      Q2: 3,\n    }\n";
        let values = [("t1.Q1", "5"), ("t2.Q2", "6"), ("t3.Q2", "7"), ("t4.Q1", "8"), ("t4.Q3", "9")];
        let units = values.map(|(path, text)| (format!("r.a.units.{path}"), text));
        let values: Vec<NewValue> = units
            .iter()
            .map(|(path, text)| (path.as_str(), *text))
            .chain([("r.a.periods.Q1", "1"), ("r.a.periods.Q3", "4")])
            .map(|(path, text)| NewValue::from_text(ValuePath::parse(path), text).in_order(&order))
            .collect();
        let after = "r:\n  - id: a\n    units:\n      # đầu\n      t1: {Q1: 5}\n      t2: {Q1: 0, Q2: 6, Q3: 1} # hai\n      t3: {Q2: 7}\n      t4:\n        Q1: 8\n        Q2: 1\n        Q3: 9\n    periods: {\n      Q1: 1,\n      Q2: 3,\n      Q3: 4,\n    }\n";
        assert_eq!(set_values(&Source::new("a.yaml", before), &values).as_deref(), Ok(after));
    }

    #[test]
    fn a_member_on_several_lines_is_added_to_a_list() {
        let lines = ["measure: m", "period: 2026", "units:", "  t1: {Q1: 0}"].map(str::to_owned);
        let value = NewValue::from_lines(ValuePath::parse("results"), &lines);
        let member = "  - measure: m\n    period: 2026\n    units:\n      t1: {Q1: 0}\n";
        for (before, after) in [
            (
                "format: 1\nresults:\n  - {id: a}\n# hết\n",
                format!("format: 1\nresults:\n  - {{id: a}}\n{member}# hết\n"),
            ),
            ("format: 1\nresults:\n", format!("format: 1\nresults:\n{member}")),
            ("format: 1\n", format!("format: 1\nresults:\n{member}")),
        ] {
            let source = Source::new("a.yaml", before);
            assert_eq!(set_values(&source, std::slice::from_ref(&value)), Ok(after), "{before}");
        }
        let flow = Source::new("a.yaml", "format: 1\nresults: [{id: a}]\n");
        assert!(set_values(&flow, &[value]).is_err());
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
