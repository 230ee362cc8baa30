//! What the data declare for all quotas of a plan: measures, kinds of units, the order of names. A plan's own
//! declarations win over those of its project.

use std::path::Path;

use super::measures;
use super::scalars::Name;
use super::settings::project_declarations;
use super::tally_files::QuotasFile;
use crate::model::{Measure, NameOrder, UnitKind};

/// What is declared.
pub(super) struct Declared {
    pub(super) measures: Vec<Measure>,
    pub(super) kinds: Vec<UnitKind>,
    pub(super) name_order: NameOrder,
}

impl Declared {
    /// The declarations of a plan's quotas, and of the project in a folder.
    pub(super) fn new(quotas: Option<&QuotasFile>, root: &Path) -> Self {
        let project = project_declarations(root);
        let own = quotas.map_or(&[][..], |quotas| &quotas.unit_kinds.0);
        let is_other = |name: &Name| own.iter().all(|(own, _)| own.value != *name);
        let of_project = project.unit_kinds.0.iter().filter(|(name, _)| is_other(&name.value));
        let first = UnitKind::all_built_in().len();
        let kinds = own.iter().chain(of_project).enumerate();
        let kinds = kinds.map(|(at, (id, file))| UnitKind::new(&id.value.0, &file.name.0, first + at));
        let name_order = quotas.and_then(|quotas| quotas.name_order).or(project.name_order);
        Self {
            kinds: kinds.collect(),
            measures: measures::declared(quotas, &project.measures),
            name_order: name_order.unwrap_or_default(),
        }
    }
}
