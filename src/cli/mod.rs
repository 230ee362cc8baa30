//! The command line. One file for each command; nothing below this floor prints or exits.

mod arguments;
mod build;
mod check;
mod diff;
mod explain;
mod fix;
mod fonts;
mod issue;
mod list;
mod new;
mod progress;
mod refresh;
mod revise;
mod schema;
mod screen;
mod totals;
mod usage;
mod verify;
mod watch;

use std::ffi::OsString;
use std::process::ExitCode;

use arguments::Command;
use screen::Screen;

/// All is well, or there are warnings only.
const OK: u8 = 0;
/// An error in data, a document or a file.
const FAILED: u8 = 1;
/// Wrong usage.
const MISUSED: u8 = 2;

/// Runs the program on its arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    keep_caught_panics_quiet();
    // Where it is not known, templates of a project's own are not tried first.
    if let Ok(program) = std::env::current_exe() {
        crate::disk::set_program(program);
    }
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = arguments::language_of(&arguments);
    let status = match arguments::parse(&arguments, language) {
        Ok(line) => {
            let mut screen = Screen::new(&line.common, &arguments);
            let status = match &line.command {
                Command::Build(build) => build::run(build, &screen),
                Command::Watch(watch) => watch::run(watch, &screen),
                Command::Verify(verify) => verify::run(verify, &screen),
                Command::Issue(issue) => issue::run(issue, &screen),
                Command::Revise(revise) => revise::run(revise, &screen),
                Command::List(list) => list::run(list, &screen),
                Command::Check(check) => check::run(check, &mut screen),
                Command::Diff(diff) => diff::run(diff, &screen),
                Command::Explain(explain) => explain::run(explain, &screen),
                Command::New(new) => new::run(new, &mut screen),
                Command::Schema(schema) => schema::run(schema, &screen),
                Command::Fonts(fonts) => fonts::run(fonts, &mut screen),
            };
            if screen.tell_of_lost() { status.max(FAILED) } else { status }
        }
        Err(error) => usage::report(&error, language),
    };
    ExitCode::from(status)
}

/// A document that breaks down on a worker is told as a finding; the panic's own words would only come
/// between the others.
fn keep_caught_panics_quiet() {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(crate::build::WORKER) {
            told(panic);
        }
    }));
}
