//! `serve`: a server on this machine alone, over plain sockets, as programs outside speak with it.
#![cfg(unix)]

mod attacks;
mod client;
mod commands;
mod edits;
mod life;
mod noted;
mod routes;
mod sockets;
mod uploads;
