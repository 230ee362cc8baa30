//! Small Typst sources, whole documents long: what passes, what is found, and where.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use jiff::civil::date;

use super::*;

const LIBRARY: &str = "#let loud(body) = [#body!]\n#let broken() = panic(\"no\")\n";

static TYPESETTER: LazyLock<Typesetter> = LazyLock::new(|| {
    let fonts = Fonts::load(&FontSettings::default()).unwrap();
    let library = BTreeMap::from([("the-thuc.typ".to_owned(), LIBRARY.to_owned())]);
    Typesetter::new(Arc::new(fonts), library).unwrap()
});

fn typeset(source: &str) -> Result<Typeset, Vec<Problem>> {
    TYPESETTER.typeset("ke-hoach.typ", source.to_owned())
}

/// The one problem of a source.
fn the_problem(source: &str) -> Problem {
    let problems = typeset(source).unwrap_err();
    let [problem] = problems.as_slice() else { panic!("not one problem: {problems:#?}") };
    problem.clone()
}

fn message(source: &str) -> String {
    match the_problem(source) {
        Problem::Typst { message, .. } => message,
        other => panic!("not Typst's: {other:?}"),
    }
}

fn passes(source: &str) {
    typeset(source).unwrap_or_else(|problems| panic!("{source}: {problems:#?}"));
}

const PLAN: &str = r##"#import "/the-thuc.typ": loud
#set document(title: "Kế hoạch", author: "Đảng uỷ", date: auto)
#set page(paper: "a4")
#set text(lang: "vi", region: "VN", size: 14pt)
#set par(justify: true)
= KẾ HOẠCH
#loud("Phát triển đảng viên năm 2026")
#"# không phải * lệnh *, _cũng_ $không$ @phải <nhãn> \\ //"
#table(columns: 3, table.header[*TT*][*Chi bộ*][*Chỉ tiêu*], ..range(40).map(i => (str(i), "Vạn Tràng", "1")).flatten())
"##;

#[test]
fn a_document_is_set_in_the_embedded_fonts() {
    let plan = typeset(PLAN).unwrap();
    assert_eq!(plan.page_count(), 2);
    assert_eq!(plan.document().pages().len(), 2);
}

#[test]
fn a_warmed_typesetter_makes_the_same_bytes() {
    let with = |library: &str| {
        let fonts = Fonts::load(&FontSettings::default()).unwrap();
        let library = BTreeMap::from([("the-thuc.typ".to_owned(), library.to_owned())]);
        Typesetter::new(Arc::new(fonts), library).unwrap()
    };
    let (cold, warm) = (with(LIBRARY), with(LIBRARY));
    assert!(warm.warm_up());
    let made = [cold, warm].map(|typesetter| {
        let typeset = typesetter.typeset("ke-hoach.typ", PLAN.to_owned()).unwrap();
        typeset.pdf(&PdfSettings::default_for("", Some(date(2026, 6, 1)))).unwrap()
    });
    assert!(made[0] == made[1]);

    // A library that is broken breaks documents, no sooner.
    let broken = with("#panic(\"no\")");
    assert!(!broken.warm_up());
    assert!(broken.typeset("ke-hoach.typ", PLAN.to_owned()).is_err());
}

#[test]
fn text_in_strings_is_literal() {
    passes(r##"#"#panic(1) *b* $x$ \u{23}panic(2)""##);
}

#[test]
fn an_error_has_its_place() {
    let Problem::Typst { severity, place, trace, .. } = the_problem("Đ\n#let a = 1\nđ #(a + \"b\")") else {
        panic!()
    };
    let place = place.unwrap();
    assert_eq!(severity, Severity::Error);
    assert_eq!((place.file.as_str(), place.line, place.column), ("ke-hoach.typ", 3, 5));
    assert_eq!((place.width, place.source.as_str()), (7, "đ #(a + \"b\")"));
    assert_eq!(trace, []);
}

#[test]
fn an_error_in_the_library_is_traced_to_the_document() {
    let source = "#import \"/the-thuc.typ\": broken\n#broken()";
    let Problem::Typst { place, trace, .. } = the_problem(source) else { panic!() };
    assert_eq!(place.unwrap().file, "the-thuc.typ");
    let [TraceStep { step, place }] = trace.as_slice() else { panic!("{trace:?}") };
    assert_eq!(*step, Step::Call(Some("broken".into())));
    assert_eq!(place.as_ref().map(|place| (place.file.as_str(), place.line)), Some(("ke-hoach.typ", 2)));
}

#[test]
fn a_warning_is_a_problem() {
    let Problem::Typst { severity, message, .. } = the_problem("#set text(font: \"Arial\")\nA") else {
        panic!()
    };
    assert_eq!(severity, Severity::Warning);
    assert!(message.contains("arial"), "{message}");
}

#[test]
fn nothing_outside_is_reached() {
    assert!(message("#read(\"/etc/passwd\")").contains("not found"));
    assert!(message("#read(\"../../etc/passwd\")").contains("path"));
    assert!(message("#import \"@preview/cetz:0.3.0\"").contains("package not found"));
    assert!(message("#include \"/other.typ\"").contains("not found"));
    assert!(message("#datetime.today()").contains("date"));
    assert!(message("#image(\"https://example.org/a.png\")").contains("not found"));
}

#[test]
fn a_document_does_not_see_another() {
    passes("#let secret = 1");
    assert!(message("#import \"/the-thuc.typ\": *\n#secret").contains("unknown variable"));
}

#[test]
fn a_path_that_leaves_the_library_is_refused() {
    let fonts = Arc::new(Fonts::load(&FontSettings::default()).unwrap());
    let library = BTreeMap::from([("../x.typ".to_owned(), String::new())]);
    let error = Typesetter::new(fonts, library).err();
    assert_eq!(error, Some(LibraryError::BadPath("../x.typ".into())));
}

#[test]
fn a_missing_glyph_is_found() {
    let problem = the_problem("Ô trống ☐ và ☐");
    let Problem::MissingGlyph { character, spot } = problem else { panic!("{problem:?}") };
    assert_eq!((character, spot.page), ('☐', 1));
    assert!(spot.text.contains('☐'));
}

#[test]
fn invisible_characters_are_not_missed() {
    passes("a#\"\\u{ad}\"b#\"\\u{200b}\"c#\"\\u{2060}\"d#\"\\t\"e#\"\\u{a0}\"f");
}

#[test]
fn other_fonts_are_no_fallback() {
    passes("#context { assert(not text.fallback); assert.eq(text.font, \"liberation serif\") }");
}

#[test]
fn a_foreign_family_is_found() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("other.ttf"), other_font()).unwrap();
    let settings = FontSettings { folders: vec![folder.path().to_owned()], ..FontSettings::default() };
    let fonts = Fonts::load(&settings).unwrap();
    let typesetter = Typesetter::new(Arc::new(fonts), BTreeMap::new()).unwrap();
    let source = "Đúng #text(font: \"Liberation Other\")[sai, sai #underline[sai]]".to_owned();
    let problems = typesetter.typeset("a.typ", source).unwrap_err();
    let [Problem::ForeignFont { family, spot }] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!((family.as_str(), spot.text.as_str()), ("Liberation Other", "sai, sai"));
}

#[test]
fn text_outside_its_page_is_found() {
    let problem = the_problem("#place(dx: 500pt)[dài dài]");
    let Problem::OutsidePage { by, spot } = problem else { panic!("{problem:?}") };
    assert_eq!(spot.text, "dài dài");
    assert!((1.0..10.0).contains(&by), "{by}");
    let rows = "#set page(height: 100pt, margin: 20pt)\n#block(breakable: false)[a\\ b\\ c\\ d\\ e\\ f\\ g]";
    assert!(matches!(typeset(rows).unwrap_err()[..], [Problem::OutsidePage { .. }, ..]));
}

#[test]
fn text_over_text_is_found() {
    let problem = the_problem("Dưới#place(top + left)[Trên]");
    let Problem::Overlap { other, spot } = problem else { panic!("{problem:?}") };
    let mut texts = [other.as_str(), spot.text.as_str()];
    texts.sort_unstable();
    assert_eq!(texts, ["Dưới", "Trên"]);
}

#[test]
fn spaces_lie_over_nothing() {
    passes("Dưới#place(top + left)[#(\"\\u{a0}\" * 20)Trên]");
}

#[test]
fn moves_and_scales_are_followed() {
    passes("Dưới#place(top + left, move(dy: 20pt)[Trên])");
    assert!(matches!(the_problem("Dưới#box(move(dx: -20pt)[Trên])"), Problem::Overlap { .. }));
    passes("Dưới#place(top + left, dx: 40pt)[Trên]");
    let wide = "Dưới#place(top + left, dx: 40pt, scale(x: 300%, origin: right)[Trên])";
    assert!(matches!(the_problem(wide), Problem::Overlap { .. }));
}

#[test]
fn turned_text_may_lie_over_text() {
    passes("#set page(background: rotate(30deg, text(60pt)[DỰ THẢO]))\n#lorem(100)");
}

#[test]
fn text_in_lines_set_tight_passes() {
    passes(
        "#set text(size: 14pt, top-edge: 0.8em, bottom-edge: -0.2em)\n#set par(leading: 1pt, justify: true)\n#for i in range(9) [Ẫ Ặ Ở gjy *đậm* _nghiêng_#super[1] #footnote[Chú] ]",
    );
}

#[test]
fn clipped_text_is_found() {
    let problem = the_problem("#block(width: 40pt, height: 12pt, clip: true)[Trên\\ dưới]");
    assert!(matches!(&problem, Problem::Clipped { spot, .. } if spot.text == "dưới"), "{problem:?}");
    passes("#block(clip: true, inset: 2pt)[Trên]");
}

#[test]
fn a_word_that_leaves_its_cell_is_found() {
    let problem = the_problem("#table(columns: (30pt, 60pt), [dàidàidài], [])");
    let Problem::Overfull { by, spot } = problem else { panic!("{problem:?}") };
    assert_eq!(spot.text, "dàidàidài");
    assert!((1.0..10.0).contains(&by), "{by}");
    passes("#table(columns: (60pt, 60pt), table.cell(colspan: 2)[dài dài dài dài dài], [dài], [x])");
    let boxed = the_problem("#rect(width: 30pt, inset: 2pt)[dàidàidàidài]");
    assert!(matches!(boxed, Problem::Overfull { .. }));
}

#[test]
fn a_long_table_is_audited_fast() {
    let table = "#set page(height: auto)\n#table(columns: 8, ..range(4800).map(str))";
    let pages = typeset(table).unwrap();
    let begun = std::time::Instant::now();
    let found = audit::audit(pages.document().pages(), TYPESETTER.fonts());
    assert_eq!(found, []);
    assert!(begun.elapsed().as_millis() < 100, "{:?}", begun.elapsed());
}

#[test]
fn same_source_same_bytes_on_every_thread() {
    let make = || {
        let plan = typeset(PLAN).unwrap();
        let pdf = plan.pdf(&PdfSettings::default_for("a/ke-hoach", Some(date(2026, 2, 3))));
        (pdf.unwrap(), plan.svg().unwrap(), plan.png(50.0).unwrap())
    };
    let first = make();
    let threads: Vec<_> = (0..2).map(|_| std::thread::spawn(move || worker(1, make))).collect();
    for thread in threads {
        assert!(thread.join().unwrap() == first);
    }
}

#[test]
fn documents_are_distinguished_by_their_ident() {
    let plan = typeset(PLAN).unwrap();
    let [a, b, again] =
        ["a", "b", "a"].map(|ident| plan.pdf(&PdfSettings::default_for(ident, None)).unwrap());
    assert!(a == again && a != b);
}

#[test]
fn a_dated_document_is_archival_and_accessible() {
    let plan = typeset(PLAN).unwrap();
    let settings = PdfSettings::default_for("a/ke-hoach", Some(date(2026, 2, 3)));
    let pdf = String::from_utf8_lossy(&plan.pdf(&settings).unwrap()).into_owned();
    for mark in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<xmp:CreateDate>2026-02-03T00:00:00+07:00</xmp:CreateDate>",
        "<xmp:CreatorTool>kehoach ",
    ] {
        assert!(pdf.contains(mark), "{mark} in {}", &pdf[pdf.find("<x:xmpmeta").unwrap_or(0)..]);
    }
}

#[test]
fn an_undated_document_is_accessible_only() {
    let plan = typeset(PLAN).unwrap();
    let pdf = plan.pdf(&PdfSettings::default_for("a", None)).unwrap();
    assert!(!String::from_utf8_lossy(&pdf).contains("pdfaid:part"));
    let archival = PdfSettings {
        standards: Standards::parse(&["a-2a"]).unwrap(),
        ..PdfSettings::default_for("a", None)
    };
    let problems = plan.pdf(&archival).unwrap_err();
    assert!(matches!(&problems[..], [Problem::Typst { message, .. }] if message.contains("date")));
}

#[test]
fn an_export_error_has_its_place() {
    let shown = typeset("#set document(title: \"x\")\n\n#\"\\u{e000}\"").map(drop).unwrap_err();
    assert!(matches!(shown[..], [Problem::MissingGlyph { character: '\u{e000}', .. }]));
    let untitled = typeset("A").unwrap().pdf(&PdfSettings::default_for("a", None)).unwrap_err();
    assert!(matches!(&untitled[..], [Problem::Typst { message, .. }] if message.contains("title")));
}

#[test]
fn pictures_are_one_a_page() {
    let plan = typeset(PLAN).unwrap();
    let pictures = plan.png(72.0).unwrap();
    assert_eq!(pictures.len(), 2);
    assert_eq!(pictures[0][16..24], [0, 0, 2, 83, 0, 0, 3, 74]);
    assert!(plan.svg().unwrap().iter().all(|svg| svg.starts_with("<svg")));
}

#[test]
fn a_picture_too_large_is_a_problem() {
    let plan = typeset("A").unwrap();
    assert!(matches!(plan.png(1e9).unwrap_err()[..], [Problem::Panic { .. }]));
}

/// The embedded font under a family name of its own, which it spells in two encodings.
fn other_font() -> Vec<u8> {
    let mut font = include_bytes!("../../fonts/LiberationSerif-Regular.ttf").to_vec();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (old, new) in [(wide("Serif"), wide("Other")), (b"Serif".to_vec(), b"Other".to_vec())] {
        for at in 0..font.len() - old.len() {
            if font[at..].starts_with(&old) {
                font[at..at + old.len()].copy_from_slice(&new);
            }
        }
    }
    font
}
