//! Changes as a form makes them: a value set, a key or member put in, taken out or moved. Each changes the bytes that it
//! means and no others, or is refused.

use std::sync::Arc;

use super::entry::Entry;
use super::field_value::FieldValue;
use super::rearrange;
use super::scalar_words::changed_words;
use super::steps::{PathStep, named, steps};
use super::text_edit::{TextEdit, apply};
use super::tree::YamlTree;
use super::{Editor, NewValue, UnchangeableValue, set_values};
use crate::data::yaml::{self, Node, Value};
use crate::diag::Findings;
use crate::source::{Source, ValuePath};

/// A change of a file. Members of lists are named by their numbers, from 1, or by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldEdit {
    /// The value at a path becomes another. A key that is not there is added.
    Set {
        /// Where.
        path: ValuePath,
        /// The value.
        value: FieldValue,
    },
    /// A key that is not there gets a value; or a member comes before the one that has the number now, or at the end where
    /// there is none.
    Insert {
        /// The key, or the number of the member.
        path: ValuePath,
        /// The value.
        value: FieldValue,
    },
    /// A key or a member goes, with all that is in it.
    Remove {
        /// Where.
        path: ValuePath,
    },
    /// A member takes the place that another member of its list has now.
    Move {
        /// The member.
        path: ValuePath,
        /// The member in whose place it comes.
        to: ValuePath,
    },
}

impl FieldEdit {
    /// The path that it changes.
    pub fn path(&self) -> &ValuePath {
        match self {
            Self::Set { path, .. }
            | Self::Insert { path, .. }
            | Self::Remove { path }
            | Self::Move { path, .. } => path,
        }
    }
}

/// The text of a file with changes, each made in the text of those before.
///
/// # Errors
/// With the path of the first change that the layout of the file does not allow.
pub fn edit_fields(source: &Arc<Source>, edits: &[FieldEdit]) -> Result<String, UnchangeableValue> {
    if let Some(text) = set_all(source, edits) {
        return Ok(text);
    }
    edits.iter().try_fold(source.text().to_owned(), |text, edit| {
        let source = Source::new(source.path(), text);
        edit_field(&source, edit).ok_or_else(|| UnchangeableValue(edit.path().clone()))
    })
}

/// Many single values at once, as of a range of a sheet.
fn set_all(source: &Arc<Source>, edits: &[FieldEdit]) -> Option<String> {
    let top = yaml::parse(source, &mut Findings::default())?;
    let value = |edit: &FieldEdit| match edit {
        FieldEdit::Set { path, value: FieldValue::Text(text) } => {
            Some(NewValue::from_text(named(&top, path), text))
        }
        _ => None,
    };
    let values = edits.iter().map(value).collect::<Option<Vec<NewValue>>>()?;
    let is_member = |edit: &FieldEdit| {
        edit.path().parts().last().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()))
    };
    // Of few texts the words alone that change are written.
    let are_many = values.len() > 4 && !edits.iter().any(is_member);
    if are_many { set_values(source, &values).ok() } else { None }
}

fn edit_field(source: &Arc<Source>, edit: &FieldEdit) -> Option<String> {
    let top = yaml::parse(source, &mut Findings::default())?;
    let file = FieldFile { source, top: &top };
    let named = |path| named(&top, path);
    match edit {
        FieldEdit::Set { path, value } => file.set(&named(path), value),
        FieldEdit::Insert { path, value } => file.insert(path, value),
        FieldEdit::Remove { path } => file.remove(&named(path)),
        FieldEdit::Move { path, to } => file.shift(&named(path), &named(to)),
    }
}

/// A file that is changed once.
struct FieldFile<'a> {
    source: &'a Arc<Source>,
    top: &'a Node,
}

impl<'a> FieldFile<'a> {
    fn set(&self, path: &ValuePath, value: &FieldValue) -> Option<String> {
        let steps = steps(self.top, path)?;
        let wanted = self.tree().changed_at(&steps, &[], |_| Some(value.tree()))?;
        if let Some((node, FieldValue::Text(text))) = node_at(self.top, &steps).map(|node| (node, value)) {
            for edits in changed_words(self.source, node, text) {
                if let Some(text) = self.changed(edits, &wanted) {
                    return Some(text);
                }
            }
        }
        if node_at(self.top, &steps).is_none() && !value.is_single() {
            return self.add_block(path, value).or_else(|| self.set_flow(path, value));
        }
        self.set_flow(path, value)
    }

    fn set_flow(&self, path: &ValuePath, value: &FieldValue) -> Option<String> {
        let mut editor = Editor::new(self.source).ok()?;
        editor.set_at(path, &value.flow());
        editor.finish().ok()
    }

    fn insert(&self, path: &ValuePath, value: &FieldValue) -> Option<String> {
        let (key, above) = path.parts().split_last()?;
        let above = above.iter().fold(ValuePath::default(), |path, part| path.below(part));
        let list = named(self.top, &above);
        let path = &list.below(key);
        let steps = steps(self.top, &list)?;
        let node = node_at(self.top, &steps);
        let Some(Node { value: Value::List(members), .. }) = node else {
            let is_number = key.bytes().all(|byte| byte.is_ascii_digit());
            let is_nothing = node.is_none_or(|node| matches!(node.value, Value::Null));
            if is_number && (is_nothing || matches!(node.map(|node| &node.value), Some(Value::Scalar(_)))) {
                return self.append(&list, value);
            }
            // A key that is there is not lost.
            let is_there = || node_at(self.top, &super::steps::steps(self.top, path)?).map(drop);
            return if is_there().is_some() { None } else { self.set(path, value) };
        };
        let at = key.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match at.filter(|at| *at < members.len()) {
            None => self.append(&list, value),
            Some(at) => {
                let wanted =
                    self.tree().changed_at(&steps, &[], |tree| tree.with_member_at(at, value.tree()))?;
                let entry = self.whole().entry_at(&steps)?;
                self.changed(rearrange::insert(&entry, at, value)?, &wanted)
            }
        }
    }

    fn append(&self, list: &ValuePath, value: &FieldValue) -> Option<String> {
        let add = |add: &dyn Fn(&mut Editor)| {
            let mut editor = Editor::new(self.source).ok()?;
            add(&mut editor);
            editor.finish().ok()
        };
        let lines = value.member_lines();
        let lines: Vec<String> = lines.iter().map(|line| line[2..].to_owned()).collect();
        let in_lines = || add(&|editor: &mut Editor| editor.append_lines(list, &lines));
        let in_flow = || add(&|editor: &mut Editor| editor.append_at(list, &value.flow()));
        if lines.len() > 1 { in_lines().or_else(in_flow) } else { in_flow() }
    }

    fn add_block(&self, path: &ValuePath, value: &FieldValue) -> Option<String> {
        let mut editor = Editor::new(self.source).ok()?;
        editor.add_block(path, &value.lines().join("\n"), &[]);
        editor.finish().ok()
    }

    fn remove(&self, path: &ValuePath) -> Option<String> {
        let steps = steps(self.top, path)?;
        node_at(self.top, &steps)?;
        let (last, above) = steps.split_last()?;
        let wanted = self.tree().changed_at(above, &[], |tree| tree.without(last))?;
        let entry = self.whole().entry_at(above)?;
        let ways = rearrange::remove(&entry, last);
        ways.into_iter().find_map(|edits| self.changed(edits, &wanted))
    }

    fn shift(&self, path: &ValuePath, to: &ValuePath) -> Option<String> {
        let (from, to) = (steps(self.top, path)?, steps(self.top, to)?);
        let (PathStep::Member(member), list) = from.split_last()? else { return None };
        let (PathStep::Member(place), other) = to.split_last()? else { return None };
        if list != other {
            return None;
        }
        let wanted = self.tree().changed_at(list, &[], |tree| tree.moved(*member, *place))?;
        let entry = self.whole().entry_at(list)?;
        self.changed(rearrange::shift(&entry, *member, *place)?, &wanted)
    }

    fn tree(&self) -> YamlTree {
        YamlTree::from(self.top)
    }

    fn whole(&self) -> Entry<'a> {
        let text = self.source.text();
        Entry { text, key: None, value: self.top, lines: 0..text.len(), is_in_flow: false }
    }

    /// The text with edits, where it reads as it is to.
    fn changed(&self, mut edits: Vec<TextEdit>, wanted: &YamlTree) -> Option<String> {
        let text = apply(self.source.text(), &mut edits)?;
        (YamlTree::read(&text).as_ref() == Some(wanted)).then_some(text)
    }
}

/// The node that steps lead to; none where it is not there.
fn node_at<'n>(top: &'n Node, steps: &[PathStep]) -> Option<&'n Node> {
    steps.iter().try_fold(top, |node, step| match (step, &node.value) {
        (PathStep::Key(wanted), Value::Map(entries)) => {
            let is_it = |(key, _): &&(Node, Node)| super::name(key) == Some(wanted);
            entries.iter().find(is_it).map(|(_, value)| value)
        }
        (PathStep::Member(at), Value::List(members)) => members.get(*at),
        _ => None,
    })
}
