//! `kehoach check --fix`: what is changed, and what is left as it is.

use super::{findings, in_plan};
use crate::harness::Project;

const UNMENDED: &str =
    "  - items:   # ghi chú giữ nguyên\n      - \"- Một việc.\"   # hai\n      - Hai việc.\n  - Hết.\n";

#[test]
fn what_is_safe_is_shown_and_mended_on_a_yes_alone() {
    let project = Project::with_body(UNMENDED);
    let before = project.bytes("data/plan/plan.yaml");
    let shown = project.run(&["check", "--fix"]);
    assert!(
        shown.stdout.contains("-      - \"- Một việc.\"   # hai\n+      - \"Một việc.\"   # hai\n"),
        "{shown:#?}"
    );
    assert!(
        shown.stderr.contains("--yes") && shown.stderr.contains("warning[typed-mark]"),
        "{}",
        shown.stderr
    );
    assert_eq!(project.bytes("data/plan/plan.yaml"), before);
    let mended = project.run(&["check", "--fix", "--yes"]);
    assert!(mended.status == 0 && findings(&mended).is_empty(), "{mended:#?}");
    let after = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
    assert_eq!(after, String::from_utf8(before).unwrap().replace("\"- Một", "\"Một"));
    assert!(project.run(&["check", "--fix", "--yes"]).stdout.contains("nothing to mend"));
    assert_eq!(std::fs::read_dir(project.path("data/plan")).unwrap().count(), 1);
}

/// What word processors leave in a pasted text, and what of it is mended.
const PASTED: &str = "  - title: **Mục tiêu**
    body:
      - items:
          - \"**Một là**, quán triệt.\"
          - 'Việc **hai** là chính.'
          - Việc **\"ba\"** là chính.
          - • Theo dõi.
          - — Tổng hợp.
      - items: [1) Một việc., (2) Hai việc., c. Ba việc.]
      - items: [1) Một việc., Hai việc.]
      - Ðảng ủy chỉ ðạo; đạt 7.77%, 1,000,950 đồng.
";

const MENDED: &str = "  - title: Mục tiêu
    body:
      - items:
          - \"{{ bold('Một là') }}, quán triệt.\"
          - 'Việc {{ bold(\"hai\") }} là chính.'
          - Việc **\"ba\"** là chính.
          - Theo dõi.
          - Tổng hợp.
      - items: [Một việc., Hai việc., Ba việc.]
      - items: [1) Một việc., Hai việc.]
      - Đảng ủy chỉ đạo; đạt 7,77%, 1.000.950 đồng.
";

#[test]
fn what_is_pasted_is_found_and_mended_where_that_is_safe() {
    // A plain text cannot begin with an asterisk.
    let project = Project::with_body(&PASTED.replace("**Mục tiêu**", "'**Mục tiêu**'"));
    let run = project.run(&["check"]);
    let found = findings(&run);
    assert_eq!(found.iter().filter(|one| one.starts_with("warning[typed-mark]")).count(), 10, "{found:#?}");
    project.run(&["check", "--fix", "--yes"]);
    let after = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
    assert_eq!(after, in_plan(&MENDED.replace("title: Mục tiêu", "title: 'Mục tiêu'")));
    let run = project.run(&["check"]);
    let left = findings(&run);
    assert_eq!(left.iter().filter(|one| one.starts_with("warning[typed-mark]")).count(), 2, "{left:#?}");
}

#[test]
fn slips_of_yaml_are_mended_where_all_else_reads_as_before() {
    for (typed, mended) in [
        ("  - Phối hợp: mở lớp.\n", Some("  - \"Phối hợp: mở lớp.\"\n")),
        (
            "  - items: [Một,hai, ba.]\n  - Phối hợp: mở lớp, rà soát.\n",
            Some("  - items: [Một,hai, ba.]\n  - \"Phối hợp: mở lớp, rà soát.\"\n"),
        ),
        // Quotes in it: how they are meant is not known.
        ("  - Phối hợp: mở \"lớp\".\n", None),
        (
            "  - title: A\n    body: [Một.]\n    title: B\n    body: [Hai.]\n",
            Some("  - title: A\n    body: [Một.]\n  - title: B\n    body: [Hai.]\n"),
        ),
        // The repeated key is not the first: whether another member begins there is not known.
        ("  - title: A\n    body: [Một.]\n    body: [Hai.]\n", None),
        ("  - items:\n      - Một.\n      -Hai.\n", Some("  - items:\n      - Một.\n      - Hai.\n")),
        ("  - items:\n      -Một.\n      -Hai.\n", Some("  - items:\n      - Một.\n      - Hai.\n")),
        // Another member, or the rest of the one before.
        ("  - items:\n      - Một.\n      Hai.\n", None),
        ("  - {id: a title: A, body: [Một.]}\n", Some("  - {id: a, title: A, body: [Một.]}\n")),
        ("  - {title: Thôn một: Đông, body: [Một.]}\n", None),
        ("  - title: A\n\u{a0}\u{a0}\u{a0}\u{a0}body: [Một.]\n", Some("  - title: A\n    body: [Một.]\n")),
        ("  - title: A\n\u{3000}\u{3000}body: [Một.]\n", Some("  - title: A\n    body: [Một.]\n")),
        ("  - title: A\n\tbody: [Một.]\n", Some("  - title: A\n    body: [Một.]\n")),
        ("  - title: A\n\t\tbody: [Một.]\n", Some("  - title: A\n    body: [Một.]\n")),
    ] {
        let project = Project::with_body(typed);
        let before = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
        project.run(&["check", "--fix"]);
        assert_eq!(String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap(), before);
        project.run(&["check", "--fix", "--yes"]);
        let after = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
        assert_eq!(after, mended.map_or(before, in_plan), "{typed}");
    }
    let project = Project::with_body("  - Một.\n").replace("data/plan/plan.yaml", "format: 1", "format:1");
    project.run(&["check", "--fix", "--yes"]);
    assert!(project.bytes("data/plan/plan.yaml").starts_with(b"format: 1\n"));
}

/// Tone marks in two ways: the rarer one in prose, in the name of a body, of a person, in a title and a quotation.
const TWO_SPELLINGS: &str = "  - Đảng uỷ và Chi uỷ chủ động; theo ý kiến “Chi uỷ”.
  - Căn cứ Nghị quyết số 12-NQ/TU, ngày 30/7/2021 của Tỉnh ủy về công tác uỷ quyền.
  - Các cấp ủy, đảng ủy, chi ủy và Huyện ủy; đồng chí Nguyễn Thuỷ.
";

#[test]
fn spelling_is_mended_only_where_that_is_asked_for_and_in_prose_alone() {
    let project = Project::with_body(TWO_SPELLINGS);
    let plan = "data/plan/plan.yaml";
    let before = project.bytes(plan);
    project.run(&["check", "--fix", "--yes"]);
    assert_eq!(project.bytes(plan), before, "not with --yes alone");
    let shown = project.run(&["check", "--fix", "--spelling"]);
    assert!(shown.stdout.contains("+  - Đảng ủy và Chi ủy"), "{shown:#?}");
    assert_eq!(project.bytes(plan), before, "shown, and not asked for");
    project.run(&["check", "--fix", "--spelling", "--yes"]);
    let after = String::from_utf8(project.bytes(plan)).unwrap();
    let expected = TWO_SPELLINGS.replace("Đảng uỷ và Chi uỷ", "Đảng ủy và Chi ủy");
    assert_eq!(after, in_plan(&expected));
}

#[test]
fn letters_in_pieces_are_composed_in_the_whole_file() {
    let whole = in_plan("  - Một việc, ghi chú của Đảng ủy.   # chú thích\n");
    let apart = whole.replace("Một", "Mo\u{323}\u{302}t").replace("chú", "chu\u{301}");
    let apart = apart.replace("place: Công", "place: Co\u{302}ng");
    assert_eq!(apart.matches("u\u{301}").count(), 2);
    let project = Project::new().file("data/plan/plan.yaml", &apart);
    assert_eq!(findings(&project.run(&["check"])).len(), 1);
    let mended = project.run(&["check", "--fix", "--yes"]);
    assert!(mended.status == 0 && findings(&mended).is_empty(), "{mended:#?}");
    assert_eq!(String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap(), whole);
}

#[test]
fn nothing_is_mended_outside_of_the_given_paths_or_in_an_issued_set() {
    let plan = in_plan("  - Một đoạn.\n")
        .replace("recipients: [Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]\n", "shared: office\n");
    let office = "format: 1\nrecipients: [\"- Các chi bộ\", Lưu Văn phòng]\n";
    let project = Project::new()
        .file("data/kehoach.yaml", "format: 1\n")
        .file("data/_shared/office.yaml", office)
        .file("data/a/plan.yaml", &plan)
        .file("data/b/issued/1/plan.yaml", &in_plan(UNMENDED));
    for path in ["data/a", "data/b/issued/1"] {
        let run = project.run(&["check", path, "--fix", "--yes"]);
        assert!(run.stderr.contains("typed-mark") && run.stdout.contains("nothing to mend"), "{run:#?}");
    }
    let run = project.run(&["check", "--fix", "--yes"]);
    assert!(run.stdout.contains("data/_shared/office.yaml: 1 finding mended"), "{run:#?}");
    assert_eq!(project.bytes("data/_shared/office.yaml"), office.replace("- Các", "Các").into_bytes());
}
