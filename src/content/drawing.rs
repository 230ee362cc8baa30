//! Pictures and organisation charts as they read.

use super::table::{Cell, Column, ColumnRole, Row, RowKind, Table};
use super::text::{Text, one_line};
use crate::model::Align;

/// A picture in the text.
#[derive(Clone, Debug)]
pub struct Image {
    /// The name of its file, made of what it holds.
    pub file: String,
    /// Its width in points, where the text is as wide.
    pub width: f64,
    /// The same in words.
    pub alt: Text,
    /// The line below it.
    pub caption: Option<Text>,
}

/// An organisation chart.
#[derive(Clone, Debug)]
pub struct OrgChart {
    /// The line above it.
    pub caption: Option<Text>,
    /// The same in words.
    pub alt: String,
    /// The box at the top.
    pub top: OrgBox,
}

/// A box of an organisation chart, with the boxes below it.
#[derive(Clone, Debug)]
pub struct OrgBox {
    /// The name.
    pub name: Text,
    /// The lines under the name.
    pub notes: Vec<Text>,
    /// The boxes below it, from the left.
    pub below: Vec<OrgBox>,
}

impl OrgChart {
    /// A chart with itself in words: each box that has others below it, with those.
    pub fn new(caption: Option<Text>, top: OrgBox) -> Self {
        let mut sentences = vec!["Sơ đồ tổ chức.".to_owned()];
        top.in_words(&mut sentences);
        Self { caption, alt: sentences.join(" "), top }
    }

    /// The table of what it shows, without its caption: each box with the one above it and its notes.
    pub fn to_table(&self) -> Table {
        let column = |header| Column::new(ColumnRole::Prose { align: Align::Left, width: None }, header);
        let mut rows = Vec::new();
        self.top.add_rows(None, &mut rows);
        let columns = vec![column("Tên"), column("Thuộc"), column("Ghi chú")];
        Table { columns, rows, caption: None, figures: None, place: None }
    }
}

impl OrgBox {
    /// All texts of it and of the boxes below it.
    pub fn texts(&self) -> Vec<&Text> {
        let below = self.below.iter().flat_map(Self::texts);
        [&self.name].into_iter().chain(&self.notes).chain(below).collect()
    }

    fn in_words(&self, sentences: &mut Vec<String>) {
        if self.below.is_empty() {
            return;
        }
        let below: Vec<String> = self.below.iter().map(|one| one.name.runs.to_plain()).collect();
        sentences.push(format!("{}: {}.", self.name.runs.to_plain(), below.join(", ")));
        self.below.iter().for_each(|one| one.in_words(sentences));
    }

    fn add_rows(&self, above: Option<&Self>, rows: &mut Vec<Row>) {
        let name = Cell::Lines(vec![self.name.clone()]);
        let above = Cell::Plain(above.map_or_else(String::new, |above| above.name.runs.to_plain()));
        let cells = vec![name, above, Cell::Plain(one_line(&self.notes))];
        rows.push(Row { kind: RowKind::Prose, cells });
        self.below.iter().for_each(|one| one.add_rows(Some(self), rows));
    }
}
