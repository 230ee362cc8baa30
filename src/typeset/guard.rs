//! What keeps a long run of documents healthy: caught panics, a bounded memory, a pool for each worker.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::ThreadPoolBuilder;
use typst::comemo;

use super::problem::Problem;

/// The stack of a thread that sets documents, in bytes. Typst's layout recurses with the depth of a document.
pub const STACK: usize = 32 << 20;

/// Runs `work`, which sets documents one after the other, on this thread and so many others at the most.
///
/// Typst lays pages out in parallel on rayon's pool. In one that several share, a thread that waits takes up other work,
/// and so whole documents nest on its stack: each has a pool of its own, of this thread alone where there are many. Call it
/// once at the start of a thread made for the purpose: the thread stays in its pool ever after. The others have its
/// name. On a thread that belongs to a pool already, `work` just runs.
pub fn worker<R>(threads: usize, work: impl FnOnce() -> R) -> R {
    let name = std::thread::current().name().unwrap_or_default().to_owned();
    let pool = ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK);
    // A thread of a pool is known to rayon as such: no `install` is needed. Without a pool of its own it shares rayon's.
    let _pool = pool.thread_name(move |_| name.clone()).use_current_thread().build();
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
        let seen = std::thread::spawn(|| {
            worker(1, || (rayon::current_num_threads(), rayon::current_thread_index()))
        });
        assert_eq!(seen.join().unwrap(), (1, Some(0)));
    }

    #[test]
    fn a_worker_within_a_worker_just_runs() {
        let seen = std::thread::spawn(|| worker(1, || worker(1, rayon::current_num_threads)));
        assert_eq!(seen.join().unwrap(), 1);
    }
}
