//! Office files: a Word file against the PDF of the same document, and a workbook and a Word file that are read against
//! unzipping and parsing the same XML.
//!
//! `cargo bench --bench office`. Each pair is measured in turn in one run; what counts are the ratios, not the times.

use std::io::{BufReader, Cursor, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use kehoach::docx::read_word_bytes;
use kehoach::intake::read_table_bytes;
use quick_xml::Reader;
use quick_xml::events::Event;

/// How often each is measured.
const ROUNDS: usize = 7;

/// As the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    twins();
    sheets();
    texts();
}

/// All documents of the samples, as Word files and as PDFs.
fn twins() {
    let output = tempfile::tempdir().expect("a temporary folder can be made");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let build = |format: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.args(["build", "--force", "-j", "1", "--format", format, "-o"]).arg(output.path()).arg(&data);
        let start = Instant::now();
        let ended = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(ended.is_ok_and(|status| status.success()), "the samples are not built as {format}");
        start.elapsed()
    };
    let ratios = (0..ROUNDS).map(|_| ratio(build("docx"), build("pdf")));
    println!("samples as Word files: {:.2} of the time of their PDFs", median(ratios.collect()));
}

/// A hundred sheets of a hundred units.
fn sheets() {
    let bytes = workbook();
    let ratios = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        let events = parsed(&bytes);
        let parsed = start.elapsed();
        let start = Instant::now();
        let read = read_table_bytes(Path::new("bang.xlsx"), &bytes);
        let whole = start.elapsed();
        let cells = read
            .expect("the workbook can be read")
            .sheets
            .iter()
            .map(|sheet| sheet.cells.len())
            .sum::<usize>();
        assert!(events > cells && cells > 100_000, "{events} events, {cells} cells");
        ratio(whole, parsed)
    });
    println!("reading 100 sheets of 100 units: {:.2} times parsing their XML", median(ratios.collect()));
}

fn workbook() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for at in 0..100 {
        let sheet = workbook.add_worksheet();
        sheet.set_name(format!("Chỉ tiêu {at}")).expect("a name of a sheet");
        for row in 0..104_u32 {
            sheet.write_string(row, 0, format!("Chi bộ Thôn {row}")).expect("a cell");
            for column in 1..13_u16 {
                sheet.write_number(row, column, f64::from(row * u32::from(column))).expect("a cell");
            }
            let sum = rust_xlsxwriter::Formula::new("=SUM(B1:M1)").set_result("5");
            sheet.write_formula(row, 13, sum).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook in memory")
}

/// A text of three thousand paragraphs in several looks.
fn texts() {
    let bytes = long_text();
    let ratios = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        let events = parsed(&bytes);
        let parsed = start.elapsed();
        let start = Instant::now();
        let read = read_word_bytes("ke-hoach.docx", &bytes);
        let whole = start.elapsed();
        let blocks = read.expect("the file can be read").blocks.len();
        assert!(events > blocks && blocks == 3_000, "{events} events, {blocks} blocks");
        ratio(whole, parsed)
    });
    println!("reading a text of 3,000 paragraphs: {:.2} times parsing its XML", median(ratios.collect()));
}

fn long_text() -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let run = |look: &str, text: &str| {
        format!(
            "<w:r><w:rPr>{look}<w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>"
        )
    };
    let paragraph = |at: usize| {
        let runs = run("", "Các chi bộ rà soát nguồn, phân công đảng viên giúp đỡ quần chúng, ")
            + &run("<w:b/>", "báo cáo kết quả ")
            + &run("<w:i/>", "trước ngày 20 của tháng cuối quý.");
        format!("<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:t>{at}. </w:t></w:r>{runs}</w:p>")
    };
    let text: String = (0..3_000).map(paragraph).collect();
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<R><Relationship Id=\"r\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></R>"
            ),
        ),
        ("word/document.xml", format!("<w:document><w:body>{text}</w:body></w:document>")),
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(xml.as_bytes()).expect("a part in memory");
    }
    archive.finish().expect("an archive in memory").into_inner()
}

/// How many events a parser makes of all XML of a package.
fn parsed(bytes: &[u8]) -> usize {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut events = 0;
    for at in 0..archive.len() {
        let part = archive.by_index(at).expect("a part");
        let mut reader = Reader::from_reader(BufReader::new(part));
        let mut buffer = Vec::new();
        while !matches!(reader.read_event_into(&mut buffer).expect("XML"), Event::Eof) {
            events += 1;
            buffer.clear();
        }
    }
    events
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

fn median(mut ratios: Vec<f64>) -> f64 {
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}
