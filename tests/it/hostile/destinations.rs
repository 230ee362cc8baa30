//! A command writes the files that its arguments name: nothing else is replaced, and no name is made that some system
//! does not take.

use std::fs;

use crate::harness::{Project, Run, SMALL, is_pdf};
use crate::stable::{assert_same, files};

fn project() -> Project {
    let project = Project::with_body("  - Một đoạn.\n").file("data/kehoach.yaml", "format: 1\n");
    assert_eq!(project.run(&["issue", "data/plan"]).status, 0);
    assert_eq!(project.run(&["revise", "data/plan"]).status, 0);
    project
}

fn is_refused(run: &Run, words: &str) -> bool {
    run.status == 1 && run.stderr.contains("error[file-unwritable]") && run.stderr.contains(words)
}

#[test]
fn a_comparison_replaces_nothing_but_a_comparison() {
    let project = project();
    assert_eq!(project.build().status, 0);
    let finished = project.bytes("output/plan/ke-hoach.pdf");
    project.put("finished.pdf", &finished);
    project.put("letter.pdf", b"%PDF-1.7 somebody's own %%EOF\n");
    let diff = |file: &str| project.run(&["diff", "data/plan", "--pdf", file]);
    for other in ["data/plan/plan.yaml", "data/kehoach.yaml", "finished.pdf", "letter.pdf", "data"] {
        let before = files(&project.path("."));
        let run = diff(other);
        assert_eq!(run.status, 1, "{other}: {run:#?}");
        assert!(run.stderr.contains("error[file-unwritable]"), "{other}: {run:#?}");
        assert_same(&before, &files(&project.path(".")), other);
    }
    assert_eq!(diff("new.pdf").status, 0);
    assert_eq!(diff("new.pdf").status, 0);
    // As signing does: what is added makes it another's.
    let mut signed = project.bytes("new.pdf");
    signed.extend(b"1 0 obj << /Type /Sig >> endobj\n%%EOF\n");
    project.put("new.pdf", &signed);
    assert!(is_refused(&diff("new.pdf"), "there is something in its place already"));
    assert_eq!(project.bytes("new.pdf"), signed);
}

#[test]
fn schemas_replace_nothing_but_schemas() {
    let project = project();
    project.put("s/quotas.json", b"{\"mine\": 1}");
    let run = project.run(&["schema", "--write", "s"]);
    assert!(is_refused(&run, "there is something in its place already\n--> s/quotas.json\n"), "{run:#?}");
    assert_eq!(files(&project.path("s")).len(), 1);
    assert_eq!(project.run(&["schema", "--write", "t"]).status, 0);
    assert_eq!(project.run(&["schema", "--write", "t"]).status, 0);
}

#[test]
fn no_name_is_made_that_some_system_does_not_take() {
    let project = project();
    let before = files(&project.path("."));
    for name in [
        "con",
        "data/Aux",
        "nul.x/plan",
        "lpt1",
        "a:b",
        "a?",
        "dot.",
        "space ",
        "zero\u{200b}width",
        "right\u{202e}left",
        "soft\u{ad}hyphen",
        "no\u{a0}break",
    ] {
        for command in [
            &["new", name][..],
            &["new", "--from", "data/plan", name],
            &["build", "-o", name],
            &["schema", "--write", name],
            &["diff", "data/plan", "--pdf", name],
        ] {
            let run = project.run(command);
            assert!(is_refused(&run, "some system does not take the name"), "{command:?}: {run:#?}");
        }
        assert_same(&before, &files(&project.path(".")), name);
    }
}

#[test]
fn a_file_in_the_place_of_a_folder_is_reported() {
    let project = project();
    let before = files(&project.path("data"));
    for command in [
        &["build", "-o", "data/plan/plan.yaml"][..],
        &["build", "-o", "data/plan/plan.yaml/x"],
        &["new", "data/kehoach.yaml"],
        &["new", "data/kehoach.yaml/x"],
        &["schema", "--write", "data/kehoach.yaml"],
        &["diff", "data/plan", "--pdf", "data/kehoach.yaml/x.pdf"],
        &["diff", "data/plan", "--pdf", "data/plan"],
    ] {
        let run = project.run(command);
        assert!(is_refused(&run, ""), "{command:?}: {run:#?}");
        assert_same(&before, &files(&project.path("data")), &format!("{command:?}"));
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_no_file_to_write_to() {
    use std::os::unix::fs::symlink;
    let project = project();
    project.put("kept.pdf", b"kept");
    for (link, to) in [("link.pdf", "kept.pdf"), ("nowhere.pdf", "nothing"), ("circle.pdf", "circle.pdf")] {
        symlink(project.path(to), project.path(link)).unwrap();
        let run = project.run(&["diff", "data/plan", "--pdf", link]);
        assert!(is_refused(&run, ""), "{link}: {run:#?}");
        assert!(project.path(link).is_symlink());
    }
    assert_eq!(project.bytes("kept.pdf"), b"kept");
    for (link, to) in [("away", "nothing"), ("round", "round")] {
        symlink(project.path(to), project.path(link)).unwrap();
        for command in [&["new", link][..], &["build", "-o", link], &["schema", "--write", link]] {
            let run = project.run(command);
            assert!(is_refused(&run, ""), "{command:?}: {run:#?}");
        }
    }
    assert!(!project.path("nothing").exists());
    // A link to a folder is a folder.
    symlink(project.path("data"), project.path("there")).unwrap();
    assert_eq!(project.run(&["new", "there/other"]).status, 0);
    assert!(project.path("data/other/plan.yaml").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_reported_and_no_panic() {
    use std::process::Command;
    let project = Project::with_body("  - Một đoạn.\n");
    for command in [
        &["--help"][..],
        &["--version"],
        &["build", "--help"],
        &["build"],
        &["list"],
        &["explain"],
        &["explain", "no-plan"],
        &["schema"],
        &["schema", "plan"],
        &["fonts"],
        &["verify"],
        &["check", "--json"],
        &["new", "other"],
    ] {
        let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run = |stdout: fs::File| {
            let mut program = Command::new(env!("CARGO_BIN_EXE_kehoach"));
            program.current_dir(project.path("")).args(command).env("LANG", "en_US.UTF-8");
            program.stdout(stdout).output().unwrap()
        };
        let output = run(full());
        let reported = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{command:?}: {reported}");
        assert!(reported.contains("could not be written to standard output"), "{command:?}: {reported}");
        // Where no message can be written, the status reports the failure.
        let mut program = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        program.current_dir(project.path("")).args(command).stdout(full()).stderr(full());
        assert_eq!(program.status().unwrap().code(), Some(1), "{command:?}");
    }
    let mut program = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    program.arg("--no-such").stderr(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    assert_eq!(program.status().unwrap().code(), Some(2));
}

#[test]
fn plans_whose_outputs_would_be_one_are_not_built() {
    let other = |path: &str| {
        Project::with_body("  - Một đoạn.\n").file("data/kehoach.yaml", "format: 1\n").file(
            &format!("data/{path}/plan.yaml"),
            &format!("{SMALL}body: [Hai.]\n").replace("number: 5\n", ""),
        )
    };
    for path in
        ["plan/thong-bao", "plan/THONG-BAO", "plan/bao-cao", "plan/ke-hoach.pdf", "plan/x.PDF/y", "a.typ"]
    {
        let project = other(path);
        // Whichever way leads there.
        for from in ["data", &format!("data/{path}")] {
            let run = project.run(&["build", from]);
            assert!(run.status == 1 && run.stderr.contains("error[output-shared]"), "{from}: {run:#?}");
        }
        let inside = project.run_in(&format!("data/{path}"), &["build", ".", "-o", "../../../out"]);
        assert!(inside.status == 1 && inside.stderr.contains("error[output-shared]"), "{inside:#?}");
        // The other plan is built all the same.
        assert!(project.path("output/plan/ke-hoach.pdf").exists());
        assert_eq!(files(&project.path("output")).keys().filter(|name| is_pdf(name)).count(), 1);
    }
    for path in ["plan/dot-2", "xa/thong-bao", "thong-bao", "plan/thong-bao-2"] {
        let run = other(path).build();
        assert_eq!(run.status, 0, "{path}: {run:#?}");
    }
}

#[test]
fn the_library_beside_sources_replaces_nothing_of_others() {
    let project = Project::with_body("  - Một đoạn.\n")
        .file("output/the-thuc.typ", "// mine\n")
        .file("output/fonts/LiberationSerif-Regular.ttf", "mine");
    let build = |more: &[&str]| project.run(&[&["build", "--format", "typ"], more].concat());
    let run = build(&[]);
    assert_eq!(run.status, 0, "{run:#?}");
    for (file, bytes) in
        [("output/the-thuc.typ", "// mine\n"), ("output/fonts/LiberationSerif-Regular.ttf", "mine")]
    {
        assert!(run.stderr.contains(&format!("--> {file}\n")), "{}", run.stderr);
        assert_eq!(project.bytes(file), bytes.as_bytes());
    }
    assert!(project.path("output/the-thuc/page.typ").exists());
    assert_eq!(build(&["--force"]).stderr, "");
    // From here on they are the program's own, which it keeps as they should be.
    let written = project.bytes("output/the-thuc.typ");
    project.put("output/the-thuc.typ", b"// edited\n");
    assert_eq!(build(&[]).stderr, "");
    assert_eq!(project.bytes("output/the-thuc.typ"), written);
}
