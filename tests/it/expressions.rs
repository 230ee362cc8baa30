//! Expressions in texts: every builtin as `data/README.md` shows it, printed in a document; and what no builtin prints.

use crate::harness::{Project, Run, SMALL};

/// The plan that the examples of `data/README.md` are about.
const NAMES: &str = "\
figures: {people: 7, mixed: chữ Thường và CHỮ HOA}
citations:
  qd24: {type: Quy định, number: 24, symbol: QĐ/TW, date: 2021-07-30, issuer: Ban Chấp hành Trung ương}
annexes:
  - title: CHỈ TIÊU
    tables: [{quota: admissions}]
";

const QUOTAS: &str = "\
format: 1
units:
  - {id: van-trai, name: Văn Trai, kind: village}
  - {id: dien-yen, name: Điện Yên, kind: village}
quotas:
  - measure: admissions
    period: 2026
    target: 9 - 11
    units: {van-trai: {2026-Q2: 1, 2026-Q3: 9}, dien-yen: {2026-Q2: 3, 2026-Q4: 12}}
";

/// A plan whose text is these paragraphs, each after its number in brackets.
fn project(texts: &[&str]) -> Project {
    let head = SMALL.replace("number: 5\n", "number: 54\n");
    let head = head.replace("place: Công Hải", "place: Long Thành").replace("2026-06-03", "2026-02-05");
    let paragraph = |(at, text): (usize, &&str)| {
        let line = format!("[{at}] {text} [end]").replace('\'', "''");
        format!("  - '{line}'\n")
    };
    let body: String = texts.iter().enumerate().map(paragraph).collect();
    let plan = format!("{head}{NAMES}body:\n{body}");
    Project::new().file("data/plan/plan.yaml", &plan).file("data/plan/quotas.yaml", QUOTAS)
}

/// The text that the document prints for each text.
fn printed(texts: &[&str]) -> Vec<String> {
    let pdf = project(texts).pdf("plan/ke-hoach.pdf");
    let text = pdf.text().split_whitespace().collect::<Vec<_>>().join(" ");
    let part = |at: usize| {
        let (_, rest) = text.split_once(&format!("[{at}] ")).unwrap_or_else(|| panic!("{at}: {text}"));
        rest.split_once("[end]").map_or(rest, |(part, _)| part).trim_end().to_owned()
    };
    (0..texts.len()).map(part).collect()
}

/// A row of a table of builtins: the names, the examples and their documented results.
struct Row {
    names: Vec<String>,
    examples: Vec<String>,
    results: Vec<String>,
}

/// The rows of the tables of filters, functions and tests in `data/README.md`.
fn documented() -> Vec<Row> {
    let reference = include_str!("../../data/README.md");
    let sections = ["Bộ lọc", "Hàm", "Phép hỏi"].map(|heading| {
        let (_, section) = reference.split_once(&format!("\n### {heading}\n")).expect(heading);
        section.split("\n#").next().unwrap()
    });
    let rows = sections.iter().flat_map(|section| section.lines().filter(|line| line.starts_with("| `")));
    let quoted = |cell: &str| {
        let cell = cell.replace("\\|", "|");
        cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches(['|', ' ']).split(" | ").collect();
        let [names, examples, results] = cells[..] else { panic!("{line}") };
        Row { names: quoted(names), examples: quoted(examples), results: quoted(results) }
    };
    rows.map(row).collect()
}

#[test]
fn every_builtin_prints_what_the_reference_says() {
    let rows = documented();
    assert!(rows.len() > 15, "{} rows", rows.len());
    let mut examples = Vec::new();
    for row in &rows {
        for name in &row.names {
            let name = name.split('(').next().unwrap();
            let is_used = |example: &&String| example.contains(name);
            assert!(row.examples.iter().any(|example| is_used(&example)), "no example of {name}");
        }
        assert!(!row.examples.is_empty() && row.results.len() >= row.examples.len(), "{:?}", row.names);
        examples.extend(row.examples.iter().map(String::as_str).zip(&row.results));
    }
    let texts: Vec<&str> = examples.iter().map(|(example, _)| *example).collect();
    for ((example, expected), printed) in examples.iter().zip(printed(&texts)) {
        let is_note = example.contains("footnote(");
        // Dots are as many as the line has room for.
        let is_line = example.contains("dots(") && printed.len() > 50 && printed.chars().all(|c| c == '.');
        assert!(
            is_note || is_line || printed == **expected,
            "{example} prints `{printed}`, not `{expected}`"
        );
    }
}

#[test]
fn rich_text_keeps_its_style_through_filters() {
    let project = project(&[
        "{{ bold(\"đậm một\") | capitalize }} {{ italic(\"nghiêng hai\") | upper }} {{ bold(italic(\"cả hai\")) }}",
        "thường{{ footnote(\"chú thích \" ~ figures.people) }}",
    ]);
    let pdf = project.pdf("plan/ke-hoach.pdf");
    for (text, bold, italic) in
        [("Đậm một", true, false), ("NGHIÊNG HAI", false, true), ("cả hai", true, true)]
    {
        let (_, run) = pdf.expect(text);
        assert_eq!((run.bold, run.italic), (bold, italic), "{run:?}");
    }
    pdf.expect("chú thích 7");
}

#[test]
fn values_are_named_in_both_ways_and_symbols_keep_their_case() {
    let cases = [
        ("{{ period(\"2026-Q2\") | capitalize }}", "Quý II/2026"),
        ("{{ period(\"2026-Q4\") | lower }}", "quý IV/2026"),
        ("{{ period(\"2026-H1\") | capitalize }}", "6 tháng đầu năm 2026"),
        ("{{ period(2026) | capitalize }}", "Năm 2026"),
        ("{{ cite.qd24 | capitalize }}", "Quy định số 24-QĐ/TW, ngày 30/7/2021 của Ban Chấp hành Trung ương"),
        ("{{ plan | lower }}", "kế hoạch số 54-KH/ĐU, ngày 05/02/2026 của Ban Thường vụ Đảng ủy xã Công Hải"),
        ("{{ figures.mixed | capitalize }}", "Chữ Thường và CHỮ HOA"),
        ("{{ figures.mixed | upper }}", "CHỮ THƯỜNG VÀ CHỮ HOA"),
        ("{{ figures.mixed | lower }}", "chữ thường và chữ hoa"),
        ("{{ quota.admissions.target | capitalize }}", "9 - 11"),
        ("{{ plan.date | capitalize }}", "Ngày 05 tháng 02 năm 2026"),
        ("{{ names([\"dien-yen\"]) | upper }}", "ĐIỆN YÊN"),
        ("{{ plan[\"number\"] }} {{ cite[\"qd24\"][\"symbol\"] }}", "54 QĐ/TW"),
        ("{{ quota.admissions.units[\"dien-yen\"] }} {{ period(\"2026-Q2\")[\"year\"] }}", "15 2026"),
        ("{{ unit[\"dien-yen\"] | upper }}", "ĐIỆN YÊN"),
        ("{{ figures.nothing | default(period(\"2026-Q3\")) | capitalize }}", "Quý III/2026"),
    ];
    let printed = printed(&cases.map(|(text, _)| text));
    for ((text, expected), printed) in cases.iter().zip(printed) {
        assert_eq!(printed, *expected, "{text}");
    }
}

/// The run that checks one text, which must be an error.
fn refused(text: &str) -> Run {
    let run = project(&[text]).run(&["check"]);
    assert_eq!(run.status, 1, "{text}: {run:#?}");
    run
}

/// Every use of a builtin that takes any value, with `X` for the value.
const USES: [&str; 15] = [
    "X | upper",
    "X | lower",
    "X | capitalize",
    "X | padded",
    "X | thousands",
    "X | words",
    "X | roman",
    "X | rate(2)",
    "2 | rate(X)",
    "X | date_prose",
    "X | date_cite",
    "X | cite",
    "bold(X)",
    "italic(X)",
    "footnote(X)",
];

#[test]
fn an_unknown_name_prints_nowhere() {
    let others = ["names(X)", "names([X])", "annex(X)", "period(X)", "X ~ \"\"", "X | default(X)", "X"];
    let values = ["figures.nope", "plan.nope"];
    for (at, usage) in USES.iter().chain(&others).enumerate() {
        let run = refused(&format!("{{{{ {} }}}}", usage.replace('X', values[at % 2])));
        assert!(run.stderr.contains("error[unknown-name]: the data have no `nope`"), "{usage}: {run:#?}");
    }
}

#[test]
fn what_is_no_text_is_printed_through_no_builtin() {
    for value in ["quota.admissions", "figures", "1.5", "none", "true", "[1, 2]"] {
        for usage in &USES {
            let run = refused(&format!("{{{{ {} }}}}", usage.replace('X', value)));
            assert!(run.stderr.contains("error[expression-failed]"), "{usage} of {value}: {run:#?}");
        }
    }
    // A name that was cut short, joined to a text.
    for text in ["{{ \"tổng \" ~ quota.admissions }}", "{{ quota ~ \"\" }}", "{{ plan.type ~ [figures] }}"]
    {
        let run = refused(text);
        assert!(run.stderr.contains("the result is neither text nor a whole number"), "{text}: {run:#?}");
    }
}

#[test]
fn a_builtin_of_another_kind_is_not_proposed() {
    for (text, said) in [
        ("{{ 4 | bold }}", "here there are: padded, thousands"),
        (
            "{{ upper(\"a\") }}",
            "here there are: bold, underline, italic, dots, footnote, names, annex, period",
        ),
        ("{{ 1 if plan.number is define else 2 }}", "did you mean `defined`? here there are: defined"),
        ("{{ \"abc\" | title }}", "here there are: padded"),
        ("{{ \"abc\".upper() }}", "a filter is written after `|`"),
        ("{{ names(\"dien-yen\") }}", "a list of ids is needed"),
        ("{{ names([1]) }}", "a list of ids is needed"),
        ("{{ period(\"2026-Q5\") }}", "a period is needed"),
        ("{{ annex(\"một\") }}", "a count is needed"),
        ("{{ period(\"2026-Q2\")[0:2] }}", "this cannot be computed"),
    ] {
        let run = refused(text);
        assert!(run.stderr.contains(said) && !run.stderr.contains("did you mean `bold`"), "{text}: {run:#?}");
    }
}

#[test]
fn a_comparison_is_reported_at_its_own_expression() {
    let run = refused("a {{ plan.place }} b {{ plan.type == \"x\" }} c");
    assert!(run.stderr.contains("cannot work out `plan.type == \"x\"`"), "{run:#?}");
}
