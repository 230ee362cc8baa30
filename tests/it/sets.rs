//! `verify` reports of issued sets whether each is there, whole, and what its record says.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::harness::{Project, Run, is_pdf};
use crate::stable::{assert_same, files};

const PLAN: &str = "data/plan";
const SET: &str = "data/plan/issued/1";

fn issued() -> Project {
    let project = Project::with_body("  - Một đoạn văn.\n").file("data/kehoach.yaml", "format: 1\n");
    done(&project, &["issue", PLAN]);
    project
}

fn done(project: &Project, arguments: &[&str]) -> Run {
    let run = project.run(arguments);
    assert_eq!(run.status, 0, "{arguments:?}: {run:#?}");
    run
}

/// The lines of `verify` about each set below a path, and its status.
fn verified(project: &Project, path: &str) -> (Vec<Value>, i32) {
    let run = project.run(&["verify", path, "--json"]);
    let lines = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    (lines.filter(|line| line["kind"] == "set").collect(), run.status)
}

/// The state of each set below a path by its folder's name, and the status.
fn states(project: &Project, path: &str) -> (Vec<(String, String)>, i32) {
    let (lines, status) = verified(project, path);
    let name = |line: &Value| line["path"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let state = |line: &Value| line["result"].as_str().unwrap().to_owned();
    (lines.iter().map(|line| (name(line), state(line))).collect(), status)
}

#[track_caller]
fn assert_states(project: &Project, path: &str, expected: &[(&str, &str)], status: i32) {
    let expected: Vec<_> =
        expected.iter().map(|(name, state)| ((*name).to_owned(), (*state).to_owned())).collect();
    assert_eq!(states(project, path), (expected, status));
}

fn record(project: &Project, set: &str) -> Value {
    serde_json::from_slice(&project.bytes(&format!("{set}/set.json"))).unwrap()
}

fn put_record(project: &Project, set: &str, record: &Value) {
    fs::write(project.path(&format!("{set}/set.json")), record.to_string()).unwrap();
}

/// Gives a file of a set other bytes, and its record their digest.
fn keep(project: &Project, set: &str, name: &str, bytes: &[u8]) {
    fs::write(project.path(&format!("{set}/{name}")), bytes).unwrap();
    let mut record = record(project, set);
    let digest = json!(blake3::hash(bytes).to_hex().to_string());
    if record["files"][name].is_string() {
        record["files"][name] = digest;
    } else {
        let stem = name.rsplit_once('.').unwrap().0;
        record["documents"][stem]["files"][name] = json!({"digest": digest, "size": bytes.len()});
    }
    put_record(project, set, &record);
}

/// Makes a set one of another program, as it would have been written by that.
fn of_another_program(project: &Project, set: &str) {
    let mut of_set = record(project, set);
    let program = of_set["made_with"]["program"].as_str().unwrap().to_owned();
    let other = format!("{}{}", &program[..program.len() - 4], "0000");
    of_set["made_with"]["program"] = json!(other);
    put_record(project, set, &of_set);
    for (_, document) in of_set["documents"].as_object().unwrap() {
        for name in document["files"].as_object().unwrap().keys() {
            let bytes = project.bytes(&format!("{set}/{name}"));
            keep(project, set, name, &replaced(&bytes, program.as_bytes(), other.as_bytes()));
        }
    }
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> = bytes
        .windows(from.len())
        .enumerate()
        .filter(|(_, window)| *window == from)
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

pub(crate) fn copy(project: &Project, from: &str, to: &str) {
    for (name, bytes) in files(&project.path(from)) {
        let path = project.path(to).join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Changes of a record, each of one value.
fn changes() -> Vec<(&'static str, Value)> {
    vec![
        ("/number", json!(6)),
        ("/number", Value::Null),
        ("/date", json!("2026-06-04")),
        ("/title", json!("Kế hoạch khác")),
        ("/issuer", json!("Ban Thường vụ Đảng ủy xã khác")),
        ("/symbol", json!("KH/HU")),
        ("/type", json!("Thông báo")),
        ("/document", json!("notice")),
        ("/plan", json!("khac")),
        ("/set", json!(2)),
        (
            "/replaces",
            json!({"type": "Kế hoạch", "number": "04", "symbol": "KH/ĐU", "date": "2026-01-02", "issuer": null}),
        ),
        ("/made_with/program", json!("0.1.0+0123456789abcdef")),
        ("/documents/ke-hoach/pages", json!(7)),
        (
            "/documents/ke-hoach/data",
            json!("af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"),
        ),
        ("/documents/ke-hoach/files/ke-hoach.pdf/size", json!(7)),
        ("/documents", json!({})),
        (
            "/files/data~1plan~1plan.yaml",
            json!("af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"),
        ),
        ("/files", json!({})),
    ]
}

#[test]
fn a_record_that_was_edited_is_reported() {
    let own = issued();
    let other = issued();
    of_another_program(&other, SET);
    for (project, state) in [(&own, "same"), (&other, "kept")] {
        assert_states(project, PLAN, &[("1", state)], 0);
        let whole = record(project, SET);
        for (pointer, value) in changes() {
            let mut edited = whole.clone();
            let slot = edited.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}"));
            assert_ne!(*slot, value, "{pointer}");
            *slot = value;
            put_record(project, SET, &edited);
            let (lines, status) = verified(project, PLAN);
            let said = lines[0]["result"].as_str().unwrap();
            assert!(
                status == 1 && (said == "damaged" || said == "misplaced"),
                "{state} {pointer}: {lines:#?}"
            );
        }
        put_record(project, SET, &whole);
    }
    // The words name the key and both values.
    let mut edited = record(&own, SET);
    edited["number"] = json!(6);
    put_record(&own, SET, &edited);
    let run = own.run(&["verify", PLAN]);
    assert!(run.stdout.contains("its record says `6` for `number`, but the set itself says `5`"), "{run:#?}");
}

#[test]
fn a_set_that_is_gone_renamed_or_copied_is_reported() {
    let project = issued();
    done(&project, &["revise", PLAN]);
    done(&project, &["issue", PLAN, "--number", "6", "--date", "2026-07-01"]);
    assert_states(&project, PLAN, &[("1", "same"), ("2", "same")], 0);
    let aside =
        |set: &str| fs::rename(project.path(&format!("{PLAN}/issued/{set}")), project.path("aside")).unwrap();
    let back =
        |set: &str| fs::rename(project.path("aside"), project.path(&format!("{PLAN}/issued/{set}"))).unwrap();
    // Gone: an earlier one, the last one, all of them.
    aside("1");
    assert_states(&project, PLAN, &[("1", "missing"), ("2", "same")], 1);
    back("1");
    aside("2");
    assert_states(&project, PLAN, &[("1", "same"), ("2", "missing")], 1);
    back("2");
    fs::rename(project.path(&format!("{PLAN}/issued")), project.path("aside")).unwrap();
    assert_states(&project, "data", &[("1", "missing"), ("2", "missing")], 1);
    fs::rename(project.path("aside"), project.path(&format!("{PLAN}/issued"))).unwrap();
    // Renamed.
    for (name, state) in
        [("3", "misplaced"), ("01", "misplaced"), ("1 cũ", "misplaced"), ("4294967295", "misplaced")]
    {
        aside("1");
        back(name);
        let (found, status) = states(&project, PLAN);
        assert!(status == 1 && found.contains(&(name.to_owned(), state.to_owned())), "{found:?}");
        assert!(found.contains(&("1".to_owned(), "missing".to_owned())), "{found:?}");
        aside(name);
        back("1");
    }
    // Copied beside it.
    copy(&project, SET, &format!("{PLAN}/issued/3"));
    assert_states(&project, PLAN, &[("1", "same"), ("2", "same"), ("3", "misplaced")], 1);
    fs::remove_dir_all(project.path(&format!("{PLAN}/issued/3"))).unwrap();
    // Copied with the plan's folder.
    copy(&project, PLAN, "data/khac");
    assert_states(&project, "data/khac", &[("1", "misplaced"), ("2", "misplaced")], 1);
    assert_states(&project, PLAN, &[("1", "same"), ("2", "same")], 0);
    // A plan whose folder was renamed keeps its sets.
    fs::remove_dir_all(project.path(PLAN)).unwrap();
    assert_states(&project, "data/khac", &[("1", "same"), ("2", "same")], 0);
}

#[test]
fn files_that_are_gone_changed_or_too_many_are_reported() {
    let project = issued();
    let reported = |key: &str, name: &str| {
        let (lines, status) = verified(&project, PLAN);
        let files = lines[0][key].as_array().unwrap();
        assert_eq!((status, files.len()), (1, 1), "{lines:#?}");
        assert!(files[0].as_str().unwrap().ends_with(name), "{files:?}");
    };
    for name in ["them.pdf", "data/plan/notice.yaml", "sources/x/y.typ", ".an", "data/plan/issued/1/set.json"]
    {
        let path = project.path(&format!("{SET}/{name}"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "x").unwrap();
        reported("extra", name);
        fs::remove_file(path).unwrap();
    }
    for name in ["ke-hoach.pdf", "data/plan/plan.yaml", "data/kehoach.yaml", "sources/ke-hoach.typ"] {
        let bytes = project.bytes(&format!("{SET}/{name}"));
        fs::remove_file(project.path(&format!("{SET}/{name}"))).unwrap();
        reported("changed", name);
        fs::write(project.path(&format!("{SET}/{name}")), [&bytes[..], b" "].concat()).unwrap();
        reported("changed", name);
        fs::write(project.path(&format!("{SET}/{name}")), bytes).unwrap();
    }
    fs::rename(project.path(&format!("{SET}/set.json")), project.path("aside")).unwrap();
    let (lines, status) = verified(&project, PLAN);
    assert_eq!((&lines[0]["result"], status), (&json!("damaged"), 1), "{lines:#?}");
    fs::rename(project.path("aside"), project.path(&format!("{SET}/set.json"))).unwrap();
    // Files that a system leaves there have no effect, and files that came later have a place of their own.
    for name in [".DS_Store", "data/Thumbs.db", "data/plan/desktop.ini", "after/ke-hoach-da-ky.pdf"] {
        let path = project.path(&format!("{SET}/{name}"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    }
    assert_states(&project, PLAN, &[("1", "same")], 0);
}

#[cfg(unix)]
#[test]
fn a_link_is_no_file_that_was_kept() {
    let project = issued();
    let kept = project.path(&format!("{SET}/ke-hoach.pdf"));
    fs::rename(&kept, project.path("aside.pdf")).unwrap();
    std::os::unix::fs::symlink(project.path("aside.pdf"), &kept).unwrap();
    assert_states(&project, PLAN, &[("1", "damaged")], 1);
}

#[test]
fn a_set_that_comes_out_otherwise_is_whole_while_its_digests_hold() {
    let project = issued();
    let pdf = project.bytes(&format!("{SET}/ke-hoach.pdf"));
    // As if another machine had rounded a length: a byte of a stream that no digest of a text covers.
    let at = pdf.windows(6).position(|window| window == b"stream").unwrap() + 40;
    let mut other = pdf;
    other[at] ^= 1;
    keep(&project, SET, "ke-hoach.pdf", &other);
    let (lines, status) = verified(&project, PLAN);
    assert_eq!((&lines[0]["result"], status), (&json!("other"), 0), "{lines:#?}");
    let run = done(&project, &["verify", PLAN]);
    assert!(run.stdout.contains("whole; made again here, these come out otherwise"), "{run:#?}");
    // Its data are others: no digest of the file says so, but the text that they make does.
    let name = "data/plan/plan.yaml";
    let text = String::from_utf8(project.bytes(&format!("{SET}/{name}"))).unwrap();
    keep(&project, SET, name, text.replace("Một đoạn văn.", "Một đoạn khác.").as_bytes());
    assert_states(&project, PLAN, &[("1", "damaged")], 1);
}

#[test]
fn checks_that_came_later_leave_an_old_set_alone() {
    let project = Project::sample("long-thanh-2023").file("data/kehoach.yaml", "format: 1\n");
    let (plan, set) = ("data/long-thanh-2023", "data/long-thanh-2023/issued/1");
    done(&project, &["issue", plan, "--number", "12", "--yes"]);
    of_another_program(&project, set);
    // Data that this program would not let pass: keys that it does not know, a figure that is none, words that are
    // left open.
    for (name, more) in [("plan.yaml", "cu: [CẦN BỔ SUNG]\n"), ("quotas.yaml", "cu: 1\n")] {
        let name = format!("data/long-thanh-2023/{name}");
        let text = String::from_utf8(project.bytes(&format!("{set}/{name}"))).unwrap();
        keep(&project, set, &name, format!("{text}{more}").as_bytes());
    }
    assert_states(&project, plan, &[("1", "kept")], 0);
    done(&project, &["build"]);
    assert!(
        project.bytes("output/long-thanh-2023/ke-hoach.pdf") == project.bytes(&format!("{set}/ke-hoach.pdf"))
    );
    done(&project, &["list"]);
    done(&project, &["diff", plan]);
    done(&project, &["revise", plan]);
    done(&project, &["issue", plan, "--number", "13", "--date", "2026-07-01", "--yes"]);
    assert_states(&project, plan, &[("1", "kept"), ("2", "same")], 0);
    // The quotas that were in force then are still known.
    let run = project.run(&["issue", plan, "--number", "12"]);
    assert!(run.stderr.contains("[already-issued]"), "{run:#?}");
}

#[test]
fn a_unit_that_was_added_later_gets_no_extract_that_nobody_issued() {
    const QUOTAS: &str = "data/ham-liem-2026/quotas.yaml";
    const ACCEPTED: &str = "  - code: period-over\n    at: admissions.periods\n    reason: Bản điều chỉnh soạn từ trước khi hết quý II; số minh họa giữ theo kế hoạch có thật.\n";
    let plan = "data/ham-liem-2026";
    let project = Project::sample("ham-liem-2026")
        .without("data/ham-liem-2026/issued")
        .replace(QUOTAS, ACCEPTED, "  []\n");
    done(&project, &["issue", &format!("{plan}/notice")]);
    done(&project, &["build"]);
    let before = files(&project.path("output"));
    let project = project
        .replace(QUOTAS, "\nunits:\n", "\nunits:\n  - {id: thon-m, name: Thôn Mới, kind: village}\n")
        .replace(QUOTAS, "      thon-1: {", "      thon-m: {2026-Q4: 1}\n      thon-1: {")
        .replace(QUOTAS, "2026-Q4: 10}", "2026-Q4: 11}");
    let run = project.run(&["build"]);
    assert!(run.stderr.contains("[part-not-issued]") && run.stderr.contains("thong-bao/thon-m"), "{run:#?}");
    assert!(!project.path("output/ham-liem-2026/thong-bao/thon-m.pdf").exists());
    let issued = |all: &crate::stable::Files| {
        let mut all = all.clone();
        all.retain(|name, _| name.contains("thong-bao") && is_pdf(name));
        all
    };
    assert_same(&issued(&before), &issued(&files(&project.path("output"))), "the notice and its extracts");
    // One that somebody made by hand is not called issued.
    let extract = project.bytes("output/ham-liem-2026/thong-bao/thon-1.pdf");
    let forged = replaced(&extract, b"document=thong-bao/thon-1,", b"document=thong-bao/thon-m,");
    let project = project.bytes_at("thon-m.pdf", &forged);
    let run = project.run(&["verify", "thon-m.pdf"]);
    assert_eq!(run.status, 1, "{run:#?}");
    // It is issued when the notice is issued again.
    done(&project, &["revise", &format!("{plan}/notice")]);
    done(&project, &["issue", &format!("{plan}/notice"), "--number", "61", "--date", "2026-06-20"]);
    assert!(project.path(&format!("{plan}/issued/2/thong-bao/thon-m.pdf")).exists());
}

/// The digest of each file of the sample's issued set: it stays as it was issued, whatever the program becomes.
#[test]
fn the_samples_issued_set_keeps_its_bytes() {
    let set = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/ham-liem-2026/issued/1");
    let mut all = blake3::Hasher::new();
    let files = files(&set);
    for (name, bytes) in &files {
        all.update(format!("{}  {name}\n", blake3::hash(bytes).to_hex()).as_bytes());
    }
    assert_eq!(files.len(), 22);
    assert_eq!(
        blake3::hash(&files["set.json"]).to_hex().as_str(),
        "1a164689dd5d9179b6bba3887c7906bb50521858f51e8a487b294bd68139f3b0"
    );
    assert_eq!(
        blake3::hash(&files["ke-hoach.pdf"]).to_hex().as_str(),
        "b850f64b59277c6cf825ba97d658b31a795acf06be307b7c5b77252cf947d5c5"
    );
    assert_eq!(
        all.finalize().to_hex().as_str(),
        "767f2a997e73de03206165404163545ca1ea3fb727ea591c3dcae13de513e90c"
    );
}

#[test]
fn the_samples_issued_set_is_whole() {
    let project = Project::sample("ham-liem-2026");
    assert_states(&project, "data/ham-liem-2026", &[("1", "kept")], 0);
}

#[test]
fn a_register_that_disagrees_with_a_set_is_reported_at_its_line() {
    let plan = "  - Một đoạn văn.\n";
    let project = Project::with_body(plan).file("data/kehoach.yaml", "format: 1\n");
    done(&project, &["issue", PLAN, "--number", "7", "--date", "2026-06-15", "--term", "2025"]);
    done(&project, &["verify", "data"]);
    for (from, to, reported) in [
        ("number: 7", "number: 8", "number 8 in the register, 7 in the set"),
        ("2026-06-15", "2026-06-16", "dated 2026-06-16 in the register, 2026-06-15 in the set"),
        ("document: \"plan\"", "document: \"notice\"", "the register says `notice`, the set is of `plan`"),
        ("symbol: \"KH", "symbol: \"TB", "symbol TB"),
    ] {
        let text = String::from_utf8(project.bytes("data/register.yaml")).unwrap();
        assert!(text.contains(from), "{text}");
        project.put("data/register.yaml", text.replace(from, to).as_bytes());
        for path in ["data", PLAN, SET] {
            let run = project.run(&["verify", path]);
            assert!(
                run.status == 1 && run.stderr.matches("error[register-disagrees]").count() == 1,
                "{run:#?}"
            );
            assert!(run.stderr.contains(reported) && run.stderr.contains("data/register.yaml:"), "{run:#?}");
        }
        project.put("data/register.yaml", text.as_bytes());
    }
    done(&project, &["verify", "data"]);
}
