//! Paragraphs that came, went and were moved.

use super::{PLAN, corrected, sample, text};
use crate::harness::assert_says;

#[test]
fn an_item_and_a_recipient_are_added_to_their_lists() {
    let project = sample("ham-liem-2026");
    let before = text(&project, PLAN);
    let run = corrected(&project, |twin| {
        twin.insert_after("thành và không tán thành", "- Lưu hồ sơ theo quy định.")
            .insert_after("đoạn quá trình phấn đấu", "Mỗi quý báo cáo một lần.")
    });
    assert_eq!(run.status, 0, "{run:#?}");
    let after = text(&project, PLAN);
    let expected = before
        .replace(
            "thành và không tán thành.\n",
            "thành và không tán thành.\n              - Lưu hồ sơ theo quy định.\n",
        )
        .replace(
            "đoạn quá trình phấn đấu.\n",
            "đoạn quá trình phấn đấu.\n          - Mỗi quý báo cáo một lần.\n",
        );
    assert_eq!(after, expected, "{run:#?}");
}

#[test]
fn a_numbered_paragraph_comes_between_others() {
    let project = sample("ham-liem-2026");
    let before = text(&project, PLAN);
    let run = corrected(&project, |twin| {
        twin.insert_after("Văn phòng Đảng ủy là cơ quan đầu mối", "3. Trung tâm Chính trị mở lớp bồi dưỡng.")
    });
    assert_eq!(run.status, 0, "{run:#?}");
    let after = text(&project, PLAN);
    let line = "      - text: Trung tâm Chính trị mở lớp bồi dưỡng.\n";
    assert_eq!(after.replacen(line, "", 1), before, "{run:#?}");
    let start = before.find("Văn phòng Đảng ủy là cơ quan đầu mối").unwrap();
    let next = start + before[start..].find("      - text:").unwrap();
    assert_eq!(after, format!("{}{line}{}", &before[..next], &before[next..]));
    let run = project.run(&["build", "--format", "docx"]);
    assert_eq!(run.status, 0, "{run:#?}");
}

#[test]
fn a_numbered_paragraph_that_is_gone_goes() {
    let project = sample("ham-liem-2026");
    let run = corrected(&project, |twin| twin.remove("Văn phòng Đảng ủy là cơ quan đầu mối"));
    assert_eq!(run.status, 0, "{run:#?}");
    let after = text(&project, PLAN);
    assert!(!after.contains("Văn phòng Đảng ủy là cơ quan đầu mối"), "{run:#?}");
}

#[test]
fn an_item_that_is_gone_goes() {
    let project = sample("ham-liem-2026");
    let before = text(&project, PLAN);
    let run = corrected(&project, |twin| twin.remove("Lễ kết nạp tổ chức trang trọng"));
    assert_eq!(run.status, 0, "{run:#?}");
    let after = text(&project, PLAN);
    let start = before.find("              - >-\n                Lễ kết nạp").unwrap();
    let end = start + before[start..].find("              - >-\n                Coi trọng").unwrap();
    assert_eq!(after, format!("{}{}", &before[..start], &before[end..]), "{run:#?}");
}

#[test]
fn what_has_no_place_in_the_data_is_said() {
    let project = sample("ham-liem-2026");
    let before = text(&project, PLAN);
    let run = corrected(&project, |twin| {
        twin.insert_after("Tổ chức thực hiện", "Một đoạn không thuộc danh sách nào.")
            .remove("Đổi mới công tác tuyên truyền, giáo dục và tạo nguồn")
            .move_after("Lễ kết nạp tổ chức", "không để tồn đọng hồ sơ")
    });
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(text(&project, PLAN), before);
    // Where it would go is said at its place in the data.
    assert_says(&run.stderr, &["it would come behind this", "data/ham-liem-2026/plan.yaml:"]);
    let said = ["no place for this new paragraph", "gone from the Word file", "was moved in the Word file"];
    assert_says(&run.stderr, &said);
}

#[test]
fn a_paragraph_that_was_split_is_two_members() {
    let project = sample("ham-liem-2026");
    let before = text(&project, PLAN);
    let run = corrected(&project, |twin| {
        let item = "kiên quyết không hạ thấp";
        let xml = twin.document();
        let at = xml.find(item).unwrap();
        let start = xml[..at].rfind("<w:p>").unwrap();
        let look = &xml[start..start + xml[start..].find("</w:pPr>").unwrap() + 8];
        let new =
            format!("</w:t></w:r></w:p>{look}<w:r><w:t xml:space=\"preserve\">- Kiên quyết không hạ thấp");
        twin.replace(item, &new)
    });
    assert_eq!(run.status, 0, "{run:#?}");
    let after = text(&project, PLAN);
    assert_says(&after, &["lấy chất lượng làm gốc;\n", "              Kiên quyết không hạ thấp"]);
    assert_eq!(after.split_whitespace().count(), before.split_whitespace().count() + 2, "{after}");
}

#[test]
fn a_plain_paragraph_among_items_is_reported() {
    let project = sample("ham-liem-2026");
    let before = text(&project, PLAN);
    let run =
        corrected(&project, |twin| twin.insert_after("thành và không tán thành", "Lưu hồ sơ theo quy định."));
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(text(&project, PLAN), before);
    assert_says(&run.stderr, &["word-left", "no place for this new paragraph", "Lưu hồ sơ theo quy định."]);
}
