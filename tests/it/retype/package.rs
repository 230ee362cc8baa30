//! Word files made by hand: paragraphs and tables as XML, as other programs write them.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file while it is made.
#[derive(Default)]
pub(super) struct Package {
    pub(super) body: String,
    parts: Vec<(String, String)>,
    relations: String,
}

impl Package {
    /// A file whose text is this XML.
    pub(super) fn new(body: &str) -> Self {
        Self { body: body.to_owned(), ..Self::default() }
    }

    /// Adds a part that the text names: `numbering`.
    pub(super) fn part(mut self, kind: &str, xml: &str) -> Self {
        self.parts.push((format!("word/{kind}.xml"), xml.to_owned()));
        self.relation(kind, &format!("{kind}.xml"), "")
    }

    /// Adds a part that nothing names.
    pub(super) fn loose(mut self, path: &str, content: &str) -> Self {
        self.parts.push((path.to_owned(), content.to_owned()));
        self
    }

    /// Adds a relation of the text.
    pub(super) fn relation(mut self, kind: &str, target: &str, more: &str) -> Self {
        let id = self.relations.matches("<Relationship ").count();
        let relation =
            format!("<Relationship Id=\"r{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\" {more}/>");
        self.relations.push_str(&relation);
        self
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let document = format!("<w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>", self.body);
        self.bytes_with(&document)
    }

    /// The file with another part in the place of the text.
    pub(super) fn bytes_with(&self, document: &str) -> Vec<u8> {
        let mut files = vec![
            (
                "_rels/.rels".to_owned(),
                format!(
                    "<Relationships><Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
                ),
            ),
            (
                "word/_rels/document.xml.rels".to_owned(),
                format!("<Relationships>{}</Relationships>", self.relations),
            ),
            ("word/document.xml".to_owned(), document.to_owned()),
        ];
        files.extend(self.parts.iter().cloned());
        archive(&files)
    }
}

pub(super) fn archive(files: &[(String, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A run: `|` is a tab, `/n` a break of the line.
pub(super) fn run(text: &str, look: &str) -> String {
    let text = escaped(text).replace('|', "</w:t><w:tab/><w:t xml:space=\"preserve\">");
    let text = text.replace("/n", "</w:t><w:br/><w:t xml:space=\"preserve\">");
    format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A paragraph of one look.
pub(super) fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text, ""))
}

/// A bold paragraph.
pub(super) fn bold(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text, "<w:b/>"))
}

/// A paragraph in the middle.
pub(super) fn centred(text: &str, look: &str) -> String {
    format!("<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}</w:p>", run(text, look))
}

/// A paragraph that Word numbers.
pub(super) fn numbered(list: u32, level: u32, text: &str, look: &str) -> String {
    let properties =
        format!("<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>");
    format!("<w:p>{properties}{}</w:p>", run(text, look))
}

/// A table; its cells are parted by `|`, lines of a cell by `;`.
pub(super) fn table(borders: bool, rows: &[&str]) -> String {
    let lines = if borders { "<w:tblBorders><w:insideH w:val=\"single\"/></w:tblBorders>" } else { "" };
    let cell = |text: &str| {
        let lines: String = text.split(';').map(|line| centred(line, "")).collect();
        format!("<w:tc>{lines}</w:tc>")
    };
    let row = |row: &&str| format!("<w:tr>{}</w:tr>", row.split('|').map(cell).collect::<String>());
    format!("<w:tbl><w:tblPr>{lines}</w:tblPr>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// The head of a Party plan in a table without lines.
pub(super) fn head() -> String {
    let head = table(
        false,
        &[
            "ĐẢNG BỘ TỈNH BÌNH HÀ;ĐẢNG UỶ XÃ TÂN PHÚ;*;Số 15-KH/ĐU|ĐẢNG CỘNG SẢN VIỆT NAM;Tân Phú, ngày 09 tháng 3 năm 2026",
        ],
    );
    head + &centred("KẾ HOẠCH", "<w:b/>")
        + &centred("phát triển đảng viên năm 2026", "<w:b/>")
        + &centred("-----", "")
}

/// The end of a Party plan in a table without lines.
pub(super) fn end() -> String {
    table(false, &["Nơi nhận:|T/M BAN THƯỜNG VỤ", "- Như trên,|BÍ THƯ", "- Lưu VPĐU.|Lê Văn Hùng"])
}

/// A plan with this text.
pub(super) fn plan_with(body: &str) -> Package {
    Package::new(&(head() + body + &end()))
}
