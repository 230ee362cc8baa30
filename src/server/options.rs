//! What `serve` is asked to do.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use super::users::Users;
use crate::report::Language;

/// How a server is started.
pub struct ServeOptions {
    /// Plans' folders, or folders that hold plans.
    pub paths: Vec<PathBuf>,
    /// The folder of finished documents.
    pub output: PathBuf,
    /// Where it listens.
    pub reach: Reach,
    /// Whether it shows and changes nothing.
    pub is_read_only: bool,
    /// The language of the page; the browser's where none is chosen.
    pub language: Option<Language>,
    /// Who may sign in by name and password; the address with the secret is for everybody on this machine else.
    pub users: Option<Users>,
    /// Runs one of the program's commands.
    pub commands: Arc<CommandRunner>,
}

/// Runs a command as the command line would, and returns what it prints.
pub type CommandRunner = dyn Fn(&CommandRequest) -> CommandOutcome + Send + Sync;

/// A command with its arguments, as it would be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandRequest {
    /// Its name and its arguments.
    pub arguments: Vec<String>,
    /// The language of what it prints.
    pub language: Language,
}

/// How a command ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandOutcome {
    /// Whether it did what it was asked for.
    pub is_done: bool,
    /// The lines that it printed, results and messages in their order.
    pub lines: Vec<String>,
}

/// Where a server listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// On this machine alone, at a port; 0 for any that is free.
    Loopback(u16),
    /// At an address, behind a proxy that adds TLS.
    BehindProxy {
        /// The address that it listens on.
        address: SocketAddr,
        /// The name under which people reach the proxy: `kehoach.xa.vn`.
        host: String,
    },
}

impl Reach {
    /// The address that it binds.
    pub(super) fn address(&self) -> SocketAddr {
        match self {
            Self::Loopback(port) => SocketAddr::from(([127, 0, 0, 1], *port)),
            Self::BehindProxy { address, .. } => *address,
        }
    }
}
