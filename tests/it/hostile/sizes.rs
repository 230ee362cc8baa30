//! Sizes and depths that no one writes by hand are reported or built, in bounded time.

use std::fmt::Write;

use crate::harness::{Project, Run};

/// How long the findings are at the most, in bytes.
const MOST: usize = 100_000;

fn ended(project: &Project) -> Run {
    // The harness stops what does not end.
    let run = project.build();
    assert!(matches!(run.status, 0 | 1), "{run:#?}");
    assert!(run.stderr.len() < MOST, "{} bytes of findings", run.stderr.len());
    run
}

/// Builds a plan with this body; it must be built, or be reported with the code.
fn built_or(code: Option<&str>, body: &str) -> Run {
    let run = ended(&Project::with_body(body));
    match code {
        None => assert_eq!((run.status, run.stderr.as_str()), (0, "")),
        Some(code) => {
            assert_eq!(run.status, 1, "{code}");
            assert!(run.stderr.contains(&format!("error[{code}]")), "{code}: {}", run.stderr);
        }
    }
    run
}

#[test]
fn long_paragraphs_are_set() {
    let text = "một đoạn văn, ".repeat(7_200);
    assert!(text.chars().count() > 100_000);
    built_or(None, &format!("  - \"{text}\"\n"));
}

#[test]
fn long_words_are_reported() {
    let run = built_or(Some("outside-page"), &format!("  - {}\n", "ấ".repeat(100_000)));
    assert!(run.stderr.len() < 2_000, "{}", run.stderr.len());
    built_or(Some("unknown-name"), &format!("  - a {{{{ {} }}}}\n", "x".repeat(100_000)));
    built_or(Some("unknown-key"), &format!("  - items: []\n    {}: 1\n", "x".repeat(1_000)));
}

#[test]
fn long_plans_are_built() {
    let sections: String = (0..2_000).fold(String::new(), |mut all, at| {
        let _ = writeln!(all, "  - title: Mục {at}\n    body: [một]");
        all
    });
    built_or(None, &sections);
}

#[test]
fn deep_nesting_is_reported() {
    let depth = 2_000;
    let items = "{text: a, items: [".repeat(depth) + "x" + &"]}".repeat(depth);
    let sections = "{title: a, body: [".repeat(depth) + "x" + &"]}".repeat(depth);
    let mut block = String::new();
    for level in 0..depth {
        let _ =
            writeln!(block, "{}- title: a\n{}  body:", " ".repeat(2 + 2 * level), " ".repeat(2 + 2 * level));
    }
    for body in [format!("  - items: [{items}]\n"), format!("  - {sections}\n"), "[".repeat(100_000), block] {
        let run = built_or(Some("yaml-syntax"), &body);
        assert!(run.stderr.contains("64 deep"), "{}", run.stderr);
    }
    // As deep as YAML may be: more levels than there are ways of numbering.
    let depth = 25;
    let sections = "{title: a, body: [".repeat(depth) + "x" + &"]}".repeat(depth);
    built_or(Some("invalid-value"), &format!("  - {sections}\n"));
}

#[test]
fn aliases_cannot_blow_a_file_up() {
    let mut bomb = String::from("  - &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let below = [format!("*a{}", level - 1).as_str(); 9].join(", ");
        let _ = writeln!(bomb, "  - &a{level} [{below}]");
    }
    built_or(Some("yaml-syntax"), &bomb);
    let text = "x".repeat(1_000_000);
    built_or(Some("yaml-syntax"), &format!("  - &a {text}\n{}", "  - *a\n".repeat(3_000)));
}

#[test]
fn expressions_cannot_run_away() {
    for (expression, code) in [
        (r#""x" * 100000000"#.to_owned(), Some("expression-failed")),
        (r#"("x" * 1000000) ~ ("y" * 1000000)"#.to_owned(), Some("expression-failed")),
        ("range(1000000)".to_owned(), Some("unknown-name")),
        ("debug()".to_owned(), Some("unknown-name")),
        (r#""\u0007\u202e""#.to_owned(), Some("expression-failed")),
        ("[1, 2]".to_owned(), Some("expression-failed")),
        ("quota".to_owned(), Some("expression-failed")),
        ("1 == 1".to_owned(), Some("expression-failed")),
        ("10 / 4".to_owned(), Some("expression-failed")),
        ("(".repeat(5_000), Some("expression-syntax")),
        (format!("{}1{}", "bold(".repeat(30), ")".repeat(30)), None),
        (format!("{}1{}", "bold(".repeat(140), ")".repeat(140)), Some("expression-syntax")),
        (format!("\"{}x\"", "\\ufdd0".repeat(15_000)), None),
    ] {
        built_or(code, &format!("  - 'a {{{{ {expression} }}}}'\n"));
    }
}

#[test]
fn huge_files_are_reported() {
    let comment = format!("# {}\n", "x".repeat(1_000)).repeat(20_000);
    let run = ended(&Project::with_body("  - Một đoạn.\n").file("data/plan/quotas.yaml", &comment));
    assert!(run.status == 1 && run.stderr.contains("error[file-too-large]"), "{}", run.stderr);
    assert!(run.stderr.contains("--> data/plan/quotas.yaml\n"), "{}", run.stderr);
}

#[test]
fn many_units_are_read_in_time() {
    let count = 5_000;
    let mut quotas = String::from("format: 1\nunits:\n");
    for at in 0..count {
        let _ = writeln!(quotas, "  - {{id: u{at}, name: U{at}, kind: village}}");
    }
    quotas.push_str("quotas:\n  - measure: admissions\n    period: 2026\n    total: 1\n    units:\n");
    for at in 0..count {
        let _ = writeln!(quotas, "      u{at}: 1");
    }
    let run = ended(&Project::with_body("  - Một đoạn.\n").file("data/plan/quotas.yaml", &quotas));
    assert!(
        run.status == 1 && run.stderr.contains("the total is written as 1, the sum is 5000"),
        "{}",
        run.stderr
    );
}

#[test]
fn paragraphs_as_long_as_they_may_be_are_checked_soon() {
    let text = "lời dài kết nạp 5 đảng viên; số 36, ".repeat(5_400);
    assert!(text.chars().count() > 190_000);
    let project = Project::with_body(&format!("  - \"{text}\"\n").repeat(7));
    let run = project.run(&["check"]);
    assert_eq!(run.status, 0, "{}", run.stderr.chars().take(2_000).collect::<String>());
}
