//! The needs of a long run of documents: caught panics, bounded memory, a thread pool for each worker.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::ThreadPoolBuilder;
use typst::comemo;

use super::problem::Problem;

/// The stack of a thread that sets documents, in bytes. Typst's layout recurses with the depth of a document.
pub const STACK: usize = 32 << 20;

/// Runs `work`, which sets documents one after the other, on this thread, with a pool of `threads` threads.
///
/// Typst lays out pages in parallel on rayon's pool. In a shared pool a waiting thread starts other work, so that whole
/// documents nest on its stack; therefore each worker has a pool of its own, of a single thread where there are many
/// workers. Call it once at the start of a new thread: the thread stays in its pool. The other threads of the pool have
/// its name. On a thread that already belongs to a pool, `work` just runs.
pub fn worker<R>(threads: usize, work: impl FnOnce() -> R) -> R {
    let name = std::thread::current().name().unwrap_or_default().to_owned();
    let pool = ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK);
    // rayon knows the threads of a pool, so that no `install` is needed. If no pool can be made, the global one is
    // used.
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

/// Marks the time in which a document is set. When it is dropped, and only once in a number of documents, the entries
/// of Typst's cache are evicted that none of these documents used. It is a guard, so that a failed document is
/// counted too. Eviction visits the whole cache, which would take too long after every document.
#[derive(Debug)]
pub(super) struct Memory {
    pub(super) documents: usize,
}

/// The number of documents done in this process, which has one cache.
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
