//! `watch`: what is saved is built, whatever happens between.
#![cfg(unix)]

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::{Project, SMALL};

const PLAN: &str = "data/plan/plan.yaml";
const PDF: &str = "output/plan/ke-hoach.pdf";

/// Longer than anything takes on a slow machine.
const LONGEST: Duration = Duration::from_secs(40);

/// A program that watches; ended when the test is.
struct Watching<'a> {
    project: &'a Project,
    child: Child,
}

impl<'a> Watching<'a> {
    fn start(project: &'a Project) -> Self {
        Self::start_with(project, &[])
    }

    fn start_with(project: &'a Project, arguments: &[&str]) -> Self {
        let log = fs::File::create(project.path("log")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command
            .current_dir(project.path(""))
            .args(["watch", "--lang", "en"])
            .args(arguments)
            .env("NO_COLOR", "1");
        command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
        let watching = Self { project, child: command.spawn().unwrap() };
        watching.until("the first build", |log| log.contains("waiting for changes"));
        watching
    }

    fn log(&self) -> String {
        String::from_utf8(self.project.bytes("log")).unwrap()
    }

    #[track_caller]
    fn until(&self, what: &str, is_so: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !is_so(&self.log()) {
            assert!(start.elapsed() < LONGEST, "{what} did not come\n{}", self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Changes something, and waits until its PDF is another.
    #[track_caller]
    fn until_made_again(&self, what: &str, pdf: &str, change: impl FnOnce()) {
        let before = fs::read(self.project.path(pdf)).ok();
        let rounds = self.log().matches("waiting").count();
        change();
        self.until(what, |log| {
            let is_done = log.matches("waiting").count() > rounds;
            is_done && fs::read(self.project.path(pdf)).ok() != before
        });
    }

    /// Changes something, and waits until the words are reported.
    #[track_caller]
    fn until_told(&self, words: &str, change: impl FnOnce()) {
        assert!(!self.log().contains(words));
        change();
        self.until(words, |log| log.contains(words));
    }

    fn interrupt(mut self) -> i32 {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code().unwrap_or(-1);
            }
            assert!(start.elapsed() < LONGEST, "it goes on\n{}", self.log());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Watching<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn text(version: &str) -> String {
    format!("{SMALL}body:\n  - Bản {version}.\n")
}

#[test]
fn data_below_the_output_folder_are_data() {
    for (output, pdf) in [(".", "plan/ke-hoach.pdf"), ("data", "data/plan/ke-hoach.pdf")] {
        let project = Project::new().file(PLAN, &text("một"));
        let watching = Watching::start_with(&project, &["-o", output]);
        let save = |version: &str| fs::write(project.path(PLAN), text(version)).unwrap();
        watching.until_made_again(output, pdf, || save("hai"));
        watching.until_told("unknown-name", || save("ba {{ x }}"));
        watching.until_made_again(output, pdf, || save("bốn"));
    }
}

#[test]
fn broken_settings_hide_nothing_of_what_is_watched() {
    let project = Project::new().file("data/kehoach.yaml", "format: 1\n").file(PLAN, &text("{{ x }}"));
    let watching = Watching::start(&project);
    watching.until_told("unknown-key", || {
        fs::write(project.path("data/kehoach.yaml"), "format: 1\nspeling: uỷ\n").unwrap();
    });
    watching.until("the data's error again", |log| log.matches("error[unknown-name]").count() == 2);
    watching.until_made_again("mended files", PDF, || {
        fs::write(project.path("data/kehoach.yaml"), "format: 1\n").unwrap();
        fs::write(project.path(PLAN), text("một")).unwrap();
    });
}

#[test]
fn what_is_saved_is_built_through_errors_and_renames() {
    let project = Project::new()
        .file("data/kehoach.yaml", "format: 1\ntemplates: mau\n")
        .file("data/mau/ghi-chu.txt", "")
        .file(PLAN, &text("một"));
    let watching = Watching::start(&project);
    let save = |version: &str| fs::write(project.path(PLAN), text(version)).unwrap();
    watching.until_made_again("a saved file", PDF, || save("hai"));

    let good = project.bytes(PDF);
    save("ba {{ x }}");
    watching.until("the error", |log| log.contains("error[unknown-name]"));
    assert_eq!(project.bytes(PDF), good);
    watching.until_made_again("the mended file", PDF, || save("bốn"));

    // As an editor saves: beside, the old one away, renamed.
    watching.until_made_again("a renamed file", PDF, || {
        fs::write(project.path("data/plan/plan.yaml~new"), text("năm")).unwrap();
        fs::remove_file(project.path(PLAN)).unwrap();
        std::thread::sleep(Duration::from_millis(10));
        fs::rename(project.path("data/plan/plan.yaml~new"), project.path(PLAN)).unwrap();
    });
    watching.until_made_again("another plan", "output/moi/ke-hoach.pdf", || {
        fs::create_dir(project.path("data/moi")).unwrap();
        fs::write(project.path("data/moi/plan.yaml"), text("sáu").replace("number: 5", "number: 6")).unwrap();
    });
    watching.until_told("the templates changed", || {
        let library = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/the-thuc/page.typ");
        let library = fs::read_to_string(library).unwrap();
        fs::create_dir(project.path("data/mau/the-thuc")).unwrap();
        fs::write(project.path("data/mau/the-thuc/page.typ"), format!("// khác\n{library}")).unwrap();
    });
    watching.until_told("the settings changed", || {
        fs::write(project.path("data/kehoach.yaml"), "format: 1\nduplex: true\n").unwrap();
    });
    assert_eq!(watching.interrupt(), 0);
}

#[test]
fn a_folder_that_vanishes_is_awaited() {
    let project = Project::new().file("data/kehoach.yaml", "format: 1\n").file(PLAN, &text("một"));
    let watching = Watching::start(&project);
    fs::rename(project.path("data"), project.path("away")).unwrap();
    watching.until("that it is gone", |log| log.contains("error["));
    fs::write(project.path("away/plan/plan.yaml"), text("hai")).unwrap();
    watching.until_made_again("the folder", PDF, || {
        fs::rename(project.path("away"), project.path("data")).unwrap();
    });
    assert_eq!(watching.interrupt(), 0);
}

#[test]
fn a_path_that_is_not_there_at_the_start_is_reported_and_not_awaited() {
    let project = Project::new().file(PLAN, &text("một"));
    for paths in [&["nowhere"][..], &["data", "nowhere"], &["data/plan/nowhere.yaml"]] {
        let run = project.run(&[&["watch"], paths].concat());
        assert_eq!(run.status, 1, "{run:#?}");
        assert!(
            run.stderr.contains("error[file-unreadable]") && run.stderr.contains("it is not there"),
            "{run:#?}"
        );
    }
    // A folder that is there and holds no plan yet is waited in.
    fs::create_dir(project.path("empty")).unwrap();
    let watching = Watching::start_with(&project, &["empty"]);
    watching.until_made_again("a first plan", "output/moi/ke-hoach.pdf", || {
        fs::create_dir(project.path("empty/moi")).unwrap();
        fs::write(project.path("empty/moi/plan.yaml"), text("hai")).unwrap();
    });
    assert_eq!(watching.interrupt(), 0);
}
