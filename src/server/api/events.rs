//! What happens, as it happens.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

use crate::server::call::Call;
use crate::server::state::PageEvent;

/// How often something is said, so that both sides know that the other is there.
const PING: Duration = Duration::from_secs(15);

/// A stream of events. A reader that was too slow for all of them is asked to read everything again.
pub(in crate::server) async fn events(call: Call) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let heard = BroadcastStream::new(call.shared.events.subscribe());
    let lost = || PageEvent { event: "plans", plan: None, document: None, revision: 0 };
    let events = heard.map(move |event| {
        let event = event.unwrap_or_else(|_| lost());
        Ok(Event::default().data(serde_json::to_string(&event).unwrap_or_default()))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(PING).text("ping"))
}
