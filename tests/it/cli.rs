//! The command line as its users meet it.

use crate::harness::{Project, assert_says, commands};

#[test]
fn the_starter_builds_as_it_stands() {
    let project = Project::new();
    let new = project.run(&["new", "data/ke-hoach-2026"]);
    assert_eq!(new.status, 0, "{new:#?}");
    let build = project.build();
    assert_eq!(build.status, 0, "{build:#?}");
    assert_eq!(build.stderr, "");
    assert!(project.built("ke-hoach-2026/ke-hoach.pdf").pages.len() <= 2);
}

#[test]
fn the_starter_is_of_the_year_that_is_asked_for() {
    let project = Project::new();
    let new = project.run(&["new", "data/ke-hoach", "--full", "--year", "2031"]);
    assert_eq!(new.status, 0, "{new:#?}");
    assert!(project.path("data/ke-hoach/reports/2031-Q1.yaml").exists());
    let build = project.build();
    assert_eq!((build.status, build.stderr.as_str()), (0, ""), "{build:#?}");
    let printed = project.text("ke-hoach/ke-hoach.pdf");
    assert!(printed.contains("năm 2031") && !printed.contains("2026"), "{printed}");
    for wrong in [&["--year", "26"][..], &["--year", "2031", "--type", "to-trinh"]] {
        let run = project.run(&[&["new", "data/khac"][..], wrong].concat());
        assert_eq!(run.status, 2, "{wrong:?} {run:#?}");
    }
}

#[test]
fn a_folder_with_files_is_left_alone() {
    let project = Project::new().file("plan/note.txt", "mine");
    let run = project.run(&["new", "plan"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("folder-not-empty"), "{}", run.stderr);
    assert!(!project.path("plan/plan.yaml").exists());
}

#[test]
fn wrong_usage_ends_with_two() {
    let project = Project::new();
    for arguments in [&["biuld"][..], &["build", "--colour"], &["build", "-j", "0"], &[], &["new"]] {
        let run = project.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {run:#?}");
        assert!(run.stderr.contains(" --help`"), "{run:#?}");
    }
}

#[test]
fn every_code_is_listed_and_explained() {
    let project = Project::new();
    let list = project.run(&["explain"]);
    assert!(list.status == 0 && list.stdout.lines().count() > 40, "{list:#?}");
    assert!(list.stdout.contains("error[unknown-key]: Only known keys"), "{}", list.stdout);
    let one = project.run(&["explain", "[target-missed]", "--lang", "vi"]);
    for part in ["cảnh báo[target-missed]", "Sai:\n    target: 9 - 11\n", "Đúng:\n    target: 21"] {
        assert!(one.stdout.contains(part), "{part}: {}", one.stdout);
    }
    let json = project.run(&["explain", "abstract-capital", "--json"]).stdout;
    assert!(json.starts_with(r#"{"format":1,"kind":"explanation","code":"abstract-capital""#), "{json}");
    let unknown = project.run(&["explain", "target-mised"]);
    assert!(unknown.status == 2 && unknown.stderr.contains("did you mean `target-missed`?"), "{unknown:#?}");
    let printed = |word: &str| project.run(&["explain", word, "--lang", "vi"]).stderr;
    assert_eq!(printed("xyz").trim_end(), "không có mã `xyz`. Chạy `kehoach explain` để xem mọi mã.");
    let about = printed("so dang ky");
    assert!(about.contains("các mã nói đến điều ấy: ") && about.contains("register-numbers"), "{about}");
}

#[test]
fn a_wrong_line_is_answered_with_what_is_nearest() {
    let project = Project::new();
    let printed = |line: &[&str]| project.run(&[line, &["--lang", "en"]].concat()).stderr;
    for (line, parts) in [
        (&["biuld"][..], ["did you mean build?", "`kehoach --help`"]),
        (&["build", "--forse"], ["did you mean `--force`?", "`kehoach build --help`"]),
        (
            &["--color", "always", "check", "--acepted"],
            ["did you mean `--accepted`?", "`kehoach check --help`"],
        ),
        (
            &["revise", "p", "--cancel", "--replace"],
            ["cannot be used together with", "`kehoach revise --help`"],
        ),
        (&["help", "biuld"], ["did you mean build?", "`kehoach --help`"]),
        (&["templates", "profile"], ["did you mean `profiles", "`kehoach templates`"]),
    ] {
        assert_says(&printed(line), &parts);
    }
}

#[test]
fn help_completions_and_pages_of_the_manual_have_every_command() {
    let project = Project::new();
    let help = project.run(&["help", "diff", "--lang", "vi"]);
    assert_eq!(help.stdout, project.run(&["diff", "--help", "--lang", "vi"]).stdout);
    assert_says(&help.stdout, &["Cách dùng: kehoach diff", "\nDùng cho mọi lệnh:\n", "\nVí dụ:\n"]);
    let written = project.run(&["man", "man1", "--lang", "vi"]);
    assert_eq!(written.status, 0, "{written:#?}");
    for name in commands() {
        for shell in ["bash", "fish", "powershell", "zsh"] {
            let script = project.run(&["completions", shell]);
            assert!(script.status == 0 && script.stdout.contains(&name), "{shell} {name}");
        }
        let page = String::from_utf8(project.bytes(&format!("man1/kehoach-{name}.1"))).unwrap();
        assert_says(&page, &["\n.SH \"CÁCH DÙNG\"\n", "\n.SH \"VÍ DỤ\"\n"]);
    }
    // Earlier pages are replaced, other files are not.
    assert_eq!(project.run(&["man", "man1"]).status, 0);
    let other = Project::new().file("man1/kehoach.1", "mine");
    assert_eq!(other.run(&["man", "man1"]).status, 1);
    assert_eq!(other.bytes("man1/kehoach.1"), b"mine");
}

#[test]
fn the_version_names_the_program_as_outputs_do() {
    let project = Project::with_body("  - Một đoạn văn.\n");
    let said = project.run(&["-V"]).stdout;
    let program = said.trim_end().strip_prefix("kehoach ").unwrap();
    assert!(program.starts_with(concat!(env!("CARGO_PKG_VERSION"), "+")), "{said}");
    project.build();
    assert!(String::from_utf8_lossy(&project.bytes("output/plan/.kehoach.json")).contains(program));
    let readme = include_str!("../../README.md");
    let version = env!("CARGO_PKG_VERSION");
    for name in ["windows-x86_64-setup.exe", "windows-x86_64.zip", "linux-x86_64.tar.gz"] {
        assert!(readme.contains(&format!("`kehoach-{version}-{name}`")), "{name} in README.md");
    }
    assert!(readme.contains(&format!("`kehoach_{version}_amd64.deb`")));
}

#[test]
fn denied_warnings_are_errors() {
    let with = |settings: &str| {
        let project = Project::with_body("  - Đảng uỷ xã, các chi ủy, cấp ủy cùng thực hiện.\n");
        project.file("data/kehoach.yaml", &format!("format: 1\n{settings}"))
    };
    let warned = with("");
    for command in ["check", "build"] {
        let run = warned.run(&[command, "--deny-warnings", "--lang", "en"]);
        assert!(run.status == 1 && run.stderr.contains("error[spelling-mixed]"), "{command}: {run:#?}");
        assert!(!warned.path("output/plan/ke-hoach.pdf").exists(), "{command}");
    }
    assert_eq!(warned.build().status, 0);
    // Of a plan that is fresh they are reported as well, and its last good set stays.
    let run = warned.run(&["build", "--deny-warnings", "--lang", "en"]);
    assert!(run.status == 1 && run.stderr.contains("error[spelling-mixed]"), "{run:#?}");
    assert!(warned.path("output/plan/ke-hoach.pdf").exists());
    let run = warned.run(&["build", "--lang", "en"]);
    assert!(run.status == 0 && run.stderr.contains("warning[spelling-mixed]"), "{run:#?}");
    for (settings, status, said) in [
        ("severities: {all: error}\n", 1, "error[spelling-mixed]"),
        ("severities: {all: error, spelling-mixed: warning}\n", 0, "warning[spelling-mixed]"),
        ("severities: {all: ignore}\n", 0, ""),
    ] {
        let run = with(settings).run(&["check", "--lang", "en"]);
        assert!(run.status == status && run.stderr.contains(said), "{settings}: {run:#?}");
        assert_eq!(run.stderr.contains("spelling-mixed"), !said.is_empty(), "{settings}: {run:#?}");
    }
    let named = with("severities: {spelling-mixed: warning}\n").run(&["check", "--deny-warnings"]);
    assert_eq!(named.status, 1, "{named:#?}");
}

#[test]
fn templates_are_given_out_to_be_changed() {
    let project =
        Project::with_body("  - Một đoạn văn.\n").file("data/kehoach.yaml", "format: 1\ntemplates: mau\n");
    let some = project.run(&["templates", "profiles", "kinds/to-trinh", "--write", "data/mau"]);
    assert_eq!(some.status, 0, "{some:#?}");
    assert!(project.path("data/mau/kinds/to-trinh.yaml").exists());
    assert!(!project.path("data/mau/the-thuc.typ").exists());
    let all = project.run(&["templates", "--write", "data/mau"]);
    assert_eq!(all.status, 0, "{all:#?}");
    assert_eq!(project.build().status, 0);
    let profile = "data/mau/profiles/hd05-2026.yaml";
    let project = project.replace(profile, "  kerning: false", "  kernign: false");
    let run = project.run(&["build", "--lang", "en"]);
    assert_says(&run.stderr, &["error[unknown-key]", "profiles/hd05-2026.yaml:", "did you mean `kerning`?"]);
    let project = project.replace(profile, "  kernign: false", "  kerning: false").replace(
        profile,
        "width: 210mm",
        "width: rộng",
    );
    let run = project.run(&["build", "--lang", "en"]);
    assert_says(&run.stderr, &["error[invalid-value]", "`rộng` is no length"]);
    // What was changed is not written over.
    let again = project.run(&["templates", "--write", "data/mau"]);
    assert_eq!(again.status, 1, "{again:#?}");
    assert!(String::from_utf8(project.bytes(profile)).unwrap().contains("rộng"));
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_cannot_be_written_are_reported() {
    use std::process::{Command, Stdio};
    let project = Project::sample("ham-liem-2026");
    for arguments in [&["build", "--force"][..], &["build", "--force", "--json"], &["list", "--json"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.current_dir(project.path("")).args(arguments).args(["--lang", "en"]);
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let run = command.stdout(full).stderr(Stdio::piped()).output().unwrap();
        let reported = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(1), "{arguments:?}: {reported}");
        assert!(reported.contains("results could not be written"), "{arguments:?}: {reported}");
    }
}
