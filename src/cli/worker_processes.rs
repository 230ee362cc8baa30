//! Processes that work for another run of the program: that run alone starts them, so no help page names them.

use std::ffi::OsString;

use super::status::OK;
use crate::pipeline::{Processes, WORKER_ARGUMENT, work_for_parent};

/// The variable of the environment by which tests and measurements choose processes or threads.
const PROCESSES: &str = "KEHOACH_PROCESSES";

/// Whether the workers of this run are processes.
pub(super) fn processes() -> Processes {
    match std::env::var(PROCESSES).as_deref() {
        Ok("always") => Processes::Always,
        Ok("never") => Processes::Never,
        Ok(_) | Err(_) => Processes::WherePays,
    }
}

/// Works for another run, where that started this process with these arguments; returns the exit status.
pub(super) fn run(arguments: &[OsString]) -> Option<u8> {
    let [_, argument] = arguments else { return None };
    if argument != WORKER_ARGUMENT {
        return None;
    }
    work_for_parent(std::io::stdin().lock(), std::io::stdout());
    Some(OK)
}
