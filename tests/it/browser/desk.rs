//! The program as it serves a project, and its page in a browser.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::driver::{Browser, LAPTOP, Window};
use crate::harness::Project;

/// Longer than the program takes to begin.
const LONGEST: Duration = Duration::from_mins(1);

/// A program that serves a project; killed with the test.
pub(crate) struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Serves the folder `data` of a project, with more arguments.
    pub(crate) fn start(project: &Project, arguments: &[&str]) -> Self {
        let log = project.path("serve.log");
        let file = fs::File::create(&log).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command
            .current_dir(project.path(""))
            .args(["serve", "--no-open"])
            .args(arguments)
            .env("NO_COLOR", "1");
        command.env("LANG", "vi_VN.UTF-8");
        command.stdin(Stdio::null()).stdout(file.try_clone().unwrap()).stderr(file);
        let mut child = command.spawn().unwrap();
        let start = Instant::now();
        loop {
            let text = fs::read_to_string(&log).unwrap();
            let address = text.split_whitespace().find(|word| word.starts_with("http://"));
            if let Some(address) = address.filter(|_| text.ends_with('\n')) {
                return Self { child, address: address.to_owned() };
            }
            assert!(child.try_wait().unwrap().is_none() && start.elapsed() < LONGEST, "{text}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// The address that lets one in.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Kills the program without a warning.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A project, its server and a browser that shows it.
pub(crate) struct Desk {
    pub(crate) browser: Browser,
    pub(crate) server: Server,
    pub(crate) project: Project,
}

impl Desk {
    /// The page of a project on an office's laptop, in Vietnamese; none where there is no browser.
    pub(crate) fn open(project: Project) -> Option<Self> {
        Self::open_in(project, LAPTOP, &["--lang", "vi"])
    }

    pub(crate) fn open_in(project: Project, window: Window, arguments: &[&str]) -> Option<Self> {
        let browser = Browser::start(window)?;
        let server = Server::start(&project, arguments);
        browser.open(server.address());
        browser.until_there(".head h1");
        Some(Self { browser, server, project })
    }

    /// Waits until all that was changed is on the disk, by the page's own word.
    #[track_caller]
    pub(crate) fn until_saved(&self) {
        self.browser
            .until("the page says saved", "document.querySelector('.saved').dataset.state === 'saved'");
    }

    /// Waits until the first page of a document is painted; its digest.
    #[track_caller]
    pub(crate) fn until_painted(&self) -> String {
        let painted = "document.querySelector('.sheet img')?.complete && \
                       document.querySelector('.sheet img').naturalWidth > 0 && \
                       document.querySelector('.sheet').dataset.digest";
        self.browser.until("a page", painted).as_str().unwrap().to_owned()
    }

    /// Waits until the pages are others than those of these digests.
    #[track_caller]
    pub(crate) fn until_other_pages(&self, before: &[String]) -> Vec<String> {
        let start = Instant::now();
        loop {
            let now = self.digests();
            if now != before && !now.is_empty() {
                return now;
            }
            assert!(start.elapsed() < LONGEST, "the pages stay as they were");
            thread::sleep(Duration::from_millis(25));
        }
    }

    /// The digests of the pages that are shown.
    pub(crate) fn digests(&self) -> Vec<String> {
        let list = self
            .browser
            .run("return [...document.querySelectorAll('.sheet')].map((each) => each.dataset.digest)");
        list.as_array().unwrap().iter().map(|each| each.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// The pages that are shown, as the browser fetched them.
    pub(crate) fn pictures(&self) -> Vec<String> {
        let script = "const done = arguments[0]; \
                      Promise.all([...document.querySelectorAll('.sheet img')].map((each) => \
                      fetch(each.src).then((answer) => answer.text()))).then(done)";
        let list = self.browser.run_until_done(script);
        list.as_array().unwrap().iter().map(|each| each.as_str().unwrap().to_owned()).collect()
    }

    /// The text of a file of the project.
    pub(crate) fn file(&self, below: &str) -> String {
        String::from_utf8(self.project.bytes(below)).unwrap()
    }

    /// Waits until a file of the project holds a text.
    #[track_caller]
    pub(crate) fn until_file(&self, below: &str, is_so: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let text = fs::read_to_string(self.project.path(below)).unwrap_or_default();
            if is_so(&text) {
                return text;
            }
            assert!(start.elapsed() < LONGEST, "{below} stays as it is:\n{text}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Opens the parts that hold a field, from the outside in.
    #[track_caller]
    pub(crate) fn open_parts(&self, path: &str) {
        let parts: Vec<&str> = path.split('.').collect();
        for length in 1..parts.len() {
            let above = parts[..length].join(".");
            self.browser.run(&format!(
                "const part = document.querySelector('details[data-path=\"{above}\"]'); \
                 if (part && !part.open) part.querySelector('summary').click()"
            ));
            self.browser.until("parts", "true");
        }
        self.browser.until_there(&control(path));
    }
}

/// The selector of a field by its path.
pub(crate) fn control(path: &str) -> String {
    format!("[data-control=\"{path}\"]")
}
