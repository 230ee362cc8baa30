//! The lines that a run and the processes that work for it write to each other: what is asked for, and what came of each
//! plan, as records.

pub(crate) mod messages;
pub(crate) mod outcome_record;
pub(crate) mod reason_record;
pub(crate) mod said_findings;
