//! Why the program itself refuses a file or folder that the system would give it.

use crate::listed::listed;
use std::fmt;
use std::io;

listed! {
    /// Why the program refuses a file or folder.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Refusal {
        /// It is a pipe, a device or a socket: reading it may never end.
        Special,
        /// It is an issued set, or in one: what was issued never changes.
        Issued,
        /// A link leads out of the folder below which is written, to nothing, or is in the place of the file itself.
        Link,
        /// The name would be made, and some system does not take it, or people do not see all of it.
        Name,
        /// The path leads up or is not below the folder that it belongs to.
        Outside,
        /// Something has the name already, and is not to be replaced.
        Taken,
        /// Somebody saved the file after it was read.
        Changed,
        /// A folder holds more than is looked through.
        TooMany,
    }

    /// Every refusal.
    #[cfg(test)]
    pub(crate) const ALL;
}

impl Refusal {
    /// The word that the catalogue has for it.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Special => "special",
            Self::Issued => "issued",
            Self::Link => "link",
            Self::Name => "name",
            Self::Outside => "outside",
            Self::Taken => "taken",
            Self::Changed => "changed",
            Self::TooMany => "too-many",
        }
    }

    /// The refusal that an error carries, if the program itself refused.
    pub(crate) fn from_error(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref::<Self>().copied()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl std::error::Error for Refusal {}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> Self {
        Self::other(refusal)
    }
}
