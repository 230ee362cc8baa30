//! Hostile text in every field that holds text.

use std::fmt::Write;

use crate::harness::Project;
use crate::pdf::Pdf;

/// Every field of a plan that prints text; `@name@` is replaced by its value.
const PLAN: &str = r#"format: 1
superior: @superior@
issuer: {name: @issuer@, cited: @cited@}
number: 5
symbol: @symbol@
place: @place@
date: 2026-06-03
abstract: [@abstract@]
figures:
  words: @figure@
citations:
  one: {type: @cited_type@, number: 1, symbol: @cited_symbol@, issuer: @cited_issuer@, about: @cited_about@}
legal_bases: [@basis@]
preamble: [@preamble@, "{{ figures.words }}", "{{ cite.one | cite }}", "{{ cite.one.about }} {{ annex() }}"]
body:
  - title: @title@
    body:
      - text: @text@
        body:
          - @string@
          - paragraph: @paragraph@
          - items: [@item@, {text: @upper_item@, items: [@nested_item@]}]
      - progress: {quota: admissions, texts: {2026-Q1: @progress@}}
recipients: [@recipient@, Lưu]
signature: {authority: @authority@, position: @position@, signer: @signer@}
annexes:
  - title: [@annex_title@]
    tables:
      - {quota: admissions, lead: @lead@, name_header: @name_header@, quota_header: @quota_header@, notes_header: @notes_header@}
      - {quota: put_forward, notes: false}
    notes: [@annex_note@]
"#;

const QUOTAS: &str = r"format: 1
units:
  - {id: one, name: @unit@, kind: village, note: @unit_note@}
  - {id: two, name: Hai, kind: village}
organisations:
  - {id: org, name: @organisation@}
quotas:
  - {measure: admissions, period: 2026, periods: {2026-Q1: 0, 2026-Q2: 3}, units: {one: 1, two: {total: 2, note: @share_note@}}}
  - {measure: put_forward, period: 2026, organisations: {org: 1}}
";

/// Texts that mean something to Typst, to templates or to YAML, and that all fonts can print.
const HOSTILE: &[&str] = &[
    r#"#panic("x")"#,
    "#let x = 1; #import \"a\"",
    "*b* _i_ $x^2$ =h",
    "@ref <l> [c] (d)",
    r"\ \u{41} \n //c /*d*/",
    "`r` ```r``` ~ -- --- ...",
    "\"q\" 'q' “q” ‘q’",
    "+ 1. / t: - u",
    "{% if x %} {# c #} }} %}",
    "{ {x} %{ #{ ${ }",
    "& * ! | > % : #",
    "</w> &amp; <!--",
];

/// The fields that no text can be evaluated in: an expression stays as it was typed.
const NOT_EVALUATED: &[&str] = &[
    "symbol",
    "place",
    "figure",
    "cited_type",
    "cited_symbol",
    "cited_issuer",
    "cited_about",
    "unit",
    "organisation",
];

/// A plan, each field of which has the value that `value` gives for its number and name.
fn plan(template: &str, value: impl Fn(usize, &str) -> String) -> String {
    let mut written = String::new();
    for (at, part) in template.split('@').enumerate() {
        if at % 2 == 0 {
            written.push_str(part);
        } else {
            // A JSON string is a YAML string in double quotes.
            write!(written, "{}", serde_json::to_string(&value(at, part)).unwrap()).unwrap();
        }
    }
    written
}

fn fields() -> impl Iterator<Item = &'static str> {
    PLAN.split('@').skip(1).step_by(2).chain(QUOTAS.split('@').skip(1).step_by(2))
}

fn with_plan(project: Project, folder: &str, value: impl Fn(usize, &str) -> String) -> Project {
    let project = project.file(&format!("data/{folder}/plan.yaml"), &plan(PLAN, &value));
    project.file(&format!("data/{folder}/quotas.yaml"), &plan(QUOTAS, &value))
}

/// The letters of all pages in the order of drawing, capitals, without blanks.
fn letters(pdf: &Pdf) -> String {
    let glyphs = pdf.pages.iter().flat_map(|page| &page.glyphs);
    squeezed(&glyphs.map(|glyph| glyph.text.as_str()).collect::<String>())
}

fn squeezed(text: &str) -> String {
    text.to_uppercase().chars().filter(|c| !c.is_whitespace()).collect()
}

fn both(project: &Project, folder: &str) -> String {
    let documents = ["ke-hoach", "phu-luc-chi-tieu"];
    documents.map(|document| letters(&project.built(&format!("{folder}/{document}.pdf")))).concat()
}

#[test]
fn text_that_looks_like_code_comes_out_as_it_was_typed() {
    let mut project = Project::new();
    for (at, hostile) in HOSTILE.iter().enumerate() {
        project = with_plan(project, &format!("p{at}"), |_, field| format!("{field} {hostile} z"));
    }
    let run = project.build();
    assert_eq!(run.status, 0, "{}", run.stderr);
    for (at, hostile) in HOSTILE.iter().enumerate() {
        let printed = both(&project, &format!("p{at}"));
        for field in fields().filter(|field| *field != "cited") {
            let expected = squeezed(&format!("{field} {hostile} z"));
            assert!(printed.contains(&expected), "{field}: {hostile}\n{printed}");
        }
    }
}

#[test]
fn expressions_in_values_are_not_evaluated() {
    for hostile in ["{{ quota }}", "{{ plan.year }}", "{{", "{{ bold(1) }}"] {
        let value = |_: usize, field: &str| {
            let hostile = if NOT_EVALUATED.contains(&field) { hostile } else { "" };
            format!("{field} {hostile} z")
        };
        let project = with_plan(Project::new(), "p", value);
        let run = project.build();
        assert_eq!(run.status, 0, "{}", run.stderr);
        let printed = both(&project, "p");
        for field in NOT_EVALUATED {
            assert!(
                printed.contains(&squeezed(&format!("{field} {hostile} z"))),
                "{field}: {hostile}\n{printed}"
            );
        }
    }
}

#[test]
fn decomposed_text_is_composed() {
    let project = with_plan(Project::new(), "p", |_, field| {
        format!("{field} Đa\u{309}ng u\u{309}y vie\u{323}\u{302}n z")
    });
    assert_eq!(project.build().status, 0);
    let printed = both(&project, "p");
    for field in fields().filter(|field| *field != "cited") {
        assert!(printed.contains(&squeezed(&format!("{field} Đảng ủy viện z"))), "{field}\n{printed}");
    }
}

#[test]
fn what_cannot_be_seen_is_reported_in_every_field() {
    for hidden in ["\u{200b}", "\u{202e}", "\u{200f}", "\u{7}", "\u{ad}", "\u{feff}", "\u{fdd0}", "\u{e000}"]
    {
        let project = with_plan(Project::new(), "p", |_, field| format!("{field}{hidden} z"));
        let run = project.build();
        assert_eq!(run.status, 1);
        let reported = run.stderr.matches("error[unprintable]").count();
        assert_eq!(reported, fields().count(), "{hidden:?}\n{}", run.stderr);
    }
}

#[test]
fn what_no_font_has_is_reported_at_its_place_in_every_field() {
    // The title of a PDF and its author are read, not set.
    let fields: Vec<_> = fields().filter(|field| *field != "cited").collect();
    let mut project = Project::new();
    for (at, wrong) in fields.iter().enumerate() {
        project = with_plan(project, &format!("p{at:02}"), |_, field| {
            let hostile = if field == *wrong { "😀" } else { "" };
            format!("{field} {hostile} z")
        });
    }
    let run = project.build();
    for (at, field) in fields.iter().enumerate() {
        let files = ["plan.yaml", "quotas.yaml"];
        let place = files.iter().find_map(|file| {
            let path = format!("data/p{at:02}/{file}");
            let text = String::from_utf8(project.bytes(&path)).unwrap();
            let (line, text) = text.lines().enumerate().find(|(_, text)| text.contains('😀'))?;
            let column = text.chars().position(|c| c == '😀')?;
            Some(format!("--> {path}:{}:{}\n", line + 1, column + 1))
        });
        let place = place.unwrap();
        assert!(run.stderr.contains(&place), "{field}: {place}");
        assert!(!project.path(&format!("output/p{at:02}/ke-hoach.pdf")).exists(), "{field}");
    }
}
