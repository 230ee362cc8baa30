//! Kinds of units that the data declare.

use super::decode::Named;
use super::record::record;
use super::scalars::{Name, Plain};
use crate::diag::{Code, Finding, Findings};
use crate::model::UnitKind;

record! {
    /// A kind of units.
    struct UnitKindFile {
        required name: Plain,
    }
}

/// Reports declared kinds of units with the id of one that is built in.
pub(super) fn check_kinds(kinds: &Named<Name, UnitKindFile>, findings: &mut Findings) {
    for (id, _) in &kinds.0 {
        if UnitKind::all_built_in().iter().any(|kind| kind.id() == id.value.0) {
            findings.push(Finding::at(Code::IdTwice, &id.place).with("id", id.value.0.as_str()));
        }
    }
}
