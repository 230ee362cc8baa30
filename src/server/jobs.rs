//! What the one thread that sets pages is asked to do.

use tokio::sync::oneshot;

/// Something for the thread to do.
pub(super) enum Job {
    /// Look for plans again.
    Survey { done: Option<oneshot::Sender<()>> },
    /// Look at a plan.
    Look { plan: String, done: Option<oneshot::Sender<()>> },
    /// Look at a plan if its files are not those that were read.
    Compare { plan: String },
    /// End.
    End,
}
