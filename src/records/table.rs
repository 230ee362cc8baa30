//! The record of a table of plans: what was last taken from each of its rows, so that a later table and a changed plan can
//! both be compared with it. It is beside the plans' folders.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind, Result};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::file::{self, words};
use crate::disk::{PLAN_FILE, QUOTAS_FILE, RESULTS_FILE, TABLE_FILE};
use crate::listed::listed;
use crate::model::{DocumentId, Id};
use crate::source::ValuePath;

/// The version of the record.
const FORMAT: u8 = 1;

listed! {
    /// A file of a plan that a table fills.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum TableFile {
        /// `plan.yaml`
        Plan,
        /// `notice.yaml`
        Notice,
        /// `quotas.yaml`
        Quotas,
        /// `results.yaml`
        Results,
    }
    /// Every file.
    pub const ALL;
}

impl TableFile {
    /// Its name in the plan's folder.
    pub fn name(self) -> String {
        match self {
            Self::Plan => PLAN_FILE.to_owned(),
            Self::Notice => DocumentId::NOTICE.file(),
            Self::Quotas => QUOTAS_FILE.to_owned(),
            Self::Results => RESULTS_FILE.to_owned(),
        }
    }
}

/// The values of a plan that were taken from a table, by file and path.
pub type TakenValues = BTreeMap<TableFile, BTreeMap<ValuePath, String>>;

/// What was taken from a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRecord {
    format: u8,
    /// The model that its plans were made from.
    #[serde(deserialize_with = "words")]
    pub model: String,
    /// By the name of the plan's folder, which is the id of its row.
    plans: BTreeMap<String, TakenValues>,
}

impl TableRecord {
    /// A record of no plan.
    pub fn new(model: String) -> Self {
        Self { format: FORMAT, model, plans: BTreeMap::new() }
    }

    /// Reads the record in a folder of plans; none where there is none.
    ///
    /// # Errors
    /// When it cannot be read, or is none that the program writes.
    pub fn read(folder: &Path) -> Result<Option<Self>> {
        let record: Self = match file::read(&folder.join(TABLE_FILE)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            record => record?,
        };
        let is_id = |id: &String| id.parse::<Id>().is_ok_and(|parsed| parsed.as_str() == id);
        if record.format != FORMAT || !record.plans.keys().all(is_id) {
            return Err(Error::from(ErrorKind::InvalidData));
        }
        Ok(Some(record))
    }

    /// What was taken for a plan; none where it was never made from the table.
    pub fn taken(&self, id: &Id) -> Option<&TakenValues> {
        self.plans.get(id.as_str())
    }

    /// Notes what was taken for a plan.
    pub fn note(&mut self, id: &Id, values: TakenValues) {
        self.plans.insert(id.as_str().to_owned(), values);
    }

    /// The ids of its plans, in order.
    pub fn ids(&self) -> impl Iterator<Item = Id> {
        self.plans.keys().filter_map(|id| id.parse().ok())
    }

    /// The file's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes =
            serde_json::to_vec_pretty(self).expect("strings and maps by strings always serialise");
        bytes.push(b'\n');
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_is_read_back_and_what_is_no_record_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(TableRecord::read(folder.path()).unwrap(), None);
        let mut record = TableRecord::new("mau".to_owned());
        let id: Id = "xa-1".parse().unwrap();
        let path = ValuePath::parse("quotas.\"a.b\".units.thon-1.periods.2026-Q1");
        let values = BTreeMap::from([(TableFile::Quotas, BTreeMap::from([(path, "4".to_owned())]))]);
        record.note(&id, values.clone());
        let place = folder.path().join(TABLE_FILE);
        std::fs::write(&place, record.to_bytes()).unwrap();
        let read = TableRecord::read(folder.path()).unwrap().unwrap();
        assert_eq!((read.taken(&id), read.ids().count()), (Some(&values), 1));
        let text = String::from_utf8(record.to_bytes()).unwrap();
        for (from, to) in
            [("xa-1", "../x"), ("xa-1", "Xa-1"), ("\"format\": 1", "\"format\": 2"), ("mau", "\\u001b")]
        {
            std::fs::write(&place, text.replace(from, to)).unwrap();
            assert!(TableRecord::read(folder.path()).is_err(), "{to}");
        }
    }
}
