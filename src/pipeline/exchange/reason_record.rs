//! The reasons why a document was made, as records.

use serde::{Deserialize, Serialize};

use crate::pipeline::cache::change_reason::Reason;
use crate::records::ChangeRecord;

/// A reason as a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ReasonRecord {
    /// One that is said by its name alone.
    Named(String),
    /// A change of the data.
    Data(ChangeRecord),
}

/// The reasons that their names say.
const NAMED: [Reason; 12] = [
    Reason::New,
    Reason::Deleted,
    Reason::BroughtHome,
    Reason::Forced,
    Reason::Interrupted,
    Reason::Issued,
    Reason::AwaitingNumber,
    Reason::Reopened,
    Reason::Program,
    Reason::Settings,
    Reason::Templates,
    Reason::Fonts,
];

impl From<&Reason> for ReasonRecord {
    fn from(reason: &Reason) -> Self {
        match reason {
            Reason::Data(change) => Self::Data(change.into()),
            Reason::New
            | Reason::Deleted
            | Reason::BroughtHome
            | Reason::Forced
            | Reason::Interrupted
            | Reason::Issued
            | Reason::AwaitingNumber
            | Reason::Reopened
            | Reason::Program
            | Reason::Settings
            | Reason::Templates
            | Reason::Fonts => Self::Named(reason.id().to_owned()),
        }
    }
}

impl ReasonRecord {
    /// The reason; `None` of a name that is none's.
    pub(crate) fn restored(&self) -> Option<Reason> {
        match self {
            Self::Named(name) => NAMED.iter().find(|reason| reason.id() == name).cloned(),
            Self::Data(change) => Some(Reason::Data(change.into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::DataChange;

    #[test]
    fn every_reason_is_read_as_it_was_written() {
        let change = DataChange::File { file: "quotas.yaml".to_owned() };
        for reason in NAMED.into_iter().chain([Reason::Data(change)]) {
            let line = serde_json::to_string(&ReasonRecord::from(&reason)).unwrap();
            let read: ReasonRecord = serde_json::from_str(&line).unwrap();
            assert_eq!(read.restored(), Some(reason), "{line}");
        }
        assert_eq!(ReasonRecord::Named("none".to_owned()).restored(), None);
    }
}
