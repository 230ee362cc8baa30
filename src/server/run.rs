//! A server from its socket to its end.

use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use tokio::runtime::Builder;

use super::api;
use super::jobs::Job;
use super::listener::{BoundedListener, ConnectionState};
use super::options::{Reach, ServeOptions};
use super::reachable::Reachable;
use super::sessions::Sessions;
use super::state::ServerState;
use super::{watcher, worker};

/// How many threads answer requests. Pages are set on another.
const THREADS: usize = 2;

/// How often it is looked whether to end.
const TICK: Duration = Duration::from_millis(100);

/// A server that listens, and answers as soon as it runs.
pub struct Server {
    shared: Arc<ServerState>,
    socket: TcpListener,
    jobs: mpsc::Receiver<Job>,
}

/// Why a server cannot run.
#[derive(Debug)]
pub enum ServeError {
    /// The address cannot be listened on, or the system has no threads or random numbers.
    System(std::io::Error),
    /// An address beyond this machine, without people who sign in.
    WithoutUsers,
}

impl From<std::io::Error> for ServeError {
    fn from(error: std::io::Error) -> Self {
        Self::System(error)
    }
}

impl Server {
    /// Listens.
    ///
    /// # Errors
    /// When the address cannot be listened on, or no user could sign in there.
    pub fn new(options: ServeOptions) -> Result<Self, ServeError> {
        if matches!(options.reach, Reach::BehindProxy { .. }) && options.users.is_none() {
            return Err(ServeError::WithoutUsers);
        }
        let socket = TcpListener::bind(options.reach.address())?;
        socket.set_nonblocking(true)?;
        let reachable = Reachable::new(&options.reach, socket.local_addr()?.port());
        let sessions = Sessions::new(options.users.is_none());
        let sessions = sessions.ok_or_else(|| std::io::Error::other("getrandom"))?;
        let (sender, jobs) = mpsc::channel();
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|_| std::io::Error::other("getrandom"))?;
        let shared = ServerState::new(options, reachable, sessions, sender, key);
        Ok(Self { shared: Arc::new(shared), socket, jobs })
    }

    /// The address that opens the page, with the secret where there is one.
    pub fn address(&self) -> String {
        self.address_with(self.shared.sessions.printed_secret())
    }

    /// An address that opens the page once, for programs whose arguments others can see.
    pub fn single_use_address(&self) -> String {
        self.address_with(self.shared.sessions.single_use_secret().as_deref())
    }

    fn address_with(&self, secret: Option<&str>) -> String {
        let address = self.shared.reachable.address();
        secret.map_or_else(|| format!("{address}/"), |secret| format!("{address}/open?secret={secret}"))
    }

    /// Answers until it is to end. A change that is being made is made whole before.
    ///
    /// # Errors
    /// When the system has no threads for it.
    pub fn run(self, is_ended: impl Fn() -> bool) -> Result<(), ServeError> {
        let Self { shared, socket, jobs } = self;
        let has_ended = Arc::new(AtomicBool::new(false));
        worker::start(Arc::clone(&shared), jobs)?;
        watcher::start(Arc::clone(&shared), Arc::clone(&has_ended))?;
        let runtime = Builder::new_multi_thread().worker_threads(THREADS).enable_all().build()?;
        // The plans are found while the browser starts.
        let _ = shared.jobs.send(Job::Survey { done: None });
        runtime.block_on(async {
            let listener = BoundedListener::new(tokio::net::TcpListener::from_std(socket)?);
            let router = api::router(Arc::clone(&shared));
            let service = router.into_make_service_with_connect_info::<ConnectionState>();
            let end = async {
                while !is_ended() {
                    tokio::time::sleep(TICK).await;
                }
            };
            tokio::select! {
                served = axum::serve(listener, service) => served,
                () = end => Ok(()),
            }
        })?;
        has_ended.store(true, Ordering::Relaxed);
        let _ = shared.jobs.send(Job::End);
        // Changes of files are short, and made on threads of their own.
        runtime.shutdown_timeout(Duration::from_secs(30));
        shared.uploads.clear();
        Ok(())
    }
}
