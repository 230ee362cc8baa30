//! The files that the program writes: their names and kinds, and the formats of those that it writes for itself (records of
//! issued sets, what a stopped run left to do, manifests of outputs). Each is read and written here alone.

mod after;
mod digest;
mod file;
mod finding;
mod format;
mod hint;
mod layout;
mod manifest;
mod path;
mod pending;
mod set;
mod sources;
mod table;

pub use after::AfterRecord;
pub use digest::{Digest, Fields, output_digest};
pub use finding::{
    ArgumentRecord, ChangeRecord, CitationRecord, FindingRecord, JudgementRecord, NumberRecord, PlaceRecord,
    SeverityRecord,
};
pub use format::Format;
pub(crate) use hint::Hint;
pub use layout::{
    ISSUED, PENDING_FILE, SET_AFTER, SET_DATA, SET_FILE, SET_SOURCES, SET_TEMPLATES, set_number,
};
pub use manifest::{BroughtHome, FileRecord, MadeWith, Manifest, ManifestSummary, Record, Values};
pub use path::{NotBelow, RelativePath};
pub use pending::PendingRecord;
pub(crate) use set::SET_FORMAT;
pub use set::{ReplacedHead, SetHead, SetRecord, SetSummary};
pub use sources::{SOURCES_FILE, SourcesRecord};
pub use table::{TableFile, TableRecord, TakenValues};
