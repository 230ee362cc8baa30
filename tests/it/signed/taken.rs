//! Signed copies, taken in beside the set that they are of, and what `verify` says of them.

use std::fs;

use serde_json::{Value, json};

use super::maker::{Kind, signed};
use super::{AFTER, KEPT, PLAN, TAKE, done, draft, issued, lines};
use crate::harness::{Project, assert_says};
use crate::stable::{assert_same, files};

fn signed_by(project: &Project, name: &str) -> Vec<u8> {
    signed(&project.bytes(KEPT), name, Kind::Signed)
}

/// What `verify` says of what came after.
fn after(project: &Project, status: i32) -> Vec<Value> {
    let lines = lines(project, &["verify", "data/plan"], status);
    lines.into_iter().filter(|line| line["kind"] == "after").collect()
}

fn states(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["result"].as_str().unwrap()).collect()
}

#[test]
fn a_signed_copy_lies_beside_its_set_which_stays_as_it_is() {
    let project = issued();
    let copy = signed_by(&project, "Nguyễn Văn A");
    project.put("signed.pdf", &copy);
    let before = files(&project.path("data"));
    let run = done(&project, &[TAKE, &["-n"]].concat());
    assert_says(
        &run.stdout,
        &["would be taken in", "signed by Nguyễn Văn A (Đảng ủy xã Bình An), 12/6/2026 15:30"],
    );
    assert_same(&before, &files(&project.path("data")), "a dry run");
    let taken = &lines(&project, TAKE, 0)[0];
    assert_eq!(
        (&taken["kind"], &taken["kept"], &taken["of"]),
        (&json!("signed"), &json!(false), &json!("ke-hoach.pdf"))
    );
    assert!(project.bytes(&format!("{AFTER}/ke-hoach.1.pdf")) == copy);
    let mut now = files(&project.path("data"));
    now.retain(|name, _| !name.starts_with("plan/issued/1/after/"));
    assert_same(&before, &now, "all that was there");
    // Once more it is there already.
    assert_eq!(lines(&project, TAKE, 0)[0]["kept"], true);
    let verified = lines(&project, &["verify", "data/plan"], 0);
    assert_eq!(verified[0]["result"], "same");
    let signature = json!({
        "name": "Nguyễn Văn A", "organization": "Đảng ủy xã Bình An", "time": "2026-06-12T15:30:00+07:00",
        "timestamp": false, "state": "holds",
    });
    assert_eq!((&verified[1]["result"], &verified[1]["signatures"]), (&json!("whole"), &json!([signature])));
    assert_says(&done(&project, &["verify", "data/plan"]).stdout, &["a signing tool says"]);
}

#[test]
fn each_copy_is_kept_under_its_own_name() {
    let project = issued();
    let first = signed_by(&project, "Nguyễn Văn A");
    let second = signed(&first, "Trần Thị B", Kind::WithoutTime);
    let third = signed(&second, "Dịch vụ dấu thời gian", Kind::Stamp);
    for copy in [&first, &second, &third] {
        project.put("signed.pdf", copy);
        done(&project, TAKE);
    }
    let found = after(&project, 0);
    assert_eq!(states(&found), ["whole", "whole", "whole"]);
    let of_last: Vec<_> = found[2]["signatures"].as_array().unwrap().iter().collect();
    assert_eq!(of_last[1]["time"], "2026-06-12T15:30:00+07:00", "as the PDF says");
    assert_eq!(
        (&of_last[2]["timestamp"], &of_last[2]["time"]),
        (&json!(true), &json!("2026-06-12T15:30:01+07:00"))
    );
    for (number, copy) in [first, second, third].iter().enumerate() {
        assert!(project.bytes(&format!("{AFTER}/ke-hoach.{}.pdf", number + 1)) == *copy);
    }
}

#[test]
fn what_is_no_signed_copy_is_refused_and_nothing_is_written() {
    let project = issued();
    let (kept, copy) = (project.bytes(KEPT), signed_by(&project, "Nguyễn Văn A"));
    let before = files(&project.path("data"));
    let flipped = |at: usize| {
        let mut bytes = copy.clone();
        bytes[at] ^= 1;
        bytes
    };
    let added = [&copy[..], b"more"].concat();
    for (what, bytes, says) in [
        ("a byte of the set's", flipped(3000), "the two differ from byte 3000 on"),
        ("a byte after", flipped(copy.len() - 30), "changed after it was signed"),
        ("bytes after the signature", added, "changed after it was signed"),
        ("no signature", kept.clone(), "and has no signature"),
        ("an end cut off", copy[..copy.len() - 30].to_vec(), "changed after it was signed"),
        ("a part of the set's", kept[..kept.len() - 100].to_vec(), "the two differ from byte"),
        ("no PDF", b"%PDF-1.7".to_vec(), "no signed copy of any PDF"),
    ] {
        project.put("signed.pdf", &bytes);
        let run = project.run(TAKE);
        assert_eq!(run.status, 1, "{what}: {run:#?}");
        assert_says(&run.stderr, &["[signed-unfit]", says]);
        assert_same(&before, &files(&project.path("data")), what);
    }
    // One of two that is none keeps the other out.
    project.put("good.pdf", &copy);
    assert_eq!(
        project.run(&["issue", "--signed", "good.pdf", "--signed", "signed.pdf", "data/plan"]).status,
        1
    );
    assert_same(&before, &files(&project.path("data")), "one of two");
    assert_eq!(project.run(&["issue", "--signed", "nowhere.pdf", "data/plan"]).status, 1);
    let run = draft().bytes_at("signed.pdf", &copy).run(TAKE);
    assert_says(&run.stderr, &["[not-issued]"]);
}

#[test]
fn a_byte_changed_inside_or_after_is_reported() {
    let project = issued();
    let copy = signed_by(&project, "Nguyễn Văn A");
    project.put("signed.pdf", &copy);
    done(&project, TAKE);
    let name = format!("{AFTER}/ke-hoach.1.pdf");
    // The set's bytes, the signature itself, what follows it, and more bytes.
    for at in [3000, copy.len() - 3000, copy.len() - 10, copy.len()] {
        let mut bytes = [&copy[..], b" "].concat();
        bytes[at] ^= 1;
        bytes.truncate(copy.len().max(at + 1));
        project.put(&name, &bytes);
        let found = after(&project, 1);
        assert_eq!(states(&found), ["changed"], "byte {at}");
        assert_says(&project.run(&["verify", "data/plan"]).stdout, &["changed after it was signed"]);
    }
    // The set is whole all the same.
    assert_eq!(lines(&project, &["verify", "data/plan"], 1)[0]["result"], "same");
    fs::remove_file(project.path(&name)).unwrap();
    assert_eq!(states(&after(&project, 1)), ["missing"]);
    project.put(&name, &copy);
    assert_eq!(states(&after(&project, 0)), ["whole"]);
}

#[test]
fn notes_lie_beside_and_signatures_that_cannot_be_read_are_said() {
    let project = issued();
    let unread = signed(&project.bytes(KEPT), "Nguyễn Văn A", Kind::OtherDigest);
    project.put("signed.pdf", &unread);
    assert_says(&done(&project, TAKE).stdout, &["in a form that is not read here"]);
    project.put(&format!("{AFTER}/ghi-chu.txt"), b"x");
    // People may put signed copies there themselves.
    let own = signed_by(&project, "Trần Thị B");
    project.put(&format!("{AFTER}/own.pdf"), &own);
    assert_eq!(states(&after(&project, 0)), ["note", "unread", "whole"]);
    project.put(&format!("{AFTER}/own.pdf"), &[&own[..], b"x"].concat());
    assert_eq!(states(&after(&project, 1)), ["note", "unread", "changed"]);
}

#[test]
fn number_and_day_that_were_stamped_are_noted_with_the_copy() {
    let project = draft().replace(PLAN, "number: 5\n", "").replace(PLAN, "date: 2026-06-03", "date: 2026-06");
    done(&project, &["issue", "data/plan", "--awaiting-number"]);
    project.put("signed.pdf", &signed_by(&project, "Nguyễn Văn A"));
    let run = done(&project, TAKE);
    assert_says(&run.stdout, &["taken in from signed.pdf", "still awaits its number"]);
    let stamped = [TAKE, &["--number", "85", "--date", "2026-06-12"]].concat();
    let wrong_month = [TAKE, &["--number", "85", "--date", "2026-07-12"]].concat();
    assert_says(&project.run(&wrong_month).stderr, &["[number-awaited]"]);
    let run = done(&project, &stamped);
    assert_says(&run.stdout, &["noted the number 85-KH/ĐU and the day 12/6/2026", "kept already"]);
    let plan = String::from_utf8(project.bytes(PLAN)).unwrap();
    assert_says(&plan, &["state: issued", "number: 85", "date: 2026-06-12"]);
    // The same again changes nothing; another number is refused.
    let before = files(&project.path("data"));
    done(&project, &stamped);
    assert_eq!(project.run(&[TAKE, &["--number", "86", "--date", "2026-06-12"]].concat()).status, 1);
    assert_same(&before, &files(&project.path("data")), "noted once");
}

#[test]
fn a_copy_of_a_former_set_is_taken_in_beside_that_one() {
    let project = issued();
    project.put("signed.pdf", &signed_by(&project, "Nguyễn Văn A"));
    done(&project, &["revise", "data/plan"]);
    done(&project, TAKE);
    done(&project, &["issue", "data/plan", "--number", "9", "--date", "2026-07-01", "-y"]);
    assert_eq!(lines(&project, TAKE, 0)[0]["set"], 1);
    assert!(project.path(&format!("{AFTER}/ke-hoach.1.pdf")).exists());
}

#[test]
fn a_signed_output_is_left_alone_and_put_aside_when_forced() {
    let project = draft();
    done(&project, &["build"]);
    let output = "output/plan/ke-hoach.pdf";
    let copy = signed(&project.bytes(output), "Nguyễn Văn A", Kind::Signed);
    project.put(output, &copy);
    for change in ["Một đoạn văn khác.", "Một đoạn văn nữa."] {
        let project = &project;
        project.put(
            PLAN,
            String::from_utf8(project.bytes(PLAN)).unwrap().replace("Một đoạn văn.", change).as_bytes(),
        );
        let run = project.build();
        assert_says(&run.stderr, &["[output-changed]"]);
        assert!(project.bytes(output) == copy);
    }
    done(&project, &["build", "--force"]);
    assert!(project.bytes(output) != copy);
    let kept = files(&project.path("output")).into_values().any(|bytes| bytes == copy);
    assert!(kept, "{:?}", files(&project.path("output")).keys());
}
