use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file of these parts, which the text names by the last words of their types.
fn file(text: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &str| {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes.as_bytes()).unwrap();
    };
    let relation = |id: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    add("_rels/.rels", &format!("<R>{}</R>", relation(1, "officeDocument", "word/document.xml")));
    let named: String =
        parts.iter().enumerate().map(|(id, (kind, _))| relation(id, kind, &format!("{kind}.xml"))).collect();
    add("word/_rels/document.xml.rels", &format!("<R>{named}</R>"));
    add("word/document.xml", &format!("<w:document><w:body>{text}</w:body></w:document>"));
    for (kind, xml) in parts {
        add(&format!("word/{kind}.xml"), xml);
    }
    archive.finish().unwrap().into_inner()
}

fn read(text: &str, parts: &[(&str, &str)]) -> WordDocument {
    read_word_bytes("a.docx", &file(text, parts)).unwrap()
}

fn paragraphs(document: &WordDocument) -> Vec<&WordParagraph> {
    let mut all = Vec::new();
    each_paragraph(&document.blocks, &mut |paragraph| all.push(paragraph));
    all
}

fn labels(document: &WordDocument) -> Vec<String> {
    let label = |one: &&WordParagraph| one.label.as_ref().map(|label| label.text.clone()).unwrap_or_default();
    paragraphs(document).iter().map(label).collect()
}

const LISTS: &str = "<w:numbering>
    <w:abstractNum w:abstractNumId=\"3\">
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:pStyle w:val=\"P\"/><w:lvlText w:val=\"%1.\"/></w:lvl>
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl>
    <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:isLgl/><w:lvlText w:val=\"%1.%2.%3\"/></w:lvl>
    <w:lvl w:ilvl=\"3\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlRestart w:val=\"0\"/><w:lvlText w:val=\"%4)\"/></w:lvl>
    </w:abstractNum>
    <w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"-\"/></w:lvl></w:abstractNum>
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"3\"/></w:num>
    <w:num w:numId=\"2\"><w:abstractNumId w:val=\"3\"/><w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>
    <w:num w:numId=\"7\"><w:abstractNumId w:val=\"4\"/></w:num>
    </w:numbering>";

const STYLES: &str = "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\"/><w:sz w:val=\"28\"/></w:rPr></w:rPrDefault></w:docDefaults>
    <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/><w:pPr><w:jc w:val=\"both\"/></w:pPr></w:style>
    <w:style w:type=\"paragraph\" w:styleId=\"P\"><w:name w:val=\"Phần\"/><w:basedOn w:val=\"N\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type=\"character\" w:styleId=\"E\"><w:name w:val=\"Emphasis\"/><w:rPr><w:i/></w:rPr></w:style>
    <w:style w:type=\"table\" w:styleId=\"G\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr></w:style>
    </w:styles>";

fn item(list: u32, level: u8) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
    )
}

#[test]
fn numbers_are_those_that_word_prints() {
    let items = [
        (1, 0),
        (1, 1),
        (1, 1),
        (1, 2),
        (1, 3),
        (1, 0),
        (1, 1),
        (1, 3),
        (2, 1),
        (2, 1),
        (7, 0),
        (0, 0),
        (9, 0),
    ];
    let text: String = items.iter().map(|(list, level)| item(*list, *level)).collect();
    let text = text + "<w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr></w:p>";
    let read = read(&text, &[("numbering", LISTS), ("styles", STYLES)]);
    let expected = ["I.", "1.", "2.", "1.2.1", "a)", "II.", "1.", "b)", "5.", "6.", "-", "", "", "III."];
    assert_eq!(labels(&read), expected);
}

#[test]
fn looks_are_those_of_styles_with_their_own() {
    let text = "<w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"E\"/><w:b w:val=\"0\"/></w:rPr><w:t>b</w:t></w:r></w:p>";
    let read = read(text, &[("styles", STYLES)]);
    let paragraph = paragraphs(&read)[0];
    let looks: Vec<(bool, bool, Option<u16>)> = paragraph
        .pieces
        .iter()
        .map(|piece| {
            let marks = piece.look.marks;
            (marks.has(RunMark::Bold), marks.has(RunMark::Italic), piece.look.size)
        })
        .collect();
    assert_eq!(looks, [(true, false, Some(28)), (false, true, Some(28))]);
    assert_eq!(paragraph.look.style.as_deref(), Some("Phần"));
    assert_eq!(paragraph.look.alignment, Alignment::Both);
    assert_eq!(paragraph.pieces[0].look.font.as_deref(), Some("Times New Roman"));
}

#[test]
fn changes_notes_bookmarks_and_boxes_are_kept() {
    let text = "<w:p><w:pPr><w:rPr><w:ins w:id=\"1\" w:author=\"Bình\"/></w:rPr></w:pPr>
        <w:bookmarkStart w:id=\"5\" w:name=\"kh-1\"/><w:r><w:t xml:space=\"preserve\">Giữ </w:t></w:r><w:bookmarkEnd w:id=\"5\"/>
        <w:del w:id=\"2\" w:author=\"An\" w:date=\"2026-02-05T09:30:00Z\"><w:r><w:delText>cũ</w:delText></w:r></w:del>
        <w:ins w:id=\"3\" w:author=\"An\"><w:r><w:t>mới</w:t></w:r><w:del w:id=\"4\" w:author=\"Bình\"><w:r><w:delText>thôi</w:delText></w:r></w:del></w:ins>
        <w:r><w:footnoteReference w:id=\"2\"/></w:r>
        <w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>Hộp</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>
        <mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Hộp</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    let notes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>Chú thích.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let read = read(text, &[("footnotes", notes)]);
    let paragraph = paragraphs(&read)[0];
    let shown: Vec<String> = paragraph
        .pieces
        .iter()
        .map(|piece| {
            let change = piece.change.as_ref().map(|change| (change.kind, change.author.as_deref()));
            match &piece.content {
                PieceContent::Text(text) => format!("{text} {change:?}"),
                PieceContent::TextBox(blocks) => format!("box {}", blocks.len()),
                other => format!("{other:?}"),
            }
        })
        .collect();
    let expected = [
        "BookmarkStart(Bookmark { id: 5, name: \"kh-1\" })",
        "Giữ  None",
        "BookmarkEnd(5)",
        "cũ Some((Deleted, Some(\"An\")))",
        "mới Some((Inserted, Some(\"An\")))",
        "thôi Some((InsertedAndDeleted, Some(\"Bình\")))",
        "Note(Foot, 2)",
        "Shape",
        "box 1",
    ];
    assert_eq!(shown, expected);
    assert_eq!(paragraph.text(), "Giữ mới");
    assert_eq!(paragraph.end_change.as_ref().map(|change| change.kind), Some(WordChangeKind::Inserted));
    assert_eq!(read.notes.len(), 1);
    assert_eq!(format!("{:?}", paragraph.place), "a.docx:đoạn 1");
}

#[test]
fn tables_have_spans_lines_and_places() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let table = |style: &str, rows: &str| {
        format!(
            "<w:tbl><w:tblPr>{style}</w:tblPr><w:tblGrid><w:gridCol w:w=\"100\"/><w:gridCol w:w=\"200\"/></w:tblGrid>{rows}</w:tbl>"
        )
    };
    let rows = format!(
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr><w:tr>{}{}</w:tr><w:tr><w:trPr><w:ins w:id=\"1\" w:author=\"An\"/></w:trPr>{}{}</w:tr>",
        cell("<w:gridSpan w:val=\"2\"/>", "a"),
        cell("<w:vMerge w:val=\"restart\"/>", "b"),
        cell("", "c"),
        cell("<w:vMerge/>", ""),
        cell("<w:tcW w:w=\"200\" w:type=\"dxa\"/>", "d"),
    );
    let text = table("<w:tblStyle w:val=\"G\"/>", &rows) + "<w:p/>" + &table("", &rows);
    let read = read(&text, &[("styles", STYLES)]);
    let WordBlock::Table(first) = &read.blocks[0] else { panic!() };
    let WordBlock::Table(second) = &read.blocks[2] else { panic!() };
    assert!(first.has_lines && !second.has_lines);
    assert_eq!(first.grid, [100, 200]);
    assert!(first.rows[0].is_header && first.rows[0].cells[0].span == 2);
    let merged: Vec<VerticalMerge> = first.rows[1..].iter().map(|row| row.cells[0].merge).collect();
    assert_eq!(merged, [VerticalMerge::Start, VerticalMerge::Continued]);
    assert!(first.rows[2].change.is_some() && first.rows[2].cells[1].width == Some(200));
    let WordBlock::Paragraph(last) = &second.rows[2].cells[1].blocks[0] else { panic!() };
    assert_eq!(format!("{:?}", last.place), "a.docx:bảng 2 hàng 3 ô 2");
}

#[test]
fn what_is_no_word_file_is_a_fault() {
    let fault = |bytes: &[u8]| read_word_bytes("a.docx", bytes).unwrap_err();
    let mut encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    assert_eq!(fault(&encrypted), WordFault::OldFormat);
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(fault(&encrypted), WordFault::Protected);
    assert_eq!(fault(b"%PDF-1.7"), WordFault::OtherFormat);
    assert_eq!(fault(b"abc"), WordFault::Broken);
    let whole = file("<w:p/>", &[]);
    assert_eq!(fault(&whole[..whole.len() / 2]), WordFault::Broken);
    let nested = "<w:tbl><w:tr><w:tc>".repeat(30) + &"</w:tc></w:tr></w:tbl>".repeat(30);
    assert_eq!(fault(&file(&nested, &[])), WordFault::TooLarge);
    assert_eq!(fault(&file("<w:p><w:r>", &[])), WordFault::Broken);
}

#[test]
fn a_version_has_no_changes() {
    let text = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\" w:author=\"An\"/></w:rPr></w:pPr><w:r><w:t>Một</w:t></w:r></w:p>
        <w:p><w:ins w:id=\"2\" w:author=\"An\"><w:r><w:t>, hai</w:t></w:r></w:ins></w:p>
        <w:p><w:pPr><w:rPr><w:ins w:id=\"3\" w:author=\"An\"/></w:rPr></w:pPr><w:ins w:id=\"4\" w:author=\"An\"><w:r><w:t>Ba</w:t></w:r></w:ins></w:p>
        <w:tbl><w:tr><w:trPr><w:del w:id=\"5\" w:author=\"An\"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>
        <w:p><w:r><w:t>Bốn</w:t></w:r></w:p>";
    let texts = |version| {
        let version = read(text, &[]).into_version(version);
        let tables = version.blocks.iter().filter(|block| matches!(block, WordBlock::Table(_))).count();
        (paragraphs(&version).iter().map(|one| one.text()).collect::<Vec<_>>(), tables)
    };
    let (new, old) = (texts(WordVersion::New), texts(WordVersion::Old));
    assert_eq!(new, (vec!["Một, hai".to_owned(), "Ba".to_owned(), "Bốn".to_owned()], 0));
    let lines = ["Một", "", "", "Bốn"].map(str::to_owned).to_vec();
    assert_eq!(old, (lines, 1));
}
