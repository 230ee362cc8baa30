//! Word files that people send, read as a plain tree: paragraphs with their looks and numbers, tables, notes, and what was
//! tracked in them.
//!
//! A file is read as data alone: no macro runs, nothing outside is followed, and nothing is unpacked to the disk. Whatever a
//! file holds, what is kept of it is bounded (`limits.rs`), and what is broken is a fault, never a panic.
//!
//! Numbers that Word gives (`numbering`) and looks that styles give (`styles`) are resolved while the text is read; what they
//! mean is for others to say.

mod blocks;
mod look;
mod numbering;
mod opened;
mod parts;
mod places;
mod properties;
mod read;
mod styles;
mod tables;
mod tree;
mod versions;

pub use look::{
    LetterMark as RunMark, LetterPosition, LineAlignment as Alignment, ListReference, ParagraphLook, RunLook,
    RunMarks, TabStop,
};
pub use read::{UnreadWord, WordFault, read_word, read_word_bytes};
pub use tree::{
    Bookmark, CustomPart, CustomProperty, IgnoredPart, ListLabel, NoteKind, PieceContent, SheetSize,
    SideMargins, VerticalMerge, WordBlock, WordCell, WordChange, WordChangeKind, WordComment, WordDocument,
    WordMargin, WordNote, WordParagraph, WordPiece, WordProperties, WordRow, WordSection, WordTable,
    each_paragraph,
};
pub use versions::WordVersion;

#[cfg(test)]
mod tests;
