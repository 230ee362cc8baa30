//! Changed words, wherever they are: in the text, in tables, in the header, among recipients and signers.

use super::editing::EditedTwin;
use super::{PLAN, TWIN, changes, corrected, sample, text};
use crate::harness::assert_says;

#[test]
fn words_of_the_text_and_around_it_come_home() {
    let project = sample("ham-liem-2026");
    let before = text(&project, PLAN);
    let edits = [
        ("lấy chất lượng làm gốc", "lấy chất lượng làm trọng"),
        ("tổ chức kết nạp đảng viên.", "tổ chức kết nạp đảng viên nào."),
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG BỘ TỈNH BÌNH THUẬN"),
        ("chú ý học sinh đủ", "lưu ý học sinh đủ"),
        ("cụ thể như sau", "nội dung như sau"),
    ];
    let run = corrected(&project, |twin| edits.iter().fold(twin, |twin, (from, to)| twin.replace(from, to)));
    assert_eq!(run.status, 0, "{run:#?}");
    let after = text(&project, PLAN);
    assert_says(
        &after,
        &["ĐẢNG BỘ TỈNH BÌNH THUẬN", "làm trọng;", "lưu ý", "nội dung như sau", "đảng viên nào."],
    );
    assert_eq!(after.lines().count(), before.lines().count());
    // Each change is in a line of its own, and no other line is touched.
    let changed = before.lines().zip(after.lines()).filter(|(one, other)| one != other).count();
    assert_eq!(changed, edits.len(), "{run:#?}");
    assert_says(&run.stdout, &["plan.yaml:", "[-gốc-]{+trọng+}", "5 corrections put in"]);
}

#[test]
fn words_of_tables_recipients_and_signers_come_home() {
    let project = sample("binh-an-2026");
    let (file, twin) =
        ("data/binh-an-2026/tt-sua-hoi-truong.yaml", "output/binh-an-2026/tt-sua-hoi-truong.docx");
    let before = text(&project, file);
    EditedTwin::open(&project, twin)
        .replace("Thay tấm lợp", "Thay tấm lợp, chống thấm")
        .replace("Văn phòng Tỉnh ủy", "Văn phòng Tỉnh ủy (để báo cáo)")
        .save(&project, twin);
    let run = changes(&project, twin, "data/binh-an-2026");
    assert_eq!(run.status, 0, "{run:#?}");
    let expected = before
        .replace("Thay tấm lợp", "\"Thay tấm lợp, chống thấm\"")
        .replace("- Văn phòng Tỉnh ủy", "- Văn phòng Tỉnh ủy (để báo cáo)");
    assert_eq!(text(&project, file), expected);
}

#[test]
fn the_place_before_the_date_and_the_signer_come_home() {
    let project = sample("long-thanh-2023");
    let (file, twin) = ("data/long-thanh-2023/plan.yaml", "output/long-thanh-2023/ke-hoach.docx");
    let before = text(&project, file);
    EditedTwin::open(&project, twin)
        .replace("Long Thành, ", "Yên Thành, ")
        .replace("Nguyễn Văn A", "Trần Thị B")
        .save(&project, twin);
    let run = changes(&project, twin, "data/long-thanh-2023");
    assert_eq!(run.status, 0, "{run:#?}");
    let expected = before
        .replace("place: Long Thành", "place: Yên Thành")
        .replace("signer: Nguyễn Văn A", "signer: Trần Thị B");
    assert_eq!(text(&project, file), expected);
}

#[test]
fn tracked_changes_count_as_accepted() {
    let project = sample("ham-liem-2026");
    let before = text(&project, PLAN);
    let run = corrected(&project, |twin| twin.track("chất lượng làm gốc", "chất lượng làm đầu"));
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(text(&project, PLAN), before.replace("làm gốc", "làm đầu"));
    assert_says(&run.stderr, &["word-tracked", "1 insertion, 1 deletion"]);
}

#[test]
fn a_dry_run_and_a_run_without_an_answer_write_nothing() {
    let project = sample("ham-liem-2026");
    let before = text(&project, PLAN);
    EditedTwin::open(&project, TWIN).replace("làm gốc", "làm đầu").save(&project, TWIN);
    let run = project.run(&["changes", TWIN, "data/ham-liem-2026", "-n"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert_says(&run.stdout, &["+            trình theo Điều lệ Đảng", "làm đầu"]);
    let run = project.run(&["changes", TWIN, "data/ham-liem-2026"]);
    assert_eq!(run.status, 1, "{run:#?}");
    assert_eq!(text(&project, PLAN), before);
}

#[test]
fn what_is_computed_is_said_with_its_source_and_stays() {
    let project = sample("ham-liem-2026");
    let before = text(&project, PLAN);
    let twin = EditedTwin::open(&project, TWIN);
    let figure = twin.run_texts().into_iter().find(|text| text.contains("toàn Đảng bộ kết nạp")).unwrap();
    let changed = regex::Regex::new(r"\d+ đảng viên").unwrap().replace(&figure, "99 đảng viên").into_owned();
    assert_ne!(figure, changed);
    let run = corrected(&project, |twin| twin.replace(&figure, &changed));
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(text(&project, PLAN), before);
    assert_says(&run.stderr, &["word-computed", "quota.admissions.target", "quotas.yaml:"]);
    assert_says(&run.stdout, &["nothing in the Word file is to be put into the data"]);
}

#[test]
fn words_beside_a_figure_come_home_while_it_stays() {
    let project = sample("ham-liem-2026");
    let before = text(&project, PLAN);
    let run = corrected(&project, |twin| twin.replace("toàn Đảng bộ kết nạp", "toàn Đảng bộ xã kết nạp"));
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(text(&project, PLAN), before.replace("toàn Đảng bộ kết nạp", "toàn Đảng bộ xã kết nạp"));
    assert!(!run.stderr.contains("word-computed"), "{run:#?}");
}

#[test]
fn a_share_of_a_quota_goes_home_to_the_figures() {
    let project = sample("long-thanh-2023");
    let (file, twin) = ("data/long-thanh-2023/quotas.yaml", "output/long-thanh-2023/phu-luc-chi-tieu.docx");
    let before = text(&project, file);
    let edited = EditedTwin::open(&project, twin);
    let xml = edited.document();
    let row = xml.find("Điện Yên").unwrap();
    let cell = row + xml[row..].find(">2<").expect("the share of Điện Yên");
    let whole = xml[row..cell + 3].to_owned();
    edited.replace(&whole, &whole.replace(">2<", ">3<")).save(&project, twin);
    let run = changes(&project, twin, "data/long-thanh-2023");
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(text(&project, file), before.replace("dien-yen: 2", "dien-yen: 3"));
}

#[test]
fn emphasis_comes_home_where_words_are_typed() {
    let project = sample("ham-liem-2026");
    let before = text(&project, PLAN);
    let run = |words: &str, look: &str| {
        format!(
            "</w:t></w:r><w:r><w:rPr><w:{look}/></w:rPr><w:t>{words}</w:t></w:r><w:r><w:t xml:space=\"preserve\">"
        )
    };
    let done = corrected(&project, |twin| {
        twin.replace("làm gốc", &run("làm gốc", "b"))
            .replace("tích cực;", &format!("{};", run("tích cực", "i")))
    });
    assert_eq!(done.status, 0, "{done:#?}");
    let expected = before
        .replace("làm gốc", "{{ bold(\"làm gốc\") }}")
        .replace("người tích\n            cực; mạnh", "người {{ italic(\"tích\n            cực\") }}; mạnh");
    assert_eq!(text(&project, PLAN), expected, "{done:#?}");
    let run = project.run(&["build", "--format", "docx"]);
    assert!(run.status == 0 && !run.stderr.contains("output-changed"), "{run:#?}");
}

#[test]
fn emphasis_of_the_program_s_words_and_remarks_are_said() {
    let project = sample("ham-liem-2026");
    let before = text(&project, PLAN);
    let run = corrected(&project, |twin| {
        let struck = "</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>làm gốc</w:t></w:r><w:r><w:t xml:space=\"preserve\">";
        twin.replace("làm gốc", struck).with_comment("Bí thư", "Xem lại mục này.")
    });
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(text(&project, PLAN), before);
    assert_says(
        &run.stderr,
        &["word-left", "look otherwise", "làm gốc", "remark of Bí thư", "Xem lại mục này."],
    );
}
