//! The page of `serve`: from a key to the new page in a real browser, against the program's own time from changed data to
//! the pictures of the pages.
//!
//! Then 1,000 plans: until the first of them are listed, until all were looked at, and from a key in the search to what it
//! finds.
//!
//! `cargo bench --bench page`. Both are measured in turn in one run; what counts is the ratio. Left out where there is no
//! browser.

#[allow(
    dead_code,
    clippy::unwrap_used,
    reason = "the tests use all of it, and one that cannot go on has failed"
)]
#[path = "../tests/it/browser/driver.rs"]
mod driver;

use std::fs;
use std::io::{BufRead, BufReader};
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use driver::{Browser, LAPTOP};
use kehoach::pipeline::Workplace;
use walkdir::WalkDir;

/// How many keys are measured.
const KEYS: usize = 40;

const PLAN: &str = "ham-liem-2026";

/// A word that each key makes longer.
const WORD: &str = "cụ thể";

/// As the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let Some(browser) = Browser::start(LAPTOP) else { return };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(PLAN),
        &folder.path().join("data").join(PLAN),
    );
    let own = own_times(folder.path());
    let (server, address) = serve(folder.path());
    let seen = seen_times(&browser, &address);
    end(server);
    let ratio = median(&seen).as_secs_f64() / median(&own).as_secs_f64();
    let tenths = |of: &[Duration], share: usize| of[(of.len() - 1) * share / 100].as_secs_f64() * 1e3;
    println!("from changed data to pictures: {:.0} ms at the median", tenths(&own, 50));
    println!(
        "from a key to the new page: {:.0} ms at the median, {:.0} ms at the 95th percentile",
        tenths(&seen, 50),
        tenths(&seen, 95)
    );
    println!("from a key to the new page: {ratio:.2} times the program's own time");
    many(&browser);
}

/// How many plans a list has that is long.
const MANY: usize = 1000;

/// A key in the search of a long list, and the time until what it finds is drawn.
const SEARCH: &str = "
    const done = arguments[0];
    const search = document.querySelector('#search');
    const start = performance.now();
    search.value = 'xa-0999';
    search.dispatchEvent(new Event('input', {bubbles: true}));
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
";

/// A thousand plans.
fn many(browser: &Browser) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(PLAN);
    for at in 1..=MANY {
        copy(&sample, &folder.path().join(format!("data/xa-{at:04}")));
    }
    let (server, address) = serve(folder.path());
    let start = Instant::now();
    browser.open(&address);
    browser.until("the first plans", "document.querySelectorAll('.plans .plan').length > 10");
    println!("1,000 plans: listed after {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    browser.until("a page", "document.querySelector('.sheet img')?.naturalWidth > 0");
    println!("1,000 plans: the first page after {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    while !browser
        .run("return document.querySelectorAll('.plans .state:empty').length === 0")
        .as_bool()
        .unwrap_or(false)
        && start.elapsed() < Duration::from_mins(5)
    {
        thread::sleep(Duration::from_millis(100));
    }
    println!("1,000 plans: those in sight looked at after {:.1} s", start.elapsed().as_secs_f64());
    let search = browser.run_until_done(SEARCH).as_f64().expect("a time");
    println!("1,000 plans: found {search:.0} ms after a key");
    end(server);
}

fn copy(from: &Path, to: &Path) {
    for entry in
        WalkDir::new(from).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file())
    {
        let path = to.join(entry.path().strip_prefix(from).expect("what was found below it"));
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::copy(entry.path(), path).expect("a file can be copied");
    }
}

/// The program alone: the file is changed, read, checked and set.
fn own_times(folder: &Path) -> Vec<Duration> {
    let threads = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let path = folder.join("data").join(PLAN).join("plan.yaml");
    let text = fs::read_to_string(&path).expect("the plan can be read");
    let work = || {
        kehoach::typeset::worker(threads.get(), || {
            let mut workplace = Workplace::new(vec![folder.join("data")], threads);
            workplace.survey();
            let wanted = ["plan".to_owned()];
            let mut times = Vec::new();
            for key in 0..KEYS + 5 {
                let changed = text.replace(WORD, &format!("{WORD}{}", "a".repeat(key + 1)));
                let start = Instant::now();
                fs::write(&path, changed).expect("the plan can be written");
                let look = workplace.look(PLAN, &wanted).expect("the plan is there");
                assert!(look.pages["plan"].is_some(), "the pages are set");
                times.push(start.elapsed());
            }
            times
        })
    };
    let thread = thread::Builder::new().stack_size(kehoach::typeset::STACK);
    let mut times =
        thread::scope(|scope| thread.spawn_scoped(scope, work).expect("a thread").join().expect("it ends"));
    fs::write(&path, text).expect("the plan can be written");
    times.drain(..5);
    times.sort();
    times
}

fn serve(folder: &Path) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    command.current_dir(folder).args(["serve", "--no-open", "--lang", "en"]).stdin(Stdio::null());
    let mut server = command.stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut lines = BufReader::new(server.stderr.take().expect("it is piped")).lines().map_while(Result::ok);
    let said = lines.by_ref().find(|line| line.contains("http://")).expect("an address");
    thread::spawn(move || lines.for_each(drop));
    let address = said.split_whitespace().find(|word| word.starts_with("http://")).expect("an address");
    (server, address.to_owned())
}

fn end(mut server: Child) {
    let _ = server.kill();
    let _ = server.wait();
}

/// A key, and the time until the picture that follows from it is painted.
const KEY: &str = "
    const done = arguments[0];
    const field = document.querySelector('[data-control=preamble]');
    const sheet = document.querySelector('.sheet');
    const start = performance.now();
    const seen = new MutationObserver(() => {
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    });
    seen.observe(sheet, {childList: true});
    field.value = field.value.replace('cụ thể', 'cụ thểa');
    field.dispatchEvent(new Event('input', {bubbles: true}));
";

fn seen_times(browser: &Browser, address: &str) -> Vec<Duration> {
    browser.open(address);
    browser.until("a page", "document.querySelector('.sheet img')?.naturalWidth > 0");
    browser.until("the field", "!!document.querySelector('[data-control=preamble]')");
    let mut times = Vec::new();
    for _ in 0..KEYS + 5 {
        thread::sleep(Duration::from_millis(600));
        let milliseconds = browser.run_until_done(KEY).as_f64().expect("a time");
        times.push(Duration::from_secs_f64(milliseconds / 1e3));
    }
    times.drain(..5);
    times.sort();
    times
}

fn median(times: &[Duration]) -> Duration {
    times[times.len() / 2]
}
