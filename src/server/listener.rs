//! The listening socket: so many connections at once, and none that keeps its request back.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep, sleep};

/// The most connections at once. A browser opens six for each page.
const CONNECTIONS: usize = 128;

/// How long the head of a request may take to come.
const HEAD_TIME: Duration = Duration::from_secs(10);

/// How long a connection may say nothing.
const IDLE_TIME: Duration = Duration::from_secs(75);

/// Accepts connections, at most so many at once.
pub(super) struct BoundedListener {
    inner: TcpListener,
    places: Arc<Semaphore>,
}

impl BoundedListener {
    pub(super) fn new(inner: TcpListener) -> Self {
        Self { inner, places: Arc::new(Semaphore::new(CONNECTIONS)) }
    }
}

impl Listener for BoundedListener {
    type Io = BoundedStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let Ok(place) = Arc::clone(&self.places).acquire_owned().await else {
                // The semaphore is never closed.
                std::future::pending::<()>().await;
                continue;
            };
            match self.inner.accept().await {
                Ok((stream, address)) => {
                    // An answer is short: it is sent at once.
                    let _ = stream.set_nodelay(true);
                    return (BoundedStream::new(stream, place), address);
                }
                // One that was given up, or the system has no more sockets for now.
                Err(_) => sleep(Duration::from_millis(50)).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.inner.local_addr()
    }
}

/// What is known of a connection.
#[derive(Clone, Debug, Default)]
pub(super) struct ConnectionState {
    /// How many of its requests are worked on.
    at_work: Arc<AtomicUsize>,
    /// How many were.
    done: Arc<AtomicU64>,
}

/// A request that is worked on: its connection may be silent meanwhile.
pub(super) struct RequestAtWork(ConnectionState);

impl ConnectionState {
    /// From now on a request of the connection is worked on, until the guard is dropped.
    pub(super) fn begin(&self) -> RequestAtWork {
        self.at_work.fetch_add(1, Ordering::SeqCst);
        RequestAtWork(self.clone())
    }
}

impl Drop for RequestAtWork {
    fn drop(&mut self) {
        self.0.done.fetch_add(1, Ordering::SeqCst);
        self.0.at_work.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Connected<IncomingStream<'_, BoundedListener>> for ConnectionState {
    fn connect_info(stream: IncomingStream<'_, BoundedListener>) -> Self {
        stream.io().state.clone()
    }
}

/// A connection that ends where the head of a request does not come, or nothing.
pub(super) struct BoundedStream {
    inner: TcpStream,
    state: ConnectionState,
    /// How many requests were done when the clock was set.
    done: u64,
    is_receiving: bool,
    clock: Pin<Box<Sleep>>,
    _place: OwnedSemaphorePermit,
}

impl BoundedStream {
    fn new(inner: TcpStream, place: OwnedSemaphorePermit) -> Self {
        let state = ConnectionState::default();
        // Who connects wants to say something.
        let clock = Box::pin(sleep(HEAD_TIME));
        Self { inner, state, done: 0, is_receiving: true, clock, _place: place }
    }

    fn set_clock(&mut self, is_receiving: bool) {
        self.is_receiving = is_receiving;
        let time = if is_receiving { HEAD_TIME } else { IDLE_TIME };
        self.clock.as_mut().reset(Instant::now() + time);
    }
}

impl AsyncRead for BoundedStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let done = self.state.done.load(Ordering::SeqCst);
        if done != self.done {
            self.done = done;
            self.set_clock(false);
        }
        let before = into.filled().len();
        let read = Pin::new(&mut self.inner).poll_read(cx, into);
        let is_at_work = self.state.at_work.load(Ordering::SeqCst) > 0;
        match read {
            Poll::Ready(Ok(())) if into.filled().len() > before => {
                if !self.is_receiving && !is_at_work {
                    self.set_clock(true);
                }
                // A head that comes byte by byte is always ready, and late all the same.
                let is_late = self.is_receiving && !is_at_work && self.clock.as_mut().poll(cx).is_ready();
                if is_late { Poll::Ready(Err(io::ErrorKind::TimedOut.into())) } else { Poll::Ready(Ok(())) }
            }
            Poll::Pending if !is_at_work && self.clock.as_mut().poll(cx).is_ready() => {
                Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
            }
            read => read,
        }
    }
}

impl AsyncWrite for BoundedStream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.inner).poll_write(cx, bytes);
        if matches!(written, Poll::Ready(Ok(_))) {
            self.set_clock(false);
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.inner).poll_write_vectored(cx, parts);
        if matches!(written, Poll::Ready(Ok(_))) {
            self.set_clock(false);
        }
        written
    }
}
