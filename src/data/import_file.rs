//! `import.yaml` of a plan: what the columns of sheets mean that units send in, and who is meant by names in them.

use std::path::Path;

use super::decode::Named;
use super::file::{is_there, load};
use super::record::record;
use super::scalars::FormatVersion;
use crate::diag::Findings;
use crate::model::{Id, Period};
use crate::source::Placed;

/// The file's name.
pub(crate) const IMPORT_FILE: &str = "import.yaml";

record! {
    /// `import.yaml`.
    struct ImportFile {
        #[expect(dead_code, reason = "read for its findings alone")]
        required format: FormatVersion,
        default columns: Vec<ImportColumnFile>,
        default rows: Vec<ImportRowFile>,
        default names: Named<String, Placed<Id>>,
    }
}

record! {
    /// What a column of a sheet means.
    struct ImportColumnFile {
        optional sheet: String,
        optional column: String,
        optional quota: Placed<String>,
        optional result: Placed<String>,
        optional period: Period,
        optional skip: bool,
    }
}

record! {
    /// A row of a sheet that is none of a unit.
    struct ImportRowFile {
        optional sheet: String,
        required row: String,
        required skip: bool,
    }
}

/// What people have said of the sheets that are imported into a plan.
#[derive(Clone, Debug, Default)]
pub struct ImportMapping {
    /// What columns mean; the first that fits counts.
    pub columns: Vec<ImportColumn>,
    /// Rows that are not imported.
    pub skipped_rows: Vec<SkippedRow>,
    /// Names in sheets, with the ids of the units or organisations that are meant.
    pub names: Vec<(String, Placed<Id>)>,
}

/// What a column means.
#[derive(Clone, Debug, Default)]
pub struct ImportColumn {
    /// The name of its sheet; none of every sheet.
    pub sheet: Option<String>,
    /// Its header, or its letter; none of every column of figures.
    pub column: Option<String>,
    /// The id of the quota whose figures it has.
    pub quota: Option<Placed<String>>,
    /// The id of the result whose figures it has.
    pub result: Option<Placed<String>>,
    /// The period of its figures, where the header does not name it.
    pub period: Option<Period>,
    /// Whether it is not imported.
    pub is_skipped: bool,
}

/// A row that is not imported.
#[derive(Clone, Debug)]
pub struct SkippedRow {
    /// The name of its sheet; none of every sheet.
    pub sheet: Option<String>,
    /// The name in it, or its number.
    pub row: String,
}

/// The mapping in a plan's folder; an empty one where there is no such file, none where it cannot be read.
pub fn import_mapping(folder: &Path, findings: &mut Findings) -> Option<ImportMapping> {
    let path = folder.join(IMPORT_FILE);
    if !is_there(&path) {
        return Some(ImportMapping::default());
    }
    let file: ImportFile = load(&path, findings)?;
    let columns = file.columns.into_iter().map(|column| ImportColumn {
        sheet: column.sheet,
        column: column.column,
        quota: column.quota,
        result: column.result,
        period: column.period,
        is_skipped: column.skip.unwrap_or(false),
    });
    let names = file.names.0.into_iter().map(|(name, id)| (name.value, id));
    let rows = file.rows.into_iter().filter(|row| row.skip);
    let rows = rows.map(|row| SkippedRow { sheet: row.sheet, row: row.row });
    Some(ImportMapping { columns: columns.collect(), skipped_rows: rows.collect(), names: names.collect() })
}
