//! `serve`: the workplace in a browser. A server on this machine alone, which shows plans as they print and makes the
//! changes that the page asks for, through the same functions as the commands.
//!
//! - `options`, `users`: who may do what, and where it listens.
//! - `listener`, `guard`, `sessions`: which connections and requests are let in.
//! - `state`, `worker`, `watcher`: what is known of the plans, the one thread that sets pages, and saved files.
//! - `answer`, `call`: requests and answers as JSON. `api`: a file for each group of routes.
//! - `uploads`: files that the browser sends for commands.
//! - `assets`, `shell`: the page itself.

mod answer;
mod api;
mod assets;
mod call;
mod change;
mod field_body;
mod form;
mod guard;
mod history;
mod jobs;
mod journal;
mod listener;
mod options;
mod plan_files;
mod printed;
mod random;
mod reachable;
mod run;
mod sessions;
mod shell;
mod speech;
mod state;
mod table_figures;
mod uploads;
mod users;
mod watcher;
mod worker;

pub use options::{CommandOutcome, CommandRequest, CommandRunner, Reach, ServeOptions};
pub use run::{ServeError, Server};
pub use users::{UserRole, Users, UsersFault, password_line};
