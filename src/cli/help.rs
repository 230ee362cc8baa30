//! `kehoach help`

use std::ffi::OsString;

use super::arguments::HelpArguments;
use super::command_line::{explained, parse};
use super::console::Console;
use super::status::{MISUSED, OK};
use super::usage;

pub(super) fn run(arguments: &HelpArguments, console: &Console) -> u8 {
    let mut command = explained(console.language());
    command.build();
    let Some(name) = &arguments.command else {
        console.text(&command.render_help().ansi().to_string());
        return OK;
    };
    if let Some(found) = command.find_subcommand_mut(name) {
        console.text(&found.render_help().ansi().to_string());
        return OK;
    }
    // What is said of a command that is not there does not depend on who asks for it.
    let line = [OsString::from("kehoach"), OsString::from(name)];
    match parse(&line, console.language()) {
        Err(error) => usage::report(&error, &line, console.language()),
        Ok(_) => MISUSED,
    }
}
