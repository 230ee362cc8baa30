//! Files of people's that the program changes, in the layouts that people write: each is changed as it is meant to be
//! and keeps all else, or is left as it is and refused.

use std::fs;

use super::{done, text};
use crate::harness::{Project, SMALL};
use crate::stable::files;

/// A register with the numbers 3 and 8, each layout with the signs that must still be there.
const REGISTERS: &[&str] = &[
    "format: 1\ndocuments: [{THREE}, {EIGHT}]\n",
    "format: 1\ndocuments: [ # sổ\n  {THREE},\n  {EIGHT}, # tám\n]\n",
    "format: 1\r\ndocuments:\r\n  -\t{THREE}\r\n  - # tám\r\n    {EIGHT}\r\n",
    "---\ndocuments:\n-\n  THREE_LINES\n-   {EIGHT}   \n# hết\nformat: 1\n...\n",
    "\u{feff}documents:\n  - &x {THREE}\n  - {EIGHT}\nformat: 1",
];

/// A register with the number 8 alone, without a list.
const SINGLE: &[&str] =
    &["format: 1\ndocuments: {EIGHT} # một\n", "documents:\n  # một\n  EIGHT_LINES\nformat: 1\n"];

fn filled(layout: &str) -> String {
    let entry = |number: u32| {
        format!(
            "issuer: ĐẢNG ỦY XÃ CÔNG HẢI, symbol: KH/ĐU, term: 2025, number: {number}, title: \"a, b: #\""
        )
    };
    let lines = |number: u32| entry(number).replacen(", ", "\n  ", 4);
    let layout = layout.replace("THREE_LINES", &lines(3)).replace("EIGHT_LINES", &lines(8));
    layout.replace("THREE", &entry(3)).replace("EIGHT", &entry(8))
}

#[test]
fn a_register_of_any_layout_keeps_its_numbers() {
    for layout in REGISTERS.iter().chain(SINGLE) {
        let register = filled(layout);
        let project = Project::with_body("  - Một.\n").file("data/register.yaml", &register);
        done(&project, &["issue", "data/plan", "--number", "next", "--date", "2026-06-12"]);
        let after = text(&project, "data/register.yaml");
        assert!(after.contains("number: 9, date: 2026-06-12"), "{after}");
        for kept in ["number: 3, title: \"a, b: #\"", "number: 8", "#", "\u{feff}", "\r\n", "..."] {
            assert_eq!(after.contains(kept), register.contains(kept), "{kept}: {after}");
        }
        let listed = done(&project, &["list", "--json"]).stdout;
        let numbers = ["3", "8", "9"].map(|number| listed.contains(&format!("\"number\":{number},")));
        assert_eq!(numbers, [register.contains("number: 3"), true, true], "{listed}");
        // The next number follows, and the numbers that are there are given to nothing else.
        let refused = project.run(&["issue", "data/plan", "--number", "8"]);
        assert_eq!(refused.status, 1, "{refused:#?}");
    }
}

#[test]
fn a_plan_of_any_layout_is_issued_and_revised_or_left_as_it_is() {
    let plan = format!("{SMALL}body:\n  - Một.\n");
    for (layout, is_changed) in [
        (format!("\u{feff}{}", plan.replace('\n', "\r\n")), true),
        (format!("--- # kế hoạch\n{}...\n", plan.trim_end().to_owned() + "\n"), true),
        (
            plan.replace("number:", "\"number\" :")
                .replace("date: 2026-06-03", "'date':\n  '2026-06-03' # ngày"),
            true,
        ),
        (plan.replace("number: 5", "number: # chưa có").replace("body:\n  - Một.", "body: [Một.]"), true),
        (plan.replace("format: 1", "format: 1\nstate: &s draft\nfigures: {x: *s}"), false),
        (format!("{{{}}}", flow(&plan)), false),
    ] {
        let project = Project::new().file("data/plan/plan.yaml", &layout);
        let before = files(&project.path("data"));
        let run = project.run(&["issue", "data/plan", "--number", "5", "--date", "2026-06-12"]);
        if !is_changed {
            assert!(run.status == 1 && run.stderr.contains("[file-unchangeable]"), "{run:#?}");
            let mut after = files(&project.path("data"));
            after.retain(|name, _| name != ".kehoach.lock");
            assert!(after == before, "{layout}");
            continue;
        }
        assert_eq!(run.status, 0, "{layout}: {run:#?}");
        let after = text(&project, "data/plan/plan.yaml");
        for sign in ["\u{feff}", "\r\n", "# chưa có", "# ngày", "--- # kế hoạch", "..."] {
            assert_eq!(after.contains(sign), layout.contains(sign), "{sign}: {after}");
        }
        done(&project, &["revise", "data/plan"]);
        let after = text(&project, "data/plan/plan.yaml");
        assert!(after.contains("này thay thế {{ replaces | cite }}"), "{after}");
        done(&project, &["issue", "data/plan", "--number", "6", "--date", "2026-06-13"]);
        assert!(fs::metadata(project.path("data/plan/issued/2/set.json")).is_ok());
    }
}

/// The lines of a small plan in one pair of braces.
fn flow(plan: &str) -> String {
    let plan = plan.replace(
        "issuer:\n  name: ĐẢNG ỦY XÃ CÔNG HẢI\n  cited: Ban Thường vụ Đảng ủy xã Công Hải",
        "issuer: {name: ĐẢNG ỦY XÃ CÔNG HẢI, cited: Ban Thường vụ Đảng ủy xã Công Hải}",
    );
    let plan = plan.replace(
        "signature:\n  authority: T/M BAN THƯỜNG VỤ\n  position: BÍ THƯ\n  signer: Nguyễn Văn A",
        "signature: {authority: T/M BAN THƯỜNG VỤ, position: BÍ THƯ, signer: Nguyễn Văn A}",
    );
    plan.replace("body:\n  - Một.", "body: [Một.]").trim_end().replace('\n', ", ")
}
