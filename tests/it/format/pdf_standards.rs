//! The metadata of the files: standards, tags, language, title, author.

use super::plan::{Plan, pdfs};
use super::samples::{SAMPLES, every_pdf};
use super::*;

/// The levels of the headings among some roles.
fn levels(roles: &[String]) -> Vec<u32> {
    roles.iter().filter_map(|role| role.strip_prefix('H')?.parse().ok()).collect()
}

fn count(pdf: &Pdf, role: &str) -> usize {
    pdf.roles.iter().filter(|one| *one == role).count()
}

#[test]
fn every_file_is_tagged_vietnamese_and_for_readers_of_all_kinds() {
    for pdf in every_pdf() {
        assert!(pdf.tagged);
        assert_eq!(pdf.lang.as_deref().map(|lang| lang.split('-').next()), Some(Some("vi")));
        assert!(pdf.xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{}", pdf.xmp);
    }
}

#[test]
fn a_dated_file_is_an_archive_too() {
    for (date, is_archive) in [("2026-06-03", true), ("2026-06", false), ("2026", false)] {
        let pdf = Plan::new().set("date", date).pdf();
        assert_eq!(pdf.xmp.contains("<pdfaid:part>2</pdfaid:part>"), is_archive, "{date}");
        assert_eq!(pdf.xmp.contains("<pdfaid:conformance>A</pdfaid:conformance>"), is_archive, "{date}");
        assert_eq!(!pdf.output_intents.is_empty(), is_archive, "{date}");
        assert!(pdf.xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{date}");
    }
}

#[test]
fn the_samples_are_archives_if_they_have_a_date() {
    for sample in SAMPLES.iter() {
        for pdf in sample.pdfs() {
            let is_archive = pdf.xmp.contains("<pdfaid:part>2</pdfaid:part>");
            assert_eq!(is_archive, sample.name == "long-thanh-2023");
        }
    }
}

#[test]
fn the_date_of_a_file_is_that_of_its_document() {
    let created = Plan::new().pdf().created.unwrap();
    assert_eq!((created.year, created.month, created.day), (2026, 6, 3));
    assert!(Plan::new().set("date", "2026").pdf().created.is_none());
}

#[test]
fn title_and_author_are_the_documents_own() {
    let expected = [
        (
            "long-thanh-2023",
            "Ban Thường vụ Đảng ủy xã Long Thành",
            "Kế hoạch bồi dưỡng, kết nạp đảng viên và nâng cao chất lượng đảng viên \
             giai đoạn 2023 - 2025 và những năm tiếp theo",
            "Phụ lục: CHỈ TIÊU KẾT NẠP ĐẢNG VIÊN HÀNG NĂM",
        ),
        (
            "ham-liem-2026",
            "Ban Thường vụ Đảng ủy xã Hàm Liêm",
            "Kế hoạch phát triển đảng viên mới năm 2026",
            "Phụ lục: CHỈ TIÊU PHÁT TRIỂN ĐẢNG VIÊN NĂM 2026",
        ),
    ];
    for sample in SAMPLES.iter() {
        let (_, author, plan, annex) = expected.iter().find(|one| one.0 == sample.name).unwrap();
        for (pdf, title) in sample.pdfs().into_iter().zip([plan, annex]) {
            assert_eq!(pdf.title.as_deref(), Some(*title));
            assert_eq!(pdf.author.as_deref(), Some(*author));
            assert!(pdf.xmp.contains(author));
        }
    }
}

#[test]
fn headings_begin_with_h1_and_skip_no_level() {
    for sample in SAMPLES.iter() {
        let levels = levels(&sample.plan.roles);
        let deepest = if sample.name == "long-thanh-2023" { 4 } else { 2 };
        assert_eq!((levels[0], levels.iter().max()), (1, Some(&deepest)));
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    }
}

#[test]
fn upright_numbers_between_headings_skip_no_level_either() {
    let body = "  - text: Một.\n    body:\n      - title: Hai\n        body: [{title: Ba, body: [Bốn.]}]\n";
    assert_eq!(levels(&Plan::new().body(body).pdf().roles), [1, 2]);
}

#[test]
fn every_heading_has_a_bookmark_with_its_label() {
    for sample in SAMPLES.iter() {
        assert_eq!(sample.plan.bookmarks.len(), levels(&sample.plan.roles).len());
        assert!(sample.plan.bookmarks[0].starts_with("I. "), "{:?}", sample.plan.bookmarks);
    }
}

#[test]
fn a_table_has_rows_header_cells_and_cells() {
    for sample in SAMPLES.iter() {
        let (tables, headers, rows, cells) = match sample.name {
            // Each header has a row more, of one cell, for the line that continues the table.
            "long-thanh-2023" => (2, 5 + 4, 19 + 7, 17 * 4 + 5 * 3),
            _ => (1, 9, 15, 13 * 8),
        };
        let counts = ["Table", "TH", "TR", "TD"].map(|role| count(&sample.annex, role));
        assert_eq!(counts, [tables, headers, rows, cells]);
    }
}

#[test]
fn a_repeated_header_row_is_tagged_once() {
    let annex = Plan::new().units(100, |n| format!("Thôn {n}"), "").annex("", "").annex_pdf();
    assert!(annex.pages.len() > 2);
    // The last unit is a header too, since that keeps it with the total.
    assert_eq!(["Table", "TH", "TR"].map(|role| count(&annex, role)), [1, 5 + 4, 103]);
}

#[test]
fn the_title_of_an_annex_is_its_only_heading() {
    for sample in SAMPLES.iter() {
        assert_eq!(levels(&sample.annex.roles), [1]);
    }
}

#[test]
fn items_are_lists_with_labels() {
    let body =
        "  - Một.\n  - items: [Hai., Ba., {text: Bốn., items: [Năm.]}]\n  - Sáu.\n  - items: [Bảy., Tám.]\n";
    let counts = |body: &str| {
        let pdf = Plan::new().body(body).pdf();
        ["L", "LI", "Lbl", "LBody"].map(|role| count(&pdf, role))
    };
    // The last two, of one line each, are set with the signature, and each stands on its own.
    assert_eq!(counts(body), [3, 6, 6, 6]);
    assert_eq!(counts("  - items: [Hai., Ba., Bốn.]\n"), [3, 3, 3, 3]);
    assert_eq!(counts("  - Một.\n"), [0; 4]);
}

#[test]
fn paragraphs_are_paragraphs() {
    let pdf = &pdfs(&[Plan::new().paragraphs(["Một.", "Hai.", "Ba."])])[0];
    assert!(count(pdf, "P") >= 3, "{:?}", pdf.roles);
    assert_eq!(pdf.roles[0], "Document");
}
