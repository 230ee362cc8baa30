//! Changes as a form makes them.

use super::*;
use crate::source::ValuePath;

fn text(value: &str) -> FieldValue {
    FieldValue::Text(value.to_owned())
}

fn set(path: &str, value: FieldValue) -> FieldEdit {
    FieldEdit::Set { path: ValuePath::parse(path), value }
}

fn insert(path: &str, value: FieldValue) -> FieldEdit {
    FieldEdit::Insert { path: ValuePath::parse(path), value }
}

fn remove(path: &str) -> FieldEdit {
    FieldEdit::Remove { path: ValuePath::parse(path) }
}

fn shift(path: &str, to: &str) -> FieldEdit {
    FieldEdit::Move { path: ValuePath::parse(path), to: ValuePath::parse(to) }
}

fn map(entries: &[(&str, FieldValue)]) -> FieldValue {
    FieldValue::Map(entries.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect())
}

fn after(before: &str, edit: FieldEdit) -> Option<String> {
    edit_fields(&Source::new("a.yaml", before), &[edit]).ok()
}

#[test]
fn the_words_alone_that_change_are_written() {
    for (before, path, value, expected) in [
        ("a: một hai ba # x\n", "a", "một 2 ba", "a: một 2 ba # x\n"),
        ("a: \"một \\\"hai\\\" ba\"\n", "a", "một \"bốn\" ba", "a: \"một \\\"bốn\\\" ba\"\n"),
        ("a: 'một ''hai'' ba'\n", "a", "một 'bốn' ba", "a: 'một ''bốn'' ba'\n"),
        (
            "a: >-\n  một hai\n  ba bốn\n  năm\nb: 1\n",
            "a",
            "một hai ba 4 năm",
            "a: >-\n  một hai\n  ba 4\n  năm\nb: 1\n",
        ),
        ("a:\n  một hai\n  ba bốn\nb: 1\n", "a", "một hai ba bốn năm", "a:\n  một hai\n  ba bốn năm\nb: 1\n"),
        ("a: |\n  một\n  hai\nb: 1\n", "a", "một\nba\n", "a: |\n  một\n  ba\nb: 1\n"),
        ("l:\n  - một # x\n  - hai # y\n", "l.2", "ba", "l:\n  - một # x\n  - ba # y\n"),
        ("l: [một, hai] # x\n", "l.1", "một, hai", "l: [\"một, hai\", hai] # x\n"),
        ("a: một\n", "a", "a: b", "a: \"a: b\"\n"),
        ("a: một\n", "a", "", "a: \"\"\n"),
        ("a: một\n", "a", "<script>#x</script>", "a: <script>#x</script>\n"),
        ("a: một # x\n", "a", "một #x", "a: \"một #x\" # x\n"),
        ("a: \n", "a", "một", "a: một \n"),
        ("l:\n  - {id: x, n: 1} # z\n", "l.x.n", "2", "l:\n  - {id: x, n: 2} # z\n"),
        ("l:\n  - {id: x, n: 1} # z\n", "l.1.m", "2", "l:\n  - {id: x, n: 1, m: 2} # z\n"),
    ] {
        assert_eq!(after(before, set(path, text(value))).as_deref(), Some(expected), "{before}");
    }
}

#[test]
fn members_are_put_between_others() {
    let section = map(&[("title", text("Ba")), ("body", FieldValue::List(vec![text("Bốn.")]))]);
    for (before, path, value, expected) in [
        (
            "b:\n  # đầu\n  - một\n  # hai\n  - hai\n",
            "b.2",
            text("x"),
            "b:\n  # đầu\n  - một\n  # hai\n  - x\n  - hai\n",
        ),
        (
            "b:\n  - một\nc: 1\n",
            "b.1",
            section.clone(),
            "b:\n  - title: Ba\n    body:\n      - Bốn.\n  - một\nc: 1\n",
        ),
        (
            "b:\n  - một\nc: 1\n",
            "b.2",
            section,
            "b:\n  - một\n  - title: Ba\n    body:\n      - Bốn.\nc: 1\n",
        ),
        ("b: [một, hai]\n", "b.2", text("x, y"), "b: [một, \"x, y\", hai]\n"),
        ("b: []\n", "b.1", text("x"), "b: [x]\n"),
        ("a: 1\n", "b.1", text("x"), "a: 1\nb:\n  - x\n"),
        ("b: một\n", "b.2", text("x"), "b:\n  - một\n  - x\n"),
        (
            "u:\n  - {id: a, n: 1}\n",
            "u.9",
            map(&[("id", text("b")), ("n", text("2"))]),
            "u:\n  - {id: a, n: 1}\n  - {id: b, n: 2}\n",
        ),
        ("a: 1\nc: {x: 1}\n", "c.y", text("2"), "a: 1\nc: {x: 1, y: 2}\n"),
        ("a: 1\n", "s", map(&[("p", text("B")), ("q", text("C"))]), "a: 1\ns:\n  p: B\n  q: C\n"),
    ] {
        assert_eq!(after(before, insert(path, value)).as_deref(), Some(expected), "{before}");
    }
    assert_eq!(after("a: 1\n", insert("a", text("2"))), None, "a key that is there is not lost");
}

#[test]
fn keys_and_members_go_with_what_is_in_them() {
    for (before, path, expected) in [
        (
            "b:\n  # một\n  - một\n  # hai\n  - hai: 1\n    x:\n      - 1\n  - ba\n",
            "b.2",
            "b:\n  # một\n  - một\n  # hai\n  - ba\n",
        ),
        ("b: [một, hai, ba] # x\n", "b.2", "b: [một, ba] # x\n"),
        ("b: [một, hai, ba] # x\n", "b.1", "b: [hai, ba] # x\n"),
        ("b:\n  - một\nc: 1\n", "b.1", "b: []\nc: 1\n"),
        ("a: 1 # x\nb:\n  - 1\n# c\nc: 2\n", "b", "a: 1 # x\n# c\nc: 2\n"),
        ("l:\n  - id: a\n    n: 1\n    m: 2\n", "l.a.n", "l:\n  - id: a\n    m: 2\n"),
        ("l:\n  - id: a\n    n: 1\n", "l.1.id", "l:\n  - n: 1\n"),
        ("l: {a: 1, b: 2}\n", "l.b", "l: {a: 1}\n"),
        ("l: {a: 1}\n", "l.a", "l: {}\n"),
        ("l:\n  a: 1\nm: 1\n", "l.a", "l: {}\nm: 1\n"),
    ] {
        assert_eq!(after(before, remove(path)).as_deref(), Some(expected), "{before}");
    }
    assert_eq!(after("a: 1\n", remove("b")), None);
}

#[test]
fn members_move_with_their_comments() {
    let list = "b:\n  # đầu\n  - một\n  # hai\n  - hai: 1\n    x: 2\n  - ba # ba\nc: 1\n";
    for (before, from, to, expected) in [
        (list, "b.2", "b.1", "b:\n  # đầu\n  # hai\n  - hai: 1\n    x: 2\n  - một\n  - ba # ba\nc: 1\n"),
        (list, "b.2", "b.3", "b:\n  # đầu\n  - một\n  - ba # ba\n  # hai\n  - hai: 1\n    x: 2\nc: 1\n"),
        (list, "b.3", "b.1", "b:\n  # đầu\n  - ba # ba\n  - một\n  # hai\n  - hai: 1\n    x: 2\nc: 1\n"),
        ("b:\n  - một\n  - hai", "b.2", "b.1", "b:\n  - hai\n  - một\n"),
        ("b:\n  - một\n  - hai", "b.1", "b.2", "b:\n  - hai\n  - một\n"),
        ("b: [một, {hai: 2}, ba] # x\n", "b.3", "b.1", "b: [ba, một, {hai: 2}] # x\n"),
    ] {
        assert_eq!(after(before, shift(from, to)).as_deref(), Some(expected), "{before} {from} {to}");
    }
    assert_eq!(after(list, shift("b.1", "b.4")), None);
    assert_eq!(after(list, shift("b.1", "c")), None);
}

#[test]
fn changes_are_made_one_after_the_other() {
    let source = Source::new("a.yaml", "b:\n  - một\n  - hai\n");
    let edits = [insert("b.1", text("đầu")), remove("b.2"), set("b.2", text("2")), set("c", text("1"))];
    assert_eq!(edit_fields(&source, &edits).as_deref(), Ok("b:\n  - đầu\n  - 2\nc: 1\n"));
    let refused = edit_fields(&source, &[set("b.1", text("x")), remove("d")]);
    assert_eq!(refused, Err(UnchangeableValue(ValuePath::parse("d"))));
}
