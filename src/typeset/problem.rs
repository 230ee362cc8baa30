//! The problems of a document between its Typst source and its pages, as data without wording.

use typst::diag::{Severity, SourceDiagnostic, Tracepoint};
use typst::syntax::{DiagSpan, Spanned};
use typst::{World, WorldExt};

use super::soundness::FontFault;
use super::world::DocumentWorld;

/// A problem of a document. Each but those of the layout keeps the document from being written; Typst's warnings too,
/// because what Typst only warns of must not be in an official document.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// Typst refused the source, or warned of it, or could not export the pages.
    Typst {
        /// Whether Typst itself takes it for an error or a warning.
        severity: Severity,
        /// The message of Typst, in English.
        message: String,
        /// The advice of Typst.
        hints: Vec<String>,
        /// Where, if Typst knows.
        place: Option<TypstPlace>,
        /// The calls that led there, innermost first.
        trace: Vec<TraceStep>,
    },
    /// No chosen family has this character; reported once for each character and page.
    MissingGlyph {
        /// The character that would print as an empty box.
        character: char,
        /// The text that contains it.
        spot: PagePosition,
    },
    /// Text is set in a family that was not chosen; reported once for each family and page.
    ForeignFont {
        /// The family.
        family: String,
        /// The first text in it.
        spot: PagePosition,
    },
    /// Text would not be seen: its letters have no ink or no width; reported once for each page.
    Invisible {
        /// The fault of the font.
        fault: FontFault,
        /// The text.
        spot: PagePosition,
    },
    /// Text reaches over the edge of its page.
    OutsidePage {
        /// How far, in millimetres.
        by: f64,
        /// The text.
        spot: PagePosition,
    },
    /// Text is cut off by a box that clips what it holds.
    Clipped {
        /// How much of it, in millimetres.
        by: f64,
        /// The text.
        spot: PagePosition,
    },
    /// Text lies over other text; reported once for each text.
    Overlap {
        /// The other text, the upper or left one.
        other: String,
        /// The text.
        spot: PagePosition,
    },
    /// Text crosses a vertical rule: a word that is too long for its cell.
    Overfull {
        /// How far it reaches over the rule, in millimetres.
        by: f64,
        /// The text.
        spot: PagePosition,
    },
    /// Text or a table reaches over a margin; reported once for each page, at the largest excess.
    OutsideMargins {
        /// How far, in millimetres.
        by: f64,
        /// The text.
        spot: PagePosition,
    },
    /// A justified line is stretched too far; reported once for each page, at the widest gap.
    LooseLine {
        /// The gap between two words, in millimetres.
        by: f64,
        /// The text.
        spot: PagePosition,
        /// The texts of its line and of the one below, from left to right.
        lines: [Vec<String>; 2],
    },
    /// A heading is the last on its page.
    HeadingAtFoot {
        /// The heading's last line.
        spot: PagePosition,
    },
    /// A signature has no line of the text with it on its page.
    SignatureAlone {
        /// The first line on the page.
        spot: PagePosition,
    },
    /// A page ends early, and the next has the signature with a line or two of the text.
    PageEndsEarly {
        /// How much of its foot is empty, in millimetres.
        by: f64,
        /// How many lines are with the signature.
        lines: usize,
        /// Whether a picture of the text is with it.
        is_before_picture: bool,
        /// Its last line.
        spot: PagePosition,
        /// The texts of the lines above that, the nearest first.
        above: Vec<String>,
    },
    /// The pages lack fields for digital signatures that the document asks for.
    SignatureFieldMissing {
        /// How many there should be.
        wanted: usize,
        /// How many there are.
        found: usize,
    },
    /// The last page has hardly a line.
    ShortLastPage {
        /// How many it has.
        lines: usize,
        /// The first of them.
        spot: PagePosition,
    },
    /// Typst panicked.
    Panic {
        /// The message of the panic.
        message: String,
    },
}

/// A place on a finished page.
#[derive(Debug, Clone, PartialEq)]
pub struct PagePosition {
    /// The page, counted from 1 and not as printed.
    pub page: usize,
    /// The text in question: at most one line, in one style.
    pub text: String,
    /// Where the text begins, in millimetres from the page's left edge.
    pub left: f64,
    /// Where the text begins, in millimetres from the page's top edge.
    pub top: f64,
}

/// A place in a Typst source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypstPlace {
    /// The file: the document's name, or a path in the library.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// How many characters of this line the place spans; 0 where it is a point.
    pub width: usize,
    /// The whole line, without its end.
    pub source: String,
}

/// One step of the trace that leads to a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceStep {
    /// The step at which Typst was.
    pub step: Step,
    /// Where, if Typst knows.
    pub place: Option<TypstPlace>,
}

/// The step at which Typst was when the problem came up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Calling a function, of this name if it has one.
    Call(Option<String>),
    /// Applying a show rule to an element of this kind.
    Show(String),
    /// Importing this file.
    Import(String),
    /// Including this file.
    Include(String),
}

impl Problem {
    /// Converts a diagnostic of Typst, with its places looked up in the sources.
    pub(super) fn found(world: &DocumentWorld, found: &SourceDiagnostic) -> Self {
        Self::Typst {
            severity: found.severity,
            message: found.message.to_string(),
            hints: found.hints.iter().map(|hint| hint.v.to_string()).collect(),
            place: place(world, found.span),
            trace: found.trace.iter().map(|point| trace(world, point)).collect(),
        }
    }
}

fn trace(world: &DocumentWorld, point: &Spanned<Tracepoint>) -> TraceStep {
    let step = match &point.v {
        Tracepoint::Call(name) => Step::Call(name.as_ref().map(ToString::to_string)),
        Tracepoint::Show(element) => Step::Show(element.to_string()),
        Tracepoint::Import(file) => Step::Import(file.to_string()),
        Tracepoint::Include(file) => Step::Include(file.to_string()),
    };
    TraceStep { step, place: place(world, point.span.into()) }
}

fn place(world: &DocumentWorld, span: DiagSpan) -> Option<TypstPlace> {
    let id = span.id()?;
    let range = world.range(span)?;
    let source = world.source(id).ok()?;
    let (line, column) = source.lines().byte_to_line_column(range.start)?;
    let whole = source.lines().line_to_range(line)?;
    let end = range.end.min(whole.end).max(range.start);
    let width = source.text().get(range.start..end)?.trim_end().chars().count();
    let text = source.text().get(whole)?.trim_end_matches(['\n', '\r']).to_owned();
    Some(TypstPlace { file: world.name(id), line: line + 1, column: column + 1, width, source: text })
}
