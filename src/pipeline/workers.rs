//! Threads that work side by side.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::{Scope, ScopedJoinHandle};

use crate::typeset;

/// The name of the threads that build. A panic on one of them is caught and becomes a finding.
pub const WORKER: &str = "kehoach-worker";

/// Does the one, if any, on a thread of its own while the other is done here.
pub(crate) fn beside<R>(aside: Option<impl FnOnce() + Send>, work: impl FnOnce() -> R) -> R {
    std::thread::scope(|scope| {
        if let Some(aside) = aside {
            spawn(scope, move || typeset::worker(1, aside));
        }
        work()
    })
}

/// Works on one thing with the stack that layout needs, on every core; none where it breaks down.
pub(crate) fn on_a_worker<R: Send>(work: impl FnOnce() -> R + Send) -> Option<R> {
    let threads = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    std::thread::scope(|scope| spawn(scope, move || typeset::worker(threads, work)).join().ok())
}

/// Starts a thread of its own, with the stack that layout needs, that goes on when the caller ends.
///
/// # Errors
/// When the system has no thread for it.
pub(crate) fn spawn_worker(work: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    let thread = std::thread::Builder::new().name(WORKER.to_owned()).stack_size(typeset::STACK);
    thread.spawn(move || typeset::worker(1, work)).map(drop)
}

/// A pool of workers. A worker that has nothing left to do helps another with the parts of its item.
pub(crate) struct WorkerPool {
    size: NonZeroUsize,
    idle: Mutex<usize>,
    changed: Condvar,
}

/// A worker at work.
struct BusyWorker<'a>(&'a WorkerPool);

impl Drop for BusyWorker<'_> {
    fn drop(&mut self) {
        *self.0.idle() += 1;
        self.0.changed.notify_all();
    }
}

impl WorkerPool {
    pub(crate) fn new(size: NonZeroUsize) -> Self {
        Self { size, idle: Mutex::new(size.get()), changed: Condvar::new() }
    }

    fn idle(&self) -> MutexGuard<'_, usize> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works on each item, and hands over the results in the order of the items. All are idle before, and each worker
    /// is a thread with a pool of its own. An item that breaks down ends all: what may is guarded by `work` itself.
    pub(crate) fn work<T: Sync, R: Send>(
        &self,
        items: &[T],
        work: impl Fn(&T) -> R + Sync,
        mut on_result: impl FnMut(R),
    ) {
        let workers = self.size.get().min(items.len());
        // One item alone may spread over as many threads.
        let threads = if workers == 1 { self.size.get() } else { 1 };
        let queue = Queue::new(items);
        let (sender, receiver) = mpsc::channel();
        *self.idle() -= workers;
        std::thread::scope(|scope| {
            for _ in 0..workers {
                let (sender, queue, work, busy) = (sender.clone(), &queue, &work, BusyWorker(self));
                spawn(scope, move || {
                    let _busy = busy;
                    typeset::worker(threads, || queue.take(work, |result| sender.send(result).is_ok()));
                });
            }
            drop(sender);
            in_order(&receiver, &mut on_result);
        });
    }

    /// Works on the parts of an item, such as the documents of a plan: on this thread, and on workers that are idle,
    /// now or later. The results are in the order of the parts.
    pub(crate) fn share<T: Sync, R: Send>(&self, parts: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        let helpers = self.size.get().min(parts.len()).saturating_sub(1);
        let queue = Queue::new(parts);
        let results = Mutex::new(BTreeMap::new());
        let take = || {
            queue.take(&work, |(at, result)| {
                results.lock().unwrap_or_else(PoisonError::into_inner).insert(at, result);
                true
            });
        };
        std::thread::scope(|scope| {
            for _ in 0..helpers {
                spawn(scope, || self.when_idle(|| queue.is_empty(), || typeset::worker(1, take)));
            }
            // Also where a part breaks down: who waits for work is not to wait for ever.
            let _end = AtEnd(|| {
                queue.close();
                // Under the lock, so that no worker is between looking and waiting.
                let _idle = self.idle();
                self.changed.notify_all();
            });
            take();
        });
        results.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect()
    }

    /// Helps as soon as a worker is idle, unless it is over before.
    fn when_idle(&self, is_over: impl Fn() -> bool, help: impl FnOnce()) {
        let mut idle = self.idle();
        while *idle == 0 && !is_over() {
            idle = self.changed.wait(idle).unwrap_or_else(PoisonError::into_inner);
        }
        if is_over() {
            return;
        }
        *idle -= 1;
        drop(idle);
        let _busy = BusyWorker(self);
        help();
    }
}

/// Does something at the end of a scope, however that comes.
struct AtEnd<F: Fn()>(F);

impl<F: Fn()> Drop for AtEnd<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

/// Items that several take from.
struct Queue<'a, T>(Mutex<std::iter::Enumerate<std::slice::Iter<'a, T>>>);

impl<'a, T> Queue<'a, T> {
    fn new(items: &'a [T]) -> Self {
        Self(Mutex::new(items.iter().enumerate()))
    }

    fn rest(&self) -> MutexGuard<'_, std::iter::Enumerate<std::slice::Iter<'a, T>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_empty(&self) -> bool {
        self.rest().len() == 0
    }

    /// Leaves nothing to take.
    fn close(&self) {
        *self.rest() = [].iter().enumerate();
    }

    /// Works on one after the other, as long as somebody wants what comes of it, with its number.
    fn take<R>(&self, work: impl Fn(&T) -> R, mut is_wanted: impl FnMut((usize, R)) -> bool) {
        loop {
            let next = self.rest().next();
            let Some((at, item)) = next else { return };
            if !is_wanted((at, work(item))) {
                return;
            }
        }
    }
}

fn spawn<'scope, R: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> R + Send + 'scope,
) -> ScopedJoinHandle<'scope, R> {
    let thread = std::thread::Builder::new().name(WORKER.to_owned()).stack_size(typeset::STACK);
    thread.spawn_scoped(scope, work).expect("a machine that runs the program has threads for it")
}

fn in_order<R>(receiver: &mpsc::Receiver<(usize, R)>, on_result: &mut impl FnMut(R)) {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (at, result) in receiver {
        waiting.insert(at, result);
        while let Some(result) = waiting.remove(&next) {
            on_result(result);
            next += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn pool(size: usize) -> WorkerPool {
        WorkerPool::new(NonZeroUsize::new(size).unwrap())
    }

    #[test]
    fn results_come_in_order_however_many_work() {
        let items: Vec<usize> = (0..40).collect();
        for size in [1, 2, 7] {
            let pool = pool(size);
            let mut results = Vec::new();
            let work = |&item: &usize| pool.share(&items[..item], |part| part * item);
            pool.work(&items, work, |parts| results.push(parts));
            let expected: Vec<Vec<usize>> =
                items.iter().map(|item| (0..*item).map(|part| part * item).collect()).collect();
            assert_eq!(results, expected);
            assert_eq!(*pool.idle(), size, "all are idle at the end");
        }
    }

    #[test]
    fn who_has_nothing_left_to_do_helps() {
        // The parts of the long item wait for each other: one worker alone would wait for ever.
        let (pool, both) = (pool(2), Barrier::new(2));
        let work = |&is_long: &bool| {
            let wait = |(): &()| both.wait().is_leader();
            if is_long { pool.share(&[(), ()], wait).len() } else { 0 }
        };
        let mut results = Vec::new();
        pool.work(&[true, false], work, |result| results.push(result));
        assert_eq!(results, [2, 0]);
    }

    #[test]
    fn no_more_work_than_there_are_workers() {
        let (pool, now, most) = (pool(3), AtomicUsize::new(0), AtomicUsize::new(0));
        let part = |_: &u32| {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            std::thread::sleep(std::time::Duration::from_millis(1));
            now.fetch_sub(1, Ordering::SeqCst);
        };
        pool.work(&[0; 9], |_| pool.share(&[0; 9], part).len(), |_| {});
        let most = most.into_inner();
        assert!((2..=3).contains(&most), "{most}");
    }

    #[test]
    fn a_part_that_breaks_down_holds_up_no_one() {
        let pool = pool(2);
        let outcome = |_: &u32| {
            let part = |part: &u32| assert!(*part > 0, "broken");
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| pool.share(&[0, 1, 2], part))).is_err()
        };
        let mut results = Vec::new();
        pool.work(&[1, 2, 3], outcome, |is_broken| results.push(is_broken));
        assert_eq!(results, [true, true, true]);
        assert_eq!(*pool.idle(), 2);
    }
}
