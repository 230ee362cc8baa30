//! The command `kehoach`.

use std::process::ExitCode;

/// The system's own takes a tenth longer for a batch.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    kehoach::cli::run(std::env::args_os())
}
