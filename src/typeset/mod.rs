//! Typst source text into pages, and pages into PDF, PNG and SVG, inside this process.
//!
//! Nothing here reads a file (fonts of named folders apart), a clock, an environment or a network,
//! and nothing prints. Whatever is wrong comes back as [`Problem`]s, which carry data and no wording.

mod audit;
mod coverage;
mod export;
mod font_files;
mod fonts;
mod guard;
mod layout;
mod problem;
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
pub use fonts::{EMBEDDED_FAMILY, Face, FontError, FontSettings, Fonts, Origin};
pub use guard::{STACK, worker};
pub use layout::{Layout, Margins};
pub use problem::{Place, Problem, Spot, Step, Trace};
pub use soundness::FontFault;
pub use standards::{Standards, StandardsError};
pub use typesetter::{Typeset, Typesetter};
pub use world::{LibraryError, Manuscript};

pub use typst::diag::Severity;
pub use typst::text::FontStyle;
