//! The editor on layouts of every kind.

mod fields;
mod generated;
mod nested;

use super::*;

const PLAN: &str = "# Kế hoạch\nformat: 1\nstate: draft   # chưa ban hành\nsymbol: KH/ĐU\n# năm\ndate: 2026\n\nreplaces: {type: plan,\n  number: 70}\nbody:\n  - Một.\n  - title: Hai\n    body: [ba]\n\n# hết\nrecipients: [x]\n";

fn edited(text: &str, edit: impl Fn(&mut Editor)) -> Result<String, Unchangeable> {
    let mut editor = Editor::new(&Source::new("a.yaml", text))?;
    edit(&mut editor);
    editor.finish()
}

fn holds(node: &Node, word: &str) -> bool {
    matches!(&node.value, Value::Scalar(text) if text.contains(word))
}

#[test]
fn values_change_and_comments_stay() {
    let after = edited(PLAN, |editor| {
        editor.set("state", "issued", &["format"]);
        editor.set("number", "85", &["format", "state"]);
        editor.set("date", "2026-06-12", &[]);
    });
    let expected = PLAN
        .replace("state: draft   # chưa ban hành\n", "state: issued   # chưa ban hành\nnumber: 85\n")
        .replace("date: 2026\n", "date: 2026-06-12\n");
    assert_eq!(after.unwrap(), expected);
}

#[test]
fn a_value_takes_the_place_of_any_other() {
    for (before, after) in [
        ("date: # chưa có\nx: 1\n", "date: 2027 # chưa có\nx: 1\n"),
        ("date: ~ # x\n", "date: 2027 # x\n"),
        ("date: \"2026\"\n", "date: 2027\n"),
        ("date:\n  2026\nx: 1\n", "date:\n  2027\nx: 1\n"),
        ("date: |\n  2026\n  # chữ\nx: 1\n", "date: 2027\nx: 1\n"),
        ("date: {a: [1, \"]\"], b: 2} # x\n", "date: 2027 # x\n"),
        ("date:\n  - 1\n  - 2\n# x\n", "date: 2027\n# x\n"),
        ("--- # x\ndate: 2026\n...\n", "--- # x\ndate: 2027\n...\n"),
        ("---\nx: 1\n", "---\ndate: 2027\nx: 1\n"),
        ("'date' : 2026", "'date' : 2027"),
    ] {
        assert_eq!(
            edited(before, |editor| editor.set("date", "2027", &[])).as_deref(),
            Ok(after),
            "{before}"
        );
    }
}

#[test]
fn a_map_is_replaced_and_taken_out_whole() {
    let replaced = "replaces: {type: plan,\n  number: 70}\n";
    let after = edited(PLAN, |editor| editor.set("replaces", "{type: plan, number: 71}", &[]));
    assert_eq!(after.unwrap(), PLAN.replace(replaced, "replaces: {type: plan, number: 71}\n"));
    let after = edited(PLAN, |editor| editor.remove("replaces"));
    assert_eq!(after.unwrap(), PLAN.replace(replaced, ""));
}

#[test]
fn a_list_of_any_layout_grows_at_its_end() {
    for (before, after) in [
        ("l: [{n: 3}, {n: 8}]\n", "l: [{n: 3}, {n: 8}, {n: 9}]\n"),
        ("l: [{n: 3}, {n: 8},] # x\n", "l: [{n: 3}, {n: 8}, {n: 9}] # x\n"),
        ("l: [\n  {n: 3},\n  {n: 8} # x\n]\n", "l: [\n  {n: 3},\n  {n: 8}, # x\n  {n: 9}\n]\n"),
        ("l: [\n  {n: 3},\n  {n: 8}, # x\n  ]\n", "l: [\n  {n: 3},\n  {n: 8}, # x\n  {n: 9},\n  ]\n"),
        ("l: []\n", "l: [{n: 9}]\n"),
        ("l: [ # x\n]\n", "l: [{n: 9} # x\n]\n"),
        ("l: ~\n", "l: [{n: 9}]\n"),
        ("l: # x\n\n# y\nz: 1\n", "l: # x\n  - {n: 9}\n\n# y\nz: 1\n"),
        ("z: 1\n", "z: 1\nl:\n  - {n: 9}\n"),
        ("l: {n: 3} # x\n", "l:\n  - {n: 3} # x\n  - {n: 9}\n"),
        (
            "l:\n  # x\n  n: 3\n\n  m: |\n    a\nz: 1",
            "l:\n  # x\n  - n: 3\n\n    m: |\n      a\n  - {n: 9}\nz: 1",
        ),
        ("l:\n  -\n    n: 3\n", "l:\n  -\n    n: 3\n  - {n: 9}\n"),
        ("l:\n  -\t{n: 3}\n", "l:\n  -\t{n: 3}\n  - {n: 9}\n"),
        ("l:\n  - # x\n    n: 3\n  # y\n", "l:\n  - # x\n    n: 3\n  - {n: 9}\n  # y\n"),
        ("l:\n- n: 3\n  m: 4\nz: 1\n", "l:\n- n: 3\n  m: 4\n- {n: 9}\nz: 1\n"),
        ("l:\n- {n: 3}", "l:\n- {n: 3}\n- {n: 9}\n"),
        ("l:\n-\n  n: 3\n-   {n: 4}  \n", "l:\n-\n  n: 3\n-   {n: 4}  \n- {n: 9}\n"),
        ("l:\n  -\n", "l:\n  -\n  - {n: 9}\n"),
        ("l:\n  - |\n    a\n    # b\n\n", "l:\n  - |\n    a\n    # b\n  - {n: 9}\n\n"),
        ("l: &a\n  - {n: 3}\n...\n# x\n", "l: &a\n  - {n: 3}\n  - {n: 9}\n...\n# x\n"),
        ("l:\r\n  - {n: 3}\r\nz: 1\r\n", "l:\r\n  - {n: 3}\r\n  - {n: 9}\r\nz: 1\r\n"),
    ] {
        assert_eq!(edited(before, |editor| editor.append("l", "{n: 9}")).as_deref(), Ok(after), "{before}");
    }
}

#[test]
fn a_text_is_quoted_where_its_list_would_cut_it() {
    let sentence = "(Ba, {{ x }}): hết.";
    let after = edited("body: [Một.]\n", |editor| editor.append("body", sentence));
    assert_eq!(after, Err(Unchangeable), "it is not one scalar as it is");
    let sentence = "(Ba, {{ x }}).";
    let after = edited("body: [Một.]\n", |editor| editor.append("body", sentence));
    assert_eq!(after.as_deref(), Ok("body: [Một., \"(Ba, {{ x }}).\"]\n"));
    let after = edited("body:\n  - Một.\n", |editor| editor.append("body", sentence));
    assert_eq!(after.as_deref(), Ok("body:\n  - Một.\n  - (Ba, {{ x }}).\n"));
    let after = edited("body: Một. # x\n", |editor| editor.append("body", sentence));
    assert_eq!(after.as_deref(), Ok("body:\n  - Một. # x\n  - (Ba, {{ x }}).\n"));
}

#[test]
fn a_member_gives_way_to_another() {
    for (before, after) in [
        ("l: [{n: 3}, {n: 8}]\n", "l: [{n: 3}, {n: 9}]\n"),
        ("l:\n  - a\n  - # x\n    n: 8\n  # y\n", "l:\n  - a\n  - {n: 9}\n  # y\n"),
        ("l:\n- a\n- n: 8\n  m: 9", "l:\n- a\n- {n: 9}\n"),
    ] {
        let after = Ok(after);
        assert_eq!(edited(before, |editor| editor.replace_member("l", 1, "{n: 9}")).as_deref(), after);
    }
    assert_eq!(edited("l: [a]\n", |editor| editor.replace_member("l", 1, "b")), Err(Unchangeable));
}

#[test]
fn values_below_the_top_change_and_all_around_them_stays() {
    let text = "# x\nl:\n  - id: a # một\n    n: 1\n\n  # hai\n  - id: b\n    m: {x: 1, # ba\n      y: 2}\n    k:\n# hết\n";
    for (path, before, after) in [
        ("l.a.n", "n: 1", "n: 9"),
        ("l.a.p", "    n: 1\n", "    n: 1\n    p: 9\n"),
        ("l.b.m.x", "{x: 1", "{x: 9"),
        ("l.b.m.z", "y: 2}", "y: 2, z: 9}"),
        ("l.b.k", "k:\n", "k: 9\n"),
        ("l.b.k.x.y", "k:\n", "k: {x: {y: 9}}\n"),
        ("l.1", "  - id: a # một\n    n: 1\n", "  - id: a # một\n    n: 1\n"),
        ("l.b", "  - id: b\n    m: {x: 1, # ba\n      y: 2}\n    k:\n", "  - 9\n"),
        ("p.q", "    k:\n", "    k:\np: {q: 9}\n"),
    ] {
        let changed = edited(text, |editor| editor.set_at(&ValuePath::parse(path), "9"));
        let expected = text.replace(before, after);
        match path {
            // By its id, not by its number.
            "l.1" => assert_eq!(changed, Err(Unchangeable)),
            path => assert_eq!(changed.as_deref(), Ok(expected.as_str()), "{path}"),
        }
    }
}

#[test]
fn lists_below_the_top_grow() {
    for (before, after) in [
        ("a:\n  l: [x]\n", "a:\n  l: [x, y]\n"),
        ("a:\n  l:\n    - x # z\n  k: 1\n", "a:\n  l:\n    - x # z\n    - y\n  k: 1\n"),
        ("a:\n  l: x # z\n  k: 1\n", "a:\n  l:\n    - x # z\n    - y\n  k: 1\n"),
        ("a:\n  l:\n  k: 1\n", "a:\n  l:\n    - y\n  k: 1\n"),
        ("a:\n  k: 1\n", "a:\n  k: 1\n  l:\n    - y\n"),
        ("a: {k: 1}\n", "a: {k: 1, l: [y]}\n"),
        ("a: {l: , k: 1}\n", "a: {l: [y] , k: 1}\n"),
        ("a:\n", "a: {l: [y]}\n"),
        ("b: 1\n", "b: 1\na: {l: [y]}\n"),
    ] {
        let changed = edited(before, |editor| editor.append_at(&ValuePath::parse("a.l"), "y"));
        assert_eq!(changed.as_deref(), Ok(after), "{before}");
    }
    let single = edited("a: {l: x}\n", |editor| editor.append_at(&ValuePath::parse("a.l"), "y"));
    assert_eq!(single, Err(Unchangeable));
}

#[test]
fn members_are_taken_out_wherever_they_are() {
    let taken = |text: &str| edited(text, |editor| editor.remove_members("body", |node| holds(node, "x")));
    for (before, after) in [
        ("body: [a, x, b]\n", "body: [a,  b]\n"),
        ("body: [a, x]\n", "body: [a ]\n"),
        ("body: [x, 'x',]\n", "body: [ ]\n"),
        ("body:\n  - x\n", "body: []\n"),
        ("body:\n  - a\n  # n\n  - x\n\n# m\nz: 1\n", "body:\n  - a\n  # n\n\n# m\nz: 1\n"),
        (
            "body:\n  - title: a\n    body:\n      - x\n      - b\n",
            "body:\n  - title: a\n    body:\n      - b\n",
        ),
        ("body:\n  - title: a\n    body: [x]\n  - b\n", "body:\n  - b\n"),
        ("body:\n  - a\n", "body:\n  - a\n"),
    ] {
        assert_eq!(taken(before).as_deref(), Ok(after), "{before}");
    }
}

#[test]
fn other_line_ends_and_a_file_without_the_last_one_are_kept() {
    let after = edited("format: 1\r\ndate: 2026", |editor| editor.set("number", "5", &["format", "date"]));
    assert_eq!(after.unwrap(), "format: 1\r\ndate: 2026\r\nnumber: 5\r\n");
}

#[test]
fn what_cannot_be_changed_safely_is_refused() {
    for text in
        ["{format: 1, date: 2026}\n", "a: [\n", "- x\n", " a: 1\n b: 2\n", "? date\n: 1\n", "", "# x\n"]
    {
        assert_eq!(edited(text, |editor| editor.set("date", "2027", &[])), Err(Unchangeable), "{text}");
    }
    // The value of another key hangs on it.
    let hanging = "date: &d 2026\nfigures: {x: *d}\n";
    assert_eq!(edited(hanging, |editor| editor.remove("date")), Err(Unchangeable));
    assert_eq!(edited(hanging, |editor| editor.set("date", "2027", &[])), Err(Unchangeable));
    let list = "l: &l\n  - 1\nm: *l\n";
    for key in ["l", "m"] {
        assert_eq!(edited(list, |editor| editor.append(key, "2")), Err(Unchangeable), "{key}");
    }
    // Null and an empty map are values too.
    assert_eq!(edited("a: {}\nb: &x\nc: *x\n", |editor| editor.set("b", "1", &[])), Err(Unchangeable));
}

#[test]
fn scalars_are_rewritten_within_their_bounds() {
    let rewritten = |text: &str, changes: &[(&str, &str)]| {
        let source = Source::new("a.yaml", text);
        let edit = |(from, to): &(&str, &str)| {
            let start = text.find(from).unwrap();
            TextEdit::new(start..start + from.len(), *to)
        };
        rewrite(&source, &changes.iter().map(edit).collect::<Vec<_>>())
    };
    let text = "# ghi  chú\r\na:  một   # hai\r\nb: [x, 'y  z']\r\n";
    assert_eq!(
        rewritten(text, &[("một", "hai"), ("x", "z"), ("y  z", "y z"), ("ghi  chú", "ghi chú")]).as_deref(),
        Some("# ghi chú\r\na:  hai   # hai\r\nb: [z, 'y z']\r\n")
    );
    for (text, from, to) in [
        ("a: một  hai\n", "  ", " #"),
        ("a: một hai\n", " hai", ": hai"),
        ("a: một hai\n", "một hai", "[một]"),
        ("a: một hai\n", "một", "\"một\""),
        ("a: 'một hai'\n", "một", "'một'"),
        ("a: \"một hai\"\n", " ", "\\n"),
        ("a: một\n", "một", "~"),
        ("a: một\n", "một", ""),
        ("a: + \"x\"\n", "+ ", ""),
        ("a: &x một hai\nb: *x\n", "một", "hai"),
        ("a: một\nb: hai\n", "t\nb", "t b"),
        ("a: một\nb: hai\n", "b", "c"),
    ] {
        assert_eq!(rewritten(text, &[(from, to)]), None, "{text} {to}");
    }
}
