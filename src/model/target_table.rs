//! Tables of targets: a row for each quota, with what it aims at and how far it is reached.

use super::{Quota, QuotaSet};
use crate::source::{Place, Placed};

/// A table of targets. In a report it shows results and standings too.
#[derive(Clone, Debug)]
pub struct TargetTable {
    /// The quotas that have a row.
    pub selection: TargetSelection,
    /// Where it is written.
    pub place: Place,
}

/// The quotas of a table of targets.
#[derive(Clone, Debug)]
pub enum TargetSelection {
    /// All, in the order of the file.
    All,
    /// Those with these ids, in this order.
    Listed(Vec<Placed<String>>),
}

impl TargetTable {
    /// The quotas that have a row. An id that no quota has is left out.
    pub fn quotas<'a>(&self, set: &'a QuotaSet) -> Vec<&'a Quota> {
        match &self.selection {
            TargetSelection::All => set.quotas.iter().collect(),
            TargetSelection::Listed(ids) => ids.iter().filter_map(|id| set.quota(&id.value)).collect(),
        }
    }

    /// The ids that it names.
    pub fn quota_ids(&self) -> &[Placed<String>] {
        match &self.selection {
            TargetSelection::All => &[],
            TargetSelection::Listed(ids) => ids,
        }
    }
}
