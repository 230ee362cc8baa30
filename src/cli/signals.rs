//! Ctrl-C, and the system's request to end, as a flag: what is being done is done whole before the program ends.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};

/// Whether the program was asked to end.
#[derive(Clone)]
pub(super) struct EndRequest(Arc<AtomicBool>);

impl EndRequest {
    /// From now on the signals set the flag; a second one ends the program at once. Where a signal cannot be caught it does
    /// so at first.
    pub(super) fn new() -> Self {
        let ended = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            let _ = signal_hook::flag::register_conditional_shutdown(signal, 1, Arc::clone(&ended));
            let _ = signal_hook::flag::register(signal, Arc::clone(&ended));
        }
        Self(ended)
    }

    /// Whether a signal has come.
    pub(super) fn is_made(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
