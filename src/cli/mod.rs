//! The command line. One file for each command; nothing below this floor prints or exits.

mod argument_values;
mod arguments;
mod build;
mod check;
mod console;
mod diff;
mod explain;
mod explain_type;
mod finding_groups;
mod fonts;
mod import;
mod import_table;
mod issue;
mod issue_many;
mod list;
mod new;
mod new_plans;
mod progress;
mod proposal;
mod refresh;
mod revise;
mod revise_many;
mod schema;
mod signals;
mod starter;
mod status;
mod totals;
mod usage;
mod verify;
mod watch;

use std::ffi::OsString;
use std::process::ExitCode;

use arguments::Command;
use console::Console;
use status::FAILED;

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
            let mut console = Console::new(&line.common, &arguments);
            let status = match &line.command {
                Command::Build(build) => build::run(build, &console),
                Command::Watch(watch) => watch::run(watch, &console),
                Command::Verify(verify) => verify::run(verify, &console),
                Command::Issue(issue) => issue::run(issue, &console),
                Command::Revise(revise) => revise::run(revise, &console),
                Command::List(list) => list::run(list, &console),
                Command::Check(check) => check::run(check, &mut console),
                Command::Diff(diff) => diff::run(diff, &console),
                Command::Explain(explain) => explain::run(explain, &console),
                Command::New(new) => new::run(new, &mut console),
                Command::Schema(schema) => schema::run(schema, &console),
                Command::Import(import) => import::run(import, &console),
                Command::Fonts(fonts) => fonts::run(fonts, &mut console),
            };
            if console.report_lost_lines() { status.max(FAILED) } else { status }
        }
        Err(error) => usage::report(&error, &arguments, language),
    };
    ExitCode::from(status)
}

/// Silences the panic messages of workers: such a panic is caught and reported as a finding of its plan.
fn keep_caught_panics_quiet() {
    let default_hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(crate::pipeline::WORKER) {
            default_hook(panic);
        }
    }));
}
