//! The names of the files and folders of data; `plan.yaml`, which makes a folder a plan, is in `disk`.

use crate::model::DocumentKind;

/// The file of settings.
pub(super) const PROJECT_FILE: &str = "kehoach.yaml";

/// The file of units and quotas.
pub(super) const QUOTAS_FILE: &str = "quotas.yaml";

/// The file of results.
pub(super) const RESULTS_FILE: &str = "results.yaml";

/// The file of the notice.
pub(super) const NOTICE_FILE: &str = "notice.yaml";

/// The folder of reports, with a file for each period.
pub(crate) const REPORTS: &str = DocumentKind::Report.record().written_in;
