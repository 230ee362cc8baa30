//! Word files: the words of the PDF, in what Word users expect.

mod converted;
pub(crate) mod file;
mod life;
mod tracked;

use std::collections::BTreeMap;

use crate::harness::Project;
use file::{Element, WordFile};

const SAMPLES: [&str; 4] = ["long-thanh-2023", "ham-liem-2026", "binh-an-2026", "minh-tan-2026"];

/// A sample with its PDFs and Word files.
fn sample(name: &str) -> Project {
    let project = Project::sample(name).file("data/kehoach.yaml", "format: 1\nformats: [pdf, docx]\n");
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    project
}

/// The Word files of an output folder, below it and without their ending.
fn twins(project: &Project) -> Vec<String> {
    let root = project.path("output");
    let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    let docx = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "docx"));
    let docx = docx.filter(|file| !file.path().ends_with("so-sanh.docx"));
    let names = docx.map(|file| {
        file.path().strip_prefix(&root).unwrap().with_extension("").to_string_lossy().into_owned()
    });
    names.collect()
}

fn word_file(project: &Project, stem: &str) -> WordFile {
    WordFile::read(&project.bytes(&format!("output/{stem}.docx")))
}

fn counted(words: impl IntoIterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// The words of a PDF without what Word makes by itself or has as a picture: page numbers and repeated headers.
fn pdf_words(text: &str) -> Vec<String> {
    let lines = text.split('\u{c}').enumerate().flat_map(|(page, text)| {
        let number = (page + 1).to_string();
        let mut lines: Vec<&str> = text.lines().collect();
        if lines.first().is_some_and(|line| line.trim() == number) {
            lines.remove(0);
        }
        lines
    });
    let words = lines.flat_map(str::split_whitespace);
    words.map(|word| word.replace('\u{a0}', " ")).collect()
}

#[test]
fn the_words_are_those_of_the_pdf() {
    let mut compared = 0;
    for name in SAMPLES {
        let project = sample(name);
        for stem in twins(&project) {
            let twin = counted(word_file(&project, &stem).words());
            let pdf = counted(pdf_words(&project.built(&format!("{stem}.pdf")).text()));
            let missing: Vec<&String> = twin
                .keys()
                .filter(|word| twin[*word] > pdf.get(*word).copied().unwrap_or_default())
                .collect();
            assert!(missing.is_empty(), "{stem}: not in the PDF: {missing:?}");
            // Charts are pictures, and headers of tables are on each page.
            let has_picture =
                word_file(&project, &stem).parts.keys().any(|part| part.starts_with("word/media"));
            let has_pages = project.built(&format!("{stem}.pdf")).pages.len() > 1;
            if !has_picture && !has_pages {
                assert_eq!(twin, pdf, "{stem}");
                compared += 1;
            }
        }
    }
    assert!(compared > 10, "{compared}");
}

#[test]
fn sizes_and_lengths_are_named_styles() {
    // Half points of letters, twentieths of a point of lengths.
    let of_party =
        [("Tên loại văn bản", "32", "360"), ("Nội dung", "28", "360"), ("Dòng nơi nhận", "24", "300")];
    let of_state = [("Tên loại văn bản", "28", "360"), ("Dòng nơi nhận", "22", "280")];
    let size = |style: &Element| style.all("w:sz")[0].value().to_owned();
    let pitch = |style: &Element| style.all("w:spacing")[0].attribute("w:line").to_owned();
    let ham_liem = sample("ham-liem-2026");
    let binh_an = sample("binh-an-2026");
    let cases = [
        (word_file(&ham_liem, "ham-liem-2026/ke-hoach"), of_party.as_slice()),
        (word_file(&binh_an, "binh-an-2026/ubnd-ttr-du-toan"), of_state.as_slice()),
    ];
    for (file, styles) in cases {
        for (name, letters, line) in styles {
            let style = file.style(name);
            assert_eq!((size(&style), pitch(&style)), ((*letters).to_owned(), (*line).to_owned()), "{name}");
            assert_eq!(style.all("w:spacing")[0].attribute("w:lineRule"), "exact", "{name}");
        }
        let fonts = file.element("word/styles.xml");
        assert_eq!(fonts.all("w:rFonts")[0].attribute("w:ascii"), "Times New Roman");
        assert_eq!(fonts.all("w:lang")[0].value(), "vi-VN");
    }
    let body = word_file(&ham_liem, "ham-liem-2026/ke-hoach").style("Nội dung");
    assert_eq!(body.all("w:ind")[0].attribute("w:firstLine"), "567");
    assert_eq!(body.all("w:jc")[0].value(), "both");
}

#[test]
fn every_paragraph_has_a_style_that_is_there() {
    for name in SAMPLES {
        let project = sample(name);
        for stem in twins(&project) {
            let file = word_file(&project, &stem);
            let styles = file.element("word/styles.xml");
            let known: Vec<&str> =
                styles.all("w:style").iter().map(|style| style.attribute("w:styleId")).collect();
            let document = file.document();
            for style in document.all("w:pStyle").iter().chain(&document.all("w:rStyle")) {
                assert!(known.contains(&style.value()), "{stem}: {}", style.value());
            }
        }
    }
}

/// How many columns a cell takes.
fn span(cell: &Element) -> usize {
    cell.all("w:gridSpan").first().map_or(1, |span| span.value().parse().unwrap())
}

#[test]
fn tables_have_set_widths_whole_rows_and_headers_on_each_page() {
    let mut headers = 0;
    for name in SAMPLES {
        let project = sample(name);
        for stem in twins(&project) {
            for table in word_file(&project, &stem).document().all("w:tbl") {
                let grid: Vec<i64> = table
                    .all("w:gridCol")
                    .iter()
                    .map(|column| column.attribute("w:w").parse().unwrap())
                    .collect();
                let mut going_on = vec![false; grid.len()];
                for row in table.all("w:tr") {
                    headers += row.all("w:tblHeader").len();
                    let mut at = 0;
                    for cell in row.all("w:tc") {
                        let end = at + span(cell);
                        let width: i64 = cell.all("w:tcW")[0].attribute("w:w").parse().unwrap();
                        assert!((width - grid[at..end].iter().sum::<i64>()).abs() <= 3, "{stem}");
                        assert!(!cell.all("w:p").is_empty(), "{stem}");
                        let merged = cell.all("w:vMerge").first().map(|merge| merge.value().to_owned());
                        if merged.as_deref() == Some("continue") {
                            assert!(going_on[at], "{stem}: a cell goes on that has not begun");
                        }
                        going_on[at..end].fill(merged.is_some());
                        at = end;
                    }
                    assert_eq!(at, grid.len(), "{stem}: a row leaves columns out");
                }
                // The text of an upright page is 165 mm wide, of a turned one 257 mm.
                let width: i64 = grid.iter().sum();
                assert!((width - 9354).abs() < 12 || (width - 14570).abs() < 12, "{stem}: {width}");
            }
        }
    }
    assert!(headers > 10, "{headers}");
}

#[test]
fn a_footnote_is_a_footnote_and_marks_are_runs() {
    let body = "  - text: 'Một {{ footnote(\"chú thích <1> & \" ~ italic(\"nghiêng\")) }} {{ bold(\"đậm\") }} <w:p/> & \"'\n";
    let project = Project::with_body(body).file("data/kehoach.yaml", "format: 1\nformats: [docx]\n");
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let file = word_file(&project, "plan/ke-hoach");
    let notes = file.element("word/footnotes.xml");
    let note = notes.children.iter().find(|note| note.attribute("w:type").is_empty()).unwrap();
    let texts: Vec<&str> = note.all("w:t").iter().map(|text| text.text.as_str()).collect();
    assert_eq!(texts.concat(), " chú thích <1> & nghiêng");
    let reference = file.document();
    let reference = reference.all("w:footnoteReference")[0].attribute("w:id").to_owned();
    assert_eq!(reference, note.attribute("w:id"));
    let paragraphs = file.paragraphs();
    assert!(paragraphs.iter().any(|text| text.contains("Một  đậm <w:p/> & \"")), "{paragraphs:?}");
}

#[test]
fn sheets_turn_and_are_numbered_from_one() {
    let columns: Vec<String> = (1..=14).map(|at| format!("Nội dung thứ {at} của bảng")).collect();
    let header = columns.iter().map(|column| format!("{{header: {column}}}")).collect::<Vec<_>>().join(", ");
    let row = columns.iter().map(|_| "chữ dài").collect::<Vec<_>>().join(", ");
    let annex = format!(
        "annexes:\n  - title: [Bảng rộng]\n    body:\n      - table:\n          columns: [{header}]\n          rows: [[{row}]]\n"
    );
    let project = Project::with_body("  - text: Một việc.\n");
    let plan = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
    let project = project
        .file("data/plan/plan.yaml", &format!("{plan}bind_annexes: true\n{annex}"))
        .file("data/kehoach.yaml", "format: 1\nformats: [docx]\n");
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let document = word_file(&project, "plan/ke-hoach").document();
    let sections = document.all("w:sectPr");
    let sheets: Vec<(&str, &str)> = sections
        .iter()
        .map(|section| {
            let size = section.child("w:pgSz").unwrap();
            (size.attribute("w:w"), size.attribute("w:orient"))
        })
        .collect();
    assert_eq!(sheets, [("11906", ""), ("16838", "landscape")]);
    for section in sections {
        assert_eq!(section.child("w:pgNumType").unwrap().attribute("w:start"), "1");
        assert!(section.child("w:titlePg").is_some());
    }
}
