//! A second build makes only the documents that changed, and says why.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use crate::harness::{Project, Run};

const QUOTAS: &str = "data/long-thanh-2023/quotas.yaml";
const PLAN: &str = "data/long-thanh-2023/plan.yaml";
const PDF: &str = "output/long-thanh-2023/ke-hoach.pdf";
const ANNEX: &str = "output/long-thanh-2023/phu-luc-chi-tieu.pdf";
const MANIFEST: &str = "output/long-thanh-2023/.kehoach.json";

fn sample() -> Project {
    let project = Project::sample("long-thanh-2023").file("data/kehoach.yaml", "format: 1\n");
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(run.stdout.contains("ke-hoach.pdf (5 pages): new"), "{}", run.stdout);
    project
}

/// The sample's plan without its annex.
fn without_annex(project: Project) -> Project {
    let text = String::from_utf8(project.bytes(PLAN)).unwrap();
    let (before, _) = text.split_once("\nannexes:").unwrap();
    let text = before.replace("{{ annex(1) }}", "phụ lục");
    project.file(PLAN, &format!("{text}\n"))
}

/// Bytes and time of each file of the sample's output.
fn state(project: &Project) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    state_of(project, "output/long-thanh-2023")
}

/// Bytes and time of each file in a folder.
fn state_of(project: &Project, folder: &str) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let entries = fs::read_dir(project.path(folder)).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.is_file());
    files
        .map(|path| {
            let time = fs::metadata(&path).unwrap().modified().unwrap();
            let bytes = fs::read(&path).unwrap();
            (path, (bytes, time))
        })
        .collect()
}

fn set_time(project: &Project, path: &str, time: SystemTime) {
    let file = fs::OpenOptions::new().append(true).open(project.path(path)).unwrap();
    file.set_modified(time).unwrap();
}

#[track_caller]
fn assert_fresh(project: &Project) -> Run {
    let before = state(project);
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(run.stdout.starts_with("1 plan, 0 files made, 2 documents up to date"), "{}", run.stdout);
    let after = state(project);
    let is_pdf = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "pdf");
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (path, was) in before.iter().filter(|(path, _)| is_pdf(path)) {
        assert!(after[path] == *was, "{} was touched", path.display());
    }
    run
}

/// Builds, and expects these documents to be made for these reasons, and no others.
#[track_caller]
fn assert_made(project: &Project, expected: &[(&str, &str)]) -> Run {
    let dry = project.run(&["build", "--dry-run"]);
    assert_eq!(dry.status, i32::from(!expected.is_empty()), "{dry:#?}");
    let untouched = state(project);
    let run = project.build();
    let reported: Vec<&str> = run.stdout.lines().filter(|line| line.contains(".pdf (")).collect();
    assert_eq!(reported.len(), expected.len(), "{}", run.stdout);
    for (line, (path, reason)) in reported.iter().zip(expected) {
        assert!(line.starts_with(path) && line.ends_with(&format!(": {reason}")), "{line}");
        let stale = format!("{path} is stale: {reason}");
        assert!(dry.stdout.lines().any(|line| line == stale), "{stale}\n{}", dry.stdout);
    }
    let after = state(project);
    for (path, was) in &untouched {
        let is_made = expected.iter().any(|(made, _)| path.ends_with(made));
        let is_pdf = path.extension().is_some_and(|it| it == "pdf");
        assert!(is_made || !is_pdf || after.get(path) == Some(was), "{} was touched", path.display());
    }
    run
}

#[test]
fn nothing_changed_nothing_made_and_the_warnings_are_reported_again() {
    let project = Project::sample("long-thanh-2023");
    let first = project.build();
    let again = assert_fresh(&project);
    assert_eq!(first.stderr, again.stderr);
    assert!(again.stderr.contains("warning[target-missed]"), "{}", again.stderr);
    let vietnamese = project.run(&["build", "--lang", "vi"]);
    assert!(vietnamese.stderr.contains("cảnh báo[target-missed]"), "{}", vietnamese.stderr);
    let json = project.run(&["build", "--json"]);
    assert!(
        json.stdout.contains("\"code\":\"target-missed\"") && !json.stdout.contains("\"kind\":\"output\"")
    );
}

#[test]
fn a_quota_that_changed_is_reported_by_its_name() {
    let project = sample().replace(QUOTAS, "dien-yen: 2", "dien-yen: 3");
    let run = assert_made(&project, &[(ANNEX, "quota of Điện Yên: 2 → 3")]);
    assert!(run.stdout.contains("1 document up to date"), "{}", run.stdout);
    let project = project.replace(PLAN, "signer: ", "signer: Ông ");
    let run = project.build();
    assert!(run.stdout.contains("signer: Nguyễn Văn A → Ông Nguyễn Văn A"), "{}", run.stdout);
    assert_fresh(&project);
}

#[test]
fn a_remark_changes_no_document() {
    let project = sample().replace(QUOTAS, "format: 1", "format: 1  # một ghi chú");
    assert_fresh(&project);
    assert_fresh(&project);
}

#[test]
fn a_text_that_changed_is_reported_by_its_place() {
    let project =
        Project::with_body("  - Một đoạn đủ dài để không ai kể lại nguyên văn trong một dòng lý do.\n");
    project.build();
    let project = project.replace("data/plan/plan.yaml", "đủ dài", "thật là dài");
    let run = project.build();
    assert!(run.stdout.contains("ke-hoach.pdf (1 page): text changed"), "{}", run.stdout);
}

#[test]
fn what_was_deleted_is_made_again() {
    let project = sample();
    let pdf = project.bytes(PDF);
    fs::remove_file(project.path(PDF)).unwrap();
    assert_made(&project, &[(PDF, "it was deleted")]);
    assert_eq!(project.bytes(PDF), pdf);
    fs::write(project.path(PDF), b"").unwrap();
    assert_made(&project, &[(PDF, "it was deleted")]);
    assert_eq!(project.bytes(PDF), pdf);
}

#[test]
fn what_somebody_changed_is_left_alone_unless_forced() {
    let project = sample();
    let pdf = project.bytes(PDF);
    let signed = [pdf.as_slice(), b"% signed\n"].concat();
    fs::write(project.path(PDF), &signed).unwrap();
    let run = project.build();
    assert_eq!(run.status, 0);
    assert!(run.stderr.contains("warning[output-changed]") && run.stderr.contains(PDF), "{}", run.stderr);
    let project = project.replace(PLAN, "signer: ", "signer: Ông ");
    for _ in 0..2 {
        let run = project.build();
        assert!(run.stderr.contains("though the document is stale"), "{}", run.stderr);
        assert_eq!(project.bytes(PDF), signed);
    }
    let run = project.run(&["build", "--force"]);
    assert!(!run.stderr.contains("output-changed") && run.stdout.contains("asked for"), "{run:#?}");
    assert!(project.bytes(PDF) != signed && project.bytes(PDF) != pdf);
    assert_fresh(&project);
}

#[test]
fn a_file_of_somebody_elses_is_not_written_over() {
    let project = Project::sample("long-thanh-2023").file(PDF, "mine");
    let run = project.build();
    assert!(run.stderr.contains("warning[output-changed]"), "{}", run.stderr);
    assert_eq!(project.bytes(PDF), b"mine");
    assert!(project.path(ANNEX).exists());
    // Out of the way, it no longer hinders.
    fs::remove_file(project.path(PDF)).unwrap();
    assert_made(&project, &[(PDF, "new")]);
}

#[test]
fn what_nothing_makes_any_more_is_removed() {
    let project = sample();
    let project = without_annex(project);
    let dry = project.run(&["build", "--dry-run"]);
    assert!(dry.status == 1 && dry.stdout.contains(&format!("{ANNEX} would be removed")), "{dry:#?}");
    assert!(project.path(ANNEX).exists());
    fs::write(project.path("output/long-thanh-2023/ghi-chu.txt"), "mine").unwrap();
    let run = project.build();
    assert!(run.stdout.contains(&format!("{ANNEX} removed")), "{run:#?}");
    assert!(!project.path(ANNEX).exists() && project.path("output/long-thanh-2023/ghi-chu.txt").exists());
    assert!(!project.build().stdout.contains("removed"));
}

#[test]
fn a_signed_annex_that_nothing_makes_any_more_stays() {
    let project = sample();
    let signed = [project.bytes(ANNEX), b"% signed\n".to_vec()].concat();
    fs::write(project.path(ANNEX), &signed).unwrap();
    let project = without_annex(project);
    for _ in 0..2 {
        let run = project.build();
        assert!(run.stderr.contains("warning[output-changed]"), "{run:#?}");
        assert_eq!(project.bytes(ANNEX), signed);
    }
}

#[test]
fn the_clock_deceives_nobody() {
    let project = sample();
    let (long_ago, far_off) = (
        SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 20),
        SystemTime::now() + Duration::from_secs(1 << 30),
    );
    for path in [QUOTAS, PLAN, PDF, ANNEX] {
        for time in [long_ago, far_off] {
            set_time(&project, path, time);
            assert_fresh(&project);
        }
    }
    let time = fs::metadata(project.path(QUOTAS)).unwrap().modified().unwrap();
    let project = project.replace(QUOTAS, "dien-yen: 2", "dien-yen: 3");
    set_time(&project, QUOTAS, time);
    assert_made(&project, &[(ANNEX, "quota of Điện Yên: 2 → 3")]);
}

#[test]
fn settings_fonts_templates_and_the_program_are_what_documents_are_made_from() {
    let project = sample();
    let project = project.file("data/kehoach.yaml", "format: 1\n# không đổi gì\n");
    assert_fresh(&project);
    let project = project.file("data/kehoach.yaml", "format: 1\nduplex: true\n");
    assert_made(&project, &[(PDF, "the settings changed"), (ANNEX, "the settings changed")]);
    let project = project.file("data/kehoach.yaml", "format: 1\ntemplates: mau\nfonts: {folders: [phong]}\n");
    let project = project.file("data/phong/ghi-chu.txt", "").file("data/mau/ghi-chu.txt", "");
    project.build();
    assert_fresh(&project);

    let library = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/the-thuc/title.typ");
    let library = fs::read_to_string(library).unwrap_or_else(|_| "// khác\n".to_owned());
    let project = project.file("data/mau/the-thuc/moi.typ", &format!("// khác\n{library}"));
    assert_made(&project, &[(PDF, "the templates changed"), (ANNEX, "the templates changed")]);
    let font = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/LiberationSerif-Regular.ttf");
    let project = project.bytes_at("data/phong/a.ttf", &fs::read(font).unwrap());
    assert_made(&project, &[(PDF, "the fonts changed"), (ANNEX, "the fonts changed")]);

    let manifest = String::from_utf8(project.bytes(MANIFEST)).unwrap();
    let of_another = of_another_program(&manifest);
    let project = project.file(MANIFEST, &of_another);
    assert_made(&project, &[(PDF, "the program was updated"), (ANNEX, "the program was updated")]);
    assert_eq!(String::from_utf8(project.bytes(MANIFEST)).unwrap(), manifest);
}

/// The manifest as another program would have left it.
fn of_another_program(manifest: &str) -> String {
    let ours = format!("\"program\":\"{}", kehoach::pipeline::PROGRAM);
    assert!(manifest.contains(&ours), "{manifest}");
    let manifest = manifest.replace(&ours, "\"program\":\"0.0.1+0");
    let mut parts = manifest.split("\"made_from\":\"").map(str::to_owned);
    let first = parts.next().unwrap();
    let others = parts.map(|part| format!("0000{}", &part[4..]));
    [first].into_iter().chain(others).collect::<Vec<_>>().join("\"made_from\":\"")
}

#[test]
fn a_folder_that_moved_is_the_same() {
    let project = sample();
    let manifest = project.bytes(MANIFEST);
    fs::rename(project.path("data"), project.path("dữ liệu")).unwrap();
    fs::rename(project.path("output"), project.path("ra")).unwrap();
    let run = project.run(&["build", "dữ liệu", "-o", "ra"]);
    assert!(run.stdout.starts_with("1 plan, 0 files made, 2 documents up to date"), "{run:#?}");
    assert_eq!(project.bytes("ra/long-thanh-2023/.kehoach.json"), manifest);
}

#[test]
fn the_manifest_tells_nothing_of_how_often_and_when() {
    let project = sample();
    let at_once = project.bytes(MANIFEST);
    let project = project.replace(QUOTAS, "dien-yen: 2", "dien-yen: 3");
    project.build();
    assert_ne!(project.bytes(MANIFEST), at_once);
    let project = project.replace(QUOTAS, "dien-yen: 3", "dien-yen: 2");
    project.build();
    assert_eq!(project.bytes(MANIFEST), at_once);
}

#[test]
fn shared_files_are_looked_at_too() {
    let project = Project::with_body("  - Một đoạn.\n")
        .replace("data/plan/plan.yaml", "place: Công Hải\n", "shared: noi\n")
        .file("data/kehoach.yaml", "format: 1\n")
        .file("data/_shared/noi.yaml", "format: 1\nplace: Công Hải\n")
        .file("data/_shared/khac.yaml", "format: 1\n");
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let made = |project: &Project| {
        let run = project.build();
        run.stdout.lines().next().unwrap_or_default().to_owned()
    };
    assert!(made(&project).contains("0 files made"));
    let project = project.file("data/_shared/khac.yaml", "format: 1\nplace: Hà Nội\n");
    assert!(made(&project).contains("0 files made"));
    let project = project.file("data/_shared/noi.yaml", "format: 1\nplace: Phan Rang\n");
    assert!(made(&project).ends_with("_shared/noi.yaml: place: Công Hải → Phan Rang"), "{}", made(&project));
    // A nearer file of the name takes precedence over the one that was read.
    let project = project.file("data/plan/_shared/noi.yaml", "format: 1\nplace: Cam Ranh\n");
    assert!(made(&project).contains("ke-hoach.pdf (1 page)"));
}

#[test]
fn a_broken_plan_is_reported_every_time_and_keeps_its_set() {
    let project = sample().replace(QUOTAS, "dien-yen: 2", "dien-yen: hai");
    let pdf = project.bytes(PDF);
    for _ in 0..2 {
        let run = project.build();
        assert!(run.status == 1 && run.stderr.contains("error["), "{run:#?}");
        assert_eq!(project.bytes(PDF), pdf);
    }
    let project = project.replace(QUOTAS, "dien-yen: hai", "dien-yen: 2");
    assert_fresh(&project);
}

#[test]
fn each_kind_of_files_has_its_own_manifest() {
    let project = sample();
    let run = project.run(&["build", "--format", "png"]);
    assert!(run.stdout.contains("ke-hoach-5.png (1 page): new"), "{run:#?}");
    assert!(project.run(&["build", "--format", "png"]).stdout.contains("0 files made"));
    assert_fresh(&project);
}

#[test]
fn the_library_and_fonts_beside_sources_are_written_where_they_are_not_there() {
    let project = sample();
    let build = || project.run(&["build", "--format", "typ"]);
    build();
    let folders = ["output/the-thuc", "output/fonts"];
    let look = || folders.map(|folder| state_of(&project, folder)).into_iter().flatten().collect();
    let before: BTreeMap<_, _> = look();
    build();
    assert!(before == look());
    fs::write(project.path("output/the-thuc/page.typ"), "#panic()").unwrap();
    build();
    let after: BTreeMap<_, _> = look();
    let touched: Vec<_> = before.keys().filter(|path| before[*path].1 != after[*path].1).collect();
    assert_eq!(touched.len(), 1, "{touched:?}");
    assert!(before.iter().all(|(path, (bytes, _))| after[path].0 == *bytes));
}

#[test]
fn fail_fast_begins_no_other_plan() {
    let text = format!("{}body:\n  - Một đoạn.\n", crate::harness::SMALL);
    let project = Project::new()
        .file("data/a/plan.yaml", "format: 1\n")
        .file("data/b/plan.yaml", &text)
        .file("data/c/plan.yaml", &text);
    let run = project.run(&["build", "-j", "1", "--fail-fast"]);
    assert!(run.status == 1 && !project.path("output").exists(), "{run:#?}");
    let run = project.run(&["build", "-j", "1"]);
    assert!(run.status == 1 && project.path("output/b/ke-hoach.pdf").exists(), "{run:#?}");
}

#[test]
fn a_picture_beside_a_shared_part_is_looked_at() {
    let picture = |shade: u8| {
        let mut bytes = Vec::new();
        let pixels = image::GrayImage::from_pixel(2, 2, image::Luma([shade]));
        pixels.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
        bytes
    };
    let shared = "format: 1\nsignature:\n  position: BÍ THƯ\n  signer: Nguyễn Văn A\n  image: {file: ky.png, width: 30mm}\n";
    let text = format!("{}body:\n  - Một đoạn.\n", crate::harness::SMALL);
    let (head, _) = text.split_once("signature:").unwrap();
    let project = Project::new()
        .file("data/plan/plan.yaml", &format!("{head}shared: ky\nbody:\n  - Một đoạn.\n"))
        .file("data/kehoach.yaml", "format: 1\n")
        .file("data/_shared/ky.yaml", shared)
        .bytes_at("data/_shared/ky.png", &picture(0));
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(project.build().stdout.contains("0 files made"));
    let project = project.bytes_at("data/_shared/ky.png", &picture(90));
    let run = project.build();
    assert!(run.stdout.contains("_shared/ky.png changed"), "{run:#?}");
}

#[test]
fn what_was_found_on_the_pages_of_a_document_that_is_kept_is_reported_again() {
    let base = |file: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases/_base/data/plan");
        std::fs::read_to_string(folder.join(file)).unwrap()
    };
    let template = "#import \"/the-thuc.typ\": *\n#show: official.with(profile: {{ profile }}, meta: {{ meta }})\n\
                    #letterhead({{ letterhead }})\n#pagebreak()\n#para(\"Một dòng.\")\n";
    let project = Project::new()
        .file("data/kehoach.yaml", "format: 1\nspelling: ủy\ntemplates: mau\n")
        .file("data/mau/ke-hoach.typ.j2", template)
        .file("data/plan/quotas.yaml", &base("quotas.yaml"))
        .file("data/plan/results.yaml", &base("results.yaml"))
        .file("data/plan/plan.yaml", &base("plan.yaml"));
    assert!(project.build().stderr.contains("[short-last-page]"));
    let project = project.replace("data/plan/plan.yaml", "title: CHỈ TIÊU KẾT NẠP", "title: CHỈ TIÊU");
    let run = project.build();
    assert!(run.stderr.contains("[short-last-page]"), "{run:#?}");
    assert!(run.stdout.contains("phu-luc") && !run.stdout.contains("ke-hoach.pdf"), "{run:#?}");
}
