//! The tags of a text, as far as they matter outside properties.

use std::sync::Arc;

use super::properties::change;
use super::tree::{Bookmark, NoteKind, PieceContent, WordChange, WordChangeKind};
use crate::package::XmlTag;

/// A tag that opens, as far as it matters outside properties.
pub(super) enum OpenedTag {
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    Text { is_preserved: bool },
    Piece(PieceContent),
    Shape,
    Description(Option<String>),
    Letter(char),
    Box,
    Table,
    TableProperties,
    GridColumn(u32),
    Row,
    RowProperties,
    Cell,
    CellProperties,
    Section,
    Change(Arc<WordChange>),
    Alternatives,
    Alternative,
    Passed,
    Other,
}

impl OpenedTag {
    pub(super) fn from_tag(tag: &XmlTag<'_>) -> Self {
        match tag.name() {
            "p" => Self::Paragraph,
            "pPr" => Self::ParagraphProperties,
            "r" => Self::Run,
            "rPr" => Self::RunProperties,
            "t" | "delText" => {
                Self::Text { is_preserved: tag.attribute("space").is_some_and(|is| is == "preserve") }
            }
            "tab" | "ptab" => Self::Piece(PieceContent::Tab),
            "br" | "cr" => Self::Piece(match tag.attribute("type").as_deref() {
                Some("page" | "column") => PieceContent::PageBreak,
                _ => PieceContent::LineBreak,
            }),
            "noBreakHyphen" => Self::Letter('\u{2011}'),
            "sym" => Self::Letter(symbol(tag)),
            "footnoteReference" => note(NoteKind::Foot, tag),
            "endnoteReference" => note(NoteKind::End, tag),
            "bookmarkStart" => {
                let name = tag.attribute("name").unwrap_or_default().into_owned();
                let id = tag.number("id").unwrap_or_default();
                Self::Piece(PieceContent::BookmarkStart(Bookmark { id, name }))
            }
            "bookmarkEnd" => Self::Piece(PieceContent::BookmarkEnd(tag.number("id").unwrap_or_default())),
            "txbxContent" => Self::Box,
            "blip" | "imagedata" | "chart" => Self::Piece(PieceContent::Picture(None)),
            "line" | "wsp" | "cxnSp" | "shape" | "rect" => Self::Shape,
            "docPr" => Self::Description(tag.attribute("descr").map(std::borrow::Cow::into_owned)),
            "tbl" => Self::Table,
            "tblPr" => Self::TableProperties,
            "gridCol" => Self::GridColumn(tag.number("w").unwrap_or_default()),
            "tr" => Self::Row,
            "trPr" => Self::RowProperties,
            "tc" => Self::Cell,
            "tcPr" => Self::CellProperties,
            "sectPr" => Self::Section,
            "ins" | "moveTo" => Self::Change(change(tag, WordChangeKind::Inserted)),
            "del" | "moveFrom" => Self::Change(change(tag, WordChangeKind::Deleted)),
            "AlternateContent" => Self::Alternatives,
            "Choice" | "Fallback" => Self::Alternative,
            "sdtPr" | "sdtEndPr" | "instrText" | "delInstrText" | "tblGridChange" | "tblPrEx" => Self::Passed,
            _ => Self::Other,
        }
    }
}

fn note(kind: NoteKind, tag: &XmlTag<'_>) -> OpenedTag {
    OpenedTag::Piece(PieceContent::Note(kind, tag.number("id").unwrap_or_default()))
}

/// A letter of a font of symbols, by its code: those of Word's own begin at F000.
fn symbol(tag: &XmlTag<'_>) -> char {
    let code = tag.attribute("char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
    code.and_then(char::from_u32).unwrap_or('\u{fffd}')
}
