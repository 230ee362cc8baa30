//! Files that people save while a command runs are kept, whatever the command was about to write; and a command waits
//! for another and says for which.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{done, text};
use crate::harness::Project;
use crate::stable::files;

const PLAN: &str = "data/plan/plan.yaml";
const REGISTER: &str = "data/register.yaml";

/// Longer than anything takes on a slow machine.
const LONGEST: Duration = Duration::from_secs(50);

fn start(project: &Project, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    command.current_dir(project.path("")).args(arguments).env_clear().env("NO_COLOR", "1");
    command.env("LANG", "en_US.UTF-8").stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

/// The status of a run, and what it said.
fn ended(mut child: Child) -> (i32, String) {
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    (child.wait().unwrap().code().unwrap_or(-1), said)
}

#[track_caller]
fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < LONGEST, "{what} did not come");
        sleep(Duration::from_millis(1));
    }
}

/// Whether a set is being written.
fn is_freezing(project: &Project) -> bool {
    let sets = fs::read_dir(project.path("data/plan/issued")).into_iter().flatten().filter_map(Result::ok);
    let mut names = sets.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.any(|name| name.starts_with(".kehoach-"))
}

/// A plan that takes long enough to be set.
fn long_plan() -> Project {
    let body: String =
        (0..400).map(|at| format!("  - Đoạn {at} của kế hoạch này.\n")).collect::<Vec<_>>().concat();
    Project::with_body(&body).file(REGISTER, "format: 1\ndocuments: [] # sổ\n")
}

#[test]
fn a_save_while_a_document_is_issued_is_kept() {
    for saved in [PLAN, REGISTER] {
        let project = long_plan();
        let child = start(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
        wait_until("the set", || is_freezing(&project));
        // As editors do: in place, or by renaming.
        let mine = format!("{}# của tôi\n", text(&project, saved));
        fs::write(project.path("mine"), &mine).unwrap();
        fs::rename(project.path("mine"), project.path(saved)).unwrap();
        let before = files(&project.path("data"));
        let (status, said) = ended(child);
        assert!(status == 1 && said.contains("somebody saved it while the command ran"), "{said}");
        assert!(said.contains(&format!("--> {saved}")), "{said}");
        assert_eq!(text(&project, saved), mine);
        let mut after = files(&project.path("data"));
        let kept = |files: &mut crate::stable::Files| files.retain(|name, _| !name.contains(".kehoach"));
        let mut before = before;
        kept(&mut before);
        kept(&mut after);
        assert!(before == after, "nothing of the run is left: {:?}", after.keys());
        // The saved text is issued by the next run.
        done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
        assert!(text(&project, saved).contains("# của tôi"));
        assert_eq!(text(&project, REGISTER).matches("number: 5").count(), 1);
    }
}

#[test]
fn a_save_of_what_a_document_is_made_from_is_noticed() {
    let quotas = "data/plan/quotas.yaml";
    let project = long_plan().file(
        quotas,
        "format: 1\nunits: [{id: a, name: Thôn A, kind: village}]\nquotas: [{measure: admissions, period: 2026, units: {a: 2}}]\n",
    );
    let child = start(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    wait_until("the set", || is_freezing(&project));
    let mine = text(&project, quotas).replace("a: 2", "a: 3");
    fs::write(project.path(quotas), &mine).unwrap();
    let (status, said) = ended(child);
    assert!(status == 1 && said.contains(&format!("--> {quotas}")), "{said}");
    assert!(text(&project, quotas) == mine && !project.path("data/plan/issued/1").exists());
}

#[test]
fn a_run_that_waits_says_for_which() {
    let project = Project::with_body("  - Một.\n");
    let lock = project.path("data/.kehoach.lock");
    let held = fs::File::create(&lock).unwrap();
    held.lock().unwrap();
    let mut child = start(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    let mut stderr = child.stderr.take().unwrap();
    let mut said = vec![0; 4096];
    let length = stderr.read(&mut said).unwrap();
    let said = String::from_utf8_lossy(&said[..length]).into_owned();
    assert!(said.contains("waiting for another run of kehoach") && said.contains(".kehoach.lock"), "{said}");
    if cfg!(target_os = "linux") {
        assert!(said.contains(&format!("process {}", std::process::id())), "{said}");
    }
    drop(held);
    assert!(child.wait().unwrap().success());
    let others: Vec<_> =
        fs::read_dir(project.path("data")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!others.contains(&".kehoach.holder".into()), "{others:?}");
}

/// A plan with slips that can be mended, and how it reads then.
fn with_slips() -> (Project, String) {
    let body = "  - Đoạn  văn  này.\n".repeat(60);
    let project = Project::with_body(&body);
    let fixed = text(&project, PLAN).replace("Đoạn  văn  này", "Đoạn văn này");
    (project, fixed)
}

fn left_over(folder: &Path) -> Vec<String> {
    let names = files(folder).into_keys();
    names.filter(|name| name.contains(".kehoach-") || name.contains(".holder")).collect()
}

#[test]
fn a_killed_fix_leaves_the_file_before_or_after_and_nothing_else() {
    for round in 0..6 {
        let (project, fixed) = with_slips();
        let slips = text(&project, PLAN);
        // One that looks like the program's own, and is not.
        let project = project.file("data/plan/.kehoach-ghichu.tmp", "của tôi");
        let mut child = start(&project, &["check", "--fix", "--yes"]);
        sleep(Duration::from_millis(15 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        let is_last = round == 5;
        // As a run leaves it that is stopped after the file was written.
        let project = if is_last { project.file("data/.kehoach.holder", "{}") } else { project };
        let now = text(&project, PLAN);
        assert!(now == slips || now == fixed, "{now}");
        done(&project, &["check", "--fix", "--yes"]);
        assert_eq!(text(&project, PLAN), fixed);
        assert_eq!(left_over(&project.path("data")), ["plan/.kehoach-ghichu.tmp"]);
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_of_the_project() {
    use std::os::unix::fs::symlink;
    let arguments: [&[&str]; 3] = [
        &["issue", "data/plan", "--date", "2026-06-12"],
        &["issue", "data/plan", "--date", "2026-06-12", "-n"],
        &["check", "--fix", "--yes"],
    ];
    for arguments in arguments {
        // The file itself, the folder, and a file that the document is made from.
        for (link, to) in [
            ("data/plan/plan.yaml", "that.yaml"),
            ("data/plan", "../elsewhere"),
            ("data/_shared", "../elsewhere"),
        ] {
            let (project, _) = with_slips();
            let project = project.file("data/kehoach.yaml", "format: 1\n");
            let project = project.file("data/_shared/a.yaml", "format: 1\nplace: Công Hải\n");
            let project = if link == "data/_shared" {
                if arguments[0] == "check" {
                    continue;
                }
                project.replace(PLAN, "format: 1\n", "format: 1\nshared: [a]\n").replace(
                    PLAN,
                    "place: Công Hải\n",
                    "",
                )
            } else {
                project
            };
            let target = project.path(link).parent().unwrap().join(to);
            fs::rename(project.path(link), &target).unwrap();
            symlink(to, project.path(link)).unwrap();
            let before = files(&project.path(""));
            let run = project.run(arguments);
            assert!(
                run.status == 1 && run.stderr.contains("[linked-file]"),
                "{link} {arguments:?}: {run:#?}"
            );
            assert!(run.stderr.contains(&format!("--> {link}\n")), "{link} {arguments:?}: {run:#?}");
            assert!(project.path(link).is_symlink());
            let mut after = files(&project.path(""));
            after.retain(|name, _| !name.ends_with(".kehoach.lock"));
            assert!(before == after, "{link} {arguments:?}: {:?}", after.keys());
        }
    }
}

#[cfg(unix)]
#[test]
fn links_above_the_project_are_the_office_s() {
    let (project, fixed) = with_slips();
    fs::create_dir(project.path("disk")).unwrap();
    fs::rename(project.path("data"), project.path("disk/data")).unwrap();
    std::os::unix::fs::symlink("disk/data", project.path("data")).unwrap();
    done(&project, &["check", "--fix", "--yes"]);
    assert_eq!(text(&project, PLAN), fixed);
    done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    done(&project, &["revise", "data/plan"]);
    assert!(project.path("data").is_symlink() && text(&project, PLAN).contains("state: draft"));
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_a_file_that_is_read_only_is_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |project: &Project| fs::metadata(project.path(PLAN)).unwrap().permissions().mode() & 0o777;
    let (project, _) = with_slips();
    fs::set_permissions(project.path(PLAN), fs::Permissions::from_mode(0o600)).unwrap();
    done(&project, &["check", "--fix", "--yes"]);
    done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    assert_eq!(mode(&project), 0o600);
    fs::set_permissions(project.path(PLAN), fs::Permissions::from_mode(0o400)).unwrap();
    let issued = text(&project, PLAN);
    let run = project.run(&["revise", "data/plan"]);
    assert!(run.status == 1 && run.stderr.contains("permission denied"), "{run:#?}");
    assert_eq!((text(&project, PLAN), mode(&project)), (issued, 0o400));
}

#[test]
fn what_was_decided_is_finished_in_a_file_that_was_saved_since() {
    let project = Project::with_body("  - Một.\n").replace(PLAN, "number: 5\n", "");
    let draft = text(&project, PLAN);
    done(&project, &["issue", "data/plan", "--number", "5", "--date", "2026-06-12"]);
    let issued = text(&project, PLAN);
    // As if it had been stopped after the set took its place, and the plan saved before the next run.
    let digest = blake3::hash(draft.as_bytes()).to_hex().to_string();
    let pending = serde_json::json!({"file": "plan.yaml", "before": digest, "after": issued}).to_string();
    let note = "data/plan/issued/1/pending.json";
    let mine = format!("{}  - Của tôi. # thêm\n", draft.replace("place: Công Hải", "place: Công Hải # xã"));
    let project = project.file(note, &pending).file(PLAN, &mine);
    done(&project, &["list"]);
    let after = text(&project, PLAN);
    for kept in
        ["  - Của tôi. # thêm\n", "# xã\n", "state: issued\nset: 1\n", "number: 5\n", "date: 2026-06-12\n"]
    {
        assert!(after.contains(kept), "{kept}: {after}");
    }
    assert!(!project.path(note).exists());
    assert_eq!(project.build().status, 0);
    // Where the keys cannot be set, the program reports which they are; and then the issue is finished.
    let project = project.file(note, &pending).file(PLAN, "{format: 1}\n");
    let run = project.run(&["list"]);
    let keys = "state: issued, set: 1, number: 5, date: 2026-06-12";
    assert!(run.status == 1 && run.stderr.contains(keys), "{run:#?}");
    assert_eq!(text(&project, PLAN), "{format: 1}\n");
    let project = project.file(PLAN, &after);
    done(&project, &["list"]);
    assert!(text(&project, PLAN) == after && !project.path(note).exists());
}

#[test]
fn outputs_follow_what_is_issued_and_revised() {
    let project = Project::with_body("  - Một.\n");
    let pdf = "output/plan/ke-hoach.pdf";
    assert_eq!(project.run(&["build", "--format", "png"]).status, 0);
    assert_eq!(project.build().status, 0);
    let draft = project.bytes(pdf);
    let picture = project.bytes("output/plan/ke-hoach-1.png");
    let run = done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    assert!(run.stdout.contains(pdf) && run.stdout.contains("ke-hoach-1.png"), "{run:#?}");
    let issued = project.bytes(pdf);
    assert!(issued != draft && issued == project.bytes("data/plan/issued/1/ke-hoach.pdf"));
    assert!(project.bytes("output/plan/ke-hoach-1.png") != picture);
    let built = project.build();
    assert!(built.stdout.contains("0 files made") && built.stderr.is_empty(), "{built:#?}");
    let run = done(&project, &["revise", "data/plan"]);
    assert!(run.stdout.contains(pdf) && project.bytes(pdf) != issued, "{run:#?}");
    assert!(!run.stdout.contains("was stopped"), "{run:#?}");
    let built = project.build();
    assert!(built.stdout.contains("0 files made"), "{built:#?}");
}

#[test]
fn outputs_elsewhere_follow_too_and_none_are_made_where_none_were() {
    let project = Project::with_body("  - Một.\n");
    done(&project, &["issue", "data/plan", "--date", "2026-06-12"]);
    assert!(!project.path("output").exists());
    done(&project, &["build", "-o", "khac"]);
    let issued = project.bytes("khac/plan/ke-hoach.pdf");
    done(&project, &["revise", "data/plan", "-o", "khac"]);
    assert!(project.bytes("khac/plan/ke-hoach.pdf") != issued && !project.path("output").exists());
}

#[test]
fn what_was_stopped_is_said_of_nothing_that_was_not() {
    // Nothing that prints changes when it is issued.
    let project =
        Project::with_body("  - Một.\n").replace(PLAN, "format: 1\n", "format: 1\ndraft_mark: false\n");
    assert_eq!(project.build().status, 0);
    done(&project, &["issue", "data/plan", "--date", "2026-06-03", "-o", "elsewhere"]);
    let built = done(&project, &["build"]);
    assert!(!built.stdout.contains("was stopped"), "{built:#?}");
    assert!(!built.stdout.contains("ke-hoach.pdf") || built.stdout.contains("it was issued"), "{built:#?}");
}

#[cfg(unix)]
#[test]
fn an_issue_is_where_its_outputs_cannot_be_made() {
    let project = Project::with_body("  - Một.\n");
    assert_eq!(project.build().status, 0);
    fs::remove_file(project.path("output/plan/.kehoach.lock")).unwrap();
    std::os::unix::fs::symlink("nowhere", project.path("output/plan/.kehoach.lock")).unwrap();
    let run = project.run(&["issue", "data/plan", "--date", "2026-06-12"]);
    assert!(run.status == 0 && run.stderr.contains("warning[output-not-updated]"), "{run:#?}");
    assert!(text(&project, PLAN).contains("state: issued") && project.path("data/plan/issued/1").exists());
}
