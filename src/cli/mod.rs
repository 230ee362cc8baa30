//! The command line. One file for each command; nothing below this floor prints or exits.

mod alike;
mod argument_values;
mod arguments;
mod build;
mod changes;
mod changes_arguments;
mod check;
mod command_line;
mod completions;
mod console;
mod diff;
mod explain;
mod explain_type;
mod finding_groups;
mod fonts;
mod heading;
mod help;
mod import;
mod import_table;
mod issue;
mod issue_many;
mod issue_signed;
mod list;
mod man;
mod new;
mod new_plans;
mod progress;
mod proposal;
mod refresh;
mod revise;
mod revise_many;
mod schema;
mod serve;
mod serve_arguments;
mod signals;
mod starter;
mod status;
mod templates;
mod totals;
mod usage;
mod verify;
mod watch;
mod worker_processes;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

use arguments::Command;
use console::Console;
use status::{FAILED, OK};

use crate::server::{CommandOutcome, CommandRequest};

/// Runs the program on its arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    keep_caught_panics_quiet();
    // Where it is not known, templates of a project's own are not tried first.
    if let Ok(program) = std::env::current_exe() {
        crate::disk::set_program(program);
    }
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let Some(status) = worker_processes::run(&arguments) {
        return ExitCode::from(status);
    }
    let language = arguments::language_of(&arguments);
    let status = match command_line::parse(&arguments, language) {
        Ok(line) => {
            let mut console = Console::new(&line.common, &arguments);
            let status = dispatch(&line.command, &mut console);
            // Each round of `watch` has a summary of its own.
            if !matches!(line.command, Command::Watch(_)) {
                console.end(line.command.name(), status);
            }
            if console.report_lost_lines() { status.max(FAILED) } else { status }
        }
        Err(error) => usage::report(&error, &arguments, language),
    };
    ExitCode::from(status)
}

/// Runs a command.
fn dispatch(command: &Command, console: &mut Console) -> u8 {
    match command {
        Command::Build(build) => build::run(build, console),
        Command::Watch(watch) => watch::run(watch, console),
        Command::Serve(serve) => serve::run(serve, Arc::new(run_kept), console),
        Command::Verify(verify) => verify::run(verify, console),
        Command::Issue(issue) => issue::run(issue, console),
        Command::Revise(revise) => revise::run(revise, console),
        Command::List(list) => list::run(list, console),
        Command::Check(check) => check::run(check, console),
        Command::Diff(diff) => diff::run(diff, console),
        Command::Explain(explain) => explain::run(explain, console),
        Command::New(new) => new::run(new, console),
        Command::Schema(schema) => schema::run(schema, console),
        Command::Import(import) => import::run(import, console),
        Command::Changes(changes) => changes::run(changes, console),
        Command::Fonts(fonts) => fonts::run(fonts, console),
        Command::Templates(templates) => templates::run(templates, console),
        Command::Completions(completions) => completions::run(completions, console),
        Command::Man(man) => man::run(man, console),
        Command::Help(help) => help::run(help, console),
    }
}

/// Runs a command of which the lines are kept, for the page of a browser.
fn run_kept(request: &CommandRequest) -> CommandOutcome {
    let own_name = std::iter::once("kehoach".to_owned());
    let arguments = own_name.chain(request.arguments.iter().cloned()).map(OsString::from);
    let arguments: Vec<OsString> = arguments.collect();
    match command_line::parse(&arguments, request.language) {
        // A server in a server would never end.
        Ok(line) if !matches!(line.command, Command::Serve(_) | Command::Watch(_)) => {
            let mut console = Console::keeping(&line.common, &arguments);
            let status = dispatch(&line.command, &mut console);
            CommandOutcome { is_done: status == OK, lines: console.into_lines() }
        }
        Ok(_) => CommandOutcome::default(),
        Err(error) => CommandOutcome { is_done: false, lines: usage::lines(&error, request.language) },
    }
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
