//! PDFs that are named as offices do: by number, symbol and subject.

use std::fs;

use crate::harness::{Project, is_pdf};

const SETTINGS: &str = "data/kehoach.yaml";
const PLAN: &str = "data/plan/plan.yaml";

/// The names of the PDFs of the plan, in order.
fn names(project: &Project) -> Vec<String> {
    let files = crate::stable::files(&project.path("output/plan"));
    let is_pdf = |name: &String| is_pdf(name);
    files.into_keys().map(|path| path.replace('\\', "/")).filter(is_pdf).collect()
}

fn office() -> Project {
    Project::with_body("  - Một đoạn văn.\n").file(SETTINGS, "format: 1\nfile_names: office\n")
}

fn done(project: &Project, arguments: &[&str]) -> String {
    let run = project.run(arguments);
    assert_eq!(run.status, 0, "{arguments:?}: {run:#?}");
    run.stdout
}

#[test]
fn each_document_has_the_name_that_an_office_gives_it() {
    let project = Project::sample("ham-liem-2026").without("data/ham-liem-2026/issued");
    let project = project.file(SETTINGS, "format: 1\nfile_names: office\n");
    let run = project.run(&["build", "data/ham-liem-2026", "--json"]);
    let outputs = fs::read_dir(project.path("output/ham-liem-2026")).unwrap();
    let mut names: Vec<String> =
        outputs.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names.retain(|name| !name.starts_with('.'));
    let expected = [
        "54-TB-ĐU về giao chỉ tiêu phát triển đảng viên năm 2026.pdf",
        "BC-ĐU kết quả phát triển đảng viên quý II-2026 và 6 tháng đầu năm 2026.pdf",
        "KH-ĐU phát triển đảng viên mới năm 2026 (Phụ lục).pdf",
        "KH-ĐU phát triển đảng viên mới năm 2026.pdf",
        "thong-bao",
    ];
    assert_eq!(names, expected);
    let extract = "54-TB-ĐU về giao chỉ tiêu phát triển đảng viên năm 2026 (trích giao Thôn 1).pdf";
    assert!(project.path("output/ham-liem-2026/thong-bao").join(extract).exists());
    for name in names.iter().filter(|name| is_pdf(name)) {
        assert!(run.stdout.contains(name.as_str()), "{name} is not in {}", run.stdout);
    }
    let verified = done(&project, &["verify"]);
    assert!(verified.contains(", 0 are not"), "{verified}");
    assert!(done(&project, &["build", "data/ham-liem-2026"]).contains("0 files made"));
}

#[test]
fn without_the_key_names_are_fixed_and_with_it_old_files_go() {
    let project = Project::with_body("  - Một đoạn văn.\n").file(SETTINGS, "format: 1\n");
    assert_eq!(project.build().status, 0);
    assert_eq!(names(&project), ["ke-hoach.pdf"]);
    let fixed = project.bytes("output/plan/ke-hoach.pdf");
    let project = project.file(SETTINGS, "format: 1\nfile_names: office\n");
    assert_eq!(project.build().status, 0);
    assert_eq!(names(&project), ["05-KH-ĐU phát triển đảng viên năm 2026.pdf"]);
    // The name is no part of the file.
    assert!(project.bytes("output/plan/05-KH-ĐU phát triển đảng viên năm 2026.pdf") == fixed);
    let project =
        project.replace(PLAN, "number: 5\n", "").replace(PLAN, "đảng viên năm 2026", "đảng: \"A/B\"?");
    let project =
        project.replace(PLAN, "abstract: phát triển đảng: \"A/B\"?", "abstract: 'phát triển đảng: \"A/B\"?'");
    assert_eq!(project.build().status, 0);
    assert_eq!(names(&project), ["KH-ĐU phát triển đảng- 'A-B'-.pdf"]);
    let project = project.file(SETTINGS, "format: 1\nfile_names: fixed\n");
    assert_eq!(project.build().status, 0);
    assert_eq!(names(&project), ["ke-hoach.pdf"]);
}

#[test]
fn a_long_subject_is_cut_at_a_word() {
    let long = "phát triển đảng viên ".repeat(12);
    let project = office().replace(
        PLAN,
        "abstract: phát triển đảng viên năm 2026",
        &format!("abstract: {long}năm 2026"),
    );
    project.build();
    let name = names(&project).remove(0);
    let length = name.chars().count();
    assert!((112..=120).contains(&length), "{length}: {name}");
    let cut = name.trim_end_matches(".pdf").rsplit(' ').next().unwrap();
    assert!(["phát", "triển", "đảng", "viên"].contains(&cut), "{name}");
}

#[test]
fn a_file_of_another_name_goes_only_where_it_is_ours_and_unchanged() {
    let project = office();
    assert_eq!(project.build().status, 0);
    let old = "output/plan/05-KH-ĐU phát triển đảng viên năm 2026.pdf";
    let mut signed = project.bytes(old);
    signed.extend_from_slice(b"\nsigned\n%%EOF\n");
    fs::write(project.path(old), &signed).unwrap();
    let project = project.replace(PLAN, "number: 5", "number: 6");
    let built = project.build();
    assert!(built.stderr.contains("[output-changed]"), "{built:#?}");
    assert!(project.bytes(old) == signed);
    assert!(project.path("output/plan/06-KH-ĐU phát triển đảng viên năm 2026.pdf").exists());
    // A manifest that somebody made up removes nothing of anybody else's.
    let project = office();
    assert_eq!(project.build().status, 0);
    let letter = "output/plan/thư riêng.pdf";
    fs::write(project.path(letter), b"%PDF-1.7 letter").unwrap();
    let manifest = String::from_utf8(project.bytes("output/plan/.kehoach.json")).unwrap();
    let digest = blake3::hash(b"%PDF-1.7 letter").to_hex().to_string();
    let mut forged: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let files = &mut forged["documents"]["ke-hoach"]["files"];
    *files = serde_json::json!({"thư riêng.pdf": {"digest": digest, "size": 15}});
    fs::write(project.path("output/plan/.kehoach.json"), forged.to_string()).unwrap();
    let project = project.replace(PLAN, "number: 5", "number: 6");
    project.build();
    assert!(project.path(letter).exists());
}

#[test]
fn what_is_issued_is_named_so_and_its_set_keeps_its_names() {
    let project =
        office().replace(PLAN, "number: 5\n", "").replace(PLAN, "date: 2026-06-03", "date: 2026-06");
    assert_eq!(project.build().status, 0);
    done(&project, &["issue", "data/plan", "--awaiting-number"]);
    assert_eq!(names(&project), ["KH-ĐU phát triển đảng viên năm 2026.pdf"]);
    assert!(project.path("data/plan/issued/1/ke-hoach.pdf").exists());
    done(&project, &["issue", "data/plan", "--number", "85", "--date", "2026-06-12"]);
    assert_eq!(names(&project), ["85-KH-ĐU phát triển đảng viên năm 2026.pdf"]);
    done(&project, &["revise", "data/plan"]);
    let project = project.replace(PLAN, "Một đoạn văn.", "Đoạn văn khác hẳn.");
    assert_eq!(project.build().status, 0);
    let expected = ["KH-ĐU (so sánh).pdf", "KH-ĐU phát triển đảng viên năm 2026.pdf"];
    assert_eq!(names(&project), expected);
    done(&project, &["verify"]);
    assert!(done(&project, &["verify", "data/plan", "--json"]).contains("\"same\""));
}

#[test]
fn pictures_and_sources_keep_fixed_names() {
    let project = office();
    done(&project, &["build", "--format", "png"]);
    assert!(project.path("output/plan/ke-hoach-1.png").exists());
}
