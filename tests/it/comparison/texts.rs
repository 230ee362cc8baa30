//! Changed texts: what was moved, renumbered, rewritten, parted.

use serde_json::Value;

use super::{diff, freeze, marked, of_kind};
use crate::harness::{Project, SMALL};

/// The reported changes of a plan whose text becomes another: fate, path, old number, words.
fn reported(old: &str, new: &str) -> Vec<String> {
    let project = freeze(Project::with_body(old), "plan", 1);
    let project = project.file("data/plan/plan.yaml", &format!("{SMALL}body:\n{new}"));
    let lines = diff(&project, &["data/plan"]);
    let passage = |line: &Value| {
        let part = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let renumbered =
            if line["renumbered"] == true { format!(" was {}", part("before_label")) } else { String::new() };
        let from =
            if part("fate") == "moved" { format!(" from {}", part("moved_from")) } else { String::new() };
        format!("{} {}{from}{renumbered}: {}", part("fate"), part("path"), marked(&line["words"]))
    };
    of_kind(&lines, "passage").iter().map(passage).collect()
}

const FIRST: &str = "Thường xuyên kiểm tra, giám sát việc thực hiện của các chi bộ trực thuộc.";
const SECOND: &str = "Báo cáo kết quả về Văn phòng Đảng ủy trước ngày 20 của tháng cuối quý.";
const THIRD: &str = "Phân công đồng chí ủy viên phụ trách từng địa bàn, từng lĩnh vực cụ thể.";

fn section(title: &str, texts: &[&str]) -> String {
    let items: Vec<String> = texts.iter().map(|text| format!("      - \"{text}\"\n")).collect();
    format!("  - title: {title}\n    body:\n{}", items.concat())
}

#[test]
fn words_are_marked_in_a_rewritten_paragraph() {
    let old = section("Mục đích", &[FIRST, SECOND]);
    let new = old.replace("ngày 20 của", "ngày 25 của");
    let words = "kept I: Báo cáo kết quả về Văn phòng Đảng ủy trước ngày [-20-]{+25+} của tháng cuối quý.";
    assert_eq!(reported(&old, &new), [words]);
}

#[test]
fn a_section_that_moved_is_not_rewritten_and_those_behind_it_are_renumbered() {
    let [one, two, three] =
        [section("Mục đích", &[FIRST]), section("Báo cáo", &[SECOND]), section("Phân công", &[THIRD])];
    let sections = reported(&[&*one, &two, &three].concat(), &[&*three, &one, &two].concat());
    assert_eq!(
        sections,
        [
            "moved I from III was III.: Phân công",
            "kept II was I.: Mục đích",
            "kept III was II.: Báo cáo",
            "gone III: Phân công"
        ]
    );
}

#[test]
fn a_section_that_was_added_renumbers_what_follows() {
    let (one, two) = (section("Mục đích", &[FIRST]), section("Báo cáo", &[SECOND]));
    let added = section("Phân công", &[THIRD]);
    assert_eq!(
        reported(&[&*one, &two].concat(), &[&*one, &added, &two].concat()),
        ["added II: {+Phân công+}", &format!("added II: {{+{THIRD}+}}"), "kept III was II.: Báo cáo"]
    );
}

#[test]
fn a_section_with_another_title_is_known_by_what_it_holds_and_by_its_id() {
    let (one, two) = (section("Mục đích", &[FIRST, THIRD]), section("Báo cáo", &[SECOND]));
    let renamed = section("Yêu cầu chung", &[FIRST, THIRD]);
    assert_eq!(
        reported(&[&*one, &two].concat(), &[&*renamed, &two].concat()),
        ["kept I: [-Mục đích-]{+Yêu cầu chung+}"]
    );
    let with_id =
        |title: &str, text: &str| section(title, &[text]).replace("  - title", "  - id: muc\n    title");
    let words = reported(&with_id("Mục đích", FIRST), &with_id("Kết luận", SECOND));
    assert_eq!(words[0], "kept I: [-Mục đích-]{+Kết luận+}");
}

#[test]
fn a_paragraph_that_moved_to_another_section_is_distinguished_from_one_that_is_new() {
    let old = [section("Mục đích", &[FIRST, THIRD]), section("Báo cáo", &[SECOND])].concat();
    let new = [section("Mục đích", &[FIRST]), section("Báo cáo", &[SECOND, THIRD])].concat();
    assert_eq!(reported(&old, &new), [format!("gone I: {THIRD}"), format!("moved II from I: {THIRD}")]);
}

#[test]
fn a_paragraph_that_was_parted_or_joined_is_not_rewritten() {
    let whole = format!("{FIRST} {SECOND}");
    let (one, two) = (section("Mục đích", &[&whole, THIRD]), section("Mục đích", &[FIRST, SECOND, THIRD]));
    assert_eq!(reported(&one, &two), [format!("split I: {SECOND}")]);
    assert_eq!(reported(&two, &one), [format!("joined I: {SECOND}")]);
}

#[test]
fn a_table_is_compared_cell_by_cell() {
    let table = |rows: &str| {
        format!("  - table:\n      columns: [{{header: Việc}}, {{header: Ai làm}}]\n      rows:\n{rows}")
    };
    let row = |one: &str, other: &str| format!("        - [\"{one}\", \"{other}\"]\n");
    let old = table(&[row("Lập danh sách nguồn", "Chi bộ"), row("Mở lớp", "Đảng ủy")].concat());
    let new = table(&[row("Lập danh sách nguồn", "Văn phòng"), row("Tổng kết năm", "Đảng ủy xã")].concat());
    let project = freeze(Project::with_body(&old), "plan", 1);
    let project = project.file("data/plan/plan.yaml", &format!("{SMALL}body:\n{new}"));
    let lines = of_kind(&diff(&project, &["data/plan"]), "passage");
    let rows: Vec<String> = lines[0]["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let cells: Vec<String> = row["cells"].as_array().unwrap().iter().map(marked).collect();
            format!("{} {}", row["fate"].as_str().unwrap(), cells.join("|"))
        })
        .collect();
    assert_eq!(
        rows,
        [
            "kept Lập danh sách nguồn|[-Chi bộ-]{+Văn phòng+}",
            "removed [-Mở lớp-]|[-Đảng ủy-]",
            "added {+Tổng kết năm+}|{+Đảng ủy xã+}"
        ]
    );
}
