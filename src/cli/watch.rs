//! `kehoach watch`

use super::arguments::{WatchArguments, formats, workers};
use super::build::Reporter;
use super::console::Console;
use super::signals::EndRequest;
use super::status::{FAILED, OK};
use crate::data::shown;
use crate::diag::{Arguments, Code, Finding};
use crate::pipeline::{Options, Processes, Watch, WatchEvent};
use crate::report::RunMode;
use crate::source::Place;

pub(super) fn run(arguments: &WatchArguments, console: &Console) -> u8 {
    let options = Options {
        paths: arguments.paths.clone(),
        output: arguments.output.clone(),
        formats: formats(&arguments.format),
        workers: workers(arguments.jobs),
        processes: Processes::Never,
        shard: None,
        is_forced: false,
        is_dry_run: false,
        is_fail_fast: false,
        denies_warnings: false,
        locks: console.lock_client(),
    };
    // A running build is finished first. Outputs are complete even where it is not.
    let end = EndRequest::new();
    let mut watch = match Watch::new(options) {
        Ok(watch) => watch,
        Err(error) => {
            let place = Place::file(arguments.paths.first().map(|path| shown(path)).unwrap_or_default());
            console.finding(&Finding::at(Code::FileUnreadable, &place).with("reason", error.to_string()));
            console.end("watch", FAILED);
            return FAILED;
        }
    };
    let mut is_first = true;
    loop {
        let mut reporter = Reporter::new(console, RunMode::Real);
        let findings = watch.build(&mut reporter);
        reporter.end_of_round(findings);
        // A name that was mistyped would be waited for without end. What vanishes later is waited for.
        if std::mem::take(&mut is_first) && arguments.paths.iter().any(|path| !path.exists()) {
            return FAILED;
        }
        console.info("watching", &Arguments::new());
        if watch.wait(|| end.is_made()) == WatchEvent::Ended {
            return OK;
        }
    }
}
