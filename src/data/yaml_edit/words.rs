//! Changes of words: within texts, and of texts that are members of lists. All else of the file stays, and each text keeps
//! its lines and its quotes where its new words allow it.

use std::ops::Range;
use std::sync::Arc;

use super::block::BlockList;
use super::entry::Entry;
use super::flow::{self, FlowMembers};
use super::lines::{line_end, own_line};
use super::scalar_words::{WIDTH, WrittenText, folded};
use super::text_edit::{TextEdit, apply};
use super::tree::{YamlTree, in_block, in_flow, scalar};
use crate::data::yaml::{self, Node, Value};
use crate::diag::Findings;
use crate::source::{Place, Source};
use crate::text::nfc;

/// A change of words that a file is to have.
#[derive(Clone, Debug)]
pub struct WordsChange {
    /// The text, as findings name it.
    pub place: Place,
    /// What is done with it.
    pub kind: WordsChangeKind,
}

/// A kind of change of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordsChangeKind {
    /// Other words in parts of the text: bytes of its value, composed and without blanks around it, in order.
    Within(Vec<(Range<usize>, String)>),
    /// Another member of the list that the text is in, or the map with the text, before it.
    Before(NewMember),
    /// Another member of the list that the text is in, after it. A map with the text may have nothing below it.
    After(NewMember),
    /// The text goes, with its line. It must not be the last of its list.
    Removed,
}

/// A new member of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// Its text.
    pub text: String,
    /// The key of the text, where the member is a map with it alone.
    pub key: Option<&'static str>,
}

impl NewMember {
    fn tree(&self) -> YamlTree {
        let text = YamlTree::Scalar(self.text.clone());
        match self.key {
            None => text,
            Some(key) => YamlTree::Map(vec![(YamlTree::Scalar(key.to_owned()), text)]),
        }
    }

    /// Its lines in a block.
    fn lines(&self, indent: &str, line_end: &str) -> String {
        let text = &self.text;
        let (start, deeper) = match self.key {
            None => (format!("{indent}- "), format!("{indent}    ")),
            Some(key) => (format!("{indent}- {key}: "), format!("{indent}    ")),
        };
        let single = format!("{start}{}", in_block(&scalar(text)));
        let is_foldable = !text.contains("  ") && !text.contains('\n') && !text.starts_with(' ');
        if single.chars().count() > WIDTH && is_foldable {
            return format!("{start}>-{}", folded(text, &deeper, line_end));
        }
        single
    }

    /// The same on one line, in braces or brackets.
    fn in_flow(&self) -> String {
        let text = in_flow(&scalar(&self.text));
        self.key.map_or_else(|| text.clone(), |key| format!("{{{key}: {text}}}"))
    }
}

/// A change that the layout of a file does not allow, by its place among those that were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnchangeableWords(pub usize);

/// The text of a file with changes of words, and with all else of it kept.
///
/// # Errors
/// With the first change that the layout does not allow.
pub fn set_words(source: &Arc<Source>, changes: &[WordsChange]) -> Result<String, UnchangeableWords> {
    let file = WordsFile::new(source).ok_or(UnchangeableWords(0))?;
    let each = |(at, change): (usize, &WordsChange)| file.edits(change).ok_or(UnchangeableWords(at));
    let edits = changes.iter().enumerate().map(each).collect::<Result<Vec<_>, _>>()?;
    let whole: Vec<&WordsChange> = changes.iter().collect();
    file.changed(&edits.concat(), &whole).ok_or_else(|| {
        let alone = |at: &usize| file.changed(&edits[*at], &[&changes[*at]]).is_none();
        UnchangeableWords((0..changes.len()).find(alone).unwrap_or_default())
    })
}

/// A file as it is.
struct WordsFile<'a> {
    source: &'a Arc<Source>,
    top: Arc<Node>,
}

impl<'a> WordsFile<'a> {
    fn new(source: &'a Arc<Source>) -> Option<Self> {
        Some(Self { source, top: yaml::parse(source, &mut Findings::default())? })
    }

    /// The edits of one change: those that keep most of the text, if it reads as meant then.
    fn edits(&self, change: &WordsChange) -> Option<Vec<TextEdit>> {
        let node = find(&self.top, &change.place.range())?;
        match &change.kind {
            WordsChangeKind::Within(parts) => {
                let value = value_of(node)?;
                let text = with_parts(&value, parts)?;
                let written = WrittenText::new(self.source, node);
                let ways = written.parts(&value, parts).into_iter().chain(written.whole(&text));
                let mut ways = ways.filter(|edits| self.changed(edits, &[change]).is_some());
                ways.next()
            }
            WordsChangeKind::Before(member) => self.added(&change.place.range(), 0, member),
            WordsChangeKind::After(member) => self.added(&change.place.range(), 1, member),
            WordsChangeKind::Removed => self.removed(&change.place.range()),
        }
    }

    /// Another member of a list, so many behind the one at a range.
    fn added(&self, member: &Range<usize>, behind: usize, new: &NewMember) -> Option<Vec<TextEdit>> {
        let whole = Entry::from_file(self.source.text(), &self.top);
        let (list, at) = whole.list_with(member)?;
        // What is below a member is between it and one behind it.
        if behind > 0 && list.child_at(at).is_some_and(|member| has_more_than_text(member.value)) {
            return None;
        }
        list.insert_member(at + behind, new)
    }

    fn removed(&self, member: &Range<usize>) -> Option<Vec<TextEdit>> {
        let whole = Entry::from_file(self.source.text(), &self.top);
        let (list, at) = whole.list_with(member)?;
        let Value::List(members) = &list.value.value else { return None };
        let is_alone = !matches!(&members[at].value, Value::Map(entries) if entries.len() > 1);
        if members.len() < 2 || !is_alone {
            return None;
        }
        let meant: Vec<bool> = (0..members.len()).map(|member| member == at).collect();
        if flow::is_flow(list.text, list.value) {
            return Some(FlowMembers::find(list.text, list.value)?.remove(&meant));
        }
        Some(BlockList::find(list.text, list.value, list.lines.clone())?.remove(&meant))
    }

    /// The text with edits, where it reads as it is to: as before but for the changes.
    fn changed(&self, edits: &[TextEdit], changes: &[&WordsChange]) -> Option<String> {
        let text = apply(self.source.text(), &mut edits.to_vec())?;
        let read = YamlTree::read(&text)?;
        (normal(read) == normal(wanted(&self.top, changes)?)).then_some(text)
    }
}

/// The scalar at a range.
fn find<'n>(node: &'n Node, range: &Range<usize>) -> Option<&'n Node> {
    match &node.value {
        Value::Null => None,
        Value::Scalar(_) => (node.range == *range).then_some(node),
        Value::List(members) => members.iter().find_map(|member| find(member, range)),
        Value::Map(entries) => entries.iter().find_map(|(_, value)| find(value, range)),
    }
}

/// The keys of the text of a paragraph that is a map.
const TEXTS: [&str; 3] = ["text", "title", "paragraph"];

/// Whether a node is the text at a range, or the map of a paragraph with it.
fn is_member_with(node: &Node, range: &Range<usize>) -> bool {
    let is_it = |node: &Node| matches!(node.value, Value::Scalar(_)) && node.range == *range;
    let is_text = |key: &Node| matches!(&key.value, Value::Scalar(key) if TEXTS.contains(&key.as_str()));
    match &node.value {
        Value::Map(entries) => entries.iter().any(|(key, value)| is_text(key) && is_it(value)),
        _ => is_it(node),
    }
}

/// Whether a member of a list is a map with lists or maps in it.
fn has_more_than_text(node: &Node) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    entries.iter().any(|(_, value)| !matches!(value.value, Value::Scalar(_) | Value::Null))
}

/// A text as texts of the data are read.
fn value_of(node: &Node) -> Option<String> {
    match &node.value {
        Value::Scalar(text) => Some(nfc(text.trim()).into_owned()),
        _ => None,
    }
}

/// A value with other words in parts of it.
fn with_parts(value: &str, parts: &[(Range<usize>, String)]) -> Option<String> {
    let mut edits: Vec<TextEdit> =
        parts.iter().map(|(range, text)| TextEdit::new(range.clone(), text.as_str())).collect();
    apply(value, &mut edits)
}

/// What the file is to read as.
fn wanted(node: &Node, changes: &[&WordsChange]) -> Option<YamlTree> {
    let of =
        |node: &Node| changes.iter().filter(|change| change.place.range() == node.range).copied().collect();
    match &node.value {
        Value::Null => Some(YamlTree::Null),
        Value::Scalar(text) => {
            let own: Vec<&WordsChange> = of(node);
            let parts = own.iter().find_map(|change| match &change.kind {
                WordsChangeKind::Within(parts) => Some(parts),
                _ => None,
            });
            let text = match parts {
                Some(parts) => with_parts(&value_of(node)?, parts)?,
                None => text.clone(),
            };
            Some(YamlTree::Scalar(text))
        }
        Value::List(members) => {
            let mut list = Vec::with_capacity(members.len());
            for member in members {
                let is_own = |change: &&&WordsChange| is_member_with(member, &change.place.range());
                let own: Vec<&WordsChange> = changes.iter().filter(is_own).copied().collect();
                let added = |change: &&WordsChange| match &change.kind {
                    WordsChangeKind::Before(member) => Some((true, member.tree())),
                    WordsChangeKind::After(member) => Some((false, member.tree())),
                    _ => None,
                };
                let added: Vec<(bool, YamlTree)> = own.iter().filter_map(added).collect();
                let texts = |before: bool| {
                    let of_side = added.iter().filter(move |(is_before, _)| *is_before == before);
                    of_side.map(|(_, tree)| tree.clone()).collect::<Vec<_>>()
                };
                list.extend(texts(true));
                if !own.iter().any(|change| change.kind == WordsChangeKind::Removed) {
                    list.push(wanted(member, changes)?);
                }
                list.extend(texts(false));
            }
            Some(YamlTree::List(list))
        }
        Value::Map(entries) => {
            let entry = |(key, value): &(Node, Node)| Some((YamlTree::from(key), wanted(value, changes)?));
            Some(YamlTree::Map(entries.iter().map(entry).collect::<Option<_>>()?))
        }
    }
}

/// A tree with its texts as they are read: composed, and without blanks around them.
fn normal(tree: YamlTree) -> YamlTree {
    match tree {
        YamlTree::Null => YamlTree::Null,
        YamlTree::Scalar(text) => YamlTree::Scalar(nfc(text.trim()).into_owned()),
        YamlTree::List(members) => YamlTree::List(members.into_iter().map(normal).collect()),
        YamlTree::Map(entries) => {
            YamlTree::Map(entries.into_iter().map(|(key, value)| (normal(key), normal(value))).collect())
        }
    }
}

impl Entry<'_> {
    /// The list with a member at a range, and which member that is.
    fn list_with(&self, range: &Range<usize>) -> Option<(Self, usize)> {
        let count = match &self.value.value {
            Value::List(members) => {
                if let Some(at) = members.iter().position(|member| is_member_with(member, range)) {
                    return Some((self.clone(), at));
                }
                members.len()
            }
            Value::Map(entries) => entries.len(),
            Value::Null | Value::Scalar(_) => return None,
        };
        (0..count).find_map(|at| {
            let child = self.child_at(at)?;
            find(child.value, range)?;
            child.list_with(range)
        })
    }

    /// The edits that put a new member among those of a list, behind so many.
    fn insert_member(&self, position: usize, member: &NewMember) -> Option<Vec<TextEdit>> {
        if flow::is_flow(self.text, self.value) {
            return Some(FlowMembers::find(self.text, self.value)?.insert(position, &member.in_flow()));
        }
        let list = BlockList::find(self.text, self.value, self.lines.clone())?;
        let at = list.position(position)?;
        let line = member.lines(list.indent(), line_end(self.text));
        Some(vec![TextEdit::new(at..at, own_line(self.text, at, &line))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
# đầu
body:
  - items: # việc
      - >-
        Rà soát nguồn, lập
        danh sách {{ x }} người.
      # ghi chú của mục hai
      - Mở lớp
  - 'Lời \"kết\"'
recipients: [Lưu, Các chi bộ]
";

    fn source() -> Arc<Source> {
        Source::new("a.yaml", FILE)
    }

    fn place(source: &Arc<Source>, begins: &str, length: usize) -> Place {
        let top = yaml::parse(source, &mut Findings::default()).unwrap();
        let start = source.text().find(begins).unwrap();
        let node = scalars_from(&top).into_iter().find(|range| range.start == start).unwrap();
        assert!(node.len() >= length);
        Place::new(source, node)
    }

    fn scalars_from(node: &Node) -> Vec<Range<usize>> {
        super::super::lines::scalars(node)
    }

    fn change(source: &Arc<Source>, begins: &str, kind: WordsChangeKind) -> WordsChange {
        WordsChange { place: place(source, begins, 1), kind }
    }

    fn within(value: &str, from: &str, to: &str) -> WordsChangeKind {
        let at = value.find(from).unwrap();
        WordsChangeKind::Within(vec![(at..at + from.len(), to.to_owned())])
    }

    #[test]
    fn words_change_and_all_else_stays() {
        let source = source();
        let value = "Rà soát nguồn, lập danh sách {{ x }} người.";
        let changes = [
            change(&source, "Rà", within(value, "lập danh", "rồi lập bản danh")),
            change(&source, "Mở lớp", within("Mở lớp", "lớp", "hai lớp")),
            change(&source, "'Lời", within("Lời \"kết\"", "kết", "cuối: hết")),
            change(&source, "Lưu", within("Lưu", "Lưu", "Lưu, VT")),
        ];
        let after = FILE
            .replace("lập\n        danh", "rồi lập bản danh")
            .replace("Mở lớp", "Mở hai lớp")
            .replace("\"kết\"", "\"cuối: hết\"")
            .replace("[Lưu,", "[\"Lưu, VT\",");
        assert_eq!(set_words(&source, &changes).as_deref(), Ok(after.as_str()));
    }

    #[test]
    fn a_text_that_would_read_otherwise_is_put_in_quotes() {
        let source = source();
        let changes = [change(&source, "Mở lớp", within("Mở lớp", "Mở", "Lớp: mở"))];
        let after = FILE.replace("Mở lớp", "\"Lớp: mở lớp\"");
        assert_eq!(set_words(&source, &changes).as_deref(), Ok(after.as_str()));
    }

    #[test]
    fn members_come_and_go() {
        let source = source();
        let changes = [
            change(&source, "Rà", WordsChangeKind::After(member("Giao việc", None))),
            change(&source, "'Lời", WordsChangeKind::Before(member("Chú ý: một", None))),
            change(&source, "Các", WordsChangeKind::After(member("Đảng ủy", None))),
            change(&source, "Lưu", WordsChangeKind::Removed),
        ];
        let after = FILE
            .replace("người.\n", "người.\n      - Giao việc\n")
            .replace("  - 'Lời", "  - \"Chú ý: một\"\n  - 'Lời")
            .replace("[Lưu, Các chi bộ]", "[ Các chi bộ, Đảng ủy]");
        assert_eq!(set_words(&source, &changes).as_deref(), Ok(after.as_str()));
    }

    fn member(text: &str, key: Option<&'static str>) -> NewMember {
        NewMember { text: text.to_owned(), key }
    }

    #[test]
    fn members_with_keys_come_between_others() {
        let file = "body:\n  - text: Một\n  - title: Hai\n    body:\n      - ba\n";
        let source = Source::new("a.yaml", file);
        let new = |text: &str| member(text, Some("text"));
        let changes = [
            change(&source, "Một", WordsChangeKind::After(new("Mới: một"))),
            change(&source, "Hai", WordsChangeKind::Before(new("Mới hai"))),
        ];
        let after = file.replace("  - title", "  - text: \"Mới: một\"\n  - text: Mới hai\n  - title");
        assert_eq!(set_words(&source, &changes).as_deref(), Ok(after.as_str()));
        // Its body would be between the two.
        let change = change(&source, "Hai", WordsChangeKind::After(new("Mới")));
        assert_eq!(set_words(&source, &[change]), Err(UnchangeableWords(0)));
    }

    #[test]
    fn the_last_member_and_a_text_that_is_in_no_list_do_not_go() {
        let source = Source::new("a.yaml", "a: [b]\nc: d\n");
        for begins in ["b", "d"] {
            let change = change(&source, begins, WordsChangeKind::Removed);
            assert_eq!(set_words(&source, &[change]), Err(UnchangeableWords(0)), "{begins}");
        }
    }
}
