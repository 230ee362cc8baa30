//! Documents that follow another in its file: a draft behind the paper that submits it.

use super::assert_prints;
use crate::harness::Project;

const HEADER: &str = "\
format: 1
superior: ĐẢNG BỘ TỈNH KHÁNH HÒA
issuer: {name: ĐẢNG ỦY XÃ CÔNG HẢI, cited: Ban Thường vụ Đảng ủy xã Công Hải}
place: Công Hải
recipients: [Như trên, Lưu Văn phòng Đảng ủy]
signature: {authority: T/M BAN THƯỜNG VỤ, position: BÍ THƯ, signer: Nguyễn Văn A}
";

/// A paper that submits a draft of several pages.
fn project() -> Project {
    let paper = "type: to-trinh\nsymbol: TTr/ĐU\nnumber: 31\ndate: 2026-04-06\nabstract: ban hành Nghị quyết\n\
        addressees: Tỉnh ủy\nbind_documents: nghi-quyet\nbody: [Kính trình dự thảo Nghị quyết kèm theo.]\n";
    let long = "Kinh tế số của xã phát triển nhanh và bền vững. ".repeat(120);
    let draft = format!(
        "type: nghi-quyet\nsymbol: NQ/ĐU\ndate: 2026-04\ndraft: 2\nabstract: phát triển kinh tế số\n\
        body:\n  - title: Mục tiêu\n    body:\n      - {long}\n      - Giao Văn phòng theo dõi.\n"
    );
    Project::new()
        .file("data/kehoach.yaml", "format: 1\n")
        .file("data/2026/to-trinh.yaml", &format!("{HEADER}{paper}"))
        .file("data/2026/nghi-quyet.yaml", &format!("{HEADER}{draft}"))
}

#[test]
fn a_draft_follows_with_its_own_header_and_page_numbers() {
    let project = project();
    let pdf = project.pdf("2026/to-trinh.pdf");
    assert!(pdf.pages.len() >= 3);
    let (paper, draft) = (&pdf.pages[0], &pdf.pages[1]);
    paper.expect("TỜ TRÌNH");
    draft.expect("NGHỊ QUYẾT");
    draft.expect("Dự thảo lần 2");
    let level = |page: &crate::pdf::Page| page.expect("ĐẢNG BỘ TỈNH KHÁNH HÒA").baseline;
    assert!((level(draft) - level(paper)).abs() < 0.1);
    let has_number = |page: &crate::pdf::Page| page.blocks().iter().any(|block| block.text == "2");
    assert!(!has_number(draft), "the first page of a document has no number");
    assert!(has_number(&pdf.pages[2]), "the second page is the second of the draft");
    // It is a document by itself as well.
    assert_prints(&project.built("2026/nghi-quyet.pdf"), "phát triển kinh tế số");
}

#[test]
fn a_change_of_the_draft_makes_the_paper_again_and_is_its_reason() {
    let project = project();
    assert_eq!(project.build().status, 0);
    let project = project.replace("data/2026/nghi-quyet.yaml", "Giao Văn phòng", "Giao các chi bộ");
    let run = project.build();
    let line = run.stdout.lines().find(|line| line.contains("to-trinh.pdf")).unwrap();
    assert!(line.contains('I') && !line.contains("draft again"), "{}", run.stdout);
    assert_prints(&project.built("2026/to-trinh.pdf"), "Giao các chi bộ theo dõi");
}

#[test]
fn an_issued_paper_keeps_the_draft_of_its_day() {
    let project = project();
    let issue = ["issue", "data/2026/to-trinh", "--yes"];
    let run = project.run(&issue);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let project = project.replace("data/2026/nghi-quyet.yaml", "Giao Văn phòng", "Giao các chi bộ");
    let run = project.build();
    assert!(run.status == 0 && !run.stderr.contains("issued-changed"), "{}", run.stderr);
    assert_prints(&project.built("2026/to-trinh.pdf"), "Giao Văn phòng theo dõi");
    assert_eq!(project.run(&["verify"]).status, 0);
    // What the paper itself says is no matter of the draft.
    let project = project.replace("data/2026/to-trinh.yaml", "Kính trình dự thảo", "Xin trình dự thảo");
    assert!(project.build().stderr.contains("issued-changed"));
}
