//! `kehoach watch`

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};

use super::arguments::{WatchArguments, workers};
use super::build::Reporter;
use super::console::Console;
use super::status::{FAILED, OK};
use crate::data::shown;
use crate::diag::{Arguments, Code, Finding};
use crate::pipeline::{Options, Watch, WatchEvent};
use crate::report::RunMode;
use crate::source::Place;

pub(super) fn run(arguments: &WatchArguments, console: &Console) -> u8 {
    let options = Options {
        paths: arguments.paths.clone(),
        output: arguments.output.clone(),
        format: arguments.format,
        workers: workers(arguments.jobs),
        shard: None,
        is_forced: false,
        is_dry_run: false,
        is_fail_fast: false,
        locks: console.lock_client(),
    };
    let ended = end_of_signals();
    let mut watch = match Watch::new(options) {
        Ok(watch) => watch,
        Err(error) => {
            let place = Place::file(arguments.paths.first().map(|path| shown(path)).unwrap_or_default());
            console.finding(&Finding::at(Code::FileUnreadable, &place).with("reason", error.to_string()));
            return FAILED;
        }
    };
    let mut is_first = true;
    loop {
        let mut reporter = Reporter::new(console, RunMode::Real);
        let findings = watch.build(&mut reporter);
        reporter.end_of_round(&findings);
        // A name that was mistyped would be waited for without end. What vanishes later is waited for.
        if std::mem::take(&mut is_first) && arguments.paths.iter().any(|path| !path.exists()) {
            return FAILED;
        }
        console.info("watching", &Arguments::new());
        if watch.wait(|| ended.load(Ordering::Relaxed)) == WatchEvent::Ended {
            return OK;
        }
    }
}

/// A flag that becomes true with Ctrl-C or when the system asks the program to end; a running build is finished first.
fn end_of_signals() -> Arc<AtomicBool> {
    let ended = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // Where a signal cannot be caught it ends the program at once. Outputs are complete even then.
        let _ = signal_hook::flag::register_conditional_shutdown(signal, 1, Arc::clone(&ended));
        let _ = signal_hook::flag::register(signal, Arc::clone(&ended));
    }
    ended
}
