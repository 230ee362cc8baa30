//! `kehoach serve`

use std::io::BufRead;
use std::path::Path;
use std::sync::Arc;

use super::console::Console;
use super::serve_arguments::ServeArguments;
use super::signals::EndRequest;
use super::status::{FAILED, MISUSED, OK};
use crate::data::{reason, shown};
use crate::diag::Arguments;
use crate::disk::open_in_browser;
use crate::report::Language;
use crate::server::{
    CommandRunner, Reach, ServeError, ServeOptions, Server, UserRole, Users, UsersFault, password_line,
};

pub(super) fn run(arguments: &ServeArguments, commands: Arc<CommandRunner>, console: &Console) -> u8 {
    if let Some(user) = &arguments.add_user {
        return add_user(user, console);
    }
    let users = match arguments.users.as_deref().map(Users::from_file).transpose() {
        Ok(users) => users,
        Err(fault) => {
            report_users(arguments.users.as_deref(), &fault, console);
            return FAILED;
        }
    };
    let options = ServeOptions {
        paths: arguments.paths.clone(),
        output: arguments.output.clone(),
        reach: reach(arguments),
        is_read_only: arguments.read_only,
        language: chosen_language(console),
        users,
        commands,
    };
    // Before the address is printed, so that who reads it can also end the program properly.
    let end = EndRequest::new();
    let server = match Server::new(options) {
        Ok(server) => server,
        Err(error) => return failed(&error, console),
    };
    console.info("serving", &Arguments::from([("address", server.address().into())]));
    if !arguments.no_open && arguments.listen.is_none() && !open_in_browser(&server.single_use_address()) {
        console.info("serve-open-yourself", &Arguments::new());
    }
    match server.run(|| end.is_made()) {
        Ok(()) => OK,
        Err(error) => failed(&error, console),
    }
}

fn reach(arguments: &ServeArguments) -> Reach {
    match (arguments.listen, &arguments.behind_proxy) {
        (Some(address), Some(host)) => Reach::BehindProxy { address, host: host.clone() },
        _ => Reach::Loopback(arguments.port),
    }
}

/// The language that the command line names; the browser's where it names none.
fn chosen_language(console: &Console) -> Option<Language> {
    console.is_language_chosen().then(|| console.language())
}

fn failed(error: &ServeError, console: &Console) -> u8 {
    let reason = match error {
        ServeError::System(error) => reason(error),
        ServeError::WithoutUsers => "without-users".to_owned(),
    };
    console.error("serve-failed", &Arguments::from([("reason", reason.into())]));
    FAILED
}

fn report_users(file: Option<&Path>, fault: &UsersFault, console: &Console) {
    let (line, reason) = match fault {
        UsersFault::Unreadable(error) => (String::new(), reason(error)),
        UsersFault::Line(line) => (line.to_string(), String::new()),
    };
    let file = file.map(shown).unwrap_or_default();
    let values = [("file", file.into()), ("line", line.into()), ("reason", reason.into())];
    console.error("serve-users", &Arguments::from(values));
}

/// Prints the line of a person for the file of users; the password is the first line of the input.
fn add_user(user: &str, console: &Console) -> u8 {
    let named = user.rsplit_once(':');
    let named = named
        .and_then(|(name, role)| Some((name, UserRole::ALL.into_iter().find(|known| known.id() == role)?)));
    let mut password = String::new();
    let is_read = std::io::stdin().lock().read_line(&mut password).is_ok();
    let password = password.trim_end_matches(['\r', '\n']);
    let line = named
        .filter(|_| is_read && !password.is_empty())
        .and_then(|(name, role)| password_line(name, role, password));
    let Some(line) = line else {
        console.error("serve-add-user", &Arguments::new());
        return MISUSED;
    };
    console.line(&line);
    OK
}
