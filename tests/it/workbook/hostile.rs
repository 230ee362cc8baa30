//! Names and sizes that nobody would think of.

use super::{Book, small};

/// A plan whose only unit has a name, given as YAML.
fn named(name: &str) -> Book {
    let quotas = format!(
        "units:\n  - {{id: x, name: {name}, kind: village}}\nquotas:\n  - {{measure: admissions, period: 2026, units: {{x: 1}}}}\n"
    );
    Book::built(&small(&quotas, "results: []\n"), "plan/bang-so-lieu.xlsx")
}

#[test]
fn no_text_becomes_a_formula_or_a_link() {
    for name in [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "-2+3",
        "https://example.com",
        "mailto:a@b.vn",
        "_x0041_ & <b>",
        "internal:Sheet1!A1",
    ] {
        let book = named(&format!("\"{name}\""));
        let rows = book.rows("Chỉ tiêu kết nạp");
        let row = rows.iter().find(|row| row[0] == "x").unwrap();
        // What Excel would read as an escaped character is escaped itself; the reader here does not undo that.
        assert_eq!(row[2].replace("_x005F_", "_"), name);
        let formulas = book.all_formulas();
        assert!(formulas.keys().all(|(_, _, column)| *column > 2), "{name}: {formulas:?}");
        let sheet = book.part("xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<hyperlink"), "{name}");
    }
}

#[test]
fn a_text_longer_than_a_cell_takes_is_cut() {
    let long = "lời ".repeat(9_000);
    let quotas = format!(
        "units:\n  - {{id: x, name: X, kind: village}}\nmeasures: {{long: {{name: \"{}\"}}}}\nquotas:\n  - {{measure: long, period: 2026, units: {{x: 1}}}}\n",
        long.trim()
    );
    let project = crate::harness::Project::with_body("  - Một đoạn văn.\n")
        .file("data/plan/quotas.yaml", &format!("format: 1\n{quotas}"))
        .file("data/kehoach.yaml", "format: 1\n");
    let run = project.run(&["build", "--format", "xlsx"]);
    // Whether the data may hold it or not, nothing crashes.
    assert!([0, 1].contains(&run.status) && !run.stderr.contains("panicked"), "{run:#?}");
    if run.status == 0 {
        let book = Book::built(&project, "plan/bang-so-lieu.xlsx");
        assert!(book.names().iter().all(|name| name.encode_utf16().count() <= 31));
    }
}

#[test]
fn sheets_of_measures_with_like_names_are_distinguished() {
    let measures: Vec<String> = (1..=12)
        .map(|at| format!("  m{at}: {{name: \"Tỷ lệ hộ/nghèo [theo] chuẩn: đa chiều * {}\"}}", at % 2))
        .collect();
    let quotas: Vec<String> =
        (1..=12).map(|at| format!("  - {{measure: m{at}, period: 2026, units: {{x: 1}}}}")).collect();
    let text = format!(
        "units:\n  - {{id: x, name: X, kind: village}}\nmeasures:\n{}\nquotas:\n{}\n",
        measures.join("\n"),
        quotas.join("\n")
    );
    let book = Book::built(&small(&text, "results: []\n"), "plan/bang-so-lieu.xlsx");
    let names = book.names();
    assert_eq!(names.len(), 25);
    for (at, name) in names.iter().enumerate() {
        assert!(
            name.encode_utf16().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\']),
            "{name}"
        );
        let folded = name.to_lowercase();
        assert!(names[at + 1..].iter().all(|other| other.to_lowercase() != folded), "{name} twice");
    }
}

#[test]
fn two_hundred_units_over_sixty_periods() {
    let units: Vec<String> =
        (1..=200).map(|at| format!("  - {{id: u{at}, name: Đơn vị {at}, kind: village}}")).collect();
    let months: Vec<String> =
        (2026..=2030).flat_map(|year| (1..=12).map(move |month| format!("{year}-M{month:02}"))).collect();
    let counts: Vec<String> = months.iter().map(|month| format!("{month}: 1")).collect();
    let shares: Vec<String> = (1..=200).map(|at| format!("      u{at}: {{{}}}", counts.join(", "))).collect();
    let text = format!(
        "units:\n{}\nquotas:\n  - measure: admissions\n    period: 2026-2030\n    units:\n{}\n",
        units.join("\n"),
        shares.join("\n")
    );
    let book = Book::built(&small(&text, "results: []\n"), "plan/bang-so-lieu.xlsx");
    let rows = book.rows("Chỉ tiêu kết nạp");
    let total = rows.iter().find(|row| row[0] == "*").unwrap();
    assert_eq!((total[3].as_str(), total[63].as_str()), ("200", "12000"));
}
