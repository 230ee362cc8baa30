//! The comparison as a document.

use std::fs;

use super::{freeze, issued};
use crate::harness::{Project, SMALL};
use crate::pdf::{Page, Pdf, Stroke};

const PLAN: &str = "data/long-thanh-2023/plan.yaml";
const QUOTAS: &str = "data/long-thanh-2023/quotas.yaml";
const FILE: &str = "long-thanh-2023/so-sanh.pdf";

fn is_there(project: &Project) -> bool {
    project.path(&format!("output/{FILE}")).exists()
}

fn changed() -> Project {
    issued("long-thanh-2023").replace(QUOTAS, "name: Điện Yên", "name: Thôn Điện Yên").replace(
        PLAN,
        "BÍ THƯ",
        "PHÓ BÍ THƯ",
    )
}

/// The vertical lines in the margin.
fn bars(page: &Page) -> Vec<&Stroke> {
    let left = 30.0 / 25.4 * 72.0;
    page.strokes.iter().filter(|line| (line.x0 - line.x1).abs() < 0.5 && line.x0 < left - 4.0).collect()
}

#[test]
fn it_is_beside_the_documents_while_they_differ_from_the_last_set() {
    let project = issued("long-thanh-2023");
    assert_eq!(project.build().status, 0);
    assert!(!is_there(&project));
    let project = project.replace(QUOTAS, "name: Điện Yên", "name: Thôn Điện Yên");
    assert!(project.build().stdout.contains("so-sanh.pdf"));
    assert!(is_there(&project));
    assert!(!project.build().stdout.contains("so-sanh.pdf"), "it is fresh");
    let run = project.run(&["verify"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let project = project.replace(QUOTAS, "name: Thôn Điện Yên", "name: Điện Yên");
    assert!(project.build().stdout.contains("removed"));
    assert!(!is_there(&project));
}

#[test]
fn the_last_good_one_stays_where_a_new_one_fails() {
    let project = changed();
    assert_eq!(project.build().status, 0);
    let before = project.bytes(&format!("output/{FILE}"));
    let project = project
        .file("data/kehoach.yaml", "format: 1\ntemplates: mau\n")
        .file("data/mau/so-sanh.typ.j2", "#panic(\"no\")\n");
    for _ in 0..2 {
        let run = project.build();
        assert!(run.status == 0 && run.stderr.contains("comparison-failed"), "{run:#?}");
        assert!(!run.stdout.contains("removed"), "{run:#?}");
        assert_eq!(project.bytes(&format!("output/{FILE}")), before);
    }
}

#[test]
fn it_is_of_the_set_that_was_issued_last() {
    let project = changed();
    assert_eq!(project.build().status, 0);
    let before = project.bytes(&format!("output/{FILE}"));
    let project = freeze(project, "long-thanh-2023", 2);
    project.build();
    assert!(!is_there(&project), "nothing differs from the second set");
    fs::remove_dir_all(project.path("data/long-thanh-2023/issued/2")).unwrap();
    project.build();
    assert_eq!(project.bytes(&format!("output/{FILE}")), before, "same versions, same bytes");
}

#[test]
fn the_project_says_how_much_of_it_is_made() {
    let pages = |setting: &str| {
        let settings = format!("format: 1\ncomparison: {setting}\n");
        let project = changed().file("data/kehoach.yaml", &settings);
        assert_eq!(project.build().status, 0);
        is_there(&project).then(|| project.built(FILE).pages.len())
    };
    let (all, changed) = (pages("all").unwrap(), pages("changed").unwrap());
    assert!(all > changed + 2, "{all} {changed}");
    assert_eq!(pages("none"), None);
}

#[test]
fn it_says_in_a_table_and_in_the_text_what_changed() {
    let pdf = changed().pdf(FILE);
    let text = pdf.text();
    for words in ["BẢN SO SÁNH", "Số liệu và thông tin thay đổi", "Tăng, giảm", "Nội dung thay đổi"]
    {
        assert!(text.contains(words), "{words} is missing in\n{text}");
    }
    assert!(pdf.tagged && pdf.xmp.contains("<pdfuaid:part>1</pdfuaid:part>"));
    let marked: usize = pdf.pages.iter().map(|page| bars(page).len()).sum();
    // The position, and the table with the renamed unit, which may go on over a page.
    assert!((2..=4).contains(&marked), "{marked} bars");
}

/// Whether a line lies through or under a glyph run, by how far it is above the baseline.
fn lines_at<'a>(page: &'a Page, pdf: &Pdf, words: &str) -> Vec<&'a Stroke> {
    let (_, run) = pdf.expect(words);
    let is_at = |line: &&Stroke| {
        (line.y0 - line.y1).abs() < 0.1
            && line.x0 < run.x0 + 4.0
            && line.x1 > run.x1 - 4.0
            && (line.y0 - run.glyphs[0].baseline).abs() < 6.0
    };
    page.strokes.iter().filter(is_at).collect()
}

#[test]
fn deleted_words_are_struck_and_added_ones_underlined() {
    let body = |words: &str| format!("  - \"Các chi bộ báo cáo {words} hằng quý với Đảng ủy.\"\n");
    let project = freeze(Project::with_body(&body("xanhtươi")), "plan", 1);
    let project = project.file("data/plan/plan.yaml", &format!("{SMALL}body:\n{}", body("đỏthắm")));
    let pdf = project.pdf("plan/so-sanh.pdf");
    let baseline = |words: &str| pdf.expect(words).1.glyphs[0].baseline;
    let page = &pdf.pages[pdf.expect("xanhtươi").0];
    let (struck, underlined) = (lines_at(page, &pdf, "xanhtươi"), lines_at(page, &pdf, "đỏthắm"));
    assert!(struck.iter().any(|line| (line.y0 - baseline("xanhtươi")).abs() > 2.0), "{struck:?}");
    assert!(underlined.iter().any(|line| (line.y0 - baseline("đỏthắm")).abs() > 0.5), "{underlined:?}");
    // The line of struck text is above the baseline, that of underlined text below it: the two lines differ in
    // height.
    assert!((struck[0].y0 - underlined[0].y0).abs() > 3.0, "{struck:?} {underlined:?}");
    assert!(pdf.pages.iter().flat_map(|page| &page.glyphs).all(|glyph| {
        let [red, green, blue, _] = glyph.color;
        red == green && green == blue
    }));
}

#[test]
fn any_two_versions_are_written_to_a_file_that_is_asked_for() {
    let project = changed();
    let run = project.run(&["diff", "data/long-thanh-2023", "1", "--pdf", "x.pdf", "--changed-only"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(run.stdout.contains("x.pdf ("), "{}", run.stdout);
    assert!(Pdf::read(&project.bytes("x.pdf")).text().contains("BẢN SO SÁNH"));
    let run = project.run(&["diff", "data/long-thanh-2023", "--pdf", "x.pdf/x.pdf"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("file-unwritable"), "{}", run.stderr);
}

#[test]
fn a_long_table_has_its_header_on_every_page() {
    let units = |name: &str| {
        let unit = |at: usize| format!("  - {{id: u-{at}, name: {name} {at}, kind: village}}\n");
        (0..120).map(unit).collect::<Vec<_>>().concat()
    };
    let quotas = |name: &str, count: usize| {
        let share = |at: usize| format!("      u-{at}: {count}\n");
        let shares = (0..120).map(share).collect::<Vec<_>>().concat();
        format!(
            "format: 1\nunits:\n{}quotas:\n  - measure: admissions\n    period: 2026\n    units:\n{shares}",
            units(name)
        )
    };
    let body = "  - quota_table: {quota: admissions}\n";
    let project = Project::with_body(body).file("data/plan/quotas.yaml", &quotas("Thôn", 1));
    let project = freeze(project, "plan", 1).file("data/plan/quotas.yaml", &quotas("Xóm", 2));
    let pdf = project.pdf("plan/so-sanh.pdf");
    let with_units: Vec<String> = pdf
        .pages
        .iter()
        .map(|page| page.lines().iter().map(|line| line.text() + "\n").collect::<String>())
        .filter(|text| text.matches("Xóm").count() > 8)
        .collect();
    assert!(with_units.len() > 4, "{}", with_units.len());
    assert!(with_units.iter().all(|text| text.contains("TT") || text.contains("Chi bộ")), "{with_units:#?}");
}

#[test]
fn no_text_of_either_version_becomes_code() {
    let hostile = r#"#panic(\"x\") *b* _i_ $x$ @ref <l> \\ // /* {% raw %} [c] `r`"#;
    let body = |words: &str| format!("  - title: \"{words}\"\n    body:\n      - \"{words} và {words}\"\n");
    let project = freeze(Project::with_body(&body(hostile)), "plan", 1);
    let project = project.file(
        "data/plan/plan.yaml",
        &format!("{SMALL}body:\n{}", body(&format!("mới {}", hostile.replace("*b*", "#eval(\\\"1\\\")")))),
    );
    let text = project.pdf("plan/so-sanh.pdf").text();
    assert!(text.contains("#panic") && text.contains("#eval"), "{text}");
}
