//! Documents of a run over many plans that are left as they are, as lines of JSON.

use serde::Serialize;

use super::json::line_of;
use crate::model::DocumentId;

/// A document that is left as it is.
#[derive(Clone, Copy, Debug)]
pub struct PassedOver<'a> {
    /// The plan's id.
    pub plan: &'a str,
    /// Which of its documents.
    pub document: &'a DocumentId,
    /// Why.
    pub reason: PassedOverReason,
}

/// Why a document is left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassedOverReason {
    /// The plan has no such document.
    Missing,
    /// It is a draft.
    Draft,
    /// It awaits number and day, as a set.
    AwaitingNumber(u32),
    /// It is issued, as a set.
    Issued(u32),
    /// Something is wrong with it, which is among the findings.
    Error,
    /// The run was stopped before.
    Stopped,
}

impl PassedOverReason {
    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Draft => "draft",
            Self::AwaitingNumber(_) => "awaiting-number",
            Self::Issued(_) => "issued",
            Self::Error => "error",
            Self::Stopped => "stopped",
        }
    }

    /// The set as which it is kept.
    pub fn set(self) -> Option<u32> {
        match self {
            Self::AwaitingNumber(set) | Self::Issued(set) => Some(set),
            Self::Missing | Self::Draft | Self::Error | Self::Stopped => None,
        }
    }
}

#[derive(Serialize)]
struct PassedOverLine<'a> {
    plan: &'a str,
    document: String,
    reason: &'a str,
    set: Option<u32>,
}

/// A document that is left as it is, as one line.
pub fn passed_over_json(passed: &PassedOver<'_>) -> String {
    let reason = passed.reason;
    let rest = PassedOverLine {
        plan: passed.plan,
        document: passed.document.to_string(),
        reason: reason.id(),
        set: reason.set(),
    };
    line_of("passed-over", &rest)
}
