//! Files that are not what their names say.

use crate::harness::{Project, SMALL};

const BODY: &str = "body:\n  - Một đoạn.\n";

fn small() -> Project {
    Project::with_body("  - Một đoạn.\n")
}

/// Builds a plan of these bytes, and returns the status and the messages.
fn build(bytes: &[u8]) -> (i32, String) {
    let project = Project::new().bytes_at("data/plan/plan.yaml", bytes);
    let run = project.build();
    (run.status, run.stderr)
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_change_nothing() {
    let plain = small();
    assert_eq!(plain.build().status, 0);
    let text = format!("{SMALL}{BODY}");
    for other in [text.replace('\n', "\r\n"), format!("\u{feff}{text}"), text.trim_end().to_owned()] {
        let project = Project::new().file("data/plan/plan.yaml", &other);
        let run = project.build();
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        let pdf = "output/plan/ke-hoach.pdf";
        assert!(project.bytes(pdf) == plain.bytes(pdf), "{:?}", &other[..20]);
    }
}

#[test]
fn places_are_right_with_line_ends_of_windows_and_a_byte_order_mark() {
    let text =
        format!("\u{feff}{SMALL}body:\n  - >-\n    Một đoạn\n    {{{{ x }}}} dài.\n").replace('\n', "\r\n");
    let (status, reported) = build(text.as_bytes());
    assert_eq!(status, 1);
    assert!(reported.contains("data/plan/plan.yaml:19:8\n"), "{reported}");
}

#[test]
fn bytes_that_are_no_text_are_reported() {
    let utf16: Vec<u8> = format!("{SMALL}{BODY}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let with_mark = [&[0xff, 0xfe][..], &utf16].concat();
    for (bytes, code, place) in [
        (&b"format: 1\nplace: C\xf4ng\n"[..], "file-not-utf8", "plan.yaml:2:9\n"),
        (&with_mark, "file-not-utf8", "plan.yaml:1:1\n"),
        (b"\x89PNG\r\n\x1a\n\0\0", "file-not-utf8", "plan.yaml:1:1\n"),
        (b"format: 1\0\n", "yaml-syntax", "plan.yaml:1:10\n"),
        (b"%PDF-1.7\n%", "yaml-syntax", "plan.yaml:"),
        (b"", "wrong-type", "plan.yaml\n"),
        (b"\xef\xbb\xbf", "wrong-type", "plan.yaml\n"),
        (b"\n\n# x\n", "wrong-type", "plan.yaml:"),
        (b"- a\n", "wrong-type", "plan.yaml:1:1\n"),
        (b"PK\x03\x04", "yaml-syntax", "plan.yaml:1:3\n"),
    ] {
        let (status, reported) = build(bytes);
        assert_eq!(status, 1, "{bytes:?}");
        let first = reported.lines().nth(1).unwrap_or_default().to_owned() + "\n";
        assert!(
            reported.starts_with(&format!("error[{code}]")) && first.contains(place),
            "{bytes:?}\n{reported}"
        );
    }
}

#[test]
fn a_folder_in_place_of_a_file_is_reported() {
    for file in ["data/plan/quotas.yaml", "data/plan/results.yaml", "data/kehoach.yaml"] {
        let run = small().file(&format!("{file}/x"), "").build();
        assert_eq!(run.status, 1, "{file}");
        assert!(run.stderr.contains("it is a folder") && run.stderr.contains(file), "{}", run.stderr);
    }
    let run = Project::new().file("data/plan/plan.yaml/x", "").build();
    assert!(run.status == 1 && run.stderr.contains("error[no-plan]"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn links_to_nothing_and_in_circles_are_reported() {
    use std::os::unix::fs::symlink;
    let project = small();
    symlink("nowhere.yaml", project.path("data/plan/quotas.yaml")).unwrap();
    let run = project.build();
    assert!(run.status == 1 && run.stderr.contains("error[file-unreadable]"), "{}", run.stderr);
    let project = small();
    symlink("..", project.path("data/plan/up")).unwrap();
    let run = project.build();
    assert!(run.status == 1 && run.stderr.contains("links lead in a circle"), "{}", run.stderr);
}

#[test]
fn what_lies_beside_a_plan_is_no_plan() {
    let project = small()
        .file("data/_shared/plan.yaml", "x")
        .file("data/.git/plan.yaml", "x")
        .file("data/plan/issued/1/plan.yaml", "x")
        .file("data/plan/reports/old/plan.yaml", "x");
    let run = project.build();
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}
