//! Damaged fonts are reported before they print, in bounded memory; no page goes out whose text cannot be seen.

use ttf_parser::{Face, RawFace};

use crate::harness::{Project, Run};

const STYLES: [(&str, &[u8]); 4] = [
    ("Regular", include_bytes!("../../../fonts/LiberationSerif-Regular.ttf")),
    ("Bold", include_bytes!("../../../fonts/LiberationSerif-Bold.ttf")),
    ("Italic", include_bytes!("../../../fonts/LiberationSerif-Italic.ttf")),
    ("BoldItalic", include_bytes!("../../../fonts/LiberationSerif-BoldItalic.ttf")),
];

/// In MiB of addresses.
const MEMORY: u32 = 4096;

/// Tables without which no letter is printed at its place.
const NEEDED: [&str; 9] = ["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"];

/// A project with a font of its own, `Liberation Other`, whose upright style is changed.
fn with_font(change: impl Fn(Vec<u8>) -> Vec<u8>) -> Project {
    let settings = "format: 1\nfonts: {families: [Liberation Other], folders: [fonts]}\n";
    let project = Project::with_body("  - Một đoạn – văn.\n").file("data/kehoach.yaml", settings);
    STYLES.into_iter().fold(project, |project, (style, font)| {
        let font = renamed(font);
        let font = if style == "Regular" { change(font) } else { font };
        project.bytes_at(&format!("data/fonts/{style}.ttf"), &font)
    })
}

fn renamed(font: &[u8]) -> Vec<u8> {
    let mut font = font.to_vec();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let (start, end) = table(&font, "name");
    for (old, new) in [(wide("Serif"), wide("Other")), (b"Serif".to_vec(), b"Other".to_vec())] {
        for at in start..end - old.len() {
            if font[at..].starts_with(&old) {
                font[at..at + old.len()].copy_from_slice(&new);
            }
        }
    }
    font
}

fn table(font: &[u8], tag: &str) -> (usize, usize) {
    let raw = RawFace::parse(font, 0).unwrap();
    let record = raw.table_records.into_iter().find(|record| record.tag.to_string() == tag).unwrap();
    (record.offset as usize, (record.offset + record.length) as usize)
}

/// Changes a table, and says of it what its checksum then is.
fn changed(mut font: Vec<u8>, tag: &str, change: impl Fn(&mut [u8])) -> Vec<u8> {
    let (start, end) = table(&font, tag);
    change(&mut font[start..end]);
    let mut padded = font[start..end].to_vec();
    padded.resize(padded.len().next_multiple_of(4), 0);
    let quads = padded.chunks(4).map(|quad| u32::from_be_bytes(quad.try_into().unwrap()));
    let sum = quads.fold(0, u32::wrapping_add).to_be_bytes();
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let record =
        (0..count).map(|at| 12 + 16 * at).find(|at| font[*at..].starts_with(tag.as_bytes())).unwrap();
    font[record + 4..record + 8].copy_from_slice(&sum);
    font
}

fn refused(project: &Project, words: &str) -> Run {
    let run = project.run_within(MEMORY, &["build"]);
    assert_eq!(run.status, 1, "{words}: {run:#?}");
    assert!(run.stderr.contains("error[font-unusable]") && run.stderr.contains(words), "{words}: {run:#?}");
    assert!(run.stderr.contains("--> data/fonts/Regular.ttf\n"), "{run:#?}");
    assert!(!project.path("output").exists());
    run
}

#[test]
fn a_font_that_is_whole_prints() {
    let project = with_font(|font| font);
    assert!(project.pdf("plan/ke-hoach.pdf").text().contains("Một đoạn – văn."));
}

#[test]
fn no_table_of_zeros_gives_pages_that_cannot_be_read() {
    let raw = RawFace::parse(STYLES[0].1, 0).unwrap();
    let tags: Vec<String> = raw.table_records.into_iter().map(|record| record.tag.to_string()).collect();
    assert!(tags.len() > 15, "{tags:?}");
    for tag in &tags {
        let project = with_font(|font| changed(font, tag, |table| table.fill(0)));
        let run = project.run_within(MEMORY, &["build"]);
        if NEEDED.contains(&tag.as_str()) {
            assert_eq!(run.status, 1, "{tag}: {run:#?}");
            assert!(
                run.stderr.contains("error[font-unusable]") || run.stderr.contains("error[missing-glyph]"),
                "{tag}: {run:#?}"
            );
        } else {
            assert_eq!(run.status, 0, "{tag}: {run:#?}");
            assert!(
                project.built("plan/ke-hoach.pdf").text().contains("Một đoạn – văn."),
                "{tag}: {}",
                project.built("plan/ke-hoach.pdf").text()
            );
        }
    }
}

#[test]
fn a_byte_that_changed_is_reported() {
    for (tag, at) in [("cmap", 12), ("cmap", 60), ("glyf", 4_000), ("hmtx", 200), ("loca", 401), ("GPOS", 90)]
    {
        let project = with_font(|mut font| {
            let (start, _) = table(&font, tag);
            font[start + at] ^= 0x10;
            font
        });
        let run = project.run_within(MEMORY, &["build"]);
        assert_eq!(run.status, 1, "{tag} {at}: {run:#?}");
        assert!(run.stderr.contains("error[font-unusable]"), "{tag} {at}: {run:#?}");
        assert_eq!(project.run(&["fonts"]).status, 1, "{tag} {at}");
    }
}

#[test]
fn what_a_font_claims_is_measured_first() {
    let groups = |start: u32, end: u32| {
        let head = [0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 1];
        [&head[..], &start.to_be_bytes(), &end.to_be_bytes(), &[0; 4]].concat()
    };
    for (start, end) in [(0, u32::MAX), (0x10_0000, 0x7fff_ffff)] {
        let cmap = groups(start, end);
        let project =
            with_font(|font| changed(font, "cmap", |table| table[..cmap.len()].copy_from_slice(&cmap)));
        refused(&project, "more characters than there are");
    }
    let project = with_font(|font| [&b"ttcf\0\x01\0\0\xff\xff\xff\xff\0\0\0\x10"[..], &font].concat());
    refused(&project, "more fonts than there are");
    refused(&with_font(|font| font[..font.len() / 3].to_vec()), "cannot be used");
    refused(&with_font(|_| b"no font".to_vec()), "broken or cut off");
}

#[test]
fn letters_without_ink_or_width_are_reported_on_their_page() {
    let glyph = |font: &[u8]| Face::parse(font, 0).unwrap().glyph_index('–').unwrap().0;
    // No letter, and so not looked at before it is printed.
    let without_ink = with_font(|font| {
        let at = glyph(&font);
        let (start, _) = table(&font, "loca");
        let is_long = font[table(&font, "head").0 + 51] == 1;
        assert!(is_long, "the offsets of the embedded font have four bytes");
        let offset = start + 4 * usize::from(at);
        let outline = u32::from_be_bytes(font[offset..offset + 4].try_into().unwrap()) as usize;
        changed(font, "glyf", |table| table[outline..outline + 2].fill(0))
    });
    let run = without_ink.run_within(MEMORY, &["build"]);
    assert!(run.status == 1 && run.stderr.contains("error[text-invisible]"), "{run:#?}");
    assert!(run.stderr.contains("data/plan/plan.yaml:17:"), "{run:#?}");
    assert!(!without_ink.path("output").exists());
}

#[test]
fn a_broken_font_that_nobody_chose_is_passed_over() {
    let settings = "format: 1\nfonts: {folders: [fonts]}\n";
    let project = Project::with_body("  - Một đoạn.\n").file("data/kehoach.yaml", settings);
    let project = project.bytes_at("data/fonts/a.ttf", b"no font").bytes_at("data/fonts/b.otf", b"");
    let run = project.build();
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}
