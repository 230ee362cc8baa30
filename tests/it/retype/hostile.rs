//! Files that are damaged, hostile or no Word files: a finding each, in bounded memory, and nothing written elsewhere.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::found;
use super::package::{Package, archive, bold, head, paragraph, plan_with};
use crate::harness::Project;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A file by the name of what is wrong with it.
type Case = (String, Vec<u8>);

/// As many pieces as are wanted, each by its number.
fn repeated(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

fn whole() -> Vec<u8> {
    plan_with(&(bold("I. NHIỆM VỤ") + &paragraph("Các chi bộ thực hiện."))).bytes()
}

/// Files that are refused, each with the reason.
fn refused() -> Vec<(Case, &'static str)> {
    [other_files(), broken_texts(), broken_and_large_parts()].concat()
}

/// Files that are no Word files, or not whole.
fn other_files() -> Vec<(Case, &'static str)> {
    let mut cases: Vec<(Case, &'static str)> = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>, reason| cases.push(((name.to_owned(), bytes), reason));
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let mut encrypted = compound.clone();
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    add("empty", Vec::new(), "broken");
    add("one byte", b"P".to_vec(), "broken");
    add("a signature alone", b"PK\x03\x04".to_vec(), "broken");
    add("zeros", vec![0; 4096], "broken");
    add("text", "Kế hoạch".into(), "broken");
    add("doc", compound, "old-format");
    add("a password", encrypted, "protected");
    add("pdf", b"%PDF-1.7".to_vec(), "other-format");
    add("rtf", b"{\\rtf1 }".to_vec(), "other-format");
    add("html", b"<html><body></body></html>".to_vec(), "other-format");
    let sheet = format!(
        "<R><Relationship Id=\"r\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></R>"
    );
    add(
        "a workbook",
        archive(&[("_rels/.rels".into(), sheet), ("xl/workbook.xml".into(), "<workbook/>".into())]),
        "other-format",
    );
    add("an odt", archive(&[("content.xml".into(), "<office:document-content/>".into())]), "other-format");
    add("no parts", archive(&[]), "broken");
    add("another archive", archive(&[("a.txt".into(), "a".into())]), "broken");
    let bytes = whole();
    for part in 1..16 {
        add(&format!("cut at {part}/16"), bytes[..bytes.len() * part / 16].to_vec(), "broken");
    }
    cases
}

/// Word files whose text is no XML, or has what is not followed.
fn broken_texts() -> Vec<(Case, &'static str)> {
    let mut cases: Vec<(Case, &'static str)> = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>, reason| cases.push(((name.to_owned(), bytes), reason));
    let document = |text: &str| Package::new("").bytes_with(text);
    for (name, text) in [
        ("no XML", "Kế hoạch"),
        ("an open tag", "<w:document><w:body><w:p>"),
        ("tags that cross", "<w:document><w:body><w:p></w:body></w:p></w:document>"),
        ("no end", "<w:document><w:body/>"),
        ("nothing", ""),
        (
            "entities",
            "<!DOCTYPE a [<!ENTITY b \"cc\">]><w:document><w:body><w:p>&b;</w:p></w:body></w:document>",
        ),
        (
            "an outer entity",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><w:document>&b;</w:document>",
        ),
        ("laughs", "<!DOCTYPE l [<!ENTITY a \"l\"><!ENTITY b \"&a;&a;\">]><w:document>&b;</w:document>"),
        (
            "an unknown entity",
            "<w:document><w:body><w:p><w:r><w:t>&abc;</w:t></w:r></w:p></w:body></w:document>",
        ),
        ("a comment without end", "<w:document><!-- <w:body/></w:document>"),
        ("a tag that does not end", "<w:document><w:body/></w:document"),
    ] {
        add(name, document(text), "broken");
    }
    add("another root", document("<html/>"), "other-format");
    cases
}

/// Word files with parts that are broken, missing, elsewhere or too large.
fn broken_and_large_parts() -> Vec<(Case, &'static str)> {
    let mut cases: Vec<(Case, &'static str)> = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>, reason| cases.push(((name.to_owned(), bytes), reason));
    let deep = |open: &str, close: &str, times| open.repeat(times) + &close.repeat(times);
    add(
        "deep tables",
        Package::new(&deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 40)).bytes(),
        "too-large",
    );
    add(
        "deep boxes",
        Package::new(&deep("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>", 30)).bytes(),
        "too-large",
    );
    add("deep tags", Package::new(&deep("<w:sdt>", "</w:sdt>", 400)).bytes(), "broken");
    add("many paragraphs", Package::new(&"<w:p/>".repeat(300_001)).bytes(), "too-large");
    add(
        "many cells",
        Package::new(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc/>".repeat(300_001))).bytes(),
        "too-large",
    );
    add("a long text", Package::new(&paragraph(&"x".repeat(17 << 20))).bytes(), "too-large");
    let main = |target: &str, more: &str| {
        let relations = format!(
            "<R><Relationship Id=\"r\" Type=\"{OFFICE}/officeDocument\" Target=\"{target}\" {more}/></R>"
        );
        archive(&[("_rels/.rels".into(), relations), ("a.txt".into(), "a".into())])
    };
    add("a text that is not there", main("word/document.xml", ""), "broken");
    add("a text outside", main("file:///etc/passwd", "TargetMode=\"External\""), "broken");
    add("a text above", main("../../../../etc/passwd", ""), "broken");
    add("a text on the web", main("https://example.vn/a.xml", "TargetMode=\"External\""), "broken");
    add(
        "styles that are no XML",
        Package::new(&paragraph("a")).part("styles", "<w:styles><w:style>").bytes(),
        "broken",
    );
    add(
        "lists that are no XML",
        Package::new(&paragraph("a")).part("numbering", "<w:numbering>&x;</w:numbering>").bytes(),
        "broken",
    );
    add(
        "notes that are no XML",
        Package::new(&paragraph("a")).part("footnotes", "<w:footnotes>").bytes(),
        "broken",
    );
    add(
        "many styles",
        Package::new("")
            .part(
                "styles",
                &format!(
                    "<w:styles>{}</w:styles>",
                    repeated(10_001, |at| format!("<w:style w:styleId=\"s{at}\"></w:style>"))
                ),
            )
            .bytes(),
        "too-large",
    );
    add(
        "many lists",
        Package::new("")
            .part(
                "numbering",
                &format!(
                    "<w:numbering>{}</w:numbering>",
                    repeated(20_001, |at| format!("<w:num w:numId=\"{at}\"></w:num>"))
                ),
            )
            .bytes(),
        "too-large",
    );
    cases
}

/// Files that are strange and can be read all the same.
fn strange() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| cases.push((name.to_owned(), bytes));
    let plan = |more: &str| plan_with(&(bold("I. NHIỆM VỤ") + more));
    add(
        "parts with names that lead out",
        plan("").loose("../../evil.xml", "<a/>").loose("/etc/evil", "a").bytes(),
    );
    add("a part with a drive's name", plan("").loose("C:\\evil.txt", "a").bytes());
    add("macros", plan("").loose("word/vbaProject.bin", "MZ").bytes());
    add(
        "a template outside",
        plan("").relation("attachedTemplate", "https://example.vn/a.dotm", "TargetMode=\"External\"").bytes(),
    );
    add(
        "a picture outside",
        plan("").relation("image", "file://server/a.png", "TargetMode=\"External\"").bytes(),
    );
    add(
        "a frame outside",
        plan("").relation("frame", "https://example.vn/", "TargetMode=\"External\"").bytes(),
    );
    add(
        "an embedded file",
        plan("<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>")
            .relation("oleObject", "embeddings/a.bin", "")
            .bytes(),
    );
    add(
        "another document within",
        plan("<w:altChunk r:id=\"r9\"/>").relation("aFChunk", "a.html", "").bytes(),
    );
    add("lists that are not there", plan("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"4000000000\"/></w:numPr></w:pPr></w:p>").bytes());
    add("styles in a circle", plan("<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr></w:p>").part("styles", "<w:styles><w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style><w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>").bytes());
    add("a list in a circle", plan("<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>").part("numbering", "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"s\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>").part("styles", "<w:styles><w:style w:styleId=\"s\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>").bytes());
    add("a number beyond all", plan("<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>").part("numbering", "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4294967295\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1%2%9)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>").bytes());
    add("a cell of many columns", plan("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"65535\"/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"65535\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>").bytes());
    add("a cell that goes on from none", plan("<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc/></w:tr></w:tbl>").bytes());
    add("a table without rows", plan("<w:tbl/><w:tbl><w:tr/></w:tbl>").bytes());
    add(
        "notes that are not there",
        plan("<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"77\"/></w:r></w:p>").bytes(),
    );
    add("a note that notes itself", plan("<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>").part("footnotes", "<w:footnotes><w:footnote w:id=\"1\"><w:p><w:r><w:t>b</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p></w:footnote></w:footnotes>").bytes());
    add("letters beside letters", plan("<w:p><w:r><w:t>a&#xFFFF;&#x0B;\u{202e}b</w:t></w:r></w:p>").bytes());
    add("lengths that are none", plan("<w:p><w:pPr><w:ind w:left=\"99999999999999999999\" w:hanging=\"-1e300\"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>").bytes());
    add("a head alone", Package::new(&head()).bytes());
    add("no text", Package::new("").bytes());
    add(
        "words that are code",
        plan(
            &(paragraph("{{ 1/0 }} {% for %} {# #} `rm -rf` $(a)")
                + &paragraph("- : #")
                + &paragraph("' \" \\ : - [ { & * ! | > %")),
        )
        .bytes(),
    );
    add("a title without words", plan(&(bold("1.") + &bold("a)") + &paragraph("- "))).bytes());
    cases
}

#[test]
fn files_that_cannot_be_read_are_refused_with_the_reason() {
    let cases = refused();
    assert!(cases.len() >= 45, "{}", cases.len());
    for ((name, bytes), reason) in cases {
        let project = Project::new().bytes_at("du-lieu/a.docx", &bytes);
        let run = project.run_within(900, &["new", "--from-word", "du-lieu/a.docx", "data/moi", "--json"]);
        assert_eq!(run.status, 1, "{name}: {run:#?}");
        let found: Vec<(String, String)> =
            found(&run).into_iter().map(|(code, reason, _)| (code, reason)).collect();
        assert_eq!(found, [("word-unreadable".to_owned(), reason.to_owned())], "{name}");
        assert_only(&project, &["du-lieu/a.docx"], &name);
    }
}

#[test]
fn strange_files_are_read_and_build() {
    let cases = strange();
    assert!(cases.len() + refused().len() >= 60, "{}", cases.len());
    for (name, bytes) in cases {
        let project = Project::new().bytes_at("du-lieu/a.docx", &bytes);
        let run = project.run_within(900, &["new", "--from-word", "du-lieu/a.docx", "data/moi"]);
        assert_eq!(run.status, 0, "{name}: {run:#?}");
        let plan = String::from_utf8(project.bytes("data/moi/plan.yaml")).unwrap();
        let run = project.run(&["check", "data"]);
        assert!(!run.stderr.contains("error["), "{name}: {run:#?}\n{plan}");
        let files =
            ["data/.schema/plan.json", "data/.schema/quotas.json", "data/moi/plan.yaml", "du-lieu/a.docx"];
        assert_only(&project, &files, &name);
    }
}

/// Asserts that a project has these files; of schemas there may be others.
fn assert_only(project: &Project, files: &[&str], name: &str) {
    let root = project.path("");
    let there: Vec<String> = walkdir::WalkDir::new(&root)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(&root).unwrap().to_string_lossy().into_owned())
        .filter(|path| !path.starts_with("data/.schema/") || files.contains(&path.as_str()))
        .collect();
    assert_eq!(there, files, "{name}");
}

/// A part a thousand times as large as in the archive, and one that says another size than it has.
#[test]
fn bombs_are_refused_in_little_memory() {
    let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    bomb.start_file("_rels/.rels", options).unwrap();
    bomb.write_all(
        format!(
            "<R><Relationship Id=\"r\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></R>"
        )
        .as_bytes(),
    )
    .unwrap();
    bomb.start_file("word/document.xml", options).unwrap();
    bomb.write_all(b"<w:document><w:body><w:p><w:r><w:t>").unwrap();
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..600 {
        bomb.write_all(&blanks).unwrap();
    }
    let project = Project::new().bytes_at("a.docx", &bomb.finish().unwrap().into_inner());
    let run = project.run_within(700, &["new", "--from-word", "a.docx", "data/moi", "--json"]);
    assert_eq!(run.status, 1, "{run:#?}");
    assert_eq!(found(&run)[0].1, "too-large", "{run:#?}");
}
