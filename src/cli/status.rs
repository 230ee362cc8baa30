//! The exit statuses of the program.

/// No error was found; there may be warnings.
pub(super) const OK: u8 = 0;

/// An error in data, a document or a file.
pub(super) const FAILED: u8 = 1;

/// Wrong usage of the command line.
pub(super) const MISUSED: u8 = 2;
