//! Threads that work side by side.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread::{Scope, ScopedJoinHandle};

use crate::typeset;

/// The name of the threads that build. A panic on one of them is caught and becomes a finding.
pub const WORKER: &str = "kehoach-worker";

/// How many may work on each of `plans` at once, where there are more workers than plans.
pub(super) fn hands_for(plans: usize, workers: NonZeroUsize) -> NonZeroUsize {
    NonZeroUsize::new(workers.get() / plans.max(1)).unwrap_or(NonZeroUsize::MIN)
}

/// Does the one, if any, on a thread of its own while the other is done here.
pub(super) fn beside<R>(aside: Option<impl FnOnce() + Send>, work: impl FnOnce() -> R) -> R {
    std::thread::scope(|scope| {
        if let Some(aside) = aside {
            let aside = move || typeset::worker(1, aside);
            spawn(scope, aside);
        }
        work()
    })
}

/// Works on one thing with the stack that layout needs, on every core; none where it breaks down.
pub(super) fn on_a_worker<R: Send>(work: impl FnOnce() -> R + Send) -> Option<R> {
    let threads = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    std::thread::scope(|scope| spawn(scope, move || typeset::worker(threads, work)).join().ok())
}

/// Works on each item, and hands over what comes of them in their order. Each worker is a thread with a pool of its own.
/// An item that breaks down ends all: what may is guarded by `work` itself.
pub(super) fn in_parallel<T: Sync, R: Send>(
    items: &[T],
    workers: NonZeroUsize,
    work: impl Fn(&T) -> R + Sync,
    mut on_result: impl FnMut(R),
) {
    let queue = Mutex::new(items.iter().enumerate());
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..workers.get().min(items.len()) {
            let (sender, queue, work) = (sender.clone(), &queue, &work);
            let work = move || take(queue, work, &sender);
            // One item alone may spread over as many threads.
            let threads = if items.len() == 1 { workers.get() } else { 1 };
            spawn(scope, move || typeset::worker(threads, work));
        }
        drop(sender);
        in_order(&receiver, &mut on_result);
    });
}

/// The same for what a worker has several of, as the documents of its plan: here, one after the other, unless it has more
/// hands than its own. What comes of them is in their order.
pub(super) fn by_hands<T: Sync, R: Send>(
    items: &[T],
    hands: NonZeroUsize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    if hands == NonZeroUsize::MIN || items.len() < 2 {
        return items.iter().map(work).collect();
    }
    let mut results = Vec::with_capacity(items.len());
    in_parallel(items, hands, work, |result| results.push(result));
    results
}

fn spawn<'scope, R: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> R + Send + 'scope,
) -> ScopedJoinHandle<'scope, R> {
    let thread = std::thread::Builder::new().name(WORKER.to_owned()).stack_size(typeset::STACK);
    thread.spawn_scoped(scope, work).expect("a machine that runs the program has threads for it")
}

type Queue<'a, T> = Mutex<std::iter::Enumerate<std::slice::Iter<'a, T>>>;

fn take<T, R>(queue: &Queue<'_, T>, work: &impl Fn(&T) -> R, sender: &mpsc::Sender<(usize, R)>) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
        let Some((at, item)) = next else { return };
        if sender.send((at, work(item))).is_err() {
            return;
        }
    }
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
