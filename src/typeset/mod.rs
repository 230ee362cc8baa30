//! Typst source text into pages, and pages into PDF, PNG and SVG, inside this process.
//!
//! Nothing here reads a clock, an environment, a network or, but for fonts in named folders, a file, and nothing
//! prints. Problems are returned as [`Problem`]s, which have data and no wording.

mod audit;
mod coverage;
mod export;
mod font_files;
mod fonts;
mod guard;
mod layout;
mod measure;
mod pdf_objects;
mod pictures;
mod problem;
mod signature_fields;
mod soundness;
mod standards;
mod sweep;
#[cfg(test)]
mod tests;
mod typesetter;
mod visibility;
mod walk;
mod world;

pub use export::PdfSettings;
pub use font_files::list_fonts;
pub use fonts::{EMBEDDED_FAMILY, Face, FontError, FontOrigin, FontSettings, Fonts};
pub use guard::{STACK, worker};
pub use layout::{Layout, Margins};
pub use measure::{FaceStyle, TextMeasure};
pub use pictures::{PagePicture, PageText};
pub use problem::{PagePosition, Problem, Step, TraceStep, TypstPlace};
pub use soundness::FontFault;
pub use standards::{Standards, StandardsError};
pub use typesetter::{Typeset, Typesetter};
pub use world::{LibraryError, Manuscript};

pub use typst::diag::Severity;
pub use typst::text::FontStyle;
