//! Plans that processes of the program work on: all is as with threads of one, and who dies fails one plan alone.

use std::fs;

use crate::harness::{Project, Run, SMALL};
use crate::stable::{assert_same, files};

/// Runs the program with processes for workers, or with threads.
fn run(project: &Project, processes: &str, arguments: &[&str]) -> Run {
    project.run_with(arguments, &[("LANG", "en_US.UTF-8"), ("KEHOACH_PROCESSES", processes)])
}

fn plan(number: usize, body: &str) -> String {
    format!("{}body:\n  - {body}\n", SMALL.replace("number: 5", &format!("number: {number}")))
}

/// Plans of which some share a file with a fault, some a number, one has an error of its own, and one is as it should be.
fn province() -> Project {
    let shared = "format: 1\nplace: Công Hải\nfigures: {a: 1}\n";
    let on_shared = plan(3, "Việc của xã.").replace("place: Công Hải\n", "shared: noi\n");
    Project::new()
        .file("data/kehoach.yaml", "format: 1\nformats: [pdf, docx]\n")
        .file("data/_shared/noi.yaml", shared)
        .file("data/xa-1/plan.yaml", &plan(1, "Việc thứ nhất, thực hiện thực hiện ngay."))
        .file("data/xa-2/plan.yaml", &plan(2, "Việc {{ quota.none.total }}."))
        .file("data/xa-3/plan.yaml", &on_shared)
        .file("data/xa-4/plan.yaml", &on_shared)
        .file("data/xa-5/plan.yaml", &plan(5, "Việc thứ năm."))
        .file("data/xa-6/plan.yaml", &plan(6, "Việc thứ sáu  của xã."))
}

/// The lines of a run with processes, which have to be those of one with threads, in two equal projects.
fn compared(one: &Project, other: &Project, arguments: &[&str]) -> Run {
    let spread = run(one, "always", arguments);
    let alone = run(other, "never", arguments);
    assert_eq!(
        (spread.status, &spread.stdout, &spread.stderr),
        (alone.status, &alone.stdout, &alone.stderr),
        "{arguments:?}"
    );
    assert_same(&files(&one.path("")), &files(&other.path("")), &arguments.join(" "));
    spread
}

#[test]
fn processes_make_and_say_what_threads_do() {
    let [one, other] = [province(), province()];
    let both = [&one, &other];
    let made = compared(&one, &other, &["build", "-j", "3"]);
    assert!(made.stdout.contains("output/xa-6/ke-hoach.docx"), "{made:#?}");
    assert!(
        made.stderr.contains("number-twice") && made.stderr.contains("data/xa-2/plan.yaml:"),
        "{made:#?}"
    );
    for project in both {
        let path = project.path("data/xa-6/plan.yaml");
        fs::write(path, plan(6, "Việc khác của xã.")).unwrap();
        fs::write(project.path("data/_shared/noi.yaml"), "format: 1\nplace: Phan Rang\n").unwrap();
        fs::remove_file(project.path("output/xa-1/ke-hoach.pdf")).unwrap();
    }
    let again = compared(&one, &other, &["build", "-j", "2"]);
    assert!(again.stdout.contains("place: Công Hải → Phan Rang"), "{again:#?}");
    compared(&one, &other, &["build", "-j", "4", "--json"]);
    let forced = compared(&one, &other, &["build", "-j", "4", "--json", "--force", "--deny-warnings"]);
    assert!(forced.stdout.contains("\"forced\""), "{forced:#?}");
    for project in both {
        fs::write(project.path("output/xa-5/ke-hoach.pdf"), "mine").unwrap();
        fs::write(project.path("data/kehoach.yaml"), "format: 1\nformats: [pdf]\n").unwrap();
    }
    let left = compared(&one, &other, &["build", "-j", "3"]);
    assert!(left.stderr.contains("output-changed") && left.stdout.contains("ke-hoach.docx"), "{left:#?}");
    for arguments in [
        &["check", "--layout", "-j", "3"][..],
        &["check", "--layout", "-j", "3", "--json"],
        &["build", "-j", "3", "--force", "--format", "png", "--format", "typ", "-o", "other"],
        &["build", "-j", "3", "--dry-run"],
        &["build", "--shard", "1/2", "-j", "2", "--force", "-q"],
    ] {
        compared(&one, &other, arguments);
    }
}

#[test]
fn templates_of_the_project_s_own_are_tried_alike() {
    let own = |project: Project| {
        let project = project.file("data/kehoach.yaml", "format: 1\ntemplates: mau\n");
        project.file("data/mau/thu.typ", "#let x = 1\n")
    };
    let [one, other] = [own(province()), own(province())];
    compared(&one, &other, &["build", "-j", "2"]);
}

#[test]
fn broken_settings_are_reported_once() {
    let broken = |project: Project| project.file("data/kehoach.yaml", "format: 1\nformats: [pdg]\n");
    let [one, other] = [broken(province()), broken(province())];
    let run = compared(&one, &other, &["build", "-j", "3"]);
    assert_eq!(run.stderr.matches("kehoach.yaml:2").count(), 1, "{run:#?}");
}

#[cfg(target_os = "linux")]
mod stopped {
    use std::fs::{self, File};
    use std::path::Path;
    use std::process::{Child, Command, Stdio};
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    use super::plan;
    use crate::harness::Project;

    /// Longer than anything takes on a slow machine.
    const LONGEST: Duration = Duration::from_secs(50);

    const PLANS: usize = 5;

    fn province() -> Project {
        (1..=PLANS).fold(Project::new().file("data/kehoach.yaml", "format: 1\n"), |project, number| {
            project.file(&format!("data/xa-{number}/plan.yaml"), &plan(number, "Việc của xã."))
        })
    }

    fn start(project: &Project) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.current_dir(project.path("")).args(["build", "-j", "2"]).env_clear();
        command.env("LANG", "en_US.UTF-8").env("NO_COLOR", "1").env("KEHOACH_PROCESSES", "always");
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// Takes the lock of a plan's outputs: who builds it waits in its midst.
    fn locked(project: &Project, plan: usize) -> File {
        let folder = project.path(&format!("output/xa-{plan}"));
        fs::create_dir_all(&folder).unwrap();
        let lock = File::create(folder.join(".kehoach.lock")).unwrap();
        lock.lock().unwrap();
        lock
    }

    /// The processes that another has started and that go on.
    fn children(of: u32) -> Vec<u32> {
        let all =
            fs::read_dir("/proc").unwrap().filter_map(|entry| entry.unwrap().file_name().into_string().ok());
        let is_child = |process: &u32| {
            let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
            let fields = stat.rsplit_once(") ").map(|(_, fields)| fields.to_owned()).unwrap_or_default();
            let mut fields = fields.split(' ');
            fields.next() != Some("Z") && fields.next() == Some(&of.to_string())
        };
        all.filter_map(|name| name.parse().ok()).filter(is_child).collect()
    }

    fn is_alive(process: u32) -> bool {
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        stat.rsplit_once(") ").is_some_and(|(_, fields)| !fields.starts_with('Z'))
    }

    /// The processes that wait for the lock of a plan's outputs.
    fn waiting(project: &Project, plan: usize) -> Vec<u32> {
        use std::os::unix::fs::MetadataExt;
        let lock = project.path(&format!("output/xa-{plan}/.kehoach.lock"));
        let inode = format!(":{}", fs::metadata(lock).unwrap().ino());
        let locks = fs::read_to_string("/proc/locks").unwrap();
        let waits = locks.lines().filter(|line| line.contains("->"));
        let fields = waits.map(|line| line.split_whitespace().collect::<Vec<_>>());
        let of_it = fields.filter(|fields| fields.iter().any(|field| field.ends_with(&inode)));
        of_it.filter_map(|fields| fields.iter().find_map(|field| field.parse().ok())).collect()
    }

    #[track_caller]
    fn wait_until(what: &str, is_so: impl Fn() -> bool) {
        let start = Instant::now();
        while !is_so() {
            assert!(start.elapsed() < LONGEST, "{what} did not come");
            sleep(Duration::from_millis(2));
        }
    }

    fn signal(signal: &str, process: u32) {
        assert!(Command::new("kill").args([signal, &process.to_string()]).status().unwrap().success());
    }

    fn is_made(project: &Project, plan: usize) -> bool {
        Path::new(&project.path(&format!("output/xa-{plan}/ke-hoach.pdf"))).exists()
    }

    #[test]
    fn one_that_dies_fails_its_plan_alone_and_is_replaced() {
        let project = province();
        let [first, second] = [1, 2].map(|plan| locked(&project, plan));
        let run = start(&project);
        let waits = |plan| move |project: &Project| !waiting(project, plan).is_empty();
        wait_until("both", || waits(1)(&project) && waits(2)(&project));
        assert_eq!(children(run.id()).len(), 2);
        let victims = [1, 2].map(|plan| waiting(&project, plan)[0]);
        signal("-9", victims[0]);
        // It has to be another process that makes the third: the second still waits.
        wait_until("the third", || is_made(&project, 3));
        assert!(is_alive(victims[1]));
        assert_eq!(children(run.id()).len(), 2, "another takes its place");
        drop((first, second));
        let run = run.wait_with_output().unwrap();
        let said = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(1), "{said}");
        assert!(said.contains("error[typeset-failed]") && said.contains("xa-1"), "{said}");
        assert!(said.matches("error[").count() == 1 && said.contains("waiting for another run"), "{said}");
        assert!(!is_made(&project, 1) && (2..=PLANS).all(|plan| is_made(&project, plan)));
        assert_eq!(project.build().status, 0);
        assert!(is_made(&project, 1));
    }

    #[test]
    fn no_process_is_left_of_a_run_that_is_ended() {
        for ending in ["-INT", "-TERM", "-9"] {
            let project = province();
            let lock = locked(&project, 1);
            let mut run = start(&project);
            wait_until("one that waits", || !waiting(&project, 1).is_empty() && is_made(&project, 3));
            let left = children(run.id());
            assert_eq!(left.len(), 2);
            signal(ending, run.id());
            run.wait().unwrap();
            wait_until("their end", || !left.iter().any(|process| is_alive(*process)));
            drop(lock);
            assert_eq!(project.build().status, 0);
        }
    }
}
