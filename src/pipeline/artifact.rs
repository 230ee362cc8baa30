//! A document that is set into files.

use crate::records::{Format, Record};

/// A document that is set: its files, ready to be put in their places.
pub(crate) struct Artifact {
    pub(crate) stem: String,
    pub(crate) record: Record,
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

impl Artifact {
    /// The same with its one file under the name of the document, as issued sets keep it whatever the settings say.
    pub(crate) fn under_stem(self) -> Self {
        let Self { stem, mut record, files } = self;
        let name = format!("{stem}.{}", Format::Pdf.id());
        let key = name.parse().ok().filter(|_| files.len() == 1);
        if let Some((key, file)) = key.zip(record.files.values().next().cloned()) {
            record.files = [(key, file)].into();
            let files = files.into_iter().map(|(_, bytes)| (name.clone(), bytes)).collect();
            return Self { stem, record, files };
        }
        Self { stem, record, files }
    }
}
