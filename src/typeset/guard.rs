//! What keeps a long run of documents healthy: caught panics, a bounded memory, a pool for each worker.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::ThreadPoolBuilder;
use typst::comemo;

use super::problem::Problem;

/// Runs `work` as one worker of several that typeset documents side by side.
///
/// Typst lays pages out in parallel on rayon's pool. A thread that waits there takes up other work,
/// and so whole documents nest on its stack; a pool of one thread, this one, prevents it. Call it
/// once at the start of a thread made for the purpose: the thread stays in its pool ever after.
/// On a thread that belongs to a pool already, `work` just runs.
pub fn worker<R>(work: impl FnOnce() -> R) -> R {
    // A thread of a pool is known to rayon as such: no `install` is needed.
    let _pool = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
    work()
}

/// Turns a panic inside `work` into a problem. The panic hook still runs, and by default prints.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Vec<Problem>> {
    // Typst's caches are guarded by locks that do not poison and hold whole entries only.
    catch_unwind(AssertUnwindSafe(work))
        .map_err(|payload| vec![Problem::Panic { message: message(payload.as_ref()) }])
}

fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or_default().to_owned()
}

/// While it lives a document is being worked on; once in so many documents, when one goes, Typst's cache forgets what
/// none of them used. A guard, so that a failed document cannot miss it. To forget is to look at all that is
/// remembered, too much to do after every document.
#[derive(Debug)]
pub(super) struct Memory {
    pub(super) documents: usize,
}

/// Documents that are done: the cache is one for the whole process.
static DONE: AtomicUsize = AtomicUsize::new(0);

impl Drop for Memory {
    fn drop(&mut self) {
        if (DONE.fetch_add(1, Ordering::Relaxed) + 1).is_multiple_of(self.documents) {
            comemo::evict(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_problem() {
        let problems = guarded(|| panic!("page {}", 3)).unwrap_err();
        assert_eq!(problems, [Problem::Panic { message: "page 3".into() }]);
        assert_eq!(guarded(|| 7), Ok(7));
    }

    #[test]
    fn a_worker_is_alone_in_its_pool() {
        let seen =
            std::thread::spawn(|| worker(|| (rayon::current_num_threads(), rayon::current_thread_index())));
        assert_eq!(seen.join().unwrap(), (1, Some(0)));
    }

    #[test]
    fn a_worker_within_a_worker_just_runs() {
        let seen = std::thread::spawn(|| worker(|| worker(rayon::current_num_threads)));
        assert_eq!(seen.join().unwrap(), 1);
    }
}
