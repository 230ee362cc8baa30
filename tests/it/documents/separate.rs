//! Documents in files of their own, with a plan and without one.

use super::assert_prints;
use crate::harness::{Project, is_pdf};

/// A folder without a plan, with one document of a type.
fn alone(document_type: &str) -> Project {
    let project = Project::new().file("data/kehoach.yaml", "format: 1\n");
    let run = project.run(&["new", "--type", document_type, "data/2026"]);
    assert_eq!(run.status, 0, "{document_type}: {}", run.stderr);
    project
}

/// Ids of the built-in types.
fn types() -> Vec<String> {
    kehoach::data::DocumentTypes::new(None).ids()
}

#[test]
fn the_starter_of_every_type_builds_without_findings_alone_and_beside_a_plan() {
    starters_build(&[]);
}

#[test]
fn a_full_starter_of_every_type_builds_without_findings_and_has_an_annex() {
    starters_build(&["--full"]);
    let project = Project::new().file("data/kehoach.yaml", "format: 1\n");
    assert_eq!(project.run(&["new", "--type", "to-trinh", "--full", "data/2026"]).status, 0);
    assert_eq!(project.build().status, 0);
    let text = project.pdf("2026/to-trinh.pdf").text();
    assert!(text.contains("PHÂN CÔNG THỰC HIỆN") && text.contains("Quy định số 294-QĐ/TW"), "{text}");
    let plan = Project::new();
    assert_eq!(plan.run(&["new", "--full", "data/p"]).status, 0);
    let built = plan.build();
    assert_eq!((built.status, built.stderr.as_str()), (0, ""));
    for file in ["ke-hoach.pdf", "thong-bao-chi-tieu.pdf", "bao-cao/2026-Q1.pdf"] {
        assert!(plan.path("output/p").join(file).exists(), "{file}");
    }
}

/// Builds the starters of all types, made with some options, alone and beside a plan.
fn starters_build(options: &[&str]) {
    for settings in ["format: 1\n", "format: 1\nprofile: nd30-2020\n"] {
        let alone = Project::new().file("data/kehoach.yaml", settings);
        let beside = Project::new().file("data/kehoach.yaml", settings);
        assert_eq!(beside.run(&["new", "data/p"]).status, 0);
        for document_type in types() {
            let new = |project: &Project, folder: &str| {
                project.run(&[&["new", "--type", &document_type, folder], options].concat()).status
            };
            assert_eq!(new(&alone, "data/2026"), 0, "{document_type}");
            assert_eq!(new(&beside, "data/p"), 0, "{document_type}");
        }
        let run = alone.build();
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        let files = std::fs::read_dir(alone.path("output/2026")).unwrap().filter_map(Result::ok);
        let names: Vec<String> = files
            .map(|file| file.file_name().to_string_lossy().into_owned())
            .filter(|name| is_pdf(name))
            .collect();
        assert!(names.len() >= types().len(), "{names:?}");
        // The starter plan is a Party's.
        if !settings.contains("profile") {
            let run = beside.build();
            assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        }
    }
}

#[test]
fn a_copy_names_what_it_copies_above_its_own_number_and_signer() {
    let project = Project::new().file("data/kehoach.yaml", "format: 1\n");
    assert_eq!(project.run(&["new", "--type", "sao-y", "data/2026"]).status, 0);
    let project = project.replace("data/2026/sao-y.yaml", "# number: 12 ", "number: 3 ");
    let built = project.build();
    assert_eq!((built.status, built.stderr.as_str()), (0, ""));
    let text = project.pdf("2026/sao-y.pdf").text();
    for part in ["Số 03-SY/ĐU", "SAO Y", "Kế hoạch số 12-KH/ĐU, ngày 15/01/2026", "Nguyễn Văn A"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let early = project.replace("data/2026/sao-y.yaml", "date: 2026-01-15", "date: 2027-01-15");
    assert!(early.build().stderr.contains("[dates-out-of-order]"));
}

#[test]
fn a_type_that_is_not_known_is_reported_with_the_nearest() {
    let run = Project::new().run(&["new", "--type", "to-trin", "data/x"]);
    assert!(run.status == 1 && run.stderr.contains("to-trinh"), "{}", run.stderr);
    let project = alone("to-trinh").replace("data/2026/to-trinh.yaml", "type: to-trinh", "type: to-trin");
    let run = project.run(&["check"]);
    assert!(
        run.status == 1 && run.stderr.contains("did you mean `to-trinh`") && !run.stderr.contains("symbol"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_file_is_a_document_if_it_says_its_type() {
    let project = Project::sample("long-thanh-2023");
    let (plan, file) = ("data/long-thanh-2023", "data/long-thanh-2023/cong-van-moi.yaml");
    assert_eq!(project.run(&["new", "--type", "cong-van", plan]).status, 0);
    std::fs::rename(project.path(&format!("{plan}/cong-van.yaml")), project.path(file)).unwrap();
    let pdf = project.pdf("long-thanh-2023/cong-van-moi.pdf");
    // Issuer, place and signer are the plan's.
    assert_prints(&pdf, "ĐẢNG ỦY XÃ LONG THÀNH");
    let project = project.replace(file, "type: cong-van\n", "");
    let run = project.run(&["check"]);
    assert!(
        run.stderr.contains("unknown-file") && run.stderr.contains("cong-van-moi.yaml"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_name_that_no_document_can_have_is_found() {
    for (name, better) in
        [("Tờ trình kinh phí", "to-trinh-kinh-phi.yaml"), ("so-sanh", ""), ("to-trinh-phu-luc-2", "")]
    {
        let project = alone("to-trinh");
        let text = String::from_utf8(project.bytes("data/2026/to-trinh.yaml")).unwrap();
        let run = project.file(&format!("data/2026/{name}.yaml"), &text).run(&["check"]);
        assert!(run.status == 1 && run.stderr.contains("document-file-name"), "{name}: {}", run.stderr);
        assert!(run.stderr.contains(better), "{name}: {}", run.stderr);
    }
}

#[test]
fn parts_that_a_type_has_are_asked_for() {
    for (document_type, key) in
        [("cong-van", "addressees"), ("quyet-dinh", "legal_bases"), ("quyet-dinh", "decided_by")]
    {
        let project = alone(document_type);
        let file = format!("data/2026/{document_type}.yaml");
        let text = String::from_utf8(project.bytes(&file)).unwrap();
        let (before, after) = text.split_once(&format!("{key}:")).unwrap();
        let after = after.split_once("\n\n").map_or("", |(_, after)| after);
        let rest = if key == "decided_by" {
            "legal_bases: Căn cứ quy chế làm việc của cơ quan\n\n"
        } else {
            "\n"
        };
        let run = project.file(&file, &format!("{before}{rest}{after}")).run(&["check"]);
        assert!(run.stderr.contains("part-missing") && run.stderr.contains(key), "{key}: {}", run.stderr);
    }
}

#[test]
fn a_separate_document_is_issued_listed_revised_and_compared() {
    let project = alone("to-trinh");
    let run = project.run(&["issue", "data/2026", "--number", "3", "--date", "2026-07-14", "--yes"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let list = project.run(&["list", "data"]);
    assert!(list.stdout.contains("Tờ trình") && list.stdout.contains("03-TTr/ĐU"), "{}", list.stdout);
    assert_prints(&project.pdf("2026/to-trinh.pdf"), "Số 03-TTr/ĐU");
    assert_eq!(project.run(&["verify"]).status, 0);
    let run = project.run(&["revise", "data/2026/to-trinh"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let text = String::from_utf8(project.bytes("data/2026/to-trinh.yaml")).unwrap();
    assert!(text.contains("replaces: {type: to-trinh, number: 3"), "{text}");
    let text = text.replace("Đoạn văn dưới đề mục.", "Đoạn văn khác dưới đề mục.");
    let project = project.file("data/2026/to-trinh.yaml", &text);
    let diff = project.run(&["diff", "data/2026"]);
    assert!(diff.stdout.contains("khác"), "{}\n{}", diff.stdout, diff.stderr);
    assert_eq!(project.build().status, 0);
}

#[test]
fn of_several_documents_one_has_to_be_named() {
    let project = alone("to-trinh");
    assert_eq!(project.run(&["new", "--type", "cong-van", "data/2026"]).status, 0);
    let run = project.run(&["issue", "data/2026", "--date", "2026-07-14"]);
    assert!(
        run.status == 1 && run.stderr.contains("data/2026/cong-van, data/2026/to-trinh"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_type_of_the_project_s_own_takes_one_file() {
    // The one that templates/README.md shows.
    let readme = include_str!("../../../templates/README.md");
    let (_, section) = readme.split_once("## Kinds of documents").unwrap();
    let kind = section.split("```").nth(1).and_then(|block| block.strip_prefix("yaml\n")).unwrap();
    let project = Project::new()
        .file("data/kehoach.yaml", "format: 1\ntemplates: mau\n")
        .file("data/mau/kinds/thu-ngo.yaml", kind);
    let run = project.run(&["new", "--type", "thu-ngo", "data/2026"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let pdf = project.pdf("2026/thu-ngo.pdf");
    assert_prints(&pdf, "THƯ NGỎ");
    assert_prints(&pdf, "Thân gửi");
    let issue = ["issue", "data/2026", "--number", "1", "--date", "2026-07-14", "--yes"];
    assert_eq!(project.run(&issue).status, 0);
    assert_eq!(project.run(&["verify"]).status, 0);
    let project = project.file("data/mau/kinds/thu-ngo.yaml", &kind.replace("numbering", "numberin"));
    let run = project.run(&["build"]);
    assert!(run.status == 1 && run.stderr.contains("numberin"), "{}", run.stderr);
}
