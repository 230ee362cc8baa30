//! The largest file of each kind that is read, in bytes. Of a larger one nothing is kept: it is refused.

/// A file of data: a plan, its figures, settings, the register, a template, a profile. A quota table of 100,000 rows is
/// under 8 MiB.
pub(crate) const DATA: u64 = 16 << 20;

/// A picture of a signature or a seal: a scanned one is under 1 MiB.
pub(crate) const PICTURE: u64 = 8 << 20;

/// A file that the program wrote to read it again: a manifest, the record of an issued set, a change that is pending.
/// A manifest holds the values of all files of a plan.
pub(crate) const RECORD: u64 = 256 << 20;

/// A finished document, which may have been signed since.
pub(crate) const OUTPUT: u64 = 512 << 20;
