//! The kinds of files that a build writes, and their names.

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
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Png, Self::Svg, Self::Typ];

    /// Its name, as it is asked for; also the ending of its files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Typ => "typ",
        }
    }

    /// Whether files of an ending, without the dot, are of any kind.
    pub(crate) fn has_ending(ending: &str) -> bool {
        Self::ALL.iter().any(|format| format.id() == ending)
    }

    /// The name of the manifest of these files, beside them.
    pub(crate) fn manifest(self) -> &'static str {
        match self {
            Self::Pdf => ".kehoach.json",
            Self::Png => ".kehoach-png.json",
            Self::Svg => ".kehoach-svg.json",
            Self::Typ => ".kehoach-typ.json",
        }
    }

    /// The name of the hint beside it.
    pub(crate) fn hint(self) -> &'static str {
        match self {
            Self::Pdf => ".kehoach.hint",
            Self::Png => ".kehoach-png.hint",
            Self::Svg => ".kehoach-svg.hint",
            Self::Typ => ".kehoach-typ.hint",
        }
    }

    /// The name of a document's file, or of the first of several.
    pub(crate) fn file(self, stem: &str) -> String {
        match self {
            Self::Pdf | Self::Typ => format!("{stem}.{}", self.id()),
            Self::Png | Self::Svg => format!("{stem}-1.{}", self.id()),
        }
    }
}
