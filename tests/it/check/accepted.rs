//! Findings that the data accept.

use super::{findings, missed};

#[test]
fn what_is_accepted_is_counted_and_not_shown_unless_asked() {
    let project =
        missed("accept:\n  - {code: target-missed, at: admissions.target, reason: Giữ theo nghị quyết}\n");
    let run = project.run(&["check"]);
    assert!(!run.stderr.contains("target-missed"), "{}", run.stderr);
    assert!(run.stdout.contains("1 warning, 0 notes, 1 accepted"), "{}", run.stdout);
    let shown = project.run(&["check", "--accepted"]);
    assert!(shown.stderr.contains("warning[target-missed]"), "{}", shown.stderr);
    assert!(shown.stderr.contains("accepted: Giữ theo nghị quyết"), "{}", shown.stderr);
    let json = project.run(&["check", "--json"]).stdout;
    let line = json.lines().find(|line| line.contains("target-missed")).unwrap();
    assert!(line.contains(r#""accepted":true,"reason":"Giữ theo nghị quyết""#), "{line}");
}

#[test]
fn an_accepted_error_stops_no_build() {
    let settings = "format: 1\nseverities: {target-missed: error, spelling-mixed: ignore}\n";
    let project = missed("").file("data/kehoach.yaml", settings);
    let run = project.build();
    assert_eq!((run.status, findings(&run).len()), (1, 1), "{}", run.stderr);
    let project = missed("accept: {code: target-missed, at: admissions, reason: Giữ}\n");
    let run = project.file("data/kehoach.yaml", settings).build();
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

#[test]
fn an_acceptance_may_wait_for_the_mend_of_what_cannot_be_read() {
    let accept = "accept: {code: target-missed, at: admissions, reason: Giữ theo nghị quyết}\n";
    let project =
        missed(accept).replace("data/long-thanh-2023/quotas.yaml", "target: 9 - 11", "target: khoảng 10");
    let run = project.run(&["check"]);
    let reported = findings(&run);
    assert_eq!(
        reported,
        [
            "warning[spelling-mixed]: two ways of placing tone marks are mixed: `uỷ` (once) and `ủy` (25 times)",
            "error[invalid-value]: `khoảng 10` is neither a count nor a range"
        ],
        "{}",
        run.stderr
    );
}
