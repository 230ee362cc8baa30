//! Inputs that are larger than the program takes are reported at their place, in bounded memory, and the rest of the
//! batch is built.

use crate::harness::{Project, Run, SMALL};

/// More than any of these needs, in MiB of addresses: threads and the allocator reserve what they do not use.
const MEMORY: u32 = 4096;

/// Ways in which an expression goes deeper with each part.
const DEEPER: &[(&str, &str, &str)] = &[
    ("1", "+1", ""),
    ("", "-", "1"),
    ("", "not ", "true"),
    ("1", "|upper", ""),
    ("1", " is defined", ""),
    ("1", " if 1 else 1", ""),
    ("1", " and 1", ""),
    ("a", ".b", ""),
    ("a", "[0]", ""),
    ("bold", "()", ""),
    ("1", " == 1", ""),
    ("1", "~\"x\"", ""),
    ("", "(", "1"),
    ("", "[", "1"),
    ("", "bold(", "1"),
];

/// Builds the project, to which it adds a sound plan: that plan is built whether or not the other is.
fn reported(project: Project, code: &str) -> Run {
    let project = project.file(
        "data/sound/plan.yaml",
        &format!("{}body:\n  - Một đoạn.\n", SMALL.replace("number: 5", "number: 6")),
    );
    let run = project.run_within(MEMORY, &["build"]);
    assert_eq!(run.status, 1, "{}", start(&run));
    assert!(run.stderr.contains(&format!("[{code}]")), "{code}: {}", start(&run));
    assert!(project.path("output/sound/ke-hoach.pdf").is_file(), "the rest of the batch: {}", start(&run));
    assert!(run.stderr.len() < 100_000, "{} bytes are told", run.stderr.len());
    run
}

fn start(run: &Run) -> String {
    run.stderr.chars().take(2_000).collect()
}

fn with_text(text: &str) -> Project {
    Project::with_body(&format!("  - '{text}'\n"))
}

/// The texts of so many numbers from 0, one after the other.
fn repeated(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect::<Vec<_>>().concat()
}

#[test]
fn expressions_are_measured_before_they_are_parsed() {
    for (before, part, after) in DEEPER {
        let run = reported(
            with_text(&format!("a {{{{ {before}{}{after} }}}}", part.repeat(190_000 / part.len()))),
            "expression-syntax",
        );
        assert!(run.stderr.contains("data/plan/plan.yaml:17:8\n"), "{part}: {}", start(&run));
    }
    let run = reported(with_text(&"{{ x }}".repeat(25_000)), "expression-syntax");
    assert!(run.stderr.contains("it is too long"), "{}", start(&run));
}

#[test]
fn expressions_are_measured_wherever_texts_stand() {
    // Shorter than the longest text that may be set in one block.
    let deep = format!("\"{{{{ 1{} }}}}\"", "+1".repeat(2_000));
    for (from, to) in [
        ("phát triển đảng viên năm 2026", deep.clone()),
        ("Các chi bộ trực thuộc", deep.clone()),
        ("ĐẢNG BỘ TỈNH KHÁNH HÒA", deep.clone()),
        ("Ban Thường vụ Đảng ủy xã Công Hải", deep.clone()),
        ("BÍ THƯ", deep.clone()),
        ("Nguyễn Văn A", deep.clone()),
        ("recipients:", format!("legal_bases: [{deep}]\nrecipients:")),
        ("recipients:", format!("addressees: [{deep}]\nrecipients:")),
        ("recipients:", format!("annexes: [{{title: {deep}, body: [x]}}]\nrecipients:")),
        ("recipients:", format!("annexes: [{{title: x, body: [{deep}]}}]\nrecipients:")),
    ] {
        let project = Project::with_body("  - Một đoạn.\n").replace("data/plan/plan.yaml", from, &to);
        reported(project, "expression-syntax");
    }
    for table in
        ["columns: [{header: DEEP}]\n      rows: [[x]]", "columns: [{header: x}]\n      rows: [[DEEP]]"]
    {
        let table = table.replace("DEEP", &deep);
        reported(Project::with_body(&format!("  - table:\n      {table}\n")), "expression-syntax");
    }
}

#[test]
fn texts_are_not_multiplied() {
    let many = vec!["(\"x\" * 100000000)"; 40].join(" ~ ");
    for expression in [
        many.as_str(),
        "1 if ([1] * 100000000) == ([1] * 100000000) else 2",
        "5 in ([1] * 100000000)",
        "bold(\"x\" * 99999999)",
        "plan.symbol * 99999999",
        "(plan.symbol | upper | default(1)) * 99999999",
        "(plan.symbol ~ 1)[0:2] * 99999999",
    ] {
        let run = reported(with_text(&format!("a {{{{ {expression} }}}}")), "expression-failed");
        assert!(run.stderr.contains("a text or a list cannot be multiplied"), "{}", start(&run));
    }
}

#[test]
fn what_expressions_come_to_is_bounded() {
    let long = format!("figures: {{long: \"{}\"}}\nrecipients:", "ấ".repeat(100_000));
    let project = with_text(&"{{ figures.long }}".repeat(4_000));
    let run = reported(project.replace("data/plan/plan.yaml", "recipients:", &long), "expression-failed");
    assert!(run.stderr.contains("the result is too long"), "{}", start(&run));
}

#[test]
fn templates_of_a_project_are_measured_too() {
    for (before, part, after) in [
        ("{{ 1", "+1", " }}"),
        ("{{ ", "-", "1 }}"),
        ("{{ 1", "|upper", " }}"),
        ("{% set x = 1", "|upper", " %}"),
        ("{% if 0 %}", "{% elif 0 %}", "{% endif %}"),
        ("", "{% if 1 %}", ""),
        ("{% for ", "(", ""),
        ("{{ ", "[", " }}"),
    ] {
        let template = format!("{before}{}{after}", part.repeat(1_000_000 / part.len()));
        let project = Project::with_body("  - Một đoạn.\n")
            .file("data/kehoach.yaml", "format: 1\ntemplates: t\n")
            .file("data/t/ke-hoach.typ.j2", &template);
        let run = project.run_within(MEMORY, &["build"]);
        assert_eq!(run.status, 1, "{part}: {}", start(&run));
        assert!(run.stderr.contains("error[template-failed]"), "{part}: {}", start(&run));
        assert!(run.stderr.contains("ke-hoach.typ.j2:1:"), "{part}: {}", start(&run));
    }
}

#[test]
fn whole_numbers_are_exact_or_reported() {
    let project = Project::with_body(
        "  - 'a{{ 4294967296 | roman }}b{{ 18446744073709551615 | thousands }}c{{ 3999 | roman }}d{{ 4294967297 | padded }}'\n",
    );
    let text = project.pdf("plan/ke-hoach.pdf").text();
    for part in ["a4294967296b", "b18.446.744.073.709.551.615c", "cMMMCMXCIXd", "d4294967297"] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    for expression in [
        "18446744073709551616 | padded",
        "-1 | roman",
        "(9007199254740993 / 1) | thousands",
        "(2.0 ** 60) | words",
        "2 ** 200",
        "99999999999999999999999999999999999999999",
        "annex(18446744073709551615)",
    ] {
        let run = with_text(&format!("{{{{ {expression} }}}}")).build();
        assert_eq!(run.status, 1, "{expression}: {}", start(&run));
    }
}

#[test]
fn tags_are_reported_and_decode_nothing() {
    for (value, tag) in [
        ("!!binary dGjhu60=", "!!binary"),
        ("!!str thử", "!!str"),
        ("!!int 12", "!!int"),
        ("!office thử", "!office"),
        ("! thử", "!"),
        ("!<tag:yaml.org,2002:binary> dGjhu60=", "!<tag"),
        ("&a !!binary dGjhu60=", "!!binary"),
        ("!!binary &a dGjhu60=", "!!binary"),
    ] {
        let project = Project::with_body("  - Một đoạn.\n").replace(
            "data/plan/plan.yaml",
            "phát triển đảng viên năm 2026",
            value,
        );
        let run = reported(project, "yaml-syntax");
        let column = 11 + value.find(tag).unwrap();
        assert!(run.stderr.contains(&format!("plan.yaml:10:{column}\n")), "{value}: {}", start(&run));
    }
    for body in ["  - !!set {a: b}\n", "  !!seq\n  - a\n", "  - !x\n    title: a\n    body: [b]\n"] {
        reported(Project::with_body(body), "yaml-syntax");
    }
    let project = Project::with_body("  - Xin chào! !!binary là chữ.\n  - \"!x\"\n");
    assert_eq!(project.build().status, 0);
}

#[test]
fn lists_texts_and_findings_are_bounded() {
    let keys = |name: &str, count: usize| repeated(count, |at| format!("{name}{at}: 1\n"));
    let with = |extra: &str| {
        let place = "abstract: ";
        Project::with_body("  - Một đoạn.\n").replace(
            "data/plan/plan.yaml",
            place,
            &format!("{extra}{place}"),
        )
    };
    reported(with(&keys("k", 100_000)), "limit-exceeded");
    reported(with(&format!("addressees: [{}]\n", "x, ".repeat(30_000))), "limit-exceeded");
    let run = with(&keys("recipientz", 19_000)).run_within(MEMORY, &["build"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("error[findings-cut]"), "{}", start(&run));
    let run = reported(with_text(&"ấ".repeat(300_000)), "limit-exceeded");
    assert!(run.stderr.contains("data/plan/plan.yaml:17:5\n"), "{}", start(&run));
}

#[test]
fn what_is_in_one_block_is_bounded() {
    let long = "lời dài ".repeat(1_000);
    let many = format!("[{}]", "dòng, ".repeat(600));
    for (from, to) in [
        ("phát triển đảng viên năm 2026", long.as_str()),
        ("ĐẢNG ỦY XÃ CÔNG HẢI", long.as_str()),
        ("BÍ THƯ", long.as_str()),
        ("Nguyễn Văn A", long.as_str()),
        ("[Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]", many.as_str()),
        ("[Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]", long.as_str()),
        ("phát triển đảng viên năm 2026", many.as_str()),
    ] {
        let project = Project::with_body("  - Một đoạn.\n").replace("data/plan/plan.yaml", from, to);
        reported(project, "limit-exceeded");
    }
    reported(Project::with_body(&format!("  - title: {long}\n    body: [x]\n")), "limit-exceeded");
    let cell = "  - table:\n      columns: [{header: a}]\n      rows: [[LONG]]\n";
    reported(Project::with_body(&cell.replace("LONG", &long.repeat(10))), "limit-exceeded");
    let lines = format!("[{}]", format!("{}, ", "lời dài ".repeat(100)).repeat(80));
    reported(Project::with_body(&cell.replace("LONG", &lines)), "limit-exceeded");
}

#[test]
fn documents_are_bounded_as_a_whole() {
    let run = reported(Project::with_body(&"  - items: [a, b, c, d]\n".repeat(6_000)), "limit-exceeded");
    assert!(run.stderr.contains("data/plan/plan.yaml:5017:"), "{}", start(&run));
    let rows = "        - [a, b, c, d]\n".repeat(6_000);
    let columns = "[{header: a}, {header: b}, {header: c}, {header: d}]";
    reported(
        Project::with_body(&format!("  - table:\n      columns: {columns}\n      rows:\n{rows}")),
        "limit-exceeded",
    );
    reported(
        Project::with_body(&format!("  - {}\n", "lời dài ".repeat(12_000)).repeat(20)),
        "limit-exceeded",
    );
    let figured = |list: &str| format!("format: 1\nquotas:\n{list}");
    let periods = repeated(300, |at| format!("{}-Q{}: 1, ", 1950 + at / 4, at % 4 + 1));
    let quota = format!("  - {{measure: admissions, period: 1950-2049, periods: {{{periods}}}}}\n");
    let project = Project::with_body(&"  - progress: {quota: admissions}\n".repeat(100));
    reported(project.file("data/plan/quotas.yaml", &figured(&quota)), "limit-exceeded");
}

#[test]
fn figures_are_bounded() {
    let with = |list: &str| {
        Project::with_body("  - Một đoạn.\n").file("data/plan/quotas.yaml", &format!("format: 1\n{list}"))
    };
    let quotas = repeated(600, |at| format!("  - {{id: q{at}, measure: admissions, period: 2026}}\n"));
    reported(with(&format!("quotas:\n{quotas}")), "limit-exceeded");
    let units = repeated(6_000, |at| format!("  - {{id: u{at}, name: U{at}, kind: village}}\n"));
    reported(with(&format!("units:\n{units}")), "limit-exceeded");
    let periods = repeated(500, |at| format!("{}-Q{}: 1, ", 1950 + at / 4, at % 4 + 1));
    let quota = format!("quotas:\n  - {{measure: admissions, period: 1950-2099, periods: {{{periods}}}}}\n");
    reported(with(&quota), "limit-exceeded");
}
