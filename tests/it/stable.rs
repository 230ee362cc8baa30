//! The things that do not change: the bytes of an output wherever and however it is built, the last good set of a
//! plan with an error, and everything that a folder of templates does not name.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Project, Run};

pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Every file below a folder, by its path in it, but for hints: these say which file of the system each output is.
pub(crate) fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inside) = folders.pop() {
        for path in fs::read_dir(inside).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|ending| ending != "hint") {
                let below = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(below, fs::read(path).unwrap());
            }
        }
    }
    files
}

/// The documents in the output folder, without what the program notes down beside them.
fn output(project: &Project) -> Files {
    let mut files = files(&project.path("output"));
    files.retain(|name, _| !name.contains("/."));
    files
}

/// Both samples in one project.
fn samples() -> Project {
    let mut project = Project::sample("long-thanh-2023");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/ham-liem-2026");
    for (name, bytes) in files(&folder) {
        project = project.bytes_at(&format!("data/ham-liem-2026/{name}"), &bytes);
    }
    project
}

fn small(text: &str) -> Project {
    Project::with_body(&format!("  - {text}\n"))
}

/// The project with a folder of templates that holds these files.
fn with_templates(project: Project, templates: &[(&str, &str)]) -> Project {
    let mut project = project.file("data/kehoach.yaml", "format: 1\ntemplates: mau\n");
    for (name, text) in templates {
        project = project.file(&format!("data/mau/{name}"), text);
    }
    project
}

fn built_in(template: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(template)).unwrap()
}

/// The documents of both samples: plans, annexes, a notice, twelve extracts of it, a report, a comparison.
const FILES: usize = 2 + 2 + 1 + 12 + 1 + 1;

/// Their pages.
const PAGES: usize = (5 + 4) + 2 + 2 + 12 + 3 + 3;

#[track_caller]
pub(crate) fn assert_same(one: &Files, other: &Files, what: &str) {
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "{what}");
    for (name, bytes) in one {
        assert!(other[name] == *bytes, "{name} differs: {what}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_everywhere() {
    let project = samples();
    assert_eq!(project.run(&["build", "-j", "1"]).status, 0);
    assert_eq!(output(&project).len(), FILES);
    // The manifests too.
    let expected = files(&project.path("output"));
    assert_eq!(project.run(&["build", "-j", "4", "--force"]).status, 0);
    assert_same(&expected, &files(&project.path("output")), "again, -j 4");

    let other = samples();
    let data = other.path("data");
    let out = other.path("kết quả");
    let arguments = ["build", data.to_str().unwrap(), "-o", out.to_str().unwrap(), "-j", "2"];
    let environment =
        [("TZ", "Pacific/Kiritimati"), ("LANG", "vi_VN.UTF-8"), ("LC_ALL", "C"), ("SOURCE_DATE_EPOCH", "0")];
    let run = Project::new().run_with(&arguments, &environment);
    assert_eq!(run.status, 0, "{run:#?}");
    assert_same(&expected, &files(&out), "elsewhere, in another time zone and language");

    for path in ["data/long-thanh-2023", "data/ham-liem-2026"] {
        let run = other.run(&["build", path, "-j", "8"]);
        assert_eq!(run.status, 0, "{run:#?}");
    }
    assert_same(&expected, &files(&other.path("output")), "one plan at a time");
}

#[test]
fn the_same_is_reported_however_many_work_on_a_plan() {
    let quotas = "data/ham-liem-2026/quotas.yaml";
    let sound = samples();
    // In the annex, the notice and one extract.
    let broken = samples().replace(quotas, "name: Thôn 3", "name: Thôn 中");
    for (project, status) in [(&sound, 0), (&broken, 1)] {
        // So that each document has been made before.
        project.build();
        for command in [&["build", "--force"][..], &["check", "--layout"]] {
            let reported = ["1", "8"].map(|workers| {
                let run = project.run(&[command, &["data/ham-liem-2026", "-j", workers]].concat());
                assert_eq!(run.status, status, "{run:#?}");
                (run.stdout, run.stderr)
            });
            assert_eq!(reported[0], reported[1], "{command:?}");
        }
    }
}

#[test]
fn what_no_document_imports_is_not_waited_for() {
    // It would go on for years.
    let endless = "#let f() = { let n = 0; for a in range(9999) { for b in range(9999) { for c in range(9999) { n += 1 } } } }\n#f()\n";
    let project = with_templates(samples(), &[("thu.typ", endless)]);
    let run = project.run(&["build", "-j", "8"]);
    assert_eq!(run.status, 0, "{run:#?}");
}

#[test]
fn a_panic_of_the_typesetter_is_a_finding_alone() {
    // More elements than there is memory for, on pages that are laid out side by side.
    let page = "#pagebreak()\n#layout(s => { let x = (1,) * 1152921504606846975; [x] })\n".repeat(2);
    let template = format!("{}\n{page}", built_in("ke-hoach.typ.j2"));
    let project = with_templates(small("Một đoạn."), &[("ke-hoach.typ.j2", &template)]);
    for arguments in [&["build", "-j", "1"][..], &["build", "-j", "8"], &["check", "--layout", "-j", "1"]] {
        let run = project.run(arguments);
        assert_eq!(run.status, 1, "{run:#?}");
        assert!(run.stderr.contains("error[typeset-failed]"), "{}", run.stderr);
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn inputs_may_be_read_only() {
    use std::os::unix::fs::PermissionsExt;
    let project = samples();
    let before = files(&project.path("data"));
    let mode = |mode: u32| {
        for folder in ["data/long-thanh-2023", "data/ham-liem-2026", "data"] {
            fs::set_permissions(project.path(folder), fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    mode(0o555);
    let run = project.build();
    mode(0o755);
    assert_eq!(run.status, 0, "{run:#?}");
    assert_same(&before, &files(&project.path("data")), "the data");
}

#[test]
fn no_path_of_the_machine_reaches_an_output() {
    let project = samples();
    for format in kehoach::records::Format::ALL {
        assert_eq!(project.run(&["build", "--format", format.id()]).status, 0);
    }
    let folder = project.path("");
    let folder = folder.to_str().unwrap().trim_end_matches('/');
    for (name, bytes) in output(&project) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(folder) && !text.contains(env!("CARGO_MANIFEST_DIR")), "{name}");
    }
}

#[test]
fn a_plan_with_an_error_keeps_its_last_good_set_and_the_others_are_built() {
    let plan = "data/plan/plan.yaml";
    let project = small("Bản một.");
    let text = String::from_utf8(project.bytes(plan)).unwrap();
    let project = project.file("data/khac/plan.yaml", &text);
    assert_eq!(project.build().status, 0);
    let good = output(&project);
    let written =
        |name: &str| fs::metadata(project.path(&format!("output/{name}"))).unwrap().modified().unwrap();
    let time = written("plan/ke-hoach.pdf");

    let broken = ["Bản hai {{ x }}.", "Bản hai 😀.", "Bản\u{200b} hai."];
    let mut project = project;
    for (at, text) in broken.iter().enumerate() {
        let previous = if at == 0 { "Bản một." } else { broken[at - 1] };
        project = project.replace(plan, previous, text);
        project = project.file("data/khac/plan.yaml", &format!("{}# {at}\n", text_of_version(at)));
        let run = project.build();
        assert_eq!(run.status, 1, "{text}");
        assert!(run.stdout.contains("khac/ke-hoach.pdf"), "{}", run.stdout);
        let now = output(&project);
        assert!(now["plan/ke-hoach.pdf"] == good["plan/ke-hoach.pdf"], "{text}");
        assert!(now["khac/ke-hoach.pdf"] != good["khac/ke-hoach.pdf"], "{text}");
        assert_eq!(now.len(), good.len());
    }
    let now = fs::metadata(project.path("output/plan/ke-hoach.pdf")).unwrap().modified().unwrap();
    assert_eq!(now, time);
}

/// A plan whose text contains the number of its version.
fn text_of_version(version: usize) -> String {
    format!("{}body:\n  - Bản thứ {version}.\n", crate::harness::SMALL)
}

#[test]
fn an_error_in_an_annex_keeps_the_plan_back_too() {
    let quotas = "data/long-thanh-2023/quotas.yaml";
    let project = Project::sample("long-thanh-2023").replace(quotas, "name: Yên Mội", "name: Yên 中");
    let run = project.build();
    assert_eq!(run.status, 1);
    assert!(!project.path("output/long-thanh-2023/ke-hoach.pdf").exists());
}

#[test]
fn a_folder_of_templates_replaces_just_the_files_that_it_holds() {
    let plain = samples();
    assert_eq!(plain.build().status, 0);
    let plain = output(&plain);
    let own = format!("{}\n#para(\"Một dòng riêng của mẫu.\")\n", built_in("ke-hoach.typ.j2"));
    let project =
        with_templates(samples(), &[("ke-hoach.typ.j2", &own), ("ghi-chu.txt", "{% no template %}")]);
    assert_eq!(project.build().status, 0);
    let changed = output(&project);
    for (name, bytes) in &plain {
        assert_eq!(changed[name] == *bytes, !name.contains("ke-hoach"), "{name}");
    }
    let pdf = project.built("ham-liem-2026/ke-hoach.pdf");
    pdf.expect("Một dòng riêng của mẫu.");
}

/// Builds with a template for annexes and returns the failed run.
fn reported_of(template: &str) -> Run {
    let run = with_templates(Project::sample("ham-liem-2026"), &[("phu-luc.typ.j2", template)]).build();
    assert_eq!(run.status, 1, "{template}: {run:#?}");
    run
}

#[test]
fn an_error_in_a_template_is_reported_at_its_line() {
    for (template, place) in [
        ("#import \"/the-thuc.typ\": *\n\n{% if %}", "data/mau/phu-luc.typ.j2:3:"),
        ("\n{{ annex.nothing }}", "data/mau/phu-luc.typ.j2:2:4\n"),
        ("\n\n{{ annex | nothing }}", "data/mau/phu-luc.typ.j2:3:"),
        ("\n{% for x in 1 %}{% endfor %}", "data/mau/phu-luc.typ.j2:2:"),
        ("#import \"/the-thuc.typ\": *\n#nothing()", "ham-liem-2026/phu-luc-chi-tieu.typ:2:2\n"),
        ("#import \"/the-thuc.typ\": *\n#let x = ", "ham-liem-2026/phu-luc-chi-tieu.typ:2:"),
    ] {
        let run = reported_of(template);
        assert!(run.stderr.contains(&format!("--> {place}")), "{template}\n{}", run.stderr);
    }
}

#[test]
fn a_template_reaches_no_file_no_package_and_no_end() {
    for template in [
        "#read(\"/etc/passwd\")",
        "#read(\"../../../../etc/passwd\")",
        "#read(\"/data/kehoach.yaml\")",
        "#read(\"kehoach.yaml\")",
        "#include \"/etc/passwd\"",
        "#image(\"/etc/passwd\")",
        "#import \"@preview/cetz:0.3.0\": *",
        "#import \"@local/x:0.1.0\": *",
        "#plugin(\"/x.wasm\")",
        "{% include \"../../kehoach.yaml\" %}",
        "{% include \"/etc/passwd\" %}",
        "{% include \"../the-thuc.typ\" %}",
        "{% include \"phu-luc.typ.j2\" %}",
        "{% import \"kehoach.yaml\" as x %}",
        "{% for x in range(9000) %}{% for x in range(9000) %}a{% endfor %}{% endfor %}",
        "#while true {}",
        "#let f() = f()\n#f()",
        "{{ annex | safe }}",
        "{% autoescape false %}{{ \"#panic()\" }}{% endautoescape %}#x",
    ] {
        let run = reported_of(template);
        assert!(!run.stderr.contains("root:"), "{template}\n{}", run.stderr);
        let is_told =
            run.stderr.contains("error[template-failed]") || run.stderr.contains("error[typeset-failed]");
        assert!(is_told, "{template}\n{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_link_among_templates_leads_nowhere() {
    let project = with_templates(samples(), &[]);
    fs::create_dir_all(project.path("data/mau")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", project.path("data/mau/x.typ")).unwrap();
    let project = project.file("data/mau/phu-luc.typ.j2", "#read(\"/x.typ\")");
    let run = project.build();
    assert!(run.status == 1 && run.stderr.contains("error[typeset-failed]"), "{}", run.stderr);
}

#[test]
fn every_format_writes_what_it_says() {
    let begins = |files: &Files, name: &str, with: &[u8]| {
        let bytes = files.get(name).unwrap_or_else(|| panic!("{name} is not among {:?}", files.keys()));
        assert!(bytes.starts_with(with), "{name}: {:?}", &bytes[..20]);
    };
    let built = |format: &str| {
        let project = samples();
        let run = project.run(&["build", "--format", format]);
        assert_eq!(run.status, 0, "{run:#?}");
        output(&project)
    };
    let png = built("png");
    assert_eq!(png.len(), PAGES, "{:?}", png.keys());
    begins(&png, "ham-liem-2026/ke-hoach-4.png", b"\x89PNG\r\n\x1a\n");
    begins(&png, "long-thanh-2023/phu-luc-chi-tieu-1.png", b"\x89PNG");
    let svg = built("svg");
    assert_eq!(svg.len(), PAGES);
    begins(&svg, "long-thanh-2023/ke-hoach-5.svg", b"<svg");
    let typ = built("typ");
    begins(&typ, "long-thanh-2023/ke-hoach.typ", b"#import");
    begins(&typ, "the-thuc.typ", b"//");
    begins(&typ, "fonts/LiberationSerif-Regular.ttf", b"\0\x01\0\0");
    assert!(typ.keys().all(|name| !name.contains(".pdf")), "{:?}", typ.keys());
    let pdf = built("pdf");
    assert_eq!(pdf.len(), FILES);
    begins(&pdf, "long-thanh-2023/ke-hoach.pdf", b"%PDF-");
}

#[test]
fn lines_of_json_parse_and_carry_places() {
    let project = samples().file("data/hong/plan.yaml", "format: 2\n");
    let run = project.run(&["build", "--json"]);
    assert_eq!(run.status, 1);
    assert_eq!(run.stderr, "");
    let lines: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.iter().all(|line| line["format"] == 2));
    let of_kind = |kind: &str| lines.iter().filter(|line| line["kind"] == kind).collect::<Vec<_>>();
    assert_eq!(of_kind("output").len(), FILES);
    assert_eq!(lines.last().unwrap()["kind"], "summary");
    let findings = of_kind("finding");
    let missed = findings.iter().find(|line| line["code"] == "target-missed").unwrap();
    assert_eq!(missed["severity"], "warning");
    assert_eq!(missed["place"]["path"], "data/long-thanh-2023/quotas.yaml");
    assert_eq!((missed["place"]["line"].as_u64(), missed["place"]["column"].as_u64()), (Some(38), Some(13)));
    assert_eq!(missed["related"][0]["line"], 40);
    assert_eq!(missed["arguments"]["total"], 21);
    assert!(findings.iter().all(|line| !line["message"].as_str().unwrap().is_empty()));
    assert!(findings.iter().all(|line| line["place"]["line"].as_u64() >= Some(1)));
    assert!(findings.iter().any(|line| line["code"] == "format-unknown" && line["place"]["column"] == 9));
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_output_folder() {
    use std::os::unix::fs::symlink;
    let project = small("Một đoạn.");
    for folder in ["output", "elsewhere"] {
        fs::create_dir_all(project.path(folder)).unwrap();
    }
    symlink(project.path("elsewhere"), project.path("output/plan")).unwrap();
    let run = project.build();
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("a link is in its place or on the way to it"), "{}", run.stderr);
    assert_eq!(files(&project.path("elsewhere")).len(), 0);
}

#[test]
fn file_names_in_vietnamese_are_one_however_they_are_composed() {
    let composed = "xã-Hàm-Liêm-điều-chỉnh";
    let decomposed = "xa\u{303}-Ha\u{300}m-Lie\u{302}m-đie\u{302}\u{300}u-chi\u{309}nh";
    for folder in [composed, decomposed] {
        let project = Project::new().file(&format!("data/{folder}/plan.yaml"), &text_of_version(1));
        let run = project.build();
        assert_eq!(run.status, 0, "{run:#?}");
        assert!(run.stdout.contains(&format!("output/{composed}/ke-hoach.pdf")), "{}", run.stdout);
        project.built(&format!("{composed}/ke-hoach.pdf"));
    }
    let both = Project::new()
        .file(&format!("data/{composed}/plan.yaml"), &text_of_version(1))
        .file(&format!("data/{decomposed}/plan.yaml"), &text_of_version(2));
    // A file system that composes names has made one folder of the two.
    if fs::read_dir(both.path("data")).unwrap().count() == 2 {
        let run = both.build();
        assert!(run.status == 1 && run.stderr.contains("error[plan-id-twice]"), "{}", run.stderr);
        assert!(!both.path("output").exists());
    }
}
