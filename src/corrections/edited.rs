//! The paragraphs of a Word file that say something, as people left them: all tracked changes accepted.

use crate::docx::{
    PieceContent, RunMark, WordBlock, WordChangeKind, WordDocument, WordParagraph, WordVersion,
    each_paragraph,
};
use crate::source::Place;
use crate::word::as_read;

/// A paragraph as somebody left it.
#[derive(Clone, Debug)]
pub(super) struct EditedPassage {
    pub(super) text: String,
    /// The names of the bookmarks that begin in it.
    pub(super) names: Vec<String>,
    pub(super) letters: Vec<EditedLetter>,
    pub(super) place: Place,
}

/// A letter, and its emphasis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EditedLetter {
    pub(super) letter: char,
    pub(super) emphasis: u8,
}

/// What was tracked in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TrackedCounts {
    pub(super) insertions: usize,
    pub(super) deletions: usize,
}

/// A Word file as somebody left it.
pub(super) struct EditedFile {
    pub(super) passages: Vec<EditedPassage>,
    pub(super) tracked: TrackedCounts,
    /// The texts at the head and the foot of pages.
    pub(super) margins: Vec<String>,
    pub(super) pictures: usize,
}

impl EditedFile {
    pub(super) fn from_document(document: WordDocument) -> Self {
        let tracked = tracked(&document);
        let document = document.into_version(WordVersion::New);
        let mut file = Self { passages: Vec::new(), tracked, margins: Vec::new(), pictures: 0 };
        file.add(&document.blocks);
        for note in &document.notes {
            file.add(&note.blocks);
        }
        let mut margins = Vec::new();
        for margin in &document.margins {
            each_paragraph(&margin.blocks, &mut |paragraph| margins.push(as_read(&paragraph.text())));
        }
        margins.retain(|text| text.chars().any(char::is_alphabetic));
        margins.sort();
        margins.dedup();
        file.margins = margins;
        file
    }

    fn add(&mut self, blocks: &[WordBlock]) {
        let mut paragraphs = Vec::new();
        each_paragraph(blocks, &mut |paragraph| paragraphs.push(paragraph));
        for paragraph in paragraphs {
            let passage = passage(paragraph);
            if !passage.text.is_empty() {
                self.passages.push(passage);
            }
            for piece in &paragraph.pieces {
                match &piece.content {
                    PieceContent::TextBox(blocks) => self.add(blocks),
                    PieceContent::Picture(_) => self.pictures += 1,
                    _ => {}
                }
            }
        }
    }
}

fn passage(paragraph: &WordParagraph) -> EditedPassage {
    let mut letters: Vec<EditedLetter> = Vec::new();
    let mut names = Vec::new();
    let mut text = String::new();
    // A number that Word gives is text in the program's own files.
    if let Some(label) = &paragraph.label {
        text = if label.is_bullet { "- ".to_owned() } else { format!("{} ", label.text) };
        letters.extend(text.chars().map(|letter| EditedLetter { letter, emphasis: 0 }));
    }
    for piece in &paragraph.pieces {
        let own = match &piece.content {
            PieceContent::Text(text) => text.as_str(),
            PieceContent::Tab | PieceContent::LineBreak | PieceContent::PageBreak => " ",
            PieceContent::BookmarkStart(bookmark) => {
                names.push(bookmark.name.clone());
                continue;
            }
            _ => continue,
        };
        let marks = piece.look.marks;
        if marks.has(RunMark::Hidden) {
            continue;
        }
        let emphasis = [RunMark::Bold, RunMark::Italic, RunMark::Underline, RunMark::Struck];
        let emphasis = emphasis.into_iter().filter(|mark| marks.has(*mark)).map(|mark| mark as u8).sum();
        text.push_str(own);
        letters.extend(own.chars().map(|letter| EditedLetter { letter, emphasis }));
    }
    EditedPassage { text: as_read(&text), names, letters, place: paragraph.place.clone() }
}

/// How many insertions and deletions were tracked: neighbours of one kind by one author count as one.
fn tracked(document: &WordDocument) -> TrackedCounts {
    let mut counts = TrackedCounts::default();
    let notes = document.notes.iter().map(|note| &note.blocks);
    for blocks in std::iter::once(&document.blocks).chain(notes) {
        each_paragraph(blocks, &mut |paragraph| {
            let of_pieces =
                paragraph.pieces.iter().map(|piece| piece.change.as_ref().map(|change| change.kind));
            let end = paragraph.end_change.as_ref().map(|change| change.kind);
            let mut last = None;
            for kind in of_pieces.chain([end]) {
                if kind != last {
                    counts.insertions += usize::from(kind == Some(WordChangeKind::Inserted));
                    counts.deletions += usize::from(kind == Some(WordChangeKind::Deleted));
                }
                last = kind;
            }
        });
    }
    counts
}
