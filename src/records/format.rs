//! The kinds of files that a build writes, and their names.

use crate::listed::listed;
use crate::model::{FileFormat, Settings};

listed! {
    /// The kind of files that a build writes.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
    pub enum Format {
        /// One PDF a document.
        #[default]
        Pdf,
        /// One PNG picture a page, at 144 pixels an inch.
        Png,
        /// One SVG picture a page.
        Svg,
        /// The Typst source of each document, with its library and fonts.
        Typ,
        /// One workbook of the figures of a plan, and one for each annex with a table.
        Xlsx,
        /// One Word file a document.
        Docx,
    }

    /// All of them.
    pub const ALL;
}

impl Format {
    /// Its name, as it is asked for; also the ending of its files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Typ => "typ",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }

    /// The formats that settings ask for, each once: PDFs where they say nothing.
    pub(crate) fn wanted(settings: &Settings) -> Vec<Self> {
        let mut wanted = Vec::new();
        for format in &settings.formats {
            let format = match format {
                FileFormat::Pdf => Self::Pdf,
                FileFormat::Xlsx => Self::Xlsx,
                FileFormat::Docx => Self::Docx,
            };
            if !wanted.contains(&format) {
                wanted.push(format);
            }
        }
        if wanted.is_empty() { vec![Self::default()] } else { wanted }
    }

    /// Whether people work on with its files: one that somebody edited holds what is not in the data yet.
    pub(crate) fn is_edited(self) -> bool {
        match self {
            Self::Pdf | Self::Png | Self::Svg | Self::Typ => false,
            Self::Xlsx | Self::Docx => true,
        }
    }

    /// The kind of the files that have an ending, without the dot.
    pub(crate) fn from_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == ending)
    }

    /// Whether its files are the source of a document, and not the document.
    pub(crate) fn is_source(self) -> bool {
        match self {
            Self::Pdf | Self::Png | Self::Svg | Self::Xlsx | Self::Docx => false,
            Self::Typ => true,
        }
    }

    /// Whether a build writes beside the documents what is needed to work on with them: the Typst library, its fonts
    /// and the pictures.
    pub(crate) fn has_library(self) -> bool {
        match self {
            Self::Pdf | Self::Png | Self::Svg | Self::Xlsx | Self::Docx => false,
            Self::Typ => true,
        }
    }

    /// The name of the manifest of these files, beside them.
    pub(crate) fn manifest(self) -> &'static str {
        match self {
            Self::Pdf => ".kehoach.json",
            Self::Png => ".kehoach-png.json",
            Self::Svg => ".kehoach-svg.json",
            Self::Typ => ".kehoach-typ.json",
            Self::Xlsx => ".kehoach-xlsx.json",
            Self::Docx => ".kehoach-docx.json",
        }
    }

    /// The name of the hint beside it.
    pub(crate) fn hint(self) -> &'static str {
        match self {
            Self::Pdf => ".kehoach.hint",
            Self::Png => ".kehoach-png.hint",
            Self::Svg => ".kehoach-svg.hint",
            Self::Typ => ".kehoach-typ.hint",
            Self::Xlsx => ".kehoach-xlsx.hint",
            Self::Docx => ".kehoach-docx.hint",
        }
    }

    /// The name of a document's file, or of the first of several.
    pub(crate) fn file(self, stem: &str) -> String {
        match self {
            Self::Pdf | Self::Typ | Self::Xlsx | Self::Docx => format!("{stem}.{}", self.id()),
            Self::Png | Self::Svg => format!("{stem}-1.{}", self.id()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn formats_are_distinguished_by_each_of_their_names() {
        for name in [Format::id, Format::manifest, Format::hint] {
            assert_eq!(Format::ALL.map(name).into_iter().collect::<BTreeSet<_>>().len(), Format::ALL.len());
        }
        for format in Format::ALL {
            assert_eq!(Format::from_ending(format.id()), Some(format));
            assert!(format.file("ke-hoach").ends_with(&format!(".{}", format.id())));
        }
    }
}
